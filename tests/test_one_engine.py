"""One engine: what a batch says of a record is what recommend says of it, however it was read and remembered."""

import gzip
import json
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from builders import PEN, TODAY, VOCABULARY, compiled, examples, small_files
from conftest import Run
from intake.tables import as_csv, as_json, as_jsonl, as_parquet, as_yaml
from needlecli.advice import recommend
from needlecli.advice.brief import shortened
from needlecli.advice.memory import Memory
from needlecli.batch import Answerer, Job, Source, Work
from needlecli.bounded import keep
from needlecli.client import Rereader, read_client, read_told
from needlecli.files import load_pack
from needlecli.files.inputs import inputs
from needlecli.intake import Row
from needlecli.knowledge import LEVELS, Pack
from needlecli.report.contract import document
from needlecli.report.notices import SET_IS_NOT_REACHED, WHO_DECIDES
from needlecli.source import Document
from test_properties import SMALL, answers, small, small_cautions

Record = dict[str, Any]
CORE = load_pack()
NOTES = (
    "cold sores now and then", "no keloids", "banana", "on warfarin; mother has lupus", "Roaccutane until 2025",
    "pregnant?", "",
)  # fmt: skip


# A second pack laid over a first one


def laid_over() -> Pack:
    """Give a small pack whose pen is replaced, and to which a variant is added, by a folder laid over it."""
    caution = "{id: local-rule, level: clearance, when: {pregnancy: yes}, says: S., sources: [study]}"
    own = PEN.replace("name: Pen", "name: Our pen").replace("0.2-2.5 mm", "0.2-1.2 mm")
    roller = PEN.replace("id: pen", "id: roller") + f"cautions: [{caution}]\n"
    files = small_files(vocabulary=VOCABULARY) | {"q/pen.yaml": own, "q/roller.yaml": roller}
    checked = compiled({name: text for name, text in files.items() if name != "p/pen.yaml"})
    assert checked.value is not None, [d.says for d in checked.diagnostics]
    return checked.value


OVER = laid_over()
PACKS = {"core": CORE, "small": SMALL, "laid over": OVER}


# Records, of any pack


@st.composite
def records(draw: st.DrawFn, name: str = "core") -> Record:
    """Draw a record with anything that an intake record of a pack may say."""
    pack = PACKS[name]
    vocabulary = pack.vocabulary
    ids = draw(st.lists(st.sampled_from(sorted(vocabulary.facts)), max_size=12, unique=True))
    record: Record = {
        "ref": draw(st.sampled_from(["A1", "", "<b>=1+1", "\u202e../x"])),
        "concerns": draw(st.lists(st.sampled_from(sorted(vocabulary.concerns)), max_size=3, unique=True)),
        "facts": {fact: draw(answers(vocabulary.facts[fact], pack)) for fact in ids},
    }
    if "planned-depth" in record["facts"]:
        record["facts"]["planned-depth"] = draw(st.sampled_from(["0.5", "1.5", "2.6"]))
    areas = st.lists(st.sampled_from(sorted(vocabulary.areas)), min_size=1, max_size=2, unique=True)
    days = st.integers(0, 400).map(lambda n: str(TODAY + timedelta(n)))
    letters = sorted(c.id for c in pack.all_cautions() if c.level == "clearance")
    may: Mapping[str, st.SearchStrategy[Any]] = {
        "areas": areas,
        "others": st.sampled_from(["no", "unknown"]),
        "event": st.sampled_from(["no", "unknown"])
        | st.integers(0, 300).map(lambda n: str(TODAY + timedelta(500 + n))),
        "max_depth": st.sampled_from(["0.5 mm", "1.0 mm"]),
        "max_downtime": st.sampled_from(["0 days", "2 days"]),
        "available": st.lists(st.sampled_from(sorted(pack.variants)), min_size=1, max_size=2, unique=True),
        "prefer": st.sampled_from(["effect", "downtime", "cost", "comfort"]),
        "notes": st.sampled_from(NOTES),
        "on": days,
        "unrecognised": st.just(["plavicks"]),
    }
    if letters:
        may = {**may, "cleared": st.lists(st.sampled_from(letters), min_size=1, max_size=2, unique=True)}
    if "operator" in vocabulary.facts and "operator" not in record["facts"]:
        may = {**may, "operator": st.sampled_from(["esthetician", "nurse", "physician"])}
    for key in draw(st.lists(st.sampled_from(sorted(may)), max_size=5, unique=True)):
        record[key] = draw(may[key])
    return record


