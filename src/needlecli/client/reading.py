"""An intake document in, a client out; what cannot be read is an error at its place, never an unknown."""

from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from datetime import date

from needlecli.client.answers import Unreadable, read_answer
from needlecli.client.client import PREFERENCES, Client, Mention, Wish
from needlecli.client.completing import denial
from needlecli.client.notes import read_notes
from needlecli.client.record import Record
from needlecli.client.told import Told, Wishes
from needlecli.knowledge import OPERATORS, Fact, Pack, Vocabulary, did_you_mean
from needlecli.logic import Answer, Choice, Duration, Kind, Local, Millimetres, Past
from needlecli.source import Checked, Document, Severity, in_order

KEYS = (
    *("schema", "ref", "on", "concerns", "areas", "facts", "others", "event", "available", "operator"),
    *("max_downtime", "max_depth", "prefer", "cleared", "notes", "unrecognised"),
)
SCHEMA = "needle.intake/1"
HEAVIEST = 100
LONGEST_REF = 200

Answers = MutableMapping[str, Answer | Local | None]
"""What was answered, fact by fact; None for a question that was left open in so many words."""


def read_client(document: Document, pack: Pack, today: date) -> Checked[Client]:
    """Read one intake record; `today` is the day the advice is for when the record names none."""
    checked = read_told(document, pack, today)
    return Checked(checked.value.client(pack) if checked.value is not None else None, checked.diagnostics)


def read_told(document: Document, pack: Pack, today: date) -> Checked[Told]:
    """Read what one intake record says, without what follows from it."""
    record = Record(document)
    if not isinstance(document.data, dict):
        record.refuse((), "an intake record is a mapping (key: value)", f"start with schema: {SCHEMA}")
        return Checked(None, tuple(record.found))
    _check_keys(record, pack)
    told = _told(record, pack, today)
    bad = any(d.severity is Severity.ERROR for d in record.found)
    return Checked(None if bad else told, in_order(record.found))


def _told(record: Record, pack: Pack, today: date) -> Told:
    on = record.day("on") or today
    mentions, unrecognised = read_notes(record.text("notes"), pack.vocabulary)
    answers = _answers(record, pack, on)
    add_mentions(answers, mentions, pack, on)
    others = record.word("others", ("no", "unknown")) == "no"
    event, event_known = _event(record, on)
    return Told(
        wishes=_wishes(record, pack),
        on=on,
        answers=answers,
        others=others,
        ref=record.name("ref", LONGEST_REF),
        event=event,
        event_known=others if event_known is None else event_known,
        mentions=mentions,
        unrecognised=tuple(dict.fromkeys((*record.texts("unrecognised"), *unrecognised))),
    )


def _wishes(record: Record, pack: Pack) -> Wishes:
    return Wishes(
        concerns=_concerns(record, pack),
        areas=tuple(record.ids("areas", pack.vocabulary.area_words, "area")),
        available=tuple(record.ids("available", pack.variant_words, "variant")),
        max_downtime=record.quantity("max_downtime", Duration),
        max_depth=record.quantity("max_depth", Millimetres),
        prefer=record.word("prefer", PREFERENCES),
        cleared=frozenset(_cleared(record, pack)),
    )


def _check_keys(record: Record, pack: Pack) -> None:
    facts = pack.vocabulary.fact_words
    for key in record.data:
        if key in KEYS:
            continue
        meant, fact = did_you_mean(key, KEYS), facts.find(key)
        advice = f"write it under facts: as {fact}" if fact else f"known here: {', '.join(KEYS)}"
        advice = f"did you mean {meant!r}?" if meant and not fact else advice
        record.refuse((key,), "this key does not belong to an intake record", advice, name="unknown-key", key=True)
    if record.data.get("schema", SCHEMA) != SCHEMA:
        record.refuse(("schema",), "this is another kind of document", f"write {SCHEMA}, or leave it out")


def _answers(record: Record, pack: Pack, on: date) -> Answers:
    answers: Answers = {}
    facts = record.data.get("facts")
    if facts is not None and not isinstance(facts, Mapping):
        record.refuse(("facts",), "facts are a mapping from fact to answer", "write them like pregnancy: no")
    words = pack.vocabulary.fact_words
    for key, value in facts.items() if isinstance(facts, Mapping) else ():
        path = ("facts", key)
        name = words.find(str(key))
        if name is None:
            near = words.near(str(key))
            advice = f"did you mean {near[0]!r}?" if near else "see needle show facts"
            record.refuse(path, "this is not a fact of the vocabulary", advice, name="unknown-fact", key=True)
        elif name in answers:
            record.refuse(path, f"{name} is answered twice", "keep one; synonyms count as the same fact", key=True)
        else:
            try:
                answers[name] = read_answer(pack.vocabulary.facts[name], value, on, pack.vocabulary)
            except Unreadable as problem:
                answers[name] = None
                record.refuse(path, f"this answer to {name} cannot be read", str(problem))
    operator = record.word("operator", OPERATORS)
    if operator is not None:
        if answers.get("operator") not in (None, Choice(frozenset({operator}))):
            record.refuse(("operator",), "operator is answered twice, and differently", "keep one")
        answers["operator"] = Choice(frozenset({operator}))
    return answers


