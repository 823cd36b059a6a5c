"""What one cell of a form does to the record of its row."""

from datetime import date
from typing import NamedTuple

from needlecli.source import Trouble

LONGEST = 1_000
"""How much of a cell is repeated where it was not understood."""


class Effect(NamedTuple):
    """What one cell says.

    `facts` are answers in the intake grammar, `opens` are facts that this cell leaves open.  `lists` and `fields` are
    keys of the record with words to add, or with their value.  `latest` is a day the cell names, which may not lie
    after the day the advice is for; `births` are facts to be counted in years from a day.
    """

    facts: tuple[tuple[str, str], ...] = ()
    opens: tuple[str, ...] = ()
    lists: tuple[tuple[str, tuple[str, ...]], ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    notes: str = ""
    unrecognised: tuple[str, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    latest: str = ""
    births: tuple[tuple[str, date], ...] = ()

    @property
    def only_facts(self) -> bool:
        """Say whether nothing but facts is in it: most cells of most forms."""
        return self == Effect(facts=self.facts, opens=self.opens)


NOTHING = Effect()


def joined(*effects: Effect) -> Effect:
    """Put what several pieces of a cell say into one."""
    return Effect(
        facts=tuple(dict.fromkeys(fact for one in effects for fact in one.facts)),
        opens=tuple(dict.fromkeys(fact for one in effects for fact in one.opens)),
        lists=tuple(item for one in effects for item in one.lists),
        fields=tuple(item for one in effects for item in one.fields),
        notes="\n".join(one.notes for one in effects if one.notes),
        unrecognised=tuple(text for one in effects for text in one.unrecognised),
        troubles=tuple(trouble for one in effects for trouble in one.troubles),
        latest=max((one.latest for one in effects), default=""),
        births=tuple(item for one in effects for item in one.births),
    )


def shown(header: str, text: str) -> str:
    """Give a cell with its header, for the person who has to read it."""
    plain = " ".join(text.split())
    more = len(plain) - LONGEST
    return f"{header}: {plain[:LONGEST]}" + (f" (and {more} characters more)" if more > 0 else "")
