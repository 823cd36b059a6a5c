"""What every key of a map of a form means."""

from collections.abc import Mapping

MAPS: Mapping[str, Mapping[str, str]] = {
    "map": {
        "schema": "What kind of document this is: needle.map/1.",
        "dates": "How dates are written in the whole file: DD/MM/YYYY; left out, doubtful dates are refused.",
        "separator": 'What stands between several choices in one cell, in quotes: ";"; left out, it is a comma.',
        "constants": "What is the same for every row: {others: unknown, operator: nurse}.",
        "columns": 'The columns by their headers, each read or ignored: {"Are you pregnant?": {is: pregnancy}}.',
    },
    "constants": {
        "others": "no: whatever the form does not ask was asked and denied; unknown: it stays open.",
        "concerns": "What every client wants changed: [acne-scars].",
        "areas": "Where every client is to be treated: [cheeks].",
        "available": "The variants offered here: [pen, chemical-peel]; left out, all of them.",
        "operator": "Who treats: esthetician, nurse or physician.",
        "max_downtime": "The longest time out of sight: 3 days.",
        "max_depth": "Your own limit on depth, in millimetres: 1.5 mm.",
        "prefer": "What counts between options that fit alike: effect, downtime, cost or comfort.",
        "facts": "What holds of every client, as the clinic knows it: {consent-missing: no}.",
        "on": "The day the advice is for, where a row names none: 2026-11-22.",
    },
    "column": {
        "is": "The fact it asks about, several in a list, or a key of an intake record: pregnancy, concerns, notes.",
        "ignore": "Why nobody has to read this column: personal; a column is ignored or read, not both.",
        "answers": 'How some of its answers read: {"Not that I know": unknown, "On the pill": {pregnancy: no}}.',
        "choices": 'What may be ticked, and what each means: {"Cold sores": herpes-labialis-history, "None": none}.',
        "unticked": "no: whoever ticked anything denied the rest; unknown: what is not ticked stays open.",
        "separator": 'What stands between its choices, in quotes, where it is not that of the file: ";".',
        "form": "How dates are written in this column, where it is not as in the file: MM/DD/YYYY.",
        "unit": "The unit of its numbers, where the cells do not say it: µm.",
        "window": "How far back its question looks: 6 months; a no says nothing of what was before, and stays open.",
    },
}
