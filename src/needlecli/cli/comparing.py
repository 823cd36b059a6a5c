"""Read two sides and compare them."""

from collections.abc import Sequence
from datetime import date
from pathlib import PurePath

from needlecli.changes import Diff, Files, Renames, Sheet, Version, renames
from needlecli.changes import diff as differ
from needlecli.files import Side, load_config, load_side, sides
from needlecli.source.yaml import parse


def compare(
    old: str, new: str, protocols: Sequence[str], on: date | None, steps: int, *, laid_over: bool
) -> tuple[Diff, Renames]:
    """Compare two sides as they are named on the command line; give what was renamed, too.

    Raises PackError for a side that has an error, and UsageError for one that is not there.
    """
    first, second = ("", old) if not new else (old, new)
    before, after = sides(first, second, (*load_config().protocols, *protocols), laid_over=laid_over)
    mine, theirs = _version(before), _version(after)
    day = on or theirs.pack.common.pack.reviewed
    files = _files(before), _files(after)
    return differ(mine, theirs, day, files, steps), renames(mine.pack, theirs.pack)


def _version(side: Side) -> Version:
    return Version(side.name, load_side(side), side.alone)


def _files(side: Side) -> Files:
    protocols = (parse(name, data).value for name, data in side.texts)
    parsed = ((PurePath(name).name, parse(name, data).value) for name, data in side.cases)
    sheets = tuple(Sheet(name, document) for name, document in parsed if document is not None)
    return Files(tuple(document for document in protocols if document is not None), sheets)
