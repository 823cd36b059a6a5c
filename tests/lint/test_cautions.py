"""Rules on cautions: which clauses are blamed, what is left alone, and what counts as covered."""

import pytest

from builders import COMMON, PEN
from lint_builders import findings, marked


def caution(name: str, when: str, level: str = "defer", more: str = "") -> str:
    return f"  - {{id: {name}, level: {level}, when: {when}, says: About {name}.{more}}}\n"


def pen(*cautions: str) -> str:
    return f"{PEN}cautions:\n{''.join(cautions)}"


def common(*cautions: str) -> str:
    return COMMON.replace("cautions: []\n", f"cautions:\n{''.join(cautions)}")


class TestImpossible:
    @pytest.mark.parametrize(
        ("when", "clash", "others"),
        [
            ("{all: [{pregnancy: yes}, {age: under 50}, {pregnancy: no}]}", "no", ["yes"]),
            ("{pregnancy: yes, not: {pregnancy: yes}}", "yes", ["yes"]),
            ("{pregnancy: yes, not: {any: [{age: under 50}, {pregnancy: yes}]}}", "yes", ["yes"]),
            ("{all: [{age: under 18}, {age: over 30}]}", "over 30", ["under 18"]),
            ("{isotretinoin: current, not: {isotretinoin: within 1 month}}", "within 1 month", ["current"]),
            ("{all: [{area: cheeks}, {area: forehead}]}", "forehead", ["cheeks"]),
            ("{event: within 7 days, not: {event: within 14 days}}", "within 14 days", ["within 7 days"]),
            ("{not: {age: 0 to 120}}", "0 to 120", []),
            ("{any: [{pregnancy: yes}, {age: under 18, any: [{age: over 30}, {age: over 40}]}]}", "over 40",
             ["under 18", "over 30"]),
        ],
    )  # fmt: skip
    def test_only_the_clauses_that_clash_are_blamed(self, when: str, clash: str, others: list[str]) -> None:
        (found,) = findings("caution-impossible", pen=pen(caution("a", when)))
        assert marked((found,)) == [clash]
        related = [found.where.text[_offset(found.where.text, where.span) :] for _, where in found.related]
        assert [text.startswith(other) for text, other in zip(related, others, strict=True)] == [True] * len(others)

    def test_clauses_that_clash_only_all_together_are_all_named(self) -> None:
        when = "{all: [{skin_type: [I, II]}, {skin_type: [II, III]}, {skin_type: [I, III]}]}"
        (found,) = findings("caution-impossible", pen=pen(caution("a", when)))
        assert len(found.related) == 2
        assert found.says.startswith("skin_type: [I, II], skin_type: [II, III] and skin_type: [I, III] exclude")

    def test_each_dead_part_of_a_condition_that_can_hold_is_found(self) -> None:
        dead = "{all: [{pregnancy: yes}, {pregnancy: no}]}"
        found = findings("caution-impossible", pen=pen(caution("a", f"{{any: [{dead}, {{wound: yes}}, {dead}]}}")))
        assert [d.says.split(", ")[-1] for d in found] == ["so this part of the condition never holds"] * 2

    def test_a_number_outside_its_range_is_one_mistake(self) -> None:
        text = pen(caution("a", "{age: over 300}"))
        assert findings("caution-impossible", pen=text) == ()
        assert marked(findings("number-outside-range", pen=text)) == ["over 300"]

    def test_common_cautions_are_looked_at_as_well(self) -> None:
        when = "{all: [{pregnancy: yes}, {pregnancy: no}]}"
        (found,) = findings("caution-impossible", common=common(caution("a", when)))
        assert found.where.name == "p/_common.yaml"


def _offset(text: str, span: tuple[int, int, int, int]) -> int:
    lines = text.splitlines(keepends=True)
    return sum(len(line) for line in lines[: span[0]]) + span[1]


