"""`needle new map`: a draft that a person can finish, without a word of who anybody is."""

import csv
import gzip
import importlib.util
import io
import json
from importlib import import_module
from pathlib import Path
from typing import Any

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


def as_workbook() -> bytes:
    openpyxl: Any = import_module("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["Nothing here"])
    sheet = book.create_sheet("Answers")
    for row in csv.reader(io.StringIO(TABLE)):
        sheet.append(row)
    return saved(book.save)


def as_parquet() -> bytes:
    pa, pq = import_module("pyarrow"), import_module("pyarrow.parquet")
    header, *rows = csv.reader(io.StringIO(TABLE))
    columns = [list(column) for column in zip(*rows, strict=True)]
    return saved(lambda out: pq.write_table(pa.table(dict(zip(header, columns, strict=True))), out))


def saved(write: Any) -> bytes:
    out = io.BytesIO()
    write(out)
    return out.getvalue()


EXTRAS = all(importlib.util.find_spec(name) for name in ("openpyxl", "python_calamine", "pyarrow"))


@pytest.mark.skipif(not EXTRAS, reason="reads workbooks and Parquet")
@pytest.mark.parametrize(
    ("name", "write", "more"),
    [
        ("answers.csv.gz", lambda: gzip.compress(TABLE.encode()), ()),
        ("answers.xlsx", as_workbook, ("--sheet", "Answers")),
        ("answers.parquet", as_parquet, ()),
        ("answers.parquet.gz", lambda: gzip.compress(as_parquet()), ()),
        ("answers.txt", TABLE.encode, ("--as", "csv")),
    ],
)
def test_every_kind_of_table_gives_the_same_draft(
    run: Run, tmp_path: Path, name: str, write: Any, more: tuple[str, ...]
) -> None:
    (tmp_path / name).write_bytes(write())
    done = run("new", "map", name, *more, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.partition("columns:\n")[2] == DRAFT
    assert run("new", "map", "-", *more, stdin=write()).stdout == done.stdout


def test_what_the_reader_has_to_say_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "answers.csv").write_bytes(
        f"{TABLE}3,Andr\xe9,n@example.org,,yes,no,red\n4,too,short\n".encode("cp1252")
    )
    done = run("new", "map", "answers.csv", cwd=tmp_path)
    assert (done.returncode, done.stderr.splitlines()) == (
        0,
        [
            "note: answers.csv is not UTF-8; read as Windows-1252",
            "note: 1 row of answers.csv cannot be read; needle batch says what is wrong",
        ],
    )


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("answers.jsonl", b'{"Are you pregnant?": "no"}\n'),
        ("answers.json", b'[{"ref": "A1"}]'),
        ("answers.yaml", b"ref: A1\n---\nref: A2\n"),
    ],
)
def test_records_without_columns_are_refused_with_what_a_draft_needs(
    run: Run, tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    done = run("new", "map", name, cwd=tmp_path)
    says = f"error: {name} holds records that name their own fields, and no columns"
    help_ = "  help: a map is drafted from a table: CSV, a workbook, or columns of Parquet or Arrow"
    assert (done.returncode, done.stdout, done.stderr.splitlines()) == (4, "", [says, help_])


def test_a_map_is_drafted_for_one_file_at_a_time(run: Run, tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text(TABLE)
    done = run("new", "map", "*.csv", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr == ("error: *.csv stands for more than one file\n  help: name the one to draft a map for\n")
