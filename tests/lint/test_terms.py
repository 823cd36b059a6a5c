"""Rules on the vocabulary: what counts as used, as the same word, and as nearly the same."""

import pytest

from builders import COMMON, PEN, TODAY, VOCABULARY, compiled, small_files
from lint_builders import findings, marked
from needlecli.lint import check
from needlecli.source.yaml import parse


def adding(section: str, *entries: str) -> str:
    """Write the vocabulary of the small pack with more entries in a section."""
    lines = "".join(f"  {entry}\n" for entry in entries)
    return VOCABULARY.replace(f"{section}:\n", f"{section}:\n{lines}", 1)


def flag(name: str, synonyms: str = "", more: str = "") -> str:
    said = f", synonyms: [{synonyms}]" if synonyms else ""
    return f"{name}: {{name: The {name}, kind: flag, group: safety, question: Is it so?{said}{more}}}"


class TestOrphans:
    def test_the_facts_that_the_answer_itself_draws_on_are_used(self) -> None:
        facts = (
            "operator: {name: Operator, kind: choice, group: safety, question: Who?, options: [esthetician, nurse]}",
            "sex: {name: Sex, kind: choice, group: safety, question: Which sex?, options: [female, male]}",
            "planned-depth: {name: Depth, kind: number, group: safety, question: How deep?, unit: mm, range: 0-10}",
        )
        found = marked(findings("orphan-term", vocabulary=adding("facts", *facts)))
        assert not {"operator", "sex", "planned-depth"} & set(found)
        assert "wound" in found

    def test_a_condition_on_a_question_uses_a_fact(self) -> None:
        twins = flag("twins", more=", only_when: {pregnancy: yes}")
        found = marked(findings("orphan-term", vocabulary=adding("facts", twins)))
        assert "twins" in found
        assert "pregnancy" not in found

    def test_an_area_that_a_condition_names_is_used(self) -> None:
        assert "eyelids" in marked(findings("orphan-term"))
        bar = "cautions: [{id: a, level: contraindicated, when: {area: eyelids}, says: Never.}]"
        assert "eyelids" not in marked(findings("orphan-term", common=COMMON.replace("cautions: []", bar)))

    def test_over_another_pack_nothing_is_called_unused(self) -> None:
        files = small_files()
        behind = compiled(files).value
        documents = [d for name, text in files.items() if (d := parse(name, text).value) is not None]
        own = "facts:\n  " + flag("unused") + "\n"
        found = check([("q/_vocabulary.yaml", own.encode())], TODAY, behind, documents).found
        assert [d for d in found if d.name == "orphan-term"] == []


class TestSharedWords:
    @pytest.mark.parametrize("word", ["PREGNANT", "Pregnancy", "wound", "The-Wound", "when's  it"])
    def test_words_are_compared_as_they_are_when_typed(self, word: str) -> None:
        owner = VOCABULARY.replace("name: Wound,", "name: The wound, synonyms: [whens it],")
        text = owner.replace("facts:\n", f"facts:\n  {flag('other')}\n").replace(
            "concerns:\n", f"  {flag('later', word)}\nconcerns:\n"
        )
        assert marked(findings("synonym-shared", vocabulary=text)) == [word]

    def test_the_first_one_is_shown(self) -> None:
        text = VOCABULARY.replace("concerns:\n", f"  {flag('later', 'pregnant')}\nconcerns:\n")
        (found,) = findings("synonym-shared", vocabulary=text)
        assert found.says == "'pregnant' is a word for pregnancy and for later"
        (related,) = (where for _, where in found.related)
        assert VOCABULARY.splitlines()[related.span.line].lstrip().startswith("pregnancy:")

    def test_a_word_may_be_a_fact_and_a_concern(self) -> None:
        assert findings("synonym-shared", vocabulary=adding("facts", flag("thick", "scars"))) == ()

    def test_what_is_looked_up_with_facts_may_not_share_their_words(self) -> None:
        undecided = "undecided:\n  odd: {name: Odd, says: Look., synonyms: [pregnant]}\n"
        assert marked(findings("synonym-shared", vocabulary=VOCABULARY + undecided)) == ["pregnant"]

    def test_an_entry_may_repeat_itself(self) -> None:
        assert findings("synonym-shared", vocabulary=adding("facts", flag("jaw", "jaw line, jaw-line, Jaw"))) == ()

    def test_variants_have_words_of_their_own(self) -> None:
        stamp = PEN.replace("id: pen", "id: stamp").replace("name: Pen", "name: Stamp\nsynonyms: [needler, PEN]")
        assert marked(findings("synonym-shared", stamp=stamp)) == ["PEN"]

    def test_a_variant_over_another_pack_may_not_take_its_words(self) -> None:
        files = small_files()
        behind = compiled(files).value
        documents = [d for name, text in files.items() if (d := parse(name, text).value) is not None]
        stamp = PEN.replace("id: pen", "id: stamp")
        found = check([("q/stamp.yaml", stamp.encode())], TODAY, behind, documents).found
        (shared,) = (d for d in found if d.name == "synonym-shared")
        assert marked((shared,)) == ["Pen"]
        assert [where.name for _, where in shared.related] == ["p/pen.yaml"]


class TestNearWords:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("eczema-active", "eczemaactive"),
            ("eczema-active", "eczema-actives"),
            ("eczema-active", "eczema-activa"),
            ("eczema-active", "eczema-ctive"),
            ("eczema-active", "aeczema-active"),
            ("cold-sore", "coldsores"),
            ("acne", "ac-ne"),
        ],
    )
    def test_a_letter_an_s_or_a_hyphen_is_too_little(self, one: str, other: str) -> None:
        for pair in ((one, other), (other, one)):
            text = adding("facts", *(flag(name) for name in pair))
            assert marked(findings("near-duplicate-term", vocabulary=text)) == [pair[1]]

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("latex", "later"),
            ("scar", "scab"),
            ("type-1-diabetes", "type-2-diabetes"),
            ("hypertension", "hypotension"),
            ("abcdefg", "bcdefgh"),
            ("pregnancy-now", "pregnancy-possible"),
        ],
    )
    def test_short_words_numbers_and_two_letters_make_a_difference(self, one: str, other: str) -> None:
        assert findings("near-duplicate-term", vocabulary=adding("facts", flag(one), flag(other))) == ()

    def test_words_of_different_sections_may_be_alike(self) -> None:
        text = adding("facts", flag("foreheads"))
        assert findings("near-duplicate-term", vocabulary=text) == ()
