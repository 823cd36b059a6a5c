"""Cut a table into blocks where a record ends, as the csv module sees it, without reading every cell.

A quote opens a cell only at its very start.  Where every quote of a piece stands where it may, counting them says
what is inside and what is outside; only a piece with a stray one is walked through cell by cell.
"""

import re
from functools import lru_cache
from typing import NamedTuple

LARGE = 4 << 20
"""From this size on, a text that is mostly quotes is not taken apart at each of them."""


class Cut(NamedTuple):
    """Where the last whole record of a piece ends, 0 when none does, and whether its quotes all stood in place."""

    at: int
    plain: bool
    lines: int


def cut(data: bytes, delimiter: bytes) -> Cut:
    """Find the end of the last whole record; `lines` counts the record ends before it, blank ones too."""
    if b'"' not in data:
        at = _last_end(data, final=True)
        return Cut(at, True, ends(data[:at]))
    if len(data) > LARGE and data.count(b'"') * 4 > len(data):
        return Cut(_walk(data, delimiter), False, 0)
    parts = data.split(b'"')
    if not _in_place(parts, delimiter):
        return Cut(_walk(data, delimiter), False, 0)
    outside = parts[0::2]
    at = len(data) - (len(parts[-1]) + 1 if len(parts) % 2 == 0 else 0)
    for index in range(len(outside) - 1, -1, -1):
        segment = outside[index]
        end = _last_end(segment, final=at == len(data))
        if end:
            at -= len(segment) - end
            return Cut(at, True, ends(b'"'.join((*outside[:index], segment[:end]))))
        at -= len(segment) + (len(parts[2 * index - 1]) + 2 if index else 0)
    return Cut(0, True, 0)


def ends(data: bytes) -> int:
    """Count the line ends of a text: line feeds, carriage returns, and both together as one."""
    returns = data.count(b"\r")
    return data.count(b"\n") + (returns - data.count(b"\r\n") if returns else 0)


def _last_end(segment: bytes, *, final: bool) -> int:
    """Give where the last line of a text outside quotes ends; a return at the very end may be half a line end."""
    at = segment.rfind(b"\n") + 1
    return at or segment.rfind(b"\r", 0, len(segment) - 1 if final else len(segment)) + 1


def _in_place(parts: list[bytes], delimiter: bytes) -> bool:
    """Say whether each quote opens a cell at its start, closes it at its end, or is written twice inside one."""
    may = frozenset((*delimiter, 10, 13))
    first, last = parts[0], parts[-1] if len(parts) % 2 else b""
    if (first and first[-1] not in may) or (last and last[0] not in may):
        return False
    middle = parts[2:-1:2] if len(parts) % 2 else parts[2::2]
    return all(s[0] in may and s[-1] in may for s in set(middle) if s)


@lru_cache(maxsize=8)
def _patterns(delimiter: bytes) -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    mark = re.escape(delimiter)
    cell = re.compile(rb'"[^"]*+(?:""[^"]*+)*+("?)')
    start = re.compile(rb'(?:(?<=[\r\n%b])|\A)"|[\r\n]' % mark)
    return cell, start


def _walk(data: bytes, delimiter: bytes) -> int:
    """Find the end of the last whole record cell by cell, as the csv module reads a table strictly."""
    cell, start = _patterns(delimiter)
    may = frozenset((*delimiter, 10, 13))
    at = done = 0
    while found := start.search(data, at):
        if found[0] != b'"':
            at = found.end()
            if found[0] == b"\n" or at < len(data):
                done = at
            continue
        closed = cell.match(data, found.start())
        if closed is None or not closed[1] or closed.end() == len(data):
            break
        at = closed.end()
        if data[at] not in may:  # the csv module gives up on the rest of the line
            line = _line_end(data, at)
            if not line:
                break
            at = done = line
    return done


def _line_end(data: bytes, at: int) -> int:
    found = re.compile(rb"\r\n|\n|\r(?!\Z)").search(data, at)
    return found.end() if found else 0
