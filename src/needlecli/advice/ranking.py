"""The order of options: lexicographic, every field named, so that "why is A above B?" is the first that differs."""

from collections.abc import Callable, Iterable
from datetime import date
from operator import itemgetter
from typing import Any, NamedTuple, Protocol, TypeVar

from needlecli.advice.recommendation import Option
from needlecli.advice.verdict import Verdict
from needlecli.client import Preference
from needlecli.knowledge import Variant

Option_ = TypeVar("Option_", bound="Ranked")


class Key(NamedTuple):
    """What decides between two options, in falling order of weight; smaller is better.

    This is stepped care: with the same evidence the least burdensome option comes first.
    """

    obstacle: int
    discouraged: int
    areas: int
    fit: int
    wait: int
    downtime: float
    cost: int
    discomfort: int
    id: str


OBSTACLE = {
    Verdict.SUITABLE: 0,
    Verdict.WITH_CARE: 0,
    Verdict.ASK_FIRST: 0,
    Verdict.NEEDS_CLEARANCE: 1,
    Verdict.DEFER: 2,
    Verdict.CONTRAINDICATED: 3,
    Verdict.NOT_AVAILABLE: 4,
    Verdict.NOT_INDICATED: 5,
}
"""Settings to keep are no obstacle; a letter to fetch, a date to wait for and a bar are, in that order."""

FIELD: dict[Preference, str] = {"effect": "fit", "downtime": "downtime", "cost": "cost", "comfort": "discomfort"}


class Ranked(Protocol):
    """What of an option decides its place."""

    @property
    def variant(self) -> Variant: ...  # noqa: D102
    @property
    def if_clear(self) -> Verdict: ...  # noqa: D102
    @property
    def fit(self) -> int: ...  # noqa: D102
    @property
    def treats(self) -> int: ...  # noqa: D102
    @property
    def until(self) -> date | None: ...  # noqa: D102


def key(option: Ranked) -> Key:
    """Give the sort key of an option."""
    variant = option.variant
    waiting = option.if_clear is Verdict.DEFER
    return Key(
        obstacle=OBSTACLE[option.if_clear],
        discouraged=variant.standing.is_ == "discouraged",
        areas=-option.treats,
        fit=-option.fit,
        wait=(option.until or date.max).toordinal() if waiting else 0,
        downtime=variant.downtime.typical.days,
        cost=variant.cost.tier,
        discomfort=variant.discomfort.typical,
        id=variant.id,
    )


def order(prefer: Preference | None) -> tuple[str, ...]:
    """Give the fields in the order they are compared; a preference moves its field ahead of the areas."""
    fields = list(Key._fields)
    if prefer is not None:
        fields.remove(FIELD[prefer])
        fields.insert(fields.index("areas"), FIELD[prefer])
    return tuple(fields)


def comparing(prefer: Preference | None) -> Callable[[Ranked], tuple[Any, ...]]:
    """Give what gives the place of an option, under a preference, as something that can be compared."""
    picked = itemgetter(*map(Key._fields.index, order(prefer)))
    return lambda option: picked(key(option))


def in_rank(options: Iterable[Option_], prefer: Preference | None) -> list[Option_]:
    """Sort options, the best first."""
    return sorted(options, key=comparing(prefer))


def rank(options: tuple[Option, ...], prefer: Preference | None) -> tuple[Option, ...]:
    """Sort options, number them, and say of each why it stands above the next."""
    ordered, fields = in_rank(options, prefer), order(prefer)
    return tuple(
        option._replace(rank=place, why_here=why_above(option, below, fields) if below else "")
        for place, (option, below) in enumerate(zip(ordered, (*ordered, None)[1:], strict=True), start=1)
    )


def deciding_field(above: Option, below: Option, fields: tuple[str, ...] = Key._fields) -> str:
    """Name the first field in which two options differ."""
    a, b = key(above), key(below)
    return next(field for field in fields if getattr(a, field) != getattr(b, field))


def why_above(above: Option, below: Option, fields: tuple[str, ...]) -> str:
    """Say in words which field put one option above another."""
    other = below.variant.id
    match deciding_field(above, below, fields):
        case "obstacle":
            return f"{other} is {below.if_clear.word.replace('-', ' ')} even if all clears"
        case "wait":
            return f"can start earlier than {other}"
        case "discouraged":
            return f"{other} is discouraged"
        case "areas":
            return f"can treat more of the areas than {other}"
        case "fit":
            return f"better fit than {other} ({above.fit} % against {below.fit} %)"
        case "downtime":
            return f"{_even(above, below)}shorter downtime"
        case "cost":
            return f"{_even(above, below)}lower cost"
        case "discomfort":
            return f"{_even(above, below)}less discomfort"
        case _:
            return f"level with {other}; in order of name"


def _even(above: Option, below: Option) -> str:
    return f"same fit as {below.variant.id}; " if above.fit == below.fit > 0 else f"against {below.variant.id}: "
