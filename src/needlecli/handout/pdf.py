"""The hand-out as a PDF through typst: the same parts, the same pictures, and the same bytes for the same input."""

import json
from collections.abc import Mapping
from typing import Any, Literal

from needlecli.errors import UsageError
from needlecli.handout.document import Handout
from needlecli.handout.html import ACCENT
from needlecli.handout.parts import parts
from needlecli.handout.templating import ours
from needlecli.page import clean

Paper = Literal["a4", "us-letter"]
LATER = "\u0590"
"""From this letter on the fonts inside typst have no shapes, and those of the system are asked."""


def to_pdf(handout: Handout, paper: Paper = "a4") -> bytes:
    """Set the hand-out on paper, without a clock.  Raises UsageError where typst is missing or cannot read a logo."""
    try:
        import typst
    except ImportError:
        raise UsageError(
            "a PDF needs typst, which is not installed", "run pip install 'needlecli[pdf]', or write .html and print it"
        ) from None
    told = json.dumps(_data(handout, paper), ensure_ascii=False, sort_keys=True)
    try:
        made = typst.compile(
            ours("handout.typ").encode(),
            format="pdf",
            sys_inputs={"handout": told},
            ignore_system_fonts=not any(letter >= LATER for letter in _letters(handout)),
            timestamp=0,
        )
    except typst.TypstError as problem:
        raise UsageError(
            f"typst cannot set the hand-out: {clean(str(problem))[:200]}", "try without the logo"
        ) from None
    return bytes(made)


def _letters(handout: Handout) -> str:
    return f"{handout.clinic.name}{handout.clinic.telephone}{handout.title}"


def _data(handout: Handout, paper: Paper) -> Mapping[str, Any]:
    logo = handout.clinic.logo
    return {
        "title": clean(handout.title),
        "lead": clean(handout.lead),
        "language": handout.language,
        "paper": paper,
        "accent": handout.clinic.colour or ACCENT,
        "logo": logo
        and {"data": list(logo.data), "kind": logo.kind, "alt": clean(handout.clinic.name) or "The clinic"},
        "fields": [{"label": clean(field.label), "value": clean(field.value)} for field in handout.fields],
        "footer": [clean(line) for line in handout.footer],
        "sections": [
            {"id": s.id, "title": clean(s.title), "parts": [_sized(part) for part in parts(handout, s)]}
            for s in handout.sections
        ],
    }


def _sized(part: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give every column of a table its width: narrow ones as wide as they are, the last as wide as can be."""
    if part["kind"] != "table":
        return part
    last = len(part["columns"]) - 1
    widths = [0 if i in part["narrow"] and i else 3 if i == last and last > 1 else 1.3 for i in range(last + 1)]
    return {**part, "widths": widths}
