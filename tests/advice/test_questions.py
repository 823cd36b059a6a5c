"""What to ask next: only what could change the answer, the hardest consequence first."""

from collections.abc import Callable

from builders import PEN, TODAY, VOCABULARY
from needlecli.advice import Question, Recommendation, Verdict
from needlecli.advice.brief import shortened
from needlecli.advice.memory import Memory
from needlecli.client import read_told
from needlecli.source import Document

Ask = Callable[..., Recommendation]

LEVELS = """[
  {id: d, level: adjust, when: {wound: yes}, says: S., sources: [study]},
  {id: e, level: note, when: {age: at least 60}, says: S., sources: [study]},
  {id: c, level: clearance, when: {skin_type: VI}, says: S., sources: [study]},
  {id: b, level: defer, when: {isotretinoin: within 6 months}, says: S., sources: [study]},
  {id: a, level: contraindicated, when: {pregnancy: yes}, says: S., sources: [study]}]"""
TWO = {"roller": PEN.replace("id: pen", "id: roller")}
OPEN = {"others": "unknown"}


def asked(answer: Recommendation) -> list[str]:
    return [question.fact for question in answer.questions]


def test_the_hardest_consequence_is_asked_about_first_and_notes_never(ask: Ask) -> None:
    answer = ask(LEVELS, **OPEN)
    assert [(q.fact, q.worst) for q in answer.questions] == [
        ("pregnancy", "contraindicated"),
        ("isotretinoin", "defer"),
        ("skin_type", "clearance"),
        ("wound", "adjust"),
    ]


def test_a_question_carries_its_words_and_what_it_decides(ask: Ask) -> None:
    (question,) = ask(LEVELS, TWO, facts={"pregnancy": "unknown", "skin_type": "II"}).questions
    assert question == Question(
        "pregnancy", "safety", "Are you pregnant?", ("pen", "roller"), "contraindicated", when=False
    )


def test_what_was_answered_is_not_asked_again(ask: Ask) -> None:
    assert asked(ask(LEVELS, facts={"skin_type": "II"})) == []


def test_a_yes_without_a_date_is_asked_when(ask: Ask) -> None:
    (question,) = ask(LEVELS, facts={"isotretinoin": "yes", "skin_type": "II"}).questions
    assert (question.fact, question.when) == ("isotretinoin", True)


def test_of_equal_consequences_the_one_that_decides_more_variants_comes_first(ask: Ask) -> None:
    cautions = """[
      {id: a, level: defer, when: {pregnancy: yes}, except: [roller], says: S., sources: [study]},
      {id: b, level: defer, when: {wound: yes}, says: S., sources: [study]}]"""
    answer = ask(cautions, TWO, **OPEN)
    assert [(q.fact, q.decides) for q in answer.questions] == [("wound", ("pen", "roller")), ("pregnancy", ("pen",))]


def test_then_the_step_of_the_group_and_the_order_of_the_vocabulary_decide(ask: Ask) -> None:
    later = VOCABULARY.replace("groups:", "groups:\n  late: {step: 2, ask: And?}").replace(
        "pregnancy: {name: Pregnancy, kind: flag, group: safety", "pregnancy: {name: Pregnancy, kind: flag, group: late"
    )
    cautions = (
        "[{id: a, level: defer, when: {any: [{age: under 18}, {pregnancy: yes}, {wound: yes}]},"
        " says: S., sources: [study]}]"
    )
    assert asked(ask(cautions, **OPEN)) == ["pregnancy", "wound", "age"]
    assert asked(ask(cautions, {"vocabulary": later}, **OPEN)) == ["wound", "age", "pregnancy"]


def test_nothing_is_asked_for_a_variant_that_is_barred_anyway(ask: Ask) -> None:
    answer = ask(LEVELS, facts={"pregnancy": "yes"}, **OPEN)
    assert answer.options[0].verdict is Verdict.CONTRAINDICATED
    assert answer.questions == ()


