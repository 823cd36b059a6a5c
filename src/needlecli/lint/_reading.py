"""How hard a text is to read, as the school grade by Flesch and Kincaid.

Kincaid JP, Fishburne RP, Rogers RL, Chissom BS: Derivation of new readability formulas for Navy enlisted personnel,
Research Branch Report 8-75, Naval Technical Training Command, 1975.  As there, what ends with a full stop, a question
or exclamation mark, a semicolon or a colon counts as a sentence.
"""

import re
from collections.abc import Callable

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
ENDS = re.compile(r"[.?!;:](?=\s|$)")
VOWELS = re.compile(r"[aeiouyäöüéèàâêîôûáíóú]+")
SILENT = re.compile(r"(?<![aeiouyl])(?:e|es|ed)$|(?<=[aeiouy]l)(?:e|es|ed)$|(?<=l)ed$")
SPOKEN = re.compile(r"(?:[sxzc]|ch|sh|g)es$|[td]ed$")
KNOWN = 2
"""As how many syllables the name counts of something that the client is asked about by that name."""


def words(text: str) -> list[str]:
    """Give the words of a text; numbers are none."""
    return WORD.findall(text)


def sentences(text: str) -> list[str]:
    """Give the sentences of a text as they are printed, from full stop to full stop."""
    return [found.strip() for found in re.split(r"(?<=[.?!])\s+", text) if words(found)]


def syllables(word: str) -> int:
    """Count the syllables of an English word: its groups of vowels, without an e that is not spoken."""
    plain = word.casefold()
    count = len(VOWELS.findall(plain))
    silent = SILENT.search(plain) is not None and SPOKEN.search(plain) is None
    return max(count - silent, 1)


def grade(text: str, known: Callable[[str], bool]) -> float:
    """Give the school grade that a text takes; `known` says of a word whether it is a name the reader is told."""
    found = words(text)
    ends = max(sum(1 for part in ENDS.split(text) if words(part)), 1)
    spoken = sum(min(syllables(word), KNOWN) if known(word.casefold()) else syllables(word) for word in found)
    return 0.39 * len(found) / ends + 11.8 * spoken / max(len(found), 1) - 15.59
