"""Hold a page that a clinic's template made to what every hand-out promises."""

import re
from collections.abc import Sequence
from html.parser import HTMLParser

from needlecli.errors import UsageError
from needlecli.handout.document import Handout
from needlecli.page import Table, clean

FETCHES = frozenset({"src", "href", "srcset", "data", "poster", "action", "formaction", "background", "xlink:href"})
BARRED = frozenset({"script", "iframe", "object", "embed", "form", "base", "link", "frame", "applet"})
OUTWARD = re.compile(r"url\(\s*['\"]?\s*(?!#|data:|['\"]?\s*#)|@import", re.IGNORECASE)
KEPT = ("call", "after", "before", "what")
"""Sections whose every word a template has to keep."""


class _Reader(HTMLParser):
    """What a page shows, and what in it would run or fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.policies: list[str] = []
        self.wrong: list[str] = []
        self.styling = False

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag in BARRED:
            self.wrong.append(f"<{tag}>")
        self.styling = tag == "style"
        named = {name: value or "" for name, value in attrs}
        if tag == "meta" and named.get("http-equiv", "").casefold() == "content-security-policy":
            self.policies.append(named.get("content", ""))
        elif tag == "meta" and "http-equiv" in named:
            self.wrong.append(f"<meta http-equiv={named['http-equiv'][:20]}>")
        for name, value in named.items():
            if name.startswith("on"):
                self.wrong.append(name)
            if name in FETCHES and not value.strip().startswith(("data:image/", "#")):
                self.wrong.append(f"{name}={value[:40]}")
            if name == "style" and OUTWARD.search(value):
                self.wrong.append(f"style={value[:40]}")

    def handle_endtag(self, tag: str) -> None:
        if tag == "style":
            self.styling = False

    def handle_data(self, data: str) -> None:
        if self.styling and OUTWARD.search(data):
            self.wrong.append("a style that fetches")
        elif not self.styling:
            self.texts.append(data)


def check(page: str, handout: Handout, *, policy: str, own: bool) -> None:
    """Raise UsageError when a page would run or fetch something, or leaves out what the client has to read."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    whose = "the clinic's template" if own else "the template"
    if reader.wrong:
        says = f"{whose} makes a page that would run or fetch something: {reader.wrong[0]}"
        raise UsageError(says, "a hand-out is one file that works offline; put pictures in through the logo")
    if reader.policies != [policy]:
        raise UsageError(
            f"{whose} changes the page's content policy", 'extend "needle/handout.html" and fill its blocks'
        )
    shown = _plain(" ".join(reader.texts))
    for section in handout.sections:
        if section.id not in KEPT:
            continue
        for cell in (cell for b in section.blocks if isinstance(b, Table) for row in b.rows for cell in row):
            if _plain(clean(cell)) not in shown:
                says = f"{whose} leaves out a line of the part {section.title!r}: {cell[:60]!r}"
                raise UsageError(says, f"keep {{{{ super() }}}} in its block {section.id}")


def _plain(text: str) -> str:
    return " ".join(text.split())
