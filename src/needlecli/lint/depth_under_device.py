"""A depth ends before the least that the variant can be set to, so nothing is left of it.

Why it matters:
    Such an indication is never offered in that area, and a cap like that keeps the whole variant back. If that is
    meant, it is better said: by leaving the area out, or by a caution that bars it.

Bad:
    # pen.yaml
    depth: 0.5-2.5 mm
    indications:
      - {concern: lines, effect: marked, grade: A, says: Softer., depth: {forehead: 0.25-0.4 mm}, sources: [study]}
                                                                                    ^^^^^^^^^^^
    cautions:
      - {id: thin, level: adjust, when: {wound: yes}, says: Stay shallow., adjust: {max_depth: 0.3 mm}}
                                                                                               ^^^^^^

Good:
    # pen.yaml
    depth: 0.5-2.5 mm
    indications:
      - {concern: lines, effect: marked, grade: A, says: Softer., depth: {forehead: 0.25-0.5 mm}, sources: [study]}
    cautions:
      - {id: thin, level: adjust, when: {wound: yes}, says: Stay shallow., adjust: {max_depth: 0.5 mm},
         sources: [study]}

How to mend it:
    Write a depth that the device can be set to, leave the area out, or give the caution the level contraindicated.
"""

from collections.abc import Iterator

from needlecli.lint._depths import device, given
from needlecli.lint._lot import Found, Lot
from needlecli.source import Severity

SEVERITY = Severity.WARNING


def in_pack(lot: Lot) -> Iterator[Found]:
    """Compare where every depth ends with where the variants it is for begin; a guide need not suit every variant."""
    for one in given(lot):
        short = [variant for variant in one.variants if one.mm < variant.depth.low]
        guide = one.path[0] == "depths"
        if short and (not guide or len(short) == len(one.variants)):
            most = max(short, key=lambda variant: variant.depth.low)
            least = f"{most.depth.low:g} mm"
            names = ", ".join(variant.id for variant in short)
            yield Found(
                one.where,
                f"{one.says} leaves nothing for {names}, which can be set to {least} at the least",
                f"write {least} or more, or make the caution one that bars it"
                if one.cap
                else f"write a range that reaches {least}, or leave the area out",
                device(lot, most),
            )
