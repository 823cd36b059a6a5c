"""Ten edits made by hand to the shipped pack: each is named by its direction, with a client recommend confirms."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from builders import TODAY
from changes.packs import Edit, Made, compared, shipped
from needlecli.advice import Option, Recommendation, recommend
from needlecli.changes import Answer, Change, Diff, Direction
from needlecli.client import read_client
from needlecli.knowledge import Pack
from needlecli.source import Document


class Ten(NamedTuple):
    """An edit, the direction in which it turns answers first, and the caution, the word or the variant it is about."""

    name: str
    edits: tuple[Edit, ...]
    direction: Direction
    about: str
    before: tuple[Edit, ...] = ()


DEEPER = (
    Edit("pen.yaml", r"(concern: wrinkles\n.*?neck: 0\.5-)1\.0 mm", r"\g<1>1.3 mm"),
    Edit("_common.yaml", r"(^    tightening:\n.*?neck: 0\.5-)1\.0", r"\g<1>1.3"),
)
BEYOND = tuple(edit._replace(text=edit.text.replace("1.3", "2.0")) for edit in DEEPER)
"""The same range beyond the limit of the area, which holds it."""

TEN = (
    Ten(
        "loosened window",
        (Edit("_common.yaml", r"isotretinoin: within 6 months", "isotretinoin: within 4 months"),),
        "newly-allowed",
        "isotretinoin-6-months",
    ),
    Ten(
        "dropped caution",
        (Edit("_common.yaml", r"  - id: breastfeeding\n.*?\n\n", ""),),
        "newly-allowed",
        "breastfeeding",
    ),
    Ten("deeper range", DEEPER, "deeper", "pen"),
    Ten(
        "level lowered",
        (Edit("_common.yaml", r"(id: pregnancy\n    level: )contraindicated", r"\1defer"),),
        "newly-allowed",
        "pregnancy",
    ),
    Ten(
        "fact renamed",
        (Edit("*.yaml", r"\braised-lesion\b(?=[:\]},])", "raised-spot"),),
        "no-longer-read",
        "raised-lesion",
    ),
    Ten("order swapped", (Edit("pen.yaml", r"cost: \{tier: 2", "cost: {tier: 4"),), "reordered", "pen"),
    Ten(
        "area limit raised",
        (Edit("_vocabulary.yaml", r"(^  neck:\n.*?limits: \{needle: )1\.5", r"\g<1>2.0"),),
        "deeper",
        "pen",
        before=BEYOND,
    ),
    Ten(
        "exception added",
        (Edit("_common.yaml", r"(id: breastfeeding\n    level: defer\n)", r"\1    except: [pen]\n"),),
        "newly-allowed",
        "breastfeeding",
    ),
    Ten(
        "interval shortened",
        (Edit("pen.yaml", r"(concern: acne-scars\n.*?interval: )4-6 weeks", r"\g<1>2-6 weeks"),),
        "caution-lost",
        "pen",
    ),
    Ten(
        "event gap shortened",
        (Edit("pen.yaml", r"^  minimum: 14 days", "  minimum: 7 days"),),
        "caution-lost",
        "pen-event-gap",
    ),
)


@pytest.fixture(scope="module", params=TEN, ids=lambda ten: ten.name)
def tried(request: pytest.FixtureRequest) -> tuple[Ten, Made, Made, Diff]:
    ten: Ten = request.param
    old, new = shipped(ten.before), shipped((*ten.before, *ten.edits))
    return ten, old, new, compared(old, new)


def test_the_direction_is_named_and_recommend_confirms_it_on_both_sides(tried: tuple[Ten, Made, Made, Diff]) -> None:
    ten, old, new, found = tried
    first = next(c for c in found.changes if c.direction == ten.direction and _about(c, ten.about))
    assert CONFIRMS[ten.direction](_asked(first.before, old.pack), _asked(first.after, new.pack), first.variant)


def test_every_client_that_is_shown_gets_the_answers_that_are_shown(tried: tuple[Ten, Made, Made, Diff]) -> None:
    _, old, new, found = tried
    for change in found.changes:
        for answer, pack in ((change.before, old.pack), (change.after, new.pack)):
            assert answer.advice == _asked(answer, pack)


def test_what_was_found_is_said_to_be_proved_and_in_order(tried: tuple[Ten, Made, Made, Diff]) -> None:
    ten, _, _, found = tried
    assert found.changed
    assert found.loosened is (ten.direction not in ("reordered", "no-longer-read"))
    assert [one.status for one in found.stated if one.about == "answers"] == ["proved"]


def _about(change: Change, word: str) -> bool:
    return word in (change.subject, change.variant) or word in change.says


def _asked(answer: Answer, pack: Pack) -> Recommendation | None:
    """Ask as `needle recommend --intake` does."""
    client = read_client(Document("record", "", dict(answer.record)), pack, TODAY).value
    return None if client is None else recommend(pack, client)


def _option(advice: Recommendation | None, variant: str) -> Option:
    assert advice is not None
    return next(option for option in advice.options if option.variant.id == variant)


def _allowed(old: Recommendation | None, new: Recommendation | None, variant: str) -> bool:
    return _option(new, variant).verdict < _option(old, variant).verdict


def _deeper(old: Recommendation | None, new: Recommendation | None, variant: str) -> bool:
    was, now = (max(row.now.high for row in _option(a, variant).depth if row.now) for a in (old, new))
    return now > was


def _lost(old: Recommendation | None, new: Recommendation | None, variant: str) -> bool:
    was, now = _option(old, variant), _option(new, variant)
    fired = [{f.caution.id for f in option.findings if f.fired} for option in (was, now)]
    waits = [[c.interval.low.days for c in option.courses if c.interval] for option in (was, now)]
    return fired[1] < fired[0] or waits[1] < waits[0]


def _reordered(old: Recommendation | None, new: Recommendation | None, _variant: str) -> bool:
    assert old is not None
    assert new is not None
    return [o.variant.id for o in old.options] != [o.variant.id for o in new.options]


CONFIRMS: dict[str, Callable[[Recommendation | None, Recommendation | None, str], bool]] = {
    "newly-allowed": _allowed,
    "deeper": _deeper,
    "caution-lost": _lost,
    "reordered": _reordered,
    "no-longer-read": lambda old, new, _variant: old is not None and new is None,
}


def test_an_edit_that_another_limit_catches_changes_nobodys_answer() -> None:
    """The guide holds the range of the indication: one slip of the pen does no harm, and is said to do none."""
    found = compared(shipped(), shipped(DEEPER[:1]))
    assert found.changes == ()
    assert [(edit.kind, edit.id, edit.weight) for edit in found.edits] == [("indication", "pen/wrinkles", "answer")]
    assert not found.changed
