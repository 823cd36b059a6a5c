"""The settings that apply to a variant, as a case looks at them: depths and intervals have keys of their own."""

from collections.abc import Callable, Mapping
from typing import Any

from needlecli.advice import Option
from needlecli.logic import Duration, Millimetres, Period

ENERGY = ("none", "lowest")
"""From the strictest."""


def _together(values: list[Any]) -> object:
    return "; ".join(dict.fromkeys(values))


JOINED: Mapping[str, Callable[[list[Any]], object]] = {
    "passes": min,
    "test_spot": lambda _: "yes",
    "anaesthetic": _together,
    "energy": lambda values: min(values, key=ENERGY.index),
    "needles": _together,
    "keep_out": _together,
    "margin": lambda values: max(values, key=lambda one: one.mm),
    "preparation": lambda values: max(values, key=lambda one: one.high.days),
    "sun_avoid": lambda values: max(values, key=lambda one: one.days),
}
"""Each setting, and what several cautions that set it come to: the strictest of them, or all of their words."""

UNSET = (None, False, "")
"""What a setting is where it is not set."""

READ: Mapping[str, Callable[[object], object]] = {
    "margin": Millimetres.parse,
    "preparation": Period.parse,
    "sun_avoid": Duration.parse,
}
"""Settings that are quantities."""


def settings_of(option: Option) -> Mapping[str, str]:
    """Give what the cautions that hold, or may hold, set for a variant."""
    adjusts = [finding.caution.adjust for finding in option.findings]
    found = {name: [one for adjust in adjusts if (one := getattr(adjust, name)) not in UNSET] for name in JOINED}
    return {name: str(JOINED[name](values)) for name, values in found.items() if values}
