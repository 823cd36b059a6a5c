"""A map of a form: which column of a table is which fact, and how its answers read."""

from collections.abc import Mapping

from needlecli.client import PREFERENCES
from needlecli.knowledge import OPERATORS, Pack
from needlecli.logic import Duration, Kind, Millimetres
from needlecli.schema._clients import facts, letters, some
from needlecli.schema._forms import (
    QUANTITIES,
    Offer,
    Schema,
    day,
    matching,
    named,
    offered,
    quantity,
    spelt,
    words_of,
)
from needlecli.schema._shapes import Shapes, What
from needlecli.schema._snippets import with_snippets
from needlecli.schema._whole import whole
from needlecli.schema._words import WORDS

KEYS = ("ref", "on", "event", "notes", "others", "operator", "max_downtime", "max_depth", "prefer")
LISTS: Mapping[str, What] = {"concerns": "concern", "areas": "area", "available": "variant", "cleared": "caution"}
"""The keys of an intake record that a column may be; those of the second kind hold lists, and may be ticked."""

DATES = ("DD/MM/YYYY", "MM/DD/YYYY", "YYYY-MM-DD", "DD.MM.YYYY", "D Mon YYYY")
SAID: Mapping[str, str] = {
    "none": "none of the choices: each is denied",
    "unknown": "it says nothing, and every question stays open",
    "notes": "it is read as free text",
    "ignore": "it is of no account here",
}
"""Words for an answer or a choice that stand for no fact."""
YES: tuple[Offer, ...] = (("yes", "yes", "it is so"), ("no", "no", "it is denied"))
OTHERS: tuple[Offer, ...] = (
    ("unknown", "unknown", "what the form does not ask stays open"),
    ("no", "no", "whatever the form does not ask was asked and denied"),
)
UNTICKED: tuple[Offer, ...] = (
    ("unknown", "unknown", "what is not ticked stays open"),
    ("no", "no", "whoever ticked anything denied the rest"),
)
REASONS: tuple[Offer, ...] = (
    ("personal", "personal", "it says who somebody is"),
    ("not asked for", "not asked for", "nothing here depends on it"),
)


def schema(pack: Pack) -> Schema:
    """Describe a map; headers and the texts of answers are those of the form."""
    shapes = Shapes(pack)
    column = shapes.shared("column", lambda: _column(shapes))
    keys = {
        "schema": {"const": "needle.map/1"},
        "dates": shapes.shared("date-form", _dates),
        "separator": _filled(),
        "constants": _constants(shapes),
        "columns": {"type": "object", "additionalProperties": column, "minProperties": 1},
    }
    body = with_snippets(shapes.record("map", keys, ("schema", "columns")))
    says = (
        "A map of a form, needle.map/1: every column of the exported table by its header, and what it is. Facts,"
        " concerns, areas and variants are written as their ids."
    )
    return whole("map", "Map of a form", says, shapes, body, "validate")


def _constants(shapes: Shapes) -> Schema:
    keys = {
        "others": spelt("no|unknown", "write no or unknown", OTHERS, const=False),
        "concerns": some(shapes, "concern"),
        "areas": some(shapes, "area"),
        "available": some(shapes, "variant"),
        "operator": shapes.choice(OPERATORS),
        "max_downtime": shapes.shared(QUANTITIES[Duration][0], lambda: quantity(Duration)),
        "max_depth": shapes.shared(QUANTITIES[Millimetres][0], lambda: quantity(Millimetres)),
        "prefer": shapes.choice(PREFERENCES),
        "facts": _facts(shapes),
        "on": shapes.shared("date", day),
    }
    return shapes.record("constants", keys)


def _facts(shapes: Shapes) -> Schema:
    return shapes.shared("facts", lambda: facts(shapes))


def _column(shapes: Shapes) -> Schema:
    """Describe a column: one that is ignored, or one that is read."""
    told = "say what this column is, or the reason to ignore it"
    keys = {
        "is": _targets(shapes),
        "ignore": matching(r"(?!\s*[Tt][Oo][Dd][Oo])[\s\S]+", told) | {"defaultSnippets": offered(REASONS)},
        "answers": _answers(shapes),
        "choices": {"type": "object"},
        "unticked": spelt("no|unknown", "write no or unknown", UNTICKED, const=False),
        "separator": _filled(),
        "form": shapes.shared("date-form", _dates),
        "unit": _filled() | {"defaultSnippets": offered(_units(shapes))},
        "window": shapes.shared(QUANTITIES[Duration][0], lambda: quantity(Duration)),
    }
    read = {"if": {"required": ["choices"]}, "then": _ticked(shapes), "else": {"required": ["is"]}}
    alone = {"properties": {"ignore": {}}, "additionalProperties": False}
    return shapes.record("column", keys) | {"if": {"required": ["ignore"]}, "then": alone, "else": read}


