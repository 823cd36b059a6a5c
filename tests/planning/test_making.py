"""Plans: counted back from the event, never before a treatment is permitted, the stricter figure until all is known."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import PEN, compiled, examples, small_files
from needlecli.client import Client, read_client
from needlecli.files import load_pack
from needlecli.planning import Plan, Refused, make_plan
from needlecli.source import Document

PACK = load_pack()
TODAY = date(2026, 11, 23)
LIGHT = {"skin_type": "III", "age": 34, "sex": "female", "operator": "physician"}
DARK = LIGHT | {"skin_type": "V"}
NEEDLES = ("pen", "prp", "roller")


def client(**said: Any) -> Client:
    record = {"concerns": ["acne-scars"], "others": "no", "facts": LIGHT, "on": str(TODAY)} | said
    found = read_client(Document("record", "", record), PACK, TODAY).value
    assert found is not None
    return found


def plan(variant: str, treatments: int | None = None, **said: Any) -> Plan:
    made = make_plan(PACK, client(**said), variant, treatments)
    assert isinstance(made, Plan), made
    return made


def days(made: Plan) -> list[str]:
    return [str(visit.on) for visit in made.visits]


# The figures of the evidence: days before an event at least, and as a rule; 14 more at first and for types IV-VI

GAPS = (
    ("roller", 14, 14),
    ("pen", 14, 14),
    ("radiofrequency", 14, 21),
    ("prp", 10, 14),
    ("chemical-peel", 21 + 21, 28 + 21),  # by turns a peel follows the last needling by 3 weeks
)
LEAST = {variant: least for variant, least, _ in GAPS}


@pytest.mark.parametrize(("variant", "least", "usual"), GAPS)
def test_the_gap_before_an_event_is_that_of_the_variant(variant: str, least: int, usual: int) -> None:
    assert plan(variant).gap[:2] == (least, usual)
    assert plan(variant, 1).gap[:2] == (least + 14, usual + 14)  # a first treatment


@pytest.mark.parametrize(
    ("timing", "gap", "held_open"),
    [("alternating", (42, 49), False), ("unknown", (42, 49), True), ("same-visit", (21, 28), False)],
)
def test_a_peel_that_follows_the_last_needling_keeps_the_gap_as_well(
    timing: str, gap: tuple[int, int], *, held_open: bool
) -> None:
    facts = LIGHT | {"peel-timing": timing, "peel-solution": "glycolic"}
    made = plan("chemical-peel", 3, facts=facts, concerns=["dullness"])
    assert made.gap[:2] == gap
    assert made.gap.because[-1].open is held_open


@pytest.mark.parametrize("variant", NEEDLES)
def test_the_gap_is_longer_for_darker_skin_and_while_the_skin_type_is_unknown(variant: str) -> None:
    of = LEAST[variant]
    unknown = {key: value for key, value in LIGHT.items() if key != "skin_type"} | {"skin_type": "unknown"}
    assert plan(variant, facts=DARK).gap.least == of + 14
    assert plan(variant, facts=unknown).gap.least == of + 14
    assert plan(variant, facts=unknown).gap.because[-1].open
    assert not plan(variant, facts=DARK).gap.because[-1].open


@pytest.mark.parametrize(("variant", "least"), LEAST.items())
def test_a_course_fits_up_to_the_last_day_of_the_gap_and_not_one_day_closer(variant: str, least: int) -> None:
    made = plan(variant, 3)
    course = 2 * made.interval_days
    fits = plan(variant, 3, event=str(TODAY + timedelta(course + least)))
    assert (fits.fits, fits.visits[-1].on) == (True, TODAY + timedelta(course))
    assert (fits.latest_start, fits.ready) == (TODAY, fits.event)
    late = plan(variant, 3, event=str(TODAY + timedelta(course + least - 1)))
    assert (late.fits, len(late.visits)) == (False, 2)
    assert late.latest_start == TODAY - timedelta(1)
    assert late.ready == fits.event


@pytest.mark.parametrize("variant", LEAST)
def test_a_first_treatment_alone_keeps_its_longer_gap(variant: str) -> None:
    least = LEAST[variant] + 14
    assert len(plan(variant, 3, event=str(TODAY + timedelta(least))).visits) == 1
    assert plan(variant, 3, event=str(TODAY + timedelta(least - 1))).visits == ()


@pytest.mark.parametrize(
    ("variant", "weeks"), [("pen", 4), ("roller", 4), ("prp", 4), ("radiofrequency", 4), ("chemical-peel", 6)]
)
def test_treatments_are_as_far_apart_as_the_evidence_says(variant: str, weeks: int) -> None:
    assert plan(variant).interval_days == 7 * weeks


@pytest.mark.parametrize("variant", NEEDLES)
def test_darker_skin_waits_two_weeks_longer_between_treatments(variant: str) -> None:
    made = plan(variant, facts=DARK)
    assert made.interval_days == 42
    assert [(one.by, one.days, one.open) for one in made.interval_because] == [
        ("minimum", 28, False),
        ("pih-prone", 14, False),
    ]


def test_a_peel_on_darker_skin_waits_two_weeks_longer_too() -> None:
    facts = LIGHT | {"skin_type": "V", "peel-timing": "alternating"}
    cleared = ["peel-dark-skin-alternating"]
    made = make_plan(PACK, client(facts=facts, concerns=["dullness"], cleared=cleared), "chemical-peel")
    assert isinstance(made, Plan), made.says
    assert made.interval_days == 7 * (4 + 2)


# Counting back


def test_with_time_the_result_shows_on_the_day() -> None:
    made = plan("pen", event="2027-06-12")
    assert days(made) == ["2027-01-23", "2027-02-20", "2027-03-20"]
    assert made.results is not None
    assert made.results[0] <= date(2027, 6, 12)


def test_with_less_time_the_course_begins_as_early_as_it_may() -> None:
    made = plan("pen", event="2027-02-10")
    assert days(made) == ["2026-11-23", "2026-12-21", "2027-01-18"]


def test_without_an_event_the_course_begins_on_the_first_permitted_day() -> None:
    made = plan("pen", facts=LIGHT | {"isotretinoin": "2026-09-01"})
    assert (str(made.earliest), days(made)[0]) == ("2027-03-01", "2027-03-01")
    assert [one.by for one in made.earliest_because] == ["isotretinoin-6-months"]


def test_windows_are_waited_out_one_after_the_other() -> None:
    made = plan("pen", facts=LIGHT | {"isotretinoin": "2026-09-01", "recent-tan": "2026-11-20"})
    assert str(made.earliest) == "2027-03-01"


def test_the_days_out_of_sight_follow_each_treatment() -> None:
    first = plan("pen").visits[0]
    assert (str(first.back), str(first.back_at_latest)) == ("2026-11-25", "2026-11-26")


def test_procedures_around_the_course_have_their_days() -> None:
    waits = {one.name: (one.last_before, one.first_after) for one in plan("radiofrequency").waits}
    first, last = date(2026, 11, 23), date(2027, 1, 18)
    assert waits["hyaluronic filler"] == (first - timedelta(182), last + timedelta(14))
    assert {one.name: one.last_before for one in plan("pen").waits}["hyaluronic filler"] == first - timedelta(28)
    assert waits["waxing, threading, electrolysis"] == (first - timedelta(14), last + timedelta(8))  # only after day 7
    assert waits["make-up"] == (None, last + timedelta(1))
    assert waits["oral isotretinoin"][1] is None


# What cannot be planned


@pytest.mark.parametrize(
    ("variant", "said", "word"),
    [
        ("pen", {"facts": LIGHT | {"pregnancy": "yes"}}, "contraindicated"),
        ("pen", {"facts": LIGHT | {"isotretinoin": "current"}}, "defer"),
        ("radiofrequency", {"facts": DARK}, "needs-clearance"),
        ("prp", {"concerns": ["skin-laxity"]}, "not-indicated"),
        ("pen", {"available": ["roller"]}, "not-available"),
    ],
)
def test_nothing_is_planned_where_the_variant_is_ruled_out(variant: str, said: dict[str, Any], word: str) -> None:
    made = make_plan(PACK, client(**said), variant)
    assert isinstance(made, Refused)
    assert max(made.option.verdict, made.option.if_clear).word == word
    assert made.says
    assert made.undone_by


def test_open_questions_are_named_in_the_plan() -> None:
    assert "pregnancy" in plan("pen", others="unknown").questions
    assert "pregnancy" not in plan("pen").questions


def of_own_pack(pen: str, **said: Any) -> Plan | Refused:
    pack = compiled(small_files(pen=pen)).value
    assert pack is not None
    record = {"concerns": ["scars"], "areas": ["cheeks"], "others": "no", "facts": {"skin_type": "II"}} | said
    told = read_client(Document("record", "", record), pack, TODAY).value
    assert told is not None
    return make_plan(pack, told, "pen", 3)


def test_no_course_is_planned_where_nothing_says_how_far_apart() -> None:
    made = of_own_pack(PEN.replace("interval: 4-6 weeks, ", ""))
    assert isinstance(made, Refused)
    assert made.says == ("the pack does not say how far apart the treatments must be",)


@pytest.mark.parametrize(
    ("when", "said", "kept"),
    [
        ("{event: within 60 days}", {"event": "2027-02-21"}, 2),  # the third day would be the 8th before the event
        ("{isotretinoin: over 12 months}", {"facts": {"skin_type": "II", "isotretinoin": "2025-12-20"}}, 1),
    ],
)
def test_every_treatment_is_permitted_on_its_own_day(when: str, said: dict[str, Any], kept: int) -> None:
    own = f"cautions: [{{id: own, level: contraindicated, when: {when}, says: Not then., sources: [study]}}]\n"
    made = of_own_pack(f"{PEN}event: {{minimum: 7 days, recommended: 7-14 days}}\n{own}", **said)
    assert isinstance(made, Plan)
    assert len(made.visits) < 3
    assert not made.fits
    assert len(made.visits) == kept


@pytest.mark.parametrize("away", [0, 3, 6, 7, 13, 14, 20, 27, 28, 69])
def test_what_a_near_event_leaves_does_not_change_when_the_course_could_be_ready(away: int) -> None:
    far, near = plan("pen", 3), plan("pen", 3, event=str(TODAY + timedelta(away)))
    assert (near.earliest, near.ready) == (far.earliest, far.ready)
    assert near.latest_start == TODAY + timedelta(away - 14 - 56)


def test_the_end_of_the_calendar_is_no_trouble() -> None:
    made = plan("pen", on="9999-11-01")
    assert len(made.visits) <= made.wanted
    assert plan("pen", event="9999-12-31").fits


# Whatever is asked

ISOTRETINOIN = st.sampled_from(["no", "2026-10-01", "2026-06-01"])
SKIN = st.sampled_from(["I", "II", "III", "IV", "V", "VI", "unknown"])


@examples(60)
@given(st.sampled_from(NEEDLES), st.integers(1, 500), st.integers(1, 6), SKIN, ISOTRETINOIN)
def test_a_plan_never_breaks_its_own_rules(variant: str, away: int, wanted: int, skin: str, isotretinoin: str) -> None:
    facts = LIGHT | {"skin_type": skin, "isotretinoin": isotretinoin}
    made = plan(variant, wanted, event=str(TODAY + timedelta(away)), facts=facts)
    on = [visit.on for visit in made.visits]
    assert all(day >= made.earliest >= TODAY for day in on)
    assert all((b - a).days >= made.interval_days for a, b in pairwise(on))
    assert not on or (made.event is not None and (made.event - on[-1]).days >= made.gap.least)
    assert made.fits == (made.latest_start is not None and made.latest_start >= made.earliest)
    more = plan(variant, wanted, event=str(TODAY + timedelta(away + 1)), facts=facts)
    assert len(more.visits) >= len(made.visits)


@examples(40)
@given(st.sampled_from(NEEDLES), st.integers(1, 400), st.integers(1, 4), SKIN)
def test_not_knowing_never_gives_a_denser_plan_than_any_answer(variant: str, away: int, wanted: int, skin: str) -> None:
    event = str(TODAY + timedelta(away))
    unknown = plan(variant, wanted, event=event, facts=LIGHT | {"skin_type": "unknown"})
    known = plan(variant, wanted, event=event, facts=LIGHT | {"skin_type": skin})
    assert len(unknown.visits) <= len(known.visits)
    assert unknown.interval_days >= known.interval_days
    assert unknown.gap.least >= known.gap.least
