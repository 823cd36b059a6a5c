"""The skin of an area is given with an epidermis that is not the thinner layer.

Why it matters:
    The two figures have been taken for each other. Depths are drawn over these layers, so a client and a practitioner
    would be shown a needle that stops in the wrong one.

Bad:
    # _vocabulary.yaml
    areas:
      face: {name: Face}
      forehead: {name: Forehead, within: face, limits: {needle: 1.0 mm}}
      cheeks:
        name: Cheeks
        within: face
        limits: {needle: 2.0 mm}
        skin:
          women: {epidermis: 0.87 mm, dermis: 0.20 mm}
                             ^^^^^^^
          men: {epidermis: 0.19 mm, dermis: 1.14 mm}
          site: cheek
          method: ultrasound

Good:
    # _vocabulary.yaml
    areas:
      face: {name: Face}
      forehead: {name: Forehead, within: face, limits: {needle: 1.0 mm}, sources: [study]}
      cheeks:
        name: Cheeks
        within: face
        limits: {needle: 2.0 mm}
        sources: [study]
        skin:
          women: {epidermis: 0.20 mm, dermis: 0.87 mm}
          men: {epidermis: 0.19 mm, dermis: 1.14 mm}
          site: cheek
          method: ultrasound

How to mend it:
    Write each figure beside its own layer, as the source gives them.
"""

from collections.abc import Iterator
from typing import Any

from needlecli.lint._lot import VOCABULARY, Found, Lot
from needlecli.source import Severity, at

SEVERITY = Severity.WARNING


def in_pack(lot: Lot) -> Iterator[Found]:
    """Compare the two layers, for women and for men, of every area whose skin was measured."""
    for document in lot.documents_of(VOCABULARY):
        data: Any = document.data
        for name in data["areas"] if isinstance(data.get("areas"), dict) else ():
            area = lot.pack.vocabulary.areas.get(name)
            if area is None or area.skin is None:
                continue
            for who, layers in (("women", area.skin.women), ("men", area.skin.men)):
                if layers.epidermis.mm >= layers.dermis.mm:
                    path = ("areas", name, "skin", who)
                    yield Found(
                        at(document, (*path, "epidermis")),
                        f"the epidermis of {name}, {layers.epidermis}, is not thinner than the dermis, {layers.dermis}",
                        "write each figure beside its own layer",
                        (("the dermis", at(document, (*path, "dermis"))),),
                    )
