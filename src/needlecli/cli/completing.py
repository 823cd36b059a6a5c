"""Complete the words of the pack in the shell."""

from collections.abc import Callable, Iterable
from contextlib import suppress

from needlecli.errors import NeedleError
from needlecli.knowledge import Named, Pack


def _complete(entries: Callable[[Pack], Iterable[Named]]) -> Callable[[str], list[tuple[str, str]]]:
    def complete(incomplete: str) -> list[tuple[str, str]]:
        from needlecli.files import load_config, load_pack  # noqa: PLC0415 - only where it is asked for

        with suppress(NeedleError):
            pack = load_pack(load_config().protocols)
            return [(entry.id, entry.name) for entry in entries(pack) if entry.id.startswith(incomplete.casefold())]
        return []

    return complete


concerns = _complete(lambda pack: pack.vocabulary.concerns.values())
areas = _complete(lambda pack: pack.vocabulary.areas.values())
facts = _complete(lambda pack: pack.vocabulary.facts.values())
variants = _complete(lambda pack: pack.variants.values())


def clearances(incomplete: str) -> list[tuple[str, str]]:
    """Complete the cautions that a physician's letter can clear."""
    from needlecli.files import load_config, load_pack  # noqa: PLC0415

    with suppress(NeedleError):
        pack = load_pack(load_config().protocols)
        return [
            (c.id, c.says[:60]) for c in pack.all_cautions() if c.level == "clearance" and c.id.startswith(incomplete)
        ]
    return []


def kinds(incomplete: str) -> list[str]:
    """Complete the kinds of knowledge."""
    from needlecli.report.knowledge import KINDS  # noqa: PLC0415

    return [kind for kind in KINDS if kind.startswith(incomplete)]
