"""`needle schema`: what it prints, what it writes, and what it says when it cannot."""

import json
from pathlib import Path

import pytest

from conftest import Run
from needlecli import schema
from needlecli.knowledge import Pack

OWN_WORDS = """
concerns: {freckles: {name: Freckles, group: tone, usual_areas: [cheeks]}}
"""


def test_prints_a_schema_and_nothing_else(run: Run, pack: Pack) -> None:
    done = run("schema", "protocol")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == schema.text("protocol", pack)


def test_prints_utf_8_whatever_the_terminal_takes(run: Run, pack: Pack) -> None:
    done = run("schema", "protocol", env={"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert done.stdout == schema.text("protocol", pack)
    assert not done.stdout.isascii()


def test_lists_the_schemas_with_what_each_describes(run: Run) -> None:
    done = run("schema")
    assert done.returncode == 0
    listed = dict(line.split(maxsplit=1) for line in done.stdout.splitlines())
    assert set(listed) == set(schema.names())
    assert listed["protocol"] == "The protocol file of a variant, such as pen.yaml."


def test_knows_the_words_of_a_clinic(run: Run, tmp_path: Path) -> None:
    (tmp_path / "_vocabulary.yaml").write_text(OWN_WORDS)
    theirs = json.loads(run("schema", "protocol", "--protocols", str(tmp_path)).stdout)
    shipped = json.loads(run("schema", "protocol").stdout)
    more = set(theirs["$defs"]["concern-id"]["enum"]) - set(shipped["$defs"]["concern-id"]["enum"])
    assert more == {"freckles"}


def test_writes_one_schema_to_a_file(run: Run, pack: Pack, tmp_path: Path) -> None:
    done = run("schema", "case", "-o", "deep/case.json", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "wrote deep/case.json\n"
    assert (tmp_path / "deep" / "case.json").read_bytes() == schema.text("case", pack).encode()


def test_writes_all_of_them_into_a_folder(run: Run, tmp_path: Path) -> None:
    assert run("schema", "--all", "-o", "schemas", cwd=tmp_path).returncode == 0
    written = {path.name for path in (tmp_path / "schemas").iterdir()}
    assert written == {f"{name}.schema.json" for name in schema.names()}


@pytest.mark.parametrize(
    ("arguments", "says", "advice"),
    [
        (("protocl",), "there is no schema 'protocl'", "did you mean 'protocol'?"),
        (("zebra",), "there is no schema 'zebra'", "one of batch, case, common, "),
        (("--all",), "--all writes a file for each schema", "-o schemas"),
        (("case", "--all", "-o", "x"), "a name and --all are given", "name one schema"),
    ],
)
def test_says_what_to_write_instead(run: Run, arguments: tuple[str, ...], says: str, advice: str) -> None:
    done = run("schema", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert advice in done.stderr


def test_says_so_when_a_file_cannot_be_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    done = run("schema", "case", "-o", "file/case.json", cwd=tmp_path)
    assert done.returncode not in (0, 70)
    assert "cannot be written" in done.stderr
    assert (tmp_path / "file").read_text() == "mine"
