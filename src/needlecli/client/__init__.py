"""A client is what we know about one person, and what we do not."""

from needlecli.client.answers import Unreadable, forms, read_answer
from needlecli.client.client import PREFERENCES, Client, Mention, Preference, Wish
from needlecli.client.coding import Coded, read_statements
from needlecli.client.completing import complete, denial, ordinary
from needlecli.client.notes import read_notes
from needlecli.client.plain import Plain, Reads, side_by_side
from needlecli.client.reading import contradicted, read_client, read_told
from needlecli.client.rereading import Rereader
from needlecli.client.times import read_moment
from needlecli.client.told import Told, Wishes

__all__ = [
    "PREFERENCES",
    "Client",
    "Coded",
    "Mention",
    "Plain",
    "Preference",
    "Reads",
    "Rereader",
    "Told",
    "Unreadable",
    "Wish",
    "Wishes",
    "complete",
    "contradicted",
    "denial",
    "forms",
    "ordinary",
    "read_answer",
    "read_client",
    "read_moment",
    "read_notes",
    "read_statements",
    "read_told",
    "side_by_side",
]
