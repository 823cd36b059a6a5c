"""A batch in, a batch of answers out, and nothing else that anyone could see."""

from datetime import date, datetime

from needlecli.arrow.columns import columns
from needlecli.arrow.library import Batch
from needlecli.arrow.rows import is_table, rows, sheets, tables
from needlecli.batch import Answerer, Shape
from needlecli.client.maps import Columnwise, Form, columnwise, plain_form, read_map
from needlecli.errors import DataError, UsageError
from needlecli.knowledge import Pack
from needlecli.source.yaml import parse

KEPT = 4
"""How many workers rest in a process: each remembers a pack, a map and a day."""
ADVICE = "drop them, or draft a map with needle new map, and hand its text on as mapping"


def answers(batch: Batch, *, pack: Pack, today: date, mapping: str | None = None) -> Batch:
    """Give one row of answers (`SCHEMA`) for each row of a batch, in order.

    The columns are those of an intake record, where lists and `facts` are nested or JSON text; or a table's, named like
    keys, facts or their questions; or any that `mapping` (the text of a map file) covers.  `today` is the day the
    advice is for where a record names none.  A record that cannot be read is a row, with `rejected`; an error is raised
    only for what would spoil every row: needlecli.errors.DataError for columns nobody said anything about or a batch
    too large for one column of text, UsageError for a map that cannot be read.

    The function is pure: the same arguments give the same batch.  What a process remembers between calls, for a pack's
    digest, a day and a map, is only how it was worked out before, is the same if it is worked out anew, and is bounded.
    """
    on = today.date() if isinstance(today, datetime) else today
    worker = _taken(pack, on, mapping)
    lines = worker.lines(batch)
    _IDLE.append(worker)
    del _IDLE[:-KEPT]
    return columns(lines)


def read_form(mapping: str, pack: Pack) -> Form:
    """Read the text of a map; raise UsageError with what is wrong with it."""
    parsed = parse("the map", mapping)
    checked = read_map(parsed.value, pack) if parsed.value is not None and not parsed.diagnostics else parsed
    if not isinstance(checked.value, Form):
        raise UsageError("the map cannot be used", "run needle validate on it", checked.diagnostics)
    return checked.value


class _Worker:
    """Answers batches, one after another, with one pack and map, for one day; it remembers what it worked out."""

    def __init__(self, pack: Pack, on: date, mapping: str | None) -> None:
        self.pack, self.on, self.mapping = pack, on, mapping
        self._form = read_form(mapping, pack) if mapping is not None else None
        self._answerer = Answerer(pack, on)
        self._ways: dict[tuple[str, ...], tuple[Shape, Columnwise | None]] = {}

    def fits(self, pack: Pack, on: date, mapping: str | None) -> bool:
        """Say whether this worker is the one for a pack, a day and a map; a pack without a digest is only itself."""
        same = self.pack is pack or (self.pack.digest == pack.digest and pack.digest != "")
        return same and self.on == on and self.mapping == mapping

    def lines(self, batch: Batch) -> list[bytes]:
        """Give the line of each row."""
        if self.mapping is None and not is_table(batch.schema):
            together = sheets(batch)
            if together is not None:
                return self._answerer.answer_sheets(together, "").lines
            return self._answerer.answer(rows(batch, flat=False), "").lines
        found = rows(batch, flat=True)  # which refuses columns that cannot be told apart
        shape, apart = self._way(tuple(batch.schema.names))
        below = tables(batch) if apart is not None else None
        if apart is not None and below is not None:
            return self._answerer.answer_tables(below, "", apart).lines
        return self._answerer.answer(found, "", shape).lines

    def _way(self, columns: tuple[str, ...]) -> tuple[Shape, Columnwise | None]:
        way = self._ways.get(columns)
        if way is None:
            form = self._form or plain_form(columns, self.pack)
            if troubles := form.unfit(columns):
                shown = "; ".join(f"{t.field!r}: {t.says}" for t in troubles[:5])
                more = f"; and {len(troubles) - 5} more" if len(troubles) > 5 else ""
                raise DataError(f"the batch has columns that cannot be read as they are: {shown}{more}", ADVICE)
            if len(self._ways) >= KEPT:
                self._ways.clear()
            bound = form.bound(columns)
            way = self._ways[columns] = bound.record, columnwise(bound, columns, self.on)
        return way


_IDLE: list[_Worker] = []
"""Workers that are at rest, the last one used last; whoever uses one takes it out, so that threads never share one."""


def _taken(pack: Pack, on: date, mapping: str | None) -> _Worker:
    """Take the worker for a pack, a day and a map from those at rest, or make one."""
    for worker in tuple(_IDLE):
        if worker.fits(pack, on, mapping):
            try:
                _IDLE.remove(worker)
            except ValueError:  # another thread was first
                continue
            return worker
    return _Worker(pack, on, mapping)
