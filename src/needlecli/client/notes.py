"""Free text is matched with the vocabulary's words; what matches nothing is listed, and nothing is dropped.

A clause counts as understood only when nothing but filler is left beside the words that matched; otherwise it is shown
as well.  A word that is mentioned counts as a yes.  A denied mention ("no cold sores") is shown and stays open, since a
misread denial would hide a contraindication.  Talk of relatives is shown as unrecognised.
"""

import re
from collections.abc import Iterator

from needlecli.client.client import Mention
from needlecli.client.lexicon import Found, Lexicon, lexicon
from needlecli.client.times import MOMENT, read_moment
from needlecli.knowledge import Vocabulary

_CONTRACTED = "do|does|did|has|have|had|is|are|was|were|can|could|would|wo"
DENIAL = re.compile(
    rf"\b(no|not|nor|neither|denies|denied|deny|never|without|negative for|free of|nil|none|cannot"
    rf"|(?:{_CONTRACTED})n'?t)\b",
    re.IGNORECASE,
)
DENIED_AFTER = re.compile(
    r"\s*[-:=–—]?\s*(?:no|none|never|nope|denied|nil|negative|[\u274c\u2717\u2718])\W*", re.IGNORECASE
)
ENDED = re.compile(r"\b(off|stop(?:ped)?|quit|end(?:ed)?|finish(?:ed)?|without)\b", re.IGNORECASE)
NO_TROUBLE = re.compile(r"\bno (?:problem|issue|trouble|change)s? (?:with|to) (?=my\b|his\b|her\b)", re.IGNORECASE)
AGAIN = re.compile(r"\b(?:since|until|till|after|before|following|prior to|due to|because of)\b", re.IGNORECASE)
"""With what was denied: "no cold sores since 2019" says that there were some, so that a person has to read it."""
AROUND = re.compile(
    r"\b(?:after|before|following|prior to|until|due to|because of)(?: an?| the| my| some)?\s*$", re.IGNORECASE
)
"""Before a word that only says when or why something else was: "keloid after a piercing"."""
FAMILY = re.compile(
    r"\b(?:mother|father|mum|mummy|mom|mama|dad|daddy|sister|brother|aunt|auntie|uncle|grandmother|grandfather|grandma"
    r"|grandpa|granny|nan|nana|family|parent|cousin|sibling|twin|niece|nephew|husband|hubby|wife|spouse|partner|friend|boss|colleague|neighbou?r|flatmate|roommate|dog|cat|boyfriend"
    r"|girlfriend|daughter|(?:step|grand)(?:son|child)|in-laws?|relatives?|hereditary"
    r"|(?:my|our|his|her|the|their|youngest|oldest|eldest|little) (?:kid|child|son|baby|babie|children|boy|girl))"
    r"(?:'?s)?\b",
    re.IGNORECASE,
)
CLAUSE = re.compile(
    r"[.;,\n\r!?|]+|\b(?:but|however|although|though|except)\b"
    r"|\band (?=(?:i|i'm|i've|has|have|had|takes?|taking|is|am|on|uses?|using|also)\b)",
    re.IGNORECASE,
)
QUESTION = re.compile(r"\s*[?,]\s*((?:no|none|never|nope|nil)\s*)(?=$|[.;,\n])", re.IGNORECASE)
"""An answer behind what it answers ("Keloids? No."): it is read together with it."""
OR_LIST = re.compile(r"\bn?or\b", re.IGNORECASE)
NOTHING = frozenset(
    (
        *("no", "none", "nil", "na", "n/a", "nope", "nothing", "not applicable", "none known"),
        *("nothing to report", "nothing to declare"),
    )
)
"""Clauses that deny nothing in particular: they say nothing that could be lost."""
FILLER = frozenset(
    """
    a about ago all also always an and any are as at been client current currently daily day days does each every
    for from get gets had has have he her his history i in is it its last me month months my never no none not now
    of off often old on once one or our patient she since so some sometimes still taken takes taking that the
    their them then they this time times to twice used uses using was we week weeks were when with without year
    years yes
    """.split()  # noqa: SIM905 - a list of a hundred quoted words reads worse
)
"""Words that say nothing by themselves once the rest of a clause has been understood."""
DATED = re.compile(
    rf"(?:i )?(?:stopped|finished|ended|quit|last|had|came off)(?: (?:taking|using|my|a|the|had|dose of|on|it))*"
    rf" \x00(?: was| dose| ended| finished| stopped)*(?: (?:in|on))?:? ({MOMENT})",
    re.IGNORECASE,
)
"""A clause that says of one word, which stands here as NUL, when it last happened."""
ENDED_LATER = re.compile(rf"\x00,?:? (?:stopped|ended|finished|until)(?: (?:in|on))? ({MOMENT})", re.IGNORECASE)
SMALL_WORDS = re.compile(r"\w+")
LONGEST = 20_000
NEAR = 40
"""How many letters before a word are looked at for one that it only explains."""


