"""What a FHIR resource's status fields say of a statement: one word out of few, the same for every type."""

from typing import Any

from needlecli.intake._fhir_values import word

CLINICAL = {
    "active": "active",
    "recurrence": "active",
    "relapse": "active",
    "inactive": "inactive",
    "resolved": "resolved",
    "remission": "remission",
}
VERIFICATION = {
    "entered-in-error": "entered-in-error",
    "refuted": "refuted",
    "unconfirmed": "unconfirmed",
    "provisional": "unconfirmed",
    "differential": "unconfirmed",
}
ORDINARY = {
    "active": "active",
    "in-progress": "active",
    "completed": "completed",
    "stopped": "stopped",
    "ended": "stopped",
    "inactive": "inactive",
    "entered-in-error": "entered-in-error",
    "intended": "planned",
    "draft": "planned",
    "preparation": "planned",
    "not-taken": "not-taken",
    "not-done": "not-taken",
    "cancelled": "not-taken",
    "declined": "not-taken",
    "abandoned": "not-taken",
}
"""Words of medication, procedure and device resources; on-hold, unknown and all others are `unknown`."""
MEASURED = {
    "final": "completed",
    "amended": "completed",
    "corrected": "completed",
    "registered": "unconfirmed",
    "preliminary": "unconfirmed",
    "cancelled": "entered-in-error",
    "entered-in-error": "entered-in-error",
}
ANSWERED = {
    "completed": "completed",
    "amended": "completed",
    "in-progress": "unconfirmed",
    "stopped": "unconfirmed",
    "entered-in-error": "entered-in-error",
}
PROPOSED = ("proposal", "plan", "option")


def status(kind: str, resource: dict[str, Any]) -> str:
    """Give the status of what a resource states."""
    match kind:
        case "condition" | "allergy":
            clinical = CLINICAL.get(word(resource.get("clinicalStatus")), "unknown")
            return VERIFICATION.get(word(resource.get("verificationStatus")), clinical)
        case "observation":
            return MEASURED.get(word(resource.get("status")), "unknown")
        case "answer":
            return ANSWERED.get(word(resource.get("status")), "unknown")
        case "family":
            return "entered-in-error" if word(resource.get("status")) == "entered-in-error" else "unknown"
        case _:
            return _ordinary(resource)


def _ordinary(resource: dict[str, Any]) -> str:
    found = ORDINARY.get(word(resource.get("status")), "unknown")
    if found == "entered-in-error":
        return found
    negated = (
        resource.get("doNotPerform") is True or resource.get("notGiven") is True or resource.get("notDone") is True
    )
    if negated or word(resource.get("taken")) == "n":
        return "not-taken"
    if found in ("active", "unknown") and word(resource.get("intent")) in PROPOSED:
        return "planned"
    return found
