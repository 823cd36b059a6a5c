"""The bytes of an input while it is not known yet what it is: looked at first, counted, and given again."""

from typing import IO, Any

HEAD = 1 << 16
"""How many bytes are looked at."""


class Raw:
    """The bytes of a file or pipe: their beginning can be looked at, and those that were read are counted.

    When it cannot be read on, it ends there, and `broken` says why.
    """

    def __init__(self, handle: IO[bytes]) -> None:
        self.handle = handle
        self.taken = 0
        self.broken = ""
        self.told = False

    def read(self, size: int = HEAD, /) -> bytes:
        """Give up to so many bytes."""
        try:
            data = self.handle.read(size)
        except (OSError, ValueError) as problem:
            self.broken = getattr(problem, "strerror", None) or "it cannot be read on"
            return b""
        self.taken += len(data)
        return data


class Begun:
    """A stream of which the beginning was looked at, and is given again."""

    def __init__(self, stream: Any, head: bytes) -> None:
        self.stream = stream
        self.head = head

    @property
    def broken(self) -> str:
        """Say why the stream ended early, or nothing."""
        return str(self.stream.broken)

    def read(self, size: int = HEAD, /) -> bytes:
        """Give up to so many bytes."""
        if not self.head:
            return bytes(self.stream.read(size))
        data, self.head = self.head[:size], self.head[size:]
        return data


def beginning(stream: Any) -> bytes:
    """Read enough to guess by; a pipe gives it in small pieces."""
    head = b""
    while len(head) < HEAD and (piece := stream.read(HEAD - len(head))):
        head += piece
    return head
