"""The schema of a map takes what the program reads as one, and refuses what it refuses."""

from typing import Any

import pytest

from needlecli.client.maps import Seen, draft, read_map
from needlecli.client.maps.reading import COLUMN, CONSTANTS, TOP
from needlecli.knowledge import Pack
from needlecli.source.yaml import parse
from schema_builders import parsed, parsed_as_1_1, refusals, schema_of, shipped

HEAD = "schema: needle.map/1\ncolumns:\n"
WHOLE = """\
schema: needle.map/1
dates: DD/MM/YYYY
separator: ";"
constants:
  others: no
  concerns: [acne-scars]
  areas: cheeks
  available: [pen, prp]
  operator: nurse
  max_downtime: 3 days
  max_depth: 1.5 mm
  prefer: effect
  facts: {consent-missing: no, skin_type: IV}
  on: 2026-11-22
columns:
  Response: {is: ref}
  Name: {ignore: personal}
  Are you pregnant or nursing?:
    is: [pregnancy, breastfeeding]
    answers: {Not that I know: unknown, Nursing: {breastfeeding: yes, pregnancy: no}, Long story: notes}
  Accutane in the last 6 months?: {is: isotretinoin, window: 6 months, form: D Mon YYYY}
  Which of these?:
    choices:
      Cold sores: herpes-labialis-history
      Eczema or psoriasis: [eczema-history, psoriasis]
      Sugar, well controlled: {diabetes: controlled}
      I am tall: ignore
      None of these: none
    unticked: no
    separator: "|"
  What would you like changed?: {is: concerns, choices: {Pits: acne-scars, Both: [wrinkles, fine-lines], Else: notes}}
  Where?: {is: areas, choices: {Face: face, Else: unknown}}
  Letter?: {is: cleared, choices: {Warfarin: anticoagulant, No: none}}
  How deep?: {is: planned-depth, unit: µm}
"""

TAKEN = (
    "A: {is: [ref]}",
    "A: {is: pregnancy, answers: {x: yes, y: no, z: ignore}}",
    "A: {is: age, answers: {x: 34}}",
    "A: {is: concerns, answers: {x: acne-scars, y: [acne-scars, wrinkles]}}",
    "A: {is: [concerns], choices: {x: acne-scars}}",
    "A: {is: concerns, choices: {x: {pregnancy: yes}, y: acne-scars}}",
    "A: {choices: {x: [rosacea], y: unknown, z: none}}",
    "A: {is: event, form: MM-DD-YY}",
)
REFUSED = (
    "A: {is: pregnant}",
    "A: {is: [pregnancy, agee]}",
    "A: {is: []}",
    "A: {is: 7}",
    "A: {iss: pregnancy}",
    "A: {ignore: TODO}",
    "A: {ignore: ' todo: ask'}",
    "A: {ignore: ''}",
    "A: {ignore: personal, is: age}",
    "A: {unticked: no}",
    "A: {}",
    "A: 7",
    "A: {is: pregnancy, choices: {x: rosacea}}",
    "A: {choices: {x: cold-sore}}",
    "A: {choices: {x: }}",
    "A: {is: diabetes, answers: {x: }}",
    "A: {choices: {x: [rosacea, cold-sore]}}",
    "A: {choices: {x: {cold-sore: yes}}}",
    "A: {choices: {x: 3}}",
    "A: {choices: {x: true}}",
    "A: {choices: []}",
    "A: {is: concerns, choices: {x: acne-scar}}",
    "A: {is: areas, choices: {x: acne-scars}}",
    "A: {is: available, choices: {x: penn}}",
    "A: {is: cleared, choices: {x: blood-thinner}}",
    "A: {is: pregnancy, answers: {x: {pregnancy: perhaps}}}",
    "A: {is: pregnancy, answers: [x]}",
    "A: {is: isotretinoin, window: half a year}",
    "A: {is: isotretinoin, window: 6}",
    "A: {is: age, unit: ''}",
    "A: {is: event, form: ten past nine}",
    "A: {choices: {x: rosacea}, separator: ''}",
    "A: {choices: {x: rosacea}, unticked: perhaps}",
)


