"""Whom of a batch a change touches: each record is counted once, by the loosest way in which its answer turned."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import PEN, TODAY, VOCABULARY
from changes.packs import Made, small
from changes.test_edits import WITH
from needlecli.advice import recommend
from needlecli.changes import Direction, Row, Touched, Touching, renames
from needlecli.client import read_client
from needlecli.proofs import DIRECTIONS, turned
from needlecli.source import Document

ROLLER = PEN.replace("id: pen\n", "id: roller\n").replace("name: Pen", "name: Roller").replace("tier: 2", "tier: 1")
OLD = small(common=WITH, roller=ROLLER)


def touched(old: Made, new: Made, *records: Mapping[str, Any] | None) -> Touched:
    touching = Touching(old.pack, new.pack, renames(old.pack, new.pack), TODAY)
    rows = [Row("some.jsonl", number) for number, _ in enumerate(records, 1)]
    touching.see(rows, records, records)
    return touching.touched()


def person(**facts: str) -> dict[str, Any]:
    return {"concerns": ["scars"], "others": "no", "facts": facts}


def test_each_record_is_counted_once_by_its_loosest_way() -> None:
    new = small(common=WITH.replace("within 6", "within 4"), roller=ROLLER)
    barred = person(isotretinoin="5 months ago", pregnancy="yes")
    found = touched(OLD, new, person(), person(isotretinoin="5 months ago"), barred, None, {"concern": "x"})
    assert (found.records, found.same, found.refused) == (5, 1, 2)
    assert found.counts == {"newly-allowed": 1, "caution-lost": 1}
    assert found.rows == {"newly-allowed": (Row("some.jsonl", 2),), "caution-lost": (Row("some.jsonl", 3),)}


@pytest.mark.parametrize(
    ("files", "record", "direction"),
    [
        ({"pen": PEN.replace("1.0-1.5", "1.0-1.8")}, person(), "deeper"),
        ({"pen": PEN.replace("1.0-1.5", "1.0-1.2")}, person(), "shallower"),
        ({"pen": PEN.replace("4-6 weeks", "2-6 weeks")}, person(), "caution-lost"),
        ({"pen": PEN.replace("4-6 weeks", "5-6 weeks")}, person(), "caution-added"),
        ({"pen": PEN.replace("tier: 2", "tier: 1").replace("typical: 2", "typical: 1")}, person(), "reordered"),
        ({"vocabulary": VOCABULARY.replace("wound: {name: Wound", "hole: {name: Hole").replace("Is there a", "Any")},
         person(wound="no"), "no-longer-read"),
        ({"vocabulary": VOCABULARY.replace("[pregnant]", "[pregnant, with child]")},
         person() | {"notes": "with child"}, "newly-read"),
        ({"common": WITH.replace("level: defer", "level: note")}, person(isotretinoin="1 week ago"), "newly-allowed"),
        ({"common": WITH.replace("id: iso, level: defer", "id: wait, level: defer")},
         person(isotretinoin="1 week ago"), None),
        ({"common": WITH.replace("says: Wait.", "says: Do wait.")}, person(isotretinoin="1 week ago"), None),
    ],
)  # fmt: skip
def test_a_record_turns_as_the_pack_did(
    files: dict[str, str], record: dict[str, Any], direction: Direction | None
) -> None:
    found = touched(OLD, small(**{"common": WITH, "roller": ROLLER, **files}), record)
    assert dict(found.counts) == ({direction: 1} if direction else {})


def test_a_weaker_setting_is_a_caution_lost() -> None:
    spot = WITH.replace("level: defer", "level: adjust").replace(
        "says: Wait.", "says: Spot., adjust: {test_spot: true}"
    )
    none = spot.replace(", adjust: {test_spot: true}", "")
    assert dict(touched(small(common=spot), small(common=none), person(isotretinoin="1 week ago")).counts) == {
        "caution-lost": 1
    }


NEW = small(
    common=WITH.replace("within 6", "within 4").replace("id: preg, level: contraindicated", "id: preg, level: note"),
    pen=PEN.replace("1.0-1.5", "1.0-1.7"),
    roller=ROLLER.replace("tier: 1", "tier: 3"),
)
ANSWERS = {
    "pregnancy": st.sampled_from(["yes", "no", "unknown"]),
    "isotretinoin": st.sampled_from(["no", "yes", "5 months ago", "3 months ago", "7 months ago", "current"]),
    "wound": st.sampled_from(["yes", "no", "yes@cheeks"]),
    "skin_type": st.sampled_from(["I", "IV"]),
}


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    facts = {name: draw(values) for name, values in ANSWERS.items() if draw(st.booleans())}
    record: dict[str, Any] = {"concerns": draw(st.sampled_from([["scars"], ["lines"], ["scars", "lines"]]))}
    ways: list[dict[str, Any]] = [{}, {"others": "no"}, {"notes": "pregnant"}, {"areas": ["forehead"]}]
    return {**record, "facts": facts, **draw(st.sampled_from(ways))}


@given(records())
def test_the_batch_turns_as_recommend_does(record: dict[str, Any]) -> None:
    """The way of a record is the loosest of those that `turned` says of its variants, one by one."""
    both = []
    for made in (OLD, NEW):
        client = read_client(Document("r", "", json.loads(json.dumps(record))), made.pack, TODAY).value
        assert client is not None
        both.append({o.variant.id: o for o in recommend(made.pack, client).options})
    ways = set(_ways(both))
    expected = min(ways, key=DIRECTIONS.index, default=None)
    if expected is None and list(both[0]) != list(both[1]):
        expected = "reordered"
    assert dict(touched(OLD, NEW, record).counts) == ({expected: 1} if expected else {})


def _ways(both: list[dict[str, Any]]) -> Iterator[Any]:
    for name in both[0]:
        direct = turned(both[0][name], both[1][name])
        each = [turned(both[0][name], both[1][name], caution) for caution in ("preg", "iso")]
        yield from (way for way in (direct, *each) if way is not None)
