"""What is said or asked does not read as a sentence.

`says`, `ask` and `question` start with a capital or a figure and end with a full stop, a question mark, an exclamation
mark or a colon. A quotation mark or a bracket may stand around it, and a name may start small, as in pH.

Why it matters:
    These texts are printed one below the other. One that stops without an end looks as if the rest were lost.

Bad:
    # pen.yaml
    maintenance: {says: "again after a year", sources: [study]}
                        ^^^^^^^^^^^^^^^^^^^^

Good:
    # pen.yaml
    maintenance: {says: "Again after a year.", sources: [study]}

How to mend it:
    Write a whole sentence, from the capital to the full stop.
"""

import re
from collections.abc import Iterator

from needlecli.lint._lot import Found
from needlecli.lint._prose import prose
from needlecli.source import Document, Severity, at

SEVERITY = Severity.NOTE
SENTENCES = ("says", "ask", "question")
AROUND = "\"'()[]“”‘’«» \n"
SMALL = re.compile(r"[^\W\d_]+")


def in_document(document: Document) -> Iterator[Found]:
    """Look at the first and the last character of every sentence."""
    for path, text in prose(document):
        if path[-1] in SENTENCES and (plain := text.strip(AROUND)):
            if plain[-1] not in ".?!:…":
                yield Found(at(document, path), "this does not end as a sentence", "end it with . ? ! or :")
            elif (first := SMALL.match(plain)) is not None and first[0].islower():
                yield Found(
                    at(document, path), f"this starts with a small letter: {first[0][:30]}", "start with a capital"
                )
