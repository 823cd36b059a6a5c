"""Say what pydantic complains about in our words: what is wrong, where, and what to write instead."""

import types
import typing
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from needlecli.knowledge.entry import key_of
from needlecli.knowledge.words import did_you_mean, surely_meant
from needlecli.logic import Refused, shown
from needlecli.source import Diagnostic, Document, Edit, Path, error, respelt

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

MISSING = ("missing", "missing_argument", "missing_keyword_only_argument")
EXTRA = ("extra_forbidden", "unexpected_keyword_argument")
LISTED = 3
"""How many of the keys that a mapping must have are shown."""

WANTED = {
    "string_type": "text is wanted here",
    "dict_type": "a mapping (key: value) is wanted here",
    "mapping_type": "a mapping (key: value) is wanted here",
    "named_tuple_type": "a mapping (key: value) is wanted here",
    "tuple_type": "a list is wanted here",
    "bool_type": "true or false is wanted here",
    "bool_parsing": "true or false is wanted here",
}
"""What pydantic's complaints about a type come to."""
WRITTEN = {"when": "{fact: yes}, or always"}
"""How the value of a key is written whose type does not tell."""


def complaint(item: "ErrorDetails", kind: Any, document: Document, where: Path) -> Diagnostic:
    """Say one complaint about a value of this type."""
    match item["type"]:
        case missing if missing in MISSING:
            says = f"the key {where[-1]!r} is missing here"
            form = WRITTEN.get(str(where[-1]), _words(kind)) or "…"
            return error("missing-key", document, where[:-1], says, f"add {where[-1]}: {form}", key=True)
        case "value_error":
            return _refused(item["ctx"]["error"], kind, document, where)
        case "literal_error" | "enum":
            return _no_such_word(item, document, where)
        case other:
            says, advice = WANTED.get(other, item["msg"].lower()), _instead(other, item["input"])
            return error("wrong-type", document, where, says, advice)


def unknown_key(document: Document, path: Path, known: Iterable[str]) -> Diagnostic:
    """Say that a key is none of those known here."""
    key, known = str(path[-1]), tuple(known)
    before, colon, _ = key.partition(":")
    fix: tuple[Edit, ...] = ()
    if colon and before in known:
        advice = f"put a space after the colon: {before}: …"
    elif meant := did_you_mean(key, known):
        advice = f"did you mean {meant!r}?"
        if sure := surely_meant(key, known):
            fix = respelt(document, path, sure, key=True)
    else:
        advice = f"known here: {', '.join(known)}"
    return error("unknown-key", document, path, f"unknown key {key[:60]!r}", advice, key=True, fix=fix)


def known_keys(kind: Any) -> tuple[str, ...]:
    """Name the keys a mapping of this type may have; none if it may have any."""
    return tuple(written(name) for name in getattr(plain(kind), "_fields", ()) if name != "origin")


def written(key: str | int) -> str:
    """Give a key as it stands in the file: a field named like a word of Python has an underscore."""
    text = str(key)
    return text[:-1] if text == "origin " or text.endswith("_ ") else key_of(text)


def kind_at(kind: Any, loc: tuple[str | int, ...]) -> Any:
    """Find the type of a value inside a value of a type."""
    for part in loc:
        kind = plain(kind)
        arguments = typing.get_args(kind)
        if hasattr(kind, "_fields"):
            name = str(part)
            hints = typing.get_type_hints(kind)
            kind = hints.get(name, hints.get(f"{name}_"))
        elif arguments:
            kind = arguments[-1] if arguments[-1] is not Ellipsis else arguments[0]
    return plain(kind)


def plain(kind: Any) -> Any:
    """Give the type itself where None may stand for it."""
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return next(a for a in typing.get_args(kind) if a is not type(None))
    return kind


def _refused(problem: Exception, kind: Any, document: Document, where: Path) -> Diagnostic:
    if isinstance(problem, Refused):
        name = "range-reversed" if problem.backwards else "wrong-value"
        fix = respelt(document, where, problem.instead) if problem.instead else ()
        return error(name, document, where, problem.says, problem.advice, fix=fix)
    return error("wrong-type", document, where, str(problem), f"write it like {_like(kind)}")


def _no_such_word(item: "ErrorDetails", document: Document, where: Path) -> Diagnostic:
    allowed = item["ctx"]["expected"].replace("'", "")
    words = allowed.replace(" or ", ", ").split(", ")
    meant = did_you_mean(item["input"], words) if isinstance(item["input"], str) else ""
    says = f"{shown(item['input'])} is not one of the words allowed here"
    advice = f"did you mean {meant!r}?" if meant else f"write {allowed}"
    return error("wrong-value", document, where, says, advice, key="[key]" in item["loc"])


def _like(kind: Any) -> str:
    """Show the mapping that an entry is written as: the keys it must have."""
    defaults = getattr(kind, "_field_defaults", {})
    keys = [written(name) for name in getattr(kind, "_fields", ()) if name not in defaults]
    more = ", …" if len(keys) > LISTED else ""
    return f"{{{', '.join(f'{key}: …' for key in keys[:LISTED])}{more}}}" if keys else "key: value"


def _words(kind: Any) -> str:
    """Name the words that a type takes; empty if it takes others, too."""
    words = [str(word) for word in typing.get_args(kind)] if typing.get_origin(kind) is typing.Literal else []
    return " or ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def _instead(wanted: str, value: object) -> str:
    """Say what to write where the type is wrong."""
    match wanted, value:
        case "string_type", bool() | int() | float():
            return f'put it in quotes: "{shown(value)}"'
        case "string_type", _:
            return "write one text"
        case "tuple_type", str():
            return f"put it in brackets: [{value[:40]}]"
        case "tuple_type", dict():
            return "begin each entry with a dash: - key: value"
        case "tuple_type", None:
            return "write the entries below, or [] for none"
        case "tuple_type", _:
            return "write it like [one, two]"
        case "bool_type" | "bool_parsing", _:
            return "write true or false"
        case _:
            return "write it as key: value"
