"""A recommendation in short: what a script needs of it, and what can be remembered from one client to the next."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from typing import Generic, NamedTuple, TypeVar

from needlecli.advice.recommendation import DepthRow, Option, Recommendation, Struck
from needlecli.advice.verdict import Verdict
from needlecli.knowledge import LEVELS, Caution, Level
from needlecli.logic import Depth

Told = TypeVar("Told")


class Reach(NamedTuple):
    """How deep for one concern in one area: now, if every open question is answered well, and with a letter."""

    concern: str
    area: str
    now: Depth | None
    if_clear: Depth | None
    cleared_to: Depth | None


class Fired(NamedTuple):
    """One caution that fires, and for which variants."""

    id: str
    level: Level
    variants: tuple[str, ...]


class Decided(NamedTuple):
    """What one variant comes to for one client, without the words and without the day: it comes again for others."""

    variant: str
    verdict: Verdict
    if_clear: Verdict
    fit: int
    depth: tuple[Reach, ...]
    reasons: tuple[str, ...]
    struck: tuple[Struck, ...] = ()


class Short(NamedTuple):
    """One variant for one client: what it comes to, and the day from which it may be used if a date is in the way."""

    decided: Decided
    until: date | None = None
    ongoing: bool = False


class Brief(NamedTuple):
    """The ranked options for one client, best first; what fires, hardest first; what is open, most decisive first."""

    options: tuple[Short, ...]
    cautions: tuple[Fired, ...]
    questions: tuple[str, ...]


class Part(Generic[Told]):
    """Things that are told together and come again in the advice for others; `text` is how they were last written.

    Only one who writes may look at the text, and must write each kind of part in one way.
    """

    __slots__ = ("items", "text")

    def __init__(self, items: tuple[Told, ...]) -> None:
        self.items, self.text = items, b""

    def __iter__(self) -> Iterator[Told]:
        return iter(self.items)


Ending = tuple[date | None, bool]
"""The day from which a variant may be used, if there is one, and whether it moves."""


class Ranking:
    """Every variant, best first, for clients for whom all comes to the same but for the days.

    `waits` are the options that wait for a day, and for which one of those of a client.  `verdict` is the word for the
    first; `text` is as that of a part.
    """

    __slots__ = ("decided", "text", "verdict", "waits")

    def __init__(self, decided: tuple[Decided, ...], waits: tuple[int | None, ...]) -> None:
        self.decided, self.waits, self.text = decided, waits, b""
        self.verdict = decided[0].verdict.word


class Parts(NamedTuple):
    """The same as a brief, in parts that come again in the answers for other clients; the days are a client's own."""

    ranking: Ranking
    ends: Sequence[Ending]
    cautions: list[Part[Fired]]
    questions: list[Part[str]]

    @property
    def options(self) -> tuple[Short, ...]:
        """The options, best first, each with its day."""
        ranking, ends = self.ranking, self.ends
        return tuple(
            Short(decided) if which is None else Short(decided, *ends[which])
            for decided, which in zip(ranking.decided, ranking.waits, strict=True)
        )

    def brief(self) -> Brief:
        """Put the parts together."""
        return Brief(self.options, tuple(chain(*self.cautions)), tuple(chain(*self.questions)))


def in_parts(brief: Brief) -> Parts:
    """Take a brief for one part of each kind."""
    options = brief.options
    ranking = Ranking(tuple(option.decided for option in options), tuple(range(len(options))))
    ends = [(option.until, option.ongoing) for option in options]
    return Parts(ranking, ends, [Part(brief.cautions)], [Part(brief.questions)])


def shortened(advice: Recommendation) -> Brief:
    """Give a recommendation in short."""
    fired: dict[str, Fired] = {}
    for variant in advice.pack.variants:
        option = next(option for option in advice.options if option.variant.id == variant)
        for caution in sorted((f.caution for f in option.findings if f.fired), key=hardest_first):
            before = fired[caution.id].variants if caution.id in fired else ()
            fired[caution.id] = Fired(caution.id, caution.level, (*before, variant))
    cautions = sorted(fired.values(), key=hardest_first)
    options = tuple(_short(option) for option in advice.options)
    return Brief(options, tuple(cautions), tuple(question.fact for question in advice.questions))


def reaches(rows: tuple[DepthRow, ...]) -> tuple[Reach, ...]:
    """Give the depths without what narrowed them."""
    return tuple(Reach(row.concern, row.area, row.now, row.if_clear, row.cleared_to) for row in rows)


def hardest_first(caution: Caution | Fired) -> tuple[int, str]:
    """Give the place of a caution in a list: by level, then by name."""
    return LEVELS.index(caution.level), caution.id


def _short(option: Option) -> Short:
    reasons = tuple(reason.kind for reason in option.reasons)
    decided = Decided(
        option.variant.id, option.verdict, option.if_clear, option.fit, reaches(option.depth), reasons, option.struck
    )
    return Short(decided, option.until, option.ongoing)
