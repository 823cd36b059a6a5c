"""A plan as a calendar file: read back by another program, telling nothing of the client."""

from datetime import date
from typing import Any

from icalendar import Calendar

from needlecli.calendar import calendar
from needlecli.client import read_client
from needlecli.files import load_pack
from needlecli.planning import Plan, make_plan
from needlecli.source import Document

PACK = load_pack()
TODAY = date(2026, 11, 23)


def planned(**said: Any) -> Plan:
    record = {
        "ref": "CANARY-17",
        "concerns": ["acne-scars"],
        "others": "no",
        "notes": "",
        "facts": {"skin_type": "III", "age": 34, "sex": "female", "operator": "nurse"},
        "event": "2027-06-12",
    } | said
    client = read_client(Document("record", "", record), PACK, TODAY).value
    assert client is not None
    made = make_plan(PACK, client, "pen")
    assert isinstance(made, Plan)
    return made


def events(text: str) -> list[tuple[str, date, date]]:
    found: Any = Calendar.from_ical(text)
    return [(str(e["summary"]), e["dtstart"].dt, e["dtend"].dt) for e in found.walk("VEVENT")]


def test_every_treatment_is_a_whole_day() -> None:
    assert events(calendar(planned())) == [
        ("Appointment 1 of 3", date(2027, 1, 23), date(2027, 1, 24)),
        ("Appointment 2 of 3", date(2027, 2, 20), date(2027, 2, 21)),
        ("Appointment 3 of 3", date(2027, 3, 20), date(2027, 3, 21)),
    ]


def test_the_treatment_is_named_only_when_that_is_asked_for() -> None:
    assert [name for name, _, _ in events(calendar(planned(), detailed=True))] == [
        "Appointment 1 of 3: Pen",
        "Appointment 2 of 3: Pen",
        "Appointment 3 of 3: Pen",
    ]


def test_nothing_tells_who_is_treated_or_for_what() -> None:
    text = calendar(planned()).casefold().replace("//needle//plan//", "").replace("@needle.invalid", "")
    assert not [word for word in ("canary", "scar", "pen", "needl", "20270612") if word in text]


def test_the_same_plan_is_the_same_text_and_each_day_has_a_name_of_its_own() -> None:
    assert calendar(planned()) == calendar(planned())
    names = [str(event["uid"]) for event in Calendar.from_ical(calendar(planned())).walk("VEVENT")]
    assert len(set(names)) == 3
