"""Conditions, medicines, allergies, procedures and devices to claims: what is so, what was, and what is left open."""

import re

from needlecli.client.coding.claims import Claim, Claims
from needlecli.client.coding.dating import Day, read_day
from needlecli.client.coding.matching import Match, Matcher
from needlecli.client.coding.statement import Statement
from needlecli.knowledge import Fact
from needlecli.logic import Kind

LEFT_OPEN = {
    "refuted": "ruled out there",
    "unconfirmed": "not confirmed",
    "planned": "planned",
    "not-taken": "not taken or not done",
}
"""Statuses that say nothing of today, with what a person is shown."""
ENDED = ("inactive", "resolved", "remission", "completed", "stopped")
EVER = re.compile(r"\bever\b|\bhave you (?:had|been told|reacted)\b", re.IGNORECASE)
HISTORY = "-history"
SITE = re.compile(
    r"\b(?:skin|structure|region|entire|left|right|both|bilateral|surface|part|area) ?(?:of )?(?:the )?", re.IGNORECASE
)


def state(claims: Claims, statement: Statement, matcher: Matcher) -> None:
    """Claim what a statement says."""
    if statement.status == "entered-in-error":
        return
    _Stating(claims, statement, matcher).read()


class _Stating:
    """One statement on its way to claims."""

    def __init__(self, claims: Claims, statement: Statement, matcher: Matcher) -> None:
        self.claims, self.said = claims, statement
        self.facts = claims.vocabulary.facts
        self.matches = matcher.match(statement)

    def read(self) -> None:
        matches, said = self.matches, self.said
        why = list(matches.why)
        if said.modified:
            why.append("with an extension that may change its meaning")
        if said.kind in ("reason", "family"):
            self.show("family history, not the client's own" if said.kind == "family" else "given as a reason")
            if said.kind == "reason":
                self.claims.open(*(one.fact for one in matches.found), *matches.opened)
            return
        self.claims.open(*matches.opened)
        if said.modified or said.status in LEFT_OPEN:
            self.leave_open(LEFT_OPEN.get(said.status, ""), why)
        else:
            for one in matches.found:
                self.claim(one, why)
            if not matches.found or any(not one.sure for one in matches.found) or why:
                self.show(*why)
        self.take_notes()

    def leave_open(self, status: str, why: list[str]) -> None:
        denied = self.said.status == "refuted" and not self.said.modified and not self.said.sites
        very = [one.fact for one in self.matches.found if one.very and denied]
        for one in self.matches.found:
            if one.fact in very:
                self.claims.deny(one.fact)
            else:
                self.claims.open(one.fact)
        if very and len(very) == len(self.matches.found) and not why:
            return
        self.show(*(one for one in (status, *why) if one))

    def claim(self, one: Match, why: list[str]) -> None:
        fact = self.facts[one.fact]
        areas = self.areas(why) if fact.local else frozenset[str]()
        match fact.kind:
            case Kind.DATED:
                answer = self.dated(one, fact, why)
            case Kind.FLAG | Kind.CHOICE:
                answer = self.present(one, fact, why)
            case Kind.NUMBER:
                return
        if answer:
            self.claims.say(one.fact, Claim(answer, firm=self.said.status == "active", areas=areas))

    def present(self, one: Match, fact: Fact, why: list[str]) -> str:
        """Give the answer to a question about today, or about all of a life."""
        ever = fact.id.endswith(HISTORY) or EVER.search(fact.question) is not None
        if not self.gone or (fact.kind is Kind.FLAG and (ever or one.past or self.said.kind == "procedure")):
            return one.option or "yes"
        self.claims.open(fact.id)
        for other in fact.opens:
            if other.endswith(HISTORY) and fact.id.startswith(other.removesuffix(HISTORY)) and other in self.facts:
                areas = self.areas([]) if self.facts[other].local else frozenset[str]()
                self.claims.say(other, Claim("yes", areas=areas))
        why.append(f"{self.said.status}: {fact.name} is to be asked")
        return ""

    def dated(self, one: Match, fact: Fact, why: list[str]) -> str:
        """Give when it last was: now, on a day, or at a time that nobody said."""
        taken = self.said.kind == "medication" and self.said.status == "active"  # whatever end was once planned
        end = self.day(self.said.until, fact) if self.said.until and not taken else None
        if self.said.kind == "procedure" and end is None and self.said.when and self.said.status != "active":
            end = self.day(self.said.when, fact)
        if end is None:
            return "yes" if one.past or self.gone or self.said.status != "active" else "current"
        if end.first > self.claims.on:
            if self.said.kind == "procedure":
                says = f"a date here lies after {self.claims.on}, the day the advice is for"
                self.claims.refuse("future-date", says, "write the day it last happened", fact.id)
            return "current"
        if not end.answer:
            why.append(f"in {end.year}, the month is not said")
        return end.answer or "yes"

    @property
    def gone(self) -> bool:
        """Whether the statement says that it is over."""
        over = self.said.over or self.said.status in ENDED
        end = read_day(self.said.until) if self.said.until else None
        if end is not None and self.said.kind != "procedure":
            return end.first <= self.claims.on and (over or self.said.status != "active")
        return over

    def day(self, written: str, fact: Fact) -> Day | None:
        found = read_day(written)
        if found is None:
            help = "write it like 2026-09-01"  # noqa: A001 - the word that Trouble uses
            self.claims.refuse("wrong-date", f"a date about {fact.id} cannot be read", help, self.said.ended or "date")
        return found

    def areas(self, why: list[str]) -> frozenset[str]:
        """Give the areas of the treated skin that the sites name; none unless every one is clear."""
        words = self.claims.vocabulary.area_words
        found = [words.find(site) or words.find(SITE.sub("", site.split("(")[0])) for site in self.said.sites]
        if all(found):
            return frozenset(area for area in found if area)
        why.append(f"at {', '.join(self.said.sites)}"[:200])
        return frozenset()

    def take_notes(self) -> None:
        """Read what is written beside a statement as notes, where the statement holds; else a person reads it."""
        for note in self.said.notes:
            if self.said.modified or self.said.status in LEFT_OPEN:
                self.show(note)
            else:
                self.claims.notes.append(note)

    def show(self, *why: str) -> None:
        reasons = "; ".join(dict.fromkeys(why))
        self.claims.show(f"{self.said.title} ({reasons})" if reasons else self.said.title)
