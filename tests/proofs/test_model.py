"""The boxes of proofs say of a client what the advice says of the same client: point by point, with the very engine."""

import random
from collections.abc import Iterator, Sequence

import pytest

from builders import TODAY
from needlecli.advice import Verdict, recommend
from needlecli.boxes import Box, Budget
from needlecli.files import load_pack
from needlecli.knowledge import Pack, Variant
from needlecli.proofs import AREA, CONCERN, Axes, Grounds, Place, Record, client_of, record_at
from proofs.packs import CLOSED, TRICKY

PACKS = {"core": load_pack(), "tricky": TRICKY, "closed": CLOSED}
VERDICTS = [verdict for verdict in Verdict if Verdict.SUITABLE < verdict < Verdict.NOT_INDICATED]
POINTS = {"core": 400, "tricky": 1500, "closed": 600}
VARIANTS = [(name, variant) for name, pack in PACKS.items() for variant in pack.variants]


def points(grounds: Grounds, place: Place, count: int, chance: random.Random) -> Iterator[tuple[int, ...]]:
    """Draw clients of a place: plain ones with a few answers of note, which the cautions of the variant ask about."""
    axes = grounds.axes
    asked = [axis for told in grounds.told for box in told.region.maybe for axis in axes.space.narrowed(box)]
    fixed = (axes.at[AREA], axes.at[CONCERN])
    for _ in range(count):
        point = list(axes.space.plainest(place.box))
        for axis in chance.sample(asked, chance.randint(0, 6)):
            if axis not in fixed:
                point[axis] = chance.randrange(axes.space.sizes[axis])
        yield tuple(point)


def box_of(axes: Axes, point: Sequence[int]) -> Box:
    return axes.space.box({axis: 1 << cell for axis, cell in enumerate(point)})


def holds(boxes: Sequence[Box], point: Box) -> bool:
    return any(point & ~box == 0 for box in boxes)


@pytest.mark.parametrize(("name", "variant"), VARIANTS)
def test_boxes_and_advice_agree_on_the_verdict_and_on_the_depth(name: str, variant: str) -> None:
    pack = PACKS[name]
    axes = Axes([pack], TODAY)
    grounds = Grounds(pack, pack.variants[variant], axes, Budget(10**8))
    chance = random.Random(f"{name} {variant}")  # noqa: S311 - for choosing, not for secrets
    compared = 0
    places = chance.sample(grounds.places, min(len(grounds.places), 12))
    for place in places:
        reached = {verdict: grounds.reaching(place, verdict) for verdict in VERDICTS}
        for point in points(grounds, place, POINTS[name] // len(places), chance):
            here = box_of(axes, point)
            if holds(grounds.impossible, here):
                continue  # an open choice with options struck that no bar strikes for this client
            expected = max((v for v in VERDICTS if holds(reached[v], here)), default=Verdict.SUITABLE)
            record = record_at(axes, point, pack)
            assert (advised(pack, pack.variants[variant], record), record) == (expected, record)
            for mm in grounds.caps(place) if expected < Verdict.CONTRAINDICATED else ():
                assert (offered(pack, variant, record) <= mm) == holds(grounds.at_most(place, mm), here), (mm, record)
            compared += 1
    assert compared > POINTS[name] // 3


def advised(pack: Pack, variant: Variant, record: Record) -> Verdict:
    client = client_of(record, pack)
    assert client is not None, record
    return next(option.verdict for option in recommend(pack, client).options if option.variant is variant)


def offered(pack: Pack, variant: str, record: Record) -> float:
    """Give how deep the needles may go today at most; 0 where nothing is left."""
    client = client_of(record, pack)
    assert client is not None
    option = next(option for option in recommend(pack, client).options if option.variant.id == variant)
    return max((row.now.high if row.now else 0.0 for row in option.depth), default=0.0)
