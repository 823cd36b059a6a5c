"""What a hand-out says: the pack's facts for this client, dated, and nothing that belongs to the practitioner."""

import re
from datetime import date
from typing import Any

import pytest

from handout_builders import DAY, VARIANTS, sheet
from needlecli.files import load_pack
from needlecli.handout import Clinic, Handout, Section, to_page
from needlecli.lint._reading import grade, sentences, words
from needlecli.page import Block, Bullets, Heading, Scale, Spans, Table, Text, Timeline

BANNED = re.compile(r"\b(safe(?:ly)?|approved|diagnos\w+|best for you|recommend(?:ed|s|ation)?)\b", re.IGNORECASE)


def part(handout: Handout, name: str) -> Section:
    return next(section for section in handout.sections if section.id == name)


def table(section: Section, number: int = 0) -> tuple[tuple[str, ...], ...]:
    return [block.rows for block in section.blocks if isinstance(block, Table)][number]


def said(blocks: tuple[Block, ...]) -> list[str]:
    texts: list[str] = []
    for block in blocks:
        match block:
            case Heading(text) | Text(text):
                texts.append(text)
            case Bullets(items):
                texts += [item.text for item in items]
            case Table(columns, rows):
                texts += [*columns, *(cell for row in rows for cell in row)]
            case Scale() | Timeline() | Spans():
                texts.append(block.says)
            case _:
                raise AssertionError(block)
    return texts


def test_the_depth_is_what_is_permitted_now_in_each_area() -> None:
    handout = sheet("pen", areas=["cheeks", "forehead"], concerns=["acne-scars", "fine-lines"])
    assert table(part(handout, "what")) == (
        ("Cheeks", "acne scars", "1.0-1.5 mm"),
        ("Cheeks", "fine lines", "0.5-1.0 mm"),
        ("Forehead and temples", "acne scars", "0.5-1.0 mm"),
        ("Forehead and temples", "fine lines", "0.25-0.5 mm"),
    )


def test_an_open_question_keeps_the_depth_shallow() -> None:
    asked: dict[str, Any] = {"concerns": ["skin-laxity"], "areas": ["cheeks"]}
    known = sheet("radiofrequency", **asked)
    unasked = sheet("radiofrequency", **asked, facts={"face-volume": "unknown"})
    depths = [table(part(handout, "what"))[0][2] for handout in (known, unasked)]
    assert depths == ["1.0-1.5 mm", "1.0 mm"]


def test_a_caution_that_fires_narrows_the_depth_and_adds_its_settings() -> None:
    handout = sheet("pen", facts={"skin_type": "V", "melasma": "yes"}, concerns=["fine-lines"])
    assert Bullets in {type(block) for block in part(handout, "what").blocks}
    assert "First we treat a small test spot." in said(part(handout, "what").blocks)


def test_without_numbing_cream_no_step_speaks_of_it() -> None:
    handout = sheet("pen", facts={"local-anaesthetic-allergy": "yes"})
    assert "We treat without numbing cream." in said(part(handout, "what").blocks)
    assert not [text for text in said(part(handout, "before").blocks) if text.startswith("Numbing")]
    assert [text for text in said(part(sheet("pen"), "before").blocks) if text.startswith("Numbing")]


def test_the_days_are_counted_from_the_day_of_the_treatment() -> None:
    handout = sheet("pen")
    before = {row[2]: row[:2] for row in table(part(handout, "before"))}
    assert before["No sunbathing, no sunbed and no sunburn."] == ("From 14 days before", "from 24 May")
    assert before["No alcohol the day before."] == ("From the day before", "from 6 June")
    after = {row[3]: row[:3] for row in table(part(handout, "after"))}
    assert after["No make-up."] == ("Make-up", "First 24 hours", "until 8 June")
    assert after["Make-up as usual."] == ("Make-up", "From day 4 on", "from 11 June")
    assert after["No needling of the same area before 4 weeks have passed."][2] == "from 15 June"
    expected = {row[2]: row[:2] for row in table(part(handout, "expect"))}
    assert expected["Redness for 24-48 hours."] == ("First 48 hours", "until 9 June")


def test_without_a_day_there_are_no_dates() -> None:
    handout = sheet("pen", day=None)
    assert {field.label: field.value for field in handout.fields}["Day of treatment"] == ""
    for name in ("before", "expect", "after", "use"):
        assert "Dates" not in next(b for b in part(handout, name).blocks if isinstance(b, Table)).columns


def test_what_is_left_out_is_said_and_its_lines_stay_blank() -> None:
    fields = {field.label: field.value for field in sheet("pen").fields}
    assert fields == {
        "Your name": "",
        "Day of treatment": "Mon 7 June 2027",
        "Clinic": "",
        "Telephone": "",
        "Your practitioner": "",
        "Your skin type": "II",
    }
    named = sheet("pen", clinic=Clinic("Skin Studio", "020 7946 0000"))
    assert {field.label: field.value for field in named.fields}["Clinic"] == "Skin Studio"
    assert "Our number: 020 7946 0000." in said(part(named, "call").blocks)[0]


