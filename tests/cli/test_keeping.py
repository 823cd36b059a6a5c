"""Findings that are kept are the findings: byte for byte, in every look, and never of other files."""

import hashlib
import shutil
from pathlib import Path

import pytest

from conftest import Run
from needlecli import registry

ROOT = Path(__file__).parent.parent.parent
BROKEN = "id: pen\nindications:\n  - {concern: acne-scrs, depth: {cheeks: 1,5 mm}}\ncautions: 7\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "protocols", tmp_path / "mine")
    (tmp_path / "mine" / "pen.yaml").write_text(BROKEN, encoding="utf-8")
    return tmp_path


def kept(home: Path) -> list[Path]:
    return sorted((home / "kept").glob("*-findings.kept"))


@pytest.mark.parametrize("look", registry.names("needlecli.findings"))
def test_what_is_kept_is_told_in_the_same_bytes(run: Run, home: Path, look: str) -> None:
    command = ("validate", "mine", "--format", look)
    env = {"NEEDLE_CACHE": str(home / "kept")}
    without = run(*command, cwd=home, env={"NEEDLE_CACHE": "off"})
    first, second = (run(*command, cwd=home, env=env) for _ in range(2))
    assert len(kept(home)) == 1
    assert first.stdout == second.stdout == without.stdout
    assert first.returncode == second.returncode == without.returncode == 1


def test_a_file_that_changed_is_checked_again(run: Run, home: Path) -> None:
    env = {"NEEDLE_CACHE": str(home / "kept")}
    before = run("validate", "mine", cwd=home, env=env).stdout
    (home / "mine" / "pen.yaml").write_text(BROKEN.replace("acne-scrs", "acne-scars"), encoding="utf-8")
    after = run("validate", "mine", cwd=home, env=env).stdout
    assert "acne-scrs" in before
    assert "acne-scrs" not in after


@pytest.mark.parametrize("damage", [b"", b"\x80\x05.", b"cposix\nsystem\n(S'true'\ntR."])
def test_what_is_damaged_is_passed_over(run: Run, home: Path, damage: bytes) -> None:
    env = {"NEEDLE_CACHE": str(home / "kept")}
    first = run("validate", "mine", cwd=home, env=env).stdout
    (path,) = kept(home)
    path.write_bytes(hashlib.sha256(damage).digest() + damage)
    assert run("validate", "mine", cwd=home, env=env).stdout == first


def test_nothing_is_kept_where_that_is_not_wanted(run: Run, home: Path) -> None:
    run("validate", "mine", cwd=home, env={"NEEDLE_CACHE": "off"})
    assert kept(home) == []
