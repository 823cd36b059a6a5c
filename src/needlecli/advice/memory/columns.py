"""The columns of a row: one for every fact a caution may ask, so ordered that what belongs together stands together."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from needlecli.knowledge import OPERATOR, Caution, Pack
from needlecli.logic import EVENT, Condition, EventWithin, ForConcern, leaves, named_facts

CONCERN = "concern"
"""The column of the concerns a client has, as far as any caution names them."""


class Run(NamedTuple):
    """Columns that are tied to each other, and the cautions about them; no two runs have a caution in common."""

    start: int
    stop: int
    cautions: tuple[Caution, ...]


class Group(NamedTuple):
    """Runs that stand side by side and are looked up at once."""

    start: int
    stop: int
    runs: tuple[Run, ...]


class Columns:
    """The columns of one pack: their order, where each stands, and what ties them together.

    Cautions tie what they look at; a question that is not for everyone is tied to what decides whom it is for.
    """

    def __init__(self, pack: Pack, cautions: Sequence[Caution]) -> None:
        names = dict.fromkeys((*pack.vocabulary.facts, OPERATOR, EVENT, CONCERN))
        facts = pack.vocabulary.facts.values()
        follows = [named_facts(fact.only_when) | {fact.id} for fact in facts if fact.only_when is not None]
        tied = _tied(tuple(names), [*(columns_of(caution.when) for caution in cautions), *follows])
        self.order = tuple(name for some in tied for name in some)
        self.at = {name: place for place, name in enumerate(self.order)}
        self.runs = tuple(_runs(tied, cautions))
        self.run_at = tuple(run for run in self.runs for _ in range(run.start, run.stop))

    def groups(self, width: int) -> tuple[Group, ...]:
        """Cut the row into groups of whole runs, of about as many columns."""
        return tuple(_groups(self.runs, width))


def columns_of(condition: Condition) -> frozenset[str]:
    """Name the columns a condition looks at."""
    kinds = {type(leaf) for leaf in leaves(condition)}
    more = {column for kind, column in ((EventWithin, EVENT), (ForConcern, CONCERN)) if kind in kinds}
    return named_facts(condition) | more


def _tied(names: Sequence[str], ties: Iterable[frozenset[str]]) -> tuple[tuple[str, ...], ...]:
    """Put together what is tied, directly or through others, in the order of the names."""
    together_with = {name: {name} for name in names}
    for tie in ties:
        together = set().union(*(together_with[name] for name in tie))
        for name in together:
            together_with[name] = together
    found: dict[int, list[str]] = {}
    for name in names:
        found.setdefault(id(together_with[name]), []).append(name)
    return tuple(tuple(some) for some in found.values())


def _runs(tied: Iterable[tuple[str, ...]], cautions: Sequence[Caution]) -> Iterator[Run]:
    """Give each run its cautions; those that look at no column go with the first."""
    start = 0
    for names in tied:
        mine = [c for c in cautions if columns_of(c.when) & set(names) or (not start and not columns_of(c.when))]
        yield Run(start, start + len(names), tuple(mine))
        start += len(names)


def _groups(runs: Iterable[Run], width: int) -> Iterator[Group]:
    inside: list[Run] = []
    for run in runs:
        inside.append(run)
        if run.stop - inside[0].start >= width:
            yield Group(inside[0].start, run.stop, tuple(inside))
            inside = []
    if inside:
        yield Group(inside[0].start, inside[-1].stop, tuple(inside))
