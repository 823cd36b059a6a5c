"""Which cases a change of the pack can reach: each case is looked at once, and kept with what it was held against.

What is left out here cannot have another answer: no caution it meets holds otherwise, ends otherwise or asks otherwise,
no depth it starts from is another, and nothing it is ranked by has changed.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from needlecli.advice import Held, bare_depths, every
from needlecli.cases.case import Case
from needlecli.knowledge import Caution, Pack, Variant
from needlecli.logic import Choice, Depth, Truth, evaluate, named_facts, open_ends, open_facts, until

Bare = tuple[tuple[str, str, Depth | None], ...]
"""The depths of a variant before any caution, by concern and area."""
DEEPENING = ("depth", "indications", "cautions", "event")
"""The fields of a variant that are looked at one by one."""


class Look(NamedTuple):
    """One variant as one case meets it: every caution held in every area, and the depths before any of them."""

    held: Mapping[str, tuple[Held, ...]]
    bare: Bare


class Seen(NamedTuple):
    """A case with what it looks at, variant by variant."""

    case: Case
    looks: Mapping[str, Look]

    @property
    def cost(self) -> int:
        """How long it takes to run, as a number of places looked at."""
        return sum(1 + len(look.bare) for look in self.looks.values())

    def expects(self, key: str) -> bool:
        """Say whether a key of `expect` is written in the case."""
        return self.case.expect is not None and key in self.case.expect.written


class Change(NamedTuple):
    """What a mutant changes in one variant: its cautions before and after, perhaps its depths, or what else it is."""

    cautions: tuple[tuple[Caution, Caution | None], ...] = ()
    depths: bool = False
    more: bool = False


class Reach:
    """Finds the cases that a mutant may turn."""

    def __init__(self, pack: Pack, cases: Sequence[Case]) -> None:
        self._pack = pack
        seen = [Seen(one, {name: _look(pack, pack.variants[name], one) for name in one.variants}) for one in cases]
        self._seen = sorted(seen, key=lambda one: one.cost)
        self._orders: dict[str, list[Seen]] = {}

    def reached(self, mutant: Pack, key: str) -> Iterator[Case]:
        """Visit the cases that may come to another end with a mutant.

        Those that expect something under a key come first, and the quick ones before the slow.
        """
        changes = self._changes(mutant)
        for case, looks in self._order(key):
            names = (name for name in looks if name in changes)
            if any(self._differs(case, looks[name], changes[name], mutant, name) for name in names):
                yield case

    def _order(self, key: str) -> list[Seen]:
        if key not in self._orders:
            self._orders[key] = sorted(self._seen, key=lambda one: not one.expects(key))
        return self._orders[key]

    def _changes(self, mutant: Pack) -> dict[str, Change]:
        found = {name: self._change(name, mutant) for name in self._pack.variants}
        ranked = {name for name, change in found.items() if change.more}
        for name, variant in self._pack.variants.items():
            if variant.adds_to in ranked:
                found[name] = found[name]._replace(more=True)
        return {name: change for name, change in found.items() if change != Change()}

    def _change(self, name: str, mutant: Pack) -> Change:
        pack, old, new = self._pack, self._pack.variants[name], mutant.variants[name]
        after = {caution.id: caution for caution in mutant.cautions_by_variant[name]}
        pairs = tuple(
            (caution, after.get(caution.id))
            for caution in pack.cautions_by_variant[name]
            if not _same(caution, after.get(caution.id))
        )
        depths = (
            old is not new or mutant.vocabulary is not pack.vocabulary or mutant.common.depths is not pack.common.depths
        )
        return Change(pairs, depths, old is not new and _is_otherwise(old, new))

    def _differs(self, case: Case, look: Look, change: Change, mutant: Pack, name: str) -> bool:
        if change.more or any(self._turns(case, look, *pair) for pair in change.cautions):
            return True
        return change.depths and bare_depths(mutant, mutant.variants[name], case.client) != look.bare

    def _turns(self, case: Case, look: Look, before: Caution, after: Caution | None) -> bool:
        """Say whether a caution may come to something else for this case; one of a choice is tried with all of it."""
        held = look.held.get(before.id, ())
        tried = any(fact not in case.client.answers for fact in self._choices(before.id))
        return any(tried or _turns(one, after) for one in held)

    def _choices(self, caution: str) -> tuple[str, ...]:
        """Name the practitioner's own choices that a caution looks at."""
        facts = self._pack.facts_named[caution]
        return tuple(fact.id for fact in self._pack.vocabulary.chosen if fact.id in facts)


def _look(pack: Pack, variant: Variant, case: Case) -> Look:
    held: dict[str, list[Held]] = {}
    for one in every(pack, variant, case.client):
        held.setdefault(one.caution.id, []).append(one)
    kept = {name: tuple(of) for name, of in held.items()}
    return Look(kept, bare_depths(pack, variant, case.client))


def _same(before: Caution, after: Caution | None) -> bool:
    """Say whether nothing about a caution is another, wherever else it may hold."""
    return after is before or (after is not None and after._replace(except_=before.except_) == before)


def _is_otherwise(old: Variant, new: Variant) -> bool:
    """Say whether a variant differs in more than its cautions and depths: in a device, or in what it is ranked by."""
    if old.depth != new.depth:
        return True
    like = {name: getattr(old, name) for name in DEEPENING}
    return new._replace(**like) != old or any(
        a._replace(depth=b.depth) != b for a, b in zip(old.indications, new.indications, strict=True)
    )


def _turns(held: Held, after: Caution | None) -> bool:
    """Say whether a caution that was held once comes to something else when it is another, or none."""
    before, now = held.caution, held.now
    if after is None:
        return held.truth is not Truth.NO
    if after.adjust.max_depth_uncleared != before.adjust.max_depth_uncleared:
        return True  # it is held as if the needles went that deep
    if after.when == before.when:
        return held.truth is not Truth.NO
    truth = evaluate(after.when, now)
    match truth:
        case Truth.NO:
            return held.truth is not truth
        case Truth.YES:
            if after.level != before.level or held.truth is not truth:
                return True
            return before.level == "defer" and any(of(before, held) != of(after, held) for of in (_end, _ends_open))
        case Truth.UNKNOWN:
            if held.truth is not truth or open_facts(before.when, now) != open_facts(after.when, now):
                return True
            return any(isinstance(now.answer(fact), Choice) for fact in named_facts(before.when))


def _end(caution: Caution, held: Held) -> object:
    return until(caution.when, held.now)


def _ends_open(caution: Caution, held: Held) -> object:
    return open_ends(caution.when, held.now)
