"""A client is what we know about one person, and what we do not."""

from needlecli.client.answers import Unreadable, forms, read_answer
from needlecli.client.client import PREFERENCES, Client, Mention, Preference, Wish
from needlecli.client.completing import complete, denial
from needlecli.client.notes import read_notes
from needlecli.client.reading import read_client

__all__ = [
    "PREFERENCES",
    "Client",
    "Mention",
    "Preference",
    "Unreadable",
    "Wish",
    "complete",
    "denial",
    "forms",
    "read_answer",
    "read_client",
    "read_notes",
]
