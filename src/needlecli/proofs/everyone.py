"""Every client there could be for one pack, with what each variant comes to for them, and anyone of them to look at."""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from needlecli.advice import Option, Recommendation, recommend
from needlecli.boxes import Box, Budget, plainest_left
from needlecli.cases import Place as Written
from needlecli.cases import places as written_places
from needlecli.knowledge import OPERATOR, Pack, Variant
from needlecli.logic import PLANNED_DEPTH, Choice
from needlecli.proofs.axes import Axes
from needlecli.proofs.grounds import Grounds, Told
from needlecli.proofs.proof import Witness
from needlecli.proofs.witness import Record, client_of, record_at, record_of
from needlecli.source import Document, Location

SPOKEN_OF = (OPERATOR, PLANNED_DEPTH)
"""Facts that are looked at beside the cautions, too."""

STEPS = 1_000_000
"""What one proof may cost: boxes held against boxes; ten seconds or so."""


class Disagreed(Exception):
    """The advice does not say of a client what the boxes say; nothing is claimed then."""


class Seen(NamedTuple):
    """One client, as an intake record, and the advice for that client."""

    record: Record
    advice: Recommendation

    def option(self, variant: Variant) -> Option:
        """Give what the advice says of one variant."""
        return next(option for option in self.advice.options if option.variant.id == variant.id)

    def witness(self, variant: Variant) -> Witness:
        """Show this client, with the verdict of a variant and its depth."""
        option = self.option(variant)
        rows = ", ".join(dict.fromkeys(str(row.now) if row.now else "no depth" for row in option.depth))
        return Witness(self._about(variant), f"{variant.id}: {option.verdict.word}{f', {rows}' if rows else ''}")

    def _about(self, variant: Variant) -> Record:
        """Leave out the usual answers that no caution of a variant asks for: its advice is the same without."""
        pack = self.advice.pack
        asked = frozenset().union(*(pack.facts_named[c.id] for c in pack.cautions_by_variant[variant.id]))
        usual = {name for name in self.record["facts"].keys() - asked if name not in SPOKEN_OF}
        facts = {name: answer for name, answer in self.record["facts"].items() if name not in usual}
        return {**self.record, "facts": facts}


class Everyone:
    """Every client there could be on one day, and the files of a pack that are looked at.

    Only what is written in `documents` is looked at, against everything in the pack.
    """

    def __init__(
        self,
        pack: Pack,
        documents: Sequence[Document],
        on: date,
        steps: int = STEPS,
        covered: Container[Location] = (),
    ) -> None:
        """Take a pack and its files; nothing is worked out before it is asked for.

        `covered` is where a rule has found already that another caution does as much as the one that stands there.
        """
        self.pack, self.documents, self.on, self.covered = pack, documents, on, covered
        self.budget = Budget(steps)
        self._grounds: dict[str, Grounds] = {}

    @cached_property
    def axes(self) -> Axes:
        """The axes of the pack."""
        return Axes([self.pack], self.on)

    @cached_property
    def chosen(self) -> Box:
        """The clients for whom the practitioner has chosen: all that is open is what has to be asked."""
        box = self.axes.space.whole
        for fact in self.pack.vocabulary.chosen:
            cells = self.axes.cells(fact.id)
            made = [place for place, cell in enumerate(cells) if not cell.open]
            box = Box(box & self.axes.box(fact.id, made)) if cells else box
        return box

    @cached_property
    def whole(self) -> Box:
        """The clients who leave a question open or answer it, and do not say yes without saying which."""
        box = self.axes.space.whole
        for axis in self.axes.order:
            part = [
                isinstance(cell.answer, Choice) and len(cell.answer.possible) > 1 and not cell.open
                for cell in axis.cells
            ]
            if any(part):
                box = Box(box & self.axes.box(axis.name, [n for n, some in enumerate(part) if not some]))
        return box

    @cached_property
    def written(self) -> Mapping[str, Written]:
        """Every caution that is written in the files looked at, with its place."""
        return written_places(self.pack, self.documents)

    @cached_property
    def files(self) -> Mapping[str, Document]:
        """The files of the variants that are looked at, by the variant's id."""
        found = ((str(d.data.get("id")), d) for d in self.documents if isinstance(d.data, dict) and "id" in d.data)
        return {name: document for name, document in found if name in self.pack.variants}

    def grounds(self, variant: str) -> Grounds:
        """Give what a variant comes to."""
        if variant not in self._grounds:
            self._grounds[variant] = Grounds(self.pack, self.pack.variants[variant], self.axes, self.budget)
        return self._grounds[variant]

    def all_grounds(self) -> Iterable[Grounds]:
        """Visit every variant that has something written in the files looked at."""
        own: Collection[str] = self.written.keys()
        for name, cautions in self.pack.cautions_by_variant.items():
            if name in self.files or any(caution.id in own for caution in cautions):
                yield self.grounds(name)

    def told(self, grounds: Grounds) -> Iterable[tuple[Told, Written]]:
        """Visit the cautions of a variant that are written in the files looked at, each with its place."""
        return ((told, self.written[told.caution.id]) for told in grounds.told if told.caution.id in self.written)

    def left(self, grounds: Grounds, boxes: Iterable[Box], taken: Sequence[Box]) -> Box | None:
        """Give the plainest of the clients in some boxes and outside others; None where there is nobody."""
        return plainest_left(self.axes.space, boxes, [*taken, *grounds.impossible], self.budget)

    def see(self, box: Box) -> Seen:
        """Ask for advice on the plainest client of a box, by the very engine."""
        return self._seen(record_of(self.axes, box, self.pack))

    def see_at(self, cells: Sequence[int]) -> Seen:
        """Ask for advice on the client of one point of the space."""
        return self._seen(record_at(self.axes, cells, self.pack))

    def _seen(self, record: Record) -> Seen:
        client = client_of(record, self.pack)
        if client is None:
            raise Disagreed
        return Seen(record, recommend(self.pack, client))
