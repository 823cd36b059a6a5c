"""Free text: what is understood, what is denied, and what a person has to read."""

import pytest

from needlecli.client import Mention, read_notes
from needlecli.knowledge import Pack


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("pacemaker", [Mention("pacemaker", "implanted-electronic-device")]),
        ("has had a Pacemaker since 2019", [Mention("Pacemaker", "implanted-electronic-device")]),
        ("cold sores now and then", [Mention("cold sores", "herpes-labialis-history")]),
        ("no keloids", [Mention("keloids", "keloid-history", denied=True)]),
        ("never keloids; takes warfarin", [
            Mention("keloids", "keloid-history", denied=True),
            Mention("warfarin", "anticoagulant"),
        ]),
        ("not pregnant but nursing", [
            Mention("pregnant", "pregnancy", denied=True),
            Mention("nursing", "breastfeeding"),
        ]),
        ("Warfarin. Warfarin!", [Mention("Warfarin", "anticoagulant")]),
    ],
)  # fmt: skip
def test_words_of_the_vocabulary_are_understood(pack: Pack, text: str, mentions: list[Mention]) -> None:
    found, unrecognised = read_notes(text, pack.vocabulary)
    assert [m._replace(clause="") for m in found] == mentions
    assert unrecognised == ()


def test_the_longest_word_wins(pack: Pack) -> None:
    found, _ = read_notes("had skin cancer", pack.vocabulary)
    assert [mention.fact for mention in found] == ["skin-cancer-history"]


@pytest.mark.parametrize("text", ["keloidal", "antiwarfarin", "pacemakers2"])
def test_a_word_inside_another_is_not_a_mention(pack: Pack, text: str) -> None:
    assert read_notes(text, pack.vocabulary) == ((), (text,))


@pytest.mark.parametrize(
    "text",
    [
        "mother had keloids",
        "Family history of melanoma",
        "her sister takes isotretinoin",
        "dad has a pacemaker",
    ],
)
def test_talk_of_relatives_is_left_for_a_person(pack: Pack, text: str) -> None:
    assert read_notes(text, pack.vocabulary) == ((), (text,))


@pytest.mark.parametrize(
    ("text", "unrecognised"),
    [
        ("purple spots after swimming", ("purple spots after swimming",)),
        ("warfarin; feels dizzy at night", ("feels dizzy at night",)),
        ("warfarin makes me dizzy", ("warfarin makes me dizzy",)),
        ("blah. blah, blah", ("blah",)),
        ("...; !!", ()),
        ("", ()),
        (" \n ", ()),
    ],
)
def test_what_matches_nothing_is_listed_once(pack: Pack, text: str, unrecognised: tuple[str, ...]) -> None:
    assert read_notes(text, pack.vocabulary)[1] == unrecognised


def test_a_half_understood_clause_is_understood_and_listed(pack: Pack) -> None:
    found, unrecognised = read_notes("pacemaker fitted in Madrid", pack.vocabulary)
    assert found == (Mention("pacemaker", "implanted-electronic-device", clause="pacemaker fitted in Madrid"),)
    assert unrecognised == ("pacemaker fitted in Madrid",)


def test_a_note_beyond_all_measure_says_how_much_was_not_read(pack: Pack) -> None:
    found, unrecognised = read_notes("warfarin; " + "x" * 25_000, pack.vocabulary)
    assert found == (Mention("warfarin", "anticoagulant", clause="warfarin"),)
    assert unrecognised[-1] == "(the rest of the note, 5010 characters, was not read)"


def test_every_word_by_which_a_fact_is_mentioned_finds_that_fact(pack: Pack) -> None:
    for word, fact in pack.vocabulary.mentionable.items():
        found, _ = read_notes(word, pack.vocabulary)
        split = {mention.fact for mention in found}
        assert fact in split or any(sign in word for sign in ".;,!?|") or "family" in word, word
