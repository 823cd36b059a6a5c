"""Several records in one YAML file: documents or a list, each by itself."""

import pytest

from intake.tables import read, troubles
from needlecli.intake import Options, Row

A, B = {"ref": "A", "note": "one\n--- not a boundary\n"}, {"ref": "B"}
DOCUMENT = "ref: A\nnote: |\n  one\n  --- not a boundary\n"


@pytest.mark.parametrize("size", [1, 30, 1 << 20])
@pytest.mark.parametrize(
    "text",
    [
        f"{DOCUMENT}---\nref: B\n",
        f"---\n{DOCUMENT}...\n---\n# nobody\nref: B\n",
        f"%YAML 1.2\n---\n{DOCUMENT}---\n---\n\n--- {{ref: B}}\n",
        f"# first\n\n{DOCUMENT}--- # second\nref: B",
        "- ref: A\n  note: |\n    one\n    --- not a boundary\n# between\n- ref: B\n",
        "---\n-\n  ref: A\n  note: |\n    one\n    --- not a boundary\n- {ref: B}\n",
        f"{DOCUMENT}---\n[{{ref: B}}]\n".replace("\n", "\r\n").replace("one\r\n", "one\n").replace("ary\r\n", "ary\n"),
        '[{"ref": "A", "note": "one\\n--- not a boundary\\n"},\n {"ref": "B"}]',
    ],
)
def test_documents_and_lists_are_records(text: str, size: int) -> None:
    assert read("yaml", text.encode(), Options(block=size)) == [Row(1, A), Row(2, B)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ref: [A", ["not-yaml"]),
        ("ref: A\nref: A", ["key-twice"]),
        ("just words", ["not-a-record"]),
        ("- - ref: A", ["not-a-record"]),
        ("ref: &a A", ["alias"]),
        ("ref: !tag A", ["tag"]),
        ("ref: 010", ["two-readings"]),
        ("max_depth: {face: 1,5 mm}", ["wrong-value"]),
        ("ref: \x01", ["not-text"]),
        ("[" * 5000, ["too-large"]),
        ("null", ["not-a-record"]),
    ],
)
def test_one_broken_document_leaves_the_others(text: str, names: list[str]) -> None:
    rows = read("yaml", f"ref: B\n---\n{text}\n---\nref: B\n".encode())
    assert troubles(rows) == [(2, names)]
    assert [rows[0].data, rows[-1].data] == [B, B]


def test_a_trouble_names_the_line_and_nothing_that_stands_there() -> None:
    texts = ["a: CANARY: x", "a: 'CANARY", "CANARY: 1\nCANARY: 2", "CANARY 1: [", "a: 0_1", "{x: 1,5, CANARY: *CANARY}",
             "a: !CANARY x", "1: CANARY", "? [CANARY]\n: x", "\tCANARY", "a: @CANARY"]  # fmt: skip
    for text in texts:
        (row, _) = read("yaml", f"\n\n{text}\n---\nref: B\n".encode())
        assert row.troubles, text
        assert "CANARY" not in repr(row.troubles)
        assert "(line " in row.troubles[0].says
    (row,) = read("yaml", b"\n\nref: A\nref: B\n")
    assert row.troubles[0].says == "a key is written twice (line 4)"


def test_a_long_list_is_read_entry_by_entry() -> None:
    rows = read("yaml", b"- ref: A17\n  notes: some words\n" * 60_000)
    assert len(rows) == 60_000
    assert troubles(rows) == []


def test_a_document_too_long_is_left_out_and_said() -> None:
    text = b"- ref: B\n- ref: C\n  note: " + b"word\n   " * 400 + b"\n- ref: B\n"
    assert troubles(read("yaml", text, Options(block=64, longest=1000))) == [(2, ["too-long"])]
    assert [row.data for row in read("yaml", text, Options(block=64, longest=1000))] == [B, None, B]
