"""What is read before pydantic looks: the conditions, and the place at which each caution was written."""

from collections.abc import Iterable
from typing import Any

from needlecli.knowledge.caution import Caution
from needlecli.knowledge.vocabulary import Vocabulary
from needlecli.knowledge.words import meant_by, surely_meant
from needlecli.logic import Always, Flaw, read_condition
from needlecli.source import Diagnostic, Document, Edit, Path, error, respelt

ORIGIN = "origin"
"""The key under which the place of a caution is kept with it."""

UNREAD = Always()
"""Stands for a condition that could not be read; a caution with it is left out."""

OPTION = "option"
"""What an answer of a choice is called; no answer is ever mended unasked."""


def prepared(raw: Any, document: Document, path: Path, words: Vocabulary | None, found: list[Diagnostic]) -> Any:
    """Read the conditions of a list of cautions, and tell each caution where it was written."""
    if not isinstance(raw, list):
        return raw
    return [_told(one, document, (*path, index), words, found) for index, one in enumerate(raw)]


def condition(raw: object, document: Document, path: Path, words: Vocabulary | None, found: list[Diagnostic]) -> Any:
    """Read one condition; UNREAD where that cannot be done, or where the words are not known."""
    if words is None:
        return UNREAD
    try:
        return read_condition(raw, words.terms)
    except Flaw as flaw:
        found.append(_finding(flaw, document, (*path, *flaw.path), words))
        return UNREAD


def read(cautions: Iterable[Caution]) -> tuple[Caution, ...]:
    """Keep the cautions whose condition could be read: what they say of whom is not known of the others."""
    return tuple(caution for caution in cautions if caution.when is not UNREAD)


def _told(raw: Any, document: Document, path: Path, words: Vocabulary | None, found: list[Diagnostic]) -> Any:
    if not isinstance(raw, dict):
        return raw
    # A key of this name is the user's invention; the blank makes the shape refuse it.
    copy = {f"{key} " if key == ORIGIN else key: value for key, value in raw.items()}
    if "when" in raw:
        copy["when"] = condition(raw["when"], document, (*path, "when"), words, found)
    return {**copy, ORIGIN: f"{document.name}:{document.line(path)}"}


def _finding(flaw: Flaw, document: Document, where: Path, words: Vocabulary) -> Diagnostic:
    """Say what is wrong with a condition, with the word that may be meant."""
    key = flaw.unknown in flaw.path
    meant = meant_by(flaw.unknown, flaw.among, words.named(flaw.what)) if flaw.unknown else ""
    fix: tuple[Edit, ...] = ()
    if flaw.instead:
        fix = respelt(document, where, flaw.instead)
    elif flaw.unknown and flaw.what != OPTION and (sure := surely_meant(flaw.unknown, flaw.among)):
        fix = respelt(document, where, sure, key=key)
    name = "unknown-term" if flaw.unknown else "range-reversed" if flaw.backwards else "wrong-condition"
    return error(
        name, document, where, flaw.says, f"did you mean {meant!r}?" if meant else flaw.advice, key=key, fix=fix
    )
