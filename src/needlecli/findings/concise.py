"""Findings one a line, as editors, problem matchers and grep read them: file:line:column: severity[name] sentence."""

from needlecli.findings._checked import Findings
from needlecli.findings._drawing import one_line
from needlecli.page import Style
from needlecli.source import in_order


def write(findings: Findings, style: Style) -> str:
    """Write every finding in order of file and place, then the remarks; nothing when there is none."""
    return "".join(f"{one_line(one, style)}\n" for one in (*in_order(findings.found), *findings.remarks))
