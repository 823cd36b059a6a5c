"""The fence around templates: a sandbox that also counts rounds and letters, since a loop can be without end."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound, nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.runtime import BlockReference, LoopContext, Macro
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

ROUNDS = 50_000
"""How many rounds all the loops and macros of a template may take together."""
LETTERS = 4_000_000
"""How many letters a template may put together, those it throws away included."""
FILTERS = frozenset(
    {
        "e",
        "escape",
        "upper",
        "lower",
        "capitalize",
        "title",
        "trim",
        "length",
        "count",
        "default",
        "d",
        "first",
        "last",
        "list",
    }
)
TICK = "needle_round"


class Exhausted(Exception):
    """A template that goes on for too long, or writes too much."""


class _Texts(BaseLoader):
    """Templates by their names, and nothing from a disk."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts

    def get_source(self, _environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Give the text of a template under its name."""
        if template not in self.texts:
            raise TemplateNotFound(
                template, f"there is no template {template[:60]!r}; there are {', '.join(self.texts)}"
            )
        return self.texts[template], template, lambda: True


class Fence(SandboxedEnvironment):
    """An environment in which a template can read and write what it was given, and do nothing else."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, texts: Mapping[str, str]) -> None:
        super().__init__(
            loader=_Texts(texts),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            cache_size=0,
            keep_trailing_newline=True,
        )
        self.rounds, self.letters = 0, 0
        self.filters = {name: self.filters[name] for name in FILTERS}
        self.globals = {TICK: self.tick, "range": self.numbers}

    def tick(self) -> str:
        """Count a round of a loop or a call of a macro."""
        self.rounds += 1
        if self.rounds > ROUNDS:
            raise Exhausted(f"does not come to an end within {ROUNDS:,} rounds")
        return ""

    def numbers(self, *ends: int) -> range:
        """Give whole numbers to loop over, a thousand at most."""
        found = range(*ends)
        if len(found) > 1000:
            raise SecurityError("range gives a thousand numbers at most")
        return found

    def concat(self, parts: Iterable[str]) -> str:
        """Join what was written, and count it: this is what every macro and every captured text goes through."""
        found = list(parts)
        self.letters += sum(map(len, found))
        if self.letters > LETTERS:
            raise Exhausted(f"writes more than {LETTERS:,} letters")
        return "".join(found)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Let small numbers be added and multiplied; joining texts is what templates do anyway."""
        numbers = isinstance(left, int) and isinstance(right, int) and max(abs(left), abs(right)) < 1_000_000
        if operator == "**" or not numbers:
            raise SecurityError(f"{operator} works on small numbers here")
        return super().call_binop(context, operator, left, right)

    def is_safe_callable(self, obj: Any) -> bool:
        """Let macros, blocks and loops be called, and nothing of Python's own."""
        ours = isinstance(obj, Macro | BlockReference) or obj in (self.tick, self.numbers)
        return ours or isinstance(getattr(obj, "__self__", None), LoopContext)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Count every round of every loop and every call of a macro; `~` would join without being counted."""
        tree = super()._parse(source, name, filename)
        for concat in tree.find_all(nodes.Concat):
            raise TemplateSyntaxError(
                "~ is not known here; write one {{ }} after the other", concat.lineno, name, filename
            )
        for node in tree.find_all(nodes.Node):
            if not isinstance(node, nodes.For | nodes.Macro | nodes.CallBlock | nodes.Block):
                continue
            count = nodes.Call(nodes.Name(TICK, "load"), [], [], None, None)
            node.body.insert(0, nodes.Output([count], lineno=node.lineno).set_lineno(node.lineno, override=True))
        return tree


def fence(texts: Mapping[str, str]) -> Fence:
    """Put a fence around templates, given by their names."""
    return Fence(texts)


__all__ = ["Exhausted", "Fence", "Markup", "fence"]
