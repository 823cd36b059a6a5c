"""The text look: the line itself, a mark under the words meant, what to write; the same facts at any width."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from needlecli.findings import Findings, drawn, unquoted
from needlecli.findings.text import write
from needlecli.page import Style
from needlecli.source import Diagnostic, Location, Severity, Span
from specimens import (
    CANARY,
    CLEAN,
    MISSPELT,
    NASTY,
    NASTY_NAMES,
    NOTHING,
    OTHERWISE,
    TESTED,
    VALIDATED,
    long_lined,
    nasty,
)

COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def test_what_was_validated_is_shown_the_worst_first_with_the_lines_themselves() -> None:
    assert (
        write(VALIDATED, Style())
        == """\
error[odd-word]: acne-scrs is not a concern of the vocabulary
     --> protocols/pen.yaml:4:15
    4 |   - {concern: acne-scrs, effect: marked, depth: {forehead: 0.5-1.5 mm}}
      |               ^^^^^^^^^
     --> the word that was meant: protocols/pen.yaml:5:15
    5 |   - {concern: acne-scars, effect: marked}
      |               ^^^^^^^^^^
      = help: write acne-scars
      = fix: can be mended with needle validate --fix

warning[depth-over-area]: 0.5-1.5 mm goes deeper than 1 mm, the limit of forehead
     --> protocols/pen.yaml:4:60
    4 |   - {concern: acne-scrs, effect: marked, depth: {forehead: 0.5-1.5 mm}}
      |                                                            ^^^^^^^^^^
      = help: write a range that ends at 1 mm
      = see: needle rule depth-over-area

note[odd-file]: the file is short
     --> protocols/pen.yaml:1:1
    1 | id: pen
      | ^^^^^^^

2 files: 1 error, 1 warning, 1 note
"""
    )


def test_what_was_tested_is_shown_case_by_case_without_those_that_passed() -> None:
    assert (
        write(TESTED, Style())
        == """\
failed: Isotretinoin, two months ago (protocols/cases/scars.yaml)

error[odd-answer]: the answer is not the one expected
     --> protocols/cases/scars.yaml:4:19
    4 |     expect: {pen: suitable}
      |                   ^^^^^^^^
     --> this clause decided: protocols/pen.yaml:4:60
    4 |   - {concern: acne-scrs, effect: marked, depth: {forehead: 0.5-1.5 mm}}
      |                                                            ^^^^^^^^^^
      |           expected       | got
      | differs   pen: suitable  | pen: defer until 2027-03-01
      | same      prp: suitable  | prp: suitable
      | missing   caution keloid |
      | extra                    | caution isotretinoin-6-months
      = help: correct the case, or the protocol file

passed, with remarks: Deep forehead (protocols/cases/scars.yaml)

warning[depth-over-area]: 0.5-1.5 mm goes deeper than 1 mm, the limit of forehead
     --> protocols/pen.yaml:4:60
    4 |   - {concern: acne-scrs, effect: marked, depth: {forehead: 0.5-1.5 mm}}
      |                                                            ^^^^^^^^^^
      = help: write a range that ends at 1 mm
      = see: needle rule depth-over-area

skipped: Skin type VI: a known gap: no published range

