"""Records as JSON and as lines of JSON, whole and broken; and what any bytes do to any reader."""

import io
import random
import time
import tracemalloc
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.tables import FILES, TEXTS, Record, opened, packed, read, reader, troubles
from needlecli.intake import Gunzipped, Options, Row, Unusable

GOOD = b'{"ref": "A"}'
A = {"ref": "A"}

BAD = [
    (b"{'ref': 1}", "not-json"),
    (b'{"ref": NaN}', "not-json"),
    (b'{"ref": Infinity}', "not-json"),
    (b'{"ref": 1e999}', "not-json"),
    (b'{"ref": "\\ud800"}', "not-json"),
    (b'{"ref": ' + b"1" * 5000 + b"}", "not-json"),
    (b'{"ref": "\xff"}', "not-text"),
    (b'{"ref": 01}', "not-json"),
    (b'{"ref": "a\x00b"}', "not-json"),
    (b"5", "not-a-record"),
    (b"null", "not-a-record"),
    (b'["A"]', "not-a-record"),
    (b"[" * 2000 + b"]" * 2000, "too-deep"),
    (b'{"a":' * 70 + b"1" + b"}" * 70, "too-deep"),
    (b'{"ref": "A", "ref": "B"}', "key-twice"),
    (b'{"facts": {"pregnancy": "yes", "pregnancy" : "no"}}', "key-twice"),
    (b'{"note": "at 10:30", "facts": {"a": [{"x": 1, "x": 2}]}}', "key-twice"),
    (b'{"a": 1, "\\u0061": 2}', "key-twice"),
    (b'{"n": "\\":", "b" : 1, "b" : 2, "c": 3}', "key-twice"),
]


@pytest.mark.parametrize(("text", "name"), BAD)
@pytest.mark.parametrize("size", [8, 1 << 20])
def test_one_broken_record_leaves_the_others(text: bytes, name: str, size: int) -> None:
    lines = read("jsonl", b"\n".join((GOOD, text, GOOD)), Options(block=size))
    array = read("json", b"[" + b",".join((GOOD, text, GOOD)) + b"]", Options(block=size))
    assert lines == array
    assert troubles(lines) == [(2, [name])]
    assert [lines[0], lines[2]] == [Row(1, A), Row(3, A)]


def test_a_broken_record_says_nothing_of_what_stands_in_it() -> None:
    text = b'{"ref": "CANARY", "CANARY 1": 1, "CANARY 1": CANARY}'
    for row in read("jsonl", text + b'\n{"CANARY 1": "CANARY", "CANARY 1": "CANARY"}\n'):
        assert row.troubles
        assert "CANARY" not in repr(row.troubles)


@pytest.mark.parametrize("text", ['{"a": "10:30: \\": {[", "b" : {"c": 1}}', '{"a":{"b":{"c":[{"d":"x:y"}]}},"e":[]}'])
def test_colons_and_brackets_in_texts_are_no_second_keys(text: str) -> None:
    (row,) = read("jsonl", text.encode())
    assert row.troubles == ()


