"""The pages of rules: what a rule finds, why it matters, bad and good as they stand in a file, how to mend it."""

import re
from collections.abc import Iterator, Mapping, Sequence

from needlecli.lint import Example, RulePage
from needlecli.page import Block, Bullets, Code, Heading, Item, Page, Table, Text

SCHEMA = "needle.rule/1"
BULLET = "- "
GAP = Text("")


def rule_list_page(rules: Sequence[RulePage]) -> Page:
    """Name every rule, with how bad its findings are and the sentence that opens its page."""
    rows = tuple((rule.name, rule.severity.name.lower(), rule.opening) for rule in rules)
    more = Text("Read one with needle rule NAME, all of them with needle rule --all.")
    return Page("rules", (Heading(f"{len(rows)} rules", 1), Table(("name", "severity", "finds"), rows), more))


def rule_pages(rules: Sequence[RulePage]) -> Page:
    """Write the pages of rules, one below the other."""
    first, *others = rules
    return Page("rules", (*_blocks(first), *(block for rule in others for block in (GAP, *_blocks(rule)))))


def rule_data(rules: Sequence[RulePage]) -> Mapping[str, object]:
    """Give the pages of rules as data; an example has its lines with and without the carets below them."""
    return {"schema": SCHEMA, "rules": [_plain(rule) for rule in rules]}


def _blocks(rule: RulePage) -> Iterator[Block]:
    yield Heading(rule.name, 1, aside=rule.severity.name.lower())
    yield from _prose(rule.finds)
    if rule.why:
        yield Heading("Why it matters")
        yield from _prose(rule.why)
    for title, examples in (("Bad", rule.bad), ("Good", rule.good)):
        if examples:
            yield Heading(title)
            yield Code("\n".join(_shown(example) for example in examples))
    if rule.mend:
        yield Heading("How to mend it")
        yield from _prose(rule.mend)


def _shown(example: Example) -> str:
    return f"# {example.file}\n{example.text}"


def _prose(text: str) -> Iterator[Block]:
    """Read paragraphs as docstrings write them: flowing text, lists with hyphens, and indented lines as they stand."""
    for paragraph in re.split(r"\n\s*\n", text):
        lines = paragraph.split("\n")
        if all(line.startswith("  ") for line in lines):
            yield Code(_unindented(lines))
        elif lines[0].startswith(BULLET):
            entries = re.split(rf"\n(?={BULLET})", paragraph)
            yield Bullets(tuple(Item(" ".join(entry.removeprefix(BULLET).split())) for entry in entries))
        else:
            yield Text(" ".join(paragraph.split()))


def _unindented(lines: Sequence[str]) -> str:
    margin = min(len(line) - len(line.lstrip()) for line in lines)
    return "\n".join(line[margin:] for line in lines)


def _plain(rule: RulePage) -> Mapping[str, object]:
    return {
        "name": rule.name,
        "severity": rule.severity.name.lower(),
        "finds": rule.finds,
        "why": rule.why,
        "bad": [_example(example) for example in rule.bad],
        "good": [_example(example) for example in rule.good],
        "mend": rule.mend,
    }


def _example(example: Example) -> Mapping[str, object]:
    return {"file": example.file, "text": example.text, "plain": example.plain}
