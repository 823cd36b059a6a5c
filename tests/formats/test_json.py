"""The JSON format: the page's data and nothing else, in bytes that no pipe or terminal can change."""

import json
from collections.abc import Callable

import pytest

from needlecli.advice import Recommendation
from needlecli.formats.json import render
from needlecli.page import Heading, Page, Style
from needlecli.report import recommendation_page


def test_it_is_one_sorted_ascii_document_with_a_line_end() -> None:
    page = Page("x", (Heading("not in it"),), {"b": [1, None], "a": "é \x1b[31m \u202e [/x]"})
    text = render(page, Style())
    assert " ".join(text.split()).replace("{ ", "{").replace(" }", "}").replace("[ ", "[").replace(" ]", "]") == (
        '{"a": "\\u00e9 \\u001b[31m \\u202e[/x]", "b": [1, null]}'.replace("\\u202e[", "\\u202e [")
    )
    assert text.isascii()
    assert text.endswith("}\n")


def test_it_reads_back_as_the_data_of_the_page(advice: Callable[..., Recommendation]) -> None:
    page = recommendation_page(advice(concerns=["acne-scars"], ref="A17"))
    assert json.loads(render(page, Style())) == page.data


def test_the_style_of_the_screen_changes_nothing(advice: Callable[..., Recommendation]) -> None:
    page = recommendation_page(advice(concerns=["acne-scars"]))
    assert render(page, Style(width=40, colour=True, unicode=False, accessible=True)) == render(page, Style())


def test_a_number_that_is_no_number_is_refused_rather_than_written() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        render(Page("x", (), {"a": float("nan")}), Style())
