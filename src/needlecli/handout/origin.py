"""Where the words and figures of a hand-out come from, in a few lines for the client."""

from collections.abc import Iterator

from needlecli.advice import Option
from needlecli.handout.document import Section
from needlecli.handout.treatment import rows
from needlecli.knowledge import Care, Pack
from needlecli.page import Bullets, Item, Text

NAMED = 4
"""How many sources are named; the practitioner's tool shows the others."""


def origin(pack: Pack, option: Option, care: Care) -> Section:
    """Name the studies behind the depths and the skin, and count what the steps of care rest on."""
    treated = {row.concern for row in rows(option)}
    own = [name for c in option.courses if c.concern in treated for name in c.indication.sources]
    places = [pack.vocabulary.areas[row.area].skin for row in rows(option)]
    skin = [name for place in places if place is not None for name in place.sources]
    read = [name for name in dict.fromkeys((*skin, *own)) if pack.sources[name].verified]
    cared = {
        name for steps in (care.before, care.after, care.expect, care.call_us_if) for s in steps for name in s.sources
    }
    text = (
        f"The words and figures come from: {pack.common.pack.name} ({pack.common.pack.version}). "
        f"The steps of care rest on {len(cared)} sources. Many of them are care sheets of clinics. "
        "Your practitioner can show you each of them."
    )
    items = tuple(Item(_entry(pack, name)) for name in read[:NAMED])
    return Section("origin", "Where this comes from", (Text(text), *((Bullets(items),) if items else ())))


def _entry(pack: Pack, name: str) -> str:
    return " ".join(_parts(pack, name))


def _parts(pack: Pack, name: str) -> Iterator[str]:
    source = pack.sources[name]
    if source.authors and "unverified" not in source.authors:
        yield f"{source.authors.rstrip('.')}."
    yield f"{source.title.rstrip('.')}."
    if source.publication:
        yield f"{source.publication.rstrip('.')}."
    if source.year and str(source.year) not in source.publication:
        yield f"{source.year}."
