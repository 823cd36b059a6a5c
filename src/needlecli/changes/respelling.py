"""A pack in the words of another: every id that was renamed, wherever it stands in what decides an answer."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from needlecli.knowledge import Caution, Pack, Variant, Vocabulary
from needlecli.logic import AllOf, AnyOf, Condition, Current, Depth, ForConcern, Has, InArea, Not, Number, OneOf, Within

T = TypeVar("T")
Names = Mapping[str, str]


class Renamed(Protocol):
    """The new ids of what has another one, by the old."""

    @property
    def facts(self) -> Names: ...  # noqa: D102
    @property
    def concerns(self) -> Names: ...  # noqa: D102
    @property
    def areas(self) -> Names: ...  # noqa: D102
    @property
    def variants(self) -> Names: ...  # noqa: D102
    @property
    def cautions(self) -> Names: ...  # noqa: D102


def respelt(pack: Pack, names: Renamed) -> Pack:
    """Give a pack with every id as it is called now; it says the same of the same clients."""
    if not any((names.facts, names.concerns, names.areas, names.variants, names.cautions)):
        return pack
    common = pack.common
    guide = common.depths._replace(needle=_guide(common.depths.needle, names), rf=_guide(common.depths.rf, names))
    cautions = tuple(_caution(c, names) for c in common.cautions)
    variants = (_variant(v, names) for v in pack.variants.values())
    return replace(
        pack,
        common=common._replace(depths=guide, cautions=cautions),
        vocabulary=_vocabulary(pack.vocabulary, names),
        variants={v.id: v for v in variants},
    )


def respell_record(record: Mapping[str, Any], names: Renamed) -> dict[str, Any]:
    """Give an intake record with every id as it is called now."""
    made = dict(record)
    for key, its in (("areas", names.areas), ("concerns", names.concerns), ("available", names.variants)):
        if key in made:
            made[key] = [its.get(word, word) for word in made[key]]
    if "facts" in made:
        made["facts"] = _keys(made["facts"], names.facts)
    return made


def _guide(depths: Mapping[str, Mapping[str, Depth]], names: Renamed) -> dict[str, dict[str, Depth]]:
    return {group: _keys(by, names.areas) for group, by in depths.items()}


def _keys(of: Mapping[str, T], names: Names) -> dict[str, T]:
    return {names.get(key, key): value for key, value in of.items()}


def _those(ids: Iterable[str], names: Names) -> tuple[str, ...]:
    return tuple(names.get(one, one) for one in ids)


def _condition(condition: Condition, names: Renamed) -> Condition:
    match condition:
        case AllOf(parts):
            return AllOf(tuple(_condition(part, names) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(_condition(part, names) for part in parts))
        case Not(part):
            return Not(_condition(part, names))
        case InArea(areas):
            return InArea(frozenset(_those(areas, names.areas)))
        case ForConcern(concerns):
            return ForConcern(frozenset(_those(concerns, names.concerns)))
        case Has(fact) | OneOf(fact) | Within(fact) | Current(fact) | Number(fact):
            return replace(condition, fact=names.facts.get(fact, fact))
        case _:
            return condition


def _caution(caution: Caution, names: Renamed) -> Caution:
    adjust = caution.adjust
    if adjust.max_depth_in:
        adjust = adjust._replace(max_depth_in=_keys(adjust.max_depth_in, names.areas))
    return caution._replace(
        id=names.cautions.get(caution.id, caution.id),
        when=_condition(caution.when, names),
        except_=_those(caution.except_, names.variants),
        adjust=adjust,
    )


def _variant(variant: Variant, names: Renamed) -> Variant:
    event = variant.event
    if event is not None:
        told = {key: _keys(getattr(event, key), names.facts) for key in ("add_for", "follow_up_for")}
        event = event._replace(**told)  # type: ignore[arg-type]
    return variant._replace(
        id=names.variants.get(variant.id, variant.id),
        adds_to=names.variants.get(variant.adds_to, variant.adds_to),
        cautions=tuple(_caution(c, names) for c in variant.cautions),
        indications=tuple(
            i._replace(concern=names.concerns.get(i.concern, i.concern), depth=_keys(i.depth, names.areas))
            for i in variant.indications
        ),
        event=event,
    )


def _vocabulary(known: Vocabulary, names: Renamed) -> Vocabulary:
    facts = (
        fact._replace(
            id=names.facts.get(fact.id, fact.id),
            only_when=None if fact.only_when is None else _condition(fact.only_when, names),
            opens=_those(fact.opens, names.facts),
        )
        for fact in known.facts.values()
    )
    concerns = (
        one._replace(id=names.concerns.get(one.id, one.id), usual_areas=_those(one.usual_areas, names.areas))
        for one in known.concerns.values()
    )
    areas = (
        one._replace(id=names.areas.get(one.id, one.id), within=names.areas.get(one.within, one.within))
        for one in known.areas.values()
    )
    return replace(
        known,
        facts={one.id: one for one in facts},
        concerns={one.id: one for one in concerns},
        areas={one.id: one for one in areas},
    )
