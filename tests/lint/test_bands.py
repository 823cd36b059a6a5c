"""Rules on bands: what counts as a hole or as shared, and what is left alone."""

import pytest

from builders import PEN, VOCABULARY
from lint_builders import findings, marked

RULES = ("band-gap", "band-overlap")


def ages(*tests: str, common: str = "") -> str:
    """Write the pen with one caution for each test of the age."""
    entries = "".join(
        f"  - {{id: a{i}, level: note, when: {{age: {test}}}, says: Advice {i}.{common}}}\n"
        for i, test in enumerate(tests)
    )
    return f"{PEN}cautions:\n{entries}"


def steps(*windows: str, section: str = "after", says: str = "Advice {}.") -> str:
    """Write the pen with one step of care on the sun for each window."""
    entries = "".join(f"    - {{{w}, topic: sun, says: {says.format(i)}}}\n" for i, w in enumerate(windows))
    return f"{PEN}care:\n  {section}:\n{entries}"


def said(text: str) -> list[str]:
    """Give the first words of every finding on bands: which values, and whether they lie between or are shared."""
    found = [d for rule in RULES for d in findings(rule, pen=text)]
    return [" ".join(d.says.split(" and ")[0].split(" as well")[0].split()) for d in found]


class TestNumbers:
    @pytest.mark.parametrize(
        ("tests", "words"),
        [
            (("under 18", "20 to 30"), ["age 18 to 19 lies between under 18"]),
            (("under 18", "19 to 30"), ["age 18 lies between under 18"]),
            (("under 18", "over 18"), ["age 18 lies between under 18"]),
            (("18 to 21", "23 to 30"), ["age 22 lies between 18 to 21"]),
            (("18 to 21", "20 to 30"), ["age 20 to 21 belongs to 18 to 21"]),
            (("18 to 21", "21 to 30"), ["age 21 belongs to 18 to 21"]),
            (("20 to 30", "under 18"), ["age 18 to 19 lies between under 18"]),
        ],
    )
    def test_the_values_are_named(self, tests: tuple[str, ...], words: list[str]) -> None:
        assert said(ages(*tests)) == words

    @pytest.mark.parametrize(
        "tests",
        [
            ("under 18", "18 to 21"),
            ("18 to 21", "22 to 30"),
            ("18 to 21", "at least 22"),
            ("18 to 21", "over 21"),
            ("under 18", "over 70"),
            ("under 18", "over 30"),
            ("18 to 21", "over 65"),
            ("under 60", "over 40"),
            ("18 to 60", "20 to 30"),
            ("under 18", "under 16"),
            ("18 to 21", "18 to 21"),
            ("under 18", "18 to 21", "20 to 21"),
        ],
    )
    def test_bands_that_meet_contain_each_other_or_stand_far_apart_are_left_alone(self, tests: tuple[str, ...]) -> None:
        assert said(ages(*tests)) == []

    def test_a_number_that_flows_has_no_whole_steps(self) -> None:
        words = VOCABULARY.replace("unit: years, range: 0-120", "unit: mm, range: 0-10")
        near = findings("band-gap", vocabulary=words, pen=ages("1 to 2", "3 to 5"))
        assert [d.says.split(" and ")[0] for d in near] == ["age 2 to 3 lies between 1 to 2"]

    def test_a_condition_that_asks_for_more_is_no_band(self) -> None:
        text = ages("under 18", "20 to 30").replace("{age: 20 to 30}", "{age: 20 to 30, wound: yes}")
        assert said(text) == []

    def test_cautions_for_other_variants_are_other_bands(self) -> None:
        both = ages("under 18", "20 to 30").replace("says: Advice 1.", "says: Advice 1., except: [pen]")
        assert said(both) == []

    def test_the_later_band_is_pointed_at_and_the_earlier_related(self) -> None:
        (found,) = findings("band-gap", pen=ages("20 to 30", "under 18"))
        assert marked((found,)) == ["20 to 30"]
        assert found.related[0][1].span.line == found.where.span.line + 1


class TestTimes:
    @pytest.mark.parametrize(
        ("windows", "words"),
        [
            (
                ("from: 0 hours, to: 48 hours", "from: 4 days, to: 9 days"),
                ["day 2 to 3 lies between 0 hours to 48 hours"],
            ),
            (("from: 1 day, to: 3 days", "from: 5 days, to: 9 days"), ["day 4 lies between 1 day to 3 days"]),
            (("from: 1 day, to: 3 days", "from: 5 days"), ["day 4 lies between 1 day to 3 days"]),
            (("from: 1 day, to: 3 days", "from: 2 days, to: 9 days"), ["day 2 to 3 belongs to 1 day to 3 days"]),
            (("from: 1 day, to: 3 days", "from: 3 days, to: 9 days"), ["day 3 belongs to 1 day to 3 days"]),
        ],
    )
    def test_the_days_are_named(self, windows: tuple[str, ...], words: list[str]) -> None:
        assert said(steps(*windows)) == words

    @pytest.mark.parametrize(
        "windows",
        [
            ("from: 0 hours, to: 24 hours", "from: 1 day, to: 3 days", "from: 4 days, to: 7 days", "from: 8 days"),
            ("from: 0 hours, to: 24 hours", "from: 24 hours"),
            ("from: 0 hours, to: 72 hours", "from: 4 days, to: 7 days"),
            ("from: 1 week, to: 2 weeks", "from: 3 weeks, to: 4 weeks"),
            ("from: 0 hours, to: 6 hours", "from: 0 days, to: 1 day"),
            ("from: 1 day, to: 3 days", "from: 14 days"),
            ("from: 0 days, to: 14 days", "from: 3 days, to: 5 days"),
        ],
    )
    def test_windows_that_meet_contain_each_other_or_stand_far_apart_are_left_alone(
        self, windows: tuple[str, ...]
    ) -> None:
        assert said(steps(*windows)) == []

    def test_before_the_treatment_time_is_counted_backwards(self) -> None:
        windows = ("from: 14 days, to: 7 days", "from: 5 days, to: 0 days")
        assert said(steps(*windows, section="before")) == ["day 6 lies between 5 days to 0 days"]
        assert said(steps("from: 14 days", "from: 7 days", section="before")) == []

    def test_the_same_advice_may_be_given_twice(self) -> None:
        assert said(steps("from: 1 day, to: 3 days", "from: 2 days, to: 9 days", says="Stay inside.")) == []

    def test_other_topics_are_other_bands(self) -> None:
        text = steps("from: 1 day, to: 3 days", "from: 2 days, to: 9 days")
        assert said(text.replace("topic: sun, says: Advice 1", "topic: heat, says: Advice 1")) == []
        assert said(text.replace("topic: sun, ", "")) == []


def test_a_caution_given_twice_is_no_matter_for_bands() -> None:
    twice = ages("under 18", "20 to 30").replace(
        "a0, level: note, when: {age: under 18}", "a1, level: note, when: always"
    )
    assert findings("band-gap", pen=twice) == ()
