"""What each option asks of a client, and what backs it, on shared scales: downtime, cost and evidence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from needlecli.advice import Option, Recommendation
from needlecli.knowledge import EFFECTS, Indication, Pack
from needlecli.page import Block, Heading, Span, Spans, Tone
from needlecli.report.words import short

DEAREST = 4
BETTER = ("under 25 %", "25-50 %", "51-75 %", "over 75 %")
"""What the effects mean, by quartiles of how much better it gets."""
GROUND: Mapping[str, str] = {"A": "trials agree", "B": "some trials", "C": "little or weak evidence"}
"""What the grades mean."""
LOW = ", low confidence"
HATCHED = "hatched: low confidence, or little evidence"
WEAK: Tone = "quiet"
"""How a range is drawn that rests on weak ground; its words say so, too."""


def chart_blocks(advice: Recommendation, options: Iterable[Option]) -> Iterator[Block]:
    """Draw what the options differ in beside their depths: a scale for each that any of them has."""
    options = tuple(options)
    if not options:
        return
    yield Heading("Downtime, cost and evidence", 2)
    yield _downtime(advice.pack, options)
    yield _cost(advice.pack, options)
    for wish in advice.client.concerns:
        yield from _evidence(advice.pack, options, wish.concern)


def _downtime(pack: Pack, options: Sequence[Option]) -> Spans:
    """Draw the days out of sight after one treatment."""
    rows = []
    for option in options:
        written = option.variant.downtime
        low, high = written.range.low.days, written.range.high.days
        weak = pack.rests_on_little(written.confidence, written.sources)
        text = f"{written.range}, usually {written.typical}{LOW if weak else ''}"
        rows.append(Span(_label(pack, option), low, high, text, written.typical.days, WEAK if weak else "plain"))
    greatest = max(row.high for row in rows)
    return _spans("Downtime", "days", rows, greatest, "out of sight after one treatment")


def _cost(pack: Pack, options: Sequence[Option]) -> Spans:
    """Draw the price tier, from 1 to 4."""
    rows = []
    for option in options:
        written = option.variant.cost
        weak = pack.rests_on_little(written.confidence, written.sources)
        text = f"tier {written.tier} of {DEAREST}{LOW if weak else ''}"
        rows.append(Span(_label(pack, option), 0, written.tier, text, None, WEAK if weak else "plain"))
    return _spans("Cost", "", rows, DEAREST, "price tier from 1 to 4, not a sum of money")


def _evidence(pack: Pack, options: Sequence[Option], concern: str) -> Iterator[Spans]:
    """Draw how much better one concern gets, with how well that is known; where nothing is known, that is said."""
    written = [(option, option.variant.indication(concern)) for option in options]
    if any(found is not None and found.offered for _, found in written):
        rows = [_effect(pack, _label(pack, option), found) for option, found in written]
        name = pack.vocabulary.concerns[concern].name
        says = "how much better it gets, in quarters, and the grade of the evidence from A down to C"
        yield _spans(f"Effect on {name.lower()}", "", rows, len(EFFECTS), says)


def _effect(pack: Pack, label: str, written: Indication | None) -> Span:
    if written is None:
        return Span(label, 0, 0, "nothing written", None, "quiet")
    if not written.offered or written.effect is None:
        return Span(label, 0, 0, f"not indicated, grade {written.grade}", None, "quiet")
    effect = EFFECTS.index(written.effect)
    low = pack.rests_on_little(written.confidence, written.sources)
    ground = f"grade {written.grade}: {GROUND.get(written.grade, '')}{LOW if low else ''}"
    weak = low or written.grade == "C"
    text = f"{written.effect}, {BETTER[effect]} better; {ground}"
    return Span(label, 0, effect + 1, text, None, WEAK if weak else "plain")


def _spans(title: str, unit: str, rows: Sequence[Span], greatest: float, says: str) -> Spans:
    """Put ranges on one scale, and explain the hatching where there is some."""
    hatched = any(row.tone == WEAK and row.high > 0 for row in rows)
    return Spans(title, unit, tuple(rows), greatest, says, HATCHED if hatched else "")


def _label(pack: Pack, option: Option) -> str:
    return f"{option.rank} {short(pack, option.variant.id)}"
