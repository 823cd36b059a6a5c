"""Whom a change touches: the clients of a batch, answered by both packs with the engine of the batch."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from needlecli.advice import Decided, Fired, Parts, Short, Verdict
from needlecli.advice.memory import Memory
from needlecli.bounded import keep
from needlecli.changes.diff import DIRECTIONS, Direction, Row, Touched
from needlecli.changes.renaming import Renames
from needlecli.client import Plain, Rereader, Told, read_told
from needlecli.knowledge import Caution, Pack
from needlecli.knowledge.strictness import as_strict
from needlecli.logic import Depth, Period
from needlecli.source import Document

MOST, PAIRS = 1_000, 5_000
"""How many numbers of rows of each direction are kept, and for how many pairs of answers the way they turn."""

Record = Mapping[str, Any] | None
"""A record as one pack can make it out of a row; None where it is refused."""


class Heard(NamedTuple):
    """What a pack says of one record, and whether something written in it was not understood."""

    parts: Parts
    unread: bool


class Answering:
    """Answers records from one pack for one day, a few hundred at a time."""

    def __init__(self, pack: Pack, today: date) -> None:
        """Start with nothing remembered."""
        self.pack, self._today = pack, today
        self._memory, self._reader = Memory(pack), Rereader(pack, today)

    def answer(self, records: Sequence[Record]) -> list[Heard | None]:
        """Give what is said of each record; None for one that is refused."""
        plains: list[Plain | None] = [None if r is None else self._reader.plain(r) for r in records]
        together = iter(self._memory.sheet([plain for plain in plains if plain is not None]))
        found: list[Heard | None] = []
        for record, plain in zip(records, plains, strict=True):
            parts = next(together) if plain is not None else None
            if parts is not None:
                found.append(Heard(parts, unread=False))
                continue
            told = self._told(record) if record is not None else None
            found.append(Heard(self._memory.parts(told), bool(told.unrecognised)) if told is not None else None)
        return found

    def _told(self, record: Mapping[str, Any]) -> Told | None:
        told = self._reader.read(record)
        return told if told is not None else read_told(Document("", "", dict(record)), self.pack, self._today).value


class Touching:
    """Counts whose answers turn, and which way; of a client whose answer turns in several ways, the loosest."""

    def __init__(self, old: Pack, new: Pack, names: Renames, today: date) -> None:
        """Prepare both packs; `today` is the day advice is for where a record names none."""
        self._names = names
        self._old, self._new = Answering(old, today), Answering(new, today)
        self._effects = dict(_effects(old, new, names))
        self._intervals = dict(_intervals(old, new, names))
        self._known: dict[Hashable, tuple[object, object, Direction | None]] = {}
        self._records = self._same = self._refused = 0
        self._counts: Counter[Direction] = Counter()
        self._rows: dict[Direction, list[Row]] = {}

    def see(self, rows: Sequence[Row], old: Sequence[Record], new: Sequence[Record]) -> None:
        """Answer some rows, given with the record that each pack makes of them."""
        for row, before, after in zip(rows, self._old.answer(old), self._new.answer(new), strict=True):
            self._records += 1
            direction = self._direction(before, after)
            if direction is not None:
                self._counts[direction] += 1
                some = self._rows.setdefault(direction, [])
                if len(some) < MOST:
                    some.append(row)
            elif before is None:
                self._refused += 1
            else:
                self._same += 1

    def touched(self) -> Touched:
        """Give what was counted."""
        kept = [name for name in DIRECTIONS if self._counts[name]]
        counts = {name: self._counts[name] for name in kept}
        rows = {name: tuple(self._rows[name]) for name in kept}
        return Touched(self._records, self._same, self._refused, counts, rows, MOST)

    def _direction(self, before: Heard | None, after: Heard | None) -> Direction | None:
        if before is None or after is None:
            return None if before is after else "newly-read" if before is None else "no-longer-read"
        (was, unread), (now, unread_now) = before, after
        found = self._of_options(was.options, now.options)
        if found is None or found == "reordered":
            found = self._of_cautions(was, now) or found
        if unread == unread_now or (unread_now and found == "newly-allowed"):
            return found
        return "newly-read" if unread else "no-longer-read"

    def _of_options(self, was: tuple[Short, ...], now: tuple[Short, ...]) -> Direction | None:
        key = tuple(map(_mark, was)), tuple(map(_mark, now))
        found = self._known.get(key)
        if found is None:
            found = keep(self._known, key, (was, now, self._turned(was, now)), PAIRS)
        return found[2]

    def _turned(self, was: tuple[Short, ...], now: tuple[Short, ...]) -> Direction | None:
        renamed = self._names.variants
        mine = {renamed.get(one.decided.variant, one.decided.variant): one for one in was}
        theirs = {one.decided.variant: one for one in now}
        ways = {self._way(name, mine.get(name), theirs.get(name)) for name in {*mine, *theirs}}
        if ways == {None} and mine.keys() == theirs.keys() and tuple(mine) != tuple(theirs):
            return "reordered"
        return min((way for way in ways if way is not None), key=DIRECTIONS.index, default=None)

    def _way(self, name: str, was: Short | None, now: Short | None) -> Direction | None:
        """Say which way one variant turned, as `proofs.turned` says it of a whole option."""
        one = was.decided.verdict if was is not None else Verdict.NOT_INDICATED
        other = now.decided.verdict if now is not None else Verdict.NOT_INDICATED
        if one != other and max(one, other) > Verdict.WITH_CARE:
            return "newly-allowed" if other < one else "newly-blocked"
        if was is None or now is None:
            return None
        clear, clear_now = was.decided.if_clear, now.decided.if_clear
        depths = _depth(was.decided), _depth(now.decided)
        if depths[0] != depths[1]:
            return "deeper" if depths[1] > depths[0] else "shallower"
        if clear != clear_now and max(clear, clear_now) > Verdict.WITH_CARE:
            return "newly-allowed" if clear_now < clear else "newly-blocked"
        waits = [one.until.toordinal() if one.until else 0 for one in (was, now)]
        if waits[0] != waits[1]:
            return "caution-lost" if waits[1] < waits[0] else "caution-added"
        concerns = dict.fromkeys(reach.concern for reach in now.decided.depth)
        longer = [self._intervals[name, concern] for concern in concerns if (name, concern) in self._intervals]
        if longer:
            return "caution-lost" if "caution-lost" in longer else "caution-added"
        pairs = ((one, other), (clear, clear_now))
        return next(("caution-lost" if b < a else "caution-added" for a, b in pairs if a != b), None)

    def _of_cautions(self, was: Parts, now: Parts) -> Direction | None:
        mine = _fired((one for part in was.cautions for one in part), self._names)
        theirs = _fired((one for part in now.cautions for one in part), Renames())
        if mine - theirs:
            return "caution-lost"
        weaker = [self._effects[name] for name, _ in mine & theirs if name in self._effects]
        if weaker:
            return "caution-lost" if "caution-lost" in weaker else "caution-added"
        return "caution-added" if theirs - mine else None


def _fired(cautions: Iterable[Fired], names: Renames) -> set[tuple[str, str]]:
    return {
        (names.cautions.get(one.id, one.id), names.variants.get(variant, variant))
        for one in cautions
        for variant in one.variants
    }


def _mark(short: Short) -> Hashable:
    """Tell an option from others that are kept: what it comes to comes again, and its day does not."""
    return id(short.decided), short.until, short.ongoing


def _depth(decided: Decided) -> tuple[tuple[float, float], ...]:
    ends = (reach.now or Depth(0.0, 0.0) for reach in decided.depth)
    return tuple((depth.high, depth.low) for depth in ends)


def _effects(old: Pack, new: Pack, names: Renames) -> Iterable[tuple[str, Direction]]:
    """Give the cautions that do something else now where they hold, with the way they turned."""
    mine = {names.cautions.get(name, name): caution for name, caution in old.cautions.items()}
    for name, now in new.cautions.items():
        was = mine.get(name)
        if was is not None and _effect(was) != _effect(now):
            yield name, "caution-added" if as_strict(now, was) else "caution-lost"


def _effect(caution: Caution) -> tuple[object, ...]:
    return caution.level, caution.adjust, caution.shorten


def _intervals(old: Pack, new: Pack, names: Renames) -> Iterable[tuple[tuple[str, str], Direction]]:
    """Give the indications whose treatments follow each other sooner or later now."""
    for name, variant in old.variants.items():
        now = new.variants.get(names.variants.get(name, name))
        for indication in variant.indications if now is not None else ():
            concern = names.concerns.get(indication.concern, indication.concern)
            other = now.indication(concern) if now is not None else None
            days = [_days(one.interval if one is not None else None) for one in (indication, other)]
            if now is not None and other is not None and days[0] != days[1]:
                yield (now.id, concern), "caution-lost" if days[1] < days[0] else "caution-added"


def _days(interval: Period | None) -> float:
    return interval.low.days if interval is not None else 0.0
