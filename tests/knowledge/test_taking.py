"""What is taken to the letter is what pydantic would have made of it, and nothing else is taken."""

import copy
import subprocess
import sys
import typing
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from needlecli.files import shipped, texts
from needlecli.knowledge.care import Care, Step
from needlecli.knowledge.caution import Caution
from needlecli.knowledge.pack import Common
from needlecli.knowledge.protocol import Cost, Indication, Standing, Variant
from needlecli.knowledge.statement import Source
from needlecli.knowledge.taking import MisfitError, take
from needlecli.knowledge.vocabulary import Fact, Vocabulary
from needlecli.logic import Refused
from needlecli.source import walk
from needlecli.source.yaml import parse

SHARED: dict[str, Any] = {
    **{name: typing.get_args(hint)[1] for name, hint in typing.get_type_hints(Vocabulary).items() if name != "terms"},
    "sources": Source,
}
"""The types of the entries of shared sections, by the section."""


def written() -> list[tuple[Any, Any]]:
    """Give what the shipped pack writes, each with its type; conditions count as read before."""
    found: list[tuple[Any, Any]] = []
    for name, data in texts([shipped()]):
        document = parse(name, data).value
        assert document is not None
        content: Any = document.data
        if name.endswith("/_common.yaml"):
            hints = typing.get_type_hints(Common)
            found += [(hints[section], value) for section, value in content.items()]
        elif name.endswith(("/_vocabulary.yaml", "/_sources.yaml")):
            found += [
                (SHARED[section], {**entry, "id": key})
                for section, entries in content.items()
                for key, entry in entries.items()
            ]
        else:
            found.append((Variant, content))
    return found


WRITTEN = written()
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 3000),
    st.floats(allow_nan=False),
    st.sampled_from(
        ["", "yes", "1", "true", "2 days", "1-3 days", "0.5-1.0 mm", "2026-11-22", "A", "needle", "6 weeks"]
    ),
    st.text(max_size=4),
    st.lists(st.sampled_from(["pen", "", 1]), max_size=2),
    st.dictionaries(st.sampled_from(["id", "says", "from", "from_", "is", "pen"]), st.just("1 day"), max_size=2),
)


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def test_all_of_the_shipped_pack_is_taken_as_pydantic_reads_it() -> None:
    assert len(WRITTEN) > 300
    for kind, data in WRITTEN:
        assert take(kind, data) == adapter(kind).validate_python(data)


@given(st.data())
def test_whatever_one_value_is_replaced_by_nothing_is_taken_otherwise(data: st.DataObject) -> None:
    kind, original = data.draw(st.sampled_from(WRITTEN))
    path, _ = data.draw(st.sampled_from([one for one in walk(original) if one[0]]))
    changed: Any = copy.deepcopy(original)
    box = changed
    for part in path[:-1]:
        box = box[part]
    match data.draw(st.sampled_from(["replace", "remove", "rename"])):
        case "replace":
            box[path[-1]] = data.draw(ODD)
        case "remove":
            del box[path[-1]]
        case _ if isinstance(box, dict):
            box[data.draw(st.sampled_from(["says_", "from_", "except_", "origin", "id", "zzz", "is"]))] = box.pop(
                path[-1]
            )
        case _:
            box.append(data.draw(ODD))
    try:
        taken = take(kind, changed)
    except ValueError:
        return
    read = adapter(kind).validate_python(changed)  # which fails where pydantic refuses
    assert read == taken
    assert repr(read) == repr(taken)  # since true is equal to 1


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (Cost, {"tier": True}),
        (Cost, {"tier": "1"}),
        (Cost, {"tier": 1.0}),
        (Cost, {"tier": 5}),
        (Cost, {"tier": [1]}),
        (Standing, {"is_": "accepted"}),
        (Standing, ["accepted"]),
        (Standing, {}),
        (Standing, {"is": "accepted", "sources": "study"}),
        (Standing, {"is": "accepted", "sources": [1]}),
        (Standing, {"is": "accepted", "because": None}),
        (Step, {"says": "Rest.", "from": "0 days", "except_": ["pen"]}),
        (Step, {"says": "Rest.", "from": "soon"}),
        (Care, {"before": {"says": "Rest.", "from": "0 days"}}),
        (Care, {1: []}),
        (Indication, {"concern": "scars", "grade": "A", "says": "Softer.", "depth": {1: "0.5 mm"}}),
        (Source, {"id": "a", "title": "A", "kind": "rct", "verified": "yes"}),
        (Source, {"id": "a", "title": "A", "kind": "rct", "verified": 1}),
        (Source, {"id": "a", "title": "A", "kind": "rct", "verified": True, "year": 2101}),
        (Fact, {"id": "a", "name": "A", "kind": "flags", "group": "g", "question": "A?"}),
        (Caution, None),
        (set[str], ["a"]),
    ],
)
def test_what_does_not_fit_to_the_letter_is_not_taken(kind: Any, data: object) -> None:
    with pytest.raises((MisfitError, Refused)):
        take(kind, data)


def test_no_library_is_imported_to_read_files_that_are_right() -> None:
    program = (
        "import sys\n"
        "from needlecli.files import shipped, texts\n"
        "from needlecli.lint import check\n"
        "assert check(texts([shipped()])).pack is not None\n"
        "print([name for name in sys.modules if name.startswith('pydantic')])\n"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"
