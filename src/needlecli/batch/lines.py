"""The lines of a batch, `needle.batch/1`: JSON in ASCII with sorted keys, one line a record, the same bytes each time.

What a line is made of was mostly written before: each option, depth and list of questions is written once and joined.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from needlecli.advice import Fired, Parts, Short, Verdict
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
MOST = 6_000
"""How many written pieces of each kind are kept; a table that is full is emptied."""

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
    return REVIEW if isinstance(said, Told) and said.unrecognised else parts.options[0].verdict.word


class Writer:
    """Writes answers, and keeps the pieces it has written."""

    def __init__(self, pack: Pack) -> None:
        self._vocabulary = pack.vocabulary
        self._ranked: dict[int, tuple[tuple[Short, ...], bytes]] = {}
        self._options: dict[tuple[int, int], tuple[Short, bytes]] = {}
        self._fired: dict[int, tuple[tuple[Fired, ...], bytes]] = {}
        self._each: dict[int, tuple[Fired, bytes]] = {}
        self._lists: dict[int, tuple[tuple[str, ...], bytes]] = {}
        self._texts: dict[str, bytes] = {}
        self._days: dict[date, bytes] = {}

    def line(self, row: int, source: bytes, said: Plain | Told, parts: Parts, verdict: str) -> bytes:
        """Give the line of one answer."""
        best, ref, cleared = parts.options[0], said.ref, said.wishes.cleared
        lists, ranked = self._lists.get, self._ranked.get(id(parts.options))
        if ranked is None or ranked[0] is not parts.options:
            ranked = self._in_rank(parts.options)
        mentions, notices, unrecognised = self._words(said, parts) if isinstance(said, Told) else NO_WORDS
        return (
            b'{"cautions":[%b],"cleared":%b,"mentions":%b,"notices":%b,"on":"%b","options":[%b],"questions":[%b],"ref":%b,"review":%b,'
            b'"row":%d,"source":%b,"unrecognised":%b,"until":%b,"verdict":"%b"}\n'
        ) % (
            b",".join([self._cautions(part) for part in parts.cautions]),
            written(sorted(cleared)) if cleared else b"[]",
            mentions,
            notices,
            self._day(said.on),
            ranked[1],
            b",".join(
                [
                    found[1] if (found := lists(id(part))) is not None and found[0] is part else self._names(part)
                    for part in parts.questions
                ]
            ),
            b'"%b"' % ref.encode() if ref.isascii() and ref.isalnum() else written(ref),
            b"true" if verdict == REVIEW else b"false",
            row,
            source,
            unrecognised,
            b'"%b"' % self._day(best.until) if best.until is not None else b"null",
            verdict.encode(),
        )

    def _words(self, told: Told, parts: Parts) -> tuple[bytes, bytes, bytes]:
        """Write what was read in free text, and what only this answer needs said."""
        planned = told.answers.get(PLANNED_DEPTH)
        if not (planned or told.mentions or told.unrecognised):
            return NO_WORDS
        options = ((short.variant, short.if_clear, short.depth) for short in parts.options)
        against = contradicted(told.answers, told.mentions, self._vocabulary)
        return (
            written([{"text": m.text, "fact": m.fact, "denied": m.denied} for m in told.mentions]),
            written(list(particular(told.unrecognised, told.mentions, against, planned, options))),
            written(list(told.unrecognised)),
        )

    def _cautions(self, part: tuple[Fired, ...]) -> bytes:
        """Write some cautions that fire."""
        found = self._fired.get(id(part))
        if found is None or found[0] is not part:
            text = b",".join([self._caution(one) for one in part])
            found = keep(self._fired, id(part), (part, text), MOST)
        return found[1]

    def _caution(self, fired: Fired) -> bytes:
        found = self._each.get(id(fired))
        if found is None or found[0] is not fired:
            named = {"id": fired.id, "level": fired.level, "variants": list(fired.variants)}
            found = keep(self._each, id(fired), (fired, written(named)), MOST)
        return found[1]

    def _in_rank(self, shorts: tuple[Short, ...]) -> tuple[tuple[Short, ...], bytes]:
        """Write all options."""
        text = b",".join([self._option(short, rank) for rank, short in enumerate(shorts, 1)])
        return keep(self._ranked, id(shorts), (shorts, text), MOST)

    def _option(self, short: Short, rank: int) -> bytes:
        """Write one option in its rank, the first with its depth."""
        found = self._options.get((id(short), rank))
        if found is None or found[0] is not short:
            text = (
                b'{%b"fit":%d,"if_clear":"%b","rank":%d,"reasons":[%b],"struck":%b,"until":%b,"until_moves":%b,"variant":%b,"verdict":"%b"}'
                % (
                    b'"depth":%b,' % written([reach_data(one) for one in short.depth]) if rank == 1 else b"",
                    short.fit,
                    WORDS[short.if_clear],
                    rank,
                    self._names(short.reasons),
                    written([struck_data(one) for one in short.struck]) if short.struck else b"[]",
                    b'"%b"' % self._day(short.until) if short.until is not None else b"null",
                    b"true" if short.ongoing else b"false",
                    self._text(short.variant),
                    WORDS[short.verdict],
                )
            )
            found = keep(self._options, (id(short), rank), (short, text), MOST)
        return found[1]

    def _day(self, day: date) -> bytes:
        found = self._days.get(day)
        return found if found is not None else keep(self._days, day, str(day).encode(), MOST)

    def _names(self, names: tuple[str, ...]) -> bytes:
        """Write ids, which are plain letters."""
        found = self._lists.get(id(names))
        if found is None or found[0] is not names:
            text = b'"%b"' % '","'.join(names).encode("ascii") if names else b""
            found = keep(self._lists, id(names), (names, text), MOST)
        return found[1]

    def _text(self, text: str) -> bytes:
        found = self._texts.get(text)
        return found if found is not None else keep(self._texts, text, written(text), MOST)


WORDS = {verdict: verdict.word.encode() for verdict in Verdict}
