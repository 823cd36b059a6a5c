"""A map is read whole or not at all: every mistake is found, at its place, with what to write instead."""

from datetime import date

import pytest

from needlecli.client.maps import Recorded, is_map, plain_form, read_map
from needlecli.knowledge import Pack
from needlecli.source import Document, Trouble
from needlecli.source.yaml import parse

ON = date(2026, 11, 22)
HEAD = "schema: needle.map/1\ncolumns:\n"


def document(text: str) -> Document:
    read = parse("m.yaml", text)
    assert read.value is not None, read.diagnostics
    return read.value


@pytest.mark.parametrize(
    ("text", "where", "help_"),
    [
        (HEAD + "  A: {is: pregnant}", "m.yaml:3:11", "did you mean 'pregnancy'?"),
        (HEAD + "  A: {is: [pregnancy, agee]}", "m.yaml:3:23", "did you mean 'age'?"),
        (HEAD + "  A: {iss: pregnancy}", "m.yaml:3:7", "did you mean 'is'?"),
        (HEAD + "  A: {ignore: TODO}", "m.yaml:3:15", "write is: FACT or choices:, or the reason to ignore it"),
        (HEAD + "  A: {choices: {Colds: cold-sore}}", "m.yaml:3:24", "did you mean 'herpes-labialis-history'?"),
        (HEAD + "  A: {is: concerns, choices: {Pits: acne-scar}}", "m.yaml:3:37", "did you mean 'acne-scars'?"),
        (HEAD + "  A: {is: event, form: ten past nine}", "m.yaml:3:24", "write it like DD/MM/YYYY"),
        (HEAD + "  A: {is: age, unit: stone}", "m.yaml:3:22", "write years"),
        (HEAD + "  A: {is: pregnancy, answers: {maybe: perhaps}}", "m.yaml:3:39", "write yes, no or unknown"),
        (HEAD + "  A: {is: [pregnancy, notes]}", "m.yaml:3:7", "write is: notes, or facts only"),
        (HEAD + "  A: {is: isotretinoin, window: half a year}", "m.yaml:3:33", ""),
        (HEAD + "  A: {is: pregnancy}\n  a: {is: age}", "m.yaml:4:3", "keep one"),
        ("schema: needle.map/1\n", "m.yaml:1:1", "add columns:"),
        ("schema: needle.map/2\ncolumns:\n  A: {is: age}", "m.yaml:1:9", "write schema: needle.map/1"),
    ],
)
def test_a_mistake_is_found_at_its_place(pack: Pack, text: str, where: str, help_: str) -> None:
    checked = read_map(document(text), pack)
    assert checked.value is None
    assert [str(d.where) for d in checked.diagnostics] == [where]
    assert help_ in checked.diagnostics[0].help


@pytest.mark.parametrize("text", ["[]", "7", "schema: needle.map/1\ncolumns: []", HEAD + "  A: 7", HEAD + "  A: {}"])
def test_another_shape_is_refused(pack: Pack, text: str) -> None:
    checked = read_map(document(text), pack)
    assert (checked.value, bool(checked.diagnostics)) == (None, True)


def test_a_map_is_told_by_its_schema() -> None:
    assert is_map(document("schema: needle.map/1"))
    assert not is_map(document("schema: needle.intake/1"))
    assert not is_map(document("[1]"))


def test_columns_on_one_side_only_are_named(pack: Pack) -> None:
    form = read_map(document(HEAD + "  Are you pregnant: {is: pregnancy}\n  Age: {is: age}"), pack).value
    assert form is not None
    assert form.uncovered(["AGE", "Are you pregant"]) == ("Are you pregant",)
    assert form.absent(["AGE", "Are you pregant"]) == (("Are you pregnant", "Are you pregant"),)
    assert [one.name for one in form.unfit(["Age", "Colour"])] == ["uncovered-column", "absent-column"]


TWO = HEAD + "  A: {is: keloid-history}\n  B: {is: keloid-history}\n  C: {is: isotretinoin}\n  D: {is: isotretinoin}"


@pytest.mark.parametrize(
    ("row", "facts"),
    [
        ({"A": "yes", "B": "yes"}, {"keloid-history": "yes"}),
        ({"A": "yes", "B": "not sure"}, {"keloid-history": "yes"}),
        ({"A": "", "B": "no"}, {"keloid-history": "no"}),
        ({"C": "yes", "D": "2024-03-01"}, {"isotretinoin": "2024-03-01"}),
        ({"C": "March 2024", "D": "2024-03-01"}, {"isotretinoin": "2024-03-01"}),
    ],
)
def test_two_columns_about_one_fact_agree(pack: Pack, row: dict[str, str], facts: dict[str, str]) -> None:
    form = read_map(document(TWO), pack).value
    assert form is not None
    assert form.bound("ABCD").record(row, ON) == Recorded({"facts": facts})


def test_two_columns_that_disagree_are_named(pack: Pack) -> None:
    form = read_map(document(TWO), pack).value
    assert form is not None
    record, troubles = form.bound("ABCD").record({"A": "no", "B": "yes"}, ON)
    says, advice = "keloid-history is answered twice, and differently", "ask again which it is, and keep one"
    assert troubles == (Trouble("contradiction", says, advice, "A, B"),)
    assert record == {"facts": {"keloid-history": "yes"}}


def test_a_plain_table_needs_no_map(pack: Pack) -> None:
    columns = ("id", "Accutane", "pregnancy", "skin type", "concerns", "Are you pregnant?", "shoe size")
    form = plain_form(columns, pack)
    assert form.uncovered(columns) == ("shoe size",)
    row = {"id": "7", "Accutane": "2024-03", "pregnancy": "", "skin type": "IV", "concerns": "acne scars; pores"}
    assert form.bound(columns).record(row, ON) == Recorded(
        {"ref": "7", "facts": {"isotretinoin": "2024-03", "skin_type": "IV"}, "concerns": ["acne-scars", "large-pores"]}
    )


def test_a_plain_table_is_written_in_the_words_of_a_record(pack: Pack) -> None:
    (trouble,) = plain_form(["pregnancy"], pack).bound(["pregnancy"]).record({"pregnancy": "oh dear"}, ON).troubles
    assert (trouble.name, trouble.field, trouble.help) == ("wrong-answer", "pregnancy", "write yes, no or unknown")
