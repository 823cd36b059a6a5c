"""What each of a few words means, wherever a key takes one of them."""

from collections.abc import Mapping

CHOICES: Mapping[str, Mapping[str, str]] = {
    "confidence": {
        "high": "sure",
        "medium": "fairly sure",
        "low": "not sure; shown as weak wherever it is said",
    },
    "mark": {
        "experience": "one practitioner's experience",
        "unverified": "a claim that nobody has checked",
    },
    "level": {
        "contraindicated": "never, while it holds",
        "defer": "not yet: wait until it has passed",
        "clearance": "only with a physician's written agreement, or the licence it asks for",
        "adjust": "with other settings: shallower, less often, with a test spot",
        "note": "worth saying; it changes nothing",
    },
    "grade": {
        "A": "trials agree",
        "B": "some trials",
        "C": "little or weak",
        "X": "written down, and never offered",
    },
    "effect": {
        "minimal": "under 25 % better",
        "moderate": "25 to 50 % better",
        "marked": "51 to 75 % better",
        "near-total": "over 75 % better",
    },
    "increment": {
        "proven": "trials show that it adds to the plain pen",
        "plausible": "it may well add, and no trial shows it",
        "mixed": "trials disagree",
        "none": "trials show that it adds nothing",
        "untested": "nobody has compared the two",
    },
    "technique": {"needle": "needles alone", "rf": "needles that carry radiofrequency, and so heat"},
    "operator": {
        "esthetician": "an esthetician, or anyone with more",
        "nurse": "a nurse, or a physician",
        "physician": "a physician only",
    },
    "accepted": {"accepted": "the field works with it", "discouraged": "the field advises against it: say why"},
    "without": {"none": "none at all"},
    "energy": {"none": "no radiofrequency at all", "lowest": "the least the device gives"},
    "made": {
        "regulator": "from a regulator, or a law",
        "ifu": "a maker's instructions for use",
        "consensus": "experts who agreed in writing",
        "systematic-review": "a review that looked for every study",
        "rct": "a randomised trial",
        "cohort": "people followed without drawing lots",
        "narrative-review": "a review by choice, or an expert's talk",
        "textbook": "a textbook",
        "clinic": "a clinic's own page or sheet",
        "article": "an article by a practitioner or journalist",
        "recall": "known from memory: nothing was read",
    },
    "kind": {
        "flag": "yes or no; yes is the answer that makes trouble",
        "dated": "yes or no, and when it last happened",
        "number": "a number with a unit",
        "choice": "one of a few options",
    },
    "answered-by": {"client": "the client is asked", "practitioner": "the practitioner sees or decides it"},
    "reach": {"area": "the area named, and no other", "region": "the whole part of the body around it"},
    "now": {"now": "a plain yes means that it still goes on"},
    "row": {
        "tone": "colour and glow",
        "rejuvenation": "texture, pores, fine lines",
        "tightening": "loose skin, wrinkles",
        "scars": "scars and stretch marks",
    },
    "preference": {
        "effect": "the one that does most",
        "downtime": "the one that is over soonest",
        "cost": "the cheapest",
        "comfort": "the one that hurts least",
    },
    "verdict": {
        "suitable": "may be done",
        "with-care": "may be done, with the settings and notes given",
        "ask-first": "open questions may rule it out",
        "needs-clearance": "only with a physician's letter, or another licence",
        "defer": "not yet",
        "contraindicated": "not to be done",
        "not-available": "not offered here",
        "not-indicated": "does nothing for what the client wants",
    },
}
