"""Every rule finds its bad examples, at the very characters marked in them, and nothing in its good ones."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import needlecli
from builders import small_files
from needlecli import lint, registry
from needlecli.cli.proving import Prover
from needlecli.lint import Example, RulePage
from needlecli.source import Diagnostic, Severity

ALL = lint.pages()
PAGES = [page for page in ALL if not any(one.file.startswith("cases/") for one in (*page.bad, *page.good))]
"""The rules about protocol files; what is found in cases is shown by the tests of the cases."""
PROVED = {name.replace("_", "-") for name in registry.names("needlecli.proofs.properties")}
"""The rules whose findings come of proofs."""
ON = date(2026, 11, 22)
NOT_SHOWN = {"missing-file", "not-text", "too-large"}
"""Findings that no piece of YAML on a page can show; they have tests of their own where they are made."""


def overlay(base: str, piece: str) -> tuple[str, int]:
    """Put the top-level keys of a piece over those of a file; give the text and the line the piece starts on."""
    keys = set(re.findall(r"^([\w-]+):", piece, flags=re.MULTILINE))
    blocks = re.split(r"^(?=\S)", base, flags=re.MULTILINE)
    kept = "".join(block for block in blocks if block.split(":")[0] not in keys)
    return kept + piece, kept.count("\n")


def found_in(examples: tuple[Example, ...], page: RulePage) -> tuple[list[Diagnostic], dict[str, int]]:
    """Give everything found in a small pack with examples laid over it, and the line each example starts on."""
    files = small_files()
    starts: dict[str, int] = {}
    for example in examples:
        name = f"p/{example.file}"
        files[name], starts[name] = overlay(files.get(name, ""), example.plain)
    texts = [(name, text.encode()) for name, text in files.items()]
    return list(lint.check(texts, ON, prove=Prover() if page.name in PROVED else None).found), starts


def ids(page: RulePage) -> str:
    return page.name


@pytest.mark.parametrize("page", PAGES, ids=ids)
class TestEveryRule:
    def test_has_a_whole_page(self, page: RulePage) -> None:
        assert re.match(r"[A-Z`].*?\.(\s|$)", page.finds, flags=re.DOTALL)
        assert page.why.endswith(".")
        assert page.mend.endswith((".", ":"))
        assert page.good or page.name in NOT_SHOWN
        assert page.bad or page.name in NOT_SHOWN

    def test_finds_what_is_marked_as_bad_and_no_more(self, page: RulePage) -> None:
        if page.name in NOT_SHOWN:
            return
        found, starts = found_in(page.bad, page)
        marked = {
            (f"p/{example.file}", starts[f"p/{example.file}"] + line, start, end)
            for example in page.bad
            for line, start, end in example.marked
        }
        own = [d for d in found if d.name == page.name]
        spans = {(d.where.name, d.where.span.line, d.where.span.column, d.where.span.end_column) for d in own}
        assert spans == marked, [f"{d.where} {d.says}" for d in found]
        assert {d.severity for d in own} == {page.severity}

    def test_finds_nothing_in_what_is_good(self, page: RulePage) -> None:
        found, _ = found_in(page.good, page)
        assert [f"{d.where} {d.says}" for d in found if d.name == page.name or d.severity is Severity.ERROR] == []

    def test_says_what_is_wrong_and_what_to_write(self, page: RulePage) -> None:
        for diagnostic in found_in(page.bad, page)[0]:
            if diagnostic.name == page.name:
                assert diagnostic.says
                assert not diagnostic.says.endswith(".")
                assert diagnostic.help


NAME = re.compile(r"[a-z]+(-[a-z]+)*")
READING = ("source/*.py", "knowledge/*.py", "cases/sheet.py", "cases/reading.py", "cases/expecting.py")
"""The modules that find something by reading."""


def named(tree: ast.AST) -> Iterator[str]:
    """Give the names of findings in a module: lower-case words handed to what makes one, or kept under `name`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            inside = node.args if called in ("error", "Diagnostic", "refuse", "add") and len(node.args) > 2 else []
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "name":
            inside = branches(node.value)
        else:
            continue
        words = [one.value for one in inside if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        yield from (word for word in words if NAME.fullmatch(word))


def branches(value: ast.expr) -> list[ast.expr]:
    """Give what a value may be: each end of `a if b else c`."""
    return [*branches(value.body), *branches(value.orelse)] if isinstance(value, ast.IfExp) else [value]


def found_by_reading() -> set[str]:
    root = Path(needlecli.__file__).parent
    modules = [path for part in READING for path in root.glob(part)]
    return {word for path in modules for word in named(ast.parse(path.read_text(encoding="utf-8")))}


def test_every_finding_has_a_page() -> None:
    """Whatever reading calls a finding, a trainer can read about."""
    assert found_by_reading() - {page.name for page in ALL} == set()


@pytest.mark.parametrize("name", ["alias", "not-yaml", "range-reversed", "unknown-term", "wrong-value", "too-large"])
def test_the_names_of_findings_are_found_however_they_are_made(name: str) -> None:
    assert name in found_by_reading()


def test_every_property_has_a_page_that_says_it_is_proved() -> None:
    found = {
        page.name
        for page in ALL
        if getattr(registry.load("needlecli.lint", page.name.replace("-", "_")), "FOUND_BY", "") == "proofs"
    }
    assert found == PROVED
