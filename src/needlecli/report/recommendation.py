"""The answer to "which variant, how deep, and what must I beware of?" as one page."""

from collections.abc import Iterator

from needlecli.advice import Course, Option, Recommendation, Verdict
from needlecli.knowledge import Pack
from needlecli.logic import named_facts
from needlecli.page import Block, Bullets, Heading, Item, Page, Table, Text, Tone
from needlecli.report.asking import question_blocks
from needlecli.report.cautions import fired, item, sources
from needlecli.report.charts import chart_blocks
from needlecli.report.depths import depth_blocks
from needlecli.report.notices import particular_notices, standing_notices
from needlecli.report.words import TONE, VERDICT, areas, join, short

STOPS = ("contraindicated", "defer", "clearance")


def recommendation_page(advice: Recommendation, *, everything: bool = False, charts: bool = False) -> Page:
    """Write a recommendation: blocks and deferrals, ranked options, depths, settings, questions, who is not offered.

    `charts` adds downtime, cost and evidence on shared scales, where there is room to look.
    """
    return Page("recommendation", tuple(_blocks(advice, everything=everything, charts=charts)))


def _blocks(advice: Recommendation, *, everything: bool, charts: bool) -> Iterator[Block]:
    offered = tuple(o for o in advice.options if o.if_clear < Verdict.CONTRAINDICATED)
    concerned = tuple(o for o in advice.options if o.if_clear <= Verdict.CONTRAINDICATED or not offered)
    yield heading(advice)
    yield _headline(advice, offered)
    yield from _read_from_notes(advice)
    yield from _stops(advice.pack, concerned, everything=everything)
    yield from _options(advice, offered)
    yield from depth_blocks(advice.pack, advice.client, offered)
    yield from question_blocks(advice, everything=everything)
    yield from _not_offered(advice, everything=everything)
    yield from chart_blocks(advice, offered if charts else ())
    yield from _evidence(advice.pack, offered, everything=everything)
    yield from _settings(advice.pack, offered, everything=everything)
    yield Bullets(tuple(Item(notice, "quiet") for notice in standing_notices(advice)))


def heading(advice: Recommendation) -> Heading:
    """Say what was asked, for when, and from which pack."""
    client, pack = advice.client, advice.pack
    words = pack.vocabulary
    what = join(words.concerns[wish.concern].name for wish in client.concerns) or "No concern given: cautions only"
    places = dict.fromkeys(result.area for option in advice.options for result in option.areas)
    where = f", {areas(pack, places)}" if client.concerns and len(places) <= len(words.areas) // 2 else ""
    ref = f"{client.ref}: " if client.ref else ""
    aside = f"for {client.on} · {pack.common.pack.id} {pack.common.pack.version} · {pack.digest[:8]}"
    return Heading(f"{ref}{what}{where}", 1, aside)


def _headline(advice: Recommendation, offered: tuple[Option, ...]) -> Text:
    """Say the whole answer in one sentence."""
    if not offered:
        return Text("Nothing in this pack can be offered; the reasons are below.", "stop")
    best = offered[0]
    name = short(advice.pack, best.variant.id)
    open_count = len(advice.questions)
    answers = f"{open_count} answer{'s are' if open_count != 1 else ' is'} missing"
    match best.verdict:
        case Verdict.ASK_FIRST if not open_count:
            told: tuple[str, Tone] = (
                f"Read the notes first: a person must settle what was not understood. {name} leads if it clears.",
                "ask",
            )
        case Verdict.ASK_FIRST:
            told = (
                f"Ask first: {answers}. {name} leads if they clear; nothing below is settled until then.",
                "ask",
            )
        case Verdict.DEFER if best.until:
            told = (
                f"Wait: nothing before {best.until}. {name} leads then{f'; {answers}' if open_count else ''}.",
                "wait",
            )
        case Verdict.DEFER:
            told = (f"Wait until the conditions below are met; {name} leads then.", "wait")
        case Verdict.NEEDS_CLEARANCE:
            told = (f"A physician's written agreement comes first; {name} leads then.", "wait")
        case Verdict.WITH_CARE:
            told = (f"{name} leads, with the settings below.", "care")
        case _:
            told = (f"{name} leads; no rule of this pack stands against it.", "good")
    return Text(*told)


def _read_from_notes(advice: Recommendation) -> Iterator[Block]:
    client = advice.client
    facts = advice.pack.vocabulary.facts
    items = [
        Item(
            f"read in the notes: “{m.text}” as {facts[m.fact].name.lower()}"
            + (", denied there; ask again" if m.denied else ""),
            "care",
        )
        for m in client.mentions
    ]
    items += [Item(notice, "care") for notice in particular_notices(advice)]
    items += [Item(f"not understood, for a person to read: “{text}”", "ask") for text in client.unrecognised]
    if items:
        yield Bullets(tuple(items))


def _stops(pack: Pack, options: tuple[Option, ...], *, everything: bool) -> Iterator[Block]:
    said = [s for s in fired(options) if s.finding.caution.level in STOPS]
    items = [item(pack, one, everything=everything, positions=True) for one in said]
    items += _struck(pack, options, personal=True, everything=everything)
    if items:
        yield Heading("Stop, wait, or get a letter")
        yield Bullets(tuple(items))


