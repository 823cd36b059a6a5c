"""One answer of a batch as one flat row of a table, for those who work with spreadsheets.

The JSON lines hold everything; a row holds what fits a cell.  Depths are text with their areas, since one number beside
several areas would be read as good for all of them.  Control, invisible and line-breaking characters are replaced.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from needlecli.page import clean

START = ("row", "source", "ref", "on", "verdict", "review", "until")
TOP = ("top", "top_verdict", "top_if_clear", "top_until", "top_depth", "top_cautions")
END = ("cautions", "questions", "unrecognised", "cleared", "struck", "notices", "rejected")
REJECTED = "rejected"
"""Stands as verdict where a record could not be read: an empty cell might be taken for a good one."""

NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?")
FORMULA = tuple("=+-@\t\r\n\0＝＋－＠﹢﹣﹦﹫−")


def header(variants: Sequence[str]) -> tuple[str, ...]:
    """Give the names of the columns; every variant of the pack has one for its verdict."""
    return (*START, *TOP, *(f"verdict_{name}" for name in variants), *END)


def row(line: Mapping[str, Any], variants: Sequence[str]) -> tuple[str, ...]:
    """Give the cells of one line of `needle.batch/1` under `header(variants)`."""
    start = (str(line["row"]), clean(line["source"]), clean(line["ref"]))
    if "rejected" in line:
        empty = ("",) * (len(TOP) + len(variants) + len(END) - 1)
        return (*start, "", REJECTED, "", "", *empty, _reasons(line["rejected"]))
    options = line["options"]
    verdicts = {option["variant"]: option["verdict"] for option in options}
    return (
        *start,
        line["on"],
        line["verdict"],
        "yes" if line["review"] else "no",
        line["until"] or "",
        *(_top(options[0], line["cautions"]) if options else ("",) * len(TOP)),
        *(verdicts.get(name, "") for name in variants),
        "; ".join(caution["id"] for caution in line["cautions"]),
        "; ".join(line["questions"]),
        " | ".join(clean(text).replace("|", "||") for text in line["unrecognised"]),
        "; ".join(line["cleared"]),
        "; ".join(_struck(option) for option in options if option["struck"]),
        " ".join(clean(notice) for notice in line["notices"]),
        "",
    )


def excel_safe(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would run as a formula; numbers stay numbers."""
    begun = cell.lstrip(" \xa0\u3000\ufeff")
    if begun.startswith(FORMULA) and not NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def _top(option: Mapping[str, Any], cautions: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    return (
        option["variant"],
        option["verdict"],
        option["if_clear"],
        option["until"] or "",
        _depths(option["depth"]),
        "; ".join(caution["id"] for caution in cautions if option["variant"] in caution["variants"]),
    )


def _struck(option: Mapping[str, Any]) -> str:
    """Say which of the practitioner's own choices are barred for a variant, each with what bars it."""
    barred = (f"{one['fact']} {one['option']} ({one['caution']})" for one in option["struck"])
    return f"{option['variant']}: {', '.join(barred)}"


def _depths(rows: Sequence[Mapping[str, Any]]) -> str:
    """Say how deep where; the concern is named where there are several."""
    several = len({depth["concern"] for depth in rows}) > 1
    return "; ".join(f"{depth['concern']} {_depth(depth)}" if several else _depth(depth) for depth in rows)


def _depth(depth: Mapping[str, Any]) -> str:
    now, later = _range(depth), _range(depth["if_clear"])
    if now == later:
        return f"{depth['area']} {now}"
    return f"{depth['area']} {now} now, {later} if clear"


def _range(ends: Mapping[str, Any]) -> str:
    low, high = ends["min_mm"], ends["max_mm"]
    if low is None or high is None:
        return "none"
    return f"{low:g} mm" if low == high else f"{low:g}-{high:g} mm"


def _reasons(troubles: Iterable[Mapping[str, str]]) -> str:
    told = (f"{trouble['field']}: {trouble['says']}" if trouble["field"] else trouble["says"] for trouble in troubles)
    return "; ".join(clean(text) for text in told)