def test_blank_lines_are_skipped_and_records_counted() -> None:
    assert read("jsonl", b"\n \r\n" + GOOD + b"\r\n\n\t\n" + GOOD) == [Row(1, A), Row(2, A)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("name", ["jsonl", "json", "yaml"])
def test_byte_order_marks_are_understood(name: str, encoding: str) -> None:
    assert read(name, '{"ref": "é😀"}'.encode(encoding)) == [Row(1, {"ref": "é😀"})]


def test_half_a_letter_at_the_end_of_utf_16_is_a_cut() -> None:
    assert troubles(read("jsonl", '{"ref": "A"}\n'.encode("utf-16") + b"\x00"))[-1] == (2, ["cut-off"])


@pytest.mark.parametrize(
    ("text", "rows", "found"),
    [
        (b"[]", 0, []),
        (b" ", 0, []),
        (GOOD, 1, []),
        (GOOD + b"\n" + GOOD + GOOD, 3, []),
        (b"[" + GOOD + b",", 2, [(2, ["cut-off"])]),
        (b"[" + GOOD + b',{"ref": "', 2, [(2, ["cut-off"])]),
        (b"[" + GOOD, 1, [(1, ["cut-off"])]),
        (GOOD + b'{"ref', 2, [(2, ["cut-off"])]),
        (b"[" + GOOD + b"]x", 2, [(2, ["not-json"])]),
        (b"[" + GOOD + b",]", 2, [(2, ["not-json"])]),
        (b"[" + GOOD + b",," + GOOD + b"]", 3, [(2, ["not-json"])]),
        (b"[" + GOOD + GOOD + b"]", 1, [(1, ["not-json"])]),
        (b"nonsense", 1, [(1, ["not-json"])]),
        (b'[{"a": 1], {"ref": "A"}]', 2, [(1, ["not-json"])]),
    ],
)
@pytest.mark.parametrize("size", [1, 1 << 20])
def test_the_ends_of_arrays(text: bytes, rows: int, found: list[tuple[int, list[str]]], size: int) -> None:
    result = read("json", text, Options(block=size))
    assert (len(result), troubles(result)) == (rows, found)


def test_an_array_is_read_without_being_held() -> None:
    class Long:
        """An array of three thousand records, 50 MB long, that stands nowhere."""

        def __init__(self) -> None:
            between = b"," + b" " * 16_000
            self.pieces = iter([b"[" + GOOD, *[between + GOOD] * 2999, b"]"])

        def read(self, _: int) -> bytes:
            return next(self.pieces, b"")

    tracemalloc.start()
    shelf = reader("json")
    table = shelf.start("x", Long(), Options(block=1 << 16))
    count = sum(len(list(shelf.rows(table.layout, block))) for block in table.blocks)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 3000
    assert peak < 4 << 20


def test_lines_too_long_are_left_out_and_said() -> None:
    text = GOOD + b"\n" + b'{"n": "' + b"z" * 50_000 + b'"}\n' + GOOD
    assert troubles(read("jsonl", text, Options(block=100, longest=1000))) == [(2, ["too-long"])]
    assert read("jsonl", text)[1].data == {"n": "z" * 50_000}


def cut_gzip(data: bytes) -> bytes:
    return data[: len(data) * 2 // 3]


def bad_sum(data: bytes) -> bytes:
    return data[:-8] + bytes(byte ^ 255 for byte in data[-8:-4]) + data[-4:]


@pytest.mark.parametrize("harm", [cut_gzip, bad_sum])
@pytest.mark.parametrize(("name", "write"), [(name, write) for name, _, write in TEXTS])
def test_a_damaged_gzip_ends_in_a_row_that_says_so(
    name: str, write: Callable[[list[Record]], bytes], harm: Callable[[bytes], bytes]
) -> None:
    dice = random.Random(1)  # noqa: S311 - text that does not pack well
    table = [{"ref": f"A{number}", "note": f"{dice.random()}"} for number in range(2000)]
    inside = zlib.compressobj(6, zlib.DEFLATED, 31)
    data = inside.compress(write(table)) + inside.flush()
    stream = Gunzipped(io.BytesIO(harm(data)))
    shelf = reader(name)
    input_ = shelf.start("clients", stream, Options(block=1000))
    rows = [row for block in input_.blocks for row in shelf.rows(input_.layout, block)]
    assert troubles(rows) == [(len(rows), ["cut-off"])]
    assert [row.data for row in rows[:-1]] == table[: len(rows) - 1]
    assert len(rows) > 1000


def harmed(data: bytes, dice: random.Random) -> bytes:
    """Change, cut, double or mix up some bytes of an input."""
    text = bytearray(data)
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(text) + 1)
        match dice.randrange(5):
            case 0:
                text[at : at + 1] = dice.choice(
                    (b'"', b"\n", b"\r", b"\0", b"\xff", b"[", b"{", b"}", b"]", b",", b"\\")
                )
            case 1:
                del text[at : at + dice.randint(1, 40)]
            case 2:
                text[at:at] = text[at : at + 30]
            case 3:
                del text[at:]
            case _:
                text[at:at] = dice.randbytes(3)
    return bytes(text)


ALL = [pytest.param(name, write, id=f"{name}{suffix}") for name, suffix, write in (*TEXTS, *FILES)]


@pytest.mark.parametrize(("name", "write"), ALL)
def test_any_harm_gives_rows_and_troubles_and_never_a_crash(name: str, write: Callable[..., bytes]) -> None:
    dice = random.Random(name)  # noqa: S311
    table = [{"ref": f"A{n}", "note": dice.choice(("yes", 'a "b", c', "l\nm", "ü"))} for n in range(12)]
    data = write(table)
    for _ in range(200):
        broken = harmed(data, dice)
        results = []
        for size in (16, 1 << 20):
            try:
                results.append(read(name, broken, Options(block=size)))
            except Unusable as refused:
                results.append([Row(0, {"refused": refused.says})])
        assert results[0] == results[1], broken
        assert all(row.data is not None or row.troubles for row in results[0])


@given(st.binary(max_size=200), st.sampled_from([name for name, _, _ in (*TEXTS, *FILES)]))
def test_any_bytes_are_survivable(data: bytes, name: str) -> None:
    try:
        rows = read(name, data, Options(block=16, longest=64))
    except Unusable as refused:
        assert refused.says  # noqa: PT017
        return
    assert all(row.data is not None or row.troubles for row in rows)


def test_a_file_without_records_says_so() -> None:
    for name in ("jsonl", "json", "yaml"):
        empty = opened(name, b"\n\n")
        assert list(empty.blocks) == []
        assert empty.notices == [f"clients.{name} holds no records"]


def test_packed_data_is_unpacked_whatever_the_size_of_the_pieces() -> None:
    data = bytes(range(256)) * 5000
    for size in (1, 1000, 1 << 20):
        stream = Gunzipped(io.BytesIO(packed(data[: 100 * size])))
        parts = []
        while part := stream.read(size):
            assert len(part) <= size
            parts.append(part)
        assert b"".join(parts) == data[: 100 * size]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (b"[" * 3_000_000, [(1, ["cut-off"])]),
        (b'[{"a":' + b"[" * 3_000_000, [(1, ["cut-off"])]),
        (b"[" * 3_000_000 + b"]" * 3_000_000, [(1, ["too-deep"])]),
        (b"[" + b"[" * 3_000_000 + b"]" * 3_000_000 + b', {"ref": "A"}]', [(1, ["too-deep"])]),
        (b'{"a": ' + b"[" * 3_000_000 + b"]" * 3_000_000 + b'} {"ref": "A"}', [(1, ["too-deep"])]),
        (b"[1" + b"}" * 300_000 + b"]", [(1, ["not-json"])]),
        (b"[1" * 3_000_000, [(1, ["cut-off"])]),
        (b"[[[[[[" + b'"a",' * 3_000_000, [(1, ["cut-off"])]),
        (b"[" + b"[1, " * 300_000 + b"2] " + b"] " * 299_999 + b', {"ref": "A"}]', [(1, ["too-deep"])]),
        (b"[[[[[[[" + b"], " * 5 + b'], {"ref": "A"}]', [(1, ["not-json"])]),
    ],
)
def test_millions_of_brackets_are_passed_over_at_once(text: bytes, found: list[tuple[int, list[str]]]) -> None:
    begun = time.process_time()
    rows = read("json", text)
    assert time.process_time() - begun < 2
    assert troubles(rows) == found
    assert [row.data for row in rows[1:]] == [{"ref": "A"}] * (b"ref" in text)
