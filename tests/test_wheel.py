"""The wheel: built from this checkout, it holds the protocols, and runs where nothing but its dependencies is."""

import importlib.util
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
WANTED = ("hatchling", "pip")
MISSING = [name for name in WANTED if importlib.util.find_spec(name) is None]

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"building a wheel offline needs {' and '.join(MISSING)}")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel"),
            *("--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(out), str(ROOT)),
        ],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    (built,) = out.glob("*.whl")
    return built


def test_every_protocol_file_is_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if name.startswith("needlecli/protocols/")}
        assert inside >= {f"needlecli/protocols/{path.name}" for path in (ROOT / "protocols").glob("*.yaml")}
        for name in inside:
            assert archive.read(name) == (ROOT / "protocols" / name.removeprefix("needlecli/protocols/")).read_bytes()


def test_every_template_is_in_the_wheel(wheel: Path) -> None:
    templates = sorted((ROOT / "src" / "needlecli" / "templates").glob("*.yaml"))
    assert templates
    with zipfile.ZipFile(wheel) as archive:
        for path in templates:
            assert archive.read(f"needlecli/templates/{path.name}") == path.read_bytes()


def test_every_template_of_a_hand_out_is_in_the_wheel(wheel: Path) -> None:
    templates = sorted((ROOT / "src" / "needlecli" / "handout" / "templates").iterdir())
    assert {path.name for path in templates} == {"handout.html", "parts.html", "style.css", "handout.typ"}
    with zipfile.ZipFile(wheel) as archive:
        for path in templates:
            assert archive.read(f"needlecli/handout/templates/{path.name}") == path.read_bytes()


def test_every_module_is_in_the_wheel_and_nothing_else_is(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    modules = {str(path.relative_to(ROOT / "src")) for path in (ROOT / "src").rglob("*.py")}
    assert {name for name in names if name.endswith(".py")} == modules
    strange = [n for n in names if not n.startswith(("needlecli/", "needlecli-"))]
    assert strange == []
    assert not [n for n in names if "__pycache__" in n or n.startswith("needlecli/tests")]


def test_the_wheel_runs_where_the_checkout_is_not(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    start = (
        "import sys; sys.path.insert(0, sys.argv.pop(1)); import needlecli; "
        "assert needlecli.__file__.startswith(sys.path[0]), needlecli.__file__; "
        "from needlecli.__main__ import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", start, str(tmp_path / "site"), "recommend", "-c", "acne-scars", "--on", "2026-11-22"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONUTF8": "1"},
        cwd=tmp_path,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Acne scars")
