"""Packs to compare: the shipped one with edits made by hand, and small ones."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from builders import TODAY, small_files
from needlecli.changes import Diff, Files, Sheet, Version, diff
from needlecli.knowledge import Pack
from needlecli.knowledge.compiling import compile_texts
from needlecli.source import Document
from needlecli.source.yaml import parse

PROTOCOLS = Path(__file__).parents[2] / "protocols"


class Edit(NamedTuple):
    """One edit by hand: in which files, what is looked for (a pattern), and what is written in its place."""

    files: str
    pattern: str
    text: str


class Made(NamedTuple):
    """A pack that was made, with its documents."""

    pack: Pack
    documents: tuple[Document, ...]


@lru_cache(maxsize=4)
def shipped(edits: tuple[Edit, ...] = ()) -> Made:
    """Give the shipped pack with some edits, each of which must be one."""
    texts = {str(path): path.read_text(encoding="utf-8") for path in sorted(PROTOCOLS.glob("*.yaml"))}
    return made(edited(texts, edits))


def edited(texts: Mapping[str, str], edits: Iterable[Edit]) -> dict[str, str]:
    found = dict(texts)
    for edit in edits:
        names = [name for name in found if Path(name).match(edit.files)]
        counts = 0
        for name in names:
            found[name], count = re.subn(edit.pattern, edit.text, found[name], flags=re.MULTILINE | re.DOTALL)
            counts += count
        assert counts, edit
    return found


def made(texts: Mapping[str, str]) -> Made:
    documents, checked = compile_texts(tuple(texts.items()), digest=str(hash(tuple(texts.values()))))
    assert checked.usable, [f"{d.where} {d.says} {d.help}" for d in checked.diagnostics]
    assert checked.value is not None
    return Made(checked.value, documents)


def small(**replaced: str) -> Made:
    """Give a small pack, of which some files are replaced."""
    return made(small_files(**replaced))


def compared(old: Made, new: Made, cases: tuple[str, str] = ("", ""), steps: int = 5_000_000) -> Diff:
    """Compare two packs; `cases` is the text of a case file on each side."""
    versions = Version("old", old.pack), Version("new", new.pack)
    files = tuple(Files(side.documents, _sheets(text)) for side, text in zip((old, new), cases, strict=True))
    return diff(*versions, TODAY, (files[0], files[1]), steps)


def _sheets(text: str) -> tuple[Sheet, ...]:
    document = parse("cases/some.yaml", text).value if text else None
    return (Sheet("some.yaml", document),) if document is not None else ()
