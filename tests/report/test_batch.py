"""What a batch came to: counted once, the same in parts, with shares that never say all or nothing wrongly."""

import copy
import pickle
from collections.abc import Callable
from itertools import combinations, islice, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needlecli.advice import Verdict
from needlecli.formats import html, markdown, table
from needlecli.knowledge import Pack
from needlecli.page import Block, Bullets, Heading, Item, Page, Share, Shares, Style, Table, Text
from needlecli.report.batch import Tally, percent, summary_data, summary_page
from needlecli.report.batch_tally import PENDING
from needlecli.report.notices import WHO_DECIDES

ABOUT = {"schema": "needle.batch/1", "needle": "0.1.0", "on": "2026-11-23", "inputs": ["clients.csv"]}
OPTIONS = (("pen", "defer"), ("peel", "contraindicated"))
CAUTIONS = """
  - {id: pregnant, level: contraindicated, when: {pregnancy: yes}, says: Not while pregnant., sources: [study]}
  - {id: recent, level: defer, when: {isotretinoin: within 6 months}, says: Wait., sources: [study]}
"""
LETTERS = st.sampled_from("abcdefgh")


@pytest.fixture(scope="session")
def small(small_pack: Callable[..., Pack]) -> Pack:
    return small_pack(CAUTIONS)


def filled() -> Tally:
    tally = Tally()
    for _ in range(3):
        tally.count("defer", "pen", ("recent",), ("wound", "pregnancy"), OPTIONS)
    tally.count("review", "", ("pregnant", "recent"), ("wound", "event"), (("pen", "contraindicated"),))
    tally.hear(["Purple  spots", "purple spots ", "x" * 80, " "])
    tally.hear(["purple SPOTS"])
    tally.reject([("facts.age", "wrong-answer"), ("facts.age", "wrong-answer"), ("", "not-json")])
    return tally


def counted(tally: Tally) -> dict[str, Any]:
    """Give everything that can be asked of a tally."""
    return {
        "records": (tally.records, tally.answered, tally.rejected, tally.review),
        "verdicts": dict(tally.verdicts),
        "tops": dict(tally.tops),
        "cautions": dict(tally.cautions),
        "questions": dict(tally.questions),
        "options": dict(tally.options),
        "unrecognised": (dict(tally.unrecognised.counts), tally.unrecognised.others),
        "reasons": (dict(tally.reasons.counts), tally.reasons.others),
    }


def test_what_a_tally_counts() -> None:
    assert counted(filled()) == {
        "records": (5, 4, 1, 1),
        "verdicts": {"defer": 3, "review": 1},
        "tops": {"pen": 3},
        "cautions": {"recent": 4, "pregnant": 1},
        "questions": {"wound": 4, "pregnancy": 3, "event": 1},
        "options": {("pen", "defer"): 3, ("peel", "contraindicated"): 3, ("pen", "contraindicated"): 1},
        "unrecognised": ({"purple spots": 2, "x" * 60: 1}, 0),
        "reasons": ({("facts.age", "wrong-answer"): 1, ("", "not-json"): 1}, 0),
    }


def test_asking_twice_counts_once() -> None:
    tally = filled()
    assert counted(tally) == counted(tally)


@pytest.mark.parametrize("copied", [lambda t: pickle.loads(pickle.dumps(t)), copy.deepcopy])  # noqa: S301 - our own
def test_a_tally_sent_to_another_process_is_the_same_and_goes_on(copied: Callable[[Tally], Tally]) -> None:
    tally = copied(filled())
    assert counted(tally) == counted(filled())
    tally.count("defer", "pen", ("recent",), ("wound", "pregnancy"), OPTIONS)
    assert tally.cautions == {"recent": 5, "pregnant": 1}


