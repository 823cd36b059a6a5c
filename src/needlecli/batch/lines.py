"""The lines of a batch, `needle.batch/1`: JSON in ASCII with sorted keys, one line a record, the same bytes each time.

What a line is made of was mostly written before: each option, depth and list of questions is written once and joined.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TypeVar

from needlecli.advice import Decided, Ending, Fired, Part, Parts, Ranking, Reach, Struck, Verdict
from needlecli.bounded import keep
from needlecli.client import Plain, Told, contradicted
from needlecli.knowledge import Pack
from needlecli.logic import PLANNED_DEPTH
from needlecli.report.contract import reach_data, struck_data
from needlecli.report.notices import particular
from needlecli.source import Trouble

SCHEMA = "needle.batch/1"
KEYS = (
    *("cautions", "cleared", "mentions", "notices", "on", "options", "questions", "ref", "review", "row", "source"),
    *("unrecognised", "until", "verdict"),
)
REVIEW = "review"
MOST = 5_000
"""How many written pieces of each kind are kept, and how many options of each rank."""

Item = TypeVar("Item")
NO_WORDS = b"[]", b"[]", b"[]"


def written(value: object) -> bytes:
    """Write a value as every line is written."""
    return json.dumps(value, sort_keys=True, allow_nan=False, separators=(",", ":")).encode()


def opening(pack: Pack, version: str, on: str, inputs: Sequence[str], settings: Mapping[str, object]) -> bytes:
    """Give the first line: what reads this, from which pack, for which day, under which settings."""
    label = pack.common.pack
    head = {
        "schema": SCHEMA,
        "needle": version,
        "on": on,
        "pack": {"id": label.id, "version": label.version, "sha256": pack.digest},
        "inputs": list(inputs),
        "settings": dict(settings),
    }
    return written(head) + b"\n"


def closing(records: int, rejected: int, verdicts: Mapping[str, int]) -> bytes:
    """Give the last line: it says that the run is whole, and counts."""
    counts = {
        "records": records,
        "answered": records - rejected,
        "rejected": rejected,
        "review": verdicts.get(REVIEW, 0),
        "verdicts": dict(verdicts),
    }
    return written({"complete": True, "counts": counts}) + b"\n"


def rejection(row: int, source: str, ref: object, troubles: Iterable[Trouble]) -> bytes:
    """Give the line of a record that could not be read: its row, the fields and the reasons, never their values."""
    reasons = [{"field": t.field, "name": t.name, "says": t.says, "help": t.help} for t in troubles]
    named = str(ref)[:200] if isinstance(ref, str | int) and not isinstance(ref, bool) else ""
    return written({"row": row, "source": source, "ref": named, "rejected": reasons}) + b"\n"


def verdict_of(parts: Parts, said: Plain | Told) -> str:
    """Give the word for a whole record: that of its first option, or that a person must read what was written."""
    return REVIEW if isinstance(said, Told) and said.unrecognised else parts.ranking.verdict


def once(write: Callable[[Item], bytes]) -> Callable[[Item], bytes]:
    """Write each thing once; that it is the very same is seen sooner than that it says the same."""
    kept: dict[int, tuple[Item, bytes]] = {}

    def text(item: Item) -> bytes:
        found = kept.get(id(item))  # whoever is kept is held, so that no other has its number
        return found[1] if found is not None else keep(kept, id(item), (item, write(item)), MOST)[1]

    return text


class Writer:
    """Writes answers, and keeps the pieces it has written."""

    def __init__(self, pack: Pack) -> None:
        self._vocabulary = pack.vocabulary
        self._by_rank = tuple(once(partial(self._option, rank)) for rank in range(1, len(pack.variants) + 1))
        self._caution, self._depth, self._struck = once(_caution), once(_depth), once(_struck)
        self._reasons = once(_names)
        self._variants = {name: written(name) for name in pack.variants}
        self._days: dict[date, bytes] = {}
        self._endings: dict[Ending, bytes] = {}

    def line(self, row: int, source: bytes, said: Plain | Told, parts: Parts, verdict: str) -> bytes:
        """Give the line of one answer."""
        ranking, ends, cautions, questions = parts
        ref, cleared = said.ref, said.wishes.cleared
        mentions, notices, unrecognised = self._words(said, parts) if type(said) is Told else NO_WORDS
        options, until = ranking.text or self._ranked(ranking), b"null"
        if ends:
            options %= tuple([self._ending(ends[place]) for place in ranking.waits if place is not None])
            first = ranking.waits[0]
            until = self._until(ends[first][0]) if first is not None else until
        return (
            b'{"cautions":[%b],"cleared":%b,"mentions":%b,"notices":%b,"on":"%b","options":[%b],"questions":[%b],"ref":%b,"review":%b,'
            b'"row":%d,"source":%b,"unrecognised":%b,"until":%b,"verdict":"%b"}\n'
        ) % (
            b",".join([part.text or self._fired(part) for part in cautions]),
            written(sorted(cleared)) if cleared else b"[]",
            mentions,
            notices,
            self._day(said.on),
            options,
            b",".join([part.text or _asked(part) for part in questions]),
            b'"%b"' % ref.encode() if ref.isascii() and ref.isalnum() else written(ref),
            TRUTH[verdict == REVIEW],
            row,
            source,
            unrecognised,
            until,
            verdict.encode(),
        )

    def _words(self, told: Told, parts: Parts) -> tuple[bytes, bytes, bytes]:
        """Write what was read in free text, and what only this answer needs said."""
        planned = told.answers.get(PLANNED_DEPTH)
        if not (planned or told.mentions or told.unrecognised):
            return NO_WORDS
        options = ((one.variant, one.if_clear, one.depth) for one, *_ in parts.options)
        against = contradicted(told.answers, told.mentions, self._vocabulary)
        return (
            written([{"text": m.text, "fact": m.fact, "denied": m.denied} for m in told.mentions]),
            written(list(particular(told.unrecognised, told.mentions, against, planned, options))),
            written(list(told.unrecognised)),
        )

    def _fired(self, part: Part[Fired]) -> bytes:
        """Write some cautions that fire."""
        part.text = b",".join(map(self._caution, part))
        return part.text

    def _ranked(self, ranking: Ranking) -> bytes:
        """Write each option in its rank; where any of them waits, the days are left to be filled in."""
        texts = [write(one) for write, one in zip(self._by_rank, ranking.decided, strict=True)]
        texts = [
            text if place is not None else (text % NO_DAY).replace(b"%", b"%%")
            for text, place in zip(texts, ranking.waits, strict=True)
        ]
        ranking.text = b",".join(texts)
        if all(place is None for place in ranking.waits):
            ranking.text %= ()
        return ranking.text

    def _option(self, rank: int, option: Decided) -> bytes:
        """Write one option in its rank, the first with its depth; its day is left to be filled in."""
        before = b'{%b"fit":%d,"if_clear":"%b","rank":%d,"reasons":[%b],"struck":%b,' % (
            b'"depth":%b,' % self._depth(option.depth) if rank == 1 else b"",
            option.fit,
            WORDS[option.if_clear],
            rank,
            self._reasons(option.reasons),
            self._struck(option.struck),
        )
        after = b',"variant":%b,"verdict":"%b"}' % (self._variants[option.variant], WORDS[option.verdict])
        return before.replace(b"%", b"%%") + b"%b" + after.replace(b"%", b"%%")

    def _ending(self, ending: Ending) -> bytes:
        """Write the day of an option, and whether it moves."""
        found = self._endings.get(ending)
        if found is None:
            text = b'"until":%b,"until_moves":%b' % (self._until(ending[0]), TRUTH[ending[1]])
            found = keep(self._endings, ending, text, MOST)
        return found

    def _until(self, day: date | None) -> bytes:
        return b'"%b"' % self._day(day) if day is not None else b"null"

    def _day(self, day: date) -> bytes:
        found = self._days.get(day)
        return found if found is not None else keep(self._days, day, str(day).encode(), MOST)


def _caution(fired: Fired) -> bytes:
    return written({"id": fired.id, "level": fired.level, "variants": list(fired.variants)})


def _depth(reaches: tuple[Reach, ...]) -> bytes:
    return written([reach_data(one) for one in reaches])


def _struck(options: tuple[Struck, ...]) -> bytes:
    return written([struck_data(one) for one in options])


def _asked(part: Part[str]) -> bytes:
    """Write some questions."""
    part.text = _names(part.items)
    return part.text


def _names(names: tuple[str, ...]) -> bytes:
    """Write ids, which are plain letters."""
    return b'"%b"' % '","'.join(names).encode("ascii") if names else b""


WORDS = {verdict: verdict.word.encode() for verdict in Verdict}
TRUTH = b"false", b"true"
NO_DAY = b'"until":null,"until_moves":false'
