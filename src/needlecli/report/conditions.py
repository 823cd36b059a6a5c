"""A condition in words."""

from math import isinf

from needlecli.knowledge import Pack
from needlecli.logic import (
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
from needlecli.report.words import join


def in_words(pack: Pack, condition: Condition) -> str:
    """Write a condition as a clinician would read it aloud."""
    match condition:
        case Always():
            return "always"
        case AllOf(parts):
            return " and ".join(_wrapped(pack, part) for part in parts)
        case AnyOf(parts):
            return " or ".join(_wrapped(pack, part) for part in parts)
        case Not(part):
            return f"not {_wrapped(pack, part)}"
        case Has(fact):
            return _name(pack, fact)
        case OneOf(fact, options):
            known = pack.vocabulary.facts[fact].options
            return f"{_name(pack, fact)} {' or '.join(o for o in known if o in options)}"
        case Within(fact, window):
            return f"{_name(pack, fact)} within {window}"
        case Current(fact):
            return f"{_name(pack, fact)} still going on"
        case Number():
            return f"{_name(pack, condition.fact)} {_bounds(condition)}"
        case InArea(areas):
            names = [a.id for a in pack.vocabulary.areas.values() if frozenset(pack.vocabulary.leaves[a.id]) <= areas]
            groups = [n for n in names if pack.vocabulary.areas[n].within not in names]
            return f"on {join(groups)}"
        case ForConcern(concerns):
            return f"for {join(sorted(concerns))}"
        case EventWithin(window):
            return f"an event within {window}"
        case Deeper(mm):
            return f"deeper than {mm:g} mm"


def _wrapped(pack: Pack, part: Condition) -> str:
    text = in_words(pack, part)
    return f"({text})" if isinstance(part, AllOf | AnyOf) else text


def _name(pack: Pack, fact: str) -> str:
    name = pack.vocabulary.facts[fact].name
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def _bounds(number: Number) -> str:
    if isinf(number.low):
        return f"{'up to' if number.high_included else 'under'} {number.high:g}"
    if isinf(number.high):
        return f"{'from' if number.low_included else 'over'} {number.low:g}"
    return f"{number.low:g} to {number.high:g}"
