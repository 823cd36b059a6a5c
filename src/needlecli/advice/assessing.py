"""One variant meets one client: what fires, what is open, how deep, and the verdict."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from needlecli.advice.depth import Cap, base_depth, depth_row
from needlecli.advice.recommendation import AreaResult, Course, DepthRow, Finding, Narrowing, Option, Reason, Struck
from needlecli.advice.verdict import OUTCOMES, Verdict
from needlecli.client import Client
from needlecli.knowledge import EFFECTS, OPERATORS, Caution, Indication, Pack, Variant
from needlecli.logic import Answer, Choice, Depth, Period, Situation, Truth, evaluate, named_facts, open_facts, until

CERTAINTY = {"A": 3, "B": 2, "C": 1, "X": 0}
BEST = len(EFFECTS) * CERTAINTY["A"]
UNPROVEN = ("mixed", "none", "untested")


@dataclass(frozen=True, slots=True)
class Held:
    """One caution held against one area."""

    caution: Caution
    truth: Truth
    area: str
    now: Situation
    cleared: bool

    def finding(self) -> Finding:
        """Say what fired or stays open, and until when."""
        end = until(self.caution.when, self.now) if self.truth is Truth.YES and self.caution.level == "defer" else None
        return Finding(
            self.caution, self.truth, (self.area,), everywhere=False, until=end.day if end else None,
            ongoing=bool(end and end.ongoing), cleared=self.cleared, facts=open_facts(self.caution.when, self.now),
        )


def assess(pack: Pack, variant: Variant, client: Client) -> Option:
    """Assess one variant for one client."""
    offered = [i for wish in client.concerns if (i := variant.indication(wish.concern)) is not None and i.offered]
    pairs = _pairs(pack, offered, client)
    areas = tuple(dict.fromkeys(area for _, area in pairs)) or _areas(pack, client)
    held: list[Held] = []
    rows: list[DepthRow] = []
    results: list[AreaResult] = []
    struck: dict[Struck, None] = {}
    for area in areas:
        here = _hold(pack, variant, client, area, [i for i, a in pairs if a == area])
        struck.update((s, None) for s in here.struck)
        held.extend(here.held)
        rows.extend(here.rows)
        results.append(here.result())
    reasons = (*_unavailable(pack, variant, client), *_unindicated(pack, variant, client, rows), *_no_depth(pack, rows))
    verdict, if_clear = _overall(results, client, offered, rows, reasons)
    best = min((r for r in results if r.verdict == verdict), key=lambda r: r.until or date.max, default=None)
    return Option(
        variant=variant, verdict=verdict, if_clear=if_clear, fit=fit(pack, variant, client), areas=tuple(results),
        depth=tuple(rows), courses=tuple(_courses(offered, held)), findings=_gather(held, areas), reasons=reasons,
        struck=tuple(struck), until=best.until if best else None, ongoing=bool(best and best.ongoing),
    )


def _pairs(pack: Pack, offered: Sequence[Indication], client: Client) -> list[tuple[Indication, str]]:
    """Pair each concern with the areas asked for, or with its usual ones."""
    words = pack.vocabulary
    return [
        (indication, leaf)
        for indication in offered
        for area in client.areas or words.concerns[indication.concern].usual_areas
        for leaf in words.treatable(area)
    ]


def _areas(pack: Pack, client: Client) -> tuple[str, ...]:
    """Give the areas asked for; without any, those usual for the concerns; without concerns, all that are treated."""
    words = pack.vocabulary
    wanted = client.areas or tuple(a for wish in client.concerns for a in words.concerns[wish.concern].usual_areas)
    leaves = [leaf for area in wanted or words.areas for leaf in words.treatable(area)]
    return tuple(dict.fromkeys(leaf for leaf in leaves if wanted or words.areas[leaf].limits))


@dataclass(frozen=True, slots=True)
class Here:
    """Everything held against one area, and the depths left there."""

    area: str
    held: tuple[Held, ...]
    rows: tuple[DepthRow, ...]
    wanted: bool
    struck: tuple[Struck, ...] = ()

    def result(self) -> AreaResult:
        """Take the worst row of the area, now and if every open question is answered well."""
        now = max((self._outcome(h, if_clear=False) for h in self.held), default=Verdict.SUITABLE)
        clear = max((self._outcome(h, if_clear=True) for h in self.held), default=Verdict.SUITABLE)
        because = ""
        if self.wanted and not any(row.if_clear for row in self.rows):
            left = Verdict.NEEDS_CLEARANCE if any(row.cleared_to for row in self.rows) else Verdict.NOT_AVAILABLE
            now, clear, because = max(now, left), max(clear, left), "no-depth-left"
        elif self.wanted and not any(row.now for row in self.rows):
            now = max(now, Verdict.ASK_FIRST)
        ends = [(f.until, f.ongoing) for h in self.held if h.truth is Truth.YES and h.caution.level == "defer"
                for f in (h.finding(),)]
        dated = [day for day, _ in ends if day is not None]
        day = max(dated) if now is Verdict.DEFER and dated and len(dated) == len(ends) else None
        return AreaResult(self.area, now, clear, day, day is not None and any(o for _, o in ends), because)

    def _outcome(self, held: Held, *, if_clear: bool) -> Verdict:
        if held.cleared or (if_clear and held.truth is Truth.UNKNOWN):
            return Verdict.SUITABLE
        if held.caution.adjust.max_depth_uncleared is not None and not held.cleared:
            return self._threshold(held)
        return OUTCOMES[held.caution.level, held.truth]

    def _threshold(self, held: Held) -> Verdict:
        """Weigh a caution that only asks for clearance beyond a depth: it costs nothing where no deeper is offered."""
        bites = any(n.by == held.caution.id for row in self.rows for n in row.narrowed_by)
        if held.truth is Truth.NO or not bites:
            return Verdict.SUITABLE
        return Verdict.WITH_CARE if any(row.now for row in self.rows) else OUTCOMES[held.caution.level, held.truth]


def _hold(pack: Pack, variant: Variant, client: Client, area: str, indications: Sequence[Indication]) -> Here:
    """Hold every caution of the variant against one area, and cut the depths by those that apply."""
    bases: list[tuple[Indication, Depth, tuple[Narrowing, ...]]] = []
    for indication in indications:
        depth, narrowed = base_depth(pack, variant, indication, area, client)
        if depth is not None:
            bases.append((indication, depth, narrowed))
    span = Depth(min(d.low for _, d, _ in bases), max(d.high for _, d, _ in bases)) if bases else None
    now = Situation(
        on=client.on, answers=client.answers, concerns=client.concern_ids, area=area, event=client.event,
        event_known=client.event_known, offered=span,
    )
    struck, left = _strike(pack, variant, now)
    now = replace(now, answers={**now.answers, **left})
    held = tuple(
        Held(caution, truth, area, now, caution.level == "clearance" and caution.id in client.cleared)
        for caution in pack.cautions_by_variant[variant.id]
        if (truth := evaluate(caution.when, now)) is not Truth.NO
    )
    caps = [Cap(h.caution, h.truth, h.cleared) for h in held]
    rows = tuple(depth_row(depth, narrowed, caps, variant, i, area) for i, depth, narrowed in bases)
    return Here(area, held, rows, wanted=bool(indications), struck=struck)


def _strike(pack: Pack, variant: Variant, now: Situation) -> tuple[tuple[Struck, ...], dict[str, Answer]]:
    """Try each option of the practitioner's open choices: those a bar rules out are struck, the others stay possible.

    Where every option is barred none is struck, so that the bars themselves speak.
    """
    bars = [c for c in pack.cautions_by_variant[variant.id] if c.level == "contraindicated"]
    struck: list[Struck] = []
    left: dict[str, Answer] = {}
    for fact in pack.vocabulary.facts.values():
        concerned = [c for c in bars if fact.chosen and fact.id in named_facts(c.when)]
        if not concerned or fact.id in now.answers:
            continue
        barred = {
            option: caution for option in fact.options for caution in concerned
            if evaluate(caution.when, replace(now, answers={**now.answers, fact.id: Choice(frozenset({option}))}))
            is Truth.YES
        }
        if barred and len(barred) < len(fact.options):
            struck.extend(Struck(fact.id, option, caution.id) for option, caution in barred.items())
            left[fact.id] = Choice(frozenset(fact.options) - barred.keys())
    return tuple(struck), left


def _overall(
    results: Sequence[AreaResult], client: Client, offered: Sequence[Indication], rows: Sequence[DepthRow],
    reasons: Sequence[Reason],
) -> tuple[Verdict, Verdict]:
    """Take the mildest area, since the others stay out; then what rules the variant out altogether."""
    verdict = min((r.verdict for r in results), default=Verdict.SUITABLE)
    if_clear = min((r.if_clear for r in results), default=Verdict.SUITABLE)
    if any(reason.kind in ("licence", "not-offered-here", "downtime") for reason in reasons):
        verdict = if_clear = Verdict.NOT_AVAILABLE
    if client.concerns and (not offered or not rows):
        verdict = if_clear = Verdict.NOT_INDICATED
    return verdict, if_clear


def _unavailable(pack: Pack, variant: Variant, client: Client) -> Iterator[Reason]:
    if client.available and variant.id not in client.available:
        yield Reason("not-offered-here", "not among the variants said to be available here")
    operator = client.answers.get("operator")
    if isinstance(operator, Choice):
        able = max(OPERATORS.index(o) for o in OPERATORS if o in operator.possible)
        if able < OPERATORS.index(variant.operator):
            yield Reason("licence", f"needs at least a {variant.operator}; the operator given is {OPERATORS[able]}",
                         next((n.sources for n in variant.notes if n.topic.startswith("operator")), ()))
    if client.max_downtime is not None and variant.downtime.typical.days > client.max_downtime.days:
        yield Reason("downtime", f"takes {variant.downtime.typical} out of sight as a rule ({variant.downtime.range}); "
                                 f"at most {client.max_downtime} is wanted", variant.downtime.sources)


def _unindicated(pack: Pack, variant: Variant, client: Client, rows: Sequence[DepthRow]) -> Iterator[Reason]:
    treated = {row.concern for row in rows}
    for wish in client.concerns:
        indication = variant.indication(wish.concern)
        name = pack.vocabulary.concerns[wish.concern].name.lower()
        if indication is None:
            yield Reason("no-indication", f"the pack has nothing on {name} for this variant")
        elif not indication.offered:
            grade = "grade X" if indication.grade == "X" else "not recommended"
            yield Reason("not-indicated", f"{name} ({grade}): {indication.says}", indication.sources)
        elif wish.concern not in treated:
            yield Reason("no-depth-here", f"{name}: no depth is given for the areas asked about")


def _no_depth(pack: Pack, rows: Sequence[DepthRow]) -> Iterator[Reason]:
    """Say where the cautions that fire leave nothing of a depth, and which of them."""
    words = pack.vocabulary
    for row in rows:
        if row.if_clear is None and row.cleared_to is None:
            fired = [n for n in row.narrowed_by if not n.open]
            last = f"at most {fired[-1].to_mm:g} mm by {fired[-1].by}" if fired else "nothing within the limits"
            concern, area = words.concerns[row.concern].name.lower(), words.areas[row.area].name.lower()
            yield Reason("no-depth-left", f"{concern}, {area}: {last}, and that is too shallow for it")


def _courses(offered: Sequence[Indication], held: Sequence[Held]) -> Iterator[Course]:
    adds = {h.caution.id: h.caution.adjust.interval_add for h in held
            if h.caution.adjust.interval_add is not None and h.truth is Truth.YES}
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
        if old is None or (new.fired and not old.fired):
            found[one.caution.id] = new
        elif new.truth is old.truth:
            day = max((d for d in (old.until, new.until) if d), default=None)
            found[one.caution.id] = replace(old, areas=(*old.areas, *new.areas), until=day, facts=old.facts | new.facts,
                                            ongoing=old.ongoing or new.ongoing)
    return tuple(replace(f, everywhere=len(f.areas) == len(areas)) for f in found.values())


def fit(pack: Pack, variant: Variant, client: Client) -> int:
    """Give how well a variant meets the concerns, in percent of the best possible, rounded down.

    Effect (1-4) × certainty (A 3, B 2, C 1) over the concerns, by weight.  A variant that adds to a plainer one counts
    no more than that one where no trial shows that it adds anything, and no less where trials prove that it does.
    """
    total = sum(wish.weight for wish in client.concerns)
    if not total:
        return 0
    return int(100 * sum(wish.weight * points(pack, variant, wish.concern) for wish in client.concerns) / (BEST * total))


def points(pack: Pack, variant: Variant, concern: str) -> int:
    """Give effect × certainty of one indication, held to the plainer variant's where nothing more is shown."""
    indication = variant.indication(concern)
    if indication is None or indication.effect is None or not indication.offered:
        return 0
    own = (EFFECTS.index(indication.effect) + 1) * CERTAINTY[indication.grade]
    plain = pack.variants.get(variant.adds_to)
    if plain is None:
        return own
    if indication.increment == "proven":
        return max(own, points(pack, plain, concern))
    return min(own, points(pack, plain, concern)) if indication.increment in UNPROVEN else own


