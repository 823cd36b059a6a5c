"""Whoever gets a looser answer is told of: clients drawn by chance are asked of both packs, and nobody was missed."""

import dataclasses
import random
from collections.abc import Callable, Iterator

import pytest

from builders import TODAY
from needlecli.advice import assess
from needlecli.knowledge import LEVELS, Caution, Pack
from needlecli.proofs import Differ, Turn, client_of, record_at, turned
from proofs.packs import TRICKY

CLIENTS = 150
LOOSER = ("newly-allowed", "deeper")
Edit = Callable[[Caution], Caution | None]


def dropped(_caution: Caution) -> None:
    return None


def weakened(caution: Caution) -> Caution:
    return caution._replace(level=LEVELS[min(LEVELS.index(caution.level) + 1, len(LEVELS) - 1)])


def edits() -> Iterator[tuple[str, str, Pack]]:
    """Make one edit at a time: each caution left out, and each one level milder."""
    common = TRICKY.common
    for caution in common.cautions:
        for edit in (dropped, weakened):
            changed = [edit(one) if one is caution else one for one in common.cautions]
            left = tuple(one for one in changed if one is not None)
            yield caution.id, edit.__name__, dataclasses.replace(TRICKY, common=common._replace(cautions=left))


EDITS = tuple(edits())


def looser(found: list[Turn]) -> set[str]:
    return {turn.variant for turn in found if turn.direction in LOOSER}


@pytest.mark.parametrize(("caution", "edit", "new"), EDITS, ids=lambda one: one if isinstance(one, str) else "")
def test_nobody_who_gets_a_looser_answer_is_left_untold(caution: str, edit: str, new: Pack) -> None:
    for old, now in ((TRICKY, new), (new, TRICKY)):
        differ = Differ(old, now, TODAY)
        told = looser(list(differ.turns()))
        chance = random.Random(f"{caution} {edit}")  # noqa: S311 - for choosing, not for secrets
        axes = differ.axes
        for _ in range(CLIENTS):
            point = [0] * len(axes.order)
            for axis in chance.sample(range(len(point)), chance.randint(2, 7)):
                point[axis] = chance.randrange(axes.space.sizes[axis])
            clients = [client_of(record_at(axes, point, pack), pack) for pack in (old, now)]
            for variant in TRICKY.variants.values():
                before, after = (
                    assess(pack, variant, client)
                    for pack, client in zip((old, now), clients, strict=True)
                    if client is not None
                )
                if turned(before, after, caution) in LOOSER:
                    assert variant.id in told, record_at(axes, point, old)
