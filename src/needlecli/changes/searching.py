"""Who gets another answer: first in the regions of every client there could be, then by trying plain clients."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from needlecli.advice import Option, recommend
from needlecli.changes.diff import Answer, Change, Direction, Stated
from needlecli.changes.renaming import Renames
from needlecli.changes.respelling import respell_record, respelt
from needlecli.client import denial, ordinary, read_client
from needlecli.knowledge import Pack, Vocabulary
from needlecli.proofs import Differ, Record, Side, Turn, turned
from needlecli.source import Document

STEPS = 5_000_000
"""What the search in regions may cost: boxes held against boxes; about a minute."""


class Search:
    """Two packs of which one may call things otherwise, and clients who are asked about in the words of each."""

    def __init__(self, old: Pack, new: Pack, names: Renames, on: date) -> None:
        """Keep the packs; `on` is the day for which clients are made up."""
        self.old, self.new, self.names, self.on = old, new, names, on
        self._old_in_new_words = respelt(old, names)
        self._back = Renames(*({now: was for was, now in of.items()} for of in names))

    def in_regions(self, steps: int = STEPS) -> tuple[tuple[Change, ...], Stated]:
        """Find every way in which answers turn, each with the plainest client; say whether these are surely all."""
        differ = Differ(self._old_in_new_words, self.new, self.on, steps)
        found = tuple(self._change(turn) for turn in differ.turns())
        spent = differ.budget.spent
        if differ.stopped:
            says = f"not proved: the search in regions was stopped after {steps:,} steps, so that there may be more"
            return found, Stated("answers", "stopped", says, steps)
        says = (
            f"proved: all clients with one concern, or two of different sorts, in one area were looked at ({spent:,}"
            " steps); nobody else gets another verdict, depth, caution or wait"
        )
        return found, Stated("answers", "proved", says, spent)

    def ask_both(self, record: Record) -> tuple[Answer, Answer]:
        """Ask both packs about a client who is written down in the words of the new one."""
        return self.ask(self.old, self.in_old_words(record)), self.ask(self.new, record)

    def in_old_words(self, record: Record) -> dict[str, Any]:
        """Give a record in the words of the old pack; words that are no ids are left as they are."""
        return respell_record(record, self._back)

    @property
    def old_vocabulary(self) -> Vocabulary:
        """The vocabulary of the old pack, in the words of the new one."""
        return self._old_in_new_words.vocabulary

    def ask(self, pack: Pack, record: Record, unknown: tuple[str, ...] = ()) -> Answer:
        """Ask one pack; without advice, say why it refuses the record."""
        read = read_client(Document("witness", "", dict(record)), pack, self.on)
        if read.value is None:
            return Answer(record, None, tuple(d.says for d in read.diagnostics), unknown)
        return Answer(record, recommend(pack, read.value), (), unknown)

    def turns(self, before: Answer, after: Answer) -> Iterator[tuple[str, Direction]]:
        """Say of every variant which way its answer turned, and then of the order; empty stands for the whole."""
        if before.advice is None or after.advice is None:
            return
        mine = {self.names.variants.get(o.variant.id, o.variant.id): o for o in before.advice.options}
        theirs = {o.variant.id: o for o in after.advice.options}
        for name in dict.fromkeys((*mine, *theirs)):
            direction = turned(self._in_new_words(mine.get(name)), theirs.get(name))
            if direction is not None:
                yield name, direction
        if tuple(mine) != tuple(theirs) and mine.keys() == theirs.keys():
            yield "", "reordered"

    def plain_record(self, concern: str, areas: Iterable[str] = ()) -> dict[str, Any]:
        """Write down a client of whom all was asked and denied, and who is ordinary in what cannot be denied."""
        known = {**self._old_in_new_words.vocabulary.facts, **self.new.vocabulary.facts}
        shared = self._old_in_new_words.vocabulary.facts.keys() & self.new.vocabulary.facts.keys()
        said = {n: ordinary(f) for n, f in known.items() if n in shared and denial(f) is None and n != "planned-depth"}
        record: dict[str, Any] = {"on": str(self.on), "concerns": [concern], "facts": said, "others": "no"}
        return record | ({"areas": list(areas)} if areas else {})

    @property
    def concerns(self) -> tuple[str, ...]:
        """The concerns that both packs know, in the words of the new one."""
        mine = self._old_in_new_words.vocabulary.concerns
        return tuple(name for name in self.new.vocabulary.concerns if name in mine)

    def without_areas(self, known: Iterable[Change]) -> Iterator[Change]:
        """Try a plain client for each concern where it usually is: what the regions do not look at."""
        seen = {(change.variant, change.direction) for change in known}
        ordered = any(change.direction == "reordered" for change in known)
        for concern in self.concerns:
            before, after = self.ask_both(self.plain_record(concern))
            for variant, direction in self.turns(before, after):
                if (variant, direction) not in seen and not (direction == "reordered" and (ordered or seen)):
                    seen.add((variant, direction))
                    yield Change(direction, variant, "", (), (concern,), before, after, "sampled")

    def _in_new_words(self, option: Option | None) -> Option | None:
        """Give an option whose cautions are called as they are now."""
        names = self.names.cautions
        if option is None or not names:
            return option
        return option._replace(
            findings=tuple(
                f._replace(caution=f.caution._replace(id=names.get(f.caution.id, f.caution.id)))
                for f in option.findings
            )
        )

    def _change(self, turn: Turn) -> Change:
        """Ask both packs as they are, each in its own words."""
        mine, theirs = _record(turn.before), _record(turn.after)
        unknown = tuple(name for name in _words(mine) if name not in _words(theirs))
        strange = tuple(name for name in _words(theirs) if name not in _words(mine))
        back = respell_record(mine, self._back)
        before = self.ask(self.old, back, strange) if turn.before else Answer(theirs, None, (), strange)
        after = self.ask(self.new, theirs, unknown) if turn.after else Answer(mine, None, (), unknown)
        return Change(turn.direction, turn.variant, turn.caution, turn.areas, turn.concerns, before, after, "regions")


def _record(side: Side | None) -> Record:
    return side.record if side is not None else {}


def _words(record: Record) -> tuple[str, ...]:
    """Name everything a record speaks of by an id."""
    return (*record.get("areas", ()), *record.get("concerns", ()), *record.get("facts", {}))
