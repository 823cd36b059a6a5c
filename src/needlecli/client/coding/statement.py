"""One statement as a reader gives it, held so that nothing in it can be of a wrong type."""

from collections.abc import Mapping
from typing import Any, NamedTuple

LONGEST = 500
"""How much of a text is repeated where it was not understood."""
MOST_SHOWN = 20


class Statement(NamedTuple):
    """What one resource states; `resource` is its type, for showing where a text was written."""

    kind: str
    status: str
    resource: str
    codes: tuple[tuple[str, str], ...]
    texts: tuple[str, ...]
    when: str
    until: str
    ended: str
    over: bool
    modified: bool
    sites: tuple[str, ...]
    routes: tuple[str, ...]
    notes: tuple[str, ...]
    judged: tuple[str, ...]
    links: tuple[str, ...]
    under: str
    answers: tuple[Mapping[str, Any], ...]

    @classmethod
    def of(cls, raw: Mapping[str, Any]) -> "Statement":
        """Take a statement from a row's data."""
        kind = plain(raw.get("kind"))
        return cls(
            kind=kind,
            status=plain(raw.get("status")) or "unknown",
            resource=plain(raw.get("resource")).partition("/")[0] or kind.capitalize(),
            codes=pairs(raw.get("codes")),
            texts=strings(raw.get("text")),
            when=plain(raw.get("when")),
            until=plain(raw.get("until")),
            ended=plain(raw.get("ended")),
            over=raw.get("over") is True,
            modified=raw.get("modified") is True,
            sites=strings(raw.get("site")),
            routes=strings(raw.get("route")),
            notes=strings(raw.get("note")),
            judged=strings(raw.get("judged")),
            links=strings(raw.get("link")),
            under=plain(raw.get("under")),
            answers=tuple(one for one in listed(raw.get("answers")) if isinstance(one, Mapping)),
        )

    @property
    def title(self) -> str:
        """The statement as a person is shown it: its type and what it is about."""
        return f"{self.resource}: {self.about}"

    @property
    def about(self) -> str:
        """What it is about, in its texts or else its codes."""
        return short(" / ".join(self.texts)) or self.coded or "nothing that can be read"

    @property
    def coded(self) -> str:
        """Its codes, with the systems that have short names."""
        return short(", ".join(f"{system} {code}".strip() for system, code in self.codes[:MOST_SHOWN]))


def plain(value: object) -> str:
    """Give a text, empty where something else was written."""
    return value if isinstance(value, str) else ""


def listed(value: object) -> list[Any]:
    """Give a list, empty where something else was written."""
    return value if isinstance(value, list) else []


def strings(value: object) -> tuple[str, ...]:
    """Give the texts of a list, or a text that stands alone."""
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(one for one in listed(value) if isinstance(one, str) and one)


def pairs(value: object) -> tuple[tuple[str, str], ...]:
    """Give codes with their systems."""
    found = (one for one in listed(value) if isinstance(one, list | tuple) and len(one) == 2)
    return tuple((one[0], one[1]) for one in found if isinstance(one[0], str) and isinstance(one[1], str))


def short(text: str) -> str:
    """Give a text as it is shown, on one line and not without end."""
    one_line = " ".join(text[: LONGEST * 4].split())
    more = len(text) - LONGEST
    return one_line if more <= 0 else f"{one_line[:LONGEST]} (and {more} characters more)"
