"""Which sources lost their last user: what was cited before, and is cited nowhere now."""

from collections.abc import Iterator, Mapping

from needlecli.knowledge import Pack


def unused(old: Pack, new: Pack, renamed: Mapping[str, str]) -> tuple[str, ...]:
    """Give the sources that nothing rests on any more, by the ids they have now, or had."""
    before = {renamed.get(name, name) for name in _cited(old)}
    return tuple(sorted(before - set(_cited(new))))


def _cited(pack: Pack) -> Iterator[str]:
    parts = (pack.common, *(getattr(pack.vocabulary, name) for name in pack.vocabulary.__dataclass_fields__))
    for part in (*parts, pack.variants):
        yield from _sources(part)


def _sources(value: object) -> Iterator[str]:
    fields = getattr(value, "_fields", None)
    if fields is not None and isinstance(value, tuple):
        for name, one in zip(fields, value, strict=True):
            yield from one if name == "sources" else _sources(one)
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _sources(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from _sources(one)
