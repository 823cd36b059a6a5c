"""How well a variant meets the concerns, by the evidence alone."""

from collections.abc import Callable

import pytest

from builders import PEN
from needlecli.advice import Recommendation

Ask = Callable[..., Recommendation]


@pytest.mark.parametrize(
    ("effect", "grade", "fit"),
    [
        ("near-total", "A", 100),
        ("marked", "A", 75),
        ("marked", "B", 50),
        ("moderate", "A", 50),
        ("moderate", "B", 33),
        ("minimal", "A", 25),
        ("minimal", "C", 8),
        ("near-total", "X", 0),
    ],
)
def test_fit_is_effect_times_certainty_over_the_best_possible(ask: Ask, effect: str, grade: str, fit: int) -> None:
    files = {"pen": PEN.replace("effect: marked, grade: A", f"effect: {effect}, grade: {grade}")}
    assert ask(files=files).options[0].fit == fit


@pytest.mark.parametrize(
    ("concerns", "fit"),
    [
        (["scars"], 75),
        (["scars", "lines"], 37),
        ({"scars": 3, "lines": 1}, 56),
        ({"scars": 1, "lines": 3}, 18),
        ({"scars": 50}, 75),
        (["lines"], 0),
        ([], 0),
    ],
)
def test_concerns_count_by_their_weight(ask: Ask, concerns: object, fit: int) -> None:
    assert ask(concerns=concerns).options[0].fit == fit


ADDED = PEN.replace("id: pen", "id: added").replace("technique:", "adds_to: pen\ntechnique:")


@pytest.mark.parametrize(
    ("increment", "fit"),
    [("proven", 75), ("plausible", 100), ("mixed", 75), ("none", 75), ("untested", 75), ("", 100)],
)
def test_an_addition_counts_no_more_than_what_it_adds_to_unless_trials_show_it(
    ask: Ask, increment: str, fit: int
) -> None:
    better = "effect: near-total, grade: A" + (f", increment: {increment}" if increment else "")
    files = {"added": ADDED.replace("effect: marked, grade: A", better)}
    expected = 100 if increment == "proven" else fit
    assert {o.variant.id: o.fit for o in ask(files=files).options} == {"pen": 75, "added": expected}


def test_a_proven_addition_counts_no_less_than_what_it_adds_to(ask: Ask) -> None:
    weaker = "effect: minimal, grade: C, increment: proven"
    files = {"added": ADDED.replace("effect: marked, grade: A", weaker)}
    assert {o.variant.id: o.fit for o in ask(files=files).options} == {"pen": 75, "added": 75}
