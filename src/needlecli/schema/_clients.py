"""The shape of what is known of a client: the keys of an intake record, alone and inside a case."""

from collections.abc import Mapping

from needlecli.client import PREFERENCES, forms
from needlecli.knowledge import OPERATORS, Fact
from needlecli.logic import Duration, Kind, Millimetres
from needlecli.schema._forms import (
    DAY,
    DAY_FORM,
    QUANTITIES,
    Offer,
    Schema,
    day,
    listing,
    mapping,
    named,
    offered,
    quantity,
    spelt,
    text,
    words_of,
)
from needlecli.schema._shapes import Shapes, What

UNKNOWN: Offer = ("unknown", "unknown", "not known, so it stays open")
YES_NO: tuple[Offer, ...] = (("yes", "yes", "it is so"), ("no", "no", "it was asked and denied"), UNKNOWN)
A_DAY: Offer = ("a date", "${1:YYYY-MM-DD}", "a day of the calendar, like 2026-11-22")
DATED: tuple[Offer, ...] = (
    *YES_NO,
    ("current", "current", "it still goes on"),
    A_DAY,
    ("… ago", "${1:…} ${2:weeks} ago", "how long ago it last happened"),
)
PAST = f"{DAY}|[0-9]{{4}}-[0-9]{{2}}|[0-9]{{1,4}} (day|week|month|year)s? ago|yesterday|current|yes"
NUMBER = r"[0-9]{1,4}(\.[0-9]{1,3})?"
WEIGHT: Schema = {"type": "number", "exclusiveMinimum": 0, "maximum": 100}


def client(shapes: Shapes) -> Schema:
    """Describe an intake record."""
    return shapes.record("intake", _keys(shapes))


def facts(shapes: Shapes) -> Schema:
    """Describe the answers, fact by fact."""
    known = shapes.pack.vocabulary.facts.values()
    return mapping(
        {fact.id: {"description": f"{fact.name}: {fact.question}"} | _answer(shapes, fact) for fact in known}
    )


def _keys(shapes: Shapes) -> Mapping[str, Schema]:
    weights = mapping({word: {"description": says} | WEIGHT for word, says in shapes.words("concern").items()})
    concerns = some(shapes, "concern")
    no: Offer = ("no", "no", "everything not mentioned was asked and denied")
    none: Offer = ("no", "no", "asked, and there is none")
    return {
        "schema": {"const": "needle.intake/1"},
        "ref": {"type": ["string", "integer"]},
        "on": shapes.shared("date", day),
        "concerns": weights | concerns | {"type": [*concerns["type"], "object"]},
        "areas": some(shapes, "area"),
        "facts": shapes.shared("facts", lambda: facts(shapes)),
        "others": spelt("no|unknown", "write no, or leave it out", (no, UNKNOWN), const=False),
        "event": spelt(f"{DAY}|no|none|unknown", f"{DAY_FORM}, no or unknown", (none, A_DAY, UNKNOWN), const=False),
        "available": some(shapes, "variant"),
        "operator": shapes.choice(OPERATORS),
        "max_downtime": shapes.shared(QUANTITIES[Duration][0], lambda: quantity(Duration)),
        "max_depth": shapes.shared(QUANTITIES[Millimetres][0], lambda: quantity(Millimetres)),
        "prefer": shapes.choice(PREFERENCES),
        "cleared": listing(_letter(shapes)) | {"type": ["array", "string"]},
        "notes": text(),
        "unrecognised": listing(text()) | {"type": ["array", "string"]},
    }


def some(shapes: Shapes, what: What) -> Schema:
    """Describe one word of the pack, or a list of them."""
    known = shapes.words(what)
    says = f"write the id of {'an' if what == 'area' else 'a'} {what}, or a list of them"
    return {
        "type": ["array", "string"],
        "items": shapes.word(what),
        "pattern": f"^({words_of(known)})$",
        "patternErrorMessage": says,
        "defaultSnippets": offered(named(known)),
    }


def letters(shapes: Shapes) -> Mapping[str, str]:
    """Give the ids of the cautions that a physician's letter can clear, each with what it says."""
    return {name: one.says for name, one in shapes.pack.clearable.items()}


def _letter(shapes: Shapes) -> Schema:
    """Describe the id of such a caution."""
    return shapes.explained("letter-id", letters(shapes), "this is not a caution that a letter can clear")


def _answer(shapes: Shapes, fact: Fact) -> Schema:
    """Describe an answer to a question; for a fact asked about an area it may name areas after an @."""
    says = forms(fact)
    where = f"(@({words_of(shapes.words('area'))})(\\+({words_of(shapes.words('area'))}))*)?" if fact.local else ""
    name = f"{fact.kind.value}-answer" + ("-local" if fact.local else "")
    open_or = {"type": ["boolean", "null"]}
    match fact.kind:
        case Kind.FLAG:
            return shapes.shared(name, lambda: spelt(f"no|unknown|yes{where}", says, YES_NO, **open_or))
        case Kind.DATED:
            return shapes.shared(name, lambda: spelt(f"no|unknown|({PAST}){where}", says, DATED, **open_or))
        case Kind.NUMBER:
            low, high = fact.bounds
            bounds = {"type": ["number", "null"], "minimum": low, "maximum": high}
            amount: Offer = ("a number", "${1:…}", fact.unit)
            return spelt(f"{NUMBER}( ?{words_of([fact.unit])})?{where}|unknown", says, (amount, UNKNOWN), **bounds)
        case Kind.CHOICE:
            return _choice(fact, where, says)


def _choice(fact: Fact, where: str, says: str) -> Schema:
    """Describe the answer to a choice: an option, or those that are still possible, joined by a plus."""
    options = [option for option in fact.options if option != fact.none]
    one = words_of(options)
    negative = words_of([fact.none, "no", "unknown"]) if fact.none else "unknown"
    positive = f"(({one})([+,/] ?({one}))*{'|yes' if fact.none else ''}){where}"
    offers = tuple((option, option, "") for option in fact.options)
    return spelt(
        f"{negative}|{positive}", says, (*offers, UNKNOWN), type=["boolean", "null"] if fact.none else ["null"]
    )
