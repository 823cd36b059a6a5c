"""Each kind of gap is found where it is, and nowhere else; and `recommend` says the same of every cell."""

from collections.abc import Callable
from itertools import islice, product

import pytest

from builders import COMMON, PEN, TODAY, VOCABULARY
from needlecli.advice import Verdict, recommend
from needlecli.client import read_client
from needlecli.gaps import Cell, Gaps, find_gaps
from needlecli.knowledge import OPERATORS, Pack
from needlecli.source import Document

DEPTH = "planned-depth: {name: Depth, kind: number, group: safety, question: Which?, unit: mm, range: 0-10}"
PLANNED = VOCABULARY.replace("concerns:\n", f"  {DEPTH}\nconcerns:\n", 1)
Packs = Callable[..., Pack]
TYPES = ("I", "II", "III", "IV", "V", "VI")
STAMP = PEN.replace("id: pen", "id: stamp").replace("name: Pen", "name: Stamp").replace("short: Pen", "short: Stamp")


def cells(pack: Pack, concern: str = "scars", area: str = "cheeks") -> tuple[Cell, ...]:
    return find_gaps(pack, [concern], [area]).cells


def kinds(pack: Pack, concern: str = "scars", area: str = "cheeks") -> set[str]:
    return {cell.kind for cell in cells(pack, concern, area)}


def where(pack: Pack, kind: str) -> set[tuple[str, str, str, str]]:
    return {(c.concern, c.area, c.skin_type, c.operator) for c in find_gaps(pack).cells if c.kind == kind}


def block(*axes: tuple[str, ...]) -> set[tuple[str, ...]]:
    return set(product(*axes))


def test_a_pack_that_covers_a_concern_has_no_gap_there_and_nothing_elsewhere(small_pack: Packs) -> None:
    pack = small_pack()
    assert where(pack, "option") == block(("scars",), ("cheeks", "forehead"), TYPES, OPERATORS)
    assert where(pack, "none") == block(("lines",), ("cheeks", "forehead"), TYPES, OPERATORS)
    assert {tuple(cell.reasons.items()) for cell in cells(pack, "lines")} == {(("pen", "no-indication"),)}


def test_areas_that_are_never_treated_are_no_gap(small_pack: Packs) -> None:
    assert find_gaps(small_pack()).areas == ("cheeks", "forehead")


def test_usual_areas_are_told_apart(small_pack: Packs) -> None:
    usual = {(cell.concern, cell.area) for cell in find_gaps(small_pack()).cells if cell.usual}
    assert usual == {("scars", "cheeks"), ("lines", "cheeks"), ("lines", "forehead")}


@pytest.mark.parametrize(
    ("was", "becomes", "kind"),
    [
        ("grade: A", "grade: B", "option"),
        ("grade: A", "grade: C", "grade-c"),
        ("grade: A", "grade: A, confidence: low", "low-confidence"),
        ("grade: A", "grade: C, confidence: low", "weak"),
        ("interval: 4-6 weeks, sources: [study]", "interval: 4-6 weeks, sources: [recall]", "low-confidence"),
        ("interval: 4-6 weeks, sources: [study]", "interval: 4-6 weeks, sources: [recall, study]", "option"),
        ("cost: {tier: 2}", "cost: {tier: 2}\nstanding: {is: discouraged, because: Old., sources: [study]}",
         "discouraged"),
        ("grade: A", "grade: X", "none"),
        ("depth: {face: 1.0-1.5 mm}", "depth: {forehead: 0.5-0.8 mm}", "none"),
    ],
)  # fmt: skip
def test_what_an_indication_is_worth(small_pack: Packs, was: str, becomes: str, kind: str) -> None:
    assert was in PEN
    assert kinds(small_pack(pen=PEN.replace(was, becomes))) == {kind}


def test_a_limit_that_rests_on_little_makes_the_depth_unsure_in_that_area_only(small_pack: Packs) -> None:
    limit = "limits: {needle: 1.0 mm, rf: 1.5 mm}, "
    assert limit in VOCABULARY
    pack = small_pack(vocabulary=VOCABULARY.replace(limit, f"{limit}confidence: low, "))
    assert where(pack, "low-confidence") == block(("scars",), ("forehead",), TYPES, OPERATORS)


def test_a_guide_that_rests_on_little_counts_where_it_gives_the_depth(small_pack: Packs) -> None:
    common = COMMON.replace("sources: [study]}", "sources: [recall]}")
    assert common != COMMON
    assert where(small_pack(common=common), "low-confidence") == block(("scars",), ("forehead",), TYPES, OPERATORS)
    own = PEN.replace("depth: {face: 1.0-1.5 mm}", "depth: {cheeks: 1.0-1.5 mm, forehead: 0.5-0.8 mm}")
    assert where(small_pack(common=common, pen=own), "low-confidence") == set()