def _struck(pack: Pack, options: tuple[Option, ...], *, personal: bool, everything: bool) -> list[Item]:
    """Name the practitioner's choices that are barred: for this client, or for everyone."""
    struck = {(s.fact, s.option, s.caution): option for option in options for s in option.struck}
    items = []
    for (fact, choice, name), option in struck.items():
        caution = pack.cautions[name]
        if (named_facts(caution.when) != {fact}) is personal:
            ground = sources(pack, caution.sources, everything=everything)
            says = f"{short(pack, option.variant.id)}, {choice}: contraindicated. {caution.says} [{name}: {ground}]"
            items.append(Item(says, "stop"))
    return items


def _options(advice: Recommendation, offered: tuple[Option, ...]) -> Iterator[Block]:
    if not offered:
        return
    pack = advice.pack
    yield Heading("Options")
    columns = ("#", "Option", "Now", "If clear", "Fit", "Course", "Apart", "Downtime", "Pain", "Cost")
    rows = tuple(
        (
            str(o.rank),
            short(pack, o.variant.id),
            f"defer to {o.until}" if o.verdict is Verdict.DEFER and o.until else VERDICT[o.verdict],
            VERDICT[o.if_clear],
            f"{o.fit} %" if advice.client.concerns else "",
            *_course(o),
            str(o.variant.downtime.range),
            f"{o.variant.discomfort.typical}/10",
            f"{o.variant.cost.tier}/4",
        )
        for o in offered
    )
    yield Table(columns, rows, tuple(TONE[o.verdict] for o in offered))
    yield Bullets(tuple(_why(pack, option) for option in offered))


def _course(option: Option) -> tuple[str, str]:
    treatments = dict.fromkeys(str(c.indication.treatments) for c in option.courses if c.indication.treatments)
    apart = dict.fromkeys(str(c.interval) for c in option.courses if c.interval)
    return " / ".join(treatments), " / ".join(apart)


def _why(pack: Pack, option: Option) -> Item:
    """Say why an option stands where it does, and what it does for each concern."""
    standing = option.variant.standing
    left_out = [r.area for r in option.areas if option.if_clear.treatable and not r.if_clear.treatable]
    parts = [*(_does(pack, option, course) for course in option.courses), option.why_here]
    parts += [f"leaves out {areas(pack, left_out)}"] if left_out else []
    parts += [f"discouraged: {standing.because.rstrip('.')}"] if standing.is_ == "discouraged" else []
    tone: Tone = "care" if standing.is_ == "discouraged" or left_out else "quiet"
    return Item(f"{option.rank} {short(pack, option.variant.id)}: {'; '.join(filter(None, parts))}", tone)


def _does(pack: Pack, option: Option, course: Course) -> str:
    """Say the effect and grade for one concern, and what is added to the plainer variant."""
    written, plain = course.indication, option.variant.adds_to
    concern = f"{pack.vocabulary.concerns[course.concern].name.lower()}: " if len(option.courses) > 1 else ""
    weak = ", low confidence" if written.confidence == "low" else ""
    gain = (
        f", gain over {short(pack, plain)} {written.increment}" if written.increment and plain in pack.variants else ""
    )
    return f"{concern}{written.effect} effect, grade {written.grade}{weak}{gain}"


def _evidence(pack: Pack, offered: tuple[Option, ...], *, everything: bool) -> Iterator[Block]:
    """Say what each option does for each concern, with its figures and conditions."""
    items = tuple(
        Item(
            f"{short(pack, o.variant.id)}, {c.concern}: {c.indication.says}"
            f" [{sources(pack, c.indication.sources, everything=everything)}]"
        )
        for o in offered
        for c in o.courses
    )
    if items:
        yield Heading("What each does")
        yield Bullets(items)


def _settings(pack: Pack, offered: tuple[Option, ...], *, everything: bool) -> Iterator[Block]:
    said = [s for s in fired(offered) if s.finding.caution.level not in STOPS]
    items = _struck(pack, offered, personal=False, everything=everything)
    items += [item(pack, one, everything=everything, positions=False) for one in said]
    if items:
        yield Heading("Settings to keep, and what to say")
        yield Bullets(tuple(items))


def _not_offered(advice: Recommendation, *, everything: bool) -> Iterator[Block]:
    items = []
    for option in advice.options:
        reasons = [r for r in option.reasons if option.if_clear > Verdict.CONTRAINDICATED or r.kind != "licence"]
        if option.if_clear < Verdict.CONTRAINDICATED and not reasons:
            continue
        name = short(advice.pack, option.variant.id)
        inside = tuple(
            Item(f"{r.says}{_ground(advice.pack, r.sources, everything=everything)}", "quiet") for r in reasons
        ) + _bars(option)
        whole = option.if_clear >= Verdict.CONTRAINDICATED
        text = f"{name}: {VERDICT[option.if_clear]}" if whole else f"{name} does not cover all that was asked"
        items.append(Item(text, TONE[option.if_clear] if whole else "plain", inside))
    if items:
        yield Heading("Not offered, and why")
        yield Bullets(tuple(items))


def _bars(option: Option) -> tuple[Item, ...]:
    """Name the bars behind an option that is not offered."""
    bars = [f.caution.id for f in option.findings if f.fired and f.caution.level == "contraindicated"]
    found = [Item(f"barred by {join(bars)}", "stop")] if bars and option.if_clear >= Verdict.CONTRAINDICATED else []
    return tuple(found)


def _ground(pack: Pack, ids: tuple[str, ...], *, everything: bool) -> str:
    return f" [{sources(pack, ids, everything=everything)}]" if ids else ""
