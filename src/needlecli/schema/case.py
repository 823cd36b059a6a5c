"""A file of cases: clients, and what must be said to them."""

from needlecli.advice import Verdict
from needlecli.knowledge import Pack
from needlecli.logic import EVENT, Depth, Duration, Millimetres, Period
from needlecli.schema._clients import A_DAY, client
from needlecli.schema._forms import (
    DAY,
    DAY_FORM,
    QUANTITIES,
    Offer,
    Schema,
    chosen,
    day,
    listing,
    mapping,
    quantity,
    spelt,
    text,
)
from needlecli.schema._shapes import Shapes, What
from needlecli.schema._snippets import with_snippets
from needlecli.schema._whole import whole

NONE: Offer = ("none", "none", "none at all")
CONFIRMED: tuple[Offer, ...] = (("no", "no", "nobody has read it yet"), ("yes", "yes", "it has been read"))


def schema(pack: Pack) -> Schema:
    """Describe a file of cases."""
    shapes = Shapes(pack)
    person = shapes.shared("intake", lambda: client(shapes))
    keys = {
        "on": shapes.shared("date", day),
        "client": person,
        "variants": _variants(shapes),
        "cases": listing(shapes.shared("case", lambda: _case(shapes, person))),
    }
    body = with_snippets(shapes.record("cases", keys, ("on", "cases")))
    says = "Cases: clients, and what must be said to them, as agreed by those who treat."
    return whole("case", "File of cases", says, shapes, body, "test")


def _case(shapes: Shapes, person: Schema) -> Schema:
    keys = {
        "name": text() | {"minLength": 1},
        "client": person,
        "variants": _variants(shapes),
        "sources": listing(shapes.word("source")),
        "known_gap": text() | {"minLength": 1},
        "confirmed": spelt("no|yes", "write no, or take the line out", CONFIRMED),
        "expect": shapes.shared("expect", lambda: _expect(shapes)),
    }
    return shapes.record("case", keys, ("name",))


def _variants(shapes: Shapes) -> Schema:
    return listing(shapes.word("variant"), minItems=1)


def _expect(shapes: Shapes) -> Schema:
    """Describe what is expected; left empty, the case is open."""
    verdicts = _by_variant(shapes, "verdict", shapes.choice(tuple(verdict.word for verdict in Verdict)))
    options = [o for fact in shapes.pack.vocabulary.facts.values() if fact.chosen for o in fact.options]
    keys = {
        "cautions": _match(shapes, "caution"),
        "asks": _match(shapes, "fact"),
        "offered": _match(shapes, "variant"),
        "first": shapes.word("variant"),
        "verdicts": verdicts,
        "if_clear": verdicts,
        "until": _by_variant(shapes, "day", _or_none(DAY, DAY_FORM, A_DAY)),
        "depth": _by_variant(shapes, "depth", mapping(_in_areas(shapes))),
        "interval": _by_variant(
            shapes, "interval", _or_none(Period.PATTERN, Period.FORM, ("… weeks", "${1:…} ${2:weeks}", "how far apart"))
        ),
        "settings": _by_variant(shapes, "settings", shapes.shared("settings-that-apply", lambda: _settings(shapes))),
        "struck": _by_variant(shapes, "options", listing(chosen(dict.fromkeys(options, "")))),
        "unrecognised": listing(text()),
    }
    return shapes.record("expect", keys) | {"type": ["object", "null"]}


def _settings(shapes: Shapes) -> Schema:
    """Describe the settings that apply to one variant."""
    keys: dict[str, Schema] = {
        "passes": {"type": "integer", "minimum": 1},
        "test_spot": {"enum": ["yes", True]},
        **dict.fromkeys(("anaesthetic", "energy", "needles", "keep_out"), text() | {"minLength": 1}),
        "margin": quantity(Millimetres),
        "preparation": quantity(Period),
        "sun_avoid": quantity(Duration),
    }
    return shapes.record("settings", keys)


def _match(shapes: Shapes, what: What) -> Schema:
    """Describe a list of all that is to be there, or which are to be there and which not."""
    word = shapes.word(what) if what != "fact" else _question(shapes)
    some = shapes.record("some", {"include": listing(word), "exclude": listing(word)})
    return some | listing(word) | {"type": ["array", "object"]}


def _question(shapes: Shapes) -> Schema:
    """Describe what may be asked: the facts of the pack, and the event."""
    known = {**shapes.words("fact"), EVENT: "A coming event"}
    return shapes.explained("question-id", known, "this is not a fact of the pack this schema was printed for")


def _by_variant(shapes: Shapes, name: str, form: Schema) -> Schema:
    return shapes.shared(f"{name}-by-variant", lambda: mapping(_each(shapes, form)))


def _each(shapes: Shapes, form: Schema) -> dict[str, Schema]:
    return {word: {"description": says} | form for word, says in shapes.words("variant").items()}


def _in_areas(shapes: Shapes) -> dict[str, Schema]:
    form = shapes.shared(
        f"{QUANTITIES[Depth][0]}-or-none",
        lambda: _or_none(Depth.PATTERN, Depth.FORM, ("… mm", "${1:…} mm", "how deep")),
    )
    return {word: {"description": says} | form for word, says in shapes.words("area").items()}


def _or_none(pattern: str, says: str, offer: Offer) -> Schema:
    return spelt(f"{pattern}|none|no", f"{says}; or none", (offer, NONE), const=False)
