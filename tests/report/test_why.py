"""Why: everything that holds, is open, or does not hold for one variant, and every step of every depth."""

import json
from collections.abc import Callable

from needlecli.advice import Recommendation
from needlecli.page import Bullets, Heading, Item, Page, Text
from needlecli.report.why import why_data, why_page

Ask = Callable[..., Recommendation]
CAUTIONS = """
  [{id: tablets, level: defer, when: {isotretinoin: within 6 months}, says: Wait., sources: [study]},
   {id: with-child, level: contraindicated, when: {pregnancy: yes}, says: Not now., sources: [recall]},
   {id: darker, level: adjust, when: {skin_type: [V, VI]}, says: Slow., adjust: {max_depth: 1.2 mm}, sources: [study],
    positions: [{says: Others do not., sources: [recall]}]},
   {id: young, level: note, when: {age: under 18}, says: Ask a parent., sources: [study]}]
"""
RECORD = {"others": "unknown", "facts": {"isotretinoin": "2026-09-01", "skin_type": "V", "age": 34}}


def parts(page: Page) -> dict[str, tuple[Item, ...]]:
    found: dict[str, tuple[Item, ...]] = {}
    title = ""
    for block in page.blocks:
        if isinstance(block, Heading):
            title = block.text
        if isinstance(block, Bullets):
            found[title] = block.items
    return found


def test_every_caution_of_the_variant_stands_in_one_of_three_places(ask: Ask) -> None:
    answer = ask(CAUTIONS, **RECORD)
    said = parts(why_page(answer, "pen", everything=True))
    assert [item.text for item in said["What holds"]] == ["tablets, defer: Wait.", "darker, adjust: Slow."]
    assert [item.text for item in said["What is open"]] == ["with-child, contraindicated: Not now."]
    assert [item.text for item in said["What does not hold"]] == ["young: not age under 18"]


def test_a_caution_says_when_until_when_on_what_ground_and_who_disagrees(ask: Ask) -> None:
    said = parts(why_page(ask(CAUTIONS, **RECORD), "pen"))
    tablets, darker = said["What holds"]
    assert [item.text for item in tablets.inside][:3] == [
        "when isotretinoin within 6 months",
        "until 2027-03-01",
        "study",
    ]
    assert [item.text for item in darker.inside][:4] == [
        "when skin type V or VI",
        "settings: at most 1.2 mm",
        "study",
        "position: Others do not. [recall]",
    ]
    (child,) = said["What is open"]
    assert [item.text for item in child.inside][:3] == [
        "when pregnancy",
        "open: pregnancy",
        "low confidence; recall (not read)",
    ]


def test_the_depth_is_told_from_the_indication_to_what_is_left(ask: Ask) -> None:
    (row,) = parts(why_page(ask(CAUTIONS, **RECORD), "pen"))["Depth"]
    assert row.text.startswith("scars, cheeks: ")
    assert [item.text for item in row.inside] == ["the indication gives 1.0-1.5 mm", "at most 1.2 mm (darker)"]


def test_the_verdict_is_said_for_now_and_if_clear(ask: Ask) -> None:
    page = why_page(ask(CAUTIONS, **RECORD), "pen")
    assert page.blocks[1] == Text(
        "Pen: defer until 2027-03-01 now, defer if every open question clears; place 1 of 1.", "wait"
    )


def test_the_data_names_what_does_not_hold_too(ask: Ask) -> None:
    data = why_data(ask(CAUTIONS, **RECORD), "pen")
    assert data["schema"] == "needle.why/1"
    assert data["not_fired"] == [{"id": "young", "level": "note", "when": "age under 18"}]
    assert json.loads(json.dumps(data)) == data
    assert "options" not in data
    option = data["option"]
    assert isinstance(option, dict)
    assert {c["id"] for c in option["cautions"]} == {"tablets", "with-child", "darker"}


def test_no_caution_of_the_shipped_pack_is_left_out_for_any_variant(advice: Ask) -> None:
    answer = advice(concerns=["acne-scars"], facts={"skin_type": "V", "isotretinoin": "2026-09-01"})
    for variant, cautions in answer.pack.cautions_by_variant.items():
        said = parts(why_page(answer, variant, everything=True))
        told = [
            i.text for t in ("What holds", "What is open", "What does not hold") for i in said[t] if i.text != "nothing"
        ]
        assert len(told) == len(cautions)
        assert [c.id for c in cautions if not any(text.startswith((f"{c.id},", f"{c.id}:")) for text in told)] == []


def test_a_variant_that_treats_nothing_here_says_so(ask: Ask) -> None:
    said = parts(why_page(ask(concerns=["lines"]), "pen"))
    assert [item.text for item in said["Depth"]] == ["no depth is offered"]
    assert said["Areas and reasons"]