def read_notes(text: str, vocabulary: Vocabulary) -> tuple[tuple[Mention, ...], tuple[str, ...]]:
    """Give the mentions that were understood, and the pieces that were not."""
    if not text.strip():
        return (), ()
    words = lexicon(vocabulary)
    mentions: dict[Mention, None] = {}
    unrecognised: list[str] = []
    for clause, listed in _clauses(text[:LONGEST], words):
        found = () if FAMILY.search(clause) else words.find(clause)
        known = [one for one in found if one.fact]
        said = tuple(_mentions(clause, known, listed=listed))
        if not known or _left_over(clause, known) or len(known) < len(found) or _once(clause, said):
            unrecognised.append(words.suggested(clause, found))
        mentions.update(dict.fromkeys(said))
    if len(text) > LONGEST:
        unrecognised.append(f"(the rest of the note, {len(text) - LONGEST} characters, was not read)")
    return tuple(mentions), tuple(dict.fromkeys(unrecognised))


def _clauses(text: str, words: Lexicon) -> Iterator[tuple[str, bool]]:
    """Cut a text into clauses, each with whether a denial before it still holds: "no eczema, keloids or warts"."""
    plain = QUESTION.sub(r" \1", text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    denied = False
    cuts = [0, *(edge for match in CLAUSE.finditer(plain) for edge in match.span()), len(plain)]
    pieces = [
        (plain[start:end].strip(), plain[end : end + 1]) for start, end in zip(cuts[::2], cuts[1::2], strict=True)
    ]
    for index, (clause, ended) in enumerate(pieces):
        if not SMALL_WORDS.search(clause) or clause.casefold() in NOTHING:
            denied = denied and not clause
            continue
        listed = denied and _goes_on(index, pieces, words)
        yield clause, listed
        denied = (listed or _opens_a_denial(clause)) and ended == ","


def _opens_a_denial(clause: str) -> bool:
    return DENIAL.search(NO_TROUBLE.sub("", clause)) is not None


def _goes_on(index: int, pieces: list[tuple[str, str]], words: Lexicon) -> bool:
    """Say whether a piece belongs to a list that was denied: bare words up to one with "or" or "nor"."""
    for clause, ended in pieces[index:]:
        bare = OR_LIST.sub(" ", clause)
        found = words.find(bare)
        if not found or SMALL_WORDS.search(_without(bare, found)):
            return False
        if OR_LIST.search(clause):
            return True
        if ended != ",":
            return False
    return False


def _once(clause: str, said: tuple[Mention, ...]) -> bool:
    """Say whether something was denied for a while only, or is said of another time: "no cold sores since 2019"."""
    return any(mention.denied for mention in said) and AGAIN.search(clause) is not None


def _left_over(clause: str, known: list[Found]) -> bool:
    """Say whether more than filler is left of a clause once the words that matched are taken out."""
    return any(
        word.casefold() not in FILLER and not word.isdigit() for word in SMALL_WORDS.findall(_without(clause, known))
    )


def _without(clause: str, found: "list[Found] | tuple[Found, ...]") -> str:
    start, kept = 0, []
    for one in found:
        kept.append(clause[start : one.start])
        start = one.start + len(one.text)
    return " ".join((*kept, clause[start:]))


def _mentions(clause: str, known: list[Found], *, listed: bool) -> Iterator[Mention]:
    when = _when(clause, known[0]) if len(known) == 1 and not listed else ""
    plain = NO_TROUBLE.sub(lambda found: " " * len(found[0]), clause)  # once: a clause may hold thousands of words
    denying = [(found.end(), found[0].casefold()) for found in DENIAL.finditer(plain)]
    ended = next((found.end() for found in ENDED.finditer(plain)), len(plain))
    for one in known:
        before, after = clause[: one.start].rstrip()[-NEAR:], clause[one.start + len(one.text) :]
        denials = _count([word for end, word in denying if end <= one.start])
        doubled = denials and ended <= one.start  # "not off warfarin" says that it goes on
        denied = listed or (denials == 1 and not doubled) or DENIED_AFTER.fullmatch(after) is not None
        unsure = one.vague and any(other.sharper for other in known)  # "fish oil as a blood thinner"
        unsure = unsure or AROUND.search(before) is not None
        yield Mention(one.text, one.fact, denied or unsure, clause, "" if denied else when)


def _count(denials: list[str]) -> int:
    """Count denials; "neither this nor that" is one."""
    return len([word for word in denials if word != "nor"]) or len(denials[:1])


def _when(clause: str, one: Found) -> str:
    """Give when a thing last happened, where a clause says that and nothing else; empty where it does not."""
    plain = " ".join(f"{clause[: one.start]}\x00{clause[one.start + len(one.text) :]}".split())
    found = DATED.fullmatch(plain) or ENDED_LATER.fullmatch(plain)
    moment = read_moment(found[1]) if found else None
    return moment.answer if moment is not None else ""
