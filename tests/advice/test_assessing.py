"""One variant meets one client: areas, dates, and the reasons why something is not offered."""

from collections.abc import Callable
from datetime import date

import pytest

from builders import PEN, VOCABULARY
from needlecli.advice import AreaResult, Reason, Recommendation, Verdict

Ask = Callable[..., Recommendation]

BODY = {
    "vocabulary": VOCABULARY.replace(
        "\nconcerns:",
        "\n  operator: {name: Operator, kind: choice, group: safety, question: Who?,"
        " options: [esthetician, nurse, physician]}"
        "\n  chemotherapy: {name: Chemotherapy, kind: dated, group: safety, question: When?}\nconcerns:",
    )
}
WINDOWS = """[
  {id: six-months, level: defer, when: {isotretinoin: within 6 months}, says: S., sources: [study]},
  {id: four-weeks, level: defer, when: {chemotherapy: within 4 weeks}, says: S., sources: [study]},
  {id: undated, level: defer, when: {pregnancy: yes}, says: S., sources: [study]}]"""


@pytest.mark.parametrize(
    ("facts", "until"),
    [
        ({"isotretinoin": "2026-09-01"}, date(2027, 3, 1)),
        ({"chemotherapy": "2026-11-20"}, date(2026, 12, 18)),
        ({"isotretinoin": "2026-09-01", "chemotherapy": "2026-11-20"}, date(2027, 3, 1)),
        ({"isotretinoin": "2026-06-01", "chemotherapy": "2026-11-20"}, date(2026, 12, 18)),
    ],
)
def test_of_several_windows_the_latest_counts(ask: Ask, facts: dict[str, str], until: date) -> None:
    (option,) = ask(WINDOWS, BODY, facts=facts).options
    assert (option.verdict, option.if_clear, option.until) == (Verdict.DEFER, Verdict.DEFER, until)


def test_no_date_is_named_while_one_of_the_reasons_has_none(ask: Ask) -> None:
    (option,) = ask(WINDOWS, BODY, facts={"isotretinoin": "2026-09-01", "pregnancy": "yes"}).options
    assert (option.verdict, option.until) == (Verdict.DEFER, None)
    assert {f.caution.id: f.until for f in option.findings} == {"six-months": date(2027, 3, 1), "undated": None}


def test_what_still_goes_on_moves_its_date(ask: Ask) -> None:
    (option,) = ask(WINDOWS, BODY, facts={"isotretinoin": "current"}).options
    assert (option.until, option.ongoing) == (date(2027, 5, 22), True)


@pytest.mark.parametrize(
    ("on", "verdict"),
    [("2027-02-28", Verdict.DEFER), ("2027-03-01", Verdict.SUITABLE), ("2027-03-02", Verdict.SUITABLE)],
)
def test_a_window_ends_on_its_day(ask: Ask, on: str, verdict: Verdict) -> None:
    assert ask(WINDOWS, BODY, on=on, facts={"isotretinoin": "2026-09-01"}).options[0].verdict is verdict


def test_a_month_that_straddles_the_window_asks_first(ask: Ask) -> None:
    (option,) = ask(WINDOWS, BODY, facts={"isotretinoin": "2026-05"}).options
    assert (option.verdict, option.if_clear) == (Verdict.ASK_FIRST, Verdict.SUITABLE)


def test_the_last_days_of_the_calendar_are_days_too(ask: Ask) -> None:
    event = "[{id: soon, level: defer, when: {event: within 14 days}, says: S., sources: [study]}]"
    (option,) = ask(event, on="9999-12-29", event="9999-12-30").options
    assert option.verdict is Verdict.DEFER


LOCAL = "[{id: sore, level: contraindicated, when: {wound: yes}, says: S., sources: [study]}]"


def test_a_bar_on_one_area_leaves_the_others_open(ask: Ask) -> None:
    (option,) = ask(LOCAL, areas=["cheeks", "forehead"], facts={"wound": "yes@cheeks"}).options
    assert option.areas == (
        AreaResult("cheeks", Verdict.CONTRAINDICATED, Verdict.CONTRAINDICATED),
        AreaResult("forehead", Verdict.SUITABLE, Verdict.SUITABLE),
    )
    assert (option.verdict, option.treats) == (Verdict.SUITABLE, 1)
    assert [(f.areas, f.everywhere) for f in option.findings] == [(("cheeks",), False)]


