"""Free text is matched with the vocabulary's words; what matches nothing is listed, and nothing is dropped.

A clause counts as understood only when nothing but filler is left beside the words that matched; otherwise it is shown
as well.  A word that is mentioned counts as a yes.  A denied mention ("no cold sores") is shown and stays open, since a
misread denial would hide a contraindication.  Talk of relatives is shown as unrecognised.
"""

import re
from collections.abc import Iterable

from needlecli.client.client import Mention
from needlecli.knowledge import Vocabulary

DENIAL = re.compile(r"\b(no|not|denies|denied|never|without|negative for|nil|none)\b", re.IGNORECASE)
ENDED = re.compile(r"\b(off|stopped|quit|ended|finished)\b", re.IGNORECASE)
FAMILY = re.compile(
    r"\b(mother|father|mum|mom|dad|sister|brother|aunt|uncle|grandmother|grandfather|family|parent|cousin)s?\b",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"[.;,\n\r!?|]+|\bbut\b", re.IGNORECASE)
FILLER = frozenset(
    """
    a about ago all also always an and any are as at been client current currently daily day days does each every
    for from get gets had has have he her his history i in is it its last me month months my never no none not now
    of off often old on once one or our patient she since so some sometimes still taken takes taking that the
    their them then they this time times to twice used uses using was we week weeks were when with without year
    years yes
    """.split()  # noqa: SIM905 - a list of a hundred quoted words reads worse
)
"""Words that say nothing by themselves once the rest of a clause has been understood."""
LONGEST = 20_000


def read_notes(text: str, vocabulary: Vocabulary) -> tuple[tuple[Mention, ...], tuple[str, ...]]:
    """Give the mentions that were understood, and the pieces that were not."""
    if not text.strip():
        return (), ()
    index = vocabulary.mentionable
    pattern = _pattern(index)
    mentions: dict[Mention, None] = {}
    unrecognised: list[str] = []
    for clause in (piece.strip() for piece in CLAUSE.split(text[:LONGEST])):
        if not re.search(r"\w", clause):
            continue
        found = [] if FAMILY.search(clause) else list(pattern.finditer(clause))
        rest = pattern.sub(" ", clause) if found else clause
        if not found or any(word.casefold() not in FILLER and not word.isdigit() for word in re.findall(r"\w+", rest)):
            unrecognised.append(clause)
        for match in found:
            denials = len(DENIAL.findall(clause[: match.start()]))
            doubled = denials and ENDED.search(clause[: match.start()])  # "not off warfarin" says that it goes on
            denied = denials == 1 and not doubled
            mentions[Mention(match[0], index[match[0].casefold()], denied, clause)] = None
    if len(text) > LONGEST:
        unrecognised.append(f"(the rest of the note, {len(text) - LONGEST} characters, was not read)")
    return tuple(mentions), tuple(dict.fromkeys(unrecognised))


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Match any of the words, the longest first, where no letter touches them."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
