"""Plain scalars are read as YAML 1.2 reads them; what other readers take differently is refused."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needlecli.source.scalars import TwoReadingsError, plain_value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("Null", None),
        ("NULL", None),
        ("true", True),
        ("True", True),
        ("TRUE", True),
        ("false", False),
        ("False", False),
        ("FALSE", False),
        ("0", 0),
        ("-0", 0),
        ("+7", 7),
        ("42", 42),
        ("-42", -42),
        ("1" * 18, int("1" * 18)),
        ("1.10", 1.1),
        ("1.", 1.0),
        (".5", 0.5),
        ("-.5", -0.5),
        ("1.5e3", 1500.0),
        ("1e-3", 0.001),
        ("1E3", 1000.0),
        ("1e-400", 0.0),
        ("yes", "yes"),
        ("no", "no"),
        ("NO", "NO"),
        ("on", "on"),
        ("off", "off"),
        ("y", "y"),
        ("nUll", "nUll"),
        ("0,5", "0,5"),
        ("0.5-1.0 mm", "0.5-1.0 mm"),
        ("1.5.2", "1.5.2"),
        ("12:75", "12:75"),
        ("2026-11-22", "2026-11-22"),
        ("2024-02-30", "2024-02-30"),
        ("-", "-"),
        ("+", "+"),
        (".", "."),
        ("e5", "e5"),
        ("_1", "_1"),
        ("٣", "٣"),
        ("1\n", "1\n"),
    ],
)
def test_a_plain_scalar_has_the_value_and_type_of_yaml_1_2(text: str, value: object) -> None:
    read = plain_value(text)
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        "010",
        "08",
        "00",
        "-010",
        "0o10",
        "0x1F",
        "0b11",
        "1_5",
        "1_000",
        "0.1_5",
        "1__",
        "1:30",
        "-1:30",
        "12:30",
        "1:30:45",
        "190:20:30.15",
        ".nan",
        ".NaN",
        ".inf",
        "-.inf",
        "+.INF",
    ],
)
def test_a_number_with_two_readings_is_refused(text: str) -> None:
    with pytest.raises(TwoReadingsError) as refused:
        plain_value(text)
    assert refused.value.args == (
        f"{text!r} is read in two ways by YAML readers",
        "write one plain number, or put it in quotes",
    )


@pytest.mark.parametrize("text", ["1e400", "-1e400", "1e99999999", "1" * 19, "1" * 5_000, "-" + "9" * 18])
def test_a_number_too_large_to_hold_is_refused_as_such(text: str) -> None:
    with pytest.raises(TwoReadingsError) as refused:
        plain_value(text)
    assert refused.value.args == (f"{text[:24]!r} is too large for a number", "write a smaller one")


@given(st.text(st.sampled_from("0123456789+-._:eExob aN"), max_size=12) | st.text(max_size=8))
def test_any_text_is_a_value_or_refused_and_never_an_infinite_number(text: str) -> None:
    try:
        value = plain_value(text)
    except TwoReadingsError:
        return
    assert isinstance(value, (str, int, float, bool)) or value is None
    assert not isinstance(value, float) or math.isfinite(value)
    assert not isinstance(value, str) or value == text
