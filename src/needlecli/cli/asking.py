"""From the options of a command to a client: words resolved here, answers read where all answers are read."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from needlecli.cli.options import Asked
from needlecli.client import PREFERENCES, Client, Unreadable, read_answer, read_client
from needlecli.errors import DataError, UsageError
from needlecli.files import Config, load_config, load_pack, read_bytes
from needlecli.knowledge import OPERATORS, Named, Pack, Words, did_you_mean
from needlecli.logic import Duration, Millimetres, named_facts
from needlecli.source import START, Document


def ask(asked: Asked) -> tuple[Pack, Client]:
    """Load the pack and read the client; raise UsageError for the options, DataError for the intake file."""
    config = load_config()
    pack = load_pack((*config.protocols, *asked.protocols))
    on = _date(asked.on, "--on") if asked.on else None
    record = _intake(asked.intake) if asked.intake else Document("command line", "", {}, START)
    if not isinstance(record.data, dict):
        raise DataError(
            f"{record.name} does not hold one intake record", "write a mapping; many records are for a batch"
        )
    today = date.today()  # noqa: DTZ011 - the day on the wall of the clinic
    merged = {**record.data, **_said(asked, config, pack, record.data, on or today)}
    checked = read_client(Document(record.name, record.text, merged, record.spot), pack, on or today)
    if checked.value is None and not asked.intake:
        raise UsageError(checked.diagnostics[0].says, checked.diagnostics[0].help)
    if checked.value is None:
        raise DataError(
            f"the intake record {record.name} cannot be read, so no advice is given", "", checked.diagnostics
        )
    return pack, checked.value


def _intake(name: str) -> Document:
    from needlecli.intake.yaml import read

    data = read_bytes(name)
    name = "<stdin>" if name == "-" else name
    checked = read(name, data)
    if checked.value is None or checked.diagnostics:
        raise DataError(f"the intake record {name} cannot be read, so no advice is given", "", checked.diagnostics)
    return checked.value


def _said(asked: Asked, config: Config, pack: Pack, record: Mapping[str, Any], today: date) -> dict[str, Any]:
    """Turn the options into keys of an intake record; they win over the record, and the clinic's settings fill gaps."""
    words = pack.vocabulary
    said: dict[str, Any] = {}
    if asked.on:
        said["on"] = asked.on
    if asked.concern:
        said["concerns"] = [concern(pack, word) for word in asked.concern]
    if asked.area:
        said["areas"] = [_id(word, words.areas.values(), "area") for word in asked.area]
    facts = _facts(asked, pack, today)
    if facts:
        known = Words.of(words.facts.values())
        held = record.get("facts")
        kept = {k: v for k, v in held.items() if known.find(str(k)) not in facts} if isinstance(held, dict) else {}
        said["facts"] = {**kept, **facts}
    for key, word, allowed in (
        ("others", asked.others, ("no", "unknown")),
        ("prefer", asked.prefer, PREFERENCES),
        ("operator", asked.operator or ("" if "operator" in record else config.operator or ""), OPERATORS),
    ):
        if word:
            said[key] = _word(word, allowed, f"--{key}")
    if asked.event:
        said["event"] = "no" if asked.event.casefold() in ("no", "none") else str(_date(asked.event, "--event"))
    if asked.notes:
        said["notes"] = f"{record.get('notes') or ''}\n{asked.notes}"
    if asked.cleared:
        said["cleared"] = [_clearance(pack, word) for word in asked.cleared]
    offered = asked.available or ([] if "available" in record else list(config.available))
    if offered:
        split = [part.strip() for word in offered for part in word.split(",") if part.strip()]
        said["available"] = [_id(word, pack.variants.values(), "variant") for word in split]
    for key, value, kind in (
        ("max_downtime", asked.max_downtime or config.max_downtime, Duration),
        ("max_depth", asked.max_depth or config.max_depth, Millimetres),
    ):
        if value and (getattr(asked, key) or key not in record):
            said[key] = _quantity(value, kind, f"--{key.replace('_', '-')}")
    return said


