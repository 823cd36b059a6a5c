"""What came of a case in words: what differs, and which clause of the protocol files decided it."""

from collections.abc import Iterator, Mapping, Sequence

from needlecli.advice import Held, every
from needlecli.cases import Coverage, Difference, Outcome, Place, Score, Unheard, deciding
from needlecli.knowledge import Pack
from needlecli.logic import Always, Condition, Truth, evaluate, leaves
from needlecli.report.conditions import in_words
from needlecli.source import Diagnostic, Location, Path, Severity, at

SAYS: Mapping[str, str] = {
    "cautions": "the cautions that hold are not those expected",
    "asks": "the questions still open are not those expected",
    "unrecognised": "the notes that were not understood are not those expected",
    "offered": "the variants offered are not those expected",
    "first": "the variant that comes first is not the one expected",
    "verdicts": "the verdict is not the one expected",
    "if_clear": "the verdict once every open question is answered well is not the one expected",
    "until": "the day until which it is put off is not the one expected",
    "depth": "the depth is not the one expected",
    "interval": "the interval is not the one expected",
    "settings": "the settings are not those expected",
    "struck": "the options struck out are not those expected",
}
IN_LISTS = ("cautions", "asks", "offered")
PER_VARIANT = ("verdicts", "if_clear", "until", "interval")
TRUTH = {Truth.YES: "yes", Truth.NO: "no", Truth.UNKNOWN: "unknown"}
Clause = tuple[str, Location]
"""A clause in words, with its truth and its place."""

MOST = 6
"""How many clauses are shown below one difference."""


def case_findings(outcome: Outcome, pack: Pack, places: Mapping[str, Place]) -> tuple[Diagnostic, ...]:
    """Give what is to be said of a case that is not as it should be; nothing of one that is."""
    return tuple(_findings(outcome, pack, places))


def coverage_lines(coverage: Coverage, pack: Pack) -> tuple[str, ...]:
    """Give the figures of a coverage, one a line under the name of the pack."""
    label = pack.common.pack
    rows = [(figure.kind, f"{figure.done} of {figure.total}", f"{figure.percent} %") for figure in coverage.figures]
    widest = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = (f"  {kind:<{widest[0]}}  {count:>{widest[1]}}  {share:>{widest[2]}}" for kind, count, share in rows)
    return (f"coverage of {label.id} {label.version}", *lines)


def score_lines(score: Score, pack: Pack) -> tuple[str, ...]:
    """Give the figures of a mutation by kind, one a line under the name of the pack."""
    label = pack.common.pack
    rows = [(one.kind, f"{one.noticed + one.argued} of {one.total}", f"{one.percent} %") for one in score.tallies]
    widest = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = (f"  {kind:<{widest[0]}}  {count:>{widest[1]}}  {share:>{widest[2]}}" for kind, count, share in rows)
    return (
        f"mutation of {label.id} {label.version}",
        *lines,
        f"  {score.hidden} more changes were left out: another limit decides, so that no depth alters",
        f"  {score.runs} runs of cases, where every case against every mutant would take {score.full}",
    )


def score_line(score: Score) -> str:
    """Sum a mutation up: what was noticed, what is argued in the files, and what nobody noticed."""
    left, argued = len(score.survivors), len(score.argued)
    noticed = f"{score.total - left - argued} of {score.total} noticed"
    return f"mutants: {noticed}, {argued} argued, {left} unnoticed: {score.percent} %"


