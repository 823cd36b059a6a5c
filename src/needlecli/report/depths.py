"""Depths as scales: one to an area, every variant on the same millimetres, beside the skin of that area."""

from collections.abc import Iterable, Iterator

from needlecli.advice import DepthRow, Narrowing, Option
from needlecli.client import Client
from needlecli.knowledge import Layers, Pack
from needlecli.logic import Choice, Depth
from needlecli.page import Bar, Block, Bullets, Item, Layer, Legend, Scale
from needlecli.report.words import NARROWED_BY, short, variants

LEGEND = "solid: known so far · hatched: if the open questions clear, or with a letter"


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
    later = row.cleared_to or row.if_clear
    return Bar(label, _ends(row.now), _ends(later), depth_text(row))


def depth_text(row: DepthRow) -> str:
    """Say one depth row: now, once answered, once cleared."""
    letter = f"{row.cleared_to} with a letter" if row.cleared_to else ""
    if row.if_clear is None:
        barred = any(n.to_mm == 0 for n in row.narrowed_by)
        return f"now none, {letter}" if letter else "barred" if barred else "none left"
    if row.now is None:
        known = f"now none, {row.if_clear} if clear"
    else:
        known = f"{row.now}" if row.now == row.if_clear else f"now {row.now}, {row.if_clear} if clear"
    return f"{known}, {letter}" if letter else known


def _ends(depth: Depth | None) -> tuple[float, float] | None:
    return (depth.low, depth.high) if depth else None


def _narrowings(pack: Pack, options: Iterable[Option]) -> Iterator[Item]:
    """Say what narrowed the depths, once for all variants and areas it is the same for."""
    alike: dict[tuple[Narrowing, ...], dict[tuple[str, str], None]] = {}
    for option in options:
        for row in option.depth:
            if row.narrowed_by and all(n.to_mm for n in row.narrowed_by):  # a bar is said above, not as a depth
                alike.setdefault(row.narrowed_by, {})[option.variant.id, row.area] = None
    areas = {row.area for option in options for row in option.depth}
    for narrowings, held in alike.items():
        names = dict.fromkeys(variant for variant, _ in held)
        places = dict.fromkeys(area for _, area in held)
        where = "" if len(places) == len(areas) else f" ({', '.join(places)})"
        yield Item(f"{variants(pack, names)}{where}: {narrowings_text(narrowings)}", "quiet")


def narrowings_text(narrowings: tuple[Narrowing, ...]) -> str:
    """Say what narrows now, then what narrows until it is known not to apply."""
    parts = [f"at most {_by(n for n in narrowings if not n.open)}"] if any(not n.open for n in narrowings) else []
    if any(n.open for n in narrowings):
        parts.append(f"until known not to apply, at most {_by(n for n in narrowings if n.open)}")
    return "; ".join(parts)


def _by(narrowings: Iterable[Narrowing]) -> str:
    by_depth: dict[float, list[str]] = {}
    for narrowing in narrowings:
        by_depth.setdefault(narrowing.to_mm, []).append(NARROWED_BY.get(narrowing.by, narrowing.by))
    return ", ".join(f"{mm:g} mm ({', '.join(who)})" for mm, who in sorted(by_depth.items()) if mm)