def _facts(asked: Asked, pack: Pack, today: date) -> dict[str, str]:
    facts: dict[str, str] = {}
    pairs = [(text, "yes") for text in asked.has] + [(text, "no") for text in asked.has_not]
    pairs += [
        (f"{name}={value}", "")
        for name, value in (("skin_type", asked.skin_type), ("age", asked.age), ("sex", asked.sex))
        if value
    ]
    for text, plain in pairs:
        name, value = _fact(pack, text, plain)
        if facts.get(name, value) != value:
            raise UsageError(f"{name} is given two answers on the command line", "keep one of them")
        try:
            read_answer(pack.vocabulary.facts[name], value, today, pack.vocabulary)
        except Unreadable as problem:
            raise UsageError(f"{text!r}: this answer to {name} cannot be read", str(problem)) from None
        facts[name] = value
    return facts


def _fact(pack: Pack, text: str, plain: str) -> tuple[str, str]:
    word, given, value = text.partition("=")
    place = ""
    if not given:
        word, at, where = text.partition("@")
        place = f"{at}{where}"
    elif plain == "no":
        raise UsageError(f"--not takes a fact alone, not {text!r}", f"write --not {word}")
    words = Words.of(pack.vocabulary.facts.values())
    name = words.find(word)
    if name is None:
        undecided = Words.of(pack.vocabulary.undecided.values()).find(word)
        if undecided:
            known = pack.vocabulary.undecided[undecided]
            raise UsageError(f"{word!r} is known, but no caution decides on it: {known.says}")
        near = words.near(word)
        raise UsageError(
            f"{word!r} is not a fact of this pack", f"did you mean {near[0]}?" if near else "see needle show facts"
        )
    return name, value.strip() if given else f"{plain}{place}"


def concern(pack: Pack, word: str) -> str:
    """Give the id of a concern; raise UsageError that says where the word belongs if it is not one."""
    words = Words.of(pack.vocabulary.concerns.values())
    if (found := words.find(word)) is not None:
        return found
    other = Words.of(pack.vocabulary.not_covered.values()).find(word)
    if other is not None:
        entry = pack.vocabulary.not_covered[other]
        raise UsageError(f"{entry.name.lower()} is not something this pack recommends for: {entry.says}")
    fact = Words.of(pack.vocabulary.facts.values()).find(word)
    if fact is not None:
        naming = [c for c in pack.all_cautions() if fact in named_facts(c.when)]
        held = ", ".join(f"{c.id} ({c.level})" for c in naming)
        raise UsageError(
            f"{word!r} is not a concern here but a caution: {held}",
            f"tell it with --has {fact}; read it with needle show cautions {naming[0].id if naming else ''}",
        )
    near = words.near(word)
    raise UsageError(
        f"{word!r} is not a concern of this pack",
        f"did you mean {' or '.join(near)}?" if near else "see needle show concerns",
    )


def variant(pack: Pack, word: str) -> str:
    """Give the id of a variant; raise UsageError with a suggestion if it is not one."""
    return _id(word, pack.variants.values(), "variant")


def _id(word: str, entries: Iterable[Named], what: str) -> str:
    words = Words.of(entries)
    found = words.find(word)
    if found is None:
        near = words.near(word)
        raise UsageError(
            f"{word!r} is not {'an' if what[0] in 'aeiou' else 'a'} {what} of this pack",
            f"did you mean {' or '.join(near)}?" if near else f"see needle show {what}s",
        )
    return found


def _clearance(pack: Pack, word: str) -> str:
    known = [c.id for c in pack.all_cautions() if c.level == "clearance"]
    if word in known:
        return word
    if word in pack.cautions:
        level = pack.cautions[word].level
        raise UsageError(
            f"{word} is {level}: a physician's letter does not undo it",
            "only cautions of level clearance can be cleared",
        )
    meant = did_you_mean(word, known)
    raise UsageError(
        f"{word!r} is not a caution that can be cleared",
        f"did you mean {meant}?" if meant else "see needle show cautions",
    )


def _word(value: str, allowed: Iterable[str], option: str) -> str:
    allowed = tuple(allowed)
    if value.casefold() in allowed:
        return value.casefold()
    meant = did_you_mean(value, allowed)
    raise UsageError(
        f"{option} does not take {value[:40]!r}", f"did you mean {meant}?" if meant else f"write {', '.join(allowed)}"
    )


def _quantity(value: str, kind: type[Duration] | type[Millimetres], option: str) -> str:
    try:
        kind.parse(value)
    except ValueError:
        raise UsageError(f"{option} cannot read {value[:40]!r}", kind.FORM) from None
    return value


def _date(value: str, option: str) -> date:
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise UsageError(f"{option} cannot read {value[:40]!r} as a date", "write it like 2026-11-22")
