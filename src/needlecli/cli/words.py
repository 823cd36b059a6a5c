"""Words of the command line resolved to what they stand for, with what was meant where they cannot be."""

import re
from collections.abc import Iterable
from datetime import date

from needlecli.errors import UsageError
from needlecli.knowledge import Named, Pack, Words, did_you_mean
from needlecli.logic import Duration, Millimetres, named_facts


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
    raise UsageError(f"{word!r} is not a concern of this pack", _meant(words.near(word), "see needle show concerns"))


def variant(pack: Pack, word: str) -> str:
    """Give the id of a variant; raise UsageError with a suggestion if it is not one."""
    return identify(word, pack.variants.values(), "variant")


def fact(pack: Pack, word: str) -> str:
    """Give the id of a fact; raise UsageError if it is not one, never taking it for unknown."""
    undecided = Words.of(pack.vocabulary.undecided.values()).find(word)
    words = Words.of(pack.vocabulary.facts.values())
    if (found := words.find(word)) is not None:
        return found
    if undecided is not None:
        known = pack.vocabulary.undecided[undecided]
        raise UsageError(f"{word!r} is known, but no caution decides on it: {known.says}")
    raise UsageError(f"{word!r} is not a fact of this pack", _meant(words.near(word, most=1), "see needle show facts"))


def identify(word: str, entries: Iterable[Named], what: str) -> str:
    """Give the id a word stands for among entries; raise UsageError with a suggestion if there is none."""
    words = Words.of(entries)
    if (found := words.find(word)) is not None:
        return found
    article = "an" if what[0] in "aeiou" else "a"
    advice = _meant(words.near(word), f"see needle show {what}s")
    raise UsageError(f"{word!r} is not {article} {what} of this pack", advice)


def clearance(pack: Pack, word: str) -> str:
    """Give a caution that a physician's letter can clear; raise UsageError if it is not one."""
    known = tuple(pack.clearable)
    if word in known:
        return word
    if word in pack.cautions:
        level = pack.cautions[word].level
        says = f"{word} is {level}: a physician's letter does not undo it"
        if level == "clearance":
            says = f"{word} asks for another licence: a physician's letter does not undo it"
        raise UsageError(says, "only cautions of level clearance can be cleared")
    meant = did_you_mean(word, known)
    advice = _meant((meant,) if meant else (), "see needle show cautions")
    raise UsageError(f"{word!r} is not a caution that can be cleared", advice)


def one_of(value: str, allowed: Iterable[str], option: str) -> str:
    """Give one of a few words; raise UsageError with a suggestion if it is none of them."""
    allowed = tuple(allowed)
    if value.casefold() in allowed:
        return value.casefold()
    meant = did_you_mean(value, allowed)
    raise UsageError(
        f"{option} does not take {value[:40]!r}", _meant((meant,) if meant else (), f"write {', '.join(allowed)}")
    )


def quantity(value: str, kind: type[Duration] | type[Millimetres], option: str) -> str:
    """Give a quantity as it was written; raise UsageError with its form if it cannot be read."""
    try:
        kind.parse(value)
    except ValueError:
        raise UsageError(f"{option} cannot read {value[:40]!r}", kind.FORM) from None
    return value


def day(value: str, option: str) -> date:
    """Give a date; raise UsageError with its form if it is not one of the calendar."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise UsageError(f"{option} cannot read {value[:40]!r} as a date", "write it like 2026-11-22")


def _meant(near: Iterable[str], otherwise: str) -> str:
    return f"did you mean {' or '.join(near)}?" if near else otherwise
