"""What every key of an intake record and of a case file means, and the words of `when:` that are no facts."""

from collections.abc import Mapping

RECORDS: Mapping[str, Mapping[str, str]] = {
    "condition": {
        "all": "Every one of these must hold: [{isotretinoin: within 6 months}, {area: face}].",
        "any": "At least one of these must hold: [{liver-disease: yes}, {kidney-disease: yes}].",
        "not": "This must not hold: {skin_type: [I, II, III]}.",
        "area": "Where the treatment is, one area or a list: [scalp, lips]; face stands for all that lies in it.",
        "concern": "What the client wants changed, one concern or a list: melasma.",
        "event": "An event comes sooner than this: within 14 days.",
        "depth": "The needles go deeper than this, in millimetres: over 1.5 mm.",
    },
    "intake": {
        "schema": "What kind of document this is: needle.intake/1; it may be left out.",
        "ref": "Your own reference, which means nothing to anyone else: A17; never a name.",
        "on": "The day the advice is for: 2026-11-22; left out, it is today.",
        "concerns": "What the client wants changed: [acne-scars, large-pores], or with weights {acne-scars: 2}.",
        "areas": "Where: [cheeks]; left out, it is where the concerns usually are.",
        "facts": "What was answered, fact by fact: {skin_type: IV, pregnancy: no}; what is left out is unknown.",
        "others": "The word no: everything not mentioned was asked and denied; left out, it is unknown.",
        "event": "The day of a coming event: 2027-06-12; or the word no.",
        "available": "The variants offered here: [pen, chemical-peel]; left out, all of them.",
        "operator": "Who treats: esthetician, nurse or physician.",
        "max_downtime": "The longest time out of sight: 3 days.",
        "max_depth": "Your own limit on depth, in millimetres: 1.5 mm.",
        "prefer": "What counts between options that fit alike: effect, downtime, cost or comfort.",
        "cleared": "Cautions for which a physician's letter is on file: [anticoagulant].",
        "notes": "Free text; what it mentions is matched with the facts, and the rest is shown.",
    },
    "cases": {
        "on": "The day the advice is for: 2026-11-22; the clock is part of the test.",
        "client": "What every case below starts from: an intake record, {concerns: [acne-scars], others: no}.",
        "variants": "The variants that every case below looks at: [pen, prp]; left out, all of the pack.",
        "cases": "The cases: a list of {name: …, client: …, expect: …}.",
    },
    "case": {
        "name": "What this case shows, in one sentence; a failure is told under this name.",
        "client": "What differs from the client above: keys replace, and facts are added one by one.",
        "variants": "The variants this case looks at: [pen, prp]; left out, those of the file.",
        "sources": "What the expectation rests on, as ids of _sources.yaml: [seed-article].",
        "known_gap": "Why this case cannot pass yet; it must fail, and once it passes this line must go.",
        "confirmed": "no: written by the program and read by nobody yet; take the line out once you have read it.",
        "expect": "What must be said to this client; left empty, the case is open and the run fails.",
    },
    "expect": {
        "cautions": "Exactly the cautions that hold, in any variant looked at: [isotretinoin-6-months]; [] for none.",
        "asks": "Exactly the questions that stay open: [age, event]; [] for none.",
        "offered": "The variants that can be treated once what is open clears, best first: [pen, prp].",
        "first": "The variant that comes first: pen.",
        "verdicts": "What may be done now, by variant: {pen: defer}.",
        "if_clear": "What may be done once what is open clears, by variant: {pen: suitable}.",
        "until": "The first day it may be done, by variant: {pen: 2026-11-23}; or none.",
        "depth": "How deep now, by variant and area, in millimetres: {pen: {cheeks: 1.0-1.5 mm}}; or none.",
        "interval": "How far apart in the first course, by variant: {pen: 4-6 weeks}; or none.",
        "struck": "Options that are struck out, by variant: {chemical-peel: [phenol]}.",
        "unrecognised": "The words of the notes that were not understood: [tingling].",
    },
    "some": {
        "include": "These must be among them: [pregnancy].",
        "exclude": "These must not be among them: [breastfeeding].",
    },
}
