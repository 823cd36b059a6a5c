"""Read YAML text into a document: one strict, JSON-shaped dialect, read as YAML 1.2 reads it.

No anchors, aliases, merge keys, tags or second documents: what a reviewer reads on the page is what applies.
The parser's events are read in one flat loop, so that no depth of nesting can exhaust the stack.
"""

import re
from collections.abc import Callable, Mapping
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
from needlecli.source.document import START, Document, Span, Spot, span_of
from needlecli.source.scalars import NUMBERISH, WORDS, TwoReadingsError, plain_value

MAX_DEPTH = 64
MAX_VALUES = 50_000

COMMA = re.compile(r"[0-9]+(-[0-9]+| [a-z]+)?")
"""What is left of a figure behind a decimal comma."""
FIGURE = re.compile(r"[0-9]+([.-][0-9]+)*")

OPENING = frozenset((ScalarEvent, MappingStartEvent, SequenceStartEvent, AliasEvent))
CLOSING = frozenset((MappingEndEvent, SequenceEndEvent))


def parse(name: str, text: str | bytes) -> Checked[Document]:
    """Read one document; what is wrong with it comes back as diagnostics, never as an exception."""
    decoded = decode(name, text)
    if isinstance(decoded, Diagnostic):
        return Checked(None, (decoded,))
    parser: Any = (pyyaml.CSafeLoader if pyyaml.__with_libyaml__ else pyyaml.SafeLoader)(decoded)
    reading = _Reading(name, decoded)
    try:
        reading.run(parser.get_event)
    except _Broken:
        return Checked(None, tuple(reading.found))
    except pyyaml.MarkedYAMLError as problem:
        from needlecli.source.breaking import broken  # needed only where something is wrong

        again = pyyaml.parse(decoded, Loader=type(parser))
        return Checked(None, (*reading.found, _not_yaml(name, decoded, *broken(problem, decoded, again))))
    except (pyyaml.YAMLError, ValueError, OverflowError):  # an escape beyond Unicode, in the parser written in Python
        says = "a character here cannot be part of a YAML file"
        return Checked(None, (*reading.found, _not_yaml(name, decoded, Span(0, 0, 0, 0), says, "remove it")))
    return Checked(Document(name, decoded, reading.data, reading.spot or START), tuple(reading.found))


def _not_yaml(name: str, text: str, span: Span, says: str, advice: str) -> Diagnostic:
    return Diagnostic("not-yaml", Severity.ERROR, says, Location(name, span, text), advice)


