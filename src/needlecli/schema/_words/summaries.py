"""What every key of the summary of a batch means, for those who write programs that read it."""

from collections.abc import Mapping

SUMMARIES: Mapping[str, Mapping[str, str]] = {
    "summary": {
        "schema": "What kind of document this is: needle.batch-summary/1.",
        "on": "The day the advice is for, where a record names none: 2026-11-22.",
        "inputs": "The inputs that were read, as they were named on the command line.",
        "pack": "The protocol files that the advice rests on.",
        "records": "How many records there were, answered or not.",
        "answered": "How many were answered.",
        "rejected": "How many could not be read.",
        "review": "How many of those answered a person has to read.",
        "verdicts": "How many answers have each verdict; every verdict is there, with 0 where there is none.",
        "tops": "How often each variant comes first and can be treated, now or later; by id.",
        "options": "How often each variant has each verdict; by id, then by verdict.",
        "cautions": "In how many answers each caution holds, the most frequent first.",
        "questions": "In how many answers each question is still open, the most frequent first.",
        "unrecognised": "Texts that were not understood, and in how many records, the most frequent first.",
        "unrecognised_others": "How many more such texts were counted without their words.",
        "rejections": "Why records could not be read, and how many, the most frequent first.",
        "rejections_others": "How many more such reasons were counted without their words.",
    },
    "caution-count": {
        "id": "The caution's own id: isotretinoin-6-months.",
        "level": "How hard the caution is; empty where the pack does not hold it.",
        "records": "In how many answers it holds.",
    },
    "question-count": {
        "fact": "The fact to be asked, as an id.",
        "question": "The question as it is asked.",
        "records": "In how many answers it is open.",
    },
    "text-count": {
        "text": "What was written and not understood.",
        "records": "In how many records it was written.",
    },
    "rejection-count": {
        "field": "The column or key that could not be read; empty for the whole record.",
        "name": "The stable word for what was wrong: wrong-answer.",
        "records": "How many records were rejected for it.",
    },
}
