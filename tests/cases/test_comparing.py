"""What was expected beside what is said: every key differs only where it should, and names what made the difference."""

import pytest

from case_builders import ROLLER, one, small
from needlecli.cases import Difference, Outcome, Unheard

WAITS = "{facts: {isotretinoin: 2026-06-01}}"
HURT = "{facts: {wound: yes}}"


def rows(outcome: Outcome, key: str) -> tuple[tuple[str, str], ...]:
    """Give what differs under the one key that does."""
    (found,) = outcome.differences
    assert isinstance(found, Difference), found
    assert found.key == key
    return found.compared


class TestCautions:
    def test_are_exactly_those_that_hold(self) -> None:
        assert one("{cautions: [isotretinoin-wait]}", WAITS).passed
        assert rows(one("{cautions: []}", WAITS), "cautions") == (("", "isotretinoin-wait"),)
        assert rows(one("{cautions: [isotretinoin-wait]}"), "cautions") == (("isotretinoin-wait", ""),)

    def test_set_what_agrees_on_one_row(self) -> None:
        both = "{facts: {isotretinoin: 2026-06-01, wound: yes}}"
        assert rows(one("{cautions: [pregnancy-stop, wound-cap]}", both), "cautions") == (
            ("pregnancy-stop", ""),
            ("wound-cap", "wound-cap"),
            ("", "isotretinoin-wait"),
        )

    def test_may_hold_none_where_the_key_is_left_out(self) -> None:
        assert rows(one("{asks: []}", WAITS), "cautions") == (("", "isotretinoin-wait"),)

    def test_are_found_in_any_order(self) -> None:
        both = "{facts: {isotretinoin: 2026-06-01, wound: yes}}"
        assert one("{cautions: [wound-cap, isotretinoin-wait]}", both).passed

    def test_that_hold_for_everyone_need_not_be_listed_but_may_be(self) -> None:
        assert one("{cautions: []}").passed
        assert one("{cautions: [for-all]}").passed

    def test_say_less_with_include_and_exclude(self) -> None:
        both = "{facts: {isotretinoin: 2026-06-01, wound: yes}}"
        assert one("{cautions: {include: [wound-cap]}}", both).passed
        assert one("{cautions: {exclude: [pregnancy-stop]}}", both).passed
        assert rows(one("{cautions: {include: [wound-cap], exclude: [isotretinoin-wait]}}", WAITS), "cautions") == (
            ("wound-cap", ""),
            ("not isotretinoin-wait", "isotretinoin-wait"),
        )

    def test_that_differ_are_named_for_the_frames(self) -> None:
        (found,) = one("{cautions: [pregnancy-stop]}", WAITS).differences
        assert isinstance(found, Difference)
        assert found.cautions == ("pregnancy-stop", "isotretinoin-wait")

    def test_of_variants_that_are_not_looked_at_do_not_count(self) -> None:
        dark = "{facts: {skin_type: VI}}"
        assert rows(one("{cautions: []}", dark), "cautions") == (("", "roller-drag"),)
        assert one("{cautions: []}", dark, "    variants: [pen]\n").passed

    @pytest.mark.parametrize("expect", ["[roller-drag]", "{exclude: [roller-drag]}", "{include: [roller-drag]}"])
    def test_that_were_never_evaluated_prove_nothing(self, expect: str) -> None:
        (found,) = one(f"{{cautions: {expect}}}", more="    variants: [pen]\n").differences
        assert isinstance(found, Unheard)
        assert found.caution == "roller-drag"

    def test_prove_nothing_where_no_area_was_looked_at(self) -> None:
        pack = small(areas="  body: {name: Body}\n  trunk: {name: Trunk, within: body}\n")
        outcome = one("{cautions: []}", "{areas: [body]}", pack=pack)
        assert outcome.differences == (Unheard(("cases", 0, "expect", "cautions")),)


