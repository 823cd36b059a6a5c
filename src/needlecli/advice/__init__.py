"""Advice is knowledge meeting a client."""

from needlecli.advice.advising import recommend
from needlecli.advice.assessing import assess, bare_depths, every
from needlecli.advice.brief import Brief, Decided, Ending, Fired, Part, Parts, Ranking, Reach, Short, shortened
from needlecli.advice.depth import Cap, base_depth
from needlecli.advice.fitting import fit
from needlecli.advice.holding import Held
from needlecli.advice.ranking import deciding_field, in_rank, key
from needlecli.advice.recommendation import (
    AreaResult,
    Course,
    DepthRow,
    Finding,
    Narrowing,
    Option,
    Question,
    Reason,
    Recommendation,
    Struck,
)
from needlecli.advice.verdict import OUTCOMES, Verdict

__all__ = [
    "OUTCOMES",
    "AreaResult",
    "Brief",
    "Cap",
    "Course",
    "Decided",
    "DepthRow",
    "Ending",
    "Finding",
    "Fired",
    "Held",
    "Narrowing",
    "Option",
    "Part",
    "Parts",
    "Question",
    "Ranking",
    "Reach",
    "Reason",
    "Recommendation",
    "Short",
    "Struck",
    "Verdict",
    "assess",
    "bare_depths",
    "base_depth",
    "deciding_field",
    "every",
    "fit",
    "in_rank",
    "key",
    "recommend",
    "shortened",
]
