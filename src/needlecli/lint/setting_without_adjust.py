"""A caution has a setting that its level makes no use of.

Settings under `adjust` are for the levels adjust and clearance; `max_depth_uncleared` only for clearance, since nothing
else can be cleared; and `shorten` only for defer, since nothing else has a wait.

Why it matters:
    What bars or puts off a client leaves nothing to set. A note that caps the depth changes the treatment while the
    answer calls the variant suitable without care.

Bad:
    # pen.yaml
    cautions:
      - {id: a, level: note, when: {wound: yes}, says: Stay shallow., adjust: {max_depth: 1.0 mm}}
                                                                      ^^^^^^
      - {id: b, level: contraindicated, when: {pregnancy: yes}, says: Never., adjust: {test_spot: true}}
                                                                              ^^^^^^
      - {id: c, level: adjust, when: {age: over 70}, says: Ask., adjust: {passes: 1, max_depth_uncleared: 1.0 mm}}
                                                                                     ^^^^^^^^^^^^^^^^^^^
      - {id: d, level: clearance, when: {age: over 80}, says: Ask a doctor., shorten: doctor}
                                                                             ^^^^^^^

Good:
    # pen.yaml
    cautions:
      - {id: a, level: adjust, when: {wound: yes}, says: Stay shallow., adjust: {max_depth: 1.0 mm}, sources: [study]}
      - {id: b, level: clearance, when: {age: over 70}, says: Ask., adjust: {max_depth_uncleared: 1.0 mm},
         sources: [study]}
      - {id: c, level: defer, when: {isotretinoin: within 6 months}, says: Wait., shorten: doctor,
         sources: [study]}

How to mend it:
    Give the caution the level that fits what it sets, or take the setting out.
"""

from collections.abc import Iterator

from needlecli.knowledge import Adjust
from needlecli.lint._lot import Found, Lot, Written
from needlecli.source import Severity

SEVERITY = Severity.WARNING
NOTHING = Adjust()
WHY = {
    "note": ("a note sets nothing, but this one does", "give it the level adjust, or take the settings out"),
    "contraindicated": ("nothing is treated while this caution holds, so there is nothing to set", ""),
    "defer": ("nothing is treated until this caution is over, so there is nothing to set", ""),
}


def in_pack(lot: Lot) -> Iterator[Found]:
    """Compare the settings of every caution with its level."""
    for written in lot.cautions():
        yield from _settings(written)
        caution = written.caution
        if caution.shorten and caution.level != "defer":
            says = f"a caution of level {caution.level} has no wait that could be shortened"
            yield Found(written.at("shorten", key=True), says, "take it out, or give the caution the level defer")


def _settings(written: Written) -> Iterator[Found]:
    level, adjust = written.caution.level, written.caution.adjust
    if level in WHY and adjust != NOTHING:
        says, advice = WHY[level]
        yield Found(written.at("adjust", key=True), says, advice or "take the settings out, or give it another level")
    elif adjust.max_depth_uncleared is not None and level != "clearance":
        says = f"no letter clears a caution of level {level}, so max_depth_uncleared holds for good"
        where = written.at("adjust", "max_depth_uncleared", key=True)
        yield Found(where, says, "write max_depth, or give the caution the level clearance")
