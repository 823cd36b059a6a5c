"""Make every mutant of a pack: each kind by its own maker, none that leaves the pack as it is."""

from collections.abc import Callable, Iterator, Sequence

from needlecli.cases.mutation.cautions import in_cautions
from needlecli.cases.mutation.depths import in_depths
from needlecli.cases.mutation.events import in_events
from needlecli.cases.mutation.mutant import Mutant, Soil
from needlecli.cases.mutation.ranks import in_ranks
from needlecli.cases.placing import places
from needlecli.knowledge import Pack
from needlecli.source import Document

MAKERS: tuple[Callable[[Soil], Iterator[Mutant]], ...] = (in_cautions, in_events, in_depths, in_ranks)


def mutants(pack: Pack, documents: Sequence[Document]) -> Iterator[Mutant]:
    """Make the mutants of a pack, one at a time, in the order of what they are made from."""
    soil = Soil(pack, documents, places(pack, documents))
    for make in MAKERS:
        yield from (one for one in make(soil) if one.pack != pack)
