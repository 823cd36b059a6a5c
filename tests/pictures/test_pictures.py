"""Pictures: well formed, small, self-contained, told in words, and with ids that never meet."""

import re
from collections.abc import Callable
from datetime import date
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needlecli.page import Bar, Layer, Moment, Scale, Span, Spans, Stretch, Timeline
from needlecli.pictures import draw_recovery, draw_skin, draw_timeline

SVG = "{http://www.w3.org/2000/svg}"
SKIN = (Layer("epidermis", 0.0, 0.2), Layer("dermis", 0.2, 1.07))
CHEEKS = Scale(
    "Cheeks",
    SKIN,
    "Cheeks: to 0.20 and 1.07 mm.",
    (Bar("Pen", (1.0, 1.5), None, "1.0-1.5 mm"),),
    2.0,
    2.0,
    "Cheeks: set to 1.0-1.5 mm, never deeper than 2.0 mm.",
)
LINE = Timeline(
    "Treatments",
    (Moment(date(2027, 1, 4), "treatment 1"), Moment(date(2027, 6, 12), "your event", "strong")),
    (Stretch(date(2027, 1, 4), date(2027, 1, 7), "skin may show", "care"),),
    "Mon 4 January 2027: treatment 1. Mon 4 January 2027 to Thu 7 January 2027: skin may show. "
    "Sat 12 June 2027: your event.",
)
STRIP = Spans(
    "The days after",
    "days",
    (
        Span("Redness", 0.5, 2.5, "until 48 hours after"),
        Span("Make-up", 0.5, 1.5, "leave it until 24 hours after", None, "stop"),
        Span("Make-up", 1.5, 4.0, "with care to the end of day 3", None, "care"),
        Span("Make-up", 4.0, float("inf"), "as usual from day 4 on", None, "good"),
        Span("Call us", 0.5, 15.0, "on any day", None, "ask"),
    ),
    15.0,
    "Redness: until 48 hours after. Make-up: leave it until 24 hours after.",
)
DRAWN: tuple[tuple[str, Callable[[str], str], str], ...] = (
    ("skin", lambda name: draw_skin((CHEEKS, CHEEKS), name), f"{CHEEKS.says} {CHEEKS.says}"),
    ("timeline", lambda name: draw_timeline(LINE, name), LINE.says),
    ("recovery", lambda name: draw_recovery(STRIP, name, date(2027, 6, 7)), STRIP.says),
)


def parsed(picture: str) -> Element:
    return ET.fromstring(picture)  # noqa: S314 - our own picture


def texts(picture: Element) -> list[Element]:
    return [one for one in picture.iter(f"{SVG}text") if one.get("class") not in ("tick", "sign")]


@pytest.mark.parametrize(("draw", "says"), [row[1:] for row in DRAWN], ids=[row[0] for row in DRAWN])
class TestEveryPicture:
    def test_has_a_title_and_says_in_words_what_it_shows(self, draw: Callable[[str], str], says: str) -> None:
        picture = parsed(draw("a"))
        title, desc = picture.find(f"{SVG}title"), picture.find(f"{SVG}desc")
        assert title is not None
        assert title.text
        assert desc is not None
        assert desc.text == says
        assert picture.get("role") == "img"
        assert picture.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
        assert picture.get("viewBox", "").startswith("0 0 680 ")

    def test_fetches_nothing_and_stays_small(self, draw: Callable[[str], str], says: str) -> None:
        text = draw("a")
        assert len(text) < 30_000
        assert says
        assert not re.search(r"href|url\((?!#)|<style|<script|<image|style=", text)
        assert "http" not in text.replace("http://www.w3.org/2000/svg", "")

    def test_points_only_at_its_own_ids(self, draw: Callable[[str], str], says: str) -> None:
        assert says
        one, other = parsed(draw("a")), parsed(draw("b"))
        own = [i for e in one.iter() if (i := e.get("id"))]
        theirs = {i for e in other.iter() if (i := e.get("id"))}
        assert len(own) == len(set(own))
        assert not set(own) & theirs
        assert set(re.findall(r"url\(#([^)]*)\)", draw("a"))) <= set(own)

    def test_shows_no_number_that_its_words_leave_out(self, draw: Callable[[str], str], says: str) -> None:
        shown = {
            number for text in texts(parsed(draw("a"))) for number in re.findall(r"\d+(?:\.\d+)?", text.text or "")
        }
        assert shown <= set(re.findall(r"\d+(?:\.\d+)?", says))

    def test_is_drawn_alike_twice(self, draw: Callable[[str], str], says: str) -> None:
        assert says
        assert draw("a") == draw("a")


