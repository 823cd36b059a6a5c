"""Logic is yes, no, unknown: truth values, quantities, answers, and the conditions over them."""

from needlecli.logic.answer import NEVER, Amount, Answer, Choice, Flag, Local, Past, presence
from needlecli.logic.condition import (
    EVENT,
    PLANNED_DEPTH,
    AllOf,
    Always,
    AnyOf,
    Condition,
    Deeper,
    EventWithin,
    Situation,
    Until,
    evaluate,
    named_facts,
    open_facts,
    until,
)
from needlecli.logic.quantity import Count, Depth, Duration, Millimetres, Period
from needlecli.logic.syntax import Flaw, Kind, Terms, read_condition
from needlecli.logic.truth import Truth, every, some, truth

__all__ = [
    "EVENT", "NEVER", "PLANNED_DEPTH", "AllOf", "Always", "Amount", "Answer", "AnyOf", "Choice", "Condition", "Count",
    "Deeper", "Depth", "Duration", "EventWithin", "Flag", "Flaw", "Kind", "Local", "Millimetres", "Past", "Period", "Situation",
    "Terms", "Truth", "Until", "evaluate", "every", "named_facts", "open_facts", "presence", "read_condition", "some",
    "truth", "until",
]
