"""A depth goes beyond the limit of its area.

That holds for the depths of an indication, for the depth guide in _common.yaml, and for the cap that a caution sets in
one area.  The limit of the part of the body an area lies within counts as well; a part of the body that has no limit of
its own takes the greatest one of its areas.

Why it matters:
    An area's limit holds whatever a protocol says, so the deeper part is never offered; yet a reader of the file takes
    the written depth for the one that is used.  Skin over bone and around the eyes is thin; the limits come from
    measured skin.

Bad:
    # pen.yaml
    indications:
      - {concern: scars, effect: marked, grade: A, says: Softer., depth: {forehead: 0.5-1.5 mm}, sources: [study]}
                                                                                    ^^^^^^^^^^
    cautions:
      - {id: thin, level: adjust, when: {wound: yes}, says: Stay shallow., adjust: {max_depth_in: {forehead: 1.2 mm}}}
                                                                                                             ^^^^^^
    # _common.yaml
    depths: {needle: {scars: {forehead: 0.5-1.1 mm, face: 1.0-2.2 mm}}, rf: {}}
                                        ^^^^^^^^^^        ^^^^^^^^^^

Good:
    # pen.yaml
    indications:
      - {concern: scars, effect: marked, grade: A, says: Softer., depth: {forehead: 0.5-0.8 mm}, sources: [study]}
    cautions:
      - {id: thin, level: adjust, when: {wound: yes}, says: Stay shallow., adjust: {max_depth_in: {forehead: 0.5 mm}},
         sources: [study]}
    # _common.yaml
    depths: {needle: {scars: {forehead: 0.5-1.0 mm, face: 1.0-2.0 mm}}, rf: {}, sources: [study]}

How to mend it:
    Write a depth that ends at the limit, or show from a source that the limit is wrong and change it in
    _vocabulary.yaml.
"""

from collections.abc import Iterator

from needlecli.lint._depths import Given, given
from needlecli.lint._lot import VOCABULARY, Found, Lot
from needlecli.lint._places import declared, related
from needlecli.source import Severity

SEVERITY = Severity.ERROR


def in_pack(lot: Lot) -> Iterator[Found]:
    """Compare every depth for an area with its limit, unless the device reaches less: that is found by itself."""
    yield from (_found(lot, one, *one.limit) for one in given(lot) if one.limit is not None and _over(one))


def _over(one: Given) -> bool:
    if one.limit is None or one.mm <= (mm := one.limit[1].mm):
        return False
    return one.reach is None or mm <= one.reach.depth.high


def _found(lot: Lot, one: Given, owner: str, limit: object) -> Found:
    technique = next((v.technique for v in one.variants), "needle")
    place = declared(lot, VOCABULARY, ("areas", owner, "limits", technique))
    return Found(
        one.where,
        f"{one.says} goes deeper than {limit}, the limit of {owner} for {one.technique}",
        f"write {limit} or less" if one.cap else f"write a range that ends at {limit} or less",
        related("the limit", place),
    )
