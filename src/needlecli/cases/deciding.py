"""Which clauses of a condition decide it for one client: those whose answer alone would turn the whole."""

from needlecli.logic import AllOf, AnyOf, Condition, Not, Situation, Truth, evaluate, every, leaves, some


def deciding(condition: Condition, now: Situation) -> tuple[Condition, ...]:
    """Give the leaves that decide: turning one of them alone from yes to no, or from no to yes, turns the whole.

    Where none does so alone, because several say the same, it is those that agree with the whole.  A condition that is
    open is kept so by the leaves that are open.
    """
    whole = evaluate(condition, now)
    asked = tuple(leaves(condition))
    alone = tuple(leaf for leaf in asked if decides_alone(condition, leaf, now) is not None)
    return alone or tuple(leaf for leaf in asked if evaluate(leaf, now) is whole) or asked


def decides_alone(condition: Condition, clause: Condition, now: Situation) -> Truth | None:
    """Give the truth of a clause that decides by itself: turned round, it would turn the whole; None if it does not."""
    own, whole = evaluate(clause, now), evaluate(condition, now)
    if Truth.UNKNOWN in (own, whole):
        return None
    return own if _turned(condition, clause, now) is ~whole else None


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
