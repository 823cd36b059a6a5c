"""The displays and texts of coded statements, matched with the vocabulary's words: "Vitiligo (disorder)"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from needlecli.client.lexicon import lexicon
from needlecli.knowledge import Fact, Vocabulary
from needlecli.logic import Kind

TAG = re.compile(
    r"\s*\((?:disorder|finding|situation|procedure|substance|product|medicinal product(?: form)?|clinical drug|event"
    r"|morphologic abnormality|observable entity|physical object|qualifier value|body structure|regime/therapy)\)\s*$"
)
"""What kind of thing a SNOMED CT name is for."""
ALLERGY = re.compile(
    r"(?:allergy to|allergic to|allergic reaction (?:caused by|to)|hypersensitivity to|adverse reaction to"
    r"|(?:drug|food) allergy:?) (?:substance with )?(.+)",
    re.IGNORECASE,
)
ALLERGEN = re.compile(r"(.+?)(?: (?:allergy|allergen|preparation|product))+", re.IGNORECASE)
DOUBT = re.compile(
    r"\b(?:no|not|non|never|denie[sd]|without|absent|negative|family|relatives?|maternal|paternal|mother|father|sibling"
    r"|risk|suspected|suspicion|possible|probable|query|rule[d]? out|screen(?:ing)?|screened|exposure|exposed|contact"
    r"|history|h/o|previous|past|former|fear|vaccin\w*|immuni[sz]ation|prophyla\w*|prevention|education|counsel\w*"
    r"|test|removal|removed|excision|replacement of battery|planned|refused|declined|ex)\b",
    re.IGNORECASE,
)
"""Beside a word of the vocabulary, these say that the word is not simply meant."""
HARMLESS = re.compile(
    r"\b(?:without (?:mention of )?(?:complications?|status epilepticus|exacerbation|late effect)|uncomplicated"
    r"|not (?:intractable|otherwise specified)|non-?insulin[- ]dependent|non-?intractable)\b",
    re.IGNORECASE,
)
"""Words of classifications that deny something else than what they stand beside."""
SMALL = re.compile(r"\w+")
FILLER = frozenset(
    """
    a an and at by chronic acute disease disorder due finding for from in left mellitus moderate mild nos of on or other
    right severe simple skin structure syndrome the to type unspecified vulgaris with situation procedure entire
    mg ml mcg ug g iu actuat hr oral tablet tablets capsule capsules product pill injection injectable solution
    extended release delayed day pack sodium potassium hydrochloride coated film prefilled syringe subcutaneous
    """.split()  # noqa: SIM905 - a list of quoted words reads worse
)
MOST_PARTS = 6
LONGEST = 300
"""A longer text is no name of anything; a person reads it."""


class Worded(NamedTuple):
    """A fact that a text names.

    `whole`: only filler is left of the text; `very`: it is the fact's own name; `doubt`: perhaps it is not meant.
    """

    fact: str
    whole: bool = True
    very: bool = False
    doubt: bool = False


def allergic(fact: Fact) -> bool:
    """Say whether a fact is an allergy, so that the name of a substance may stand for it."""
    return "allerg" in f"{fact.id} {fact.name}".casefold()


def worded(texts: Sequence[str], vocabulary: Vocabulary, *, allergy: bool = False) -> tuple[Worded, ...]:
    """Give the facts that the texts of one statement name; with `allergy`, they name what someone is allergic to."""
    found: dict[str, Worded] = {}
    for text in texts:
        for one in _worded(TAG.sub("", text).strip(" .:?"), vocabulary, allergy=allergy):
            before = found.get(one.fact, one)
            doubt = before.doubt and one.doubt
            found[one.fact] = Worded(one.fact, before.whole or one.whole, before.very or one.very, doubt)
    return tuple(found.values())


def _worded(name: str, vocabulary: Vocabulary, *, allergy: bool) -> Iterator[Worded]:
    if not name or len(name) > LONGEST:
        return
    facts = vocabulary.facts
    substance = ALLERGY.fullmatch(name)
    if allergy or substance:
        yield from _allergies(substance[1] if substance else name, vocabulary)
        return
    fact = vocabulary.fact_words.find(name)
    if fact is not None:
        if sayable(facts[fact]):
            yield Worded(fact, very=name.casefold() in (facts[fact].name.casefold(), fact, fact.replace("-", " ")))
        return
    found = lexicon(vocabulary).find(name)
    left = name
    for one in reversed(found):
        left = f"{left[: one.start]} {left[one.start + len(one.text) :]}"
    left = HARMLESS.sub(" ", left)
    doubt = DOUBT.search(left) is not None
    rest = [word for word in SMALL.findall(left) if word.casefold() not in FILLER and not word.isdigit()]
    for one in found:
        if one.fact and sayable(facts[one.fact]) and not allergic(facts[one.fact]):
            whole = not rest and not doubt and all(other.fact for other in found)
            yield Worded(one.fact, whole=whole, doubt=doubt)


def _allergies(substance: str, vocabulary: Vocabulary) -> Iterator[Worded]:
    name = TAG.sub("", substance).strip()
    if plain := ALLERGEN.fullmatch(name):
        name = plain[1]
    parts = name.split(" ")
    for count in range(min(len(parts), MOST_PARTS), 0, -1):  # "lidocaine hydrochloride" is lidocaine
        fact = _allergy(" ".join(parts[:count]), vocabulary)
        if fact is not None and not DOUBT.search(name):
            rest = parts[count:]
            yield Worded(fact, whole=all(part.casefold() in FILLER for part in rest))
            return
    doubt = DOUBT.search(name) is not None
    for one in lexicon(vocabulary).find(name):
        if one.fact and allergic(vocabulary.facts[one.fact]):
            yield Worded(one.fact, whole=False, doubt=doubt)


def _allergy(substance: str, vocabulary: Vocabulary) -> str | None:
    """Give the allergy that the bare name of a substance stands for."""
    for form in (substance, substance.removesuffix("s")):
        for words in (f"{form} allergy", f"allergic to {form}", form):
            fact = vocabulary.fact_words.find(words)
            if fact is not None and allergic(vocabulary.facts[fact]):
                return fact
    return None


def sayable(fact: Fact) -> bool:
    """Say whether a plain yes is an answer, so that a word for the fact says it."""
    return not fact.chosen and (fact.kind in (Kind.FLAG, Kind.DATED) or (fact.kind is Kind.CHOICE and bool(fact.none)))
