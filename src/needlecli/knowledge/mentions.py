"""Where protocol files mention the words of a pack: sources, concerns, areas, variants and cautions."""

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from needlecli.source import Document, Path

What = Literal["source", "concern", "area", "variant", "caution", "fact"]

LISTS: dict[str, What] = {"sources": "source", "except": "variant", "too_shallow_for": "concern", "facts": "fact"}
SINGLE: dict[str, What] = {"same_as": "source", "adds_to": "variant"}
MAPS: dict[str, What] = {
    "max_depth_in": "area",
    "depth": "area",
    "before_by": "variant",
    "after_by": "variant",
    "add_for": "fact",
    "follow_up_for": "fact",
}
"""Keys whose value maps words of one kind to something."""

Form = Literal["items", "keys", "value"]


class Mentions(NamedTuple):
    """Words that stand together, what each should name, and where: items of a list, keys of a mapping, or one value."""

    what: What
    words: tuple[str, ...]
    path: Path
    form: Form

    def places(self) -> Iterator[tuple[str, Path]]:
        """Give each word with its path."""
        for index, word in enumerate(self.words):
            match self.form:
                case "items":
                    yield word, (*self.path, index)
                case "keys":
                    yield word, (*self.path, word)
                case "value":
                    yield word, self.path


def mentions(document: Document) -> Iterator[Mentions]:
    """Find every mention in a file; only mappings and lists are visited, since most values mention nothing."""
    waiting: list[tuple[Path, Any]] = [((), document.data)]
    while waiting:
        path, box = waiting.pop()
        if isinstance(box, list):
            waiting += [((*path, index), one) for index, one in enumerate(box) if isinstance(one, dict | list)]
        elif isinstance(box, dict):
            if len(path) == 3 and path[0] == "depths" and path[1] in ("needle", "rf"):
                yield Mentions("area", tuple(box), path, "keys")
            for key, value in box.items():
                if isinstance(value, str):
                    if key in SINGLE or key == "concern":
                        yield from _single(key, value, path)
                elif isinstance(value, list) and (what := _listed(key, path)):
                    words = [word for word in value if isinstance(word, str)]
                    if len(words) == len(value):  # else the shape is refused
                        yield Mentions(what, tuple(words), (*path, key), "items")
                elif isinstance(value, dict) and key in MAPS:
                    yield Mentions(MAPS[key], tuple(value), (*path, key), "keys")
                elif isinstance(value, dict | list):
                    waiting.append(((*path, key), value))


def _single(key: str, value: str, path: Path) -> Iterator[Mentions]:
    if key in SINGLE:
        yield Mentions(SINGLE[key], (value,), (*path, key), "value")
    elif key == "concern" and path[:1] == ("indications",):
        yield Mentions("concern", (value,), (*path, key), "value")


def _listed(key: str, path: Path) -> What | None:
    return "caution" if key == "cautions" and path[:1] == ("adverse_events",) else LISTS.get(key)
