"""Answers to the questions of a form to claims: a question is matched by its words, and only then its answer is read.

A no counts only where the question is the very one of the fact; a question that asks for less ("melanoma?") leaves it
open.  What is not matched is shown with its answer, and what someone wrote is read as notes.
"""

import re
from collections.abc import Mapping
from typing import Any

from needlecli.client.answers import NO, UNKNOWN, YES, Unreadable, read_answer
from needlecli.client.coding.claims import Claim, Claims
from needlecli.client.coding.codebook import Codebook
from needlecli.client.coding.dating import read_day
from needlecli.client.coding.observing import shown
from needlecli.client.coding.statement import Statement, pairs, short, strings
from needlecli.client.coding.wording import worded
from needlecli.client.notes import DENIAL, FAMILY, read_notes
from needlecli.client.times import read_moment
from needlecli.knowledge import Fact, Vocabulary, normal
from needlecli.logic import Kind

YES_CODES = ("373066001", "LA33-6", "Y")
NO_CODES = ("373067005", "LA32-8", "N")
UNKNOWN_CODES = ("UNK", "ASKU", "NASK", "unknown", "asked-unknown", "asked-declined", "not-asked", "NI", "NAV")
LEAD = re.compile(
    r"(?:do|did|have|are|is|were|has) (?:you|the patient|patient|there)(?: (?:ever|currently|now|recently|any|have|had"
    r"|been|take|taken|taking|use|used|using|a|an|suffer from|diagnosed with|history of))* (.+)",
    re.IGNORECASE,
)
WHEN = re.compile(r"\b(?:when|date|last)\b", re.IGNORECASE)
LONGEST = 300
"""A longer question asks for more than one fact."""
UNIT_NAMES = {"a": "years", "yr": "years", "year": "years", "years": "years", "mm": "mm"}


