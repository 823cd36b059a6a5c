"""What every key of what a check found means, for those who write programs that read it."""

from collections.abc import Mapping

SPAN = {
    "line": "The line of the first character, counted from 1.",
    "column": "The column of the first character, counted from 1.",
    "end_line": "The line of the last character.",
    "end_column": "The column after the last character.",
}
PLACE = {
    "file": "The file, as it was named on the command line.",
    **SPAN,
    "path": "The way to it inside the document: keys, and places in lists counted from 0.",
}

CHECKS: Mapping[str, Mapping[str, str]] = {
    "findings": {
        "schema": "What kind of document this is: needle.findings/1.",
        "command": "Which command made it.",
        "checked": "Everything that was checked, with what came of it.",
        "findings": "Everything that was found, in the order of what was checked.",
        "summary": "The counts, and the closing line for people.",
    },
    "found-unit": {
        "name": "What was checked: a file, or a case by its name.",
        "file": "The file it is in.",
        "outcome": "Whether it passed, failed, or was skipped.",
        "skipped": "Why it was skipped; empty where it was not.",
    },
    "found-thing": {
        "unit": "The name of what was checked.",
        "name": "The stable name of the rule: depth-over-area; needle rule NAME is its page.",
        "severity": "How bad it is.",
        "says": "What is wrong, in one sentence.",
        "help": "What to write instead.",
        **PLACE,
        "related": "Other places that belong to it.",
        "compared": "What was expected beside what there is, where a finding is a difference.",
        "witnesses": "Clients who show it, where it was found by proof.",
        "fixable": "Whether --fix can mend it.",
        "fix": "The edits that mend it.",
    },
    "found-related": {"says": "Why the place belongs to it.", **PLACE},
    "found-compared": {"expected": "What was expected; empty for more.", "got": "What there is; empty for missing."},
    "found-witness": {
        "says": "What the advice says of this client.",
        "record": "The client as an intake record in YAML, for needle recommend --intake.",
    },
    "found-fix": {**SPAN, "text": "What to write there instead."},
    "found-summary": {
        "says": "The closing line for people.",
        "errors": "How many errors were found.",
        "warnings": "How many warnings were found.",
        "notes": "How many notes were found.",
        "passed": "How many of those checked passed.",
        "failed": "How many of those checked failed.",
        "skipped": "How many were skipped.",
    },
    "proof": {
        "name": "The property, by the name of its rule: no-depth-left.",
        "claim": "What was to be proved of every client there could be.",
        "status": "Whether it is proved, refuted by clients who can be looked at, or not decided.",
        "times": "How often it is refuted.",
        "steps": "How much was looked at: boxes held against boxes.",
        "because": "Why it is not decided, or not wholly; empty where it is.",
    },
}
