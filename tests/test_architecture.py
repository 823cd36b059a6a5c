"""The layers know only those above them, meet at their front doors, and never look around."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import needlecli

ROOT = Path(needlecli.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))

MAY_IMPORT = {
    "source": set(),
    "logic": set(),
    "boxes": set(),
    "bounded": set(),
    "answered": set(),
    "page": set(),
    "registry": set(),
    "errors": {"source"},
    "knowledge": {"source", "logic"},
    "client": {"answered", "bounded", "source", "logic", "knowledge"},
    "advice": {"answered", "bounded", "logic", "knowledge", "client"},
    "cases": {"source", "logic", "knowledge", "client", "advice"},
    "proofs": {"source", "logic", "boxes", "registry", "knowledge", "client", "advice", "cases"},
    "changes": {"bounded", "source", "logic", "knowledge", "client", "advice", "cases", "proofs"},
    "planning": {"logic", "knowledge", "client", "advice"},
    "gaps": {"logic", "knowledge", "client", "advice"},
    "calendar": {"planning", "knowledge", "client", "advice"},
    "consulting": {"source", "logic", "knowledge", "client", "advice"},
    "receipts": {"source", "page", "logic", "knowledge", "client", "advice", "report"},
    "pictures": {"page"},
    "handout": {"logic", "knowledge", "client", "advice", "planning", "page", "pictures", "report", "errors"},
    "batch": {"bounded", "source", "registry", "logic", "knowledge", "client", "advice", "report", "intake"},
    "report": {
        "source",
        "page",
        "logic",
        "knowledge",
        "client",
        "advice",
        "cases",
        "gaps",
        "lint",
        "planning",
        "changes",
    },
    "lint": {"source", "logic", "knowledge", "registry", "errors"},
    "findings": {"source", "lint", "page", "registry", "__init__"},
    "schema": {"registry", "logic", "knowledge", "client", "advice"},
    "intake": {"answered", "source"},
    "formats": {"page", "pictures"},
    "files": {"errors", "registry", "source", "knowledge", "intake"},
    "cli": {
        "errors",
        "registry",
        "source",
        "logic",
        "knowledge",
        "client",
        "advice",
        "batch",
        "cases",
        "proofs",
        "changes",
        "gaps",
        "planning",
        "calendar",
        "consulting",
        "receipts",
        "handout",
        "report",
        "lint",
        "findings",
        "intake",
        "formats",
        "schema",
        "files",
        "page",
        "__init__",
    },
    "arrow": {
        *("__init__", "registry", "advice", "batch", "client", "errors", "intake", "knowledge", "report", "source"),
    },
    "__init__": {"errors", "source", "client", "advice", "batch", "intake", "report", "files", "knowledge"},
    "__main__": {"__init__", "cli"},
}
"""Which part may import which: one-way, as in the two-minute explanation."""

DOORS = {
    "report",
    "source.yaml",
    "knowledge.compiling",
    "knowledge.strictness",
    "files.caching",
    "advice.memory",
    "files.cellar",
    "files.locating",
    "intake.yaml",
    "client.maps",
    "client.coding",
    "files.inputs",
    "files.outputs",
}
"""Modules that are doors of their own, because importing them costs time that most starts need not spend."""

LOOKS_AROUND = {"print", "open", "input", "exec", "eval", "breakpoint"}
ONLY_THE_SHELL = {"os", "sys", "time", "shutil", "tempfile", "subprocess", "socket", "pathlib", "logging", "random"}


def part(path: Path) -> str:
    relative = path.relative_to(ROOT)
    return relative.parts[0] if len(relative.parts) > 1 else relative.stem


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Give a module and everything in it, read once."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def imports(path: Path) -> Iterator[tuple[str, str]]:
    """Give (module, name) for everything a module imports, wherever in it."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.module, alias.name) for alias in node.names)


def ours(path: Path) -> Iterator[tuple[str, str]]:
    """Give the imports of our own modules, without the package's name."""
    for module, name in imports(path):
        if module == "needlecli":
            yield (
                ("__init__", name) if not (ROOT / name).is_dir() and not (ROOT / f"{name}.py").exists() else (name, "")
            )
        elif module.startswith("needlecli."):
            yield module.removeprefix("needlecli."), name


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
class TestEveryModule:
    def test_imports_only_the_parts_above_it(self, path: Path) -> None:
        here = part(path)
        used = {module.split(".")[0] for module, _ in ours(path)} - {here}
        assert used <= MAY_IMPORT[here], f"{here} may not know {sorted(used - MAY_IMPORT[here])}"

    def test_meets_other_parts_at_their_front_doors(self, path: Path) -> None:
        here = part(path)
        inner = {m for m, _ in ours(path) if "." in m and m.split(".")[0] != here}
        strangers = {m for m in inner if m not in DOORS and m.split(".")[0] not in DOORS}
        assert not strangers, f"import {sorted(strangers)} from their package"

    def test_looks_around_only_in_the_shell(self, path: Path) -> None:
        if part(path) in ("cli", "files", "__main__"):
            return
        called = {n.func.id for n in nodes(path) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
        assert not called & LOOKS_AROUND
        roots = {module.split(".")[0] for module, _ in imports(path)}
        allowed = (
            {"pathlib"} if part(path) in ("knowledge", "lint") else set()
        )  # PurePath: names of files, never the disk
        assert not roots & (ONLY_THE_SHELL - allowed)

    def test_opens_with_a_sentence(self, path: Path) -> None:
        module = nodes(path)[0]
        assert isinstance(module, ast.Module)
        first = (ast.get_docstring(module) or "").split("\n\n")[0]
        assert first.rstrip().endswith((".", ":"))
        assert first[:1].isupper() or first.startswith(("`", "needle"))

    def test_stays_small(self, path: Path) -> None:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 250
        for node in nodes(path):
            if isinstance(node, ast.FunctionDef) and node.end_lineno is not None:
                assert node.end_lineno - node.lineno < 50, f"{node.name} is long"


def test_the_core_never_asks_what_day_it_is() -> None:
    for path in MODULES:
        if part(path) not in ("cli", "files"):
            text = path.read_text(encoding="utf-8")
            assert ".today()" not in text, path
            assert ".now()" not in text, path
