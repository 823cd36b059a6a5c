"""From the text of one cell to what it says; what was not understood is shown, and leaves its question open."""

import re
from collections.abc import Callable
from datetime import date

from needlecli.client.answers import Unreadable, read_answer
from needlecli.client.maps import words
from needlecli.client.maps.dates import read_date
from needlecli.client.maps.effect import NOTHING, Effect, joined, shown
from needlecli.client.maps.form import Column, Meaning
from needlecli.client.maps.numbers import Number, read_choice, read_number
from needlecli.client.notes import read_notes
from needlecli.client.times import Moment
from needlecli.knowledge import Fact, Vocabulary
from needlecli.logic import Kind
from needlecli.source import Trouble

Reader = Callable[[str], Effect]
STOPPED = re.compile(
    r"(?:i )?(?:stopped|finished|ended|quit|last|until|not since|came off|most recent)\b"
    r"(?: (?:taking|using|it|dose|one|time|treatment|session|was|had|on|in))*[\s:,-]*(.*)",
    re.IGNORECASE | re.DOTALL,
)
"""That something is over, and when."""
LATEST = date.max


def said(meaning: Meaning, column: Column, text: str) -> Effect:
    """Give what an answer or a choice of the map stands for."""
    match meaning.kind:
        case "says":
            opens = tuple(fact for fact, answer in meaning.facts if answer == words.OPEN)
            return Effect(facts=tuple(pair for pair in meaning.facts if pair[0] not in opens), opens=opens)
        case "some":
            facts = tuple(fact for fact, _ in meaning.facts)
            return Effect(opens=facts, unrecognised=(f"{shown(column.header, text)}; which: {', '.join(facts)}",))
        case "none":
            return Effect(facts=tuple((fact, "no") for fact in column.facts))
        case "unknown":
            return Effect(opens=column.facts)
        case "notes":
            return Effect(opens=column.facts, notes=text.strip())
        case "ignore":
            return NOTHING


def remark(column: Column, text: str, vocabulary: Vocabulary, whole: str = "") -> Effect:
    """Keep what was written beside an answer: as a note where it names a fact, else as not understood."""
    if read_notes(text, vocabulary)[0]:
        return Effect(notes=text.strip())
    return Effect(unrecognised=(shown(column.header, whole or text),))


def several(column: Column, vocabulary: Vocabulary) -> Reader:
    """Read a column that asks about several facts at once: a no is for all of them, a yes leaves open which."""
    which = ", ".join(column.targets)

    def read(text: str) -> Effect:
        word = words.folded(text)
        if words.is_no(word):
            no = Effect(facts=tuple((fact, "no") for fact in column.targets))
            return Effect(opens=column.targets) if column.window else no
        if words.is_yes(word):
            return Effect(opens=column.targets, unrecognised=(f"{column.header}: yes; which: {which}",))
        mentioned = _mentioned(text, column, vocabulary)
        if mentioned:
            return Effect(facts=mentioned, opens=column.targets, notes=text.strip())
        yes = words.AFFIRMED.fullmatch(text.strip()) is not None
        more = (f"{column.header}: yes; which: {which}",) if yes else ()
        return joined(Effect(opens=column.targets, unrecognised=more), remark(column, text, vocabulary))

    return read


def single(column: Column, fact: Fact, vocabulary: Vocabulary) -> Reader:
    """Read a column about one fact, by what kind of fact it is."""
    match fact.kind:
        case Kind.NUMBER:
            return lambda text: _number(column, fact, text, vocabulary)
        case Kind.CHOICE if not fact.none:
            return lambda text: _choice(column, fact, text, vocabulary)
        case Kind.FLAG | Kind.DATED | Kind.CHOICE:
            return lambda text: _asked(column, fact, text, vocabulary)


def plainly(column: Column, fact: Fact, vocabulary: Vocabulary) -> Reader:
    """Read a column whose cells are written as answers are in an intake record."""

    def read(text: str) -> Effect:
        try:
            answer = read_answer(fact, text, LATEST, vocabulary)
        except Unreadable as problem:
            says = f"this answer to {fact.id} cannot be read"
            return Effect(opens=(fact.id,), troubles=(Trouble("wrong-answer", says, str(problem), column.header),))
        if answer is None:
            return Effect(opens=(fact.id,))
        day = re.match(r"\d{4}-\d{2}(-\d{2})?", text.strip()) if fact.kind is Kind.DATED else None
        return Effect(facts=((fact.id, text.strip()),), latest=f"{day[0]}-01"[:10] if day else "")

    return read


