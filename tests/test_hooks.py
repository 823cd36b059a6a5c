"""The hooks for pre-commit: each names a command that exists and looks at the files it is meant for."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from needlecli.source.yaml import parse

MANIFEST = Path(__file__).parent.parent / ".pre-commit-hooks.yaml"


def hooks() -> dict[str, dict[str, Any]]:
    parsed = parse(MANIFEST.name, MANIFEST.read_bytes())
    assert parsed.value is not None, parsed.diagnostics
    written: Any = parsed.value.data
    return {hook["id"]: hook for hook in written}


HOOKS = hooks()


def test_there_is_a_hook_to_validate_and_one_to_test() -> None:
    assert list(HOOKS) == ["needle-validate", "needle-test"]


def test_changed_files_are_validated_by_name_and_cases_are_run_as_a_whole() -> None:
    assert HOOKS["needle-validate"]["pass_filenames"] is True
    assert HOOKS["needle-test"]["pass_filenames"] is False
    assert HOOKS["needle-test"]["args"] == ["protocols"]


@pytest.mark.parametrize("hook", HOOKS.values(), ids=HOOKS)
class TestEveryHook:
    def test_says_what_it_is(self, hook: dict[str, Any]) -> None:
        assert hook["name"]
        assert hook["description"].endswith(".")

    def test_is_installed_as_a_python_package_and_runs_once_at_a_time(self, hook: dict[str, Any]) -> None:
        assert hook["language"] == "python"
        assert hook["require_serial"] is True
        assert re.fullmatch(r"\d+\.\d+\.\d+", hook["minimum_pre_commit_version"])

    def test_starts_a_command_that_exists(self, hook: dict[str, Any], run: Run) -> None:
        program, *words = shlex.split(hook["entry"])
        assert program == "needle"
        done = run(*words, "--help")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith(f"Usage: needle {' '.join(words)}")

    @pytest.mark.parametrize(
        "path",
        [
            "protocols/pen.yaml",
            "protocols/_common.yml",
            "protocols/cases/scars.yaml",
            "clinic/protocols/needle-mask.yaml",
        ],
    )
    def test_looks_at_protocol_files_and_their_cases(self, hook: dict[str, Any], path: str) -> None:
        assert re.search(hook["files"], path)

    @pytest.mark.parametrize(
        "path",
        [
            ".pre-commit-config.yaml",
            "pen.yaml",
            "myprotocols/pen.yaml",
            "protocols.yaml",
            "protocols/README.md",
            "protocols/schemas/protocol.schema.json",
        ],
    )
    def test_leaves_every_other_file_alone(self, hook: dict[str, Any], path: str) -> None:
        assert not re.search(hook["files"], path)
