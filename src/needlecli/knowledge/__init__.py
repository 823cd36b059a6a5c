"""Knowledge is what the protocol files say.

Compiling a pack may need pydantic and is imported from `needlecli.knowledge.compiling` only where files are read.
"""

from needlecli.knowledge.care import Care, RedFlag, Step
from needlecli.knowledge.caution import LEVELS, Adjust, Caution, Level
from needlecli.knowledge.deriving import OPERATOR
from needlecli.knowledge.pack import Common, Pack
from needlecli.knowledge.protocol import (
    EFFECTS,
    OPERATORS,
    EventGap,
    Indication,
    Variant,
)
from needlecli.knowledge.reading import Reading
from needlecli.knowledge.statement import Position, Source, Statement
from needlecli.knowledge.vocabulary import Area, Fact, Layers, Vocabulary, Word
from needlecli.knowledge.words import Named, Words, did_you_mean, normal

__all__ = [
    "EFFECTS",
    "LEVELS",
    "OPERATOR",
    "OPERATORS",
    "Adjust",
    "Area",
    "Care",
    "Caution",
    "Common",
    "EventGap",
    "Fact",
    "Indication",
    "Layers",
    "Level",
    "Named",
    "Pack",
    "Position",
    "Reading",
    "RedFlag",
    "Source",
    "Statement",
    "Step",
    "Variant",
    "Vocabulary",
    "Word",
    "Words",
    "did_you_mean",
    "normal",
]
