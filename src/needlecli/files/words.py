"""The words of the pack for shell completion: a small list kept beside the pack, so that a Tab is answered at once."""

import json

from needlecli.files.cellar import keep, kept
from needlecli.files.config import load_config
from needlecli.files.locating import digest_of, folders, texts
from needlecli.files.packs import load_pack

Listing = dict[str, list[tuple[str, str]]]


def load_words(kind: str) -> list[tuple[str, str]]:
    """Give the words of one kind with their names; raise PackError when the pack cannot be used."""
    extra = load_config().protocols
    digest = digest_of(texts(folders(extra)))
    data = kept(digest, "words")
    if data is not None:
        return [(word, name) for word, name in json.loads(data)[kind]]
    listing = _listing(extra)
    keep(digest, "words", json.dumps(listing).encode())
    return listing[kind]


def _listing(extra: tuple[str, ...]) -> Listing:
    pack = load_pack(extra)
    words = pack.vocabulary
    named: dict[str, list[tuple[str, str]]] = {
        "concerns": [(c.id, c.name) for c in words.concerns.values()],
        "areas": [(a.id, a.name) for a in words.areas.values()],
        "facts": [(f.id, f.name) for f in words.facts.values()],
        "variants": [(v.id, v.name) for v in pack.variants.values()],
        "clearances": [(name, c.says[:60]) for name, c in pack.clearable.items()],
    }
    return named