4 cases: 2 passed, 1 failed, 1 skipped
"""
    )


@pytest.mark.parametrize(
    ("findings", "text"), [(CLEAN, "1 file: nothing to mend\n"), (NOTHING, "nothing was checked\n")]
)
def test_where_nothing_was_found_only_the_closing_line_is_said(findings: Findings, text: str) -> None:
    assert write(findings, Style()) == text


def test_two_sides_fold_within_their_columns() -> None:
    assert "\n".join(drawn(OTHERWISE, Style(width=62))).endswith(
        """\
    4 | cne-scrs, effect: marked, depth: {forehead: 0.5-1.5 mm
      |                                             ^^^^^^^^^^
      |           expected       | got
      | differs   pen: suitable  | pen: defer until 2027-03-01
      | same      prp: suitable  | prp: suitable
      | missing   caution keloid |
      | extra                    | caution
      |                          | isotretinoin-6-months
      = help: correct the case, or the protocol file"""
    )


def test_where_two_sides_have_no_room_they_stand_below_each_other() -> None:
    assert "\n".join(drawn(OTHERWISE, Style(width=40))).endswith(
        """\
     --> this clause decided:
         protocols/pen.yaml:4:60
    4 | ed, depth: {forehead: 0.5-1.5 mm
      |                       ^^^^^^^^^^
      | expected  pen: suitable
      | got       pen: defer until
      |           2027-03-01
      | same      prp: suitable
      | missing   caution keloid
      | extra     caution
      |           isotretinoin-6-months
      = help: correct the case, or the
              protocol file"""
    )


def test_in_a_pipe_a_line_too_long_to_stand_beside_another_is_not_padded() -> None:
    long = "x" * 100_000
    found = Diagnostic("odd-answer", Severity.ERROR, "x", Location("a", Span(0, 0, 0, 0)), compared=((long, "y"),) * 50)
    assert sum(len(line) for line in drawn(found, Style())) < 51 * 100_000


def test_read_aloud_there_is_one_fact_a_line_and_nothing_is_drawn() -> None:
    assert (
        "\n".join(drawn(OTHERWISE, Style(accessible=True)))
        == """\
Error odd-answer: the answer is not the one expected
Place: protocols/cases/scars.yaml, line 4, column 19
Line 4: expect: {pen: suitable}
Words meant: suitable
This clause decided: protocols/pen.yaml, line 4, column 60
Line 4: - {concern: acne-scrs, effect: marked, depth: {forehead: 0.5-1.5 mm}}
Words meant: 0.5-1.5 mm
Expected: pen: suitable
Got: pen: defer until 2027-03-01
Same: prp: suitable
Missing: caution keloid
Extra: caution isotretinoin-6-months
Help: correct the case, or the protocol file"""
    )


def test_of_a_file_that_holds_what_a_client_said_nothing_is_quoted() -> None:
    assert unquoted(MISSPELT, Style()) == [
        "protocols/pen.yaml:4:15: error[odd-word] acne-scrs is not a concern of the vocabulary",
        "  the word that was meant: protocols/pen.yaml:5:15",
        "  help: write acne-scars",
    ]


@pytest.mark.parametrize("findings", [VALIDATED, TESTED], ids=["validate", "test"])
@pytest.mark.parametrize("accessible", [False, True], ids=["drawn", "accessible"])
def test_colour_only_repeats_what_words_say(findings: Findings, accessible: bool) -> None:
    plain = write(findings, Style(width=80, accessible=accessible))
    coloured = write(findings, Style(width=80, colour=True, accessible=accessible))
    assert "\x1b[1;31m" in coloured
    assert COLOURS.sub("", coloured) == plain


def test_only_the_severity_of_its_finding_colours_a_mark() -> None:
    text = write(VALIDATED, Style(colour=True))
    assert re.findall(r"\x1b\[([\d;]+)m *\^+", text) == ["1;31", "34", "1;33", "1;36"]


@pytest.mark.parametrize("width", range(24, 130))
@pytest.mark.parametrize("findings", [VALIDATED, TESTED, nasty("皮膚 pen.yaml")], ids=["validate", "test", "nasty"])
def test_no_line_is_wider_than_the_screen(findings: Findings, width: int) -> None:
    heads = re.compile(r"^(error|warning|note)\[")  # the name of a rule is never broken, since it is to be copied
    for line in write(findings, Style(width=width)).splitlines():
        assert cell_len(line) <= width or heads.match(line), line


@pytest.mark.parametrize("width", [None, *range(20, 130, 7)])
@pytest.mark.parametrize("accessible", [False, True], ids=["drawn", "accessible"])
def test_nothing_is_lost_at_any_width(width: int | None, accessible: bool) -> None:
    text = write(VALIDATED, Style(width, accessible=accessible))
    squeezed = re.sub(r"\s+", "", text)
    for diagnostic in VALIDATED.found:
        for said in (diagnostic.name, diagnostic.says, diagnostic.help, VALIDATED.summary):
            assert re.sub(r"\s+", "", said) in squeezed


def test_where_the_screen_has_only_ascii_marks_stay_under_their_words() -> None:
    text = "皮膚 “x”: bad → no"
    found = Diagnostic("odd-word", Severity.ERROR, "“bad” → worse…", Location("päth", Span(0, 8, 0, 11), text))
    assert drawn(found, Style(unicode=False)) == [
        'error[odd-word]: "bad" -> worse...',
        "     --> p?th:1:9",
        "    1 | ???? ?x?: bad ? no",
        "      |           ^^^",
    ]


def test_the_line_of_a_long_file_moves_the_frame_and_keeps_the_mark() -> None:
    found = Diagnostic(
        "odd-word", Severity.ERROR, "x", Location("a", Span(123_456, 3, 123_456, 6), "\n" * 123_456 + "a: bad")
    )
    assert drawn(found, Style())[-2:] == ["123457 | a: bad", "       |    ^^^"]


@pytest.mark.parametrize("name", NASTY_NAMES)
@pytest.mark.parametrize("style", [Style(), Style(width=60), Style(unicode=False), Style(accessible=True)])
def test_what_files_hold_never_steers_the_screen(name: str, style: Style) -> None:
    for line in write(nasty(name), style).splitlines():
        assert line == "".join(c for c in line if c.isprintable()), ascii(line)
        assert style.width or not line.lstrip().startswith("::"), "a workflow would take it for a command"


def test_a_line_of_ten_million_characters_is_shown_around_the_words_meant() -> None:
    shown = write(long_lined(), Style(width=80))
    assert "    1 | " + "a" * 69 + "BAD\n      | " + " " * 69 + "^^^\n" in shown
    assert len(shown) < 1000


def test_only_the_lines_a_finding_is_about_are_shown() -> None:
    for findings in (VALIDATED, TESTED):
        assert CANARY not in write(findings, Style())


@given(st.text(max_size=60), st.text(max_size=60), st.integers(20, 80))
def test_any_text_is_survivable(says: str, line: str, width: int) -> None:
    where = Location(says, Span(0, 2, 0, 5), line)
    found = Diagnostic("odd-word", Severity.NOTE, says, where, line, ((line, where),), compared=((says, line),))
    for style in (Style(), Style(width), Style(width, accessible=True, unicode=False)):
        text = "\n".join(drawn(found, style))
        assert "\x1b" not in text
        assert all(c == "\n" or c.isprintable() or not style.unicode or c.isspace() or ord(c) > 0xFF for c in text)


def test_the_same_findings_are_drawn_alike_in_any_order_of_units() -> None:
    turned = VALIDATED._replace(units=tuple(reversed(VALIDATED.units)))
    assert write(turned, Style()) == write(VALIDATED, Style())
    assert NASTY not in write(turned, Style())


def test_long_runs_in_which_both_sides_agree_are_counted() -> None:
    """One caution that is missing among eighty that hold is what the eye must find."""
    alike = tuple((f"caution-{number}",) * 2 for number in range(20))
    compared = (*alike, ("lost", ""), *alike[:3])
    found = drawn(
        Diagnostic(
            "case-failed",
            Severity.ERROR,
            "Says",
            Location("p/pen.yaml", Span(0, 0, 0, 3), "id: pen\n"),
            compared=compared,
        ),
        Style(),
    )
    table = [line for line in found if "caution" in line or "more" in line or "lost" in line or "got" in line]
    assert [line.partition("|")[2].rstrip() for line in table] == [
        "           expected        | got",
        " same      caution-0       | caution-0",
        " same      ... and 18 more | ... and 18 more",
        " same      caution-19      | caution-19",
        " missing   lost            |",
        " same      caution-0       | caution-0",
        " same      caution-1       | caution-1",
        " same      caution-2       | caution-2",
    ]
