"""A text promises what nobody can: safe, guaranteed, approved, a diagnosis, a cure, painless, or no risk.

A denial is none of these: "no device is approved", "not guaranteed". Nor is a quotation in double quotation marks, or a
question about what a doctor has diagnosed. Titles of sources and synonyms are not looked at.

Why it matters:
    These words are what clients remember and lawyers quote. Needling has risks; devices are cleared for one use, which
    is another thing than approved; and a diagnosis is a doctor's.

Bad:
    # pen.yaml
    summary: A safe and painless treatment.
               ^^^^     ^^^^^^^^

Good:
    # pen.yaml
    summary: A treatment with fine needles; no device is approved for it.

How to mend it:
    Say what was seen, in how many people, and what may go wrong. Where the word is right, as for an approved medicine,
    let it stand with `# needle: allow text-banned-word because REASON`.
"""

import re
from collections.abc import Iterator

from needlecli.lint._lot import Found
from needlecli.lint._prose import prose, word_at
from needlecli.source import Document, Severity

SEVERITY = Severity.WARNING
INSTEAD = {
    "risk": "name the risk, and how often it was reported",
    "safe": "say what was seen, in how many people, and what may go wrong",
    "guarant": "say how many got better, and after how long",
    "approved": "say who cleared it, and for what",
    "diagnos": "say what can be seen, and who must look at it",
    "cure": "say how much better it got, and in how many people",
    "painless": "give the pain from 0 to 10",
}
NO_RISK = r"(?:no|zero|without(?: any)?|free of)\s+risks?\b(?!\s+(?:factor|assess))|risk-free"
BANNED = re.compile(
    rf"\b(?:(?P<risk>{NO_RISK})|safe(?:ly)?|guarantee[ds]?|guaranteeing|approved|diagnos(?:e[ds]?|ing|is)|cure[sd]?"
    r"|painless(?:ly)?)\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r'"[^"]*"|“[^“”]*”')
CLAUSE = re.compile(r"[.;:!?,()–—]|\b(?:and|but|yet|so|because|since|while|unless)\b", re.IGNORECASE)
DENIED = re.compile(
    r"(?:\b(?:no|none|nobody|nothing|never|not|neither|nor|cannot|without)\b|n['’]t\b)(?! (?:only|just|merely)\b)",
    re.IGNORECASE,
)
NEAR = 100
"""How many characters before a word are looked at for a denial."""

ASKED = ("question", "ask")


def in_document(document: Document) -> Iterator[Found]:
    """Look for the words in every text that people read, and tell each once a text."""
    whole = document.text.casefold()
    stems = [stem for stem in INSTEAD if stem in whole]
    for path, text in prose(document) if stems else ():
        told: set[str] = set()
        if not any(stem in text.casefold() for stem in stems):
            continue
        said = QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)
        for found in BANNED.finditer(said):
            word = found[0].casefold()
            asked = path[-1] in ASKED and word.startswith("diagnos")
            if not (asked or word in told or _denied(found, said)):
                told.add(word)
                where = word_at(document, path, found[0], text.count(found[0], 0, found.start()))
                advice = next(INSTEAD[stem] for stem in INSTEAD if stem in word)
                yield Found(where, f"{found[0]!r} promises what nobody can", advice)


def _denied(found: re.Match[str], text: str) -> bool:
    """Say whether a denial stands before a word in the same clause."""
    if found["risk"] is not None:
        return False
    clause = CLAUSE.split(text[max(found.start() - NEAR, 0) : found.start()])[-1]
    return DENIED.search(clause) is not None
