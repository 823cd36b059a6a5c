"""A case is advice that was agreed on."""

from needlecli.cases.adding import added, started
from needlecli.cases.case import NOTHING, Case, Expectation, Match
from needlecli.cases.comparing import Difference, Unheard
from needlecli.cases.coverage import Coverage, Figure, measure
from needlecli.cases.deciding import deciding
from needlecli.cases.noticing import Score, Survivor, Tally, notice
from needlecli.cases.placing import Place, places
from needlecli.cases.reading import is_case_file, read_cases
from needlecli.cases.running import Outcome, State, run
from needlecli.cases.suggesting import suggest
from needlecli.cases.writing import as_yaml, name_of, seen

__all__ = [
    "NOTHING",
    "Case",
    "Coverage",
    "Difference",
    "Expectation",
    "Figure",
    "Match",
    "Outcome",
    "Place",
    "Score",
    "State",
    "Survivor",
    "Tally",
    "Unheard",
    "added",
    "as_yaml",
    "deciding",
    "is_case_file",
    "measure",
    "name_of",
    "notice",
    "places",
    "read_cases",
    "run",
    "seen",
    "started",
    "suggest",
]
