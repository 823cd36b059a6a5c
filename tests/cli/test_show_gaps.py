"""`needle show gaps`: what it takes, what it refuses, and that every format is the same map."""

import json

import pytest

from conftest import Run


def test_one_concern_is_shown_by_any_of_its_words(run: Run) -> None:
    by_id, by_word = run("show", "gaps", "stretch-marks"), run("show", "gap", "striae")
    assert by_id.returncode == 0
    assert by_id.stdout == by_word.stdout
    assert "▶ letter" in by_id.stdout


def test_the_same_pack_gives_the_same_bytes(run: Run) -> None:
    first, second = (run("show", "gaps", "--format", "json", "--operator", "nurse").stdout for _ in range(2))
    assert first == second
    data = json.loads(first)
    assert data["schema"] == "needle.gaps/1"
    assert len(data["cells"]) == 15 * 14 * 6


@pytest.mark.parametrize("form", ["table", "markdown", "html", "json"])
def test_every_format_names_what_bars(run: Run, form: str) -> None:
    done = run("show", "gaps", "acne-scars", "--area", "cheeks", "--format", form)
    assert (done.returncode, done.stderr) == (0, "")
    assert "esthetician-over-0-5mm" in done.stdout.replace("\\-", "-")


def test_areas_that_are_asked_for_are_told_in_full(run: Run) -> None:
    done = run("show", "gaps", "wrinkles", "--area", "hands", "--area", "face")
    assert "MAP OF OTHER AREAS" in done.stdout
    assert "neck" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("gaps", "acne-scrs"), "did you mean"),
        (("gaps", "keloid"), "keloid is not something this pack recommends for"),
        (("gaps", "--operator", "nurs"), "did you mean nurse?"),
        (("gaps", "--area", "cheecks-x"), "is not an area of this pack"),
        (("gaps", "--area", "lips"), "lips is never treated here"),
        (("gaps", "--format", "pdf"), "there is no format"),
        (("areas", "--operator", "nurse"), "--area, --operator and --everywhere are about gaps"),
        (("--conflicts", "--everywhere"), "--area, --operator and --everywhere are about gaps"),
        (("gapps",), "did you mean gaps?"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_what_can(run: Run, arguments: tuple[str, ...], says: str) -> None:
    done = run("show", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr


def test_nothing_is_drawn_for_those_who_listen(run: Run) -> None:
    said = run("show", "gaps", "stretch-marks", env={"NEEDLE_ACCESSIBLE": "1"}).stdout
    assert "Wait: Stretch marks; abdomen, buttocks and thighs; nurse, physician; type IV-VI: letter" in said
    assert "█" not in said