def test_a_line_is_counted_as_it_was_written() -> None:
    lines: list[dict[str, Any]] = [
        {"schema": "needle.batch/1"},
        {
            "row": 1,
            "verdict": "review",
            "options": [
                {"variant": "pen", "verdict": "defer"},
                {"variant": "peel", "verdict": "contraindicated"},
            ],
            "cautions": [
                {"id": "recent", "level": "defer", "variants": ["pen", "peel"]},
                {"id": "pregnant", "level": "contraindicated", "variants": ["pen"]},
            ],
            "questions": ["wound"],
            "unrecognised": ["purple spots"],
        },
        {"row": 2, "rejected": [{"field": "on", "name": "wrong-answer", "says": "…", "help": "…"}]},
        {"complete": True, "counts": {}},
    ]
    written, told = Tally(), Tally()
    for line in lines:
        written.count_line(line)
    told.count("review", "pen", ("recent", "pregnant"), ("wound",), OPTIONS)
    told.hear(["purple spots"])
    told.reject([("on", "wrong-answer")])
    assert counted(written) == counted(told)


@pytest.mark.parametrize("verdict", Verdict)
def test_an_option_is_a_first_one_only_where_it_can_be_treated_now_or_later(verdict: Verdict) -> None:
    tally = Tally()
    empty: dict[str, Any] = {"cautions": [], "questions": [], "unrecognised": []}
    tally.count_line({"verdict": verdict.word, "options": [{"variant": "pen", "verdict": verdict.word}], **empty})
    assert tally.tops == ({"pen": 1} if verdict < Verdict.CONTRAINDICATED else {})


@given(
    st.lists(st.tuples(LETTERS, LETTERS, st.sets(LETTERS), st.sets(LETTERS), st.lists(LETTERS)), max_size=30),
    st.lists(st.integers(0, 30), max_size=4),
)
def test_parts_merged_in_order_count_what_the_whole_counts(records: list[Any], cuts: list[int]) -> None:
    def tally(some: list[Any], most: int) -> Tally:
        found = Tally(most)
        for verdict, top, cautions, questions, texts in some:
            found.count(verdict, top, tuple(sorted(cautions)), tuple(sorted(questions)), ((verdict, top),))
            found.hear(texts)
            found.reject((text, verdict) for text in texts)
        return found

    edges = [0, *sorted(cuts), len(records)]
    merged = Tally(4)
    for start, end in pairwise(edges):
        merged.merge(tally(records[start:end], 1000))
    assert counted(merged) == counted(tally(records, 4))


def test_records_that_are_all_different_are_counted_in_memory_that_stays() -> None:
    tally = Tally()
    facts = [f"fact-{n}" for n in range(40)]
    expected = dict.fromkeys(facts, 0)
    for asked in islice(combinations(facts, 12), 3 * PENDING):
        tally.count("ask-first", "pen", (), asked, OPTIONS)
        for fact in asked:
            expected[fact] += 1
        assert len(tally._times) <= PENDING + 1
        assert len(tally.asked.whole) <= PENDING + 1
    assert tally.questions == expected


def test_after_the_first_distinct_texts_the_rest_is_counted_and_said(small: Pack) -> None:
    tally = Tally(most=3)
    for number in range(10):
        tally.hear([f"note {number % 5}"])
        tally.reject([(f"column {number}", "unknown")])
    assert dict(tally.unrecognised.counts) == {"note 0": 2, "note 1": 2, "note 2": 2}
    assert (tally.unrecognised.others, tally.reasons.others) == (4, 7)
    said = [block.text for block in summary_page(tally, small, ABOUT).blocks if isinstance(block, Text)]
    assert said[1:] == [
        "After the first 3 different texts, 4 more were counted without their words.",
        "After the first 3 different reasons, 7 more were counted without their words.",
    ]
    assert summary_data(tally, small, ABOUT)["unrecognised_others"] == 4


