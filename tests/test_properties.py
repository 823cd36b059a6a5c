"""What must hold for every client and every pack, tried on many."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from builders import COMMON, PEN, TODAY, compiled, examples, small_files
from needlecli.advice import Option, Recommendation, Verdict, recommend
from needlecli.client import Client, read_client
from needlecli.files import load_pack
from needlecli.formats import markdown, table
from needlecli.knowledge import Fact, Pack
from needlecli.logic import PLANNED_DEPTH, Depth, Kind
from needlecli.page import HIDDEN, Bullets, Style
from needlecli.report.contract import document
from needlecli.report.recommendation import recommendation_page
from needlecli.source import Checked, Document

Record = dict[str, Any]
CORE = load_pack()
CANARY = "Zaphod"
CHOICES = frozenset({"peel-timing", "peel-solution", PLANNED_DEPTH})
"""What the practitioner plans: an answer there is a decision, and another one may change any verdict."""
BASELINE: Record = {"age": 40, "sex": "female", "skin_type": "II", "operator": "physician", "face-volume": "full"}


def read(record: object, pack: Pack = CORE) -> Checked[Client]:
    return read_client(Document("record", "", record), pack, TODAY)


def advise(record: Record, pack: Pack = CORE) -> Recommendation:
    checked = read(record, pack)
    assert checked.value is not None, [d.says for d in checked.diagnostics]
    return recommend(pack, checked.value)


def by_id(answer: Recommendation) -> dict[str, Option]:
    return {option.variant.id: option for option in answer.options}


# Clients of the shipped pack


def answers(fact: Fact, pack: Pack) -> st.SearchStrategy[Any]:
    """Draw an answer to a fact, sometimes an open or a partial one."""
    areas = st.sampled_from(sorted(pack.vocabulary.areas))
    some: st.SearchStrategy[Any]
    match fact.kind:
        case Kind.FLAG:
            some = st.sampled_from(["yes", "no"])
        case Kind.DATED:
            ago = st.builds("{} {}s ago".format, st.integers(0, 14), st.sampled_from(["day", "week", "month"]))
            some = st.one_of(ago, st.sampled_from(["yes", "no", "current", "2026-11", "2026-05", "2026-09-01"]))
        case Kind.NUMBER:
            low, high = (int(bound) for bound in fact.bounds)
            some = st.integers(low, high)
        case Kind.CHOICE:
            words = st.lists(st.sampled_from(fact.options), min_size=1, max_size=2, unique=True)
            some = words.map("/".join)
    placed = st.builds("{}@{}".format, some.filter(lambda a: str(a) not in ("no", fact.none)), areas)
    return st.one_of(some, some, placed if fact.local else some, st.just("unknown"))


def facts(pack: Pack, most: int = 8, without: frozenset[str] = frozenset()) -> st.SearchStrategy[Record]:
    names = [name for name in pack.vocabulary.facts if name not in without]
    drawn = st.lists(st.sampled_from(names), max_size=most, unique=True)
    return drawn.flatmap(
        lambda some: st.fixed_dictionaries({name: answers(pack.vocabulary.facts[name], pack) for name in some})
    )


def _record(base: Record, chosen: Record, concerns: Sequence[str], areas: Sequence[str], others: str) -> Record:
    return {"concerns": list(concerns), "areas": list(areas), "others": others, "facts": base | chosen}


def records(pack: Pack = CORE, without: frozenset[str] = frozenset()) -> st.SearchStrategy[Record]:
    return st.builds(
        _record,
        st.just(BASELINE if pack is CORE else {}),
        facts(pack, without=without),
        st.lists(st.sampled_from(sorted(pack.vocabulary.concerns)), max_size=3, unique=True),
        st.lists(st.sampled_from(sorted(pack.vocabulary.areas)), max_size=3, unique=True),
        st.sampled_from(["no", "no", "unknown"]),
    )


def completions(fact: Fact) -> list[Any]:
    """Give answers that stand for every way in which a fact may turn out."""
    match fact.kind:
        case Kind.FLAG:
            return ["no", "yes"]
        case Kind.DATED:
            return ["no", "current", "3 days ago", "5 weeks ago", "5 months ago", "3 years ago"]
        case Kind.NUMBER:
            return [int(fact.bounds[0]), 20, 40, int(fact.bounds[1])]
        case Kind.CHOICE:
            return list(fact.options)


# Small packs

PARTS = [
    "{pregnancy: yes}", "{pregnancy: no}", "{wound: yes}", "{not: {wound: yes}}", "{isotretinoin: within 6 months}",
    "{isotretinoin: over 4 weeks}", "{isotretinoin: current}", "{skin_type: [V, VI]}", "{skin_type: II}",
    "{age: under 18}", "{age: at least 60}", "{area: cheeks}", "{area: forehead}", "{concern: lines}", "always",
    "{event: within 14 days}",
]  # fmt: skip
conditions = st.one_of(
    st.sampled_from(PARTS),
    st.builds(
        lambda word, a, b: f"{{{word}: [{a}, {b}]}}",
        st.sampled_from(["all", "any"]),
        st.sampled_from([p for p in PARTS if p != "always"]),
        st.sampled_from([p for p in PARTS if p != "always"]),
    ),
)
depths = st.sampled_from(["0.3 mm", "0.6 mm", "0.8 mm", "1.1 mm", "1.3 mm", "2.0 mm"])
settings_of_adjust = st.one_of(
    st.just("{}"),
    depths.map("{{max_depth: {}}}".format),
    depths.map("{{max_depth_in: {{cheeks: {}}}}}".format),
    st.sampled_from(["{start_shallower: 0.25 mm}", "{interval_add: 2 weeks}", "{test_spot: true}"]),
)
settings_of_clearance = st.one_of(settings_of_adjust, depths.map("{{max_depth_uncleared: {}}}".format))


@st.composite
def cautions(draw: st.DrawFn, name: str) -> str:
    level = draw(st.sampled_from(["contraindicated", "defer", "clearance", "clearance", "adjust", "adjust", "note"]))
    adjust = {"adjust": settings_of_adjust, "clearance": settings_of_clearance}.get(level, st.just("{}"))
    return (
        f"{{id: {name}, level: {level}, when: {draw(conditions)}, adjust: {draw(adjust)}, says: S., sources: [study]}}"
    )


def small(some: Sequence[str], order: Sequence[int] = ()) -> Pack:
    common = COMMON.replace("cautions: []", f"cautions: [{', '.join(some)}]")
    roller = PEN.replace("id: pen", "id: roller").replace("{face: 1.0-1.5 mm}", "{face: 0.5-1.0 mm}")
    files = list(small_files(common=common, roller=roller).items())
    files = [files[place] for place in order] if order else files
    checked = compiled(dict(files))
    assert checked.usable, [d.says for d in checked.diagnostics]
    assert checked.value is not None
    return checked.value


SMALL = small([])
small_cautions = st.lists(st.integers(), max_size=4).flatmap(
    lambda some: st.tuples(*(cautions(f"c{number}") for number, _ in enumerate(some)))
)


@st.composite
def small_records(draw: st.DrawFn) -> Record:
    record = draw(records(SMALL))
    record["concerns"] = draw(st.sampled_from([["scars"], ["scars", "lines"]]))
    record["areas"] = draw(st.sampled_from([[], ["forehead"], ["cheeks", "forehead"], ["face"]]))
    if draw(st.booleans()):
        record["event"] = draw(st.sampled_from(["no", "2026-11-30", "2027-06-12"]))
    return record


# Learning never contradicts


def _never_contradicts(before: Recommendation, after: Recommendation) -> None:
    for name, old in by_id(before).items():
        new = by_id(after)[name]
        if old.verdict >= Verdict.CONTRAINDICATED:
            assert new.verdict >= Verdict.CONTRAINDICATED, name
        if old.verdict is Verdict.SUITABLE:
            assert new.verdict is Verdict.SUITABLE, name
        assert new.verdict >= old.if_clear or new.verdict is Verdict.SUITABLE is old.if_clear, name


@given(records(without=CHOICES), st.data())
def test_learning_never_contradicts(record: Record, data: st.DataObject) -> None:
    before = advise(record)
    known = before.client.answers
    left = sorted(name for name in CORE.vocabulary.facts if name not in known and name not in CHOICES)
    if not left:
        return
    asked = [q.fact for q in before.questions if q.fact in left]
    fact = CORE.vocabulary.facts[data.draw(st.sampled_from(asked or left))]
    answer = data.draw(st.sampled_from(completions(fact)))
    after = advise(record | {"facts": record["facts"] | {fact.id: answer}})
    _never_contradicts(before, after)


@given(small_cautions, small_records(), st.data())
def test_learning_never_contradicts_in_any_pack(some: tuple[str, ...], record: Record, data: st.DataObject) -> None:
    pack = small(some)
    before = advise(record, pack)
    left = sorted(pack.vocabulary.facts.keys() - before.client.answers.keys())
    if not left:
        return
    fact = pack.vocabulary.facts[data.draw(st.sampled_from(left))]
    answer = data.draw(st.sampled_from(completions(fact)))
    _never_contradicts(before, advise(record | {"facts": record["facts"] | {fact.id: answer}}, pack))


@examples(30)
@given(records(without=CHOICES), st.data())
def test_suitable_is_stable_under_every_completion(record: Record, data: st.DataObject) -> None:
    names = st.sampled_from(sorted(CORE.vocabulary.facts.keys() - CHOICES))
    left = data.draw(st.lists(names, min_size=1, max_size=2, unique=True))
    record = record | {"others": "no", "event": "no", "facts": record["facts"] | dict.fromkeys(left, "unknown")}
    suitable = [name for name, option in by_id(advise(record)).items() if option.verdict is Verdict.SUITABLE]
    event(f"{len(suitable)} suitable")
    for found in product(*(completions(CORE.vocabulary.facts[name]) for name in left)) if suitable else ():
        full = record | {"facts": record["facts"] | dict(zip(left, found, strict=True))}
        options = by_id(advise(full))
        assert {name: options[name].verdict for name in suitable} == dict.fromkeys(suitable, Verdict.SUITABLE)


def test_some_client_is_suitable_with_a_question_open() -> None:
    record = {"concerns": ["acne-scars"], "others": "no", "facts": BASELINE | {"anaemia": "unknown"}}
    options = by_id(advise(record))
    assert options["pen"].verdict is Verdict.SUITABLE
    assert options["prp"].verdict is Verdict.ASK_FIRST


@given(small_cautions, small_records())
def test_whoever_is_asked_first_is_asked_something(some: tuple[str, ...], record: Record) -> None:
    answer = advise(record, small(some))
    for option in answer.options:
        if option.verdict is Verdict.ASK_FIRST and option.if_clear < Verdict.CONTRAINDICATED:
            assert any(option.variant.id in q.decides for q in answer.questions)


@examples(40)
@given(records())
def test_whoever_is_asked_first_is_asked_something_in_the_shipped_pack(record: Record) -> None:
    answer = advise(record)
    for option in answer.options:
        assert option.if_clear <= option.verdict
        if option.verdict is Verdict.ASK_FIRST:
            assert any(option.variant.id in q.decides for q in answer.questions)


# A caution never helps


def _no_deeper(new: Depth | None, old: Depth | None) -> bool:
    return new is None or (old is not None and new.low <= old.low and new.high <= old.high)


@examples(150)
@given(small_cautions, cautions("extra"), small_records(), st.sampled_from([[], ["c0"], ["c0", "c1"]]))
def test_a_caution_never_helps(some: tuple[str, ...], extra: str, record: Record, letters: list[str]) -> None:
    without, added = small(some), small((*some, extra))
    cleared = [c.id for c in without.all_cautions() if c.id in letters and c.level == "clearance"]
    record = record | {"cleared": cleared}
    before, after = by_id(advise(record, without)), by_id(advise(record, added))
    for name, old in before.items():
        new = after[name]
        assert new.verdict >= old.verdict
        assert new.if_clear >= old.if_clear
        for was, now in zip(old.areas, new.areas, strict=True):
            assert now.verdict >= was.verdict
            assert now.if_clear >= was.if_clear
        for row, new_row in zip(old.depth, new.depth, strict=True):
            assert _no_deeper(new_row.now, row.now)
            assert _no_deeper(new_row.if_clear, row.if_clear)
            assert _no_deeper(new_row.if_clear or new_row.cleared_to, row.if_clear or row.cleared_to)


# Order does not matter


def gist(answer: Recommendation) -> Mapping[str, object]:
    """Give everything an answer says, without the order in which the client was described."""
    return {
        option.variant.id: (
            option.rank,
            option.verdict,
            option.if_clear,
            option.until,
            option.fit,
            frozenset(option.depth),
            frozenset(option.areas),
            frozenset((f.caution.id, f.truth, frozenset(f.areas), f.until, f.facts) for f in option.findings),
            frozenset(option.struck),
            frozenset(reason.says for reason in option.reasons),
        )
        for option in answer.options
    } | {"questions": [(q.fact, frozenset(q.decides), q.worst) for q in answer.questions]}


@examples(25)
@given(records(), st.randoms(use_true_random=False))
def test_the_order_of_an_intake_record_does_not_matter(record: Record, random: Any) -> None:
    def shuffled(items: Sequence[Any]) -> list[Any]:
        return random.sample(list(items), len(items))  # type: ignore[no-any-return]

    other = {key: record[key] for key in shuffled(list(record))}
    other["facts"] = dict(shuffled(list(record["facts"].items())))
    other["concerns"], other["areas"] = shuffled(record["concerns"]), shuffled(record["areas"])
    assert gist(advise(other)) == gist(advise(record))


@examples(12)
@given(records(), st.integers(1, 50))
def test_only_the_proportion_of_weights_matters(record: Record, factor: int) -> None:
    weights = {concern: place + 1 for place, concern in enumerate(record["concerns"])}
    heavier = {concern: weight * factor for concern, weight in weights.items() if weight * factor <= 100}
    if len(heavier) == len(weights):
        assert gist(advise(record | {"concerns": heavier})) == gist(advise(record | {"concerns": weights}))


@given(small_cautions, small_records(), st.permutations(range(5)))
def test_the_order_of_the_files_does_not_matter(some: tuple[str, ...], record: Record, order: list[int]) -> None:
    assert gist(advise(record, small(some, order))) == gist(advise(record, small(some)))


def test_the_order_of_the_shipped_files_does_not_matter() -> None:
    files = sorted((Path(__file__).parents[1] / "protocols").glob("*.yaml"), reverse=True)
    backwards = compiled({str(file): file.read_text(encoding="utf-8") for file in files}).value
    assert backwards is not None
    record = {"concerns": ["acne-scars", "melasma"], "areas": ["face"], "facts": {"skin_type": "V", "nsaid": "yes"}}
    mine, theirs = gist(advise(record)), gist(advise(record, backwards))
    assert mine == theirs


# Nothing is lost


def shown(text: str) -> str:
    """Take out what wrapping, columns and escaping put between letters."""
    return re.sub(r"[\s\\]+", "", text)


@examples(20)
@given(records(), st.integers(40, 200))
def test_nothing_is_lost_at_any_width_or_in_any_format(record: Record, width: int) -> None:
    answer = advise(record)
    assert sorted(o.variant.id for o in answer.options) == sorted(CORE.variants)
    page = recommendation_page(answer)
    data = document(answer)
    options: Any = data["options"]
    assert sorted(o["variant"] for o in options) == sorted(CORE.variants)
    texts = [table.render(page, Style(width=width)), table.render(page, Style()), markdown.render(page, Style())]
    for option in answer.options:
        in_json = next(o for o in options if o["variant"] == option.variant.id)
        assert [c["id"] for c in in_json["cautions"]] == [f.caution.id for f in option.findings]
        fired = [f.caution for f in option.findings if f.fired] if option.if_clear < Verdict.CONTRAINDICATED else []
        for text in map(shown, texts):
            assert shown(option.variant.short) in text
            for caution in fired:
                assert caution.id in text
                assert shown(caution.says) in text


@examples(30)
@given(records())
def test_nothing_is_listed_twice(record: Record) -> None:
    answer = advise(record)
    for option in answer.options:
        for things in (
            [f.caution.id for f in option.findings],
            [(row.concern, row.area) for row in option.depth],
            [result.area for result in option.areas],
            [(s.fact, s.option) for s in option.struck],
            [(r.kind, r.says) for r in option.reasons],
        ):
            assert len(things) == len(set(things))
    assert len({q.fact for q in answer.questions}) == len(answer.questions)
    blocks = [block for block in recommendation_page(answer).blocks if isinstance(block, Bullets)]
    items = [(item.text, item.inside) for block in blocks for item in block.items]
    assert len(items) == len(set(items))


# Depth


@given(records(), st.sampled_from([None, "0.3 mm", "0.75 mm", "1.0 mm", "1.5 mm"]))
def test_no_depth_ever_exceeds_the_area_the_device_or_the_scope(record: Record, scope: str | None) -> None:
    answer = advise(record | {"max_depth": scope})
    most = float(scope.removesuffix(" mm")) if scope else 99.0
    for option in answer.options:
        for row in option.depth:
            limit = CORE.vocabulary.areas[row.area].limits[option.variant.technique].mm
            for depth in (row.now, row.if_clear, row.cleared_to):
                if depth is not None:
                    assert option.variant.depth.low <= depth.low <= depth.high
                    assert depth.high <= min(limit, option.variant.depth.high, most)
            assert _no_deeper(row.now, row.if_clear or row.cleared_to)


# Any text is survivable

texts = st.text(st.characters(), max_size=60)
values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), texts, texts.map(f"{CANARY}{{}}".format)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(texts, inner, max_size=3)),
    max_leaves=5,
)
KEYS = ["schema", "ref", "on", "concerns", "areas", "facts", "others", "event", "available", "operator",
        "max_downtime", "max_depth", "prefer", "cleared", "notes"]  # fmt: skip


@settings(examples(150), suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.one_of(st.sampled_from(KEYS), texts), values, max_size=4))
def test_any_record_is_answered_or_refused(record: Record) -> None:
    checked = read(record)
    assert (checked.value is None) is any(d.severity.name == "ERROR" for d in checked.diagnostics)
    if checked.value is not None:
        json.dumps(document(recommend(CORE, checked.value)), allow_nan=False)


@examples(150)
@given(st.sampled_from(sorted(CORE.vocabulary.facts)), texts, st.sampled_from(["", "yes@", "2026-", "type "]))
def test_no_value_of_a_fact_appears_in_an_error(fact: str, text: str, start: str) -> None:
    checked = read({"facts": {fact: f"{start}{CANARY}{text}"}})
    assert checked.value is None
    assert CANARY not in repr(checked.diagnostics)


@given(st.sampled_from(KEYS), texts)
def test_no_value_of_a_record_appears_in_an_error(key: str, text: str) -> None:
    for value in (f"{CANARY}{text}", [f"{CANARY}{text}"], {f"{CANARY}{text}": f"{CANARY}{text}"}):
        assert CANARY not in repr(read({key: value}).diagnostics)


@examples(25)
@given(texts, texts, st.sampled_from([None, 40, 80]))
def test_any_note_and_any_reference_is_shown_without_steering_the_terminal(
    notes: str, ref: str, width: int | None
) -> None:
    answer = advise({"concerns": ["acne-scars"], "notes": notes, "ref": ref})
    page = recommendation_page(answer)
    for text in (table.render(page, Style(width=width)), markdown.render(page, Style())):
        assert HIDDEN.search(text.replace("\n", "")) is None
    mentioned = " ".join(m.text for m in answer.client.mentions)
    for letter in re.findall(r"\w", notes):
        assert letter in "".join(answer.client.unrecognised) + mentioned or notes.casefold() != notes


@pytest.mark.parametrize(
    "line",
    [
        "facts: {pregnancy: %s}", "facts: {isotretinoin: %s}", "facts: {age: %s}", "facts: {skin_type: %s}",
        "facts: {tattoo-in-area: yes@%s}", "facts: {%s: yes}", "facts: %s", "facts: [%s]", "%s: 1", "concerns: [%s]",
        "concerns: {%s: 1}", "concerns: {acne-scars: %s}", "areas: %s", "others: %s", "event: %s", "on: %s",
        "available: [%s]", "operator: %s", "max_downtime: %s", "max_depth: %s", "prefer: %s", "cleared: [%s]",
        "notes: [%s]", "schema: %s", "%s", "facts: {pregnancy: no, pregnancy: %s}", "facts: {pregnancy: '%s",
    ],
)  # fmt: skip
def test_what_a_client_said_never_reaches_an_error_message(run: Callable[..., Any], line: str) -> None:
    done = run("recommend", "--intake", "-", stdin=line.replace("%s", f"{CANARY}Beeblebrox") + "\n")
    assert done.returncode == 4
    assert done.stdout == ""
    assert CANARY not in done.stderr
    assert "Traceback" not in done.stderr
