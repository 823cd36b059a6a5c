"""The knowledge, readable: lists, single entries, and where sources differ; nothing the pack says is left out."""

import json
from collections.abc import Callable, Iterator

import pytest

from builders import PEN
from needlecli.formats.table import render
from needlecli.knowledge import Pack
from needlecli.page import Bullets, Heading, Item, Page, Style, Table
from needlecli.report.knowledge import (
    KINDS,
    conflicts_data,
    conflicts_page,
    entries,
    entry_page,
    knowledge_data,
    list_page,
)

CAUTION = """
  [{id: tablets, level: defer, when: {isotretinoin: within 6 months}, says: Wait., sources: [study],
    positions: [{says: Three months will do., sources: [recall]}]}]
"""


def texts(page: Page) -> list[str]:
    def inside(item: Item) -> Iterator[str]:
        yield item.text
        for deeper in item.inside:
            yield from inside(deeper)

    return [
        text for block in page.blocks if isinstance(block, Bullets) for item in block.items for text in inside(item)
    ]


def table(page: Page) -> Table:
    return next(block for block in page.blocks if isinstance(block, Table))


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_has_a_row_for_every_entry(pack: Pack, kind: str) -> None:
    page = list_page(pack, kind)
    heading = page.blocks[0]
    assert isinstance(heading, Heading)
    assert heading.text == f"{len(entries(pack, kind))} {kind}"
    assert [row[0] for row in table(page).rows] == list(entries(pack, kind))
    assert all(len(row) == len(table(page).columns) for row in table(page).rows)


@pytest.mark.parametrize("kind", KINDS)
def test_every_entry_can_be_shown_and_goes_through_json(pack: Pack, kind: str) -> None:
    for name in list(entries(pack, kind))[:: 8 if kind == "sources" else 1]:
        page = entry_page(pack, kind, name)
        assert texts(page), name
        data = knowledge_data(pack, kind, name)
        assert json.loads(json.dumps(data, allow_nan=False)) == data
        assert data["kind"] == kind
        shown = data["entries"]
        assert isinstance(shown, dict)
        assert list(shown) == [name]


@pytest.mark.parametrize("kind", KINDS)
def test_every_sentence_of_an_entry_is_on_its_page(pack: Pack, kind: str) -> None:
    def sentences(data: object) -> Iterator[str]:
        match data:
            case dict():
                for value in data.values():
                    yield from sentences(value)
            case list():
                for value in data:
                    yield from sentences(value)
            case str() if " " in data:
                yield data
            case _:
                pass

    for name in list(entries(pack, kind))[:40]:
        entry_text = render(entry_page(pack, kind, name), Style())
        found = knowledge_data(pack, kind, name)["entries"]
        assert [text for text in sentences(found) if " ".join(text.split()) not in " ".join(entry_text.split())] == []


def test_a_caution_reads_like_this(small_pack: Callable[..., Pack]) -> None:
    page = entry_page(small_pack(CAUTION), "cautions", "tablets")
    heading = page.blocks[0]
    assert isinstance(heading, Heading)
    assert (heading.text, heading.aside) == ("tablets", "cautions · tablets")
    said = texts(page)
    for line in ("level: defer", "when: isotretinoin within 6 months", "says: Wait.", "sources: study"):
        assert line in said
    assert "Three months will do. [recall (not read); low confidence]" in said


def test_a_fact_says_which_cautions_look_at_it(small_pack: Callable[..., Pack]) -> None:
    assert "tablets (defer): Wait." in texts(entry_page(small_pack(CAUTION), "facts", "isotretinoin"))


def test_a_concern_says_which_variants_treat_it(small_pack: Callable[..., Pack]) -> None:
    assert "pen, grade A, marked: Softer." in texts(entry_page(small_pack(), "concerns", "scars"))


def test_a_source_says_what_rests_on_it(small_pack: Callable[..., Pack]) -> None:
    said = texts(entry_page(small_pack(CAUTION), "sources", "study"))
    assert [text for text in said if "tablets" in text]
    assert [text for text in said if "scars" in text]


def test_a_source_nobody_read_is_marked(small_pack: Callable[..., Pack]) -> None:
    rows = {row[0]: row for row in table(list_page(small_pack(), "sources")).rows}
    assert rows["recall"][1] == "recall, not read"
    assert rows["study"][1] == "rct"


def test_where_sources_differ_both_sides_are_shown(small_pack: Callable[..., Pack]) -> None:
    pack = small_pack(CAUTION)
    said = texts(conflicts_page(pack))
    assert said == ["common tablets: Wait.", "Three months will do. [recall (not read); low confidence]"]
    data = conflicts_data(pack)
    assert data["entries"] == [
        {
            "where": "common tablets",
            "stands": "Wait.",
            "positions": [{"says": "Three months will do.", "sources": ["recall"]}],
        }
    ]


def test_every_position_of_the_shipped_pack_is_among_the_conflicts(pack: Pack) -> None:
    said = "\n".join(texts(conflicts_page(pack)))
    for caution in pack.all_cautions():
        assert [p.says for p in caution.positions if p.says not in said] == []
    for variant in pack.variants.values():
        for indication in variant.indications:
            assert [p.says for p in indication.positions if p.says not in said] == []


def test_words_that_are_known_and_not_decided_are_listed_with_their_kind(pack: Pack) -> None:
    facts, concerns = "\n".join(texts(list_page(pack, "facts"))), "\n".join(texts(list_page(pack, "concerns")))
    assert [word.id for word in pack.vocabulary.undecided.values() if word.id not in facts] == []
    assert [word.id for word in pack.vocabulary.not_covered.values() if word.id not in concerns] == []


def test_a_variant_shows_its_own_words(small_pack: Callable[..., Pack]) -> None:
    own = PEN.replace("summary: A pen.", "summary: Needles straight in and out.")
    assert "summary: Needles straight in and out." in texts(entry_page(small_pack(pen=own), "variants", "pen"))
