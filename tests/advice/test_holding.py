"""Every caution against one area, and the practitioner's own choices tried one by one."""

from collections.abc import Callable

import pytest

from builders import PEN, VOCABULARY
from needlecli.advice import Recommendation, Verdict, every, recommend
from needlecli.advice.recommendation import Struck
from needlecli.client import Client
from needlecli.knowledge import Pack
from needlecli.logic import Depth, Truth

Ask = Callable[..., Recommendation]

CHOSEN = {
    "vocabulary": VOCABULARY.replace(
        "\nconcerns:",
        "\n  timing: {name: Timing, kind: choice, group: safety, question: When?, options: [same-day, later],"
        " chosen: true}\nconcerns:",
    )
}
DARK = "{id: dark, level: contraindicated, when: {skin_type: [V, VI], timing: same-day}, says: S., sources: [study]}"
LATER = "{id: later, level: contraindicated, when: {skin_type: VI, timing: later}, says: S., sources: [study]}"
SAME_DAY_CAP = (
    "{id: cap, level: adjust, when: {timing: same-day}, adjust: {max_depth: 1.2 mm}, says: S., sources: [study]}"
)


@pytest.mark.parametrize("skin_type", ["V", "VI"])
def test_an_option_that_a_bar_rules_out_is_struck_and_the_variant_stays(ask: Ask, skin_type: str) -> None:
    (option,) = ask(f"[{DARK}]", CHOSEN, facts={"skin_type": skin_type}).options
    assert option.struck == (Struck("timing", "same-day", "dark"),)
    assert (option.verdict, option.if_clear) == (Verdict.SUITABLE, Verdict.SUITABLE)


def test_a_struck_option_cannot_bring_its_own_settings(ask: Ask) -> None:
    (free,) = ask(f"[{DARK}, {SAME_DAY_CAP}]", CHOSEN, facts={"skin_type": "II"}).options
    (struck,) = ask(f"[{DARK}, {SAME_DAY_CAP}]", CHOSEN, facts={"skin_type": "V"}).options
    assert (free.depth[0].now, free.verdict) == (Depth(1.0, 1.2), Verdict.WITH_CARE)
    assert (struck.depth[0].now, struck.verdict) == (Depth(1.0, 1.5), Verdict.SUITABLE)


def test_nothing_is_struck_while_the_bar_itself_is_open(ask: Ask) -> None:
    (option,) = ask(f"[{DARK}]", CHOSEN).options
    assert (option.struck, option.verdict) == ((), Verdict.ASK_FIRST)


def test_a_choice_already_made_is_held_to_the_bar(ask: Ask) -> None:
    (same_day,) = ask(f"[{DARK}]", CHOSEN, facts={"skin_type": "V", "timing": "same-day"}).options
    (later,) = ask(f"[{DARK}]", CHOSEN, facts={"skin_type": "V", "timing": "later"}).options
    assert (same_day.struck, same_day.verdict) == ((), Verdict.CONTRAINDICATED)
    assert (later.struck, later.verdict) == ((), Verdict.SUITABLE)


def test_where_every_option_is_barred_the_bars_themselves_speak(ask: Ask) -> None:
    answer = ask(f"[{DARK}, {LATER}]", CHOSEN, facts={"skin_type": "VI"})
    (option,) = answer.options
    assert option.struck == ()
    assert [f.caution.id for f in option.findings if f.fired] == ["dark", "later"]
    assert (option.verdict, option.if_clear) == (Verdict.CONTRAINDICATED, Verdict.CONTRAINDICATED)
    assert answer.questions == ()


def test_one_bar_over_every_option_bars_the_variant(ask: Ask) -> None:
    every = "{id: every, level: contraindicated, when: {timing: [same-day, later]}, says: S., sources: [study]}"
    (option,) = ask(f"[{every}]", CHOSEN).options
    assert (option.verdict, option.if_clear) == (Verdict.CONTRAINDICATED, Verdict.CONTRAINDICATED)


def test_a_fact_that_is_no_choice_of_the_practitioner_is_never_struck(ask: Ask) -> None:
    bar = "[{id: bar, level: contraindicated, when: {skin_type: VI}, says: S., sources: [study]}]"
    (option,) = ask(bar).options
    assert (option.struck, option.verdict, option.if_clear) == ((), Verdict.ASK_FIRST, Verdict.SUITABLE)


