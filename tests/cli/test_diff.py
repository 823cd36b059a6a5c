"""`needle diff` at the command line: what it prints in every format, its exit codes, and what it never prints."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from builders import small_files
from changes.test_edits import WITH
from conftest import Run
from schema_builders import refusals

LOOSER = WITH.replace("within 6", "within 4")
CANARY = "Zebedee-Quux"
RECORDS = "".join(
    json.dumps({"ref": CANARY, "on": "2026-01-01", "concerns": ["scars"], "others": "no", "facts": facts}) + "\n"
    for facts in ({}, {"isotretinoin": "5 months ago"}, {"pregnancy": "yes", "isotretinoin": "5 months ago"})
)
NOBODY = "nobody else gets another verdict, depth, caution or wait"
PAGE = f"""From old to new   1 …
✕ Answers change: newly allowed 1.

NEWLY ALLOWED

✕ iso: pen (2 areas, scars)
for this client          old                     new
verdict                  defer until 2026-03-01  suitable
if all is answered well  defer                   suitable
depth                    1.0-1.5 mm              1.0-1.5 mm
cautions that hold       iso (defer)             none
    on: 2026-01-01
    areas: [cheeks]
    concerns: [scars]
    facts: {{isotretinoin: 2025-09-01}}
    others: no

WHOM IT TOUCHES
2 of 4 clients get another answer; 1 refused by both.
✕ newly allowed: 1 (row 2)
✕ caution lost, or weaker: 1 (row 3)

CASES THAT COME TO SOMETHING ELSE
✕ some.yaml: Five months after the last tablet: passed → failed

WHAT WAS EDITED

• can change an answer: 1
• caution iso changed
  • when: isotretinoin within 6 months → isotretinoin within 4 months
  • old/_common.yaml:5:5 → new/_common.yaml:5:5

HOW SURE THIS IS
✓ proved: all clients with one concern, or two of different sorts, in one area were looked at (118 steps); {NOBODY}
• sampled: 0 records with words or questions that are read otherwise: there are none
• 1 case run with both packs
• clients were made up for 2026-01-01; each that is shown was asked of both packs by recommend itself
"""
CASES = """on: 2026-01-01
cases:
  - name: Five months after the last tablet
    client: {concerns: [scars], others: no, facts: {isotretinoin: 5 months ago}}
    expect: {cautions: [iso], verdicts: {pen: defer}}
