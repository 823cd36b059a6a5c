"""What is asked next, together with what, and when it stops."""

from typing import Any

import pytest

from builders import TODAY
from consulting.interviewer import consulted, truthful
from needlecli.client import Unreadable
from needlecli.consulting import Progress, Prompt, State, answered, begin, next_prompt, outcome, progress, reasons
from needlecli.knowledge import Pack

HEALTHY = {
    "age": 34, "sex": "female", "skin_type": "III", "face-volume": "full", "peel-timing": "alternating",
    "peel-solution": "lactic",
}  # fmt: skip
BEGUN: dict[str, Any] = {"concerns": ["acne-scars"], "areas": ["cheeks"], "operator": "nurse"}
SETTLED: dict[str, Any] = BEGUN | {"others": "no", "event": "no", "facts": HEALTHY}


def asked(state: State) -> Prompt:
    prompt = next_prompt(state)
    assert prompt is not None
    return prompt


def say(state: State, *answers: str) -> State:
    for answer in answers:
        state = answered(state, asked(state), answer)
    return state


def knowing(pack: Pack, **facts: Any) -> State:
    """Begin with a client of whom everything is known and denied but these facts."""
    return begin(pack, SETTLED | {"facts": HEALTHY | facts}, TODAY)


def test_it_starts_from_the_concern_then_the_area_then_who_treats(pack: Pack) -> None:
    state = begin(pack, {}, TODAY)
    seen = []
    for answer in ("acne scars", "", "nurse"):
        seen.append((asked(state).form, asked(state).keys))
        state = say(state, answer)
    assert seen == [("concerns", ("concerns",)), ("areas", ("areas",)), ("fact", ("operator",))]
    assert state.record == {
        "schema": "needle.intake/1", "on": "2026-11-22", "concerns": ["acne-scars"], "operator": "nurse",
    }  # fmt: skip


def test_what_is_known_is_not_asked(pack: Pack) -> None:
    assert asked(begin(pack, BEGUN, TODAY)).keys == ("age",)
    assert asked(begin(pack, SETTLED, TODAY)).form == "notes"


def test_who_treats_is_not_asked_where_every_licence_will_do(pack: Pack) -> None:
    assert asked(begin(pack, BEGUN | {"operator": "esthetician"}, TODAY)).keys == ("age",)


@pytest.mark.parametrize(
    ("typed", "concerns"),
    [
        ("1", ["acne-scars"]),
        ("2, 12", ["fine-lines", "large-pores"]),
        ("2 12", ["fine-lines", "large-pores"]),
        ("pock marks and large pores", ["acne-scars", "large-pores"]),
        ("fine lines around the eyes", ["fine-lines"]),
    ],
)
def test_concerns_are_chosen_by_number_or_in_words(pack: Pack, typed: str, concerns: list[str]) -> None:
    assert say(begin(pack, {}, TODAY), typed).record["concerns"] == concerns


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "name at least one, by its number or in words; q stops"),
        ("acne scrs", "this is not a concern of this pack; did you mean acne-scars or hyperpigmentation?"),
        ("xyzzy", "this is not a concern of this pack; write numbers from 1 to 15, or other words"),
        ("16", "the numbers here go from 1 to 15"),
        ("0", "the numbers here go from 1 to 15"),
        (",", "write numbers from 1 to 15, or words, with commas between them"),
    ],
)
def test_a_concern_that_is_none_is_refused_with_what_was_meant(pack: Pack, typed: str, says: str) -> None:
    with pytest.raises(Unreadable) as refused:
        say(begin(pack, {}, TODAY), typed)
    assert str(refused.value) == says


def test_a_topic_is_asked_about_together_and_topics_share_a_sheet(pack: Pack) -> None:
    prompt = asked(say(begin(pack, BEGUN, TODAY), "34", "female"))
    assert prompt.keys == (
        "pregnancy", "pregnancy-possible", "breastfeeding", "bleeding-disorder", "thrombocytopenia", "anaemia",
        "keloid-history", "hypertrophic-scar-history", "poor-wound-healing",
    )  # fmt: skip
    assert [item.text for item in prompt.items][:2] == [
        "Are you pregnant?",
        "Might you be pregnant, or are you trying to be?",
    ]


