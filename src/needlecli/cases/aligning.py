"""Two lists of words side by side: what agrees on one line, and an empty text for what one side lacks."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from needlecli.cases.case import Match

Rows = tuple[tuple[str, str], ...]


def matched(match: Match, got: Sequence[str], leaving: Iterable[str] = ()) -> Rows | None:
    """Set words beside each other whose order does not matter; None when they are as expected."""
    wanted = tuple(name for name in match.named if name not in leaving)
    if match.exact is None:
        held = [name for name in match.exclude if name in got]
        if not held and set(wanted) <= set(got):
            return None
        return (*((w, w if w in got else "") for w in wanted), *((f"not {name}", name) for name in held))
    if set(wanted) == set(got):
        return None
    return (*((w, w if w in got else "") for w in wanted), *(("", name) for name in got if name not in wanted))


def in_line(wanted: Sequence[str], got: Sequence[str]) -> Rows | None:
    """Set words beside each other whose order matters; None when they are as expected."""
    if wanted == got:
        return None
    rows: list[tuple[str, str]] = []
    for kind, i, j, k, m in SequenceMatcher(a=wanted, b=got, autojunk=False).get_opcodes():
        pairs = zip_longest(wanted[i:j], got[k:m], fillvalue="")
        rows += pairs if kind != "replace" else ((w, "") for w in wanted[i:j])
        rows += (("", g) for g in got[k:m]) if kind == "replace" else ()
    return tuple(rows)


def differing(rows: Rows) -> tuple[str, ...]:
    """Name the words that stand on one side only, or that should not be there."""
    return tuple(there or wanted for wanted, there in rows if wanted != there)
