"""The hand-out as one HTML file: no script, nothing fetched, every text shown as text.

A clinic's templates may change the looks and the wording; `checking` holds the page that comes out to the same promises.
"""

from base64 import b64encode
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from needlecli.handout.checking import check
from needlecli.handout.document import Handout, Section
from needlecli.handout.drawing import Figure, drawn
from needlecli.handout.templating import render
from needlecli.page import Bullets, Table, Text, clean

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
"""What the page may load: nothing but the pictures inside it."""
ACCENT = "#0b4f7a"
MEDIA = {"png": "image/png", "jpg": "image/jpeg", "svg": "image/svg+xml"}
WHOLE = 6
"""A group of rows up to this long is kept on one page."""


def to_html(handout: Handout, templates: Mapping[str, str] | None = None) -> str:
    """Draw the hand-out with our templates, or with a clinic's, given by the name of each file.

    Raises UsageError where a clinic's template cannot be used, or leaves out what no hand-out may leave out.
    """
    from markupsafe import Markup

    given = {
        "handout": handout,
        "policy": POLICY,
        "accent": Markup(handout.clinic.colour or ACCENT),  # noqa: S704 - read as a colour, or ours
        "logo": _logo(handout),
        "sections": {section.id: _section(handout, section) for section in handout.sections},
    }
    page = render(given, templates or {})
    check(page, handout, policy=POLICY, own=bool(templates))
    return page


def _logo(handout: Handout) -> str:
    logo = handout.clinic.logo
    return f"data:{MEDIA[logo.kind]};base64,{b64encode(logo.data).decode('ascii')}" if logo else ""


def _section(handout: Handout, section: Section) -> Mapping[str, Any]:
    parts = [_part(section.id, block) for block in drawn(section, handout.day)]
    return {"title": clean(section.title), "parts": parts}


def _part(section: str, block: object) -> Mapping[str, Any]:
    from markupsafe import Markup

    match block:
        case Figure(svg, _, captions):
            return {"kind": "picture", "svg": Markup(svg), "lines": captions}  # noqa: S704 - made of a tree
        case Bullets(items):
            return {"kind": "bullets", "lines": [clean(item.text) for item in items]}
        case Table(columns, rows, _):
            groups = [
                {"head": clean(head), "rows": [[clean(cell) for cell in row[1:]] for row in under]}
                for head, under in groupby(rows, key=lambda row: row[0])
            ]
            return {"kind": "table", "id": section, "columns": [clean(column) for column in columns], "groups": groups}
        case Text(text, tone):
            return {"kind": tone, "lines": [clean(text)]}
        case _:
            return {"kind": "plain", "lines": [""]}
