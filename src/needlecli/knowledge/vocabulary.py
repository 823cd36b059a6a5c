"""The words a protocol or an intake record may use: facts, questions, concerns, areas."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Literal, NamedTuple

from needlecli.knowledge.caution import AsRead
from needlecli.knowledge.entry import entry
from needlecli.knowledge.statement import Confidence, Position
from needlecli.knowledge.value import Whole
from needlecli.knowledge.words import Named, Words
from needlecli.logic import Condition, Kind, Millimetres, Terms


@entry
class Group(NamedTuple):
    """Facts that are asked about in one breath, and the question that opens it."""

    id: str
    step: Annotated[int, Whole(0, 99)]
    ask: str
    by: Literal["client", "practitioner"] = "client"
    every_visit: bool = False
    sources: tuple[str, ...] = ()


@entry
class Fact(NamedTuple):
    """One thing that may be asked about a client.

    A flag is worded so that yes is the answer that makes trouble.  `local` facts are asked about the area to be
    treated.  `yes: now` says that a plain yes to a dated fact means it still goes on.  With `reach: region` an answer
    placed on one area counts for everything within the same part of the body (a cold sore: the whole face).  `none` is
    the option of a choice that means no.  `only_when` says whom the question is for.  `chosen` facts are the
    practitioner's own choice: options that a bar rules out are struck out.  `opens` names facts that stay open when
    free text mentions this one.  `safer` is the direction in which the answers make less trouble: the first or the last
    option, lower or higher numbers; of flags it is no and of dates longer ago, unless it is `neither`.
    """

    id: str
    name: str
    kind: Kind
    group: str
    question: str
    synonyms: tuple[str, ...] = ()
    codes: Mapping[str, tuple[str, ...]] = {}
    recalled_codes: Mapping[str, tuple[str, ...]] = {}
    local: bool = False
    reach: Literal["area", "region"] = "area"
    yes: Literal["now"] | None = None
    options: tuple[str, ...] = ()
    none: str = ""
    unit: str = ""
    range: str = ""
    only_when: Annotated[Condition | None, AsRead] = None
    chosen: bool = False
    opens: tuple[str, ...] = ()
    safer: Literal["first", "last", "lower", "higher", "neither"] | None = None
    sources: tuple[str, ...] = ()

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and greatest number that makes sense."""
        low, _, high = self.range.partition("-")
        return (float(low), float(high)) if high else (0, 1e9)


@entry
class Concern(NamedTuple):
    """Something a client wants changed; `group` says which row of the depth guide it reads."""

    id: str
    name: str
    group: Literal["tone", "rejuvenation", "tightening", "scars"]
    usual_areas: tuple[str, ...]
    synonyms: tuple[str, ...] = ()


@entry
class Word(NamedTuple):
    """A word the pack knows and deliberately does not decide on, with the reason and where to go instead."""

    id: str
    name: str
    says: str
    synonyms: tuple[str, ...] = ()
    codes: Mapping[str, tuple[str, ...]] = {}
    recalled_codes: Mapping[str, tuple[str, ...]] = {}
    sources: tuple[str, ...] = ()


@entry
class Layers(NamedTuple):
    """Mean thickness of epidermis and dermis in millimetres."""

    epidermis: Millimetres
    dermis: Millimetres

    @property
    def full(self) -> float:
        """Both together, in millimetres."""
        return self.epidermis.mm + self.dermis.mm


@entry
class Skin(NamedTuple):
    """Measured skin of an area, for women and for men."""

    women: Layers
    men: Layers
    site: str
    method: str
    sources: tuple[str, ...] = ()


@entry
class Area(NamedTuple):
    """A part of the body, with limits by technique that nothing ever exceeds; no limits: never treated."""

    id: str
    name: str
    within: str = ""
    synonyms: tuple[str, ...] = ()
    limits: Mapping[Literal["needle", "rf"], Millimetres] = {}
    skin: Skin | None = None
    says: str = ""
    confidence: Confidence | None = None
    sources: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """Every word of a pack."""

    groups: Mapping[str, Group]
    facts: Mapping[str, Fact]
    concerns: Mapping[str, Concern]
    areas: Mapping[str, Area]
    not_covered: Mapping[str, Word] = field(default_factory=dict)
    undecided: Mapping[str, Word] = field(default_factory=dict)

    @cached_property
    def leaves(self) -> Mapping[str, tuple[str, ...]]:
        """For every area, the areas within it that have nothing within them; itself if it is one of those."""
        parents = {area.within for area in self.areas.values()}
        below: dict[str, list[str]] = {name: [] for name in self.areas}
        for name in self.areas:
            for owner in self.owners(name) if name not in parents else ():
                below[owner].append(name)
        return {name: tuple(leaves) or (name,) for name, leaves in below.items()}

    @cached_property
    def chosen(self) -> tuple[Fact, ...]:
        """The facts that are the practitioner's own choice."""
        return tuple(fact for fact in self.facts.values() if fact.chosen)

    @cached_property
    def fact_words(self) -> Words:
        """Every word that stands for a fact."""
        return Words.of(self.facts.values())

    @cached_property
    def concern_words(self) -> Words:
        """Every word that stands for a concern."""
        return Words.of(self.concerns.values())

    @cached_property
    def area_words(self) -> Words:
        """Every word that stands for an area."""
        return Words.of(self.areas.values())

    @cached_property
    def mentionable(self) -> Mapping[str, str]:
        """Every word by which free text may mention a fact, in small letters, with the fact's id."""
        return {
            word.casefold(): fact.id
            for fact in self.facts.values()
            for word in (*fact.synonyms, fact.name, fact.id.replace("-", " "))
            if len(word) > 1
        }

    def named(self, what: str) -> Iterable[Named]:
        """Give the entries of one kind that have names and synonyms: facts, areas or concerns."""
        entries: Mapping[str, Iterable[Named]] = {
            "fact": self.facts.values(),
            "area": self.areas.values(),
            "concern": self.concerns.values(),
        }
        return entries.get(what, ())

    def treatable(self, name: str) -> tuple[str, ...]:
        """Give the areas meant by a name: itself, or for a group every area in it that is ever treated."""
        leaves = self.leaves[name]
        return leaves if leaves == (name,) else tuple(leaf for leaf in leaves if self.areas[leaf].limits)

    def owners(self, name: str) -> tuple[str, ...]:
        """Give an area and what it lies within, nearest first."""
        chain = {name: None}
        while (name := self.areas[name].within) and name in self.areas and name not in chain:
            chain[name] = None
        return tuple(chain)

    @cached_property
    def terms(self) -> Terms:
        """The words conditions may use."""
        return Terms(
            facts={f.id: f.kind for f in self.facts.values()},
            options={f.id: f.options for f in self.facts.values()},
            areas={name: frozenset(leaves) for name, leaves in self.leaves.items()},
            concerns=frozenset(self.concerns),
        )
