"""Depths as scales: one to an area, every variant on the same millimetres, beside the skin of that area."""

from collections.abc import Iterable, Iterator

from needlecli.advice import DepthRow, Narrowing, Option
from needlecli.client import Client
from needlecli.knowledge import Layers, Pack
from needlecli.logic import Choice, Depth
from needlecli.page import Bar, Block, Bullets, Item, Layer, Legend, Scale
from needlecli.report.words import NARROWED_BY, short, variants

LEGEND = "solid: now · hatched: if the open questions clear · set depth is not reached depth"


def depth_blocks(pack: Pack, client: Client, options: Iterable[Option]) -> Iterator[Block]:
    """Draw every area that has a depth, then say what narrowed the ranges."""
    options = [option for option in options if option.depth]
    areas = dict.fromkeys(row.area for option in options for row in option.depth)
    greatest = max(
        (d.high for o in options for r in o.depth for d in (r.now, r.if_clear, r.cleared_to) if d), default=1.0
    )
    for area in areas:
        yield _scale(pack, client, area, options, greatest)
    if areas:
        yield Legend(LEGEND)
        items = tuple(_narrowings(pack, options))
        if items:
            yield Bullets(items)


def _scale(pack: Pack, client: Client, area: str, options: Iterable[Option], greatest: float) -> Scale:
    place = pack.vocabulary.areas[area]
    layers: tuple[Layer, ...] = ()
    text = ""
    if place.skin is not None:
        whose, skin = _skin(client, place.skin.women, place.skin.men)
        layers = (Layer("epidermis", 0.0, skin.epidermis.mm), Layer("dermis", skin.epidermis.mm, skin.full))
        text = f"skin to {skin.full:.2f} mm ({whose}, mean, {place.skin.method})"
    bars = tuple(
        _bar(pack, option, row, alone=len(client.concerns) == 1)
        for option in options
        for row in option.depth
        if row.area == area
    )
    full = layers[-1].bottom if layers else 0.0
    return Scale(place.name, layers, text, bars, max(greatest, full))


def _skin(client: Client, women: Layers, men: Layers) -> tuple[str, Layers]:
    """Take the skin of the sex that was told; the thinner skin as long as none was."""
    sex = client.answers.get("sex")
    if isinstance(sex, Choice) and sex.possible == {"male"}:
        return "men", men
    return "women", women


def _bar(pack: Pack, option: Option, row: DepthRow, *, alone: bool) -> Bar:
    label = f"{option.rank} {short(pack, option.variant.id)}"
    if not alone:
        label = f"{label}, {pack.vocabulary.concerns[row.concern].name.lower()}"
    later = row.if_clear or row.cleared_to
    return Bar(label, _ends(row.now), _ends(later), depth_text(row))


def depth_text(row: DepthRow) -> str:
    """Say one depth row: now, once answered, once cleared."""
    if row.if_clear is None:
        return f"now none, {row.cleared_to} with a letter" if row.cleared_to else "none left"
    if row.now is None:
        return f"now none, {row.if_clear} if clear"
    return f"{row.now}" if row.now == row.if_clear else f"now {row.now}, {row.if_clear} if clear"


def _ends(depth: Depth | None) -> tuple[float, float] | None:
    return (depth.low, depth.high) if depth else None


def _narrowings(pack: Pack, options: Iterable[Option]) -> Iterator[Item]:
    by: dict[tuple[Narrowing, str], dict[str, None]] = {}
    merged: dict[tuple[Narrowing, tuple[str, ...]], list[str]] = {}
    for option in options:
        for row in option.depth:
            for narrowing in row.narrowed_by:
                by.setdefault((narrowing, row.area), {})[option.variant.id] = None
    for (narrowing, area), whose in by.items():
        merged.setdefault((narrowing, tuple(whose)), []).append(area)
    for (narrowing, names), places in merged.items():
        where = "" if len(places) == len({a for _, a in by}) else f" ({', '.join(places)})"
        yield Item(f"{variants(pack, names)}: {narrowing_text(narrowing)}{where}", "quiet")


def narrowing_text(narrowing: Narrowing) -> str:
    """Say one narrowing."""
    limit = f"at most {narrowing.to_mm:g} mm"
    if narrowing.open:
        return f"{limit} until it is known that {narrowing.by} does not apply"
    return f"{limit}, by {NARROWED_BY.get(narrowing.by, narrowing.by)}"
