"""A statement rests on a source that has been retracted.

A source is marked with `retracted:` and the reason or the notice. One that is the same as it (`same_as`) counts as
retracted too.

Why it matters:
    What a retracted paper says is not evidence. A statement that cites it may be false, and clients are told it.

Bad:
    # _sources.yaml
    sources:
      study: {title: A study, kind: rct, verified: true}
      fraud: {title: Another, kind: rct, verified: true, retracted: "the data were made up (journal notice, 2026)"}
    # pen.yaml
    downtime: {range: 1-3 days, typical: 2 days, sources: [fraud, study]}
                                                           ^^^^^

Good:
    # _sources.yaml
    sources:
      study: {title: A study, kind: rct, verified: true}
      fraud: {title: Another, kind: rct, verified: true, retracted: "the data were made up (journal notice, 2026)"}
    # pen.yaml
    downtime: {range: 1-3 days, typical: 2 days, sources: [study]}

How to mend it:
    Take the source out of the list, and look whether what is left still bears the statement, its grade and its
    confidence. Keep the entry in _sources.yaml, so that nobody cites it again.
"""

from collections.abc import Iterator

from needlecli.lint._evidence import cited, originals, written
from needlecli.lint._lot import Found, Lot
from needlecli.source import Severity, at

SEVERITY = Severity.ERROR


def in_pack(lot: Lot) -> Iterator[Found]:
    """Look for retracted sources in every list of sources."""
    sources = lot.pack.sources
    if not any(source.retracted for source in sources.values()):
        return
    stands, places = originals(lot.pack), written(lot)
    gone = {stands[name]: name for name, source in sources.items() if source.retracted}
    for document in lot.documents:
        for path, names, _ in cited(document):
            for index, name in enumerate(names):
                if (source := gone.get(stands.get(name, ""))) is not None:
                    yield Found(
                        at(document, (*path, index)),
                        f"{name[:60]} has been retracted: {sources[source].retracted[:100].rstrip('.')}",
                        "take it out, and look whether the rest still bears what is said",
                        (("marked here", places[source]),) if source in places else (),
                    )
