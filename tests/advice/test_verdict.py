"""The one table from a caution's level and truth to a verdict."""

from itertools import product

import pytest

from needlecli.advice import OUTCOMES, Verdict
from needlecli.knowledge import LEVELS, Level
from needlecli.logic import Truth


def test_the_table_is_total() -> None:
    assert set(OUTCOMES) == set(product(LEVELS, Truth))


@pytest.mark.parametrize(
    ("level", "fired", "left_open"),
    [
        ("contraindicated", Verdict.CONTRAINDICATED, Verdict.ASK_FIRST),
        ("defer", Verdict.DEFER, Verdict.ASK_FIRST),
        ("clearance", Verdict.NEEDS_CLEARANCE, Verdict.ASK_FIRST),
        ("adjust", Verdict.WITH_CARE, Verdict.WITH_CARE),
        ("note", Verdict.SUITABLE, Verdict.SUITABLE),
    ],
)
def test_a_caution_costs_what_its_level_says(level: Level, fired: Verdict, left_open: Verdict) -> None:
    assert OUTCOMES[level, Truth.YES] is fired
    assert OUTCOMES[level, Truth.UNKNOWN] is left_open
    assert OUTCOMES[level, Truth.NO] is Verdict.SUITABLE


@pytest.mark.parametrize("level", [level for level in LEVELS if level != "note"])
def test_an_open_caution_never_leaves_a_variant_suitable_unless_it_is_a_note(level: Level) -> None:
    assert OUTCOMES[level, Truth.UNKNOWN] > Verdict.SUITABLE


@pytest.mark.parametrize("level", LEVELS)
def test_a_yes_costs_at_least_as_much_as_an_open_question(level: Level) -> None:
    assert OUTCOMES[level, Truth.YES] >= OUTCOMES[level, Truth.UNKNOWN] >= OUTCOMES[level, Truth.NO]


@pytest.mark.parametrize("truth", Truth)
def test_a_harder_level_never_costs_less(truth: Truth) -> None:
    costs = [OUTCOMES[level, truth] for level in LEVELS]
    assert costs == sorted(costs, reverse=True)


def test_verdicts_are_written_as_words_from_the_mildest_to_the_hardest() -> None:
    assert [verdict.word for verdict in sorted(Verdict)] == [
        "suitable",
        "with-care",
        "ask-first",
        "needs-clearance",
        "defer",
        "contraindicated",
        "not-available",
        "not-indicated",
    ]


def test_what_clears_by_answers_alone_is_treatable() -> None:
    assert [v for v in Verdict if v.treatable] == [Verdict.SUITABLE, Verdict.WITH_CARE, Verdict.ASK_FIRST]
