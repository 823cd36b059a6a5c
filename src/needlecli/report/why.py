"""The whole reasoning for one variant and one client: what holds, what is open, what does not, and every depth."""

from collections.abc import Iterator, Mapping

from needlecli.advice import DepthRow, Finding, Narrowing, Option, Recommendation
from needlecli.knowledge import Caution, Pack
from needlecli.page import Block, Bullets, Heading, Item, Page, Text, Tone
from needlecli.report.cautions import sources
from needlecli.report.conditions import in_words
from needlecli.report.contract import document, option_data
from needlecli.report.depths import depth_text, narrowings_text
from needlecli.report.recommendation import heading
from needlecli.report.settings import settings
from needlecli.report.words import LEVEL_TONE, TONE, VERDICT, areas, join, verdict

SCHEMA = "needle.why/1"


def why_page(advice: Recommendation, variant: str, *, everything: bool = False) -> Page:
    """Write the reasoning for one variant."""
    option = next(o for o in advice.options if o.variant.id == variant)
    return Page("why", tuple(_blocks(advice, option, _silent(advice, option), everything=everything)))


def why_data(advice: Recommendation, variant: str) -> Mapping[str, object]:
    """Give the reasoning for one variant as data, with the conditions that do not hold."""
    option = next(o for o in advice.options if o.variant.id == variant)
    told = {key: value for key, value in document(advice, only=(variant,)).items() if key != "options"}
    silent = [{"id": c.id, "level": c.level, "when": in_words(advice.pack, c.when)} for c in _silent(advice, option)]
    return {**told, "schema": SCHEMA, "option": option_data(advice.pack, option), "not_fired": silent}


def _silent(advice: Recommendation, option: Option) -> list[Caution]:
    held = {finding.caution.id for finding in option.findings}
    return [c for c in advice.pack.cautions_by_variant[option.variant.id] if c.id not in held]


def _blocks(advice: Recommendation, option: Option, silent: list[Caution], *, everything: bool) -> Iterator[Block]:
    pack = advice.pack
    yield heading(advice)
    yield Text(
        f"{option.variant.name}: {verdict(option)} now, {VERDICT[option.if_clear]} if every open question clears; "
        f"place {option.rank} of {len(advice.options)}.",
        TONE[option.verdict],
    )
    yield Heading("Place in the order")
    yield Bullets(tuple(_place(advice, option)))
    fired = [f for f in option.findings if f.fired]
    opened = [f for f in option.findings if not f.fired]
    for title, found in (("What holds", fired), ("What is open", opened)):
        yield Heading(title, aside=f"{len(found)} of {len(option.findings) + len(silent)} cautions")
        yield Bullets(tuple(_finding(pack, f, everything=everything) for f in found) or (Item("nothing", "quiet"),))
    yield Heading("What does not hold", aside=f"{len(silent)} cautions")
    yield Bullets(
        tuple(Item(f"{c.id}: not {in_words(pack, c.when)}", "quiet") for c in silent)
        if everything
        else (Item(join(c.id for c in silent) or "nothing", "quiet"),)
    )
    yield Heading("Depth")
    yield Bullets(tuple(_depth(pack, option, row) for row in option.depth) or (Item("no depth is offered", "quiet"),))
    if option.reasons or option.areas:
        yield Heading("Areas and reasons")
        yield Bullets(
            (
                *(
                    Item(
                        f"{areas(pack, [a.area])}: {VERDICT[a.verdict]} now, {VERDICT[a.if_clear]} if clear"
                        + (f", until {a.until}" if a.until else ""),
                        TONE[a.verdict],
                    )
                    for a in option.areas
                ),
                *(Item(reason.says, "plain") for reason in option.reasons),
            )
        )


def _place(advice: Recommendation, option: Option) -> Iterator[Item]:
    above = next((o for o in advice.options if o.rank == option.rank - 1), None)
    if above is not None:
        yield Item(f"{above.variant.id} stands above it: {above.why_here}")
    if option.why_here:
        yield Item(f"it stands above the next: {option.why_here}")
    for course in option.courses:
        written = course.indication
        yield Item(
            f"{course.concern}: {written.effect} effect, grade {written.grade}. {written.says} "
            f"[{sources(advice.pack, written.sources, everything=True)}]",
            "plain",
            tuple(Item(f"position: {p.says} [{', '.join(p.sources)}]", "quiet") for p in written.positions),
        )
    yield Item(f"fit {option.fit} %: effect (1 to 4) times certainty (A 3, B 2, C 1), out of 12 a concern", "quiet")


def _finding(pack: Pack, finding: Finding, *, everything: bool) -> Item:
    caution = finding.caution
    tone: Tone = "good" if finding.cleared else LEVEL_TONE[caution.level] if finding.fired else "ask"
    inside = [Item(f"when {in_words(pack, caution.when)}", "plain")]
    if not finding.fired:
        inside.append(Item(f"open: {', '.join(sorted(finding.facts))}", "ask"))
    if not finding.everywhere:
        inside.append(Item(f"only on {areas(pack, finding.areas)}"))
    if finding.until:
        inside.append(
            Item(f"until {finding.until}{', and later as long as it goes on' if finding.ongoing else ''}", "wait")
        )
    if finding.cleared:
        inside.append(Item("a physician's letter is on file", "good"))
    if text := settings(pack, caution.adjust):
        inside.append(Item(f"settings: {text}", "care"))
    weak = "low confidence; " if pack.rests_on_little(caution.confidence, caution.sources) else ""
    inside.append(Item(f"{weak}{sources(pack, caution.sources, everything=everything)}", "quiet"))
    inside += [Item(f"position: {p.says} [{', '.join(p.sources)}]", "quiet") for p in caution.positions]
    if caution.origin:
        inside.append(Item(f"written in {caution.origin}", "quiet"))
    return Item(f"{caution.id}, {caution.level}: {caution.says}", tone, tuple(inside))


def _depth(pack: Pack, option: Option, row: DepthRow) -> Item:
    written = option.variant.indication(row.concern)
    own = (
        next((written.depth[name] for name in pack.vocabulary.owners(row.area) if name in written.depth), None)
        if (written)
        else None
    )
    start = f"the indication gives {own}" if own else "the depth guide gives the range for this area"
    steps = (Item(start), *(Item(_step(n), "ask" if n.open else "care") for n in row.narrowed_by))
    return Item(f"{row.concern}, {areas(pack, [row.area])}: {depth_text(row)}", "strong", steps)


def _step(narrowing: Narrowing) -> str:
    return narrowings_text((narrowing,)) if narrowing.to_mm else f"barred by {narrowing.by}"
