"""Yes, no, unknown: Kleene's tables, written as tables."""

from itertools import product

import pytest

from needlecli.logic import Truth, every, some, truth

Y, N, U = Truth.YES, Truth.NO, Truth.UNKNOWN


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        (Y, Y, Y, Y),
        (Y, U, U, Y),
        (Y, N, N, Y),
        (U, Y, U, Y),
        (U, U, U, U),
        (U, N, N, U),
        (N, Y, N, Y),
        (N, U, N, U),
        (N, N, N, N),
    ],
)
def test_and_and_or_are_those_of_kleene(left: Truth, right: Truth, both: Truth, either: Truth) -> None:
    assert (left & right) is both
    assert (left | right) is either
    assert every([left, right]) is both
    assert some([left, right]) is either


@pytest.mark.parametrize(("value", "opposite"), [(Y, N), (U, U), (N, Y)])
def test_not_leaves_unknown_unknown(value: Truth, opposite: Truth) -> None:
    assert ~value is opposite


@pytest.mark.parametrize(
    ("values", "all_of_them", "any_of_them"),
    [([], Y, N), ([U], U, U), ([Y, Y, Y], Y, Y), ([Y, U, N], N, Y), ([U, U, N], N, U), ([Y, Y, U], U, Y)],
)
def test_every_and_some_over_any_number_of_parts(values: list[Truth], all_of_them: Truth, any_of_them: Truth) -> None:
    assert every(iter(values)) is all_of_them
    assert some(iter(values)) is any_of_them


@pytest.mark.parametrize(("left", "right"), list(product(Truth, Truth)))
def test_what_is_not_both_is_either_not_one_or_not_the_other(left: Truth, right: Truth) -> None:
    assert ~(left & right) is (~left | ~right)
    assert ~(left | right) is (~left & ~right)


@pytest.mark.parametrize("value", list(Truth))
def test_a_truth_is_never_used_as_a_python_truth_value(value: Truth) -> None:
    with pytest.raises(TypeError, match="a Truth is yes, no or unknown; compare it with `is`"):
        bool(value)
    with pytest.raises(TypeError):
        any([value])


def test_a_plain_truth_value_becomes_a_truth() -> None:
    assert truth(True) is Y
    assert truth(False) is N
