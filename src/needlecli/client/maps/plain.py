"""The map that is used when none is given: columns named like keys of an intake record, or like facts."""

from collections.abc import Iterable

from needlecli.client.maps.form import KEYS, LISTS, Column, Form, folded_header
from needlecli.knowledge import Fact, Pack, normal

OTHER_NAMES = {"id": "ref", "reference": "ref", "record": "ref", "date": "on", "concern": "concerns", "area": "areas"}


def plain_form(columns: Iterable[str], pack: Pack) -> Form:
    """Give the map for columns that are named as an intake record is; all others are left uncovered.

    Cells are written as answers are in a record.  A blank cell is a question that was not asked.
    """
    questions = {folded_header(fact.question): fact for fact in pack.vocabulary.facts.values()}
    found = (_column(header, pack, questions) for header in columns)
    return Form(columns=tuple(column for column in found if column is not None), pack=pack)


def _column(header: str, pack: Pack, questions: "dict[str, Fact]") -> Column | None:
    word = normal(header).replace("-", "_")
    key = OTHER_NAMES.get(word, word)
    if key == "schema":
        return Column(header=header, ignore="schema")
    if key in KEYS or key in LISTS:
        return Column(header=header, targets=(key,), separator="" if key in LISTS else ",", grammar=True)
    asked = questions.get(folded_header(header))
    fact = asked.id if asked is not None else pack.vocabulary.fact_words.find(header.removeprefix("facts."))
    return Column(header=header, targets=(fact,), grammar=True) if fact is not None else None
