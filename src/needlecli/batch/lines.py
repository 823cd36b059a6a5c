"""The lines of a batch, `needle.batch/1`: JSON in ASCII with sorted keys, one line a record, the same bytes each time.

What a line is made of was mostly written before: each option, depth and list of questions is written once and joined.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from needlecli.advice import Brief, Fired, Reach, Short, Verdict
from needlecli.bounded import keep
from needlecli.client import Told, contradicted
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
MOST, RANKED = 4_000, 2_000
"""How many written pieces, and whole lists, are kept; a table that is full is emptied."""


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


def verdict_of(brief: Brief, told: Told) -> str:
    """Give the word for a whole record: that of its first option, or that a person must read what was written."""
    return REVIEW if told.unrecognised else brief.options[0].verdict.word


class Writer:
    """Writes answers, and keeps the pieces it has written."""

    def __init__(self, pack: Pack) -> None:
        self._vocabulary = pack.vocabulary
        self._ranked: dict[int, tuple[tuple[Short, ...], bytes]] = {}
        self._fired: dict[int, tuple[tuple[Fired, ...], bytes]] = {}
        self._each: dict[int, tuple[Fired, bytes]] = {}
        self._options: dict[int, tuple[Short, bytes, bytes]] = {}
        self._depths: dict[int, tuple[tuple[Reach, ...], bytes]] = {}
        self._questions: dict[int, tuple[tuple[str, ...], bytes]] = {}
        self._lists: dict[int, tuple[tuple[str, ...], bytes]] = {}
        self._texts: dict[str, bytes] = {}
        self._days: dict[date, bytes] = {}

    def line(self, row: int, source: bytes, told: Told, brief: Brief, verdict: str) -> bytes:
        """Give the line of one answer."""
        best, ref = brief.options[0], told.ref
        options = self._ranked.get(id(brief.options))
        if options is None or options[0] is not brief.options:
            options = keep(self._ranked, id(brief.options), (brief.options, self._in_rank(brief.options)), RANKED)
        fired = self._fired.get(id(brief.cautions))
        if fired is None or fired[0] is not brief.cautions:
            fired = keep(self._fired, id(brief.cautions), (brief.cautions, self._cautions(brief.cautions)), RANKED)
        asked = self._questions.get(id(brief.questions))
        if asked is None or asked[0] is not brief.questions:
            asked = keep(self._questions, id(brief.questions), (brief.questions, _listed(brief.questions)), RANKED)
        return (
            b'{"cautions":%b,"cleared":%b,"mentions":%b,"notices":%b,"on":"%b","options":[%b],"questions":%b,"ref":%b,"review":%b,'
            b'"row":%d,"source":%b,"unrecognised":%b,"until":%b,"verdict":"%b"}\n'
        ) % (
            fired[1],
            written(sorted(told.wishes.cleared)) if told.wishes.cleared else b"[]",
            written([{"text": m.text, "fact": m.fact, "denied": m.denied} for m in told.mentions])
            if told.mentions
            else b"[]",
            self._notices(told, brief),
            self._day(told.on),
            options[1],
            asked[1],
            b'"%b"' % ref.encode() if ref.isascii() and ref.isalnum() else written(ref),
            b"true" if told.unrecognised else b"false",
            row,
            source,
            written(list(told.unrecognised)) if told.unrecognised else b"[]",
            b'"%b"' % self._day(best.until) if best.until is not None else b"null",
            verdict.encode(),
        )

    def _in_rank(self, shorts: tuple[Short, ...]) -> bytes:
        """Write the options, the first with its depth."""
        options = []
        for rank, short in enumerate(shorts, start=1):
            found = self._options.get(id(short))
            _, middle, tail = found if found is not None and found[0] is short else self._option(short)
            options.append(b"{%b%b%d%b" % (self._depth(short.depth) if rank == 1 else b"", middle, rank, tail))
        return b",".join(options)

    def _notices(self, told: Told, brief: Brief) -> bytes:
        """Write what only this answer needs said."""
        planned = told.answers.get(PLANNED_DEPTH)
        if not (planned or told.mentions or told.unrecognised):
            return b"[]"
        options = ((short.variant, short.if_clear, short.depth) for short in brief.options)
        against = contradicted(told.answers, told.mentions, self._vocabulary)
        return written(list(particular(told.unrecognised, told.mentions, against, planned, options)))

    def _cautions(self, cautions: tuple[Fired, ...]) -> bytes:
        """Write what fires, each once."""
        return b"[%b]" % b",".join([self._caution(one) for one in cautions])

    def _caution(self, fired: Fired) -> bytes:
        found = self._each.get(id(fired))
        if found is None or found[0] is not fired:
            named = {"id": fired.id, "level": fired.level, "variants": list(fired.variants)}
            found = keep(self._each, id(fired), (fired, written(named)), MOST)
        return found[1]

    def _depth(self, depth: tuple[Reach, ...]) -> bytes:
        """Write how deep, for the first option."""
        found = self._depths.get(id(depth))
        if found is None or found[0] is not depth:
            found = keep(
                self._depths, id(depth), (depth, b'"depth":%b,' % written([reach_data(one) for one in depth])), MOST
            )
        return found[1]

    def _option(self, short: Short) -> tuple[Short, bytes, bytes]:
        """Write one option around its depth and its rank."""
        middle = b'"fit":%d,"if_clear":"%b","rank":' % (short.fit, _word(short.if_clear))
        tail = b',"reasons":%b,"struck":%b,"until":%b,"until_moves":%b,"variant":%b,"verdict":"%b"}' % (
            self._names_of(short.reasons),
            written([struck_data(one) for one in short.struck]) if short.struck else b"[]",
            b'"%b"' % self._day(short.until) if short.until is not None else b"null",
            b"true" if short.ongoing else b"false",
            self._text(short.variant),
            _word(short.verdict),
        )
        kept: tuple[Short, bytes, bytes] = keep(self._options, id(short), (short, middle, tail), MOST)
        return kept

    def _day(self, day: date) -> bytes:
        found = self._days.get(day)
        return found if found is not None else keep(self._days, day, str(day).encode(), MOST)

    def _names_of(self, names: tuple[str, ...]) -> bytes:
        found = self._lists.get(id(names))
        if found is None or found[0] is not names:
            found = keep(self._lists, id(names), (names, _listed(names)), MOST)
        return found[1]

    def _text(self, text: str) -> bytes:
        found = self._texts.get(text)
        return found if found is not None else keep(self._texts, text, written(text), MOST)


WORDS = {verdict: verdict.word.encode() for verdict in Verdict}


def _listed(names: tuple[str, ...]) -> bytes:
    """Write a list of ids, which are plain letters."""
    return b'["%b"]' % '","'.join(names).encode("ascii") if names else b"[]"


def _word(verdict: Verdict) -> bytes:
    return WORDS[verdict]
