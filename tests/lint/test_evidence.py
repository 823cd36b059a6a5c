"""Rules on what statements rest on, beyond what their pages show."""

from datetime import date

import pytest

from builders import COMMON, PEN, SOURCES, VOCABULARY
from lint_builders import findings, marked
from needlecli.knowledge import Pack
from needlecli.lint import check
from needlecli.source import edited

KINDS = ("regulator", "ifu", "consensus", "systematic-review", "rct", "cohort", "narrative-review", "textbook")


def sources(*entries: str) -> str:
    """Write a bibliography: the small pack's, and more."""
    return SOURCES + "".join(f"  {entry}\n" for entry in entries)


def caution(says: str) -> str:
    return f"{PEN}cautions: [{{id: a, level: note, when: {{wound: yes}}, says: Look., {says}}}]\n"


class TestMissing:
    @pytest.mark.parametrize("empty", ["sources: []", "sources: null", "confidence: low"])
    def test_an_empty_list_is_no_source(self, empty: str) -> None:
        assert marked(findings("evidence-missing", pen=caution(empty))) == ["a"]

    def test_a_source_of_a_position_is_its_own(self) -> None:
        text = caution("positions: [{says: Or not., sources: [study]}]")
        assert marked(findings("evidence-missing", pen=text)) == ["a"]

    def test_limits_devices_gaps_and_the_depth_guide_need_one(self) -> None:
        bare = ", sources: [study]}"
        pen = f"{PEN}devices: [{{name: Needler, depth: 0-1 mm}}]\nevent: {{minimum: 7 days, recommended: 7-14 days}}\n"
        found = findings(
            "evidence-missing",
            vocabulary=VOCABULARY.replace(bare, "}"),
            common=COMMON.replace(bare, "}"),
            pen=pen,
        )
        assert sorted(marked(found)) == ["Needler", "cheeks", "depths", "event", "forehead"]

    def test_an_area_without_a_limit_claims_nothing(self) -> None:
        text = VOCABULARY.replace("eyelids: {name: Eyelids", "eyelids: {name: Lids, limits: {}")
        assert findings("evidence-missing", vocabulary=text) == ()

    def test_it_is_found_in_a_file_that_is_wrong_otherwise(self) -> None:
        text = caution("confidence: low").replace("technique: needle", "technique: nedle")
        assert marked(findings("evidence-missing", pen=text)) == ["a"]


class TestWeak:
    @pytest.mark.parametrize("kind", KINDS)
    def test_a_study_that_was_read_bears_high_confidence(self, kind: str) -> None:
        known = sources(f"own: {{title: Own, kind: {kind}, verified: true}}")
        pen = PEN.replace("{tier: 2}", "{tier: 2, confidence: high, sources: [recall, own]}")
        assert findings("evidence-weak", sources=known, pen=pen) == ()

    @pytest.mark.parametrize("kind", ["clinic", "article"])
    def test_a_clinics_sheet_bears_medium_confidence_but_not_high(self, kind: str) -> None:
        known = sources(f"sheet: {{title: Sheet, kind: {kind}, verified: true}}")
        pen = PEN.replace("{tier: 2}", "{tier: 2, confidence: high, sources: [sheet]}")
        assert marked(findings("evidence-weak", sources=known, pen=pen)) == ["high"]
        assert findings("evidence-weak", sources=known, pen=pen.replace("high", "medium")) == ()

    def test_a_caution_may_stand_on_sheets_but_its_other_views_may_not(self) -> None:
        known = sources("sheet: {title: Sheet, kind: clinic, verified: true}")
        view = "confidence: high, sources: [sheet]"
        text = caution(f"{view}, positions: [{{says: Or not., {view}}}]")
        assert [d.where.path for d in findings("evidence-weak", sources=known, pen=text)] == [
            ("cautions", 0, "positions", 0, "confidence")
        ]

    def test_no_caution_stands_on_what_nobody_read(self) -> None:
        known = sources("label: {title: Label, kind: ifu, verified: false}")
        assert marked(findings("evidence-weak", sources=known, pen=caution("confidence: high, sources: [label]"))) == [
            "high"
        ]

    def test_the_same_paper_read_under_another_id_bears_it(self) -> None:
        known = sources(
            "a: {title: Own, kind: rct, verified: false, same_as: b}", "b: {title: Own too, kind: rct, verified: true}"
        )
        pen = PEN.replace("{tier: 2}", "{tier: 2, confidence: high, sources: [a]}")
        assert findings("evidence-weak", sources=known, pen=pen) == ()

    def test_two_that_are_the_same_as_one_another_do_not_go_round_for_ever(self) -> None:
        known = sources(
            "a: {title: Own, kind: clinic, verified: true, same_as: b}",
            "b: {title: Own too, kind: clinic, verified: true, same_as: a}",
        )
        pen = PEN.replace("{tier: 2}", "{tier: 2, confidence: high, sources: [a]}")
        assert marked(findings("evidence-weak", sources=known, pen=pen)) == ["high"]

    def test_grade_c_and_low_confidence_need_no_study(self) -> None:
        pen = PEN.replace("grade: A", "grade: C, confidence: low").replace(
            "4-6 weeks, sources: [study]", "4-6 weeks, sources: [recall]"
        )
        assert findings("evidence-weak", pen=pen) == ()

    def test_an_unknown_source_is_another_finding(self) -> None:
        pen = PEN.replace("{tier: 2}", "{tier: 2, confidence: high, sources: [stduy]}")
        assert findings("evidence-weak", pen=pen) == ()


