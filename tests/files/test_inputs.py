"""Opening what a batch reads: names to inputs, each with the right reader, and plain words where there is none."""

import gzip
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from intake.tables import FILES, TEXTS, as_csv, as_excel, as_json, as_jsonl, as_parquet, as_yaml
from needlecli.errors import DataError, NeedleError, UsageError
from needlecli.files.inputs import inputs
from needlecli.intake import Options, Row

TABLE = [{"ref": "A1", "asked": "yes"}, {"ref": "A2", "asked": "no"}]
ROWS = [Row(1, TABLE[0]), Row(2, TABLE[1])]


def read(*names: str | Path, as_: str = "") -> list[tuple[str, str, list[Row], list[str]]]:
    """Give for each input its name, its reader, its rows and its notices."""
    found = []
    for one in inputs([str(name) for name in names], as_=as_):
        with one:
            rows = list(one.rows())
            found.append((Path(one.name).name, one.reader, rows, one.opened.notices))
    return found


def write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def refused(*names: str | Path, as_: str = "") -> tuple[str, str]:
    with pytest.raises(NeedleError) as stopped:
        read(*names, as_=as_)
    assert isinstance(stopped.value, DataError | UsageError)
    return stopped.value.says, stopped.value.advice


@pytest.mark.parametrize(("reader", "suffix", "writer"), [*TEXTS, *FILES])
@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("named", [True, False])
def test_the_reader_is_told_by_the_name_or_by_the_content(
    tmp_path: Path, reader: str, suffix: str, writer: object, *, packed: bool, named: bool
) -> None:
    assert callable(writer)
    data = writer(TABLE)
    name = f"clients{suffix.upper()}{'.gz' if packed else ''}" if named else "clients"
    path = write(tmp_path / name, gzip.compress(data) if packed else data)
    assert read(path) == [(name, reader, ROWS, [])]


def test_a_folder_is_its_files_in_order_and_the_others_are_named(tmp_path: Path) -> None:
    write(tmp_path / "b.csv", as_csv(TABLE))
    write(tmp_path / "a.jsonl.gz", gzip.compress(as_jsonl(TABLE)))
    write(tmp_path / ".hidden.csv", b"x")
    write(tmp_path / "letter.docx", b"x")
    write(tmp_path / "inner" / "c.csv", b"x")
    other = f"{tmp_path}: not read, for no reader is for them: letter.docx"
    assert read(tmp_path) == [("a.jsonl.gz", "jsonl", ROWS, [other]), ("b.csv", "csv", ROWS, [])]


def test_a_pattern_is_the_files_it_matches_in_order(tmp_path: Path) -> None:
    for name in ("2.csv", "1.csv", "3.json"):
        write(tmp_path / name, as_csv(TABLE) if name.endswith("csv") else as_json(TABLE))
    assert [name for name, *_ in read(tmp_path / "*.csv")] == ["1.csv", "2.csv"]
    assert [name for name, *_ in read(tmp_path / "[32]*")] == ["2.csv", "3.json"]
    assert refused(tmp_path / "*.xlsx")[0] == f"no file matches {tmp_path}/*.xlsx"


def test_a_name_with_the_signs_of_a_pattern_is_first_a_name(tmp_path: Path) -> None:
    path = write(tmp_path / "clients[1].csv", as_csv(TABLE))
    assert [name for name, *_ in read(path)] == ["clients[1].csv"]


def test_names_that_stand_for_nothing(tmp_path: Path) -> None:
    write(tmp_path / "clients.csv", as_csv(TABLE))
    (tmp_path / "empty").mkdir()
    missing = tmp_path / "client.csv"
    assert refused(missing) == (f"there is no file {missing}", f"did you mean {tmp_path}/clients.csv?")
    assert refused(tmp_path / "no" / "x.csv")[1] == f"there is no folder {tmp_path}/no"
    assert refused(tmp_path / "empty")[0] == f"no file in {tmp_path}/empty ends like an input"
    assert refused("a\0b")[0].endswith("cannot be read: the name cannot be used")
    assert refused("x" * 5000)[0].endswith("cannot be read: File name too long")
    assert refused("-", "-")[0] == "standard input is named twice"
    assert refused(tmp_path / "clients.csv", as_="cvs")[0] == "there is no reader 'cvs'"


def test_a_name_that_stands_for_nothing_is_said_before_anything_is_read(tmp_path: Path) -> None:
    good = write(tmp_path / "clients.csv", as_csv(TABLE))
    with pytest.raises(DataError):
        inputs([str(good), str(tmp_path / "missing.csv")])


@pytest.mark.parametrize(
    ("data", "looks"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\x89PNG\r\n...", "a picture"),
        (b"<!DOCTYPE html><html>", "a web page or XML"),
        (b"(\xb5/\xfd....", "a zstd archive"),
        (gzip.compress(gzip.compress(b"x", mtime=0), mtime=0), "a gzip file packed twice"),
        (b"a\0b\0\0\1", "no text"),
        (b"Dear Sir\nplease find\n", "plain text"),
    ],
)
def test_what_is_no_table_and_no_records_is_named_for_what_it_looks_like(
    tmp_path: Path, data: bytes, looks: str
) -> None:
    path = write(tmp_path / "thing", data)
    assert refused(path)[0] == f"{path} looks like {looks}, and cannot be read"