def test_a_bar_on_every_area_bars_the_variant(ask: Ask) -> None:
    (option,) = ask(LOCAL, areas=["cheeks", "forehead"], facts={"wound": "yes"}).options
    assert (option.verdict, option.treats) == (Verdict.CONTRAINDICATED, 0)
    assert [(f.areas, f.everywhere) for f in option.findings] == [(("cheeks", "forehead"), True)]


def test_the_earliest_area_gives_the_date(ask: Ask) -> None:
    cautions = """[
      {id: long, level: defer, when: {area: cheeks, isotretinoin: within 6 months}, says: S., sources: [study]},
      {id: short, level: defer, when: {isotretinoin: within 3 months}, says: S., sources: [study]}]"""
    (option,) = ask(cautions, areas=["cheeks", "forehead"], facts={"isotretinoin": "2026-11-01"}).options
    assert [a.until for a in option.areas] == [date(2027, 5, 1), date(2027, 2, 1)]
    assert option.until == date(2027, 2, 1)


def test_a_concern_the_pack_knows_nothing_about_is_not_indicated(ask: Ask) -> None:
    (option,) = ask(concerns=["lines"]).options
    assert (option.verdict, option.if_clear) == (Verdict.NOT_INDICATED, Verdict.NOT_INDICATED)
    assert option.reasons == (Reason("no-indication", "the pack has nothing on lines for this variant"),)


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("effect: marked, grade: X, says: Softer.", "scars (grade X): Softer."),
        ("grade: B, says: Softer.", "scars (not recommended): Softer."),
    ],
)
def test_an_indication_that_is_not_offered_says_why(ask: Ask, written: str, says: str) -> None:
    files = {"pen": PEN.replace("effect: marked, grade: A, says: Softer.", written)}
    (option,) = ask(files=files).options
    assert option.verdict is Verdict.NOT_INDICATED
    assert option.reasons == (Reason("not-indicated", says, ("study",)),)


def test_an_area_the_indication_gives_no_depth_for_is_said(ask: Ask) -> None:
    files = {"pen": PEN.replace("{face: 1.0-1.5 mm}", "{cheeks: 1.0-1.5 mm}")}
    (option,) = ask(files=files, areas="forehead").options
    assert option.verdict is Verdict.NOT_INDICATED
    assert option.reasons == (Reason("no-depth-here", "scars: no depth is given for the areas asked about"),)


def test_one_of_two_concerns_is_enough_to_be_offered_and_the_other_is_said(ask: Ask) -> None:
    (option,) = ask(concerns=["scars", "lines"]).options
    assert option.verdict is Verdict.SUITABLE
    assert option.reasons == (Reason("no-indication", "the pack has nothing on lines for this variant"),)


def test_what_the_clinic_does_not_offer_is_not_available(ask: Ask) -> None:
    files = {"roller": PEN.replace("id: pen", "id: roller")}
    options = {o.variant.id: o for o in ask(files=files, available=["pen"]).options}
    assert options["pen"].verdict is Verdict.SUITABLE
    assert options["roller"].verdict is Verdict.NOT_AVAILABLE
    assert options["roller"].reasons == (
        Reason("not-offered-here", "not among the variants said to be available here"),
    )


NURSE = {**BODY, "pen": PEN.replace("operator: esthetician", "operator: nurse")}


@pytest.mark.parametrize(
    ("operator", "verdict"),
    [
        ("esthetician", Verdict.NOT_AVAILABLE),
        ("nurse", Verdict.SUITABLE),
        ("physician", Verdict.SUITABLE),
    ],
)
def test_a_licence_too_low_is_not_available(ask: Ask, operator: str, verdict: Verdict) -> None:
    (option,) = ask(files=NURSE, operator=operator).options
    assert option.verdict is verdict
    assert [r.says for r in option.reasons] == [
        "needs at least a nurse; the operator given is esthetician"
    ] * (verdict is Verdict.NOT_AVAILABLE)  # fmt: skip


def test_an_unknown_licence_asks_first(ask: Ask) -> None:
    answer = ask(files=NURSE)
    (option,) = answer.options
    assert (option.verdict, option.if_clear) == (Verdict.ASK_FIRST, Verdict.SUITABLE)
    assert [q.fact for q in answer.questions] == ["operator"]


