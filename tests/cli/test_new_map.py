"""`needle new map`: a draft that a person can finish, without a word of who anybody is."""

import json
from pathlib import Path

import pytest

from conftest import Run

TABLE = (
    "Response ID,Your name,E-mail,Contact,Are you pregnant?,Do you get cold sores?,Favourite colour\n"
    "1,Zanzibar Quux,zq@example.org,quux@example.org,No,yes,blue\n"
    "2,Quux,q@example.org,zq@example.org,Yes,no,secret Quux thing\n"
)
DRAFT = """\
  "Response ID": {is: ref}   # likely
  "Your name": {ignore: personal}
  "E-mail": {ignore: personal}
  "Contact": {ignore: personal}
  "Are you pregnant?": {is: pregnancy}   # sure; seen: "No" 1, "Yes" 1
  "Do you get cold sores?": {is: herpes-labialis-history}   # likely; seen: "no" 1, "yes" 1
  "Favourite colour": {ignore: TODO}   # seen: 2 other texts
# 1 could not be placed (TODO above): "Favourite colour"
"""


@pytest.mark.parametrize(
    "data",
    [
        TABLE.encode(),
        TABLE.replace("\n", "\r\n").encode("utf-16"),
        TABLE.replace(",", ";").encode("cp1252"),
        "\N{ZERO WIDTH NO-BREAK SPACE}".encode() + TABLE.replace(",", "\t").encode(),
    ],
)
def test_a_draft_places_what_it_can_and_lists_the_rest(run: Run, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "answers.csv").write_bytes(data)
    done = run("new", "map", "answers.csv", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.partition("columns:\n")[2] == DRAFT
    assert "uux" not in done.stdout
    assert "blue" not in done.stdout


def test_a_draft_is_written_and_finished_and_valid(run: Run, tmp_path: Path) -> None:
    (tmp_path / "answers.csv").write_text(TABLE)
    told = run("new", "map", "answers.csv", "-o", "my.map.yaml", cwd=tmp_path)
    assert told.stdout.startswith("wrote my.map.yaml\n")
    found = run("validate", "my.map.yaml", cwd=tmp_path)
    assert (found.returncode, "nobody has said yet what this column is" in found.stdout) == (1, True)
    path = tmp_path / "my.map.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("ignore: TODO", "ignore: chat"), encoding="utf-8")
    assert run("validate", "my.map.yaml", cwd=tmp_path).returncode == 0


def test_a_draft_leads_an_editor_to_its_schema(run: Run, tmp_path: Path) -> None:
    (tmp_path / "answers.csv").write_text(TABLE)
    done = run("new", "map", "answers.csv", "-o", "maps/my.map.yaml", cwd=tmp_path)
    assert (done.returncode, done.stdout.splitlines()[1]) == (0, "wrote maps/schemas/map.schema.json")
    first, _, rest = (tmp_path / "maps" / "my.map.yaml").read_text(encoding="utf-8").partition("\n")
    assert first == "# yaml-language-server: $schema=schemas/map.schema.json"
    assert rest == run("new", "map", "answers.csv", cwd=tmp_path).stdout
    schema = json.loads((tmp_path / "maps" / "schemas" / "map.schema.json").read_text(encoding="utf-8"))
    assert schema["$id"] == "urn:needle:schema:map:1"


def test_a_file_is_never_overwritten(run: Run, tmp_path: Path) -> None:
    (tmp_path / "answers.csv").write_text(TABLE)
    assert run("new", "map", "answers.csv", "-o", "answers.csv", cwd=tmp_path).returncode == 2
    assert (tmp_path / "answers.csv").read_text() == TABLE


@pytest.mark.parametrize("data", [b"", b"\n\n", b",,,\n", b"a,a\n1,2\n"])
def test_a_file_without_usable_headers_is_refused(run: Run, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "answers.csv").write_bytes(data)
    done = run("new", "map", "answers.csv", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr.startswith("error: ")
