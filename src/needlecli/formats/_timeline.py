"""Draw days to come on one line, in characters: to scale where there is room, and always in words."""

from collections.abc import Iterator
from datetime import date

from needlecli.page import Moment, Style, Timeline

PLAIN_WIDTH = 100
FANCY = {"line": "─", "out": "▒", "wait": "·", "event": "★", "result": "◇"}
ASCII = {"line": "-", "out": "=", "wait": ".", "event": "*", "result": "o"}


def timeline_lines(timeline: Timeline, style: Style) -> Iterator[str]:
    """Give the lines of one timeline: the days to scale, then a list of what they are."""
    if style.accessible or len(timeline.moments) < 2:
        yield f"{timeline.title}: {timeline.says}"
        return
    signs = FANCY if style.unicode else ASCII
    width = min((style.width or PLAIN_WIDTH) - 4, 72)
    first = min(timeline.moments[0].day, *(stretch.first for stretch in timeline.stretches))
    last = max(timeline.moments[-1].day, *(stretch.last for stretch in timeline.stretches))
    days = max((last - first).days, 1)

    def at(day: date) -> int:
        return round((day - first).days / days * (width - 1))

    line = [signs["line"]] * width
    for stretch in timeline.stretches:
        sign = signs["wait"] if stretch.tone == "wait" else signs["out"]
        line[at(stretch.first) : at(stretch.last) + 1] = sign * (at(stretch.last) - at(stretch.first) + 1)
    for moment in sorted(timeline.moments, key=lambda one: one.tone == "good"):  # the event is never drawn over
        line[at(moment.day)] = _sign(moment, signs)
    yield f"  {''.join(line)}"
    yield f"  {first}{last!s:>{width - 10}}"
    told = {
        signs["out"]: any(stretch.tone != "wait" for stretch in timeline.stretches) and "recovery",
        signs["wait"]: any(stretch.tone == "wait" for stretch in timeline.stretches) and "kept free",
        signs["event"]: any(moment.tone == "good" for moment in timeline.moments) and "event",
        signs["result"]: any(moment.tone == "quiet" for moment in timeline.moments) and "judge the result",
    }
    yield "  " + "  ".join(["1, 2 treatments", *(f"{sign} {word}" for sign, word in told.items() if word)])


def _sign(moment: Moment, signs: dict[str, str]) -> str:
    match moment.tone:
        case "good":
            return signs["event"]
        case "quiet":
            return signs["result"]
        case _:
            number = moment.label.rsplit(" ", 1)[-1]
            return number[-1]
