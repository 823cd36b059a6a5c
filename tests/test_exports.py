"""A clinic's export through a drafted map: nothing a client stated is missed, nothing is invented, no row is lost."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

import exports
from conftest import Run
from needlecli.advice import recommend, shortened
from needlecli.client import Client, read_client
from needlecli.client.maps import Recorded, read_map
from needlecli.knowledge import Pack
from needlecli.logic import Local, Truth, presence
from needlecli.source import Document
from needlecli.source.yaml import parse

ON = date(2026, 11, 22)
EXPORT = exports.export()
EDITS = (
    (": thrombocytopenia ", ": [bleeding-disorder, thrombocytopenia] "),
    ('"How would you describe your skin?": {ignore: TODO}', '"How would you describe your skin?": {ignore: goals}'),
)
"""What a clinic changes in the draft."""


class Read(NamedTuple):
    """A row on its way: what was meant, the record made of it, and the client read from that."""

    truth: exports.Truth
    recorded: Recorded
    client: Client

    def holds(self, fact: str) -> Truth:
        """Say whether a fact is so for the client."""
        answer = self.client.answers.get(fact)
        if answer is None:
            return Truth.UNKNOWN
        return presence(answer.answer if isinstance(answer, Local) else answer)

    def shows(self, fact: str) -> bool:
        """Say whether a person is shown what the client wrote of a fact, or the row was refused for it."""
        mentioned = any(mention.fact == fact for mention in self.client.mentions)
        return bool(mentioned or self.client.unrecognised or self.recorded.troubles)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("clinic")


@pytest.fixture(scope="module")
def drafted(home: Path) -> str:
    from typer.testing import CliRunner

    from needlecli.cli import app

    (home / "answers.csv").write_bytes(EXPORT.data)
    done = CliRunner().invoke(app, ["new", "map", str(home / "answers.csv")])
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture(scope="module")
def edited(drafted: str) -> str:
    for old, new in EDITS:
        assert old in drafted, drafted
        drafted = drafted.replace(old, new)
    return drafted


@pytest.fixture(scope="module")
def rows(edited: str, pack: Pack) -> list[Read]:
    document = parse("answers.map.yaml", edited).value
    assert document is not None
    form = read_map(document, pack).value
    assert form is not None
    assert form.uncovered(EXPORT.headers) == ()
    bound = form.bound(EXPORT.headers)
    return [_read(bound.record(row, ON), truth, pack) for row, truth in zip(EXPORT.rows, EXPORT.truths, strict=True)]


def _read(recorded: Recorded, truth: exports.Truth, pack: Pack) -> Read:
    checked = read_client(Document("row", "", recorded.record), pack, ON)
    assert checked.value is not None, [d.says for d in checked.diagnostics]
    return Read(truth, recorded, checked.value)


def stated(rows: list[Read]) -> Iterator[tuple[Read, str]]:
    yield from ((read, fact) for read in rows for fact in read.truth.stated)


def test_no_contraindication_that_a_client_stated_is_missed(rows: list[Read]) -> None:
    """Each is answered yes; where the words were not understood, the question is open and a person is shown them."""
    missed = [
        (fact, read.recorded)
        for read, fact in stated(rows)
        if read.holds(fact) is not Truth.YES and not (read.holds(fact) is Truth.UNKNOWN and read.shows(fact))
    ]
    assert missed == []
    understood = sum(read.holds(fact) is Truth.YES for read, fact in stated(rows))
    assert understood / sum(1 for _ in stated(rows)) > 0.9


def test_none_is_invented(rows: list[Read]) -> None:
    facts = {fact for one in EXPORT.truths for fact in (*one.stated, *one.denied)}
    invented = [
        (fact, read.recorded)
        for read in rows
        for fact in {*facts, *read.client.answers} - {"skin_type", "age", "sex"}
        if read.holds(fact) is Truth.YES and fact not in read.truth.stated
    ]
    assert invented == []


def test_no_is_only_what_was_denied(rows: list[Read]) -> None:
    wrong = [
        (fact, read.recorded)
        for read in rows
        for fact, answer in read.client.answers.items()
        if read.holds(fact) is Truth.NO and fact not in read.truth.denied
    ]
    assert wrong == []


def test_a_date_is_the_one_that_was_written(rows: list[Read]) -> None:
    for read, fact in stated(rows):
        if meant := read.truth.stated[fact]:
            assert read.recorded.record["facts"][fact] == meant


def test_every_contradiction_is_reported_and_nothing_else(rows: list[Read]) -> None:
    found = {index for index, read in enumerate(rows) if any(t.name == "contradiction" for t in read.recorded.troubles)}
    assert found == {index for index, truth in enumerate(EXPORT.truths) if truth.contradictory}
    assert [t for read in rows for t in read.recorded.troubles if t.name != "contradiction"] == []


def test_every_row_is_accounted_for(rows: list[Read]) -> None:
    assert [read.client.ref for read in rows] == [f"R{number:04}" for number in range(1, exports.ROWS + 1)]


def test_nobody_is_named(drafted: str, rows: list[Read]) -> None:
    assert exports.CANARY not in drafted
    assert not [read for read in rows if exports.CANARY in str(read.recorded)]


def test_the_same_seed_gives_the_same_export() -> None:
    assert exports.export().data == EXPORT.data


def test_the_draft_is_not_valid_before_it_is_finished(drafted: str, edited: str, run: Run, tmp_path: Path) -> None:
    for text, code in ((drafted, 1), (edited, 0)):
        (tmp_path / "answers.map.yaml").write_text(text, encoding="utf-8")
        done = run("validate", "answers.map.yaml", cwd=tmp_path)
        assert done.returncode == code, done.stdout + done.stderr


def test_the_batch_gives_every_row_the_advice_for_what_was_read(
    home: Path, edited: str, rows: list[Read], pack: Pack, run: Run
) -> None:
    """Row by row, over the whole export: rejected where the row contradicts itself, else what recommend says."""
    (home / "answers.csv").write_bytes(EXPORT.data)
    (home / "answers.map.yaml").write_text(edited, encoding="utf-8")
    done = run("batch", "answers.csv", "--map", "answers.map.yaml", "--on", str(ON), cwd=home)
    _, *lines, closing = map(json.loads, done.stdout.splitlines())
    assert (done.returncode, len(lines), closing["complete"]) == (1, len(rows), True)
    for line, read in zip(lines, rows, strict=True):
        assert line["ref"] == read.client.ref
        assert ("rejected" in line) == bool(read.recorded.troubles)
        if "rejected" not in line:
            brief = shortened(recommend(pack, read.client))
            assert [caution["id"] for caution in line["cautions"]] == [fired.id for fired in brief.cautions]
            assert [option["verdict"] for option in line["options"]] == [
                short.decided.verdict.word for short in brief.options
            ]
            assert tuple(line["questions"]) == brief.questions
    assert exports.CANARY not in done.stdout + done.stderr
