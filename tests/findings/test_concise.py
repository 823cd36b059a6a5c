"""The concise look: one finding a line, for editors and grep."""

import re

import pytest

from needlecli.findings.concise import write
from needlecli.page import Style
from specimens import CLEAN, NASTY_NAMES, TESTED, VALIDATED, long_lined, nasty


def test_every_finding_is_one_line_in_order_of_place() -> None:
    assert (
        write(VALIDATED, Style())
        == """\
protocols/pen.yaml:1:1: note[odd-file] the file is short
protocols/pen.yaml:4:15: error[odd-word] acne-scrs is not a concern of the vocabulary
protocols/pen.yaml:4:60: warning[depth-over-area] 0.5-1.5 mm goes deeper than 1 mm, the limit of forehead
"""
    )
    assert (
        write(TESTED, Style())
        == """\
protocols/cases/scars.yaml:4:19: error[odd-answer] the answer is not the one expected
protocols/pen.yaml:4:60: warning[depth-over-area] 0.5-1.5 mm goes deeper than 1 mm, the limit of forehead
"""
    )


def test_where_nothing_was_found_nothing_is_written() -> None:
    assert write(CLEAN, Style()) == ""


def test_a_width_breaks_no_line_and_colour_changes_no_word() -> None:
    assert write(VALIDATED, Style(width=40)) == write(VALIDATED, Style())
    coloured = write(VALIDATED, Style(colour=True))
    assert "\x1b[1;31merror[odd-word]\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == write(VALIDATED, Style())


@pytest.mark.parametrize("name", NASTY_NAMES)
def test_what_files_hold_never_makes_a_second_line_nor_steers_the_screen(name: str) -> None:
    findings = nasty(name)
    lines = write(findings, Style()).splitlines()
    assert len(lines) == len(set(findings.found))
    assert all(line.isprintable() for line in lines)


def test_a_line_of_ten_million_characters_is_not_repeated() -> None:
    assert write(long_lined(), Style()) == "long.yaml:1:5000001: error[odd-word] BAD is bad\n"
