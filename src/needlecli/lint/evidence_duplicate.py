"""One source stands in the bibliography under two ids.

Two entries are one source if they have the same DOI, the same address or PubMed number, or the same title and year.
Where one says `same_as` the other, all is well.

Why it matters:
    A statement that cites both looks as if two studies bore it out. When the paper is retracted, one of the two is
    forgotten.

Bad:
    # _sources.yaml
    sources:
      study: {title: A study, kind: rct, verified: true, doi: "10.1000/ab.1"}
      study-online: {title: That study (online), kind: rct, verified: true, doi: "https://doi.org/10.1000/AB.1"}
                                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

Good:
    # _sources.yaml
    sources:
      study: {title: A study, kind: rct, verified: true, doi: "10.1000/ab.1"}
      study-online:
        {title: That study (online), kind: rct, verified: true, doi: "10.1000/AB.1", same_as: study}

How to mend it:
    Cite one of them everywhere and take the other out, or write `same_as:` with the id of the first.
"""

import re
from collections.abc import Iterator

from needlecli.knowledge import Pack
from needlecli.lint._evidence import entries, originals, written
from needlecli.lint._lot import Found, Lot
from needlecli.source import Severity, at

SEVERITY = Severity.WARNING
DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\S+)", re.IGNORECASE)
PUBMED = re.compile(
    r"https?://\S*\bncbi\.nlm\.nih\.gov/(?:pmc/articles/|articles/|pubmed/)?(PMC\d+|\d+)/?", re.IGNORECASE
)
SCHEME = re.compile(r"https?://(www\.)?")
WORD = re.compile(r"[^\W_]+")
SAME = {"doi": "DOI", "url": "address", "title": "title and year"}


def in_pack(lot: Lot) -> Iterator[Found]:
    """Compare every source under check with those before it, and with those of the pack behind."""
    own = dict(entries(lot))
    if not own:
        return
    stands, places = originals(lot.pack), written(lot)
    first: dict[str, str] = {}
    for name in (*(name for name in lot.pack.sources if name not in own), *own):
        for key, mark in _marks(lot.pack, name):
            other = first.setdefault(mark, name)
            if name in own and stands[other] != stands[name]:
                where = at(own[name], ("sources", name, key))
                says = f"{name[:60]} has the same {SAME[key]} as {other[:60]}"
                related = (("first given here", places[other]),) if other in places else ()
                yield Found(where, says, f"cite only one of them, or add same_as: {other[:60]}", related)
                break


def _marks(pack: Pack, name: str) -> Iterator[tuple[str, str]]:
    """Give what a source is known by: the key it is written under, and a plain form of it."""
    source = pack.sources[name]
    for key, text in (("doi", source.doi), ("url", source.url)):
        if (doi := DOI.fullmatch(text)) is not None:
            yield key, f"doi {doi[1].casefold()}"
        elif (record := PUBMED.fullmatch(text)) is not None:
            yield key, f"pubmed {record[1].casefold()}"
        elif text:
            yield key, f"{key} {SCHEME.sub('', text.casefold(), count=1).rstrip('/#')}"
    if source.year is not None:
        yield "title", " ".join(("title", *WORD.findall(source.title.casefold()), str(source.year)))
