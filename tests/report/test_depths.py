"""Depths in words: what holds now, what holds once the questions are answered, and who narrowed it."""

from collections.abc import Callable

import pytest

from needlecli.advice import DepthRow, Narrowing, Recommendation
from needlecli.logic import Depth
from needlecli.page import Bar, Bullets, Item, Legend, Scale
from needlecli.report.depths import depth_blocks, depth_text, narrowing_text

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
    ("narrowing", "said"),
    [
        (Narrowing("area-limit", 1.0), "at most 1 mm, by the limit of the area"),
        (Narrowing("device", 2.5), "at most 2.5 mm, by the reach of the device"),
        (Narrowing("depth-guide", 0.8), "at most 0.8 mm, by the depth guide for the area"),
        (Narrowing("scope", 0.5), "at most 0.5 mm, by the scope cap"),
        (Narrowing("pih-prone", 1.0), "at most 1 mm, by pih-prone"),
        (Narrowing("pih-prone", 1.0, open=True), "at most 1 mm until it is known that pih-prone does not apply"),
    ],
)
def test_whoever_narrowed_a_depth_is_named(narrowing: Narrowing, said: str) -> None:
    assert narrowing_text(narrowing) == said


def test_one_scale_an_area_with_a_bar_for_every_option(ask: Callable[..., Recommendation]) -> None:
    caution = "[{id: darker, level: adjust, when: {skin_type: [V, VI]}, says: Slow., adjust: {max_depth: 1.2 mm}, sources: [study]}]"
    answer = ask(caution, areas=["cheeks", "forehead"], others="unknown")
    blocks = list(depth_blocks(answer.pack, answer.client, answer.options))
    scales = [block for block in blocks if isinstance(block, Scale)]
    assert [scale.title for scale in scales] == ["Cheeks", "Forehead"]
    assert scales[0].bars == (Bar("1 Pen", (1.0, 1.2), (1.0, 1.5), "now 1.0-1.2 mm, 1.0-1.5 mm if clear"),)
    assert all(scale.greatest == 1.5 for scale in scales), "every area on the same millimetres"
    assert isinstance(blocks[2], Legend)
    assert isinstance(blocks[3], Bullets)
    said = [item.text for item in blocks[3].items]
    assert "Pen: at most 1.2 mm until it is known that darker does not apply (cheeks)" in said
    assert "Pen: at most 1 mm, by the limit of the area (forehead)" in said


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
    vocabulary_lines = ask(concerns=["scars", "lines"])
    blocks = depth_blocks(vocabulary_lines.pack, vocabulary_lines.client, vocabulary_lines.options)
    labels = [bar.label for block in blocks if isinstance(block, Scale) for bar in block.bars]
    assert labels
    assert all(label == "1 Pen, scars" for label in labels)
    assert isinstance(Item("x"), Item)
