"""Plain YAML scalars by the core rules of YAML 1.2; what other readers would read otherwise is refused."""

import re

MAX_DIGITS = 18

INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
DECIMAL = re.compile(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))([eE][-+]?[0-9]+)?\Z")
TWO_READINGS = re.compile(
    r"[-+]?(0[0-9_]+|0[xXoObB]\w+|[0-9][0-9_.]*_[0-9_.]*|[0-9]+(:[0-5]?[0-9])+(\.[0-9]*)?"
    r"|\.(nan|NaN|NAN|inf|Inf|INF))\Z"
)
"""Numbers that YAML 1.1 and YAML 1.2 read differently, such as 010 (8 or 10) and 1:30 (90 or text)."""

WORDS: dict[str, object] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


NUMBERISH = frozenset("0123456789+-.")
"""What a plain scalar starts with that may be a number."""


class TwoReadingsError(ValueError):
    """A number that readers of YAML 1.1 and 1.2 take differently: what is wrong, and what to write."""


def plain_value(text: str) -> object:
    """Give the value of a plain scalar: None, a truth value, a number, or the text itself.

    Raises TwoReadingsError for a number that has two readings, or that is too large to hold.
    """
    if text in WORDS:
        return WORDS[text]
    if text[0] not in NUMBERISH:
        return text
    if INTEGER.match(text):
        if len(text) > MAX_DIGITS:
            raise TwoReadingsError(f"{text[:24]!r} is too large for a number", "write a smaller one")
        return int(text)
    if TWO_READINGS.match(text):
        said = f"{text[:24]!r} is read in two ways by YAML readers"
        raise TwoReadingsError(said, "write one plain number, or put it in quotes")
    if DECIMAL.match(text):
        number = float(text)
        if number - number == 0:
            return number
        raise TwoReadingsError(f"{text[:24]!r} is too large for a number", "write a smaller one")
    return text
