"""What the answers and choices of a map stand for, as they are written there."""

from collections.abc import Mapping

from needlecli.client.maps.form import KEYS, LISTS, Meaning
from needlecli.client.maps.sheet import Sheet
from needlecli.client.maps.words import folded
from needlecli.source import Path

NOT_SAID = ("unknown", "notes", "ignore")
FORM = "pregnancy, [eczema-history, psoriasis], {diabetes: controlled}, none, unknown, notes or ignore"


def answers(sheet: Sheet, raw: object, path: Path, targets: tuple[str, ...]) -> Mapping[str, Meaning]:
    """Read how the answers of a column read: for one fact an answer, for several a mapping from fact to answer."""
    read: dict[str, Meaning] = {}
    for text, value in sheet.mapping(raw, path, '{"Not that I know": unknown}').items():
        _once(sheet, read, text, (*path, text))
        read[folded(text)] = _answer(sheet, value, (*path, text), targets)
    return read


def choices(sheet: Sheet, raw: object, path: Path, key: str) -> Mapping[str, Meaning]:
    """Read what may be ticked in a column; `key` is the list of an intake record that it fills, if it fills one."""
    read: dict[str, Meaning] = {}
    for text, value in sheet.mapping(raw, path, '{"Cold sores": herpes-labialis-history}').items():
        _once(sheet, read, text, (*path, text))
        read[folded(text)] = _choice(sheet, value, (*path, text), key)
    return read


def _once(sheet: Sheet, read: Mapping[str, Meaning], text: str, path: Path) -> None:
    if folded(text) in read:
        says = "this text is there twice, but for case and blanks"
        sheet.refuse("key-twice", path, says, "keep one", key=True)


def _answer(sheet: Sheet, value: object, path: Path, targets: tuple[str, ...]) -> Meaning:
    if sheet.empty(value, path):
        return Meaning("unknown")
    if isinstance(value, str) and value in NOT_SAID:
        return _not_said(value)
    if isinstance(value, dict):
        return _facts(sheet, value, path)
    if len(targets) == 1 and targets[0] in LISTS:
        return Meaning(words=_words(sheet, value, path, targets[0]))
    if not targets or targets[0] in KEYS:
        sheet.refuse("wrong-value", path, "an answer here is about a fact", "write it like {pregnancy: yes}")
        return Meaning()
    if len(targets) > 1 and value not in ("no", False):
        says = "the column asks about several facts, and this does not say which"
        sheet.refuse("wrong-value", path, says, f"write it like {{{targets[0]}: yes}}")
        return Meaning()
    pairs = tuple((fact, sheet.answer(fact, value, path)) for fact in targets)
    return Meaning(facts=tuple(pair for pair in pairs if pair[1]))


def _choice(sheet: Sheet, value: object, path: Path, key: str) -> Meaning:
    if sheet.empty(value, path):
        return Meaning("unknown")
    if value in ("none", False):
        return Meaning("none")
    if isinstance(value, str) and value in NOT_SAID:
        return _not_said(value)
    if key and not isinstance(value, dict):
        return Meaning(words=_words(sheet, value, path, key))
    if isinstance(value, dict):
        return _facts(sheet, value, path)
    if not isinstance(value, str | list):
        sheet.refuse("wrong-type", path, "what a choice stands for is wanted here", f"write {FORM}")
        return Meaning("unknown")
    facts = [fact for inside, one in sheet.several(value, path) if (fact := sheet.fact(one, inside))]
    return Meaning(
        "some" if len(facts) > 1 else "says", tuple((fact, sheet.answer(fact, "yes", path)) for fact in facts)
    )


def _facts(sheet: Sheet, value: Mapping[str, object], path: Path) -> Meaning:
    known = {name: one for name, one in value.items() if sheet.fact(name, (*path, name), key=True)}
    pairs = ((name, sheet.answer(name, one, (*path, name))) for name, one in known.items())
    return Meaning(facts=tuple((name, answer) for name, answer in pairs if answer))


def _words(sheet: Sheet, value: object, path: Path, key: str) -> tuple[str, ...]:
    return tuple(word for inside, one in sheet.several(value, path) if (word := sheet.listed(one, inside, key)))


def _not_said(value: str) -> Meaning:
    match value:
        case "unknown":
            return Meaning("unknown")
        case "notes":
            return Meaning("notes")
        case _:
            return Meaning("ignore")
