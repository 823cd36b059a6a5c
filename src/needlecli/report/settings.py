"""An adjustment in words."""

from collections.abc import Callable

from needlecli.knowledge import Adjust, Pack

Say = Callable[[Pack, Adjust], str]


def _by_area(pack: Pack, adjust: Adjust) -> str:
    inside = ", ".join(f"{pack.vocabulary.areas[a].name.lower()} {mm}" for a, mm in adjust.max_depth_in.items())
    return f"at most {inside}" if inside else ""


def _passes(_: Pack, adjust: Adjust) -> str:
    return "" if adjust.passes is None else f"{adjust.passes} pass{'' if adjust.passes == 1 else 'es'}"


SETTINGS: tuple[Say, ...] = (
    lambda _, a: f"at most {a.max_depth}" if a.max_depth else "",
    _by_area,
    lambda _, a: f"deeper than {a.max_depth_uncleared} only once cleared" if a.max_depth_uncleared else "",
    lambda _, a: f"start {a.start_shallower} shallower" if a.start_shallower else "",
    _passes,
    lambda _, a: "test spot first" if a.test_spot else "",
    lambda _, a: f"{a.interval_add} longer between treatments" if a.interval_add else "",
    lambda _, a: "no anaesthetic" if a.anaesthetic == "none" else "",
    lambda _, a: {"none": "no heat", "lowest": "lowest energy"}.get(a.energy or "", ""),
    lambda _, a: f"{a.needles} needles" if a.needles else "",
    lambda _, a: f"keep out: {a.keep_out}" if a.keep_out else "",
    lambda _, a: f"margin {a.margin}" if a.margin else "",
    lambda _, a: f"prepare the skin for {a.preparation}" if a.preparation else "",
    lambda _, a: f"no sun for {a.sun_avoid} before and after" if a.sun_avoid else "",
)
"""One entry to a setting, in the order they are read out."""


def settings(pack: Pack, adjust: Adjust) -> str:
    """Write what an adjustment sets; empty if it sets nothing."""
    return "; ".join(text for say in SETTINGS if (text := say(pack, adjust)))