# What recommend says, as a line says it


def expected(record: Record, pack: Pack, row: int = 1, source: str = "records") -> Record:
    """Say what recommend says of a record under the names of a line."""
    checked = read_client(Document("record", "", record), pack, TODAY)
    if checked.value is None:
        return {"row": row, "source": source, "rejected": len(checked.diagnostics)}
    answer: Any = document(recommend(pack, checked.value))
    first = answer["options"][0]
    return {
        **{key: answer[key] for key in ("ref", "on", "unrecognised", "review", "cleared", "mentions")},
        "row": row,
        "source": source,
        "verdict": "review" if answer["unrecognised"] else first["verdict"],
        "until": first["until"],
        "cautions": cautions(answer["options"]),
        "options": [option(one) for one in answer["options"]],
        "questions": [question["fact"] for question in answer["questions"]],
        "notices": [said for said in answer["notices"] if said not in (WHO_DECIDES, SET_IS_NOT_REACHED)],
    }


def cautions(options: Sequence[Mapping[str, Any]]) -> list[Record]:
    """Name what fires, hardest first, each with the variants it fires for."""
    found: dict[tuple[int, str], list[str]] = {}
    for one in options:
        for told in one["cautions"]:
            if told["fired"]:
                found.setdefault((LEVELS.index(told["level"]), told["id"]), []).append(one["variant"])
    order = sorted(found.items())
    return [{"id": name, "level": LEVELS[level], "variants": sorted(where)} for (level, name), where in order]


def option(told: Mapping[str, Any]) -> Record:
    short = {key: told[key] for key in ("variant", "verdict", "if_clear", "until", "until_moves", "fit", "rank")}
    short |= {"reasons": [reason["kind"] for reason in told["reasons"]], "struck": told["struck"]}
    if told["rank"] == 1:
        kept = ("concern", "area", "min_mm", "max_mm", "if_clear", "with_clearance")
        short["depth"] = [{key: row[key] for key in kept} for row in told["depth"]]
    return short


def said(line: bytes) -> Record:
    told: Record = json.loads(line)
    if "rejected" in told:
        return {"row": told["row"], "source": told["source"], "rejected": len(told["rejected"])}
    for caution in told["cautions"]:
        caution["variants"].sort()
    return told


# The engine, and what it remembers

MEMORY, REREADER = Memory(CORE), Rereader(CORE, TODAY)


@examples(20)
@given(records())
def test_what_is_remembered_is_what_recommend_works_out(record: Record) -> None:
    told = read_told(Document("record", "", record), CORE, TODAY).value
    assume(told is not None)
    assert told is not None
    worked_out = shortened(recommend(CORE, told.client(CORE)))
    assert MEMORY.brief(told) == worked_out
    again = REREADER.read(record)
    if again is not None:
        assert MEMORY.brief(again) == worked_out


ODD_ANSWERS: st.SearchStrategy[Any] = st.sampled_from(
    ["", " yes", "YES", True, False, None, 1, 0, 34, 34.0, "1e1", "maybe", [], ["yes"], {}, "no@cheeks", "II,III", "\0"]
)
ODD_VALUES: st.SearchStrategy[Any] = st.sampled_from(
    [None, "", " ", "no", "NO", False, True, 0, 1, 2.5, [], {}, [None], [[]], [True], [1], "2026-11-22", "2026-02-30",
     "pen", ["pen"], ["pen", "pen"], {"acne-scars": 2}, {"acne-scars": True}, {"acne-scars": 2.0}, "acne-scars",
     "1 mm", "nurse", ["anticoagulant"], "unknown", "cold sores", ["plavicks", "plavicks"]]
)  # fmt: skip
KEYS = (
    *("schema", "ref", "on", "concerns", "areas", "facts", "others", "event", "available", "operator", "max_downtime"),
    *("max_depth", "prefer", "cleared", "notes", "unrecognised", "nonsense"),
)


@examples(200)
@given(records(), st.data())
def test_what_was_read_before_is_read_as_it_was_the_first_time(record: Record, data: st.DataObject) -> None:
    if data.draw(st.booleans()):
        record |= data.draw(st.dictionaries(st.sampled_from(KEYS), ODD_VALUES, max_size=3))
    if isinstance(record.get("facts"), dict) and data.draw(st.booleans()):
        names = st.sampled_from([*sorted(CORE.vocabulary.facts)[:40], "accutane", "Pregnant", "nonsense"])
        record["facts"] |= data.draw(st.dictionaries(names, ODD_ANSWERS, max_size=3))
    full = read_told(Document("record", "", record), CORE, TODAY)
    for _ in range(2):
        again = REREADER.read(record)
        assert again is None or again == full.value


