"""A depth goes beyond what the variant can be set to.

`depth` at the top of a protocol file says what the variant can be set to.  It is compared with the depths of the
indications, with the devices listed in the file, with the depth guide (against the variant that goes deepest), and with
the caps that cautions set.

Why it matters:
    The deeper part is never offered, so the file promises more than the device does.  A cap beyond the device caps
    nothing, though its author thought it did.

Bad:
    # pen.yaml
    depth: 0.2-1.5 mm
    indications:
      - {concern: scars, effect: marked, grade: A, says: Softer., depth: {cheeks: 1.0-1.8 mm}, sources: [study]}
                                                                                  ^^^^^^^^^^
    cautions:
      - {id: thin, level: adjust, when: {wound: yes}, says: Stay shallow., adjust: {max_depth: 2.0 mm}}
                                                                                               ^^^^^^

    # stamp.yaml
    id: stamp
    name: Stamp
    short: Stamp
    summary: A stamp.
    reviewed: 2026-01-01
    technique: needle
    operator: esthetician
    depth: 0.2-2.5 mm
           ^^^^^^^^^^
    downtime: {range: 1-3 days, typical: 2 days}
    discomfort: {typical: 3}
    cost: {tier: 2}
    devices: [{name: Stamp One, depth: 0.2-2.0 mm}, {name: Stamp Two}]
    indications: []

Good:
    # pen.yaml
    depth: 0.2-1.5 mm
    devices: [{name: Pen One, depth: 0.2-2.0 mm, sources: [study]}]
    indications:
      - {concern: scars, effect: marked, grade: A, says: Softer., depth: {cheeks: 1.0-1.5 mm}, sources: [study]}
    cautions:
      - {id: thin, level: adjust, when: {wound: yes}, says: Stay shallow., adjust: {max_depth: 1.0 mm},
         sources: [study]}

How to mend it:
    Write a depth that ends where the device ends. If the device does go deeper, correct the range at the top of the
    file and name the device under `devices` with its source.
"""

from collections.abc import Iterator

from needlecli.knowledge import Variant
from needlecli.lint._depths import Given, device, given, suspect
from needlecli.lint._lot import Found, Lot
from needlecli.source import Document, Severity, at

SEVERITY = Severity.ERROR


def in_pack(lot: Lot) -> Iterator[Found]:
    """Compare the variants with their devices, and every depth with its variant, unless its area allows even less."""
    for variant, document in lot.variants():
        yield from _devices(variant, document)
    for one in given(lot):
        reach = one.reach
        if reach is not None and _over(one, reach):
            least = f"{reach.depth.high:g} mm"
            yield Found(
                one.where,
                f"{one.says} goes deeper than {least}, the most that {reach.id} can be set to",
                f"write {least} or less" if one.cap else f"write a range that ends at {least} or less",
                device(lot, reach),
            )


def _over(one: Given, reach: Variant) -> bool:
    most = reach.depth.high
    return one.mm > most and not suspect(most) and (one.limit is None or most < one.limit[1].mm)


def _devices(variant: Variant, document: Document) -> Iterator[Found]:
    """Compare what the variant can be set to with the devices whose depths are known."""
    known = [(one.depth.high, index) for index, one in enumerate(variant.devices) if one.depth is not None]
    most, index = max(known, default=(variant.depth.high, 0))
    if variant.depth.high > most and not suspect(variant.depth.high):
        yield Found(
            at(document, ("depth",)),
            f"{variant.depth} goes deeper than {most:g} mm, the most that a device listed here can be set to",
            f"write a range that ends at {most:g} mm, or list the device that goes deeper",
            (("the device that goes deepest", at(document, ("devices", index, "depth"))),),
        )
