"""Variants side by side, on the same scale."""

from collections.abc import Iterator, Mapping

from needlecli.advice import Option, Recommendation
from needlecli.page import Block, Bullets, Heading, Item, Page, Table
from needlecli.report.charts import chart_blocks
from needlecli.report.contract import document
from needlecli.report.depths import depth_blocks
from needlecli.report.recommendation import heading
from needlecli.report.words import VERDICT, areas, join, short, verdict

SCHEMA = "needle.comparison/1"


def comparison_page(advice: Recommendation, chosen: tuple[str, ...]) -> Page:
    """Write the chosen variants beside each other for one client."""
    options = tuple(o for o in advice.options if o.variant.id in chosen)
    return Page("comparison", tuple(_blocks(advice, options)))


def comparison_data(advice: Recommendation, chosen: tuple[str, ...]) -> Mapping[str, object]:
    """Give the chosen variants as data."""
    return {**document(advice, only=chosen), "schema": SCHEMA}


def _blocks(advice: Recommendation, options: tuple[Option, ...]) -> Iterator[Block]:
    pack = advice.pack
    yield heading(advice)
    yield Table(("", *(short(pack, o.variant.id) for o in options)), tuple(_rows(advice, options)))
    yield from depth_blocks(pack, advice.client, options)
    yield from chart_blocks(advice, options)
    yield Heading("What sets them apart")
    yield Bullets(tuple(_apart(advice, options)) or (Item("nothing is said of one that is not said of all", "quiet"),))
    yield Heading("For and against")
    yield Bullets(
        tuple(
            Item(
                short(pack, o.variant.id),
                "strong",
                (
                    *(Item(f"suits: {s.says}", "good") for s in o.variant.suits),
                    *(Item(f"does not suit: {s.says}", "care") for s in o.variant.does_not_suit),
                    *(
                        (Item(f"discouraged: {o.variant.standing.because}", "care"),)
                        if o.variant.standing.because
                        else ()
                    ),
                ),
            )
            for o in options
        )
    )


def _rows(advice: Recommendation, options: tuple[Option, ...]) -> Iterator[tuple[str, ...]]:
    yield "now", *(verdict(o) for o in options)
    yield "if clear", *(VERDICT[o.if_clear] for o in options)
    left_out = {o.variant.id: [r.area for r in o.areas if not r.if_clear.treatable] for o in options}
    if any(left_out.values()):
        yield "leaves out", *(areas(advice.pack, left_out[o.variant.id]) or "-" for o in options)
    yield "place", *(str(o.rank) for o in options)
    if advice.client.concerns:
        yield "fit", *(f"{o.fit} %" for o in options)
    for wish in advice.client.concerns:
        yield wish.concern, *(_indication(o, wish.concern) for o in options)
        yield "treatments", *(_course(o, wish.concern) for o in options)
    yield "downtime", *(f"{o.variant.downtime.range}" for o in options)
    yield "discomfort", *(f"{o.variant.discomfort.typical}/10" for o in options)
    yield "cost tier", *(f"{o.variant.cost.tier}/4" for o in options)
    yield "least licence", *(o.variant.operator for o in options)
    yield "standing", *(o.variant.standing.is_ for o in options)


def _indication(option: Option, concern: str) -> str:
    written = option.variant.indication(concern)
    if written is None:
        return "nothing written"
    if not written.offered:
        return f"not indicated ({written.grade})"
    gain = f", gain {written.increment}" if written.increment else ""
    return f"{written.effect} ({written.grade}){gain}"


def _course(option: Option, concern: str) -> str:
    course = next((c for c in option.courses if c.concern == concern), None)
    if course is None or course.indication.treatments is None:
        return "-"
    return (
        f"{course.indication.treatments}, {course.interval} apart"
        if course.interval
        else str(course.indication.treatments)
    )


def _apart(advice: Recommendation, options: tuple[Option, ...]) -> Iterator[Item]:
    """Name the cautions that hold, or may hold, for some of the variants and not for all."""
    for option in options:
        others = {f.caution.id for o in options if o is not option for f in o.findings}
        own = [f for f in option.findings if f.caution.id not in others]
        fired = join(f"{f.caution.id} ({f.caution.level})" for f in own if f.fired)
        opened = join(f"{f.caution.id} ({f.caution.level})" for f in own if not f.fired)
        inside = [Item(f"holds: {fired}", "care")] if fired else []
        inside += [Item(f"open: {opened}", "ask")] if opened else []
        if inside:
            yield Item(short(advice.pack, option.variant.id), "strong", tuple(inside))
