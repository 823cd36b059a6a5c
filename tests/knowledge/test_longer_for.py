"""Who needs longer before an event is told by answers that can be given, and becomes a caution."""

from datetime import timedelta

import pytest

from builders import PEN, TODAY, compiled, small_files
from needlecli.advice import recommend
from needlecli.client import read_client
from needlecli.source import Document

EVENT = "event: {minimum: 14 days, recommended: 14-30 days, first_time_add: 14 days, add_for: %s}\n"


@pytest.mark.parametrize(
    ("written", "path", "help_"),
    [
        ("{skin_tpe: [IV]}", ("event", "add_for", "skin_tpe"), "did you mean 'skin_type'?"),
        ("{skin_type: [IV, VII]}", ("event", "add_for", "skin_type", 1), "did you mean 'VI'?"),
    ],
)
def test_a_word_nobody_can_answer_is_an_error(written: str, path: tuple[str | int, ...], help_: str) -> None:
    found = compiled(small_files(pen=PEN + EVENT % written)).diagnostics
    assert [(d.name, d.where.path) for d in found] == [("unknown-term", path)]
    assert found[0].help == help_


@pytest.mark.parametrize(
    ("skin", "days", "fires"),
    [
        ("IV", 13, ["pen-event-gap", "pen-event-gap-longer"]),
        ("IV", 14, ["pen-event-gap-longer"]),
        ("IV", 27, ["pen-event-gap-longer"]),
        ("IV", 28, []),
        ("III", 13, ["pen-event-gap"]),
        ("III", 14, []),
    ],
)
def test_who_needs_longer_is_told_up_to_the_last_day(skin: str, days: int, fires: list[str]) -> None:
    pack = compiled(small_files(pen=PEN + EVENT % "{skin_type: [IV, V, VI]}")).value
    assert pack is not None
    event = str(TODAY + timedelta(days))
    record = {"concerns": ["scars"], "facts": {"skin_type": skin}, "others": "no", "event": event}
    client = read_client(Document("record", "", record), pack, TODAY).value
    assert client is not None
    option = recommend(pack, client).options[0]
    assert [finding.caution.id for finding in option.findings if finding.fired] == fires
