"""Depths in words: what holds now, what holds once the questions are answered, and who narrowed it."""

from collections.abc import Callable

import pytest

from needlecli.advice import DepthRow, Narrowing, Recommendation
from needlecli.logic import Depth
from needlecli.page import Bar, Bullets, Legend, Scale
from needlecli.report.depths import depth_blocks, depth_text, narrowings_text

SHALLOW, DEEP = Depth(0.5, 0.75), Depth(0.5, 1.5)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (DepthRow("scars", "cheeks", DEEP, DEEP), "0.5-1.5 mm"),
        (DepthRow("scars", "cheeks", SHALLOW, DEEP), "now 0.5-0.75 mm, 0.5-1.5 mm if clear"),
        (DepthRow("scars", "cheeks", None, DEEP), "now none, 0.5-1.5 mm if clear"),
        (DepthRow("scars", "cheeks", None, None), "none left"),
        (DepthRow("scars", "cheeks", None, None, (), DEEP), "now none, 0.5-1.5 mm with a letter"),
        (DepthRow("scars", "cheeks", Depth(1.0, 1.0), Depth(1.0, 1.0)), "1.0 mm"),
    ],
)
def test_a_depth_is_said_for_now_and_for_later(row: DepthRow, said: str) -> None:
    assert depth_text(row) == said


@pytest.mark.parametrize(
    ("narrowings", "said"),
    [
        ((Narrowing("area-limit", 1.0),), "at most 1 mm (the limit of the area)"),
        ((Narrowing("device", 2.5),), "at most 2.5 mm (the reach of the device)"),
        ((Narrowing("depth-guide", 0.8),), "at most 0.8 mm (the depth guide for the area)"),
        ((Narrowing("scope", 0.5),), "at most 0.5 mm (the scope cap)"),
        ((Narrowing("pih-prone", 1.0),), "at most 1 mm (pih-prone)"),
        (
            (Narrowing("pih-prone", 1.0), Narrowing("area-limit", 1.0)),
            "at most 1 mm (pih-prone, the limit of the area)",
        ),
        (
            (Narrowing("device", 1.5), Narrowing("pih-prone", 1.0)),
            "at most 1 mm (pih-prone), 1.5 mm (the reach of the device)",
        ),
        ((Narrowing("pih-prone", 1.0, open=True),), "until known not to apply, at most 1 mm (pih-prone)"),
        (
            (Narrowing("scope", 1.5), Narrowing("pih-prone", 1.0, open=True)),
            "at most 1.5 mm (the scope cap); until known not to apply, at most 1 mm (pih-prone)",
        ),
    ],
)
def test_whoever_narrowed_a_depth_is_named(narrowings: tuple[Narrowing, ...], said: str) -> None:
    assert narrowings_text(narrowings) == said


def test_one_scale_an_area_with_a_bar_for_every_option(ask: Callable[..., Recommendation]) -> None:
    adjust = "says: Slow., adjust: {max_depth: 1.2 mm}, sources: [study]"
    caution = f"[{{id: darker, level: adjust, when: {{skin_type: [V, VI]}}, {adjust}}}]"
    answer = ask(caution, areas=["cheeks", "forehead"], others="unknown")
    blocks = list(depth_blocks(answer.pack, answer.client, answer.options))
    scales = [block for block in blocks if isinstance(block, Scale)]
    assert [scale.title for scale in scales] == ["Cheeks", "Forehead"]
    assert scales[0].bars == (Bar("1 Pen", (1.0, 1.2), (1.0, 1.5), "now 1.0-1.2 mm, 1.0-1.5 mm if clear"),)
    assert all(scale.greatest == 1.5 for scale in scales), "every area on the same millimetres"
    assert isinstance(blocks[2], Legend)
    assert isinstance(blocks[3], Bullets)
    said = [item.text for item in blocks[3].items]
    assert said == [
        "Pen (cheeks): until known not to apply, at most 1.2 mm (darker)",
        "Pen (forehead): at most 0.8 mm (the depth guide for the area)",
    ]


def test_where_nothing_is_offered_nothing_is_drawn(ask: Callable[..., Recommendation]) -> None:
    answer = ask(areas=["eyelids"])
    assert list(depth_blocks(answer.pack, answer.client, answer.options)) == []


@pytest.mark.parametrize(("sex", "whose"), [("female", "women"), ("male", "men"), (None, "women")])
def test_the_skin_drawn_is_that_of_the_client_and_the_thinner_where_unknown(
    advice: Callable[..., Recommendation], sex: str | None, whose: str
) -> None:
    answer = advice(concerns=["acne-scars"], areas=["cheeks"], facts={"sex": sex} if sex else {})
    scale = next(b for b in depth_blocks(answer.pack, answer.client, answer.options) if isinstance(b, Scale))
    assert f"({whose}, mean," in scale.layers_text
    assert scale.layers[-1].bottom <= scale.greatest


def test_the_bar_of_one_concern_among_many_says_which(ask: Callable[..., Recommendation]) -> None:
    answer = ask(concerns=["scars", "lines"])
    blocks = depth_blocks(answer.pack, answer.client, answer.options)
    labels = [bar.label for block in blocks if isinstance(block, Scale) for bar in block.bars]
    assert labels
    assert all(label == "1 Pen, scars" for label in labels)
