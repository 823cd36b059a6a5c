"""The hand-out as one HTML file: no script, nothing fetched, every text shown as text.

A clinic's templates may change the looks and the wording; `checking` holds their page to the same promises.
"""

from base64 import b64encode
from collections.abc import Mapping
from typing import Any

from needlecli.handout.checking import check
from needlecli.handout.document import Handout, Section
from needlecli.handout.parts import parts
from needlecli.handout.templating import render
from needlecli.page import clean

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
"""What the page may load: nothing but the pictures inside it."""
ACCENT = "#0b4f7a"
MEDIA = {"png": "image/png", "jpg": "image/jpeg", "svg": "image/svg+xml"}


def to_html(handout: Handout, templates: Mapping[str, str] | None = None) -> str:
    """Draw the hand-out with our templates, or with a clinic's, given by the name of each file.

    Raises UsageError where a clinic's template cannot be used, or leaves out what no hand-out may leave out.
    """
    given = {
        "handout": _cleaned(handout),
        "policy": POLICY,
        "accent": handout.clinic.colour or ACCENT,
        "logo": _logo(handout),
        "sections": {section.id: _section(handout, section) for section in handout.sections},
    }
    page = render(given, templates or {})
    check(page, handout, policy=POLICY, own=bool(templates))
    return page


def _cleaned(handout: Handout) -> Handout:
    """Clean every text outside the sections, whose parts are clean already."""
    clinic = handout.clinic
    return handout._replace(
        title=clean(handout.title),
        lead=clean(handout.lead),
        fields=tuple(field._replace(label=clean(field.label), value=clean(field.value)) for field in handout.fields),
        footer=tuple(map(clean, handout.footer)),
        clinic=clinic._replace(name=clean(clinic.name), telephone=clean(clinic.telephone)),
    )


def _logo(handout: Handout) -> str:
    logo = handout.clinic.logo
    return f"data:{MEDIA[logo.kind]};base64,{b64encode(logo.data).decode('ascii')}" if logo else ""


def _section(handout: Handout, section: Section) -> Mapping[str, Any]:
    from markupsafe import Markup

    drawn = [
        {**part, "svg": Markup(part["svg"])} if "svg" in part else part  # noqa: S704 - made of a tree of shapes
        for part in parts(handout, section)
    ]
    return {"title": clean(section.title), "parts": drawn}
