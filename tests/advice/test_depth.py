"""Depth is an intersection, and every narrowing is named."""

from collections.abc import Callable

import pytest

from builders import COMMON, PEN
from needlecli.advice import DepthRow, Narrowing, Recommendation, Verdict
from needlecli.logic import Depth

Ask = Callable[..., Recommendation]

CAP_12 = "[{id: cap, level: adjust, when: {pregnancy: yes}, adjust: {max_depth: 1.2 mm}, says: S., sources: [study]}]"
CAP_08 = CAP_12.replace("1.2 mm", "0.8 mm")
LETTER_12 = """[{id: letter, level: clearance, when: {pregnancy: yes}, adjust: {max_depth_uncleared: 1.2 mm}, says: S.,
    sources: [study]}]"""
LETTER_08 = LETTER_12.replace("1.2 mm", "0.8 mm")
GENTLE = """{id: gentle, level: adjust, when: {skin_type: [V, VI]}, adjust: {start_shallower: 0.25 mm}, says: S.,
    sources: [study]}"""


def row(answer: Recommendation) -> DepthRow:
    """Give the one depth row of the pen."""
    (pen,) = answer.options
    (only,) = pen.depth
    return only


def pen(depth: str, reach: str = "0.2-2.5 mm") -> dict[str, str]:
    return {"pen": PEN.replace("{face: 1.0-1.5 mm}", depth).replace("0.2-2.5 mm", reach)}


def test_nothing_narrows_what_fits(ask: Ask) -> None:
    assert row(ask()) == DepthRow("scars", "cheeks", Depth(1.0, 1.5), Depth(1.0, 1.5))


def test_the_guide_speaks_where_the_indication_only_names_the_region(ask: Ask) -> None:
    found = row(ask(areas="forehead"))
    assert (found.now, found.narrowed_by) == (Depth(0.5, 0.8), (Narrowing("depth-guide", 0.8),))


def test_the_indication_goes_before_the_guide_in_an_area_it_names_and_never_above_it(ask: Ask) -> None:
    inside = row(ask(files=pen("{forehead: 0.3-0.6 mm}"), areas="forehead"))
    above = row(ask(files=pen("{forehead: 0.3-1.0 mm}"), areas="forehead"))
    assert (inside.now, inside.narrowed_by) == (Depth(0.3, 0.6), ())
    assert (above.now, above.narrowed_by) == (Depth(0.3, 0.8), (Narrowing("depth-guide", 0.8),))


def test_the_device_reaches_no_deeper(ask: Ask) -> None:
    found = row(ask(files=pen("{face: 1.0-1.5 mm}", "0.2-1.2 mm")))
    assert (found.now, found.narrowed_by) == (Depth(1.0, 1.2), (Narrowing("device", 1.2),))


def test_the_device_reaches_no_shallower(ask: Ask) -> None:
    assert row(ask(files=pen("{face: 0.3-1.5 mm}", "0.5-2.0 mm"))).now == Depth(0.5, 1.5)


def test_the_limit_of_the_area_is_never_exceeded(ask: Ask) -> None:
    found = row(ask(files=pen("{cheeks: 1.0-2.4 mm}")))
    assert (found.now, found.narrowed_by) == (Depth(1.0, 2.0), (Narrowing("area-limit", 2.0),))


def test_each_technique_has_its_own_limit(ask: Ask) -> None:
    files = {"pen": pen("{cheeks: 1.0-2.4 mm}")["pen"].replace("technique: needle", "technique: rf")}
    assert row(ask(files=files)).now == Depth(1.0, 2.4)


def test_the_users_own_scope_narrows(ask: Ask) -> None:
    found = row(ask(max_depth="1.1 mm"))
    assert (found.now, found.narrowed_by) == (Depth(1.0, 1.1), (Narrowing("scope", 1.1),))


def test_every_narrowing_is_named_in_the_order_it_bites(ask: Ask) -> None:
    files = pen("{cheeks: 0.5-2.5 mm}", "0.2-2.2 mm")
    found = row(ask(CAP_12, files=files, max_depth="1.4 mm", facts={"pregnancy": "yes"}))
    assert found.narrowed_by == (
        Narrowing("device", 2.2),
        Narrowing("area-limit", 2.0),
        Narrowing("scope", 1.4),
        Narrowing("cap", 1.2),
    )
    assert found.now == found.if_clear == Depth(0.5, 1.2)


