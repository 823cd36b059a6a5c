"""No hand-out where anything stands against the treatment, or could: the verdict, both sides of every date."""

from datetime import date
from typing import Any

import pytest

from handout_builders import VARIANTS, advice_of, client_of
from needlecli.handout import Refusal, at, refusal


def refused(variant: str, day: date | None = None, **record: Any) -> Refusal | None:
    client = client_of(variant, **record)
    return refusal(advice_of(client), variant, day, advice_of(at(client, day)) if day else None)


@pytest.mark.parametrize("variant", VARIANTS)
class TestEveryVariant:
    def test_is_handed_out_once_everything_was_asked(self, variant: str) -> None:
        assert refused(variant) is None

    def test_is_not_handed_out_in_pregnancy_on_any_day(self, variant: str) -> None:
        for day in (None, date(2027, 11, 1)):
            stop = refused(variant, day, facts={"pregnancy": "yes"})
            assert stop is not None
            assert "contraindicated" in stop.says
            assert "[pregnancy]" in stop.reasons[0]

    def test_is_not_handed_out_while_questions_are_open(self, variant: str) -> None:
        stop = refused(variant, others="unknown")
        assert stop is not None
        assert "open questions could still change whether it may be done" in stop.says
        assert "--others no" in stop.advice


def test_one_open_question_is_enough() -> None:
    stop = refused("pen", facts={"keloid-history": "unknown"})
    assert stop is not None
    assert "1 open question could" in stop.says
    assert stop.reasons == ("open: keloid-history",)


@pytest.mark.parametrize(
    ("day", "written"),
    [(None, False), (date(2027, 2, 28), False), (date(2027, 3, 1), True), (date(2027, 3, 2), True)],
)
def test_who_has_to_wait_gets_one_for_a_day_after_the_wait(day: date | None, written: bool) -> None:
    stop = refused("pen", day, facts={"isotretinoin": "2026-09-01"})
    assert (stop is None) is written
    if stop is not None:
        assert "until 2027-03-01" in stop.says
        assert "--date 2027-03-01" in stop.advice


@pytest.mark.parametrize("day", [None, date(2027, 11, 1)])
def test_a_wait_whose_end_nobody_knows_gets_none(day: date | None) -> None:
    stop = refused("pen", day, facts={"isotretinoin": "now"})
    assert stop is not None


def test_a_letter_that_is_missing_gets_none_and_one_on_file_gets_one() -> None:
    asked: dict[str, Any] = {"facts": {"anticoagulant": "yes"}}
    stop = refused("pen", **asked)
    assert stop is not None
    assert "needs clearance" in stop.says
    assert refused("pen", **asked, cleared=["anticoagulant"]) is None


def test_what_is_not_indicated_gets_none() -> None:
    stop = refused("prp", concerns=["skin-laxity"])
    assert stop is not None
    assert "not indicated" in stop.says
    assert stop.reasons[0].startswith("loose skin (grade X)")


def test_what_the_operator_may_not_do_gets_none() -> None:
    stop = refused("radiofrequency", operator="esthetician")
    assert stop is not None
    assert "not available" in stop.says


@pytest.mark.parametrize(("day", "written"), [(date(2027, 6, 5), True), (date(2027, 6, 6), False)])
def test_a_week_before_the_event_it_is_too_late(day: date, written: bool) -> None:
    stop = refused("pen", day, event="2027-06-12")
    assert (stop is None) is written
    if stop is not None:
        assert "[event-within-7-days]" in stop.reasons[0]
        assert stop.advice == "choose an earlier day; the event is on 2027-06-12"
