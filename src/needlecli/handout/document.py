"""What a hand-out is made of: sections for one client, in the blocks of a page, before any format draws them."""

from datetime import date
from typing import NamedTuple

from needlecli.page import Block


class Logo(NamedTuple):
    """A clinic's mark: its bytes, and which kind of picture they are (png, jpg or svg)."""

    data: bytes
    kind: str


class Clinic(NamedTuple):
    """Who hands the page over; what is left out becomes a line to write on.

    `colour` is the clinic's own for headings and lines, as #rrggbb.
    """

    name: str = ""
    telephone: str = ""
    colour: str = ""
    logo: Logo | None = None


class Field(NamedTuple):
    """One line at the top: what it is, and what stands on it; nothing is a blank to be filled by hand."""

    label: str
    value: str = ""


class Section(NamedTuple):
    """One part of the hand-out; `id` is the name of the block by which a template replaces it."""

    id: str
    title: str
    blocks: tuple[Block, ...]


class Handout(NamedTuple):
    """One page for one client, restating what the practitioner chose.

    `day` is the day of the treatment, where it is known; `language` is that of the texts.
    """

    title: str
    lead: str
    fields: tuple[Field, ...]
    sections: tuple[Section, ...]
    footer: tuple[str, ...]
    clinic: Clinic
    day: date | None = None
    language: str = "en"
