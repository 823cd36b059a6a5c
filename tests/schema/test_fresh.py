"""The committed schemas are what the program prints, and say what they are."""

import json
from typing import Any

import pytest

from needlecli import schema
from needlecli.knowledge import Pack
from schema_builders import COMMITTED, Validator, schema_of


@pytest.mark.parametrize("name", schema.names())
def test_every_committed_schema_is_what_the_program_prints(name: str, pack: Pack) -> None:
    written = (COMMITTED / f"{name}.schema.json").read_bytes()
    assert written == schema.text(name, pack).encode(), "run: needle schema --all -o schemas"


def test_nothing_else_lies_among_the_committed_schemas() -> None:
    assert {path.name for path in COMMITTED.iterdir()} == {f"{name}.schema.json" for name in schema.names()}


@pytest.mark.parametrize("name", schema.names())
class TestEverySchema:
    def test_is_a_schema_by_the_rules_of_its_dialect(self, name: str, pack: Pack) -> None:
        Validator.check_schema(schema_of(name, pack))

    def test_says_what_it_is_under_a_name_that_asks_no_host(self, name: str, pack: Pack) -> None:
        made = schema_of(name, pack)
        assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert made["$id"] == f"urn:needle:schema:{name}:1"
        assert made["title"]
        assert made["description"].count(". ") >= 1

    def test_offers_no_alternatives_which_editors_explain_badly_and_validators_try_one_by_one(
        self, name: str, pack: Pack
    ) -> None:
        assert not {"anyOf", "oneOf", "allOf"} & set(keywords(schema_of(name, pack)))

    def test_refers_only_to_shapes_it_has_and_has_none_it_does_not_use(self, name: str, pack: Pack) -> None:
        made = schema_of(name, pack)
        used = {value for key, value in pairs(made) if key == "$ref"}
        assert used == {f"#/$defs/{shape}" for shape in made["$defs"]}


def test_files_that_people_write_are_told_what_a_schema_cannot_see(pack: Pack) -> None:
    for name, command in {
        "protocol": "validate",
        "vocabulary": "validate",
        "case": "test",
        "intake": "recommend",
    }.items():
        assert f"Ask `needle {command}" in schema_of(name, pack)["description"]


def pairs(data: Any) -> list[tuple[str, Any]]:
    """Give every key with its value, at any depth."""
    inside = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    own = list(data.items()) if isinstance(data, dict) else []
    return own + [pair for value in inside for pair in pairs(value)]


def keywords(data: Any) -> list[str]:
    """Give every key of a schema, at any depth."""
    return [key for key, _ in pairs(json.loads(json.dumps(data)))]
