"""What a column is, as far as its header tells: by the words of the vocabulary in it, or by a question like it."""

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from needlecli.client.lexicon import lexicon
from needlecli.client.maps.form import folded_header
from needlecli.knowledge import Fact, Vocabulary, Words

Confidence = Literal["sure", "likely", "guess: check"]

PERSONAL = re.compile(
    r"^(?:(?:your|client'?s?|patient'?s?|customer'?s?|full|first|last|middle|given|family|sur|maiden|preferred|legal)\s*)*"
    r"name\b(?!.*\b(?:medic|drug|product|condition|treat|device|allerg))"
    r"|\be-?mail|\bphone|\bmobile\b|\bcell\s*(?:no|num|phone)|\btel(?:ephone)?\b|\bwhatsapp|\binstagram|\bfacebook"
    r"|\baddress\b|\bstreet\b|\bpost\s?code|\bzip\b|\bcity\b|\bsurname|\bforename|\bbirth\s?(?:day|date)?\b"
    r"|\bd\.?o\.?b\b|\bsignature|\bsigned by|\bnext of kin|\bemergency contact|\binsurance|\bpassport|\bssn\b"
    r"|\bsocial security|\bnhs\b|\bnational id|\bip\b|\boccupation|\bgp\b|\bdoctor'?s? name|\breferred by"
    r"|\bhow did you hear",
    re.IGNORECASE,
)
"""Headers of columns about who somebody is, or whom they know."""
LOOKS_PERSONAL = re.compile(r"[^@\s]+@[^@\s]+\.\w+|\+?\d[\d\s().-]{8,}\d|https?://\S+")
IMPROVE = (
    r"\b(?:concerns?|like to treat|want to treat|goals?|improve|bothers? you|hoping to|treat what|brings you"
    r"|what (?:can|could|should|shall) (?:we|i) treat|(?:like|want|wish) (?:us to treat|treated))\b"
)
KEYED = (
    ("ref", r"(?:response|submission|record|client|patient|entry|form|case)?[ _#]*(?:id|ref|reference|number|no\.?)"),
    ("on", r".*\b(?:submitted|submission date|timestamp|completed|date of visit|appointment date|created)\b.*|date"),
    ("event", r".*\b(?:event|wedding|special occasion|photo ?shoot)\b.*"),
    ("concerns", rf".*(?:{IMPROVE}).*"),
    ("areas", r".*\b(?:which areas?|areas? to be treated|treatment areas?|what areas?|areas?)\b.*"),
    ("max_downtime", r".*\bdowntime\b.*"),
)
"""Headers of columns that are no facts, but keys of an intake record."""
NOTES = re.compile(
    r"\b(?:please (?:explain|list|give details|specify)|if (?:yes|so)|details|anything else|comments?|notes?"
    r"|medications?|medicines?|allerg\w*|medical history|please describe|supplements?)\b",
    re.IGNORECASE,
)
WINDOW = re.compile(
    r"\b(?:in|within|during|over) the (?:last|past|previous)\s+"
    r"(\d{1,2}|two|three|four|six|twelve)?\s*(day|week|month|year)s?\b",
    re.IGNORECASE,
)
COUNTS = {"two": 2, "three": 3, "four": 4, "six": 6, "twelve": 12, None: 1}
PAST = re.compile(
    r"\b(?:had|have|has|been|done|did|ever|histor\w*|previous\w*|past|before|diagnos\w*|suffer\w*|allerg\w*|conditions?)\b",
    re.IGNORECASE,
)
"""What a header says that asks what a client has or had, and not what is to be changed."""
SMALL = frozenset(
    """
    a an and any are area at be by currently did do does ever for had has have how if in is it last no not now of on
    or other past please some such than that the this to treat treated was were what when which with within would yes
    you your
    """.split()  # noqa: SIM905 - a list of fifty quoted words reads worse
)
ASKING = frozenset(
    """
    a an and any are at be by currently do does for have how if in is it of on or please some such than that the this to
    what when which with would you your
    """.split()  # noqa: SIM905 - a list of forty quoted words reads worse
)
"""The words of a question that any other may be asked with; those of time and of denial are none of them."""
DENYING = re.compile(
    r"\b(?:not|no|none|never|neither|without|cannot|free (?:of|from)"
    r"|(?:do|does|did|has|have|had|is|are|was|were)n'?t)\b|-free\b",
    re.IGNORECASE,
)
"""Words by which a question asks the other way round, so that a yes to it may mean a no."""
BESIDE = re.compile(
    r"\([^)]*\)|\b(?:if|or|and|yes|y|write|enter|put|type|answer|say|state)\b[\s/,:'\"]*(?:no|not|none|never)\b"
    r"|\bno[\s/]+yes\b|\bno\.",
    re.IGNORECASE,
)
"""What a header says beside its question: how to answer it, a number (no.), or "or not"."""
ALIKE = 0.62
"""Which share of the telling words of a header a question must have, to be a guess."""


