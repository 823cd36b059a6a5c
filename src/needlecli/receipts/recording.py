"""Write an intake record down as it was understood: ids for words, days for "6 weeks ago", and nothing else."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from needlecli.client import Client, Unreadable, read_answer
from needlecli.knowledge import Fact, Pack
from needlecli.logic import Amount, Answer, Choice, Flag, Local, Past

INTAKE = "needle.intake/1"
AS_SAID = ("notes", "unrecognised")
"""Keys that are kept as they were said."""
WORDS = ("operator", "others")
"""Keys that take one of a few words."""

Said = Answer | Local | None


def understood(record: Mapping[str, Any], client: Client, pack: Pack) -> Mapping[str, object]:
    """Give the intake record (`needle.intake/1`) that says in ids and days what a readable record says.

    `record` is what was told, with options and settings in it, and `client` what was read from it.  The words of the
    client are in it where notes were given, and nowhere else.
    """
    told: dict[str, object] = {
        "schema": INTAKE,
        "on": str(client.on),
        "ref": client.ref,
        "concerns": _concerns(client),
        "areas": list(client.areas),
        "facts": _facts(record, client.on, pack),
        "event": _event(record, client),
        "available": list(client.available),
        "max_downtime": str(client.max_downtime or ""),
        "max_depth": str(client.max_depth or ""),
        "prefer": client.prefer,
        "cleared": sorted(client.cleared),
        **{key: _word(record.get(key)) for key in WORDS},
        **{key: record.get(key) for key in AS_SAID},
    }
    return {key: value for key, value in told.items() if value not in (None, "", [], {})}


def _event(record: Mapping[str, Any], client: Client) -> str:
    """Write the day of the event, that there is none, or that it is open; empty where the record is silent."""
    if client.event is not None:
        return str(client.event)
    said = _word(record.get("event"))
    return said if said in ("", "unknown") else "no"


def _word(said: object) -> str:
    """Give one of a few words as it is read: in JSON and YAML, no is also written as a truth value."""
    return "" if said is None else "no" if said is False else str(said).strip().casefold()


def _concerns(client: Client) -> list[str] | dict[str, float]:
    """Name the concerns, with their weights only where those differ from one."""
    if all(wish.weight == 1 for wish in client.concerns):
        return [wish.concern for wish in client.concerns]
    return {wish.concern: wish.weight for wish in client.concerns}


def _facts(record: Mapping[str, Any], on: date, pack: Pack) -> dict[str, object]:
    words, facts = pack.vocabulary.fact_words, pack.vocabulary.facts
    told: dict[str, object] = {}
    for key, value in (record.get("facts") or {}).items():
        name = words.find(str(key))
        if name is not None:
            told[name] = _answer(facts[name], value, on, pack)
    return told


def _answer(fact: Fact, value: object, on: date, pack: Pack) -> object:
    """Write an answer in the form that does not depend on the day; as it was said, where it would be read otherwise."""
    try:
        answer = read_answer(fact, value, on, pack.vocabulary)
        text = _text(answer, fact, on)
        return text if read_answer(fact, text, on, pack.vocabulary) == answer else value
    except Unreadable:
        return value


def _text(answer: Said, fact: Fact, on: date) -> str:
    match answer:
        case None:
            return "unknown"
        case Local(inside, areas, _):
            return f"{_text(inside, fact, on)}@{'+'.join(sorted(areas))}"
        case Flag(yes):
            return "yes" if yes else "no"
        case Past():
            return _past(answer, on)
        case Amount(value):
            return f"{value:.12g}"
        case Choice(possible, _):
            return ",".join(option for option in fact.options if option in possible)


def _past(past: Past, on: date) -> str:
    """Write when it last happened: a day, a month, or yes where nobody said."""
    if past.earliest is None or past.latest is None:
        return "no"
    if past.current:
        return "current"
    if past.earliest == past.latest:
        return str(past.latest)
    whole_month = past.earliest.day == 1 and past.earliest.year > 1
    return f"{past.earliest:%Y-%m}" if whole_month and past.latest <= on else "yes"
