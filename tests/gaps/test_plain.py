"""The plain client: all is asked and denied, and what cannot be denied is answered so that the least can hold."""

from collections.abc import Callable

import pytest

from builders import VOCABULARY
from needlecli.gaps import plain_client
from needlecli.knowledge import Pack
from needlecli.logic import Amount, Choice, Flag

Packs = Callable[..., Pack]


def cautions(*said: tuple[str, str]) -> str:
    lines = (
        f"{{id: c{n}, level: {level}, when: {when}, says: Wait., sources: [study]}}"
        for n, (when, level) in enumerate(said)
    )
    return f"[{', '.join(lines)}]"


def test_everything_that_can_be_denied_is_denied(small_pack: Packs) -> None:
    plain = plain_client(small_pack())
    assert plain.answers["pregnancy"] == Flag(yes=False)
    assert plain.answers["wound"] == Flag(yes=False)
    assert "skin_type" not in plain.answers


@pytest.mark.parametrize(
    ("whens", "age", "harmless"),
    [
        ((), 60, True),
        (("{age: under 18}",), 69, True),
        (("{age: under 18}", "{age: over 65}"), 41, True),
        (("{age: under 50}",), 85, True),
        (("{age: under 18, area: forehead}",), 69, True),
        (("{age: under 18, pregnancy: yes}",), 9, True),
        (("{age: under 200}",), 60, False),
    ],
)
def test_of_ages_the_first_by_which_no_caution_can_hold_is_taken(
    small_pack: Packs, whens: tuple[str, ...], age: int, harmless: bool
) -> None:
    plain = plain_client(small_pack(cautions(*((when, "defer") for when in whens))))
    assert (plain.answers["age"], plain.chosen, plain.harmless) == (Amount(age), {"age": str(age)}, harmless)


def test_the_hardest_caution_counts_first(small_pack: Packs) -> None:
    said = cautions(("{age: under 50}", "contraindicated"), ("{age: at least 50}", "note"))
    plain = plain_client(small_pack(said))
    assert plain.chosen == {"age": "85"}
    assert not plain.harmless


def test_of_options_the_one_by_which_nothing_holds_is_taken(small_pack: Packs) -> None:
    face = "  face: {name: Face form, kind: choice, group: safety, question: Which?, options: [lean, full]}\n"
    words = VOCABULARY.replace("concerns:\n", f"{face}concerns:\n", 1)
    plain = plain_client(small_pack(cautions(("{face: lean, area: forehead}", "adjust")), vocabulary=words))
    assert plain.answers["face"] == Choice(frozenset({"full"}))


def test_a_question_without_a_choice_of_answers_is_left_open(small_pack: Packs) -> None:
    plain = plain_client(small_pack(vocabulary=VOCABULARY.replace("range: 0-120", "range: 40-40")))
    assert (plain.chosen, plain.open) == ({}, ("age",))


def test_the_plain_client_of_the_shipped_pack(pack: Pack) -> None:
    plain = plain_client(pack)
    assert plain.chosen == {"age": "40", "sex": "female", "face-volume": "average"}
    assert plain.harmless
    assert plain.open == ("planned-depth", "peel-timing", "peel-solution")
