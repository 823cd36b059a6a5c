"""What is written below a list, as an answer for every line of it: `1 3`, `none`, `2?`, `3=6 weeks ago`, `1@cheeks`.

Whoever names numbers has looked at the list, so the lines that are not named are no; `rest?` leaves them open.
"""

import re
from collections.abc import Iterator, Sequence

from needlecli.client import Unreadable
from needlecli.consulting.prompting import Item
from needlecli.consulting.spelling import MEANT, NO, UNKNOWN, YES
from needlecli.knowledge import Vocabulary

ENTRY = re.compile(r"(\d{1,3})\s*(?:(\?)|=\s*(.+)|(@.+))?", re.DOTALL)
NUMBERS = re.compile(r"(?:\s*(?:and\s+)?\d{1,3}\??(?=\s+(?:\d|and\b|rest\b|others?\b|the\b)|\s*$))+", re.IGNORECASE)
REST = re.compile(r"(?:the )?(?:rest|others?)\s*(?:\?|(?:is|are)? ?(?:unknown|not known))")
WAYS = "write numbers like 1 3, or none; 2? for not sure, 3=6 weeks ago for when"


def ticks(items: Sequence[Item], text: str, words: Vocabulary) -> dict[str, str]:
    """Give what was answered to each item of a list, as it was typed; raise Unreadable with what to write."""
    plain = " ".join(text.casefold().split())
    if MEANT.get(plain) == NO:
        return {item.id: NO for item in items}
    if MEANT.get(plain) == UNKNOWN:
        return {item.id: UNKNOWN for item in items}
    if MEANT.get(plain) == YES:
        raise Unreadable(f"which of them? {WAYS}")
    others, found = NO, dict[str, str]()
    for entry in _entries(text):
        if REST.fullmatch(entry.casefold()):
            others = UNKNOWN
            continue
        fact, answer = _entry(items, entry, words)
        if found.get(fact, answer) != answer:
            raise Unreadable("one of them is answered twice, and differently; keep one")
        found[fact] = answer
    return {item.id: found.get(item.id, others) for item in items}


def _entries(text: str) -> Iterator[str]:
    """Cut a line at its commas, and at the spaces between numbers: `1 3`, `1 3=6 weeks ago`, `1 rest?`."""
    for part in re.split(r"[,;]", text):
        numbers = NUMBERS.match(part)
        yield from re.findall(r"\d+\??", numbers[0]) if numbers else ()
        entry = part[numbers.end() if numbers else 0 :].strip()
        if entry:
            yield entry


def _entry(items: Sequence[Item], entry: str, words: Vocabulary) -> tuple[str, str]:
    found = ENTRY.fullmatch(entry)
    if found is None:
        return _named(items, entry, words), YES
    number = int(found[1])
    if not 1 <= number <= len(items):
        raise Unreadable(f"the numbers here go from 1 to {len(items)}; {WAYS}")
    answer = UNKNOWN if found[2] else found[3] or f"{YES}{found[4] or ''}"
    return items[number - 1].id, answer.strip()


def _named(items: Sequence[Item], entry: str, words: Vocabulary) -> str:
    """Find the line that a word stands for."""
    name = words.fact_words.find(entry)
    if name is None or name not in {item.id for item in items}:
        raise Unreadable(WAYS)
    return name
