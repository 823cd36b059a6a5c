"""What keeps one record from being read: the field, the reason and what to write instead, never the value."""

from typing import NamedTuple


class Trouble(NamedTuple):
    """One thing about a record that cannot be read.

    `name` is a stable word for programs, `field` the column or key it is about; empty when it is the whole record.
    Nothing in it repeats what was written there: records are about people.
    """

    name: str
    says: str
    help: str = ""
    field: str = ""