def test_all_that_rests_on_little_is_named(small_pack: Packs) -> None:
    pack = small_pack(
        pen=PEN.replace("grade: A", "grade: A, confidence: low"),
        common=COMMON.replace("sources: [study]}", "sources: [recall]}"),
        vocabulary=VOCABULARY.replace("rf: 2.5 mm}, sources: [study]", "rf: 2.5 mm}, sources: [recall]"),
    )
    assert {cell.little for cell in cells(pack)} == {("indication", "area-limit")}
    assert {cell.little for cell in cells(pack, area="forehead")} == {("indication", "depth-guide")}


def test_a_letter_that_some_need_is_a_gap_for_them_alone(small_pack: Packs) -> None:
    caution = "[{id: dark, level: clearance, when: {skin_type: [V, VI]}, says: Ask., sources: [study]}]"
    pack = small_pack(caution)
    assert where(pack, "with-letter") == block(("scars",), ("cheeks", "forehead"), ("V", "VI"), OPERATORS)
    assert {cell.cautions for cell in cells(pack)} == {(), ("dark",)}


def test_a_letter_for_the_depth_is_a_gap_where_nothing_shallower_is_written(small_pack: Packs) -> None:
    caution = (
        "[{id: deep, level: clearance, when: {depth: over 0.9 mm}, says: Ask., adjust: {max_depth_uncleared: 0.9 mm},"
        " sources: [study]}]"
    )
    pack = small_pack(caution, vocabulary=PLANNED)
    assert where(pack, "with-letter") == block(("scars",), ("cheeks",), TYPES, OPERATORS)
    letter = cells(pack)[0]
    assert (letter.cautions, str(letter.depth), letter.grade) == (("deep",), "1.0-1.5 mm", "A")


def test_a_letter_that_would_only_allow_more_depth_is_not_asked_for(small_pack: Packs) -> None:
    """Of 1.0-1.5 mm there is 1.0-1.2 mm left without the letter for the depth; the other letter is needed."""
    cautions = (
        "[{id: deep, level: clearance, when: {depth: over 1.2 mm}, says: Ask., adjust: {max_depth_uncleared: 1.2 mm},"
        " sources: [study]}, {id: dark, level: clearance, when: {skin_type: VI}, says: Ask., sources: [study]}]"
    )
    told = {(c.skin_type, c.kind, c.cautions, str(c.depth)) for c in cells(small_pack(cautions, vocabulary=PLANNED))}
    assert {one for one in told if one[0] in ("V", "VI")} == {
        ("V", "option", (), "1.0-1.2 mm"),
        ("VI", "with-letter", ("dark",), "1.0-1.2 mm"),
    }


def test_a_licence_that_is_too_low_is_told_which_is_enough(small_pack: Packs) -> None:
    pack = small_pack(pen=PEN.replace("operator: esthetician", "operator: nurse"))
    assert where(pack, "licence") == block(("scars",), ("cheeks", "forehead"), TYPES, ("esthetician",))
    assert {(c.licence, c.variants) for c in cells(pack) if c.kind == "licence"} == {("nurse", ("pen",))}


def test_a_weak_option_is_told_which_licence_has_a_better_one(small_pack: Packs) -> None:
    better = STAMP.replace("operator: esthetician", "operator: physician")
    pack = small_pack(pen=PEN.replace("grade: A", "grade: C"), stamp=better)
    told = {(cell.operator, cell.kind, cell.licence, cell.variants) for cell in cells(pack)}
    assert told == {
        ("esthetician", "grade-c", "physician", ("pen",)),
        ("nurse", "grade-c", "physician", ("pen",)),
        ("physician", "option", "", ("stamp",)),
    }


@pytest.mark.parametrize("level", ["contraindicated", "defer"])
def test_what_cautions_rule_out_is_barred_by_name(small_pack: Packs, level: str) -> None:
    when = "{area: forehead, skin_type: VI}"
    pack = small_pack(f"[{{id: never, level: {level}, when: {when}, says: No., sources: [study]}}]")
    assert where(pack, "barred") == block(("scars",), ("forehead",), ("VI",), OPERATORS)
    assert {c.cautions for c in find_gaps(pack).cells if c.kind == "barred"} == {("never",)}


def test_a_depth_of_which_nothing_is_left_is_barred_by_what_narrows_it(small_pack: Packs) -> None:
    cautions = (
        "[{id: shallow, level: adjust, when: {skin_type: VI}, says: Less., adjust: {max_depth: 0.9 mm},"
        " sources: [study]}, {id: said, level: adjust, when: {skin_type: VI}, says: Slowly., sources: [study]}]"
    )
    pack = small_pack(cautions)
    assert where(pack, "barred") == block(("scars",), ("cheeks",), ("VI",), OPERATORS)
    assert {c.cautions for c in cells(pack) if c.kind == "barred"} == {("shallow",)}


def test_what_is_barred_for_everybody_is_no_matter_of_the_licence(small_pack: Packs) -> None:
    pack = small_pack(
        "[{id: never, level: contraindicated, when: {area: face}, says: No., sources: [study]}]",
        pen=PEN.replace("operator: esthetician", "operator: nurse"),
    )
    assert {(c.kind, c.licence, c.cautions) for c in cells(pack)} == {("barred", "", ("never",))}


