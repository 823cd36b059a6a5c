"""The page of a recommendation: what is said first, what is said once, and what is never left out."""

from collections.abc import Callable

import pytest

from builders import PEN
from needlecli.advice import Recommendation
from needlecli.formats.table import render
from needlecli.page import Bullets, Heading, Item, Page, Style, Text
from needlecli.report.recommendation import recommendation_page

Ask = Callable[..., Recommendation]
ROLLER = (
    PEN.replace("id: pen", "id: roller")
    .replace("short: Pen", "short: Roller")
    .replace("cost: {tier: 2}", "cost: {tier: 1}\nstanding: {is: discouraged, because: It tears., sources: [study]}")
)
DEFER = "{id: tablets, level: defer, when: {isotretinoin: within 6 months}, says: Wait., sources: [study, recall]}"
BAR = "{id: with-child, level: contraindicated, when: {pregnancy: yes}, says: Not now., sources: [recall]}"
CARE = (
    "{id: darker, level: adjust, when: {skin_type: [V, VI]}, says: Go slowly., adjust: {max_depth: 1.2 mm, "
    "test_spot: true}, sources: [study], positions: [{says: Others do not., sources: [recall]}]}"
)


def drawn(advice: Recommendation, *, everything: bool = False) -> str:
    return render(recommendation_page(advice, everything=everything), Style())


def items(page: Page) -> list[Item]:
    def inside(item: Item) -> list[Item]:
        return [item, *(deeper for one in item.inside for deeper in inside(one))]

    return [i for block in page.blocks if isinstance(block, Bullets) for item in block.items for i in inside(item)]


def test_a_clear_answer_reads_like_this(ask: Ask) -> None:
    assert drawn(ask(facts={"skin_type": "II", "age": 34})) == (
        "Scars, cheeks   for 2026-11-22 · small 1 ·\n"
        "✓ Pen leads; no rule of this pack stands against it.\n"
        "\n"
        "OPTIONS\n"
        "#  Option  Now       If clear  Fit   Course  Apart      Downtime  Pain  Cost\n"
        "1  Pen     suitable  suitable  75 %  3-6     4-6 weeks  1-3 days  3/10  2/4\n"
        "• 1 Pen: marked effect, grade A\n"
        "\n"
        "  Cheeks\n"
        "        0.0             0.5             1.0             1.5 mm\n"
        "        ├───────────────┼───────────────┼───────────────┤\n"
        "  1 Pen ································█████████████████ 1.0-1.5 mm\n"
        "  solid: known so far · hatched: if the open questions clear, or with a letter\n"
        "\n"
        "WHAT EACH DOES\n"
        "• Pen, scars: Softer. [study]\n"
        "• Decision support for trained practitioners. You decide and stay responsible; local law, the device's own "
        "label and a physician's advice come first. Never advise stopping a prescribed medicine.\n"
        "• Set depth is not reached depth: start in the lower half of the range and stop at the endpoint.\n"
    )


@pytest.mark.parametrize(
    ("cautions", "record", "headline", "tone"),
    [
        (
            f"[{BAR}]",
            {"others": "unknown"},
            "Ask first: 1 answer is missing. Pen leads if they clear; nothing below is settled until then.",
            "ask",
        ),
        (
            f"[{DEFER}]",
            {"facts": {"isotretinoin": "2026-09-01"}},
            "Wait: nothing before 2027-03-01. Pen leads then.",
            "wait",
        ),
        (f"[{CARE}]", {"facts": {"skin_type": "V"}}, "Pen leads, with the settings below.", "care"),
        (
            "[{id: letter, level: clearance, when: {pregnancy: yes}, says: Ask., sources: [study]}]",
            {"facts": {"pregnancy": "yes"}},
            "A physician's written agreement comes first; Pen leads then.",
            "wait",
        ),
        (
            "[{id: sore, level: defer, when: {wound: yes}, says: Heal., sources: [study]}]",
            {"facts": {"wound": "yes"}},
            "Wait until the conditions below are met; Pen leads then.",
            "wait",
        ),
        (
            f"[{BAR}]",
            {"facts": {"pregnancy": "yes"}},
            "Nothing in this pack can be offered; the reasons are below.",
            "stop",
        ),
        ("[]", {"concerns": ["lines"]}, "Nothing in this pack can be offered; the reasons are below.", "stop"),
    ],
)
def test_the_whole_answer_stands_in_the_first_sentence(
    ask: Ask, cautions: str, record: dict[str, object], headline: str, tone: str
) -> None:
    page = recommendation_page(ask(cautions, **record))
    assert page.blocks[1] == Text(headline, tone)  # type: ignore[arg-type]


def test_what_stops_a_treatment_comes_before_what_is_offered(ask: Ask) -> None:
    page = recommendation_page(ask(f"[{DEFER}, {BAR}]", facts={"isotretinoin": "2026-09-01", "pregnancy": "yes"}))
    headings = [block.text for block in page.blocks if isinstance(block, Heading)]
    assert headings == ["Scars, cheeks", "Stop, wait, or get a letter", "Not offered, and why"]
    first, second = (item.text for item in items(page)[:2])
    assert first == "Pen: contraindicated. Not now. [with-child: recall (not read); low confidence]"
    assert second == "Pen: defer until 2027-03-01. Wait. [tablets: study, recall (not read)]"


