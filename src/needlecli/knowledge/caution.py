"""A caution: a condition with a level, what to do about it, and what that rests on."""

from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, Literal

from needlecli.knowledge.statement import STRICT, Confidence, Position
from needlecli.logic import Condition, Duration, Millimetres, Period

Level = Literal["contraindicated", "defer", "clearance", "adjust", "note"]
LEVELS: tuple[Level, ...] = ("contraindicated", "defer", "clearance", "adjust", "note")


class AsRead:
    """Marks a field whose value was read before pydantic sees it."""

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: object) -> Any:
        """Take the value as it is."""
        from pydantic_core import core_schema  # noqa: PLC0415

        return core_schema.any_schema()


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjust:
    """Settings that apply when a caution fires, or may fire."""

    __pydantic_config__: ClassVar = STRICT

    max_depth: Millimetres | None = None
    max_depth_in: dict[str, Millimetres] = field(default_factory=dict)
    max_depth_uncleared: Millimetres | None = None
    start_shallower: Millimetres | None = None
    interval_add: Duration | None = None
    passes: int | None = None
    test_spot: bool = False
    anaesthetic: Literal["none"] | None = None
    energy: Literal["none", "lowest"] | None = None
    needles: str = ""
    keep_out: str = ""
    margin: Millimetres | None = None
    preparation: Period | None = None
    sun_avoid: Duration | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """A condition with a level, what to do about it, and what that rests on.

    `except_` names variants a common caution does not apply to; `origin` is the file and line it was written on.
    """

    __pydantic_config__: ClassVar = STRICT

    id: str
    level: Level
    when: Annotated[Condition, AsRead]
    says: str
    except_: tuple[str, ...] = ()
    adjust: Adjust = field(default_factory=Adjust)
    shorten: str = ""
    confidence: Confidence | None = None
    sources: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()
    origin: str = ""
