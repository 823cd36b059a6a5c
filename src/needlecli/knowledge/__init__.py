"""Knowledge is what the protocol files say.

Compiling a pack needs pydantic and is imported from `needlecli.knowledge.compiling` only where files are read.
"""

from needlecli.knowledge.caution import LEVELS, Adjust, Caution, Level
from needlecli.knowledge.pack import Pack
from needlecli.knowledge.protocol import (
    EFFECTS,
    OPERATORS,
    Indication,
    Variant,
)
from needlecli.knowledge.statement import Position
from needlecli.knowledge.vocabulary import Area, Fact, Layers, Vocabulary, Word
from needlecli.knowledge.words import Named, Words, did_you_mean, normal

__all__ = [
    "EFFECTS",
    "LEVELS",
    "OPERATORS",
    "Adjust",
    "Area",
    "Caution",
    "Fact",
    "Indication",
    "Layers",
    "Level",
    "Named",
    "Pack",
    "Position",
    "Variant",
    "Vocabulary",
    "Word",
    "Words",
    "did_you_mean",
    "normal",
]
