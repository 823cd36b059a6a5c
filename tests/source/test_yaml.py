"""One strict dialect: whatever stands in a file, there is a finding at the right place and never an exception."""

import json

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from needlecli.source import Diagnostic, Document, Spot
from needlecli.source.decoding import MAX_BYTES
from needlecli.source.yaml import MAX_DEPTH, MAX_VALUES, parse

pytestmark = pytest.mark.usefixtures("reader")

BILLION = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9) if n else 'lol'}]\n" for n in range(9))
MERGES = "a: &a {}\n" + "".join(f"b{n}:\n  <<: [*a, *a]\n" for n in range(25))


@pytest.fixture(params=["C", "pure Python"], scope="module")
def reader(request: pytest.FixtureRequest) -> object:
    """Read with the C parser, then with the parser of a PyYAML that was built without it."""
    if request.param == "C" and not yaml.__with_libyaml__:
        pytest.skip("this PyYAML has no C parser")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml, "__with_libyaml__", request.param == "C")
        yield request.param


def told(text: str | bytes) -> list[tuple[str, str]]:
    """Give the findings on a text: line and column, and name."""
    return [(f"{d.where.span.line + 1}:{d.where.span.column + 1}", d.name) for d in parse("f", text).diagnostics]


def only(text: str | bytes) -> Diagnostic:
    (finding,) = parse("f", text).diagnostics
    return finding


