"""What is known of the place where a text stops being YAML: the lines around it, and what was read just before."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import yaml as pyyaml
from yaml.events import ScalarEvent

from needlecli.source.document import Span

INDENT = re.compile(r"[ \t]*(?:-[ \t]+)*")
PLAIN = "plain"
"""The style of a text without quotes."""


class Place(NamedTuple):
    """A line and a column of the text, as the parser's marks say them."""

    line: int
    column: int


class Read(NamedTuple):
    """The last thing the parser read: how its text is written, and from where to where it stands."""

    style: str
    start: Place
    end: Place


class Scene(NamedTuple):
    """What is known of a break: what the parser said, the place it names, where that began, and what it read last."""

    said: str
    context: str
    at: Place
    began: Place | None
    last: Read
    lines: list[str]

    def line(self, number: int) -> str:
        """Give a line by its number, from zero; empty below the last."""
        return self.lines[number] if number < len(self.lines) else ""

    def above(self, number: int) -> Iterator[int]:
        """Visit the lines above one that are neither empty nor remarks, the nearest first."""
        yield from (n for n in range(number - 1, -1, -1) if self.line(n).strip() and self.line(n).lstrip()[0] != "#")

    def indent(self, number: int) -> int:
        """Give the column at which a line says something, dashes left aside."""
        return len((INDENT.match(self.line(number)) or [""])[0])

    @property
    def character(self) -> str:
        """The character at the place the parser names."""
        return self.line(self.at.line)[self.at.column : self.at.column + 1]

    def rest(self, place: Place, length: int = 0) -> Span:
        """Give the span from a place to the end of its line, without blanks and remarks, or of some length."""
        text = self.line(place.line).split(" #")[0].rstrip()
        end = place.column + length if length else max(len(text), place.column)
        return Span(place.line, place.column, place.line, min(end, len(self.line(place.line))))


def survey(problem: pyyaml.MarkedYAMLError, text: str, events: Iterable[Any]) -> Scene:
    """Gather what is known; `events` are what the parser makes of the text up to the break."""
    lines = text.splitlines()
    at = _place(problem.problem_mark or problem.context_mark, lines) or Place(0, 0)
    began = _place(problem.context_mark, lines)
    return Scene(str(problem.problem or ""), str(problem.context or ""), at, began, _last(events), lines)


def _place(mark: Any, lines: list[str]) -> Place | None:
    if mark is None:
        return None
    if mark.line >= len(lines):
        return Place(len(lines) - 1, len(lines[-1])) if lines else Place(0, 0)
    return Place(mark.line, min(mark.column, len(lines[mark.line])))


def _last(events: Iterable[Any]) -> Read:
    """Read on to the break again; the style of what is no text is its kind."""
    last: Any = None
    try:
        for event in events:
            last = event
    except pyyaml.YAMLError:
        pass
    if last is None:
        return Read("", Place(0, 0), Place(0, 0))
    style = (last.style or PLAIN) if isinstance(last, ScalarEvent) else type(last).__name__
    start, end = last.start_mark, last.end_mark
    return Read(style, Place(start.line, start.column), Place(end.line, end.column))
