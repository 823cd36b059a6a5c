"""Small faults in a pack: which are made, which the cases notice, and which nobody would."""

from datetime import date

import pytest

from case_builders import CAUTIONS, documents, ran, small, texts
from needlecli.advice import recommend
from needlecli.cases import Case, Score, Tally, notice, run
from needlecli.cases.mutating import mutants
from needlecli.cases.mutation.mutant import Mutant
from needlecli.cases.noticing import TELLTALE
from needlecli.cases.reaching import Reach
from needlecli.knowledge import Pack
from needlecli.lint import argued, check

ON = date(2026, 11, 22)
RICH = """
  - {id: isotretinoin-wait, level: defer, when: {isotretinoin: within 6 months}, says: Wait., sources: [study]}
  - {id: long-over, level: note, when: {isotretinoin: over 6 months}, says: S., sources: [study]}
  - {id: grown, level: adjust, when: {age: 18 to 64, skin_type: [II, III], pregnancy: no}, says: S., sources: [study]}
  - {id: soon, level: defer, when: {event: within 7 days}, says: S., sources: [study]}
  - id: either
    level: clearance
    when: {any: [{pregnancy: yes}, {wound: yes, area: [cheeks, forehead]}]}
    says: S.
    adjust: {max_depth: 1.2 mm, max_depth_in: {face: 1.1 mm}, interval_add: 1 week, passes: 2, test_spot: true}
    sources: [study]
  - {id: deep, level: note, when: {depth: over 1.2 mm, concern: [scars, lines]}, says: S., sources: [study]}
  - {id: for-all, level: note, when: always, says: Say it., sources: [study]}
"""


def made(cautions: str = RICH) -> dict[str, Mutant]:
    """Make the mutants of the small pack, by their names."""
    found = list(mutants(small(cautions), documents(texts(cautions))))
    named = {one.key: one for one in found}
    assert len(named) == len(found)
    return named


def score(cases: str, cautions: str = CAUTIONS) -> Score:
    """Try the mutants of the small pack against some cases."""
    pack = small(cautions)
    return notice(ran(cases, pack), pack, documents(texts(cautions)))


def left(cases: str, about: str) -> list[str]:
    """Say which mutants with a name that begins like this go unnoticed."""
    return [one.key.partition("/")[2] for one in score(cases).survivors if one.key.startswith(about)]


def says(key: str) -> str:
    return made()[key].says


class TestWhatIsMade:
    def test_a_wait_is_moved_by_one_of_its_own_unit_the_looser_first(self) -> None:
        moved = [one for key, one in made().items() if key.startswith("threshold/isotretinoin-wait/")]
        assert [one.says for one in moved] == [
            "isotretinoin-wait waited 5 months instead of 6 months",
            "isotretinoin-wait waited 7 months instead of 6 months",
        ]

    def test_under_not_the_longer_window_is_the_looser(self) -> None:
        """`over 6 months` holds for fewer when it is over 7."""
        moved = [key for key in made() if key.startswith("threshold/long-over/")]
        assert moved == [f"threshold/long-over/when.isotretinoin={window}" for window in ("7 months", "5 months")]

    def test_both_ends_of_a_number_are_moved(self) -> None:
        moved = [key.partition("=")[2] for key in made() if key.startswith("threshold/grown/")]
        assert moved == ["19", "63", "17", "65"]

    @pytest.mark.parametrize(
        ("key", "told"),
        [
            ("threshold/soon/when.event=6 days", "soon waited 6 days instead of 7 days"),
            ("threshold/deep/when.depth=1.3 mm", "deep drew its line for the depth at 1.3 mm instead of 1.2 mm"),
            ("threshold/either/adjust.max_depth=1.3 mm", "either set max depth to 1.3 mm instead of 1.2 mm"),
            ("threshold/either/adjust.passes=3", "either set passes to 3 instead of 2"),
            ("dropped/either", "either were gone"),
            ("dropped/either/pen", "either no longer held for pen"),
            ("dropped/either/adjust.test_spot", "either no longer set test spot"),
            ("dropped/grown/when.skin_type without II", "grown no longer held for II"),
            ("dropped/deep/when.concern without lines", "deep no longer held for lines"),
            ("dropped/either/when.any.1.area without cheeks", "either no longer held for cheeks"),
            ("dropped/grown/when.age left out", "grown no longer looked at age in one of its clauses"),
            ("turned/either/when.any.0.pregnancy turned", "either took no for yes in pregnancy"),
            ("weakened/either=adjust", "either were an adjustment instead of a matter of clearance"),
            (
                "widened/pen/scars/face/deeper",
                "pen for scars in face went deeper, 1.0-1.6 mm instead of 1.0-1.5 mm",
            ),
            ("swapped/scars/pen/roller", "pen and roller changed places for scars: their fit exchanged"),
        ],
    )
    def test_each_is_named_and_said(self, key: str, told: str) -> None:
        assert says(key) == told

    def test_a_note_is_not_made_weaker_and_a_common_caution_is_left_out_of_each_variant(self) -> None:
        assert not [key for key in made() if key.startswith("weakened/for-all")]
        assert [key for key in made() if key.startswith("dropped/for-all")] == [
            "dropped/for-all",
            "dropped/for-all/pen",
            "dropped/for-all/roller",
        ]

    def test_a_caution_of_one_variant_is_left_out_once(self) -> None:
        assert [key for key in made() if key.startswith("dropped/roller-drag")] == [
            "dropped/roller-drag",
            "dropped/roller-drag/when.skin_type without V",
            "dropped/roller-drag/when.skin_type without VI",
        ]

    @pytest.mark.parametrize(
        ("key", "value"),
        [
            ("threshold/isotretinoin-wait/when.isotretinoin=5 months", "within 6 months"),
            ("weakened/either=adjust", "clearance"),
            ("dropped/either/when.any.1.area without forehead", "forehead"),
            ("threshold/either/adjust.max_depth_in.face=1.2 mm", "1.1 mm"),
            ("widened/pen/scars/face/deeper", "1.0-1.5 mm"),
            ("widened/guide/needle/scars/forehead/shallower", "0.5-0.8 mm"),
            ("threshold/area/forehead/needle=0.9 mm", "1.0 mm"),
            ("threshold/pen/depth=0.2-2.4 mm", "0.2-2.5 mm"),
            ("swapped/scars/pen/roller", "marked"),
        ],
    )
    def test_each_stands_at_the_very_value(self, key: str, value: str) -> None:
        where = made()[key].where
        span = where.span
        line = where.text.splitlines()[span.line]
        assert line[span.column : span.end_column].strip() == value

    def test_none_leaves_the_pack_as_it_is(self) -> None:
        pack = small(RICH)
        assert not [key for key, one in made().items() if one.pack == pack]

    def test_hours_are_moved_by_a_day_since_no_answer_tells_hours(self) -> None:
        short = "\n  - {id: a, level: defer, when: {isotretinoin: within 24 hours}, says: S., sources: [study]}\n"
        assert [key.partition("=")[2] for key in made(short) if key.startswith("threshold/a/")] == [
            "0 hours",
            "48 hours",
        ]

    def test_a_depth_that_another_limit_cuts_off_alters_nothing(self) -> None:
        """The device reaches 2.5 mm, and no depth goes past 1.5 mm."""
        assert not made()["threshold/pen/depth=0.2-2.6 mm"].alters
        assert made()["widened/pen/scars/face/deeper"].alters


