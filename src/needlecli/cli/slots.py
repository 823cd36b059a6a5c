"""Room that processes share for answers: what is laid there need not go through a pipe."""

from contextlib import suppress
from mmap import mmap

SIZE = 16 << 20
"""How large the answers to one block may be to be laid there, in bytes; memory is taken only where they are laid."""


class Slots:
    """Places for the answers to blocks; processes that are forked from this one share them."""

    def __init__(self, count: int) -> None:
        self._slots: list[mmap] = []
        with suppress(OSError):  # where so much may not be set aside, answers go through a pipe
            while len(self._slots) < count:
                self._slots.append(mmap(-1, SIZE))
        self._free = list(range(len(self._slots)))

    def take(self) -> int | None:
        """Take a place; None where there is none."""
        return self._free.pop() if self._free else None

    def lay(self, slot: int, data: bytes) -> bool:
        """Lay answers down; False where they are too large for that."""
        if len(data) > SIZE:
            return False
        self._slots[slot][: len(data)] = data
        return True

    def pick_up(self, slot: int, size: int) -> bytes:
        """Give what was laid down."""
        return self._slots[slot][:size]

    def give_back(self, slot: int) -> None:
        """Let a place be taken again."""
        self._free.append(slot)
