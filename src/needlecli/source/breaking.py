"""Where a text stops being YAML: the mistake itself, not the place far below where the parser gave up."""

import re
from collections.abc import Iterable
from itertools import islice
from typing import Any, NamedTuple

import yaml as pyyaml

from needlecli.source.document import Span
from needlecli.source.scene import PLAIN, Place, Scene, survey

ENTRY = re.compile(r"[ \t]*(?:- |(?:- +)*[\w-]+:(?:\s|$))")
"""A line that looks like a key or an entry of a list, not like text that goes on."""
COLON = 'put the text in quotes: says: "one: two"'
QUOTED = "put the text in quotes"
ALIAS, QUOTES, BLOCKS, ENDS = "AliasEvent", ("'", '"'), ("|", ">"), ("MappingEndEvent", "SequenceEndEvent")


class Break(NamedTuple):
    """Where the mistake stands, what is wrong, and what to write."""

    span: Span
    says: str
    advice: str


def broken(problem: pyyaml.MarkedYAMLError, text: str, events: Iterable[Any]) -> Break:
    """Say what is wrong with a text that is not YAML; `events` are what the parser makes of it up to there."""
    scene = survey(problem, text, events)
    return (
        _character(scene)
        or _quote(scene)
        or _bracket(scene)
        or _colon(scene)
        or _key(scene)
        or _indentation(scene)
        or Break(
            scene.rest(scene.at, 1),
            f"the file is not YAML here: {scene.said or 'it cannot be read'}",
            "compare the indentation and brackets with the lines above",
        )
    )


def _character(scene: Scene) -> Break | None:
    """Find a character that cannot stand where it does."""
    if blank := re.match(r"\t[\t ]*", scene.line(scene.at.line)[scene.at.column :]):
        return Break(scene.rest(scene.at, len(blank[0])), "a tab is used for indentation", "indent with spaces")
    if "cannot start any token" in scene.said or "node content" in scene.said:
        return Break(scene.rest(scene.at), f"no value can begin with {scene.character}", QUOTED)
    if "unexpected ':'" in scene.said:
        return Break(scene.rest(scene.at, 1), "a space is missing after the colon", "write it like key: value")
    if scene.began and re.search("(alias|anchor|tag)$", scene.context):
        began = scene.line(scene.began.line)[scene.began.column : scene.began.column + 1]
        return Break(scene.rest(scene.began), f"no value can begin with {began}", QUOTED)
    if scene.last.style == ALIAS and scene.last.end.line == scene.at.line:
        return Break(scene.rest(scene.last.start), "no value can begin with *", QUOTED)
    if "unknown escape" in scene.said:
        back = scene.character != "\\"
        place = scene.at._replace(column=max(scene.at.column - back, 0))
        return Break(
            scene.rest(place, 2), "this means nothing in double quotes", r"write \\ for one \, or single quotes"
        )
    return None


def _quote(scene: Scene) -> Break | None:
    """Find a quote that is never closed, or closed before the text is at its end."""
    if scene.began and "quoted scalar" in scene.context and "end of stream" in scene.said:
        return _unclosed(scene, scene.began)
    last = scene.last
    if last.style not in QUOTES or last.end.line != scene.at.line:
        return None
    if any(ENTRY.match(scene.line(number)) for number in range(last.start.line + 1, scene.at.line + 1)):
        return _unclosed(scene, last.start)
    if scene.character in (",", ":", "]", "}", "", *(QUOTES if " flow " in scene.context else ())):
        return None
    inside = "inside the text, write it twice: it''s" if last.style == "'" else 'inside the text, write \\" for it'
    return Break(scene.rest(scene.at), "the text goes on after its closing quote", inside)


def _unclosed(scene: Scene, start: Place) -> Break:
    quote = scene.line(start.line)[start.column : start.column + 1]
    return Break(scene.rest(start), "this quote is never closed", f"write {quote} at the end of the text")


def _bracket(scene: Scene) -> Break | None:
    """Find a list in brackets or a mapping in braces that is never closed, or a bracket that closes nothing."""
    if scene.character in ("]", "}") and not scene.context.startswith("while parsing a flow"):
        return Break(scene.rest(scene.at, 1), f"this {scene.character} closes nothing", "remove it, or open it before")
    if scene.began is None or not re.search("flow (sequence|mapping)$", scene.context):
        return None
    what, close = ("list", "]") if scene.context.endswith("sequence") else ("mapping", "}")
    below = scene.at.line > scene.began.line and scene.indent(scene.at.line) <= scene.indent(scene.began.line)
    ended = scene.at.line == len(scene.lines) - 1 and not scene.line(scene.at.line)[scene.at.column :].strip()
    if below or ended or scene.character in ("]", "}"):
        same = scene.at.line == scene.began.line
        span = scene.rest(scene.began, scene.at.column - scene.began.column if same else 0)
        return Break(span, f"this {what} is never closed", f"write {close} at its end")
    if scene.character == ":":
        advice = f"write a comma before this key, or {QUOTED}" if close == "}" else COLON
        return Break(scene.rest(scene.at, 1), "a colon appears where no key can stand", advice)
    return Break(scene.rest(scene.at), f"a comma or {close} is missing before this", f"write it, or {QUOTED}")


