"""Run a template inside a fence: it reads what it is given, loops so often, writes so much, and nothing else."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from needlecli.errors import UsageError

FOLDER = "needle/"
"""How a clinic's template names ours."""
OURS = ("handout.html", "parts.html", "style.css")
START = "handout.html"
ADVICE = "mend the template, or leave --templates out; see needle handout --help"


def render(given: Mapping[str, Any], templates: Mapping[str, str]) -> str:
    """Render the first page of a clinic's templates, or of ours where it has none.

    Raises UsageError with file and line for a template that is not well formed, asks for what there is not, tries what
    it may not, or does not come to an end.
    """
    from jinja2 import TemplateError, TemplateSyntaxError

    from needlecli.handout.fencing import Exhausted, fence

    texts = {**{f"{FOLDER}{name}": ours(name) for name in OURS}, **templates}
    environment = fence(texts)
    start = START if START in templates else f"{FOLDER}{START}"
    try:
        written = environment.get_template(start).generate(given)
        return "".join(environment.concat((piece,)) for piece in written)
    except TemplateSyntaxError as problem:
        raise UsageError(f"{problem.filename or problem.name}:{problem.lineno}: {problem.message}", ADVICE) from None
    except Exhausted as problem:
        raise UsageError(f"{_place(problem, texts)}: the template {problem}", ADVICE) from None
    except RecursionError as problem:
        raise UsageError(f"{_place(problem, texts)}: the template calls itself without end", ADVICE) from None
    except TemplateError as problem:
        raise UsageError(f"{_place(problem, texts)}: {problem.message or type(problem).__name__}", ADVICE) from None
    except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, AssertionError) as problem:
        says = f"{_place(problem, texts)}: the template cannot be run ({type(problem).__name__})"
        raise UsageError(says, ADVICE) from None


def ours(name: str) -> str:
    """Give the text of one of our own templates."""
    return files("needlecli.handout").joinpath("templates", name).read_text(encoding="utf-8")


def _place(problem: BaseException, texts: Mapping[str, str]) -> str:
    """Say on which line of which template it went wrong."""
    places = [(name, line) for name, line in _frames(problem) if name in texts]
    own = [place for place in places if not place[0].startswith(FOLDER)]
    name, line = (own or places or [("the template", 0)])[-1]
    return f"{name}:{line}" if line else name


def _frames(problem: BaseException) -> Iterator[tuple[str, int]]:
    trace = problem.__traceback__
    while trace is not None:
        yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
