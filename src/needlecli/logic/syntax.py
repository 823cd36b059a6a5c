"""The shape of `when:`: plain data in, a condition out, or one good message with a path."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from math import inf
from typing import Any

from needlecli.logic.condition import (
    EVENT,
    AllOf,
    Always,
    AnyOf,
    Condition,
    Current,
    Deeper,
    EventWithin,
    ForConcern,
    Has,
    InArea,
    Not,
    Number,
    OneOf,
    Within,
)
from needlecli.logic.quantity import Duration, Millimetres, Refused, shown

Path = tuple[str | int, ...]
RESERVED = ("all", "any", "not", "area", "concern", "event", "depth")


class Kind(Enum):
    """What sort of answer a fact takes."""

    FLAG = "flag"
    DATED = "dated"
    NUMBER = "number"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Terms:
    """The words a condition may use: facts with their kinds, a choice's options, areas with what lies in them."""

    facts: Mapping[str, Kind]
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    areas: Mapping[str, frozenset[str]] = field(default_factory=dict)
    concerns: frozenset[str] = frozenset()


@dataclass(eq=False)
class Flaw(Exception):
    """What is wrong with a condition, at which path inside it, and what to write.

    `unknown` is the word that was unknown, if one was, `what` it should have named, and `among` which words there are.
    `instead` is the text that says the same in the form that is read; `backwards` says that a range starts with its
    larger end.
    """

    path: Path
    says: str
    advice: str
    unknown: str = ""
    among: tuple[str, ...] = ()
    what: str = ""
    instead: str = ""
    backwards: bool = False


def read_condition(data: object, terms: Terms) -> Condition:
    """Read one condition; raise Flaw when it cannot be read."""
    if data == "always":
        return Always()
    return _mapping(data, (), terms)


def _mapping(data: object, path: Path, terms: Terms) -> Condition:
    if not isinstance(data, dict) or not data:
        raise Flaw(path, "a condition is a mapping of facts to tests", "write it like {pregnancy: yes}, or always")
    parts = tuple(_entry(key, value, (*path, key), terms) for key, value in data.items())
    return parts[0] if len(parts) == 1 else AllOf(parts)


def _entry(key: str, value: object, path: Path, terms: Terms) -> Condition:
    match key:
        case "all":
            return AllOf(tuple(_list(value, path, terms)))
        case "any":
            return AnyOf(tuple(_list(value, path, terms)))
        case "not":
            return Not(_mapping(value, path, terms))
        case "area":
            names = _words(value, path, tuple(terms.areas), "area")
            return InArea(frozenset().union(*(terms.areas[name] for name in names)))
        case "concern":
            return ForConcern(frozenset(_words(value, path, tuple(sorted(terms.concerns)), "concern")))
        case "event":
            return EventWithin(_window(value, path, "within"))
        case "depth":
            return Deeper(_deeper(value, path))
        case _ if key not in terms.facts:
            said, advice = f"{key[:60]!r} is not a fact of the vocabulary", "declare it there, or use one that is"
            raise Flaw(path, said, advice, key, (*terms.facts, *RESERVED), "fact")
        case _:
            return _test(key, value, path, terms)


def _list(value: object, path: Path, terms: Terms) -> Iterator[Condition]:
    if not isinstance(value, list) or not value:
        raise Flaw(path, "a list of conditions is missing here", "write it like [{a: yes}, {b: yes}]")
    for index, item in enumerate(value):
        yield _mapping(item, (*path, index), terms)


def _words(value: object, path: Path, known: tuple[str, ...], what: str) -> list[str]:
    words: list[Any] = value if isinstance(value, list) and value else [value]
    for index, word in enumerate(words):
        here = (*path, index) if isinstance(value, list) else path
        if not isinstance(word, str) or word not in known:
            raise Flaw(
                here,
                f"{shown(word)} is not one of the {what}s this accepts",
                f"write one of {', '.join(known)}" if len(known) < 12 else f"see needle show {what}s",
                str(word),
                known,
                what,
            )
    return words


def _test(fact: str, value: object, path: Path, terms: Terms) -> Condition:
    if value == "yes" and terms.facts[fact] is not Kind.NUMBER:
        return Has(fact)
    if value == "no" and terms.facts[fact] is not Kind.NUMBER:
        return Not(Has(fact))
    match terms.facts[fact]:
        case Kind.FLAG:
            raise Flaw(path, f"{fact} is a yes-or-no fact", "write yes or no")
        case Kind.CHOICE:
            return OneOf(fact, frozenset(_words(value, path, terms.options[fact], "option")))
        case Kind.DATED:
            if value == "current":
                return Current(fact)
            if isinstance(value, str) and value.startswith("over "):
                return AllOf((Has(fact), Not(Within(fact, _window(value, path, "over")))))
            return Within(fact, _window(value, path, "within"))
        case Kind.NUMBER:
            return _number(fact, value, path)


def _window(value: object, path: Path, word: str) -> Duration:
    if path[-1] == EVENT:
        said, advice, more = "an event is compared with a length of time", "write it like within 14 days", ""
    else:
        said, advice = f"{path[-1]} is a dated fact", f"write it like {word} 6 months"
        more = ", current, yes or no"

    def read(text: object) -> Duration:
        if not isinstance(text, str) or not text.startswith(f"{word} "):
            raise Refused(said, f"{advice}{more}")
        return Duration.parse(text.removeprefix(f"{word} "))

    try:
        return read(value)
    except Refused as problem:
        advice = problem.advice if problem.says == said else advice
        raise _nearly(value, path, problem.says, advice, read) from None


def _deeper(value: object, path: Path) -> float:
    said, advice = "a depth is compared with a length", "write it like over 1.5 mm"

    def read(text: object) -> float:
        if isinstance(text, str) and text.startswith("over "):
            return Millimetres.parse(text.removeprefix("over ")).mm
        raise Refused(said, advice)

    try:
        return read(value)
    except Refused:
        raise _nearly(value, path, said, advice, read) from None


def _nearly(value: object, path: Path, said: str, advice: str, read: Callable[[object], object]) -> Flaw:
    """Make a flaw of a comparison with a quantity, and say what to write where that is clear."""
    from needlecli.logic.mending import advised, mended  # needed only where something is wrong

    text = value if isinstance(value, str) else ""
    return Flaw(path, said, advised(text, advice, read), instead=mended(text, read))


def _number(fact: str, value: object, path: Path) -> Condition:
    text = value if isinstance(value, str) else ""
    amount = r"([0-9]{1,6}(?:\.[0-9]{1,3})?)"
    if found := re.fullmatch(f"under {amount}", text):
        return Number(fact, -inf, float(found[1]), high_included=False)
    if found := re.fullmatch(f"at least {amount}", text):
        return Number(fact, float(found[1]), inf)
    if found := re.fullmatch(f"over {amount}", text):
        return Number(fact, float(found[1]), inf, low_included=False)
    if found := re.fullmatch(f"{amount} to {amount}", text):
        if float(found[1]) > float(found[2]):
            raise Flaw(path, f"{text!r} starts with the larger number", "write the smaller first", backwards=True)
        return Number(fact, float(found[1]), float(found[2]))
    raise _no_number(fact, text, path)


def _no_number(fact: str, text: str, path: Path) -> Flaw:
    from needlecli.logic.mending import compared, in_words  # needed only where something is wrong

    instead = compared(text)
    meant = instead or in_words(text)
    advice = f"write {meant}" if meant else "write it like under 18, at least 22, over 1.5 or 18 to 21"
    return Flaw(path, f"{fact} is a number", advice, instead=instead)
