"""Where protocol files mention the words of a pack: sources, concerns, areas, variants and cautions."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from needlecli.source import Document, Path

What = Literal["source", "concern", "area", "variant", "caution"]

LISTS: dict[str, What] = {"sources": "source", "except": "variant"}
SINGLE: dict[str, What] = {"same_as": "source", "adds_to": "variant"}
AREA_MAPS = ("max_depth_in", "depth")
"""Keys whose value maps areas to depths."""


class Mention(NamedTuple):
    """One word, what it should name, and where it stands; `key` says that it stands as a key."""

    what: What
    word: str
    path: Path
    key: bool = False


def mentions(document: Document) -> Iterator[Mention]:
    """Find every mention in a file; only mappings and lists are visited, since most values mention nothing."""
    waiting: list[tuple[Path, object]] = [((), document.data)]
    while waiting:
        path, box = waiting.pop()
        if isinstance(box, dict):
            yield from _in_mapping(path, box)
            waiting.extend(((*path, key), value) for key, value in box.items() if isinstance(value, dict | list))
        elif isinstance(box, list):
            waiting.extend(((*path, i), value) for i, value in enumerate(box) if isinstance(value, dict | list))


def _in_mapping(path: Path, box: dict[str, object]) -> Iterator[Mention]:
    if len(path) == 3 and path[0] == "depths" and path[1] in ("needle", "rf"):
        yield from (Mention("area", area, (*path, area), key=True) for area in box)
    for key, value in box.items():
        if isinstance(value, str):
            if key in SINGLE:
                yield Mention(SINGLE[key], value, (*path, key))
            elif key == "concern" and path[:1] == ("indications",):
                yield Mention("concern", value, (*path, key))
        elif isinstance(value, list):
            what = LISTS.get(key, "caution" if key == "cautions" and path[:1] == ("adverse_events",) else None)
            if what is not None:
                words = ((i, word) for i, word in enumerate(value) if isinstance(word, str))
                yield from (Mention(what, word, (*path, key, i)) for i, word in words)
        elif isinstance(value, dict) and key in AREA_MAPS:
            yield from (Mention("area", area, (*path, key, area), key=True) for area in value)
