"""How people answer: many spellings of yes, no and when, made into the one grammar that answers are read with.

What is read is always read by `read_answer`; here words are only put in its form, and never guessed at.
"""

import re
from datetime import date
from typing import Any

from needlecli.client import Unreadable, read_answer, read_moment
from needlecli.knowledge import Fact, Vocabulary
from needlecli.logic import Amount, Choice, Kind, Local, Past

YES, NO, UNKNOWN = "yes", "no", "unknown"
SPELLINGS = (
    (YES, ("yes", "y", "yeah", "yep", "yup", "true", "it is so")),
    (NO, ("no", "n", "nope", "nah", "none", "never", "false", "nil", "not at all")),
    (UNKNOWN, ("unknown", "unsure", "not sure", "not known", "do not know", "don't know", "dont know", "no idea")),
)
MEANT = {spelling: word for word, spellings in SPELLINGS for spelling in spellings}
EARLIEST = 1900
"""Before this year nothing is written as a date."""

VAGUE = re.compile(
    r"\b(last|this|past|spring|summer|autumn|fall|winter|christmas|easter|week|month|year"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
FIGURES = re.compile(r"(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?!\d)")


def spelled(fact: Fact, text: str) -> str:
    """Put an answer in the form it is read in; what has no other form is left as it is."""
    head, at, places = text.strip().partition("@")
    word = " ".join(head.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split()).strip(" .!")
    word = MEANT.get(word, word)
    if fact.kind is Kind.DATED and (moment := read_moment(word)) is not None and moment.answer:
        word = moment.answer
    return f"{word}{at}{places}"


def read(fact: Fact, text: str, on: date, vocabulary: Vocabulary) -> Any:
    """Read an answer as it was typed, and give it as it is written in a record; raise Unreadable with what to write."""
    answer = spelled(fact, text)
    try:
        return fixed(fact, answer, on, vocabulary)
    except Unreadable:
        hint = _hint(text, on) if fact.kind is Kind.DATED and "@" not in text else ""
        if not hint:
            raise
        raise Unreadable(hint) from None


def fixed(fact: Fact, value: Any, on: date, vocabulary: Vocabulary) -> Any:
    """Give an answer as it is written in a record, with times counted back from a day as dates.

    Raises Unreadable where it cannot be read.
    """
    read_so = read_answer(fact, value, on, vocabulary)
    if read_so is None:
        return UNKNOWN
    word, at, places = str(value).strip().partition("@")
    inside = read_so.answer if isinstance(read_so, Local) else read_so
    if isinstance(value, bool):
        word = YES if value else NO
    match inside:
        case Past(date() as first, date() as last, False) if first == last and first.year >= EARLIEST:
            word = str(first)
        case Amount(number):
            return int(number) if number == int(number) else number
        case Choice(possible, none) if len(possible) == 1 and next(iter(possible)) != none:
            word = next(iter(possible))
        case _:
            word = word.casefold()
    return f"{word}{at}{places}"


def _hint(text: str, on: date) -> str:
    if FIGURES.search(text):
        return f"which is the day, and which the month? write the year first, like {on}"
    if VAGUE.search(text) and not re.search(r"\d{4}", text):
        return f"of which year? write a month like {on:%Y-%m}, a day like {on}, or 6 weeks ago"
    return ""
