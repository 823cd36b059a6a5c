"""The page of gaps: counts on top, what to do with the widest first, the map, and for which client it was drawn."""

import json
from collections.abc import Callable

import pytest

from builders import PEN
from needlecli.formats.table import render
from needlecli.gaps import find_gaps
from needlecli.knowledge import Pack
from needlecli.page import Style
from needlecli.report.gaps import gaps_page
from needlecli.report.gaps_data import gaps_data

Packs = Callable[..., Pack]

CAUTIONS = """[{id: dark, level: clearance, when: {skin_type: [V, VI]}, says: Ask., sources: [study]},
  {id: thin, level: contraindicated, when: {area: forehead, skin_type: [II, III]}, says: No., sources: [study]}]"""


def page(pack: Pack, *, everywhere: bool = False, operators: tuple[str, ...] = ()) -> list[str]:
    text = render(gaps_page(pack, find_gaps(pack, operators=operators), everywhere=everywhere), Style())
    return [line.rstrip() for line in text.rstrip("\n").split("\n")]


def test_a_page_of_gaps(small_pack: Packs) -> None:
    pack = small_pack(CAUTIONS)
    assert page(pack) == [
        "Gaps: 42 of 54 cells in usual areas   small 1",
        (
            "A cell is a concern, an area, a skin type and a licence. The client is otherwise plain: every other"
            " question asked and denied, no event, no letter on file, every variant at hand; age 60, which no caution"
            " minds."
        ),
        "",
        "USUAL AREAS",
        "  usual areas  cells  share",
        "✕ nothing         36   66 %  ██████████████████████████··············",
        "▶ letter           6   11 %  ████····································",
        "✓ option          12   22 %  ████████································",
        "",
        "WHAT TO DO IN USUAL AREAS, THE WIDEST GAP FIRST",
        "✕ nothing: write an indication with its depth and sources, or say under not_covered where to send",
        "  • Lines; cheeks, forehead; every skin type; whoever treats: nothing is written on it",
        "▶ letter: have the way to the letter ready, or to the higher licence",
        "  • Scars; cheeks; skin types V-VI; whoever treats: only with a letter, for dark (Pen)",
        "",
        "MAP OF USUAL AREAS",
        "concern  area              who treats  type I-IV  type V-VI",
        "Scars    cheeks            anyone      ✓ option   ▶ letter",
        "Lines    cheeks, forehead  anyone      · nothing  · nothing",
        "",
        "· nothing: no variant has an indication with a depth there",
        "▶ letter: only with a physician's letter",
        "✓ option: grade A or B, on good ground",
        "",
        "OTHER AREAS, IN SHORT",
        "Where a concern is not usual; an area counts by its widest gap.",
        "• Scars: barred: forehead",
    ]


def test_other_areas_are_told_in_full_when_asked_for(small_pack: Packs) -> None:
    lines = page(small_pack(CAUTIONS), everywhere=True)
    at = lines.index("WHAT TO DO IN OTHER AREAS, THE WIDEST GAP FIRST")
    assert lines[at + 1 : at + 9] == [
        "✕ barred: read the cautions beside the depth that is written: is it meant that nothing is left?",
        "  • Scars; forehead; skin types II-III; whoever treats: barred by thin (Pen)",
        "▶ letter: have the way to the letter ready, or to the higher licence",
        "  • Scars; forehead; skin types V-VI; whoever treats: only with a letter, for dark (Pen)",
        "",
        "MAP OF OTHER AREAS",
        "concern  area      who treats  type I       type II-III  type IV      type V-VI",
        "Scars    forehead  anyone      ✓ option     ✕ barred     ✓ option     ▶ letter",
    ]


def test_where_no_area_is_usual_the_others_are_counted(small_pack: Packs) -> None:
    pack = small_pack(CAUTIONS)
    lines = render(gaps_page(pack, find_gaps(pack, ["scars"], ["forehead"]), everywhere=True), Style()).split("\n")
    assert lines[0].startswith("Gaps: 12 of 18 cells in areas where they are not usual")
    assert "OTHER AREAS" in lines


@pytest.mark.parametrize(
    ("pen", "line"),
    [
        (PEN.replace("grade: A", "grade: C"), "on good ground only grade C (Pen)"),
        (PEN.replace("sources: [study]}\n", "sources: [recall]}\n"), "only what rests on little: the indication (Pen)"),
        (PEN.replace("grade: A", "grade: C, confidence: low"),
         "only grade C, and resting on little: the indication (Pen)"),
        (PEN.replace("grade: A", "grade: X"), "written down as not advised"),
        (PEN.replace("face: 1.0-1.5", "forehead: 0.5-0.8"), "no depth is written for the area"),
        (PEN.replace("concern: scars", "concern: lines"), "nothing is written on it"),
        (PEN + "standing: {is: discouraged, because: Old., sources: [study]}\n",
         "only variants that the field discourages (Pen)"),
    ],
)  # fmt: skip
def test_each_kind_of_gap_is_said_in_its_own_words(small_pack: Packs, pen: str, line: str) -> None:
    assert f"  • Scars; cheeks; every skin type; whoever treats: {line}" in page(small_pack(pen=pen))


def test_a_gap_of_one_licence_says_which_is_enough(small_pack: Packs) -> None:
    pack = small_pack(pen=PEN.replace("operator: esthetician", "operator: nurse"))
    line = "  • Scars; cheeks; every skin type; by an esthetician: only by a nurse or above (Pen)"
    assert line in page(pack)
    assert line in page(pack, operators=("esthetician",))
    assert not [text for text in page(pack, operators=("nurse", "physician")) if "esthetician" in text]


def test_a_client_who_cannot_be_plain_is_said_to_be_so(small_pack: Packs) -> None:
    always = "[{id: all, level: note, when: {age: under 200}, says: Yes., sources: [study]}]"
    assert page(small_pack(always))[1].endswith("age 60, which the fewest cautions mind.")


def test_data_lists_every_cell_and_the_groups(small_pack: Packs) -> None:
    pack = small_pack(CAUTIONS)
    data = gaps_data(pack, find_gaps(pack))
    assert json.loads(json.dumps(data)) == data
    listed, groups = data["cells"], data["groups"]
    assert isinstance(listed, list)
    assert isinstance(groups, list)
    assert len(listed) == 2 * 2 * 6 * 3
    assert listed[2] == {
        "area": "cheeks", "cautions": [], "concern": "scars", "depth": {"max_mm": 1.5, "min_mm": 1.0}, "grade": "A",
        "kind": "option", "licence": None, "little": [], "operator": "physician", "reasons": {}, "skin_type": "I",
        "usual": True, "variants": ["pen"],
    }  # fmt: skip
    assert [(g["kind"], g["usual"], g["cells"], g["cautions"], g["written"]) for g in groups] == [
        ("none", True, 36, [], "nothing"),
        ("with-letter", True, 6, ["dark"], None),
        ("barred", False, 6, ["thin"], None),
        ("with-letter", False, 6, ["dark"], None),
    ]
    assert sum(g["cells"] for g in groups) == sum(cell["kind"] != "option" for cell in listed)
