"""Hold the records of a batch against two packs, block by block: what is counted is kept, and nothing a client said."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

from needlecli.changes import Diff, Renames, Touched, Touching
from needlecli.changes import Row as Place
from needlecli.cli.mapping import read_form
from needlecli.cli.watching import Watch
from needlecli.client.coding import read_statements
from needlecli.client.maps import Form, plain_form
from needlecli.errors import DataError, UsageError
from needlecli.files.inputs import Input, inputs
from needlecli.intake import Options, Row
from needlecli.knowledge import Pack

TOGETHER = 400
"""How many rows are answered together."""

Record = Mapping[str, Any] | None
Shape = Callable[[Row], Record]


class Records(NamedTuple):
    """The records that were named, and how they are read."""

    files: tuple[str, ...]
    mapping: str = ""
    reader: str = ""
    sheet: str = ""

    def check(self) -> None:
        """Refuse what is about records where none are named."""
        if not self.files and (self.mapping or self.reader or self.sheet):
            raise UsageError("--map, --as and --sheet are about records", "name them with --on FILE")


def touched(records: Records, diff: Diff, names: Renames) -> Touched:
    """Count whose answers turn; raise DataError for what cannot be read at all."""
    packs = diff.old.pack, diff.new.pack
    forms = [read_form(records.mapping, pack) if records.mapping else None for pack in packs]
    touching = Touching(*packs, names, diff.on)
    with Watch() as watch:
        for one in inputs(records.files, as_=records.reader, options=Options(sheet=records.sheet)):
            with one:
                watch.open(one)
                shapes = [_shape(one, form, pack, diff.on) for form, pack in zip(forms, packs, strict=True)]
                for rows in _blocks(one.rows()):
                    old, new = ([shape(row) for row in rows] for shape in shapes)
                    touching.see([Place(one.name, row.number) for row in rows], old, new)
                for notice in one.opened.notices:
                    watch.say(notice)
    return touching.touched()


def _blocks(rows: Iterator[Row]) -> Iterator[Sequence[Row]]:
    while some := list(islice(rows, TOGETHER)):
        yield some


def _shape(one: Input, form: Form | None, pack: Pack, today: date) -> Shape:
    """Give how a row becomes a record of a pack, as in a batch; a row it cannot make one of is refused."""
    make: Callable[[Mapping[str, Any]], Any] | None = None
    if one.reader == "fhir":
        vocabulary = pack.vocabulary
        make = lambda data: read_statements(data, vocabulary, today)  # noqa: E731 - one of three ways
    elif one.opened.columns is not None:
        form = form or plain_form(one.opened.columns, pack)
        if troubles := form.unfit(one.opened.columns):
            says = f"{one.name} has columns that cannot be read as they are: {troubles[0].field!r}: {troubles[0].says}"
            raise DataError(says, "draft a map with needle new map, and name it with --map")
        bound = form.bound(one.opened.columns)
        make = lambda data: bound.record(data, today)  # noqa: E731
    elif form is not None:
        named = form.bound([column.header for column in form.columns])
        make = lambda data: None if form.uncovered(data) else named.record(data, today)  # noqa: E731

    def shape(row: Row) -> Record:
        if row.data is None or (row.troubles and make is not None):
            return None
        if make is None:
            return None if row.troubles else row.data
        made = make(row.data)
        return None if made is None or made.troubles else made.record

    return shape
