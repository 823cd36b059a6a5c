"""A draft places a column by its question and by its values, in small files too, and writes down nobody's own words."""

from collections.abc import Sequence
from datetime import date

import pytest

from needlecli.client.maps import Seen, draft, read_map
from needlecli.client.maps.matching import Match, match
from needlecli.knowledge import Pack
from needlecli.source.yaml import parse


def drafted(pack: Pack, header: str, cells: Sequence[str]) -> list[str]:
    """Give the lines that a draft writes about a column."""
    seen = Seen(header)
    for cell in cells:
        seen.see(cell)
    return draft([seen], pack).partition("columns:\n")[2].splitlines()


@pytest.mark.parametrize(
    ("header", "fact"),
    [
        ("How old are you?", "age"),
        ("How old are you currently", "age"),
        ("In strong sun without cream, what does your skin do", "skin_type"),
        ("Age (years)", "age"),
        ("Your age, please", "age"),
        ("What is your sex?", "sex"),
        ("What is your skin type?", "skin_type"),
        ("Have you been pregnant, or are you now?", "pregnancy"),
        ("Do you ever smoke or vape?", "smoking"),
        ("Do you have liver disease now?", "liver-disease"),
        ("Do you faint easily or are you afraid of needles or blood?", "vasovagal-history"),
    ],
)
def test_a_header_that_is_a_question_but_for_fillers_is_likely_that_fact(pack: Pack, header: str, fact: str) -> None:
    assert match(header, pack.vocabulary) == Match((fact,), "likely")


@pytest.mark.parametrize(
    ("header", "targets"),
    [
        ("How old is your scar?", ("age",)),
        ("How old is your partner?", ("age",)),
        ("Age when the scar formed", ("age",)),
        ("How old were you?", ("age",)),
        ("Are you not allergic to latex or rubber gloves?", ("vasovagal-history",)),
    ],
)
def test_a_header_that_says_more_is_not_that_fact(pack: Pack, header: str, targets: tuple[str, ...]) -> None:
    found = match(header, pack.vocabulary)
    assert found is None or found.targets != targets


def test_only_the_words_themselves_are_sure(pack: Pack) -> None:
    sure = {fact.question for fact in pack.vocabulary.facts.values()}
    assert {match(question, pack.vocabulary).confidence for question in sure} == {"sure"}  # type: ignore[union-attr]
    assert match("How old are you, in months?", pack.vocabulary) != Match(("age",), "sure")


@pytest.mark.parametrize(
    "header",
    ["Treat what?", "What would you like to treat?", "What can we treat for you?", "What brings you in?"],
)
def test_a_question_what_to_treat_is_likely_the_concerns(pack: Pack, header: str) -> None:
    assert match(header, pack.vocabulary) == Match(("concerns",), "likely")


@pytest.mark.parametrize("header", ["What have you treated before?", "Who treats you?", "What was treated?"])
def test_a_question_what_was_treated_is_not(pack: Pack, header: str) -> None:
    found = match(header, pack.vocabulary)
    assert found is None or found.targets != ("concerns",)


@pytest.mark.parametrize(
    ("header", "cells", "line"),
    [
        ("Look at me", ["Acne scars", "Wrinkles", "fine lines", ""], "{is: concerns}"),
        ("Look at me", ["acne scars", "something else", "wrinkles"], "{is: concerns}"),
        ("Here", ["Cheeks", "forehead", "neck"], "{is: areas}"),
        ("Here", ["Cheeks, nose"], "{is: areas}"),
        ("Look at me", ["Wrinkles", "red", "blue"], "{ignore: TODO}"),
        ("What did you have done before", ["Acne scars", "Wrinkles"], "{ignore: TODO}"),
    ],
)
def test_a_column_of_concerns_or_areas_is_guessed_by_what_stands_in_it(
    pack: Pack, header: str, cells: list[str], line: str
) -> None:
    first, *more = drafted(pack, header, cells)
    assert first.startswith(f'  "{header}": {line}')
    assert ("guess: check" in first) == ("TODO" not in line)
    assert [text for text in more if not text.startswith("# 1 could not be placed")] == []


