"""From what people write about a fact to a typed answer, or a sentence saying why it cannot be read.

One grammar for every way in: `yes`, `no`, `unknown`, `current`, `2026-09-01`, `2026-09`, `6 weeks ago`, an option, a
number; and for facts about the treated area, `yes@cheeks+neck`.
"""

import calendar
import re
from datetime import MINYEAR, date, timedelta

from needlecli.knowledge import Fact, Vocabulary, did_you_mean
from needlecli.logic import NEVER, Amount, Answer, Choice, Duration, Flag, Kind, Local, Past, Truth, presence

YES = ("yes", "y", "true")
NO = ("no", "n", "false", "never")
UNKNOWN = ("unknown", "unsure", "?", "not asked", "")
CURRENT = ("current", "currently", "now", "today", "ongoing")
BEGINNING = date(MINYEAR, 1, 1)
LARGEST = 10**15
"""No answer is a larger number, and numbers of thousands of digits cannot be written out."""


class Unreadable(ValueError):
    """An answer that cannot be read, in words that never repeat the answer itself."""


def read_answer(fact: Fact, value: object, on: date, vocabulary: Vocabulary) -> Answer | Local | None:
    """Read one answer; None means that the question is still open.

    Raises Unreadable when the answer cannot be read: that is an error for this client, never an unknown.
    """
    if value is None:
        return None
    if isinstance(value, bool):
        value = "yes" if value else "no"
    if not isinstance(value, str | int | float) or (isinstance(value, int) and abs(value) > LARGEST):
        raise Unreadable(f"one answer is wanted; {forms(fact)}")
    text, at, places = str(value).strip().partition("@")
    word = text.strip().casefold()
    if word in UNKNOWN and not at:
        return None
    answer = _read(fact, word or "yes", on)
    if not at:
        return answer
    if not fact.local:
        raise Unreadable(f"{fact.id} is not asked about one area; leave out the part after @")
    if presence(answer) is Truth.NO:
        raise Unreadable("no@AREA leaves the other areas open; name the areas where it is so, or write no")
    return Local(answer, _areas(places, vocabulary, whole=fact.reach == "region"))


def _read(fact: Fact, word: str, on: date) -> Answer:
    match fact.kind:
        case Kind.FLAG:
            if word in YES or word in NO:
                return Flag(yes=word in YES)
        case Kind.DATED:
            found = _past(fact, word, on)
            if found is not None:
                return found
        case Kind.NUMBER:
            return _amount(fact, word)
        case Kind.CHOICE:
            return _choice(fact, word)
    raise Unreadable(forms(fact))


def _past(fact: Fact, word: str, on: date) -> Past | None:
    if word in NO:
        return NEVER
    if word in CURRENT or (word in YES and fact.yes == "now"):
        return Past(on, on, current=True)
    if word in YES:
        return Past(BEGINNING, on)
    if ago := re.fullmatch(r"(\d{1,4}) (day|week|month|year)s? ago", word):
        day = _before(on, Duration(int(ago[1]), ago[2]))
        return Past(day, day)
    if word == "yesterday":
        day = _before(on, Duration(1, "day"))
        return Past(day, day)
    if day_or_month := re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?", word):
        return _dated(day_or_month, on)
    return None


def _dated(found: re.Match[str], on: date) -> Past:
    year, month = int(found[1]), int(found[2])
    if not (year >= 1900 and 1 <= month <= 12):
        raise Unreadable("there is no such date; write it like 2026-09-01")
    last = calendar.monthrange(year, month)[1]
    if found[3] and not 1 <= int(found[3]) <= last:
        raise Unreadable("there is no such day in that month; write it like 2026-09-01")
    earliest = date(year, month, int(found[3] or 1))
    latest = date(year, month, int(found[3] or last))
    if earliest > on:
        raise Unreadable(f"the date lies after {on}, the day the advice is for; write the day it last happened")
    return Past(earliest, min(latest, on))


def _before(on: date, ago: Duration) -> date:
    if ago.unit in ("month", "year"):
        months = ago.amount * (12 if ago.unit == "year" else 1)
        year, month = divmod(on.year * 12 + on.month - 1 - months, 12)
        if year < MINYEAR:
            return BEGINNING
        return date(year, month + 1, min(on.day, calendar.monthrange(year, month + 1)[1]))
    days = int(ago.days)
    return on - timedelta(days=days) if days < on.toordinal() else BEGINNING


def _amount(fact: Fact, word: str) -> Amount:
    unit = fact.unit
    found = re.fullmatch(rf"(\d{{1,4}}(?:\.\d{{1,3}})?)(?: ?{re.escape(unit)})?", word) if unit else None
    low, high = fact.bounds
    if found is None or not low <= float(found[1]) <= high:
        raise Unreadable(forms(fact))
    return Amount(float(found[1]))


def _choice(fact: Fact, word: str) -> Choice:
    if word in NO and fact.none:
        return Choice(frozenset({fact.none}), fact.none)
    if word in YES and fact.none:
        return Choice(frozenset(fact.options) - {fact.none}, fact.none)
    chosen = {
        option for part in re.split(r"[,+/]", word) for option in fact.options if option.casefold() == part.strip()
    }
    if chosen and len(chosen) == len(re.split(r"[,+/]", word)):
        return Choice(frozenset(chosen), fact.none)
    if number := re.fullmatch(r"(?:type )?([1-6])", word):
        roman = ("I", "II", "III", "IV", "V", "VI")[int(number[1]) - 1]
        if roman in fact.options:
            return Choice(frozenset({roman}), fact.none)
    if typed := re.fullmatch(r"type ([ivx]+)", word):
        return _choice(fact, typed[1])
    raise Unreadable(forms(fact))


def _areas(text: str, vocabulary: Vocabulary, *, whole: bool) -> frozenset[str]:
    words = vocabulary.area_words
    leaves: set[str] = set()
    for name in text.split("+"):
        area = words.find(name)
        if area is None:
            meant = did_you_mean(name, vocabulary.areas)
            hint = f"did you mean {meant}?" if meant else f"one of {', '.join(vocabulary.areas)}"
            raise Unreadable(f"an area after @ is not known; {hint}")
        owner = vocabulary.areas[area].within if whole else ""
        leaves.update(vocabulary.leaves[owner or area])
    return frozenset(leaves)


def forms(fact: Fact) -> str:
    """Say how an answer to this fact is written."""
    match fact.kind:
        case Kind.FLAG:
            wanted = "write yes, no or unknown"
        case Kind.DATED:
            wanted = "write no, unknown, current, yes, the last date like 2026-09-01, or 6 weeks ago"
        case Kind.NUMBER:
            low, high = fact.bounds
            wanted = f"write a number from {low:g} to {high:g} ({fact.unit}), or unknown"
        case Kind.CHOICE:
            also = ", yes, no" if fact.none else ""
            wanted = f"write {', '.join(fact.options)}{also} or unknown"
    return f"{wanted}; for some areas only, add @AREA+AREA" if fact.local else wanted
