"""Errors of usage: what is wrong, with which value, and what to write instead; nothing on standard output."""

from pathlib import Path

import pytest

from conftest import Run

ASKED = ("recommend", "-c", "acne-scars", "--on", "2026-11-22")


def refused(run: Run, *arguments: str) -> list[str]:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr.splitlines()


@pytest.mark.parametrize(
    ("arguments", "said", "advice"),
    [
        (
            ("recommend",),
            "nothing was said about the client",
            "start with --concern acne-scars; see needle show concerns",
        ),
        (("recommend", "-c", "acne-scrs"), "'acne-scrs' is not a concern of this pack", "did you mean acne-scars"),
        (("recommend", "-c", "xyzzy"), "'xyzzy' is not a concern of this pack", "see needle show concerns"),
        (("recommend", "-c", ""), "'' is not a concern of this pack", "see needle show concerns"),
        ((*ASKED, "-a", "chekks"), "'chekks' is not an area of this pack", "did you mean cheeks"),
        ((*ASKED, "-a", "xyzzy"), "'xyzzy' is not an area of this pack", "see needle show areas"),
        ((*ASKED, "--has", "pregnnancy"), "'pregnnancy' is not a fact of this pack", "did you mean pregnancy?"),
        ((*ASKED, "--not", "pregnnancy"), "'pregnnancy' is not a fact of this pack", "did you mean pregnancy?"),
        ((*ASKED, "--has", "xyzzy"), "'xyzzy' is not a fact of this pack", "see needle show facts"),
        ((*ASKED, "--available", "penn"), "'penn' is not a variant of this pack", "did you mean pen?"),
        (("why", "rollr", "-c", "acne-scars"), "'rollr' is not a variant of this pack", "did you mean roller?"),
        (("why", "xyzzy", "-c", "acne-scars"), "'xyzzy' is not a variant of this pack", "see needle show variants"),
        (("compare", "pen", "rollr"), "'rollr' is not a variant of this pack", "did you mean roller?"),
        (("compare", "pen", "pen"), "name two different variants to compare", "for one alone: needle why pen"),
        (
            (*ASKED, "--cleared", "anticoagulan"),
            "'anticoagulan' is not a caution that can be cleared",
            "did you mean anticoagulant?",
        ),
        (
            (*ASKED, "--cleared", "pregnancy"),
            "pregnancy is contraindicated: a physician's letter does not undo it",
            "only cautions of level clearance can be cleared",
        ),
        ((*ASKED, "--operator", "nurs"), "--operator does not take 'nurs'", "did you mean nurse?"),
        ((*ASKED, "--operator", "xyzzy"), "--operator does not take 'xyzzy'", "write esthetician, nurse, physician"),
        ((*ASKED, "--prefer", "efect"), "--prefer does not take 'efect'", "did you mean effect?"),
        ((*ASKED, "--others", "maybe"), "--others does not take 'maybe'", "write no, unknown"),
        ((*ASKED, "--format", "tabel"), "there is no format 'tabel'", "did you mean table?"),
        ((*ASKED, "--format", "xyzzy"), "there is no format 'xyzzy'", "one of html, json, markdown, table"),
        ((*ASKED, "--color", "blue"), "--color does not take 'blue'", "write auto, always or never"),
        (
            ("recommend", "-c", "acne-scars", "--on", "2026-02-30"),
            "--on cannot read '2026-02-30' as a date",
            "write it like 2026-11-22",
        ),
        (
            ("recommend", "-c", "acne-scars", "--on", "22.11.2026"),
            "--on cannot read '22.11.2026' as a date",
            "write it like 2026-11-22",
        ),
        ((*ASKED, "--event", "tomorrow"), "--event cannot read 'tomorrow' as a date", "write it like 2026-11-22"),
        (
            (*ASKED, "--event", "2026-01-01"),
            "the event lies before 2026-11-22, the day the advice is for",
            "write a coming date, or no",
        ),
        ((*ASKED, "--max-depth", "1.5"), "--max-depth cannot read '1.5'", "write it like 0.5 mm"),
        (
            (*ASKED, "--max-downtime", "3"),
            "--max-downtime cannot read '3'",
            "write it like 24 hours, 5 days, 6 weeks, 6 months or 2 years",
        ),
        (
            (*ASKED, "--has", "pregnancy=maybe"),
            "this answer to pregnancy cannot be read",
            "write yes, no or unknown",
        ),
        (
            (*ASKED, "--has", "isotretinoin=2027-01-01"),
            "this answer to isotretinoin cannot be read",
            "the date lies after 2026-11-22, the day the advice is for; write the day it last happened",
        ),
        (
            (*ASKED, "--skin-type", "VII"),
            "this answer to skin_type cannot be read",
            "write I, II, III, IV, V, VI or unknown",
        ),
        (
            (*ASKED, "--age", "-5"),
            "this answer to age cannot be read",
            "write a number from 0 to 120 (years), or unknown",
        ),
        (
            (*ASKED, "--has", "pregnancy", "--not", "pregnancy"),
            "pregnancy is given two answers on the command line",
            "keep one of them",
        ),
        (
            (*ASKED, "--has", "pregnant", "--not", "pregnancy"),
            "pregnancy is given two answers on the command line",
            "keep one of them",
        ),
        (
            (*ASKED, "--has", "age=34", "--age", "35"),
            "age is given two answers on the command line",
            "keep one of them",
        ),
        ((*ASKED, "--not", "pregnancy=yes"), "--not takes a fact alone, not 'pregnancy=yes'", "write --not pregnancy"),
        (("show",), "show what?", "one of variants, concerns, areas"),
        (("show", "varints"), "there is nothing called 'varints' to show", "did you mean variants?"),
        (
            ("show", "cautions", "isotretinoin-6-month"),
            "'isotretinoin-6-month' is not one of the cautions",
            "did you mean isotretinoin-6-months?",
        ),
        (("show", "sources", "xyzzy"), "'xyzzy' is not one of the sources", "see needle show sources"),
    ],
)
def test_an_error_says_what_is_wrong_and_what_to_write(
    run: Run, arguments: tuple[str, ...], said: str, advice: str
) -> None:
    first, second, *rest = refused(run, *arguments)
    assert first == f"error: {said}"
    assert second.startswith(f"  help: {advice}")
    assert rest == []


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (("recomend",), "'recommend'"),
        (("compair",), "'compare'"),
        (("recommend", "--concrn", "x"), "--concern"),
        (("show", "--conflict"), "--conflicts"),
    ],
)
def test_a_mistyped_command_or_option_is_answered_with_the_one_meant(
    run: Run, arguments: tuple[str, ...], meant: str
) -> None:
    assert meant in refused(run, *arguments)[-1]


