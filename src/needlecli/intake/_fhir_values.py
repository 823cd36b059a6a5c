"""The small pieces that FHIR resources are made of, read so that nothing in them can be of a wrong type."""

import math
from collections.abc import Iterator
from typing import Any

SYSTEMS = {
    "http://snomed.info/sct": "snomed",
    "urn:oid:2.16.840.1.113883.6.96": "snomed",
    "http://hl7.org/fhir/sid/icd-10-cm": "icd10cm",
    "urn:oid:2.16.840.1.113883.6.90": "icd10cm",
    "http://hl7.org/fhir/sid/icd-10": "icd10",
    "urn:oid:2.16.840.1.113883.6.3": "icd10",
    "http://fhir.de/CodeSystem/bfarm/icd-10-gm": "icd10",
    "http://www.nlm.nih.gov/research/umls/rxnorm": "rxnorm",
    "urn:oid:2.16.840.1.113883.6.88": "rxnorm",
    "http://www.whocc.no/atc": "atc",
    "urn:oid:2.16.840.1.113883.6.73": "atc",
    "http://fhir.de/CodeSystem/bfarm/atc": "atc",
    "http://loinc.org": "loinc",
    "urn:oid:2.16.840.1.113883.6.1": "loinc",
}
"""Systems of codes with the short names that vocabularies use; the WHO's ICD-10 is not ICD-10-CM."""
LONGEST = 20_000
"""How much of a text is kept; what is cut off is said in its place."""
HUGE = 1e15
Answer = dict[str, Any]
"""One value: `is` says what it is (yes, no, coded, date, text, number, other), the other keys what it says."""
DATES = ("valueDate", "valueDateTime", "valueInstant")
TEXTS = ("valueString", "valueText", "valueUri", "valueTime", "valueMarkdown", "valueCode")
NUMBERS = ("valueInteger", "valueDecimal", "valueInteger64")


def mapping(value: object) -> dict[str, Any]:
    """Give a mapping, an empty one where something else was written."""
    return value if isinstance(value, dict) else {}


def items(value: object) -> list[Any]:
    """Give the items of a list; a thing that should stand in one and stands alone is its only item."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def text(value: object, longest: int = LONGEST) -> str:
    """Give a text on one line that can be written as UTF-8; what is no text is empty."""
    if not isinstance(value, str):
        return ""
    plain = " ".join(value[: longest * 2].split()).encode("utf-8", "replace").decode()
    more = len(value) - longest
    return plain if more <= 0 else f"{plain[:longest]} (the rest, {more} characters, was not read)"


def codes(concept: object) -> list[list[str]]:
    """Give the codes of a CodeableConcept or of a Coding, each with the short name of its system."""
    found = mapping(concept)
    pairs = []
    for coding in items(found.get("coding")) or [found]:
        code = text(mapping(coding).get("code"), 200).strip()
        if code:
            pairs.append([system(mapping(coding).get("system")), code])
    return [list(pair) for pair in dict.fromkeys((one, other) for one, other in pairs)]


def system(uri: object) -> str:
    """Give the short name of a system of codes, its own address where it has none."""
    address = text(uri, 500).strip().rstrip("/")
    if address.startswith("http://snomed.info/sct"):
        return "snomed"
    return SYSTEMS.get(address, address)


def texts(concept: object) -> list[str]:
    """Give the displays and the text of a CodeableConcept or of a Coding, each once; a plain text is its own."""
    if isinstance(concept, str):
        return [text(concept)] if text(concept) else []
    found = mapping(concept)
    inner = (mapping(coding).get("display") for coding in items(found.get("coding")))
    return list(dict.fromkeys(one for one in map(text, (*inner, found.get("display"), found.get("text"))) if one))


def word(concept: object) -> str:
    """Give the code of a status, which older versions of FHIR write as a plain word."""
    if isinstance(concept, str):
        return concept.strip().casefold()[:60]
    found = [code for _, code in codes(concept)] or texts(concept)
    return found[0].strip().casefold()[:60] if found else ""


def reference(value: object) -> str:
    """Give the address that a Reference points to; empty where it names nothing."""
    found = mapping(value).get("reference")
    return found.strip()[:500] if isinstance(found, str) else ""


def moment(resource: dict[str, Any], names: tuple[str, ...]) -> tuple[str, str]:
    """Give the first moment that is written under one of several names, such as onsetPeriod.start, and the name."""
    for name in names:
        outer, _, inner = name.partition(".")
        value = mapping(resource.get(outer)).get(inner) if inner else resource.get(outer)
        if value is not None:
            return (text(value, 40) or "?") if isinstance(value, str) else "?", name
    return "", ""


def values(holder: dict[str, Any]) -> Iterator[Answer]:
    """Give what stands under value…, of which a sound resource has one."""
    for key, value in holder.items():
        if key.startswith("value") and key[5:6].isupper() and value is not None:
            yield _value(key, value)


def _value(key: str, value: object) -> Answer:
    if key == "valueBoolean" and isinstance(value, bool):
        return {"is": "yes" if value else "no"}
    if key in ("valueCodeableConcept", "valueCoding") and (codes(value) or texts(value)):
        return {"is": "coded", "codes": codes(value), "text": texts(value)}
    if key in DATES and isinstance(value, str):
        return {"is": "date", "text": [text(value, 40)]}
    if key in TEXTS and isinstance(value, str):
        return {"is": "text", "text": [text(value)]}
    if key in NUMBERS and _number(value):
        return {"is": "number", "value": value}
    if key == "valueQuantity" and _number(mapping(value).get("value")):
        return _quantity(mapping(value))
    return {"is": "other", "text": [key[5:] if key[5:].isalnum() else "value"]}


def _quantity(quantity: dict[str, Any]) -> Answer:
    unit = text(quantity.get("code"), 60) or text(quantity.get("unit"), 60)
    answer = {"is": "number", "value": quantity["value"], "unit": unit}
    compare = text(quantity.get("comparator"), 10)
    return answer | {"compare": compare} if compare else answer


def _number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) < HUGE and math.isfinite(value)
