"""What is written below a list: an answer for every line of it, or a sentence about what to write."""

import pytest

from needlecli.client import Unreadable
from needlecli.consulting import Item
from needlecli.consulting.ticking import ticks
from needlecli.knowledge import Pack

LINES = tuple(Item(name, name) for name in ("isotretinoin", "pregnancy", "nsaid", "open-wound"))
NAMES = tuple(item.id for item in LINES)


def read(pack: Pack, text: str) -> tuple[str, ...]:
    found = ticks(LINES, text, pack.vocabulary)
    assert tuple(found) == NAMES
    return tuple(found.values())


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        *[(word, ("no", "no", "no", "no")) for word in ("none", "no", "N", "nope", "  None ", "not at all")],
        *[(text, ("yes", "no", "yes", "no")) for text in ("1 3", "1,3", "3; 1", "1 and 3", "1, and 3", " 1  3 ")],
        ("3=6 weeks ago", ("no", "no", "6 weeks ago", "no")),
        ("1 3 = 6 weeks ago", ("yes", "no", "6 weeks ago", "no")),
        ("3=2026-09-01, 1", ("yes", "no", "2026-09-01", "no")),
        ("4@cheeks+neck", ("no", "no", "no", "yes@cheeks+neck")),
        ("1 4@cheeks", ("yes", "no", "no", "yes@cheeks")),
        ("2?", ("no", "unknown", "no", "no")),
        ("1 2?", ("yes", "unknown", "no", "no")),
        *[(text, ("yes", "unknown", "unknown", "unknown")) for text in ("1 rest?", "1, others unknown", "1 the rest?")],
        ("1 2=no rest?", ("yes", "no rest?", "no", "no")),
        ("2=no, 1, rest?", ("yes", "no", "unknown", "unknown")),
        ("not sure", ("unknown", "unknown", "unknown", "unknown")),
        ("roaccutane, open wound", ("yes", "no", "no", "yes")),
    ],
)  # fmt: skip
def test_every_line_gets_an_answer(pack: Pack, text: str, answers: tuple[str, ...]) -> None:
    assert read(pack, text) == answers


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("yes", "which of them? write numbers"),
        ("y", "which of them? write numbers"),
        ("5", "the numbers here go from 1 to 4"),
        ("0", "the numbers here go from 1 to 4"),
        ("1 1=no", "one of them is answered twice"),
        ("warfarin", "write numbers like 1 3, or none"),
        *[(odd, "write numbers like 1 3, or none") for odd in ("1-3", "1.", "- 1", "1=", "2 yes", "1 maybe", "x")],
    ],
)  # fmt: skip
def test_what_is_no_answer_is_refused_and_never_taken_for_a_no(pack: Pack, text: str, says: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(pack, text)
    assert str(refused.value).startswith(says)
