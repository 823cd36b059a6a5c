"""`needle test` at the command line: what it prints, where, and with which exit code."""

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from conftest import Run

HEAD = """on: 2026-11-22
client:
  concerns: [acne-scars]
  others: no
  operator: physician
  facts: {age: 34, sex: female, skin_type: II, face-volume: average}
cases:
"""
GOOD = "  - name: a healthy adult\n    variants: [pen]\n    expect: {cautions: [], first: pen}\n"
BAD = """  - name: isotretinoin two months ago is no obstacle
    variants: [pen]
    client: {facts: {isotretinoin: 2026-09-22}}
    expect:
      cautions: []
"""
GAP = "  - name: a gap\n    known_gap: nobody has looked\n    variants: [pen]\n    expect: {cautions: [pregnancy]}\n"
OPEN = "  - name: a skeleton\n    expect:\n"

Write = Callable[..., str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a case file into the folder where needle then runs."""

    def to_file(*cases: str, name: str = "seen.yaml", head: str = HEAD) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(head + "".join(cases), encoding="utf-8")
        return name

    return to_file


class TestWithoutAPath:
    def test_the_shipped_cases_pass(self, run: Run) -> None:
        done = run("test")
        assert (done.returncode, done.stderr) == (0, ""), done.stdout[-3000:]
        assert done.stdout.endswith(" passed\n")

    def test_a_clinics_own_cases_run_as_well(self, run: Run, write: Write, tmp_path: Path) -> None:
        write(BAD, name="clinic/cases/own.yaml")
        done = run("test", "-k", "clinic/cases", "--protocols", "clinic", cwd=tmp_path)
        assert done.returncode == 1
        assert done.stdout.startswith("failed: isotretinoin two months ago is no obstacle (clinic/cases/own.yaml)\n")


class TestWhatIsPrinted:
    def test_is_one_line_when_all_is_as_was_agreed(self, run: Run, write: Write, tmp_path: Path) -> None:
        done = run("test", write(GOOD), cwd=tmp_path)
        assert (done.returncode, done.stdout, done.stderr) == (0, "1 case in 1 file: 1 passed\n", "")

    def test_shows_expected_and_got_and_the_clause_that_decided(self, run: Run, write: Write, tmp_path: Path) -> None:
        done = run("test", write(GOOD, BAD), cwd=tmp_path)
        assert (done.returncode, done.stderr) == (1, "")
        told = done.stdout.splitlines()
        clause = next(line for line in told if "this decided" in line)
        assert told[:6] == [
            "failed: isotretinoin two months ago is no obstacle (seen.yaml)",
            "",
            "error[case-failed]: the cautions that hold are not those expected",
            "     --> seen.yaml:15:7",
            "   15 |       cautions: []",
            "      |       ^^^^^^^^",
        ]
        assert clause.startswith(
            '     --> this decided: "isotretinoin within 6 months" is yes: protocols/_common.yaml:'
        )
        assert [line.split() for line in told if "extra" in line] == [["|", "extra", "|", "isotretinoin-6-months"]]
        assert told[-1] == "2 cases in 1 file: 1 passed, 1 failed"

    def test_names_a_known_gap_and_passes(self, run: Run, write: Write, tmp_path: Path) -> None:
        done = run("test", write(GOOD, GAP), cwd=tmp_path)
        assert done.returncode == 0
        assert done.stdout == (
            "skipped: a gap: known gap: nobody has looked\n\n2 cases in 1 file: 1 passed, 1 known gap\n"
        )

    @pytest.mark.parametrize(
        ("case", "name"),
        [
            (OPEN, "case-open"),
            (GOOD.replace("    expect", "    confirmed: no\n    expect"), "case-unconfirmed"),
            (GAP.replace("[pregnancy]", "[]"), "gap-closed"),
            (GOOD.replace("[]", "{exclude: [roller-depth-cap]}"), "never-evaluated"),
        ],
    )
    def test_names_what_keeps_a_case_from_passing(
        self, run: Run, write: Write, tmp_path: Path, case: str, name: str
    ) -> None:
        done = run("test", write(case), "--format", "concise", cwd=tmp_path)
        assert done.returncode == 1
        assert f"error[{name}]" in done.stdout

    def test_is_data_on_request(self, run: Run, write: Write, tmp_path: Path) -> None:
        done = run("test", write(GOOD, BAD), "--json", cwd=tmp_path)
        told = json.loads(done.stdout)
        assert (told["command"], told["schema"]) == ("test", "needle.findings/1")
        assert [unit["outcome"] for unit in told["checked"]] == ["passed", "failed"]
        assert told["findings"][0]["compared"] == [{"expected": "", "got": "isotretinoin-6-months"}]
        assert told["findings"][0]["related"][0]["file"] == "protocols/_common.yaml"

    def test_goes_to_a_junit_file_beside_the_screen(self, run: Run, write: Write, tmp_path: Path) -> None:
        done = run("test", write(GOOD, BAD, GAP), "--junit", "out.xml", cwd=tmp_path)
        assert done.stdout.endswith("3 cases in 1 file: 1 passed, 1 failed, 1 known gap\n")
        suite = fromstring((tmp_path / "out.xml").read_text(encoding="utf-8"))[0]  # noqa: S314 - our own file
        assert suite.attrib == {"name": "needle test", "tests": "3", "failures": "1", "errors": "0", "skipped": "1"}
        assert [case.get("classname") for case in suite] == ["seen.yaml"] * 3

    def test_is_the_same_without_colour_and_in_colour(self, run: Run, write: Write, tmp_path: Path) -> None:
        plain = run("test", write(BAD), cwd=tmp_path).stdout
        colour = run("test", write(BAD), "--color", "always", cwd=tmp_path).stdout
        assert "\x1b[" in colour
        assert "\x1b[" not in plain
        assert run("test", write(BAD), env={"NO_COLOR": "1", "FORCE_COLOR": "1"}, cwd=tmp_path).stdout == plain


class TestAMistakeInACaseFile:
    def test_is_found_before_anything_runs(self, run: Run, write: Write, tmp_path: Path) -> None:
        write(BAD, name="bad.yaml")
        typo = write(GOOD.replace("first: pen", "first: penn"))
        done = run("test", typo, "bad.yaml", cwd=tmp_path)
        assert done.returncode == 1
        assert "error[unknown-term]: 'penn' is not a variant of this pack" in done.stdout
        assert "did you mean 'pen'?" in done.stdout
        assert done.stdout.endswith("1 of 2 case files cannot be read: no case was run\n")

    def test_is_quoted_for_it_is_the_authors_own_text(self, run: Run, write: Write, tmp_path: Path) -> None:
        done = run("test", write(BAD.replace("2026-09-22", "last autumn")), cwd=tmp_path)
        assert "   10 |     client: {facts: {isotretinoin: last autumn}}" in done.stdout

    @pytest.mark.parametrize(
        ("text", "name"),
        [("id: pen\n", "missing-key"), ("", "empty-file"), ("a: b: c\n", "not-yaml"), ("- a\n", "wrong-type")],
    )
    def test_may_be_that_it_is_none(self, run: Run, tmp_path: Path, text: str, name: str) -> None:
        (tmp_path / "x.yaml").write_text(text, encoding="utf-8")
        done = run("test", "x.yaml", cwd=tmp_path)
        assert done.returncode == 1
        assert done.stdout.startswith(f"error[{name}]: ")


class TestNothingToCheck:
    @pytest.mark.parametrize("path", ["nowhere.yaml", ".", "empty.yaml"])
    def test_has_an_exit_code_of_its_own(self, run: Run, write: Write, tmp_path: Path, path: str) -> None:
        write(head="on: 2026-11-22\ncases: []\n", name="empty.yaml")
        done = run("test", path, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (3, "")
        assert done.stderr.startswith("error: ")

    def test_is_also_a_text_that_no_case_has(self, run: Run, write: Write, tmp_path: Path) -> None:
        done = run("test", write(GOOD, BAD), "-k", "keloid", cwd=tmp_path)
        assert (done.returncode, done.stdout) == (3, "")
        assert "-k 'keloid' selects none of the 2 cases" in done.stderr

    def test_is_also_a_pack_with_errors(self, run: Run, write: Write, tmp_path: Path) -> None:
        write(GOOD, name="clinic/cases/own.yaml")
        (tmp_path / "clinic" / "pen.yaml").write_text("id: pen\n", encoding="utf-8")
        done = run("test", "clinic", cwd=tmp_path)
        assert (done.returncode, done.stdout) == (3, "")
        assert "the protocol files have errors" in done.stderr


class TestSelecting:
    @pytest.mark.parametrize("text", ["HEALTHY", "a healthy adult", "^seen.* adult$", "healthy|keloid", "seen.yaml a"])
    def test_takes_the_cases_with_a_text_or_a_pattern(self, run: Run, write: Write, tmp_path: Path, text: str) -> None:
        done = run("test", write(GOOD, BAD), "-k", text, cwd=tmp_path)
        assert done.stdout == "1 case in 1 file: 1 passed (1 left out by -k)\n"

    def test_takes_a_text_as_it_stands_where_it_is_no_pattern(self, run: Run, write: Write, tmp_path: Path) -> None:
        done = run("test", write(GOOD.replace("adult", "adult (34"), BAD), "-k", "(34", cwd=tmp_path)
        assert (done.returncode, done.stdout) == (0, "1 case in 1 file: 1 passed (1 left out by -k)\n")


class TestWhereCasesComeFrom:
    def test_may_be_standard_input(self, run: Run) -> None:
        done = run("test", "-", stdin=HEAD + GOOD)
        assert (done.returncode, done.stdout) == (0, "1 case in 1 file: 1 passed\n")

    def test_may_be_a_pack_and_its_own_files_count(self, run: Run, write: Write, tmp_path: Path) -> None:
        write(GOOD, name="clinic/cases/own.yaml")
        shipped = Path(__file__).parents[2] / "protocols" / "pen.yaml"
        changed = shipped.read_text(encoding="utf-8").replace("\ncautions:\n", f"\ncautions:\n{NEVER}", 1)
        (tmp_path / "clinic" / "pen.yaml").write_text(changed, encoding="utf-8")
        done = run("test", "clinic", cwd=tmp_path)
        assert done.returncode == 1, done.stderr
        assert "our-own-bar holds for everyone" in done.stdout
        assert " clinic/pen.yaml:" in done.stdout


NEVER = """  - id: our-own-bar
    level: contraindicated
    when: always
    except: [radiofrequency]
    says: Not here.
    confidence: low
    sources: [recall]
"""


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--fail-under", "101"), "--fail-under does not take 101"),
        (("--fail-under", "-1"), "--fail-under does not take -1"),
        (("--format", "jsn"), "--format does not take 'jsn'"),
        (("--format", "json="), "names no file"),
        (("--json", "--format", "text"), "would both go to the screen"),
    ],
)
def test_what_cannot_be_meant_is_said_before_anything_runs(run: Run, arguments: tuple[str, ...], says: str) -> None:
    done = run("test", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
