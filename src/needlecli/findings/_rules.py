"""The rules behind the findings, as SARIF lists them: each with its page, so that it can be read without needle."""

from collections.abc import Iterable, Iterator, Mapping

from needlecli.lint import Example, RulePage, pages
from needlecli.source import Diagnostic, Severity


def rules(found: Iterable[Diagnostic]) -> list[Mapping[str, object]]:
    """List every rule there is in order of name, and every finding that has no page."""
    known: dict[str, Mapping[str, object]] = {page.name: _rule(page) for page in pages()}
    for diagnostic in found:
        known.setdefault(diagnostic.name, {"id": diagnostic.name, **_level(diagnostic.severity)})
    return [known[name] for name in sorted(known)]


def _rule(page: RulePage) -> Mapping[str, object]:
    return {
        "id": page.name,
        "shortDescription": {"text": page.opening},
        "fullDescription": {"text": page.finds},
        "help": {"text": "\n\n".join(_text(page)), "markdown": "\n\n".join(_markdown(page))},
        **_level(page.severity),
    }


def _level(severity: Severity) -> Mapping[str, object]:
    return {"defaultConfiguration": {"level": severity.name.lower()}}


def _text(page: RulePage) -> Iterator[str]:
    for title, told in _parts(page):
        yield f"{title}:"
        yield told if isinstance(told, str) else "\n".join(f"    {line}" for line in _lines(told))


def _markdown(page: RulePage) -> Iterator[str]:
    for title, told in _parts(page):
        yield f"## {title}"
        yield told if isinstance(told, str) else "\n".join(("```yaml", *_lines(told), "```"))


def _parts(page: RulePage) -> Iterator[tuple[str, str | tuple[Example, ...]]]:
    """Give the parts of a page that are there, each with its title."""
    parts = (
        ("What it finds", page.finds),
        ("Why it matters", page.why),
        ("Bad", page.bad),
        ("Good", page.good),
        ("How to mend it", page.mend),
    )
    yield from ((title, told) for title, told in parts if told)


def _lines(examples: Iterable[Example]) -> Iterator[str]:
    for example in examples:
        yield f"# {example.file}"
        yield from example.text.rstrip("\n").split("\n")
