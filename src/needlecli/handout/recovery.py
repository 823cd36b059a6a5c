"""The days after the treatment as spans: what may be seen, what to leave until when, and to call on any day."""

from collections.abc import Iterator
from itertools import pairwise

from needlecli.handout.topics import ALL_IN_ALL, DRAWN, joined, tone, topic
from needlecli.handout.when import MIDDAY, OPEN, ends, span_words
from needlecli.knowledge import Care, Step
from needlecli.page import Span, Spans, Tone

DAYS = 15
"""How many days are drawn: the day of the treatment and two weeks."""
STRICTEST: tuple[Tone, ...] = ("stop", "care", "good")
SAID: dict[Tone, str] = {"stop": "leave it", "care": "with care, as the table says,", "good": "as usual"}


def recovery(care: Care) -> Spans | None:
    """Draw care as spans in days from the treatment; None where a pack says nothing that could be drawn."""
    seen = tuple(_seen(care.expect))
    left = tuple(_left(care.after))
    if not seen and not left:
        return None
    call = Span(
        "Call us", MIDDAY, float(DAYS), 'If you see a sign of the list "When to call", on any day.', None, "ask"
    )
    rows = (*seen, *left, call)
    says = " ".join(_sentences(rows))
    return Spans("The days after your treatment", "days", rows, float(DAYS), says)


def _seen(steps: tuple[Step, ...]) -> Iterator[Span]:
    for words, under in joined(step for step in steps if step.topic not in ALL_IN_ALL):
        bounded = [step for step in under if step.to is not None] or list(under)
        low = min(ends(step.from_, step.to)[0] for step in bounded)
        high = max(ends(step.from_, step.to)[1] for step in bounded)
        if low < DAYS:
            yield Span(words, low, high, span_words(low, high))


def _left(steps: tuple[Step, ...]) -> Iterator[Span]:
    """Give each drawn topic piece by piece; where steps overlap the strictest counts."""
    for wanted in DRAWN:
        own = [(*ends(s.from_, s.to), tone(s.says)) for s in steps if topic(s.topic) == wanted]
        for low, high, strict in _pieces(own):
            if low < DAYS:
                yield Span(wanted.words, low, high, f"{SAID[strict]} {span_words(low, high)}", None, strict)


def _pieces(own: list[tuple[float, float, Tone]]) -> Iterator[tuple[float, float, Tone]]:
    edges = sorted({edge for low, high, _ in own for edge in (low, high)})
    pieces: list[tuple[float, float, Tone]] = []
    for low, high in pairwise(edges):
        here = [kind for start, end, kind in own if start <= low and high <= end]
        if not here:
            continue
        strict = min(here, key=STRICTEST.index)
        if pieces and pieces[-1][1:] == (low, strict):
            pieces[-1] = (pieces[-1][0], high, strict)
        else:
            pieces.append((low, high, strict))
    if pieces and pieces[-1][2] == "good":
        pieces[-1] = (pieces[-1][0], OPEN, "good")
    yield from pieces


def _sentences(rows: tuple[Span, ...]) -> Iterator[str]:
    """Say every row once, its pieces one after the other."""
    under: dict[str, list[str]] = {}
    for row in rows:
        under.setdefault(row.label, []).append(row.text.rstrip("."))
    yield from (f"{label}: {'; '.join(texts)}." for label, texts in under.items())