def read(text: str | bytes) -> object:
    """Give the data of a text that must have no finding."""
    checked = parse("f", text)
    assert checked.diagnostics == ()
    assert checked.value is not None
    return checked.value.data


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: 1\nb: [x, 2.5, true, ~]\n", {"a": 1, "b": ["x", 2.5, True, None]}),
        ("consent: yes\nretest: off\ncountry: NO\n", {"consent": "yes", "retest": "off", "country": "NO"}),
        ("no: not a truth value\n", {"no": "not a truth value"}),
        ("d: 2026-11-22\nbad: 2024-02-30\n", {"d": "2026-11-22", "bad": "2024-02-30"}),
        ("depth: 0,5\n", {"depth": "0,5"}),
        ("v: 1.10\nw: '1.10'\n", {"v": 1.1, "w": "1.10"}),
        ("small: 1e-3\nlarge: 1.5e3\n", {"small": 0.001, "large": 1500.0}),
        ("quoted: '010'\nalso: \"1:30\"\n", {"quoted": "010", "also": "1:30"}),
        ("\"1\": x\n'~': y\n", {"1": "x", "~": "y"}),
        ("'<<': not a merge\n", {"<<": "not a merge"}),
        ("says: |\n  one\n  two\n", {"says": "one\ntwo\n"}),
        ("says: >-\n  one\n  two\n", {"says": "one two"}),
        ("a:\nb: ''\n", {"a": None, "b": ""}),
        ("\ufeffa: 1\n", {"a": 1}),
        (b"\xef\xbb\xbfa: 1\n", {"a": 1}),
        ("a: 1\r\nb: 2\r\n", {"a": 1, "b": 2}),
        ("--- \na: 1\n...\n", {"a": 1}),
        ("{min:3}", {"min:3": None}),
        ("a: 皮膚 é 👩\n", {"a": "皮膚 é 👩"}),
        ('a: "\\x1b[31m"\n', {"a": "\x1b[31m"}),
        ("just words\n", "just words"),
        ("[]", []),
        ("null", None),
        ('{"json": [1, {"is": "yaml"}]}', {"json": [1, {"is": "yaml"}]}),
    ],
)
def test_what_a_reviewer_reads_is_what_is_read(text: str | bytes, data: object) -> None:
    assert read(text) == data


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        pytest.param("[" * 24_000, [("1:65", "too-large")], id="brackets"),
        pytest.param("[" * 200_000, [("1:65", "too-large")], id="very-many-brackets"),
        pytest.param("- " * 24_000, [("1:129", "too-large")], id="dashes"),
        pytest.param("{a: " * 24_000, [("1:257", "too-large")], id="braces"),
        pytest.param("{" * MAX_BYTES, [("1:2", "key-not-text")], id="a-mebibyte-of-braces"),
        pytest.param("a: 1\nb: [" + "1," * (MAX_VALUES + 9) + "]", [("2:99999", "too-large")], id="too-many-values"),
        pytest.param("x" * (MAX_BYTES + 1), [("1:1", "too-large")], id="too-many-bytes"),
        pytest.param("&a [*a]", [("1:1", "alias"), ("1:5", "alias")], id="cycle"),
        pytest.param("a: &x 1\nb: *x\n", [("1:4", "alias"), ("2:4", "alias")], id="scalar-anchor"),
        pytest.param("&k a: 1\n", [("1:1", "alias")], id="key-anchor"),
        pytest.param("a: &k b\n*k : 1\n", [("1:4", "alias"), ("2:1", "key-not-text")], id="alias-key"),
        pytest.param("<<: {a: 1}\n", [("1:1", "merge-key")], id="merge"),
        pytest.param("n: " + "1" * 5_000, [("1:4", "two-readings")], id="5000-digits"),
        pytest.param("n: 1e400\n", [("1:4", "two-readings")], id="1e400"),
        pytest.param("depth: .nan\n", [("1:8", "two-readings")], id="nan"),
        pytest.param("dwell: 1:30\n", [("1:8", "two-readings")], id="sexagesimal"),
        pytest.param("lot: 010\n", [("1:6", "two-readings")], id="octal"),
        pytest.param("a: 1\nb:\n  - 1_5\n", [("3:5", "two-readings")], id="underscore"),
        pytest.param("a: 1\nb: 2\na: 3\n", [("3:1", "key-twice")], id="key-twice"),
        pytest.param("a: 1\n\"a\": 2\n'a': 3\n", [("2:1", "key-twice"), ("3:1", "key-twice")], id="key-thrice"),
        pytest.param("a: {b: 1, c: 2, b: 3}\n", [("1:17", "key-twice")], id="key-twice-inside"),
        pytest.param("1: x\n", [("1:1", "key-not-text")], id="number-key"),
        pytest.param("a: 1\n~: x\n", [("2:1", "key-not-text")], id="null-key"),
        pytest.param("true: x\n", [("1:1", "key-not-text")], id="truth-key"),
        pytest.param("010: x\n", [("1:1", "key-not-text")], id="octal-key"),
        pytest.param("{1:2}", [("1:2", "key-not-text")], id="colon-without-space-key"),
        pytest.param("? [a, b]\n: x\n", [("1:3", "key-not-text")], id="list-key"),
        pytest.param("{a: 1}: 2\n", [("1:1", "key-not-text")], id="mapping-key"),
        pytest.param("a: !!binary aGk=\n", [("1:4", "tag")], id="binary"),
        pytest.param("a: !!set {x}\n", [("1:4", "tag")], id="set"),
        pytest.param("a: !!str 1\n", [("1:4", "tag")], id="harmless-tag"),
        pytest.param("a: ! x\n", [("1:4", "tag")], id="bare-tag"),
        pytest.param("!!str a: 1\n", [("1:1", "tag")], id="key-tag"),
        pytest.param("a: !!python/object/apply:os.system [x]\n", [("1:4", "tag")], id="python"),
        pytest.param("a: x\ud800\n", [("1:5", "not-text")], id="surrogate"),
        pytest.param(b"a: 1\nb: \xed\xa0\x80\n", [("2:4", "not-text")], id="surrogate-bytes"),
        pytest.param("é: 皮\nb: x\udfff".encode("utf-8", "surrogatepass"), [("2:5", "not-text")], id="after-wide"),
        pytest.param(b"a: 1\nb: \xff\n", [("2:4", "not-text")], id="not-utf-8"),
        pytest.param("a: 1".encode("utf-16"), [("1:1", "not-text")], id="utf-16"),
        pytest.param("a: caf\xe9".encode("latin-1"), [("1:7", "not-text")], id="latin-1"),
        pytest.param("a: 1\rb: \x07\n", [("2:4", "not-text")], id="bell"),
        pytest.param("a: 1\r\nb: \x1b[31m\n", [("2:4", "not-text")], id="escape"),
        pytest.param("a: \x00\n", [("1:4", "not-text")], id="nul"),
        pytest.param("皮膚: \ufffe\n", [("1:5", "not-text")], id="non-character"),
        pytest.param("a:\n\tb: 1\n", [("2:1", "not-yaml")], id="tab"),
        pytest.param("a: one: two\n", [("1:7", "not-yaml")], id="colon"),
        pytest.param("a: 1\n---\nb: 2\n", [("2:1", "second-document")], id="second-document"),
        pytest.param("", [("1:1", "empty-file")], id="empty"),
        pytest.param("# only a remark\n", [("1:1", "empty-file")], id="only-a-remark"),
    ],
)
def test_a_hostile_text_gives_a_finding_at_its_place(text: str | bytes, findings: list[tuple[str, str]]) -> None:
    assert told(text) == findings


