"""Complete the words of the pack in the shell, from a list kept beside the compiled pack."""

from collections.abc import Callable

Complete = Callable[[str], list[tuple[str, str]]]


def _complete(kind: str) -> Complete:
    def complete(incomplete: str) -> list[tuple[str, str]]:
        from needlecli.errors import NeedleError
        from needlecli.files import load_words

        try:
            return [(word, name) for word, name in load_words(kind) if word.startswith(incomplete.casefold())]
        except NeedleError:
            return []

    return complete


concerns = _complete("concerns")
areas = _complete("areas")
facts = _complete("facts")
variants = _complete("variants")
clearances = _complete("clearances")


def _choose(*words: str) -> Complete:
    return lambda incomplete: [(word, "") for word in words if word.startswith(incomplete.casefold())]


operators = _choose("esthetician", "nurse", "physician")
preferences = _choose("effect", "downtime", "cost", "comfort")
formats = _choose("table", "json", "markdown", "html")
changes = _choose("text", "json", "markdown", "html")
fail_on_changes = _choose("any", "loosened", "never")
handouts = _choose("html", "md", "pdf")
papers = _choose("a4", "letter")
batches = _choose("jsonl", "csv")
colours = _choose("auto", "always", "never")


def kinds(incomplete: str) -> list[str]:
    """Complete the kinds of knowledge."""
    from needlecli.report.knowledge import KINDS

    return [kind for kind in (*KINDS, "gaps") if kind.startswith(incomplete)]


def schemas(incomplete: str) -> list[str]:
    """Complete the names of schemas."""
    from needlecli import registry

    return [name for name in registry.names("needlecli.schema") if name.startswith(incomplete.casefold())]


def rules(incomplete: str) -> list[str]:
    """Complete the names of rules."""
    from needlecli import registry

    stems = registry.names("needlecli.lint")
    return [name for stem in stems if (name := stem.replace("_", "-")).startswith(incomplete.casefold())]
