"""A text that is no YAML: the mark stands under the mistake, and the help says what to write."""

from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from needlecli.source import words_meant
from needlecli.source.yaml import parse


@pytest.fixture(params=["C", "pure Python"], scope="module", autouse=True)
def reader(request: pytest.FixtureRequest) -> Iterator[None]:
    """Read with the C parser, then with the parser of a PyYAML that was built without it."""
    if request.param == "C" and not yaml.__with_libyaml__:
        pytest.skip("this PyYAML has no C parser")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml, "__with_libyaml__", request.param == "C")
        yield


COLON = "a colon appears where no key can stand"
NO_COLON = "a colon is missing here"
TOO_DEEP = "this key is indented deeper than the one above it"
QUOTED = "put the text in quotes"
KEY_VALUE = "write key: value, or indent the line deeper if it goes on with the text above"


@pytest.mark.parametrize(
    ("text", "place", "words", "says", "advice"),
    [
        # quotes
        ('says: "Wait.\nlevel: note\n', "1:7", '"Wait.', "this quote is never closed",
         'write " at the end of the text'),
        ('a:\n  - says: "Wait.\n  - says: "Go."\n', "2:11", '"Wait.', "this quote is never closed",
         'write " at the end of the text'),
        ("name: 'Pen\nshort: 'P'\n", "1:7", "'Pen", "this quote is never closed", "write ' at the end of the text"),
        ("{a: 'x, b: [c]}\nd: 'e'\n", "1:5", "'x, b: [c]}", "this quote is never closed",
         "write ' at the end of the text"),
        ("a: 'it's late'\n", "1:8", "s late'", "the text goes on after its closing quote",
         "inside the text, write it twice: it''s"),
        ('a: "a "long" way"\n', "1:8", 'long" way"', "the text goes on after its closing quote",
         'inside the text, write \\" for it'),
        ('a: "5 \\mm"\n', "1:7", "\\m", "this means nothing in double quotes",
         "write \\\\ for one \\, or single quotes"),
        # brackets and braces
        ("a: [b, c\nd: e\n", "1:4", "[b, c", "this list is never closed", "write ] at its end"),
        ("a:\n  - b: [c  # one\n    d: e\n", "2:8", "[c", "this list is never closed", "write ] at its end"),
        ("a: {b: c, d: [e, f}\n", "1:14", "[e, f", "this list is never closed", "write ] at its end"),
        ("a: {b: 1, c: [2]\nd: {e: 3}\n", "1:4", "{b: 1, c: [2]", "this mapping is never closed", "write } at its end"),
        ("a: [1, 2\n", "1:4", "[1, 2", "this list is never closed", "write ] at its end"),
        ("a: [b, c]]\n", "1:10", "]", "this ] closes nothing", "remove it, or open it before"),
        ("- {a: b} c\n", "1:10", "c", "the text goes on after its closing bracket", QUOTED),
        ("a: {b: 1 c: 2}\n", "1:11", ":", COLON, f"write a comma before this key, or {QUOTED}"),
        ('a: ["b" "c"]\n', "1:9", '"c"]', "a comma or ] is missing before this", f"write it, or {QUOTED}"),
        # colons
        ("a: one: two\n", "1:7", ":", COLON, f'{QUOTED}: says: "one: two"'),
        ("a: {b: one: two}\n", "1:11", ":", COLON, f"write a comma before this key, or {QUOTED}"),
        ("a: text that\n  goes on: here\n", "2:10", ":", COLON, f'{QUOTED}: says: "one: two"'),
        ("a: 1\nb 2\nc: 3\n", "2:1", "b 2", NO_COLON, KEY_VALUE),
        ("a:\n  b 2\n  c: 3\n", "2:3", "b 2", NO_COLON, KEY_VALUE),
        ("b 2\nc: 3\n", "1:1", "b 2", NO_COLON, KEY_VALUE),
        ("a: 1\nb = 2 # so\n", "2:1", "b = 2", NO_COLON, KEY_VALUE),
        ("a: 1\nb:2\nc: 3\n", "2:1", "b:2", "a space is missing after the colon", "write it like key: value"),
        # indentation
        ("a:\n\tb: 1\n", "2:1", " ", "a tab is used for indentation", "indent with spaces"),
        ("a:\n \t b: 1\n", "2:2", "  ", "a tab is used for indentation", "indent with spaces"),
        ("a: 1\n  b: 2\n", "2:3", "b", TOO_DEEP, "begin it at the start of the line"),
        ("a:\n  b: 1\n   c: 2\n", "3:4", "c", TOO_DEEP, "begin it 2 spaces in"),
        ("a:\n  - b: 1\n      c: 2\n", "3:7", "c", TOO_DEEP, "begin it 4 spaces in"),
        ("a:\n  b: 1\nc: 2\n  d: 3\n", "3:1", "c", "this key is not indented like those above and below it",
         "begin it 2 spaces in"),
        ("a:\n  - b: 1\n   c: 2\n", "3:4", "c: 2",
         "this line begins 3 spaces in, and none that it could belong to does", "begin it 4 spaces in"),
        ("a:\n  b: 1\n c: 2\n", "3:2", "c: 2", "this line begins 1 space in, and none that it could belong to does",
         "begin it 2 spaces in"),
        ("a: |\n  one\ntwo\nb: 1\n", "3:1", "two", "this line is not indented like the text above it",
         "indent it like the first line of the text"),
        # lists
        ("a: - b\n", "1:4", "- b", "a list cannot begin on the line of its key", "begin it on the next line"),
        ("a:\n  - b: 1\n  -c: 2\n", "3:3", "-", "a space is missing after the dash", "write it like - key: value"),
        ("a:\n  - b\n  c: d\n", "3:3", "c: d", "a list goes on here, and this line has no dash",
         "write - before it, or indent it deeper"),
        ("a: 1\n- b\n", "2:1", "- b", "a list entry stands where a key goes on",
         "write a key above it, or take away the dash"),
        # characters
        ("a: @home\n", "1:4", "@home", "no value can begin with @", QUOTED),
        ("a: *much* better\n", "1:4", "*much* better", "no value can begin with *", QUOTED),
        ("a: & more\n", "1:4", "& more", "no value can begin with &", QUOTED),
        ("a: [b, , c]\n", "1:8", ", c]", "no value can begin with ,", QUOTED),
    ],
)  # fmt: skip
def test_the_mark_stands_under_the_mistake(text: str, place: str, words: str, says: str, advice: str) -> None:
    (found,) = parse("f", text).diagnostics
    assert (str(found.where), words_meant(found.where)) == (f"f:{place}", words)
    assert (found.name, found.says, found.help) == ("not-yaml", says, advice)


def test_what_is_not_known_of_is_said_as_the_parser_says_it() -> None:
    (found,) = parse("f", "%oh\n").diagnostics
    assert found.says.startswith("the file is not YAML here: ")
    assert found.help == "compare the indentation and brackets with the lines above"


LINES = st.lists(
    st.sampled_from(
        [
            "a: 1",
            "  b: 2",
            "   c: 3",
            "- d",
            "  - e: 'f",
            "g 4",
            'h: "i',
            "j: [k",
            "l: {m: n",
            "\to: p",
            "q: |",
            "r: s: t",
            "-u: v",
            "}",
            "",
        ]
    ),
    max_size=7,
).map("\n".join)


@given(LINES)
def test_whatever_breaks_a_text_is_one_finding_inside_it(text: str) -> None:
    found = [d for d in parse("f", text).diagnostics if d.name == "not-yaml"]
    assert len(found) <= 1
    lines = text.splitlines() or [""]
    for one in found:
        span = one.where.span
        assert span.line == span.end_line < len(lines)
        assert span.column <= span.end_column <= len(lines[span.line])
        assert one.says
        assert one.help
