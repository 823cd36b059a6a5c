"""A depth or length in millimetres looks as if it were in another unit.

Needles of 0.05 to 10 mm are made. A figure outside that is more likely one in µm or in m.

Why it matters:
    300 µm is 0.3 mm. Copied without its unit it is a depth a thousand times too large, and only the limits of the
    device and of the area stand between it and a client.

Bad:
    # pen.yaml
    indications:
      - {concern: scars, effect: marked, grade: A, says: Softer., depth: {cheeks: 300-500 mm}, sources: [study]}
                                                                                  ^^^^^^^^^^
    cautions:
      - {id: thin, level: adjust, when: {depth: over 0.001 mm}, says: Stay shallow., adjust: {max_depth: 0.02 mm}}
                                                ^^^^^^^^^^^^^                                            ^^^^^^^

Good:
    # pen.yaml
    indications:
      - {concern: scars, effect: marked, grade: A, says: Softer., depth: {cheeks: 0.3-0.5 mm}, sources: [study]}
    cautions:
      - {id: thin, level: adjust, when: {depth: over 1 mm}, says: Keep off.,
         adjust: {max_depth: 0 mm, margin: 20 mm}, sources: [study]}

How to mend it:
    Write the figure in millimetres: 300 µm is 0.3 mm.
"""

import re
from collections.abc import Iterator

from needlecli.lint._depths import LEAST, MOST, suspect
from needlecli.lint._lot import Found
from needlecli.source import Document, Severity, at, walk

SEVERITY = Severity.WARNING
FIGURES = r"([0-9]+(?:\.[0-9]+)?)(?:-([0-9]+(?:\.[0-9]+)?))?"
LENGTH = re.compile(rf"(?:over )?{FIGURES} mm")
END = re.compile(rf"(?<![0-9.]){FIGURES}$")
LONGEST = 20
"""More characters than the figures before a unit have."""
ANY_LENGTH = "margin"
"""A length on the skin, not into it."""


def in_document(document: Document) -> Iterator[Found]:
    """Look at every value that is a length, or the depth that a condition compares with."""
    figures = {before[before.rfind(" ") + 1 :][-LONGEST:] for before in document.text.split(" mm")[:-1]}
    if not any(_wrong(END.search(one)) for one in figures):
        return  # nearly every file: looking at its text first is ten times faster than walking it
    for path, value in walk(document.data):
        found = LENGTH.fullmatch(value) if isinstance(value, str) else None
        if path[-1:] != (ANY_LENGTH,) and (wrong := _wrong(found)):
            yield Found(
                at(document, path),
                f"{value} is {'more' if wrong > MOST else 'less'} than any needle goes",
                f"write it in millimetres, from {LEAST:g} to {MOST:g} mm: 300 µm is 0.3 mm",
            )


def _wrong(found: re.Match[str] | None) -> float:
    """Give the figure of a length that looks as if it were in another unit; 0 if there is none."""
    return next((float(mm) for mm in found.groups() if mm and suspect(float(mm))), 0.0) if found else 0.0
