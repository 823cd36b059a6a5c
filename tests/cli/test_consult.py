"""`needle consult` with its answers piped in: the conversation on standard error, the result on standard output."""

import json
import os
from pathlib import Path

import pytest

from conftest import Run

ASKED = ("consult", "--on", "2026-11-22")
BEGUN = (*ASKED, "-c", "acne-scars", "-a", "cheeks", "--operator", "nurse")
KNOWN = (
    *BEGUN, "--others", "no", "--age", "34", "--sex", "female", "--skin-type", "III", "--event", "no",
    "--has", "face-volume=full", "--has", "peel-timing=alternating",
)  # fmt: skip
"""Of this client only the peel is still to be chosen."""
CANARY = "Zaphod"


def test_a_conversation_goes_to_standard_error_and_the_result_to_standard_output(run: Run) -> None:
    done = run(*KNOWN, stdin="lactic\n\n")
    assert done.returncode == 0
    assert done.stderr == TRANSCRIPT
    assert done.stdout == run("recommend", *KNOWN[1:], "--has", "peel-solution=lactic").stdout


TRANSCRIPT = """\
Enter: not known. b: back. ?: why this is asked. h: help. q: stop with what is known.

Question 1, at most 1 more; 1 of 127 facts need not be asked about
Which peel solution do you plan: glycolic, lactic, mandelic, salicylic, Jessner, a blend without TCA, TCA up to 20 %, \
a blend with TCA, stabilised TCA with peroxide, or any medium or deep peel (phenol, plain TCA over 20 %, Jessner with \
TCA)?
 1  glycolic         4  salicylic        7  tca-to-20       10  medium-or-deep
 2  lactic           5  jessner          8  tca-blend
 3  mandelic         6  blended          9  stabilised-tca
A number or the word. Enter: not known.
>\x20
  noted: Peel solution: lactic

Question 2, the last so far
Anything else the client said?
In their own words. Enter: nothing.
>\x20

Done after 2 questions; 1 of 127 facts need not be asked about.


To go on with these answers, keep them: needle consult --save client.yaml
"""


@pytest.mark.parametrize("file", ["client.yaml", "client.json"])
def test_what_is_saved_gives_the_same_answer_again(run: Run, tmp_path: Path, file: str) -> None:
    answers = "34\nfemale\nnone\nq\n"
    kept = tmp_path / file
    done = run(*BEGUN, "--has", "isotretinoin=6 weeks ago", "--format", "json", "--save", str(kept), stdin=answers)
    assert done.returncode == 0
    again = run("recommend", "--intake", str(kept), "--format", "json")
    assert again.stdout == done.stdout
    assert json.loads(done.stdout)["on"] == "2026-11-22"
    assert f"The answers are kept in {kept}" in done.stderr
    assert f"next: needle plan pen --intake {kept}" in done.stderr
    text = kept.read_text(encoding="utf-8")
    assert "2026-10-11" in text
    assert "ago" not in text


def test_a_saved_record_is_short_and_can_be_read_by_people(run: Run, tmp_path: Path) -> None:
    kept = tmp_path / "client.yaml"
    run(*KNOWN, "--save", str(kept), stdin="lactic\ncold sores, \u00e9t\u00e9\n")
    assert kept.read_text(encoding="utf-8") == (
        "# A needle intake record: no name, no birth date. Read it with: needle recommend --intake FILE\n"
        "schema: needle.intake/1\n"
        "on: 2026-11-22\n"
        "concerns: [acne-scars]\n"
        "areas: [cheeks]\n"
        "others: no\n"
        "operator: nurse\n"
        "event: no\n"
        "facts: {face-volume: full, peel-timing: alternating, skin_type: III, age: 34, sex: female,"
        " peel-solution: lactic}\n"
        'notes: "cold sores, \u00e9t\u00e9"\n'
    )


def test_the_end_of_the_input_stops_with_what_is_known(run: Run) -> None:
    done = run(*BEGUN, "--format", "json", stdin="34\nfemale\n")
    answer = json.loads(done.stdout)
    assert done.returncode == 0
    assert "The input ended after 2 questions" in done.stderr
    assert f"Not known, and could still change the result: {len(answer['questions'])} answers." in done.stderr
    assert {option["verdict"] for option in answer["options"]} == {"ask-first"}


