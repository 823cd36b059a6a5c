"""A source is in the bibliography, but no file cites it.

A source that is the same as a cited one (`same_as`) counts as cited. Nothing is said of a folder that is laid over
another pack, whose files may cite it.

Why it matters:
    A source nobody cites was once the ground of something that has been removed, or a statement has lost it by mistake.
    A reader takes the length of the bibliography for the strength of the pack.

Bad:
    # _sources.yaml
    sources:
      study: {title: A study, kind: rct, verified: true}
      leaflet: {title: A leaflet, kind: ifu, verified: true}
      ^^^^^^^

Good:
    # _sources.yaml
    sources:
      study: {title: A study, kind: rct, verified: true}
      study-online: {title: A study (online), kind: rct, verified: true, same_as: study}

How to mend it:
    Cite it where it belongs, or take it out.
"""

from collections.abc import Iterator

from needlecli.lint._evidence import cited, entries, originals
from needlecli.lint._lot import Found, Lot
from needlecli.source import Severity, at

SEVERITY = Severity.WARNING
WHOLE = True  # a source that these files leave out may be cited by those beside them


def in_pack(lot: Lot) -> Iterator[Found]:
    """Compare the bibliography with what is cited anywhere in the pack."""
    stands = originals(lot.pack)
    used = {stands.get(name) for document in lot.documents for one in cited(document) for name in one.names}
    for name, document in entries(lot):
        if stands[name] not in used:
            yield Found(
                at(document, ("sources", name), key=True),
                f"no file cites {name[:60]}",
                "cite it where it belongs, or take it out",
            )
