"""Findings go where they were asked for: on the screen, into files, in several looks at once."""

import json
from pathlib import Path

import pytest

from conftest import Run

NASTY = "id: pen\nname: Pen\nname: '##[error]x ::error::y \u202ekool'\n"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """Give the folder around one, `ours`, whose only file has a key twice."""
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "pen.yaml").write_text(NASTY, encoding="utf-8")
    return tmp_path


def test_left_out_it_is_the_text_on_the_screen(run: Run, here: Path) -> None:
    done, named = (run("validate", "ours", *form, cwd=here) for form in ((), ("--format", "text")))
    assert (done.returncode, done.stderr) == (1, "")
    assert "error[key-twice]: the key 'name' is written twice\n     --> ours/pen.yaml:3:1\n" in done.stdout
    assert done.stdout == named.stdout


@pytest.mark.parametrize("look", ["concise", "github", "json", "junit", "sarif", "text"])
def test_every_look_is_the_same_in_a_file_as_in_a_pipe(run: Run, here: Path, look: str) -> None:
    piped = run("validate", "ours", "--format", look, cwd=here)
    assert (piped.returncode, piped.stderr) == (1, "")
    assert "key-twice" in piped.stdout
    filed = run("validate", "ours", "--format", f"{look}=out/found", cwd=here)
    assert (filed.returncode, filed.stdout, filed.stderr) == (1, "", "")
    assert (here / "out" / "found").read_bytes() == piped.stdout.encode()


def test_several_looks_come_from_one_run(run: Run, here: Path) -> None:
    looks = ("--format", "concise", "--format", "sarif=found.sarif", "--format", "json=found.json")
    done = run("validate", "ours", *looks, cwd=here)
    assert (done.returncode, done.stderr) == (1, "")
    assert "ours/pen.yaml:3:1: error[key-twice] the key 'name' is written twice\n" in done.stdout
    assert json.loads((here / "found.sarif").read_bytes())["version"] == "2.1.0"
    assert json.loads((here / "found.json").read_bytes())["schema"] == "needle.findings/1"


def test_a_dash_is_the_screen(run: Run, here: Path) -> None:
    assert json.loads(run("validate", "ours", "--format", "json=-", cwd=here).stdout)["command"] == "validate"


def test_a_file_is_never_coloured(run: Run, here: Path) -> None:
    done = run("validate", "ours", "--color", "always", "--format", "text", "--format", "concise=found", cwd=here)
    assert "\x1b[" in done.stdout
    assert b"\x1b" not in (here / "found").read_bytes()


@pytest.mark.parametrize(
    ("formats", "said"),
    [
        (["jsn"], "error: --format does not take 'jsn'\n  help: did you mean json?\n"),
        (["_drawing"], "error: --format does not take '_drawing'\n  help: "),
        (["json="], "error: --format 'json=' names no file\n  help: write --format json or --format json=FILE\n"),
        (["json", "text"], "error: json and text would both go to the screen\n  help: write --format text=ANOTHER-"),
        (["json", "text=-"], "error: json and text would both go to the screen\n"),
        (
            ["json=a", "sarif=a"],
            "error: json and sarif would both go to a\n  help: write --format sarif=ANOTHER-FILE\n",
        ),
    ],
)
def test_what_cannot_be_meant_is_said_before_anything_is_done(
    run: Run, here: Path, formats: list[str], said: str
) -> None:
    done = run("validate", "ours", "--fix", *(word for form in formats for word in ("--format", form)), cwd=here)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(said)
    assert [path.name for path in here.iterdir()] == ["ours"]
    assert (here / "ours" / "pen.yaml").read_text(encoding="utf-8") == NASTY


def test_the_screen_is_served_even_where_a_file_cannot_be_written(run: Run, here: Path) -> None:
    (here / "taken").write_text("a file", encoding="utf-8")
    looks = ("--format", "concise", "--format", "json=taken/found.json", "--format", "sarif=found.sarif")
    done = run("validate", "ours", *looks, cwd=here)
    assert done.returncode == 74
    assert "error[key-twice]" in done.stdout
    assert done.stderr == (
        "error: taken/found.json cannot be written: Not a directory\n"
        "  help: check the path, its permissions and the space left\n"
    )
    assert (here / "found.sarif").is_file()


def test_on_github_the_changed_lines_are_marked_and_no_quoted_line_is_taken_for_a_command(run: Run, here: Path) -> None:
    plain = run("validate", "ours", cwd=here)
    done = run("validate", "ours", cwd=here, env={"GITHUB_ACTIONS": "true"})
    stop, *told = done.stdout.splitlines()
    assert stop.startswith("::stop-commands::")
    token = stop.removeprefix("::stop-commands::")
    assert len(token) == 64
    assert told.count(f"::{token}::") == 1
    resumed = told.index(f"::{token}::")
    assert told[:resumed] == plain.stdout.splitlines()
    assert "##[error]x ::error::y" in "\n".join(told[:resumed])
    commands = run("validate", "ours", "--format", "github", cwd=here).stdout.splitlines()
    assert told[resumed + 1 :] == commands
    assert all(line.startswith(("::error file=ours/pen.yaml,", "::notice ", "::warning ")) for line in commands)


def test_on_github_a_look_that_was_asked_for_is_the_only_one(run: Run, here: Path) -> None:
    looks = ("--format", "concise")
    on_github = run("validate", "ours", *looks, cwd=here, env={"GITHUB_ACTIONS": "true"})
    assert on_github.stdout == run("validate", "ours", *looks, cwd=here).stdout