def test_what_decides_whether_a_question_is_for_this_client_is_asked_before_it(pack: Pack) -> None:
    state = say(begin(pack, BEGUN, TODAY), "34")
    assert asked(state).keys == ("sex",)
    assert reasons(state, asked(state))[0].says == (
        "It decides whether these are asked: pregnancy, possible pregnancy, breastfeeding."
    )
    assert asked(say(state, "male")).keys[0] == "bleeding-disorder"
    assert asked(say(state, "")).keys[0] == "pregnancy"
    assert asked(say(begin(pack, BEGUN, TODAY), "70")).keys[0] == "bleeding-disorder"


def test_what_is_so_is_asked_when_where_that_matters(pack: Pack) -> None:
    state = knowing(pack, isotretinoin="unknown", **{"retinoid-oral-other": "unknown"})
    state = say(state, "1")
    prompt = asked(state)
    assert (prompt.keys, prompt.ask) == (
        ("isotretinoin+",),
        "When was it last? Have you taken isotretinoin (Roaccutane, Accutane)? When was the last dose?",
    )
    after = say(state, "6 weeks ago")
    assert after.facts["isotretinoin"] == "2026-10-11"
    assert outcome(state, after, prompt)[0] == "noted: Isotretinoin: 2026-10-11"
    assert "all 5 variants: defer until 2027-04-11" in outcome(state, after, prompt)
    assert asked(after).form == "notes"


def test_where_a_thing_is_so_stays_when_it_is_asked_when(pack: Pack) -> None:
    state = say(knowing(pack, **{"recent-filler": "unknown"}), "yes@cheeks")
    assert asked(state).keys == ("recent-filler+",)
    assert say(state, "2026-11-20").facts["recent-filler"] == "2026-11-20@cheeks"
    assert say(state, "2026-11-20@neck").facts["recent-filler"] == "2026-11-20@neck"
    assert say(state, "").facts["recent-filler"] == "yes@cheeks"


def test_which_kind_is_asked_of_what_is_so(pack: Pack) -> None:
    state = say(knowing(pack, diabetes="unknown"), "yes")
    prompt = asked(state)
    assert (prompt.keys, [item.id for item in prompt.items]) == (("diabetes+",), ["controlled", "uncontrolled"])
    assert say(state, "2").facts["diabetes"] == "uncontrolled"
    assert say(state, "contr").facts["diabetes"] == "controlled"


def test_a_question_passed_over_stays_unknown_and_is_not_asked_again(pack: Pack) -> None:
    state = say(knowing(pack, pregnancy="unknown"), "")
    assert state.facts["pregnancy"] == "unknown"
    assert asked(state).form == "notes"
    assert [question.fact for question in state.advice.questions] == ["pregnancy"]


def test_when_passed_over_leaves_what_is_known(pack: Pack) -> None:
    state = say(knowing(pack, isotretinoin="unknown"), "yes", "")
    assert state.facts["isotretinoin"] == "yes"
    assert asked(state).form == "notes"
    assert [(question.fact, question.when) for question in state.advice.questions] == [("isotretinoin", True)]


def test_it_stops_at_once_where_everything_is_ruled_out(pack: Pack) -> None:
    state = say(begin(pack, BEGUN, TODAY), "16")
    assert asked(state).ask == "Every variant is ruled out. Anything else the client said?"
    assert progress(state) == Progress(done=1, left=1, spared=125)
    assert next_prompt(say(state, "")) is None


def test_the_notes_may_open_a_question(pack: Pack) -> None:
    before = begin(pack, SETTLED, TODAY)
    state = say(before, "took roaccutane; keloids")
    assert outcome(before, state, asked(before))[:2] == (
        "understood: roaccutane: Isotretinoin",
        "understood: keloids: Keloid, ever",
    )
    assert next_prompt(state) is None
    state = say(before, "took roaccutane")
    assert asked(state).keys == ("isotretinoin+",)
    assert next_prompt(say(state, "2 years ago")) is None


