"""What surrounds a run changes how an answer looks and never what it says."""

import json
import re

import pytest

from conftest import Run

ASKED = ("recommend", "-c", "acne-scars", "--has", "isotretinoin=2026-09-01", "--on", "2026-11-22")
COLOURS = re.compile(r"\x1b\[[0-9;]*m")
FORMS = ("table", "json")
PLAIN: dict[str, str] = {}


def plain(run: Run, form: str = "table") -> str:
    """Give the answer in plain surroundings, asked for once."""
    if form not in PLAIN:
        PLAIN[form] = run(*ASKED, "--format", form).stdout
    return PLAIN[form]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "env",
    [
        {"COLUMNS": "40"},
        {"COLUMNS": "200", "LINES": "10"},
        {"PYTHONUTF8": "", "LC_ALL": "C"},
        {"LANG": "tr_TR.UTF-8"},
        {"TZ": "Pacific/Kiritimati"},
        {"TZ": "Etc/GMT+12"},
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4711"},
        {"TERM": "dumb"},
        {"TERM": "xterm-256color"},
        {"NO_COLOR": "1"},
        {"NEEDLE_CACHE": "off"},
        {"PYTHONOPTIMIZE": "2"},
    ],
    ids=str,
)
def test_an_answer_is_the_same_bytes_in_any_surroundings(run: Run, form: str, env: dict[str, str]) -> None:
    done = run(*ASKED, "--format", form, env=env)
    assert (done.returncode, done.stdout) == (0, plain(run, form))


def test_a_second_run_says_the_same_from_what_it_kept(run: Run) -> None:
    first, second = (run(*ASKED, "--format", "json", env={"NEEDLE_CACHE": ""}) for _ in range(2))
    assert first.stdout == second.stdout


@pytest.mark.parametrize(
    ("arguments", "env", "coloured"),
    [
        ((), {}, False),
        ((), {"FORCE_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": "0"}, False),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
        ((), {"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        (("--color", "always"), {}, True),
        (("--color", "always"), {"NO_COLOR": "1", "TERM": "dumb"}, True),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False),
        (("--color", "auto"), {"TERM": "xterm-256color"}, False),
    ],
    ids=str,
)
def test_colour_is_asked_for_and_changes_no_word(
    run: Run, arguments: tuple[str, ...], env: dict[str, str], coloured: bool
) -> None:
    done = run(*ASKED, *arguments, env=env)
    assert ("\x1b[" in done.stdout) is coloured
    stripped = "\n".join(line.rstrip() for line in COLOURS.sub("", done.stdout).split("\n"))
    assert stripped == plain(run)


@pytest.mark.parametrize("form", ["json", "markdown"])
def test_json_and_markdown_are_never_coloured(run: Run, form: str) -> None:
    done = run(*ASKED, "--format", form, "--color", "always", env={"FORCE_COLOR": "1"})
    assert done.stdout == plain(run, form)
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_terminal_with_few_letters_gets_letters_it_has(run: Run, encoding: str) -> None:
    done = run(*ASKED, env={"PYTHONUTF8": "0", "PYTHONIOENCODING": encoding})
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert done.stdout.count("?") <= plain(run).count("?"), "no letter was lost to a question mark"


@pytest.mark.parametrize("name", ["NEEDLE_ACCESSIBLE", "ACCESSIBLE"])
def test_accessible_output_has_no_drawings_and_says_the_same(run: Run, name: str) -> None:
    done = run(*ASKED, env={name: "1"})
    assert re.findall("[\u2500-\u259f\u2022\u2713\u2715\u25b6]", done.stdout) == []
    assert "Option: Pen\nNow: defer to 2027-03-01\n" in done.stdout
    assert run(*ASKED, env={name: "0"}).stdout == plain(run)


def test_the_answer_for_today_is_the_answer_for_a_day(run: Run) -> None:
    answer = json.loads(run("recommend", "-c", "acne-scars", "--format", "json").stdout)
    again = json.loads(run("recommend", "-c", "acne-scars", "--format", "json", "--on", answer["on"]).stdout)
    assert answer == again
