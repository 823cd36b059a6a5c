"""What was edited and what is answered, in words: keys and values of entries, and two answers side by side."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Final

from needlecli.advice import Finding, Option
from needlecli.changes import Answer, Change, Direction, Edit, Field, Weight
from needlecli.knowledge import Pack
from needlecli.logic import AllOf, Always, AnyOf, Condition, Not
from needlecli.page import Tone
from needlecli.report.conditions import in_words
from needlecli.report.settings import settings
from needlecli.report.words import VERDICT, verdict

DIRECTION: Final[Mapping[Direction, tuple[str, Tone]]] = {
    "newly-allowed": ("newly allowed", "stop"),
    "deeper": ("deeper", "stop"),
    "caution-lost": ("caution lost, or weaker", "stop"),
    "newly-blocked": ("newly blocked", "care"),
    "shallower": ("shallower", "care"),
    "caution-added": ("caution added, or stronger", "care"),
    "reordered": ("reordered", "plain"),
    "no-longer-read": ("no longer read: a person has to look", "ask"),
    "newly-read": ("newly read", "plain"),
}
WEIGHT: Final[Mapping[Weight, str]] = {
    "answer": "can change an answer",
    "reading": "can change how a record is read",
    "plan": "changes what is planned, told or handed out",
    "wording": "words and sources only",
}
MOST = 160
"""How many letters of a value are shown; of two long ones, those where they part."""

NONE, FEW = "nothing", 4


def edit_words(edit: Edit) -> str:
    """Name an entry and what happened to it."""
    named = f"{edit.kind} {edit.id}" if edit.kind != edit.id else edit.kind
    named = named if len(named) <= MOST else f"{named[:MOST]}…"
    return f"{named} renamed (was {edit.was})" if edit.was else f"{named} {edit.what}"


def field_words(field: Field, old: Pack, new: Pack) -> str:
    """Say what a key said, and what it says."""
    name = field.name.replace("is_", "is").rstrip("_")
    if isinstance(field.before, tuple) and isinstance(field.after, tuple):
        parts = tuple(_listed(field.before, field.after))
        return f"{name}: {_cut('; '.join(parts))}" if parts else f"{name}: in another order"
    before, after = value_words(old, field.before), value_words(new, field.after)
    before, after = _parted(before, after)
    return f"{name}: {before} → {after}"


def value_words(pack: Pack, value: object) -> str:
    """Write any value of an entry."""
    match value:
        case None:
            return NONE
        case True:
            return "yes"
        case str() | int() | float() | date():
            return str(value)
        case tuple() if not hasattr(value, "_fields"):
            return ", ".join(value_words(pack, one) for one in value)
        case tuple():
            return next((str(one) for one in value if isinstance(one, str) and one), "")
        case _ if isinstance(value, Condition):
            return _condition(pack, value)
        case _:
            return str(value)


def _condition(pack: Pack, condition: Condition) -> str:
    """Write a condition; one in the words of the other pack as far as this one knows them."""
    try:
        return in_words(pack, condition)
    except KeyError:
        match condition:
            case AllOf(parts) | AnyOf(parts):
                return (" and " if isinstance(condition, AllOf) else " or ").join(_condition(pack, p) for p in parts)
            case Not(part):
                return f"not {_condition(pack, part)}"
            case Always():
                return "always"
            case _:
                fact = str(getattr(condition, "fact", "something"))
                asked = (str(getattr(condition, name, "")) for name in ("window",))
                return " within ".join(part for part in (fact, *asked) if part)


def _listed(before: tuple[object, ...], after: tuple[object, ...]) -> Iterator[str]:
    """Say what of a list went and what came."""
    gone = [value for value in before if value not in after]
    come = [value for value in after if value not in before]
    for word, those in (("without", gone), ("with", come)):
        if those:
            yield f"{word} {', '.join(_said(one) for one in those)}"


def _said(value: object) -> str:
    if isinstance(value, tuple):
        return f"“{next((str(one) for one in value if isinstance(one, str) and one), '')}”"
    return str(value)


def _cut(text: str) -> str:
    return text if len(text) <= MOST else f"{text[:MOST]}…"


def _parted(before: str, after: str) -> tuple[str, str]:
    """Show of two long texts the part in which they differ."""
    if max(len(before), len(after)) <= MOST:
        return before, after
    same = next(
        (n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    start = max(0, same - MOST // 4)
    return _window(before, start), _window(after, start)


def _window(text: str, start: int) -> str:
    part = text[start : start + MOST]
    return f"{'…' if start else ''}{part}{'…' if len(text) > start + MOST else ''}"


def option_of(answer: Answer, variant: str) -> Option | None:
    """Give what an answer says of a variant; None where it says nothing."""
    advice = answer.advice
    return None if advice is None else next((o for o in advice.options if o.variant.id == variant), None)


def both(change: Change, was: str) -> tuple[tuple[str, str, str], ...]:
    """Set two answers side by side: verdict, depth, cautions, and what else differs; `was` is the variant's old id."""
    if not change.variant:
        return tuple(_rows(_whole(change.before), _whole(change.after)))
    mine, theirs = option_of(change.before, was or change.variant), option_of(change.after, change.variant)
    alike = _held(mine) & _held(theirs)
    before, after = _one(change.before, mine, alike), _one(change.after, theirs, alike)
    return tuple(_rows(before, after))


