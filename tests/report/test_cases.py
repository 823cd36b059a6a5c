"""What is said of a case that is not as was agreed: what differs, the clause that decided, and what to write."""

import pytest

from case_builders import CAUTIONS, documents, one, small, texts
from needlecli.cases import Outcome, places
from needlecli.knowledge import Pack
from needlecli.report.cases import case_findings
from needlecli.source import Diagnostic, Severity, excerpt

WAITS = "{facts: {isotretinoin: 2026-06-01}}"


def said(outcome: Outcome, pack: Pack | None = None, cautions: str = CAUTIONS) -> tuple[Diagnostic, ...]:
    """Give what is said of a case of the small pack."""
    pack = pack or small()
    return case_findings(outcome, pack, places(pack, documents(texts(cautions))))


def clauses(found: Diagnostic) -> list[tuple[str, str]]:
    """Give the clauses that are shown, each with the words marked in its line."""
    told = []
    for label, where in found.related:
        line, mark = excerpt(where)
        told.append((label, line[mark.index("^") : mark.rindex("^") + 1]))
    return told


class TestACautionThatHolds:
    def test_is_shown_with_the_very_clause_that_decided(self) -> None:
        (found,) = said(one("{cautions: []}", WAITS))
        assert (found.name, found.severity) == ("case-failed", Severity.ERROR)
        assert clauses(found) == [('this decided: "isotretinoin within 6 months" is yes', "within 6 months")]
        assert found.compared == (("", "isotretinoin-wait"),)
        assert found.help.endswith("write cautions: [isotretinoin-wait]")

    def test_is_found_where_the_key_is_written(self) -> None:
        (found,) = said(one("{cautions: []}", WAITS))
        assert excerpt(found.where)[0].endswith("expect: {cautions: []}")

    def test_is_found_at_the_name_where_no_key_is_written(self) -> None:
        (found,) = said(one("{asks: []}", WAITS))
        assert excerpt(found.where)[0].endswith("- name: a case")

    def test_for_everyone_is_shown_by_its_id(self) -> None:
        found = said(one("{cautions: {exclude: [for-all]}}"))[0]
        assert clauses(found) == [("for-all holds for everyone", "for-all")]

    def test_is_shown_once_for_all_that_it_changes(self) -> None:
        both = said(one("{cautions: [], offered: [pen, roller], verdicts: {pen: suitable}}", WAITS))
        assert [len(found.related) for found in both] == [1, 0, 0]


class TestACautionThatDoesNotHold:
    def test_is_shown_with_what_kept_it_back(self) -> None:
        (found,) = said(one("{cautions: [pregnancy-stop]}"))
        assert clauses(found) == [('this decided: "pregnancy" is no', "yes")]

    def test_of_two_clauses_shows_the_one_that_decided(self) -> None:
        two = (
            "\n  - {id: two, level: note, says: Say it., sources: [study],"
            " when: {pregnancy: no, isotretinoin: over 6 months}}\n"
        )
        (found,) = said(one("{cautions: [two]}", WAITS, pack=small(two)), small(two), two)
        assert clauses(found) == [
            (
                'this decided: "isotretinoin and not isotretinoin within 6 months" is no',
                "over 6 months",
            )
        ]


class TestAQuestion:
    def test_is_shown_with_what_leaves_it_open(self) -> None:
        (found,) = said(one("{asks: []}", "{facts: {pregnancy: unknown}}"))
        assert clauses(found) == [('this leaves it open: "pregnancy" is unknown', "yes")]
        assert found.help.endswith("write asks: [pregnancy]")


class TestAVariantThatIsNotOffered:
    def test_without_a_caution_is_shown_with_the_reason(self) -> None:
        (found,) = said(one("{verdicts: {pen: suitable}}", "{concerns: [lines]}"))
        assert found.says == (
            "the verdict is not the one expected (pen: the pack has nothing on lines for this variant)"
        )
        assert found.help.endswith("write verdicts: {pen: not-indicated}")


@pytest.mark.parametrize(
    ("expect", "client", "advice"),
    [
        ("{cautions: {include: [pregnancy-stop]}}", "{}", "what the case expects"),
        ("{first: roller}", "{}", "write first: pen"),
        ("{cautions: [isotretinoin-wait], first: roller}", WAITS, "what the case expects"),
        ("{depth: {pen: {cheeks: none}}}", "{}", "what the case expects"),
        ("{until: {pen: 2027-01-01}}", "{}", "write until: {pen: none}"),
        ("{offered: [roller, pen]}", "{}", "write offered: [pen, roller]"),
    ],
)
def test_the_help_says_what_to_write_where_that_is_plain(expect: str, client: str, advice: str) -> None:
    (found,) = said(one(expect, client))
    assert found.help == f"correct the protocol file or, if the advice is right, {advice}"


def test_nothing_is_said_of_a_case_that_is_as_was_agreed_or_of_a_gap_that_is_known() -> None:
    assert said(one("{cautions: []}")) == ()
    assert said(one("{cautions: [pregnancy-stop]}", more="    known_gap: nobody has looked\n")) == ()


def test_a_caution_of_other_variants_is_said_not_to_have_been_evaluated() -> None:
    (found,) = said(one("{cautions: {exclude: [roller-drag]}}", more="    variants: [pen]\n"))
    assert found.name == "never-evaluated"
    assert found.says.startswith("roller-drag was never evaluated")
    assert excerpt(found.where)[1].count("^") == len("roller-drag")
