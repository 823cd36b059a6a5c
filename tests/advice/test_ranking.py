"""The order is lexicographic; "why is A above B?" is the first field that differs, said in words."""

from collections.abc import Callable

import pytest

from builders import PEN
from needlecli.advice import Recommendation
from needlecli.advice.ranking import Key, key, order

Ask = Callable[..., Recommendation]


def variant(name: str, **changes: str) -> str:
    """Write a variant like the pen with another id, and with other words."""
    text = PEN.replace("id: pen", f"id: {name}")
    for field, value in changes.items():
        match field:
            case "caution":
                text += f"cautions: [{{id: {name}-own, says: S., sources: [study], {value}}}]\n"
            case "standing":
                text += f"standing: {{is: {value}, because: It tears.}}\n"
            case "depth":
                text = text.replace("{face: 1.0-1.5 mm}", value)
            case "evidence":
                text = text.replace("effect: marked, grade: A", value)
            case "downtime":
                text = text.replace("typical: 2 days", f"typical: {value}")
            case "cost":
                text = text.replace("tier: 2", f"tier: {value}")
            case "discomfort":
                text = text.replace("{typical: 3}", f"{{typical: {value}}}")
            case _:
                raise KeyError(field)
    return text


ALWAYS = "level: {level}, when: always"
SIX_MONTHS = "level: defer, when: {isotretinoin: within 6 months}"
THREE_MONTHS = "level: defer, when: {isotretinoin: within 3 months}"


def ranked(ask: Ask, first: dict[str, str], second: dict[str, str], **record: object) -> list[tuple[str, str]]:
    """Give ids and reasons in order; the one that ought to lose has the earlier name."""
    files = {"pen": variant("b-winner", **first), "loser": variant("a-loser", **second)}
    return [(o.variant.id, o.why_here) for o in ask(files=files, areas=["cheeks", "forehead"], **record).options]


@pytest.mark.parametrize(
    ("field", "winner", "loser", "why"),
    [
        (
            "obstacle",
            {"cost": "4"},
            {"caution": ALWAYS.format(level="clearance")},
            "a-loser is needs clearance even if all clears",
        ),
        ("wait", {"cost": "4", "caution": THREE_MONTHS}, {"caution": SIX_MONTHS}, "can start earlier than a-loser"),
        ("discouraged", {"cost": "4"}, {"standing": "discouraged"}, "a-loser is discouraged"),
        (
            "areas",
            {"cost": "4"},
            {"depth": "{cheeks: 1.0-1.5 mm}"},
            "can treat more of the areas than a-loser",
        ),
        (
            "fit",
            {"cost": "4"},
            {"evidence": "effect: marked, grade: B"},
            "better fit than a-loser (75 % against 50 %)",
        ),
        ("downtime", {"cost": "4"}, {"downtime": "3 days"}, "same fit as a-loser; shorter downtime"),
        ("cost", {"discomfort": "9"}, {"cost": "3"}, "same fit as a-loser; lower cost"),
        ("discomfort", {}, {"discomfort": "4"}, "same fit as a-loser; less discomfort"),
    ],
)
def test_each_field_decides_once_and_says_so(
    ask: Ask, field: str, winner: dict[str, str], loser: dict[str, str], why: str
) -> None:
    found = ranked(ask, winner, loser, facts={"isotretinoin": "2026-11-01"})
    assert found == [("b-winner", why), ("a-loser", "")]
    assert field in Key._fields


def test_the_name_decides_last(ask: Ask) -> None:
    assert ranked(ask, {}, {}) == [("a-loser", "level with b-winner; in order of name"), ("b-winner", "")]


@pytest.mark.parametrize(
    ("level", "harder"),
    [("adjust", "clearance"), ("clearance", "defer"), ("defer", "contraindicated")],
)
def test_a_harder_obstacle_stands_lower(ask: Ask, level: str, harder: str) -> None:
    found = ranked(ask, {"caution": ALWAYS.format(level=level)}, {"caution": ALWAYS.format(level=harder)})
    assert [name for name, _ in found] == ["b-winner", "a-loser"]


def test_settings_to_keep_and_open_questions_are_no_obstacle(ask: Ask) -> None:
    open_bar = "level: contraindicated, when: {pregnancy: yes}"
    found = ranked(ask, {"caution": open_bar}, {"caution": ALWAYS.format(level="adjust"), "cost": "3"},
                   facts={"pregnancy": "unknown"})  # fmt: skip
    assert found[0] == ("b-winner", "same fit as a-loser; lower cost")


def test_an_undated_wait_stands_below_a_dated_one(ask: Ask) -> None:
    found = ranked(ask, {"caution": SIX_MONTHS}, {"caution": ALWAYS.format(level="defer")},
                   facts={"isotretinoin": "2026-11-01"})  # fmt: skip
    assert [name for name, _ in found] == ["b-winner", "a-loser"]


@pytest.mark.parametrize(
    ("prefer", "better", "worse", "why"),
    [
        ("effect", {"depth": "{cheeks: 1.0-1.5 mm}"}, {"evidence": "effect: marked, grade: B"},
         "better fit than a-loser (75 % against 50 %)"),
        ("downtime", {"evidence": "effect: marked, grade: B"}, {"downtime": "3 days"},
         "against a-loser: shorter downtime"),
        ("cost", {"downtime": "3 days"}, {"cost": "3"}, "same fit as a-loser; lower cost"),
        ("comfort", {"cost": "4"}, {"discomfort": "4"}, "same fit as a-loser; less discomfort"),
    ],
)  # fmt: skip
def test_a_preference_moves_its_field_forward(
    ask: Ask, prefer: str, better: dict[str, str], worse: dict[str, str], why: str
) -> None:
    assert ranked(ask, better, worse)[0][0] == "a-loser"
    assert ranked(ask, better, worse, prefer=prefer) == [("b-winner", why), ("a-loser", "")]


@pytest.mark.parametrize("prefer", ["effect", "downtime", "cost", "comfort"])
def test_no_preference_outweighs_an_obstacle_or_a_discouraged_standing(ask: Ask, prefer: str) -> None:
    worse = {"evidence": "effect: minimal, grade: C", "downtime": "3 days", "cost": "4", "discomfort": "9"}
    assert ranked(ask, worse, {"caution": ALWAYS.format(level="clearance")}, prefer=prefer)[0][0] == "b-winner"
    assert ranked(ask, worse, {"standing": "discouraged"}, prefer=prefer)[0][0] == "b-winner"


def test_the_order_of_the_fields_is_the_order_of_the_design() -> None:
    assert order(None) == (
        "obstacle", "discouraged", "areas", "fit", "wait", "downtime", "cost", "discomfort", "id",
    )  # fmt: skip
    assert order("cost") == (
        "obstacle", "discouraged", "cost", "areas", "fit", "wait", "downtime", "discomfort", "id",
    )  # fmt: skip


def test_ranks_count_from_one_and_follow_the_key(ask: Ask) -> None:
    files = {name: variant(name, cost=cost) for name, cost in (("x", "4"), ("y", "1"), ("z", "3"))}
    options = ask(files=files).options
    assert [(o.rank, o.variant.id) for o in options] == [(1, "y"), (2, "pen"), (3, "z"), (4, "x")]
    assert [key(o) for o in options] == sorted(key(o) for o in options)
