"""Open what a batch reads: each input with the reader for it, told by its name or by its first bytes.

An input is read to the end that it has when the end is reached: what is added to a file while it is read is read too,
and a last line without a line end is a record.  What ends early, or cannot be read on, ends in a row that says so.
"""

import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType, TracebackType
from typing import IO, Any, Self

from needlecli.errors import DataError, UsageError
from needlecli.files.beginnings import HEAD, Begun, Raw, beginning
from needlecli.files.gathering import STDIN, Named, gather
from needlecli.intake import GZIP, Block, Guess, Gunzipped, Opened, Options, Row, Unusable, guess

SHELF = "needlecli.intake"
KEPT = 64 << 20
BINARY = ("excel", "arrow")


@dataclass
class Input:
    """One input that is being read; use it in a `with`, which closes it.

    `size` is the size of the file in bytes where that is known, and `position()` says how many of them were read.
    """

    name: str
    reader: str
    opened: Opened
    size: int | None
    position: Callable[[], int]
    _rows: Callable[[Any, Block], Iterator[Row]]
    _closing: ExitStack = field(default_factory=ExitStack)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, where: TracebackType | None
    ) -> None:
        self._closing.close()

    def count(self, block: Block) -> int:
        """Count the rows of a block."""
        return sum(1 for _ in self._rows(self.opened.layout, block))

    def rows(self) -> Iterator[Row]:
        """Give every row in order, for those who do not share the blocks out."""
        for block in self.opened.blocks:
            yield from self._rows(self.opened.layout, block)


def inputs(given: Sequence[str], *, as_: str = "", options: Options = Options()) -> Iterator[Input]:  # noqa: B008
    """Open the inputs one by one; raise DataError at once for a name that stands for nothing."""
    from needlecli.registry import load, names  # opening one file of protocols needs none of this

    readers = {name: load(SHELF, name) for name in names(SHELF)}
    if as_ and as_ not in readers:
        raise UsageError(f"there is no reader {as_!r}", f"known here: {', '.join(readers)}")
    if given.count(STDIN) > 1:
        raise UsageError("standard input is named twice", "name - once")
    found = gather(given, (suffix for reader in readers.values() for suffix in reader.SUFFIXES))
    return (_input(one, as_, options, readers) for one in found)


def _input(named: Named, as_: str, options: Options, readers: dict[str, ModuleType]) -> Input:
    name = "standard input" if named.name == STDIN else named.name
    with ExitStack() as stack:
        handle, size = _handle(named.name, stack)
        raw = Raw(handle)
        head = beginning(raw)
        if raw.broken and not head:
            raise DataError(f"{name} cannot be read: {raw.broken}", "check the path and its permissions")
        stream, packed = Begun(raw, head), head.startswith(GZIP)
        if packed:
            inner = Gunzipped(stream)
            head = beginning(inner)
            stream = Begun(inner, head)
        reader, notice = _reader(named.name, name, head, as_, readers)
        module = readers[reader]
        _check_installed(name, module)
        source: Any = stream
        if reader in BINARY:
            source = handle if not packed and handle.seekable() else _spooled(stream, stack)
            source.seek(0)
        opened = _started(name, module, source, options)
        opened.notices[:0] = [*named.notices, *notice]
        opened.blocks = _whole(name, opened.blocks, stream)
        where = (lambda: _tell(source, raw)) if source is handle else (lambda: raw.taken)
        return Input(name, reader, opened, size, where, module.rows, stack.pop_all())


def _started(name: str, module: ModuleType, source: Any, options: Options) -> Opened:
    try:
        opened: Opened = module.start(name, source, options)
    except Unusable as problem:
        raise DataError(f"{name} cannot be read: {problem.says}", problem.help) from None
    except OSError as problem:
        raise DataError(f"{name} cannot be read: {problem.strerror}", "check the file and its disk") from None
    return opened


def _handle(name: str, stack: ExitStack) -> tuple[IO[bytes], int | None]:
    if name == STDIN:
        if sys.stdin is None or sys.stdin.isatty():
            raise DataError("nothing is piped into standard input", "pipe records in, or name a file")
        return sys.stdin.buffer, None
    try:
        handle = stack.enter_context(Path(name).open("rb"))  # noqa: SIM115 - the stack closes it
        found = Path(name).stat()
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or "the name cannot be used"
        raise DataError(f"{name} cannot be read: {reason}", "check the path and its permissions") from None
    return handle, found.st_size if stat.S_ISREG(found.st_mode) else None


def _reader(path: str, name: str, head: bytes, as_: str, readers: dict[str, ModuleType]) -> tuple[str, tuple[str, ...]]:
    """Choose the reader: the one asked for, else by the content where that is plain, else by the suffix."""
    if as_:
        return as_, ()
    lowered = path.casefold().removesuffix(".gz")
    fits = [(len(s), reader) for reader, module in readers.items() for s in module.SUFFIXES if lowered.endswith(s)]
    suffixed = max(fits)[1] if fits else ""
    if not head:
        return (suffixed or "csv"), ()
    found = guess(head)
    if found.reader in RECORDS and readers["fhir"].looks_like(head):
        found = Guess("fhir", "FHIR")
    if not found.reader or not (suffixed or found.sure):
        advice = f"read here: {', '.join(readers)}; say --as with one of them if it is that"
        raise DataError(f"{name} looks like {found.what}, and cannot be read", advice)
    if not suffixed or found.reader == suffixed:
        return found.reader, ()
    if found.reader in (*BINARY, "fhir") or {found.reader, suffixed} <= RECORDS:
        return found.reader, (f"{name} is {found.what} by its content, and is read as that",)
    if suffixed in BINARY:
        raise DataError(f"{name} looks like {found.what}, and not like its name", "give it the ending of what it is")
    return suffixed, ()


RECORDS = {"json", "jsonl", "fhir"}
"""Ways to write records that people name for one another: the content decides."""


def _check_installed(name: str, module: ModuleType) -> None:
    from importlib.util import find_spec

    needs = getattr(module, "NEEDS", "")
    if needs and find_spec(module.MODULE) is None:
        raise DataError(f"to read {name}, needle needs one more package", f"pip install 'needlecli[{needs}]'")


def _spooled(stream: Any, stack: ExitStack) -> IO[bytes]:
    """Keep what cannot be read twice where it can be: in memory, or beyond a size on the disk."""
    from tempfile import SpooledTemporaryFile

    kept = stack.enter_context(SpooledTemporaryFile(max_size=KEPT))  # noqa: SIM115 - the stack closes it
    while piece := stream.read(HEAD):
        kept.write(piece)
    return kept


def _tell(handle: IO[bytes], raw: Raw) -> int:
    try:
        return handle.tell()
    except (OSError, ValueError):
        return raw.taken


def _whole(name: str, blocks: Iterator[Block], stream: Begun) -> Iterator[Block]:
    """Give the blocks; an early end that the reader did not tell in a row must not pass for the end."""
    yield from blocks
    inner = stream
    while (below := getattr(inner, "stream", None)) is not None:
        inner = below
        if inner.broken and not inner.told:
            raise DataError(f"{name} is cut off: {inner.broken}", "send it again; the rows before were read")
