"""What every key of a line of a batch means, for those who write programs that read it."""

from collections.abc import Mapping

BATCHES: Mapping[str, Mapping[str, str]] = {
    "opening": {
        "schema": "What kind of document this is: needle.batch/1.",
        "needle": "The version of the program.",
        "on": "The day the advice is for, where a record names none: 2026-11-22.",
        "pack": "Which protocol files the advice rests on.",
        "inputs": "What was read, as it was named on the command line.",
        "settings": "What was said for all records at once, and which map was used.",
    },
    "answer": {
        "row": "The number of the record within its input, from 1.",
        "source": "The input it comes from.",
        "ref": "The caller's own reference, as given in the record; empty when there was none.",
        "on": "The day the advice is for: 2026-11-22.",
        "verdict": "That of the first option; review where something written was not understood.",
        "review": "Whether a person has to read what was written.",
        "until": "The first day the first option may be done, when it is deferred; null where no day can be named.",
        "options": "Every variant of the pack, best first.",
        "cautions": "The cautions that hold, the hardest first, each once.",
        "questions": "The facts still to be asked, as ids, those that decide most first.",
        "mentions": "What the free text was read as.",
        "unrecognised": "The pieces of the free text that were not understood; a person has to read them.",
        "cleared": "The cautions for which a physician's letter is on file, as ids.",
        "notices": "Sentences that only this answer needs.",
    },
    "short-option": {
        "rank": "Its place among the options, from 1.",
        "variant": "The variant, as an id: pen.",
        "verdict": "What may be done today.",
        "if_clear": "What may be done once every open question is answered well.",
        "until": "The first day it may be done, when it is deferred: 2026-11-29; null where no day can be named.",
        "until_moves": "Whether that day moves on as long as something still goes on.",
        "fit": "How well it does what the client wants, in percent from 0 to 100.",
        "reasons": "Why it is not offered, or not for one of the concerns, each as a stable word.",
        "struck": "Options of the practitioner that a caution rules out.",
        "depth": "How deep, for each concern and area; of the first option only.",
    },
    "short-depth": {
        "concern": "The concern, as an id: acne-scars.",
        "area": "The area, as an id: cheeks.",
        "min_mm": "The shallowest today, in millimetres: 1.0; null where nothing may be done.",
        "max_mm": "The deepest today, in millimetres: 1.5; null where nothing may be done.",
        "if_clear": "The range once every open question is answered well.",
        "with_clearance": "The range a physician's letter would open; nulls where it opens no more.",
    },
    "fired": {
        "id": "The caution, as an id: isotretinoin-6-months.",
        "level": "How hard it is.",
        "variants": "The variants it holds for, as ids.",
    },
    "rejection": {
        "row": "The number of the record within its input, from 1.",
        "source": "The input it comes from.",
        "ref": "The caller's own reference, where it could be made out.",
        "rejected": "Why the record could not be read; never what was written there.",
    },
    "trouble": {
        "field": "The column or key it is about; empty when it is the whole record.",
        "name": "A stable word for what is wrong: wrong-answer.",
        "says": "What is wrong, as a sentence.",
        "help": "What to write instead.",
    },
    "closing": {
        "complete": "Says that the run is whole: a run that was cut off has no such line.",
        "counts": "How many records came to what.",
    },
    "counts": {
        "records": "Every record, answered or not.",
        "answered": "Those that were answered.",
        "rejected": "Those that could not be read.",
        "review": "Those answered that a person has to read.",
        "verdicts": "How many answers have each verdict.",
    },
}
