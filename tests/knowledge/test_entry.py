"""An entry is written as a mapping, wherever in a file its type is met."""

import pytest
from pydantic import TypeAdapter, ValidationError

from needlecli.knowledge.care import Care
from needlecli.knowledge.protocol import Standing

SECTIONS = ("before", "after", "expect")


@pytest.mark.parametrize("section", SECTIONS)
def test_a_word_of_python_as_key_names_its_field(section: str) -> None:
    care = TypeAdapter(Care).validate_python({section: [{"says": "Rest.", "from": "0 days", "except": ["pen"]}]})
    (step,) = getattr(care, section)
    assert (str(step.from_), step.except_) == ("0 days", ("pen",))


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("key", ["from_", "except_", "says_"])
def test_the_name_of_a_field_is_no_key(section: str, key: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Care).validate_python({section: [{"says": "Rest.", "from": "0 days", key: "0 days"}]})


@pytest.mark.parametrize("section", SECTIONS)
def test_a_list_of_its_values_is_no_entry(section: str) -> None:
    with pytest.raises(ValidationError, match=r"a mapping \(key: value\) is wanted here"):
        TypeAdapter(Care).validate_python({section: [["Rest.", "0 days"]]})


def test_an_entry_that_is_one_already_passes() -> None:
    standing = Standing("accepted")
    assert TypeAdapter(Standing).validate_python(standing) is not None
