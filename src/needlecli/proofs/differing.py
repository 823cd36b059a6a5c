"""Who gets another answer from one pack than from another: region by region, each shown by one client.

Both packs are laid on the same axes.  A caution that changed is looked at where its effect appears or disappears, and
where nothing else asks for as much anyway.  What a client then gets is asked of both packs by the very engine, and that
decides which way the answer turned.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from needlecli.advice import Option, Recommendation, Verdict, assess, recommend
from needlecli.boxes import Box, Budget, StoppedError, plainest_left
from needlecli.knowledge import OPERATOR, Pack
from needlecli.logic import ForConcern, leaves, named_facts
from needlecli.proofs.axes import Axes
from needlecli.proofs.grounds import Grounds, Place, Told
from needlecli.proofs.proof import Record
from needlecli.proofs.regions import Boxes
from needlecli.proofs.turning import Direction, effect, turned
from needlecli.proofs.witness import client_of, record_at

LEVELS = tuple(sorted((v for v in Verdict if Verdict.SUITABLE < v < Verdict.NOT_INDICATED), reverse=True))
STEPS = 5_000_000


class Side(NamedTuple):
    """What one of the two packs says of a client: the record as that pack can read it, and the advice."""

    record: Record
    advice: Recommendation

    def option(self, variant: str) -> Option | None:
        """Give what is said of one variant; None where the pack has no such variant."""
        return next((option for option in self.advice.options if option.variant.id == variant), None)

    @property
    def order(self) -> tuple[str, ...]:
        """The variants in the order of the advice."""
        return tuple(option.variant.id for option in self.advice.options)


class Turn(NamedTuple):
    """One way in which answers turn: for which variant, because of which caution (empty for none), and who shows it.

    `areas` and `concerns` are all in which it was found; the client shown is of one of them.  A side of None has no
    word for the area or the concern.
    """

    direction: Direction
    variant: str
    caution: str
    areas: tuple[str, ...]
    concerns: tuple[str, ...]
    before: Side | None
    after: Side | None


class Candidate(NamedTuple):
    """A client whose answer may have turned, because of a caution or of what is offered."""

    variant: str
    caution: str
    place: Place
    point: Box


class Differ:
    """Two packs on the same axes, and the search for those who get another answer."""

    def __init__(self, old: Pack, new: Pack, on: date, steps: int = STEPS) -> None:
        """Lay out both packs; a search that costs more than so many steps is given up, and `stopped` is then true."""
        self.old, self.new = old, new
        self.axes = Axes([old, new], on)
        self.budget = Budget(steps)
        self.stopped = False

    def turns(self) -> Iterator[Turn]:
        """Give every way in which answers turn, one for each variant, caution and direction: the plainest client.

        A client whose answer turns the same way by what is offered shows nothing of a caution, where there are others.
        What was found before the search was given up is given all the same.
        """
        found: dict[tuple[str, str, Direction], list[Candidate]] = {}
        try:
            for candidate in self._candidates():
                direction = self._direction(candidate)
                if direction is not None:
                    found.setdefault((candidate.variant, candidate.caution, direction), []).append(candidate)
        except StoppedError:
            self.stopped = True
        for (variant, caution, direction), every in found.items():
            offered = {one.place.box for one in found.get((variant, "", direction), ())} if caution else set()
            candidates = [one for one in every if one.place.box not in offered] or every
            plainest = min(candidates, key=lambda one: len(self.axes.space.odd(one.point)))
            areas = dict.fromkeys(one.place.area for one in candidates)
            concerns = dict.fromkeys(name for one in candidates for name in one.place.concerns)
            before, after = (self._side(pack, plainest.point) for pack in (self.old, self.new))
            yield Turn(direction, variant, caution, tuple(areas), tuple(concerns), before, after)

    def _side(self, pack: Pack, point: Box) -> Side | None:
        """Ask a pack about one client; None where it has no word for the area or the concern."""
        record = record_at(self.axes, self.axes.space.plainest(point), pack)
        client = client_of(record, pack)
        return None if client is None else Side(record, recommend(pack, client))

    def _option(self, pack: Pack, candidate: Candidate) -> Option | None:
        """Ask a pack about one variant for one client; None where it has no word for it."""
        variant = pack.variants.get(candidate.variant)
        client = client_of(record_at(self.axes, self.axes.space.plainest(candidate.point), pack), pack)
        return None if variant is None or client is None else assess(pack, variant, client)

    def _direction(self, candidate: Candidate) -> Direction | None:
        """Say which way the answer for a client turned: by what the engine says of the variant, or of the order."""
        direction = turned(self._option(self.old, candidate), self._option(self.new, candidate), candidate.caution)
        if direction is not None or candidate.caution:
            return direction
        before, after = (self._side(pack, candidate.point) for pack in (self.old, self.new))
        same = before is None or after is None or before.order == after.order
        return None if same else "reordered"

    def _candidates(self) -> Iterator[Candidate]:
        for name in dict.fromkeys((*self.old.variants, *self.new.variants)):
            old, new = self._grounds(self.old, name), self._grounds(self.new, name)
            if old is not None and new is not None:
                yield from self._of_variant(name, old, new)
            for grounds in (old, new) if old is None or new is None else ():
                for place in grounds.places if grounds is not None else ():
                    yield Candidate(name, "", place, self.axes.space.plainest_point(place.box))

    def _grounds(self, pack: Pack, variant: str) -> Grounds | None:
        return Grounds(pack, pack.variants[variant], self.axes, self.budget) if variant in pack.variants else None

    def _of_variant(self, name: str, old: Grounds, new: Grounds) -> Iterator[Candidate]:
        changed = tuple(_changed(old, new))
        mine, theirs = ({place.box: place for place in grounds.places} for grounds in (old, new))
        for box, place in {**theirs, **mine}.items():
            before, after = mine.get(box), theirs.get(box)
            if before is None or after is None or _offer(before) != _offer(after) or _burden(old) != _burden(new):
                yield Candidate(name, "", place, self.axes.space.plainest_point(box))
            if before is None or after is None:
                continue
            if _offer(before) != _offer(after):
                yield from self._unheld(name, (old, before), (new, after))
            for caution, was, now in changed:
                if len(place.concerns) == 1 or _by_concern(was, now):
                    yield from self._of_caution(name, caution, (old, before, was), (new, after, now))
                    yield from self._of_caution(name, caution, (new, after, now), (old, before, was))
        if old.variant.operator != new.variant.operator:
            yield from self._of_licence(name, old)

    def _unheld(self, name: str, *sides: tuple[Grounds, Place]) -> Iterator[Candidate]:
        """Look for a client whom nothing holds to less than is offered: cautions may hide it from the plainest one."""
        least = min(place.high for _, place in sides)
        held = [box for grounds, place in sides for box in grounds.at_most(place, least)]
        held += [b for grounds, place in sides for b in grounds.reaching(place, Verdict.CONTRAINDICATED)]
        held += [box for grounds, _ in sides for box in grounds.impossible]
        point = plainest_left(self.axes.space, [sides[0][1].box], held, self.budget)
        yield from [Candidate(name, "", sides[0][1], point)] if point is not None else ()

    def _of_licence(self, name: str, grounds: Grounds) -> Iterator[Candidate]:
        for place in grounds.places[:1]:
            for cell in range(len(self.axes.cells(OPERATOR))):
                box = Box(place.box & self.axes.box(OPERATOR, [cell]))
                yield Candidate(name, "", place, self.axes.space.plainest_point(box))

    def _of_caution(
        self,
        name: str,
        caution: str,
        this: tuple[Grounds, Place, Told | None],
        other: tuple[Grounds, Place, Told | None],
    ) -> Iterator[Candidate]:
        """Look for clients of a place of whom one side says more because of a caution than the other says at all."""
        grounds, place, told = this
        rival, there, also = other
        if told is None:
            return
        impossible = [*grounds.impossible, *rival.impossible]
        for level in LEVELS:
            own = [Box(b & place.box) for b in grounds.making(told, place, level)]
            point = plainest_left(self.axes.space, own, [*rival.reaching(there, level), *impossible], self.budget)
            if point is not None:
                yield Candidate(name, caution, place, point)
                break
        cap = grounds.cap(told, place.area)
        own = [Box(b & place.box) for b in told.region.maybe]
        if cap < place.high:
            point = plainest_left(self.axes.space, own, [*rival.at_most(there, cap), *impossible], self.budget)
            yield from [Candidate(name, caution, place, point)] if point is not None else ()
        fired = [Box(b & place.box) for b in told.region.surely]
        same = (
            also is not None and told.caution.adjust == also.caution.adjust and told.caution.level == also.caution.level
        )
        gone = list(also.region.surely) if also is not None and same else []
        point = plainest_left(self.axes.space, fired, [*gone, *impossible], self.budget)
        yield from [Candidate(name, caution, place, point)] if point is not None else ()
        yield from self._left_open(name, place, told, rival.reaching(there, Verdict.NEEDS_CLEARANCE))

    def _left_open(self, name: str, place: Place, told: Told, harder: Boxes) -> Iterator[Candidate]:
        """Look at those who leave a choice open of which a caution asks: each pack strikes other options for them.

        Both are asked about them, since what is open for one pack is another cell than for the other.
        """
        for fact in self.old.vocabulary.chosen:
            if fact.id not in named_facts(told.caution.when):
                continue
            at = self.axes.at[fact.id]
            cell = next(n for n, cell in enumerate(self.axes.cells(fact.id)) if cell.open)
            own = [self.axes.space.moved(Box(b & place.box), at, 1 << cell) for b in told.region.surely]
            point = plainest_left(self.axes.space, own, harder, self.budget)
            yield from [Candidate(name, told.caution.id, place, point)] if point is not None else ()


def _changed(old: Grounds, new: Grounds) -> Iterator[tuple[str, Told | None, Told | None]]:
    """Give the cautions of a variant that do not hold for the same clients with the same effect in both packs."""
    mine, theirs = ({told.caution.id: told for told in grounds.told} for grounds in (old, new))
    for name in dict.fromkeys((*mine, *theirs)):
        was, now = mine.get(name), theirs.get(name)
        if was is None or now is None or effect(was.caution) != effect(now.caution) or _where(was) != _where(now):
            yield name, was, now


def _by_concern(*told: Told | None) -> bool:
    """Say whether a caution asks for the concerns, so that two of them may come to something else than each."""
    asked = (leaf for one in told if one is not None for leaf in leaves(one.caution.when))
    return any(isinstance(leaf, ForConcern) for leaf in asked)


def _where(told: Told) -> tuple[frozenset[Box], ...]:
    return frozenset(told.region.surely), frozenset(told.region.maybe), frozenset(told.beyond)


def _offer(place: Place) -> Iterable[object]:
    """Give what is offered in a place as far as an answer shows it."""
    return [
        (row.depth, row.indication._replace(says="", sources=(), positions=(), confidence=None)) for row in place.rows
    ]


def _burden(grounds: Grounds) -> tuple[object, ...]:
    """Give what of a variant decides its place in a ranking, beside what it offers."""
    variant = grounds.variant
    return variant.standing.is_, variant.downtime.typical, variant.cost.tier, variant.discomfort.typical
