"""A client is found for whatever a condition can say, and is the plainest one that does it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest

from case_builders import small
from needlecli.cases.boundaries import Threshold, thresholds
from needlecli.cases.coverage import planned
from needlecli.cases.deciding import decides_alone
from needlecli.cases.solving import Wanted, plainest, witness
from needlecli.client import read_client
from needlecli.knowledge import Caution, Pack, Variant
from needlecli.logic import Always, Condition, Truth, clauses
from needlecli.source import Document

ON = date(2026, 11, 22)


def comes_out(*truths: Truth) -> Wanted:
    """Want a caution to be held with these truths, one area with the other."""
    return lambda held, _: {one.truth for one in held} == set(truths)


def carried(pack: Pack) -> Iterator[tuple[Variant, Caution]]:
    """Give every caution of a pack once, with a variant that it is held for."""
    given: set[str] = set()
    for variant in pack.variants.values():
        for caution in pack.cautions_by_variant[variant.id]:
            if caution.id not in given:
                given.add(caution.id)
                yield variant, caution


def facts(record: Mapping[str, Any] | None) -> Mapping[str, Any]:
    """Give what a record answers that the plainest client does not."""
    assert record is not None
    plain = plainest(small(), small().variants["pen"], ON)["facts"]
    return {name: answer for name, answer in record["facts"].items() if plain.get(name) != answer}


def find(caution: str, wanted: Wanted, pack: Pack | None = None, **fixed: str) -> Mapping[str, Any] | None:
    pack = pack or small()
    return witness(pack, pack.variants["pen"], pack.cautions[caution], ON, wanted, fixed)


def test_every_caution_of_the_shipped_pack_can_fire(pack: Pack) -> None:
    assert [c.id for v, c in carried(pack) if witness(pack, v, c, ON, comes_out(Truth.YES)) is None] == []
    assert {c.id for _, c in carried(pack)} == set(pack.cautions)


def test_every_caution_of_the_shipped_pack_but_those_for_everyone_can_be_held_back(pack: Pack) -> None:
    never = [c for v, c in carried(pack) if witness(pack, v, c, ON, comes_out(Truth.NO)) is None]
    assert {c.id for c in never} == {c.id for _, c in carried(pack) if isinstance(c.when, Always)}


def test_every_point_of_every_threshold_of_the_shipped_pack_can_be_stood_on(pack: Pack) -> None:
    def at(threshold: Threshold, point: str) -> Wanted:
        return lambda held, client: any(threshold.point(planned(one, client)) == point for one in held)

    for variant, caution in carried(pack):
        for threshold in thresholds(caution.when):
            for point in threshold.points:
                assert witness(pack, variant, caution, ON, at(threshold, point)) is not None, (caution.id, point)


def test_the_plainest_client_is_an_adult_of_whom_nothing_is_left_unasked(pack: Pack) -> None:
    for variant in pack.variants.values():
        record = plainest(pack, variant, ON)
        client = read_client(Document("record", "", dict(record)), pack, ON)
        assert client.diagnostics == ()
        assert record["facts"]["age"] > 21
        assert record["facts"]["sex"] == "female"
        assert record["others"] == "no"


@pytest.mark.parametrize(
    ("caution", "answers"),
    [("pregnancy-stop", {"pregnancy": "yes"}), ("isotretinoin-wait", {"isotretinoin": "2026-05-23"}), ("for-all", {})],
)
def test_nothing_is_answered_that_is_not_needed(caution: str, answers: Mapping[str, str]) -> None:
    assert facts(find(caution, comes_out(Truth.YES))) == answers


def test_what_cannot_be_is_not_found() -> None:
    assert find("for-all", comes_out(Truth.NO)) is None
    both = """
  - {id: both, level: note, when: {pregnancy: yes, not: {pregnancy: yes}}, says: S., sources: [study]}
"""
    assert find("both", comes_out(Truth.YES), small(both)) is None


def test_an_answer_that_is_fixed_stays() -> None:
    two = "\n  - {id: two, level: note, when: {pregnancy: yes, wound: yes}, says: S., sources: [study]}\n"
    record = find("two", comes_out(Truth.UNKNOWN), small(two), wound="unknown")
    assert facts(record) == {"wound": "unknown", "pregnancy": "yes"}


def test_two_concerns_are_tried_together_and_none_at_last() -> None:
    cautions = """
  - id: label
    level: note
    when: {any: [{not: {concern: scars}}, {concern: lines}]}
    says: S.
    sources: [study]
"""
    pack = small(cautions)
    when = pack.cautions["label"].when
    (_, outside), (_, inside) = clauses({"any": [{"not": {"concern": "scars"}}, {"concern": "lines"}]}, when)

    def alone(clause: Condition, truth: Truth) -> Wanted:
        return lambda held, _: any(decides_alone(when, clause, one.now) is truth for one in held)

    both = find("label", alone(inside, Truth.YES), pack)
    assert both is not None
    assert both["concerns"] == ["scars", "lines"]
    none = find("label", alone(outside, Truth.NO), pack)
    assert none is not None
    assert none["concerns"] == []


def test_a_client_is_tried_in_another_area_where_the_area_decides() -> None:
    here = "\n  - {id: here, level: note, when: {area: forehead}, says: S., sources: [study]}\n"
    record = find("here", comes_out(Truth.YES), small(here))
    assert record is not None
    assert record["areas"] == ["forehead"]