@pytest.mark.parametrize(
    ("level", "now", "if_clear"),
    [
        ("contraindicated", Verdict.ASK_FIRST, Verdict.SUITABLE),
        ("defer", Verdict.ASK_FIRST, Verdict.SUITABLE),
        ("clearance", Verdict.ASK_FIRST, Verdict.SUITABLE),
        ("adjust", Verdict.WITH_CARE, Verdict.SUITABLE),
        ("note", Verdict.SUITABLE, Verdict.SUITABLE),
    ],
)
def test_an_open_caution_is_read_both_ways(ask: Ask, level: str, now: Verdict, if_clear: Verdict) -> None:
    caution = f"[{{id: one, level: {level}, when: {{pregnancy: yes}}, says: S., sources: [study]}}]"
    (option,) = ask(caution, facts={"pregnancy": "unknown"}).options
    assert (option.verdict, option.if_clear) == (now, if_clear)
    assert [(f.fired, f.facts) for f in option.findings] == [(False, frozenset({"pregnancy"}))]


def test_a_letter_on_file_settles_its_caution_and_is_said(ask: Ask) -> None:
    caution = "[{id: one, level: clearance, when: {pregnancy: yes}, says: S., sources: [study]}]"
    (before,) = ask(caution, facts={"pregnancy": "yes"}).options
    (after,) = ask(caution, facts={"pregnancy": "yes"}, cleared="one").options
    assert (before.verdict, before.if_clear) == (Verdict.NEEDS_CLEARANCE, Verdict.NEEDS_CLEARANCE)
    assert (after.verdict, [f.cleared for f in after.findings]) == (Verdict.SUITABLE, [True])


@pytest.mark.parametrize(
    ("settings", "verdict"),
    [
        ("{max_depth: 1.2 mm}", Verdict.WITH_CARE),
        ("{interval_add: 2 weeks}", Verdict.WITH_CARE),
        ("{max_depth_uncleared: 1.2 mm, test_spot: true}", Verdict.WITH_CARE),
        ("{max_depth_uncleared: 1.2 mm}", Verdict.SUITABLE),
    ],
)
@pytest.mark.parametrize("pregnancy", ["yes", "unknown"])
def test_a_letter_does_not_lift_the_settings_that_come_with_it(
    ask: Ask, settings: str, verdict: Verdict, pregnancy: str
) -> None:
    caution = (
        f"[{{id: one, level: clearance, when: {{pregnancy: yes}}, adjust: {settings}, says: S., sources: [study]}}]"
    )
    (after,) = ask(caution, facts={"pregnancy": pregnancy}, cleared="one").options
    assert after.verdict is verdict


def test_the_worst_caution_wins(ask: Ask) -> None:
    cautions = """[
      {id: a, level: adjust, when: always, says: S., sources: [study]},
      {id: b, level: contraindicated, when: {pregnancy: yes}, says: S., sources: [study]},
      {id: c, level: clearance, when: always, says: S., sources: [study]}]"""
    assert ask(cautions, facts={"pregnancy": "yes"}).options[0].verdict is Verdict.CONTRAINDICATED
    assert ask(cautions, facts={"pregnancy": "no"}).options[0].verdict is Verdict.NEEDS_CLEARANCE


PARTLY = """[
  {id: dark, level: clearance, when: {skin_type: VI}, says: S., sources: [study]},
  {id: medium, level: adjust, when: {skin_type: IV}, says: S., sources: [study]},
  {id: deep, level: clearance, when: {skin_type: V}, adjust: {max_depth_uncleared: 1.5 mm}, says: S.,
   sources: [study]}]"""


@pytest.mark.parametrize(
    ("known", "now", "if_clear"),
    [
        ("II", Verdict.SUITABLE, Verdict.SUITABLE),
        ("II/IV", Verdict.WITH_CARE, Verdict.SUITABLE),
        ("IV/VI", Verdict.ASK_FIRST, Verdict.WITH_CARE),
        ("II/V", Verdict.SUITABLE, Verdict.SUITABLE),
        ("V/VI", Verdict.ASK_FIRST, Verdict.SUITABLE),
        ("VI", Verdict.NEEDS_CLEARANCE, Verdict.NEEDS_CLEARANCE),
        ("unknown", Verdict.ASK_FIRST, Verdict.SUITABLE),
    ],
)
def test_a_choice_known_in_part_clears_as_well_as_its_best_option(
    ask: Ask, known: str, now: Verdict, if_clear: Verdict
) -> None:
    (option,) = ask(PARTLY, facts={"skin_type": known}).options
    assert (option.verdict, option.if_clear) == (now, if_clear)


