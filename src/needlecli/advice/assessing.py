"""One variant meets one client: what fires, what is open, how deep, and the verdict."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from needlecli.advice.depth import base_depth
from needlecli.advice.fitting import fit
from needlecli.advice.holding import Held, Place, hold, hold_here
from needlecli.advice.recommendation import Course, DepthRow, Finding, Option, Reason
from needlecli.advice.verdict import Verdict
from needlecli.client import Client
from needlecli.knowledge import OPERATORS, Indication, Pack, Variant
from needlecli.logic import Choice, Depth, Period, Truth


class Scope(NamedTuple):
    """What one variant is held against: the indications wanted, each paired with its areas, and all the areas."""

    offered: tuple[Indication, ...]
    pairs: tuple[tuple[Indication, str], ...]
    areas: tuple[str, ...]

    def indications(self, area: str) -> tuple[Indication, ...]:
        """Give the indications that are wanted in an area."""
        return tuple(indication for indication, where in self.pairs if where == area)


class Settled(NamedTuple):
    """What a variant comes to once each of its areas has been held, dates aside."""

    verdict: Verdict
    if_clear: Verdict
    fit: int
    treats: int
    rows: tuple[DepthRow, ...]
    reasons: tuple[Reason, ...]


def assess(pack: Pack, variant: Variant, client: Client) -> Option:
    """Assess one variant for one client."""
    scope = scope_of(pack, variant, client)
    heres = [hold(pack, variant, client, area, scope.indications(area)) for area in scope.areas]
    held = [one for here in heres for one in here.held]
    settled = settle(pack, variant, client, scope, [here.place() for here in heres])
    results = tuple(here.result() for here in heres)
    best = soonest(settled.verdict, [(r.verdict, r.until, r.ongoing) for r in results])
    return Option(
        variant=variant,
        verdict=settled.verdict,
        if_clear=settled.if_clear,
        fit=settled.fit,
        areas=results,
        depth=settled.rows,
        courses=tuple(_courses(scope.offered, held)),
        findings=_gather(held, scope.areas),
        reasons=settled.reasons,
        struck=tuple(dict.fromkeys(struck for here in heres for struck in here.struck)),
        until=best[0],
        ongoing=best[1],
    )


def settle(pack: Pack, variant: Variant, client: Client, scope: Scope, places: Sequence[Place]) -> Settled:
    """Bring the areas of a variant together: the mildest speaks for it, and what rules it out altogether is added.

    Of the client only the wishes and the operator are looked at.
    """
    rows = tuple(row for place in places for row in place.rows)
    reasons = (
        *_unavailable(variant, client),
        *_unindicated(pack, variant, client, rows, scope.pairs),
        *_no_depth(pack, rows),
    )
    verdict, if_clear = _overall(places, client, scope.offered, rows, reasons)
    treats = sum(place.if_clear.treatable for place in places)
    return Settled(verdict, if_clear, fit(pack, variant, client), treats, rows, reasons)


def soonest(verdict: Verdict, results: Iterable[tuple[Verdict, date | None, bool]]) -> tuple[date | None, bool]:
    """Give the date of the area that is free first among those of a verdict, and whether that date moves."""
    found = ((until, ongoing) for own, until, ongoing in results if own == verdict)
    return min(found, key=lambda one: one[0] or date.max, default=(None, False))


def every(pack: Pack, variant: Variant, client: Client) -> Iterator[Held]:
    """Hold every caution of one variant against every area that is assessed, those that do not hold included."""
    scope = scope_of(pack, variant, client)
    for area in scope.areas:
        yield from hold_here(pack, variant, client, area, scope.indications(area))


def bare_depths(pack: Pack, variant: Variant, client: Client) -> tuple[tuple[str, str, Depth | None], ...]:
    """Give the depth of each concern in each area before any caution: concern, area, and the range or none."""
    pairs = scope_of(pack, variant, client).pairs
    return tuple((i.concern, area, base_depth(pack, variant, i, area, client)[0]) for i, area in pairs)


def scope_of(pack: Pack, variant: Variant, client: Client) -> Scope:
    """Give the indications that are offered for the concerns, each with its areas, and all the areas to assess."""
    wanted = (variant.indication(wish.concern) for wish in client.concerns)
    offered = tuple(i for i in wanted if i is not None and i.offered)
    pairs = _pairs(pack, offered, client)
    return Scope(offered, pairs, tuple(dict.fromkeys(area for _, area in pairs)) or _areas(pack, client))


def _pairs(pack: Pack, offered: Sequence[Indication], client: Client) -> tuple[tuple[Indication, str], ...]:
    """Pair each concern with the areas asked for, or with its usual ones."""
    words = pack.vocabulary
    return tuple(
        (indication, leaf)
        for indication in offered
        for leaf in dict.fromkeys(
            leaf
            for area in client.areas or words.concerns[indication.concern].usual_areas
            for leaf in words.treatable(area)
        )
    )


def _areas(pack: Pack, client: Client) -> tuple[str, ...]:
    """Give the areas asked for; without any, those usual for the concerns; without concerns, all that are treated."""
    words = pack.vocabulary
    wanted = client.areas or tuple(a for wish in client.concerns for a in words.concerns[wish.concern].usual_areas)
    leaves = [leaf for area in wanted or words.areas for leaf in words.treatable(area)]
    return tuple(dict.fromkeys(leaf for leaf in leaves if wanted or words.areas[leaf].limits))


def _overall(
    places: Sequence[Place],
    client: Client,
    offered: Sequence[Indication],
    rows: Sequence[DepthRow],
    reasons: Sequence[Reason],
) -> tuple[Verdict, Verdict]:
    """Take the mildest area, since the others stay out; then what rules the variant out altogether."""
    verdict = min((place.verdict for place in places), default=Verdict.SUITABLE)
    if_clear = min((place.if_clear for place in places), default=Verdict.SUITABLE)
    kinds = {reason.kind for reason in reasons}
    if not kinds.isdisjoint(("licence", "not-offered-here", "downtime")) or (not rows and "scope" in kinds):
        verdict = if_clear = Verdict.NOT_AVAILABLE
    if client.concerns and (not offered or not (rows or "scope" in kinds)):
        verdict = if_clear = Verdict.NOT_INDICATED
    return verdict, if_clear


def _unavailable(variant: Variant, client: Client) -> Iterator[Reason]:
    if client.available and variant.id not in client.available:
        yield Reason("not-offered-here", "not among the variants said to be available here")
    operator = client.answers.get("operator")
    if isinstance(operator, Choice):
        able = max((OPERATORS.index(o) for o in OPERATORS if o in operator.possible), default=len(OPERATORS))
        if able < OPERATORS.index(variant.operator):
            yield Reason(
                "licence",
                f"needs at least a {variant.operator}; the operator given is {OPERATORS[able]}",
                next((n.sources for n in variant.notes if n.topic.startswith("operator")), ()),
            )
    if client.max_downtime is not None and variant.downtime.typical.days > client.max_downtime.days:
        yield Reason(
            "downtime",
            f"takes {variant.downtime.typical} out of sight as a rule ({variant.downtime.range}); "
            f"at most {client.max_downtime} is wanted",
            variant.downtime.sources,
        )


def _unindicated(
    pack: Pack,
    variant: Variant,
    client: Client,
    rows: Sequence[DepthRow],
    pairs: Sequence[tuple[Indication, str]],
) -> Iterator[Reason]:
    treated = {row.concern for row in rows}
    free = client._replace(max_depth=None)
    for wish in client.concerns:
        indication = variant.indication(wish.concern)
        name = pack.vocabulary.concerns[wish.concern].name.lower()
        if indication is None:
            yield Reason("no-indication", f"the pack has nothing on {name} for this variant")
        elif not indication.offered:
            grade = "grade X" if indication.grade == "X" else "not recommended"
            yield Reason("not-indicated", f"{name} ({grade}): {indication.says}", indication.sources)
        elif wish.concern in treated:
            continue
        elif any(i is indication and base_depth(pack, variant, i, area, free)[0] for i, area in pairs):
            yield Reason("scope", f"{name}: every depth given lies beyond the scope cap of {client.max_depth}")
        else:
            yield Reason("no-depth-here", f"{name}: no depth is given for the areas asked about")


def _no_depth(pack: Pack, rows: Sequence[DepthRow]) -> Iterator[Reason]:
    """Say where the cautions that fire leave nothing of a depth, and which of them."""
    words = pack.vocabulary
    for row in rows:
        barred = any(n.to_mm == 0 for n in row.narrowed_by)
        if row.if_clear is None and row.cleared_to is None and not barred:
            fired = [n for n in row.narrowed_by if not n.open]
            last = f"at most {fired[-1].to_mm:g} mm by {fired[-1].by}" if fired else "nothing within the limits"
            concern, area = words.concerns[row.concern].name.lower(), words.areas[row.area].name.lower()
            yield Reason("no-depth-left", f"{concern}, {area}: {last}, and that is too shallow for it")


def _courses(offered: Sequence[Indication], held: Sequence[Held]) -> Iterator[Course]:
    adds = {
        h.caution.id: h.caution.adjust.interval_add
        for h in held
        if h.caution.adjust.interval_add is not None and h.truth is Truth.YES
    }
    longest = max(adds.values(), key=lambda d: d.days, default=None)
    for indication in offered:
        interval: Period | None = indication.interval
        if interval is not None and longest is not None:
            interval = interval.plus(longest)
        yield Course(indication.concern, indication, interval, tuple(adds.items()))


def _gather(held: Sequence[Held], areas: tuple[str, ...]) -> tuple[Finding, ...]:
    """Say each caution once, with the areas it holds in; where areas differ, the harder truth speaks."""
    found: dict[str, Finding] = {}
    for one in held:
        new, old = one.finding(), found.get(one.caution.id)
        if old is None:
            found[one.caution.id] = new
        elif new.fired and not old.fired:
            found[one.caution.id] = new._replace(facts=old.facts | new.facts)
        elif not new.fired and old.fired:
            found[one.caution.id] = old._replace(facts=old.facts | new.facts)
        elif new.truth is old.truth:
            day = max((d for d in (old.until, new.until) if d), default=None)
            found[one.caution.id] = old._replace(
                areas=(*old.areas, *new.areas),
                until=day,
                facts=old.facts | new.facts,
                ongoing=old.ongoing or new.ongoing,
            )
    return tuple(f._replace(everywhere=len(f.areas) == len(areas)) for f in found.values())
