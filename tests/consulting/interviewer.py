"""A client who answers truthfully what is asked, by typing, and nothing else."""

from collections.abc import Callable, Mapping
from typing import Any

from needlecli.advice import Option, Recommendation, Verdict
from needlecli.consulting import Prompt, State, answered, next_prompt
from needlecli.logic import EVENT

Reply = Callable[[Prompt], str]
MOST_STEPS = 80


def consulted(state: State, reply: Reply) -> State:
    """Answer every prompt until nothing is asked any more."""
    for _ in range(MOST_STEPS):
        prompt = next_prompt(state)
        if prompt is None:
            return state
        state = answered(state, prompt, reply(prompt))
    raise AssertionError("the interview does not end")


def truthful(truth: Mapping[str, Any], event: str = "no") -> Reply:
    """Give the replies of a client of whom all this is so, as they would be typed."""

    def reply(prompt: Prompt) -> str:
        match prompt.form:
            case "sheet":
                so = [f"{n}={truth[item.id]}" for n, item in enumerate(prompt.items, 1) if truth[item.id] != "no"]
                return ", ".join(so) or "none"
            case "event":
                return event
            case "fact":
                again = prompt.keys[0].endswith("+")  # what was said is all that is known
                return "" if again else str(truth[prompt.fact])
            case _:
                return ""

    return reply


def outcome(advice: Recommendation) -> Mapping[str, object]:
    """Give what a consultation is for: verdicts, order, depths and dates of all that is not ruled out.

    What is ruled out is ruled out, whatever else might rule it out as well.
    """
    return {option.variant.id: _outcome(option) for option in advice.options}


def _outcome(option: Option) -> object:
    if option.if_clear >= Verdict.CONTRAINDICATED:
        return "ruled out"
    out = Verdict.CONTRAINDICATED
    areas = [(a.area, min(a.verdict, out), min(a.if_clear, out), a.until, a.ongoing) for a in option.areas]
    depths = [(row.concern, row.area, row.now, row.if_clear, row.cleared_to) for row in option.depth]
    apart = [(course.concern, course.interval) for course in option.courses]
    return option.rank, option.verdict, option.if_clear, option.until, option.ongoing, areas, depths, apart


def unasked(state: State) -> list[str]:
    """Name the facts that were neither asked about nor known otherwise."""
    known = {key.rstrip("+!") for key in state.asked} | set(state.client.answers) | {EVENT}
    return [name for name in state.pack.vocabulary.facts if name not in known]
