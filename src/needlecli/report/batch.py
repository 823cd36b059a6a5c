"""What a batch run came to: how many answers of each kind, what was asked, and what nobody could read."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from needlecli.advice import Verdict
from needlecli.knowledge import LEVELS, Pack
from needlecli.logic import EVENT
from needlecli.page import Block, Bullets, Heading, Item, Page, Share, Shares, Table, Text, Tone
from needlecli.report.batch_tally import REVIEW, Heap, Tally
from needlecli.report.cautions import LEVEL_WORD
from needlecli.report.notices import WHO_DECIDES
from needlecli.report.words import LEVEL_TONE, TONE, VERDICT

__all__ = ["SCHEMA", "Tally", "percent", "summary_data", "summary_page"]

Named = TypeVar("Named", str, tuple[str, str])

SCHEMA = "needle.batch-summary/1"
REJECTED = "rejected"
SHOWN = 25
"""How many rows of a list a page shows, unless told otherwise; how many more there are is said."""
EVENT_ASKED = "Is there a coming event, and on which day?"
"""The one question that is about no fact of the vocabulary."""
SAYS: Mapping[str, str] = {
    REVIEW: "Something written was not understood: a person must read it before anything is done.",
    REJECTED: "The record could not be read; nothing is advised.",
}


def percent(number: int, whole: int) -> str:
    """Give a share in whole percents that never rounds a part down to nothing or up to all of it."""
    if number <= 0 or whole <= 0:
        return "0 %"
    if number >= whole:
        return "100 %"
    share = (200 * number + whole) // (2 * whole)
    return "<1 %" if number * 100 < whole else f"{min(share, 99)} %"


def summary_data(tally: Tally, pack: Pack, about: Mapping[str, object]) -> Mapping[str, object]:
    """Give a summary as data; `about` is the first line of the run, which names its pack, day and inputs."""
    verdicts, options, asked = tally.verdicts, tally.options, _asked(pack)
    return {
        **about,
        "schema": SCHEMA,
        "records": tally.records,
        "answered": tally.answered,
        "rejected": tally.rejected,
        "review": tally.review,
        "verdicts": {word: verdicts.get(word, 0) for word in _words()},
        "tops": {name: tally.tops.get(name, 0) for name in pack.variants},
        "options": {name: {v.word: options.get((name, v.word), 0) for v in Verdict} for name in pack.variants},
        "cautions": [
            {"id": name, "level": _level(pack, name), "records": number} for name, number in _most(tally.cautions)
        ],
        "questions": [
            {"fact": name, "question": asked.get(name, ""), "records": number}
            for name, number in _most(tally.questions)
        ],
        "unrecognised": [{"text": text, "records": number} for text, number in _most(tally.unrecognised.counts)],
        "unrecognised_others": tally.unrecognised.others,
        "rejections": [
            {"field": field, "name": name, "records": number} for (field, name), number in _most(tally.reasons.counts)
        ],
        "rejections_others": tally.reasons.others,
    }


def summary_page(tally: Tally, pack: Pack, about: Mapping[str, object], *, shown: int = SHOWN) -> Page:
    """Write a summary: what became of the records, first options, cautions, questions, and what was not understood.

    `about` is the first line of the run; every list ends after `shown` rows and says how many are left out.
    """
    return Page("batch summary", tuple(_blocks(tally, pack, about, shown)))


def _blocks(tally: Tally, pack: Pack, about: Mapping[str, object], shown: int) -> Iterator[Block]:
    label = pack.common.pack
    day = f"for {about['on']} · " if about.get("on") else ""
    yield Heading(_count(tally.records, "record"), 1, f"{day}{label.id} {label.version} · {pack.digest[:8]}")
    yield _headline(tally)
    if not tally.records:
        return
    yield Heading("What became of the records")
    yield Shares(("Verdict of the first option", "Records"), tuple(_verdicts(tally)), tally.records)
    yield from _firsts(tally, pack)
    yield from _cautions(tally, pack, shown)
    yield from _questions(tally, pack, shown)
    yield from _unrecognised(tally.unrecognised, tally.records, shown)
    yield from _rejections(tally.reasons, tally.records, shown)
    yield Bullets((Item(WHO_DECIDES, "quiet"),))


def _headline(tally: Tally) -> Text:
    if not tally.records:
        return Text("There was no record to answer.", "stop")
    said = f"{tally.answered:,} answered, {tally.rejected:,} rejected"
    if tally.review:
        said += f"; of those answered, {tally.review:,} must be read by a person"
    return Text(f"{said}.", "care" if tally.rejected or tally.review else "plain")


def _words() -> tuple[str, ...]:
    """Give every verdict an answer may have, from the mildest to the hardest; the last waits for a person."""
    return (*(verdict.word for verdict in Verdict), REVIEW)


def _verdicts(tally: Tally) -> Iterator[Share]:
    found = tally.verdicts
    named = {verdict.word: (VERDICT[verdict], TONE[verdict]) for verdict in Verdict}
    rows: list[tuple[str, int, Tone, str]] = [
        *((name, found.get(word, 0), tone, "") for word, (name, tone) in named.items()),
        (REVIEW, tally.review, "ask", SAYS[REVIEW]),
        (REJECTED, tally.rejected, "stop", SAYS[REJECTED]),
    ]
    for name, number, tone, says in rows:
        if number:
            yield Share(name, number, percent(number, tally.records), tone, says)


def _firsts(tally: Tally, pack: Pack) -> Iterator[Block]:
    tops, options = tally.tops, tally.options
    if not tally.answered:
        return
    yield Heading("Options")
    rows = [Share(_variant(pack, name), number, percent(number, tally.answered)) for name, number in _most(tops)]
    if none := tally.answered - sum(tops.values()):
        rows.append(Share("none that can be treated", none, percent(none, tally.answered), "stop"))
    yield Shares(("First option", "Answers"), tuple(rows), tally.answered)
    kept = [v for v in Verdict if any(verdict == v.word for _, verdict in options)]
    cells = [tuple(f"{options.get((name, v.word), 0):,}" for v in kept) for name in pack.variants]
    names = [_variant(pack, name) for name in pack.variants]
    yield Heading("Every option by verdict", 3)
    yield Table(
        ("Option", *(VERDICT[v] for v in kept)),
        tuple((name, *numbers) for name, numbers in zip(names, cells, strict=True)),
    )


def _cautions(tally: Tally, pack: Pack, shown: int) -> Iterator[Block]:
    order = [*LEVELS, ""]
    found = sorted(_most(tally.cautions), key=lambda one: order.index(_level(pack, one[0])))
    rows = []
    for name, number in found:
        caution = pack.cautions.get(name)
        level = caution.level if caution else "note"
        says = f"{LEVEL_WORD[level]}. {caution.says}" if caution else ""
        rows.append(Share(name, number, percent(number, tally.answered), LEVEL_TONE[level], says))
    yield from _listed("Cautions that fired", ("Caution", "Answers"), rows, tally.answered, shown)


def _questions(tally: Tally, pack: Pack, shown: int) -> Iterator[Block]:
    asked = _asked(pack)
    rows = [
        Share(name, number, percent(number, tally.answered), "plain", asked.get(name, ""))
        for name, number in _most(tally.questions)
    ]
    yield from _listed("Questions still open", ("Fact", "Answers"), rows, tally.answered, shown)


def _unrecognised(heap: Heap, records: int, shown: int) -> Iterator[Block]:
    rows = [Share(text, number, percent(number, records)) for text, number in _most(heap.counts)]
    yield from _listed("Written and not understood", ("Text", "Records"), rows, 0, shown)
    yield from _beyond(heap, "texts")


def _rejections(heap: Heap, records: int, shown: int) -> Iterator[Block]:
    rows = [
        Share(f"{field or 'the whole record'}: {name}", number, percent(number, records))
        for (field, name), number in _most(heap.counts)
    ]
    yield from _listed("Why records were rejected", ("Field and reason", "Records"), rows, 0, shown)
    yield from _beyond(heap, "reasons")


def _listed(title: str, columns: tuple[str, str], rows: list[Share], full: int, shown: int) -> Iterator[Block]:
    """Show the first rows of a list and say how many are left out; without `full`, the longest bar is full."""
    if not rows:
        return
    yield Heading(title, aside=f"{len(rows):,} in all" if len(rows) > shown else "")
    yield Shares(columns, tuple(rows[:shown]), full or max(row.number for row in rows))
    if left := rows[shown:]:
        yield Bullets((Item(f"and {len(left):,} more, each in {_span(left)}: the JSON summary lists them", "quiet"),))


def _span(rows: Iterable[Share]) -> str:
    low, high = min(row.number for row in rows), max(row.number for row in rows)
    return _count(low, "record") if low == high else f"{low:,} to {_count(high, 'record')}"


def _beyond(heap: Heap, what: str) -> Iterator[Block]:
    if heap.others:
        said = f"After the first {heap.most:,} different {what}, {heap.others:,} more were counted without their words."
        yield Text(said, "care")


def _most(counts: Mapping[Named, int]) -> list[tuple[Named, int]]:
    """Sort by how often, then by name."""
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))


def _asked(pack: Pack) -> Mapping[str, str]:
    return {EVENT: EVENT_ASKED} | {name: fact.question for name, fact in pack.vocabulary.facts.items()}


def _level(pack: Pack, name: str) -> str:
    caution = pack.cautions.get(name)
    return caution.level if caution else ""


def _variant(pack: Pack, name: str) -> str:
    return pack.variants[name].short if name in pack.variants else name


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
