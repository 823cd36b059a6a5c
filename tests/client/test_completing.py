"""What follows without being said: questions that are not for this client, and "no to the others"."""

from collections.abc import Callable

import pytest

from builders import TODAY, VOCABULARY
from needlecli.client import complete, denial
from needlecli.knowledge import Pack
from needlecli.logic import NEVER, Amount, Answer, Choice, Flag, Kind, Local

ONLY_FOR_THE_YOUNG = VOCABULARY.replace("synonyms: [pregnant]}", "synonyms: [pregnant], only_when: {age: under 60}}")


@pytest.fixture(scope="module")
def young(small_pack: Callable[..., Pack]) -> Pack:
    return small_pack(vocabulary=ONLY_FOR_THE_YOUNG)


@pytest.mark.parametrize(
    ("age", "others", "answer"),
    [
        (59, False, None),
        (60, False, Flag(yes=False)),
        (None, False, None),
        (59, True, Flag(yes=False)),
        (None, True, Flag(yes=False)),
    ],
)
def test_a_question_for_others_is_a_no(young: Pack, age: int | None, others: bool, answer: Answer | None) -> None:
    known: dict[str, Answer | Local | None] = {} if age is None else {"age": Amount(age)}
    assert complete(known, young, TODAY, others=others).get("pregnancy") == answer


def test_open_in_so_many_words_stays_open(young: Pack) -> None:
    answers: dict[str, Answer | Local | None] = {"pregnancy": None, "age": Amount(70)}
    assert complete(answers, young, TODAY, others=True).keys() == {"age", "isotretinoin", "wound"}


def test_no_to_the_others_changes_no_answer(young: Pack) -> None:
    answers: dict[str, Answer | Local | None] = {"pregnancy": Flag(yes=True), "age": Amount(70)}
    assert complete(answers, young, TODAY, others=True) == {
        "pregnancy": Flag(yes=True),
        "age": Amount(70),
        "isotretinoin": NEVER,
        "wound": Flag(yes=False),
    }


def test_every_fact_is_denied_in_its_own_way(pack: Pack) -> None:
    for fact in pack.vocabulary.facts.values():
        expected: dict[Kind, Answer | None] = {
            Kind.FLAG: Flag(yes=False),
            Kind.DATED: NEVER,
            Kind.NUMBER: None,
            Kind.CHOICE: Choice(frozenset({fact.none}), fact.none) if fact.none else None,
        }
        assert denial(fact) == expected[fact.kind], fact.id