def add_mentions(answers: Answers, mentions: Iterable[Mention], pack: Pack, on: date) -> None:
    """Add what the notes mention to the answers; a question that they open again stays open, however often they do."""
    denied: set[str] = set()
    for mention in mentions:
        if mention.fact not in denied:
            before = answers.get(mention.fact)
            _merge(answers, mention, pack, on)
            if before is not None and answers[mention.fact] is None:
                denied.add(mention.fact)


def contradicted(
    answers: Mapping[str, Answer | Local | None], mentions: Iterable[Mention], vocabulary: Vocabulary
) -> tuple[Fact, ...]:
    """Give the facts that were answered with no, and that free text says are so; `answers` as `add_mentions` left them.

    A mention answers a question that nobody asked, so that one which is mentioned and open was denied elsewhere.
    """
    facts = dict.fromkeys(mention.fact for mention in mentions if not mention.denied)
    return tuple(vocabulary.facts[fact] for fact in facts if answers.get(fact) is None and _answered(fact, vocabulary))


def _answered(fact: str, vocabulary: Vocabulary) -> bool:
    """Say whether a mention is an answer to a fact: it is none to a number, nor to a choice that has no no."""
    named = vocabulary.facts[fact]
    return named.kind is not Kind.NUMBER and (named.kind is not Kind.CHOICE or bool(named.none))


def _merge(answers: Answers, mention: Mention, pack: Pack, on: date) -> None:
    """Let a mention in the notes answer a question nobody asked; against a no, it opens the question again.

    What a mention leaves undecided (is the eczema active?) stays open, even where everything else was denied.
    """
    fact = pack.vocabulary.facts[mention.fact]
    for related in fact.opens:
        answers.setdefault(related, None)
    if mention.denied:
        answers.setdefault(mention.fact, None)
        return
    if answers.get(mention.fact) is None:  # "unknown" in so many words gives way to what the notes say
        if not _answered(mention.fact, pack.vocabulary):
            return
        answers[mention.fact] = _mentioned(fact, mention, pack, on)
    else:
        answers[mention.fact] = _reopened(answers[mention.fact], mention, fact, on)


def _mentioned(fact: Fact, mention: Mention, pack: Pack, on: date) -> Answer | Local | None:
    """Read a mention as a yes, at the time it names if that can be read."""
    try:
        return read_answer(fact, mention.when or "yes", on, pack.vocabulary)
    except Unreadable:
        return read_answer(fact, "yes", on, pack.vocabulary)


def _reopened(answer: Answer | Local | None, mention: Mention, fact: Fact, on: date) -> Answer | Local | None:
    """Open an answer as far as a mention in the notes may contradict it."""
    match answer:
        case Local(inside, areas, _):
            again = _reopened(inside, mention, fact, on)
            return Local(inside if again is None or isinstance(again, Local) else again, areas, elsewhere_open=True)
        case Past(date() as earliest, date() as latest, False) if str(latest.year) not in mention.clause:
            return Past(earliest, on)
        case _:
            return None if answer == denial(fact) else answer


def _concerns(record: Record, pack: Pack) -> tuple[Wish, ...]:
    words = pack.vocabulary.concern_words
    raw = record.data.get("concerns")
    if not isinstance(raw, dict):
        return tuple(Wish(name) for name in dict.fromkeys(record.ids("concerns", words, "concern")))
    wishes: dict[str, Wish] = {}
    for word, weight in raw.items():
        name = words.find(str(word))
        if name is None:
            near = words.near(str(word))
            advice = f"did you mean {near[0]!r}?" if near else "see needle show concerns"
            record.refuse(("concerns", word), "this is not a known concern", advice, name="unknown-concern", key=True)
        elif isinstance(weight, bool) or not isinstance(weight, int | float) or not 0 < weight <= HEAVIEST:
            record.refuse(("concerns", word), f"the weight of {name} is a number over 0, up to {HEAVIEST}", "write 2")
        else:
            wishes.setdefault(name, Wish(name, float(weight)))
    return tuple(wishes.values())


def _event(record: Record, on: date) -> tuple[date | None, bool | None]:
    """Read the day of an event, and whether it was asked about; None is not said, which `others` may answer."""
    said = record.data.get("event")
    if said in ("no", "none", False):
        return None, True
    if said == "unknown":
        return None, False
    day = record.day("event")
    if day is not None and day < on:
        record.refuse(
            ("event",), f"the event lies before {on}, the day the advice is for", "write a coming date, or no"
        )
    return day, None if day is None else True


def _cleared(record: Record, pack: Pack) -> Iterator[str]:
    known = tuple(pack.clearable)
    for path, word in record.items("cleared"):
        if isinstance(word, str) and word in known:
            yield word
        elif isinstance(word, str) and word in pack.cautions:
            says = f"{word} is {pack.cautions[word].level}: a physician's letter does not undo it"
            record.refuse(path, says, "only cautions of level clearance can be cleared")
        else:
            meant = did_you_mean(str(word), known)
            advice = f"did you mean {meant!r}?" if meant else "see needle show cautions"
            record.refuse(path, "this is not a caution that can be cleared", advice, name="unknown-caution")
