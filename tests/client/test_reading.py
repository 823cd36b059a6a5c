"""An intake record in, a client out; what cannot be read is an error at its place."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from builders import TODAY
from needlecli.client import Client, Wish, read_client
from needlecli.files import load_pack
from needlecli.knowledge import Pack
from needlecli.logic import NEVER, Amount, Choice, Duration, Flag, Local, Millimetres, Past, Truth, presence
from needlecli.source import Checked, Document

Build = Callable[..., Client]
CANARY = "Zaphod-Beeblebrox"


def checked(pack: Pack, record: object) -> Checked[Client]:
    return read_client(Document("record", "", record), pack, TODAY)


def complaints(pack: Pack, **record: Any) -> list[tuple[str, str, str]]:
    return [(d.name, d.says, d.help) for d in checked(pack, record).diagnostics]


def test_an_empty_record_is_a_client_of_whom_nothing_is_known(client: Build) -> None:
    assert client() == Client(on=TODAY)


def test_a_full_record_is_read_key_by_key(client: Build) -> None:
    read = client(
        schema="needle.intake/1",
        ref="A17",
        on="2026-12-01",
        concerns=["acne scars", "large-pores"],
        areas=["cheeks", "nose"],
        facts={"skin_type": "IV", "age": 34, "isotretinoin": "2026-09-01", "pregnancy": "no"},
        event="2027-06-12",
        available=["pen", "chemical-peel"],
        operator="nurse",
        max_downtime="3 days",
        max_depth="1.0 mm",
        prefer="downtime",
        cleared=["anticoagulant"],
    )
    assert read == Client(
        on=date(2026, 12, 1),
        concerns=(Wish("acne-scars"), Wish("large-pores")),
        areas=("cheeks", "nose"),
        answers={
            "skin_type": Choice(frozenset({"IV"})),
            "age": Amount(34),
            "isotretinoin": Past(date(2026, 9, 1), date(2026, 9, 1)),
            "pregnancy": Flag(yes=False),
            "operator": Choice(frozenset({"nurse"})),
        },
        ref="A17",
        event=date(2027, 6, 12),
        event_known=True,
        available=("pen", "chemical-peel"),
        max_downtime=Duration(3, "day"),
        max_depth=Millimetres(1.0),
        prefer="downtime",
        cleared=frozenset({"anticoagulant"}),
    )


def test_one_value_may_stand_for_a_list_of_one(client: Build) -> None:
    assert client(concerns="acne-scars", areas="cheeks") == client(concerns=["acne-scars"], areas=["cheeks"])


def test_a_concern_named_twice_is_one(client: Build) -> None:
    assert client(concerns=["acne-scars", "ice-pick scars"]).concerns == (Wish("acne-scars"),)


def test_concerns_may_be_weighed(client: Build) -> None:
    assert client(concerns={"acne-scars": 2, "large-pores": 0.5}).concerns == (
        Wish("acne-scars", 2.0),
        Wish("large-pores", 0.5),
    )


@pytest.mark.parametrize("weight", [0, -1, 101, "2", True, None, float("nan"), float("inf")])
def test_a_weight_is_a_number_over_0_up_to_100(pack: Pack, weight: object) -> None:
    assert complaints(pack, concerns={"acne-scars": weight}) == [
        ("wrong-answer", "the weight of acne-scars is a number over 0, up to 100", "write 2")
    ]


def test_synonyms_name_facts(client: Build) -> None:
    assert client(facts={"roaccutane": "no"}).answers["isotretinoin"] == NEVER


def test_an_answer_on_an_area_is_kept_with_its_area(client: Build) -> None:
    answers = client(facts={"tattoo-in-area": "yes@nose"}).answers
    assert answers["tattoo-in-area"] == Local(Flag(yes=True), frozenset({"nose"}))


def test_without_others_what_nobody_asked_is_unknown(client: Build) -> None:
    assert client(facts={"pregnancy": "no"}).answers == {"pregnancy": Flag(yes=False)}


def test_others_no_denies_what_can_be_denied_and_nothing_else(pack: Pack, client: Build) -> None:
    answers = client(others="no", facts={"keloid-history": "unknown"}).answers
    missing = pack.vocabulary.facts.keys() - answers.keys()
    assert missing == {
        "keloid-history", "age", "sex", "skin_type", "face-volume", "operator", "planned-depth", "peel-timing",
        "peel-solution",
    }  # fmt: skip
    assert answers["pregnancy"] == Flag(yes=False)
    assert answers["isotretinoin"] == NEVER
    assert answers["diabetes"] == Choice(frozenset({"none"}), "none")


def test_others_no_says_that_no_event_is_coming(client: Build) -> None:
    assert client(others="no").event_known
    assert not client().event_known


def test_an_event_left_open_in_so_many_words_stays_open_even_where_all_else_was_denied(client: Build) -> None:
    assert not client(others="no", event="unknown").event_known


@pytest.mark.parametrize("value", [False, "no", "No"])
def test_others_takes_the_word_no_however_it_is_written(client: Build, value: object) -> None:
    assert client(others=value) == client(others="no")


@pytest.mark.parametrize("value", ["no", "none", False])
def test_no_event_is_known_to_be_none(client: Build, value: object) -> None:
    read = client(event=value)
    assert (read.event, read.event_known) == (None, True)


def test_questions_that_are_not_for_this_client_are_answered_no(client: Build) -> None:
    assert client(facts={"sex": "male"}).answers["pregnancy"] == Flag(yes=False)
    assert client(facts={"sex": "female", "age": 61}).answers["pregnancy"] == Flag(yes=False)
    assert client(facts={"age": 60}).answers["pregnancy"] == Flag(yes=False)
    assert "pregnancy" not in client(facts={"sex": "female", "age": 59}).answers
    assert "pregnancy" not in client(facts={"sex": "unknown"}).answers


def test_what_was_said_outweighs_whom_a_question_is_for(client: Build) -> None:
    assert client(facts={"sex": "male", "pregnancy": "yes"}).answers["pregnancy"] == Flag(yes=True)
    assert "pregnancy" not in client(facts={"sex": "male", "pregnancy": "unknown"}).answers


def test_an_answer_that_is_unknown_in_so_many_words_stays_unknown(client: Build) -> None:
    assert "pregnancy" not in client(others="no", facts={"pregnancy": "unknown"}).answers


def test_a_mention_in_the_notes_answers_a_question_nobody_asked(client: Build) -> None:
    read = client(notes="takes warfarin")
    assert read.answers == {"anticoagulant": Flag(yes=True)}
    assert [(m.text, m.fact, m.denied) for m in read.mentions] == [("warfarin", "anticoagulant", False)]


def test_a_mention_outweighs_others_no(client: Build) -> None:
    assert client(others="no", notes="takes warfarin").answers["anticoagulant"] == Flag(yes=True)


def test_a_mention_against_a_no_opens_the_question_again(client: Build) -> None:
    assert "anticoagulant" not in client(facts={"anticoagulant": "no"}, notes="takes warfarin").answers
    assert "anticoagulant" not in client(others="no", facts={"anticoagulant": "no"}, notes="warfarin").answers
    assert "isotretinoin" not in client(facts={"isotretinoin": "never"}, notes="accutane").answers


def test_a_mention_of_the_year_that_was_answered_changes_nothing(client: Build) -> None:
    read = client(facts={"isotretinoin": "2026-09-01", "keloid-history": "unknown"}, notes="accutane in 2026, keloids")
    assert read.answers == {
        "isotretinoin": Past(date(2026, 9, 1), date(2026, 9, 1)),
        "keloid-history": Flag(yes=True),
    }


def test_a_mention_without_that_year_may_be_a_later_time(client: Build) -> None:
    read = client(facts={"isotretinoin": "2020-01-01"}, notes="currently taking roaccutane")
    assert read.answers == {"isotretinoin": Past(date(2020, 1, 1), TODAY)}


def test_a_mention_opens_the_places_where_an_answer_was_not(client: Build) -> None:
    read = client(facts={"suspicious-lesion": "yes@neck"}, notes="suspicious mole")
    assert read.answers == {"suspicious-lesion": Local(Flag(yes=True), frozenset({"neck"}), elsewhere_open=True)}


def test_a_mention_widens_the_time_of_a_placed_answer_too(client: Build) -> None:
    read = client(facts={"recent-filler": "2025-01-01@cheeks"}, notes="had filler last week")
    placed = Local(Past(date(2025, 1, 1), TODAY), frozenset({"cheeks"}), elsewhere_open=True)
    assert read.answers["recent-filler"] == placed


def test_a_denial_of_an_end_is_no_denial(client: Build) -> None:
    assert "anticoagulant" not in client(facts={"anticoagulant": "no"}, notes="not off warfarin").answers


@pytest.mark.parametrize("others", ["no", "unknown"])
@pytest.mark.parametrize("notes", ["no pacemaker", "no problems since the pacemaker", "denies pacemaker"])
def test_a_denial_in_free_text_is_never_taken_for_a_no(client: Build, others: str, notes: str) -> None:
    read = client(others=others, notes=notes)
    assert "implanted-electronic-device" not in read.answers
    assert [m.denied for m in read.mentions] == [True]


def test_a_denial_in_free_text_changes_no_answer(client: Build) -> None:
    yes = client(facts={"implanted-electronic-device": "yes"}, notes="no pacemaker")
    no = client(facts={"implanted-electronic-device": "no"}, notes="no pacemaker")
    assert yes.answers == {"implanted-electronic-device": Flag(yes=True)}
    assert no.answers == {"implanted-electronic-device": Flag(yes=False)}


def test_a_mention_that_names_no_option_leaves_the_question_open(client: Build) -> None:
    assert client(notes="skin type").answers == {}


def test_what_nobody_understood_is_kept(client: Build) -> None:
    assert client(notes="mother had keloids. sees ghosts").unrecognised == ("mother had keloids", "sees ghosts")


def test_a_reference_is_echoed_and_cut_where_it_is_beyond_all_measure(client: Build) -> None:
    assert client(ref="A17").ref == "A17"
    assert client(ref=17).ref == "17"
    assert client(ref=0).ref == "0"
    assert len(client(ref="x" * 1000).ref) == 200


def test_a_clearance_on_file_is_kept(client: Build) -> None:
    assert client(cleared=["anticoagulant", "epilepsy"]).cleared == {"anticoagulant", "epilepsy"}


def test_only_a_caution_that_asks_for_clearance_can_be_cleared(pack: Pack) -> None:
    assert complaints(pack, cleared="pregnancy") == [
        (
            "wrong-answer",
            "pregnancy is contraindicated: a physician's letter does not undo it",
            "only cautions of level clearance can be cleared",
        )
    ]
    assert complaints(pack, cleared=["anticoagulent"]) == [
        ("unknown-caution", "this is not a caution that can be cleared", "did you mean 'anticoagulant'?")
    ]


def test_a_key_on_its_own_that_is_a_fact_is_pointed_to_its_place(pack: Pack) -> None:
    assert complaints(pack, pregnancy="no") == [
        ("unknown-key", "this key does not belong to an intake record", "write it under facts: as pregnancy")
    ]


def test_a_misspelt_key_is_met_with_a_guess(pack: Pack) -> None:
    assert complaints(pack, concern="acne-scars") == [
        ("unknown-key", "this key does not belong to an intake record", "did you mean 'concerns'?")
    ]


@pytest.mark.parametrize(
    ("record", "says", "advice"),
    [
        ({"concerns": ["acne-scarz"]}, "this is not a known concern", "did you mean 'acne-scars'?"),
        ({"concerns": {"acne-scarz": 1}}, "this is not a known concern", "did you mean 'acne-scars'?"),
        ({"concerns": [CANARY]}, "this is not a known concern", "see needle show concerns"),
        ({"areas": ["chekes"]}, "this is not a known area", "did you mean 'cheeks'?"),
        ({"available": ["penn"]}, "this is not a known variant", "did you mean 'pen'?"),
        ({"facts": {"isotretinion": "no", "isotretinoin": "no"}}, "isotretinoin is answered twice",
         "keep one; synonyms count as the same fact"),
        ({"facts": {"isotretnoin": CANARY}}, "this is not a fact of the vocabulary", "did you mean 'isotretinoin'?"),
        ({"facts": {"qqqqqq": CANARY}}, "this is not a fact of the vocabulary", "see needle show facts"),
        ({"facts": [CANARY]}, "facts are a mapping from fact to answer", "write them like pregnancy: no"),
        ({"facts": {"pregnancy": CANARY}}, "this answer to pregnancy cannot be read", "write yes, no or unknown"),
        ({"operator": CANARY}, "operator takes one of a few words", "write esthetician, nurse, physician"),
        ({"operator": "nurse", "facts": {"operator": "physician"}}, "operator is answered twice, and differently",
         "keep one"),
        ({"others": CANARY}, "others takes one of a few words", "write no, unknown"),
        ({"others": "yes"}, "others takes one of a few words", "write no, unknown"),
        ({"prefer": CANARY}, "prefer takes one of a few words", "write effect, downtime, cost, comfort"),
        ({"on": CANARY}, "on is not a date of the calendar", "write it like 2026-11-22"),
        ({"on": "2026-02-30"}, "on is not a date of the calendar", "write it like 2026-11-22"),
        ({"event": CANARY}, "event is not a date of the calendar", "write it like 2026-11-22"),
        ({"event": "2026-11-21"}, "the event lies before 2026-11-22, the day the advice is for",
         "write a coming date, or no"),
        ({"max_downtime": CANARY}, "max_downtime cannot be read",
         "write it like 24 hours, 5 days, 6 weeks, 6 months or 2 years"),
        ({"max_depth": "1000 um"}, "max_depth cannot be read", "write it like 0.5 mm"),
        ({"notes": [CANARY]}, "notes is text", "put it in quotes"),
        ({"schema": "needle.case/1"}, "this is another kind of document", "write needle.intake/1, or leave it out"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_an_error_that_never_repeats_it(
    pack: Pack, record: dict[str, Any], says: str, advice: str
) -> None:
    found = checked(pack, record)
    assert found.value is None
    assert [(d.says, d.help) for d in found.diagnostics] == [(says, advice)]
    assert CANARY not in repr(found.diagnostics)


@pytest.mark.parametrize("record", [None, "acne-scars", ["acne-scars"], 7])
def test_a_record_is_a_mapping(pack: Pack, record: object) -> None:
    found = checked(pack, record)
    assert found.value is None
    assert [(d.says, d.help) for d in found.diagnostics] == [
        ("an intake record is a mapping (key: value)", "start with schema: needle.intake/1")
    ]


def test_every_mistake_is_told_at_once(pack: Pack) -> None:
    assert [says for _, says, _ in complaints(pack, on="x", others="x", facts={"age": "x", "pregnancy": "x"})] == [
        "on is not a date of the calendar",
        "others takes one of a few words",
        "this answer to age cannot be read",
        "this answer to pregnancy cannot be read",
    ]


def test_an_operator_may_be_written_twice_the_same(client: Build) -> None:
    read = client(operator="nurse", facts={"operator": "nurse"})
    assert read.answers == {"operator": Choice(frozenset({"nurse"}))}


def test_unknown_in_so_many_words_gives_way_to_what_the_notes_say() -> None:
    record = {"facts": {"herpes-labialis-history": "unknown"}, "notes": "I get cold sores"}
    client = read_client(Document("record", "", record), load_pack(), TODAY).value
    assert client is not None
    answer = client.answers["herpes-labialis-history"]
    assert not isinstance(answer, Local)
    assert presence(answer) is Truth.YES


def test_the_time_a_note_names_is_the_time_of_the_answer() -> None:
    record = {"notes": "stopped accutane March 2024"}
    client = read_client(Document("record", "", record), load_pack(), TODAY).value
    assert client is not None
    assert client.answers["isotretinoin"] == Past(date(2024, 3, 1), date(2024, 3, 31))


@pytest.mark.parametrize(
    "record", [{"facts": {"age": 10**5000}}, {"ref": 10**5000}, {"facts": {"pregnancy": 10**5000}}]
)
def test_a_number_of_five_thousand_digits_is_refused_like_any_other(pack: Pack, record: dict[str, Any]) -> None:
    found = checked(pack, record)
    assert found.value is None
    assert [d.name for d in found.diagnostics] == ["wrong-answer"]
