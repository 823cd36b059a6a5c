"""Who a FHIR resource is about: the many ways to point to one patient, and what is known of each."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import msgspec

from needlecli.intake._fhir_values import items, mapping, reference, text

ENCODER = msgspec.json.Encoder()
SUBJECTS = ("subject", "patient", "beneficiary", "for", "individual")


class Key(NamedTuple):
    """A patient: the server where one is named, and the id there."""

    base: str
    id: str


@dataclass(slots=True)
class Person:
    """What was found about one patient: statements as JSON, each with the thing it points to elsewhere."""

    ref: str = ""
    sex: str = ""
    born: str = ""
    known: bool = False
    clashing: bool = False
    held: list[tuple[bytes, str]] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)

    def meet(self, patient: dict[str, Any]) -> None:
        """Take sex and day of birth from a Patient; two that differ are noted, for they may be two people."""
        sex, born = text(patient.get("gender"), 40), text(patient.get("birthDate"), 40)
        for one, other in ((self.sex, sex), (self.born, born)):
            self.clashing = self.clashing or (self.known and bool(one) and bool(other) and one != other)
        self.sex, self.born, self.known = self.sex or sex, self.born or born, True

    def join(self, other: "Person") -> None:
        """Add what was found about the same patient under another address."""
        if other.known:
            clashing = other.clashing
            self.meet({"gender": other.sex, "birthDate": other.born})
            self.clashing = self.clashing or clashing
        self.held += other.held
        self.skipped.update(other.skipped)

    def data(self, things: dict[str, dict[str, Any]], incomplete: int) -> bytes:
        """Give everything as one row's data; `things` are the medications and devices that statements point to."""
        found = {"ref": self.ref, "sex": self.sex, "born": self.born, "clashing": self.clashing}
        whole: dict[str, Any] = {key: value for key, value in found.items() if value}
        whole["statements"] = [_complete(raw, needs, things) for raw, needs in self.held]
        if self.skipped:
            whole["skipped"] = dict(sorted(self.skipped.items()))
        if incomplete:
            whole["incomplete"] = incomplete
        return ENCODER.encode(whole)


def _complete(raw: bytes, needs: str, things: dict[str, dict[str, Any]]) -> msgspec.Raw:
    thing = things.get(needs) if needs else None
    if thing is None:
        return msgspec.Raw(raw)
    statement = msgspec.json.decode(raw)
    for name in ("codes", "text"):
        statement[name] = [*statement.get(name, ()), *thing.get(name, ())]
    return msgspec.Raw(ENCODER.encode(statement))


def about(resource: dict[str, Any]) -> Key | None:
    """Give the patient a resource points to; None where it points to none."""
    for name in SUBJECTS:
        for one in items(resource.get(name)):
            if key := key_of(reference(one)):
                return key
    source = reference(resource.get("source")) if resource.get("resourceType") == "QuestionnaireResponse" else ""
    return key_of(source) if "Patient/" in source else None


def key_of(address: str) -> Key | None:
    """Read the address of a patient; None where it is that of something else."""
    address = address.partition("/_history/")[0]
    if address.startswith("urn:"):
        return Key("urn", address.rpartition(":")[2])
    base, found, number = f"/{address}".rpartition("/Patient/")
    if found and number:
        return Key(base[1:], number)
    return Key("#", address) if address.startswith("#") else Key("", address) if _bare(address) else None


def _bare(address: str) -> bool:
    return bool(address) and "/" not in address and ":" not in address


def place(address: str) -> str:
    """Give the last two parts of an address, such as Medication/12, by which a thing is found again."""
    address = address.partition("/_history/")[0]
    if address.startswith("urn:"):
        return address.rpartition(":")[2]
    return "/".join(address.rsplit("/", 2)[-2:])


def contained(resource: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Give the resources within a resource, by the address that it uses for them."""
    inner = (mapping(one) for one in items(resource.get("contained")))
    return {f"#{one['id']}": one for one in inner if isinstance(one.get("id"), str)}
