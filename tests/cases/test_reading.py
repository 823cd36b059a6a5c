"""Reading a case file: every mistake is found at its very characters, before anything runs."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import TODAY
from case_builders import HEAD, read, small
from needlecli.advice import Verdict
from needlecli.cases import Match, is_case_file, read_cases
from needlecli.lint import Example
from needlecli.logic import NEVER, Amount, Depth, Duration, Past, Period
from needlecli.source import Diagnostic, Document
from needlecli.source.yaml import parse


def case(text: str) -> str:
    """Put lines of one case below the head of a file."""
    return f"{HEAD}cases:\n  - name: a case\n" + "".join(f"    {line}\n" for line in text.strip("\n").splitlines())


def marked(text: str) -> tuple[Diagnostic, ...]:
    """Give what is found in a text, after checking that it is found at the marks in it, and nowhere else."""
    example = Example("cases/scars.yaml", text)
    found = read(example.plain).diagnostics
    places = {(d.where.span.line, d.where.span.column, d.where.span.end_column) for d in found}
    assert places == set(example.marked), [f"{d.where} {d.says}" for d in found]
    return found


class TestAWholeCase:
    TEXT = case("""
client: {facts: {isotretinoin: 2026-06-01}}
variants: [pen]
sources: [study]
known_gap: nobody has looked
confirmed: no
expect:
  cautions: {include: [isotretinoin-wait], exclude: [pregnancy-stop]}
  asks: [event]
  offered: []
  verdicts: {pen: defer}
  if_clear: {pen: defer}
  until: {pen: 2026-12-01}
  depth: {pen: {cheeks: 1.0-1.5 mm, forehead: none}}
  interval: {pen: 4-6 weeks}
  unrecognised: [a dog]
""")

    def test_is_read_with_all_that_is_said_about_it(self) -> None:
        checked = read(self.TEXT)
        assert checked.diagnostics == ()
        (found,) = checked.value or ()
        assert (found.name, found.variants, found.sources) == ("a case", ("pen",), ("study",))
        assert (found.known_gap, found.confirmed) == ("nobody has looked", False)
        assert found.path == ("cases", 0)
        assert found.record["facts"] == {"age": 34, "skin_type": "II", "isotretinoin": "2026-06-01"}

    def test_is_read_with_all_that_it_expects(self) -> None:
        expect = (read(self.TEXT).value or ())[0].expect
        assert expect is not None
        assert expect.cautions == Match(None, ("isotretinoin-wait",), ("pregnancy-stop",))
        assert expect.asks == Match(("event",))
        assert expect.offered == Match(())
        assert expect.verdicts == {"pen": Verdict.DEFER}
        assert expect.until == {"pen": date(2026, 12, 1)}
        assert expect.depth == {"pen": {"cheeks": Depth(1.0, 1.5), "forehead": None}}
        assert expect.interval == {"pen": Period(Duration(4, "week"), Duration(6, "week"))}
        assert expect.unrecognised == Match(("a dog",))
        assert expect.first is None

    def test_looks_at_every_variant_and_closes_what_it_leaves_out(self) -> None:
        (found,) = read(case("expect: {first: pen}")).value or ()
        assert found.variants == ("pen", "roller")
        assert found.expect is not None
        assert found.expect.cautions == found.expect.asks == found.expect.unrecognised == Match(())

    def test_looks_at_the_variants_of_its_file_unless_it_names_its_own(self) -> None:
        text = f"{HEAD}variants: [pen]\ncases:\n  - name: one\n  - name: two\n    variants: [roller, pen]\n"
        assert [found.variants for found in read(text).value or ()] == [("pen",), ("roller", "pen")]


class TestTheClientOfACase:
    def client(self, text: str) -> object:
        return (read(case(text)).value or ())[0].client

    def test_starts_from_that_of_the_file(self) -> None:
        (found,) = read(case("expect: {first: pen}")).value or ()
        assert (found.client.on, found.client.concern_ids) == (TODAY, frozenset({"scars"}))
        assert found.client.answers["age"] == Amount(34)
        assert found.client.answers["isotretinoin"] == NEVER

    def test_replaces_keys_and_lays_facts_over_facts(self) -> None:
        (found,) = read(case("client: {concerns: [lines], facts: {isotretinoin: 2026-06-01}}\nexpect: {}")).value or ()
        assert found.client.concern_ids == {"lines"}
        assert found.client.answers["age"] == Amount(34)
        assert found.client.answers["isotretinoin"] == Past(date(2026, 6, 1), date(2026, 6, 1))

    def test_opens_a_fact_that_is_set_to_unknown(self) -> None:
        (found,) = read(case("client: {facts: {age: unknown}}\nexpect: {}")).value or ()
        assert "age" not in found.client.answers

    def test_answers_a_fact_of_the_file_in_other_words(self) -> None:
        head = "on: 2026-11-22\nclient: {concerns: [scars], facts: {pregnancy: no}}\n"
        checked = read(f"{head}cases:\n  - name: a case\n    client: {{facts: {{pregnant: yes}}}}\n")
        assert checked.diagnostics == ()
        assert (checked.value or ())[0].record["facts"] == {"pregnant": "yes"}

    def test_may_be_for_another_day(self) -> None:
        (found,) = read(case("client: {on: 2026-01-01}\nexpect: {}")).value or ()
        assert found.client.on == date(2026, 1, 1)

    def test_is_found_wanting_where_it_was_written(self) -> None:
        text = """
