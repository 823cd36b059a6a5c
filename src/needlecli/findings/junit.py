"""Findings as JUnit XML, which CI services show as test results: one test case for each file or case checked."""

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from needlecli.findings._checked import Findings, Unit
from needlecli.findings._drawing import drawn, worst_first
from needlecli.page import Style, clean
from needlecli.source import Severity

PLAIN = Style()


def write(findings: Findings, _style: Style) -> str:
    """Write every unit, those that passed too; only errors fail one, and no time is told."""
    outcomes = [unit.outcome for unit in findings.units]
    counts = {"tests": str(len(outcomes)), "failures": str(outcomes.count("failed")), "errors": "0"}
    name = f"needle {findings.command}"
    top = Element("testsuites", {"name": name, **counts})
    suite = SubElement(top, "testsuite", {"name": name, **counts, "skipped": str(outcomes.count("skipped"))})
    for unit in findings.units:
        _case(suite, unit, findings.command if unit.name == unit.file else unit.file)
    indent(top)
    xml = tostring(top, encoding="unicode").encode("ascii", "xmlcharrefreplace").decode("ascii")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{xml}\n'


def _case(suite: Element, unit: Unit, owner: str) -> None:
    case = SubElement(suite, "testcase", {"name": clean(unit.name), "classname": clean(owner)})
    found = worst_first(unit.found)
    told = "\n\n".join("\n".join(drawn(diagnostic, PLAIN)) for diagnostic in found)
    errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in found)
    if errors:
        says = found[0].says if errors == 1 else f"{errors} errors, the first: {found[0].says}"
        SubElement(case, "failure", {"type": clean(found[0].name), "message": clean(says)}).text = told
        return
    if unit.skipped:
        SubElement(case, "skipped", {"message": clean(unit.skipped)})
    if found:
        SubElement(case, "system-out").text = told
