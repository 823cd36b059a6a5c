"""FHIR resources in any order, gathered by the patient they are about: only short statements are held, no resource."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from needlecli.intake._fhir_people import ENCODER, Key, Person, about, contained, key_of, place
from needlecli.intake._fhir_statements import described, kind_of, name_of, statements
from needlecli.intake._fhir_values import mapping, text
from needlecli.source import Trouble

THINGS = ("Medication", "Device")
NOBODY = Trouble(
    "no-patient",
    "a resource here does not say whom it is about, and there is more than one patient",
    "give it a subject, such as Patient/12",
    "subject",
)
NO_RESOURCE = Trouble(
    "not-fhir", "there is no FHIR resource here", 'every resource is an object with a "resourceType"', "resourceType"
)
BROKEN = Trouble("not-json", "this is not sound JSON, so that nothing of it could be read", "export it again")


class Gathered(NamedTuple):
    """One row to be: its data as JSON, or why there is none."""

    data: bytes | None
    troubles: tuple[Trouble, ...] = ()


class Gathering:
    """Everything found so far; `whole` says that it stands in one document, which may leave out whom it is about."""

    def __init__(self, *, whole: bool) -> None:
        self.whole = whole
        self.size = 0
        self.incomplete = 0
        self.unplaced: Counter[str] = Counter()
        self._rows: dict[Key | int, Person | Trouble] = {}
        self._orphans: list[tuple[int, Person]] = []
        self._things: dict[str, dict[str, Any]] = {}
        self._aliases: dict[str, str] = {}
        self._homes: dict[str, set[str]] = {}

    def lose(self, trouble: Trouble) -> None:
        """Note that something could not be read: whom it was about is not known."""
        self.incomplete += 1
        self._rows[len(self._rows)] = trouble

    def add(self, resource: object, address: str = "") -> None:
        """Take one resource."""
        found = mapping(resource)
        kind = kind_of(found)
        if not kind:
            self.lose(NO_RESOURCE)
            return
        inner = contained(found)
        if kind == "Patient":
            self._meet(found, address)
            return
        if kind in THINGS:
            self._keep(found, address)
        if kind == "Medication" or (kind == "Device" and about(found) is None):
            return
        person = self._person(found, inner)
        self._state(found, inner, person)
        for one in inner.values():
            if kind_of(one) not in ("", "Patient", *THINGS):
                self._state({**one, "contained": None}, inner, person)

    def _meet(self, patient: dict[str, Any], address: str) -> None:
        number = text(patient.get("id"), 200)
        there = key_of(address) if address else None
        if there is not None and there.base == "urn" and number:
            self._aliases[there.id] = number
        elif there is not None and there.base not in ("", "urn", "#"):
            self._homes.setdefault(there.id, set()).add(there.base)
        if not number and there is None:
            self.lose(
                NO_RESOURCE._replace(name="no-id", says="a Patient here has no id", help="give it one", field="id")
            )
            return
        self._known(Key("", number) if number else there or Key("", "")).meet(patient)

    def _known(self, key: Key) -> Person:
        found = self._rows.setdefault(key, Person(ref=key.id))
        assert isinstance(found, Person)  # noqa: S101 - a key stands for a person, a number for a trouble
        return found

    def _keep(self, thing: dict[str, Any], address: str) -> None:
        what = described(thing)
        for name in (name_of(thing), place(address)):
            if name:
                self._things[name] = what
        self.size += len(str(what))

    def _person(self, resource: dict[str, Any], inner: dict[str, dict[str, Any]]) -> Person:
        key = about(resource)
        if key is not None and key.base == "#":
            found = inner.get(key.id, {})
            key = Key("#", f"{len(self._rows)}#") if kind_of(found) == "Patient" else None
            if key is not None:
                person = self._known(key)
                person.ref = ""
                person.meet(found)
                return person
        if key is not None:
            return self._known(key)
        person = Person()
        self._orphans.append((len(self._rows), person))
        self._rows[len(self._rows)] = NOBODY
        return person

    def _state(self, resource: dict[str, Any], inner: dict[str, dict[str, Any]], person: Person) -> None:
        said = statements(resource)
        if said is None:
            person.skipped[kind_of(resource) or "Resource"] += 1
            return
        for statement in said:
            needs = statement.pop("needs", "")
            if needs.startswith("#"):
                what = described(inner.get(needs, {}))
                statement |= {name: [*statement.get(name, ()), *what.get(name, ())] for name in what}
                needs = ""
            raw = ENCODER.encode(statement)
            self.size += len(raw) + 100
            person.held.append((raw, place(needs)))

    def rows(self) -> Iterator[Gathered]:
        """Give what there is, a patient a row, in the order in which the patients were first met."""
        self._settle()
        for row in self._rows.values():
            if isinstance(row, Trouble):
                yield Gathered(None, (row,))
            else:
                yield Gathered(row.data(self._things, self.incomplete))

    def _settle(self) -> None:
        """Bring the addresses of one patient together, and find a place for what names nobody."""
        bases: dict[str, set[str]] = {}
        for key in self._rows:
            if isinstance(key, Key) and key.base not in ("", "urn", "#"):
                bases.setdefault(key.id, set()).add(key.base)
        for key in [key for key in self._rows if isinstance(key, Key)]:
            own = self._resolved(key, bases)
            if own != key and isinstance(other := self._rows.get(key), Person):
                self._known(own).join(other)
                del self._rows[key]
        people = [row for row in self._rows.values() if isinstance(row, Person)]
        if self.whole and not people and self._orphans:
            people = [self._orphans[0][1]]
            self._rows[self._orphans[0][0]] = people[0]
        for number, person in self._orphans:
            self._house(number, person, people)

    def _house(self, number: int, person: Person, people: list[Person]) -> None:
        if people and person is people[0]:
            return
        if len(people) == 1 and self.whole:
            people[0].join(person)
            del self._rows[number]
        elif person.held and b'"kind":"answer"' in person.held[0][0]:
            self._rows[number] = person
        elif not person.held:  # an organisation, a practitioner: about nobody
            self.unplaced.update(person.skipped)
            del self._rows[number]

    def _resolved(self, key: Key, bases: dict[str, set[str]]) -> Key:
        match key:
            case Key("urn", number):
                return Key("", self._aliases.get(number, number))
            case Key("", _) | Key("#", _):
                return key
            case Key(base, number):
                return Key("", number) if (self._homes.get(number) or bases[number]) == {base} else key
