"""Whether a changed depth or limit can show anywhere, or whether something else decides for everyone."""

from collections.abc import Iterable

from needlecli.advice import bare_depths
from needlecli.client import Client, Wish
from needlecli.knowledge import Adjust, Caution, Pack
from needlecli.logic import AllOf, AnyOf, Condition, Depth, InArea, Not, Truth, every, some, truth

Left = tuple[float, float] | None


def alters_depths(
    pack: Pack, other: Pack, variants: Iterable[str], concerns: Iterable[str] = (), areas: Iterable[str] = ()
) -> bool:
    """Say whether a depth anywhere is another before any caution: for some concerns and areas, or for all."""
    client = _everyone(pack, concerns, areas)
    return any(
        bare_depths(pack, pack.variants[one], client) != bare_depths(other, other.variants[one], client)
        for one in variants
    )


def alters_cap(pack: Pack, caution: Caution, adjust: Adjust) -> bool:
    """Say whether another adjustment of a caution leaves another part of a depth anywhere.

    Where it does not, no other cap beside it can bring a difference about: both caps lie above every depth, or below.
    """
    client, owners = _everyone(pack), pack.vocabulary.owners
    return any(
        _left(depth, caution.adjust, owners(area)) != _left(depth, adjust, owners(area))
        for name, of in pack.cautions_by_variant.items()
        if any(one is caution for one in of)
        for _, area, depth in bare_depths(pack, pack.variants[name], client)
        if depth is not None and _may_hold(caution.when, area) is not Truth.NO
    )


def starts_shallower(pack: Pack, variant: str) -> bool:
    """Say whether anything lets a variant start shallower, down to where its device starts."""
    return any(one.adjust.start_shallower is not None for one in pack.cautions_by_variant[variant])


def _everyone(pack: Pack, concerns: Iterable[str] = (), areas: Iterable[str] = ()) -> Client:
    words = pack.vocabulary
    wishes = tuple(Wish(concern) for concern in concerns or words.concerns)
    return Client(on=pack.common.pack.reviewed, concerns=wishes, areas=tuple(areas or words.areas))


def _may_hold(condition: Condition, area: str) -> Truth:
    """Say whether a condition can hold in an area; everything else is taken for unknown."""
    match condition:
        case InArea(areas):
            return truth(area in areas)
        case AllOf(parts):
            return every(_may_hold(part, area) for part in parts)
        case AnyOf(parts):
            return some(_may_hold(part, area) for part in parts)
        case Not(part):
            return ~_may_hold(part, area)
        case _:
            return Truth.UNKNOWN


def _left(depth: Depth, adjust: Adjust, place: Iterable[str]) -> Left:
    caps = (adjust.max_depth, *(adjust.max_depth_in.get(area) for area in place))
    high = min((depth.high, *(cap.mm for cap in caps if cap is not None)))
    return (depth.low, high) if high >= depth.low else None
