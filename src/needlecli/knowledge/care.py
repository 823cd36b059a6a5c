"""Care before and after a treatment, what to expect, and when to call."""

from dataclasses import dataclass
from typing import ClassVar

from needlecli.knowledge.statement import STRICT, Confidence, Position
from needlecli.logic import Duration


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of care, from one time to another, counted from the treatment."""

    __pydantic_config__: ClassVar = STRICT

    says: str
    from_: Duration
    to: Duration | None = None
    topic: str = ""
    except_: tuple[str, ...] = ()
    confidence: Confidence | None = None
    sources: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RedFlag:
    """A sign for which the client must call."""

    __pydantic_config__: ClassVar = STRICT

    sign: str
    do: str
    when: str = ""
    think: str = ""
    except_: tuple[str, ...] = ()
    confidence: Confidence | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """Care before and after, what to expect, and when to call."""

    __pydantic_config__: ClassVar = STRICT

    before: tuple[Step, ...] = ()
    after: tuple[Step, ...] = ()
    expect: tuple[Step, ...] = ()
    call_us_if: tuple[RedFlag, ...] = ()