def test_conditions_that_are_concerns_too_are_asked_about_as_facts(pack: Pack) -> None:
    """A client who says that she has melasma may want it treated; that she has it is what must not be missed."""
    lines = drafted(pack, "Anything of these", ["Melasma, Rosacea", "Rosacea", "Melasma"])
    assert lines == [
        '  "Anything of these":   # guess: check; several may be ticked',
        "    choices:",
        '      "Melasma": melasma',
        '      "Rosacea": rosacea',
        "    unticked: unknown",
    ]


def test_three_rows_are_enough_for_choices_that_the_vocabulary_knows(pack: Pack) -> None:
    cells = ["Cold sores, Keloid scarring", "None of the above", "Eczema, Quux disease", ""]
    assert drafted(pack, "Tick what is so", cells) == [
        '  "Tick what is so":   # guess: check; several may be ticked',
        "    choices:",
        '      "Cold sores": herpes-labialis-history',
        '      "Eczema": eczema-history',
        '      "Keloid scarring": keloid-history',
        '      "None of the above": none',
        "    unticked: unknown",
    ]


@pytest.mark.parametrize(
    "cells",
    [
        ["my mother Zanzibar has lupus", "I met Quux, a doctor"],
        ["Cold sores, saw Dr Quux", "Zanzibar told me: psoriasis since 1999"],
        ["Quux"],
        ["no eczema, no psoriasis", "never had keloid"],
        ["Cold sores"],
    ],
)
def test_what_one_person_wrote_in_their_own_words_is_no_choice(pack: Pack, cells: list[str]) -> None:
    (first, *more) = drafted(pack, "Tell us", cells)
    assert first.startswith('  "Tell us": {ignore: TODO}   # seen: ')
    assert len(more) == 1
    assert not [word for word in ("Zanzibar", "Quux", "lupus", "eczema") if word in first]


@pytest.mark.parametrize(
    "more",
    [
        "Dr Li: eczema",
        "Psoriasis AB",
        "Cold sores 0171 2345",
        "Nothing Li knows",
        "None since 1999 AB",
        "eczema, i.e. Li",
    ],
)
def test_not_a_word_beside_those_of_the_vocabulary_is_written_down(pack: Pack, more: str) -> None:
    lines = drafted(pack, "Tick what is so", ["Keloid; Rosacea; Vitiligo", f"Lupus; {more}", "none"])
    assert '      "Rosacea": rosacea' in lines
    assert not [line for line in lines for word in ("Li", "AB", "0171", "1999") if word in line]


@pytest.mark.parametrize(
    "choice", ["None", "No", "None of the above", "None of these", "None of these apply", "None apply", "Nothing"]
)
def test_a_plain_none_denies_the_choices(pack: Pack, choice: str) -> None:
    assert f'      "{choice}": none' in drafted(pack, "Tick what is so", [choice, "Cold sores; Psoriasis"])


@pytest.mark.parametrize("choice", ["No eczema", "None in the last year", "Nothing but eczema", "I don't have eczema"])
def test_a_choice_that_denies_is_not_taken_for_what_it_denies_nor_for_none(pack: Pack, choice: str) -> None:
    cells = [f"{choice}, Psoriasis", choice, "Psoriasis, Cold sores", choice, "Psoriasis", "Cold sores"] * 2
    lines = drafted(pack, "Tick what is so", cells)
    assert f'      "{choice}": notes   # not known: say which fact it is, or unknown' in lines
    assert '      "Psoriasis": psoriasis' in lines


def test_a_column_asked_with_yes_and_no_stays_one(pack: Pack) -> None:
    (line,) = drafted(pack, "Do you get cold sores?", ["yes", "no", "Cold sores, eczema"])
    assert line.startswith('  "Do you get cold sores?": {is: herpes-labialis-history}   # likely; seen: ')


