"""Every key that a file may hold is explained, in one sentence, where an editor shows it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from needlecli import schema
from needlecli.knowledge import Pack
from needlecli.schema._words import CHOICES, WORDS
from schema_builders import schema_of


def records(made: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Give every mapping with keys of its own that a schema describes."""
    for shape in (made, *made["$defs"].values()):
        if "properties" in shape:
            yield shape


@pytest.mark.parametrize("name", schema.names())
def test_every_key_is_explained(name: str, pack: Pack) -> None:
    for shape in records(schema_of(name, pack)):
        for key, form in shape["properties"].items():
            assert form.get("description") or form == {"doNotSuggest": True}, f"{shape.get('title')}: {key}"


def test_every_explanation_belongs_to_a_key(pack: Pack) -> None:
    """Take each explanation away from those there are: none is left."""
    said = {
        form["description"]
        for name in schema.names()
        for shape in deep(schema_of(name, pack))
        for form in shape.get("properties", {}).values()
        if "description" in form
    }
    left = {(entry, key) for entry, keys in WORDS.items() for key, text in keys.items() if text not in said}
    assert left == set()


def test_every_choice_that_is_explained_is_offered_somewhere(pack: Pack) -> None:
    made = {shape for name in schema.names() for shape in schema_of(name, pack)["$defs"]}
    assert {f"choice-{name}" for name in CHOICES} <= made


@pytest.mark.parametrize("entry", WORDS)
def test_an_explanation_is_one_plain_sentence(entry: str) -> None:
    for text in WORDS[entry].values():
        assert re.fullmatch(r"[^\n]+[^.…]\.", text), text
        assert len(text) <= 110, text
        assert not re.search(r"[.] [A-Z]", text), text


def test_the_sources_in_explanations_are_sources_of_the_pack(pack: Pack) -> None:
    told = [
        text.partition("_sources.yaml: [")[2].partition("]")[0] for keys in WORDS.values() for text in keys.values()
    ]
    assert {word for words in told if words for word in words.split(", ")} <= set(pack.sources)


def test_the_words_of_the_pack_carry_their_names(pack: Pack) -> None:
    shapes = schema_of("protocol", pack)["$defs"]
    concern, source = shapes["concern-id"], shapes["source-id"]
    assert dict(zip(concern["enum"], concern["enumDescriptions"], strict=True))["acne-scars"] == "Acne scars"
    assert len(source["enum"]) == len(source["enumDescriptions"]) == len(pack.sources)
    assert shapes["depth-by-area"]["properties"]["cheeks"]["description"] == "Cheeks"
    assert "isotretinoin" in shapes["condition"]["properties"]["isotretinoin"]["description"].casefold()


def test_new_entries_are_offered_where_they_are_written(pack: Pack) -> None:
    protocol, case = schema_of("protocol", pack), schema_of("case", pack)
    offered = {
        key: form["defaultSnippets"][0]["label"]
        for key, form in protocol["properties"].items()
        if "defaultSnippets" in form
    }
    assert offered == {"cautions": "new caution", "indications": "new indication"}
    assert case["properties"]["cases"]["defaultSnippets"][0]["label"] == "new case"


def deep(data: Any) -> Iterator[Mapping[str, Any]]:
    """Give every mapping inside plain data."""
    if isinstance(data, dict):
        yield data
    for value in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from deep(value)
