"""A batch is many clients, one line each: nothing left out, in the order they came."""

from needlecli.batch.answering import Answerer, Answers, Bad, Shape
from needlecli.batch.counting import Count
from needlecli.batch.lines import KEYS, REVIEW, SCHEMA, closing, opening
from needlecli.batch.working import Done, Job, Look, Source, Work

__all__ = [
    "KEYS",
    "REVIEW",
    "SCHEMA",
    "Answerer",
    "Answers",
    "Bad",
    "Count",
    "Done",
    "Job",
    "Look",
    "Shape",
    "Source",
    "Work",
    "closing",
    "opening",
]