@pytest.mark.parametrize("header", ["Look at me", "Here", "Tick what is so", "How old are you?", "Treat what?"])
@pytest.mark.parametrize(
    "cells", [["Acne scars; Pores", "wrinkles"], ["Cheeks"], ["Cold sores, Keloid", "Psoriasis"], ["34"], [", ,;"], []]
)
def test_what_is_drafted_can_be_read_once_it_is_finished(pack: Pack, header: str, cells: list[str]) -> None:
    seen = Seen(header)
    for cell in cells:
        seen.see(cell)
    document = parse("my.map.yaml", draft([seen], pack).replace("TODO", "not asked for")).value
    assert document is not None
    assert read_map(document, pack).diagnostics == ()


@pytest.mark.parametrize(
    ("header", "fact"),
    [
        ("Not pregnant", "pregnancy"),
        ("I confirm that I am not pregnant", "pregnancy"),
        ("I am not pregnant or breastfeeding (tick)", "pregnancy"),
        ("No history of keloid scarring", "keloid-history"),
        ("Have you NOT taken Accutane in the last year?", "isotretinoin"),
        ("I don\N{RIGHT SINGLE QUOTATION MARK}t have epilepsy", "epilepsy"),
        ("Are you free from epilepsy?", "epilepsy"),
        ("Epilepsy-free", "epilepsy"),
        ("Have you never had keloids?", "keloid-history"),
        ("Are you without a pacemaker?", "implanted-electronic-device"),
        ("Are you free of blood thinning medication?", "FACT"),
    ],
)
def test_a_question_that_is_asked_with_a_denial_is_for_a_person_to_turn_round(
    pack: Pack, header: str, fact: str
) -> None:
    (line, left) = drafted(pack, header, ["Yes", "No", "No"])
    told = f"asks with a denial; if yes means no there: {{is: {fact}, answers: {{Yes: no, No: yes}}}}"
    assert line == f'  "{header}": {{ignore: TODO}}   # {told}; seen: "No" 2, "Yes" 1'
    assert left.startswith("# 1 could not be placed")


def test_choices_of_what_somebody_does_not_have_are_for_a_person_to_turn_round(pack: Pack) -> None:
    cells = ["Epilepsy, Psoriasis", "Psoriasis, Vitiligo", "Epilepsy, Vitiligo", "Psoriasis"] * 3
    (line, _) = drafted(pack, "Which of these do you NOT have?", cells)
    assert line.startswith('  "Which of these do you NOT have?": {ignore: TODO}   # asks with a denial; ')
    assert "choices:" in drafted(pack, "Which of these do you have?", cells)[1]


def test_a_question_that_was_turned_round_is_read_so(pack: Pack) -> None:
    text = 'schema: needle.map/1\ncolumns:\n  "Not pregnant": {is: pregnancy, answers: {Yes: no, No: yes}}\n'
    document = parse("map", text).value
    assert document is not None
    form = read_map(document, pack).value
    assert form is not None
    read = form.bound(["Not pregnant"]).record
    told = [read({"Not pregnant": cell}, date(2026, 11, 22)).record.get("facts") for cell in ("Yes", "no", "")]
    assert told == [{"pregnancy": "no"}, {"pregnancy": "yes"}, None]


@pytest.mark.parametrize(
    ("header", "is_"),
    [
        ("Are you pregnant? (yes/no)", "is: pregnancy"),
        ("Pregnant, yes or no?", "is: pregnancy"),
        ("Are you pregnant or not?", "is: pregnancy"),
        ("Do you have epilepsy? If none, leave blank", "is: epilepsy"),
        ("Do you have epilepsy? If yes or no, explain", "is: epilepsy"),
        ("Response no.", "is: ref"),
        ("Please list your medication, or write none", "is: notes"),
    ],
)
def test_a_no_that_only_says_how_to_answer_turns_nothing_round(pack: Pack, header: str, is_: str) -> None:
    assert drafted(pack, header, ["Yes", "No", "No"])[0].startswith(f'  "{header}": {{{is_}')
