"""Where everything stands in the one number a client becomes: what is looked up together stands together.

Lowest stand the cautions that fire and the open facts, as far as they hold in every area.  Behind them is what decides
what the variants come to: for each its flags, then a byte for each column its particular cautions look at, with the
class there as far as they can tell it from others; and for each group of columns the number of what holds in some areas
only.  Numbers of the groups of a row are joined with `or`.
"""

from collections.abc import Iterator, Sequence

from needlecli.advice.memory.classes import Classes
from needlecli.advice.memory.columns import Columns, columns_of
from needlecli.advice.memory.flags import Flags
from needlecli.advice.memory.ledger import Ledger
from needlecli.advice.memory.pieces import Piece
from needlecli.knowledge import OPERATOR, Caution, Pack
from needlecli.logic import EVENT, PLANNED_DEPTH, Condition, leaves

LOCAL = 12
"""How many bits number what holds in some areas only."""


class Layout:
    """The layout of one pack: `deciding` is where that begins which decides what the variants come to.

    Below it stand the bits of `fired`, the cautions that fire everywhere, and from `legs_at` on those of `legs`, the
    open facts that could decide a caution everywhere.  Counted from `deciding`, `regions` are the shift and the mask of
    each variant, and `somewhere` is where the numbers begin of what holds in some areas only.
    """

    def __init__(self, ledger: Ledger, flags: Flags, columns: Columns) -> None:
        self.flags = flags
        self.fired = (1 << len(ledger.cautions)) - 1
        self.legs_at, self.legs = len(ledger.cautions), (1 << len(ledger.legs)) - 1
        self.deciding = len(ledger.cautions) + len(ledger.legs)
        looked_at = [tuple(_looked_at(ledger.pack, columns, of)) for of in ledger.particular_of]
        widths = [flags.width + 8 * len(seen) for seen in looked_at]
        starts = [sum(widths[:n]) for n in range(len(widths))]
        self.regions = tuple((start, (1 << width) - 1) for start, width in zip(starts, widths, strict=True))
        self._bytes = tuple(
            (place, some, start + flags.width + 8 * at)
            for start, seen in zip(starts, looked_at, strict=True)
            for at, (place, some) in enumerate(seen)
        )
        self.somewhere = sum(widths)

    def number(self, piece: Piece, start: int, part: bytes, classes: Classes) -> int:
        """Give what a part of a row comes to everywhere as one number; the part starts at a column."""
        number = 0
        for n, (shift, _) in enumerate(self.regions):
            number |= (piece.flags >> n * self.flags.width & self.flags.mask) << shift
        for place, some, shift in self._bytes:
            if start <= place < start + len(part):
                seen = part[place - start]
                number |= (seen if some is None else classes.seen_by(some, place, seen)) << shift
        return number << self.deciding | piece.legs << self.legs_at | piece.fired

    def placed(self, local: int, group: int) -> int:
        """Give the number of what holds in some areas only where it stands for a group of columns."""
        return local << self.deciding + self.somewhere + group * LOCAL

    def locals_in(self, number: int) -> Iterator[int]:
        """Give the number of what holds in some areas only for each group that has any."""
        left = number >> self.deciding + self.somewhere
        while left:
            yield left & (1 << LOCAL) - 1
            left >>= LOCAL


Leaves = tuple[Condition, ...] | None


def _looked_at(pack: Pack, columns: Columns, cautions: Sequence[Caution]) -> Iterator[tuple[int, Leaves]]:
    """Name the columns that particular cautions look at, and who would treat, each with the leaves that look at it.

    In place of the leaves stands None where every class counts: of what the practitioner decides, and of an event.
    """
    names = {OPERATOR, PLANNED_DEPTH}.union(*(columns_of(caution.when) for caution in cautions))
    whole = {OPERATOR, PLANNED_DEPTH, EVENT, *(fact.id for fact in pack.vocabulary.chosen)}
    every = tuple(dict.fromkeys(leaf for caution in cautions for leaf in leaves(caution.when)))
    for place, name in sorted((columns.at[name], name) for name in names if name in columns.at):
        mine = tuple(leaf for leaf in every if name in columns_of(leaf))
        yield place, None if name in whole else mine
