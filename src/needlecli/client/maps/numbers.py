"""Numbers with their units and decimal commas, and the other facts that are not answered by yes or no."""

import re
from typing import NamedTuple

from needlecli.knowledge import Fact
from needlecli.source import Trouble

NUMBER = re.compile(r"(?:(?:about|approx\.?|approximately|ca\.?|~)\s*)?(\d{1,6}(?:[.,]\d{1,4})?)\s*(.*)", re.DOTALL)
ALIASES = {
    "years": (
        "y",
        "yr",
        "yrs",
        "yo",
        "y/o",
        "y.o",
        "year",
        "years",
        "years old",
        "year old",
        "yrs old",
        "years of age",
    ),
    "months": ("month", "months", "mo", "mos"),
    "mm": ("mm", "millimetre", "millimetres", "millimeter", "millimeters"),
    "cm": ("cm", "centimetre", "centimetres", "centimeter", "centimeters"),
    "µm": ("µm", "μm", "um", "micron", "microns", "micrometre", "micrometres"),
    "%": ("%", "percent", "per cent", "% ngsp", "% dcct", "ngsp %"),
    "mmol/mol": ("mmol/mol", "mmol / mol", "mmol/mol ifcc", "ifcc"),
}
CONVERTED = {("mmol/mol", "%"): (0.09148, 2.152), ("µm", "mm"): (0.001, 0.0), ("cm", "mm"): (10.0, 0.0)}
"""From one unit to another: factor and summand.  For HbA1c, the master equation between IFCC and NGSP."""
DOUBTFUL = frozenset(("%", "mmol/mol"))
"""Units that need to be said: the same number is usual in another one."""
ROMAN = ("I", "II", "III", "IV", "V", "VI")
_ONE = r"(?:[1-6]|IV|VI|V|I{1,3})"
SKIN_TYPE = re.compile(
    rf"(?:(?P<named>(?:fitzpatrick\b[\s:]*)?(?:skin\s*)?(?:photo)?(?:type\b)?)[\s:#-]*)(?P<low>{_ONE})"
    rf"(?:\s*(?:-|–|/|,|to|or|and)\s*(?P<high>{_ONE})(?![\w.]))?(?:\s*|\s*[-–—:,;(=].*|(?P<more>\s.*))",
    re.IGNORECASE | re.DOTALL,
)
"""A skin type and what is said of it; "I burn" is none, "type I burns" is one."""
SEXES = {
    **dict.fromkeys(("f", "female", "woman", "fem", "w", "girl", "lady"), "female"),
    **dict.fromkeys(("m", "male", "man", "boy"), "male"),
}


class Number(NamedTuple):
    """A number in the unit of its fact, as an answer is written."""

    answer: str


def unit_of(text: str) -> str:
    """Give the unit a word stands for; empty where it is none that is known."""
    word = " ".join(text.casefold().split()).strip(" .")
    return next((unit for unit, words in ALIASES.items() if word in words), "")


def convertible(unit: str, fact: Fact) -> bool:
    """Say whether a number in this unit can be given in that of a fact."""
    return unit == fact.unit or (unit, fact.unit) in CONVERTED


def read_number(text: str, fact: Fact, unit: str, field: str) -> Number | Trouble | None:
    """Read a number for a fact; `unit` is what the map states.  None where there is no number to begin with."""
    found = NUMBER.fullmatch(text.strip())
    if found is None:
        return None
    said = unit_of(found[2]) if found[2].strip() else unit
    if not said and found[2].strip():
        return None
    if not said and fact.unit in DOUBTFUL:
        return Trouble(
            "wrong-number", "the unit is not said", f"state unit: {fact.unit}, or another, in the map", field
        )
    said = said or fact.unit
    if not convertible(said, fact):
        return Trouble("wrong-number", "a number here has another unit", f"write it in {fact.unit}", field)
    factor, summand = CONVERTED.get((said, fact.unit), (1.0, 0.0))
    value = round(float(found[1].replace(",", ".")) * factor + summand, 3)
    low, high = fact.bounds
    if not low <= value <= high:
        says = f"a number here lies outside {low:g} to {high:g} {fact.unit}".rstrip()
        return Trouble("wrong-number", says, "check the number and its unit", field)
    return Number(f"{value:g}")


def read_choice(text: str, fact: Fact) -> str:
    """Read one of the options of a fact as people write them; empty where it is none."""
    word = " ".join(text.split()).strip(" .!")
    if set(ROMAN) <= set(fact.options):
        found = SKIN_TYPE.fullmatch(word)
        if found is None or (found["more"] and not found["named"]):
            return ""
        low, high = (_roman(part) for part in (found["low"], found["high"] or found["low"]))
        return ",".join(ROMAN[min(low, high) : max(low, high) + 1])
    if set(fact.options) == {"female", "male"}:
        return SEXES.get(word.casefold(), "")
    plain = word.casefold().replace(" ", "-")
    return next((option for option in fact.options if option.casefold() in (plain, word.casefold())), "")


def _roman(text: str) -> int:
    return int(text) - 1 if text.isdigit() else ROMAN.index(text.upper())
