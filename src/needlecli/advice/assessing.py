"""One variant meets one client: what fires, what is open, how deep, and the verdict."""

from collections.abc import Iterator, Sequence
from datetime import date

from needlecli.advice.depth import base_depth
from needlecli.advice.fitting import fit
from needlecli.advice.holding import Held, hold, hold_here
from needlecli.advice.recommendation import AreaResult, Course, DepthRow, Finding, Option, Reason, Struck
from needlecli.advice.verdict import Verdict
from needlecli.client import Client
from needlecli.knowledge import OPERATORS, Indication, Pack, Variant
from needlecli.logic import Choice, Period, Truth


def assess(pack: Pack, variant: Variant, client: Client) -> Option:
    """Assess one variant for one client."""
    offered, pairs, areas = _scope(pack, variant, client)
    held: list[Held] = []
    rows: list[DepthRow] = []
    results: list[AreaResult] = []
    struck: dict[Struck, None] = {}
    for area in areas:
        here = hold(pack, variant, client, area, [i for i, a in pairs if a == area])
        struck.update((s, None) for s in here.struck)
        held.extend(here.held)
        results.append(here.result())
        rows.extend(here.rows if results[-1].if_clear is not Verdict.CONTRAINDICATED else here.barred_rows())
    reasons = (
        *_unavailable(variant, client),
        *_unindicated(pack, variant, client, rows, pairs),
        *_no_depth(pack, rows),
    )
    verdict, if_clear = _overall(results, client, offered, rows, reasons)
    best = min((r for r in results if r.verdict == verdict), key=lambda r: r.until or date.max, default=None)
    return Option(
        variant=variant,
        verdict=verdict,
        if_clear=if_clear,
        fit=fit(pack, variant, client),
        areas=tuple(results),
        depth=tuple(rows),
        courses=tuple(_courses(offered, held)),
        findings=_gather(held, areas),
        reasons=reasons,
        struck=tuple(struck),
        until=best.until if best else None,
        ongoing=bool(best and best.ongoing),
    )


def every(pack: Pack, variant: Variant, client: Client) -> Iterator[Held]:
    """Hold every caution of one variant against every area that is assessed, those that do not hold included."""
    _, pairs, areas = _scope(pack, variant, client)
    for area in areas:
        yield from hold_here(pack, variant, client, area, [i for i, a in pairs if a == area])


def _scope(
    pack: Pack, variant: Variant, client: Client
) -> tuple[list[Indication], list[tuple[Indication, str]], tuple[str, ...]]:
    """Give the indications that are offered for the concerns, each with its areas, and all the areas to assess."""
    offered = [i for wish in client.concerns if (i := variant.indication(wish.concern)) is not None and i.offered]
    pairs = _pairs(pack, offered, client)
    return offered, pairs, tuple(dict.fromkeys(area for _, area in pairs)) or _areas(pack, client)


def _pairs(pack: Pack, offered: Sequence[Indication], client: Client) -> list[tuple[Indication, str]]:
    """Pair each concern with the areas asked for, or with its usual ones."""
    words = pack.vocabulary
    return [
        (indication, leaf)
        for indication in offered
        for leaf in dict.fromkeys(
            leaf
            for area in client.areas or words.concerns[indication.concern].usual_areas
            for leaf in words.treatable(area)
        )
    ]


def _areas(pack: Pack, client: Client) -> tuple[str, ...]:
    """Give the areas asked for; without any, those usual for the concerns; without concerns, all that are treated."""
    words = pack.vocabulary
    wanted = client.areas or tuple(a for wish in client.concerns for a in words.concerns[wish.concern].usual_areas)
    leaves = [leaf for area in wanted or words.areas for leaf in words.treatable(area)]
    return tuple(dict.fromkeys(leaf for leaf in leaves if wanted or words.areas[leaf].limits))


def _overall(
    results: Sequence[AreaResult],
    client: Client,
    offered: Sequence[Indication],
    rows: Sequence[DepthRow],
    reasons: Sequence[Reason],
) -> tuple[Verdict, Verdict]:
    """Take the mildest area, since the others stay out; then what rules the variant out altogether."""
    verdict = min((r.verdict for r in results), default=Verdict.SUITABLE)
    if_clear = min((r.if_clear for r in results), default=Verdict.SUITABLE)
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
        able = max(OPERATORS.index(o) for o in OPERATORS if o in operator.possible)
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
            found[one.caution.id] = new._replace(facts=old.facts)
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