class Asked:
    """The questions of a vocabulary, by their words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._very = {_folded(word): fact for fact in vocabulary.facts.values() for word in (fact.question, fact.name)}
        self._very |= {_folded(fact.id): fact for fact in vocabulary.facts.values()}

    def find(self, texts: tuple[str, ...], links: tuple[str, ...]) -> tuple[Fact | None, bool]:
        """Give the fact that a question is about, and whether it is the very question."""
        for text in (*texts, *links):
            if fact := self._very.get(_folded(text)):
                return fact, True
        for text in (text for text in texts if len(text) < LONGEST):
            lead = LEAD.fullmatch(text.strip(" ?:."))
            name = self._vocabulary.fact_words.find(lead[1] if lead else text.strip(" ?:."))
            if name is not None:
                fact = self._vocabulary.facts[name]
                past = lead is not None and re.match(r"(?:have|did|has|were)\b", text, re.IGNORECASE)
                return (None, False) if past and fact.kind is Kind.CHOICE else (fact, False)
        return None, False


def ask(claims: Claims, said: Statement, book: Codebook, asked: Asked) -> None:
    """Claim what an answered question says."""
    if said.status == "entered-in-error":
        return
    fact, very = asked.find(said.texts, said.links)
    if said.modified:
        fact = None
    if fact is None and _when(claims, said, asked):
        return
    if fact is None:
        _unmatched(claims, said, book)
        return
    read = [_answer(claims, said, fact, answer, very=very) for answer in said.answers]
    if not all(read):
        claims.open(fact.id)
        claims.show(_line(said))
        _take_texts(claims, said)


def _answer(claims: Claims, said: Statement, fact: Fact, answer: Mapping[str, Any], *, very: bool) -> bool:
    """Read one answer; whether nothing is left that a person has to look at."""
    word = _word(answer, fact)
    if word is None:
        claims.refuse("unknown-unit", f"the unit of {fact.id} is not known", f"write it in {fact.unit}", fact.id)
        return True
    if word in UNKNOWN:
        claims.open(fact.id)
        return True
    if word in NO or (fact.none and word == fact.none):
        if very and said.status == "completed" and len(said.answers) == 1:
            claims.say(fact.id, Claim("no", firm=True))
            return True
        return False
    try:
        found = read_answer(fact, word, claims.on, claims.vocabulary)
    except Unreadable:
        return False
    if found is None or "@" in word:
        return False
    plain = word in YES
    past = plain and _past(said) and not (fact.kind is Kind.DATED or fact.id.endswith("-history") or very)
    if past:
        return False
    written = next((o for o in fact.options if o.casefold() == word), word)
    claims.say(fact.id, Claim("yes" if plain else written, firm=True, refines=not plain))
    return True


def _past(said: Statement) -> bool:
    return any(re.match(r"(?:have|did|has|were)\b", text, re.IGNORECASE) for text in said.texts)


def _word(answer: Mapping[str, Any], fact: Fact) -> str | None:
    """Give an answer as a word of the intake grammar; None where its unit is not known."""
    match answer.get("is"):
        case "yes" | "no" as word:
            return str(word)
        case "coded":
            return _coded(answer)
        case "date":
            day = read_day(next(iter(strings(answer.get("text"))), ""))
            return "?date" if day is None or not day.answer else day.answer
        case "text":
            text = " ".join(strings(answer.get("text"))).strip(" .!").casefold()
            moment = read_moment(text) if fact.kind is Kind.DATED and len(text) < 60 else None
            return (moment.answer or "?date") if moment is not None else text or "?text"
        case "number":
            unit = answer.get("unit")
            if unit and UNIT_NAMES.get(str(unit).casefold()) != fact.unit:
                return None
            value = answer.get("value")
            return f"{value:g}" if isinstance(value, int | float) and not answer.get("compare") else "?number"
        case _:
            return "?other"


def _coded(answer: Mapping[str, Any]) -> str:
    codes = {code for _, code in pairs(answer.get("codes"))}
    for known, word in ((YES_CODES, "yes"), (NO_CODES, "no"), (UNKNOWN_CODES, "unknown")):
        if codes.intersection(known):
            return word
    return next(iter(strings(answer.get("text"))), "?code").strip(" .").casefold() or "?code"


def _when(claims: Claims, said: Statement, asked: Asked) -> bool:
    """Read a date that is asked for below another question: "If yes, when?"."""
    fact, _ = asked.find((said.under,), ()) if said.under else (None, False)
    if fact is None or fact.kind is not Kind.DATED or len(said.answers) != 1 or said.answers[0].get("is") != "date":
        return False
    if not any(WHEN.search(text) for text in said.texts) or said.status == "entered-in-error" or said.modified:
        return False
    return _answer(claims, said, fact, said.answers[0], very=False)


def _unmatched(claims: Claims, said: Statement, book: Codebook) -> None:
    """Read what was ticked or written under a question that is not of this pack, and show what stays unclear."""
    question = " ".join((said.under, *said.texts))
    aside = said.modified or DENIAL.search(question) or FAMILY.search(question)
    clear = bool(said.answers) and not aside
    for answer in said.answers if not aside else ():
        if answer.get("is") == "coded":
            clear = _ticked(claims, answer, book) and clear
        else:
            clear = answer.get("is") == "text" and _understood(claims, answer) and clear
    if not aside:
        _take_texts(claims, said)
    if not clear:
        claims.show(_line(said))


def _ticked(claims: Claims, answer: Mapping[str, Any], book: Codebook) -> bool:
    """Take an option that was chosen, where it names a fact and nothing else."""
    codes = [code for code in pairs(answer.get("codes")) if code[0]]
    facts = claims.vocabulary.facts
    found = {hit.fact: hit.sure for hit in book.match(codes).hits if not hit.shared}
    said = worded(strings(answer.get("text")), claims.vocabulary)
    found |= {one.fact: one.whole for one in said if not one.doubt}
    claims.open(*(one.fact for one in said if one.doubt))
    for name in found:
        if facts[name].kind is not Kind.NUMBER and not facts[name].chosen:
            claims.say(name, Claim("yes"))
    return bool(found) and all(found.values())


def _understood(claims: Claims, answer: Mapping[str, Any]) -> bool:
    mentions, unread = read_notes(" ".join(strings(answer.get("text"))), claims.vocabulary)
    return bool(mentions) and not unread and not any(mention.denied for mention in mentions)


def _take_texts(claims: Claims, said: Statement) -> None:
    """Hand on what someone wrote, to be read as notes are."""
    for answer in said.answers:
        if answer.get("is") == "text":
            claims.notes += [text for text in strings(answer.get("text")) if text.casefold() not in (*YES, *NO)]


def _line(said: Statement) -> str:
    question = " / ".join(said.texts) or " / ".join(said.links) or "a question without words"
    answers = "; ".join(map(shown, said.answers[:20]))
    more = len(said.answers) - 20
    return f"{short(question)}: {answers}" + (f" (and {more} answers more)" if more > 0 else "")


def _folded(text: str) -> str:
    return normal(text[:2_000].strip(" ?:.*"))