FIRES = "  - {name: a, variants: [pen], client: {facts: {isotretinoin: 2026-05-23}}, "
FIRES += "expect: {cautions: [isotretinoin-wait]}}\n"
OVER = "  - {name: b, variants: [pen], client: {facts: {isotretinoin: 2026-05-22}}, expect: {cautions: []}}\n"
DAY = "expect: {cautions: [isotretinoin-wait], verdicts: {pen: defer}}}\n"


class TestWhatIsNoticed:
    def test_the_day_before_tells_the_shorter_wait_and_the_day_itself_the_longer(self) -> None:
        name = "threshold/isotretinoin-wait"
        assert left(FIRES, name) == ["isotretinoin-wait/when.isotretinoin=7 months"]
        assert left(OVER, name) == ["isotretinoin-wait/when.isotretinoin=5 months"]
        assert left(FIRES + OVER, name) == []

    def test_a_weaker_level_is_noticed_by_a_verdict_and_not_by_the_caution_alone(self) -> None:
        assert left(FIRES, "weakened/isotretinoin-wait") == ["isotretinoin-wait=clearance"]
        assert left(FIRES.partition("expect:")[0] + DAY, "weakened/isotretinoin-wait") == []

    def test_a_caution_left_out_of_one_variant_is_noticed_only_where_that_variant_is_looked_at(self) -> None:
        assert left(FIRES, "dropped/isotretinoin-wait") == ["isotretinoin-wait/roller"]

    def test_a_case_that_does_not_pass_notices_nothing(self) -> None:
        wrong = FIRES.replace("[isotretinoin-wait]", "[]")
        assert len(left(wrong, "dropped/isotretinoin-wait")) == 3

    def test_exchanged_ranks_are_noticed_by_the_order(self) -> None:
        assert left(OVER, "swapped/") == ["scars/pen/roller"]
        assert left("  - {name: a, expect: {offered: [pen, roller]}}\n", "swapped/") == []

    def test_a_depth_is_noticed_where_it_is_expected(self) -> None:
        deep = "  - {name: a, variants: [pen], expect: {depth: {pen: {cheeks: 1.0-1.5 mm}}}}\n"
        assert "pen/scars/face/deeper" in left(OVER, "widened/")
        assert "pen/scars/face/deeper" not in left(deep, "widened/")

    def test_a_setting_is_noticed_where_it_is_expected(self) -> None:
        cases = "  - {name: a, variants: [pen], client: {facts: {pregnancy: yes}}, "
        cases += "expect: {cautions: {include: [either]}%s}}\n"
        key = "dropped/either/adjust.test_spot"
        bare = {one.key for one in score(cases % "", RICH).survivors}
        told = {one.key for one in score(cases % ", settings: {pen: {passes: 2, test_spot: yes}}", RICH).survivors}
        assert key in bare
        assert not {key, "threshold/either/adjust.passes=3", "threshold/either/adjust.passes=1"} & told

    def test_the_same_cases_always_leave_the_same(self) -> None:
        assert score(FIRES + OVER).data() == score(FIRES + OVER).data()


