"""Downtime, cost and evidence as ranges: the figures of the pack, each with its words, weak ground said to be weak."""

import re
from collections.abc import Callable

import pytest

from builders import PEN
from needlecli.advice import Recommendation
from needlecli.formats import html, markdown, table
from needlecli.page import Page, Span, Spans, Style
from needlecli.report.comparison import comparison_page
from needlecli.report.recommendation import recommendation_page

Ask = Callable[..., Recommendation]
FIRM = PEN.replace("cost: {tier: 2}", "cost: {tier: 2, confidence: medium, sources: [study]}")
PRP = (
    FIRM.replace("id: pen", "id: prp")
    .replace("short: Pen", "short: PRP")
    .replace("range: 1-3 days, typical: 2 days, sources: [study]", "range: 2-3 weeks, typical: 15 days")
    .replace("effect: marked, grade: A", "effect: minimal, grade: C")
    .replace("{tier: 2,", "{tier: 4,")
)
PEEL = (
    PEN.replace("id: pen", "id: peel").replace("short: Pen", "short: Peel").replace("concern: scars", "concern: lines")
)


def spans(page: Page) -> list[Spans]:
    return [block for block in page.blocks if isinstance(block, Spans)]


def test_the_figures_of_the_pack_are_drawn_with_their_words(ask: Ask) -> None:
    page = comparison_page(ask("[]", {"pen": FIRM, "prp": PRP, "peel": PEEL}), ("pen", "prp", "peel"))
    downtime, cost, effect = spans(page)
    assert downtime == Spans(
        "Downtime",
        "days",
        (
            Span("1 Pen", 1, 3, "1-3 days, usually 2 days", 2),
            Span("2 PRP", 14, 21, "2-3 weeks, usually 15 days, low confidence", 15, "quiet"),
            Span("3 Peel", 1, 3, "1-3 days, usually 2 days", 2),
        ),
        21,
        "out of sight after one treatment",
        "hatched: low confidence, or little evidence",
    )
    assert cost.rows == (
        Span("1 Pen", 0, 2, "tier 2 of 4"),
        Span("2 PRP", 0, 4, "tier 4 of 4"),
        Span("3 Peel", 0, 2, "tier 2 of 4, low confidence", None, "quiet"),
    )
    assert effect.title == "Effect on scars"
    assert effect.rows == (
        Span("1 Pen", 0, 3, "marked, 51-75 % better; grade A: trials agree"),
        Span("2 PRP", 0, 1, "minimal, under 25 % better; grade C: little or weak evidence", None, "quiet"),
        Span("3 Peel", 0, 0, "nothing written", None, "quiet"),
    )


def test_a_concern_that_nothing_is_written_about_has_no_scale(ask: Ask) -> None:
    page = comparison_page(ask("[]", {"pen": FIRM, "prp": PRP}, concerns=["lines"]), ("pen", "prp"))
    assert [block.title for block in spans(page)] == ["Downtime", "Cost"]
    assert [block.legend for block in spans(page)] == ["hatched: low confidence, or little evidence", ""]


def test_every_concern_has_its_scale_and_every_option_its_bar(advice: Ask) -> None:
    page = recommendation_page(advice(concerns=["acne-scars", "melasma"]), charts=True)
    found = spans(page)
    assert [block.title for block in found] == ["Downtime", "Cost", "Effect on acne scars", "Effect on melasma"]
    assert len({tuple(row.label for row in block.rows) for block in found}) == 1
    assert all(
        0 <= row.low <= (row.typical or row.low) <= row.high <= block.greatest for block in found for row in block.rows
    )


def test_the_answer_on_a_screen_stays_as_short_as_it_was(advice: Ask) -> None:
    asked = advice(concerns=["acne-scars"])
    without = recommendation_page(asked)
    drawn = recommendation_page(asked, charts=True)
    assert spans(without) == []
    assert [block for block in drawn.blocks if block in without.blocks] == list(without.blocks)


def test_nobody_who_can_be_treated_leaves_nothing_to_draw(advice: Ask) -> None:
    assert spans(recommendation_page(advice(concerns=["acne-scars"], facts={"pregnancy": "yes"}), charts=True)) == []


@pytest.mark.parametrize("width", [None, 39, 60, 79, 120])
@pytest.mark.parametrize("accessible", [True, False])
def test_every_number_is_in_every_format_at_every_width(advice: Ask, width: int | None, accessible: bool) -> None:
    page = comparison_page(advice(concerns=["acne-scars", "melasma"]), ("pen", "prp", "radiofrequency"))
    told = {
        "table": table.render(page, Style(width, accessible=accessible)),
        "markdown": markdown.render(page, Style()).replace("\\", ""),
        "html": re.sub(r"<[^>]+>", "", html.render(page, Style())),
    }
    for name, text in told.items():
        flat = " ".join(text.split())
        assert [row.text for block in spans(page) for row in block.rows if row.text not in flat] == [], name