class TestAlways:
    @pytest.mark.parametrize("level", ["contraindicated", "defer", "clearance"])
    def test_nobody_is_barred_without_being_asked(self, level: str) -> None:
        assert marked(findings("caution-always", pen=pen(caution("a", "always", level)))) == ["always"]

    @pytest.mark.parametrize("level", ["adjust", "note"])
    def test_what_everybody_is_told_is_told_always(self, level: str) -> None:
        assert findings("caution-always", pen=pen(caution("a", "always", level))) == ()

    def test_a_note_to_everybody_is_not_written_as_a_question(self) -> None:
        when = "{any: [{age: under 18}, {age: at least 18}]}"
        (found,) = findings("caution-always", pen=pen(caution("a", when, "note")))
        assert marked((found,)) == ["when"]
        assert "when: always" in found.help

    def test_a_clause_that_asks_nothing_is_pointed_at(self) -> None:
        when = "{any: [{wound: yes}, {pregnancy: yes, not: {age: under 0}}]}"
        assert marked(findings("caution-always", pen=pen(caution("a", when)))) == ["under 0"]


class TestSubsumed:
    def test_the_other_one_is_shown(self) -> None:
        (found,) = findings(
            "caution-subsumed",
            common=common(caution("wide", "{age: under 18}", "contraindicated")),
            pen=pen(caution("narrow", "{age: under 16, wound: yes}")),
        )
        assert marked((found,)) == ["narrow"]
        assert found.says == "whenever narrow fires, wide fires as well, and is stronger (contraindicated)"
        assert [where.name for _, where in found.related] == ["p/_common.yaml"]

    def test_of_two_that_say_the_same_the_later_one_is_found(self) -> None:
        text = pen(caution("one", "{wound: yes}"), caution("two", "{wound: yes}"))
        assert marked(findings("caution-subsumed", pen=text)) == ["two"]

    def test_any_way_in_which_the_other_fires_counts(self) -> None:
        wide = caution("wide", "{any: [{pregnancy: yes}, {wound: yes}, {age: under 18}]}")
        assert marked(findings("caution-subsumed", pen=pen(wide, caution("narrow", "{wound: yes}")))) == ["narrow"]
        narrow = caution("narrow", "{any: [{wound: yes}, {age: under 16}]}")
        assert marked(findings("caution-subsumed", pen=pen(wide, narrow))) == ["narrow"]

    @pytest.mark.parametrize(
        ("wide", "narrow"),
        [
            (("{wound: yes}", "clearance", ""), ("{wound: yes}", "defer", "")),
            (("{wound: yes}", "defer", ""), ("{any: [{wound: yes}, {pregnancy: yes}]}", "defer", "")),
            (("{wound: yes}", "defer", ""), ("{wound: yes}", "note", "")),
            (("{wound: yes}", "adjust", ", adjust: {passes: 1}"), ("{wound: yes}", "adjust", "")),
            (("{wound: yes}", "defer", ", shorten: doctor"), ("{wound: yes}", "defer", "")),
            (("{wound: yes}", "clearance", ", adjust: {max_depth_uncleared: 1 mm}"), ("{wound: yes}", "clearance", "")),
            (("{wound: yes}", "clearance", ""), ("{wound: yes}", "adjust", ", adjust: {max_depth: 1 mm}")),
            (
                ("{wound: yes}", "adjust", ", adjust: {max_depth: 1 mm, test_spot: true}"),
                ("{wound: yes}", "adjust", ", adjust: {max_depth: 0.5 mm}"),
            ),
            (("{isotretinoin: within 3 months}", "defer", ""), ("{isotretinoin: within 6 months}", "defer", "")),
        ],
    )
    def test_what_does_more_or_fires_for_more_is_not_covered(
        self, wide: tuple[str, str, str], narrow: tuple[str, str, str]
    ) -> None:
        found = findings("caution-subsumed", pen=pen(caution("wide", *wide), caution("narrow", *narrow)))
        assert "narrow" not in marked(found)

    @pytest.mark.parametrize(
        ("wide", "narrow"),
        [
            (("{wound: yes}", "contraindicated", ""), ("{wound: yes}", "adjust", ", adjust: {max_depth: 1 mm}")),
            (("{wound: yes}", "contraindicated", ""), ("{wound: yes}", "note", "")),
            (
                ("{wound: yes}", "adjust", ", adjust: {max_depth: 0.5 mm, test_spot: true, passes: 1}"),
                ("{wound: yes}", "adjust", ", adjust: {max_depth_in: {cheeks: 1 mm}, passes: 2}"),
            ),
            (
                ("{wound: yes}", "clearance", ", adjust: {max_depth_uncleared: 0.5 mm}"),
                ("{wound: yes}", "clearance", ", adjust: {max_depth_uncleared: 1 mm}"),
            ),
        ],
    )
    def test_what_does_no_more_and_fires_for_no_more_is_covered(
        self, wide: tuple[str, str, str], narrow: tuple[str, str, str]
    ) -> None:
        found = findings("caution-subsumed", pen=pen(caution("wide", *wide), caution("narrow", *narrow)))
        assert marked(found) == ["narrow"]

    def test_a_caution_for_more_variants_is_not_covered_by_one_for_fewer(self) -> None:
        stamp = pen(caution("own", "{wound: yes}", "contraindicated")).replace("id: pen", "id: stamp", 1)
        assert findings("caution-subsumed", common=common(caution("all", "{wound: yes}")), stamp=stamp) == ()

    def test_naming_the_variant_under_except_replaces_the_common_one(self) -> None:
        wide = caution("wide", "{wound: yes}", "contraindicated", ", except: [pen]")
        stamp = PEN.replace("id: pen", "id: stamp")
        own = pen(caution("own", "{wound: yes}", "clearance"))
        assert findings("caution-subsumed", common=common(wide), stamp=stamp, pen=own) == ()