def test_content_wins_over_a_name_that_cannot_be_right(tmp_path: Path) -> None:
    book = write(tmp_path / "book.csv", as_excel(TABLE))
    says = f"{book} is an Excel workbook by its content, and is read as that"
    assert read(book) == [("book.csv", "excel", ROWS, [says])]
    lines = write(tmp_path / "lines.json", as_jsonl(TABLE))
    assert [found[1:3] for found in read(lines)] == [("jsonl", ROWS)]
    array = write(tmp_path / "array.jsonl", as_json(TABLE))
    assert [found[1:3] for found in read(array)] == [("json", ROWS)]
    records = write(tmp_path / "records.ndjson", as_jsonl(TABLE))
    assert [found[1:3] for found in read(records)] == [("jsonl", ROWS)]
    page = write(tmp_path / "page.xlsx", b"a,b\n1,2\n")
    assert refused(page)[0] == f"{page} looks like a table, and not like its name"


def test_a_reader_can_be_asked_for(tmp_path: Path) -> None:
    path = write(tmp_path / "list.txt", b"names\nA1\n")
    assert read(path, as_="csv") == [("list.txt", "csv", [Row(1, {"names": "A1"})], [])]


@pytest.mark.parametrize("name", ["x.csv", "x.json", "x.jsonl", "x.yaml", "x"])
def test_an_empty_file_says_so(tmp_path: Path, name: str) -> None:
    ((_, _, rows, notices),) = read(write(tmp_path / name, b""))
    assert (rows, len(notices)) == ([], 1)


@pytest.mark.parametrize("name", ["x.xlsx", "x.parquet"])
def test_an_empty_workbook_or_column_file_cannot_be_read(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / name, b"")
    assert refused(path)[0].startswith(f"{path} cannot be read: it is")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = write(tmp_path / "x.csv", b"a,b\n")
    path.chmod(0)
    assert refused(path)[0] == f"{path} cannot be read: Permission denied"


def test_devices_that_are_empty_or_endless() -> None:
    assert [found[2] for found in read("/dev/null")] == [[]]
    assert refused("/dev/zero")[0] == "/dev/zero looks like no text, and cannot be read"


def test_a_damaged_gzip_of_a_table_ends_in_a_row_and_of_a_workbook_in_an_error(tmp_path: Path) -> None:
    lines = write(tmp_path / "x.jsonl.gz", gzip.compress(as_jsonl(TABLE * 500))[:-12])
    ((_, _, rows, _),) = read(lines)
    assert [trouble.name for trouble in rows[-1].troubles] == ["cut-off"]
    sheet = write(tmp_path / "x.parquet.gz", gzip.compress(as_parquet(TABLE))[:-4])
    assert "cut off" in refused(sheet)[0]


def test_the_place_in_a_file_grows_to_its_size(tmp_path: Path) -> None:
    path = write(tmp_path / "x.jsonl", as_jsonl(TABLE * 20_000))
    (one,) = inputs([str(path)], options=Options(block=1 << 16))
    seen: list[int] = []
    with one:
        seen.extend(one.position() for _ in one.opened.blocks)
    assert one.size == path.stat().st_size == seen[-1]
    assert seen == sorted(seen)
    assert len(set(seen)) > 10


def test_what_is_added_to_a_file_while_it_is_read_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "x.jsonl", as_jsonl(TABLE * 5000))
    (one,) = inputs([str(path)], options=Options(block=1 << 12))
    with one:
        rows = one.rows()
        assert next(rows) == ROWS[0]
        with path.open("ab") as more:
            more.write(b'{"ref": "last"}')
        assert list(rows)[-1] == Row(10_001, {"ref": "last"})


@pytest.mark.parametrize(
    "data", [as_csv(TABLE), as_jsonl(TABLE), as_parquet(TABLE), gzip.compress(as_yaml(TABLE), mtime=0)]
)
def test_a_named_pipe_is_read(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writing = threading.Thread(target=path.write_bytes, args=(data,))
    writing.start()
    ((_, _, rows, _),) = read(path)
    writing.join()
    assert rows == ROWS


SCRIPT = """
import json
from needlecli.files.inputs import inputs
for one in inputs(["-"]):
    with one:
        print(json.dumps([one.name, one.reader, one.size, [row.data for row in one.rows()]]))
"""


@pytest.mark.parametrize(
    ("data", "reader"),
    [
        (as_csv(TABLE), "csv"),
        (as_jsonl(TABLE), "jsonl"),
        (as_json(TABLE), "json"),
        (as_yaml(TABLE), "yaml"),
        (b"ref: A1\nasked: 'yes'\n---\nref: A2\nasked: 'no'\n", "yaml"),
        (as_excel(TABLE), "excel"),
        (gzip.compress(as_csv(TABLE), mtime=0), "csv"),
    ],
)
def test_standard_input_is_read_by_its_content(data: bytes, reader: str) -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], input=data, capture_output=True, check=True)
    assert json.loads(done.stdout) == ["standard input", reader, None, TABLE]