class TestReviews:
    @pytest.mark.parametrize(
        ("reviewed", "on", "found"),
        [
            ("2024-11-22", date(2026, 11, 22), []),
            ("2024-11-21", date(2026, 11, 22), ["2024-11-21"]),
            ("2024-02-29", date(2026, 2, 28), []),
            ("2024-02-29", date(2026, 3, 1), ["2024-02-29"]),
        ],
    )
    def test_two_years_are_calendar_months(self, reviewed: str, on: date, found: list[str]) -> None:
        assert marked(findings("evidence-stale", on, pen=PEN.replace("2026-01-01", reviewed))) == found

    def test_the_label_of_the_pack_is_looked_at_too(self) -> None:
        old = findings("evidence-stale", common=COMMON.replace("2026-01-01", "2020-01-01"))
        new = findings("reviewed-later", common=COMMON.replace("2026-01-01", "2027-01-01"))
        assert [d.where.path for d in (*old, *new)] == [("pack", "reviewed")] * 2

    def test_without_a_day_the_newest_review_is_the_day(self) -> None:
        texts = [("p/" + name, text.encode()) for name, text in (("pen.yaml", PEN), ("_common.yaml", COMMON))]
        texts += [("p/_vocabulary.yaml", VOCABULARY.encode()), ("p/_sources.yaml", SOURCES.encode())]
        texts[0] = ("p/pen.yaml", PEN.replace("2026-01-01", "2031-01-01").encode())
        assert {d.name for d in check(texts).found} & {"reviewed-later", "evidence-stale"} == {"evidence-stale"}


class TestOrphan:
    def test_a_source_under_another_id_is_cited_with_it(self) -> None:
        known = sources("twin: {title: Study, kind: rct, verified: true, same_as: study}")
        pen = PEN.replace("{tier: 2}", "{tier: 2, sources: [recall]}")
        assert findings("evidence-orphan", sources=known, pen=pen) == ()

    def test_a_folder_over_another_pack_may_be_cited_by_that(self, pack: Pack) -> None:
        text = "sources: {own: {title: Own, kind: rct, verified: true}}\n"
        found = check([("q/_sources.yaml", text.encode())], date(2026, 11, 22), behind=pack).found
        assert "evidence-orphan" not in {d.name for d in found}


class TestDuplicate:
    @pytest.mark.parametrize(
        ("one", "other", "words"),
        [
            ("doi: 10.1000/AB.1", 'doi: "https://dx.doi.org/10.1000/ab.1"', '"https://dx.doi.org/10.1000/ab.1"'),
            ("doi: 10.1000/ab.1", "url: https://doi.org/10.1000/ab.1", "https://doi.org/10.1000/ab.1"),
            ("url: http://www.a.org/x/", "url: https://a.org/x", "https://a.org/x"),
            (
                "url: https://pmc.ncbi.nlm.nih.gov/articles/PMC12/",
                "url: https://www.ncbi.nlm.nih.gov/pmc/articles/PMC12",
                "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC12",
            ),
            ('title: "Needles: a review", year: 2020', "title: Needles - A Review, year: 2020", "Needles - A Review"),
        ],
    )
    def test_the_second_is_found_and_leads_to_the_first(self, one: str, other: str, words: str) -> None:
        titles = [x if x.startswith("title") else f"title: T{n}, {x}" for n, x in enumerate((one, other))]
        known = sources(*(f"s{n}: {{{said}, kind: rct, verified: true}}" for n, said in enumerate(titles)))
        (found,) = findings("evidence-duplicate", sources=known)
        assert marked((found,)) == [words]
        assert [(label, where.path) for label, where in found.related] == [("first given here", ("sources", "s0"))]

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("title: Aftercare", "title: Aftercare"),
            ("title: Needles, year: 2020", "title: Needles, year: 2021"),
            ("title: A, doi: 10.1000/a", "title: B, doi: 10.1000/b"),
            ("title: A, url: https://a.org/x", "title: B, url: https://a.org/x?page=2"),
        ],
    )
    def test_what_only_looks_alike_is_not(self, one: str, other: str) -> None:
        known = sources(*(f"s{n}: {{{said}, kind: rct, verified: true}}" for n, said in enumerate((one, other))))
        assert findings("evidence-duplicate", sources=known) == ()

    def test_a_source_of_the_pack_behind_counts_and_its_replacement_does_not(self, pack: Pack) -> None:
        known = next(source for source in pack.sources.values() if source.doi and source.year)
        entry = f'{{title: "{known.title}", year: {known.year}, kind: rct, verified: true, doi: "{known.doi}"}}'

        def found(name: str) -> list[str]:
            texts = [("q/_sources.yaml", f"sources: {{{name}: {entry}}}\n".encode())]
            return [
                d.says for d in check(texts, date(2026, 11, 22), behind=pack).found if d.name == "evidence-duplicate"
            ]

        assert found("own") == [f"own has the same DOI as {known.id}"]
        assert found(known.id) == []