def test_a_fact_is_asked_once_with_its_worst_consequence(ask: Ask) -> None:
    cautions = """[
      {id: a, level: adjust, when: {wound: yes}, says: S., sources: [study]},
      {id: b, level: contraindicated, when: {wound: yes, skin_type: VI}, says: S., sources: [study]}]"""
    assert [(q.fact, q.worst) for q in ask(cautions, **OPEN).questions] == [
        ("wound", "contraindicated"),
        ("skin_type", "contraindicated"),
    ]


def test_an_answer_that_settles_a_condition_silences_its_other_questions(ask: Ask) -> None:
    cautions = "[{id: b, level: defer, when: {wound: yes, skin_type: VI}, says: S., sources: [study]}]"
    assert asked(ask(cautions, facts={"skin_type": "II"}, **OPEN)) == []


def test_a_cleared_caution_asks_nothing(ask: Ask) -> None:
    cautions = "[{id: c, level: clearance, when: {wound: yes}, says: S., sources: [study]}]"
    assert asked(ask(cautions, **OPEN)) == ["wound"]
    assert asked(ask(cautions, cleared=["c"], **OPEN)) == []


def test_an_event_nobody_asked_about_is_a_question(ask: Ask) -> None:
    cautions = "[{id: c, level: defer, when: {event: within 7 days}, says: S., sources: [study]}]"
    (question,) = ask(cautions, **OPEN).questions
    assert question == Question(
        "event",
        "event",
        "Is there an event coming up for which the skin must have settled? On which day?",
        ("pen",),
        "defer",
    )
    assert asked(ask(cautions, event="no")) == []
    assert asked(ask(cautions, event="2027-06-12")) == []


def test_another_reason_to_wait_is_asked_about_where_it_could_put_off_the_date(ask: Ask) -> None:
    cautions = """[{id: b, level: defer, says: S., sources: [study], when: {any: [
      {isotretinoin: within 6 months}, {wound: yes}]}}]"""
    denied = {"skin_type": "II", "isotretinoin": "2026-09-01"}
    answer = ask(cautions, facts=denied | {"wound": "unknown"})
    assert (answer.options[0].verdict, str(answer.options[0].until)) == (Verdict.DEFER, "2027-03-01")
    assert asked(answer) == ["wound"]
    assert ask(cautions, facts=denied | {"wound": "yes"}).options[0].until is None


def test_another_reason_is_not_asked_about_where_no_date_hangs_on_it(ask: Ask) -> None:
    cautions = """[{id: c, level: clearance, says: S., sources: [study], when: {any: [
      {isotretinoin: within 6 months}, {wound: yes}]}}]"""
    facts = {"skin_type": "II", "isotretinoin": "2026-09-01", "wound": "unknown"}
    assert asked(ask(cautions, facts=facts)) == []


def test_a_cleared_caution_asks_where_it_comes_with_settings(ask: Ask) -> None:
    cautions = (
        "[{id: c, level: clearance, when: {wound: yes}, adjust: {max_depth: 1.1 mm}, says: S., sources: [study]}]"
    )
    assert asked(ask(cautions, cleared=["c"], **OPEN)) == ["wound"]
    letter = cautions.replace("max_depth:", "max_depth_uncleared:")
    assert asked(ask(letter, cleared=["c"], **OPEN)) == []


def test_a_depth_that_no_word_asks_for_stays_open_and_is_not_asked(ask: Ask) -> None:
    """A pack need not ask for the depth planned; whoever treats deeper than a caution allows is still warned."""
    cautions = "[{id: deep, level: clearance, when: {depth: over 1.2 mm}, says: S., sources: [study]}]"
    answer = ask(cautions)
    assert (asked(answer), answer.options[0].verdict) == ([], Verdict.ASK_FIRST)
    told = read_told(Document("", "", {"concerns": ["scars"], "others": "no"}), answer.pack, TODAY).value
    assert told is not None
    assert Memory(answer.pack).brief(told) == shortened(answer)
