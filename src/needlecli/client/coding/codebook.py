"""Which code stands for which fact: a vocabulary's codes by system, with the starts of ICD-10-CM codes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from needlecli.knowledge import Fact, Vocabulary, Word

PAST = (
    *(("icd10cm", start) for start in ("Z85", "Z86", "Z87", "Z92")),
    ("snomed", "161633009"),
)
"""Starts of codes that say that something was, whatever the status of the statement (terminology.md: icd10cm)."""
TEXT_TELLS = (("icd10cm", "L91.0"), ("icd10cm", "L23.0"), ("icd10cm", "Z88.4"))
"""Codes that several facts share and that do not tell them apart: where the text names one, it is that one."""
UNCONTROLLED = re.compile(r"E(?:08|09|10|11|13)\.(?:65|641|00|01|10|11)")
OPTIONS = (
    ("snomed", "444073006", "diabetes", "uncontrolled"),
    ("snomed", "238744006", "active-acne", "comedonal"),
    ("snomed", "13277001", "active-acne", "inflammatory"),
)
"""Codes that say which option of a choice it is."""
MOST_KNOWN = 50_000
MANY = 50
"""How many codes a statement may have for its match to be remembered."""


class Hit(NamedTuple):
    """A fact that a code stands for.

    `sure` is wrong for codes that were never confirmed; `past` codes speak of what was; `shared` codes need the text.
    """

    fact: str
    sure: bool = True
    past: bool = False
    shared: bool = False
    option: str = ""


class Matched(NamedTuple):
    """What the codes of one statement stand for: facts, and words on which the pack deliberately decides nothing."""

    hits: tuple[Hit, ...] = ()
    words: tuple[Word, ...] = ()


class Codebook:
    """The codes of a vocabulary, made once and asked for millions of statements."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._exact: dict[tuple[str, str], list[tuple[Fact | Word, bool]]] = {}
        self._starts: dict[str, list[tuple[str, Fact | Word, bool, tuple[str, ...]]]] = {}
        words = (*vocabulary.undecided.values(), *vocabulary.not_covered.values())
        entries: list[Fact | Word] = [*vocabulary.facts.values(), *words]
        for entry in entries:
            self._enter(entry, entry.codes, sure=True)
            self._enter(entry, entry.recalled_codes, sure=False)
        self._known: dict[tuple[tuple[str, str], ...], Matched] = {}

    def _enter(self, entry: Fact | Word, codes: Mapping[str, tuple[str, ...]], *, sure: bool) -> None:
        for key, listed in codes.items():
            system, _, how = key.partition("_")
            but = codes.get(f"{system}_except", ())
            for code in listed if how in ("", "prefix") else ():
                if how:
                    self._starts.setdefault(system, []).append((code, entry, sure, but))
                else:
                    self._exact.setdefault((system, code), []).append((entry, sure))

    def match(self, codes: Sequence[Sequence[str]]) -> Matched:
        """Give what the codes of a statement stand for."""
        key = tuple((str(one[0]), str(one[1])) for one in codes if len(one) == 2)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            found = self._match(key)
            if len(key) < MANY:
                self._known[key] = found
        return found

    def _match(self, codes: tuple[tuple[str, str], ...]) -> Matched:
        hits: dict[str, Hit] = {}
        words: dict[str, Word] = {}
        for written, code in codes:
            system, number = _spelt(written, code)
            for entry, sure in self._entries(system, number):
                if isinstance(entry, Word):
                    words[entry.id] = entry
                    continue
                hit = _hit(entry, system, number, sure=sure and written != "icd10")
                before = hits.get(entry.id)
                hits[entry.id] = hit if before is None else _together(before, hit)
        return Matched(tuple(hits.values()), tuple(words.values()))

    def _entries(self, system: str, code: str) -> Iterator[tuple[Fact | Word, bool]]:
        yield from self._exact.get((system, code), ())
        for start, entry, sure, but in self._starts.get(system, ()):
            if code.startswith(start) and not code.startswith(but):
                yield entry, sure


def _spelt(system: str, code: str) -> tuple[str, str]:
    """Spell a code as the vocabulary does: ICD-10 in capitals and with its dot."""
    if system not in ("icd10cm", "icd10"):
        return system, code.upper() if system == "atc" else code
    plain = code.upper().rstrip("+*!").replace(".", "")
    return "icd10cm", f"{plain[:3]}.{plain[3:]}" if len(plain) > 3 else plain


def _hit(fact: Fact, system: str, code: str, *, sure: bool) -> Hit:
    option = next((o for s, c, name, o in OPTIONS if (s, c, name) == (system, code, fact.id)), "")
    if fact.id == "diabetes" and system == "icd10cm" and UNCONTROLLED.match(code):
        option = "uncontrolled"
    return Hit(
        fact.id,
        sure,
        past=any(system == one and code.startswith(start) for one, start in PAST),
        shared=any(system == one and code.startswith(start) for one, start in TEXT_TELLS),
        option=option if option in fact.options else "",
    )


def _together(one: Hit, other: Hit) -> Hit:
    """Put two codes for one fact together: the surer one, and the one that speaks of today."""
    return Hit(
        one.fact,
        one.sure or other.sure,
        one.past and other.past,
        one.shared and other.shared,
        one.option or other.option,
    )
