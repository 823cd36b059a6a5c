"""What will be done and where: the areas, the depths that are set, and the skin of each to scale."""

from collections.abc import Iterator

from needlecli.advice import DepthRow, Option, Verdict
from needlecli.client import Client
from needlecli.handout.document import Section
from needlecli.knowledge import Adjust, Layers, Pack
from needlecli.logic import Choice, Truth
from needlecli.page import Bar, Block, Bullets, Item, Layer, Scale, Table, Text
from needlecli.report.words import areas, join

SET = "The depth that is set is not always the depth that is reached."
"""The sentence that goes with every depth."""


def rows(option: Option) -> tuple[DepthRow, ...]:
    """Give the depths that are permitted now, in the areas that may be treated now."""
    may = {result.area for result in option.areas if result.verdict <= Verdict.WITH_CARE}
    return tuple(row for row in option.depth if row.area in may and row.now is not None)


def left_out(option: Option) -> tuple[str, ...]:
    """Give the areas that were asked about and are not treated now."""
    treated = {row.area for row in rows(option)}
    return tuple(result.area for result in option.areas if result.area not in treated)


def settings(option: Option) -> tuple[Adjust, ...]:
    """Give the settings in force: those that hold, and those that hold until a question is answered."""
    treated = {row.area for row in rows(option)}
    return tuple(f.caution.adjust for f in option.findings if f.truth is not Truth.NO and treated & set(f.areas))


def treatment(pack: Pack, client: Client, option: Option) -> Section:
    """Say what is done: in words, as a table of areas and depths, and as pictures of their skin."""
    blocks: list[Block] = [Text(option.variant.summary), _table(pack, option)]
    if out := left_out(option):
        blocks.append(Text(f"Not treated now: {areas(pack, out)}."))
    if extra := tuple(dict.fromkeys(_extra(option))):
        blocks.append(Bullets(tuple(Item(text) for text in extra)))
    blocks.append(Text(f"The pictures show how deep the needle is set in each area. {SET}"))
    blocks += scales(pack, client, option)
    return Section("what", "What we will do, and where", tuple(blocks))


def _table(pack: Pack, option: Option) -> Table:
    words = pack.vocabulary
    lines = tuple(
        (words.areas[row.area].name, words.concerns[row.concern].name.lower(), f"{row.now}") for row in rows(option)
    )
    return Table(("Where", "For", "How deep the needle is set"), lines)


def _extra(option: Option) -> Iterator[str]:
    """Say the settings a client should know of."""
    for adjust in settings(option):
        if adjust.test_spot:
            yield "First we treat a small test spot."
        if adjust.anaesthetic == "none":
            yield "We treat without numbing cream."
        if adjust.keep_out:
            yield f"We keep out of: {adjust.keep_out}."
        if adjust.preparation:
            yield f"Your skin is prepared first, for {adjust.preparation}."
        if adjust.sun_avoid:
            yield f"Stay out of the sun for {adjust.sun_avoid} before and after."


def scales(pack: Pack, client: Client, option: Option) -> Iterator[Scale]:
    """Give the skin of every area that is treated, with the depths set for all its concerns together.

    All are drawn to one scale, so that they can be compared across pictures.
    """
    deep: dict[str, list[tuple[float, float]]] = {}
    for row in rows(option):
        if row.now is not None:
            deep.setdefault(row.area, []).append((row.now.low, row.now.high))
    found = [
        _scale(pack, client, option, area, (min(low for low, _ in ranges), max(high for _, high in ranges)))
        for area, ranges in deep.items()
    ]
    greatest = max((scale.greatest for scale in found), default=0.0)
    yield from (scale._replace(greatest=greatest) for scale in found)


def _scale(pack: Pack, client: Client, option: Option, area: str, now: tuple[float, float]) -> Scale:
    words = pack.vocabulary
    place, depth = words.areas[area], _mm(*now)
    owners = (words.areas[name].limits.get(option.variant.technique) for name in words.owners(area))
    limit = min((one.mm for one in owners if one is not None), default=None)
    layers: tuple[Layer, ...] = ()
    skin = f"{place.name}: no source we read measured the skin here, so no layers are drawn."
    if place.skin is not None:
        whose, found = _whose(client, place.skin.women, place.skin.men)
        thin = found.epidermis.mm
        layers = (Layer("epidermis", 0.0, thin), Layer("dermis", thin, found.full))
        by = join(cited(pack, name) for name in place.skin.sources)
        skin = (
            f"{place.name}: outer skin (epidermis) to {thin:.2f} mm, inner skin (dermis) to {found.full:.2f} mm "
            f"(mean of {whose}, {place.skin.site}, {place.skin.method}, {by})."
        )
    most = f" No needle is set deeper than {_mm(limit, limit)} here." if limit is not None else ""
    says = f"{place.name}: the needle is set to {depth}.{most} {skin}"
    bar = Bar(option.variant.short, now, None, depth)
    greatest = max(now[1], limit or 0.0, layers[-1].bottom if layers else 0.0)
    return Scale(place.name, layers, skin, (bar,), greatest, limit, says)


def cited(pack: Pack, name: str) -> str:
    """Name a source as a reader would look it up: who and when, or else its title."""
    source = pack.sources[name]
    who = source.authors.split(",")[0].split(";")[0].strip() or source.title
    return f"{who} {source.year}" if source.year else who


def _whose(client: Client, women: Layers, men: Layers) -> tuple[str, Layers]:
    """Take the skin of the sex that was told; the thinner skin as long as none was."""
    sex = client.answers.get("sex")
    if isinstance(sex, Choice) and sex.possible == {"male"}:
        return "men", men
    return "women", women


def _mm(low: float, high: float) -> str:
    first, last = (f"{value:.2f}".removesuffix("0") for value in (low, high))
    return f"{first} mm" if first == last else f"{first}-{last} mm"