class TestQuestions:
    def test_are_exactly_those_still_open(self) -> None:
        open_one = "{facts: {isotretinoin: unknown}}"
        assert one("{asks: [isotretinoin]}", open_one).passed
        assert rows(one("{asks: [pregnancy]}", open_one), "asks") == (("pregnancy", ""), ("", "isotretinoin"))

    def test_may_be_none_where_the_key_is_left_out(self) -> None:
        found = one("{cautions: []}", "{facts: {isotretinoin: unknown}}")
        assert rows(found, "asks") == (("", "isotretinoin"),)
        assert isinstance(found.differences[0], Difference)
        assert found.differences[0].cautions == ("isotretinoin-wait",)


class TestNotes:
    def test_must_all_be_understood_unless_the_case_says_which_are_not(self) -> None:
        said = "{notes: has a dog}"
        assert rows(one("{cautions: []}", said), "unrecognised") == (("", "has a dog"),)
        assert one("{unrecognised: [has a dog]}", said).passed


class TestWhatIsOffered:
    def test_is_exact_and_in_order(self) -> None:
        assert one("{offered: [pen, roller]}").passed
        assert rows(one("{offered: [roller, pen]}"), "offered") == (("", "pen"), ("roller", "roller"), ("pen", ""))
        assert rows(one("{offered: [pen]}"), "offered") == (("pen", "pen"), ("", "roller"))

    def test_names_what_stands_against_a_variant(self) -> None:
        (found,) = one("{cautions: [isotretinoin-wait], offered: [pen]}", WAITS).differences
        assert isinstance(found, Difference)
        assert (found.compared, found.cautions) == ((("pen", ""),), ("isotretinoin-wait",))

    def test_says_less_with_include_and_exclude(self) -> None:
        assert one("{offered: {include: [roller]}}").passed
        assert rows(one("{offered: {exclude: [roller]}}"), "offered") == (("not roller", "roller"),)

    def test_has_a_first(self) -> None:
        assert one("{first: pen}").passed
        assert rows(one("{first: roller}"), "first") == (("roller", "pen"),)
        assert rows(one("{cautions: [isotretinoin-wait], first: pen}", WAITS), "first") == (("pen", "none"),)


class TestEachVariant:
    def test_has_a_verdict_now_and_one_if_all_clears(self) -> None:
        asked = "{facts: {pregnancy: unknown}}"
        good = "{asks: [pregnancy], verdicts: {pen: ask-first, roller: ask-first}, if_clear: {pen: suitable}}"
        assert one(good, asked).passed
        found = one("{asks: [pregnancy], verdicts: {pen: suitable, roller: ask-first}}", asked)
        assert rows(found, "verdicts") == (("pen: suitable", "pen: ask-first"), ("roller: ask-first",) * 2)
        assert isinstance(found.differences[0], Difference)
        assert found.differences[0].path == ("cases", 0, "expect", "verdicts", "pen")
        assert found.differences[0].cautions == ("pregnancy-stop",)

    def test_has_a_first_day(self) -> None:
        assert one("{cautions: [isotretinoin-wait], until: {pen: 2026-12-01}}", WAITS).passed
        assert one("{until: {pen: none}}").passed
        late = one("{cautions: [isotretinoin-wait], until: {pen: 2026-12-02}}", WAITS)
        assert rows(late, "until") == (("pen: 2026-12-02", "pen: 2026-12-01"),)

    def test_has_an_interval(self) -> None:
        assert one("{interval: {pen: 4-6 weeks, roller: none}}").passed
        found = one("{cautions: [wound-cap], interval: {pen: 4-6 weeks}}", HURT)
        assert rows(found, "interval") == (("pen: 4-6 weeks", "pen: 5-7 weeks"),)
        assert isinstance(found.differences[0], Difference)
        assert found.differences[0].cautions == ("wound-cap",)


SETTINGS = """
  - {id: gentle, level: adjust, when: {wound: yes}, says: S., sources: [study],
     adjust: {passes: 2, test_spot: true, energy: lowest, keep_out: the wound, margin: 5 mm, sun_avoid: 1 week}}
  - {id: gentler, level: adjust, when: {pregnancy: yes}, says: S., sources: [study],
     adjust: {passes: 1, energy: none, anaesthetic: none, keep_out: the lips, margin: 2 mm, preparation: 2-4 weeks,
       sun_avoid: 14 days, needles: insulated}}
"""
ONE = "passes: 2, test_spot: yes, energy: lowest, keep_out: the wound, margin: 5 mm, sun_avoid: 1 week"
BOTH = (
    "passes: 1, test_spot: yes, anaesthetic: none, energy: none, needles: insulated, keep_out: the wound; the lips, "
    "margin: 5 mm, preparation: 2-4 weeks, sun_avoid: 14 days"
)


