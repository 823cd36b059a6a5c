"""Set what was expected beside what is said, one key at a time."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from needlecli.advice import OUTCOMES, Option, Recommendation
from needlecli.cases.aligning import Rows, differing, in_line, matched
from needlecli.cases.case import Case, Expectation, Match
from needlecli.cases.settings import UNSET, settings_of
from needlecli.knowledge import Pack
from needlecli.logic import Always, Depth
from needlecli.source import Path

T = TypeVar("T")

NONE = "none"
"""The word for no date, no depth and no interval."""


class Difference(NamedTuple):
    """What one key of `expect` says beside what there is; an empty text stands for what is missing on one side.

    `path` is the place of the key's value in the case file, or of the case's name where the key is left out.
    `cautions` are those that differ, or that made the difference; `reasons` are others why a variant is not offered.
    """

    key: str
    path: Path
    compared: Rows
    cautions: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


class Unheard(NamedTuple):
    """A caution that was expected or ruled out, and was never held against this client; empty for every caution."""

    path: Path
    caution: str = ""


class Seen(NamedTuple):
    """The advice as one case looks at it: for its variants only."""

    case: Case
    expect: Expectation
    pack: Pack
    options: Mapping[str, Option]
    asks: tuple[str, ...]
    unrecognised: tuple[str, ...]

    def path(self, key: str, *more: str | int) -> Path:
        """Give the place of a key of `expect`, or the name of the case where it is left out."""
        return (*self.case.path, "expect", key, *more) if key in self.expect.written else (*self.case.path, "name")

    @property
    def holding(self) -> tuple[str, ...]:
        """The cautions that hold, in the order of the pack."""
        fired = {f.caution.id for option in self.options.values() for f in option.findings if f.fired}
        return tuple(name for name in self.pack.cautions if name in fired)

    @property
    def heard(self) -> frozenset[str]:
        """The cautions that were held against this client in some area."""
        by_variant = self.pack.cautions_by_variant
        return frozenset(c.id for name, option in self.options.items() if option.areas for c in by_variant[name])


def compare(case: Case, expect: Expectation, advice: Recommendation) -> Iterator[Difference | Unheard]:
    """Give every key in which the advice is not what was expected."""
    options = {o.variant.id: o for o in advice.options if o.variant.id in case.variants}
    asks = tuple(q.fact for q in advice.questions if not options.keys().isdisjoint(q.decides))
    seen = Seen(case, expect, advice.pack, options, asks, advice.client.unrecognised)
    for key in (_cautions, _asks, _unrecognised, _offered, _first, _verdicts, _if_clear, _until, _depth, _interval):
        yield from key(seen)
    yield from _settings(seen)
    yield from _struck(seen)


def _cautions(seen: Seen) -> Iterator[Difference | Unheard]:
    match, heard = seen.expect.cautions, seen.heard
    if not any(option.areas for option in seen.options.values()):
        yield Unheard(seen.path("cautions"))
        return
    places = {
        name: seen.path("cautions", *inside, index)
        for inside, names in (((), match.exact or ()), (("include",), match.include), (("exclude",), match.exclude))
        for index, name in enumerate(names)
    }
    yield from (Unheard(path, name) for name, path in places.items() if name not in heard)
    always = {c.id for c in seen.pack.cautions.values() if isinstance(c.when, Always)}
    got = tuple(name for name in seen.holding if name not in always or name in (*match.named, *match.exclude))
    rows = matched(match, got, leaving=places.keys() - heard)
    if rows is not None:
        yield Difference("cautions", seen.path("cautions"), rows, differing(rows))


def _asks(seen: Seen) -> Iterator[Difference]:
    rows = matched(seen.expect.asks, seen.asks)
    if rows is not None:
        more = set(differing(rows)) & set(seen.asks)
        asking = (f.caution.id for o in seen.options.values() for f in o.findings if not more.isdisjoint(f.facts))
        yield Difference("asks", seen.path("asks"), rows, tuple(dict.fromkeys(asking)))


def _unrecognised(seen: Seen) -> Iterator[Difference]:
    rows = matched(seen.expect.unrecognised, seen.unrecognised)
    if rows is not None:
        yield Difference("unrecognised", seen.path("unrecognised"), rows)


def _offered(seen: Seen) -> Iterator[Difference]:
    match, got = seen.expect.offered, _treatable(seen)
    if match is None:
        return
    rows = matched(match, got) if match.exact is None else in_line(match.exact, got)
    if rows is not None:
        missing = [name for name in match.named if name not in got]
        yield Difference("offered", seen.path("offered"), rows, *_against(seen, missing))


def _first(seen: Seen) -> Iterator[Difference]:
    wanted, got = seen.expect.first, next(iter(_treatable(seen)), NONE)
    if wanted not in (None, got):
        yield Difference("first", seen.path("first"), ((str(wanted), got),), *_against(seen, [str(wanted)]))


def _verdicts(seen: Seen) -> Iterator[Difference]:
    yield from _each(seen, "verdicts", seen.expect.verdicts, lambda o: o.verdict, lambda v: v.word)


def _if_clear(seen: Seen) -> Iterator[Difference]:
    yield from _each(seen, "if_clear", seen.expect.if_clear, lambda o: o.if_clear, lambda v: v.word)


def _until(seen: Seen) -> Iterator[Difference]:
    def deciding(option: Option) -> Iterable[str]:
        return (f.caution.id for f in option.findings if f.until is not None and f.until == option.until)

    yield from _each(seen, "until", seen.expect.until, lambda o: o.until, _or_none, deciding)


def _interval(seen: Seen) -> Iterator[Difference]:
    def adding(option: Option) -> Iterable[str]:
        return (by for by, _ in option.courses[0].lengthened_by) if option.courses else ()

    yield from _each(
        seen, "interval", seen.expect.interval, lambda o: o.courses[0].interval if o.courses else None, _or_none, adding
    )


def _settings(seen: Seen) -> Iterator[Difference]:
    for variant, wanted in seen.expect.settings.items():
        option = seen.options[variant]
        lines = [tuple(f"{name}: {value}" for name, value in of.items()) for of in (wanted, settings_of(option))]
        rows = matched(Match(exact=lines[0]), lines[1])
        if rows is not None:
            names = {line.partition(":")[0] for line in differing(rows)}
            by = (f.caution for f in option.findings)
            setting = tuple(c.id for c in by if any(getattr(c.adjust, name) not in UNSET for name in names))
            yield Difference("settings", seen.path("settings", variant), rows, setting)


def _struck(seen: Seen) -> Iterator[Difference]:
    for variant, wanted in seen.expect.struck.items():
        struck = seen.options[variant].struck
        rows = matched(Match(exact=wanted), tuple(dict.fromkeys(s.option for s in struck)))
        if rows is not None:
            by = tuple(dict.fromkeys(s.caution for s in struck if s.option not in wanted))
            yield Difference("struck", seen.path("struck", variant), rows, by)


def _depth(seen: Seen) -> Iterator[Difference]:
    rows: list[tuple[str, str]] = []
    first: Path | None = None
    by: dict[str, None] = {}
    for variant, areas in seen.expect.depth.items():
        for area, wanted in areas.items():
            got, narrowed = _depth_in(seen, seen.options[variant], area)
            rows.append((f"{variant}, {area}: {_or_none(wanted)}", f"{variant}, {area}: {got}"))
            if got != _or_none(wanted):
                first = first or seen.path("depth", variant, area)
                by |= dict.fromkeys(name for name in narrowed if name in seen.pack.cautions)
    if first is not None:
        yield Difference("depth", first, tuple(rows), tuple(by))


def _depth_in(seen: Seen, option: Option, area: str) -> tuple[str, Iterable[str]]:
    """Say how deep a variant may go in an area today, for each concern where they differ, and what narrowed it."""
    leaves = seen.pack.vocabulary.treatable(area)
    if not any(result.area in leaves for result in option.areas):
        return "not looked at", ()
    rows = [row for row in option.depth if row.area in leaves]
    said: dict[Depth | None, list[str]] = {}
    for row in rows:
        where = f" in {row.area}" if len(leaves) > 1 else ""
        said.setdefault(row.now, []).append(f"{row.concern}{where}")
    text = _or_none(rows[0].now) if rows else NONE
    if len(said) > 1:
        text = "; ".join(f"{_or_none(depth)} for {' and '.join(names)}" for depth, names in said.items())
    return text, (n.by for row in rows for n in row.narrowed_by)


def _each(
    seen: Seen,
    key: str,
    wanted: Mapping[str, T],
    take: Callable[[Option], T],
    write: Callable[[T], str],
    deciding: Callable[[Option], Iterable[str]] | None = None,
) -> Iterator[Difference]:
    """Compare what is expected of each variant; one difference for all of them.

    `deciding` names the cautions that made the difference, where they are not those that stand against the variant.
    """
    got = {variant: take(seen.options[variant]) for variant in wanted}
    wrong = [variant for variant in wanted if got[variant] != wanted[variant]]
    if wrong:
        rows = tuple((f"{name}: {write(value)}", f"{name}: {write(got[name])}") for name, value in wanted.items())
        if deciding is None:
            yield Difference(key, seen.path(key, wrong[0]), rows, *_against(seen, wrong))
            return
        by = dict.fromkeys(caution for name in wrong for caution in deciding(seen.options[name]))
        yield Difference(key, seen.path(key, wrong[0]), rows, tuple(by))


def _treatable(seen: Seen) -> tuple[str, ...]:
    """Name the variants that are offered once every open question is answered well, as ranked."""
    return tuple(name for name, option in seen.options.items() if option.if_clear.treatable)


def _against(seen: Seen, variants: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Name the cautions for which variants are not offered, and the other reasons."""
    options = [seen.options[variant] for variant in variants]
    cautions = dict.fromkeys(name for option in options for name in _deciders(option))
    reasons = dict.fromkeys(f"{option.variant.id}: {reason.says}" for option in options for reason in option.reasons)
    return tuple(cautions), tuple(reasons)


def _deciders(option: Option) -> Iterator[str]:
    """Name the cautions that cost an option what it costs."""
    for finding in option.findings:
        if not finding.cleared and OUTCOMES[finding.caution.level, finding.truth] == option.verdict:
            yield finding.caution.id


def _or_none(value: object) -> str:
    return NONE if value is None else str(value)
