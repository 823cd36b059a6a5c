"""Rules on depths and figures, beyond what their pages show."""

import pytest

from builders import COMMON, PEN, TODAY, VOCABULARY, compiled, small_files
from lint_builders import findings, marked
from needlecli.lint import check
from needlecli.source.yaml import parse

DEPTH_RULES = ("depth-over-area", "depth-over-device", "depth-under-device", "depth-unit-suspect", "depth-never-used")


def treating(depth: str, device: str = "0.2-2.5 mm", grade: str = "A", more: str = "") -> str:
    """Write the pen with one indication, at these depths."""
    head = PEN[: PEN.index("indications:")].replace("0.2-2.5 mm", device)
    return (
        f"{head}indications:\n  - {{concern: scars, effect: marked, grade: {grade}, says: Softer.,\n"
        f"     depth: {{{depth}}}, sources: [study]}}\n{more}"
    )


def capped(adjust: str) -> str:
    return f"{PEN}cautions: [{{id: a, level: clearance, when: {{wound: yes}}, says: Look., adjust: {adjust}}}]\n"


def names(**files: str) -> list[str]:
    """Name the rules on depths that find something, once for each finding."""
    return [rule for rule in DEPTH_RULES for _ in findings(rule, TODAY, **files)]


class TestOneMistakeGivesOneFinding:
    def test_of_the_limits_of_device_and_area_the_lower_one_is_named(self) -> None:
        assert names(pen=treating("cheeks: 1.0-3.0 mm", device="0.2-2.2 mm")) == ["depth-over-area"]
        assert names(pen=treating("cheeks: 1.0-3.0 mm", device="0.2-1.8 mm")) == ["depth-over-device"]

    def test_once_the_lower_one_is_kept_so_is_the_other(self) -> None:
        assert names(pen=treating("cheeks: 1.0-2.0 mm", device="0.2-2.2 mm")) == []
        assert names(pen=treating("cheeks: 1.0-1.8 mm", device="0.2-1.8 mm")) == []

    def test_a_depth_in_another_unit_is_not_compared(self) -> None:
        assert names(pen=treating("cheeks: 300-500 mm")) == ["depth-unit-suspect"]

    def test_a_depth_that_is_never_used_for_two_reasons_is_found_once(self) -> None:
        assert names(pen=treating("eyelids: 0.5 mm", grade="X")) == ["depth-never-used"]

    def test_an_area_that_nobody_knows_is_found_by_reading_alone(self) -> None:
        assert names(pen=treating("cheek: 1.0 mm")) == []


class TestOverArea:
    def test_the_limit_is_shown_where_it_is_written(self) -> None:
        (found,) = findings("depth-over-area", pen=treating("forehead: 0.5-1.5 mm"))
        (related,) = found.related
        assert marked((found,)) == ["0.5-1.5 mm"]
        assert related[0] == "the limit"
        assert related[1].name == "p/_vocabulary.yaml"
        assert VOCABULARY.splitlines()[related[1].span.line][related[1].span.column :].startswith("1.0 mm")

    def test_the_limit_of_what_an_area_lies_within_counts(self) -> None:
        lower = VOCABULARY.replace(
            "face: {name: Face}", "face: {name: Face, limits: {needle: 0.9 mm}, sources: [study]}"
        )
        (found,) = findings("depth-over-area", vocabulary=lower, pen=treating("cheeks: 1.0 mm"))
        assert "0.9 mm, the limit of face for needle" in found.says

    def test_a_part_of_the_body_is_held_against_the_greatest_limit_in_it(self) -> None:
        assert names(pen=treating("face: 1.0-2.0 mm")) == []
        assert names(pen=treating("face: 1.0-2.1 mm")) == ["depth-over-area"]

    def test_each_technique_has_its_own_limits(self) -> None:
        heat = treating("cheeks: 1.0-2.5 mm").replace("technique: needle", "technique: rf")
        assert names(pen=heat) == []
        guide = COMMON.replace("rf: {}", "rf: {scars: {cheeks: 2.0-2.6 mm}}")
        assert names(common=guide) == ["depth-over-area"]

    def test_a_common_cap_counts_for_the_variant_with_the_greatest_limit(self) -> None:
        common = COMMON.replace("cautions: []", capped("{max_depth_in: {cheeks: 2.4 mm}}").removeprefix(PEN))
        heat = treating("cheeks: 1.0 mm").replace("technique: needle", "technique: rf").replace("id: pen", "id: heat")
        assert names(common=common) == ["depth-over-area"]
        assert names(common=common, heat=heat) == []


