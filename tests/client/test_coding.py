"""Coded statements: what is so, what was, what is left open; nothing is a no that was not said."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from needlecli.client import Coded, read_client, read_statements
from needlecli.knowledge import Pack
from needlecli.logic import Flag, Local
from needlecli.source import Document, Trouble

ON = date(2026, 11, 22)
Read = Callable[..., Coded]


@pytest.fixture
def read(pack: Pack) -> Read:
    """Read statements about one person."""
    return lambda *statements, **more: read_statements({"statements": list(statements), **more}, pack.vocabulary, ON)


def said(kind: str, text: str = "", code: tuple[str, str] | None = None, **more: Any) -> dict[str, Any]:
    codes = {"codes": [list(code)]} if code else {}
    return {"kind": kind, "status": "active", "resource": f"{kind.capitalize()}/1", **codes, "text": [text], **more}


def facts(coded: Coded) -> dict[str, str]:
    return dict(coded.record.get("facts", {}))


@pytest.mark.parametrize(
    ("kind", "text", "code", "fact", "answer"),
    [
        ("condition", "", ("snomed", "33659008"), "keloid-history", "yes"),
        ("condition", "", ("icd10cm", "M32.10"), "autoimmune-connective-tissue", "yes"),
        ("condition", "", ("icd10cm", "m3210"), "autoimmune-connective-tissue", "yes"),
        ("condition", "", ("icd10cm", "O09.90"), "pregnancy", "yes"),
        ("condition", "", ("icd10cm", "E11.9"), "diabetes", "yes"),
        ("condition", "", ("icd10cm", "E11.65"), "diabetes", "uncontrolled"),
        ("condition", "", ("icd10cm", "E11.649"), "diabetes", "yes"),
        ("condition", "", ("icd10cm", "E11.641"), "diabetes", "uncontrolled"),
        ("condition", "", ("icd10cm", "E10.10"), "diabetes", "uncontrolled"),
        ("condition", "", ("icd10cm", "C44.311"), "skin-cancer-in-area", "yes"),
        ("condition", "", ("icd10cm", "C50.911"), "cancer-active", "yes"),
        ("condition", "", ("icd10cm", "Z85.820"), "skin-cancer-history", "yes"),
        ("condition", "", ("icd10cm", "Z92.21"), "chemotherapy", "yes"),
        ("condition", "", ("icd10cm", "Z51.11"), "chemotherapy", "current"),
        ("condition", "", ("icd10cm", "B02.9"), "herpes-active", "current"),
        ("condition", "Rheumatoid arthritis (disorder)", None, "autoimmune-connective-tissue", "yes"),
        ("condition", "Type 2 diabetes mellitus", None, "diabetes", "yes"),
        ("condition", "Type 2 diabetes mellitus without complications", None, "diabetes", "yes"),
        ("condition", "Epilepsy, unspecified, not intractable, without status epilepticus", None, "epilepsy", "yes"),
        ("condition", "", ("snomed", "13277001"), "active-acne", "inflammatory"),
        ("medication", "", ("atc", "B01AF01"), "anticoagulant", "yes"),
        ("medication", "", ("rxnorm", "11289"), "anticoagulant", "yes"),
        ("medication", "Isotretinoin 20 MG Oral Capsule", None, "isotretinoin", "current"),
        ("medication", "", ("atc", "D10BA01"), "isotretinoin", "current"),
        ("medication", "Tretinoin 0.05% topical cream", None, "retinoid-topical", "current"),
        ("allergy", "Lidocaine", None, "local-anaesthetic-allergy", "yes"),
        ("allergy", "Aspirin", ("rxnorm", "1191"), "salicylate-allergy", "yes"),
        ("allergy", "Allergy to nut (finding)", None, "nut-allergy", "yes"),
        ("allergy", "Allergy to peanuts", None, "nut-allergy", "yes"),
        ("allergy", "Lidocaine hydrochloride", None, "local-anaesthetic-allergy", "yes"),
        ("allergy", "Nickel sulfate", None, "nickel-allergy", "yes"),
        ("allergy", "", ("snomed", "111088007"), "latex-allergy", "yes"),
        ("device", "Cardiac pacemaker", None, "implanted-electronic-device", "yes"),
        ("procedure", "Insertion of cardiac pacemaker", None, "implanted-electronic-device", "yes"),
    ],
)
def test_codes_and_texts_stand_for_facts(
    read: Read, kind: str, text: str, code: tuple[str, str] | None, fact: str, answer: str
) -> None:
    assert facts(read(said(kind, text, code))).get(fact) == answer


@pytest.mark.parametrize(
    ("kind", "text", "code", "fact"),
    [
        ("condition", "", ("icd10cm", "Z39.1"), "pregnancy"),
        ("condition", "", ("icd10cm", "R73.03"), "diabetes"),
        ("condition", "", ("icd10cm", "C44.311"), "cancer-active"),
        ("condition", "", ("icd10cm", "D68.51"), "bleeding-disorder"),
        ("condition", "", ("icd10cm", "Z95.5"), "implanted-electronic-device"),
        ("condition", "", ("snomed", "M32.10"), "autoimmune-connective-tissue"),
        ("condition", "Family history of melanoma", None, "skin-cancer-in-area"),
        ("condition", "Suspected lupus", None, "autoimmune-connective-tissue"),
        ("condition", "History of single seizure", None, "epilepsy"),
        ("family", "Melanoma", ("snomed", "93655004"), "skin-cancer-in-area"),
        ("reason", "Cold sore", ("snomed", "1475003"), "herpes-labialis-history"),
        ("allergy", "Ibuprofen", ("rxnorm", "5640"), "nsaid"),
        ("allergy", "Warfarin", ("rxnorm", "11289"), "anticoagulant"),
        ("medication", "Isotretinoin 0.05% topical gel", None, "isotretinoin"),
        ("medication", "Tretinoin 10 MG Oral Capsule", None, "retinoid-topical"),
        ("medication", "Lidocaine 4% cream", None, "local-anaesthetic-allergy"),
        ("medication", "Aspirin", None, "antiplatelet-prescribed"),
        ("procedure", "Biopsy of wart", None, "active-infection"),
        ("procedure", "Removal of cardiac pacemaker", None, "implanted-electronic-device"),
        ("observation", "Renal function panel", ("loinc", "24362-6"), "kidney-disease"),
        ("allergy", "No known allergy", ("snomed", "716186003"), "latex-allergy"),
    ],
)
def test_what_looks_alike_is_neither_yes_nor_no_and_a_person_reads_it(
    read: Read, kind: str, text: str, code: tuple[str, str] | None, fact: str
) -> None:
    coded = read(said(kind, text, code))
    assert facts(coded).get(fact, "unknown") == "unknown"
    assert "no" not in facts(coded).values()
    if (kind, code) != ("condition", ("icd10cm", "C44.311")) and code != ("icd10cm", "Z39.1"):
        assert len(coded.record["unrecognised"]) == 1


STATUSES = [
    ("active", "yes", "yes", "current", "yes", "current"),
    ("unknown", "yes", "yes", "yes", "yes", "yes"),
    ("resolved", "yes", "unknown", "yes", "unknown", "yes"),
    ("inactive", "yes", "unknown", "yes", "unknown", "yes"),
    ("remission", "yes", "unknown", "yes", "unknown", "yes"),
    ("completed", "yes", "unknown", "yes", "unknown", "yes"),
    ("stopped", "yes", "unknown", "yes", "unknown", "yes"),
    ("unconfirmed", "unknown", "unknown", "unknown", "unknown", "unknown"),
    ("planned", "unknown", "unknown", "unknown", "unknown", "unknown"),
    ("not-taken", "unknown", "unknown", "unknown", "unknown", "unknown"),
    ("entered-in-error", None, None, None, None, None),
]


@pytest.mark.parametrize(("status", "keloid", "pregnant", "isotretinoin", "thinner", "filler"), STATUSES)
def test_every_status_of_every_kind(
    read: Read,
    status: str,
    keloid: str | None,
    pregnant: str | None,
    isotretinoin: str | None,
    thinner: str | None,
    filler: str | None,
) -> None:
    person = read(
        said("condition", "", ("snomed", "33659008"), status=status),
        said("condition", "", ("snomed", "77386006"), status=status),
        said("medication", "Isotretinoin", status=status),
        said("medication", "Warfarin", status=status),
        said("procedure", "Dermal filler", status=status),
    )
    asked = ("keloid-history", "pregnancy", "isotretinoin", "anticoagulant", "recent-filler")
    assert [facts(person).get(name) for name in asked] == [keloid, pregnant, isotretinoin, thinner, filler]


def test_a_modifier_extension_leaves_everything_open(read: Read) -> None:
    coded = read(said("condition", "Keloid", modified=True))
    assert coded.record == {
        "facts": {"keloid-history": "unknown"},
        "unrecognised": ["Condition: Keloid (with an extension that may change its meaning)"],
    }


@pytest.mark.parametrize(
    ("dates", "answer"),
    [
        ({"until": "2026-09-01", "over": True}, "2026-09-01"),
        ({"until": "2026-09-01T23:59:59+02:00", "over": True}, "2026-09-01"),
        ({"until": "2026-09", "over": True}, "2026-09"),
        ({"until": "2024", "over": True}, "yes"),
        ({"over": True}, "yes"),
        ({"until": "2027-01-01"}, "current"),
        ({"when": "2026-09-01"}, "current"),
    ],
)
def test_an_infection_ends_when_its_abatement_says(read: Read, dates: dict[str, Any], answer: str) -> None:
    assert facts(read(said("condition", "Impetigo", **dates)))["active-infection"] == answer


@pytest.mark.parametrize(
    ("status", "dates", "answer"),
    [
        ("active", {"until": "2026-01-01"}, "current"),
        ("stopped", {"until": "2026-01-01"}, "2026-01-01"),
        ("completed", {"when": "2026-01-01", "until": "2026-03"}, "2026-03"),
        ("stopped", {"when": "2026-01-01"}, "yes"),
    ],
)
def test_a_medicine_ends_when_its_period_does_and_never_when_it_was_ordered(
    read: Read, status: str, dates: dict[str, Any], answer: str
) -> None:
    assert facts(read(said("medication", "Isotretinoin", status=status, **dates)))["isotretinoin"] == answer


def test_a_procedure_was_when_it_was_done(read: Read) -> None:
    assert facts(read(said("procedure", "IPL", status="completed", when="2026-10-01"))) == {
        "recent-laser-nonablative": "2026-10-01"
    }


def test_a_procedure_done_tomorrow_is_a_mistake(read: Read) -> None:
    coded = read(said("procedure", "IPL", status="completed", when="2026-11-23"))
    assert [(trouble.name, trouble.field) for trouble in coded.troubles] == [
        ("future-date", "recent-laser-nonablative")
    ]


@pytest.mark.parametrize("written", ["banana", "2026-13-01", "2026-02-30", "?", "01/02/2026"])
def test_a_date_that_is_none_is_refused_without_repeating_it(read: Read, written: str) -> None:
    coded = read(said("medication", "Isotretinoin", status="stopped", until=written, ended="effectivePeriod.end"))
    help_ = "write it like 2026-09-01"
    assert coded.troubles == (
        Trouble("wrong-date", "a date about isotretinoin cannot be read", help_, "effectivePeriod.end"),
    )


@pytest.mark.parametrize(
    ("several", "answer"),
    [
        ([{"status": "stopped", "until": "2020-01-01"}, {"status": "stopped", "until": "2026-03-04"}], "2026-03-04"),
        ([{"status": "stopped", "until": "2026-03"}, {"status": "stopped", "until": "2026-03-04"}], "2026-03"),
        ([{"status": "active"}, {"status": "stopped", "until": "2026-03-04"}], "current"),
        ([{"status": "stopped"}, {"status": "stopped", "until": "2026-03-04"}], "yes"),
    ],
)
def test_of_several_the_harder_reading_counts(read: Read, several: list[dict[str, Any]], answer: str) -> None:
    assert facts(read(*(said("medication", "Isotretinoin", **one) for one in several)))["isotretinoin"] == answer


def test_a_cancer_that_is_over_is_a_history_and_today_is_asked(read: Read) -> None:
    coded = read(said("condition", "Basal cell carcinoma", ("snomed", "254701007"), status="resolved"))
    found = facts(coded)
    assert (found["skin-cancer-in-area"], found["skin-cancer-history"]) == ("unknown", "yes")
    assert coded.record["unrecognised"] == [
        "Condition: Basal cell carcinoma (resolved: Skin cancer in the area is to be asked)"
    ]


@pytest.mark.parametrize(
    ("text", "keloid", "thick"),
    [
        ("Hypertrophic scar", "unknown", "yes"),
        ("Keloid scar", "yes", "unknown"),
        ("", "yes", "yes"),
    ],
)
def test_a_code_that_keloids_and_thick_scars_share_is_told_by_its_text(
    read: Read, text: str, keloid: str, thick: str
) -> None:
    coded = read(said("condition", text, ("icd10cm", "L91.0")))
    found = facts(coded)
    assert (found["keloid-history"], found["hypertrophic-scar-history"]) == (keloid, thick)
    assert len(coded.record["unrecognised"]) == 1


@pytest.mark.parametrize(
    ("code", "sure"),
    [
        (("rxnorm", "11289"), True),
        (("rxnorm", "1114195"), False),
        (("icd10", "D66"), False),
        (("icd10cm", "D66"), True),
    ],
)
def test_a_code_that_was_never_confirmed_counts_and_is_shown(read: Read, code: tuple[str, str], sure: bool) -> None:
    coded = read(said("condition", "", code))
    assert "yes" in facts(coded).values()
    assert ("unrecognised" not in coded.record) is sure


def test_a_place_bounds_an_answer_and_leaves_everywhere_else_open(read: Read, pack: Pack) -> None:
    coded = read(said("condition", "", ("snomed", "254701007"), site=["Skin of cheek (body structure)"]))
    assert facts(coded)["skin-cancer-in-area"] == "yes@cheeks"
    record = read_client(Document("r", "", coded.record), pack, ON)
    assert record.value is not None
    answer = record.value.answers["skin-cancer-in-area"]
    assert answer == Local(Flag(yes=True), frozenset(("cheeks",)), elsewhere_open=True)


def test_a_place_that_is_no_area_bounds_nothing(read: Read) -> None:
    coded = read(said("condition", "", ("snomed", "254701007"), site=["Left great toe"]))
    assert facts(coded)["skin-cancer-in-area"] == "yes"
    assert coded.record["unrecognised"] == ["Condition: snomed 254701007 (at Left great toe)"]


def test_only_the_very_fact_ruled_out_is_a_no(read: Read) -> None:
    coded = read(
        said("condition", "Vitiligo", ("snomed", "56727007"), status="refuted"),
        said("condition", "Melanoma", ("snomed", "93655004"), status="refuted"),
    )
    assert facts(coded) == {"skin-cancer-in-area": "unknown", "vitiligo": "no"}
    assert coded.record["unrecognised"] == ["Condition: Melanoma (ruled out there)"]


def test_yes_and_no_of_today_are_a_contradiction(read: Read) -> None:
    coded = read(said("condition", "Vitiligo"), said("condition", "Vitiligo", status="refuted"))
    assert facts(coded)["vitiligo"] == "yes"
    assert [(trouble.name, trouble.field) for trouble in coded.troubles] == [("contradiction", "vitiligo")]


def test_a_history_against_a_no_counts_and_is_shown(read: Read) -> None:
    coded = read(
        said("condition", "Lichen planus", status="resolved"), said("condition", "Lichen planus", status="refuted")
    )
    assert (facts(coded), coded.troubles) == ({"lichen-planus": "yes"}, ())
    assert coded.record["unrecognised"] == ["Lichen planus: said and denied"]


@pytest.mark.parametrize(
    ("born", "age"),
    [("1990-11-22", "36"), ("1990-11-23", "35"), ("2004-02-29", "22"), ("1990", "unknown"), ("1990-04", "unknown")],
)
def test_an_age_needs_the_day_of_birth(read: Read, born: str, age: str) -> None:
    assert facts(read(born=born)) == {"age": age}


@pytest.mark.parametrize("born", ["2027-01-01", "1861-01-01", "yesterday", "?"])
def test_an_impossible_birth_is_refused(read: Read, born: str) -> None:
    coded = read(born=born)
    assert [(trouble.name, trouble.field) for trouble in coded.troubles] == [("wrong-date", "birthDate")]


@pytest.mark.parametrize(("sex", "record"), [("female", {"facts": {"sex": "female"}}), ("other", {}), ("unknown", {})])
def test_only_the_sexes_of_the_vocabulary_are_answers(read: Read, sex: str, record: dict[str, Any]) -> None:
    assert read(sex=sex) == Coded(record)


def test_what_was_not_read_is_shown_unless_it_is_no_ones_health(read: Read) -> None:
    coded = read(skipped={"Encounter": 2, "Organization": 1}, incomplete=1, ref="A17")
    assert coded.record == {
        "ref": "A17",
        "unrecognised": [
            "not read: 2 Encounter",
            "1 piece of the input could not be read and may be about this person",
        ],
    }


def test_every_statement_that_matches_nothing_is_shown_once(read: Read) -> None:
    coded = read(said("condition", "Sprain of ankle"), said("condition", "Sprain of ankle"), said("condition"))
    assert coded.record == {"unrecognised": ["Condition: Sprain of ankle", "Condition: nothing that can be read"]}


@pytest.mark.parametrize(
    ("text", "code", "fact", "other"),
    [
        ("Atopic dermatitis around a keloid", ("icd10cm", "L20.9"), "eczema-history", "keloid-history"),
        ("Aspirin / Warfarin", ("atc", "B01AC06"), "antiplatelet-prescribed", "anticoagulant"),
        ("Pacemaker in situ and arrhythmia", ("icd10cm", "I48.91"), "cardiac-disease", "implanted-electronic-device"),
    ],
)
def test_a_text_that_says_more_than_its_code_leaves_that_open(
    read: Read, text: str, code: tuple[str, str], fact: str, other: str
) -> None:
    coded = read(said("condition", text, code))
    assert (facts(coded)[fact], facts(coded)[other]) == ("yes", "unknown")


def test_a_doubtful_text_leaves_its_fact_open_and_is_shown(read: Read) -> None:
    assert read(said("condition", "Screening for diabetes")).record == {
        "facts": {"diabetes": "unknown"},
        "unrecognised": [
            "Condition: Screening for diabetes (Diabetes is to be asked)",
        ],
    }


def test_remarks_are_read_as_notes(read: Read) -> None:
    assert read(said("condition", "Vitiligo", note=["also cold sores"])).record["notes"] == "also cold sores"


@pytest.mark.parametrize(
    ("text", "code"),
    [("Acne scarring", ("icd10cm", "L90.5")), ("Acne scars", None), ("Wrinkles", None), ("Large pores", None)],
)
def test_a_diagnosis_that_could_be_a_wish_is_shown_and_never_taken_for_one(
    read: Read, text: str, code: tuple[str, str] | None
) -> None:
    record = read(said("condition", text, code)).record
    assert list(record) == ["unrecognised"]
    assert record["unrecognised"][0].startswith(f"Condition: {text}")
