"""The answers a practitioner would expect, one by one, from the shipped pack on 2026-11-22."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from builders import TODAY
from needlecli.advice import Finding, Option, Recommendation, Verdict
from needlecli.formats import table
from needlecli.knowledge import Pack
from needlecli.logic import Depth
from needlecli.page import Style
from needlecli.report.recommendation import recommendation_page

Ask = Callable[..., Recommendation]

WOMAN = {"age": 40, "sex": "female", "skin_type": "II", "operator": "physician", "face-volume": "average"}
VARIANTS = {"chemical-peel", "pen", "prp", "radiofrequency", "roller"}
PRP_WORSENED = (
    "loose skin (grade X): Not indicated. Laxity did not improve and seemed to worsen a little on both sides of a "
    "controlled trial; choose radiofrequency or the pen."
)
NO_DELAY = (
    "Two consensus papers of 2017: no reason to delay superficial peels or fractional non-ablative work; still wait "
    "for full-face dermabrasion and ablative resurfacing. [spring-2017, waldman-2017]"
)
PEEL_UNSUPPORTED = "loose skin (grade X): Not indicated. Nothing found supports it; choose radiofrequency or the pen."


def by_id(answer: Recommendation) -> dict[str, Option]:
    return {option.variant.id: option for option in answer.options}


def order(answer: Recommendation) -> list[str]:
    return [option.variant.id for option in answer.options]


def page(answer: Recommendation) -> str:
    """Give the whole answer as it is printed where nothing is wrapped."""
    return table.render(recommendation_page(answer), Style())


def fired(option: Option) -> dict[str, Finding]:
    return {finding.caution.id: finding for finding in option.findings if finding.fired}


def known(**more: Any) -> dict[str, Any]:
    """Give a record of a healthy woman of whom everything else was denied."""
    facts = WOMAN | more.pop("facts", {})
    return {"others": "no", "event": "no", "facts": facts} | more


# Acne scars, and nothing else known


@pytest.fixture(scope="module")
def acne_scars(advice: Ask) -> Recommendation:
    return advice(concerns=["acne-scars"])


def test_acne_scars_the_pen_stands_first_and_the_roller_last(acne_scars: Recommendation) -> None:
    assert order(acne_scars) == ["pen", "prp", "chemical-peel", "radiofrequency", "roller"]


def test_acne_scars_everyone_is_asked_first(acne_scars: Recommendation) -> None:
    assert {o.verdict for o in acne_scars.options} == {Verdict.ASK_FIRST}
    assert {o.variant.id: o.if_clear for o in acne_scars.options} == {
        "pen": Verdict.SUITABLE,
        "prp": Verdict.SUITABLE,
        "chemical-peel": Verdict.SUITABLE,
        "radiofrequency": Verdict.WITH_CARE,
        "roller": Verdict.WITH_CARE,
    }


def test_acne_scars_the_hardest_questions_come_first(acne_scars: Recommendation) -> None:
    worst = [question.worst for question in acne_scars.questions]
    assert worst[0] == "contraindicated"
    assert worst == sorted(worst, key=("contraindicated", "defer", "clearance", "adjust").index)
    assert {"age", "pregnancy", "keloid-history", "isotretinoin"} <= {q.fact for q in acne_scars.questions}


def test_acne_scars_the_roller_is_discouraged_with_the_reason(acne_scars: Recommendation) -> None:
    assert by_id(acne_scars)["roller"].variant.standing.is_ == "discouraged"
    assert (
        "discouraged: The practitioner does not use or recommend rollers: the needles enter at an angle and may tear "
        "the skin" in page(acne_scars)
    )


def test_acne_scars_every_place_in_the_order_is_explained(acne_scars: Recommendation) -> None:
    assert [o.why_here for o in acne_scars.options] == [
        "same fit as prp; lower cost",
        "same fit as chemical-peel; shorter downtime",
        "better fit than radiofrequency (75 % against 50 %)",
        "roller is discouraged",
        "",
    ]


def test_acne_scars_the_first_line_says_what_is_missing(acne_scars: Recommendation) -> None:
    first, second = page(acne_scars).splitlines()[:2]
    assert first.startswith("Acne scars, cheeks")
    assert "for 2026-11-22" in first
    assert second == (
        f"? Ask first: {len(acne_scars.questions)} answers are missing. Pen leads if they clear; nothing below is "
        "settled until then."
    )


def test_acne_scars_of_a_healthy_client_the_pen_is_suitable(advice: Ask) -> None:
    options = by_id(advice(concerns=["acne-scars"], **known()))
    assert options["pen"].verdict is Verdict.SUITABLE
    assert [(r.area, r.now) for r in options["pen"].depth] == [("cheeks", Depth(1.0, 1.5))]
    assert options["roller"].depth[0].now == Depth(1.0, 1.0)


# Loose skin of the neck


@pytest.fixture(scope="module")
def loose_neck(advice: Ask) -> Recommendation:
    return advice(concerns=["skin-laxity"], areas=["neck"])


def test_loose_neck_radiofrequency_stands_first(loose_neck: Recommendation) -> None:
    assert order(loose_neck)[:3] == ["radiofrequency", "pen", "roller"]
    assert loose_neck.options[0].why_here == "better fit than pen (50 % against 33 %)"


@pytest.mark.parametrize(
    ("variant", "says"),
    [
        ("prp", PRP_WORSENED),
        ("chemical-peel", PEEL_UNSUPPORTED),
    ],
)
def test_loose_neck_what_is_not_indicated_says_so(loose_neck: Recommendation, variant: str, says: str) -> None:
    option = by_id(loose_neck)[variant]
    assert (option.verdict, option.if_clear) == (Verdict.NOT_INDICATED, Verdict.NOT_INDICATED)
    assert [r.says for r in option.reasons] == [says]
    assert says in page(loose_neck)


def test_loose_neck_radiofrequency_stays_off_the_windpipe_and_at_1_5_mm(loose_neck: Recommendation) -> None:
    neck = fired(by_id(loose_neck)["radiofrequency"])["rf-neck-midline"].caution
    assert neck.adjust.keep_out == "thyroid cartilage and trachea"
    assert [row.if_clear for row in by_id(loose_neck)["radiofrequency"].depth] == [Depth(1.0, 1.5)]


# Isotretinoin in September


@pytest.fixture(scope="module")
def isotretinoin(advice: Ask) -> Recommendation:
    return advice(concerns=["acne-scars"], facts={"isotretinoin": "2026-09-01"})


def test_isotretinoin_everything_waits_until_six_months_after_the_last_dose(isotretinoin: Recommendation) -> None:
    assert set(order(isotretinoin)) == VARIANTS
    for option in isotretinoin.options:
        assert (option.verdict, option.if_clear) == (Verdict.DEFER, Verdict.DEFER)
        assert (option.until, option.ongoing) == (date(2027, 3, 1), False)


@pytest.mark.parametrize(
    "position",
    [
        "Drug label and device lists: 6 months. [isotretinoin-label, ifu-optimas, consent-morpheus8]",
        NO_DELAY,
    ],
    ids=["six months", "no delay"],
)
def test_isotretinoin_both_positions_of_the_sources_are_shown(isotretinoin: Recommendation, position: str) -> None:
    assert f"position: {position}" in page(isotretinoin)


def test_isotretinoin_the_answer_opens_with_the_wait(isotretinoin: Recommendation) -> None:
    lines = page(isotretinoin).splitlines()
    assert lines[1].startswith("▶ Wait: nothing before 2027-03-01. Pen leads then; ")
    assert lines[3] == "STOP, WAIT, OR GET A LETTER"
    assert lines[4].startswith("▶ All 5 variants: defer until 2027-03-01. ")


def test_isotretinoin_is_over_on_the_first_of_march(advice: Ask) -> None:
    answer = advice(concerns=["acne-scars"], on="2027-03-01", **known(facts={"isotretinoin": "2026-09-01"}))
    assert by_id(answer)["pen"].verdict is Verdict.SUITABLE


# A pacemaker


def test_a_pacemaker_bars_radiofrequency_and_touches_nothing_else(advice: Ask) -> None:
    without = by_id(advice(concerns=["acne-scars"], **known()))
    paced = by_id(advice(concerns=["acne-scars"], **known(facts={"implanted-electronic-device": "yes"})))
    rf = paced.pop("radiofrequency")
    assert (rf.verdict, rf.if_clear) == (Verdict.CONTRAINDICATED, Verdict.CONTRAINDICATED)
    assert "rf-electronic-implant" in fired(rf)
    for name, option in paced.items():
        assert (option.verdict, option.depth, option.findings) == (
            without[name].verdict,
            without[name].depth,
            without[name].findings,
        )


def test_a_pacemaker_read_in_the_notes_bars_radiofrequency_too(advice: Ask) -> None:
    answer = advice(concerns=["acne-scars"], notes="has a pacemaker", **known())
    assert by_id(answer)["radiofrequency"].verdict is Verdict.CONTRAINDICATED
    assert "read in the notes: “pacemaker” as implanted electronic device" in page(answer)


# Dark spots in skin type VI


@pytest.fixture(scope="module")
def dark_spots(advice: Ask) -> Recommendation:
    return advice(concerns=["hyperpigmentation"], **known(facts={"skin_type": "VI"}))


def test_dark_spots_the_peel_in_the_same_visit_is_struck(dark_spots: Recommendation) -> None:
    peel = by_id(dark_spots)["chemical-peel"]
    assert ("peel-timing", "same-visit", "peel-dark-skin-same-session") in {
        (s.fact, s.option, s.caution) for s in peel.struck
    }
    assert peel.verdict is Verdict.NEEDS_CLEARANCE
    assert "✕ Peel, same-visit: contraindicated. Do not combine needling and peel in one visit; " in page(dark_spots)


def test_dark_spots_the_peel_in_the_same_visit_is_contraindicated_if_chosen(advice: Ask) -> None:
    chosen = {"skin_type": "VI", "peel-timing": "same-visit"}
    answer = advice(concerns=["hyperpigmentation"], **known(facts=chosen))
    assert by_id(answer)["chemical-peel"].verdict is Verdict.CONTRAINDICATED


def test_dark_spots_radiofrequency_is_not_preferred(dark_spots: Recommendation) -> None:
    ranks = order(dark_spots)
    assert ranks[0] == "pen"
    assert ranks.index("radiofrequency") > ranks.index("pen")
    assert fired(by_id(dark_spots)["radiofrequency"])["rf-skin-type-v-vi"].caution.adjust.energy == "lowest"


@pytest.mark.parametrize("variant", ["pen", "prp", "radiofrequency", "roller"])
def test_dark_spots_elsewhere_a_test_spot_comes_first_and_the_depth_is_capped(
    dark_spots: Recommendation, variant: str
) -> None:
    option = by_id(dark_spots)[variant]
    assert fired(option)["pih-prone"].caution.adjust.test_spot
    assert option.verdict is Verdict.WITH_CARE
    for row in option.depth:
        assert row.now is not None
        assert row.now.high <= 1.0
    assert all("pih-prone" in dict(course.lengthened_by) for course in option.courses)
    assert "Settings: start 0.25 mm shallower; test spot first" in page(dark_spots)


# Fine lines around the eyes


@pytest.mark.parametrize("facts", [{}, WOMAN])
def test_fine_lines_around_the_eyes_nothing_goes_deeper_than_the_area_allows(
    advice: Ask, pack: Pack, facts: dict[str, Any]
) -> None:
    answer = advice(concerns=["fine-lines"], areas=["periorbital"], others="no" if facts else "unknown", facts=facts)
    limits = pack.vocabulary.areas["periorbital"].limits
    rows = [(option.variant.technique, row) for option in answer.options for row in option.depth]
    assert rows
    for technique, row in rows:
        for depth in (row.now, row.if_clear, row.cleared_to):
            assert depth is None or depth.high <= limits[technique].mm


def test_fine_lines_around_the_eyes_what_is_left_stays_outside_the_orbital_rim(advice: Ask) -> None:
    answer = advice(concerns=["fine-lines"], areas=["periorbital"], **known())
    offered = [o for o in answer.options if o.if_clear < Verdict.CONTRAINDICATED]
    assert [o.variant.id for o in offered] == ["pen", "radiofrequency", "prp"]
    for option in offered:
        thin = fired(option)["periorbital-thin-skin"].caution.adjust
        assert (thin.keep_out, thin.passes) == ("inside the orbital rim", 1)


@pytest.mark.parametrize("concern", ["fine-lines", "wrinkles", "dullness"])
def test_inside_the_orbital_rim_nothing_is_ever_offered(advice: Ask, concern: str) -> None:
    answer = advice(concerns=[concern], areas=["inside-orbital-rim"], **known())
    assert set(order(answer)) == VARIANTS
    for option in answer.options:
        assert option.verdict >= Verdict.CONTRAINDICATED
        assert option.depth == ()
        assert "area-eyelid-mucosa" in fired(option)
    assert "✕ Nothing in this pack can be offered; the reasons are below." in page(answer)


# An esthetician


@pytest.fixture(scope="module")
def esthetician(advice: Ask) -> Recommendation:
    return advice(concerns=["acne-scars"], operator="esthetician", others="no", facts={"age": 40, "skin_type": "II"})


@pytest.mark.parametrize("variant", ["prp", "radiofrequency"])
def test_an_esthetician_is_told_which_variants_need_another_licence(esthetician: Recommendation, variant: str) -> None:
    option = by_id(esthetician)[variant]
    assert (option.verdict, option.if_clear) == (Verdict.NOT_AVAILABLE, Verdict.NOT_AVAILABLE)
    assert [r.says for r in option.reasons if r.kind == "licence"] == [
        "needs at least a nurse; the operator given is esthetician"
    ]
    assert "needs at least a nurse; the operator given is esthetician" in page(esthetician)


@pytest.mark.parametrize(
    ("variant", "most", "caution"),
    [
        ("pen", 0.5, "esthetician-over-0-5mm"),
        ("chemical-peel", 0.5, "peel-esthetician-over-0-5mm"),
        ("roller", 0.3, "roller-esthetician-over-0-3mm"),
    ],
)
def test_an_esthetician_works_no_deeper_than_the_licence_without_a_letter(
    advice: Ask, esthetician: Recommendation, variant: str, most: float, caution: str
) -> None:
    option = by_id(esthetician)[variant]
    assert option.verdict is Verdict.NEEDS_CLEARANCE
    assert [(n.by, n.to_mm) for row in option.depth for n in row.narrowed_by if n.by == caution] == [(caution, most)]
    assert all(row.now is None and row.cleared_to is not None for row in option.depth)
    dull = by_id(advice(concerns=["dullness"], operator="esthetician"))[variant]
    assert all(row.now is not None and row.now.high <= most for row in dull.depth)


# Dull skin, and a wedding in four days


@pytest.fixture(scope="module")
def wedding(advice: Ask) -> Recommendation:
    return advice(concerns=["dullness"], **known(event="2026-11-26"))


def test_before_a_wedding_in_four_days_nobody_is_needled(wedding: Recommendation) -> None:
    for option in wedding.options:
        assert option.verdict is Verdict.DEFER
        assert option.until == date(2026, 11, 27)


def test_before_a_wedding_the_gap_and_what_to_do_instead_are_said(wedding: Recommendation) -> None:
    text = page(wedding)
    assert "▶ Wait: nothing before 2026-11-27. Pen leads then" in text
    assert "Do not treat within 7 days before an event; book 7 to 30 days before" in text
    assert text.count("Until then offer topical care only.") == 3
    for option in wedding.options:
        gap = option.variant.event
        assert gap is not None
        assert (
            f"The event is closer than the {gap.minimum} this variant needs at least ({gap.recommended} recommended"
        ) in text


def test_a_wedding_in_spring_is_no_reason_to_wait(advice: Ask) -> None:
    answer = advice(concerns=["dullness"], **known(event="2027-04-10"))
    assert by_id(answer)["pen"].verdict <= Verdict.WITH_CARE
    assert all("event" not in name for option in answer.options for name in fired(option))


# A long history


LONG: dict[str, Any] = {
    "concerns": ["acne-scars", "large-pores"],
    "areas": ["cheeks", "nose", "forehead"],
    "others": "no",
    "event": "2027-06-12",
    "facts": {
        "age": 34,
        "sex": "female",
        "skin_type": "IV",
        "pih-history": "yes",
        "isotretinoin": "2024-01",
        "smoking": "yes",
        "psoriasis": "yes",
        "melasma": "yes",
        "tattoo-in-area": "yes@nose",
        "operator": "nurse",
        "diabetes": "controlled",
        "recent-tan": "3 weeks ago",
        "nickel-allergy": "no",
        "keloid-history": "no",
        "pregnancy": "no",
        "retinoid-topical": "10 days ago",
        "herpes-labialis-history": "yes",
        "face-volume": "average",
        "nsaid": "4 days ago",
        "raised-lesion": "yes@cheeks",
        "recent-microneedling": "2026-08-01",
    },
}


@pytest.fixture(scope="module")
def long_history(advice: Ask) -> Recommendation:
    return advice(**LONG)


def test_a_long_history_gives_one_order_of_all_variants(long_history: Recommendation) -> None:
    assert len(LONG["facts"]) > 20
    assert set(order(long_history)) == VARIANTS
    assert [o.rank for o in long_history.options] == [1, 2, 3, 4, 5]
    assert [o.if_clear for o in long_history.options] == sorted(o.if_clear for o in long_history.options)


def test_a_long_history_asks_only_for_the_practitioners_own_plan(long_history: Recommendation) -> None:
    assert {q.fact for q in long_history.questions} <= {"peel-timing", "peel-solution", "planned-depth"}


def test_a_long_history_needs_the_letters_it_names(long_history: Recommendation) -> None:
    pen = by_id(long_history)["pen"]
    letters = {name for name, finding in fired(pen).items() if finding.caution.level == "clearance"}
    assert pen.verdict is Verdict.NEEDS_CLEARANCE
    assert letters == {
        "diabetes-controlled",
        "koebner-history",
        "herpes-labialis-history",
        "pih-prone-over-1-0mm",
    }


def test_a_long_history_with_all_letters_on_file_can_be_treated(advice: Ask) -> None:
    letters = ["diabetes-controlled", "koebner-history", "herpes-labialis-history"]
    pen = by_id(advice(**LONG, cleared=letters))["pen"]
    assert pen.verdict is Verdict.WITH_CARE
    assert {name for name, finding in fired(pen).items() if finding.cleared} == set(letters)


def test_a_long_history_the_tattoo_on_the_nose_concerns_the_nose_alone(long_history: Recommendation) -> None:
    rf = fired(by_id(long_history)["radiofrequency"])["rf-tattoo-or-pmu"]
    assert (rf.areas, rf.everywhere) == (("nose",), False)
    assert "RF (nose): contraindicated. Keep RF off tattooed skin" in page(long_history)


def test_a_long_history_lists_nothing_twice(long_history: Recommendation) -> None:
    text = page(long_history)
    for name in {name for option in long_history.options for name in fired(option)}:
        assert text.count(f"[{name}:") <= 1, name
    for option in long_history.options:
        rows = [(row.concern, row.area) for row in option.depth]
        assert len(rows) == len(set(rows))
    assert len({q.fact for q in long_history.questions}) == len(long_history.questions)


def test_a_long_history_says_nothing_of_what_was_denied_or_is_over(long_history: Recommendation) -> None:
    over = {"isotretinoin-6-months", "recent-tan", "keloid-history", "nickel-allergy", "recent-needling-4-weeks"}
    assert over.isdisjoint(name for option in long_history.options for name in fired(option))


def test_the_day_of_these_answers_is_fixed(acne_scars: Recommendation) -> None:
    assert acne_scars.client.on == TODAY


def test_inside_the_orbital_rim_the_answer_is_never_and_says_so(advice: Ask) -> None:
    text = table.render(recommendation_page(advice(concerns=["fine-lines"], areas=["eyelids"])), Style())
    assert "Never needle inside the bony orbit" in text
    assert "Nothing in this pack can be offered" in text


def test_a_discouraged_variant_does_not_rise_by_being_possible_a_few_days_sooner(advice: Ask) -> None:
    facts = {"nsaid": "yesterday", "retinoid-topical": "2026-11-20", "skin_type": "II", "age": 30}
    answer = advice(concerns=["acne-scars"], facts=facts, operator="nurse", others="no")
    assert answer.options[-1].variant.id == "roller"
