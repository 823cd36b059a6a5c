"""How records are read otherwise: words that came, went or stand for something else, and questions put otherwise.

Regions are made of answers that have been read, so that this is tried word by word: in free text, as the name of a
fact, a concern, an area, a variant or a cleared caution, and with the answers to facts that take others now.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, product
from typing import Any, NamedTuple

from needlecli.changes.diff import DIRECTIONS, Answer, Change, Direction, Stated
from needlecli.changes.searching import Search
from needlecli.client import denial
from needlecli.knowledge import Fact, Named, Vocabulary, normal
from needlecli.logic import Kind, named_facts

READ = ("kind", "options", "none", "yes", "reach", "local", "opens", "range", "only_when", "chosen")
"""Keys of a fact that decide how an answer to it is read, and for whom it is a question."""

MOST_TRIED, MOST_WORDS = 300, 2_000
"""How many answers to one fact, and how many words, are tried at most."""


class Try(NamedTuple):
    """A record to ask both packs about, as each is given it, and what it hangs on."""

    subject: str
    says: str
    old: Mapping[str, Any]
    new: Mapping[str, Any]


def read_otherwise(search: Search) -> tuple[tuple[Change, ...], Stated]:
    """Try every word that is read otherwise, and say how many records were tried."""
    found: dict[tuple[str, str, Direction], Change] = {}
    tried = 0
    every = (*_free_text(search), *_names(search), *_answers(search))
    for one in every[:MOST_WORDS]:
        tried += 1
        before, after = search.ask(search.old, one.old), search.ask(search.new, one.new)
        for variant, direction in _turns(search, before, after):
            key = one.subject, variant if len(found) < MOST_WORDS else "", direction
            if key not in found:
                found[key] = Change(direction, variant, one.subject, (), (), before, after, "sampled", one.says)
    left = f"; {len(every) - tried} more were not tried" if tried < len(every) else ""
    says = f"sampled: {tried} record{'s' * (tried != 1)} with words or questions that are read otherwise{left}"
    return _one_each(found.values()), Stated(
        "reading", "stopped" if left else "sampled", says if tried else f"{says}: there are none", tried
    )


def _one_each(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Of what hangs on one word, give the loosest way alone where all variants go, and the others as they are."""
    return tuple(sorted(changes, key=lambda change: DIRECTIONS.index(change.direction)))


def _turns(search: Search, before: Answer, after: Answer) -> Iterator[tuple[str, Direction]]:
    """Say which way the answers turned; what a person has to read now, or had to, is that, unless a bar is gone."""
    if before.advice is None or after.advice is None:
        if (before.advice is None) != (after.advice is None):
            yield "", "newly-read" if before.advice is None else "no-longer-read"
        return
    unread, unread_now = (bool(advice.client.unrecognised) for advice in (before.advice, after.advice))
    turns = [turn for turn in search.turns(before, after) if turn[1] != "reordered"]
    if unread == unread_now:
        yield from turns
        return
    milder = [turn for turn in turns if turn[1] == "newly-allowed"] if unread_now else []
    yield from milder or [("", "newly-read" if unread else "no-longer-read")]


Base = Mapping[str, Any]
"""A plain client, as a record."""


def _bases(search: Search) -> tuple[Base, Base] | None:
    """Give a plain client in the words of each pack; None where they have no concern in common."""
    if not search.concerns:
        return None
    record = search.plain_record(search.concerns[0])
    return search.in_old_words(record), record


def _free_text(search: Search) -> Iterator[Try]:
    """Try every word that free text is searched for and that stands for something else, or for nothing, now."""
    bases, facts = _bases(search), search.names.facts
    if bases is None:
        return
    mine, theirs = _noted(search.old.vocabulary), _noted(search.new.vocabulary)
    old = {word: facts.get(fact, fact) for word, fact in mine.items()}
    for word in dict.fromkeys((*old, *theirs)):
        if old.get(word) != theirs.get(word):
            its = mine.get(word, ""), theirs.get(word, "")
            before, after = (
                {**base, "notes": word, "facts": _without(base, old.get(word, ""), *its)} for base in bases
            )
            yield Try(f"notes: {old.get(word) or theirs[word]}", f"“{word}” in free text", before, after)


def _noted(known: Vocabulary) -> Mapping[str, str]:
    others = {w.casefold(): f"({e.id})" for e in known.undecided.values() for w in (*e.synonyms, e.name) if len(w) > 1}
    return {**others, **known.mentionable}


def _without(base: Base, *facts: str) -> dict[str, Any]:
    return {name: answer for name, answer in base["facts"].items() if name not in facts}


