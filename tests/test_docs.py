"""The README keeps its word: it names every command and format, and every example in it runs."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Run
from forking import surroundings
from needlecli import registry

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SESSIONS = re.findall(r"^```session\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXAMPLES = [
    line.removeprefix("$ ").strip()
    for block in CONSOLE.findall(README)
    for line in block.replace("\\\n", " ").splitlines()
    if line.startswith("$ needle ")
]


def test_the_readme_names_every_command(run: Run) -> None:
    shown = run("--help").stdout.split("Commands:")[1]
    commands = re.findall(r"^  ([a-z]+)(?:\s|$)", shown, re.MULTILINE)
    assert len(commands) >= 5
    assert [command for command in commands if f"needle {command}" not in README] == []


@pytest.mark.skipif(sys.platform != "linux", reason="the transcript uses the sed of Linux")
@pytest.mark.parametrize("session", SESSIONS)
def test_the_transcripts_of_the_readme_are_what_happens(tmp_path: Path, session: str) -> None:
    """Every command of the first hours is run, and prints what the README says."""
    assert len(SESSIONS) == 3
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = surroundings(tmp_path / "home", PATH=programs, NEEDLE_CACHE="off")
    told = ""
    for line in session.splitlines():
        if line.startswith("$ "):
            command = ["bash", "-c", line.removeprefix("$ ")]
            done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
            told += f"{line}\n{done.stdout}"
    assert told.rstrip() == session.rstrip()


@pytest.mark.parametrize("shelf", ["formats", "findings"])
def test_the_readme_names_every_format(shelf: str) -> None:
    assert [name for name in registry.names(f"needlecli.{shelf}") if name not in README] == []


def test_the_readme_has_examples() -> None:
    assert len(EXAMPLES) >= 5


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_of_the_readme_runs(run: Run, example: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "protocols", tmp_path / "protocols")
    command = re.split(r"\s[|>]\s", example)[0]
    done = run(*shlex.split(command, comments=True)[1:], cwd=tmp_path)
    assert done.returncode == 0, done.stderr
