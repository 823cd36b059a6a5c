"""What is said with every answer, and what only some answers need said."""

from collections.abc import Callable

import pytest

from needlecli.advice import Recommendation
from needlecli.report.notices import notices

DECIDES = (
    "Decision support for trained practitioners. You decide and stay responsible; local law, the device's own label "
    "and a physician's advice come first. Never advise stopping a prescribed medicine."
)
DEPTH = "Set depth is not reached depth: start in the lower half of the range and stop at the endpoint."
UNREAD = "Some of what was written about the client matches no word of the vocabulary; a person must read it."
DENIED = "A denial in free text is not taken for a no; ask again and record the answer."


def test_who_decides_is_said_first_and_always(ask: Callable[..., Recommendation]) -> None:
    assert list(notices(ask())) == [DECIDES, DEPTH]
    assert list(notices(ask(areas=["eyelids"]))) == [DECIDES], "no depth, no word about depth"


def test_what_was_not_understood_needs_a_person(ask: Callable[..., Recommendation]) -> None:
    assert list(notices(ask(notes="seventeen parrots"))) == [DECIDES, DEPTH, UNREAD]


def test_a_denial_in_free_text_is_asked_again(ask: Callable[..., Recommendation]) -> None:
    assert list(notices(ask(notes="not pregnant"))) == [DECIDES, DEPTH, DENIED]


@pytest.mark.parametrize(
    ("facts", "notes", "names"),
    [
        ({"pregnancy": "no"}, "pregnant", "Pregnancy"),
        ({"pregnancy": "no"}, "pregnant. about to have a baby", "Pregnancy"),
        ({"pregnancy": "no"}, "pregnant, and pregnant again", "Pregnancy"),
        ({"isotretinoin": "never", "pregnancy": "no"}, "accutane, pregnant", "Isotretinoin; Pregnancy"),
        ({"isotretinoin": "never"}, "stopped accutane in 2019", "Isotretinoin"),
        ({"diabetes": "none"}, "diabetic", "Diabetes"),
        ({"pregnancy": "no"}, "not pregnant", ""),
        ({"pregnancy": "no"}, "my sister is pregnant", ""),
        ({"pregnancy": "unknown"}, "pregnant", ""),
        ({"pregnancy": "yes"}, "pregnant", ""),
        ({"isotretinoin": "2020-01-01"}, "accutane", ""),
        ({"skin_type": "unknown"}, "skin type", ""),
        ({}, "pregnant", ""),
    ],
)
@pytest.mark.parametrize("others", ["unknown", "no"])
def test_a_no_that_free_text_contradicts_is_said(
    advice: Callable[..., Recommendation], facts: dict[str, str], notes: str, names: str, others: str
) -> None:
    told = advice(concerns=["acne-scars"], facts=facts, notes=notes, others=others)
    says = f"Answered no, and free text says otherwise; ask again which it is, and record the answer: {names}."
    assert [notice for notice in notices(told) if notice.startswith("Answered")] == [says] * bool(names)


def test_a_depth_planned_too_deep_is_said_with_the_limit(advice: Callable[..., Recommendation]) -> None:
    record = {"concerns": ["acne-scars"], "areas": ["cheeks"], "others": "no", "available": ["pen"]}
    told = {"age": 34, "operator": "physician", "planned-depth": "2.5"}
    said = [n for n in notices(advice(**record, facts=told)) if n.startswith("The planned")]
    assert said
    assert said[0].startswith("The planned 2.5 mm is deeper than allowed here with pen: ")
    fine = [n for n in notices(advice(**record, facts=told | {"planned-depth": "0.3"})) if n.startswith("The planned")]
    assert fine == []