@pytest.mark.parametrize(
    "text",
    [
        "a: [1, 2",
        "a: {b: 1",
        'a: "open',
        "a: 'open",
        "a: 1\n  b: 2\n",
        "- a\nb: 1\n",
        ": x",
        "a: ]",
        "@a",
        "%",
        "a: *",
        "a: &",
        "!<",
        "? ? ?",
        "a: |9x\n",
        'a: "\\q"',
        "{a: b}}",
        "[a]]",
        "*",
        "a: 1\n b: 2",
        "%YAML 3.0\n---\na",
    ],
)
def test_text_that_is_not_yaml_is_refused_within_the_text(text: str) -> None:
    checked = parse("f", text)
    assert checked.value is None
    assert {d.name for d in checked.diagnostics} <= {"not-yaml", "key-not-text", "tag", "alias"}
    assert all(d.where.span.line < max(1, len(text.splitlines())) for d in checked.diagnostics)


def test_nested_aliases_are_each_refused_and_never_expanded() -> None:
    checked = parse("f", BILLION)
    assert {d.name for d in checked.diagnostics} == {"alias"}
    assert len(checked.diagnostics) == 9 + 8 * 9
    assert checked.value is not None
    assert len(json.dumps(checked.value.data)) < 1_000


def test_merges_of_merges_are_each_refused() -> None:
    checked = parse("f", MERGES)
    assert {d.name for d in checked.diagnostics} == {"alias", "merge-key"}
    assert len(checked.diagnostics) == 1 + 25 * 3


def test_the_deepest_allowed_nesting_is_read() -> None:
    assert told("[" * (MAX_DEPTH - 1) + "1" + "]" * (MAX_DEPTH - 1)) == []
    assert told("[" * MAX_DEPTH + "1" + "]" * MAX_DEPTH) == [("1:65", "too-large")]


def test_one_file_with_five_traps_says_each_at_its_place() -> None:
    text = "depth_mm: 1_5\ndepth_mm: 1.5\nstart: 010\nat: 1:30\nlimit: .nan\nok: no\n"
    assert told(text) == [
        ("1:11", "two-readings"),
        ("2:1", "key-twice"),
        ("3:8", "two-readings"),
        ("4:5", "two-readings"),
        ("5:8", "two-readings"),
    ]


def test_a_key_written_twice_shows_both_places() -> None:
    finding = only("a: 1\nb: 2\na: 3\n")
    ((label, first),) = finding.related
    assert (finding.says, finding.help) == ("the key 'a' is written twice", "keep one of them")
    assert (label, str(first)) == ("first given here", "f:1:1")


def test_an_entry_that_lost_its_dash_is_one_finding() -> None:
    finding = only("- id: one\n  level: note\n  says: x\n  id: two\n  level: defer\n  says: y\n")
    assert str(finding.where) == "f:4:3"
    assert finding.says == "the key 'id' is written twice, and so are 2 more of its mapping"
    assert finding.help == "keep one of each; if a new entry begins here, write - before it"
    assert [str(where) for _, where in finding.related] == ["f:1:3"]


def test_keys_twice_in_two_mappings_are_two_findings() -> None:
    assert told("- {a: 1, a: 2}\n- {a: 1, b: 1, a: 2, b: 2}\n") == [("1:10", "key-twice"), ("2:16", "key-twice")]


@pytest.mark.parametrize(
    ("text", "says", "advice"),
    [
        ("a:\n\tb: 1\n", "a tab is used for indentation", "indent with spaces"),
        ("a: x: y\n", "a colon appears where no key can stand", 'put the text in quotes: says: "one: two"'),
        ("", "the file holds no values", "write at least one key: value"),
        ("a: \x07", "the control character U+0007 stands here", "remove it"),
        (b"a: \xff", "a byte here is not UTF-8 text", "save the file as UTF-8"),
        ("x" * (MAX_BYTES + 1), "the file is larger than 1024 KiB", "split it into one file a variant"),
        ("a: 1\n---\nb: 2", "a second document starts here", "keep one document a file"),
        ("a: *b", "aliases are not used here", "write the value out"),
        ("a: &b c", "anchors are not used here", "remove it and write values out"),
        ("<<: {a: 1}", "merge keys are not used here", "write the values out"),
        ("a: !!set {}", "the tag tag:yaml.org,2002:set is not used here", "remove it"),
        ("1: a", "the key '1' is not read as text", "put it in quotes"),
        ("[a]: b", "a key is one plain word", "write key: value"),
    ],
)
def test_a_finding_says_what_is_wrong_and_what_to_write(text: str | bytes, says: str, advice: str) -> None:
    finding = only(text)
    assert (finding.says, finding.help) == (says, advice)


def test_a_finding_carries_the_text_for_its_frame() -> None:
    assert only(b"a: 1\nb: \xff\n").where.text == "a: 1\nb: \ufffd\n"
    assert only("a: 1\nb: \x07\n").where.text == "a: 1\nb: \ufffd\n"
    assert only("a: 1\nb: 010\n").where.text == "a: 1\nb: 010\n"


