"""A consultation at the terminal: plain lines down the screen, so that a screen reader or a pipe can follow it.

Everything said here goes to standard error; standard output is left to the result.
"""

import re
import sys
import textwrap
from collections.abc import Iterable
from typing import Literal

from needlecli.cli.hearing import Lines
from needlecli.cli.screen import style
from needlecli.client import Unreadable
from needlecli.consulting import Prompt, State, answered, next_prompt, outcome, progress, reasons
from needlecli.errors import DataError
from needlecli.page import ascii_only, clean

Ending = Literal["done", "stopped", "ran out"]
Look = Literal["plain", "strong", "quiet"]
CODES: dict[Look, str] = {"strong": "\x1b[1m", "quiet": "\x1b[2m", "plain": ""}
STOP, BACK, HELP, WHY = ("q", "quit"), ("b", "back"), ("h", "help"), re.compile(r"(?:\?|why)\s*(\d{1,3})?")
WELCOME = "Enter: not known. b: back. ?: why this is asked. h: help. q: stop with what is known."
GUIDE = (
    "Enter alone leaves a question open: it counts as not known, never as no, and is not asked again.",
    "In a list, write the numbers of what is so, as 1 3. All others in it then count as asked and denied.",
    "none: nothing in the list is so. 2?: not sure about number 2. 1 rest?: all but 1 not known.",
    "3=2026-09-01 or 3=6 weeks ago: when it last was. 2@cheeks: only there. Without, you are asked when it matters.",
    "At most so many more: what is so may bring the question when, or which, and notes may open one again.",
    "b: back to the question before. ?: why this is asked. ? 3: why number 3. q: stop, and see what is known so far.",
)


class Interview:
    """Leads a consultation from question to question; `state` is where it stands, also where it is broken off."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.lines = Lines()
        self._look = style(sys.stderr)
        self._announced = False

    def run(self) -> Ending:
        """Ask until nothing is left that could change the result; raise DataError for a piped line that is no answer.

        Where the input ends, or by `q`, it stops with what is known.
        """
        self.say(WELCOME, "quiet")
        while (prompt := next_prompt(self.state)) is not None:
            self._put(prompt)
            ending = self._answer(prompt)
            if ending is not None:
                return ending
        return "done"

    def say(self, text: str, look: Look = "plain", indent: str = "") -> None:
        """Write lines to standard error, wrapped to the terminal and never in a pipe."""
        words = clean(text)
        words = words if self._look.unicode else ascii_only(words)
        wide = None if self._look.accessible else self._look.width
        hang = " " * len(indent)
        lines = [f"{indent}{words}"]
        if wide:
            lines = textwrap.wrap(words, wide, initial_indent=indent, subsequent_indent=hang, break_on_hyphens=False)
        code = CODES[look] if self._look.colour else ""
        sys.stderr.write("".join(f"{code}{line}{code and chr(27) + '[0m'}\n" for line in lines or [indent]))

    def hear(self) -> str | None:
        """Ask for a line and read it; None where the input ends."""
        sys.stderr.write("> ")
        sys.stderr.flush()
        line = None
        try:
            line = self.lines.read()
        finally:
            if line is None or not self.lines.by_hand:  # nobody has pressed Enter
                sys.stderr.write("\n")
        return line

    def _put(self, prompt: Prompt) -> None:
        """Write a question, its numbered lines, and how it is answered."""
        sys.stderr.write("\n")
        if self.state.started:
            done, left, spared = progress(self.state)
            also = f"; {spared} of {len(self.state.pack.vocabulary.facts)} facts need not be asked about"
            more = f"at most {left - 1} more" if left > 1 else "the last so far"
            self.say(f"Question {done + 1}, {more}{'' if self._announced else also}", "quiet")
            self._announced = True
        self.say(prompt.ask, "strong")
        self._list(prompt)
        enter = f" Enter: {prompt.enter}." if prompt.enter else ""
        self.say(f"{prompt.how}{enter}", "quiet")

    def _list(self, prompt: Prompt) -> None:
        items = [(f"{number:>2}  ", item.text) for number, item in enumerate(prompt.items, 1)]
        if self._look.accessible or prompt.form == "sheet" or not items:
            for number, text in items:
                self.say(text, indent=number)
            return
        sys.stderr.write(
            "".join(f"{line}\n" for line in _columns([f"{n}{text}" for n, text in items], self._look.width))
        )

    def _answer(self, prompt: Prompt) -> Ending | None:
        """Take lines until one answers, goes back or stops."""
        while True:
            try:
                line = self.hear()
                word = (line or "").strip().casefold()
                if line is None:
                    return "ran out"
                if word in STOP:
                    return "stopped"
                if word in BACK:
                    self._back()
                    return None
                if word in HELP:
                    self._tell(GUIDE)
                elif why := WHY.fullmatch(word):
                    self._why(prompt, int(why[1] or 0))
                else:
                    before, self.state = self.state, answered(self.state, prompt, line)
                    self._tell(outcome(before, self.state, prompt))
                    return None
            except Unreadable as problem:
                self._refuse(problem)

    def _refuse(self, problem: Unreadable) -> None:
        """Say what to write instead; nobody is there to do so where the answers are piped in."""
        if not self.lines.by_hand:
            says = f"line {self.lines.number} of the answers cannot be read: {problem}"
            raise DataError(says, "correct that line; nothing was recommended, and nothing was written") from None
        self.say(f"{problem}{'' if str(problem).endswith(('.', '?')) else '.'}", indent="  ")

    def _back(self) -> None:
        if self.state.before is None:
            self.say("This is the first question.", indent="  ")
        self.state = self.state.before or self.state

    def _why(self, prompt: Prompt, number: int) -> None:
        told = reasons(self.state, prompt)
        if number > len(told):
            self.say(f"The numbers here go from 1 to {len(told)}.", indent="  ")
            return
        for place, reason in list(enumerate(told, 1))[number - 1 if number else 0 : number or None]:
            self.say(f"{reason.fact}: {reason.says}", indent=f"{place:>2}  " if prompt.form == "sheet" else "  ")
            for caution in reason.cautions:
                self.say(caution, "quiet", indent="      ")

    def _tell(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.say(line, indent="  ")


def _columns(cells: list[str], width: int | None) -> list[str]:
    """Lay short lines side by side where there is room, to be read downwards."""
    widest = max(len(cell) for cell in cells) + 2
    across = max(1, min((width or 80) // widest, 4))
    down = -(-len(cells) // across)
    rows = ["".join(cell.ljust(widest) for cell in cells[row::down]) for row in range(down)]
    return [row.rstrip() for row in rows]
