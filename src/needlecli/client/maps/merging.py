"""One row's cells put together: the same fact from two columns is one answer, or a contradiction that is said."""

import re
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from needlecli.client.maps.effect import Effect
from needlecli.client.maps.form import Form
from needlecli.source import Trouble

CONSTANT = "constants"
Cells = Sequence[tuple[str, Effect]]


class Merging:
    """The effects of one row's cells, each with its column, on the way to a record; `more` are those beyond facts."""

    def __init__(self, form: Form, effects: Cells, more: Cells, on: date) -> None:
        self.form, self.effects, self.more = form, effects, more
        self.troubles: list[Trouble] = []
        self._fields = self._single_fields()
        written = self._fields.get("on", "")
        self._on = written or on.isoformat()

    def record(self) -> dict[str, Any]:
        """Give the record."""
        record: dict[str, Any] = {**self.form.constants, **self._fields}
        facts = self._facts()
        notes: list[str] = []
        unrecognised: list[str] = []
        lists: dict[str, list[str]] = {}
        for _, effect in self.more:
            if effect.notes:
                notes.append(effect.notes)
            if effect.unrecognised:
                unrecognised += effect.unrecognised
            if effect.troubles:
                self.troubles += effect.troubles
            for key, words in effect.lists:
                lists.setdefault(key, list(record.get(key, ()))).extend(words)
        record.update((key, list(dict.fromkeys(words))) for key, words in lists.items())
        if notes:
            record["notes"] = "\n".join((record["notes"], *notes) if record.get("notes") else notes)
        if unrecognised:
            record["unrecognised"] = list(dict.fromkeys(unrecognised))
        all_denied = str(record.get("others", "")).casefold() not in ("", "unknown")
        self._leave_open(facts, self.form.pack.vocabulary.facts if all_denied else self.form.asked_of_some)
        if facts:
            record["facts"] = facts
        return record

    def _single_fields(self) -> dict[str, str]:
        fields: dict[str, str] = {}
        for header, effect in self.more:
            for key, value in effect.fields:
                if fields.setdefault(key, value) != value:
                    first = next(name for name, one in self.effects if any(k == key for k, _ in one.fields))
                    self._contradiction(key, first, header)
        return fields

    def _facts(self) -> dict[str, str]:
        facts: dict[str, str] = dict(self.form.constants.get("facts", ()))
        for header, effect in self.effects:
            latest = effect.latest
            if latest and latest > self._on:
                says = f"a date here lies after {self._on}, the day the advice is for"
                self.troubles.append(Trouble("future-date", says, "write the day it last happened", header))
                continue
            for fact, answer in effect.facts:
                before = facts.setdefault(fact, answer)
                if before == answer:
                    continue
                if (both := _both(before, answer)) is not None:
                    facts[fact] = both
                else:
                    facts[fact] = before if answer == "no" or before not in ("no", "none") else answer
                    self._contradiction(fact, self._saying(fact), header)
        for header, effect in self.more:
            for fact, day in effect.births:
                self._born(facts, fact, day, header)
        return facts

    def _born(self, facts: dict[str, str], fact: str, day: date, header: str) -> None:
        on = date.fromisoformat(self._on)
        age = on.year - day.year - ((on.month, on.day) < (day.month, day.day))
        if not 0 <= age <= self.form.pack.vocabulary.facts[fact].bounds[1]:
            self.troubles.append(Trouble("wrong-date", "nobody is born on such a day", "check the date", header))
        elif facts.setdefault(fact, str(age)) != str(age):
            self._contradiction(fact, self._saying(fact), header)

    def _leave_open(self, facts: dict[str, str], deniable: Collection[str]) -> None:
        """Write down what stays open, where what is not written down may count as denied."""
        opens = {fact for _, effect in self.effects for fact in effect.opens if fact not in facts}
        late = {f for _, effect in self.effects if effect.latest > self._on for f, _ in effect.facts if f not in facts}
        facts.update(dict.fromkeys(sorted(fact for fact in opens | late if fact in deniable), "unknown"))

    def _saying(self, fact: str) -> str:
        asked = (header for header, one in self.effects if any(f == fact for f, _ in (*one.facts, *one.births)))
        return CONSTANT if fact in self.form.constants.get("facts", ()) else next(asked, "")

    def _contradiction(self, what: str, one: str, other: str) -> None:
        says = f"{what} is answered twice, and differently"
        fields = ", ".join(dict.fromkeys((one, other)))
        self.troubles.append(Trouble("contradiction", says, "ask again which it is, and keep one", fields))


def _both(one: str, other: str) -> str | None:
    """Give the answer that says what both say; None where they contradict each other.

    A plain yes is said more exactly by a date, an option or "current".
    """
    for vague, exact in ((one, other), (other, one)):
        if vague == "yes" and exact not in ("no", "none", "never"):
            return exact
        if vague == "no" and exact == "none":
            return exact
        if re.fullmatch(r"\d{4}-\d{2}", vague) and exact.startswith(f"{vague}-"):
            return exact
    return None
