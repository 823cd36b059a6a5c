"""`needle batch` as it is run: every record has its line, every way to end has its code, and nothing leaks."""

import csv
import io
import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from conftest import Run

CANARY = "Zaphod Beeblebrox"
DAY = ("--on", "2026-11-22")
GOOD = {"ref": "A1", "concerns": ["acne-scars"], "facts": {"age": "34", "pregnancy": "no"}}
BAD = {"ref": "B2", "facts": {"pregnancy": CANARY}}
STATED = {"ref": "C3", "concerns": ["acne-scars"], "facts": {"pregnancy": "yes"}, "others": "no"}
ODD = {"ref": "D4", "concerns": ["acne-scars"], "notes": "plavicks since May"}


def jsonl(*records: Any) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def in_brief(text: str) -> list[tuple[str, int, str]]:
    """Give the file, row and verdict of every record's line."""
    return [(Path(line["source"]).name, line["row"], line.get("verdict", "rejected")) for line in lines(text)[1:-1]]


# Every row has its line


def test_every_record_has_its_line_in_order_and_the_last_line_counts_them(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(jsonl(GOOD, BAD, STATED), encoding="utf-8")
    (tmp_path / "b.jsonl").write_text("\n" + jsonl(ODD) + "\n{broken\n" + jsonl(GOOD).rstrip("\n"), encoding="utf-8")
    (tmp_path / "c.csv").write_text("ref,pregnancy,age\nX1,no,34\n\nX2,no\nX3,yes,40\n", encoding="utf-8")
    done = run("batch", "a.jsonl", "b.jsonl", "c.csv", *DAY, cwd=tmp_path)
    assert done.returncode == 1
    assert in_brief(done.stdout) == [
        ("a.jsonl", 1, "ask-first"),
        ("a.jsonl", 2, "rejected"),
        ("a.jsonl", 3, "contraindicated"),
        ("b.jsonl", 1, "review"),
        ("b.jsonl", 2, "rejected"),
        ("b.jsonl", 3, "ask-first"),
        ("c.csv", 1, "ask-first"),
        ("c.csv", 3, "rejected"),
        ("c.csv", 4, "contraindicated"),
    ]
    found = Counter(verdict for _, _, verdict in in_brief(done.stdout))
    rejected = found.pop("rejected")
    assert lines(done.stdout)[-1] == {
        "complete": True,
        "counts": {"records": 9, "answered": 6, "rejected": rejected, "review": 1, "verdicts": dict(found)},
    }


def test_the_first_line_names_the_schema_the_pack_the_day_and_the_settings(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(jsonl(GOOD), encoding="utf-8")
    first = lines(run("batch", "a.jsonl", *DAY, "--max-depth", "1.0 mm", cwd=tmp_path).stdout)[0]
    assert first["schema"] == "needle.batch/1"
    assert (first["on"], first["inputs"]) == ("2026-11-22", ["a.jsonl"])
    assert (first["pack"]["id"], len(first["pack"]["sha256"])) == ("core", 64)
    assert first["settings"] == {"max_depth": "1.0 mm", "map": ""}


def test_the_same_bytes_come_from_any_number_of_processes(run: Run, tmp_path: Path) -> None:
    text = "".join(jsonl(GOOD | {"ref": f"{n}"}, BAD, ODD, STATED | {"ref": "x" * (n % 7000)}) for n in range(1000))
    (tmp_path / "a.jsonl").write_text(text, encoding="utf-8")
    for jobs in "123":
        assert run("batch", "a.jsonl", *DAY, "-j", jobs, "-o", f"{jobs}.jsonl", cwd=tmp_path).returncode == 1
    one = (tmp_path / "1.jsonl").read_bytes()
    assert one.count(b"\n") == 4_002
    assert (tmp_path / "2.jsonl").read_bytes() == one
    assert (tmp_path / "3.jsonl").read_bytes() == one


def test_an_option_fills_in_what_a_record_says_nothing_of(run: Run) -> None:
    open_ended = [
        {"ref": "1"},
        {"ref": "2", "max_depth": None},
        {"ref": "3", "areas": []},
        {"ref": "4", "concerns": []},
    ]
    asked = (
        "-c",
        "acne-scars",
        "-a",
        "cheeks",
        "--available",
        "pen",
        "--max-depth",
        "1.2 mm",
        "--operator",
        "physician",
        *DAY,
    )
    answered = lines(run("batch", "-", *asked, stdin=jsonl(*open_ended)).stdout)[1:-1]
    for line in answered:
        depths = line["options"][0]["depth"]
        assert {(depth["concern"], depth["area"]) for depth in depths} == {("acne-scars", "cheeks")}, line["ref"]
        assert [depth["if_clear"]["max_mm"] for depth in depths] == [1.2], line["ref"]
        assert "operator" not in line["questions"], line["ref"]


def test_what_a_record_says_itself_is_kept(run: Run) -> None:
    done = run(
        "batch",
        "-",
        "-c",
        "wrinkles",
        "--available",
        "pen",
        "--max-depth",
        "2.0 mm",
        *DAY,
        stdin=jsonl(GOOD | {"max_depth": "1.2 mm", "areas": ["cheeks"]}),
    )
    depths = lines(done.stdout)[1]["options"][0]["depth"]
    assert {depth["concern"] for depth in depths} == {"acne-scars"}
    assert [depth["if_clear"]["max_mm"] for depth in depths] == [1.2]


# Options


def test_only_the_fields_that_are_wanted_are_written(run: Run) -> None:
    done = run("batch", "-", "--fields", "verdict, until", *DAY, stdin=jsonl(GOOD, BAD))
    good, bad = lines(done.stdout)[1:-1]
    assert good == {"row": 1, "ref": "A1", "source": "standard input", "verdict": "ask-first", "until": None}
    assert set(bad) == {"row", "ref", "source", "rejected"}


def test_strict_stops_at_the_first_record_that_cannot_be_read_and_names_its_place(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(jsonl(GOOD, BAD, GOOD), encoding="utf-8")
    done = run("batch", "a.jsonl", "--strict", "-o", "out.jsonl", *DAY, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr == (
        "error: stopped at record 2 of a.jsonl: facts.pregnancy: this answer to pregnancy cannot be read\n"
        "  help: write yes, no or unknown\n"
    )
    assert not (tmp_path / "out.jsonl").exists()
    again = run("batch", "a.jsonl", "--strict", "--resume", "-o", "out.jsonl", *DAY, cwd=tmp_path)
    assert (again.returncode, again.stderr) == (4, done.stderr), "to go on is no way around it"


@pytest.mark.parametrize(
    ("word", "records", "code"),
    [
        ("contraindicated", (GOOD, STATED), 1),
        ("contraindicated", (GOOD, GOOD), 0),
        ("review", (GOOD, ODD), 1),
        ("ask-first", (STATED,), 0),
    ],
)
def test_fail_on_decides_by_verdict(run: Run, word: str, records: tuple[Any, ...], code: int) -> None:
    assert run("batch", "-", "--fail-on", word, *DAY, stdin=jsonl(*records)).returncode == code


def test_csv_has_a_row_for_every_record(run: Run) -> None:
    done = run("batch", "-", "--format", "csv", *DAY, stdin=jsonl(GOOD, BAD, STATED))
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [(row["row"], row["ref"], row["verdict"]) for row in rows] == [
        ("1", "A1", "ask-first"),
        ("2", "B2", "rejected"),
        ("3", "C3", "contraindicated"),
    ]
    assert rows[1]["rejected"] == "facts.pregnancy: this answer to pregnancy cannot be read"


def test_csv_for_excel_runs_no_formula(run: Run, tmp_path: Path) -> None:
    refs = ["=1+1", "+44", "@x", "-2", "  =cmd|' /C calc'!A0", "\t=1", "../../etc", "1234"]
    (tmp_path / "a.jsonl").write_text(jsonl(*(GOOD | {"ref": ref} for ref in refs)), encoding="utf-8")
    assert run("batch", "a.jsonl", "--csv-excel", "-o", "a.csv", *DAY, cwd=tmp_path).returncode == 0
    data = (tmp_path / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfrow;source;ref;")
    cells = [row["ref"] for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";")]
    assert len(cells) == len(refs)
    assert not [cell for cell in cells if cell.lstrip()[:1] in "=@\t" or cell.lstrip().startswith("+4 ")]
    assert cells[-1] == "1234"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_summary_and_the_report_count_what_the_lines_say(run: Run, tmp_path: Path, jobs: str) -> None:
    (tmp_path / "a.jsonl").write_text(jsonl(GOOD, BAD, STATED, ODD, ODD), encoding="utf-8")
    written = lines(run("batch", "a.jsonl", *DAY, cwd=tmp_path).stdout)
    summary = json.loads(run("batch", "a.jsonl", *DAY, "-j", jobs, "--summary", "json", cwd=tmp_path).stdout)
    counts = written[-1]["counts"]
    assert {key: summary[key] for key in ("records", "answered", "rejected", "review")} == {
        key: counts[key] for key in ("records", "answered", "rejected", "review")
    }
    assert {word: n for word, n in summary["verdicts"].items() if n} == counts["verdicts"]
    answered = [line for line in written[1:-1] if "rejected" not in line]
    fired = Counter(caution["id"] for line in answered for caution in line["cautions"])
    assert {one["id"]: one["records"] for one in summary["cautions"]} == fired
    asked = Counter(fact for line in answered for fact in line["questions"])
    assert {one["fact"]: one["records"] for one in summary["questions"]} == asked
    assert [one["records"] for one in summary["unrecognised"]] == [2]
    assert summary["unrecognised"][0]["text"].startswith("plavicks since may")
    for look in ("table", "markdown"):
        shown = run("batch", "a.jsonl", *DAY, "--summary", look, "--report", "r.html", cwd=tmp_path).stdout
        assert "5 records" in shown
        assert "4 answered, 1 rejected" in shown
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "5 records" in page
    assert "src=" not in page


# Exit codes


def test_every_way_to_end_has_its_exit_code(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.jsonl").write_text(jsonl(GOOD), encoding="utf-8")
    (tmp_path / "bad.jsonl").write_text(jsonl(BAD), encoding="utf-8")
    (tmp_path / "empty.jsonl").write_text("", encoding="utf-8")
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack/pen.yaml").write_text("id: [", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    expected = {
        ("good.jsonl",): 0,
        ("bad.jsonl",): 1,
        ("good.jsonl", "--format", "xml"): 2,
        ("good.jsonl", "--fields", "name"): 2,
        ("good.jsonl", "--fields", "verdict", "--format", "csv"): 2,
        ("good.jsonl", "--fail-on", "sutable"): 2,
        ("good.jsonl", "--summary", "pie"): 2,
        ("good.jsonl", "--resume"): 2,
        ("good.jsonl", "-o", "-"): 2,
        ("good.jsonl", "-o", "empty"): 2,
        ("good.jsonl", "-j", "100000"): 2,
        ("good.jsonl", "--as", "xml"): 2,
        ("good.jsonl", "--protocols", "pack"): 3,
        ("empty.jsonl",): 3,
        ("nowhere.jsonl",): 4,
        ("empty",): 4,
        ("*.nothing",): 4,
        ("good.jsonl", "--map", "nowhere.yaml"): 4,
        ("good.jsonl", "-o", "good.jsonl/x"): 74,
    }
    for arguments, code in expected.items():
        done = run("batch", *arguments, *DAY, cwd=tmp_path)
        assert (done.returncode, "Traceback" in done.stderr) == (code, False), (arguments, done.stderr)
        if code > 1:
            assert "error: " in done.stderr.casefold(), arguments


@pytest.mark.parametrize("name", ["a.jsonl", "link.jsonl", "hard.jsonl", "folder/../a.jsonl"])
def test_nothing_is_written_over_what_is_read(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    path = tmp_path / "a.jsonl"
    path.write_text(jsonl(GOOD), encoding="utf-8")
    (tmp_path / "link.jsonl").symlink_to(path)
    os.link(path, tmp_path / "hard.jsonl")
    for option in ("-o", "--report"):
        done = run("batch", "a.jsonl", option, name, *DAY, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == (
            f"error: {name} would be written over what is read\n  help: choose another name, or another folder\n"
        )
    assert path.read_text(encoding="utf-8") == jsonl(GOOD)


def test_answers_beside_the_records_are_not_read_as_records_the_next_time(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.jsonl").write_text(jsonl(GOOD), encoding="utf-8")
    assert run("batch", "in", "-o", "in/out.jsonl", *DAY, cwd=tmp_path).returncode == 0
    before = (tmp_path / "in/out.jsonl").read_bytes()
    done = run("batch", "in", "-o", "in/out.jsonl", *DAY, cwd=tmp_path)
    assert (done.returncode, "would be written over what is read" in done.stderr) == (2, True)
    part = run("batch", "in/a.jsonl.part", "-o", "in/a.jsonl", *DAY, cwd=tmp_path)
    assert part.returncode in (2, 4)
    assert (tmp_path / "in/out.jsonl").read_bytes() == before


def test_a_file_that_grows_under_the_name_of_the_output_is_no_input(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.part").write_text(jsonl(GOOD), encoding="utf-8")
    done = run("batch", "a.jsonl.part", "--as", "jsonl", "-o", "a.jsonl", *DAY, cwd=tmp_path)
    assert (done.returncode, "would be written over what is read" in done.stderr) == (2, True)
    assert (tmp_path / "a.jsonl.part").read_text(encoding="utf-8") == jsonl(GOOD)
