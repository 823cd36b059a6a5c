"""Whether a hand-out may be written: only for what may be done now, with nothing open that could bar it."""

from datetime import date
from typing import NamedTuple

from needlecli.advice import Option, Recommendation, Verdict
from needlecli.client import Client
from needlecli.report.words import VERDICT, short

SHOWN = 8
"""How many open facts are named."""


class Refusal(NamedTuple):
    """Why there is no hand-out, what to do, and the reasons one by one."""

    says: str
    advice: str
    reasons: tuple[str, ...] = ()


def option_of(advice: Recommendation, variant: str) -> Option:
    """Give the option of one variant."""
    return next(option for option in advice.options if option.variant.id == variant)


def refusal(advice: Recommendation, variant: str, day: date | None, then: Recommendation | None) -> Refusal | None:
    """Say why a variant gets no hand-out; None where it gets one.

    `advice` is for today, `then` for the day of the treatment, where one is given.  A client who has to wait gets a
    hand-out for a day after the wait, if it is certain when the wait is over.
    """
    option = option_of(advice, variant)
    wait = option.verdict is Verdict.DEFER
    if wait and then is not None and day is not None and option.until is not None and not option.ongoing:
        if day < option.until:
            return _refused(advice, option)
        option = option_of(then, variant)
        return None if option.verdict <= Verdict.WITH_CARE else _refused(then, option)
    if option.verdict > Verdict.WITH_CARE:
        return _refused(advice, option)
    if then is not None and (later := option_of(then, variant)).verdict > Verdict.WITH_CARE:
        return _refused(then, later)
    return None


def _refused(advice: Recommendation, option: Option) -> Refusal:
    name = short(advice.pack, option.variant.id)
    on = f" on {advice.client.on}"
    see = f"needle why {option.variant.id}, with the same options, shows all of it"
    match option.verdict:
        case Verdict.ASK_FIRST:
            count = sum(option.variant.id in question.decides for question in advice.questions)
            many = "1 open question" if count == 1 else f"{count} open questions"
            says = f"no hand-out for {name}: {many} could still change whether it may be done{on}"
            ask = "answer them (needle recommend lists them); --others no says that all else was asked and denied"
            return Refusal(says, ask, _open(option))
        case Verdict.DEFER:
            until = f" until {option.until}" if option.until else ""
            moves = " at the earliest" if option.until and option.ongoing else ""
            says = f"no hand-out for {name}: it has to wait{until}{moves}"
            event = advice.client.event
            if option.until is not None and event is not None and option.until > event:
                see = f"choose an earlier day; the event is on {event}"
            elif option.until is not None and not option.ongoing:
                see = f"for a treatment then, write --date {option.until} or a later day"
            return Refusal(says, see, _fired(option))
        case _:
            says = f"no hand-out for {name}: {VERDICT[option.verdict]}{on}"
            return Refusal(says, see, _fired(option) or tuple(reason.says for reason in option.reasons))


def _fired(option: Option) -> tuple[str, ...]:
    hard = ("contraindicated", "defer", "clearance")
    return tuple(
        f"{f.caution.says} [{f.caution.id}]"
        for f in option.findings
        if f.fired and f.caution.level in hard and not f.cleared
    )


def _open(option: Option) -> tuple[str, ...]:
    hard = ("contraindicated", "defer", "clearance")
    facts = dict.fromkeys(
        fact for f in option.findings if not f.fired and f.caution.level in hard for fact in sorted(f.facts)
    )
    shown, more = list(facts)[:SHOWN], len(facts) - SHOWN
    return (f"open: {', '.join(shown)}{f' and {more} more' if more > 0 else ''}",) if facts else ()


def at(client: Client, day: date) -> Client:
    """Give the same client on the day of the treatment."""
    return client._replace(on=day)