on: 2026-11-22
client:
  concerns: [scarz]
             ^^^^^
  facts: {age: 34}
cases:
  - name: one
    client:
      facts: {isotretinoin: last spring}
                            ^^^^^^^^^^^
  - name: two
    client: {facts: {agee: 3}}
                     ^^^^
"""
        found = marked(text)
        assert [(d.name, d.help) for d in found if d.help.startswith("did")] == [
            ("unknown-term", "did you mean 'scars'?"),
            ("unknown-term", "did you mean 'age'?"),
        ]
        assert [d.where.path for d in found] == [
            ("client", "concerns", 0),
            ("cases", 0, "client", "facts", "isotretinoin"),
            ("cases", 1, "client", "facts", "agee"),
        ]
        assert {d.name for d in found} == {"unknown-term", "wrong-value"}


MISTAKES = {
    "a caution that is not of this pack": (
        "expect: {cautions: [isotretinoin-wai]}\n                    ^^^^^^^^^^^^^^^^",
        "unknown-term",
        "did you mean 'isotretinoin-wait'?",
    ),
    "a caution ruled out that is not of this pack": (
        "expect: {cautions: {exclude: [keloid]}}\n                              ^^^^^^",
        "unknown-term",
        "see needle show cautions",
    ),
    "a question about no fact": (
        "expect: {asks: [isotretinoine]}\n                ^^^^^^^^^^^^^",
        "unknown-term",
        "did you mean 'isotretinoin'?",
    ),
    "a variant by its name": (
        "expect: {offered: [Pen]}\n                   ^^^",
        "unknown-term",
        "did you mean 'pen'?",
    ),
    "a variant as a key": (
        "expect: {verdicts: {penn: defer}}\n                    ^^^^",
        "unknown-term",
        "did you mean 'pen'?",
    ),
    "a word that is no verdict": (
        "expect: {verdicts: {pen: deferred}}\n                         ^^^^^^^^",
        "wrong-value",
        "did you mean 'defer'?",
    ),
    "a verdict that is far from any": (
        "expect: {if_clear: {pen: ok}}\n                         ^^",
        "wrong-value",
        "write suitable, with-care, ask-first, needs-clearance, defer, contraindicated, not-available, not-indicated",
    ),
    "a day that does not exist": (
        "expect: {until: {pen: 2026-02-30}}\n                      ^^^^^^^^^^",
        "wrong-value",
        "write it like 2026-11-22, or none",
    ),
    "an area that does not exist": (
        "expect: {depth: {pen: {chekks: none}}}\n                       ^^^^^^",
        "unknown-term",
        "did you mean 'cheeks'?",
    ),
    "a depth without its unit": (
        "expect: {depth: {pen: {cheeks: 1.0}}}\n                               ^^^",
        "wrong-value",
        "write the unit too, like 0.5-1.0 mm, or none",
    ),
    "an interval the wrong way round": (
        "expect: {interval: {pen: 6-4 weeks}}\n                         ^^^^^^^^^",
        "wrong-value",
        "write the shorter first",
    ),
    "an option that nothing strikes": (
        "expect: {struck: {pen: [phenol]}}\n                  ^^^",
        "wrong-value",
        "no question of this pack has options that can be struck out",
    ),
    "a setting that does not exist": (
        "expect: {settings: {pen: {pases: 1}}}\n                          ^^^^^",
        "unknown-key",
        "did you mean 'passes'?",
    ),
    "a number of passes in words": (
        "expect: {settings: {pen: {passes: one}}}\n                                  ^^^",
        "wrong-value",
        "write passes: 1",
    ),
    "a margin without its unit": (
        "expect: {settings: {pen: {margin: 5}}}\n                                  ^",
        "wrong-value",
        "write the unit too, like 0.5 mm",
    ),
    "a key that is not expected": (
        "expect: {caution: [pregnancy-stop]}\n         ^^^^^^^",
        "unknown-key",
        "did you mean 'cautions'?",
    ),
    "one word where a list belongs": (
        "expect: {cautions: pregnancy-stop}\n                   ^^^^^^^^^^^^^^",
        "wrong-type",
        "write it like [isotretinoin-wait, pregnancy-stop]; [] says none",
    ),
    "a list where a mapping belongs": (
        "expect: {verdicts: [defer]}\n         ^^^^^^^^",
        "wrong-type",
        "write it like {pen: suitable}",
    ),
    "a variant that the case does not look at": (
        "variants: [pen]\nexpect: {verdicts: {roller: defer}}\n                    ^^^^^^",
        "wrong-value",
        "add it to the case's variants, or leave it out here",
    ),
    "a case that looks at nothing": (
        "variants: []\n^^^^^^^^\nexpect: {asks: []}",
        "wrong-value",
        "name some, or leave the key out to look at all of them",
    ),
    "a key that no case has": ("expected: {asks: []}\n^^^^^^^^", "unknown-key", "did you mean 'expect'?"),
    "a source that is not in the bibliography": (
        "sources: [studdy]\n          ^^^^^^",
        "unknown-term",
        "did you mean 'study'?",
    ),
    "a gap without a reason": (
        "known_gap: ''\n           ^^\nexpect: {asks: []}",
        "wrong-type",
        "write it like known_gap: why it cannot pass yet",
    ),
    "a confirmation in other words": ("confirmed: maybe\n           ^^^^^", "wrong-value", "write no, yes"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_finds(mistake: str) -> None:
    text, name, advice = MISTAKES[mistake]
    shifted = "".join(f"{line}\n" for line in case(text).splitlines())
    (found,) = marked(shifted)
    assert (found.name, found.help) == (name, advice)


class TestAFile:
    def test_must_say_for_which_day_it_is(self) -> None:
        (found,) = read("client: {concerns: [scars]}\ncases:\n  - name: a case\n    expect: {asks: []}\n").diagnostics
        assert (found.name, found.help) == ("missing-key", "add on: 2026-11-22, the day the advice is for")

    def test_must_say_something_about_the_client(self) -> None:
        (found,) = read("on: 2026-11-22\ncases:\n  - name: a case\n    expect: {asks: []}\n").diagnostics
        assert (found.name, found.says) == ("missing-key", "nothing is said about the client")

    def test_must_name_every_case(self) -> None:
        (found,) = read(f"{HEAD}cases:\n  - expect: {{asks: []}}\n").diagnostics
        assert (found.name, found.help) == ("missing-key", "add name: and what this case shows")

    def test_names_no_two_cases_alike(self) -> None:
        text = f"""{HEAD}cases:
  - {{name: alike, expect: {{asks: []}}}}
  - {{name: alike, expect: {{asks: []}}}}
           ^^^^^
