"""A pack is a folder of protocol files, read, checked and resolved: everything an answer may draw on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated, NamedTuple

from needlecli.knowledge.care import Care, RedFlag, Step
from needlecli.knowledge.caution import Caution
from needlecli.knowledge.deriving import OPERATOR, event_gap, licence
from needlecli.knowledge.entry import entry
from needlecli.knowledge.protocol import Variant
from needlecli.knowledge.statement import Confidence, Position, Source, Statement
from needlecli.knowledge.value import Day
from needlecli.knowledge.vocabulary import Fact, Vocabulary
from needlecli.knowledge.words import Words
from needlecli.logic import Depth, Duration, named_facts


@entry
class Label(NamedTuple):
    """How a pack calls itself."""

    id: str
    version: str
    name: str
    reviewed: Annotated[date, Day]


@entry
class Guide(NamedTuple):
    """The depth by area and group of concern, where an indication names no depth for the area itself."""

    needle: dict[str, dict[str, Depth]]
    rf: dict[str, dict[str, Depth]]
    says: str = ""
    sources: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()


@entry
class Combination(NamedTuple):
    """How long to keep another treatment away from needling in the same area, before and after; None is not stated.

    Variants in `before_by` and `after_by` keep their own times.
    """

    with_: str
    before: Duration | None = None
    after: Duration | None = None
    before_by: Mapping[str, Duration] = {}
    after_by: Mapping[str, Duration] = {}
    says: str = ""
    confidence: Confidence | None = None
    sources: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()


@entry
class Course(NamedTuple):
    """How many treatments a group of concerns takes, over how many weeks."""

    group: str
    treatments: str
    weeks: str
    confidence: Confidence | None = None
    sources: tuple[str, ...] = ()


@entry
class Results(NamedTuple):
    """When a result is first seen, when it is there, and until when it improves."""

    group: str
    main: str
    first: str = ""
    improving: str = ""
    confidence: Confidence | None = None
    sources: tuple[str, ...] = ()


@entry
class AdverseEvent(NamedTuple):
    """A harm that has been reported, what raises its risk, and the cautions that act on it."""

    event: str
    reported: str
    risk: str = ""
    cautions: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@entry
class Common(NamedTuple):
    """What the variants share."""

    pack: Label
    cautions: tuple[Caution, ...]
    depths: Guide
    care: Care = Care()
    expectations: tuple[Statement, ...] = ()
    practice: tuple[Statement, ...] = ()
    rules: tuple[Statement, ...] = ()
    combining: tuple[Combination, ...] = ()
    results: tuple[Results, ...] = ()
    courses: tuple[Course, ...] = ()
    operators: tuple[Statement, ...] = ()
    regulation: tuple[Statement, ...] = ()
    legal: tuple[Statement, ...] = ()
    adverse_events: tuple[AdverseEvent, ...] = ()
    unverified: tuple[Statement, ...] = ()


@dataclass(frozen=True)
class Pack:
    """Everything that was read, under the digest of the files it came from."""

    common: Common
    vocabulary: Vocabulary
    sources: Mapping[str, Source]
    variants: Mapping[str, Variant]
    digest: str = ""

    @cached_property
    def cautions_by_variant(self) -> Mapping[str, tuple[Caution, ...]]:
        """For every variant, the cautions that apply: common ones not excepted, its own, its event gap and licence."""
        return {
            name: (
                *(c for c in self.common.cautions if name not in c.except_),
                *variant.cautions,
                *self._of_like_energy(variant),
                *self.derived_cautions(variant),
            )
            for name, variant in self.variants.items()
        }

    def _of_like_energy(self, variant: Variant) -> Iterator[Caution]:
        """Take on the cautions of every other radiofrequency variant: heat harms alike whatever carries it."""
        own = {c.id for c in variant.cautions}
        for other in self.variants.values() if variant.technique == "rf" else ():
            if other is not variant and other.technique == "rf":
                yield from (c for c in other.cautions if variant.id not in c.except_ and c.id not in own)

    def derived_cautions(self, variant: Variant) -> tuple[Caution, ...]:
        """Give the cautions that follow from a variant's event gap and least licence."""
        return self._derived[variant.id]

    @cached_property
    def _derived(self) -> Mapping[str, tuple[Caution, ...]]:
        asked = OPERATOR in self.vocabulary.facts
        return {name: (*self._gaps(v), *(licence(v) if asked else ())) for name, v in self.variants.items()}

    def _gaps(self, variant: Variant) -> Iterator[Caution]:
        """Give the cautions about an event, as far as the vocabulary knows what they ask."""
        known = self.vocabulary.facts.keys()
        return (caution for caution in event_gap(variant) if named_facts(caution.when) <= known)

    @cached_property
    def cautions(self) -> Mapping[str, Caution]:
        """Every caution by its id, those that follow from a variant's event gap and licence included."""
        derived = (c for variant in self.variants.values() for c in self.derived_cautions(variant))
        return {c.id: c for c in (*self.all_cautions(), *derived)}

    @cached_property
    def facts_named(self) -> Mapping[str, frozenset[str]]:
        """For each caution, by its id, every fact it looks at."""
        every = (caution for of in self.cautions_by_variant.values() for caution in of)
        return {caution.id: named_facts(caution.when) for caution in every}

    @cached_property
    def bars_on_choices(self) -> Mapping[str, tuple[tuple[Fact, tuple[Caution, ...]], ...]]:
        """For each variant, what the practitioner has to choose, with the cautions that may bar an option of it."""
        return {variant: tuple(self._bars(of)) for variant, of in self.cautions_by_variant.items()}

    def _bars(self, cautions: Iterable[Caution]) -> Iterator[tuple[Fact, tuple[Caution, ...]]]:
        bars = [caution for caution in cautions if caution.level == "contraindicated"]
        for fact in self.vocabulary.chosen:
            concerned = tuple(caution for caution in bars if fact.id in self.facts_named[caution.id])
            if concerned:
                yield fact, concerned

    @cached_property
    def variant_words(self) -> Words:
        """Every word that stands for a variant."""
        return Words.of(self.variants.values())

    def all_cautions(self) -> Iterator[Caution]:
        """Visit every caution that is written in a file: the common ones, then each variant's."""
        yield from self.common.cautions
        for variant in self.variants.values():
            yield from variant.cautions

    @cached_property
    def clearable(self) -> Mapping[str, Caution]:
        """The cautions that a physician's letter can clear, by their ids."""
        return {c.id: c for c in self.all_cautions() if c.level == "clearance"}

    def rests_on_little(self, confidence: Confidence | None, sources: tuple[str, ...]) -> bool:
        """Say whether a statement rests on weak ground: marked low, or on nothing that was read."""
        return confidence == "low" or not any(self.sources[n].verified for n in sources if n in self.sources)

    def care(self, variant: str) -> Care:
        """Give the care that belongs to a variant: the common steps not excepted, then its own."""

        def own(common: tuple[Step, ...], more: tuple[Step, ...]) -> tuple[Step, ...]:
            return (*(step for step in common if variant not in step.except_), *more)

        shared, mine = self.common.care, self.variants[variant].care
        flags: tuple[RedFlag, ...] = tuple(f for f in shared.call_us_if if variant not in f.except_)
        return Care(
            before=own(shared.before, mine.before),
            after=own(shared.after, mine.after),
            expect=own(shared.expect, mine.expect),
            call_us_if=(*flags, *mine.call_us_if),
        )
