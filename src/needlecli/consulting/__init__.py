"""A consultation asks only what could still change the result, and stops when nothing could."""

from needlecli.consulting.answering import answered, passed_over
from needlecli.consulting.prompting import Item, Progress, Prompt, next_prompt, progress
from needlecli.consulting.state import Record, State, begin
from needlecli.consulting.telling import Reason, outcome, reasons

__all__ = [
    "Item",
    "Progress",
    "Prompt",
    "Reason",
    "Record",
    "State",
    "answered",
    "begin",
    "next_prompt",
    "outcome",
    "passed_over",
    "progress",
    "reasons",
]