def _names(search: Search) -> Iterator[Try]:
    """Try every name that a record may use and that is no name any more, or another's."""
    bases = _bases(search)
    if bases is None:
        return
    old, new, names = search.old, search.new, search.names
    kinds = (
        ("fact", old.vocabulary.facts, new.vocabulary.facts, names.facts),
        ("concern", old.vocabulary.concerns, new.vocabulary.concerns, names.concerns),
        ("area", old.vocabulary.areas, new.vocabulary.areas, names.areas),
        ("variant", old.variants, new.variants, names.variants),
    )
    for kind, mine, theirs, renamed in kinds:
        was = {word: renamed.get(one, one) for word, one in _called(mine.values()).items()}
        now = _called(theirs.values())
        for word in dict.fromkeys((*was, *now)):
            if was.get(word) != now.get(word):
                entry = _entry(mine, theirs, word, was.get(word), now.get(word))
                before, after = (_named(kind, word, base, entry) for base in bases)
                yield Try(f"{kind}: {was.get(word) or now.get(word)}", f"the {kind} “{word}”", before, after)
    gone = [one for one in old.clearable if one not in new.clearable]
    for caution in (*gone, *(one for one in new.clearable if one not in old.clearable)):
        before, after = ({**base, "cleared": [caution]} for base in bases)
        yield Try(f"cleared: {caution}", f"a letter on file for {caution}", before, after)


def _called(entries: Iterable[Named]) -> Mapping[str, str]:
    found = {normal(word): one.id for one in entries for word in (*one.synonyms, one.name)}
    return found | {one.id: one.id for one in entries}


def _entry(mine: Mapping[str, Any], theirs: Mapping[str, Any], *ids: str | None) -> Any:
    return next((of[name] for of in (mine, theirs) for name in ids if name is not None and name in of), None)


def _named(kind: str, word: str, base: Base, entry: Any) -> dict[str, Any]:
    match kind:
        case "fact":
            said = next(_said(entry)) if isinstance(entry, Fact) else "yes"
            return {**base, "facts": {**_without(base, word, entry.id), word: said}}
        case "concern":
            return {**base, "concerns": [word]}
        case "area":
            return {**base, "areas": [word]}
        case _:
            return {**base, "available": [word]}


def _said(fact: Fact) -> Iterator[Any]:
    """Give answers to a fact, the one that makes trouble first."""
    match fact.kind:
        case Kind.FLAG:
            yield from ("yes", "no", "unknown")
        case Kind.CHOICE:
            yield from (*reversed(fact.options), "yes", "unknown")
        case Kind.DATED:
            yield from ("1 week ago", "yes", "current", "5 weeks ago", "7 months ago", "3 years ago", "no", "unknown")
        case Kind.NUMBER:
            low, high = (int(bound) for bound in fact.bounds)
            yield from dict.fromkeys((low, high, (low + high) // 2, *range(low, min(high, low + 60), 5), "unknown"))


def _answers(search: Search) -> Iterator[Try]:
    """Try the answers to every fact of which another answer, or for another client, is taken now."""
    bases, known = _bases(search), search.old_vocabulary.facts
    for name, fact in search.new.vocabulary.facts.items():
        was = known.get(name)
        if bases is not None and was is not None and any(getattr(was, key) != getattr(fact, key) for key in READ):
            yield from _combined(search, bases[1], was, fact)
    for name in search.concerns:
        mine, theirs = (
            search.old_vocabulary.concerns[name].usual_areas,
            search.new.vocabulary.concerns[name].usual_areas,
        )
        if mine != theirs:
            record = search.plain_record(name)
            yield Try(f"concern: {name}", f"{name} without an area", search.in_old_words(record), record)


def _deniable(search: Search) -> Iterator[str]:
    """Name the facts of both packs that can be denied."""
    for name, fact in search.new.vocabulary.facts.items():
        was = search.old_vocabulary.facts.get(name)
        if was is not None and denial(fact) is not None and denial(was) is not None:
            yield name


def _combined(search: Search, base: Base, was: Fact, now: Fact) -> Iterator[Try]:
    """Combine the answers to a fact with those to the facts that say for whom it is a question."""
    asked = {n for one in (was, now) if one.only_when is not None for n in named_facts(one.only_when)}
    facts = search.new.vocabulary.facts
    others = [name for name in asked if name in facts and name in search.old_vocabulary.facts]
    own = tuple(dict.fromkeys((*_said(now), *_said(was), None)))
    places = search.new.vocabulary.areas if was.local or now.local or was.reach != now.reach else ()
    spots = [f"{answer}@{area}" for answer in ("yes",) for area in places if now.kind is Kind.FLAG]
    each = ((*own, *spots), *(tuple(_said(facts[name])) for name in others))
    kept = _without(base, now.id, *others)
    denied = {name: "no" for name in _deniable(search) if name not in (now.id, *others)}
    for answers in islice(product(*each), MOST_TRIED):
        said = {name: answer for name, answer in zip((now.id, *others), answers, strict=True) if answer is not None}
        for rest in ({"others": "no", "facts": {**kept, **said}}, {"event": "no", "facts": {**kept, **denied, **said}}):
            record = {name: value for name, value in base.items() if name != "others"} | rest
            told = ", ".join(f"{name}: {answer}" for name, answer in said.items()) or f"nothing on {now.id}"
            yield Try(f"fact: {now.id}", told, search.in_old_words(record), record)
