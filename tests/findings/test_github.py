"""The GitHub look: one workflow command a finding, which no text from a file can end, change or add to."""

import re
from urllib.parse import unquote

import pytest

from needlecli.findings.github import write
from needlecli.page import Style, clean
from specimens import CLEAN, NASTY, NASTY_NAMES, TESTED, VALIDATED, long_lined, nasty

COMMAND = re.compile(r"::(error|warning|notice) (\w+=[^,:]*(?:,\w+=[^,:]*)*)::(.*)")


def test_every_finding_is_a_command_with_its_place() -> None:
    assert (
        write(VALIDATED, Style())
        == """\
::notice file=protocols/pen.yaml,line=1,endLine=3,title=odd-file::the file is short
::error file=protocols/pen.yaml,line=4,endLine=4,col=15,endColumn=24,title=odd-word::\
acne-scrs is not a concern of the vocabulary%0Athe word that was meant: protocols/pen.yaml:5:15%0Ahelp: write acne-scars
::warning file=protocols/pen.yaml,line=4,endLine=4,col=60,endColumn=70,title=depth-over-area::\
0.5-1.5 mm goes deeper than 1 mm, the limit of forehead%0Ahelp: write a range that ends at 1 mm
"""
    )


def test_a_case_that_failed_says_what_was_expected() -> None:
    first = write(TESTED, Style()).splitlines()[0]
    assert first == (
        "::error file=protocols/cases/scars.yaml,line=4,endLine=4,col=19,endColumn=27,title=odd-answer::"
        "the answer is not the one expected%0Athis clause decided: protocols/pen.yaml:4:60%0A"
        "help: correct the case, or the protocol file%0A"
        "Expected: pen: suitable%0AGot: pen: defer until 2027-03-01%0ASame: prp: suitable%0A"
        "Missing: caution keloid%0AExtra: caution isotretinoin-6-months"
    )


def test_where_nothing_was_found_nothing_is_written() -> None:
    assert write(CLEAN, Style()) == ""


def test_colour_and_width_change_nothing() -> None:
    assert write(VALIDATED, Style(40, colour=True, unicode=False, accessible=True)) == write(VALIDATED, Style())


@pytest.mark.parametrize("name", NASTY_NAMES)
def test_what_files_hold_stays_inside_its_own_command(name: str) -> None:
    findings = nasty(name)
    lines = write(findings, Style()).splitlines()
    assert len(lines) == len(set(findings.found))
    for line in lines:
        command = COMMAND.fullmatch(line)
        assert command, line
        assert line.isprintable()
        properties = dict(part.split("=", 1) for part in command[2].split(","))
        assert list(properties) == ["file", "line", "endLine", "col", "endColumn", "title"]
        assert clean(unquote(properties["file"])) == clean(name)
        assert unquote(command[3]).startswith(clean(NASTY))


def test_a_name_with_a_line_end_is_named_exactly() -> None:
    assert "file=a%0Ab%25%3A%2Cc.yaml," in write(nasty("a\nb%:,c.yaml"), Style())


def test_a_line_of_ten_million_characters_is_not_repeated() -> None:
    assert write(long_lined(), Style()) == (
        "::error file=long.yaml,line=1,endLine=1,col=5000001,endColumn=5000004,title=odd-word::BAD is bad\n"
    )
