"""The shape of `when:`: one key for each fact of the vocabulary, and the words that join and place conditions."""

from needlecli.knowledge import Fact
from needlecli.logic import Duration, Kind, Millimetres
from needlecli.schema._forms import Offer, Schema, listing, matching, named, offered, spelt, words_of
from needlecli.schema._shapes import Shapes, What

AMOUNT = r"[0-9]{1,6}(\.[0-9]{1,3})?"
STARTS: list[Schema] = [
    {"label": "fact: …", "body": {"${1:fact}": "${2:yes}"}, "description": "it holds where this is so of a fact"},
    {"label": "always", "body": "always", "description": "it holds for everyone"},
]
YES_NO: tuple[Offer, ...] = (("yes", "yes", "it is so"), ("no", "no", "it is not so"))
NUMBERS = (
    ("under …", "under ${1:…}"),
    ("at least …", "at least ${1:…}"),
    ("over …", "over ${1:…}"),
    ("… to …", "${1:…} to ${2:…}"),
)
WITHIN: Offer = ("within …", "within ${1:…} ${2:months}", "less long ago than this, or still going on")
OVER: Offer = ("over …", "over ${1:…} ${2:months}", "longer ago than this")


def when(shapes: Shapes) -> Schema:
    """Describe a condition, or the word always."""
    says = "write facts to compare, like {pregnancy: yes}, or the word always"
    inner = shapes.shared("condition", lambda: _condition(shapes))
    whole = matching("always", says) | {"type": ["object", "string"], "if": {"type": "string"}, "else": inner}
    return shapes.shared("when", lambda: whole | {"defaultSnippets": STARTS})


def _condition(shapes: Shapes) -> Schema:
    """Describe what a condition may hold; where the file declares facts itself, others than the known ones pass."""
    inner = {"$ref": "#/$defs/condition"}
    several = listing(inner, minItems=1)
    duration = Duration.PATTERN
    joined: dict[str, Schema] = {
        "all": several,
        "any": several,
        "not": inner,
        "area": _places(shapes, "area"),
        "concern": _places(shapes, "concern"),
        "event": matching(f"within {duration}", "write it like within 14 days"),
        "depth": matching(f"over {Millimetres.PATTERN}", "write it like over 1.5 mm"),
    }
    facts = {fact.id: _told(fact) | _test(shapes, fact) for fact in shapes.pack.vocabulary.facts.values()}
    whole = shapes.record("condition", joined)
    whole["properties"] |= facts
    whole["additionalProperties"] = "fact" in shapes.declares
    return whole | {"minProperties": 1}


def _places(shapes: Shapes, what: What) -> Schema:
    """Describe one area or concern, or a list of them."""
    known = shapes.words(what)
    several = {"type": ["string", "array"], "items": shapes.word(what), "minItems": 1}
    says = f"write one {what} of the pack, or a list of them"
    pattern = {"pattern": f"^({words_of(known)})$", "patternErrorMessage": says}
    return several | ({} if what in shapes.declares else pattern) | {"defaultSnippets": offered(named(known))}


def _told(fact: Fact) -> Schema:
    return {"description": f"{fact.name}: {fact.question}"}


def _test(shapes: Shapes, fact: Fact) -> Schema:
    """Describe what a fact may be compared with."""
    duration = Duration.PATTERN
    match fact.kind:
        case Kind.FLAG:
            return shapes.shared("flag-test", lambda: spelt("yes|no", "write yes or no", YES_NO))
        case Kind.DATED:
            says = "write within 6 months, over 6 months, current, yes or no"
            current: Offer = ("current", "current", "it still goes on")
            offers = (WITHIN, OVER, current, *YES_NO)
            return shapes.shared("dated-test", lambda: spelt(f"(within|over) {duration}|current|yes|no", says, offers))
        case Kind.NUMBER:
            says = "write it like under 18, at least 22, over 1.5 or 18 to 21"
            pattern = f"((under|over|at least) {AMOUNT}|{AMOUNT} to {AMOUNT})"
            offers = tuple((label, body, fact.unit) for label, body in NUMBERS)
            return matching(pattern, says) | {"defaultSnippets": offered(offers)}
        case Kind.CHOICE:
            return _option(fact)


def _option(fact: Fact) -> Schema:
    """Describe one option of a choice, or a list of them; yes and no ask for any but the one that means no."""
    says = f"write one or a list of {', '.join(fact.options)}"
    truths = [option == "yes" for option in fact.options if option in ("yes", "no")]
    offers = [(option, option, "") for option in fact.options]
    form = spelt(f"{words_of(fact.options)}|yes|no", says, offers, type=["array", "boolean"])
    return form | {"items": {"enum": [*fact.options, *truths]}, "minItems": 1}
