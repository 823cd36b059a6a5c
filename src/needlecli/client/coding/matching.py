"""Which facts a statement is about: by its codes, else by its texts; and what about it a person has to look at."""

import re
from typing import NamedTuple

from needlecli.client.coding.codebook import Codebook
from needlecli.client.coding.statement import Statement
from needlecli.client.coding.wording import allergic, sayable, worded
from needlecli.knowledge import Vocabulary
from needlecli.logic import Kind

TOPICAL = re.compile(
    r"\b(?:topical|cream|gel|ointment|lotion|ophthalmic|eye drops?|otic|nasal|inhal\w*|shampoo|paste|foam|cutaneous"
    r"|mouthwash|lozenge)\b",
    re.IGNORECASE,
)
SWALLOWED = re.compile(
    r"\b(?:oral|tablets?|capsules?|inject\w*|intravenous|intramuscular|subcutaneous)\b", re.IGNORECASE
)
SYSTEMIC = frozenset(
    (
        *("isotretinoin", "retinoid-oral-other", "anticoagulant", "antiplatelet-prescribed", "nsaid", "antiarrhythmic"),
        *("corticosteroid-high-dose", "corticosteroid-systemic", "corticosteroid-injection", "immunosuppressant"),
        *("photosensitiser", "chemotherapy", "febrile-illness", "bleeding-supplement", "diabetes"),
    )
)
"""Facts about medicines that reach the whole body: a cream of the same substance is not meant (terminology.md)."""
APPLIED = frozenset(("retinoid-topical", "exfoliant-topical"))
"""Facts about what is put on the skin: the same substance swallowed is another thing, with another wait."""
FITTED = re.compile(r"\b(?:insert\w*|implant\w*|plac\w+|replac\w+|fit\w*|in situ|transplant\w*)\b", re.IGNORECASE)
IMPLANTS = "implants"
MOST_KNOWN = 20_000
LONGEST = 1_000
"""How long the texts of a statement may be for its match to be remembered."""


class Match(NamedTuple):
    """A fact that a statement is about; `sure` matches need no second look."""

    fact: str
    sure: bool = True
    past: bool = False
    very: bool = False
    option: str = ""


class Matches(NamedTuple):
    """The facts a statement is about; `opened` may be meant, `why` says what a person has to look at."""

    found: tuple[Match, ...] = ()
    opened: tuple[str, ...] = ()
    why: tuple[str, ...] = ()


class Matcher:
    """What statements are about, remembered by what is written in them: few are written in many ways."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.book = Codebook(vocabulary)
        self._known: dict[object, Matches] = {}

    def match(self, statement: Statement) -> Matches:
        """Give the facts that a statement is about, none where a person has to say."""
        key = (statement.kind, statement.codes, statement.texts, statement.routes)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            found = _match(statement, self.book, self.vocabulary)
            if sum(map(len, statement.texts)) + 10 * len(statement.codes) < LONGEST:
                self._known[key] = found
        return found


def _match(statement: Statement, book: Codebook, vocabulary: Vocabulary) -> Matches:
    by_code = book.match(statement.codes)
    said = {one.fact: one for one in worded(statement.texts, vocabulary, allergy=statement.kind == "allergy")}
    found: dict[str, Match] = {}
    opened: dict[str, None] = {}
    why = [f"{word.name}: {word.says}" for word in by_code.words]
    told = any(hit.shared and hit.fact in said for hit in by_code.hits)
    for hit in by_code.hits:
        fact = vocabulary.facts[hit.fact]
        if not sayable(fact) or (statement.kind == "allergy") > allergic(fact):
            continue
        if hit.shared and told and hit.fact not in said:
            opened[hit.fact] = None
            why.append(f"the code also stands for {fact.name}")
            continue
        very = hit.fact in said and said[hit.fact].very and not said[hit.fact].doubt
        sure = (hit.sure and not (hit.shared and not told)) or hit.fact in said
        found[hit.fact] = Match(hit.fact, sure, hit.past, very, hit.option)
    by_fact = frozenset(found)
    for name, one in said.items():
        if name in by_fact or name in opened:
            continue
        aside = statement.kind == "procedure" and not one.whole and not _performed(name, statement, vocabulary)
        if one.doubt or aside or (by_fact and not one.whole):
            opened[name] = None
            why += [] if _covered(name, by_fact, vocabulary) else [f"{vocabulary.facts[name].name} is to be asked"]
        else:
            found[name] = Match(name, one.whole, very=one.very)
    return _routed(statement, found, opened, why)


def _covered(name: str, found: frozenset[str], vocabulary: Vocabulary) -> bool:
    """Say whether the codes already tell a fact that opens this one, so that it needs no further word."""
    return any(name in vocabulary.facts[fact].opens for fact in found)


def _performed(name: str, statement: Statement, vocabulary: Vocabulary) -> bool:
    """Say whether a procedure that only holds a word for a fact makes it true: put in, not taken out."""
    fact = vocabulary.facts[name]
    if fact.kind is Kind.DATED:
        return fact.yes != "now"  # a state that someone was treated for, such as a wart, is no treatment
    return fact.group == IMPLANTS and any(FITTED.search(text) for text in statement.texts)


def _routed(statement: Statement, found: dict[str, Match], opened: dict[str, None], why: list[str]) -> Matches:
    """Leave out what a medicine's form says is not meant: creams of what is swallowed, tablets of what is applied."""
    if statement.kind == "medication":
        words = " ".join((*statement.texts, *statement.routes))[:5_000]
        topical, swallowed = TOPICAL.search(words) is not None, SWALLOWED.search(words) is not None
        for name in tuple(found):
            if (name in SYSTEMIC and topical and not swallowed) or (name in APPLIED and swallowed and not topical):
                del found[name]
                opened[name] = None
                why.append("the form of the medicine is not the one the question is about")
    return Matches(tuple(found.values()), tuple(opened), tuple(dict.fromkeys(why)))