def _targets(shapes: Shapes) -> Schema:
    """Describe what a column is: a fact or several, or one key of an intake record."""
    told = {key: WORDS["intake"][key] for key in (*LISTS, *KEYS)}
    asked = {fact.id: f"{fact.name}: {fact.question}" for fact in shapes.pack.vocabulary.facts.values()}
    known = {**asked, **told}
    says = "write the id of a fact, or a list of them; or one key of an intake record"
    one = shapes.explained("column-is", known, "this is neither a fact of the pack nor a key of a record")
    return spelt(words_of(known), says, named(known), type="array", items=one, minItems=1)


def _answers(shapes: Shapes) -> Schema:
    """Describe how answers read; what may be said of a fact depends on the fact, and is left to the program."""
    empty = "write what the answer stands for, or unknown, notes or ignore"
    more = ((word, word, says) for word, says in SAID.items() if word != "none")
    fact: Offer = ("{fact: …}", "{${1:fact}: ${2:yes}}", "answers to one fact or several")
    value = {
        "if": {"type": "object"},
        "then": _facts(shapes),
        "else": {
            "items": {"type": "string"},
            "if": {"type": "null"},
            "then": {"const": "unknown", "errorMessage": empty},
        },
        "defaultSnippets": offered((*YES, *more, fact)),
    }
    return {"type": "object", "additionalProperties": shapes.shared("answer-meaning", lambda: value)}


def _ticked(shapes: Shapes) -> Schema:
    """Describe the choices by what their column is: words of the list that it fills, or else facts."""
    wrong = "choices say what they are themselves; leave out is, or write concerns, areas, available or cleared"
    kinds = [*LISTS, *([key] for key in LISTS)]
    facts = _choices(shapes, "fact", shapes.words("fact"))
    form: Schema = {"properties": {"choices": facts, "is": {"enum": kinds, "errorMessage": wrong}}}
    for key, what in LISTS.items():
        words = letters(shapes) if what == "caution" else shapes.words(what)
        fits = {"properties": {"is": {"enum": [key, [key]]}}, "required": ["is"]}
        form = {"if": fits, "then": {"properties": {"choices": _choices(shapes, what, words)}}, "else": form}
    return form


def _choices(shapes: Shapes, what: What, known: Mapping[str, str]) -> Schema:
    """Describe the choices of one kind: a text that may be ticked, and what it means.

    No type is at the top, so that an editor does not offer true and null.
    """
    says = f"write the id of {'an' if what == 'area' else 'a'} {what}, a list of them, none, unknown, notes or ignore"
    no = {"if": {"type": ["boolean", "null", "number"]}, "then": {"const": False, "errorMessage": says}}
    value = {
        "pattern": f"^({words_of((*known, *SAID))})$",
        "patternErrorMessage": says,
        "items": {"enum": list(known), "errorMessage": says},
        "if": {"type": "object"},
        "then": _facts(shapes),
        "else": no,
        "defaultSnippets": offered((*named(known), *named(SAID))),
    }
    return {"type": "object", "additionalProperties": shapes.shared(f"{what}-choice", lambda: value)}


def _dates() -> Schema:
    """Describe a form of dates; which words it may hold is left to the program."""
    says = f"say where day, month and year stand, like {DATES[0]}"
    return matching(r"[\s\S]*(YY[\s\S]*[Mm]|[Mm][\s\S]*YY)[\s\S]*", says) | {"examples": list(DATES)}


def _units(shapes: Shapes) -> tuple[Offer, ...]:
    numbers = (fact for fact in shapes.pack.vocabulary.facts.values() if fact.kind is Kind.NUMBER and fact.unit)
    return tuple((unit, unit, "") for unit in dict.fromkeys(fact.unit for fact in numbers))


def _filled() -> Schema:
    return {"type": "string", "minLength": 1}