class TestBadId:
    @pytest.mark.parametrize(
        "written",
        [
            "doi: 10.1097/DSS.0000000000001248",
            'doi: "10.1002/(SICI)1097-0096(199601)24:1<1::AID-JCU1>3.0.CO;2-H"',
            'url: "https://www.fda.gov:443/a?b=c#d"',
            'url: "http://xn--bcher-kva.example"',
            "note: The trial NCT02646917.",
            "note: A functional test.",
        ],
    )
    def test_what_can_be_looked_up_is_left_alone(self, written: str) -> None:
        known = sources(f"own: {{title: Own, kind: rct, verified: true, {written}}}")
        assert findings("evidence-bad-id", sources=known) == ()

    @pytest.mark.parametrize(
        ("written", "mended"),
        [
            ('doi: "doi:10.1000/ab.1"', 'doi: "10.1000/ab.1"'),
            ("doi: 10.1000/ab.1.", 'doi: "10.1000/ab.1"'),
            ("doi: https://doi.org/10.1000/ab.1", 'doi: "10.1000/ab.1"'),
            ("url: PMC6122507", 'url: "https://pmc.ncbi.nlm.nih.gov/articles/PMC6122507/"'),
            ("url: PMID 10632686", 'url: "https://pubmed.ncbi.nlm.nih.gov/10632686/"'),
        ],
    )
    def test_what_stands_around_an_id_is_taken_off(self, written: str, mended: str) -> None:
        known = sources(f"own: {{title: Own, kind: rct, verified: true, {written}}}")
        (found,) = findings("evidence-bad-id", sources=known)
        assert edited(known, found.fix) == known.replace(written, mended)

    @pytest.mark.parametrize(
        "written",
        [
            "doi: 11.1000/ab",
            "doi: 10.1000/",
            "doi: 10.10/ab",
            "doi: recall",
            "url: recall",
            "url: www.a.org/x",
            'url: "https://"',
            'url: "https:///x"',
            'url: "https://a.org/x y"',
            'url: "ftp://a.org/x"',
            'url: "javascript:alert(1)"',
            "note: See NCT0264691.",
        ],
    )
    def test_what_cannot_be_guessed_is_left_to_the_trainer(self, written: str) -> None:
        known = sources(f"own: {{title: Own, kind: rct, verified: true, {written}}}")
        (found,) = findings("evidence-bad-id", sources=known)
        assert found.fix == ()


class TestRetracted:
    RETRACTED = "bad: {title: Bad, kind: rct, verified: true, retracted: made up}"

    def test_the_finding_gives_the_reason_and_leads_to_the_entry(self) -> None:
        pen = PEN.replace("{tier: 2}", "{tier: 2, sources: [study, bad]}")
        (found,) = findings("evidence-retracted", sources=sources(self.RETRACTED), pen=pen)
        assert (found.says, marked((found,))) == ("bad has been retracted: made up", ["bad"])
        assert [where.path for _, where in found.related] == [("sources", "bad")]

    def test_another_id_of_the_same_paper_does_not_hide_it(self) -> None:
        twin = "twin: {title: Bad, kind: rct, verified: true, same_as: bad}"
        pen = PEN.replace("{tier: 2}", "{tier: 2, sources: [twin]}")
        assert marked(findings("evidence-retracted", sources=sources(self.RETRACTED, twin), pen=pen)) == ["twin"]

    def test_a_view_beside_a_statement_may_not_rest_on_it_either(self) -> None:
        text = caution("sources: [study], positions: [{says: Or not., sources: [bad]}]")
        assert marked(findings("evidence-retracted", sources=sources(self.RETRACTED), pen=text)) == ["bad"]

    def test_an_entry_nobody_cites_may_stay_as_a_warning_to_others(self) -> None:
        assert findings("evidence-retracted", sources=sources(self.RETRACTED)) == ()


def test_a_source_named_three_times_is_told_once_and_leads_to_the_first() -> None:
    pen = PEN.replace("{tier: 2}", "{tier: 2, sources: [recall, recall, recall]}")
    found = findings("evidence-repeated", pen=pen)
    assert [d.where.path[-1] for d in found] == [1]
    assert {where.path[-1] for d in found for _, where in d.related} == {0}
