"""Care before and after a treatment, what to expect, and when to call."""

from typing import NamedTuple

from needlecli.knowledge.entry import entry
from needlecli.knowledge.statement import Confidence, Position
from needlecli.logic import Duration


@entry
class Step(NamedTuple):
    """One step of care, from one time to another, counted from the treatment."""

    says: str
    from_: Duration
    to: Duration | None = None
    topic: str = ""
    except_: tuple[str, ...] = ()
    confidence: Confidence | None = None
    sources: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()


@entry
class RedFlag(NamedTuple):
    """A sign for which the client must call."""

    sign: str
    do: str
    when: str = ""
    think: str = ""
    except_: tuple[str, ...] = ()
    confidence: Confidence | None = None
    sources: tuple[str, ...] = ()


@entry
class Care(NamedTuple):
    """Care before and after, what to expect, and when to call."""

    before: tuple[Step, ...] = ()
    after: tuple[Step, ...] = ()
    expect: tuple[Step, ...] = ()
    call_us_if: tuple[RedFlag, ...] = ()
