"""What an answer came to, and why a question is asked: the words of a consultation about itself."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from needlecli.advice import Verdict
from needlecli.consulting.prompting import Prompt
from needlecli.consulting.spelling import NO, UNKNOWN
from needlecli.consulting.state import NOTES, State
from needlecli.knowledge import LEVELS, OPERATOR, Level, Pack
from needlecli.logic import EVENT, named_facts

COULD: dict[Level, str] = {
    "contraindicated": "could rule out",
    "defer": "could postpone",
    "clearance": "could need a physician's letter for",
    "adjust": "could change the settings of",
    "note": "would be noted for",
}
OPENING = {
    "concerns": "Everything else depends on it: which variants help, how deep they may go, and what has to be asked.",
    "areas": "How deep a variant may go depends on the area, and so do many questions.",
    "notes": "Words the pack knows are matched and may open a question again; all others are shown for you to read.",
}
LICENCE = "A variant that needs another licence is ruled out, and its questions with it."


class Reason(NamedTuple):
    """Why one fact is asked about: what it could do, and the cautions that hang on it, each with its sources."""

    fact: str
    says: str
    cautions: tuple[str, ...] = ()


def reasons(state: State, prompt: Prompt) -> tuple[Reason, ...]:
    """Say why a prompt is asked, fact by fact, in the order of its numbers."""
    if prompt.form in OPENING:
        return (Reason(prompt.form, OPENING[prompt.form]),)
    names = [item.id for item in prompt.items] if prompt.form == "sheet" else [prompt.fact]
    return tuple(_reason(state, name) for name in names)


def _reason(state: State, name: str) -> Reason:
    words = state.pack.vocabulary
    known = words.facts.get(name)
    title = "Event" if name == EVENT or known is None else known.name
    question = next((q for q in state.advice.questions if q.fact == name), None)
    if question is None:
        asked = [q.fact for q in state.advice.questions if q.fact in words.facts]
        waiting = [f for f in asked if (of := words.facts[f].only_when) is not None and name in named_facts(of)]
        says = f"It decides whether these are asked: {', '.join(words.facts[f].name.lower() for f in waiting)}."
        return Reason(title, LICENCE if name == OPERATOR else says)
    return Reason(
        title, f"{COULD[question.worst]} {_variants(state.pack, question.decides)}", tuple(_cautions(state, name))
    )


def _variants(pack: Pack, names: Collection[str]) -> str:
    if len(names) == len(pack.variants):
        return f"all {len(pack.variants)} variants"
    return ", ".join(variant.short or variant.name for variant in pack.variants.values() if variant.id in names)


def _cautions(state: State, name: str) -> Iterator[str]:
    """Give the words and the sources of every caution that hangs on a fact, the hardest first."""
    still = [option for option in state.advice.options if option.if_clear < Verdict.CONTRAINDICATED]
    found = {f.caution.id: f.caution for option in still for f in option.findings if name in f.facts}
    for caution in sorted(found.values(), key=lambda one: LEVELS.index(one.level)):
        if caution.level != "note":
            yield f"{caution.level}: {caution.says} [{', '.join(caution.sources) or 'no source'}]"


def outcome(before: State, after: State, prompt: Prompt) -> tuple[str, ...]:
    """Say in a line or two what was understood, and what it changed."""
    return (*_noted(before, after, prompt), *_changed(before, after))


def _noted(before: State, after: State, prompt: Prompt) -> Iterator[str]:
    words = after.pack.vocabulary
    match prompt.form:
        case "sheet":
            given = {words.facts[item.id].name: str(after.facts.get(item.id, UNKNOWN)) for item in prompt.items}
            so = [name if value == "yes" else f"{name} ({value})" for name, value in given.items() if _is_so(value)]
            denied = sum(value == NO for value in given.values())
            unknown = sum(value == UNKNOWN for value in given.values())
            parts = (
                [", ".join(so)] * bool(so) + [f"{denied} no"] * bool(denied) + [f"{unknown} not known"] * bool(unknown)
            )
            yield f"noted: {'; '.join(parts)}"
        case "fact":
            value = after.record.get(OPERATOR) if prompt.fact == OPERATOR else after.facts.get(prompt.fact)
            yield f"noted: {words.facts[prompt.fact].name}: {'not known' if value in (None, UNKNOWN) else value}"
        case "event":
            yield f"noted: event: {after.record.get(EVENT) or 'not known'}"
        case "concerns":
            yield f"noted: {', '.join(words.concerns[one.concern].name for one in after.client.concerns)}"
        case "areas":
            where = ", ".join(words.areas[area].name for area in after.client.areas)
            yield f"noted: {where or 'the usual areas'}"
        case "notes":
            yield from _read_from_notes(before, after)


def _is_so(value: str) -> bool:
    return value not in (NO, UNKNOWN, "none")


def _read_from_notes(before: State, after: State) -> Iterator[str]:
    if before.record.get(NOTES) == after.record.get(NOTES):
        return
    for mention in after.client.mentions:
        if mention not in before.client.mentions:
            name = after.pack.vocabulary.facts[mention.fact].name
            yield f"understood: {mention.text}: {name}{', denied: it stays open' if mention.denied else ''}"
    for text in after.client.unrecognised:
        if text not in before.client.unrecognised:
            yield f"not understood, a person has to read it: {text}"


def _changed(before: State, after: State) -> Iterator[str]:
    """Say which variants an answer put off or ruled out."""
    if not before.started or not after.started:
        return
    was = {option.variant.id: option.if_clear for option in before.advice.options}
    found: dict[str, list[str]] = {}
    for option in after.advice.options:
        if option.if_clear >= Verdict.NEEDS_CLEARANCE and option.if_clear > was[option.variant.id]:
            until = f" until {option.until}" if option.until else ""
            found.setdefault(f"{option.if_clear.word.replace('-', ' ')}{until}", []).append(option.variant.id)
    for what, variants in found.items():
        yield f"{_variants(after.pack, variants)}: {what}"