def _colon(scene: Scene) -> Break | None:
    """Find a key without its colon: what comes below is then read on as one text with it."""
    if scene.began and scene.context.endswith("simple key"):
        if scene.last.style in BLOCKS and scene.last.end.line == scene.began.line:
            says = "this line is not indented like the text above it"
            return Break(scene.rest(scene.began), says, "indent it like the first line of the text")
        return _no_colon(scene, scene.began)
    if "mapping values are not allowed" not in scene.said:
        return None
    start, line = scene.last.start, scene.line(scene.at.line)
    if scene.last.style == PLAIN and start.line < scene.at.line:
        if start.column == scene.indent(start.line) and scene.indent(scene.at.line) <= start.column:
            return _no_colon(scene, start)
        if re.fullmatch(r"\s*(?:- +)*[\w-]+", line[: scene.at.column]):
            return _too_deep(scene, start.line)
    return Break(scene.rest(scene.at, 1), "a colon appears where no key can stand", COLON)


def _too_deep(scene: Scene, above: int) -> Break:
    """Blame the key that stands deeper than the one above, unless that is the odd one among its neighbours."""
    here, before = scene.indent(scene.at.line), next(scene.above(above), above)
    if scene.indent(before) == here and before != above:
        odd, says, column = above, "this key is not indented like those above and below it", here
    else:
        odd, says, column = scene.at.line, "this key is indented deeper than the one above it", scene.indent(above)
    place = Place(odd, scene.indent(odd))
    length = len(scene.line(odd)[place.column :].partition(":")[0])
    return Break(scene.rest(place, length), says, _begin(column))


def _no_colon(scene: Scene, place: Place) -> Break:
    if re.match(r"[\w-]+:\S", scene.line(place.line)[place.column :]):
        span = scene.rest(place)
        return Break(span, "a space is missing after the colon", "write it like key: value")
    advice = "write key: value, or indent the line deeper if it goes on with the text above"
    return Break(scene.rest(place), "a colon is missing here", advice)


def _key(scene: Scene) -> Break | None:
    """Find a list entry where a key should stand, and a key where an entry should."""
    text = scene.line(scene.at.line)[scene.at.column :]
    if (
        scene.last.style in ENDS
        and scene.last.start.line == scene.last.end.line == scene.at.line
        and scene.last.start != scene.last.end
    ):
        return Break(scene.rest(scene.at), "the text goes on after its closing bracket", QUOTED)
    if "sequence entries are not allowed" in scene.said:
        says, advice = "a list cannot begin on the line of its key", "begin it on the next line"
        return Break(scene.rest(scene.at), says, advice)
    if scene.at.column != len(scene.line(scene.at.line)) - len(scene.line(scene.at.line).lstrip()):
        return None
    if re.match(r"-[^\s-]", text):
        return Break(scene.rest(scene.at, 1), "a space is missing after the dash", "write it like - key: value")
    if scene.began and scene.at.column == scene.began.column:
        if re.search("block (collection|sequence)$", scene.context):
            says, advice = "a list goes on here, and this line has no dash", "write - before it, or indent it deeper"
            return Break(scene.rest(scene.at), says, advice)
        if text.startswith("- "):
            says, advice = "a list entry stands where a key goes on", "write a key above it, or take away the dash"
            return Break(scene.rest(scene.at), says, advice)
    return None


def _indentation(scene: Scene) -> Break | None:
    """Find a line that begins where none of those above it does."""
    place = Place(scene.at.line, len(scene.line(scene.at.line)) - len(scene.line(scene.at.line).lstrip()))
    if scene.at != place or not scene.context.startswith("while parsing a block"):
        return None
    columns = [scene.indent(number) for number in islice(scene.above(place.line), 9)]
    near = min(columns, key=lambda column: abs(column - place.column), default=0)
    says = f"this line begins {_spaces(place.column)} in, and none that it could belong to does"
    return Break(scene.rest(place), says, _begin(near))


def _begin(column: int) -> str:
    return f"begin it {_spaces(column)} in" if column else "begin it at the start of the line"


def _spaces(count: int) -> str:
    return f"{count} space{'' if count == 1 else 's'}"
