"""`needle new`: what it writes validates at once, misleads nobody, and never overwrites anything."""

import json
import re
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from builders import TODAY
from conftest import Run
from needlecli.advice import Recommendation, recommend
from needlecli.client import read_client
from needlecli.files import load_pack, shipped, template
from needlecli.knowledge import Pack, Variant
from needlecli.source import Document
from needlecli.source.yaml import parse

Validator = import_module("jsonschema").Draft202012Validator
SCHEMA_LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")
NEW = "needle-mask"


def read(path: Path) -> Any:
    """Give the plain data of a file."""
    parsed = parse(path.name, path.read_bytes())
    assert parsed.value is not None, parsed.diagnostics
    return parsed.value.data


def schema_of(path: Path) -> Path:
    """Give the schema that the first line of a file leads an editor to."""
    line = SCHEMA_LINE.match(path.read_text(encoding="utf-8"))
    assert line is not None
    return path.parent / line[1]


def uncommented(text: str) -> str:
    """Turn every comment that holds a key of its own into that key."""
    head, gap, body = text.partition("\n\n")
    key = re.compile(r"^( *)# ((?: *- \{?| *)(?!needle:)[a-z_]+: ?)", flags=re.MULTILINE)
    return head + gap + key.sub(r"\1\2", body)


def contents(folder: Path) -> dict[str, bytes]:
    """Give every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def advice_of(pack: Pack, **record: Any) -> Recommendation:
    """Give what a pack advises for an intake record."""
    checked = read_client(Document("record", "", record), pack, TODAY)
    assert checked.value is not None
    return recommend(pack, checked.value)


class TestANewPack:
    @pytest.fixture
    def made(self, tmp_path: Path, run: Run) -> Path:
        folder = tmp_path / "my-protocols"
        done = run("new", "pack", str(folder))
        assert (done.returncode, done.stderr) == (0, "")
        return folder

    def test_holds_the_shipped_files_as_they_are_but_for_the_way_to_their_schemas(self, made: Path) -> None:
        ours = {str(path.relative_to(shipped())): path for path in shipped().rglob("*.yaml")}
        assert {name for name in contents(made) if name.endswith(".yaml")} == set(ours)
        for name, path in ours.items():
            assert SCHEMA_LINE.sub("", (made / name).read_text(encoding="utf-8")) == SCHEMA_LINE.sub(
                "", path.read_text(encoding="utf-8")
            )

    def test_leads_every_editor_to_a_schema_of_its_own(self, made: Path) -> None:
        named = [path for path in made.rglob("*.yaml") if SCHEMA_LINE.match(path.read_text(encoding="utf-8"))]
        assert made / "pen.yaml" in named
        for path in named:
            assert json.loads(schema_of(path).read_text(encoding="utf-8"))["$schema"]
            assert schema_of(path).resolve().is_relative_to(made.resolve())

    def test_validates(self, made: Path, run: Run) -> None:
        done = run("validate", str(made))
        assert done.returncode == 0, done.stdout

    def test_passes_its_cases(self, made: Path, run: Run) -> None:
        done = run("test", str(made))
        assert done.returncode == 0, done.stdout + done.stderr

    def test_gives_the_advice_of_the_shipped_pack(self, made: Path, run: Run) -> None:
        asked = ("recommend", "--concern", "acne-scars", "--on", "2026-11-22", "--format", "json")
        mine, theirs = (json.loads(run(*asked, *more).stdout) for more in (("--protocols", str(made)), ()))
        assert [option["variant"] for option in mine["options"]] == [option["variant"] for option in theirs["options"]]
        assert mine["questions"] == theirs["questions"]

    def test_tells_what_was_written_and_what_to_run_next(self, run: Run, tmp_path: Path) -> None:
        told = run("new", "pack", "mine", cwd=tmp_path).stdout
        assert "wrote mine" in told
        assert "\n  needle validate mine\n  needle test mine\n" in told

    def test_may_go_into_an_empty_folder(self, run: Run, tmp_path: Path) -> None:
        assert run("new", "pack", str(tmp_path)).returncode == 0
        assert (tmp_path / "pen.yaml").is_file()

    def test_never_goes_where_something_is(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "notes.txt").write_text("mine")
        for place in (tmp_path, tmp_path / "notes.txt"):
            done = run("new", "pack", str(place))
            assert (done.returncode, done.stdout) == (2, "")
            assert "is there already" in done.stderr
        assert contents(tmp_path) == {"notes.txt": b"mine"}


class TestANewVariant:
    def test_validates_but_for_what_only_a_person_can_say(self, run: Run, tmp_path: Path) -> None:
        """For whom it is the better one, and why it need not ask what others ask, stays to be written."""
        done = run("new", "variant", NEW, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        checked = run("validate", ".", "--format", "json", cwd=tmp_path)
        assert checked.returncode == 0, checked.stdout
        found = json.loads(checked.stdout)["findings"]
        assert {(one["name"], one["severity"]) for one in found} == {
            ("never-recommended", "warning"),
            ("question-ignored", "warning"),
        }

    def test_satisfies_its_schema_as_well(self, run: Run, tmp_path: Path) -> None:
        run("new", "variant", NEW, cwd=tmp_path)
        written = tmp_path / f"{NEW}.yaml"
        checker = Validator(json.loads(schema_of(written).read_text(encoding="utf-8")))
        assert [problem.message for problem in checker.iter_errors(read(written))] == []

    def test_is_named_as_asked_and_dated_today(self, run: Run, tmp_path: Path) -> None:
        run("new", "variant", NEW, cwd=tmp_path)
        text = (tmp_path / f"{NEW}.yaml").read_text(encoding="utf-8")
        assert read(tmp_path / f"{NEW}.yaml")["id"] == NEW
        assert f"reviewed: {date.today()}" in text  # noqa: DTZ011 - the day on the wall
        assert "my-variant" not in text.casefold()
        assert "My variant" not in text

    def test_leads_the_editor_to_a_schema_beside_it(self, run: Run, tmp_path: Path) -> None:
        told = run("new", "variant", NEW, "mine", cwd=tmp_path).stdout
        assert schema_of(tmp_path / "mine" / f"{NEW}.yaml") == tmp_path / "mine/schemas/protocol.schema.json"
        assert json.loads((tmp_path / "mine/schemas/protocol.schema.json").read_text(encoding="utf-8"))["$schema"]
        written = [str(Path("mine", f"{NEW}.yaml")), str(Path("mine/schemas/protocol.schema.json"))]
        assert told.splitlines()[:2] == [f"wrote {name}" for name in written]
        assert told.endswith("\n  needle validate mine\n")

    def test_uses_the_schema_that_is_there(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "schemas").mkdir()
        (tmp_path / "schemas/protocol.schema.json").write_text("{}")
        run("new", "variant", NEW, "mine", cwd=tmp_path)
        assert schema_of(tmp_path / "mine" / f"{NEW}.yaml").resolve() == tmp_path / "schemas/protocol.schema.json"
        assert (tmp_path / "schemas/protocol.schema.json").read_text() == "{}"
        assert not (tmp_path / "mine" / "schemas").exists()

    def test_explains_every_key_a_variant_may_have(self) -> None:
        text = template("variant")
        keys = [name.rstrip("_") for name in Variant._fields]
        assert [key for key in keys if not re.search(rf"^(# )?{key}:", text, flags=re.MULTILINE)] == []

    def test_shows_only_keys_that_a_protocol_file_may_have(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "my-variant.yaml").write_text(uncommented(template("variant")), encoding="utf-8")
        found = json.loads(run("validate", ".", "--format", "json", cwd=tmp_path).stdout)["findings"]
        errors = {finding["name"] for finding in found if finding["severity"] == "error"}
        assert errors <= {"wrong-value", "wrong-condition", "unknown-term"}, found

    @pytest.mark.parametrize("technique", ["needle", "rf"])
    def test_is_offered_to_nobody_and_changes_nothing_for_the_others(
        self, technique: str, tmp_path: Path, pack: Pack
    ) -> None:
        text = template("variant").replace("technique: needle", f"technique: {technique}")
        (tmp_path / "my-variant.yaml").write_text(text, encoding="utf-8")
        mine = load_pack((str(tmp_path),))
        assert set(mine.variants) == {*pack.variants, "my-variant"}
        for wanted in ([], *([concern] for concern in pack.vocabulary.concerns)):
            new, old = (advice_of(one, concerns=wanted, others="no") for one in (mine, pack))
            (fresh,) = [option for option in new.options if option.variant.id == "my-variant"]
            assert not fresh.if_clear.treatable
            assert not fresh.depth
            for option in new.options:
                if option is not fresh:
                    (before,) = [other for other in old.options if other.variant == option.variant]
                    assert option._replace(rank=0, why_here="") == before._replace(rank=0, why_here="")

    @pytest.mark.parametrize("name", ["Pen", "my variant", "no", "null", "-pen", "../pen", "pen.yaml", "x" * 61, ""])
    def test_needs_an_id_of_lower_case_words(self, run: Run, tmp_path: Path, name: str) -> None:
        done = run("new", "variant", "--", name, cwd=tmp_path)
        assert done.returncode == 2
        assert "cannot be an id" in done.stderr
        assert contents(tmp_path) == {}

    def test_does_not_take_the_place_of_another_unless_told_to(self, run: Run, tmp_path: Path) -> None:
        refused = run("new", "variant", "pen", cwd=tmp_path)
        assert refused.returncode == 2
        assert "already has a variant pen" in refused.stderr
        assert "replace it" in refused.stderr
        assert "--replace" in refused.stderr
        assert contents(tmp_path) == {}
        assert run("new", "variant", "pen", "--replace", cwd=tmp_path).returncode == 0
        assert read(tmp_path / "pen.yaml")["id"] == "pen"

    def test_does_not_take_a_word_that_stands_for_another(self, run: Run, tmp_path: Path) -> None:
        done = run("new", "variant", "microneedling-pen", cwd=tmp_path)
        assert done.returncode == 2
        assert "already another word for pen" in done.stderr

    def test_knows_the_variants_of_its_folder(self, run: Run, tmp_path: Path) -> None:
        run("new", "variant", NEW, cwd=tmp_path)
        (tmp_path / f"{NEW}.yaml").rename(tmp_path / "renamed.yaml")
        assert "already has a variant needle-mask" in run("new", "variant", NEW, cwd=tmp_path).stderr

    @pytest.mark.parametrize("more", [(), ("--replace",)])
    def test_never_overwrites_a_file(self, run: Run, tmp_path: Path, more: tuple[str, ...]) -> None:
        (tmp_path / f"{NEW}.yaml").write_text("mine")
        done = run("new", "variant", NEW, *more, cwd=tmp_path)
        assert done.returncode == 2
        assert "is there already" in done.stderr
        assert contents(tmp_path) == {f"{NEW}.yaml": b"mine"}

    def test_can_be_started_beside_a_file_with_errors(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "half.yaml").write_text("id: half\n")
        assert run("new", "variant", NEW, cwd=tmp_path).returncode == 0


class TestANewCase:
    def test_reads_and_passes(self, run: Run, tmp_path: Path) -> None:
        made = run("new", "case", "stopped-isotretinoin", cwd=tmp_path)
        assert (made.returncode, made.stderr) == (0, "")
        path = str(Path("cases", "stopped-isotretinoin.yaml"))
        assert made.stdout.splitlines()[0] == f"wrote {path}"
        assert made.stdout.endswith(f"\n  needle test {path}\n")
        done = run("test", path, cwd=tmp_path)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "1 passed" in done.stdout

    def test_shows_only_keys_that_a_case_may_have(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "cases").mkdir()
        (tmp_path / "cases/scars.yaml").write_text(uncommented(template("case")), encoding="utf-8")
        found = json.loads(run("validate", "cases/scars.yaml", "--format", "json", cwd=tmp_path).stdout)["findings"]
        errors = {finding["name"] for finding in found if finding["severity"] == "error"}
        assert errors <= {"wrong-value", "unknown-term"}, found

    def test_says_the_day_it_is_for(self, run: Run, tmp_path: Path) -> None:
        run("new", "case", "scars", cwd=tmp_path)
        text = (tmp_path / "cases/scars.yaml").read_text(encoding="utf-8")
        assert f"on: {date.today()}" in text  # noqa: DTZ011 - the day on the wall

    def test_leads_the_editor_to_the_schema_of_its_pack(self, run: Run, tmp_path: Path) -> None:
        run("new", "case", "scars", cwd=tmp_path)
        assert schema_of(tmp_path / "cases/scars.yaml").resolve() == tmp_path / "schemas/case.schema.json"
        assert json.loads((tmp_path / "schemas/case.schema.json").read_text(encoding="utf-8"))["$schema"]

    def test_satisfies_its_schema_as_well(self, run: Run, tmp_path: Path) -> None:
        run("new", "case", "scars", cwd=tmp_path)
        written = tmp_path / "cases" / "scars.yaml"
        checker = Validator(json.loads(schema_of(written).read_text(encoding="utf-8")))
        assert [problem.message for problem in checker.iter_errors(read(written))] == []

    def test_goes_to_the_file_that_is_named(self, run: Run, tmp_path: Path) -> None:
        assert run("new", "case", "mine/cases/scars.yaml", cwd=tmp_path).returncode == 0
        assert schema_of(tmp_path / "mine/cases/scars.yaml").resolve() == tmp_path / "mine/schemas/case.schema.json"

    def test_never_overwrites_a_file(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "cases").mkdir()
        (tmp_path / "cases/scars.yaml").write_text("mine")
        done = run("new", "case", "scars", cwd=tmp_path)
        assert done.returncode == 2
        assert contents(tmp_path) == {"cases/scars.yaml": b"mine"}

    @pytest.mark.parametrize("name", ["Scars", "two words", "a/b", ""])
    def test_needs_a_name_of_lower_case_words(self, run: Run, tmp_path: Path, name: str) -> None:
        assert run("new", "case", name, cwd=tmp_path).returncode == 2
        assert contents(tmp_path) == {}


def test_new_without_a_word_says_what_it_can_start(run: Run) -> None:
    done = run("new")
    assert all(word in done.stdout + done.stderr for word in ("pack", "variant", "case"))
