"""The choices of a drafted map: which texts were ticked in a column, and what each stands for."""

import json
import re
from collections import Counter

from needlecli.client.lexicon import lexicon
from needlecli.client.maps import words
from needlecli.client.maps.form import KEYS, LISTS
from needlecli.client.maps.matching import SMALL, Match, every_word, telling
from needlecli.knowledge import Vocabulary

FEW = 24
"""Up to how many distinct values a column is one of choices, whose values are shown."""
DENIES = re.compile(
    r"\b(?:no|none|nothing|not|non|never|without|den(?:y|ies|ied)|\w+n['’]t|dont|cant|havent|isnt)\b", re.IGNORECASE
)
"""What turns the meaning of a choice round: a person has to say what it stands for."""
NONE = re.compile(
    r"(?:none|nothing)(?: (?:apply|applies|known))?"
    r"|none? of (?:the|these|those|them)(?: (?:above|below|following|conditions|options|these|apply|to me))*"
)
"""A plain none among choices, with nothing beside it."""


def common_choices(pieces: Counter[str], vocabulary: Vocabulary, found: Match | None) -> list[str]:
    """Write the choices of a column, where the same few pieces stand in its cells again and again."""
    if found is not None and (found.targets[0] in KEYS or "skin_type" in found.targets or "sex" in found.targets):
        return []
    common = {piece: count for piece, count in pieces.items() if count > 2}
    if not common or len(common) > FEW * 2 or sum(common.values()) * 3 < sum(pieces.values()):
        return []
    key = found.targets[0] if found is not None and found.targets[0] in LISTS else ""
    meant = {piece: _meant(piece, key, vocabulary) for piece in common}
    known = [piece for piece, one in meant.items() if one not in ("", "unknown", "none")]
    if not known or (not key and len(known) < 2):
        return []
    return [
        f"      {quoted(piece)}: {meant[piece] or 'notes'}{_check(piece, meant[piece], vocabulary)}"
        for piece in sorted(common)
    ]


def known_choices(pieces: Counter[str], vocabulary: Vocabulary) -> list[str]:
    """Write the choices of a column of a small file: those pieces that are words of the vocabulary and nothing more."""
    if len(pieces) > FEW:
        return []
    meant = {piece: _meant(piece, "", vocabulary) for piece in pieces}
    known = {piece: one for piece, one in meant.items() if one and _wholly(piece, one, vocabulary)}
    facts = [piece for piece, one in known.items() if one not in ("none", "unknown")]
    others = sum(count for piece, count in pieces.items() if piece not in known)
    if len(facts) < 2 or sum(pieces[piece] for piece in facts) < others:
        return []
    return [
        f"      {quoted(piece)}: {known[piece]}" for piece in sorted(known, key=lambda one: (known[one] == "none", one))
    ]


def _wholly(piece: str, meant: str, vocabulary: Vocabulary) -> bool:
    """Say whether a piece is words of the vocabulary, or a plain none, and holds nothing that one person added."""
    if meant in ("none", "unknown"):  # which no other words stand for
        return True
    known = " ".join(one.text for one in lexicon(vocabulary).find(piece))
    return every_word(piece) <= every_word(known) | SMALL


def _check(piece: str, meant: str, vocabulary: Vocabulary) -> str:
    """Say what has to be checked of a choice: that it is known, and that all of it is."""
    if not meant:
        return "   # not known: say which fact it is, or unknown"
    if meant in ("none", "unknown"):
        return ""
    known = " ".join(one.text for one in lexicon(vocabulary).find(piece))
    more = telling(piece) - telling(known) - telling(meant.replace("-", " "))
    return "   # guess: check, it says more" if more else ""


def _meant(piece: str, key: str, vocabulary: Vocabulary) -> str:
    word = words.folded(piece)
    if words.is_no(word) or NONE.fullmatch(word):
        return "none"
    if words.is_unknown(word):
        return "unknown"
    if DENIES.search(piece):
        return ""
    if key:
        known = {"concerns": vocabulary.concern_words, "areas": vocabulary.area_words}.get(key)
        return _listed(piece, key, vocabulary) if known is not None else ""
    facts = tuple(dict.fromkeys(one.fact for one in lexicon(vocabulary).find(piece) if one.fact))
    return facts[0] if len(facts) == 1 else f"[{', '.join(facts)}]" if facts else ""


def _listed(piece: str, key: str, vocabulary: Vocabulary) -> str:
    known = vocabulary.concern_words if key == "concerns" else vocabulary.area_words
    parts = (piece, *re.split(r",|/| and | or |\(|\)", piece))
    return next((found for part in parts if part.strip() and (found := known.find(part)) is not None), "")


def plain(value: str) -> bool:
    """Say whether a value is a plain answer: yes, no, or that it is not known."""
    word = words.folded(value)
    return words.is_yes(word) or words.is_no(word) or words.is_unknown(word)


def quoted(text: str) -> str:
    """Give a text as it is written in a map."""
    return json.dumps(text, ensure_ascii=False)
