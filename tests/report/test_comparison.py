"""Variants side by side: the same rows for each, and what sets them apart."""

import json
from collections.abc import Callable

from builders import PEN
from needlecli.advice import Recommendation
from needlecli.page import Bullets, Page, Table
from needlecli.report.comparison import comparison_data, comparison_page

Ask = Callable[..., Recommendation]
PRP = (
    PEN.replace("id: pen", "id: prp")
    .replace("short: Pen", "short: PRP")
    .replace("effect: marked", "effect: moderate")
    .replace("operator: esthetician", "operator: nurse")
    + """
cautions:
  - {id: thin-blood, level: contraindicated, when: {pregnancy: yes}, says: No., sources: [study]}
suits: [{says: Scars that are deep., sources: [study]}]
does_not_suit: [{says: Fear of needles., sources: [study]}]
"""
)


def table(page: Page) -> dict[str, tuple[str, ...]]:
    found = next(block for block in page.blocks if isinstance(block, Table))
    return {row[0]: row[1:] for row in (found.columns, *found.rows)}


def test_every_row_has_a_cell_for_every_variant(ask: Ask) -> None:
    page = comparison_page(ask("[]", {"prp": PRP}, others="unknown"), ("pen", "prp"))
    assert table(page) == {
        "": ("Pen", "PRP"),
        "now": ("suitable", "ask first"),
        "if clear": ("suitable", "suitable"),
        "place": ("1", "2"),
        "fit": ("75 %", "50 %"),
        "scars": ("marked (A)", "moderate (A)"),
        "treatments": ("3-6, 4-6 weeks apart", "3-6, 4-6 weeks apart"),
        "downtime": ("1-3 days", "1-3 days"),
        "discomfort": ("3/10", "3/10"),
        "cost tier": ("2/4", "2/4"),
        "least licence": ("esthetician", "nurse"),
        "standing": ("accepted", "accepted"),
    }


def test_what_sets_them_apart_and_what_speaks_for_and_against_is_said(ask: Ask) -> None:
    page = comparison_page(ask("[]", {"prp": PRP}, others="unknown"), ("pen", "prp"))
    apart, for_and_against = [block for block in page.blocks if isinstance(block, Bullets)][-2:]
    assert [(item.text, [i.text for i in item.inside]) for item in apart.items] == [
        ("PRP", ["open: thin-blood (contraindicated)"])
    ]
    assert [(item.text, [i.text for i in item.inside]) for item in for_and_against.items] == [
        ("Pen", []),
        ("PRP", ["suits: Scars that are deep.", "does not suit: Fear of needles."]),
    ]


def test_nothing_apart_is_said_in_words(ask: Ask) -> None:
    twin = PEN.replace("id: pen", "id: stamp").replace("short: Pen", "short: Stamp")
    page = comparison_page(ask("[]", {"stamp": twin}), ("pen", "stamp"))
    apart = [block for block in page.blocks if isinstance(block, Bullets)][-2]
    assert [item.text for item in apart.items] == ["nothing is said of one that is not said of all"]


def test_what_is_not_written_is_not_invented(ask: Ask) -> None:
    shown = table(comparison_page(ask("[]", {"prp": PRP}, concerns=["lines"]), ("pen", "prp")))
    assert shown["lines"] == ("nothing written", "nothing written")
    assert shown["treatments"] == ("-", "-")


def test_the_data_holds_the_chosen_variants_only(advice: Ask) -> None:
    data = comparison_data(advice(concerns=["acne-scars"]), ("pen", "radiofrequency"))
    assert data["schema"] == "needle.comparison/1"
    options = data["options"]
    assert isinstance(options, list)
    assert {o["variant"] for o in options} == {"pen", "radiofrequency"}
    assert json.loads(json.dumps(data)) == data
