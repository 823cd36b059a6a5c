"""Cautions across options: each said once, with the variants and areas it holds for."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from needlecli.advice import Finding, Option
from needlecli.knowledge import LEVELS, Pack, Position
from needlecli.page import Item
from needlecli.report.settings import settings
from needlecli.report.words import LEVEL_TONE, areas, variants

SHOWN_SOURCES = 3
SHOWN_POSITIONS = 4
LEVEL_WORD = {
    "contraindicated": "contraindicated",
    "defer": "defer",
    "clearance": "needs clearance",
    "adjust": "adjust",
    "note": "note",
}


class Said(NamedTuple):
    """One finding and the variants it was found for."""

    finding: Finding
    variants: tuple[str, ...]

    @property
    def order(self) -> tuple[int, int, int, str]:
        """Levels first, then the latest date, then for how many variants, then the id."""
        until = self.finding.until or date.max
        return (
            LEVELS.index(self.finding.caution.level),
            -until.toordinal(),
            -len(self.variants),
            self.finding.caution.id,
        )


def fired(options: Iterable[Option]) -> tuple[Said, ...]:
    """Gather the cautions that fire, each once, hardest first."""
    found: dict[str, tuple[Finding, list[str]]] = {}
    for option in options:
        for finding in option.findings:
            if finding.fired:
                first, names = found.get(finding.caution.id, (finding, []))
                found[finding.caution.id] = (_joined(first, finding), [*names, option.variant.id])
    return tuple(sorted((Said(f, tuple(v)) for f, v in found.values()), key=lambda said: said.order))


def _joined(one: Finding, other: Finding) -> Finding:
    """Say one caution for two variants: in every area of either, until the later day."""
    return one._replace(
        areas=tuple(dict.fromkeys((*one.areas, *other.areas))),
        everywhere=one.everywhere and other.everywhere,
        until=max((day for day in (one.until, other.until) if day), default=None),
        ongoing=one.ongoing or other.ongoing,
    )


def item(pack: Pack, said: Said, *, everything: bool, positions: bool) -> Item:
    """Write one caution: for whom, what, until when, on what ground, and who says otherwise."""
    finding = said.finding
    caution = finding.caution
    where = "" if finding.everywhere else f" ({areas(pack, finding.areas)})"
    level = LEVEL_WORD[caution.level]
    if caution.level == "defer" and finding.until:
        level = f"defer until {finding.until}{' at the earliest' if finding.ongoing else ''}"
    if (beyond := caution.adjust.max_depth_uncleared) is not None:
        level = f"beyond {beyond} only with clearance"
    if finding.cleared:
        level = "cleared by a physician's letter on file"
    says = f"{variants(pack, said.variants)}{where}: {level}. {caution.says}"
    if caution.level in ("adjust", "note"):
        says = f"{variants(pack, said.variants)}{where}: {caution.says}"
    others = tuple(_position(p) for p in caution.positions)
    shown = others if everything else others[:SHOWN_POSITIONS] if positions else ()
    ground = [sources(pack, caution.sources, everything=everything)]
    if pack.rests_on_little(caution.confidence, caution.sources):
        ground.append("low confidence")
    if len(others) > len(shown):
        hidden = len(others) - len(shown)
        ground.append(f"{hidden} {'more' if shown else 'other'} position{'s' * (hidden > 1)}")
    settled = " ".join((says, *_set(pack, finding), f"[{caution.id}: {'; '.join(ground)}]"))
    tone = "good" if finding.cleared else LEVEL_TONE[caution.level]
    return Item(settled, tone, tuple(Item(f"position: {text}", "quiet") for text in shown))


def _set(pack: Pack, finding: Finding) -> Iterator[str]:
    text = settings(pack, finding.caution.adjust)
    if text:
        yield f"Settings: {text}."
    if finding.caution.shorten and finding.fired and finding.caution.shorten not in finding.caution.says:
        yield f"To be shortened only by: {finding.caution.shorten}."


def _position(position: Position) -> str:
    ground = f" [{', '.join(position.sources)}]" if position.sources else ""
    return f"{position.says}{ground}"


def sources(pack: Pack, ids: Iterable[str], *, everything: bool) -> str:
    """Name sources; the first few, unless everything is wanted.  What was never read is marked."""
    names = [name if pack.sources[name].verified else f"{name} (not read)" for name in ids]
    if everything or len(names) <= SHOWN_SOURCES:
        return ", ".join(names)
    return f"{', '.join(names[:SHOWN_SOURCES])} and {len(names) - SHOWN_SOURCES} more"