def test_the_best_of_several_variants_decides(small_pack: Packs) -> None:
    worse = {"grade-c": "grade: C", "low-confidence": "grade: B, confidence: low", "weak": "grade: C, confidence: low"}
    order = ["option", "grade-c", "low-confidence", "weak"]
    texts = {"option": "grade: A", **worse}
    for one, other in product(order, order):
        pack = small_pack(pen=PEN.replace("grade: A", texts[one]), stamp=STAMP.replace("grade: A", texts[other]))
        assert kinds(pack) == {min(one, other, key=order.index)}


def test_only_what_is_asked_for_is_worked_out(small_pack: Packs) -> None:
    gaps = find_gaps(small_pack(), ["lines"], ["face"], ["nurse"])
    assert (gaps.concerns, gaps.areas, gaps.operators) == (("lines",), ("cheeks", "forehead"), ("nurse",))
    assert len(gaps.cells) == 2 * 6


def test_a_pack_that_asks_for_no_skin_type_has_one_column_without_a_name(small_pack: Packs) -> None:
    lines = VOCABULARY.splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if "skin_type" in line)
    gaps = find_gaps(small_pack(vocabulary="".join(lines[:at] + lines[at + 2 :])))
    assert gaps.skin_types == ("",)
    assert len(gaps.cells) == 2 * 2 * 3


@pytest.fixture(scope="module")
def shipped(pack: Pack) -> Gaps:
    return find_gaps(pack)


def test_every_cell_of_the_shipped_pack_is_there_once(pack: Pack, shipped: Gaps) -> None:
    keys = [(c.concern, c.area, c.skin_type, c.operator) for c in shipped.cells]
    assert keys == list(product(pack.vocabulary.concerns, shipped.areas, TYPES, OPERATORS))


def test_a_recommendation_says_the_same_of_a_client_like_that(pack: Pack, shipped: Gaps) -> None:
    """Every 29th cell is asked in the way of one client, as from an intake record."""
    for cell in islice(shipped.cells, 0, None, 29):
        facts = {**shipped.chosen, "skin_type": cell.skin_type}
        record = {"concerns": [cell.concern], "areas": [cell.area], "facts": facts, "operator": cell.operator}
        client = read_client(Document("", "", {**record, "others": "no", "event": "no"}), pack, TODAY).value
        assert client is not None
        options = {option.variant.id: option for option in recommend(pack, client).options}
        best = min(option.if_clear for option in options.values())
        usable = {"option", "grade-c", "low-confidence", "weak", "discouraged"}
        assert (best <= Verdict.ASK_FIRST) is (cell.kind in usable), cell
        assert (best is Verdict.NEEDS_CLEARANCE) is (cell.kind == "with-letter"), cell
        assert (best is Verdict.NOT_INDICATED) is (cell.kind == "none"), cell
        for name in cell.variants if cell.kind in usable else ():
            assert options[name].if_clear <= Verdict.ASK_FIRST
        for name in cell.cautions:
            assert name in {f.caution.id for f in options[cell.variants[0]].findings if f.fired}, cell
        if cell.depth is not None and cell.kind in usable:
            assert [row.if_clear for row in options[cell.variants[0]].depth] == [cell.depth]


@pytest.mark.parametrize(
    ("concern", "area", "skin", "operator", "kind", "variants", "cautions"),
    [
        # indications.md, pen: acne scars A, cheeks 1.0-1.5 mm; cautions.md: over 0.5 mm an esthetician needs a letter
        ("acne-scars", "cheeks", "II", "nurse", "option", ("pen", "prp", "chemical-peel", "radiofrequency"), ()),
        ("acne-scars", "cheeks", "II", "esthetician", "with-letter", ("pen", "chemical-peel", "roller"),
         ("esthetician-over-0-5mm",)),
        # indications.md: dull skin and dark spots are grade C with every variant
        ("dullness", "cheeks", "III", "physician", "grade-c", None, ()),
        ("hyperpigmentation", "forehead", "V", "nurse", "grade-c", None, ()),
        # depth-by-area.md: the limits around the eyes and on the backs of the hands are of low confidence
        ("fine-lines", "periorbital", "I", "nurse", "low-confidence", ("pen", "radiofrequency"), ()),
        ("sun-damage", "hands", "I", "nurse", "weak", None, ()),
        # indications.md: stretch marks are treated on abdomen, buttocks and thighs, and arms; nothing on the neck
        ("stretch-marks", "neck", "I", "physician", "none", (), ()),
        # radiofrequency is for nurses and physicians, and alone treats loose skin of the abdomen
        ("skin-laxity", "abdomen", "I", "esthetician", "licence", ("radiofrequency",), ()),
    ],
)  # fmt: skip
def test_cells_of_the_shipped_pack_are_as_the_evidence_has_them(
    shipped: Gaps,
    concern: str,
    area: str,
    skin: str,
    operator: str,
    kind: str,
    variants: tuple[str, ...] | None,
    cautions: tuple[str, ...],
) -> None:
    key = concern, area, skin, operator
    cell = next(c for c in shipped.cells if (c.concern, c.area, c.skin_type, c.operator) == key)
    assert (cell.kind, cell.cautions) == (kind, cautions)
    assert variants is None or cell.variants == variants
