"""Unknown in so many words stays unknown, whatever else would follow for this client."""

from datetime import date

import pytest

from builders import TODAY
from needlecli.client import read_client
from needlecli.client.maps import Form, plain_form, read_map
from needlecli.knowledge import Pack
from needlecli.source import Checked, Document
from needlecli.source.yaml import parse

Q = "Question?"
COLUMNS = ("sex", "age", "pregnancy")


def mapped(pack: Pack, column: str, top: str = "") -> Checked[Form]:
    document = parse("m.yaml", f'schema: needle.map/1\n{top}columns:\n  "{Q}": {column}\n').value
    assert document is not None
    return read_map(document, pack)


def test_a_cell_that_says_unknown_keeps_the_question_open_where_a_no_would_follow(pack: Pack) -> None:
    """That a man is not asked whether he is pregnant does not make a no of an answer that was left open."""
    bound = plain_form(COLUMNS, pack).bound(COLUMNS)
    for cell, known in (("unknown", False), ("not sure", False), ("", True), ("N/A", True)):
        record = bound.record({"sex": "male", "age": "40", "pregnancy": cell}, date(2026, 11, 22)).record
        client = read_client(Document("row", "", record), pack, TODAY).value
        assert client is not None
        assert ("pregnancy" in client.answers) is known, cell


@pytest.mark.parametrize(
    "column",
    [
        "{is: diabetes, answers: {Type 2: }}",
        "{is: keloid-history, answers: {A bit: }}",
        "{is: keloid-history, answers: {A bit: ''}}",
        "{choices: {Cold sores: }}",
        "{choices: {Cold sores: {herpes-labialis-history: }}}",
        "{is: concerns, choices: {Pits: }}",
    ],
)
def test_an_answer_that_was_not_filled_in_is_refused_and_is_not_a_no(pack: Pack, column: str) -> None:
    checked = mapped(pack, column)
    assert checked.value is None
    assert [(d.name, d.help) for d in checked.diagnostics] == [
        ("wrong-value", "write what it stands for, or unknown, notes or ignore")
    ]


def test_a_constant_that_was_not_filled_in_is_refused(pack: Pack) -> None:
    checked = mapped(pack, "{is: age}", "constants: {facts: {diabetes: }}\n")
    assert [d.name for d in checked.diagnostics] == ["wrong-value"]


@pytest.mark.parametrize("top", ["", "constants: {others: no}\n"])
@pytest.mark.parametrize("more", ["", ", unticked: no"])
def test_a_choice_that_leaves_a_fact_open_keeps_it_open(pack: Pack, top: str, more: str) -> None:
    column = f"{{choices: {{Rash or scales: {{psoriasis: unknown}}, Keloids: keloid-history}}{more}}}"
    form = mapped(pack, column, top).value
    assert form is not None
    record = form.bound([Q]).record({Q: "Rash or scales"}, TODAY).record
    client = read_client(Document("row", "", record), pack, TODAY).value
    assert client is not None
    assert "psoriasis" not in client.answers


def test_only_what_a_letter_can_clear_is_said_to_be_cleared(pack: Pack) -> None:
    for column, top in (
        ("{is: cleared, choices: {Letter: pregnancy}}", ""),
        ("{is: age}", "constants: {cleared: [pregnancy]}\n"),
    ):
        assert mapped(pack, column, top).value is None
    assert mapped(pack, "{is: cleared, choices: {Letter: anticoagulant}}").value is not None
