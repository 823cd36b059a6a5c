"""Whatever is typed is either an answer or refused with what to write; and what was answered is kept as it was."""

import json
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import TODAY, examples
from needlecli.cli.recording import save_record
from needlecli.client import Unreadable, read_client
from needlecli.consulting import Prompt, State, answered, begin, next_prompt, outcome, progress, reasons
from needlecli.files import load_pack
from needlecli.source.yaml import parse

CORE = load_pack()
BEGUN: dict[str, Any] = {"concerns": ["acne-scars"], "areas": ["cheeks"], "operator": "nurse"}
PIECES = st.sampled_from(
    [
        *("none", "no", "yes", "1", "2", "3", "12", "99", "0", "?", "=", "@", ",", ";", " ", "and", "rest?", "others"),
        *("6 weeks ago", "2026-09-01", "2026-02-30", "last March", "cheeks", "neck", "+", "current", "IV", "34", "-1"),
        *(
            "female",
            "lactic",
            "cold sores",
            "keloid",
            "\u202e",
            "\x00",
            "é",
            "٣",
            "²",
            "1e9",
            "9999-12-31",
            "in",
            "weeks",
        ),
    ]
)
typed = st.one_of(st.lists(PIECES, max_size=6).map(" ".join), st.lists(PIECES, max_size=6).map("".join), st.text())


@cache
def prompts() -> list[tuple[State, Prompt]]:
    """Give one state and prompt of every form."""
    found: dict[str, tuple[State, Prompt]] = {}
    state = begin(CORE, {}, TODAY)
    replies = {"concerns": "acne scars", "areas": "cheeks", "sheet": "1 2 3 4", "notes": "", "event": "no"}
    facts = {"age": "34", "sex": "f", "operator": "nurse", "skin_type": "3", "face-volume": "2", "peel-timing": "1"}
    while (prompt := next_prompt(state)) is not None:
        found.setdefault(f"{prompt.form} {prompt.how}", (state, prompt))
        reply = replies.get(prompt.form) or ("2" if prompt.items else facts.get(prompt.fact, "6 weeks ago"))
        state = answered(state, prompt, "" if prompt.form == "notes" else reply)
    return list(found.values())


every = st.deferred(lambda: st.sampled_from(prompts()))


def test_every_form_of_prompt_is_tried() -> None:
    assert {prompt.form for _, prompt in prompts()} >= {"concerns", "areas", "sheet", "fact", "notes"}


@examples(150)
@given(every, typed)
def test_any_text_is_survivable(at: tuple[State, Prompt], text: str) -> None:
    state, prompt = at
    try:
        after = answered(state, prompt, text)
    except Unreadable:
        return
    assert outcome(state, after, prompt) is not None
    if after.client.concerns:
        assert progress(after).left >= 0
        following = next_prompt(after)
        assert following is None or reasons(after, following)


@pytest.mark.parametrize("name", ["kept.yaml", "kept.json"])
@examples(15)
@given(some=st.lists(typed, max_size=4), notes=st.text(max_size=200))
def test_what_is_kept_is_read_as_the_same_client(
    tmp_path_factory: pytest.TempPathFactory, name: str, some: list[str], notes: str
) -> None:
    state = begin(CORE, BEGUN, TODAY)
    for text in ("34", "female", *some):
        with suppress(Unreadable):
            prompt = next_prompt(state)
            state = answered(state, prompt, text) if prompt is not None else state
    remark = Prompt("notes", "", (), "", "", ("notes",))
    state = answered(state, remark, "".join(c for c in notes if not "\ud800" <= c <= "\udfff"))
    file: Path = tmp_path_factory.mktemp("kept") / name
    save_record(str(file), state.record)
    document = parse(name, file.read_bytes())
    assert document.value is not None
    assert document.diagnostics == ()
    assert read_client(document.value, CORE, TODAY.replace(year=2031)).value == state.client
    if name.endswith("json"):
        assert list(json.loads(file.read_text(encoding="utf-8"))) == sorted(state.record)