@pytest.mark.parametrize(("planned", "verdict"), [(1.2, Verdict.SUITABLE), (1.3, Verdict.NEEDS_CLEARANCE)])
def test_a_depth_planned_beyond_a_threshold_needs_the_letter(ask: Ask, planned: float, verdict: Verdict) -> None:
    files = {
        "vocabulary": VOCABULARY.replace(
            "\nconcerns:",
            "\n  planned-depth: {name: Plan, kind: number, group: safety, question: Depth?, unit: mm, range: 0-10}"
            "\nconcerns:",
        ),
        "pen": PEN.replace("{face: 1.0-1.5 mm}", "{face: 0.8-1.2 mm}"),
    }
    letter = """[{id: letter, level: clearance, when: {pregnancy: yes}, adjust: {max_depth_uncleared: 1.2 mm}, says: S.,
        sources: [study]}]"""
    (option,) = ask(letter, files, facts={"pregnancy": "yes", "planned-depth": planned}).options
    assert option.verdict is verdict


@pytest.mark.parametrize(
    ("known", "if_clear"),
    [("none/mild", Verdict.SUITABLE), ("mild/severe", Verdict.CONTRAINDICATED), ("unknown", Verdict.SUITABLE)],
)
def test_the_option_that_means_no_is_a_no_among_those_still_possible(ask: Ask, known: str, if_clear: Verdict) -> None:
    acne = (
        "\n  acne: {name: Acne, kind: choice, group: safety, question: Any?, options: [none, mild, severe], none: none}"
    )
    files = {"vocabulary": VOCABULARY.replace("\nconcerns:", f"{acne}\nconcerns:")}
    bar = "[{id: bar, level: contraindicated, when: {acne: yes}, says: S., sources: [study]}]"
    assert ask(bar, files, facts={"acne": known}).options[0].if_clear is if_clear


def test_a_choice_of_nothing_is_not_struck_for_being_something(ask: Ask) -> None:
    peel = (
        "\n  peel: {name: Peel, kind: choice, group: safety, question: Which?, options: [none, mild, deep], none: none,"
        " chosen: true}"
    )
    files = {"vocabulary": VOCABULARY.replace("\nconcerns:", f"{peel}\nconcerns:")}
    bar = "[{id: bar, level: contraindicated, when: {peel: yes, wound: yes}, says: S., sources: [study]}]"
    (option,) = ask(bar, files, facts={"peel": "unknown", "wound": "yes"}).options
    assert option.struck == (Struck("peel", "mild", "bar"), Struck("peel", "deep", "bar"))
    assert option.verdict is Verdict.SUITABLE


def held(answer: Recommendation) -> list[tuple[str, str, Truth]]:
    """Give every caution of the pen with the area and the truth it is held with, as coverage looks at them."""
    return [(h.caution.id, h.area, h.truth) for h in every(answer.pack, answer.pack.variants["pen"], answer.client)]


def test_every_caution_is_held_against_every_area_even_where_it_does_not_hold(ask: Ask) -> None:
    cautions = """[{id: cut, level: adjust, when: {wound: yes}, says: S., sources: [study]},
        {id: brow, level: note, when: {area: forehead}, says: S., sources: [study]},
        {id: bar, level: contraindicated, when: {pregnancy: yes}, says: S., sources: [study]}]"""
    assert held(ask(cautions, areas=["cheeks", "forehead"], facts={"wound": "unknown"})) == [
        ("cut", "cheeks", Truth.UNKNOWN),
        ("brow", "cheeks", Truth.NO),
        ("bar", "cheeks", Truth.NO),
        ("cut", "forehead", Truth.UNKNOWN),
        ("brow", "forehead", Truth.YES),
        ("bar", "forehead", Truth.NO),
    ]


def test_every_caution_is_held_with_what_was_struck_as_the_advice_holds_it(ask: Ask) -> None:
    barred = ask(f"[{DARK}, {LATER}]", CHOSEN, facts={"skin_type": "VI"})
    assert [(name, truth) for name, _, truth in held(barred)] == [("dark", Truth.YES), ("later", Truth.YES)]
    struck = ask(f"[{DARK}, {SAME_DAY_CAP}]", CHOSEN, facts={"skin_type": "V"})
    assert [(name, truth) for name, _, truth in held(struck)] == [("dark", Truth.NO), ("cap", Truth.NO)]


def test_what_is_held_is_what_is_advised(pack: Pack, client: Callable[..., Client]) -> None:
    """What the advice finds was held so; what it leaves out did not hold, or asks for clearance of no depth offered."""
    someone = client(concerns=["acne-scars", "melasma"], facts={"isotretinoin": "2026-09-01", "skin_type": "V"})
    for option in recommend(pack, someone).options:
        truths: dict[str, set[Truth]] = {}
        for one in every(pack, option.variant, someone):
            truths.setdefault(one.caution.id, set()).add(one.truth)
        assert all(finding.truth in truths.pop(finding.caution.id) for finding in option.findings)
        idle = {name for name in truths if pack.cautions[name].adjust.max_depth_uncleared is not None}
        assert {truth for name in truths.keys() - idle for truth in truths[name]} == {Truth.NO}
