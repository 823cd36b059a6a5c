"""The sentences that must always be said."""

from collections.abc import Iterator

from needlecli.advice import Recommendation, Verdict
from needlecli.logic import PLANNED_DEPTH, Amount

WHO_DECIDES = (
    "Decision support for trained practitioners. You decide and stay responsible; local law, the device's own label "
    "and a physician's advice come first. Never advise stopping a prescribed medicine."
)
SET_IS_NOT_REACHED = "Set depth is not reached depth: start in the lower half of the range and stop at the endpoint."


def notices(advice: Recommendation) -> Iterator[str]:
    """Say what holds for every answer, then what this answer needs said."""
    yield from standing_notices(advice)
    yield from particular_notices(advice)


def standing_notices(advice: Recommendation) -> Iterator[str]:
    """Say what holds for every answer."""
    yield WHO_DECIDES
    if any(option.depth for option in advice.options):
        yield SET_IS_NOT_REACHED


def particular_notices(advice: Recommendation) -> Iterator[str]:
    """Say what only this answer needs said."""
    if advice.client.unrecognised:
        yield "Some of what was written about the client matches no word of the vocabulary; a person must read it."
    if any(mention.denied for mention in advice.client.mentions):
        yield "A denial in free text is not taken for a no; ask again and record the answer."
    yield from _planned_too_deep(advice)


def _planned_too_deep(advice: Recommendation) -> Iterator[str]:
    planned = advice.client.answers.get(PLANNED_DEPTH)
    if not isinstance(planned, Amount):
        return
    for option in (o for o in advice.options if o.if_clear < Verdict.CONTRAINDICATED):
        rows = [row for row in option.depth if (row.now or row.if_clear)]
        deepest = max((row.now.high if row.now else 0.0 for row in rows), default=None)
        if deepest is not None and planned.value > deepest:
            limit = f"{deepest:g} mm" if deepest else "nothing until the questions are answered"
            yield f"The planned {planned.value:g} mm is deeper than allowed here with {option.variant.id}: {limit}."
