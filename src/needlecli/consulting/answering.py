"""An answer as it was typed, in; the next state, out; what cannot be read is said with what to write instead."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from needlecli.client import Unreadable
from needlecli.consulting.prompting import Item, Prompt
from needlecli.consulting.spelling import MEANT, NO, UNKNOWN, YES, read, spelled
from needlecli.consulting.state import AREAS, CONCERNS, NOTES, State, moved
from needlecli.consulting.ticking import ticks
from needlecli.knowledge import OPERATOR, Words
from needlecli.logic import EVENT, Duration, Kind

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
AHEAD = re.compile(r"in (?:(\d{1,3})|an?) (day|week|month|year)s?")


def answered(state: State, prompt: Prompt, text: str) -> State:
    """Give the state after an answer; nothing typed is a question passed over, which is not asked again.

    Raises Unreadable, in words that never repeat the answer, where it cannot be read.
    """
    nothing = prompt.form == "notes" and MEANT.get(text.strip().casefold()) == NO
    if nothing or not text.strip():
        return passed_over(state, prompt)
    asked = frozenset(prompt.keys)
    match prompt.form:
        case "concerns":
            return moved(state, {CONCERNS: _chosen(state, prompt, text, what="concern")}, asked)
        case "areas":
            return moved(state, {AREAS: _chosen(state, prompt, text, what="area")}, asked)
        case "sheet":
            return _ticked(state, prompt, text)
        case "event":
            return moved(state, {EVENT: _event(text, state.client.on)}, asked)
        case "notes":
            before = str(state.record.get(NOTES) or "")
            return moved(state, {NOTES: f"{before}\n{text.strip()}" if before else text.strip()}, asked)
        case "fact":
            return _one(state, prompt, text)


def passed_over(state: State, prompt: Prompt) -> State:
    """Give the state after a question that was not answered: it stays open, and is not asked again."""
    if prompt.form == "concerns":
        raise Unreadable("name at least one, by its number or in words; q stops")
    fresh = [key for key in prompt.keys if key in state.pack.vocabulary.facts]
    if prompt.form not in ("sheet", "fact") or not fresh:
        return moved(state, {}, frozenset(prompt.keys))
    facts = {**state.facts, **dict.fromkeys(fresh, UNKNOWN)}
    return moved(state, {"facts": facts}, frozenset(prompt.keys))


def _ticked(state: State, prompt: Prompt, text: str) -> State:
    words, on = state.pack.vocabulary, state.client.on
    found = {}
    for number, (fact, answer) in enumerate(ticks(prompt.items, text, words).items(), 1):
        try:
            found[fact] = read(words.facts[fact], answer, on, words)
        except Unreadable as problem:
            raise Unreadable(f"number {number}: {problem}") from None
    return moved(state, {"facts": {**state.facts, **found}}, frozenset(prompt.keys))


def _one(state: State, prompt: Prompt, text: str) -> State:
    words, fact = state.pack.vocabulary, state.pack.vocabulary.facts[prompt.fact]
    answer = spelled(fact, text)
    if fact.kind is Kind.CHOICE:
        answer = _option(prompt.items, text.strip().casefold(), shortest=3 if fact.none else 1) or answer
    placed = str(state.facts.get(fact.id, "")).partition("@")
    keep = prompt.keys[0].endswith("+") and placed[1] and "@" not in answer and MEANT.get(answer) not in (NO, UNKNOWN)
    value = read(fact, f"{answer}@{placed[2]}" if keep else answer, state.client.on, words)
    if prompt.keys[0].endswith("+") and value in (YES, UNKNOWN):
        return moved(state, {}, frozenset(prompt.keys))
    if fact.id == OPERATOR and value != UNKNOWN:
        return moved(state, {OPERATOR: value}, frozenset(prompt.keys))
    return moved(state, {"facts": {**state.facts, fact.id: value}}, frozenset(prompt.keys))


def _option(items: Sequence[Item], word: str, shortest: int) -> str:
    """Give the option that a number or the beginning of a word stands for; empty where it is none."""
    if re.fullmatch(r"\d{1,2}", word):
        if not 1 <= int(word) <= len(items):
            raise Unreadable(f"the numbers here go from 1 to {len(items)}")
        return items[int(word) - 1].id
    exact = [item.id for item in items if item.id.casefold() == word]
    begun = [item.id for item in items if len(word) >= shortest and item.id.casefold().startswith(word)]
    return exact[0] if exact else begun[0] if len(begun) == 1 else ""


def _chosen(state: State, prompt: Prompt, text: str, *, what: str) -> list[str]:
    """Give the ids of what was chosen from a list, by numbers or by words."""
    words = state.pack.vocabulary.concern_words if what == "concern" else state.pack.vocabulary.area_words
    whole = words.find(text)
    if whole is not None:
        return [whole]
    found = [_choice(state, prompt.items, part, words, what) for part in _parts(text)]
    if not found:
        raise Unreadable(f"write numbers from 1 to {len(prompt.items)}, or words, with commas between them")
    return list(dict.fromkeys(found))


def _parts(text: str) -> Iterable[str]:
    for part in re.split(r"[,;]|\band\b", text):
        if re.fullmatch(r"\s*\d+(\s+\d+)*\s*", part):
            yield from part.split()
        elif part.strip():
            yield part.strip()


def _choice(state: State, items: Sequence[Item], part: str, words: Words, what: str) -> str:
    if part.isdecimal():
        if len(part) > 3 or not 1 <= int(part) <= len(items):
            raise Unreadable(f"the numbers here go from 1 to {len(items)}")
        return items[int(part) - 1].id
    name = words.find(part)
    if name is not None:
        return name
    other = Words.of(state.pack.vocabulary.not_covered.values()).find(part) if what == "concern" else None
    if other is not None:
        entry = state.pack.vocabulary.not_covered[other]
        raise Unreadable(f"{entry.name.lower()} is not something this pack recommends for: {entry.says}")
    near = words.near(part)
    meant = f"did you mean {' or '.join(near)}?" if near else f"write numbers from 1 to {len(items)}, or other words"
    raise Unreadable(f"this is not {'an' if what[0] in 'aeiou' else 'a'} {what} of this pack; {meant}")


def _event(text: str, on: date) -> str:
    """Read the day of an event, or that there is none."""
    word = " ".join(text.casefold().split()).strip(" .!")
    if MEANT.get(word) == NO:
        return NO
    try:
        if ahead := AHEAD.fullmatch(word):
            return str(Duration(int(ahead[1] or 1), ahead[2]).after(on))
        if DAY.fullmatch(word):
            return str(date.fromisoformat(word))
    except (ValueError, OverflowError):
        raise Unreadable("there is no such day; write it like 2027-06-12") from None
    raise Unreadable("write the day like 2027-06-12, in 6 weeks, or no")