def test_the_edge_is_not_a_narrowing(ask: Ask) -> None:
    assert row(ask(max_depth="1.5 mm")).narrowed_by == ()


def test_a_cap_that_fires_holds_now_and_if_clear(ask: Ask) -> None:
    found = row(ask(CAP_12, facts={"pregnancy": "yes"}))
    assert (found.now, found.if_clear) == (Depth(1.0, 1.2), Depth(1.0, 1.2))
    assert found.narrowed_by == (Narrowing("cap", 1.2),)


def test_an_open_cap_holds_only_until_it_is_answered(ask: Ask) -> None:
    found = row(ask(CAP_12, facts={"pregnancy": "unknown"}))
    assert (found.now, found.if_clear) == (Depth(1.0, 1.2), Depth(1.0, 1.5))
    assert found.narrowed_by == (Narrowing("cap", 1.2, open=True),)


def test_a_cap_that_does_not_fire_says_nothing(ask: Ask) -> None:
    found = row(ask(CAP_12, facts={"pregnancy": "no"}))
    assert (found.now, found.narrowed_by) == (Depth(1.0, 1.5), ())


def test_a_cap_for_one_area_leaves_the_others(ask: Ask) -> None:
    by_area = CAP_12.replace("max_depth: 1.2 mm", "max_depth_in: {cheeks: 1.2 mm}")
    common = COMMON.replace("0.5-0.8", "0.9-1.0").replace("cautions: []", f"cautions: {by_area}")
    answer = ask(files={"common": common}, areas=["cheeks", "forehead"], facts={"pregnancy": "yes"})
    cheeks, forehead = answer.options[0].depth
    assert (cheeks.now, cheeks.narrowed_by) == (Depth(1.0, 1.2), (Narrowing("cap", 1.2),))
    assert (forehead.now, forehead.narrowed_by) == (Depth(0.9, 1.0), (Narrowing("depth-guide", 1.0),))


def test_a_cap_too_shallow_for_the_concern_leaves_nothing_and_says_so(ask: Ask) -> None:
    answer = ask(CAP_08, facts={"pregnancy": "yes"})
    assert (row(answer).now, row(answer).if_clear, row(answer).cleared_to) == (None, None, None)
    assert answer.options[0].verdict is Verdict.NOT_AVAILABLE
    assert [(r.kind, r.says) for r in answer.options[0].reasons] == [
        ("no-depth-left", "scars, cheeks: at most 0.8 mm by cap, and that is too shallow for it")
    ]


def test_an_open_cap_too_shallow_for_the_concern_asks_first(ask: Ask) -> None:
    answer = ask(CAP_08, facts={"pregnancy": "unknown"})
    assert (row(answer).now, row(answer).if_clear) == (None, Depth(1.0, 1.5))
    assert (answer.options[0].verdict, answer.options[0].if_clear) == (Verdict.ASK_FIRST, Verdict.SUITABLE)


def test_a_shallower_start_moves_the_lower_end_only(ask: Ask) -> None:
    found = row(ask(f"[{GENTLE}]", facts={"skin_type": "V"}))
    assert (found.now, found.if_clear) == (Depth(0.75, 1.5), Depth(0.75, 1.5))


def test_a_shallower_start_stays_within_reach_of_the_device(ask: Ask) -> None:
    found = row(ask(f"[{GENTLE}]", files=pen("{face: 0.3-1.5 mm}"), facts={"skin_type": "V"}))
    assert found.now == Depth(0.2, 1.5)


def test_an_open_shallower_start_holds_now(ask: Ask) -> None:
    found = row(ask(f"[{GENTLE}]"))
    assert (found.now, found.if_clear) == (Depth(0.75, 1.5), Depth(1.0, 1.5))


@pytest.mark.parametrize("skin_type", ["II", "V", "unknown"])
def test_a_shallower_start_never_opens_what_a_cap_has_closed(ask: Ask, skin_type: str) -> None:
    both = f"{CAP_08[:-1]}, {GENTLE}]"
    answer = ask(both, facts={"pregnancy": "yes", "skin_type": skin_type})
    assert (row(answer).now, row(answer).if_clear) == (None, None)
    assert answer.options[0].verdict is Verdict.NOT_AVAILABLE


