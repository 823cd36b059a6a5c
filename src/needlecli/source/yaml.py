"""Read YAML text into a document: one strict, JSON-shaped dialect, read as YAML 1.2 reads it.

No anchors, aliases, merge keys, tags or second documents: what a reviewer reads on the page is what applies.
The parser's events are read in one flat loop, so that no depth of nesting can exhaust the stack.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import yaml as pyyaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from needlecli.source.decoding import SURROGATE, decode
from needlecli.source.diagnostic import Checked, Diagnostic, Location, Severity
from needlecli.source.document import START, Document, Span, Spot
from needlecli.source.scalars import TwoReadingsError, plain_value

MAX_DEPTH = 64
MAX_VALUES = 50_000


def parse(name: str, text: str | bytes) -> Checked[Document]:
    """Read one document; what is wrong with it comes back as diagnostics, never as an exception."""
    decoded = decode(name, text)
    if isinstance(decoded, Diagnostic):
        return Checked(None, (decoded,))
    reading = _Reading(name, decoded)
    try:
        reading.run(_events(decoded))
    except pyyaml.MarkedYAMLError as problem:
        where = _syntax(problem, decoded)
        reading.refuse(where, *_sentence(problem, _line(decoded, where.line)[where.column : where.column + 1]))
    except (pyyaml.YAMLError, ValueError, OverflowError):  # an escape beyond Unicode, in the parser written in Python
        reading.refuse(Span(0, 0, 0, 0), "not-yaml", "a character here cannot be part of a YAML file", "remove it")
    if reading.broken:
        return Checked(None, tuple(reading.found))
    return Checked(Document(name, decoded, reading.data, reading.spot or START), tuple(reading.found))


def _events(text: str) -> Iterator[Any]:
    parser: Any = (pyyaml.CSafeLoader if pyyaml.__with_libyaml__ else pyyaml.SafeLoader)(text)
    while True:
        event = parser.get_event()
        yield event
        if isinstance(event, StreamEndEvent):
            return


def _syntax(problem: pyyaml.MarkedYAMLError, text: str) -> Span:
    mark = problem.problem_mark or problem.context_mark
    if mark is None:
        return Span(0, 0, 0, 0)
    line = min(mark.line, max(len(text.splitlines()) - 1, 0))
    width = len(_line(text, line))
    column = min(mark.column, width)
    return Span(line, column, line, min(column + 1, width))


def _line(text: str, line: int) -> str:
    return "".join(text.splitlines()[line : line + 1])


def _sentence(problem: pyyaml.MarkedYAMLError, character: str) -> tuple[str, str, str]:
    said = str(problem.problem or "the file is not YAML")
    if character == "\t":
        return "not-yaml", "a tab is used for indentation", "indent with spaces"
    if "mapping values are not allowed" in said:
        return "not-yaml", "a colon appears where no key can stand", 'put the text in quotes: says: "one: two"'
    return "not-yaml", f"the file is not YAML here: {said}", "compare the indentation and brackets with the lines above"


@dataclass(slots=True)
class _Reading:
    """The state of one pass over the events: the container being filled, and those it stands in."""

    name: str
    text: str
    data: Any = None
    spot: Spot | None = None
    found: list[Diagnostic] = field(default_factory=list)
    broken: bool = False
    box: Any = None
    spots: Any = None
    key: Any = None
    outer: list[tuple[Any, Any, Any]] = field(default_factory=list)
    values: int = 0
    documents: int = 0
    lines: int = 0

    def run(self, events: Iterator[Any]) -> None:
        self.lines = len(f"{self.text}.".splitlines())
        for event in events:
            match event:
                case MappingEndEvent() | SequenceEndEvent():
                    self.box, self.spots, self.key = self.outer.pop()
                case DocumentStartEvent():
                    self.documents += 1
                    if self.documents > 1:
                        self.refuse(
                            _span(event), "second-document", "a second document starts here", "keep one document a file"
                        )
                        return
                case ScalarEvent() | AliasEvent() | MappingStartEvent() | SequenceStartEvent():
                    self.value(event)
                    if self.broken:
                        return
                case _:
                    pass
        if self.spot is None:
            self.refuse(Span(0, 0, 0, 0), "empty-file", "the file holds no values", "write at least one key: value")

    def value(self, event: Any) -> None:
        if isinstance(self.box, dict) and self.key is None:
            if not self.take_key(event):
                self.refuse(_span(event), "key-not-text", "a key is one plain word", "write key: value")
            return
        value, inside = self.open(event)
        self.values += 1
        if self.values > MAX_VALUES or len(self.outer) >= MAX_DEPTH:
            self.refuse(
                _span(event), "too-large", f"more than {MAX_VALUES} values or {MAX_DEPTH} levels", "split the file"
            )
            return
        key, place = _span(self.key) if self.key is not None else None, _span(event)
        if key is not None and place.line > key.end_line and place.line == self.lines:
            place = key  # the C parser puts the end of a text that has no last newline on a line of its own
        here = Spot(key, place, inside)
        if isinstance(self.box, dict):
            self.box[self.key.value], self.spots[self.key.value], self.key = value, here, None
        elif isinstance(self.box, list):
            self.box.append(value)
            self.spots.append(here)
        else:
            self.data, self.spot = value, here
        if inside is not None:
            self.outer.append((self.box, self.spots, self.key))
            self.box, self.spots, self.key = value, inside, None

    def take_key(self, event: Any) -> bool:
        """Keep a scalar as the key that waits for its value; say no to anything else in that place."""
        if not isinstance(event, ScalarEvent):
            return False
        name = event.value
        self.plain(event)
        if name == "<<" and event.implicit[0]:
            self.add(_span(event), "merge-key", "merge keys are not used here", "write the values out")
        elif event.tag is None and event.implicit[0] and (not isinstance(_or_text(name), str)):
            self.add(_span(event), "key-not-text", f"the key {name[:40]!r} is not read as text", "put it in quotes")
        if name in self.box:
            first = Location(self.name, self.spots[name].key, self.text)
            self.add(_span(event), "key-twice", f"the key {name[:40]!r} is written twice", "keep one of them")
            self.found[-1] = replace(self.found[-1], related=(("first given here", first),))
        self.key = event
        return True

    def open(self, event: Any) -> tuple[Any, Any]:
        match event:
            case MappingStartEvent():
                value: Any = {}
                inside: Any = {}
            case SequenceStartEvent():
                value, inside = [], []
            case AliasEvent():
                self.add(_span(event), "alias", "aliases are not used here", "write the value out")
                return None, None
            case _:
                value, inside = self.scalar(event), None
        self.plain(event)
        return value, inside

    def plain(self, event: Any) -> None:
        """Refuse a tag, an anchor, and half a character, which only the parser written in Python lets through."""
        if isinstance(event, ScalarEvent) and SURROGATE.search(event.value):
            self.refuse(_span(event), "not-yaml", "half a character is escaped here", "write the character itself")
        if event.tag is not None:
            self.add(_span(event), "tag", f"the tag {event.tag[:40]} is not used here", "remove it")
        if event.anchor is not None:
            self.add(_span(event), "alias", "anchors are not used here", "remove it and write values out")

    def scalar(self, event: Any) -> object:
        """Give the value a reader of YAML 1.2 would see, or the text itself with a finding."""
        text: str = event.value
        if event.tag is None and event.implicit[0]:
            try:
                return plain_value(text)
            except TwoReadingsError as problem:
                self.add(_span(event), "two-readings", *problem.args)
        return text

    def add(self, span: Span, name: str, says: str, advice: str) -> None:
        self.found.append(Diagnostic(name, Severity.ERROR, says, Location(self.name, span, self.text), advice))

    def refuse(self, span: Span, name: str, says: str, advice: str) -> None:
        self.add(span, name, says, advice)
        self.broken = True


def _span(event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    return Span(start.line, start.column, end.line, end.column)


def _or_text(text: str) -> object:
    try:
        return plain_value(text)
    except TwoReadingsError:
        return None