def test_a_depth_is_drawn_to_the_same_scale_as_the_skin() -> None:
    picture = parsed(draw_skin((CHEEKS,), "a"))
    surface = float(next(e for e in picture.iter(f"{SVG}line") if e.get("stroke-width") == "2").get("y1", ""))
    limit = float(next(e for e in picture.iter(f"{SVG}line") if e.get("class") == "limit").get("y1", ""))
    tips = [
        max(float(y) for y in re.findall(r"L[\d.]+ ([\d.]+)", e.get("d", "")))
        for e in picture.iter(f"{SVG}path")
        if e.get("class") == "needle"
    ]
    dermis = next(e for e in picture.iter(f"{SVG}rect") if e.get("fill") == "url(#a-dermis)")
    unit = (limit - surface) / 2.0
    assert tips == pytest.approx([surface + 1.0 * unit, surface + 1.5 * unit], abs=0.1)
    assert float(dermis.get("height", "")) == pytest.approx((1.07 - 0.2) * unit, abs=0.1)


def test_one_depth_is_one_needle() -> None:
    alone = CHEEKS._replace(bars=(Bar("Pen", (1.0, 1.0), None, "1.0 mm"),))
    needles = [e for e in parsed(draw_skin((alone,), "a")).iter(f"{SVG}path") if e.get("class") == "needle"]
    assert len(needles) == 1


def test_skin_that_nobody_measured_is_drawn_without_layers() -> None:
    bare = CHEEKS._replace(layers=())
    assert "outer skin" not in draw_skin((bare,), "a")
    assert "limit 2.0 mm" in draw_skin((bare,), "a")


@pytest.mark.parametrize("count", [0, 4])
def test_one_picture_shows_one_to_three_areas(count: int) -> None:
    with pytest.raises(ValueError, match="1 to 3"):
        draw_skin((CHEEKS,) * count, "a")


def test_a_name_that_would_break_an_id_is_refused() -> None:
    with pytest.raises(ValueError, match="small letters"):
        draw_skin((CHEEKS,), 'a" onload="x')


def test_an_empty_line_of_time_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing"):
        draw_timeline(Timeline("t", (), (), ""), "a")


def test_a_strip_of_weeks_is_refused() -> None:
    with pytest.raises(ValueError, match="days"):
        draw_recovery(STRIP._replace(unit="weeks"), "a")


@given(
    days=st.lists(st.dates(date(1900, 1, 1), date(9999, 12, 31)), min_size=1, max_size=12), label=st.text(max_size=80)
)
def test_any_days_can_be_drawn_and_no_label_becomes_markup(days: list[date], label: str) -> None:
    moments = tuple(Moment(day, label) for day in days)
    stretches = (Stretch(min(days), max(days), label),)
    picture = parsed(draw_timeline(Timeline(label, moments, stretches, label), "a"))
    assert {e.tag.removeprefix(SVG) for e in picture.iter()} <= {
        *("svg", "title", "desc", "defs", "pattern", "rect", "path", "line", "circle", "text"),
    }


@given(first=st.dates(), rows=st.lists(st.tuples(st.floats(0, 40), st.floats(0, 40)), min_size=1, max_size=8))
def test_no_bar_of_the_strip_leaves_the_picture(first: date, rows: list[tuple[float, float]]) -> None:
    spans = tuple(Span(str(i), min(r), max(r), "") for i, r in enumerate(rows))
    picture = parsed(draw_recovery(Spans("t", "days", spans, 15.0, ""), "a", first))
    for rect in picture.findall(f"{SVG}rect"):
        assert float(rect.get("x", "")) + float(rect.get("width", "")) <= 680.1 or float(rect.get("width", "")) == 0
