"""The sentences that must always be said."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from needlecli.advice import Recommendation, Verdict
from needlecli.client import Mention, contradicted
from needlecli.knowledge import Fact
from needlecli.logic import PLANNED_DEPTH, Amount, Depth

WHO_DECIDES = (
    "Decision support for trained practitioners. You decide and stay responsible; local law, the device's own label "
    "and a physician's advice come first. Never advise stopping a prescribed medicine."
)
SET_IS_NOT_REACHED = "Set depth is not reached depth: start in the lower half of the range and stop at the endpoint."


class Deep(Protocol):
    """A depth as it stands, and as it would be if every open question were answered well."""

    @property
    def now(self) -> Depth | None: ...  # noqa: D102
    @property
    def if_clear(self) -> Depth | None: ...  # noqa: D102


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
    client = advice.client
    options = ((option.variant.id, option.if_clear, option.depth) for option in advice.options)
    against = contradicted(client.answers, client.mentions, advice.pack.vocabulary)
    yield from particular(client.unrecognised, client.mentions, against, client.answers.get(PLANNED_DEPTH), options)


def particular(
    unrecognised: Sequence[str],
    mentions: Iterable[Mention],
    against: Sequence[Fact],
    planned: object,
    options: Iterable[tuple[str, Verdict, Sequence[Deep]]],
) -> Iterator[str]:
    """Say what one answer needs said: of what was written and not understood or denied, and of the depth planned.

    `against` are the facts that were answered with no and that free text says are so.
    An option is its variant, its verdict if every open question is answered well, and its depths.
    """
    if unrecognised:
        yield "Some of what was written about the client matches no word of the vocabulary; a person must read it."
    if any(mention.denied for mention in mentions):
        yield "A denial in free text is not taken for a no; ask again and record the answer."
    if against:
        names = "; ".join(fact.name for fact in against)
        yield f"Answered no, and free text says otherwise; ask again which it is, and record the answer: {names}."
    if not isinstance(planned, Amount):
        return
    for variant, if_clear, rows in options:
        left = [row.now.high if row.now else 0.0 for row in rows if row.now or row.if_clear]
        deepest = max(left, default=None)
        if if_clear < Verdict.CONTRAINDICATED and deepest is not None and planned.value > deepest:
            limit = f"{deepest:g} mm" if deepest else "nothing until the questions are answered"
            yield f"The planned {planned.value:g} mm is deeper than allowed here with {variant}: {limit}."
