"""A caution: a condition with a level, what to do about it, and what that rests on."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, NamedTuple

from needlecli.knowledge.entry import entry
from needlecli.knowledge.statement import Confidence, Position
from needlecli.knowledge.value import Whole
from needlecli.logic import Condition, Duration, Millimetres, Period

Level = Literal["contraindicated", "defer", "clearance", "adjust", "note"]
LEVELS: tuple[Level, ...] = ("contraindicated", "defer", "clearance", "adjust", "note")


class AsRead:
    """Marks a field whose value was read before pydantic sees it."""

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: object) -> Any:
        """Take the value as it is."""
        from pydantic_core import core_schema

        return core_schema.any_schema()


@entry
class Adjust(NamedTuple):
    """Settings that apply when a caution fires, or may fire."""

    max_depth: Millimetres | None = None
    max_depth_in: Mapping[str, Millimetres] = {}
    max_depth_uncleared: Millimetres | None = None
    start_shallower: Millimetres | None = None
    interval_add: Duration | None = None
    passes: Annotated[int, Whole(1, 99)] | None = None
    test_spot: bool = False
    anaesthetic: Literal["none"] | None = None
    energy: Literal["none", "lowest"] | None = None
    needles: str = ""
    keep_out: str = ""
    margin: Millimetres | None = None
    preparation: Period | None = None
    sun_avoid: Duration | None = None


@entry
class Caution(NamedTuple):
    """A condition with a level, what to do about it, and what that rests on.

    `except_` names variants a common caution does not apply to; `origin` is the file and line it was written on.
    `too_shallow_for` are the concerns for which the depth it leaves is too shallow, and known to be.
    """

    id: str
    level: Level
    when: Annotated[Condition, AsRead]
    says: str
    except_: tuple[str, ...] = ()
    adjust: Adjust = Adjust()
    too_shallow_for: tuple[str, ...] = ()
    shorten: str = ""
    confidence: Confidence | None = None
    sources: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()
    origin: str = ""