def test_what_can_be_understood_is_kept_beside_the_findings() -> None:
    checked = parse("f", "a: 010\nb: *x\nc: [1, 2]\n")
    assert checked.value is not None
    assert checked.value.data == {"a": "010", "b": None, "c": [1, 2]}
    assert not checked.usable


# -- any text -----------------------------------------------------------------------------------------------------

YAMLISH = st.text(st.sampled_from(" \n\t-:?[]{},&*!|>'\"%@`#~<.0159_eayno\r\x85\u2028皮\ufeff\x07\\"), max_size=60)
FRAGMENTS = st.lists(
    st.sampled_from(
        [
            "a: ",
            "b:\n  ",
            "- ",
            "{",
            "}",
            "[",
            "]",
            ", ",
            "\n",
            "\n  ",
            "? ",
            "&x ",
            "*x",
            "!!t ",
            "<<: ",
            "|\n  ",
            '"',
            "'",
            "---\n",
            "...\n",
            "# c\n",
            "1",
            "010",
            "~",
            "text",
            "皮",
            "\t",
            "%YAML 1.1\n",
            "\r\n",
            ">-\n    z\n",
        ]
    ),
    max_size=25,
).map("".join)


def inside(document_text: str, spans: list[tuple[int, int, int, int]]) -> bool:
    lines = f"{document_text}.".splitlines()
    lines[-1] = lines[-1][:-1]
    return all(
        (line, column) <= (end_line, end_column)
        and end_line < len(lines)
        and column <= len(lines[line])
        and end_column <= len(lines[end_line])
        for line, column, end_line, end_column in spans
    )


def spans_of(spot: Spot) -> list[tuple[int, int, int, int]]:
    inner = spot.inside.values() if isinstance(spot.inside, dict) else spot.inside or []
    return [*([spot.key] if spot.key else []), spot.value, *(span for part in inner for span in spans_of(part))]


def survives(text: str | bytes) -> None:
    checked = parse("f", text)
    assert checked.value is not None or checked.diagnostics
    for finding in checked.diagnostics:
        places = [finding.where, *(where for _, where in finding.related)]
        assert all(inside(place.text, [place.span]) for place in places)
    if checked.value is not None:
        document: Document = checked.value
        assert inside(document.text, spans_of(document.spot))
        json.dumps(document.data, allow_nan=False)  # plain data, and every number finite


@given(st.text(max_size=80) | YAMLISH | FRAGMENTS)
@example("? a")
@example("? a\n  b # c")
@example("a: b\x85c: d")
@example("\ufeff\ufeff")
@example("a: '\u2028'")
def test_any_text_is_survived_and_every_span_lies_inside_it(text: str) -> None:
    survives(text)


@given(st.binary(max_size=80) | FRAGMENTS.map(lambda text: text.encode("utf-16")) | YAMLISH.map(str.encode))
def test_any_bytes_are_survived_and_every_span_lies_inside_them(data: bytes) -> None:
    survives(data)


@given(
    st.dictionaries(
        st.text(max_size=20), st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"])), max_size=5
    )
)
def test_json_of_any_texts_is_read_as_written(data: dict[str, str]) -> None:
    keys = {f"k-{key.encode().hex()}": value for key, value in data.items()}
    assert read(json.dumps(keys)) == keys


@pytest.mark.parametrize("text", ['a: "\\ud83d"', '{"\\ud83d\\ude00": 1}', 'a: "\\U00110000"', 'a: "\\UFFFFFFFF"'])
def test_half_a_character_and_one_beyond_unicode_are_refused(text: str) -> None:
    checked = parse("f", text)
    assert checked.value is None
    assert [d.name for d in checked.diagnostics] == ["not-yaml"]


@pytest.mark.parametrize(
    ("text", "data", "says"),
    [
        ("{a: 1,5 mm, b: x}", {"a": "1.5 mm", "b": "x"}, "'1,5 mm' is written with a comma"),
        ("{a: 1,5-2,0 mm, b: x}", {"a": "1.5-2.0 mm", "b": "x"}, "'1,5-2,0 mm' is written with a comma"),
    ],
)
def test_a_figure_torn_apart_by_a_decimal_comma_is_one_mistake(text: str, data: dict[str, str], says: str) -> None:
    checked = parse("f", text)
    assert checked.value is not None
    assert checked.value.data == data
    ((name, said, span),) = [(d.name, d.says, d.where.span) for d in checked.diagnostics]
    assert (name, said) == ("wrong-value", says)
    assert text[span.column : span.end_column] in says


@pytest.mark.parametrize("text", ["{a: 0.5,b: 1}", "{a: 1, 5 mm: x}", "{a: x,5 mm}", "{a: [1],5 mm}"])
def test_other_commas_are_left_alone(text: str) -> None:
    assert "comma" not in " ".join(d.says for d in parse("f", text).diagnostics)
