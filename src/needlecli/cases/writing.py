"""Write a case down as a person would: YAML that our own reader gives back word for word."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from needlecli.advice import Option, Recommendation
from needlecli.cases.settings import settings_of
from needlecli.logic import Always, Depth
from needlecli.source import plain_value

WIDEST = 118
STEP = "  "
PLAIN = re.compile(r"[^\W_][\w .+@%/()-]*(?<! )")
NUMBER = re.compile(r"0|[1-9][0-9]{0,3}", flags=re.ASCII)
LONGEST_NAME = 90


def seen(record: Mapping[str, Any], advice: Recommendation, name: str) -> Mapping[str, Any]:
    """Give a case that expects what was said, for a person to confirm."""
    client = dict(record)
    if isinstance(facts := client.get("facts"), dict):
        client["facts"] = {fact: _number_or_text(answer) for fact, answer in facts.items()}
    return {"name": name, "confirmed": "no", "client": client, "expect": dict(_expected(advice))}


def name_of(record: Mapping[str, Any]) -> str:
    """Name a case by its client: the concerns, and what was answered with anything but no."""
    concerns, facts = record.get("concerns"), record.get("facts")
    words = [str(word) for word in concerns] if isinstance(concerns, list | dict) else [str(concerns or "no concern")]
    told = facts.items() if isinstance(facts, dict) else ()
    words += [f"{fact} {answer}" for fact, answer in told if answer not in ("no", False, None)]
    return " ".join(", ".join(words).split())[:LONGEST_NAME].rstrip()


def as_yaml(value: object, indent: str = "") -> str:
    """Write plain data as YAML in blocks, with what is short on one line."""
    return "".join(f"{line}\n" for line in _block(value, indent))


def _number_or_text(answer: object) -> object:
    """Give a whole number that came as text, as on the command line, the way a person writes it."""
    return int(answer) if isinstance(answer, str) and NUMBER.fullmatch(answer) else answer


def _expected(advice: Recommendation) -> Iterator[tuple[str, object]]:
    always = {c.id for c in advice.pack.cautions.values() if isinstance(c.when, Always)}
    fired = {f.caution.id for option in advice.options for f in option.findings if f.fired}
    yield "cautions", [name for name in advice.pack.cautions if name in fired - always]
    yield "asks", [question.fact for question in advice.questions]
    if advice.client.unrecognised:
        yield "unrecognised", list(advice.client.unrecognised)
    yield "offered", [option.variant.id for option in advice.options if option.if_clear.treatable]
    yield "verdicts", {option.variant.id: option.verdict.word for option in advice.options}
    if until := {option.variant.id: str(option.until) for option in advice.options if option.until}:
        yield "until", until
    if depths := {option.variant.id: depth for option in advice.options if (depth := _depths(option))}:
        yield "depth", depths
    set_by = {option.variant.id: settings_of(option) for option in advice.options}
    if settings := {name: {key: _number_or_text(one) for key, one in of.items()} for name, of in set_by.items() if of}:
        yield "settings", settings


def _depths(option: Option) -> dict[str, str]:
    """Give the depth of every area in which all concerns agree on one."""
    found: dict[str, set[Depth | None]] = {}
    for row in option.depth:
        found.setdefault(row.area, set()).add(row.now)
    return {area: str(next(iter(depths)) or "none") for area, depths in found.items() if len(depths) == 1}


def _block(value: object, indent: str) -> Iterator[str]:
    match value:
        case dict() if value:
            for key, inner in value.items():
                yield from _entry(f"{indent}{scalar(key)}:", inner, f"{indent}{STEP}")
        case list() if value:
            for inner in value:
                first, *rest = _block(inner, f"{indent}{STEP}")
                yield f"{indent}- {first.lstrip(' ')}"
                yield from rest
        case _:
            yield f"{indent}{_flow(value)}"


def _entry(key: str, value: object, indent: str) -> Iterator[str]:
    """Write a value behind its key where it fits, and below it where it does not."""
    flat = not any(isinstance(one, dict | list) for one in _values(value))
    line = f"{key} {_flow(value)}" if flat else ""
    if line and (len(line) <= WIDEST or not isinstance(value, dict | list)):
        yield line
    elif line and isinstance(value, list):
        yield f"{key} ["
        yield from _wrapped([scalar(one) for one in value], indent)
    else:
        yield key
        yield from _block(value, indent)


def _wrapped(words: Iterable[str], indent: str) -> Iterator[str]:
    """Write words one behind the other, in as many lines as it takes."""
    line = indent.removesuffix(" ")
    for word in words:
        if len(line) + len(word) + 2 > WIDEST and line.strip():
            yield line
            line = indent.removesuffix(" ")
        line += f" {word},"
    yield f"{line.removesuffix(',')}]"


def _values(value: object) -> list[object]:
    return list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []


def _flow(value: object) -> str:
    match value:
        case dict():
            return f"{{{', '.join(f'{scalar(key)}: {_flow(inner)}' for key, inner in value.items())}}}"
        case list():
            return f"[{', '.join(_flow(inner) for inner in value)}]"
        case _:
            return scalar(value)


def scalar(value: object) -> str:
    """Write one value: text without quotes only where it is read back as the same text."""
    if not isinstance(value, str):
        return json.dumps(value)
    if PLAIN.fullmatch(value):
        try:
            if plain_value(value) == value:
                return value
        except ValueError:
            pass
    return "".join(c if c.isprintable() else _escaped(c) for c in json.dumps(value, ensure_ascii=False))


def _escaped(character: str) -> str:
    return f"\\u{ord(character):04x}" if ord(character) < 0x10000 else f"\\U{ord(character):08x}"
