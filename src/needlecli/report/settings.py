"""An adjustment in words."""

from collections.abc import Iterator

from needlecli.knowledge import Adjust, Pack


def settings(pack: Pack, adjust: Adjust) -> str:
    """Write what an adjustment sets; empty if it sets nothing."""
    return "; ".join(_parts(pack, adjust))


def _parts(pack: Pack, adjust: Adjust) -> Iterator[str]:
    if adjust.max_depth:
        yield f"at most {adjust.max_depth}"
    if adjust.max_depth_in:
        inside = ", ".join(f"{pack.vocabulary.areas[a].name.lower()} {mm}" for a, mm in adjust.max_depth_in.items())
        yield f"at most {inside}"
    if adjust.max_depth_uncleared:
        yield f"deeper than {adjust.max_depth_uncleared} only once cleared"
    if adjust.start_shallower:
        yield f"start {adjust.start_shallower} shallower"
    if adjust.passes is not None:
        yield f"{adjust.passes} pass{'' if adjust.passes == 1 else 'es'}"
    if adjust.test_spot:
        yield "test spot first"
    if adjust.interval_add:
        yield f"{adjust.interval_add} longer between treatments"
    if adjust.anaesthetic == "none":
        yield "no anaesthetic"
    if adjust.energy:
        yield "no heat" if adjust.energy == "none" else "lowest energy"
    if adjust.needles:
        yield f"{adjust.needles} needles"
    if adjust.keep_out:
        yield f"keep out: {adjust.keep_out}"
    if adjust.margin:
        yield f"margin {adjust.margin}"
    if adjust.preparation:
        yield f"prepare the skin for {adjust.preparation}"
    if adjust.sun_avoid:
        yield f"no sun for {adjust.sun_avoid} before and after"
