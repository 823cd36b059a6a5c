"""How the cells of a form read: what was said is kept, what was not said stays open, what is unclear is shown."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needlecli.client.maps import Form, read_map
from needlecli.files import load_pack
from needlecli.knowledge import Pack
from needlecli.source import Trouble
from needlecli.source.yaml import parse

ON = date(2026, 11, 22)
Q = "Question?"


def form(pack: Pack, column: str, top: str = "") -> Form:
    """Read a map of one column."""
    document = parse("m.yaml", f'schema: needle.map/1\n{top}columns:\n  "{Q}": {column}\n').value
    assert document is not None
    checked = read_map(document, pack)
    assert checked.value is not None, [(d.says, d.help) for d in checked.diagnostics]
    return checked.value


def cell(pack: Pack, column: str, text: Any, top: str = "") -> dict[str, Any]:
    """Give the record of a row of one cell that has no trouble."""
    record, troubles = form(pack, column, top).bound([Q]).record({Q: text}, ON)
    assert troubles == ()
    return record


def troubled(pack: Pack, column: str, text: str, top: str = "") -> list[str]:
    """Give the names of what is wrong with a cell."""
    return [one.name for one in form(pack, column, top).bound([Q]).record({Q: text}, ON).troubles]


@pytest.mark.parametrize("text", ["yes", "Y", "Yes!", "yep", "TRUE", "1", "x", "✓", "sometimes", "yes please", True])
def test_yes_in_its_many_spellings(pack: Pack, text: object) -> None:
    assert cell(pack, "{is: keloid-history}", text) == {"facts": {"keloid-history": "yes"}}


@pytest.mark.parametrize("text", ["no", "N", "Nope.", "none", "FALSE", "0", "never", " no ", False])
def test_no_in_its_many_spellings(pack: Pack, text: object) -> None:
    assert cell(pack, "{is: keloid-history}", text) == {"facts": {"keloid-history": "no"}}


@pytest.mark.parametrize(
    "column", ["{is: pregnancy}", "{is: [pregnancy, breastfeeding]}", "{is: isotretinoin}", "{is: age}"]
)
@pytest.mark.parametrize("text", ["", "  ", "N/A", "n.a.", "-", None])
def test_no_answer_is_never_a_no(pack: Pack, column: str, text: object) -> None:
    assert cell(pack, column, text) == {}


@pytest.mark.parametrize("text", ["not sure", "Don’t know", "Prefer not to say", "?"])
def test_not_knowing_is_never_a_no_and_is_written_down_where_a_no_might_follow(pack: Pack, text: object) -> None:
    assert cell(pack, "{is: isotretinoin}", text) == {}
    assert cell(pack, "{is: pregnancy}", text) == {"facts": {"pregnancy": "unknown"}}


def test_an_open_question_is_written_down_where_silence_would_count_as_no(pack: Pack) -> None:
    top = "constants: {others: no}\n"
    assert cell(pack, "{is: pregnancy}", "N/A", top) == {"others": "no", "facts": {"pregnancy": "unknown"}}
    assert cell(pack, "{is: pregnancy}", "ask me", top)["facts"] == {"pregnancy": "unknown"}
    assert cell(pack, "{is: [pregnancy, breastfeeding]}", "yes", top)["facts"] == {
        "breastfeeding": "unknown",
        "pregnancy": "unknown",
    }


@pytest.mark.parametrize(
    "text", ["had it as a kid", "no, but my sister does", "not that I know of", "my mother has keloids", "si", "42"]
)
def test_what_is_not_understood_is_shown_and_leaves_the_question_open(pack: Pack, text: str) -> None:
    assert cell(pack, "{is: keloid-history}", text) == {"unrecognised": [f"{Q}: {text}"]}


def test_what_follows_a_yes_is_kept(pack: Pack) -> None:
    assert cell(pack, "{is: keloid-history}", "Yes - see below") == {
        "facts": {"keloid-history": "yes"},
        "unrecognised": [f"{Q}: Yes - see below"],
    }
    assert cell(pack, "{is: anticoagulant}", "Yes, warfarin") == {
        "facts": {"anticoagulant": "yes"},
        "notes": "warfarin",
    }


def test_another_language_counts_where_the_map_says_so(pack: Pack) -> None:
    column = '{is: keloid-history, answers: {"Sí": yes, "ja": yes, "weet niet": unknown}}'
    assert cell(pack, column, "SÍ") == {"facts": {"keloid-history": "yes"}}
    assert cell(pack, column, "Weet niet") == {}


def test_a_question_about_two_facts_does_not_say_which(pack: Pack) -> None:
    column = "{is: [pregnancy, breastfeeding]}"
    assert cell(pack, column, "No") == {"facts": {"pregnancy": "no", "breastfeeding": "no"}}
    assert cell(pack, column, "Yes") == {
        "facts": {"breastfeeding": "unknown", "pregnancy": "unknown"},
        "unrecognised": [f"{Q}: yes; which: pregnancy, breastfeeding"],
    }
    mentioned = {"breastfeeding": "yes", "pregnancy": "unknown"}
    assert cell(pack, column, "nursing") == {"facts": mentioned, "notes": "nursing"}


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("yes", "yes"),
        ("yes, still", "current"),
        ("stopped March 2024", "2024-03"),
        ("Yes, stopped 3 March 2024", "2024-03-03"),
        ("2 yrs ago", "2 years ago"),
        ("yes - a month ago", "1 month ago"),
        ("2024-03-01", "2024-03-01"),
        ("25/03/2024", "2024-03-25"),
        ("03/03/2024 14:05", "2024-03-03"),
        ("last dose: 03/2024", "2024-03"),
    ],
)
def test_when_it_was_is_kept(pack: Pack, text: str, answer: str) -> None:
    assert cell(pack, "{is: isotretinoin}", text) == {"facts": {"isotretinoin": answer}}


@pytest.mark.parametrize("text", ["stopped last year", "2019", "stopped in 2019", "yes, a while back"])
def test_a_time_that_is_not_certain_is_a_yes_and_is_shown(pack: Pack, text: str) -> None:
    assert cell(pack, "{is: isotretinoin}", text) == {
        "facts": {"isotretinoin": "yes"},
        "unrecognised": [f"{Q}: {text}"],
    }


def test_no_to_a_question_about_half_a_year_says_nothing_of_the_time_before(pack: Pack) -> None:
    column = "{is: isotretinoin, window: 6 months}"
    assert cell(pack, column, "No") == {}
    assert cell(pack, column, "Yes") == {"facts": {"isotretinoin": "yes"}}


@pytest.mark.parametrize(
    ("text", "top", "names"),
    [
        ("03/04/2026", "", ["unclear-date"]),
        ("03/04/2026", "dates: DD/MM/YYYY\n", []),
        ("03/25/2026", "dates: DD/MM/YYYY\n", ["wrong-date"]),
        ("31/02/2026", "dates: DD/MM/YYYY\n", ["wrong-date"]),
        ("03/04/26", "", ["unclear-date"]),
        ("03/04/26", "dates: DD/MM/YY\n", []),
        ("2026-12-24", "", ["future-date"]),
        ("30 February 2026", "", ["wrong-date"]),
    ],
)
def test_a_date_that_cannot_be_told_is_said(pack: Pack, text: str, top: str, names: list[str]) -> None:
    assert troubled(pack, "{is: isotretinoin}", text, top) == names


@pytest.mark.parametrize(
    ("column", "text", "facts"),
    [
        ("{is: age}", "34 years", {"age": "34"}),
        ("{is: age}", "34,5", {"age": "34.5"}),
        ("{is: age, form: DD/MM/YYYY}", "23/11/1990", {"age": "35"}),
        ("{is: planned-depth}", "1,5 mm", {"planned-depth": "1.5"}),
        ("{is: planned-depth, unit: µm}", "1500", {"planned-depth": "1.5"}),
        ("{is: skin_type}", "Fitzpatrick III", {"skin_type": "III"}),
        ("{is: skin_type}", "Type 3", {"skin_type": "III"}),
        ("{is: skin_type}", "III - sometimes burns", {"skin_type": "III"}),
        ("{is: skin_type}", "II/III", {"skin_type": "II,III"}),
        ("{is: sex}", "F", {"sex": "female"}),
        ("{is: diabetes}", "no", {"diabetes": "no"}),
        ("{is: diabetes}", "Controlled", {"diabetes": "controlled"}),
    ],
)
def test_numbers_and_options_read_as_people_write_them(
    pack: Pack, column: str, text: str, facts: dict[str, str]
) -> None:
    assert cell(pack, column, text) == {"facts": facts}


@pytest.mark.parametrize("text", ["dry", "I burn easily", "combination", "VII", "7", "fair"])
def test_a_skin_type_that_is_none_is_shown(pack: Pack, text: str) -> None:
    assert cell(pack, "{is: skin_type}", text) == {"unrecognised": [f"{Q}: {text}"]}


@pytest.mark.parametrize("text", ["340", "34 mm"])
def test_a_number_that_cannot_be_is_said(pack: Pack, text: str) -> None:
    assert troubled(pack, "{is: age}", text) == ["wrong-number"]


TICKED = (
    '{choices: {"Psoriasis, or rash": psoriasis, "Cold sores": herpes-labialis-history, "Rash": irritated-skin,'
    ' "Lupus or morphea": [autoimmune-connective-tissue, scleroderma], "None of the above": none}, unticked: %s}'
)


def test_ticked_choices_may_hold_the_separator(pack: Pack) -> None:
    assert cell(pack, TICKED % "unknown", "Cold sores, Psoriasis, or rash") == {
        "facts": {"herpes-labialis-history": "yes", "psoriasis": "yes"}
    }


def test_what_was_not_ticked_is_denied_only_where_the_map_says_so(pack: Pack) -> None:
    assert cell(pack, TICKED % "no", "Rash")["facts"] == {
        "irritated-skin": "yes",
        "psoriasis": "no",
        "herpes-labialis-history": "no",
        "autoimmune-connective-tissue": "no",
        "scleroderma": "no",
    }
    assert cell(pack, TICKED % "no", "") == {}
    assert cell(pack, TICKED % "no", "Rash, Cold sroes") == {
        "facts": {"irritated-skin": "yes"},
        "unrecognised": [f"{Q}: Cold sroes"],
    }


def test_none_of_the_above_denies_every_choice(pack: Pack) -> None:
    assert set(cell(pack, TICKED % "unknown", "None of the above")["facts"].values()) == {"no"}


def test_none_of_the_above_beside_another_is_a_contradiction(pack: Pack) -> None:
    assert troubled(pack, TICKED % "no", "Cold sores, None of the above") == ["contradiction"]
    assert troubled(pack, TICKED % "no", "None of the above, Lupus or morphea") == ["contradiction"]


def test_a_choice_of_two_facts_does_not_say_which(pack: Pack) -> None:
    record = cell(pack, TICKED % "no", "Lupus or morphea")
    assert record["unrecognised"] == [f"{Q}: Lupus or morphea; which: autoimmune-connective-tissue, scleroderma"]
    assert "scleroderma" not in record["facts"]


def test_a_note_of_nothing_is_no_note(pack: Pack) -> None:
    assert cell(pack, "{is: notes}", "none") == {}
    assert cell(pack, "{is: notes}", "warfarin\n5mg") == {"notes": "warfarin\n5mg"}
    assert cell(pack, "{is: notes}", "9.1") == {"unrecognised": [f"{Q}: 9.1"]}


PACK = load_pack()
KINDS = (
    *("{is: ref}", "{is: on}", "{is: event}", "{is: notes}", "{is: concerns}", "{is: areas}", "{is: age}", "{is: sex}"),
    *("{is: isotretinoin}", "{is: skin_type}", "{is: [pregnancy, breastfeeding]}", "{is: diabetes}", "{is: pregnancy}"),
    TICKED % "no",
)
FORMS = tuple(form(PACK, kind).bound([Q]) for kind in KINDS)


@given(st.text() | st.from_regex(r"(yes|no|[\d/., -]{0,12}|type|stopped|None of the above|,| ){0,6}", fullmatch=True))
def test_any_text_is_survived_and_never_repeated_in_a_trouble(text: str) -> None:
    for bound in FORMS:
        record, troubles = bound.record({Q: text}, ON)
        assert isinstance(record, dict)
        for trouble in troubles:
            assert trouble == Trouble(trouble.name, trouble.says, trouble.help, Q)
            assert len(text.strip()) < 4 or text.strip() not in f"{trouble.says} {trouble.help}"


@pytest.mark.parametrize("text", ["x" * 1_000_000, "a, " * 100_000, "1" * 50_000, " " * 1_000_000 + "no"])
def test_a_huge_cell_is_survived(text: str) -> None:
    for bound in FORMS:
        bound.record({Q: text}, ON)
        assert not any(len(kept) > 1_000 for reading in bound.readings for kept in reading.kept)
