"""What every reader gives: an input cut into blocks in order, and the rows of a block.

Cutting is cheap and is done by one process; reading the rows of a block may be done by another, so that a block and the
layout it is read with can be pickled.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from needlecli.answered import Answered
from needlecli.source import Trouble


class Block(NamedTuple):
    """A piece of an input: the number of its first row, counted from one, and what the reader needs to read it."""

    first: int
    content: Any


class Row(NamedTuple):
    """One record as it was found: its number within its input, its data, and what was wrong with it.

    The data is None when nothing of it could be read; a row is never left out.
    """

    number: int
    data: dict[str, Any] | None
    troubles: tuple[Trouble, ...] = ()


class Sheet(NamedTuple):
    """Intake records that stand side by side: a column for each of their keys, and the facts they answer.

    None stands where a record does not have a key.  Of those at `odd` places, counted from none, nothing stands in
    the columns and among the facts; one with an odd answer is odd as well.  `row` gives any one as it is read alone.
    """

    first: int
    size: int
    keys: Mapping[str, Sequence[Any]]
    facts: Answered
    odd: Collection[int]
    row: Callable[[int], Row]


class Table(NamedTuple):
    """Rows of a table that stand one below the other, each a cell for each column; `first` is the number of the first.

    Those at `odd` places, counted from none, are no records as they stand: what they are stands there instead.
    """

    first: int
    rows: Sequence[Sequence[str]]
    odd: Mapping[int, Row]


@dataclass
class Opened:
    """An input that is being read.

    `columns` are the headers of a table, None where records name their own keys; `notices` are sentences for the person
    who runs the command (an encoding that was guessed, …) and may grow until the blocks are used up.
    """

    layout: Any
    blocks: Iterator[Block]
    columns: tuple[str, ...] | None = None
    notices: list[str] = field(default_factory=list)
