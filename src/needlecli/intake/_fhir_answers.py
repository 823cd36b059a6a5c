"""A QuestionnaireResponse to statements: one for every question that was answered, in the order of the form."""

import re
from collections.abc import Iterator
from typing import Any

from needlecli.intake._fhir_values import items, mapping, moment, text, values

WHO = re.compile(
    r"(?:what is |please (?:enter|write|give) )?(?:your |the )?(?:patient|client)?(?:'?s)?[ -]*"
    r"(?:(?:(?:full|first|last|family|given|middle|maiden|legal|preferred)[ -]*)*name|surname|e-?mail(?: address)?"
    r"|(?:(?:home|postal|street|mailing) )?address|(?:(?:home|mobile|cell|tele)[ -]?)?phone(?: number)?|city|town"
    r"|post ?code|zip(?: code)?|(?:electronic )?signature|signed by|insurance number|social security number)[ :?.*]*",
    re.IGNORECASE,
)
"""Questions about who someone is: their answers are no part of a record and are left out."""
PERSONAL = re.compile(
    r"\b(?:(?:full|first|last|family|given|maiden|your|patient'?s?|client'?s?|doctor'?s?|physician'?s?|gp'?s?) names?"
    r"|surname|e-?mail|(?:tele|mobile |cell )?phone|address|post ?code|zip code|signature|emergency contact"
    r"|date of birth|birth ?date|dob|social security|insurance)\b",
    re.IGNORECASE,
)
"""Questions that may ask for that, too: their answers are not repeated."""
LINKED = re.compile(
    r"(?:^|[./#])(?:name|family|given|telecom|address|birthDate|identifier|phone|email|photo|contact|signature)(?:$|[./#])"
)


def responses(resource: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Give the answered questions, however deeply they are nested; `under` is the question that led to one."""
    when, dated = moment(resource, ("authored",))
    waiting: list[tuple[object, str]] = [(item, "") for item in reversed(_items(resource))]
    while waiting:
        raw, under = waiting.pop()
        item = mapping(raw)
        asked = text(item.get("text"), 2_000)
        given = [mapping(one) for one in items(item.get("answer"))]
        answers = [value for one in given for value in values(one)]
        unread = [one for one in items(item.get("answer")) if one not in ({}, None) and not _holds(one)]
        answers += [{"is": "other", "text": ["answer"]}] * len(unread)
        below = [*_items(item), *(inner for one in given for inner in _items(one))]
        waiting += [(inner, asked or under) for inner in reversed(below)]
        if WHO.fullmatch(asked):
            continue
        if PERSONAL.search(asked) or any(LINKED.search(name) for name in _named(item)):
            answers = [{"is": "withheld"}] if answers else []
        if answers:
            found = {"text": [asked] if asked else [], "link": _named(item), "under": under, "answers": answers}
            yield {**found, "when": when, "dated": dated}


def _items(holder: dict[str, Any]) -> list[Any]:
    return items(holder.get("item"))


def _holds(answer: object) -> bool:
    return any(key.startswith("value") or key == "item" for key in mapping(answer))


def _named(item: dict[str, Any]) -> list[str]:
    """Give the words by which a form's maker may have named the fact: the link, and the end of the definition."""
    names = (text(item.get("linkId"), 200), text(item.get("definition"), 500).rpartition("/")[2].rpartition("#")[2])
    return [name for name in names if name]
