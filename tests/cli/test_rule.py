"""`needle rule`: the page of every finding, as it was written, at every width."""

import json
from collections.abc import Sequence

import pytest

from conftest import Run
from needlecli import lint
from needlecli.formats.markdown import render as markdown
from needlecli.formats.table import render as table
from needlecli.lint import Example, RulePage
from needlecli.page import Style
from needlecli.report.rules import rule_data, rule_list_page, rule_pages

PAGES = lint.pages()
ONE = "depth-over-area"


def verbatim(example: Example, margin: str) -> list[str]:
    """Give the lines of an example as a page must show them, its file's name first."""
    return [f"{margin}{line}".rstrip() for line in (f"# {example.file}", *example.text.rstrip("\n").split("\n"))]


def stands_in(lines: Sequence[str], text: str) -> bool:
    """Say whether lines stand in a text one below the other."""
    return "\n" + "\n".join(lines) + "\n" in "\n" + "\n".join(line.rstrip() for line in text.split("\n")) + "\n"


def test_a_page_reads_like_this(run: Run) -> None:
    done = run("rule", ONE)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("depth-over-area   error\nA depth goes beyond the limit of its area.\n")
    assert done.stdout.index("WHY IT MATTERS") < done.stdout.index("BAD") < done.stdout.index("GOOD")
    assert done.stdout.index("GOOD") < done.stdout.index("HOW TO MEND IT")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
class TestEveryPage:
    @pytest.mark.parametrize("width", [39, 79, 159, None])
    @pytest.mark.parametrize("colour", [False, True], ids=["plain", "colour"])
    def test_shows_its_examples_as_they_stand_at_every_width(
        self, page: RulePage, width: int | None, colour: bool
    ) -> None:
        shown = table(rule_pages([page]), Style(width, colour=colour))
        for example in (*page.bad, *page.good):
            assert stands_in(verbatim(example, "    "), shown)

    def test_shows_its_examples_as_code_in_markdown(self, page: RulePage) -> None:
        shown = markdown(rule_pages([page]), Style())
        for example in (*page.bad, *page.good):
            assert stands_in(verbatim(example, ""), shown)

    def test_says_everything_that_its_docstring_says(self, page: RulePage) -> None:
        shown = " ".join(table(rule_pages([page]), Style()).split())
        for said in (page.finds, page.why, page.mend):
            for word in said.split():
                assert word in shown

    def test_keeps_the_columns_of_its_examples_where_there_are_only_ascii_letters(self, page: RulePage) -> None:
        shown = table(rule_pages([page]), Style(unicode=False))
        assert shown.isascii()
        for example in page.bad:
            for line in verbatim(example, "    "):
                assert stands_in([line.encode("ascii", "replace").decode()], shown)


def test_the_list_names_every_rule_with_its_severity_and_opening_sentence(run: Run) -> None:
    lines = run("rule").stdout.splitlines()
    assert lines[0] == f"{len(PAGES)} rules"
    rows = {line.split()[0]: line.split(maxsplit=2)[1:] for line in lines[2:] if line and line.split()[0] != "Read"}
    assert list(rows) == [page.name for page in PAGES]
    for page in PAGES:
        severity, sentence = rows[page.name]
        assert severity == page.severity.name.lower()
        assert " ".join(page.finds.split()).startswith(sentence)
        assert sentence.endswith((".", ":"))


def test_all_gives_every_page_with_a_gap_before_it(run: Run) -> None:
    shown = run("rule", "--all").stdout
    assert [page.name for page in PAGES if f"\n\n{page.name}   " not in f"\n\n{shown}"] == []
    assert shown.count("\nHOW TO MEND IT\n") == sum(bool(page.mend) for page in PAGES)


def test_json_gives_the_page_with_its_examples_with_and_without_carets(run: Run) -> None:
    data = json.loads(run("rule", ONE, "--format", "json").stdout)
    assert data["schema"] == "needle.rule/1"
    (rule,) = data["rules"]
    assert set(rule) == {"name", "severity", "finds", "why", "bad", "good", "mend"}
    assert (rule["name"], rule["severity"]) == (ONE, "error")
    assert rule["bad"]
    for bad in rule["bad"]:
        assert bad["file"].endswith(".yaml")
        assert "^^^" in bad["text"]
        assert "^" not in bad["plain"]


def test_json_of_all_rules_holds_every_rule_in_order(run: Run) -> None:
    assert run("rule", "--all", "--format", "json").stdout == run("rule", "--format", "json").stdout
    assert [rule["name"] for rule in json.loads(run("rule", "--format", "json").stdout)["rules"]] == [
        page.name for page in PAGES
    ]


def test_an_unknown_name_gets_what_was_meant(run: Run) -> None:
    done = run("rule", "depth-over-are")
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no rule 'depth-over-are'" in done.stderr
    assert "did you mean depth-over-area?" in done.stderr


def test_a_name_like_none_is_sent_to_the_list(run: Run) -> None:
    assert "see needle rule" in run("rule", "xyzzy").stderr


def test_a_name_and_all_together_are_refused(run: Run) -> None:
    assert run("rule", ONE, "--all").returncode == 2


def test_the_shell_completes_names_of_rules(run: Run) -> None:
    asked = {"_NEEDLE_COMPLETE": "complete_bash", "COMP_WORDS": "needle rule depth-over-a", "COMP_CWORD": "2"}
    assert "depth-over-area" in run(env=asked).stdout.split()


def test_a_page_with_a_list_and_indented_lines_keeps_both() -> None:
    rule = PAGES[0]._replace(mend="Do one of these:\n\n- write it\n  again\n- leave it\n\n    key: value\n      sub: 1")
    shown = table(rule_pages([rule]), Style())
    assert "\n• write it again\n• leave it\n    key: value\n      sub: 1\n" in shown


def test_the_same_rules_give_the_same_bytes() -> None:
    assert rule_data(PAGES) == rule_data(lint.pages())
    assert rule_list_page(PAGES) == rule_list_page(lint.pages())