@pytest.mark.parametrize(("most", "verdict"), [("1 day", Verdict.NOT_AVAILABLE), ("2 days", Verdict.SUITABLE)])
def test_more_downtime_than_wanted_is_not_available(ask: Ask, most: str, verdict: Verdict) -> None:
    (option,) = ask(max_downtime=most).options
    assert option.verdict is verdict
    assert [r.says for r in option.reasons] == [
        "takes 2 days out of sight as a rule (1-3 days); at most 1 day is wanted"
    ] * (verdict is Verdict.NOT_AVAILABLE)  # fmt: skip


def test_without_areas_a_concern_is_treated_where_it_usually_is(ask: Ask) -> None:
    assert [a.area for a in ask().options[0].areas] == ["cheeks"]


def test_without_concerns_every_area_that_is_ever_treated_is_weighed(ask: Ask) -> None:
    (option,) = ask(LOCAL, concerns=[], facts={"wound": "yes@cheeks"}).options
    assert [(a.area, a.verdict) for a in option.areas] == [
        ("cheeks", Verdict.CONTRAINDICATED),
        ("forehead", Verdict.SUITABLE),
    ]
    assert (option.depth, option.courses, option.fit) == ((), (), 0)


def test_a_longer_interval_is_added_once_and_named(ask: Ask) -> None:
    cautions = """[
      {id: two, level: adjust, when: always, adjust: {interval_add: 2 weeks}, says: S., sources: [study]},
      {id: one, level: adjust, when: always, adjust: {interval_add: 1 week}, says: S., sources: [study]}]"""
    (course,) = ask(cautions).options[0].courses
    assert str(course.interval) == "6-8 weeks"
    assert [(by, str(added)) for by, added in course.lengthened_by] == [("two", "2 weeks"), ("one", "1 week")]


def test_an_open_caution_adds_nothing_to_the_interval(ask: Ask) -> None:
    caution = """[{id: two, level: adjust, when: {pregnancy: yes}, adjust: {interval_add: 2 weeks}, says: S.,
        sources: [study]}]"""
    (course,) = ask(caution, facts={"pregnancy": "unknown"}).options[0].courses
    assert (str(course.interval), course.lengthened_by) == ("4-6 weeks", ())


def test_a_caution_is_found_once_with_all_its_areas_and_the_harder_truth(ask: Ask) -> None:
    cautions = (
        "[{id: bar, level: contraindicated, when: {any: [{area: cheeks}, {wound: yes}]}, says: S., sources: [study]}]"
    )
    answer = ask(cautions, areas=["cheeks", "forehead"], facts={"wound": "unknown"})
    (finding,) = answer.options[0].findings
    assert (finding.fired, finding.areas, finding.everywhere) == (True, ("cheeks",), False)


@pytest.mark.parametrize("areas", [["cheeks", "forehead"], ["forehead", "cheeks"]])
def test_a_question_is_asked_even_where_another_area_is_already_barred(ask: Ask, areas: list[str]) -> None:
    cautions = (
        "[{id: bar, level: contraindicated, when: {any: [{area: cheeks}, {wound: yes}]}, says: S., sources: [study]}]"
    )
    answer = ask(cautions, areas=areas, facts={"wound": "unknown"})
    assert answer.options[0].verdict is Verdict.ASK_FIRST
    assert [q.fact for q in answer.questions] == ["wound"]


def test_a_common_caution_leaves_out_the_variants_it_excepts(ask: Ask) -> None:
    files = {"roller": PEN.replace("id: pen", "id: roller")}
    caution = "[{id: bar, level: contraindicated, when: always, except: [pen], says: S., sources: [study]}]"
    assert {o.variant.id: o.verdict for o in ask(caution, files).options} == {
        "pen": Verdict.SUITABLE,
        "roller": Verdict.CONTRAINDICATED,
    }


@pytest.mark.parametrize("areas", [["face", "cheeks"], ["cheeks", "cheeks", "forehead"], ["cheeks", "face"]])
def test_an_area_named_twice_is_treated_once(ask: Ask, areas: list[str]) -> None:
    (option,) = ask(LOCAL, areas=areas, facts={"wound": "yes"}).options
    assert [a.area for a in option.areas] == ["cheeks", "forehead"]
    assert [row.area for row in option.depth] == ["cheeks", "forehead"]
    assert [f.areas for f in option.findings] == [("cheeks", "forehead")]
