"""The library for programs: one answer, many answers, and what Python's own values mean."""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import needlecli
from builders import TODAY, examples
from conftest import Run
from needlecli import load_pack, recommend, recommend_many
from needlecli.errors import DataError, PackError
from needlecli.knowledge import Pack

GOOD: dict[str, Any] = {"ref": "A1", "concerns": ["acne-scars"], "facts": {"isotretinoin": "2026-09-01", "age": 34}}
CANARY = "Quuxworthy"


def one(record: Any, pack: Pack, **more: Any) -> Any:
    (line,) = recommend_many([record], pack, today=TODAY, **more)
    return line


def test_the_library_gives_four_things() -> None:
    assert needlecli.__all__ == ["__version__", "load_pack", "recommend", "recommend_many"]


def test_importing_the_library_imports_nothing_heavy() -> None:
    heavy = ("pydantic", "yaml", "rich", "typer", "pyarrow", "msgspec")
    code = f"import sys, needlecli; print([m for m in sys.modules if m.split('.')[0] in {heavy}])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_folder_that_is_not_there_is_no_pack() -> None:
    with pytest.raises(PackError):
        load_pack("/there/is/no/such/folder")


def test_one_answer_is_what_the_command_prints(pack: Pack, run: Run) -> None:
    done = run("recommend", "--intake", "-", "--on", str(TODAY), "--format", "json", stdin=json.dumps(GOOD))
    assert json.loads(done.stdout) == json.loads(json.dumps(recommend(GOOD, pack, today=TODAY)))


def test_a_record_that_cannot_be_read_raises_without_its_values(pack: Pack) -> None:
    with pytest.raises(DataError) as caught:
        recommend({"facts": {"pregnancy": CANARY}}, pack, today=TODAY)
    assert "pregnancy" in str(caught.value.advice)
    assert CANARY not in f"{caught.value}{caught.value.advice}"


def test_many_answers_are_the_lines_of_a_batch(pack: Pack, run: Run) -> None:
    records = [GOOD, {"facts": {"age": "old"}, "ref": "A2"}, {"notes": "zorblaxine, daily", "concerns": ["acne-scars"]}]
    done = run("batch", "-", "--on", str(TODAY), stdin="".join(f"{json.dumps(record)}\n" for record in records))
    lines = [json.loads(line) for line in done.stdout.splitlines()[1:-1]]
    found = list(recommend_many(records, pack, today=TODAY))
    assert found == [line | {"source": ""} for line in lines]
    assert ["rejected" in line for line in found] == [False, True, False]
    assert [line.get("review") for line in found] == [False, None, True]


def test_an_answer_is_given_before_the_next_record_is_taken(pack: Pack) -> None:
    taken = []

    def records() -> Iterator[dict[str, Any]]:
        for number in range(3):
            taken.append(number)
            yield {"ref": str(number)}

    lines = recommend_many(records(), pack, today=TODAY)
    assert taken == []
    assert (next(lines)["row"], taken) == (1, [0])
    assert (next(lines)["row"], taken) == (2, [0, 1])


def test_settings_hold_for_the_records_that_say_nothing_themselves(pack: Pack) -> None:
    settings = {"concerns": ["acne-scars"], "available": ("pen",)}
    full = {**settings, "ref": "A", "available": ["pen"]}
    assert one({"ref": "A"}, pack, settings=settings) == one(full, pack)
    own = {"ref": "A", "concerns": ["wrinkles"], "available": ["roller"]}
    assert one(own, pack, settings=settings) == one(own, pack)


@pytest.mark.parametrize(
    ("python", "written"),
    [
        ({"facts": {"isotretinoin": date(2026, 9, 1)}}, {"facts": {"isotretinoin": "2026-09-01"}}),
        ({"facts": {"isotretinoin": datetime(2026, 9, 1)}}, {"facts": {"isotretinoin": "2026-09-01"}}),  # noqa: DTZ001
        ({"on": date(2026, 9, 1)}, {"on": "2026-09-01"}),
        ({"facts": {"age": Decimal(34)}}, {"facts": {"age": 34}}),
        ({"concerns": ("acne-scars", "wrinkles")}, {"concerns": ["acne-scars", "wrinkles"]}),
        ({"concerns": {"wrinkles", "acne-scars"}}, {"concerns": ["acne-scars", "wrinkles"]}),
    ],
)
def test_a_value_of_python_means_what_it_would_in_a_file(pack: Pack, python: Any, written: Any) -> None:
    assert one(python, pack) == one(written, pack)
    assert recommend(python, pack, today=TODAY) == recommend(written, pack, today=TODAY)
    assert "rejected" not in one(written, pack)


def test_a_moment_is_the_day_it_is_on(pack: Pack) -> None:
    moment = datetime(2026, 11, 22, 23, 59)  # noqa: DTZ001
    assert list(recommend_many([GOOD], pack, today=moment)) == [one(GOOD, pack)]
    assert recommend(GOOD, pack, today=moment) == recommend(GOOD, pack, today=TODAY)


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (None, ""),
        ([GOOD], ""),
        (CANARY, ""),
        ({1: 2}, needlecli.NOT_TEXT),
        ({"facts": {None: "no"}}, f"facts.{needlecli.NOT_TEXT}"),
        ({"facts": {"age": 10**5000}}, "facts.age"),
        ({"facts": {"age": float("nan")}}, "facts.age"),
        ({"facts": {"pregnancy": b"no"}}, "facts.pregnancy"),
        ({"facts": {"pregnancy": {"deep": [[[[[[[[[[CANARY]]]]]]]]]]}}}, "facts.pregnancy"),
        ({"facts": {"isotretinoin": datetime(2026, 9, 1, 10, 30)}}, "facts.isotretinoin"),  # noqa: DTZ001
    ],
)
def test_what_cannot_be_read_is_a_line_and_the_next_record_is_answered(pack: Pack, record: Any, field: str) -> None:
    bad, good = recommend_many([record, GOOD], pack, today=TODAY)
    assert [reason["field"] for reason in bad["rejected"]] == [field]
    assert CANARY not in str(bad)
    assert good == one(GOOD, pack) | {"row": 2}
    with pytest.raises(DataError):
        recommend(record, pack, today=TODAY)


def test_a_record_that_holds_itself_is_rejected(pack: Pack) -> None:
    loop: dict[str, Any] = {}
    loop["facts"] = loop
    assert [reason["field"] for reason in one(loop, pack)["rejected"]] == ["facts.facts"]


KEYS = st.sampled_from(
    ("ref", "on", "concerns", "areas", "facts", "others", "event", "cleared", "notes", "unrecognised")
)
VALUES: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary() | st.dates() | st.just("no"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(("age", "pregnancy", "x", "")), inner),
    max_leaves=8,
)


@examples(20)
@given(st.lists(st.dictionaries(KEYS, VALUES) | VALUES, max_size=4))
def test_whatever_is_in_the_records_each_gets_its_line(records: list[Any]) -> None:
    lines = list(recommend_many(records, PACK, today=TODAY))
    assert [line["row"] for line in lines] == list(range(1, len(records) + 1))
    assert all(("rejected" in line) != ("verdict" in line) for line in lines)


PACK = load_pack()