class Match(NamedTuple):
    """What a column may be: its targets, how sure that is, and the window that its question names."""

    targets: tuple[str, ...]
    confidence: Confidence
    window: str = ""


def personal(header: str, values: "tuple[str, ...]") -> bool:
    """Say whether a column is about who somebody is, by its header or by what stands in it."""
    if PERSONAL.search(header.strip()):
        return True
    filled = [value for value in values if value.strip()]
    hits = sum(LOOKS_PERSONAL.fullmatch(value.strip()) is not None for value in filled)
    return hits * 4 > len(filled) > 0


def match(header: str, vocabulary: Vocabulary) -> Match | None:
    """Find what a header asks about; None where nothing in the vocabulary is like it."""
    plain = folded_header(header)
    fact = Words.of(vocabulary.facts.values()).find(header)
    if fact is not None or (fact := _asked(plain, vocabulary)):
        return Match((fact,), "sure")
    if fact := _worded(plain, vocabulary):
        return Match((fact,), "likely", _window(plain))
    found = dict.fromkeys(one.fact for one in lexicon(vocabulary).find(plain) if one.fact)
    if found and not re.search(IMPROVE, plain):
        return Match(tuple(found), "likely", _window(plain))
    if key := next((key for key, pattern in KEYED if re.fullmatch(pattern, plain.strip(" ?:."))), ""):
        return Match((key,), "likely")
    if NOTES.search(plain):
        return Match(("notes",), "likely")
    return _alike(plain, vocabulary)


def listed(header: str, pieces: Mapping[str, int], vocabulary: Vocabulary) -> Match | None:
    """Guess by what stands in a column, with how often, whether it names concerns or areas.

    Where as much of it names something that a client may have, it is no wish.
    """
    if PAST.search(header):
        return None
    facts = sum(count for piece, count in pieces.items() if any(one.fact for one in lexicon(vocabulary).find(piece)))
    for key, known in (("concerns", vocabulary.concern_words), ("areas", vocabulary.area_words)):
        fits = sum(count for piece, count in pieces.items() if known.find(piece) is not None)
        if fits > facts and fits * 2 > sum(pieces.values()):
            return Match((key,), "guess: check")
    return None


def turned_round(header: str, found: Match | None, vocabulary: Vocabulary) -> bool:
    """Say whether a header asks with a denial ("Not pregnant", "I have no keloids") that is not in the question itself.

    A word that was matched tells nothing of the answers then: "no" would be read as no where it means yes.
    """
    if found is None:
        return _denies(header)
    facts = [vocabulary.facts[target] for target in found.targets if target in vocabulary.facts]
    own = any(_denies(text) for fact in facts for text in (fact.name, fact.question))
    return _denies(header) and found.confidence != "sure" and not own


def _denies(text: str) -> bool:
    return DENYING.search(BESIDE.sub(" ", text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))) is not None


def _asked(plain: str, vocabulary: Vocabulary) -> str:
    return next((fact.id for fact in vocabulary.facts.values() if folded_header(fact.question) == plain), "")


def _worded(plain: str, vocabulary: Vocabulary) -> str:
    """Find the one fact whose name or question has the words of a header, but for those that any question has."""
    facts = vocabulary.facts.values()
    words = _words(plain)
    found = [fact.id for fact in facts if any(words - _words(fact.unit) == one for one in _questions(fact))]
    return found[0] if len(found) == 1 else ""


def _questions(fact: Fact) -> Iterator[frozenset[str]]:
    """Give the words of a fact's name, of its question, and of what is asked first without what explains it."""
    first = re.sub(r"\([^)]*\)", " ", fact.question).partition("?")[0]
    yield from (words for text in (fact.name, fact.question, first) if (words := _words(text) - _words(fact.unit)))


def _words(text: str) -> frozenset[str]:
    return every_word(text) - ASKING


def _window(plain: str) -> str:
    found = WINDOW.search(plain)
    if found is None:
        return ""
    count = COUNTS.get(found[1]) or int(found[1])
    return f"{count} {found[2]}{'s' * (count != 1)}"


def _alike(plain: str, vocabulary: Vocabulary) -> Match | None:
    """Find the question that shares most of its words with a header."""
    words = telling(plain)
    best, score = "", 0.0
    for fact in vocabulary.facts.values():
        asked = telling(f"{fact.question} {fact.name}")
        shared = len(words & asked) / max(len(words), 1)
        if len(words & asked) >= 2 and shared > score:
            best, score = fact.id, shared
    return Match((best,), "guess: check", _window(plain)) if score >= ALIKE else None


def telling(text: str) -> frozenset[str]:
    """Give the words of a text that tell what it is about."""
    return frozenset(word for word in re.findall(r"[^\W\d_]{3,}", text.casefold()) if word not in SMALL)


def every_word(text: str) -> frozenset[str]:
    """Give every word and number of a text."""
    return frozenset(re.findall(r"[^\W_]+", folded_header(text)))