@pytest.mark.parametrize(
    ("number", "whole", "said"),
    [
        (0, 0, "0 %"),
        (0, 10, "0 %"),
        (1, 10_000_000, "<1 %"),
        (1, 101, "<1 %"),
        (1, 100, "1 %"),
        (1, 3, "33 %"),
        (2, 3, "67 %"),
        (1, 2, "50 %"),
        (995, 1000, "99 %"),
        (9_999_999, 10_000_000, "99 %"),
        (10, 10, "100 %"),
    ],
)
def test_a_share_never_rounds_to_all_or_nothing(number: int, whole: int, said: str) -> None:
    assert percent(number, whole) == said


def test_a_summary_as_data(small: Pack) -> None:
    data = summary_data(filled(), small, ABOUT)
    words = [verdict.word for verdict in Verdict]
    assert data == {
        **ABOUT,
        "schema": "needle.batch-summary/1",
        "records": 5,
        "answered": 4,
        "rejected": 1,
        "review": 1,
        "verdicts": {**dict.fromkeys(words, 0), "defer": 3, "review": 1},
        "tops": {**dict.fromkeys(small.variants, 0), "pen": 3},
        "options": {
            **{name: dict.fromkeys(words, 0) for name in small.variants},
            "pen": {**dict.fromkeys(words, 0), "defer": 3, "contraindicated": 1},
        },
        "cautions": [
            {"id": "recent", "level": "defer", "records": 4},
            {"id": "pregnant", "level": "contraindicated", "records": 1},
        ],
        "questions": [
            {"fact": "wound", "question": "Is there a wound in the area?", "records": 4},
            {"fact": "pregnancy", "question": "Are you pregnant?", "records": 3},
            {"fact": "event", "question": "Is there a coming event, and on which day?", "records": 1},
        ],
        "unrecognised": [{"text": "purple spots", "records": 2}, {"text": "x" * 60, "records": 1}],
        "unrecognised_others": 0,
        "rejections": [
            {"field": "", "name": "not-json", "records": 1},
            {"field": "facts.age", "name": "wrong-answer", "records": 1},
        ],
        "rejections_others": 0,
    }


def test_a_summary_as_a_page(small: Pack) -> None:
    review = "Something written was not understood: a person must read it before anything is done."
    names = [variant.short for variant in small.variants.values()]
    blocks: tuple[Block, ...] = (
        Heading("5 records", 1, f"for 2026-11-23 · small 1 · {small.digest[:8]}"),
        Text("4 answered, 1 rejected; of those answered, 1 must be read by a person.", "care"),
        Heading("What became of the records"),
        Shares(
            ("Verdict of the first option", "Records"),
            (
                Share("defer", 3, "60 %", "wait"),
                Share("review", 1, "20 %", "ask", review),
                Share("rejected", 1, "20 %", "stop", "The record could not be read; nothing is advised."),
            ),
            5,
        ),
        Heading("Options"),
        Shares(
            ("First option", "Answers"),
            (Share("Pen", 3, "75 %"), Share("none that can be treated", 1, "25 %", "stop")),
            4,
        ),
        Heading("Every option by verdict", 3),
        Table(
            ("Option", "defer", "contraindicated"),
            tuple((name, *(("3", "1") if name == "Pen" else ("0", "0"))) for name in names),
        ),
        Heading("Cautions that fired"),
        Shares(
            ("Caution", "Answers"),
            (
                Share("pregnant", 1, "25 %", "stop", "contraindicated. Not while pregnant."),
                Share("recent", 4, "100 %", "wait", "defer. Wait."),
            ),
            4,
        ),
        Heading("Questions still open"),
        Shares(
            ("Fact", "Answers"),
            (
                Share("wound", 4, "100 %", "plain", "Is there a wound in the area?"),
                Share("pregnancy", 3, "75 %", "plain", "Are you pregnant?"),
                Share("event", 1, "25 %", "plain", "Is there a coming event, and on which day?"),
            ),
            4,
        ),
        Heading("Written and not understood"),
        Shares(("Text", "Records"), (Share("purple spots", 2, "40 %"), Share("x" * 60, 1, "20 %")), 2),
        Heading("Why records were rejected"),
        Shares(
            ("Field and reason", "Records"),
            (Share("the whole record: not-json", 1, "20 %"), Share("facts.age: wrong-answer", 1, "20 %")),
            1,
        ),
        Bullets((Item(WHO_DECIDES, "quiet"),)),
    )
    assert summary_page(filled(), small, ABOUT) == Page("batch summary", blocks)


