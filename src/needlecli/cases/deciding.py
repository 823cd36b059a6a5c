"""Which clauses of a condition decide it for one client: those whose answer alone would turn the whole."""

from collections.abc import Iterator

from needlecli.logic import AllOf, AnyOf, Condition, Not, Situation, Truth, evaluate, every, some


def deciding(condition: Condition, now: Situation) -> tuple[Condition, ...]:
    """Give the leaves that decide: turning one of them alone from yes to no, or from no to yes, turns the whole.

    Where none does so alone, because several say the same, it is those that agree with the whole.  A condition that is
    open is kept so by the leaves that are open.
    """
    whole = evaluate(condition, now)
    leaves = tuple(_leaves(condition))
    alone = tuple(leaf for leaf in leaves if whole is not Truth.UNKNOWN and _turned(condition, leaf, now) is ~whole)
    return alone or tuple(leaf for leaf in leaves if evaluate(leaf, now) is whole) or leaves


def decides_alone(condition: Condition, clause: Condition, now: Situation) -> Truth | None:
    """Give the truth of a clause that decides by itself: turned round, it would turn the whole; None if it does not."""
    own, whole = evaluate(clause, now), evaluate(condition, now)
    if Truth.UNKNOWN in (own, whole):
        return None
    return own if _turned(condition, clause, now) is ~whole else None


def _leaves(condition: Condition) -> Iterator[Condition]:
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _leaves(part)
        case Not(part):
            yield from _leaves(part)
        case _:
            yield condition


def _turned(condition: Condition, leaf: Condition, now: Situation) -> Truth:
    """Evaluate a condition as if one leaf said the opposite; the leaf is told from its equals by identity."""
    if condition is leaf:
        return ~evaluate(condition, now)
    match condition:
        case AllOf(parts):
            return every(_turned(part, leaf, now) for part in parts)
        case AnyOf(parts):
            return some(_turned(part, leaf, now) for part in parts)
        case Not(part):
            return ~_turned(part, leaf, now)
        case _:
            return evaluate(condition, now)
