"""A table that is full forgets what was kept first, and never holds more than it may."""

from hypothesis import given
from hypothesis import strategies as st

from needlecli.bounded import keep


def test_a_full_table_forgets_its_older_half() -> None:
    table: dict[str, int] = {}
    for number, key in enumerate("abcde"):
        assert keep(table, key, number, 4) == number
    assert table == {"c": 2, "d": 3, "e": 4}


@given(st.lists(st.integers(0, 20)), st.integers(1, 9))
def test_what_was_kept_last_is_there_and_there_are_never_too_many(keys: list[int], most: int) -> None:
    table: dict[int, str] = {}
    for key in keys:
        keep(table, key, str(key), most)
        assert table[key] == str(key)
        assert len(table) <= most
