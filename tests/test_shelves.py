"""A shelf is a folder: one file an entry, each with the same door, each saying what it is."""

import ast
import re
from pathlib import Path

import pytest

import needlecli
from needlecli import registry
from needlecli.source import Severity

PACKAGE = Path(needlecli.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
DOORS = {"formats": ("render", "write"), "findings": ("write",), "intake": ("start",), "schema": ("schema",)}
CHECKS = ("in_document", "in_pack")


def name(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_every_module_opens_with_a_sentence(path: Path) -> None:
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert said, f"{name(path)} does not say what it is"
    opening = " ".join(said.split("\n\n")[0].split())
    assert re.match(r"[A-Z`\d]|needle:", opening), opening
    assert re.search(r"[.!?:]$", opening), opening
    assert len(opening.split()) >= 4, opening


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_every_public_function_and_class_says_what_it_does(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    public = [
        node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    ]
    assert [node.name for node in public if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("shelf", DOORS)
def test_every_entry_of_a_shelf_has_one_door(shelf: str) -> None:
    entries = registry.names(f"needlecli.{shelf}")
    assert entries
    for entry in entries:
        module = registry.load(f"needlecli.{shelf}", entry)
        doors = [door for door in DOORS[shelf] if callable(getattr(module, door, None))]
        assert len(doors) == 1, f"{shelf}/{entry}.py has {doors or 'no door'}"
        assert module.__doc__


@pytest.mark.parametrize("entry", registry.names("needlecli.lint"))
def test_every_rule_has_a_severity_and_at_most_one_check(entry: str) -> None:
    module = registry.load("needlecli.lint", entry)
    assert isinstance(module.SEVERITY, Severity)
    assert len([check for check in CHECKS if callable(getattr(module, check, None))]) <= 1


def test_a_file_whose_name_starts_with_an_underscore_is_no_entry() -> None:
    assert list((PACKAGE / "formats").glob("_*.py"))
    assert not [entry for entry in registry.names("needlecli.formats") if entry.startswith("_")]


def test_the_formats_are_the_words_users_type() -> None:
    assert {"json", "markdown", "table"} <= set(registry.names("needlecli.formats"))
    assert list(registry.names("needlecli.formats")) == sorted(registry.names("needlecli.formats"))


def test_the_looks_of_findings_are_the_words_users_type() -> None:
    assert registry.names("needlecli.findings") == ("concise", "github", "json", "junit", "sarif", "text")
