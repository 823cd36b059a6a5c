"""Cases are written so that they are read back word for word, and adding one changes no other byte."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import TODAY
from case_builders import read, small
from needlecli.advice import recommend
from needlecli.cases import added, as_yaml, name_of, run, seen, started
from needlecli.client import read_client
from needlecli.source import Document
from needlecli.source.yaml import parse

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(
    [
        "no",
        "yes",
        "null",
        "~",
        "true",
        "010",
        "1:30",
        "1_000",
        "2026-11-22",
        "a: b",
        "a #b",
        "- a",
        "[a]",
        "",
        " a",
        "a ",
    ]
)
values = (
    words | st.integers(-(10**9), 10**9) | st.booleans() | st.none() | st.floats(0.001, 1000).map(lambda f: round(f, 3))
)
data = st.recursive(
    values,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(words.filter(bool), inner, max_size=5),
    max_leaves=30,
)
"""Plain data with every word that some reader of YAML takes for something else."""

KEYS = st.dictionaries(st.from_regex(r"[a-z][a-z_-]{0,9}", fullmatch=True), data, min_size=1, max_size=5)


@given(KEYS)
def test_what_is_written_is_read_back(value: dict[str, Any]) -> None:
    text = as_yaml(value)
    read_back = parse("x", text)
    assert read_back.value is not None, (text, read_back.diagnostics)
    assert read_back.value.data == value


def test_text_that_reads_as_something_else_is_quoted_and_all_else_is_not() -> None:
    told = {"facts": {"isotretinoin": "2026-09-01", "wound": "yes@cheeks+forehead", "smoker": "no", "ref": "017"}}
    assert as_yaml(told) == 'facts: {isotretinoin: 2026-09-01, wound: yes@cheeks+forehead, smoker: no, ref: "017"}\n'


def test_a_list_that_is_too_long_for_a_line_takes_several() -> None:
    text = as_yaml({"asks": [f"question-number-{n}" for n in range(12)]}, "  ")
    assert text.splitlines()[0] == "  asks: ["
    assert max(len(line) for line in text.splitlines()) <= 118
    assert text.endswith(" question-number-11]\n")


RECORDS: list[dict[str, Any]] = [
    {"concerns": ["scars"], "others": "no", "facts": {"isotretinoin": "2026-06-01", "age": "34"}},
    {"concerns": ["scars", "lines"], "areas": ["face"], "others": "no"},
    {"concerns": {"scars": 2, "lines": 1}, "facts": {"skin_type": "VI", "wound": "yes@cheeks"}},
    {"concerns": ["scars"], "notes": 'has a "dog": #1\nand a cat', "event": "2026-12-24", "available": ["pen"]},
]


class TestACaseOfWhatWasSeen:
    @pytest.mark.parametrize("record", RECORDS)
    def test_is_the_same_client_and_expects_what_was_said(self, record: dict[str, Any]) -> None:
        client = read_client(Document("record", "", record), small(), TODAY).value
        assert client is not None
        text = started("2026-11-22", seen(record, recommend(small(), client), "as seen"))
        (case,) = read(text).value or ()
        assert case.client == client
        assert run(case, small()).state == "unconfirmed"
        assert run(case._replace(confirmed=True), small()).state == "passed"

    def test_expects_the_settings_that_were_said(self) -> None:
        careful = """
  - {id: gentle, level: adjust, when: {wound: yes}, says: S., sources: [study],
     adjust: {passes: 1, test_spot: true, anaesthetic: none, keep_out: the wound, margin: 5 mm, sun_avoid: 1 week}}
"""
        pack = small(careful)
        record = {"concerns": ["scars"], "others": "no", "facts": {"wound": "yes"}}
        client = read_client(Document("x", "", record), pack, TODAY).value
        assert client is not None
        case = {**seen(record, recommend(pack, client), "careful"), "confirmed": "yes"}
        checked = read(f"on: {TODAY}\ncases:\n{as_yaml([case], '  ')}", pack)
        assert checked.value is not None, [d.says for d in checked.diagnostics]
        (again,) = checked.value
        assert again.expect is not None
        assert again.expect.settings["pen"]["passes"] == "1"
        assert run(again, pack).passed

    def test_is_named_by_the_concern_and_what_is_not_denied(self) -> None:
        facts = {"pregnancy": "no", "isotretinoin": "2026-06-01"}
        assert name_of({"concerns": ["scars", "lines"], "facts": facts}) == "scars, lines, isotretinoin 2026-06-01"
        assert name_of({}) == "no concern"


CASE = {"name": "new", "expect": {"cautions": []}}
ADDED = {
    "below the last one": ("cases:\n  - name: old\n", "cases:\n  - name: old\n", "  - name: new\n"),
    "with the indent of the others": ("cases:\n- name: old\n", "cases:\n- name: old\n", "- name: new\n"),
    "where the last line has no end": ("cases:\n  - name: old", "cases:\n  - name: old\n", "  - name: new\n"),
    "below a comment at the end": (
        "cases:\n  - name: old\n# end\n",
        "cases:\n  - name: old\n# end\n",
        "  - name: new\n",
    ),
    "to an empty list": ("cases: [] # none\n", "cases: # none\n", "  - name: new\n"),
    "to nothing": ("cases:\n", "cases:\n", "  - name: new\n"),
    "with the line ends of the file": (
        "cases:\r\n  - name: old\r\n",
        "cases:\r\n  - name: old\r\n",
        "  - name: new\r\n",
    ),
}


@pytest.mark.parametrize("where", ADDED)
def test_a_case_is_added(where: str) -> None:
    before, kept, starts = ADDED[where]
    document = parse("x", f"on: 2026-11-22\n{before}").value
    assert document is not None
    text = added(document, CASE)
    assert text is not None
    assert text.startswith(f"on: 2026-11-22\n{kept}{starts}")
    again = parse("x", text).value
    assert again is not None
    assert isinstance(again.data, dict)
    assert again.data["cases"][-1] == CASE


@pytest.mark.parametrize(
    "text",
    [
        "cases: [{name: old}]\n",
        "cases:\n  - name: old\non: 2026-11-22\n",
        "cases: 3\n",
        "{cases: []}\n",
        "cases:\n  - name: old\n...\n",
    ],
)
def test_a_case_is_not_added_where_there_is_no_plain_place_for_it(text: str) -> None:
    document = parse("x", text).value
    assert document is not None
    assert added(document, CASE) is None
