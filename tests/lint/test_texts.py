"""Rules on the words and characters of a file, beyond what their pages show."""

import time

import pytest

from builders import PEN, SOURCES, VOCABULARY
from lint_builders import findings, marked
from needlecli.source import edited


def summary(text: str) -> str:
    return PEN.replace("summary: A pen.", f"summary: {text}")


class TestBannedWords:
    @pytest.mark.parametrize(
        "said",
        [
            "No device is approved for this.",
            "Results are not guaranteed.",
            "It is not safe in pregnancy.",
            "This isn't a cure.",
            "Neither safe nor approved by anybody.",
            "There is no depth that is safe near the eye.",
            'A maker calls it \\"safe\\", which nobody tested.',
            "An unsafe depth, and a secure tip.",
            "Clients with no risk factors.",
            "Safety was looked at.",
        ],
    )
    def test_denials_quotations_and_other_words_are_left_alone(self, said: str) -> None:
        assert findings("text-banned-word", pen=summary(f'"{said}"')) == ()

    @pytest.mark.parametrize(
        ("said", "words"),
        [
            ("Not only safe.", ["safe"]),
            ("No downtime, and safe for all.", ["safe"]),
            ("It does not go deep so it is safe.", ["safe"]),
            ("Never deep; guaranteed results.", ["guaranteed"]),
            ("FDA-approved.", ["approved"]),
            ("SAFE and Safely done.", ["SAFE", "Safely"]),
            ("There is no risk.", ["no risk"]),
            ("Without any risk at all, risk-free.", ["Without any risk", "risk-free"]),
            ("It cures acne.", ["cures"]),
            ("This diagnosis is ours.", ["diagnosis"]),
            ("Safe once, safe twice.", ["Safe"]),
        ],
    )
    def test_a_promise_is_found_once_a_text(self, said: str, words: list[str]) -> None:
        assert marked(findings("text-banned-word", pen=summary(said))) == words

    def test_the_second_is_meant_where_the_first_is_a_denial(self) -> None:
        (found,) = findings("text-banned-word", pen=summary("Not safe at home. Here it is safe."))
        assert found.where.span.column == len("summary: Not safe at home. Here it is ")

    def test_a_question_may_ask_what_a_doctor_has_diagnosed(self) -> None:
        group = "groups: {safety: {step: 1, ask: Has a doctor diagnosed an illness?}}\n"
        assert findings("text-banned-word", pen=PEN + "notes: []\n", vocabulary=_vocabulary(group)) == ()

    def test_a_word_over_two_lines_is_found(self) -> None:
        assert marked(findings("text-banned-word", pen=summary(">-\n  There is no\n  risk here."))) == ["no\n  risk"]


def _vocabulary(groups: str) -> str:
    return VOCABULARY.replace("groups:\n  safety: {step: 1, ask: Anything to know?}\n", groups)


