"""From bytes to text: UTF-8 without control characters, or a finding at the place where it is not."""

import re

from needlecli.source.diagnostic import Diagnostic, Location, Severity
from needlecli.source.document import Span

MAX_BYTES = 1 << 20

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
SURROGATE = re.compile("[\ud800-\udfff]")


def decode(name: str, text: str | bytes) -> str | Diagnostic:
    """Give the text of a document, or the finding that it is none: too large, not UTF-8, or with control characters."""
    if len(text) > MAX_BYTES:
        says, advice = f"the file is larger than {MAX_BYTES // 1024} KiB", "split it into one file a variant"
        return Diagnostic("too-large", Severity.ERROR, says, Location(name, Span(0, 0, 0, 0)), advice)

    def refuse(says: str, advice: str, before: str = "", whole: str = "") -> Diagnostic:
        before, whole = CONTROL.sub("\ufffd", before), CONTROL.sub("\ufffd", whole)
        lines = f"{before}.".splitlines()
        column = len(lines[-1]) - 1
        where = Span(len(lines) - 1, column, len(lines) - 1, column + bool(whole))
        return Diagnostic("not-text", Severity.ERROR, says, Location(name, where, whole), advice)

    if isinstance(text, str):
        plain = text.removeprefix("\ufeff")
    else:
        try:
            plain = text.decode("utf-8-sig")
        except UnicodeDecodeError as problem:
            before = text[: problem.start].decode("utf-8-sig")
            whole = text.decode("utf-8-sig", "replace")
            return refuse("a byte here is not UTF-8 text", "save the file as UTF-8", before, whole)
    if bad := CONTROL.search(plain):
        return refuse(
            f"the control character U+{ord(bad[0]):04X} stands here", "remove it", plain[: bad.start()], plain
        )
    return plain
