"""Every shipped file is what its schema describes, for readers of YAML 1.1 as for readers of YAML 1.2."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from builders import small_files
from needlecli.files import template
from needlecli.knowledge import Pack
from schema_builders import COMMITTED, PROTOCOLS, ROOT, Validator, parsed, parsed_as_1_1, refusals, schema_of

FIRST_LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")
FILES = sorted(path for path in PROTOCOLS.rglob("*.yaml"))
KINDS = {"_vocabulary": "vocabulary", "_sources": "sources", "_common": "common"}


def kind(path: Path) -> str:
    """Name the schema of a file of a pack."""
    return "case" if path.parent.name == "cases" else KINDS.get(path.stem, "protocol")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
class TestEveryShippedFile:
    def test_is_as_its_schema_says(self, path: Path) -> None:
        assert refusals(kind(path), parsed(path.read_text(encoding="utf-8"))) == {}

    def test_is_so_for_readers_that_take_yes_and_no_for_truth_values(self, path: Path) -> None:
        assert refusals(kind(path), parsed_as_1_1(path.read_text(encoding="utf-8"))) == {}

    def test_leads_editors_to_its_schema_in_its_first_line(self, path: Path) -> None:
        line = FIRST_LINE.match(path.read_text(encoding="utf-8"))
        assert line, "the first line names no schema"
        assert (path.parent / line[1]).resolve() == (COMMITTED / f"{kind(path)}.schema.json").resolve()
        assert (path.parent / line[1]).is_file()


@pytest.mark.parametrize(("name", "of"), [("variant", "protocol"), ("case", "case")])
def test_a_template_is_as_its_schema_says(name: str, of: str) -> None:
    assert refusals(of, parsed(template(name))) == {}
    assert refusals(of, parsed_as_1_1(template(name))) == {}


@pytest.mark.parametrize("path", ["vocabulary", "sources", "common", "pen"])
def test_a_pack_with_other_words_has_schemas_with_other_words(path: str, small_pack: Callable[..., Pack]) -> None:
    small = small_pack()
    name = path if path in KINDS.values() else "protocol"
    file = next(text for file, text in small_files().items() if Path(file).stem.strip("_") == path)
    assert [e.message for e in Validator(schema_of(name, small)).iter_errors(parsed(file))] == []


def test_words_that_a_file_declares_itself_are_not_held_against_it() -> None:
    """The schema was printed before the words were written."""
    text = """
groups: {hair: {step: 1, ask: Is your hair thinning?}}
facts:
  hair-loss: {name: Hair loss, kind: flag, group: hair, question: Is it?, only_when: {bald: no}, opens: [bald]}
  bald: {name: Bald, kind: flag, group: hair, question: Are you?}
areas: {ear: {name: Ear, within: head}, head: {name: Head}}
concerns: {freckles: {name: Freckles, group: tone, usual_areas: [ear]}}
"""
    assert refusals("vocabulary", parsed(text)) == {}
    assert refusals("common", parsed("adverse_events: [{event: x, reported: y, cautions: [my-own]}]")) == {}