def test_a_caution_given_as_a_concern_is_told_where_it_belongs(run: Run) -> None:
    assert refused(run, "recommend", "-c", "rosacea") == [
        "error: 'rosacea' is not a concern here but a caution: rosacea-active (defer), rosacea-controlled (adjust)",
        "  help: tell it with --has rosacea; read it with needle show cautions rosacea-active",
    ]
    assert run("show", "cautions", "rosacea-active").returncode == 0


def test_every_word_that_is_not_covered_says_why(run: Run, pack: object) -> None:
    from needlecli.knowledge import Pack

    assert isinstance(pack, Pack)
    word = next(iter(pack.vocabulary.not_covered.values()))
    first, *_ = refused(run, "recommend", "-c", word.id)
    assert first == f"error: {word.name.lower()} is not something this pack recommends for: {word.says}"


def test_an_error_of_the_command_line_is_never_a_screen_trick(run: Run) -> None:
    lines = refused(run, "recommend", "-c", "\x1b[31mred\x1b[0m\u202e")
    assert not set("".join(lines)) & {"\x1b", "\u202e"}


def test_the_same_answer_given_twice_is_one_answer(run: Run) -> None:
    done = run(*ASKED, "--has", "pregnancy", "--has", "pregnant=yes")
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--has", "pregnancy="], "'pregnancy=' has no answer after the ="),
        (["--format", "json", "--color", "blue"], "--color does not take 'blue'"),
    ],
)
def test_half_an_answer_is_refused(run: Run, arguments: list[str], said: str) -> None:
    done = run("recommend", "-c", "acne-scars", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_the_same_answer_given_twice_in_two_forms_is_one_answer(run: Run) -> None:
    assert run("recommend", "-c", "acne-scars", "--has", "skin_type=IV", "--skin-type", "4").returncode == 0


def test_an_empty_folder_of_protocols_is_said_to_be_empty(run: Run, tmp_path: Path) -> None:
    done = run("validate", str(tmp_path))
    assert done.returncode == 3
    assert "holds no protocol files" in done.stderr