def test_a_threshold_narrows_until_it_is_cleared(ask: Ask) -> None:
    before = ask(LETTER_12, facts={"pregnancy": "yes"})
    after = ask(LETTER_12, facts={"pregnancy": "yes"}, cleared=["letter"])
    assert (row(before).now, row(before).narrowed_by) == (Depth(1.0, 1.2), (Narrowing("letter", 1.2),))
    assert (row(after).now, row(after).narrowed_by) == (Depth(1.0, 1.5), ())
    assert [o.verdict for o in (*before.options, *after.options)] == [Verdict.WITH_CARE, Verdict.SUITABLE]


def test_a_threshold_that_leaves_nothing_shows_what_a_letter_would_open(ask: Ask) -> None:
    before = ask(LETTER_08, facts={"pregnancy": "yes"})
    after = ask(LETTER_08, facts={"pregnancy": "yes"}, cleared=["letter"])
    assert (row(before).now, row(before).if_clear, row(before).cleared_to) == (None, None, Depth(1.0, 1.5))
    assert (before.options[0].verdict, before.options[0].if_clear) == (Verdict.NEEDS_CLEARANCE,) * 2
    assert (row(after).now, row(after).cleared_to) == (Depth(1.0, 1.5), None)


def test_a_threshold_no_depth_reaches_costs_nothing(ask: Ask) -> None:
    answer = ask(LETTER_12.replace("1.2 mm", "1.5 mm"), facts={"pregnancy": "yes"})
    assert (row(answer).now, answer.options[0].verdict) == (Depth(1.0, 1.5), Verdict.SUITABLE)


def test_an_open_threshold_holds_now_and_not_if_clear(ask: Ask) -> None:
    answer = ask(LETTER_08, facts={"pregnancy": "unknown"})
    assert (row(answer).now, row(answer).if_clear) == (None, Depth(1.0, 1.5))
    assert (answer.options[0].verdict, answer.options[0].if_clear) == (Verdict.ASK_FIRST, Verdict.SUITABLE)


def test_a_threshold_is_weighed_if_clear_by_the_depth_left_if_clear(ask: Ask) -> None:
    wound = "{id: sore, level: adjust, when: {wound: yes}, adjust: {max_depth: 0.8 mm}, says: S., sources: [study]}"
    answer = ask(f"{LETTER_12[:-1]}, {wound}]", facts={"pregnancy": "yes", "wound": "unknown"})
    assert (row(answer).now, row(answer).if_clear) == (None, Depth(1.0, 1.2))
    assert (answer.options[0].verdict, answer.options[0].if_clear) == (Verdict.ASK_FIRST, Verdict.WITH_CARE)


def test_a_cleared_cap_that_is_no_threshold_still_holds(ask: Ask) -> None:
    cautions = CAP_12.replace("adjust, when", "clearance, when")
    answer = ask(cautions, facts={"pregnancy": "yes"}, cleared=["cap"])
    assert (row(answer).now, answer.options[0].verdict) == (Depth(1.0, 1.2), Verdict.WITH_CARE)


def test_an_area_without_a_limit_is_never_treated(ask: Ask) -> None:
    answer = ask(areas="eyelids")
    assert answer.options[0].depth == ()
    assert answer.options[0].verdict is Verdict.NOT_INDICATED


def test_a_region_means_the_areas_in_it_that_are_ever_treated(ask: Ask) -> None:
    assert [r.area for r in ask(areas="face").options[0].depth] == ["cheeks", "forehead"]


def test_a_scope_too_shallow_for_the_concern_is_said_to_be_the_reason(ask: Ask) -> None:
    (option,) = ask(max_depth="0.5 mm").options
    assert (option.verdict, option.if_clear) == (Verdict.NOT_AVAILABLE, Verdict.NOT_AVAILABLE)
    assert [(r.kind, r.says) for r in option.reasons] == [
        ("scope", "scars: every depth given lies beyond the scope cap of 0.5 mm")
    ]


def test_a_cap_on_a_part_of_the_body_holds_in_everything_within_it(ask: Ask) -> None:
    cap = "[{id: ours, level: adjust, when: always, says: Shallow., adjust: {max_depth_in: {face: 1.1 mm}}}]"
    (row,) = ask(cap).options[0].depth
    assert row.if_clear == Depth(1.0, 1.1)


def test_a_barred_area_has_no_depth(ask: Ask) -> None:
    bar = "[{id: bar, level: contraindicated, when: {wound: yes}, says: No., sources: [study]}]"
    (row,) = ask(bar, facts={"wound": "yes"}).options[0].depth
    assert (row.now, row.if_clear, [n.by for n in row.narrowed_by]) == (None, None, ["bar"])
