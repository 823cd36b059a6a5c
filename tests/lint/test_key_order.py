"""The order of the keys of a variant's file, and what mending it leaves untouched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import PEN
from lint_builders import findings, marked
from needlecli.files import shipped, texts
from needlecli.knowledge import Variant
from needlecli.lint.key_order import ORDER, in_document
from needlecli.source import Document, edited
from needlecli.source.yaml import parse

TOP = "# yaml-language-server: $schema=schemas/protocol.schema.json\n"


def read(text: str) -> Document:
    document = parse("p/stamp.yaml", text).value
    assert document is not None
    return document


def mended(text: str) -> str:
    """Give a text as it is once what is found in it has been mended."""
    return edited(text, [edit for found in in_document(read(text)) for edit in found.fix])


def test_every_key_of_a_variant_has_its_place() -> None:
    assert sorted(ORDER) == sorted(Variant._fields)


def test_the_shipped_files_are_in_order() -> None:
    documents = [read(data.decode()) for name, data in texts([shipped()]) if "/_" not in name]
    assert len(documents) > 3
    assert [found for document in documents for found in in_document(document)] == []


def test_the_first_key_out_of_order_is_pointed_at_with_where_it_belongs() -> None:
    moved = PEN.replace("short: Pen\n", "").replace("cost:", "short: Pen\ncost:").replace("id: pen\n", "") + "id: pen\n"
    (found,) = findings("key-order", pen=moved)
    assert marked((found,)) == ["short"]
    assert found.says == "short stands after discomfort; the shipped files have it before summary"
    assert findings("key-order", pen=mended(moved)) == ()


def test_comments_go_with_the_key_below_them_and_what_opens_the_file_stays() -> None:
    text = f"{TOP}depth: 0.2-2.5 mm  # beside\n\n# about the name\n# in two lines\nname: Pen\n# the id\nid: pen\n"
    assert mended(text) == (
        f"{TOP}# the id\nid: pen\n\n# about the name\n# in two lines\nname: Pen\ndepth: 0.2-2.5 mm  # beside\n"
    )


def test_a_comment_that_allows_a_finding_stays_with_its_line_even_on_top_of_the_file() -> None:
    allowed = "# needle: allow text-placeholder because it is known\nsummary: TODO\n"
    assert mended(f"{TOP}{allowed}id: pen\n") == f"{TOP}id: pen\n{allowed}"


def test_a_comment_apart_from_the_top_of_the_file_is_that_of_the_first_key() -> None:
    assert (
        mended(f"{TOP}\n# the summary\nsummary: A pen.\nid: pen\n")
        == f"{TOP}\nid: pen\n# the summary\nsummary: A pen.\n"
    )


def test_a_last_line_without_an_end_gets_one() -> None:
    assert mended("name: Pen\nid: pen") == "id: pen\nname: Pen\n"


def test_the_ends_of_lines_stay_as_they_are() -> None:
    assert mended("name: Pen\r\nid: pen\r\n") == "id: pen\r\nname: Pen\r\n"


@pytest.mark.parametrize(
    "text",
    [
        "{name: Pen, id: pen}\n",
        "---\nname: Pen\nid: pen\n...\n",
        "  name: Pen\n  id: pen\n",
        "? name\n: Pen\n? id\n: pen\n",
        "name: |+\n  Pen\n\n\nid: pen\n",
    ],
)
def test_what_cannot_be_taken_apart_by_lines_is_found_and_left_as_it_is(text: str) -> None:
    assert len(list(in_document(read(text)))) == 1
    assert mended(text) == text


def test_other_files_and_other_keys_have_no_order() -> None:
    for name in ("p/_common.yaml", "p/_vocabulary.yaml", "p/_sources.yaml"):
        document = parse(name, "name: Pen\nid: pen\n").value
        assert document is not None
        assert list(in_document(document)) == []
    assert list(in_document(read("later: 1\nid: pen\nodd: 2\nname: Pen\n"))) == []


VALUES = (
    "A pen.",
    ">-\n  Two\n\n  lines.",
    "|-\n  Kept",
    "\n  - {one: 1}\n  # inside\n  - two",
    '"a: # b"',
    "[\n  1,\n\n  2]",
)
GAPS = ("", "\n", "\n# apart\n\n", "# above\n", "\n# above\n# and more\n")
blocks = st.tuples(st.sampled_from(GAPS), st.sampled_from(VALUES))
files = st.permutations(ORDER).flatmap(lambda keys: st.tuples(st.just(keys), st.tuples(*(blocks for _ in keys))))


@given(files)
def test_mending_changes_nothing_but_the_order(file: tuple[list[str], tuple[tuple[str, str], ...]]) -> None:
    keys, parts = file
    text = TOP + "".join(f"{gap}{key}: {value}\n" for key, (gap, value) in zip(keys, parts, strict=True))
    before = read(text)
    after = read(mended(text))
    assert after.data == before.data
    if after.text != text:
        assert list(after.data) == list(ORDER)  # type: ignore[call-overload]
        assert sorted(after.text.splitlines()) == sorted(text.splitlines())
        assert mended(after.text) == after.text
