"""The days of a course on one line of time, to scale; what each sign stands for is listed below it."""

from collections.abc import Iterator
from datetime import date, timedelta

from needlecli.page import Moment, Stretch, Timeline, Tone
from needlecli.pictures.canvas import BLUE, GREEN, INK, LINE, ORANGE, SOFT, VERMILLION, WIDTH, Canvas, broken, number
from needlecli.pictures.days import MONTHS, long_day

LEFT, RIGHT, TRACK, MARK, ROW = 16.0, 16.0, 92.0, 14.0, 24.0
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


def draw_timeline(timeline: Timeline, name: str) -> str:
    """Draw a line of time and give it as SVG text; its moments carry numbers, its stretches textures.

    Raises ValueError when nothing is on the line.
    """
    moments = sorted(timeline.moments, key=lambda moment: moment.day)
    days = [m.day for m in moments] + [day for s in timeline.stretches for day in (s.first, s.last)]
    if not days:
        raise ValueError("there is nothing on this line of time")
    axis = _Axis(min(days), max(days))
    lanes = list(_lanes(timeline.stretches))
    listed = TRACK + 30 + 20 * (max(lanes, default=-1) + 1)
    words = [_words(str(n), moment) for n, moment in enumerate(moments, 1)]
    words += [_words(chr(64 + n) if n <= 26 else str(n), stretch) for n, stretch in enumerate(timeline.stretches, 1)]
    wrapped = [broken(text, WIDTH - LEFT - 44) for _, text in words]
    height = listed + ROW * sum(map(len, wrapped)) + 14
    canvas = Canvas(name, height, timeline.title, timeline.says)
    _months(canvas, axis)
    _stretches(canvas, timeline.stretches, lanes, axis)
    canvas.rule(LEFT, TRACK, WIDTH - RIGHT, TRACK, stroke=INK, stroke_width=3)
    high = _heights([axis.x(moment.day) for moment in moments])
    for number_, (moment, up) in enumerate(zip(moments, high, strict=True), 1):
        _mark(canvas, str(number_), axis.x(moment.day), TRACK - up, moment.tone)
        canvas.rule(axis.x(moment.day), TRACK - up + MARK, axis.x(moment.day), TRACK, stroke=INK)
    y = listed + ROW
    for index, ((sign, _), lines) in enumerate(zip(words, wrapped, strict=True)):
        tones = [m.tone for m in moments] + [s.tone for s in timeline.stretches]
        _mark(canvas, sign, LEFT + 12, y - 6, tones[index], square=index >= len(moments))
        for line in lines:
            canvas.write(line, LEFT + 40, y)
            y += ROW
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
        while (year, month) != (self.last.year, self.last.month) and year < date.max.year:
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)
            yield date(year, month, 1)


def _words(sign: str, one: Moment | Stretch) -> tuple[str, str]:
    if isinstance(one, Moment):
        return sign, f"{long_day(one.day)}: {one.label}"
    if one.first == one.last:
        return sign, f"{long_day(one.first)}: {one.label}"
    return sign, f"{long_day(one.first)} to {long_day(one.last)}: {one.label}"


def _months(canvas: Canvas, axis: _Axis) -> None:
    """Mark the months, and name those for which there is room."""
    free = 0.0
    months = list(axis.months())
    for day in months[:: max(len(months) // MOST, 1)]:
        x = axis.x(day)
        canvas.rule(x, TRACK, x, TRACK + 10, stroke=LINE)
        if x >= free and x + MONTH_WIDTH < WIDTH:
            canvas.write(MONTHS[day.month - 1][:3], x + 3, TRACK + 20, fill=SOFT, font_size=14.0, class_="tick")
            free = x + MONTH_WIDTH


def _lanes(stretches: tuple[Stretch, ...]) -> Iterator[int]:
    """Give each stretch the first lane in which it meets no other."""
    ends: list[date] = []
    for stretch in stretches:
        lane = next((i for i, end in enumerate(ends) if end + timedelta(days=1) < stretch.first), len(ends))
        ends[lane : lane + 1] = [stretch.last]
        yield lane


def _stretches(canvas: Canvas, stretches: tuple[Stretch, ...], lanes: list[int], axis: _Axis) -> None:
    for index, (stretch, lane) in enumerate(zip(stretches, lanes, strict=True), 1):
        colour = COLOURS[stretch.tone]
        fill = canvas.texture(f"stretch-{index}", "#ffffff", colour, "M0 8L8 0", 8)
        x, y = axis.x(stretch.first), TRACK + 26 + 20 * lane
        canvas.box(x, y, max(axis.x(stretch.last) - x, 4), 14, fill=fill, stroke=colour)
        canvas.write(chr(64 + index) if index <= 26 else str(index), x - 3, y + 13, text_anchor="end", class_="sign")


def _heights(places: list[float]) -> list[float]:
    """Lift a mark that would lie over the one before it."""
    found: list[float] = []
    for index, x in enumerate(places):
        near = index > 0 and x - places[index - 1] < 2 * MARK + 2
        found.append(24.0 + (found[-1] - 24.0 + 2 * MARK + 2) % (3 * (2 * MARK + 2)) if near else 24.0)
    return found


def _mark(canvas: Canvas, sign: str, x: float, y: float, tone: Tone, *, square: bool = False) -> None:
    """Draw the sign of a moment as a disc, of the event as a star, of a stretch as a square."""
    colour = COLOURS[tone]
    if square:
        canvas.box(x - 12, y - 12, 24, 24, fill="#ffffff", stroke=colour, stroke_width=2)
    elif tone == "strong":
        points = "M0-16L5-6L16-5L8 3L10 15L0 9L-10 15L-8 3L-16-5L-5-6Z"
        canvas.add(
            "path",
            d=points,
            transform=f"translate({number(x)} {number(y)})",
            fill="#ffffff",
            stroke=colour,
            stroke_width=2,
        )
    else:
        canvas.add("circle", cx=x, cy=y, r=MARK - 1, fill="#ffffff", stroke=colour, stroke_width=2.5)
    canvas.write(sign, x, y + 5.5, text_anchor="middle", font_size=15.0, font_weight="bold", class_="sign")
