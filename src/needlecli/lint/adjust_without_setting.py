"""The words of a caution set something that its settings do not.

Looked for, at the levels adjust and clearance, are a greatest depth, a test spot, a single pass, a longer interval and
leaving out the anaesthetic.

Why it matters:
    The answer offers the depth that the settings leave, and says below it that it must be less. Only what stands under
    `adjust` changes what is offered.

Bad:
    # pen.yaml
    cautions:
      - id: thin
        level: adjust
        when: {wound: yes}
        says: Do a test spot first and go no deeper than 0.5 mm.
                   ^^^^^^^^^              ^^^^^^^^^^^^^^^^^^^^^
        adjust: {passes: 1}

Good:
    # pen.yaml
    cautions:
      - id: thin
        level: adjust
        when: {wound: yes}
        says: Do a test spot first and go no deeper than 0.5 mm.
        adjust: {max_depth: 0.5 mm, test_spot: true}
        sources: [study]
      - {id: gentle, level: adjust, when: {age: over 70}, says: Press lightly., sources: [study]}

How to mend it:
    Add the setting under `adjust`. Where the words do not mean a setting, say them otherwise, or allow the finding with
    a comment.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from needlecli.knowledge import Adjust
from needlecli.lint._lot import Found, Lot, Written
from needlecli.lint._prose import word_at
from needlecli.source import Severity

SEVERITY = Severity.WARNING
LEVELS = ("adjust", "clearance")
BEFORE = "(?:at most|no deeper than|not deeper than|never over|keep to|no more than)"
AFTER = "(?:at most|at the most|or less)"
MM = r"[0-9]+(?:\.[0-9]+)?(?:-[0-9]+(?:\.[0-9]+)?)? mm"


class Setting(NamedTuple):
    """Words that set something, the fields that may hold it, and what to write."""

    words: re.Pattern[str]
    fields: tuple[str, ...]
    write: str


SETTINGS = tuple(
    Setting(re.compile(words, re.IGNORECASE), fields, write)
    for words, fields, write in (
        (
            rf"\b(?:{BEFORE} {MM}|{MM} {AFTER})",
            ("max_depth", "max_depth_in", "max_depth_uncleared"),
            "max_depth: 0.5 mm",
        ),
        (r"\b(?:test spot|patch test)\b", ("test_spot",), "test_spot: true"),
        (r"\b(?:one|a single|1)(?: light)? pass\b", ("passes",), "passes: 1"),
        (r"\badd [0-9]+ (?:day|week)s? to the interval\b", ("interval_add",), "interval_add: 2 weeks"),
        (
            r"\b(?:treat without|use no)(?: topical)? (?:anaesthetic|numbing)",
            ("anaesthetic",),
            "anaesthetic: none",
        ),
    )
)
NOTHING = Adjust()._asdict()


def in_pack(lot: Lot) -> Iterator[Found]:
    """Look in what every caution says for words that belong to a setting it does not have."""
    for written in lot.cautions():
        if written.caution.level in LEVELS:
            yield from _unset(written)


def _unset(written: Written) -> Iterator[Found]:
    caution = written.caution
    for words, fields, write in SETTINGS:
        found = words.search(" ".join(caution.says.split()))
        if found is not None and all(getattr(caution.adjust, name) == NOTHING[name] for name in fields):
            yield Found(
                word_at(written.document, (*written.path, "says"), found[0]),
                f"{caution.id} says {found[0]!r}, but its settings do not",
                f"write adjust: {{{write}}}, or say it otherwise",
            )
