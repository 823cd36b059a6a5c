"""Run a case: ask for the advice, and set it beside what must be said."""

from typing import Literal, NamedTuple

from needlecli.advice import Recommendation, recommend
from needlecli.cases.case import Case
from needlecli.cases.comparing import Difference, Unheard, compare
from needlecli.knowledge import Pack

State = Literal["passed", "failed", "open", "unconfirmed", "gap", "gap-closed"]


class Outcome(NamedTuple):
    """What came of a case; without advice it was not run, because nobody has said or confirmed what is expected."""

    case: Case
    state: State
    differences: tuple[Difference | Unheard, ...] = ()
    advice: Recommendation | None = None

    @property
    def passed(self) -> bool:
        """Say whether it is as it should be; a known gap is, as long as it is one."""
        return self.state in ("passed", "gap")


def run(case: Case, pack: Pack) -> Outcome:
    """Run one case; one that is open or unconfirmed is not run."""
    if case.expect is None:
        return Outcome(case, "open")
    if not case.confirmed:
        return Outcome(case, "unconfirmed")
    advice = recommend(pack, case.client, case.variants)
    differences = tuple(compare(case, case.expect, advice))
    if case.known_gap:
        return Outcome(case, "gap" if differences else "gap-closed", differences, advice)
    return Outcome(case, "failed" if differences else "passed", differences, advice)
