"""The JSON format: the data and nothing else, in bytes that no pipe or terminal can change."""

import json
from collections.abc import Callable

import pytest

from needlecli.advice import Recommendation
from needlecli.formats.json import write
from needlecli.report.contract import document


def test_it_is_one_sorted_ascii_document_with_a_line_end() -> None:
    text = write({"b": [1, None], "a": "é \x1b[31m \u202e [/x]"})
    assert text == '{"a": "\\u00e9 \\u001b[31m \\u202e [/x]", "b": [1, null]}\n'


def test_it_reads_back_as_the_data_it_was_given(advice: Callable[..., Recommendation]) -> None:
    data = document(advice(concerns=["acne-scars"], ref="A17"))
    text = write(data)
    assert json.loads(text) == data
    assert text.isascii()
    assert text.count("\n") == 1


def test_the_order_in_which_it_was_built_changes_nothing() -> None:
    assert write({"a": 1, "b": {"c": 2, "d": 3}}) == write({"b": {"d": 3, "c": 2}, "a": 1})


def test_a_number_that_is_no_number_is_refused_rather_than_written() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        write({"a": float("nan")})