"""


def write(folder: Path, cases: str = "", **files: str) -> None:
    folder.mkdir()
    for name, text in small_files(**files).items():
        (folder / Path(name).name).write_text(text, encoding="utf-8")
    if cases:
        (folder / "cases").mkdir()
        (folder / "cases" / "some.yaml").write_text(cases, encoding="utf-8")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    write(tmp_path / "old", CASES, common=WITH)
    write(tmp_path / "new", CASES, common=LOOSER)
    write(tmp_path / "words", CASES, common=WITH.replace("says: Wait.", "says: Do wait."))
    (tmp_path / "intake.jsonl").write_text(f"{RECORDS}no record\n", encoding="utf-8")
    return tmp_path


def even(text: str) -> str:
    """Leave the widths of columns out: versions of rich differ by one."""
    return re.sub(r" {2,}", "  ", text)


def test_the_page_says_what_loosens_first_and_shows_who(run: Run, home: Path) -> None:
    done = run("diff", "old", "new", "--on", "intake.jsonl", cwd=home)
    assert (done.returncode, done.stderr) == (1, "")
    said = done.stdout.replace(re.findall(r"[0-9a-f]{8} → 1 [0-9a-f]{8}", done.stdout)[0], "…")
    assert even(said) == even(PAGE)


@pytest.mark.parametrize(
    ("old", "new", "fail_on", "code"),
    [
        ("old", "new", "any", 1),
        ("old", "new", "loosened", 1),
        ("old", "new", "never", 0),
        ("new", "old", "any", 1),
        ("new", "old", "loosened", 0),
        ("old", "words", "any", 0),
        ("old", "old", "any", 0),
    ],
)
def test_the_exit_code_says_what_was_asked(run: Run, home: Path, old: str, new: str, fail_on: str, code: int) -> None:
    assert run("diff", old, new, "--fail-on", fail_on, cwd=home).returncode == code


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("old", "old", "The protocol files are the same, byte for byte."),
        ("old", "words", "No answer changes: words and sources only."),
        ("new", "old", "Answers change: newly blocked 1."),
    ],
)
def test_the_verdict_comes_first(run: Run, home: Path, old: str, new: str, says: str) -> None:
    assert says in run("diff", old, new, cwd=home).stdout.splitlines()[1]


@pytest.mark.parametrize("form", ["text", "json", "markdown", "html"])
def test_nothing_a_client_said_is_printed_in_any_format(run: Run, home: Path, form: str) -> None:
    done = run("diff", "old", "new", "--on", "intake.jsonl", "--format", form, cwd=home)
    assert done.returncode == 1
    assert CANARY not in done.stdout + done.stderr
    assert "iso" in done.stdout


def test_the_data_is_as_its_schema_says_and_the_same_each_time(run: Run, home: Path) -> None:
    first, second = (
        run("diff", "old", "new", "--on", "intake.jsonl", "--format", "json", cwd=home).stdout for _ in range(2)
    )
    assert first == second
    data: Any = json.loads(first)
    assert refusals("diff", data) == {}
    assert (data["changed"], data["loosened"], data["counts"]["newly-allowed"]) == (True, True, 1)
    (change,) = data["changes"]
    assert (change["before"]["verdict"], change["after"]["verdict"]) == ("defer", "suitable")
    assert data["touched"]["directions"] == [
        {"direction": "newly-allowed", "records": 1, "rows": [{"source": "intake.jsonl", "number": 2}]},
        {"direction": "caution-lost", "records": 1, "rows": [{"source": "intake.jsonl", "number": 3}]},
    ]


def test_a_witness_that_is_shown_is_confirmed_by_recommend(run: Run, home: Path) -> None:
    data = json.loads(run("diff", "old", "new", "--format", "json", cwd=home).stdout)
    record = data["changes"][0]["after"]["record"]
    assert record == {
        "areas": ["cheeks"], "concerns": ["scars"], "facts": {"isotretinoin": "2025-09-01"},
        "on": "2026-01-01", "others": "no",
    }  # fmt: skip


def test_markdown_folds_the_details_away(run: Run, home: Path) -> None:
    said = run("diff", "old", "new", "--format", "markdown", cwd=home).stdout
    assert said.startswith("# From old to new\n")
    assert said.count("<details>") == said.count("</details>") == 2
    assert "<summary>Stop. iso: pen (2 areas, scars)</summary>\n\n| for this client | old | new |" in said


@pytest.mark.parametrize("width", ["40", "160"])
def test_nothing_is_drawn_for_those_who_listen(run: Run, home: Path, width: str) -> None:
    said = run("diff", "old", "new", cwd=home, env={"NEEDLE_ACCESSIBLE": "1", "COLUMNS": width}).stdout
    assert "Stop: iso: pen (2 areas, scars)" in said
    assert "for this client: verdict\nold: defer until 2026-03-01\nnew: suitable" in said
    assert "✕" not in said


def test_what_files_say_never_steers_a_terminal(run: Run, home: Path) -> None:
    evil = "\\u001b[31mred\\u202e</summary>"
    write(home / "evil", common=WITH.replace("says: Wait.", f'says: "{evil}"').replace("within 6", "within 4"))
    for form in ("text", "markdown", "json", "html"):
        done = run("diff", "old", "evil", "--format", form, cwd=home)
        assert done.returncode == 1
        assert not {"\x1b", "\u202e"} & set(done.stdout)
        assert "red</summary>" not in done.stdout or form == "text"


def test_huge_texts_are_cut_where_they_part(run: Run, home: Path) -> None:
    for name, word in (("long", "a"), ("longer", "b")):
        write(home / name, common=WITH.replace("says: Wait.", f'says: "{"wait " * 20_000}{word}{" still" * 20_000}."'))
    done = run("diff", "long", "longer", cwd=home)
    assert done.returncode == 0
    assert "wait a still" in done.stdout
    assert "wait b still" in done.stdout
    assert max(map(len, done.stdout.splitlines())) < 500


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("old", "nowhere"), 2, "'nowhere' is no file or folder here"),
        (("old", "new", "--fail-on", "loosend"), 2, "did you mean loosened?"),
        (("old", "new", "--format", "sarif"), 2, "there is no format 'sarif'"),
        (("old", "new", "--map", "m.yaml"), 2, "--map, --as and --sheet are about records"),
        (("old", "new", "--on", "nowhere.csv"), 4, "there is no file nowhere.csv"),
        (("old", "new", "--as-of", "tomorrow"), 2, "--as-of cannot read 'tomorrow' as a date"),
        (("old", "broken"), 3, "broken has errors, so that it cannot be compared"),
        (("old", "empty"), 3, "empty holds no protocol files"),
    ],
)
def test_what_cannot_be_compared_is_refused(
    run: Run, home: Path, arguments: tuple[str, ...], code: int, says: str
) -> None:
    write(home / "broken", common=WITH.replace("level: defer", "level: perhaps"))
    (home / "empty").mkdir()
    done = run("diff", *arguments, cwd=home)
    assert (done.returncode, done.stdout) == (code, "")
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_proof_that_is_given_up_is_said_to_be(run: Run, home: Path) -> None:
    done = run("diff", "old", "new", "--steps", "3", "--fail-on", "loosened", cwd=home)
    assert done.returncode == 1
    assert "not proved: the search in regions was stopped after 3 steps" in done.stdout
