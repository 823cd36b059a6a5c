"""A planned course on the hand-out: every visit with its days, the event, and what does not fit."""

from datetime import date, timedelta

import pytest

from handout_builders import advice_of, client_of
from needlecli.handout import Clinic, Field, Handout, option_of, to_html, to_pdf, write
from needlecli.page import Stretch, Table, Text, Timeline
from needlecli.planning import Gap, Plan, Visit

FIRST, EVENT = date(2027, 1, 4), date(2027, 6, 12)


def planned(*, visits: int = 3, wanted: int = 3, event: date | None = EVENT) -> Handout:
    client = client_of("pen", event=str(event) if event else "no")
    advice = advice_of(client)
    option = option_of(advice, "pen")
    days = [FIRST + timedelta(weeks=6 * number) for number in range(visits)]
    plan = Plan(
        pack=advice.pack,
        client=client,
        option=option,
        wanted=wanted,
        visits=tuple(Visit(n, day, day + timedelta(days=2), day + timedelta(days=3)) for n, day in enumerate(days, 1)),
        interval_days=42,
        interval_usual=None,
        interval_because=(),
        earliest=FIRST,
        earliest_because=(),
        ready=date(2027, 5, 1),
        gap=Gap(14, 14, ()),
        event=event,
        results=(date(2027, 6, 21), date(2027, 9, 27)),
    )
    return write(advice, option, Clinic(), FIRST, plan)


def blocks(handout: Handout) -> tuple[object, ...]:
    return next(section.blocks for section in handout.sections if section.id == "course")


def test_every_visit_has_its_days() -> None:
    table = [block for block in blocks(planned()) if isinstance(block, Table)][1]
    assert table.columns == ("Treatment", "Day", "Usually back", "Back at the latest")
    assert table.rows == (
        ("1", "Mon 4 January 2027", "Wed 6 January 2027", "Thu 7 January 2027"),
        ("2", "Mon 15 February 2027", "Wed 17 February 2027", "Thu 18 February 2027"),
        ("3", "Mon 29 March 2027", "Wed 31 March 2027", "Thu 1 April 2027"),
    )


def test_the_line_of_time_holds_the_visits_the_event_and_the_result() -> None:
    (line,) = [block for block in blocks(planned()) if isinstance(block, Timeline)]
    assert [(m.day, m.label) for m in line.moments][2:] == [
        (date(2027, 3, 29), "treatment 3 (Pen)"),
        (EVENT, "your event"),
    ]
    assert line.stretches[-1] == Stretch(date(2027, 6, 21), date(2027, 9, 27), "time to judge the result", "good")
    assert "Sat 12 June 2027: your event." in line.says
    assert Field("Your event", "Sat 12 June 2027") in planned().fields


def test_what_does_not_fit_is_said() -> None:
    short = planned(visits=2)
    assert Text("2 of 3 treatments fit in before the event.", "care") in blocks(short)
    assert not [block for block in blocks(planned()) if isinstance(block, Text)]


def test_a_course_without_a_visit_has_no_line_of_time() -> None:
    assert not [block for block in blocks(planned(visits=0)) if isinstance(block, Timeline)]


def test_every_format_draws_the_plan() -> None:
    assert to_html(planned()).count("<svg") == 3
    assert to_pdf(planned()).startswith(b"%PDF-")


@pytest.mark.parametrize(("day", "told"), [(date(2027, 5, 29), False), (date(2027, 5, 30), True)])
def test_an_event_sooner_than_the_gap_is_said(day: date, told: bool) -> None:
    client = client_of("pen", event=str(EVENT))
    advice = advice_of(client)
    close = "Your event is 13 days after this treatment. We leave 14 days at least as a rule."
    texts = [b.text for b in blocks(write(advice, option_of(advice, "pen"), Clinic(), day)) if isinstance(b, Text)]
    assert texts == ([f"{close} Your skin may still show the treatment."] if told else [])
