"""The places inside a condition where something can be changed, and the whole condition with it changed."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Literal, NamedTuple

from needlecli.logic import AllOf, AnyOf, Condition, Not, clauses, leaves
from needlecli.source import Path

Put = Callable[[Condition | None], Condition | None]
"""Gives the whole condition with something in the place of a part; None leaves the part out, or leaves nothing."""


class Site(NamedTuple):
    """One part of a condition, with the path inside `when` where it is written.

    `turned` says that it stands under an odd number of `not`; `part_of` is what joins it with others, if anything does;
    `inside` says that it is only a piece of one clause, as of `over 6 months`.
    """

    part: Condition
    path: Path
    turned: bool
    inside: bool
    part_of: Literal["all", "any", ""]
    put: Put


def sites(data: object, condition: Condition) -> Iterator[Site]:
    """Visit every part of a condition, the whole first; `data` is what it was read from."""
    paths = {id(clause): path for path, clause in clauses(data, condition)}
    whole = Site(condition, (), turned=False, inside=False, part_of="", put=lambda part: part)
    yield from _sites(whole, paths)


def _sites(site: Site, paths: Mapping[int, Path]) -> Iterator[Site]:
    path = next((paths[id(one)] for one in _below(site.part) if id(one) in paths), site.path)
    site = site._replace(path=path)
    yield site
    inside = site.inside or id(site.part) in paths
    match site.part:
        case AllOf(parts) | AnyOf(parts):
            joined: Literal["all", "any"] = "all" if isinstance(site.part, AllOf) else "any"
            for index, part in enumerate(parts):
                put = partial(_joined, site.put, site.part, index)
                yield from _sites(Site(part, path, site.turned, inside, joined, put), paths)
        case Not(part):
            put = partial(_turned, site.put)
            yield from _sites(Site(part, path, not site.turned, inside, "", put), paths)
        case _:
            pass


def _below(condition: Condition) -> Iterator[Condition]:
    """Visit a condition and the first parts of it, down to its first leaf."""
    yield condition
    match condition:
        case AllOf(parts) | AnyOf(parts):
            yield from _below(parts[0])
        case Not(part):
            yield from _below(part)
        case _:
            pass


def _joined(put: Put, owner: AllOf | AnyOf, index: int, part: Condition | None) -> Condition | None:
    new = (*owner.parts[:index], *((part,) if part is not None else ()), *owner.parts[index + 1 :])
    if not new:
        return put(None)
    return put(new[0] if len(new) == 1 else type(owner)(new))


def _turned(put: Put, part: Condition | None) -> Condition | None:
    return put(None if part is None else Not(part))


def facts_in_words(condition: Condition) -> str:
    """Name what a condition looks at, in the order it is written."""
    named = {"InArea": "the area", "ForConcern": "the concern", "EventWithin": "the event", "Deeper": "the depth"}
    asked = (getattr(leaf, "fact", named.get(type(leaf).__name__, "")) for leaf in leaves(condition))
    return ", ".join(dict.fromkeys(one for one in asked if one))