def test_a_caution_of_many_variants_is_said_once(ask: Ask) -> None:
    page = recommendation_page(ask(f"[{BAR}]", {"roller": ROLLER}, facts={"pregnancy": "yes"}))
    said = [item.text for item in items(page) if "Not now." in item.text]
    assert said == ["All 2 variants: contraindicated. Not now. [with-child: recall (not read); low confidence]"]


def test_a_setting_is_said_with_its_other_positions_counted_or_shown(ask: Ask) -> None:
    answer = ask(f"[{CARE}]", facts={"skin_type": "V"})
    brief, full = (recommendation_page(answer, everything=wanted) for wanted in (False, True))
    assert Item(
        "Pen: Go slowly. Settings: at most 1.2 mm; test spot first. [darker: study; 1 other position]", "care"
    ) in items(brief)
    assert "position: Others do not. [recall]" in [item.text for item in items(full)]


def test_a_discouraged_variant_says_so_and_stands_last(ask: Ask) -> None:
    page = recommendation_page(ask("[]", {"roller": ROLLER}))
    why = [item.text for item in items(page) if item.text.startswith("2 Roller")]
    assert why == ["2 Roller: marked effect, grade A; discouraged: It tears"]


def test_what_was_read_in_the_notes_is_shown_and_what_was_not_too(ask: Ask) -> None:
    page = recommendation_page(ask(notes="not pregnant; isotretinoin last year; seventeen parrots"))
    said = [item.text for item in items(page)]
    for line in (
        "read in the notes: “pregnant” as pregnancy, denied there; ask again",
        "read in the notes: “isotretinoin” as isotretinoin",
        "not understood, for a person to read: “seventeen parrots”",
    ):
        assert line in said


def test_notes_that_nobody_understood_come_before_any_advice(ask: Ask) -> None:
    headline = recommendation_page(ask(notes="seventeen parrots")).blocks[1]
    assert isinstance(headline, Text)
    assert headline.tone == "ask"
    assert "0 answers" not in headline.text
    assert "notes" in headline.text


def test_the_answer_names_the_client_the_day_and_the_pack(ask: Ask) -> None:
    heading = recommendation_page(ask(ref="A17", areas=["forehead"])).blocks[0]
    assert isinstance(heading, Heading)
    assert heading.text == "A17: Scars, forehead"
    assert heading.aside.startswith("for 2026-11-22 · small 1")


def test_without_a_concern_only_cautions_are_told(ask: Ask) -> None:
    heading = recommendation_page(ask(concerns=[], facts={"pregnancy": "no"})).blocks[0]
    assert isinstance(heading, Heading)
    assert heading.text.startswith("No concern given: cautions only")


def test_a_letter_on_file_is_said(ask: Ask) -> None:
    caution = "[{id: letter, level: clearance, when: {pregnancy: yes}, says: Ask., sources: [study]}]"
    page = recommendation_page(ask(caution, facts={"pregnancy": "yes"}, cleared=["letter"]))
    assert Item("Pen: cleared by a physician's letter on file. Ask. [letter: study]", "good") in items(page)


def test_every_caution_that_fires_on_an_offered_or_barred_variant_is_on_the_page(
    advice: Callable[..., Recommendation],
) -> None:
    for record in (
        {"concerns": ["acne-scars"], "facts": {"isotretinoin": "2026-09-01", "skin_type": "V", "pregnancy": "yes"}},
        {"concerns": ["skin-laxity"], "areas": ["neck"], "others": "no", "facts": {"anticoagulant": "yes"}},
        {"concerns": ["melasma"], "facts": {"skin_type": "VI", "herpes-labialis-history": "yes"}},
    ):
        answer = advice(**record)
        text = drawn(answer, everything=True)
        for option in answer.options:
            stops = ("contraindicated", "defer", "clearance")
            barred = option.if_clear.word == "contraindicated"
            told = [f.caution for f in option.findings if f.fired and (not barred or f.caution.level in stops)]
            if option.if_clear.word not in ("not-available", "not-indicated"):
                assert [caution.id for caution in told if caution.id not in text] == []


def test_every_variant_is_named_on_the_page(advice: Callable[..., Recommendation]) -> None:
    for concern in ("acne-scars", "melasma", "skin-laxity", "hair-loss"):
        if concern in advice(facts={}).pack.vocabulary.concerns:
            answer = advice(concerns=[concern])
            text = drawn(answer)
            assert [o.variant.short for o in answer.options if o.variant.short not in text] == []


def test_all_shows_every_question(advice: Callable[..., Recommendation]) -> None:
    answer = advice(concerns=["acne-scars"])
    brief, full = drawn(answer), drawn(answer, everything=True)
    assert "more questions: add --all" in brief
    assert "add --all" not in full
    assert [q.fact for q in answer.questions if q.fact not in full] == []


def test_a_caution_of_two_variants_names_the_areas_where_it_is_not_everywhere_for_one_of_them(ask: Ask) -> None:
    wound = "[{id: wound, level: defer, when: {wound: yes}, says: Wait., sources: [study]}]"
    files = {"two": PEN.replace("id: pen", "id: two").replace("concern: scars", "concern: lines")}
    answer = ask(wound, files, concerns=["scars", "lines"], facts={"wound": "yes@cheeks"})
    said = next(line for line in drawn(answer).splitlines() if "Wait." in line)
    assert "All 2 variants (cheeks): defer" in said
