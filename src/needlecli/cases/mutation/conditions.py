"""Faults in a condition: a threshold moved, a part or a word of it left out, a test turned round."""

from collections.abc import Iterator
from dataclasses import replace
from math import isfinite
from typing import Any, NamedTuple

from needlecli.cases.mutation.mutant import Kind
from needlecli.cases.mutation.sites import Site, facts_in_words, sites
from needlecli.cases.mutation.steps import moved, tenth, written
from needlecli.knowledge import Caution, Vocabulary
from needlecli.logic import (
    AllOf,
    AnyOf,
    Condition,
    Deeper,
    Duration,
    EventWithin,
    ForConcern,
    Has,
    InArea,
    Not,
    Number,
    OneOf,
    Within,
)
from needlecli.source import Path

LOOSER, STRICTER = -1, 1


class Fault(NamedTuple):
    """A condition with one fault: what it is in words and as a name, and the path inside `when` of what was changed."""

    kind: Kind
    key: str
    says: str
    path: Path
    when: Condition


def faults(data: object, caution: Caution, words: Vocabulary) -> Iterator[Fault]:
    """Make every fault of the condition of a caution; `data` is what the condition was read from."""
    for site in sites(data, caution.when):
        yield from _thresholds(site, caution, words)
        if not site.inside:
            yield from _left_out(site, caution)
            yield from _words(data, site, caution, words)
            yield from _turned(site, caution)


def _thresholds(site: Site, caution: Caution, words: Vocabulary) -> Iterator[Fault]:
    """Move each value by one step; the step that lets the caution hold for fewer comes first."""
    for more in (LOOSER, STRICTER):
        for was, new, part in _steps(site.part, -more if site.turned else more, words):
            when = site.put(part)
            if when is not None:
                says = _moved(site.part, caution, was, new)
                yield Fault("threshold", f"{_name(site)}={new}", says, site.path, when)


def _steps(part: Condition, more: int, words: Vocabulary) -> Iterator[tuple[str, str, Condition]]:
    """Give a part that holds for more, or for fewer, with its value before and after."""
    match part:
        case Within(_, window) | EventWithin(window):
            new = moved(window, more)
            if isinstance(new, Duration):
                yield str(window), str(new), replace(part, window=new)
        case Deeper(mm):
            yield f"{mm:g} mm", f"{tenth(mm, -more):g} mm", Deeper(tenth(mm, -more))
        case Number(fact, low, high):
            size = 0.1 if words.facts[fact].unit == "mm" else 1.0
            for name, value, by in (("low", low, -more), ("high", high, more)):
                if isfinite(value):
                    new_value = round(value + by * size, 3)
                    moved_end: dict[str, Any] = {name: new_value}
                    yield written(value), written(new_value), replace(part, **moved_end)
        case _:
            pass


def _moved(part: Condition, caution: Caution, was: str, new: str) -> str:
    if isinstance(part, Within | EventWithin):
        what = "the event" if isinstance(part, EventWithin) else part.fact
        if caution.level == "defer" and part == caution.when:
            return f"{caution.id} waited {new} instead of {was}"
        return f"{caution.id} looked {new} far instead of {was} for {what}"
    what = "the depth" if isinstance(part, Deeper) else getattr(part, "fact", "")
    return f"{caution.id} drew its line for {what} at {new} instead of {was}"


def _left_out(site: Site, caution: Caution) -> Iterator[Fault]:
    """Leave out a part of what is joined by all or any."""
    when = site.put(None) if site.part_of else None
    if when is not None:
        says = f"{caution.id} no longer looked at {facts_in_words(site.part)} in one of its clauses"
        several = isinstance(site.part, AllOf | AnyOf)
        yield Fault("dropped", f"{_name(site)}{' and all beside it' * several} left out", says, site.path, when)


def _words(data: object, site: Site, caution: Caution, words: Vocabulary) -> Iterator[Fault]:
    """Leave out one of several words: an option, an area with all that lies in it, or a concern."""
    raw: Any = data
    for step in site.path:
        raw = raw[step]
    for index, word in enumerate(raw if isinstance(raw, list) and len(raw) > 1 else ()):
        others = [other for other in raw if other != word]
        part: Condition
        match site.part:
            case OneOf(fact, _):
                part = OneOf(fact, frozenset(others))
            case ForConcern():
                part = ForConcern(frozenset(others))
            case InArea():
                part = InArea(frozenset(leaf for other in others for leaf in words.leaves[other]))
            case _:
                return
        when = site.put(part)
        if when is not None and part != site.part:
            says = f"{caution.id} no longer held for {word}"
            yield Fault("dropped", f"{_name(site)} without {word}", says, (*site.path, index), when)


def _turned(site: Site, caution: Caution) -> Iterator[Fault]:
    """Take yes for no in one test."""
    if isinstance(site.part, Has):
        when = site.put(Not(site.part))
        if when is not None:
            says = f"{caution.id} took no for yes in {site.part.fact}"
            yield Fault("turned", f"{_name(site)} turned", says, site.path, when)


def _name(site: Site) -> str:
    return ".".join(("when", *map(str, site.path)))
