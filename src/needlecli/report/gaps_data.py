"""The map of gaps as plain data, `needle.gaps/1`: every cell, and the groups of those that are alike."""

from collections import Counter
from collections.abc import Mapping

from needlecli.gaps import KINDS, Cell, Gaps, Group, group_gaps
from needlecli.knowledge import Pack
from needlecli.report.gaps import group_words, plain_words

SCHEMA = "needle.gaps/1"


def gaps_data(pack: Pack, gaps: Gaps) -> Mapping[str, object]:
    """Give every cell of the map, in usual areas and elsewhere."""
    label = pack.common.pack
    return {
        "schema": SCHEMA,
        "pack": {"id": label.id, "version": label.version, "sha256": pack.digest},
        "client": {"says": plain_words(pack, gaps), "answers": dict(gaps.chosen), "open": list(gaps.open)},
        "concerns": list(gaps.concerns),
        "areas": list(gaps.areas),
        "skin_types": [name for name in gaps.skin_types if name],
        "operators": list(gaps.operators),
        "counts": {"usual": _counts(gaps, usual=True), "elsewhere": _counts(gaps, usual=False)},
        "groups": [_group(pack, gaps, group) for group in group_gaps(gaps.cells)],
        "cells": [_cell(cell) for cell in gaps.cells],
    }


def _counts(gaps: Gaps, *, usual: bool) -> Mapping[str, int]:
    counts = Counter(cell.kind for cell in gaps.cells if cell.usual is usual)
    return {kind: counts[kind] for kind in KINDS}


def _group(pack: Pack, gaps: Gaps, group: Group) -> Mapping[str, object]:
    return {
        "kind": group.sign.kind,
        "usual": group.usual,
        "concerns": list(group.concerns),
        "areas": list(group.areas),
        "skin_types": [name for name in group.skin_types if name],
        "operators": list(group.operators),
        "cells": group.cells,
        "variants": list(group.variants),
        "cautions": list(group.sign.cautions),
        "licence": group.sign.licence or None,
        "little": list(group.sign.little),
        "written": group.sign.written or None,
        "says": group_words(pack, gaps, group),
    }


def _cell(cell: Cell) -> Mapping[str, object]:
    depth = cell.depth
    return {
        "concern": cell.concern,
        "area": cell.area,
        "skin_type": cell.skin_type or None,
        "operator": cell.operator,
        "usual": cell.usual,
        "kind": cell.kind,
        "variants": list(cell.variants),
        "grade": cell.grade or None,
        "depth": {"min_mm": depth.low, "max_mm": depth.high} if depth is not None else None,
        "cautions": list(cell.cautions),
        "licence": cell.licence or None,
        "little": list(cell.little),
        "reasons": dict(cell.reasons),
    }
