r"""A DOI, an address or a registry number cannot be one.

A DOI starts with `10.`, a number of four digits or more, and a slash, and is written without the address of a resolver.
An address starts with `http://` or `https://` and has a host. A trial number of ClinicalTrials.gov is NCT and eight
digits.

Why it matters:
    Nobody can look up the source. Most of these are cut off or were pasted with what stood around them.

Bad:
    # _sources.yaml
    sources:
      study: {title: A study, kind: rct, verified: true, doi: "https://doi.org/10.1000/ab.1"}
                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      study-2: {title: Trial NCT0123456, kind: rct, verified: true, url: PMC6122507}
                             ^^^^^^^^^^                                  ^^^^^^^^^^

Good:
    # _sources.yaml
    sources:
      study: {title: A study, kind: rct, verified: true, doi: "10.1000/ab.1"}
      study-2:
        title: Trial NCT01234567
        kind: rct
        verified: true
        url: "https://pmc.ncbi.nlm.nih.gov/articles/PMC6122507/"

How to mend it:
    Copy it from the record itself. `needle validate --fix` takes off what stands around a DOI, and writes the address
    of a PubMed or PMC number.
"""

import re
from collections.abc import Iterator
from typing import Any

from needlecli.lint._lot import SOURCES, Found, role
from needlecli.lint._prose import word_at
from needlecli.source import Document, Edit, Path, Severity, at

SEVERITY = Severity.WARNING
DOI = re.compile(r"10\.\d{4,9}/\S*[^\s.,;:]")
AROUND = re.compile(r"\s*(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S*?[^\s.,;:])[.,;:]?\s*", re.IGNORECASE)
URL = re.compile(r"https?://[^\s/?#:@]+\.[^\s/?#:@.]{2,}(:\d+)?([/?#]\S*)?", re.IGNORECASE)
PUBMED = re.compile(r"PMID:?\s*(\d{1,8})", re.IGNORECASE)
PMC = re.compile(r"(?:PMCID:?\s*)?(PMC\d+)", re.IGNORECASE)
TRIAL = re.compile(r"\bNCT[-\s]?(\d+)\b", re.IGNORECASE)


def in_document(document: Document) -> Iterator[Found]:
    """Look at every entry of a bibliography."""
    data: Any = document.data if role(document) == SOURCES and isinstance(document.data, dict) else {}
    listed = data.get("sources")
    for name, entry in listed.items() if isinstance(listed, dict) else ():
        texts = (
            {key: value for key, value in entry.items() if isinstance(value, str)} if isinstance(entry, dict) else {}
        )
        path = ("sources", name)
        doi, url = texts.get("doi", ""), texts.get("url", "")
        if doi and not DOI.fullmatch(doi):
            bare = AROUND.fullmatch(doi)
            advice = f'write doi: "{bare[1]}"' if bare else 'write it like "10.1097/DSS.0000000000001248"'
            yield _found(document, (*path, "doi"), f"{doi[:60]!r} is not a DOI", advice, bare[1] if bare else "")
        if url and not URL.fullmatch(url):
            meant = _address(url)
            advice = f'write url: "{meant}"' if meant else "write the whole address, from https:// on, or leave it out"
            yield _found(document, (*path, "url"), f"{url[:60]!r} is not an address", advice, meant)
        for key, text in texts.items():
            wrong = next((trial for trial in TRIAL.finditer(text) if len(trial[1]) != 8), None)
            if wrong is not None:
                where = word_at(document, (*path, key), wrong[0])
                yield Found(where, f"{wrong[0][:30]!r} is not a trial number", "write NCT and its eight digits")


def _found(document: Document, path: Path, says: str, advice: str, meant: str) -> Found:
    where = at(document, path)
    return Found(where, says, advice, fix=(Edit(where.span, f'"{meant}"'),) if meant else ())


def _address(text: str) -> str:
    """Give the address that a PubMed or PMC number stands for; empty if it is neither."""
    if (pubmed := PUBMED.fullmatch(text)) is not None:
        return f"https://pubmed.ncbi.nlm.nih.gov/{pubmed[1]}/"
    if (pmc := PMC.fullmatch(text)) is not None:
        return f"https://pmc.ncbi.nlm.nih.gov/articles/{pmc[1].upper()}/"
    return ""
