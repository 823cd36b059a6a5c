"""The pages about cases: what they show as bad is found at the marks, and what they show as good is not."""

import re
from collections.abc import Sequence

import pytest

from builders import COMMON, compiled, small_files
from case_builders import documents
from needlecli import lint
from needlecli.cases import measure, notice, places, read_cases, run
from needlecli.lint import Example, RulePage
from needlecli.report.cases import case_findings
from needlecli.source import Diagnostic
from needlecli.source.yaml import parse

PAGES = [page for page in lint.pages() if any(one.file.startswith("cases/") for one in (*page.bad, *page.good))]


COVERAGE, MUTATION = "not-covered", "mutant-survived"
"""What is said of the pack, and not of a case."""


def found_in(page: RulePage, examples: Sequence[Example]) -> list[Diagnostic]:
    """Run the cases of a page's examples against a small pack with the examples' cautions."""
    cautions = "".join(one.plain for one in examples if one.file == "_common.yaml")
    files = small_files(common=COMMON.replace("cautions: []\n", cautions or "cautions: []\n"))
    pack = compiled(files).value
    (text,) = (one.plain for one in examples if one.file == "cases/scars.yaml")
    document = parse("cases/scars.yaml", text).value
    assert pack is not None
    assert document is not None
    checked = read_cases(document, pack)
    where = places(pack, documents(files))
    outcomes = [run(case, pack) for case in checked.value or ()]
    found = [*checked.diagnostics, *(d for outcome in outcomes for d in case_findings(outcome, pack, where))]
    if page.name == MUTATION:
        survivors = notice(outcomes, pack, documents(files)).survivors
        found += [one.diagnostic() for one in survivors if one.key.startswith("threshold/isotretinoin-wait")]
    return [*found, *(measure(outcomes, pack, documents(files)).uncovered if page.name == COVERAGE else ())]


def test_there_is_one_for_every_way_cases_can_end_badly() -> None:
    assert [page.name for page in PAGES] == [
        *(
            "case-failed",
            "case-open",
            "case-unconfirmed",
            "gap-closed",
            "mutant-survived",
            "never-evaluated",
            "not-covered",
        )
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
class TestEveryPage:
    def test_is_whole(self, page: RulePage) -> None:
        assert re.match(r"[A-Z`].*?\.(\s|$)", page.finds, flags=re.DOTALL)
        assert page.why.endswith(".")
        assert page.mend.endswith(".")

    def test_shows_what_is_found(self, page: RulePage) -> None:
        (example,) = (one for one in page.bad if one.marked)
        found = found_in(page, page.bad)
        assert [d.name for d in found] == [page.name for _ in example.marked]
        above = COMMON.partition("cautions: []\n")[0].count("\n") if example.file == "_common.yaml" else 0
        spans = {(d.where.span.line - above, d.where.span.column, d.where.span.end_column) for d in found}
        assert spans == set(example.marked), [f"{d.where} {d.says}" for d in found]
        assert {d.severity for d in found} == {page.severity}

    def test_shows_what_is_good(self, page: RulePage) -> None:
        assert [f"{d.where} {d.says}" for d in found_in(page, page.good)] == []

    def test_is_about_findings_that_say_what_to_do(self, page: RulePage) -> None:
        for diagnostic in found_in(page, page.bad):
            assert diagnostic.says
            assert not diagnostic.says.endswith(".")
            assert diagnostic.help
