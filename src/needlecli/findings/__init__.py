"""Findings is the ways out for what a check has found: one look a file, each with a `write`."""

from needlecli.findings._checked import Findings, Stated, Unit
from needlecli.findings._drawing import drawn, unquoted

__all__ = ["Findings", "Stated", "Unit", "drawn", "unquoted"]