class TestHiddenCharacters:
    @pytest.mark.parametrize("character", "\u200b\u200c\u200d\u2060\ufeff\u00ad\u202e\u2066\u200e\U000e0041\u3164")
    def test_each_is_named_by_its_number_wherever_it_stands(self, character: str) -> None:
        for text in (summary(f"A{character} pen."), f"{PEN}# a{character}b\n", summary(f"'A{character} pen.'")):
            (found,) = findings("text-hidden-character", pen=text)
            assert found.says.startswith(f"U+{ord(character):04X}")
            assert marked((found,)) == [character]

    def test_one_in_a_key_is_found(self) -> None:
        assert marked(findings("text-hidden-character", pen=PEN.replace("short:", "sh\u200bort:"))) == ["\u200b"]

    @pytest.mark.parametrize("escape", ["\\u200b", "\\x85", "\\U000E0041", "\\L", "\\u202E"])
    def test_an_escape_is_found_where_it_stands(self, escape: str) -> None:
        assert marked(findings("text-hidden-character", pen=summary(f'"A {escape} pen."'))) == [escape]

    def test_an_escaped_backslash_begins_no_escape(self) -> None:
        assert findings("text-hidden-character", pen=summary('"A \\\\u200b pen."')) == ()
        assert findings("text-hidden-character", pen=summary("A \\u200b pen.")) == ()

    @pytest.mark.parametrize(
        "said", ["می\u200cخواهم", "क्\u200dष", "👩\u200d⚕\ufe0f", "0.5\u00a0mm", "größer", "μm", "TGF-β1", "Δp"]
    )
    def test_what_a_script_an_emoji_or_a_unit_needs_is_left_alone(self, said: str) -> None:
        assert findings("text-hidden-character", pen=summary(f'"{said}."')) == ()

    @pytest.mark.parametrize(
        ("said", "letter"), [("P\u0435n", "\u0435"), ("\u0410cid", "\u0410"), ("Br\u039fwn", "\u039f")]
    )
    def test_a_letter_of_another_script_inside_a_word_is_found(self, said: str, letter: str) -> None:
        assert marked(findings("text-hidden-character", pen=summary(f"A {said}."))) == [letter]

    def test_a_word_in_another_script_is_not(self) -> None:
        assert findings("text-hidden-character", pen=summary("Ручка, pen, στυλό.")) == ()

    @pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u3000"])
    def test_an_unusual_space_in_an_id_is_found(self, space: str) -> None:
        known = f"{SOURCES}  a{space}b: {{title: T, kind: rct, verified: true}}\n"
        pen = PEN.replace("id: pen", f"id: p{space}en")
        assert marked(findings("text-hidden-character", pen=pen, sources=known)) == [space, space]

    def test_what_is_taken_out_is_only_what_cannot_be_seen(self) -> None:
        text = summary("A \u200bpen.")
        (found,) = findings("text-hidden-character", pen=text)
        assert edited(text, found.fix) == PEN

    @pytest.mark.parametrize("said", ["1\u200b5 mm", "0.\u200b5 mm", "a\u2028b", "P\u0435n"])
    def test_nothing_is_taken_out_beside_a_figure_or_where_something_would_change(self, said: str) -> None:
        assert [d.fix for d in findings("text-hidden-character", pen=summary(f'"{said}"'))] == [()]

    def test_a_file_full_of_them_is_told_of_at_once_and_not_for_ever(self) -> None:
        comment = "a\u200b" * 100_000
        started = time.perf_counter()
        assert len(findings("text-hidden-character", pen=f"{PEN}# {comment}\n")) == 100
        assert time.perf_counter() - started < 2


class TestPlaceholders:
    @pytest.mark.parametrize(
        "said", ["TODO", "TBD", "FIXME: ask", "XXX", "tbc", "Lorem ipsum dolor.", "What???", "…", "...", "–", "?"]
    )
    def test_what_holds_a_place_is_found(self, said: str) -> None:
        assert len(findings("text-placeholder", pen=summary(f'"{said}"'))) == 1

    @pytest.mark.parametrize("said", ["Todo list.", "Grade XXXL.", "Really??", "And so on …", "Mastodon.", "xxx-rays."])
    def test_other_words_are_left_alone(self, said: str) -> None:
        assert findings("text-placeholder", pen=summary(f'"{said}"')) == ()

    def test_the_bibliography_is_looked_at_too(self) -> None:
        assert marked(findings("text-placeholder", sources=SOURCES.replace("A study", "TODO title"))) == ["TODO"]


class TestSentences:
    @pytest.mark.parametrize(
        "said",
        [
            "Wait.",
            "5 days.",
            '"Wait," she said.',
            "(Not on the face.)",
            "pH is low.",
            "Wait: then go!",
            "Éclair.",
            "等一下吧.",
        ],
    )
    def test_a_sentence_is_left_alone(self, said: str) -> None:
        text = f"{PEN}notes:\n  - says: >-\n      {said}\n    sources: [study]\n"
        assert findings("text-not-a-sentence", pen=text) == ()

    @pytest.mark.parametrize("said", ["Wait", "wait.", "(wait.)", "Wait,", "élan."])
    def test_what_is_none_is_found(self, said: str) -> None:
        text = f"{PEN}notes: [{{says: '{said}', sources: [study]}}]\n"
        assert len(findings("text-not-a-sentence", pen=text)) == 1


def test_the_same_text_in_other_lines_is_the_same_text() -> None:
    text = (
        f"{PEN}cautions:\n"
        "  - {id: a, level: note, when: {wound: yes}, says: Wait a while., sources: [study]}\n"
        "  - {id: b, level: note, when: {pregnancy: yes}, sources: [study], says: Wait\n     a while.}\n"
    )
    (found,) = findings("text-repeated", pen=text)
    assert [where.path for _, where in found.related] == [("cautions", 0, "says")]


def test_what_another_file_says_is_no_repetition() -> None:
    caution = "cautions: [{id: %s, level: note, when: {wound: yes}, says: Wait., sources: [study]}]\n"
    other = PEN.replace("id: pen", "id: mask").replace("name: Pen", "name: Mask").replace("short: Pen", "short: Mask")
    assert findings("text-repeated", pen=PEN + caution % "a", mask=other + caution % "b") == ()
