"""The page of a rule is the docstring of its module: what it finds, why it matters, bad, good, how to mend it."""

import inspect
import re
from typing import NamedTuple

from needlecli import registry
from needlecli.errors import UsageError
from needlecli.lint._linting import SHELF
from needlecli.source import Severity

HEADINGS = ("Why it matters", "Bad", "Good", "How to mend it")
MARK = re.compile(r"[ ]*\^+[ ^]*")


class Example(NamedTuple):
    """A piece of a file, by the file's name, with a line of carets below what is found in it."""

    file: str
    text: str

    @property
    def plain(self) -> str:
        """The text without the lines of carets."""
        return "".join(f"{line}\n" for line in self.text.splitlines() if not MARK.fullmatch(line))

    @property
    def marked(self) -> tuple[tuple[int, int, int], ...]:
        """Give (line, first column, column after the last), from zero and without the caret lines, of every mark."""
        found: list[tuple[int, int, int]] = []
        line = -1
        for text in self.text.splitlines():
            if MARK.fullmatch(text):
                found.extend((line, mark.start(), mark.end()) for mark in re.finditer(r"\^+", text))
            else:
                line += 1
        return tuple(found)


class RulePage(NamedTuple):
    """All there is to say about a rule."""

    name: str
    severity: Severity
    finds: str
    why: str
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    mend: str

    @property
    def opening(self) -> str:
        """The first sentence of what it finds, on one line."""
        paragraph = " ".join(self.finds.split("\n\n")[0].split())
        return re.split(r"(?<=[.:])\s+(?=[A-Z`])", paragraph)[0]


def pages() -> tuple[RulePage, ...]:
    """Give the page of every rule, in order of name."""
    return tuple(_page(stem) for stem in registry.names(SHELF))


def page(name: str) -> RulePage:
    """Give the page of one rule; raise UsageError with what may have been meant if there is none."""
    from needlecli.knowledge import did_you_mean

    known = {stem.replace("_", "-"): stem for stem in registry.names(SHELF)}
    if name not in known:
        meant = did_you_mean(name, known)
        raise UsageError(f"there is no rule {name[:60]!r}", f"did you mean {meant}?" if meant else "see needle rule")
    return _page(known[name])


def _page(stem: str) -> RulePage:
    module = registry.load(SHELF, stem)
    parts = re.split(rf"^({'|'.join(HEADINGS)}):\s*$", inspect.getdoc(module) or "", flags=re.MULTILINE)
    said = dict(zip(parts[1::2], (part.strip("\n") for part in parts[2::2]), strict=True))
    return RulePage(
        name=stem.replace("_", "-"),
        severity=module.SEVERITY,
        finds=parts[0].strip(),
        why=inspect.cleandoc(said.get("Why it matters", "")),
        bad=_examples(said.get("Bad", "")),
        good=_examples(said.get("Good", "")),
        mend=inspect.cleandoc(said.get("How to mend it", "")),
    )


def _examples(text: str) -> tuple[Example, ...]:
    """Read examples: each starts with a comment that names its file."""
    lines = inspect.cleandoc(text).splitlines()
    starts = [i for i, line in enumerate(lines) if re.fullmatch(r"# (cases/)?[\w-]+\.yaml", line)]
    ends = [*starts[1:], len(lines)]
    return tuple(
        Example(lines[start].removeprefix("# "), "\n".join(lines[start + 1 : end]).strip("\n") + "\n")
        for start, end in zip(starts, ends, strict=False)
    )