@pytest.mark.parametrize("variant", VARIANTS)
class TestEveryVariant:
    def test_every_step_and_every_sign_of_its_care_is_there(self, variant: str) -> None:
        handout = sheet(variant)
        pack = load_pack()
        care = pack.care(variant)
        every = {text for section in handout.sections for text in said(section.blocks)}
        missing = {s.says for steps in (care.before, care.after, care.expect) for s in steps if s.says not in every}
        assert missing == {s.says for s in care.before if s.topic == "booking"}
        folded = {text.casefold() for text in every}
        assert {f.sign.casefold() for f in care.call_us_if} <= folded
        assert {f.do.casefold() for f in care.call_us_if} <= folded

    def test_the_course_the_downtime_and_the_gap_are_the_packs(self, variant: str) -> None:
        found = load_pack().variants[variant]
        own = found.indication("acne-scars")
        assert own is not None
        assert found.event is not None
        texts = " ".join(said(part(sheet(variant), "course").blocks))
        for fact in (
            own.treatments,
            own.interval,
            own.results,
            found.downtime.range,
            found.downtime.typical,
            found.event.recommended,
            found.event.minimum,
        ):
            assert str(fact) in texts

    def test_one_picture_an_area_and_one_of_the_days(self, variant: str) -> None:
        handout = sheet(variant, areas=["cheeks"])
        kinds = [type(block) for section in handout.sections for block in section.blocks]
        assert (kinds.count(Scale), kinds.count(Spans), kinds.count(Timeline)) == (1, 1, 0)

    def test_nothing_is_promised_and_nothing_recommended(self, variant: str) -> None:
        texts = said(to_page(sheet(variant)).blocks)
        own = [t for s in sheet(variant).sections if s.id != "origin" for t in said(s.blocks)]
        kits = {s.says for s in load_pack().common.practice}
        assert [t for t in own if BANNED.search(t) and t not in kits] == []
        assert not [t for t in texts if re.search(r"\b(low confidence|position:|grade [ABCX])", t)]

    def test_it_is_easy_to_read(self, variant: str) -> None:
        sections = [s for s in sheet(variant, day=None).sections if s.id not in ("origin", "use")]
        prose = [t for s in sections for b in s.blocks if isinstance(b, Text | Bullets | Table) for t in said((b,))]
        full = [text for text in prose if text.endswith((".", "!", "?"))]
        every = [words(sentence) for text in full for sentence in sentences(text)]
        assert sum(map(len, every)) / len(every) <= 20
        assert grade(" ".join(full), lambda _: False) <= 8

    def test_brands_stand_under_one_practitioners_experience_with_the_disclosure(self, variant: str) -> None:
        texts = said(part(sheet(variant), "use").blocks)
        head = texts.index("Products by name: one practitioner's experience, not a test")
        named = [i for i, text in enumerate(texts) if "Hydrinity" in text or "SkinPen" in text]
        assert named
        assert all(i > head for i in named)
        assert "not a paid sponsor" in texts[-1]
        everything = " ".join(t for s in sheet(variant).sections for t in said(s.blocks))
        assert "Hydrinity" not in everything.replace(" ".join(texts), "")


def test_expectations_of_other_variants_and_concerns_are_left_out() -> None:
    pen, lines = " ".join(said(part(sheet("pen"), "course").blocks)), sheet("pen", concerns=["fine-lines"])
    assert "PRP is not FDA-cleared" not in pen
    assert "Radiofrequency needling can cause" not in pen
    assert "Scars soften" in pen
    assert "Scars soften" not in " ".join(said(part(lines, "course").blocks))
    rf = " ".join(said(part(sheet("radiofrequency"), "course").blocks))
    assert "Radiofrequency needling can cause rare lasting harm" in rf


def test_of_two_steps_about_one_thing_the_strip_shows_the_stricter() -> None:
    strip = next(b for b in part(sheet("prp"), "expect").blocks if isinstance(b, Spans))
    retinoids = [(row.low, row.high, row.tone) for row in strip.rows if row.label == "Retinoids, acids"]
    assert retinoids == [(0.5, 8.0, "stop"), (8.0, float("inf"), "good")]
    sun = [(row.low, row.high, row.tone) for row in strip.rows if row.label == "Sun"]
    assert sun[0] == (0.5, 4.0, "stop")
    assert "good" not in {tone for _, _, tone in sun}


def test_every_row_of_the_strip_is_said() -> None:
    strip = next(b for b in part(sheet("pen"), "expect").blocks if isinstance(b, Spans))
    assert all(row.label in strip.says and row.text.rstrip(".") in strip.says for row in strip.rows)
    assert strip.rows[-1].tone == "ask"


def test_the_skin_is_that_of_the_sex_told_and_else_the_thinner() -> None:
    def skin(**facts: str) -> str:
        handout = sheet("pen", facts=facts)
        return next(b.says for b in part(handout, "what").blocks if isinstance(b, Scale))

    assert "to 1.33 mm (mean of men, cheek and zygoma, ultrasound, Meng Y et al. 2022)" in skin(sex="male")
    assert "to 1.07 mm (mean of women" in skin(sex="female")
    assert skin() == skin(sex="female")


def test_the_same_client_gets_the_same_sheet() -> None:
    assert sheet("pen") == sheet("pen")
    assert sheet("pen", day=date(2027, 6, 8)) != sheet("pen", day=DAY)