@pytest.mark.parametrize(
    ("answers", "line", "hint"),
    [
        ("34\nfemale\n1, 99\n", 3, "the numbers here go from 1 to 9; write numbers like 1 3, or none"),
        (f"{CANARY}\n", 1, "write a number from 0 to 120 (years), or unknown"),
        ("34\nfemale\nnone\n7=last March\n", 4, "number 7: of which year? write a month like 2026-11"),
        ("34\n\x1b[Afemale\n", 2, "the line holds a character that cannot be seen"),
        ("34\nfemale\u200f\n", 2, "the line holds a character that cannot be seen"),
        ("34\n\x00\n", 2, "the line holds a character that cannot be seen"),
        ("3" * 10_000_000, 1, "the line is longer than 20000 characters; write less"),
    ],
)
def test_a_piped_answer_that_cannot_be_read_names_its_line(
    run: Run, tmp_path: Path, answers: str, line: int, hint: str
) -> None:
    kept = tmp_path / "client.yaml"
    done = run(*BEGUN, "--save", str(kept), stdin=answers)
    assert (done.returncode, done.stdout, kept.exists()) == (4, "", False)
    error = done.stderr.splitlines()[-2:]
    assert error[0].startswith(f"error: line {line} of the answers cannot be read: {hint}")
    assert error[1] == "  help: correct that line; nothing was recommended, and nothing was written"
    assert CANARY not in done.stderr


def test_a_line_that_is_no_text_names_itself(run: Run) -> None:
    done = run(*BEGUN, stdin=b"34\n\xff\xfe\n")
    assert (done.returncode, done.stdout) == (4, "")
    assert "error: line 2 of the answers cannot be read: the line is not UTF-8 text; write it again" in done.stderr


def test_lines_may_end_as_on_windows(run: Run) -> None:
    done = run(*KNOWN, "--format", "json", stdin=b"\xef\xbb\xbflactic\r\n\r\n")
    assert done.returncode == 0
    assert json.loads(done.stdout)["questions"] == []


def test_back_and_why_and_help_work_in_a_pipe_too(run: Run) -> None:
    done = run(*BEGUN, "--format", "json", stdin="16\nb\n?\nh\n34\nq\n")
    assert done.returncode == 0
    assert "contraindicated: Do not treat anyone under 18" in done.stderr
    assert "2@cheeks: only there." in done.stderr
    assert "  noted: Age: 34" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--format", "tabel"), "there is no format 'tabel'"),
        (("--color", "blue"), "--color does not take 'blue'"),
        (("--intake", "-"), "consult reads its answers from standard input, so the record cannot be there"),
        (("--save", "client.txt"), "'client.txt' is no name for a record"),
        (("--save", "no/folder/client"), "'no/folder/client' is no name for a record"),
        (("-c", "acne-scrs"), "'acne-scrs' is not a concern of this pack"),
        (("--has", "pregnancy=maybe"), "this answer to pregnancy cannot be read"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is_asked(run: Run, arguments: tuple[str, ...], says: str) -> None:
    done = run(*ASKED, *arguments, stdin="1\n")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"error: {says}")


def test_a_file_that_is_there_is_kept(run: Run, tmp_path: Path) -> None:
    kept = tmp_path / "client.yaml"
    kept.write_text("mine", encoding="utf-8")
    done = run(*KNOWN, "--save", str(kept), stdin="q\n")
    assert (done.returncode, done.stdout, kept.read_text(encoding="utf-8")) == (2, "", "mine")
    assert done.stderr == (
        f"error: there is a file {kept} already, and it is kept\n  help: name another, or add --force to replace it\n"
    )
    assert run(*KNOWN, "--save", str(kept), "--force", stdin="q\n").returncode == 0
    assert kept.read_text(encoding="utf-8").startswith("# A needle intake record")


def test_a_consultation_goes_on_where_it_was_left(run: Run, tmp_path: Path) -> None:
    kept = str(tmp_path / "client.yaml")
    run(*BEGUN, "--save", kept, stdin="34\n\nq\n")
    done = run("consult", "--intake", kept, "--save", kept, "--format", "json", stdin="f\nq\n")
    assert done.returncode == 0
    assert "Are you female or male?" in done.stderr.split("\n> ")[0]
    again = run("recommend", "--intake", kept, "--format", "json")
    assert again.stdout == done.stdout


def test_nothing_said_is_nothing_recommended(run: Run) -> None:
    for answers in ("", "q\n"):
        done = run(*ASKED, stdin=answers)
        assert (done.returncode, done.stdout) == (2, "")
        assert "error: nothing was said about the client, so there is nothing to recommend" in done.stderr


def test_a_screen_reader_gets_one_thing_a_line(run: Run) -> None:
    done = run(*ASKED, stdin="1\nq\n", env={"NEEDLE_ACCESSIBLE": "1", "PYTHONUTF8": "1"})
    lines = done.stderr.splitlines()
    assert lines[3:6] == [" 1  Acne scars", " 2  Fine lines", " 3  Wrinkles"]
    assert "\x1b" not in done.stderr


def test_a_folder_that_cannot_be_written_to_is_said_first(run: Run, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        place = Path("/proc/client.yaml")
    else:
        tmp_path.chmod(0o500)
        place = tmp_path / "client.yaml"
    done = run(*KNOWN, "--save", str(place), stdin="q\n")
    assert done.returncode in (2, 74)
    assert "Traceback" not in done.stderr
