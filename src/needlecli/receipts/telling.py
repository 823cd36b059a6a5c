"""What verifying receipts came to, as a page for people and as data for programs."""

from collections.abc import Iterator, Mapping, Sequence

from needlecli.knowledge import Pack
from needlecli.page import Block, Bullets, Heading, Item, Page, Text, Tone
from needlecli.receipts.differing import Change
from needlecli.receipts.receipt import Receipt
from needlecli.receipts.verifying import Check, Status
from needlecli.source import Trouble

SCHEMA = "needle.verification/1"
UNREADABLE = "unreadable"
SHOWN = 40
"""How many differences of one receipt are shown to people; programs get them all."""

Found = Sequence[tuple[str, Check | Trouble]]
"""The files in the order in which they were named, each with what was found."""

SAYS: Mapping[Status, tuple[str, Tone]] = {
    Status.REPRODUCED: ("reproduced, byte for byte", "good"),
    Status.OTHER_PACK: ("the same answer, from another pack", "care"),
    Status.CHANGED: ("the answer is another one now", "care"),
    Status.EDITED: ("edited since it was written", "stop"),
}


def verification_page(found: Found, pack: Pack, needle: str) -> Page:
    """Say of every receipt whether its answer was reproduced, and what is not the same."""
    return Page("verification", tuple(_blocks(found, pack, needle)))


def _blocks(found: Found, pack: Pack, needle: str) -> Iterator[Block]:
    label = pack.common.pack
    yield Heading("Receipts", 1, f"needle {needle} · {label.id} {label.version} · {pack.digest[:8]}")
    yield Bullets(tuple(_item(name, one, pack, needle) for name, one in found))
    if len(found) > 1:
        kept = sum(isinstance(one, Check) and one.status is Status.REPRODUCED for _, one in found)
        yield Text(f"{kept} of {len(found)} receipts reproduced, byte for byte")


def _item(name: str, one: Check | Trouble, pack: Pack, needle: str) -> Item:
    if isinstance(one, Trouble):
        return Item(f"{name}: cannot be verified, for {one.says}", "stop")
    says, tone = SAYS[one.status]
    if one.same is None and one.status is not Status.EDITED:
        says = "no answer can be worked out now"
    changes = tuple(Item(_sentence(pack, change), "plain") for change in one.changes[:SHOWN])
    more = len(one.changes) - SHOWN
    rest = (Item(f"and {more} more; --format json gives them all", "quiet"),) if more > 0 else ()
    return Item(f"{name}: {says}", tone, (*(Item(text) for text in _about(one, pack, needle)), *changes, *rest))


def _about(check: Check, pack: Pack, needle: str) -> Iterator[str]:
    """Say what is not as it was when the receipt was written, and what that came to."""
    kept = check.receipt
    if not kept.whole:
        yield "its checksum does not hold: something in it was changed after it was written"
    if not check.pack_same:
        yield f"it was written with another pack: {_pack(kept)}; at hand is {_label(pack)}"
    if not check.needle_same:
        yield f"it was written by needle {kept.needle}; at hand is {needle}"
    if check.open_now:
        count = len(check.open_now)
        yield f"{count} question{'s' if count > 1 else ''} not asked then, so open now: {', '.join(check.open_now)}"
    yield from (f"its record cannot be read with this pack: {reason}" for reason in check.refused)
    if check.same and check.status is Status.EDITED:
        yield "the answer in it is the one its record still gets"
    if check.same is False and kept.whole and check.pack_same and check.needle_same:
        yield "pack and program are the same, so it was edited and its checksum made anew, or needle itself was changed"


def _pack(kept: Receipt) -> str:
    return f"{kept.pack['id']} {kept.pack['version']}, {kept.pack['sha256'][:12]}"


def _label(pack: Pack) -> str:
    label = pack.common.pack
    return f"{label.id} {label.version}, {pack.digest[:12]}"


def _sentence(pack: Pack, change: Change) -> str:
    variant = pack.variants.get(change.variant)
    name = variant.short if variant else change.variant
    return f"{name}: {change.says}" if name else change.says


def verification_data(found: Found, pack: Pack, needle: str) -> Mapping[str, object]:
    """Give the same as data (`needle.verification/1`)."""
    label = pack.common.pack
    return {
        "schema": SCHEMA,
        "needle": needle,
        "pack": {"id": label.id, "version": label.version, "sha256": pack.digest},
        "reproduced": all(isinstance(one, Check) and one.status is Status.REPRODUCED for _, one in found),
        "receipts": [_data(name, one) for name, one in found],
    }


def _data(name: str, one: Check | Trouble) -> Mapping[str, object]:
    """Give one receipt; every key is always there, with null for what could not be found out."""
    if isinstance(one, Trouble):
        unknown = dict.fromkeys(("checksum_holds", "same_answer", "same_pack", "same_needle", "pack", "needle"))
        empty = {"changes": [], "open_now": [], "reasons": [one.says]}
        return {"file": name, "status": UNREADABLE, **unknown, **empty}
    return {
        "file": name,
        "status": one.status.value,
        "checksum_holds": one.receipt.whole,
        "same_answer": one.same,
        "same_pack": one.pack_same,
        "same_needle": one.needle_same,
        "pack": {key: one.receipt.pack[key] for key in ("id", "version", "sha256")},
        "needle": one.receipt.needle,
        "changes": [{"variant": c.variant or None, "kind": c.kind, "says": c.says} for c in one.changes],
        "open_now": list(one.open_now),
        "reasons": list(one.refused),
    }
