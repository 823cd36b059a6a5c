"""What plain cautions come to, as six numbers whose bits are joined with `or`.

`flags`, `fired` and `legs` hold in every area alike: the outcomes, the cautions that fire, and the open facts that
could decide one.  `flags_in`, `fired_in` and `legs_in` are the same for what holds in some areas only, area by area.
"""

from operator import or_
from typing import NamedTuple

from needlecli.advice.asking import asked_about, matters
from needlecli.advice.memory.flags import Flags
from needlecli.advice.memory.ledger import Ledger
from needlecli.client import Client
from needlecli.knowledge import Caution
from needlecli.logic import InArea, Local, Situation, Truth, evaluate, leaves, named_facts


class Piece(NamedTuple):
    """What some cautions come to for some classes of answers."""

    flags: int = 0
    fired: int = 0
    legs: int = 0
    flags_in: int = 0
    fired_in: int = 0
    legs_in: int = 0


NOTHING = Piece()


def joined(one: Piece, other: Piece) -> Piece:
    """Put two pieces together."""
    return Piece(*map(or_, one, other))


class Pieces:
    """Makes pieces."""

    def __init__(self, ledger: Ledger, flags: Flags) -> None:
        self._ledger, self._flags = ledger, flags
        self.area_width = flags.width * len(ledger.variants)

    def make(self, caution: Caution, client: Client) -> Piece:
        """Hold a plain caution against a client, in every area."""
        now = Situation(
            client.on, client.answers, client.concern_ids, event=client.event, event_known=client.event_known
        )
        if not _placed(caution, client):
            return Piece(*self._held(caution, client, now))
        ledger, total = self._ledger, NOTHING
        for place, area in enumerate(ledger.areas):
            here = Situation(now.on, now.answers, now.concerns, area, now.event, now.event_known)
            flags, fired, legs = self._held(caution, client, here)
            placed = fired << place * len(ledger.cautions), legs << place * len(ledger.legs)
            total = joined(total, Piece(0, 0, 0, flags << place * self.area_width, *placed))
        return total

    def _held(self, caution: Caution, client: Client, now: Situation) -> tuple[int, int, int]:
        truth = evaluate(caution.when, now)
        if truth is Truth.NO:
            return 0, 0, 0
        cleared = caution.level == "clearance" and caution.id in client.cleared
        flags = self._flags.of(caution, truth, cleared=cleared)
        fired = self._ledger.set_of((caution,)) if truth is Truth.YES else 0
        asked = asked_about(caution, truth, now) if matters(caution, cleared=cleared) else ()
        return flags, fired, self._ledger.legs_of(caution, asked)


def _placed(caution: Caution, client: Client) -> bool:
    """Say whether a caution may come out otherwise in one area than in another."""
    if any(isinstance(leaf, InArea) for leaf in leaves(caution.when)):
        return True
    return any(isinstance(client.answers.get(name), Local) for name in named_facts(caution.when))