def shapes(pack: Pack) -> dict[str, Any]:
    """Give the keys of a map, of its constants and of a column, but for how YAML 1.1 reads the key on."""
    made = schema_of("map", pack)
    constants = made["properties"]["constants"]
    return {name: set(one["properties"]) - {"true"} for name, one in
            (("map", made), ("constants", constants), ("column", made["$defs"]["column"]))}  # fmt: skip


def reads(text: str, pack: Pack) -> bool:
    document = parse("my.map.yaml", text).value
    assert document is not None
    return read_map(document, pack).value is not None


def test_the_keys_of_a_map_are_those_that_are_read(pack: Pack) -> None:
    assert shapes(pack) == {"map": set(TOP), "constants": set(CONSTANTS), "column": set(COLUMN)}


def test_a_column_may_be_whatever_is_read(pack: Pack) -> None:
    offered = schema_of("map", pack)["$defs"]["column-is"]["enum"]
    for one in offered:
        assert reads(f"{HEAD}  A: {{is: {one}}}", pack), one
    from needlecli.client.maps.form import KEYS, LISTS

    assert set(offered) == {*pack.vocabulary.facts, *KEYS, *LISTS}


def test_a_map_with_every_key_is_taken_by_both(pack: Pack) -> None:
    assert reads(WHOLE, pack)
    assert refusals("map", parsed(WHOLE)) == {}
    assert refusals("map", parsed_as_1_1(WHOLE)) == {}


@pytest.mark.parametrize("column", TAKEN)
def test_what_is_read_is_taken(column: str, pack: Pack) -> None:
    assert reads(f"{HEAD}  {column}", pack)
    assert refusals("map", parsed(f"{HEAD}  {column}")) == {}


@pytest.mark.parametrize("column", REFUSED)
def test_what_is_not_read_is_refused(column: str, pack: Pack) -> None:
    assert not reads(f"{HEAD}  {column}", pack)
    assert refusals("map", parsed(f"{HEAD}  {column}")) != {}


@pytest.mark.parametrize(
    "text",
    [
        "schema: needle.map/1\n",
        "schema: needle.map/2\ncolumns: {A: {is: age}}\n",
        "columns: {A: {is: age}}\n",
        "schema: needle.map/1\ncolumns: {}\n",
        "schema: needle.map/1\ncolumns: []\n",
        "schema: needle.map/1\nseparator: ''\ncolumns: {A: {is: age}}\n",
        "schema: needle.map/1\ndates: some day\ncolumns: {A: {is: age}}\n",
        "schema: needle.map/1\nconstants: {others: yes}\ncolumns: {A: {is: age}}\n",
        "schema: needle.map/1\nconstants: {concerns: [acne-scar]}\ncolumns: {A: {is: age}}\n",
        "schema: needle.map/1\nconstants: {facts: {pregnancy: perhaps}}\ncolumns: {A: {is: age}}\n",
        "schema: needle.map/1\nconstants: {event: no}\ncolumns: {A: {is: age}}\n",
    ],
)
def test_no_map_is_refused_by_both(text: str, pack: Pack) -> None:
    assert not reads(text, pack)
    assert not shipped("map").is_valid(parsed(text))


def test_a_draft_is_as_its_schema_says_but_for_what_is_still_to_be_said(pack: Pack) -> None:
    columns = [Seen(header) for header in ("Response ID", "Name", "Are you pregnant?", "Which of these?", "Colour")]
    for column, values in zip(columns, (("1", "2"), ("A", "B"), ("yes", "no"), TICKED, ("red", "blue")), strict=True):
        for value in values * 3:
            column.see(value)
    text = draft(columns, pack)
    assert "choices:" in text
    assert list(refusals("map", parsed(text))) == ["columns/Colour/ignore"]
    assert refusals("map", parsed(text.replace("ignore: TODO", "ignore: not asked for"))) == {}


TICKED = ("Cold sores, Psoriasis", "None of the above", "Psoriasis")
