"""Findings to draw: of every kind, of files that try to steer what reads them, and none at all."""

from needlecli.findings import Findings, Unit
from needlecli.source import Diagnostic, Document, Edit, Location, Severity, Span, at
from needlecli.source.yaml import parse

CANARY = "Marlowe-17"
"""Stands in the files, but in no line that a finding is about."""

PEN = f"""id: pen
summary: {CANARY}
indications:
  - {{concern: acne-scrs, effect: marked, depth: {{forehead: 0.5-1.5 mm}}}}
  - {{concern: acne-scars, effect: marked}}
"""
CASES = f"""cases:
  - name: Isotretinoin, two months ago
    notes: {CANARY}
    expect: {{pen: suitable}}
"""


def document(name: str, text: str) -> Document:
    parsed = parse(name, text)
    assert parsed.value is not None
    return parsed.value


pen = document("protocols/pen.yaml", PEN)
cases = document("protocols/cases/scars.yaml", CASES)
concern, depth = ("indications", 0, "concern"), ("indications", 0, "depth", "forehead")

MISSPELT = Diagnostic(
    "odd-word",
    Severity.ERROR,
    "acne-scrs is not a concern of the vocabulary",
    at(pen, concern),
    "write acne-scars",
    (("the word that was meant", at(pen, ("indications", 1, "concern"))),),
    (Edit(pen.locate(concern), "acne-scars"),),
)
TOO_DEEP = Diagnostic(
    "depth-over-area",
    Severity.WARNING,
    "0.5-1.5 mm goes deeper than 1 mm, the limit of forehead",
    at(pen, depth),
    "write a range that ends at 1 mm",
)
SHORT = Diagnostic(
    "odd-file", Severity.NOTE, "the file is short", Location("protocols/pen.yaml", Span(0, 0, 2, 4), PEN)
)
OTHERWISE = Diagnostic(
    "odd-answer",
    Severity.ERROR,
    "the answer is not the one expected",
    at(cases, ("cases", 0, "expect", "pen")),
    "correct the case, or the protocol file",
    (("this clause decided", at(pen, depth)),),
    compared=(
        ("pen: suitable", "pen: defer until 2027-03-01"),
        ("prp: suitable", "prp: suitable"),
        ("caution keloid", ""),
        ("", "caution isotretinoin-6-months"),
    ),
)

VALIDATED = Findings(
    "validate",
    (
        Unit("protocols/prp.yaml", "protocols/prp.yaml"),
        Unit("protocols/pen.yaml", "protocols/pen.yaml", (SHORT, TOO_DEEP, MISSPELT)),
    ),
    "2 files: 1 error, 1 warning, 1 note",
)
TESTED = Findings(
    "test",
    (
        Unit("Nothing asked", "protocols/cases/scars.yaml"),
        Unit("Isotretinoin, two months ago", "protocols/cases/scars.yaml", (OTHERWISE,)),
        Unit("Deep forehead", "protocols/cases/scars.yaml", (TOO_DEEP,)),
        Unit("Skin type VI", "protocols/cases/scars.yaml", skipped="a known gap: no published range"),
    ),
    "4 cases: 2 passed, 1 failed, 1 skipped",
    {"coverage": {"rules": [3, 4]}},
)
CLEAN = Findings("validate", (Unit("pen.yaml", "pen.yaml"),), "1 file: nothing to mend")
NOTHING = Findings("validate", (), "nothing was checked")

NASTY = (
    "\x1b[31mred\x07 \u202ekool\u202c ::error::x ##[error]y\r\n::set-output name=a::b"
    " ]]> %0A <b> & \"' [a](b) {0} 😀\ufffe"
)
NASTY_NAMES = (
    "<stdin>",
    "a:b,c%d ]]> \"'&<>.yaml",
    "new\nline\r::error::.yaml",
    "\x1b]0;title\x07.yaml",
    "\u202elmay.nep",
    "😀 皮膚.yaml",
    "/whole/päth.yaml",
    "..\\back\\slash.yaml",
    "C:\\pen.yaml",
    "half-\udcff-a-name.yaml",
    "\ufffe\uffff",
    "https://example.org/x?y#z",
)


def nasty(name: str, text: str = NASTY) -> Findings:
    """Give findings whose every text is one that tries to steer what reads it, about a file of a given name."""
    where = Location(name, Span(0, 1, 0, 9), text, (text, 0))
    found = tuple(
        Diagnostic(text, severity, text, where, text, ((text, where), (text, where)), (Edit(where.span, text),), pairs)
        for severity in Severity
        for pairs in ((), ((text, text), (text, ""), ("", text), (text, "b")))
    )
    units = (Unit(name, name, found), Unit(text, name, found[:1]), Unit(text, name, skipped=text), Unit(name, name))
    return Findings("test", units, text, {"more": text})


def long_lined() -> Findings:
    """Give a finding in the middle of a line of ten million characters."""
    text = "a" * 5_000_000 + "BAD" + "b" * 5_000_000
    found = Diagnostic(
        "odd-word", Severity.ERROR, "BAD is bad", Location("long.yaml", Span(0, 5_000_000, 0, 5_000_003), text)
    )
    return Findings("validate", (Unit("long.yaml", "long.yaml", (found,) * 3),), "1 file: 1 error")
