"""Run the cases against mutants: one is noticed when a case that passes on the pack does not pass on the mutant."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from needlecli.cases.case import Case
from needlecli.cases.mutating import mutants
from needlecli.cases.mutation.mutant import KINDS, Kind, Mutant
from needlecli.cases.reaching import Reach
from needlecli.cases.running import Outcome, run
from needlecli.knowledge import Pack
from needlecli.source import Diagnostic, Document, Location, Severity

NAME = "mutant-survived"
TELLTALE: Mapping[Kind, str] = {
    "threshold": "cautions",
    "dropped": "cautions",
    "turned": "cautions",
    "weakened": "verdicts",
    "swapped": "offered",
    "widened": "depth",
}
"""The key of `expect` that most often tells a mutant of a kind."""
Watch = Callable[[int], None]
"""Is told after each mutant how many have been tried."""


class Survivor(NamedTuple):
    """A mutant that no case noticed, without its pack."""

    kind: Kind
    key: str
    says: str
    where: Location

    def diagnostic(self) -> Diagnostic:
        """Say what nobody would notice."""
        return Diagnostic(
            NAME,
            Severity.WARNING,
            f"nothing would notice if {self.says}",
            self.where,
            "write a case in which it matters; where it changes no answer, say so in a comment: "
            f"# needle: allow {NAME} because REASON",
        )


class Tally(NamedTuple):
    """How the mutants of one kind fared: how many there are, how many went unnoticed, how many of these are argued."""

    kind: Kind
    total: int
    unnoticed: int
    argued: int = 0

    @property
    def noticed(self) -> int:
        """How many a case noticed."""
        return self.total - self.unnoticed - self.argued

    @property
    def percent(self) -> int:
        """The share that is noticed or argued in whole percent, rounded down: 100 means all."""
        return 100 * (self.total - self.unnoticed) // self.total if self.total else 100


@dataclass(frozen=True)
class Score:
    """What came of all mutants of a pack: how many there were of each kind, and which nobody noticed.

    `runs` counts the cases that were run again, of `cases` for each mutant.  `hidden` counts changes that alter no
    answer because another limit decides everywhere; they are not mutants.  `argued` are the survivors that the files
    let stand with a reason.
    """

    made: Mapping[Kind, int]
    survivors: tuple[Survivor, ...]
    runs: int
    cases: int
    hidden: int = 0
    argued: tuple[Survivor, ...] = ()

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """Count each kind."""
        left, let = Counter(one.kind for one in self.survivors), Counter(one.kind for one in self.argued)
        return tuple(Tally(kind, self.made.get(kind, 0), left[kind], let[kind]) for kind in KINDS)

    @property
    def total(self) -> int:
        """How many mutants there were."""
        return sum(self.made.values())

    @property
    def percent(self) -> int:
        """The share that is noticed or argued in whole percent, rounded down: 100 means all."""
        return 100 * (self.total - len(self.survivors)) // self.total if self.total else 100

    @property
    def full(self) -> int:
        """How many cases a run of every case against every mutant would take."""
        return self.total * self.cases

    def arguing(self, left: Sequence[Diagnostic]) -> "Score":
        """Take for argued what is no longer left once the files have let some findings stand."""
        still = {(one.where, one.says) for one in left}
        found = {id(one): one.diagnostic() for one in self.survivors}
        kept = tuple(one for one in self.survivors if (found[id(one)].where, found[id(one)].says) in still)
        argued = tuple(one for one in self.survivors if one not in kept)
        return replace(self, survivors=kept, argued=argued)

    def data(self) -> Mapping[str, object]:
        """Give the figures by kind, and the mutants nobody noticed, as plain data."""
        kinds: dict[str, object] = {
            t.kind: {"total": t.total, "noticed": t.noticed, "argued": t.argued, "unnoticed": t.unnoticed}
            for t in self.tallies
        }
        return {
            **kinds,
            "total": self.total,
            "percent": self.percent,
            "hidden": self.hidden,
            "runs": self.runs,
            "runs_without_index": self.full,
            "unnoticed": [_plain(one) for one in self.survivors],
            "argued": [_plain(one) for one in self.argued],
        }


def notice(
    outcomes: Sequence[Outcome],
    pack: Pack,
    documents: Sequence[Document],
    within: Collection[str] = (),
    watch: Watch | None = None,
) -> Score:
    """Try every mutant of a pack against the cases that passed; each runs until the first case that notices it.

    Only what is written in the files named `within` is changed; with none, all of it.
    """
    cases = tuple(one.case for one in outcomes if one.state == "passed")
    reach = Reach(pack, cases)
    made: Counter[Kind] = Counter()
    survivors: list[Survivor] = []
    runs = hidden = 0
    for mutant in mutants(pack, documents):
        if within and mutant.where.name not in within:
            continue
        if not mutant.alters:
            hidden += 1
            continue
        made[mutant.kind] += 1
        tried, noticed = _tried(mutant, reach.reached(mutant.pack, TELLTALE[mutant.kind]))
        runs += tried
        if not noticed:
            survivors.append(Survivor(mutant.kind, mutant.key, mutant.says, mutant.where))
        if watch is not None:
            watch(made.total())
    return Score(made, tuple(survivors), runs, len(cases), hidden)


def _tried(mutant: Mutant, cases: Iterable[Case]) -> tuple[int, bool]:
    """Run cases until one does not pass; say how many were run, and whether one was found."""
    count = 0
    for count, case in enumerate(cases, start=1):
        if run(case, mutant.pack).state != "passed":
            return count, True
    return count, False


def _plain(one: Survivor) -> Mapping[str, object]:
    return {
        "kind": one.kind,
        "id": one.key,
        "says": one.says,
        "file": one.where.name,
        "line": one.where.span.line + 1,
        "column": one.where.span.column + 1,
    }
