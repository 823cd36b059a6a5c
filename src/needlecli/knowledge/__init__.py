"""Knowledge is what the protocol files say.

Compiling a pack needs pydantic and is imported from `needlecli.knowledge.compiling` only where files are read.
"""

from needlecli.knowledge.care import Care, RedFlag, Step
from needlecli.knowledge.caution import LEVELS, Adjust, Caution, Level
from needlecli.knowledge.pack import Common, Guide, Label, Pack
from needlecli.knowledge.protocol import (
    EFFECTS,
    OPERATORS,
    Device,
    EventGap,
    Indication,
    Operator,
    Standing,
    Technique,
    Variant,
)
from needlecli.knowledge.statement import Position, Source, Statement
from needlecli.knowledge.vocabulary import Area, Concern, Fact, Group, Layers, Skin, Vocabulary, Word
from needlecli.knowledge.words import Named, Words, did_you_mean, normal

__all__ = [
    "EFFECTS",
    "LEVELS",
    "OPERATORS",
    "Adjust",
    "Area",
    "Care",
    "Caution",
    "Common",
    "Concern",
    "Device",
    "EventGap",
    "Fact",
    "Group",
    "Guide",
    "Indication",
    "Label",
    "Layers",
    "Level",
    "Named",
    "Operator",
    "Pack",
    "Position",
    "RedFlag",
    "Skin",
    "Source",
    "Standing",
    "Statement",
    "Step",
    "Technique",
    "Variant",
    "Vocabulary",
    "Word",
    "Words",
    "did_you_mean",
    "normal",
]
