"""Free text: what is understood, what is denied, and what a person has to read."""

import time

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


@pytest.mark.parametrize(
    ("text", "affirmed", "open_"),
    [
        ("no history of cold sores or keloids", [], ["herpes-labialis-history", "keloid-history"]),
        ("No cold sores, keloids or eczema.", [], ["herpes-labialis-history", "keloid-history", "eczema-history"]),
        ("no cold sores, warfarin daily", ["anticoagulant"], ["herpes-labialis-history"]),
        ("denies keloids but has eczema", ["eczema-history"], ["keloid-history"]),
        ("no keloids and takes warfarin", ["anticoagulant"], ["keloid-history"]),
        ("no allergies except latex", ["latex-allergy"], []),
        ("not off warfarin", ["anticoagulant"], []),
        ("haven\u2019t stopped warfarin", ["anticoagulant"], []),
        ("don't take warfarin", [], ["anticoagulant"]),
        ("Keloids? No. Cold sores? yes", ["herpes-labialis-history"], ["keloid-history"]),
        ("keloids - none", [], ["keloid-history"]),
        ("no problems with my pacemaker", ["implanted-electronic-device"], []),
        ("hearing aids", [], []),
        ("sun spots", [], []),
        ("acne scars", [], []),
        ("steroid cream", [], []),
        ("aspirin allergy", ["salicylate-allergy"], []),
        ("fish oil as a blood thinner", ["bleeding-supplement"], ["anticoagulant"]),
        ("mother has lupus", [], []),
        ("my kids have eczema", [], []),
        ("lupus in family", [], []),
        ("had eczema as a child", ["eczema-history"], []),
        ("lump after piercing", [], ["piercing-in-area"]),
    ],
)
def test_only_what_is_said_of_the_client_is_affirmed(
    pack: Pack, text: str, affirmed: list[str], open_: list[str]
) -> None:
    found, _ = read_notes(text, pack.vocabulary)
    assert [m.fact for m in found if not m.denied] == affirmed
    assert [m.fact for m in found if m.denied] == open_


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("stopped accutane March 2024", "2024-03"),
        ("stopped taking accutane in March 2024", "2024-03"),
        ("accutane, stopped 2 years ago", ""),
        ("accutane stopped 2 years ago", "2 years ago"),
        ("had botox 3 weeks ago", "3 weeks ago"),
        ("started accutane March 2024", ""),
        ("accutane since March 2024", ""),
        ("stopped accutane in 2019", ""),
        ("never stopped accutane", ""),
    ],
)
def test_a_date_is_kept_only_where_it_is_when_it_ended(pack: Pack, text: str, when: str) -> None:
    (mention,) = read_notes(text, pack.vocabulary)[0]
    assert (mention.when, mention.denied) == (when, False)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("no cold sores since 2019", "no cold sores since 2019"),
        ("lupus in remission since 2015", "lupus in remission since 2015"),
        ("hemophillia", "hemophillia (perhaps hemophilia)"),
        ("pacemakr fitted", "pacemakr fitted (perhaps pacemaker)"),
        ("warfrain", "warfrain (perhaps warfarin)"),
        ("sun spots", "sun spots"),
    ],
)
def test_what_a_person_has_to_read_is_shown(pack: Pack, text: str, shown: str) -> None:
    assert read_notes(text, pack.vocabulary)[1] == (shown,)


@pytest.mark.parametrize("text", ["none", "N/A", "no", "Nothing to report."])
def test_a_note_of_nothing_says_nothing(pack: Pack, text: str) -> None:
    assert read_notes(text, pack.vocabulary) == ((), ())


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("neither epilepsy nor keloids", "keloid-history"),
        ("neither epilepsy nor keloids", "epilepsy"),
        ("I have neither keloids nor epilepsy nor diabetes", "diabetes"),
        ("epilepsy \N{CROSS MARK}", "epilepsy"),
    ],
)
def test_what_is_denied_in_pairs_or_with_a_cross_stays_open(pack: Pack, text: str, fact: str) -> None:
    mentions, _ = read_notes(text, pack.vocabulary)
    assert {mention.denied for mention in mentions if mention.fact == fact} == {True}


@pytest.mark.parametrize("who", ["hubby", "boss", "friend", "dog", "neighbour"])
def test_what_others_have_is_shown_and_nobody_s_own(pack: Pack, who: str) -> None:
    assert read_notes(f"my {who} has epilepsy", pack.vocabulary) == ((), (f"my {who} has epilepsy",))


def test_thousands_of_words_without_a_stop_are_read_at_once(pack: Pack) -> None:
    begun = time.process_time()
    mentions, _ = read_notes("no cold sores, " + "cold sores " * 1_800, pack.vocabulary)
    assert time.process_time() - begun < 1
    assert {(mention.fact, mention.denied) for mention in mentions} >= {("herpes-labialis-history", False)}
