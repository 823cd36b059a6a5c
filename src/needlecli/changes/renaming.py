"""Which entries only have another id now: an entry that went, and one that came and is the same in all that matters."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from needlecli.changes.respelling import respelt
from needlecli.knowledge import Caution, Pack, Words
from needlecli.logic import Always

SPECIAL = frozenset({"operator", "planned-depth", "area", "concern", "event"})
"""Facts the program itself knows by their ids: another id is another thing."""

Alike = Callable[[Any, Any], bool]


class Renames(NamedTuple):
    """The new id of everything that has another one, by its old id."""

    facts: Mapping[str, str] = {}
    concerns: Mapping[str, str] = {}
    areas: Mapping[str, str] = {}
    variants: Mapping[str, str] = {}
    cautions: Mapping[str, str] = {}
    sources: Mapping[str, str] = {}

    def of(self, kind: str) -> Mapping[str, str]:
        """Give the new ids of one kind of entry."""
        return getattr(self, f"{kind}s", {})


def renames(old: Pack, new: Pack) -> Renames:
    """Find what was renamed from one pack to another; what is not clear was removed, and something else added."""
    mine, theirs = old.vocabulary, new.vocabulary
    found = Renames(
        facts={a: b for a, b in _matched(mine.facts, theirs.facts, _same_fact) if a not in SPECIAL},
        concerns=dict(_matched(mine.concerns, theirs.concerns, _same_word)),
        areas=dict(_matched(mine.areas, theirs.areas, _same_word)),
        variants=dict(_matched(old.variants, new.variants, _same_word)),
        sources=dict(_matched(old.sources, new.sources, lambda a, b: a.title == b.title)),
    )
    return found._replace(cautions=dict(_cautions(respelt(old, found), new)))


def _matched(old: Mapping[str, Any], new: Mapping[str, Any], alike: Alike) -> Iterator[tuple[str, str]]:
    """Match what went with what came, where each has but one counterpart."""
    gone = [name for name in old if name not in new]
    come = [name for name in new if name not in old]
    for name in gone:
        fits = [other for other in come if alike(old[name], new[other])]
        if len(fits) == 1 and sum(alike(old[one], new[fits[0]]) for one in gone) == 1:
            yield name, fits[0]


def _same_word(old: Any, new: Any) -> bool:
    return old.name == new.name or Words.of([new]).find(old.id) is not None


def _same_fact(old: Any, new: Any) -> bool:
    same = (old.kind, old.options, old.none) == (new.kind, new.options, new.none)
    return same and (old.question == new.question or _same_word(old, new))


def _cautions(old: Pack, new: Pack) -> Iterator[tuple[str, str]]:
    """Match cautions that hold for the same clients, home by home, the most alike first."""
    homes: list[tuple[Iterable[Caution], Iterable[Caution]]] = [(old.common.cautions, new.common.cautions)]
    homes += [(v.cautions, new.variants[name].cautions) for name, v in old.variants.items() if name in new.variants]
    for mine, theirs in homes:
        gone = {c.id: c for c in mine if c.id not in new.cautions}
        come = {c.id: c for c in theirs if c.id not in old.cautions}
        for alike in (_one_effect, _one_text, _one_condition):
            for was, now in list(_matched(gone, come, alike)):
                del gone[was], come[now]
                yield was, now


def _one_effect(old: Caution, new: Caution) -> bool:
    return _one_text(old, new) and (old.level, old.adjust) == (new.level, new.adjust)


def _one_text(old: Caution, new: Caution) -> bool:
    same = (old.says, old.level, old.adjust) if isinstance(old.when, Always) else old.when
    return old.when == new.when and same in ((new.says, new.level, new.adjust), new.when)


def _one_condition(old: Caution, new: Caution) -> bool:
    return old.when == new.when and not isinstance(old.when, Always)
