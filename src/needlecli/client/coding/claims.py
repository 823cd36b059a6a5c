"""What statements claim about a fact, put together: the harder reading wins, and nothing said against it is dropped."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from needlecli.client.notes import read_notes
from needlecli.knowledge import Fact, Vocabulary
from needlecli.logic import Kind
from needlecli.source import Trouble


class Claim(NamedTuple):
    """One answer, in the intake grammar; `firm` was said of today, in so many words.

    Without areas it holds wherever it may.  `refines` says that it tells a plain yes more exactly.
    """

    answer: str
    firm: bool = False
    areas: frozenset[str] = frozenset()
    refines: bool = False


class Claims:
    """Everything claimed about one person, on its way to a record."""

    def __init__(self, vocabulary: Vocabulary, on: date) -> None:
        self.vocabulary, self.on = vocabulary, on
        self.troubles: list[Trouble] = []
        self.notes: list[str] = []
        self._listed: dict[str, None] = {}
        self._claims: dict[str, list[Claim]] = {}
        self._open: dict[str, None] = {}

    def say(self, fact: str, claim: Claim) -> None:
        """Claim an answer."""
        self._claims.setdefault(fact, []).append(claim)

    def deny(self, fact: str) -> None:
        """Claim, in so many words, that something is not so today."""
        self.say(fact, Claim("no", firm=True))

    def open(self, *facts: str) -> None:
        """Leave facts open: asked again, and never taken for denied."""
        self._open.update(dict.fromkeys(facts))

    def show(self, text: str) -> None:
        """List something for a person to read."""
        self._listed.setdefault(text)

    def refuse(self, name: str, says: str, help: str, field: str) -> None:  # noqa: A002 - the word that Trouble uses
        """Note something that cannot be read."""
        trouble = Trouble(name, says, help, field)
        if trouble not in self.troubles:
            self.troubles.append(trouble)

    def has_yes(self, fact: str) -> bool:
        """Say whether anything claims that it is so."""
        return any(claim.answer != "no" for claim in self._claims.get(fact, ()))

    def record(self) -> dict[str, object]:
        """Give the record."""
        facts = {fact: self._settled(self.vocabulary.facts[fact], claims) for fact, claims in self._claims.items()}
        for fact in self._open:
            if facts.get(fact, "no") == "no":
                facts[fact] = "unknown"
        for fact in [fact for fact, answer in facts.items() if answer not in ("no", "unknown")]:
            for other in self.vocabulary.facts[fact].opens:
                facts.setdefault(other, "unknown")
        found: Mapping[str, object] = {
            "facts": dict(sorted(facts.items())),
            "notes": "\n".join(dict.fromkeys(self.notes)),
            "unrecognised": list(self._listed),
        }
        return {key: value for key, value in found.items() if value}

    def _settled(self, fact: Fact, claims: list[Claim]) -> str:
        if fact.kind is Kind.NUMBER or (fact.kind is Kind.CHOICE and not fact.none):
            return self._one(fact, claims)
        yes = [claim for claim in claims if claim.answer != "no"]
        no = [claim for claim in claims if claim.answer == "no"]
        if not yes:
            return "no"
        if no and any(claim.firm for claim in yes) and any(claim.firm for claim in no):
            says = f"{fact.id} is answered twice, and differently"
            self.refuse("contradiction", says, "ask again which it is, and keep one", fact.id)
        elif no:
            self.show(f"{fact.name}: said and denied")
        return self._placed(fact, hardest(fact, yes), yes)

    def _one(self, fact: Fact, claims: list[Claim]) -> str:
        if len({claim.answer for claim in claims}) > 1:
            says = f"{fact.id} is answered twice, and differently"
            self.refuse("contradiction", says, "ask again which it is, and keep one", fact.id)
        return claims[0].answer

    def _placed(self, fact: Fact, answer: str, claims: list[Claim]) -> str:
        """Add the areas, where every claim names some; what was said of one area leaves all others open."""
        places = [claim.areas for claim in claims]
        word = _word_for(fact, self.vocabulary) if fact.local and all(places) else ""
        if not word or len({claim.answer for claim in claims}) > 1:
            return answer
        self.notes.append(f"{word} {answer[:4]}" if answer[:4].isdigit() else word)  # a mention opens all other areas
        return f"{answer}@{'+'.join(sorted(frozenset[str]().union(*places)))}"


def hardest(fact: Fact, claims: list[Claim]) -> str:
    """Give the answer that is the hardest on the person: now, at a time nobody said, at the latest time."""
    answers = {claim.answer for claim in claims}
    if fact.kind is Kind.DATED:
        exact = {claim.answer for claim in claims if claim.refines}
        for word in ("current", "yes") if not exact else ("current",):
            if word in answers:
                return word
        return max((answer for answer in answers if answer != "yes"), key=lambda day: f"{day}-99"[:10], default="yes")
    if fact.kind is Kind.CHOICE and (named := [option for option in fact.options if option in answers]):
        worst = named[-1]
        if worst == fact.options[-1] or "yes" not in answers or any(c.refines for c in claims if c.answer == worst):
            return worst
    return "yes"


def _word_for(fact: Fact, vocabulary: Vocabulary) -> str:
    """Give a word that notes read as this fact and as nothing else; empty where there is none."""
    for word in (fact.name, *fact.synonyms):
        mentions, unread = read_notes(word, vocabulary)
        if not unread and len(mentions) == 1 and mentions[0].fact == fact.id and not mentions[0].denied:
            return word
    return ""
