"""Find out how a table is written: what stands between its cells, and whether its first row names the columns."""

import re
from typing import NamedTuple

from needlecli.intake._csv_reading import records
from needlecli.intake._refusing import Unusable

DELIMITERS = (",", ";", "\t", "|")
SAMPLE = 200
SEP = re.compile(r'\A"?sep=([,;\t|])"?\r?\n?', re.IGNORECASE)
"""The first line by which Excel is told the delimiter."""
DATA = re.compile(r"\d{4}-\d\d-\d\d.*|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}.*|[^@\s]+@[^@\s]+\.\w+")
"""What stands in cells and never names a column: days and addresses."""
ANSWER = re.compile(r"[+-]?\d+([.,]\d+)?|yes|no|true|false|n/a", re.IGNORECASE)
"""What may name a column here and there (No, 1), but not most of them."""


class Dialect(NamedTuple):
    """What stands between the cells, and how many characters of the text come before the header."""

    delimiter: str
    skipped: int


def sniffed(text: str, *, whole: bool) -> Dialect:
    """Tell how a table is written from its beginning; the last record counts only when the text is the whole table.

    The delimiter is the one by which the most records have as many cells as the header; then the one with most cells.
    """
    if said := SEP.match(text):
        return Dialect(said[1], said.end())
    best, score = ",", (0.0, 0)
    for delimiter in DELIMITERS:
        widths = _widths(text, delimiter, whole=whole)
        if widths and widths[0] > 1:
            alike = sum(width == widths[0] for width in widths) / len(widths)
            if (alike, widths[0]) > score:
                best, score = delimiter, (alike, widths[0])
    return Dialect(best, 0)


def _widths(text: str, delimiter: str, *, whole: bool) -> list[int]:
    """Count the cells of the first records; one that cannot be read counts as none."""
    widths: list[int] = []
    for record in records(text, delimiter):
        if record:
            widths.append(len(record) if isinstance(record, list) else 0)
        if len(widths) > SAMPLE:
            break
    return widths if whole or len(widths) < 2 else widths[:-1]


def check_header(header: list[str]) -> None:
    """Raise Unusable when the first row does not name each column once."""
    filled = [cell.strip() for cell in header if cell.strip()]
    answers = sum(bool(ANSWER.fullmatch(cell)) for cell in filled)
    if any(DATA.fullmatch(cell) for cell in filled) or answers * 2 > len(filled):
        raise Unusable(
            "the first row looks like answers and not like the names of columns", "begin with a row of names"
        )
    seen: dict[str, int] = {}
    for number, name in enumerate(header, 1):
        if not name.strip():
            raise Unusable(f"column {number} has no name", "name it in the first row, or remove the column")
        if name in seen:
            raise Unusable(
                f"columns {seen[name]} and {number} are both named {name[:40]!r}", "give each column a name of its own"
            )
        seen[name] = number