ALWAYS = ("answer", "verdict", "depth", "cautions that hold")
"""What is shown even where both say the same."""


def _rows(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for key in dict.fromkeys((*before, *after)):
        one, other = before.get(key, "-"), after.get(key, "-")
        if key in ALWAYS or one != other:
            yield key, one, other


def _whole(answer: Answer) -> Mapping[str, str]:
    if answer.advice is None:
        return {"answer": f"refused: {'; '.join(answer.refused)}" if answer.refused else "no word for it"}
    unread = ", ".join(answer.advice.client.unrecognised)
    return {
        "answer": f"a person has to read: {unread}" if unread else "read",
        "order": " > ".join(option.variant.id for option in answer.advice.options),
    }


def _one(answer: Answer, option: Option | None, alike: Collection[str]) -> Mapping[str, str]:
    if answer.advice is None:
        return _whole(answer)
    if option is None:
        return {"verdict": "there is no such variant"}
    return {
        "verdict": verdict(option),
        "if all is answered well": VERDICT[option.if_clear],
        "depth": depth_words(option) or "none",
        "cautions that hold": _fired(option, alike),
        "open cautions": ", ".join(f.caution.id for f in option.findings if not f.fired) or "none",
        "settings": "; ".join(_settings(answer.advice.pack, option)) or "none",
        "time between treatments": ", ".join(str(c.interval) for c in option.courses if c.interval) or "none",
        "not understood": ", ".join(answer.advice.client.unrecognised) or "nothing",
    }


def _held(option: Option | None) -> set[str]:
    return {_caution(f) for f in option.findings if f.fired} if option is not None else set()


def _caution(finding: Finding) -> str:
    return f"{finding.caution.id} ({finding.caution.level})"


def _fired(option: Option, alike: Collection[str]) -> str:
    """Name the cautions that hold, and count those of which both sides say the same."""
    own = [name for f in option.findings if f.fired and (name := _caution(f)) not in alike]
    more = [f"{len(alike)} that both say" if own or len(alike) > FEW else ", ".join(sorted(alike))] if alike else []
    return ", ".join((*own, *more)) or "none"


def _settings(pack: Pack, option: Option) -> Iterator[str]:
    for finding in option.findings:
        if finding.fired and (text := settings(pack, finding.caution.adjust)):
            yield f"{finding.caution.id}: {text}"


def depth_words(option: Option) -> str:
    """Say how deep, place by place, where places differ."""
    rows = {f"{row.area}, {row.concern}": str(row.now) if row.now else "none left" for row in option.depth}
    if len(set(rows.values())) == 1:
        return next(iter(rows.values()))
    return "; ".join(f"{place}: {depth}" for place, depth in rows.items())
