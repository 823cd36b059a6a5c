"""The shell around everything: help, versions, exit codes, pipes, completion."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Run
from forking import surroundings

COMMANDS = ("recommend", "why", "compare", "show", "validate")
DAY = ("--on", "2026-11-22")


def test_the_version_is_one_line(run: Run) -> None:
    for flag in ("--version", "-V"):
        done = run(flag)
        assert (done.returncode, done.stdout, done.stderr) == (0, "needle 0.1.0\n", "")


def test_help_names_every_command_with_what_it_does(run: Run) -> None:
    done = run("--help")
    assert done.returncode == 0
    assert done.stdout.startswith("Usage: needle [OPTIONS] COMMAND [ARGS]...")
    for command in COMMANDS:
        line = next(line for line in done.stdout.splitlines() if line.strip().startswith(command))
        assert len(line.split()) > 4, "a command says what it does"


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_says_what_it_does_and_what_it_takes(run: Run, command: str) -> None:
    long, short = run(command, "--help"), run(command, "-h")
    assert (long.returncode, short.returncode) == (0, 0)
    assert long.stdout == short.stdout
    assert long.stdout.startswith(f"Usage: needle {command} ")
    assert len(long.stdout.split("Options:")[0].splitlines()) > 2, "a sentence stands before the options"
    assert "<" in long.stdout or "[FOLDER]" in long.stdout


def test_no_option_takes_a_name_or_a_birth_date(run: Run) -> None:
    for command in COMMANDS:
        shown = run(command, "--help").stdout
        assert not {"--name", "--client", "--patient", "--birth", "--dob", "--email"} & set(shown.split())


def test_without_a_command_the_help_is_shown_and_the_exit_code_is_2(run: Run) -> None:
    done = run()
    assert done.returncode == 2
    assert "Commands:" in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("recommend", "-c", "acne-scars", *DAY), 0),
        (("why", "pen", "-c", "acne-scars", *DAY), 0),
        (("compare", "pen", "rf", "-c", "acne-scars", *DAY), 0),
        (("show", "variants"), 0),
        (("show", "--conflicts"), 0),
        (("validate",), 0),
        (("recommend",), 2),
        (("recommend", "-c", "acne-scrs"), 2),
        (("recommend", "-c", "acne-scars", "--protocols", "nowhere"), 3),
        (("validate", "nowhere"), 3),
        (("recommend", "--intake", "nowhere.yaml"), 4),
    ],
)
def test_every_way_to_end_has_its_exit_code(run: Run, arguments: tuple[str, ...], code: int) -> None:
    done = run(*arguments)
    assert done.returncode == code
    assert (done.stdout == "") is (code != 0), "a result goes to standard output, and only a result"
    assert (done.stderr == "") is (code == 0), "a complaint goes to standard error"
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "sources"),
        ("show", "--conflicts"),
        ("show", "cautions", "--format", "json"),
        ("recommend", "-c", "acne-scars"),
    ],
)
def test_a_pipe_that_closes_early_ends_in_141_without_a_word(arguments: tuple[str, ...], tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "needlecli", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=writing,
            stderr=subprocess.PIPE,
            env=surroundings(tmp_path),
            cwd=tmp_path,
            timeout=60,
            check=False,
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


def complete(run: Run, line: str, protocols: str = "") -> list[str]:
    words = line.split(" ")
    env = {"_NEEDLE_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    done = run(env=env | ({"NEEDLE_PROTOCOLS": protocols} if protocols else {}))
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.split()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("needle sh", ["show"]),
        ("needle recommend --oth", ["--others"]),
        ("needle recommend --concern acne", ["acne-scars"]),
        ("needle recommend -c acne-sc", ["acne-scars"]),
        ("needle recommend --area ch", ["cheeks", "chin-jawline"]),
        ("needle recommend --has isotret", ["isotretinoin"]),
        ("needle why ra", ["radiofrequency"]),
        ("needle compare pen r", ["radiofrequency", "roller"]),
        ("needle recommend --available pe", ["pen"]),
        ("needle recommend --cleared anticoag", ["anticoagulant"]),
        ("needle show var", ["variants"]),
        ("needle recommend --concern nothing-like-it", []),
    ],
)
def test_the_shell_completes_the_words_of_the_pack(run: Run, line: str, expected: list[str]) -> None:
    found = complete(run, line)
    assert [word for word in found if word in expected] == expected
    assert all(word.startswith(line.rsplit(" ", maxsplit=1)[-1]) for word in found)
    assert found or not expected


def test_a_denied_fact_completes_like_a_told_one(run: Run) -> None:
    assert complete(run, "needle recommend --not herpes") == complete(run, "needle recommend --has herpes") != []


def test_a_broken_pack_completes_nothing_and_says_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pen.yaml").write_text("id: [", encoding="utf-8")
    assert complete(run, "needle recommend --concern ac", str(tmp_path)) == []


def test_output_that_cannot_be_written_is_said_in_one_line() -> None:
    command = f"{sys.executable} -m needlecli recommend -c acne-scars > /dev/full"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 74
    assert (
        done.stderr == "error: the output cannot be written: No space left on device\n  help: look at where it goes\n"
    )