"""
        (found,) = marked(text)
        assert (found.name, str(found.related[0][1])) == ("id-twice", "cases/scars.yaml:4:12")

    def test_that_holds_no_cases_is_told_what_a_case_file_is(self) -> None:
        (found,) = read("id: pen\nname: Pen\n").diagnostics
        assert (found.name, found.says) == ("missing-key", "this is not a case file: it has no key 'cases'")

    def test_with_a_misspelt_key_is_told_once(self) -> None:
        (found,) = read(f"{HEAD}case:\n  - name: a case\n").diagnostics
        assert (found.name, found.help) == ("unknown-key", "did you mean 'cases'?")

    @pytest.mark.parametrize("text", ["- name: a case", "just text", "3", "cases: 3\non: 2026-11-22"])
    def test_of_another_shape_is_refused(self, text: str) -> None:
        checked = read(text)
        assert checked.value is None
        assert checked.diagnostics[0].name == "wrong-type"

    def test_without_any_case_is_no_mistake(self) -> None:
        assert read(f"{HEAD}cases: []\n").value == ()

    def test_is_told_from_a_protocol_file_by_its_cases(self) -> None:
        for text, cases in (("cases: []", True), ("id: pen", False), ("- cases", False)):
            document = parse("x", text).value
            assert document is not None
            assert is_case_file(document) is cases

    def test_gives_no_case_at_all_when_one_of_them_has_a_mistake(self) -> None:
        checked = read(
            f"{HEAD}cases:\n  - {{name: good, expect: {{asks: []}}}}\n  - {{name: bad, expect: {{ask: []}}}}\n"
        )
        assert checked.value is None
        assert len(checked.diagnostics) == 1


def test_a_mistake_in_the_clients_start_is_found_once_for_all_cases() -> None:
    text = "on: 2026-11-22\nclient: {concerns: [scarz]}\ncases:\n  - name: one\n  - name: two\n"
    assert len(read(text).diagnostics) == 1


def test_an_event_before_the_day_of_the_advice_is_found_where_it_is_written() -> None:
    text = """on: 2026-11-22
