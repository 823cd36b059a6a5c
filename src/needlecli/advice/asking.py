"""What is worth asking about a caution: what could decide it, or move the day on which it ends."""

from needlecli.knowledge import Adjust, Caution, Level
from needlecli.logic import Situation, Truth, open_ends, open_facts


def asked_about(caution: Caution, truth: Truth, now: Situation) -> frozenset[str]:
    """Name the open facts that could change what a caution comes to: whether it holds or, where it defers, until when.

    Empty where it does not hold.
    """
    match truth:
        case Truth.UNKNOWN:
            return open_facts(caution.when, now)
        case Truth.YES if caution.level == "defer":
            return open_ends(caution.when, now)
        case _:
            return frozenset()


def matters(caution: Caution, *, cleared: bool) -> bool:
    """Say whether a caution changes anything: one that is cleared still does where it comes with settings."""
    return not cleared or caution.adjust._replace(max_depth_uncleared=None) != Adjust()


def level_of(caution: Caution, *, cleared: bool) -> Level:
    """Give the level a caution counts with: once it is cleared, that of its settings, which no letter lifts."""
    if not cleared:
        return caution.level
    return "adjust" if matters(caution, cleared=True) else "note"
