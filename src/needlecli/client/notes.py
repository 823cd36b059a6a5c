"""Free text is matched with the vocabulary's words; what matches nothing is listed, and nothing is dropped.

A word that is mentioned counts as a yes.  A denied mention ("no cold sores") is shown and stays open, because a misread
denial would hide a contraindication.  Talk of relatives is shown as unrecognised.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from needlecli.client.client import Mention
from needlecli.knowledge import Fact, Vocabulary

DENIAL = re.compile(r"\b(no|not|denies|denied|never|without|negative for|nil|none)\b", re.IGNORECASE)
FAMILY = re.compile(
    r"\b(mother|father|mum|mom|dad|sister|brother|aunt|uncle|grandmother|grandfather|family|parent|cousin)s?\b",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"[.;,\n\r!?|]+|\bbut\b|\band\b", re.IGNORECASE)
LONGEST = 20_000


def read_notes(text: str, vocabulary: Vocabulary) -> tuple[tuple[Mention, ...], tuple[str, ...]]:
    """Give the mentions that were understood, and the pieces that were not."""
    index, pattern = _index(tuple(vocabulary.facts.values()))
    mentions: dict[Mention, None] = {}
    unrecognised: list[str] = []
    for clause in (piece.strip() for piece in CLAUSE.split(text[:LONGEST])):
        if not re.search(r"\w", clause):
            continue
        found = [] if FAMILY.search(clause) else list(pattern.finditer(clause))
        if not found:
            unrecognised.append(clause)
        for match in found:
            denied = DENIAL.search(clause[: match.start()]) is not None
            mentions[Mention(match[0], index[match[0].casefold()], denied)] = None
    if len(text) > LONGEST:
        unrecognised.append(f"(the rest of the note, {len(text) - LONGEST} characters, was not read)")
    return tuple(mentions), tuple(dict.fromkeys(unrecognised))


@lru_cache(maxsize=4)
def _index(facts: Iterable[Fact]) -> tuple[dict[str, str], re.Pattern[str]]:
    index = {
        word.casefold(): fact.id
        for fact in facts
        for word in (*fact.synonyms, fact.name, fact.id.replace("-", " "))
        if len(word) > 1
    }
    longest_first = sorted(index, key=len, reverse=True)
    words = "|".join(re.escape(word) for word in longest_first)
    return index, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