@examples(20)
@given(small_cautions, st.data())
def test_in_any_pack_what_is_remembered_is_what_recommend_works_out(some: tuple[str, ...], data: st.DataObject) -> None:
    pack = small(some)
    memory = Memory(pack)
    for _ in range(6):
        told = read_told(Document("record", "", data.draw(records("small"))), pack, TODAY).value
        if told is not None:
            assert memory.brief(told) == shortened(recommend(pack, told.client(pack)))


def test_a_window_that_hangs_on_what_is_wanted_closes_for_each_by_its_own() -> None:
    ways = "{all: [{concern: lines}, {isotretinoin: within 6 months}]}, {isotretinoin: within 2 months}"
    pack = small((f"{{id: c, level: defer, when: {{any: [{ways}]}}, says: S., sources: [study]}}",))
    memory = Memory(pack)
    for wanted, day in ((["scars", "lines"], "2027-05-01"), (["scars"], "2027-01-01")):
        record = {"concerns": wanted, "facts": {"isotretinoin": "2026-11-01"}}
        told = read_told(Document("record", "", record), pack, TODAY).value
        assert told is not None
        brief = memory.brief(told)
        assert brief == shortened(recommend(pack, told.client(pack)))
        assert {str(short.until) for short in brief.options} == {day}


@examples(12)
@given(
    st.lists(records(), min_size=2, max_size=9), st.lists(st.sampled_from(sorted(CORE.vocabulary.facts)), max_size=30)
)
def test_many_at_once_are_told_what_each_alone_is(some: list[Record], denied: list[str]) -> None:
    for record in some:
        del record["ref"]
        record.pop("notes", None)
        record.pop("unrecognised", None)
        record["facts"] = {fact: "no" for fact in denied if fact != "planned-depth"} | record["facts"]
    plains = [plain for record in some if (plain := REREADER.plain(record)) is not None]
    for plain, parts in zip(plains, MEMORY.sheet(plains), strict=True):
        if parts is not None:
            assert parts.brief() == shortened(recommend(CORE, plain.told().client(CORE)))


REMEMBERING = (
    *(f"needlecli.advice.memory.{n}" for n in ("classes", "endings", "firing", "groups", "remembering", "sheets")),
    *("needlecli.advice.memory.standings", "needlecli.advice.memory.weighing"),
    *("needlecli.batch.lines", "needlecli.client.framing", "needlecli.client.rereading"),
)


@pytest.fixture(scope="module")
def forgetful() -> Iterator[Answerer]:
    """Answer for the small pack, and keep no more than two things in any table."""
    with pytest.MonkeyPatch.context() as patch:
        for module in REMEMBERING:
            patch.setattr(f"{module}.keep", lambda table, key, value, most: keep(table, key, value, min(most, 2)))
        patch.setattr("needlecli.advice.memory.sheets.ROWS", 2)
        yield Answerer(SMALL, TODAY)


@examples(30)
@given(some=st.lists(records("small"), min_size=4, max_size=12), again=st.randoms(use_true_random=False))
def test_however_little_is_kept_the_lines_are_the_same(
    some: list[Record], again: random.Random, forgetful: Answerer
) -> None:
    rows = [Row(number, record) for number, record in enumerate([*some, *again.sample(some, 3)], 1)]
    assert forgetful.answer(rows, "records").lines == ANSWERERS["small"].answer(rows, "records").lines


ANSWERERS = {name: Answerer(pack, TODAY) for name, pack in PACKS.items()}


@pytest.mark.parametrize("name", PACKS)
@examples(6)
@given(st.data())
def test_a_line_says_what_recommend_says(name: str, data: st.DataObject) -> None:
    some = data.draw(st.lists(records(name), min_size=1, max_size=3))
    done = ANSWERERS[name].answer([Row(number, record) for number, record in enumerate(some, 1)], "records")
    assert [said(line) for line in done.lines] == [expected(one, PACKS[name], n) for n, one in enumerate(some, 1)]


# Every way in


def flat(record: Record) -> Record:
    """Give a record as a row of a table: every answer in a cell of its own."""
    return {
        **{
            key: "; ".join(value) if isinstance(value, list) else value
            for key, value in record.items()
            if key != "facts"
        },
        **{name: str(value) for name, value in record["facts"].items()},
    }