MANY = (
    FIRES
    + OVER
    + """
  - {name: c, client: {facts: {pregnancy: yes, wound: yes}}, expect: {cautions: {include: []}}}
  - name: d
    client: {event: 2026-11-25, facts: {isotretinoin: yes}}
    expect: {cautions: {include: []}, asks: [isotretinoin]}
  - {name: e, client: {others: unknown, concerns: [lines]}, expect: {cautions: {include: []}, asks: {include: []}}}
  - {name: f, client: {areas: [forehead], max_depth: 1.2 mm}, expect: {cautions: {include: []}}}
  - {name: g, client: {facts: {age: 18, skin_type: VI, isotretinoin: 2020-01-01}}, expect: {cautions: {include: []}}}
"""
)


def told(pack: Pack, case: Case) -> object:
    """Give what is said in an answer, variant by variant."""
    return [
        (
            *(one.variant.id, one.verdict, one.if_clear, one.until, one.struck),
            [(row.concern, row.area, row.now, row.if_clear, row.cleared_to) for row in one.depth],
            [(f.caution.id, f.caution.level, f.caution.adjust, f.truth, f.until, f.facts) for f in one.findings],
            [course.interval for course in one.courses],
        )
        for one in recommend(pack, case.client, case.variants).options
    ]


class TestWhatIsRunAgain:
    def test_a_case_that_is_not_run_again_has_the_same_answer(self) -> None:
        pack = small(RICH)
        cases = [outcome.case for outcome in ran(MANY, pack)]
        reach, before = Reach(pack, cases), {case.name: told(pack, case) for case in cases}
        spared = 0
        for one in made().values():
            again = list(reach.reached(one.pack, TELLTALE[one.kind]))
            for case in (case for case in cases if case not in again):
                spared += 1
                assert told(one.pack, case) == before[case.name], (one.key, case.name)
        assert spared > len(cases) * len(made()) / 3

    def test_what_another_limit_hides_makes_no_case_fail(self) -> None:
        pack = small(RICH)
        passed = [outcome.case for outcome in ran(MANY, pack) if outcome.state == "passed"]
        hidden = [one for one in made().values() if not one.alters]
        assert hidden
        assert {run(case, one.pack).state for case in passed for one in hidden} == {"passed"}

    def test_only_what_reaches_the_change_is_run(self) -> None:
        found = score(MANY)
        assert found.cases * found.total == found.full
        assert 0 < found.runs < found.full / 2


class TestFigures:
    def test_an_argued_fault_counts_as_done_and_is_told_apart(self) -> None:
        assert (Tally("dropped", 4, 1, 1).noticed, Tally("dropped", 4, 1, 1).percent) == (2, 75)

    def test_a_hundred_means_all(self) -> None:
        assert Tally("dropped", 1000, 1).percent == 99
        assert Tally("dropped", 1000, 0, 1).percent == 100
        assert Tally("swapped", 0, 0).percent == 100


COMMENT = "\n  # needle: allow mutant-survived because a trial says so"
ARGUED = COMMENT + CAUTIONS


class TestWhatIsArgued:
    def held(self, cautions: str, cases: str) -> tuple[Score, list[str]]:
        """Hold the survivors against what the files allow; give the score, and what is said of comments."""
        found = score(cases, cautions)
        every = [one.diagnostic() for one in found.survivors]
        left, about = argued(documents(texts(cautions)), every, "mutant-survived", ON)
        return found.arguing(left), [one.name for one in about]

    def test_a_comment_lets_what_survives_on_its_line_stand(self) -> None:
        bare, _ = self.held(CAUTIONS, FIRES)
        one, about = self.held(ARGUED, FIRES)
        assert ({survivor.key.split("/")[1].partition("=")[0] for survivor in one.argued}, about) == (
            {"isotretinoin-wait"},
            [],
        )
        assert len(one.argued) == len(bare.survivors) - len(one.survivors)
        assert one.percent > bare.percent

    def test_a_comment_that_lets_nothing_stand_is_told(self) -> None:
        noticed = OVER + FIRES.partition("expect:")[0] + DAY
        noticed += "  - {name: c, variants: [roller], client: {facts: {isotretinoin: 2026-05-23}}, "
        noticed += "expect: {cautions: [isotretinoin-wait], verdicts: {roller: defer}}}\n"
        one, about = self.held(ARGUED, noticed)
        assert (one.argued, about) == ((), ["suppression-stale"])

    def test_validate_does_not_call_it_stale_because_it_makes_no_faults(self) -> None:
        files = [(name, text.encode()) for name, text in texts(ARGUED).items()]
        assert not [found for found in check(files, ON).found if found.name.startswith("suppression")]