class TestOverDevice:
    def test_a_variant_may_be_set_lower_than_its_devices(self) -> None:
        devices = "devices: [{name: One, depth: 0-3.0 mm, sources: [study]}, {name: Two, sources: [study]}]\n"
        assert names(pen=PEN + devices) == []

    def test_a_guide_is_held_against_the_variant_that_goes_deepest(self) -> None:
        common = COMMON.replace("forehead: 0.5-0.8 mm", "cheeks: 1.0-1.8 mm")
        shallow = treating("cheeks: 1.0 mm", device="0.2-1.5 mm")
        deep = treating("cheeks: 1.0 mm", device="0.2-1.8 mm").replace("id: pen", "id: deep")
        assert names(common=common, pen=shallow) == ["depth-over-device"]
        assert names(common=common, pen=shallow, deep=deep) == []

    @pytest.mark.parametrize("setting", ["max_depth: 2.6 mm", "max_depth_uncleared: 2.6 mm"])
    def test_every_cap_is_held_against_the_device(self, setting: str) -> None:
        (found,) = findings("depth-over-device", pen=capped(f"{{{setting}}}"))
        assert marked((found,)) == ["2.6 mm"]
        assert found.related[0][1].span.line == PEN.splitlines().index("depth: 0.2-2.5 mm")


class TestUnderDevice:
    def test_a_depth_that_reaches_the_least_is_kept(self) -> None:
        assert names(pen=treating("forehead: 0.1-0.2 mm")) == []
        assert names(pen=treating("forehead: 0.1-0.15 mm")) == ["depth-under-device"]

    def test_a_guide_is_for_the_variants_that_it_suits(self) -> None:
        coarse = treating("cheeks: 1.5 mm", device="1.0-2.0 mm")
        assert names(pen=coarse) == ["depth-under-device"]
        assert names(pen=coarse, fine=PEN.replace("id: pen", "id: fine")) == []

    def test_a_cap_that_bars_only_some_variants_says_which(self) -> None:
        cap = capped("{max_depth: 0.5 mm}").removeprefix(PEN)
        coarse = treating("cheeks: 1.5 mm", device="1.0-2.0 mm").replace("id: pen", "id: coarse")
        (found,) = findings("depth-under-device", common=COMMON.replace("cautions: []", cap), coarse=coarse)
        assert "leaves nothing for coarse," in found.says


class TestUnits:
    @pytest.mark.parametrize("fine", ["0 mm", "0-2.5 mm", "0.05 mm", "10 mm"])
    def test_what_a_needle_may_reach_is_no_matter(self, fine: str) -> None:
        assert findings("depth-unit-suspect", pen=f"{PEN}devices: [{{name: One, depth: {fine}}}]\n") == ()

    @pytest.mark.parametrize("odd", ["0.04 mm", "10.5 mm", "0.5-150 mm"])
    def test_what_none_reaches_is(self, odd: str) -> None:
        found = findings("depth-unit-suspect", pen=f"{PEN}devices: [{{name: One, depth: {odd}}}]\n")
        assert marked(found) == [odd]

    def test_lengths_in_sentences_and_on_the_skin_may_be_any(self) -> None:
        wide = capped("{margin: 20 mm}").replace("says: Look.", "says: Leave out scars of 50 mm and more.")
        assert findings("depth-unit-suspect", pen=wide) == ()

    def test_it_is_found_in_a_file_that_is_wrong_otherwise(self) -> None:
        text = treating("cheeks: 300 mm").replace("technique: needle", "technique: nedle")
        assert marked(findings("depth-unit-suspect", pen=text)) == ["300 mm"]


class TestFigures:
    @pytest.mark.parametrize(
        ("least", "interval", "wrong"),
        [
            ("4 weeks", "28-42 days", False),
            ("4 weeks", "27 days", True),
            ("1 month", "4 weeks", False),
            ("1 month", "3 weeks", True),
            ("12 months", "1 year", False),
        ],
    )
    def test_times_in_different_units_are_compared_as_far_as_they_can_be(
        self, least: str, interval: str, wrong: bool
    ) -> None:
        text = PEN.replace("interval: 4-6 weeks", f"interval: {interval}") + f"minimum_interval: {{is: {least}}}\n"
        assert marked(findings("typical-outside-range", pen=text)) == ([interval] if wrong else [])

    def test_the_ends_of_a_range_belong_to_it(self) -> None:
        text = PEN.replace("typical: 2 days", "typical: 3 days").replace("{typical: 3}", "{typical: 5, range: 1-5}")
        assert findings("typical-outside-range", pen=text) == ()


def test_a_variant_alone_is_held_against_the_words_of_the_pack_behind_it() -> None:
    files = small_files()
    behind = compiled(files).value
    documents = [d for name, text in files.items() if (d := parse(name, text).value) is not None]
    own = treating("forehead: 0.5-1.5 mm").replace("id: pen", "id: stamp")
    found = check([("q/stamp.yaml", own.encode())], TODAY, behind, documents).found
    (over,) = (d for d in found if d.name == "depth-over-area")
    assert [where.name for _, where in over.related] == ["p/_vocabulary.yaml"]
