"""The words for verdicts, levels and places, decided once."""

from collections.abc import Iterable, Mapping

from needlecli.advice import Option, Verdict
from needlecli.knowledge import Pack
from needlecli.page import Tone

VERDICT: Mapping[Verdict, str] = {
    Verdict.SUITABLE: "suitable",
    Verdict.WITH_CARE: "with care",
    Verdict.ASK_FIRST: "ask first",
    Verdict.NEEDS_CLEARANCE: "needs clearance",
    Verdict.DEFER: "defer",
    Verdict.CONTRAINDICATED: "contraindicated",
    Verdict.NOT_AVAILABLE: "not available",
    Verdict.NOT_INDICATED: "not indicated",
}

TONE: Mapping[Verdict, Tone] = {
    Verdict.SUITABLE: "good",
    Verdict.WITH_CARE: "care",
    Verdict.ASK_FIRST: "ask",
    Verdict.NEEDS_CLEARANCE: "wait",
    Verdict.DEFER: "wait",
    Verdict.CONTRAINDICATED: "stop",
    Verdict.NOT_AVAILABLE: "quiet",
    Verdict.NOT_INDICATED: "quiet",
}

LEVEL_TONE: Mapping[str, Tone] = {
    "contraindicated": "stop",
    "defer": "wait",
    "clearance": "wait",
    "adjust": "care",
    "note": "plain",
}

NARROWED_BY: Mapping[str, str] = {
    "depth-guide": "the depth guide for the area",
    "device": "the reach of the device",
    "area-limit": "the limit of the area",
    "scope": "the scope cap",
}


def verdict(option: Option) -> str:
    """Say a verdict, with its date."""
    if option.verdict is Verdict.DEFER and option.until:
        return f"defer until {option.until}{' at the earliest' if option.ongoing else ''}"
    return VERDICT[option.verdict]


def short(pack: Pack, variant: str) -> str:
    """Give a variant's short name."""
    return pack.variants[variant].short


def variants(pack: Pack, ids: Iterable[str]) -> str:
    """Name variants; all of them in one word."""
    names = list(ids)
    if len(names) == len(pack.variants) and len(names) > 1:
        return f"All {len(names)} variants"
    return join(short(pack, name) for name in names)


def areas(pack: Pack, ids: Iterable[str]) -> str:
    """Name areas."""
    return join(pack.vocabulary.areas[name].name.lower() for name in ids)


def join(words: Iterable[str]) -> str:
    """Join words with commas and an and."""
    *rest, last = list(words) or [""]
    return f"{', '.join(rest)} and {last}" if rest else last
