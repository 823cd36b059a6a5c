"""From the options of a command to a client: words resolved first, answers read where all answers are read."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from needlecli.cli import words
from needlecli.cli.options import Asked
from needlecli.client import PREFERENCES, Client, Unreadable, read_answer, read_client
from needlecli.errors import DataError, UsageError
from needlecli.files import Config, load_config, load_pack, read_bytes
from needlecli.knowledge import OPERATORS, Pack, Words
from needlecli.logic import Answer, Duration, Local, Millimetres
from needlecli.source import Document


def ask(asked: Asked) -> tuple[Pack, Client]:
    """Load the pack and read the client; raise UsageError for the options, DataError for the intake file."""
    pack, client, _ = ask_in_full(asked)
    return pack, client


def ask_in_full(asked: Asked) -> tuple[Pack, Client, Mapping[str, Any]]:
    """Load the pack and read the client, and give the intake record that says the same."""
    config = load_config()
    pack = load_pack((*config.protocols, *asked.protocols))
    on = words.day(asked.on, "--on") if asked.on else None
    record = _intake(asked.intake) if asked.intake else Document("command line", "", {})
    if not isinstance(record.data, dict):
        advice = "write a mapping (key: value), one client a file"
        raise DataError(f"{record.name} does not hold one intake record", advice)
    today = date.today()  # noqa: DTZ011 - the day on the wall of the clinic
    merged = {**record.data, **said(asked, config, pack, record.data, on or _day_of(record.data) or today)}
    checked = read_client(Document(record.name, record.text, merged, record.spot), pack, on or today)
    if checked.value is not None:
        return pack, checked.value, merged
    if not asked.intake:
        raise UsageError(checked.diagnostics[0].says, checked.diagnostics[0].help)
    raise DataError(f"the intake record {record.name} cannot be read, so no advice is given", "", checked.diagnostics)


def _day_of(record: Mapping[str, Any]) -> date | None:
    """Give the day a record is for; one that cannot be read gets its own finding later."""
    try:
        return words.day(str(record.get("on")), "on")
    except UsageError:
        return None


def _intake(name: str) -> Document:
    from needlecli.intake.yaml import read

    data = read_bytes(name)
    name = "<stdin>" if name == "-" else name
    checked = read(name, data)
    if checked.value is None or checked.diagnostics:
        raise DataError(f"the intake record {name} cannot be read, so no advice is given", "", checked.diagnostics)
    return checked.value


def said(asked: Asked, config: Config, pack: Pack, record: Mapping[str, Any], today: date) -> dict[str, Any]:
    """Turn the options into keys of an intake record; they win over the record, and the clinic's settings fill gaps."""
    said: dict[str, Any] = {**_settings(config, pack, record)}
    if asked.on:
        said["on"] = asked.on
    if asked.concern:
        said["concerns"] = [words.concern(pack, word) for word in asked.concern]
    if asked.area:
        said["areas"] = [words.identify(word, pack.vocabulary.areas.values(), "area") for word in asked.area]
    if facts := _facts(asked, pack, today):
        said["facts"] = _joined(facts, record.get("facts"), pack, today)
    if asked.others:
        said["others"] = words.one_of(asked.others, ("no", "unknown"), "--others")
    if asked.prefer:
        said["prefer"] = words.one_of(asked.prefer, PREFERENCES, "--prefer")
    if asked.operator:
        said["operator"] = words.one_of(asked.operator, OPERATORS, "--operator")
    if asked.event:
        said["event"] = _event(asked.event)
    if asked.notes:
        said["notes"] = f"{record.get('notes') or ''}\n{asked.notes}"
    if asked.cleared:
        said["cleared"] = [words.clearance(pack, word) for word in asked.cleared]
    if asked.available:
        split = [part.strip() for word in asked.available for part in word.split(",") if part.strip()]
        said["available"] = [words.variant(pack, word) for word in split]
    if asked.max_downtime:
        said["max_downtime"] = words.quantity(asked.max_downtime, Duration, "--max-downtime")
    if asked.max_depth:
        said["max_depth"] = words.quantity(asked.max_depth, Millimetres, "--max-depth")
    return said


def _settings(config: Config, pack: Pack, record: Mapping[str, Any]) -> dict[str, Any]:
    """Give the clinic's settings for what the record leaves out."""
    found: dict[str, Any] = {}
    where = "in your settings,"
    if config.operator and not record.get("operator"):
        found["operator"] = words.one_of(config.operator, OPERATORS, f"{where} operator")
    if config.available and not record.get("available"):
        found["available"] = [words.variant(pack, word) for word in config.available]
    if config.max_downtime and not record.get("max_downtime"):
        found["max_downtime"] = words.quantity(config.max_downtime, Duration, f"{where} max_downtime")
    if config.max_depth and not record.get("max_depth"):
        found["max_depth"] = words.quantity(config.max_depth, Millimetres, f"{where} max_depth")
    return found


def _facts(asked: Asked, pack: Pack, today: date) -> dict[str, str]:
    facts: dict[str, str] = {}
    read: dict[str, Answer | Local | None] = {}
    pairs = [(text, "yes") for text in asked.has] + [(text, "no") for text in asked.has_not]
    own = (("skin_type", asked.skin_type), ("age", asked.age), ("sex", asked.sex))
    pairs += [(f"{name}={value}", "") for name, value in own if value]
    for text, plain in pairs:
        name, value = _fact(pack, text, plain)
        try:
            answer = read_answer(pack.vocabulary.facts[name], value, today, pack.vocabulary)
        except Unreadable as problem:
            raise UsageError(f"this answer to {name} cannot be read", str(problem)) from None
        if read.get(name, answer) != answer:
            raise UsageError(f"{name} is given two answers on the command line", "keep one of them")
        facts[name], read[name] = value, answer
    return facts


def _fact(pack: Pack, text: str, plain: str) -> tuple[str, str]:
    word, given, value = text.partition("=")
    if given:
        if plain == "no":
            raise UsageError(f"--not takes a fact alone, not {text!r}", f"write --not {word}")
        if not value.strip():
            raise UsageError(f"{text!r} has no answer after the =", f"write --has {word}, or what the answer is")
        return words.fact(pack, word), value.strip()
    word, at, where = text.partition("@")
    return words.fact(pack, word), f"{plain}{at}{where}"


def _joined(facts: Mapping[str, str], held: object, pack: Pack, today: date) -> dict[str, Any]:
    """Add facts to those of a record; raise UsageError where the two say different things about a client."""
    if not isinstance(held, dict):
        return dict(facts)
    known = Words.of(pack.vocabulary.facts.values())
    for key, value in held.items():
        name = known.find(str(key))
        if name is not None and name in facts:
            fact = pack.vocabulary.facts[name]
            try:
                same = read_answer(fact, value, today, pack.vocabulary) in (
                    None,
                    read_answer(fact, facts[name], today, pack.vocabulary),
                )
            except Unreadable:
                same = True  # the record's own finding says what is wrong with it
            if not same:
                says = f"{name} is answered in the intake record, and differently on the command line"
                raise UsageError(says, "correct the one that is wrong")
    return {**{key: value for key, value in held.items() if known.find(str(key)) not in facts}, **facts}


def _event(text: str) -> str:
    """Read the day of an event, that there is none, or that nobody asked."""
    word = text.casefold()
    if word in ("no", "none", "unknown"):
        return "unknown" if word == "unknown" else "no"
    return str(words.day(text, "--event"))
