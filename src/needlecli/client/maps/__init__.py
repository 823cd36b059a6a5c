"""Forms are tables that people filled in: a map says which column is which fact, and how its answers read."""

from needlecli.client.maps.binding import Bound, Recorded
from needlecli.client.maps.columnwise import Columnwise, columnwise
from needlecli.client.maps.drafting import Seen, draft
from needlecli.client.maps.form import Column, Form, Meaning
from needlecli.client.maps.plain import plain_form
from needlecli.client.maps.reading import SCHEMA, is_map, read_map

__all__ = [
    "SCHEMA",
    "Bound",
    "Column",
    "Columnwise",
    "Form",
    "Meaning",
    "Recorded",
    "Seen",
    "columnwise",
    "draft",
    "is_map",
    "plain_form",
    "read_map",
]