def test_what_is_left_out_of_a_list_is_counted(small: Pack) -> None:
    tally = Tally()
    for number in range(6):
        for _ in range(number + 1):
            tally.hear([f"note {number}"])
            tally.reject([("on", "wrong-answer")])
    shown = summary_page(tally, small, ABOUT, shown=4).blocks
    assert shown[4:7] == (
        Heading("Written and not understood", aside="6 in all"),
        Shares(("Text", "Records"), tuple(Share(f"note {n}", n + 1, percent(n + 1, 21)) for n in (5, 4, 3, 2)), 6),
        Bullets((Item("and 2 more, each in 1 to 2 records: the JSON summary lists them", "quiet"),)),
    )


def test_a_run_without_records_says_so(small: Pack) -> None:
    assert summary_page(Tally(), small, {}).blocks == (
        Heading("0 records", 1, f"small 1 · {small.digest[:8]}"),
        Text("There was no record to answer.", "stop"),
    )


def test_names_that_the_pack_does_not_have_are_shown_as_they_are(small: Pack) -> None:
    tally = Tally()
    tally.count("suitable", "laser", ("gone",), ("lost",), (("laser", "suitable"),))
    shares = [block.rows for block in summary_page(tally, small, {}).blocks if isinstance(block, Shares)]
    assert shares[1:] == [
        (Share("laser", 1, "100 %"),),
        (Share("gone", 1, "100 %"),),
        (Share("lost", 1, "100 %"),),
    ]


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "\x1b[31mred", "\u202ekool", "| [x](y) |", "漢字 " * 30])
@pytest.mark.parametrize("width", [None, 40, 79, 160])
@pytest.mark.parametrize(("colour", "accessible"), [(False, False), (True, False), (False, True)])
def test_words_of_clients_are_shown_in_every_format_and_never_obeyed(
    small: Pack, text: str, width: int | None, colour: bool, accessible: bool
) -> None:
    tally = filled()
    tally.hear([text])
    shown = summary_page(tally, small, ABOUT)
    style = Style(width, colour=colour, accessible=accessible)
    drawn = [look.render(shown, style) for look in (html, markdown, table)]
    assert "<script" not in drawn[0]
    assert not any("\x1b[31mred" in page or "\u202e" in page for page in drawn)
    assert all(word in page for page in drawn for word in ("facts.age: wrong-answer", "pregnant", "purple spots"))


def test_bars_on_a_screen_read_like_this() -> None:
    rows = (
        Share("defer", 1500, "75 %", "wait"),
        Share("review", 1, "<1 %", "ask", "Read it."),
        Share("none", 0, "0 %"),
    )
    page = Page("x", (Shares(("Verdict", "Records"), rows, 2000),))
    assert table.render(page, Style(width=40)) == (
        "  Verdict  Records  share\n▶ defer      1,500   75 %  █████████····\n"
        "? review         1   <1 %  █············\n"
        "  • Read it.\n"
        "• none           0    0 %  ·············\n"
    )
    assert table.render(page, Style(width=30, unicode=False)) == (
        "> defer: 1,500 (75 %)\n? review: 1 (<1 %). Read it.\n- none: 0 (0 %)\n"
    )
    assert markdown.render(page, Style()) == (
        "| Verdict | Records | Share |  |\n| --- | --- | --- | --- |\n"
        "| defer | 1,500 | 75 % |  |\n| review | 1 | \\<1 % | Read it. |\n| none | 0 | 0 % |  |\n"
    )
