"""How well a variant meets the concerns, by the evidence alone."""

from needlecli.client import Client
from needlecli.knowledge import EFFECTS, Pack, Variant

CERTAINTY = {"A": 3, "B": 2, "C": 1, "X": 0}
BEST = len(EFFECTS) * CERTAINTY["A"]
UNPROVEN = ("mixed", "none", "untested")


def fit(pack: Pack, variant: Variant, client: Client) -> int:
    """Give how well a variant meets the concerns, in percent of the best possible, rounded down.

    Effect (1-4) × certainty (A 3, B 2, C 1) over the concerns, by weight.  A variant that adds to a plainer one counts
    no more than that one where no trial shows that it adds anything, and no less where trials prove that it does.
    """
    total = sum(wish.weight for wish in client.concerns)
    if not total:
        return 0
    return int(
        100 * sum(wish.weight * points(pack, variant, wish.concern) for wish in client.concerns) / (BEST * total)
    )


def points(pack: Pack, variant: Variant, concern: str) -> int:
    """Give effect × certainty of one indication, held to the plainer variant's where nothing more is shown."""
    indication = variant.indication(concern)
    if indication is None or indication.effect is None or not indication.offered:
        return 0
    own = (EFFECTS.index(indication.effect) + 1) * CERTAINTY[indication.grade]
    plain = pack.variants.get(variant.adds_to)
    if plain is None:
        return own
    if indication.increment == "proven":
        return max(own, points(pack, plain, concern))
    return min(own, points(pack, plain, concern)) if indication.increment in UNPROVEN else own
