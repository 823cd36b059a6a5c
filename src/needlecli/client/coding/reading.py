"""A row of statements in, an intake record out: nothing is taken for a no that was not said, and nothing is dropped."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from needlecli.client.coding.asking import Asked, ask
from needlecli.client.coding.claims import Claim, Claims
from needlecli.client.coding.dating import age_on, read_day
from needlecli.client.coding.matching import Matcher
from needlecli.client.coding.observing import newest, observe
from needlecli.client.coding.statement import Statement, listed, plain
from needlecli.client.coding.stating import state
from needlecli.knowledge import Vocabulary
from needlecli.source import Trouble

OFFICE = frozenset(
    (
        *("Organization", "Practitioner", "PractitionerRole", "Location", "HealthcareService", "Endpoint", "Coverage"),
        *("Provenance", "AuditEvent", "Account", "Schedule", "Slot", "InsurancePlan", "OperationOutcome", "Parameters"),
        *("CapabilityStatement", "StructureDefinition", "ValueSet", "CodeSystem", "Questionnaire", "RelatedPerson"),
    )
)
"""Types that say nothing about anyone's health, so that nothing is lost where they are not read."""
KEPT: "dict[int, tuple[Vocabulary, Matcher, Asked]]" = {}
"""What was made for a vocabulary, which cannot be hashed and is kept so that its number stays its own."""
MOST_KEPT = 8


class Coded(NamedTuple):
    """What statements come to: a record in the form of needle.intake/1, and what of it could not be read."""

    record: dict[str, Any]
    troubles: tuple[Trouble, ...] = ()


def read_statements(data: Mapping[str, Any], vocabulary: Vocabulary, on: date) -> Coded:
    """Read what the statements of one row say on a day.

    The record's facts are answers of the intake grammar; facts that were touched and not decided are `unknown` in so
    many words, so that no default denies them.  Of several results of one kind of measurement the newest counts.
    """
    claims = Claims(vocabulary, on)
    _, matcher, asked = _kept(vocabulary)
    statements = [Statement.of(raw) for raw in listed(data.get("statements")) if isinstance(raw, Mapping)]
    for said in statements:
        if said.kind == "answer":
            ask(claims, said, matcher.book, asked)
        elif said.kind != "observation":
            state(claims, said, matcher)
    for said in newest(said for said in statements if said.kind == "observation"):
        observe(claims, said)
    _person(claims, data)
    _unread(claims, data)
    record: dict[str, Any] = dict(claims.record())
    if ref := plain(data.get("ref")):
        record = {"ref": ref, **record}
    return Coded(record, tuple(claims.troubles))


def _person(claims: Claims, data: Mapping[str, Any]) -> None:
    facts = claims.vocabulary.facts
    sex = plain(data.get("sex")).casefold()
    if "sex" in facts and sex in facts["sex"].options:
        claims.say("sex", Claim(sex, firm=True, refines=True))
    if data.get("clashing") is True:
        says = "two patients with different sexes or days of birth have the same id"
        claims.refuse("contradiction", says, "give each patient an id of their own", "Patient.id")
    born = plain(data.get("born"))
    if not born or "age" not in facts:
        return
    day = read_day(born)
    low, high = facts["age"].bounds
    if day is None or day.first > claims.on or not low <= claims.on.year - day.year <= high:
        claims.refuse("wrong-date", "nobody is born on such a day", "write it like 1990-04-02", "birthDate")
    elif (age := age_on(day, claims.on)) is None:
        claims.open("age")
        claims.show("Patient: the birth date has no day, so that the age is to be asked")
    else:
        claims.say("age", Claim(str(age), firm=True))


def _unread(claims: Claims, data: Mapping[str, Any]) -> None:
    """Show what the reader had to leave out."""
    skipped = data.get("skipped")
    counts = skipped.items() if isinstance(skipped, Mapping) else ()
    unread = [f"{count} {kind}" for kind, count in counts if kind not in OFFICE]
    if unread:
        claims.show(f"not read: {', '.join(unread)}")
    lost = data.get("incomplete")
    if isinstance(lost, int) and not isinstance(lost, bool) and lost > 0:
        pieces = "1 piece" if lost == 1 else f"{lost} pieces"
        claims.show(f"{pieces} of the input could not be read and may be about this person")


def _kept(vocabulary: Vocabulary) -> tuple[Vocabulary, Matcher, Asked]:
    kept = KEPT.get(id(vocabulary))
    if kept is None:
        if len(KEPT) >= MOST_KEPT:
            KEPT.clear()
        kept = KEPT[id(vocabulary)] = (vocabulary, Matcher(vocabulary), Asked(vocabulary))
    return kept