client: {concerns: [scars]}
cases:
  - name: a case
    client: {event: 2026-11-21}
                    ^^^^^^^^^^
"""
    (found,) = marked(text)
    assert (found.name, found.help) == ("wrong-value", "write a coming date, or no")


WORDS = st.sampled_from(
    ["pen", "cheeks", "none", "pregnancy", "pregnancy-stop", "include", "1.0 mm", "2026-11-22", "no", ""]
)
ANYTHING = st.recursive(
    WORDS | st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)
KEYS = ["name", "client", "variants", "sources", "known_gap", "confirmed", "expect"]
EXPECTED = [
    "cautions",
    "asks",
    "offered",
    "first",
    "verdicts",
    "until",
    "depth",
    "interval",
    "settings",
    "struck",
    "unrecognised",
]


@given(st.dictionaries(st.sampled_from(KEYS), ANYTHING), st.dictionaries(st.sampled_from(EXPECTED), ANYTHING))
def test_whatever_is_written_in_a_case_is_read_or_found_and_never_stops_the_reading(
    entry: dict[str, object], expect: dict[str, object]
) -> None:
    """Data of every shape, under every key."""
    entry = {"name": "a case", "expect": expect} | entry
    data = {"on": "2026-11-22", "client": {"concerns": ["scars"]}, "cases": [entry]}
    checked = read_cases(Document("x", "", data), small())
    assert checked.value is not None or checked.diagnostics
    assert all(d.says and d.help for d in checked.diagnostics)