class TestSettings:
    @pytest.mark.parametrize(
        ("says", "adjust", "words"),
        [
            ("At most 0.5 mm here.", "", ["At most 0.5 mm"]),
            ("Only 0.5 mm or less here.", "", ["0.5 mm or less"]),
            ("One light pass.", "", ["One light pass"]),
            ("Do a patch test.", ", adjust: {max_depth: 1 mm}", ["patch test"]),
            ("At most 0.5 mm here.", ", adjust: {max_depth_in: {cheeks: 0.5 mm}}", []),
            ("Lower the depth by 0.1 mm until it stops.", "", []),
            ("Work with a light hand.", "", []),
        ],
    )
    def test_words_that_set_something_need_a_setting(self, says: str, adjust: str, words: list[str]) -> None:
        text = pen(caution("a", "{wound: yes}", "adjust", adjust).replace("About a.", says))
        assert marked(findings("adjust-without-setting", pen=text)) == words

    def test_a_bar_and_a_note_may_speak_of_depths(self) -> None:
        for level in ("contraindicated", "note", "defer"):
            text = pen(caution("a", "{wound: yes}", level).replace("About a.", "At most 0.5 mm."))
            assert findings("adjust-without-setting", pen=text) == ()

    def test_words_over_two_lines_are_pointed_at_in_full(self) -> None:
        folded = "cautions:\n  - id: a\n    level: adjust\n    when: {wound: yes}\n    says: >-\n      Go no deeper\n"
        folded += "      than 1 mm.\n"
        assert marked(findings("adjust-without-setting", pen=PEN + folded)) == ["no deeper\n      than 1 mm"]

    @pytest.mark.parametrize("empty", ["", ", adjust: {}", ", adjust: {test_spot: false}"])
    def test_settings_that_set_nothing_are_none(self, empty: str) -> None:
        assert findings("setting-without-adjust", pen=pen(caution("a", "{wound: yes}", "note", empty))) == ()