def _findings(outcome: Outcome, pack: Pack, places: Mapping[str, Place]) -> Iterator[Diagnostic]:
    case = outcome.case
    match outcome.state:
        case "open":
            advice = "write under expect what must be said: cautions: [], asks: [] and what else matters"
            yield _error(outcome, "case-open", (*case.path, "name"), "nothing is expected of this case yet", advice)
        case "unconfirmed":
            says = "nobody has confirmed yet what this case expects"
            advice = "read it over, correct what is wrong, and remove the line confirmed: no"
            yield _error(outcome, "case-unconfirmed", (*case.path, "confirmed"), says, advice)
        case "gap-closed":
            says = "the case passes, so its gap is closed"
            advice = "remove the line known_gap, and the case holds from now on"
            yield _error(outcome, "gap-closed", (*case.path, "known_gap"), says, advice)
        case "failed":
            clauses = _deciding(outcome, pack, places)
            shown: set[str] = set()
            for one in outcome.differences:
                if isinstance(one, Unheard):
                    yield _unheard(outcome, one)
                else:
                    names = [name for name in one.cautions if name not in shown]
                    shown.update(names)
                    yield _failed(outcome, one, [clause for name in names for clause in clauses.get(name, ())])
        case "passed" | "gap":
            pass


def _error(outcome: Outcome, name: str, path: Path, says: str, advice: str) -> Diagnostic:
    return Diagnostic(name, Severity.ERROR, says, at(outcome.case.document, path), advice)


def _unheard(outcome: Outcome, one: Unheard) -> Diagnostic:
    if one.caution:
        says = f"{one.caution} was never evaluated: it belongs to none of the variants this case looks at"
        advice = "name a variant it belongs to under variants, or leave it out here"
    else:
        says = "no caution was evaluated, because no area was looked at"
        advice = "give the client an area that can be treated, or a concern"
    return _error(outcome, "never-evaluated", one.path, says, advice)


def _failed(outcome: Outcome, one: Difference, clauses: Sequence[Clause]) -> Diagnostic:
    return Diagnostic(
        "case-failed",
        Severity.ERROR,
        f"{SAYS[one.key]} ({'; '.join(one.reasons)})" if one.reasons else SAYS[one.key],
        at(outcome.case.document, one.path),
        f"correct the protocol file or, if the advice is right, {_to_write(outcome, one)}",
        related=tuple(clauses[:MOST]),
        compared=one.compared,
    )


def _to_write(outcome: Outcome, one: Difference) -> str:
    """Say what the case would have to expect."""
    got = [there for _, there in one.compared if there]
    match = getattr(outcome.case.expect, one.key)
    if one.key in IN_LISTS and match.exact is not None:
        return f"write {one.key}: [{', '.join(got)}]"
    if one.key in PER_VARIANT:
        return f"write {one.key}: {{{', '.join(got)}}}"
    return f"write first: {got[0]}" if one.key == "first" and got != ["none"] else "what the case expects"


def _deciding(outcome: Outcome, pack: Pack, places: Mapping[str, Place]) -> Mapping[str, Sequence[Clause]]:
    """Find what decided every caution, in the area where it holds, or else may hold, or else the first."""
    found: dict[str, Held] = {}
    for name in outcome.case.variants:
        for held in every(pack, pack.variants[name], outcome.case.client):
            best = found.setdefault(held.caution.id, held)
            if held.truth.value > best.truth.value:
                found[held.caution.id] = held
    named = {name for one in outcome.differences if isinstance(one, Difference) for name in one.cautions}
    return {name: tuple(_clauses(places[name], found[name], pack)) for name in named & found.keys() & places.keys()}


def _clauses(place: Place, held: Held, pack: Pack) -> Iterator[Clause]:
    """Name the clauses that decided a caution, with their places."""
    caution = place.caution
    if isinstance(caution.when, Always):
        yield f"{caution.id} holds for everyone", place.location
        return
    leaves = deciding(caution.when, held.now)
    for where, clause in place.clauses():
        if _holds_one(clause, leaves):
            truth = evaluate(clause, held.now)
            lead = "this leaves it open" if truth is Truth.UNKNOWN else "this decided"
            yield f'{lead}: "{in_words(pack, clause)}" is {TRUTH[truth]}', where


def _holds_one(clause: Condition, wanted: Sequence[Condition]) -> bool:
    """Say whether one of these very leaves is part of a clause; `over 6 months` is one clause of two leaves."""
    return any(own is leaf for own in leaves(clause) for leaf in wanted)
