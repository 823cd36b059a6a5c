"""All that there is to say of two packs: edits, what they change, cases and sources."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from needlecli.changes.casing import Sheet, cases
from needlecli.changes.citing import unused
from needlecli.changes.diff import DIRECTIONS, Cases, Change, Diff, Edit, Stated, Touched, Version
from needlecli.changes.editing import edits
from needlecli.changes.renaming import renames
from needlecli.changes.rereading import read_otherwise
from needlecli.changes.searching import STEPS, Search
from needlecli.source import Document


@dataclass(frozen=True)
class Files:
    """The files of one side: those of the pack, and its cases."""

    protocols: Iterable[Document]
    cases: Sequence[Sheet] = ()


def diff(old: Version, new: Version, on: date, files: tuple[Files, Files], steps: int = STEPS) -> Diff:
    """Compare two packs; `on` is the day for which clients are made up, and `files` are those of each side."""
    names = renames(old.pack, new.pack)
    edited = edits(old.pack, new.pack, names, files[0].protocols, files[1].protocols)
    changes, stated = _changes(Search(old.pack, new.pack, names, on), steps)
    ran, about = _cases(old, new, files, edited)
    return Diff(
        old,
        new,
        on,
        edited,
        changes,
        ran,
        unused(old.pack, new.pack, names.sources),
        (*stated, *_plans(edited), about),
    )


def with_touched(whole: Diff, touched: Touched) -> Diff:
    """Add whom it touches."""
    return whole._replace(touched=touched)


def _changes(search: Search, steps: int) -> tuple[tuple[Change, ...], tuple[Stated, ...]]:
    """Find who gets another answer, what loosens first; packs of the same bytes need no search."""
    if search.old.digest and search.old.digest == search.new.digest:
        return (), (Stated("answers", "proved", "proved: the protocol files are the same, byte for byte"),)
    found, sure = search.in_regions(steps)
    tried = tuple(search.without_areas(found))
    reread, how = read_otherwise(search)
    every = sorted((*found, *tried, *reread), key=lambda change: DIRECTIONS.index(change.direction))
    return tuple(every), (sure, how)


def _plans(edited: Iterable[Edit]) -> list[Stated]:
    if not any(edit.weight == "plan" for edit in edited):
        return []
    says = "not looked at: whose plan or hand-out changes by the edits of what is planned and handed out"
    return [Stated("plans", "skipped", says)]


def _cases(old: Version, new: Version, files: tuple[Files, Files], edited: Sequence[Edit]) -> tuple[Cases, Stated]:
    """Run the cases, unless nothing was edited that they could come to something else by."""
    mine, theirs = (side.cases for side in files)
    alike = [sheet.document.data for sheet in mine] == [sheet.document.data for sheet in theirs]
    if alike and all(edit.weight == "wording" and edit.what != "renamed" for edit in edited):
        return Cases(0), Stated("cases", "skipped", "not run: neither the cases nor what they hang on was edited")
    ran = cases(old.pack, new.pack, mine, theirs)
    plural = "s" * (ran.run != 1)
    return ran, Stated("cases", "sampled", f"{ran.run:,} case{plural} run with both packs", ran.run)
