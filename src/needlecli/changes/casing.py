"""Which cases come to something else: those of the new folder with the old pack, and those of the old with the new."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from needlecli.cases import Case, Outcome, read_cases, run
from needlecli.changes.diff import CaseChange, Cases
from needlecli.knowledge import Pack
from needlecli.source import Document

UNREAD = ""


class Sheet(NamedTuple):
    """A case file by its name within its folder, as it was read."""

    name: str
    document: Document


def cases(old: Pack, new: Pack, old_files: Sequence[Sheet], new_files: Sequence[Sheet]) -> Cases:
    """Run every case with both packs; one that lies in both folders as it was is run but once with each."""
    told = list(_told(old, new, old_files, new_files))
    unread = [name for name, count in _broken(new, new_files) if count]
    changed = tuple(one for one in told if one.before != one.after)
    return Cases(len(told), changed, tuple(unread))


def _told(old: Pack, new: Pack, old_files: Sequence[Sheet], new_files: Sequence[Sheet]) -> Iterator[CaseChange]:
    seen: set[tuple[str, str]] = set()
    sides: tuple[tuple[Literal["old", "new"], Pack, Sequence[Sheet]], ...] = (
        ("new", new, new_files),
        ("old", old, old_files),
    )
    for of, own, sheets in sides:
        for sheet in sheets:
            mine = {case.name: case for case in _cases(sheet, own)}
            here = {name: repr((case.record, _expected(sheet, case))) for name, case in mine.items()}
            fresh = [name for name in mine if (name, here[name]) not in seen]
            seen |= {(name, here[name]) for name in fresh}
            if fresh:
                other = {case.name: case for case in _cases(sheet, old if of == "new" else new)}
                for name in fresh:
                    its, theirs = run(mine[name], own), _run(other.get(name), old if of == "new" else new)
                    states = (theirs, _state(its)) if of == "new" else (_state(its), theirs)
                    yield CaseChange(name, sheet.name, of, *states)


def _expected(sheet: Sheet, case: Case) -> object:
    """Give what is written of a case, so that one which is written alike elsewhere is known again."""
    value: object = sheet.document.data
    for part in case.path:
        value = value[part]  # type: ignore[index]
    return value


def _run(case: Case | None, pack: Pack) -> str:
    return UNREAD if case is None else _state(run(case, pack))


def _state(outcome: Outcome) -> str:
    return "known gap" if outcome.state == "gap" else outcome.state.replace("-", " ")


def _cases(sheet: Sheet, pack: Pack) -> tuple[Case, ...]:
    return read_cases(sheet.document, pack).value or ()


def _broken(pack: Pack, sheets: Iterable[Sheet]) -> Iterator[tuple[str, bool]]:
    for sheet in sheets:
        yield sheet.name, read_cases(sheet.document, pack).value is None