class TestSettings:
    def test_are_all_that_apply_and_no_more(self) -> None:
        pack = small(SETTINGS)
        assert one(f"{{cautions: [gentle], settings: {{pen: {{{ONE}}}}}}}", "{facts: {wound: yes}}", pack=pack).passed
        assert one("{settings: {pen: {}, roller: {}}}", pack=pack).passed
        found = one("{cautions: [gentle], settings: {pen: {passes: 2}}}", "{facts: {wound: yes}}", pack=pack)
        assert [there for _, there in rows(found, "settings")] == [
            *("passes: 2", "test_spot: yes", "energy: lowest", "keep_out: the wound", "margin: 5.0 mm"),
            "sun_avoid: 1 week",
        ]

    def test_the_strictest_counts_and_words_stand_beside_each_other(self) -> None:
        both = "{facts: {wound: yes, pregnancy: yes}}"
        expect = f"{{cautions: [gentle, gentler], settings: {{pen: {{{BOTH}}}}}}}"
        assert one(expect, both, pack=small(SETTINGS)).passed

    def test_those_that_may_apply_count_until_it_is_answered(self) -> None:
        open_ = "{facts: {wound: unknown}}"
        assert one(f"{{asks: [wound], settings: {{pen: {{{ONE}}}}}}}", open_, pack=small(SETTINGS)).passed

    def test_name_the_cautions_that_differ(self) -> None:
        found = one("{cautions: [gentle], settings: {pen: {}}}", "{facts: {wound: yes}}", pack=small(SETTINGS))
        assert isinstance(found.differences[0], Difference)
        assert (found.differences[0].path[-2:], found.differences[0].cautions) == (("settings", "pen"), ("gentle",))


class TestDepth:
    def test_is_what_may_be_done_today(self) -> None:
        assert one("{depth: {pen: {cheeks: 1.0-1.5 mm}}}").passed
        found = one("{cautions: [wound-cap], depth: {pen: {cheeks: 1.0-1.5 mm}}}", HURT)
        assert rows(found, "depth") == (("pen, cheeks: 1.0-1.5 mm", "pen, cheeks: 1.0-1.2 mm"),)
        assert isinstance(found.differences[0], Difference)
        assert (found.differences[0].path[-2:], found.differences[0].cautions) == (("pen", "cheeks"), ("wound-cap",))

    def test_is_none_where_nothing_may_be_done(self) -> None:
        assert one("{cautions: [pregnancy-stop], depth: {pen: {cheeks: none}}}", "{facts: {pregnancy: yes}}").passed

    def test_of_an_area_that_was_not_looked_at_proves_nothing(self) -> None:
        found = one("{depth: {pen: {forehead: none}}}")
        assert rows(found, "depth") == (("pen, forehead: none", "pen, forehead: not looked at"),)

    def test_of_a_larger_area_holds_in_every_part_of_it(self) -> None:
        face, expect = "{areas: [face]}", "{depth: {roller: {face: 0.5-0.8 mm}}}"
        assert one(expect, face, pack=small(roller=ROLLER.replace("0.5-1.0 mm", "0.5-0.8 mm"))).passed
        assert rows(one(expect, face), "depth")[0][1] == (
            "roller, face: 0.5-1.0 mm for scars in cheeks; 0.5-0.8 mm for scars in forehead"
        )

    def test_that_differs_from_concern_to_concern_is_said_for_each(self) -> None:
        lines = "  - {concern: lines, effect: minimal, grade: B, says: X., depth: {face: 0.3-0.5 mm}, sources: [study]}"
        pack = small(roller=ROLLER.replace("indications:", f"indications:\n{lines}"))
        found = one("{depth: {roller: {cheeks: 0.5-1.0 mm}}}", "{concerns: [scars, lines]}", pack=pack)
        assert rows(found, "depth")[0][1] == "roller, cheeks: 0.5-1.0 mm for scars; 0.3-0.5 mm for lines"
