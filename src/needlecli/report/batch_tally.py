"""Counting a batch: a few additions a record, whatever the records hold, in memory that does not grow with them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Options = tuple[tuple[str, str], ...]
"""Every variant of a record with its verdict."""

Parts = tuple[tuple[str, ...], tuple[str, ...], Options]
"""The cautions that fired, the facts to be asked and the options of one answer."""

Key = tuple[str, str, int, int, int]
"""The verdict and first option of an answer, and the identities of its parts."""

MOST = 10_000
CUT = 60
PENDING = 4_096
REVIEW = "review"
TREATABLE = frozenset(("suitable", "with-care", "ask-first", "needs-clearance", "defer"))
"""The verdicts after which a treatment may come, now or later."""


@dataclass
class Heap:
    """Counts of things written by others: the first `most` distinct ones by name, all later ones as `others`."""

    most: int = MOST
    counts: Counter[Any] = field(default_factory=Counter)
    others: int = 0

    def add(self, thing: object, times: int = 1) -> None:
        """Count one thing."""
        if thing in self.counts or len(self.counts) < self.most:
            self.counts[thing] += times
        else:
            self.others += times

    def merge(self, other: "Heap") -> None:
        """Add what another heap counted."""
        for thing, times in other.counts.items():
            self.add(thing, times)
        self.others += other.others


@dataclass
class Pending:
    """Tuples seen, with how often: most records repeat one, so that its parts are counted later and all at once."""

    whole: dict[Any, int] = field(default_factory=dict)
    parts: Counter[Any] = field(default_factory=Counter)

    def add(self, things: tuple[Any, ...], times: int) -> None:
        """Count records that hold these parts."""
        self.whole[things] = self.whole.get(things, 0) + times
        if len(self.whole) > PENDING:
            self.spread()

    def merge(self, other: "Pending") -> None:
        """Add what another counted."""
        self.parts.update(other.spread())

    def spread(self) -> Counter[Any]:
        """Give how many records hold each part."""
        for things, times in self.whole.items():
            if times == 1:
                self.parts.update(things)
            else:
                for thing in things:
                    self.parts[thing] += times
        self.whole.clear()
        return self.parts


@dataclass
class Tally:
    """What a batch run came to.  Merged in the order of the records, parts give what one tally would have given.

    That holds as long as no part meets more than `most` distinct texts or reasons; a part that is small anyway, such as
    a block of records, may be given a greater `most`.
    """

    most: int = MOST
    answered: int = 0
    rejected: int = 0
    firsts: Counter[tuple[str, str]] = field(default_factory=Counter)
    fired: Pending = field(default_factory=Pending)
    asked: Pending = field(default_factory=Pending)
    given: Pending = field(default_factory=Pending)
    unrecognised: Heap = field(init=False)
    reasons: Heap = field(init=False)
    _times: dict[Key, int] = field(default_factory=dict)
    _held: dict[Key, Parts] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.unrecognised, self.reasons = Heap(self.most), Heap(self.most)

    def __getstate__(self) -> dict[str, Any]:
        self.settle()  # what is remembered by identity means nothing in another process
        return self.__dict__

    def count(
        self, verdict: str, top: str, cautions: tuple[str, ...], questions: tuple[str, ...], options: Options
    ) -> None:
        """Count one answer; `top` is its first option where that can be treated, else empty.

        Every tuple holds each of its parts once.  The very tuples of an earlier answer cost least.
        """
        self.answered += 1
        key = (verdict, top, id(cautions), id(questions), id(options))
        if key in self._times:
            self._times[key] += 1
            return
        self._times[key] = 1
        self._held[key] = (cautions, questions, options)  # as long as they are held, no others have their ids
        if len(self._times) > PENDING:
            self.settle()

    def settle(self) -> None:
        """Count apart what was remembered whole."""
        for key, times in self._times.items():
            cautions, questions, options = self._held[key]
            self.firsts[key[:2]] += times
            self.fired.add(cautions, times)
            self.asked.add(questions, times)
            self.given.add(options, times)
        self._times.clear()
        self._held.clear()

    def hear(self, texts: Iterable[str]) -> None:
        """Count what was not understood in one record: each text once, without regard to case, cut after 60 letters."""
        for text in dict.fromkeys(" ".join(text.split()).casefold()[:CUT] for text in texts):
            if text:
                self.unrecognised.add(text)

    def reject(self, reasons: Iterable[tuple[str, str]]) -> None:
        """Count one record that could not be read, and why: (field, name) pairs, each once."""
        self.rejected += 1
        for reason in dict.fromkeys(reasons):
            self.reasons.add(reason)

    def count_line(self, line: Mapping[str, Any]) -> None:
        """Count one line of `needle.batch/1` as it was written; its first and last lines are no records."""
        if "rejected" in line:
            self.reject((trouble["field"], trouble["name"]) for trouble in line["rejected"])
        elif "options" in line:
            options = line["options"]
            top = options[0]["variant"] if options and options[0]["verdict"] in TREATABLE else ""
            fired = tuple(caution["id"] for caution in line["cautions"])
            verdicts = tuple((option["variant"], option["verdict"]) for option in options)
            self.count(line["verdict"], top, fired, tuple(line["questions"]), verdicts)
            self.hear(line["unrecognised"])

    def merge(self, other: "Tally") -> None:
        """Add what another tally counted of the records that follow."""
        self.answered += other.answered
        self.rejected += other.rejected
        self.settle()
        other.settle()
        self.firsts.update(other.firsts)
        self.fired.merge(other.fired)
        self.asked.merge(other.asked)
        self.given.merge(other.given)
        self.unrecognised.merge(other.unrecognised)
        self.reasons.merge(other.reasons)

    @property
    def records(self) -> int:
        """Count every record, answered or not."""
        return self.answered + self.rejected

    @property
    def review(self) -> int:
        """Count the answers that a person must read."""
        return self.verdicts.get(REVIEW, 0)

    @property
    def verdicts(self) -> Mapping[str, int]:
        """Give how many answers have each verdict."""
        self.settle()
        found: Counter[str] = Counter()
        for (verdict, _), times in self.firsts.items():
            found[verdict] += times
        return found

    @property
    def tops(self) -> Mapping[str, int]:
        """Give for how many answers each variant comes first and can be treated, now or later."""
        self.settle()
        found: Counter[str] = Counter()
        for (_, top), times in self.firsts.items():
            if top:
                found[top] += times
        return found

    @property
    def cautions(self) -> Mapping[str, int]:
        """Give for how many answers each caution fired."""
        self.settle()
        return self.fired.spread()

    @property
    def questions(self) -> Mapping[str, int]:
        """Give for how many answers each fact is still to be asked."""
        self.settle()
        return self.asked.spread()

    @property
    def options(self) -> Mapping[tuple[str, str], int]:
        """Give how many answers there are for each variant and verdict."""
        self.settle()
        return self.given.spread()