@dataclass(slots=True)
class _Reading:
    """One pass over the events of a text: its data, the spots beside them, and what was wrong.

    Its loop runs once for every word of every file, so it looks things up as sparingly as it can.
    """

    name: str
    text: str
    data: Any = None
    spot: Spot | None = None
    found: list[Diagnostic] = field(default_factory=list)
    double: tuple[Any, int, list[str]] = (None, 0, [])
    torn: list[tuple[dict[str, Any], str, str]] = field(default_factory=list)

    def run(self, next_event: Callable[[], Any]) -> None:
        box: Any = None  # the container being filled
        spots: Any = None  # the spots inside it
        key: Any = None  # a key that waits for its value
        outer: list[tuple[Any, Any]] = []
        values = documents = 0
        while (kind := type(event := next_event())) is not StreamEndEvent:
            if kind is ScalarEvent:
                if key is None and type(box) is dict:
                    self.check_key(event, box, spots)
                    key = event
                    continue
                value, inside = self.scalar(event), None
            elif kind in CLOSING:
                box, spots = outer.pop()
                continue
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self.refuse(event, "second-document", "a second document starts here", "keep one document a file")
                continue
            elif kind not in OPENING:
                continue
            elif key is None and type(box) is dict:
                self.refuse(event, "key-not-text", "a key is one plain word", "write key: value")
            else:
                value, inside = self.open(event, kind)
            values += 1
            if values > MAX_VALUES or len(outer) >= MAX_DEPTH:
                says = f"more than {MAX_VALUES} values or {MAX_DEPTH} levels"
                self.refuse(event, "too-large", says, "split the file")
            here = Spot(key, event, inside)
            if key is not None:
                name = key.value
                box[name], spots[name], key = value, here, None
            elif box is not None:
                box.append(value)
                spots.append(here)
            else:
                self.data, self.spot = value, here
            if inside is not None:
                outer.append((box, spots))
                box, spots = value, inside
        for torn, _, piece in self.torn:
            torn.pop(piece, None)
        if self.spot is None:
            self.refuse(None, "empty-file", "the file holds no values", "write at least one key: value")

    def check_key(self, event: Any, box: dict[str, Any], spots: dict[str, Spot]) -> None:
        """Refuse a key that is a merge, stands here already, or is something else than text to some reader."""
        name: str = event.value
        self.plain(event)
        if event.implicit[0] and event.tag is None and (name in WORDS or not name[0].isalpha()):
            if name == "<<":
                self.add(event, "merge-key", "merge keys are not used here", "write the values out")
            elif not isinstance(_or_text(name), str):
                self.add(event, "key-not-text", f"the key {name[:40]!r} is not read as text", "put it in quotes")
            elif COMMA.fullmatch(name) and spots and self.comma(event, box, spots):
                return
        if name in spots:
            self.twice(event, spots)

    def comma(self, event: Any, box: dict[str, Any], spots: dict[str, Spot]) -> bool:
        """Put a figure together that a decimal comma tore apart in `{cheeks: 1,5 mm}`, so that it is one mistake."""
        torn, last = self.torn, next(reversed(spots))
        owner = torn[-1][1] if torn and torn[-1][0] is box and torn[-1][2] == last else last
        before, here = spots[last], span_of(event)
        start = before.key if owner != last else before.value
        touches = start is not None and (start.end_line, start.end_column + 1) == (here.line, here.column)
        if not touches or not FIGURE.fullmatch(str(box[owner])):
            return False
        if owner != last:
            self.found.pop()
        whole = f"{box[owner]}.{event.value}"
        first = spots[owner].value
        span = Span(first.line, first.column, here.end_line, here.end_column)
        says = f"{whole.replace('.', ',')[:40]!r} is written with a comma"
        where = Location(self.name, span, self.text)
        self.found.append(Diagnostic("wrong-value", Severity.ERROR, says, where, f"write {whole[:40]} with a point"))
        box[owner] = whole
        torn.append((box, owner, event.value))
        return True

    def twice(self, event: Any, spots: Mapping[str, Spot]) -> None:
        """Note that a key is written twice; more of them in one mapping are an entry that has lost its dash."""
        name, (box, index, names) = event.value, self.double
        says = f"the key {name[:40]!r} is written twice"
        if spots is box and name not in names:
            names.append(name)
            more = f"the key {names[0][:40]!r} is written twice, and so {_are(len(names) - 1)} of its mapping"
            advice = "keep one of each; if a new entry begins here, write - before it"
            self.found[index] = replace(self.found[index], says=more, help=advice)
            return
        place = spots[name].key
        first = Location(self.name, place or Span(0, 0, 0, 0), self.text)
        self.add(event, "key-twice", says, "keep one of them")
        self.found[-1] = replace(self.found[-1], related=(("first given here", first),))
        self.double = spots, len(self.found) - 1, [name]

    def open(self, event: Any, kind: type) -> tuple[Any, Any]:
        """Give an empty container and one for the spots inside it; an alias has neither."""
        if kind is AliasEvent:
            self.add(event, "alias", "aliases are not used here", "write the value out")
            return None, None
        self.plain(event)
        return ({}, {}) if kind is MappingStartEvent else ([], [])

    def scalar(self, event: Any) -> object:
        """Give the value a reader of YAML 1.2 would see, or the text itself with a finding."""
        text: str = event.value
        self.plain(event)
        if event.implicit[0] and event.tag is None and (text in WORDS or text[0] in NUMBERISH):
            try:
                return plain_value(text)
            except TwoReadingsError as problem:
                self.add(event, "two-readings", *problem.args)
        return text

    def plain(self, event: Any) -> None:
        """Refuse a tag, an anchor, and half a character, which only the parser written in Python lets through."""
        if event.tag is not None:
            self.add(event, "tag", f"the tag {event.tag[:40]} is not used here", "remove it")
        if event.anchor is not None:
            self.add(event, "alias", "anchors are not used here", "remove it and write values out")
        if not pyyaml.__with_libyaml__ and isinstance(event, ScalarEvent) and SURROGATE.search(event.value):
            self.refuse(event, "not-yaml", "half a character is escaped here", "write the character itself")

    def add(self, event: Any, name: str, says: str, advice: str) -> None:
        first = self.text.splitlines()[:1]
        span = Span(0, 0, 0, len("".join(first))) if event is None else span_of(event)
        self.found.append(Diagnostic(name, Severity.ERROR, says, Location(self.name, span, self.text), advice))

    def refuse(self, event: Any, name: str, says: str, advice: str) -> None:
        """Note what makes all that follows unreadable, and read no further."""
        self.add(event, name, says, advice)
        raise _Broken


class _Broken(Exception):
    """The file cannot be read on; what is wrong has been noted."""


def _or_text(text: str) -> object:
    try:
        return plain_value(text)
    except TwoReadingsError:
        return None


def _are(count: int) -> str:
    return "is another" if count == 1 else f"are {count} more"