def test_notes_against_an_answer_are_asked_about_once(pack: Pack) -> None:
    state = say(knowing(pack, **{"herpes-labialis-history": "no"}), "cold sores now and then")
    prompt = asked(state)
    assert (prompt.keys[0], prompt.ask) == (
        "herpes-labialis-history!",
        "The answer and the notes do not agree. Do you ever get cold sores on or near the face?",
    )
    assert asked(say(state, "yes")).keys == ("herpes-active",)
    again = say(state, "no")
    assert "herpes-labialis-history!" in again.asked
    assert "herpes-labialis-history" in [question.fact for question in again.advice.questions]


def test_words_that_are_not_understood_are_said(pack: Pack) -> None:
    before = begin(pack, SETTLED, TODAY)
    state = say(before, "banana")
    assert outcome(before, state, asked(before)) == ("not understood, a person has to read it: banana",)
    assert state.client.unrecognised == ("banana",)


@pytest.mark.parametrize(
    ("typed", "event"),
    [("no", "no"), ("2027-06-12", "2027-06-12"), ("in 6 weeks", "2027-01-03"), ("in a month", "2026-12-22")],
)
def test_an_event_is_a_day_or_none(pack: Pack, typed: str, event: str) -> None:
    state = begin(pack, {key: value for key, value in SETTLED.items() if key not in ("event", "others")}, TODAY)
    while asked(state).form != "event":
        state = answered(state, asked(state), "none" if asked(state).form == "sheet" else "no")
    assert say(state, typed).record["event"] == event
    assert "event" not in say(state, "").record


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("2026-11-01", "the event lies before 2026-11-22, the day the advice is for; write a coming date, or no"),
        ("2027-02-30", "there is no such day; write it like 2027-06-12"),
        ("in 9999 years", "write the day like 2027-06-12, in 6 weeks, or no"),
        ("yes", "write the day like 2027-06-12, in 6 weeks, or no"),
    ],
)
def test_an_event_that_cannot_be_is_refused(pack: Pack, typed: str, says: str) -> None:
    state = begin(pack, BEGUN, TODAY)
    prompt = Prompt("event", "", (), "", "", ("event",))
    with pytest.raises(Unreadable) as refused:
        answered(state, prompt, typed)
    assert str(refused.value) == says


def test_every_state_remembers_the_one_before(pack: Pack) -> None:
    first = begin(pack, BEGUN, TODAY)
    second = say(first, "34")
    assert (second.before, second.steps, first.steps) == (first, 1, 0)
    assert first.facts == {}


def test_a_reason_names_the_cautions_with_their_sources(pack: Pack) -> None:
    state = begin(pack, BEGUN, TODAY)
    (reason,) = reasons(state, asked(state))
    assert (reason.fact, reason.says) == ("Age", "could rule out all 5 variants")
    assert reason.cautions[0].startswith("contraindicated: Do not treat anyone under 18")
    assert reason.cautions[0].endswith(
        "[scotland-act-2026, england-licensing-2023, consent-morpheus8, fda-skinpen-denovo-2018]"
    )


def test_what_was_said_before_is_kept_under_its_own_name_and_day(pack: Pack) -> None:
    state = begin(pack, BEGUN | {"facts": {"Roaccutane": "6 weeks ago", "age": "34"}, "on": None}, TODAY)
    assert state.facts == {"isotretinoin": "2026-10-11", "age": 34}


def test_the_record_of_an_interview_is_read_as_it_was(pack: Pack) -> None:
    truth = dict.fromkeys(pack.vocabulary.facts, "no") | HEALTHY | {"operator": "nurse", "isotretinoin": "2026-09-01"}
    state = consulted(begin(pack, {"concerns": ["melasma"]}, TODAY), truthful(truth, "2027-06-12"))
    again = begin(pack, state.record, TODAY.replace(year=2030))
    assert again.client == state.client
