"""Faults in the gap before an event: moved by one step, in both directions."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from needlecli.cases.mutation.mutant import Kind, Mutant, Soil, mutant
from needlecli.cases.mutation.steps import moved
from needlecli.source import Document

FIELDS = ("minimum", "first_time_add")


def in_events(soil: Soil) -> Iterator[Mutant]:
    """Make the gap before an event shorter and longer, and leave out those for whom it is longer."""
    for name, document in soil.variant_files().items():
        gap = soil.pack.variants[name].event
        for field in FIELDS if gap is not None else ():
            value = getattr(gap, field)
            for new in (moved(value, -1), moved(value, 1)) if value is not None else ():
                if new is not None:
                    says = (
                        f"the gap of {name} before an event set {field.replace('_', ' ')} to {new} instead of {value}"
                    )
                    yield _with(soil, name, document, (field, f"={new}"), says, **{field: new})
        for fact, options in gap.add_for.items() if gap is not None else ():
            for option in options if len(options) > 1 else ():
                left = {**gap.add_for, fact: tuple(one for one in options if one != option)} if gap else {}
                says = f"the gap of {name} before an event were not longer for {fact} {option}"
                yield _with(soil, name, document, ("add_for", f".{fact} without {option}"), says, add_for=left)


def _with(soil: Soil, name: str, document: Document, what: tuple[str, str], says: str, **change: Any) -> Mutant:
    variant, (field, detail) = soil.pack.variants[name], what
    changed = variant._replace(event=variant.event._replace(**change) if variant.event else None)
    pack = replace(soil.pack, variants={**soil.pack.variants, name: changed})
    kind: Kind = "dropped" if field == "add_for" else "threshold"
    path = ("event", field, *change[field].keys()) if field == "add_for" else ("event", field)
    return mutant(kind, f"{name}/event.{field}{detail}", says, (document, path[:3]), pack)