def _asked(column: Column, fact: Fact, text: str, vocabulary: Vocabulary) -> Effect:
    """Read an answer to a question that is asked with yes or no."""
    word = words.folded(text)
    if words.is_yes(word):
        return Effect(facts=((fact.id, "yes"),))
    if words.is_no(word):
        return Effect(opens=(fact.id,)) if column.window else Effect(facts=((fact.id, "no"),))
    if fact.kind is Kind.CHOICE and (option := read_choice(text, fact)):
        return Effect(facts=((fact.id, option),))
    if (yes := words.AFFIRMED.fullmatch(text.strip())) is not None:
        return _affirmed(column, fact, yes[1], text, vocabulary)
    if fact.kind is Kind.DATED and (dated := _dated(column, fact, text, vocabulary)) is not None:
        return dated
    mentioned = tuple(one for one in _mentioned(text, column, vocabulary))
    if mentioned:
        return Effect(facts=mentioned, notes=text.strip())
    return joined(Effect(opens=(fact.id,)), remark(column, text, vocabulary))


def _affirmed(column: Column, fact: Fact, rest: str, text: str, vocabulary: Vocabulary) -> Effect:
    """Read what follows a yes."""
    word = words.folded(rest)
    yes = Effect(facts=((fact.id, "yes"),))
    if not word or word in words.OFTEN or word in words.PLAIN:
        return yes
    if word in words.GOES_ON:
        return Effect(facts=((fact.id, "current"),)) if fact.kind is Kind.DATED else yes
    if fact.kind is Kind.DATED and (dated := _dated(column, fact, rest, vocabulary)) is not None:
        return dated
    if fact.kind is Kind.CHOICE and (option := read_choice(rest, fact)) and option != fact.none:
        return Effect(facts=((fact.id, option),))
    return joined(yes, remark(column, rest, vocabulary, text))


def _dated(column: Column, fact: Fact, text: str, vocabulary: Vocabulary) -> Effect | None:
    """Read when it last happened; None where no such thing is said."""
    over = STOPPED.fullmatch(text.strip())
    found = read_date(over[1] if over else re.sub(r"^(?:in|on) ", "", text.strip()), column.form, column.header)
    if isinstance(found, Trouble):
        return Effect(opens=(fact.id,), troubles=(found,))
    if isinstance(found, Moment):
        return Effect(facts=((fact.id, found.answer),), latest=found.first)
    if (
        over is None
        and words.folded(text) not in words.GOES_ON
        and not re.fullmatch(r"(?:in )?(19|20)\d\d", text.strip())
    ):
        return None
    return joined(Effect(facts=((fact.id, "yes"),)), remark(column, text, vocabulary))


def _number(column: Column, fact: Fact, text: str, vocabulary: Vocabulary) -> Effect:
    found = read_number(text, fact, column.unit, column.header)
    if isinstance(found, Number):
        return Effect(facts=((fact.id, found.answer),))
    day = read_date(text, column.form, column.header) if fact.unit == "years" else None
    if isinstance(day, Moment) and len(day.answer) == 10 and day.first:
        return Effect(births=((fact.id, date.fromisoformat(day.answer)),))
    if isinstance(found, Trouble) or isinstance(day, Trouble):
        return Effect(opens=(fact.id,), troubles=tuple(one for one in (day or found,) if isinstance(one, Trouble)))
    return joined(Effect(opens=(fact.id,)), remark(column, text, vocabulary))


def _choice(column: Column, fact: Fact, text: str, vocabulary: Vocabulary) -> Effect:
    if option := read_choice(text, fact):
        return Effect(facts=((fact.id, option),))
    return joined(Effect(opens=(fact.id,)), remark(column, text, vocabulary))


def _mentioned(text: str, column: Column, vocabulary: Vocabulary) -> tuple[tuple[str, str], ...]:
    """Give the facts of a column that a free text affirms."""
    found = {one.fact: one.when for one in read_notes(text, vocabulary)[0] if not one.denied}
    dated = {fact for fact in column.targets if vocabulary.facts[fact].kind is Kind.DATED}
    return tuple((fact, (found[fact] if fact in dated else "") or "yes") for fact in column.targets if fact in found)
