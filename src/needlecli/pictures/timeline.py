"""The days of a course on one line of time, to scale; what each sign stands for is listed below it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from needlecli.page import Moment, Stretch, Timeline, Tone
from needlecli.pictures.canvas import BLUE, GREEN, INK, LINE, ORANGE, SOFT, VERMILLION, WIDTH, Canvas, broken, number
from needlecli.pictures.days import MONTHS, long_day

LEFT, RIGHT, MARK, LANE, ROW, LETTERS = 16.0, 16.0, 14.0, 20.0, 22.0, 26
LIFT = 26.0
"""How high above the line a sign stands; one that would meet the sign before it stands a step higher."""
COLOURS: dict[Tone, str] = {
    "stop": VERMILLION,
    "wait": ORANGE,
    "ask": SOFT,
    "care": ORANGE,
    "good": GREEN,
    "strong": VERMILLION,
    "plain": BLUE,
    "quiet": SOFT,
}
MOST = 18
"""How many months are marked, about."""
MONTH_WIDTH = 44.0
"""How much room the name of a month takes."""


class Entry(NamedTuple):
    """One line of the list below: the sign, what it stands for, and how it looks."""

    sign: str
    words: str
    tone: Tone
    square: bool


def draw_timeline(timeline: Timeline, name: str) -> str:
    """Draw a line of time and give it as SVG text; its moments carry numbers, its stretches letters and textures.

    Stretches that say the same share a letter.  Raises ValueError when nothing is on the line.
    """
    moments = sorted(timeline.moments, key=lambda moment: moment.day)
    days = [m.day for m in moments] + [day for s in timeline.stretches for day in (s.first, s.last)]
    if not days:
        raise ValueError("there is nothing on this line of time")
    axis = _Axis(min(days), max(days))
    lifts = _lifts([axis.x(moment.day) for moment in moments])
    track = max(lifts, default=0.0) + MARK + 8
    lanes = list(_lanes(timeline.stretches))
    signs = {label: _letter(n) for n, label in enumerate(dict.fromkeys(s.label for s in timeline.stretches))}
    entries = [
        (entry, broken(entry.words, WIDTH - LEFT - 40)) for entry in _entries(moments, timeline.stretches, signs)
    ]
    listed = track + 30 + LANE * (max(lanes, default=-1) + 1)
    canvas = Canvas(name, listed + sum(map(_high, entries)) + 12, timeline.title, timeline.says)
    _months(canvas, axis, track)
    _stretches(canvas, timeline.stretches, lanes, signs, axis, track)
    canvas.rule(LEFT, track, WIDTH - RIGHT, track, stroke=INK, stroke_width=3)
    for sign, (moment, lift) in enumerate(zip(moments, lifts, strict=True), 1):
        x = axis.x(moment.day)
        canvas.rule(x, track - lift + MARK, x, track, stroke=INK)
        _mark(canvas, str(sign), x, track - lift, moment.tone)
    y = listed
    for entry, lines in entries:
        _mark(canvas, entry.sign, LEFT + 12, y + 18, entry.tone, square=entry.square)
        for row, line in enumerate(lines):
            canvas.write(line, LEFT + 38, y + 24 + row * ROW)
        y += _high((entry, lines))
    return canvas.svg()


class _Axis:
    """Where a day lies on the line, in units from the left."""

    def __init__(self, first: date, last: date) -> None:
        self.first = first
        self.last = last
        self.span = max((last - first).days, 1)

    def x(self, day: date) -> float:
        room = WIDTH - LEFT - RIGHT - 2 * MARK
        return LEFT + MARK + room * (day - self.first).days / self.span

    def months(self) -> Iterator[date]:
        """Give the first day of every month on the line."""
        year, month = self.first.year, self.first.month
        while (year, month) != (self.last.year, self.last.month):
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)
            yield date(year, month, 1)


def _high(entry: tuple[Entry, Sequence[str]]) -> float:
    return ROW * len(entry[1]) + 9


def _letter(index: int) -> str:
    return f"{chr(ord('A') + index % LETTERS)}{index // LETTERS or ''}"


def _entries(moments: Sequence[Moment], stretches: Sequence[Stretch], signs: dict[str, str]) -> Iterator[Entry]:
    """List the moments with their days, and each kind of stretch; with its days, where there is but one."""
    for index, moment in enumerate(moments, 1):
        yield Entry(str(index), f"{long_day(moment.day)}: {moment.label}", moment.tone, square=False)
    for label, sign in signs.items():
        own = [stretch for stretch in stretches if stretch.label == label]
        first, last = long_day(own[0].first), long_day(own[0].last)
        days = "" if len(own) > 1 else f"{first}: " if first == last else f"{first} to {last}: "
        yield Entry(sign, f"{days}{label}", own[0].tone, square=True)


def _months(canvas: Canvas, axis: _Axis, track: float) -> None:
    """Mark the months, and name those for which there is room."""
    free = 0.0
    months = list(axis.months())
    for day in months[:: max(len(months) // MOST, 1)]:
        x = axis.x(day)
        canvas.rule(x, track, x, track + 10, stroke=LINE)
        if x >= free and x + MONTH_WIDTH < WIDTH:
            canvas.write(MONTHS[day.month - 1][:3], x + 3, track + 20, fill=SOFT, font_size=15.0, class_="tick")
            free = x + MONTH_WIDTH


def _lanes(stretches: Sequence[Stretch]) -> Iterator[int]:
    """Give each stretch the first lane in which it meets no other."""
    ends: list[date] = []
    for stretch in stretches:
        lane = next((i for i, end in enumerate(ends) if (stretch.first - end).days > 1), len(ends))
        ends[lane : lane + 1] = [stretch.last]
        yield lane


def _stretches(
    canvas: Canvas, stretches: Sequence[Stretch], lanes: Sequence[int], signs: dict[str, str], axis: _Axis, track: float
) -> None:
    textures = {
        s.label: canvas.texture(f"s-{signs[s.label].lower()}", "#ffffff", COLOURS[s.tone], "M0 8L8 0")
        for s in stretches
    }
    for stretch, lane in zip(stretches, lanes, strict=True):
        x, y = axis.x(stretch.first), track + 26 + LANE * lane
        wide = max(axis.x(stretch.last) - x, 4)
        canvas.box(x, y, wide, 14, fill=textures[stretch.label], stroke=COLOURS[stretch.tone])
        canvas.write(signs[stretch.label], x - 3, y + 13, text_anchor="end", class_="sign")


def _lifts(places: Sequence[float]) -> list[float]:
    """Lift a sign that would lie over the one before it, three steps at most."""
    found: list[float] = []
    step = 2 * MARK + 2
    for index, x in enumerate(places):
        near = index > 0 and x - places[index - 1] < step
        found.append(LIFT + (found[-1] - LIFT + step) % (3 * step) if near else LIFT)
    return found


def _mark(canvas: Canvas, sign: str, x: float, y: float, tone: Tone, *, square: bool = False) -> None:
    """Draw the sign of a moment as a disc, of the event as a star, of a stretch as a square."""
    look = {"fill": "#ffffff", "stroke": COLOURS[tone], "stroke_width": "2"}
    if square:
        canvas.box(x - 12, y - 12, 24, 24, **look)
    elif tone == "strong":
        points = "M0-16L5-6L16-5L8 3L10 15L0 9L-10 15L-8 3L-16-5L-5-6Z"
        canvas.add("path", d=points, transform=f"translate({number(x)} {number(y)})", **look)
    else:
        canvas.add("circle", cx=x, cy=y, r=MARK - 1, **look)
    canvas.write(sign, x, y + 5.5, text_anchor="middle", font_size=15.0, font_weight="bold", class_="sign")
