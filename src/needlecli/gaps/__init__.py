"""Gaps are where the pack has nothing for a plain client, or little: by concern, area, skin type and licence."""

from needlecli.gaps.finding import find_gaps
from needlecli.gaps.grouping import Group, Row, Sign, columns_of, group_gaps, rows_of, written
from needlecli.gaps.kinds import KINDS, USABLE, Cell, Gaps, Kind
from needlecli.gaps.plain import SKIN_TYPE, PlainClient, plain_client

__all__ = [
    "KINDS",
    "SKIN_TYPE",
    "USABLE",
    "Cell",
    "Gaps",
    "Group",
    "Kind",
    "PlainClient",
    "Row",
    "Sign",
    "columns_of",
    "find_gaps",
    "group_gaps",
    "plain_client",
    "rows_of",
    "written",
]