def table(rows: Sequence[Record]) -> list[Record]:
    columns = list(dict.fromkeys(["age", *(key for row in rows for key in row)]))
    return [{column: row.get(column, "") for column in columns} for row in rows]


def nested(rows: Sequence[Record]) -> bytes:
    """Write records with their facts as they are, all as text, since a column has one kind."""
    keys = list(dict.fromkeys(key for row in rows for key in row))
    told = [{"age": None} | {fact: str(answer) for fact, answer in row["facts"].items()} for row in rows]
    return as_parquet(
        [{key: row.get(key) for key in keys} | {"facts": facts} for row, facts in zip(rows, told, strict=True)]
    )


def as_gzip(rows: list[Record]) -> bytes:
    return gzip.compress(as_jsonl(rows))


WAYS: tuple[tuple[str, Callable[[list[Record]], bytes]], ...] = (
    ("r.jsonl", as_jsonl),
    ("r.json", as_json),
    ("r.yaml", as_yaml),
    ("r.csv", lambda rows: as_csv(table([flat(row) for row in rows]))),
    ("r.jsonl.gz", as_gzip),
    ("r.csv.gz", lambda rows: gzip.compress(as_csv(table([flat(row) for row in rows]), ";"))),
    ("r.parquet", nested),
    ("flat.parquet", lambda rows: as_parquet(table([flat(row) for row in rows]))),
)
WORK = Work(CORE, TODAY)


def lines_of(path: Path) -> list[Record]:
    found: list[Record] = []
    for one in inputs([str(path)]):
        with one:
            source = Source("records", one.reader, one.opened.layout, one.opened.columns)
            for block in one.opened.blocks:
                found += [said(line) for line in WORK.do(Job(source, block)).data.splitlines()]
    return found


@examples(6)
@given(st.lists(records(), min_size=1, max_size=3))
def test_every_way_in_says_what_recommend_says(tmp_path_factory: pytest.TempPathFactory, some: list[Record]) -> None:
    folder = tmp_path_factory.mktemp("ways")
    some = [{key: value for key, value in one.items() if value != "" and key != "unrecognised"} for one in some]
    for record in some:
        record["facts"].setdefault("age", "34")
        if len(some) > 1:  # a blank cell in a table was asked and left open, also where the rest was denied
            record.pop("others", None)
    told = [expected(record, CORE, number) for number, record in enumerate(some, 1)]
    for name, write in WAYS:
        (folder / name).write_bytes(write(some))
        assert lines_of(folder / name) == told, name


@pytest.mark.parametrize("over", [False, True], ids=["the shipped pack", "with a pack laid over it"])
def test_the_command_says_what_the_command_recommend_says(run: Run, tmp_path: Path, *, over: bool) -> None:
    extra: tuple[str, ...] = ()
    if over:
        (tmp_path / "own").mkdir()
        text = (Path(__file__).parent.parent / "protocols/pen.yaml").read_text(encoding="utf-8")
        (tmp_path / "own/pen.yaml").write_text(text.replace("\ncost: {tier: 2", "\ncost: {tier: 4"), encoding="utf-8")
        extra = ("--protocols", str(tmp_path / "own"))
    record = {
        "ref": "A1", "on": "2026-11-22", "concerns": ["acne-scars"], "notes": "cold sores", "others": "no",
        "facts": {"age": 34, "isotretinoin": "2026-09-01", "planned-depth": 2.6, "eczema-active": "yes@cheeks"},
    }  # fmt: skip
    (tmp_path / "r.jsonl").write_bytes(as_jsonl([record]))
    (tmp_path / "r.json").write_text(json.dumps(record), encoding="utf-8")
    first, line = run("batch", str(tmp_path / "r.jsonl"), *extra).stdout.splitlines()[:2]
    told = json.loads(run("recommend", "--intake", str(tmp_path / "r.json"), "--format", "json", *extra).stdout)
    answer = said(line.encode())
    assert told["pack"] == json.loads(first)["pack"]
    assert {one["variant"]: one["cost_tier"] for one in told["options"]}["pen"] == (4 if over else 2)
    assert [option(one) for one in told["options"]] == answer["options"]
    assert cautions(told["options"]) == answer["cautions"] != []
    assert [question["fact"] for question in told["questions"]] == answer["questions"]
    assert all(told[key] == answer[key] for key in ("on", "ref", "review", "unrecognised", "mentions", "cleared"))
    assert [notice for notice in told["notices"] if notice in answer["notices"]] == answer["notices"] != []
