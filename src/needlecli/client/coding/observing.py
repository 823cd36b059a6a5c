"""Measurements and findings to claims: HbA1c in both units, pregnancy, smoking; the newest of each code counts.

An older result answers the same question as a newer one, so it is not shown.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from needlecli.client.coding.claims import Claim, Claims
from needlecli.client.coding.dating import Day, read_day
from needlecli.client.coding.statement import Statement, pairs, plain, short, strings
from needlecli.client.coding.wording import worded

HBA1C = ("4548-4", "59261-8", "17856-6")
PREGNANT = ("82810-3",)
SMOKING = ("72166-2",)
PLATELETS = ("777-3", "26515-7")
HAEMOGLOBIN = ("718-7",)
LOW = ("L", "LL")
HELD = ("completed", "unknown")
UNITS = {"%": "%", "%{hb}": "%", "%{hemoglobin}": "%", "mmol/mol": "mmol/mol", "mmol/mol{hb}": "mmol/mol"}
LIMIT = 8.0
"""Diabetes counts as uncontrolled above this HbA1c, in % (NGSP): the vocabulary's own question says so."""
SLOPE, OFFSET = 0.09148, 2.152
"""NGSP % from IFCC mmol/mol: the master equation."""
PLAUSIBLE = (2.0, 25.0)
FRESH = 365
"""After so many days a result no longer shows that diabetes is controlled; that it was not is kept (a working rule)."""
TERM = 300
"""A pregnancy seen longer ago than so many days is over."""


def newest(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Give the newest statement of each code that holds; one without a date or a result replaces none."""
    kept: dict[object, tuple[date, Statement]] = {}
    for number, said in enumerate(statements):
        if said.status == "entered-in-error":
            continue
        day = read_day(said.when)
        codes = [code for system, code in said.codes if system == "loinc"]
        key: object = number
        if day is not None and said.answers and said.status in HELD and not said.modified:
            key = HBA1C if any(code in HBA1C for code in codes) else tuple(codes) or (said.codes, said.texts)
        first = date.min if day is None else day.first
        if key not in kept or first >= kept[key][0]:
            kept[key] = (first, said)
    return tuple(said for _, said in kept.values())


def observe(claims: Claims, said: Statement) -> None:
    """Claim what an observation says; whatever decides nothing here is shown."""
    loinc = [code for system, code in said.codes if system == "loinc"]
    held = not said.modified and said.status in HELD
    facts = claims.vocabulary.facts
    done = False
    if held and any(code in HBA1C for code in loinc) and "diabetes" in facts:
        done = _hba1c(claims, said)
    elif held and any(code in PREGNANT for code in loinc) and "pregnancy" in facts:
        done = _pregnancy(claims, said)
    elif held and any(code in SMOKING for code in loinc) and "smoking" in facts:
        done = _smoking(claims, said)
    elif held and any(code in (*PLATELETS, *HAEMOGLOBIN) for code in loinc):
        fact = "thrombocytopenia" if any(code in PLATELETS for code in loinc) else "anaemia"
        if fact in facts and any(code in LOW for code in said.judged):
            claims.say(fact, Claim("yes"))
            done = True
    if not done:
        values = "; ".join(filter(None, map(shown, said.answers))) if loinc and _telling(loinc) else ""
        claims.show(f"{said.title}: {values}" if values else said.title)


def shown(answer: Mapping[str, Any]) -> str:
    """Give a value as a person is shown it."""
    match answer.get("is"):
        case "yes" | "no" as word:
            return str(word)
        case "number":
            return f"{plain(answer.get('compare'))}{answer.get('value')} {plain(answer.get('unit'))}".strip()[:100]
        case "withheld":
            return "not repeated here"
        case "other":
            return f"a value of another kind ({', '.join(strings(answer.get('text')))})"[:100]
        case _:
            coded = ", ".join(f"{system} {code}".strip() for system, code in pairs(answer.get("codes")))
            return short(" / ".join(strings(answer.get("text"))) or coded)


def _telling(loinc: list[str]) -> bool:
    return any(code in (*HBA1C, *PREGNANT, *SMOKING, *PLATELETS, *HAEMOGLOBIN) for code in loinc)


def _hba1c(claims: Claims, said: Statement) -> bool:
    answer = next((one for one in said.answers if one.get("is") == "number"), None)
    value = answer.get("value") if answer is not None else None
    if answer is None or isinstance(value, bool) or not isinstance(value, int | float):
        return False
    unit = UNITS.get(plain(answer.get("unit")).casefold().replace(" ", ""))
    if unit is None:
        says = "the unit of an HbA1c is not one we convert"
        claims.refuse("unknown-unit", says, "write it in % or in mmol/mol, with its UCUM code", "HbA1c")
        return True
    percent = value if unit == "%" else SLOPE * value + OFFSET
    if not PLAUSIBLE[0] <= percent <= PLAUSIBLE[1]:
        claims.refuse("wrong-number", "this HbA1c is not possible", "check the value and its unit", "HbA1c")
        return True
    compare = plain(answer.get("compare"))
    if percent > LIMIT and not compare.startswith("<"):
        claims.say("diabetes", Claim("uncontrolled", refines=True))
        return True
    day = read_day(said.when)
    recent = day is not None and len(day.answer) == 10 and timedelta(0) <= claims.on - day.first <= timedelta(FRESH)
    if not recent or compare.startswith(">") or not claims.has_yes("diabetes"):
        return False
    claims.say("diabetes", Claim("controlled", refines=True))
    return True


def _pregnancy(claims: Claims, said: Statement) -> bool:
    words = _words(said)
    day = read_day(said.when)
    if "not pregnant" in words and len(words) == 1 and _today(day, claims.on):
        claims.deny("pregnancy")
        return True
    claims.open("pregnancy")
    texts = tuple(text for answer in said.answers for text in strings(answer.get("text")))
    facts = {one.fact for one in worded(texts, claims.vocabulary) if not one.doubt}
    coded = any(code == ("snomed", "77386006") for answer in said.answers for code in pairs(answer.get("codes")))
    if not coded and "pregnancy" not in facts:
        return False
    if day is not None and claims.on - day.first > timedelta(TERM):
        return False
    claims.say("pregnancy", Claim("yes", firm=True))
    return True


def _today(day: Day | None, on: date) -> bool:
    """Say whether something was found on the very day: a no to what changes between visits holds no longer."""
    return day is not None and day.answer == on.isoformat()


def _smoking(claims: Claims, said: Statement) -> bool:
    """Read a smoker; never smoked says nothing of vaping, and once smoked nothing of today."""
    words = _words(said)
    smoker = any(code == ("snomed", "77176002") for answer in said.answers for code in pairs(answer.get("codes")))
    if smoker or any(word.startswith(("current ", "smoker", "heavy ", "light ")) for word in words):
        claims.say("smoking", Claim("yes"))
        return True
    claims.open("smoking")
    return False


def _words(said: Statement) -> tuple[str, ...]:
    texts = (text for answer in said.answers for text in strings(answer.get("text")))
    return tuple(dict.fromkeys(text.partition("(")[0].strip().casefold() for text in texts))
