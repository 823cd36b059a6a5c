"""A flat row: every cell says what it says, nothing in it can be run, and a row is one line."""

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needlecli.report.flat import excel_safe, header, row

VARIANTS = ("pen", "roller")


def depth(
    area: str, now: tuple[float | None, float | None], clear: tuple[float | None, float | None]
) -> dict[str, Any]:
    ends = {"min_mm": clear[0], "max_mm": clear[1]}
    return {"concern": "acne-scars", "area": area, "min_mm": now[0], "max_mm": now[1], "if_clear": ends}


def option(variant: str, verdict: str, **more: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "if_clear": "suitable",
        "until": None,
        "fit": 75,
        "depth": [],
        "reasons": [],
        "struck": [],
        "rank": 1,
    }
    return {"variant": variant, "verdict": verdict, **plain, **more}


def line(*options: dict[str, Any], **more: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "row": 12,
        "source": "clients.csv",
        "ref": "A17",
        "on": "2026-11-23",
        "verdict": "defer",
        "review": False,
    }
    empty: dict[str, Any] = {
        "until": None,
        "cautions": [],
        "questions": [],
        "unrecognised": [],
        "cleared": [],
        "notices": [],
    }
    return {**plain, **empty, "options": list(options), **more}


def cells(answered: dict[str, Any]) -> dict[str, str]:
    return dict(zip(header(VARIANTS), row(answered, VARIANTS), strict=True))


def test_the_columns() -> None:
    assert header(VARIANTS) == (
        *("row", "source", "ref", "on", "verdict", "review", "until"),
        *("top", "top_verdict", "top_if_clear", "top_until", "top_depth", "top_cautions"),
        *("verdict_pen", "verdict_roller"),
        *("cautions", "questions", "unrecognised", "cleared", "struck", "notices", "rejected"),
    )


def test_an_answer_in_full() -> None:
    pen = option(
        *("pen", "defer"),
        until="2027-03-01",
        depth=[depth("cheeks", (1.0, 1.5), (1.0, 1.5)), depth("forehead", (0.5, 1.0), (0.5, 1.25))],
    )
    barred = [
        {"fact": "peel-solution", "option": "phenol", "caution": "peel-deep"},
        {"fact": "peel-timing", "option": "same-visit", "caution": "peel-same-visit"},
    ]
    answered = line(
        *(pen, option("roller", "contraindicated", if_clear="contraindicated", struck=barred)),
        cautions=[
            {"id": "isotretinoin-6-months", "level": "defer", "variants": ["pen", "roller"]},
            {"id": "pih-prone", "level": "adjust", "variants": ["pen"]},
            {"id": "roller-metal", "level": "contraindicated", "variants": ["roller"]},
        ],
        until="2027-03-01",
        questions=["keloid-history", "age"],
        unrecognised=["purple spots", "left | right"],
        cleared=["anticoagulant"],
        notices=["A person must read it.", "The planned 2 mm\nis deeper than allowed."],
    )
    assert cells(answered) == {
        "row": "12",
        "source": "clients.csv",
        "ref": "A17",
        "on": "2026-11-23",
        "verdict": "defer",
        "review": "no",
        "until": "2027-03-01",
        "top": "pen",
        "top_verdict": "defer",
        "top_if_clear": "suitable",
        "top_until": "2027-03-01",
        "top_depth": "cheeks 1-1.5 mm; forehead 0.5-1 mm now, 0.5-1.25 mm if clear",
        "top_cautions": "isotretinoin-6-months; pih-prone",
        "verdict_pen": "defer",
        "verdict_roller": "contraindicated",
        "cautions": "isotretinoin-6-months; pih-prone; roller-metal",
        "questions": "keloid-history; age",
        "unrecognised": "purple spots | left || right",
        "cleared": "anticoagulant",
        "struck": "roller: peel-solution phenol (peel-deep), peel-timing same-visit (peel-same-visit)",
        "notices": "A person must read it. The planned 2 mm is deeper than allowed.",
        "rejected": "",
    }


def test_a_rejected_record_says_so_where_its_verdict_would_stand() -> None:
    troubles = [
        {
            "field": "facts.isotretinoin",
            "name": "wrong-answer",
            "says": "this answer cannot be read",
            "help": "write yes",
        },
        {"field": "", "name": "not-json", "says": "this is not JSON", "help": ""},
    ]
    found = cells({"row": 13, "source": "clients.csv", "ref": "A18", "rejected": troubles})
    assert {name: cell for name, cell in found.items() if cell} == {
        "row": "13",
        "source": "clients.csv",
        "ref": "A18",
        "verdict": "rejected",
        "rejected": "facts.isotretinoin: this answer cannot be read; this is not JSON",
    }


def test_a_record_for_a_person_to_read() -> None:
    found = cells(line(option("pen", "ask-first"), verdict="review", review=True))
    assert (found["verdict"], found["review"], found["top_verdict"]) == ("review", "yes", "ask-first")


@pytest.mark.parametrize(
    ("now", "clear", "said"),
    [
        ((1.0, 1.5), (1.0, 1.5), "cheeks 1-1.5 mm"),
        ((0.25, 0.25), (0.25, 0.25), "cheeks 0.25 mm"),
        ((None, None), (0.5, 1.0), "cheeks none now, 0.5-1 mm if clear"),
        ((None, None), (None, None), "cheeks none"),
    ],
)
def test_a_depth_says_what_holds_now(now: Any, clear: Any, said: str) -> None:
    assert cells(line(option("pen", "ask-first", depth=[depth("cheeks", now, clear)])))["top_depth"] == said


def test_several_concerns_are_named_beside_their_depths() -> None:
    pores = {**depth("nose", (0.5, 0.5), (0.5, 0.5)), "concern": "large-pores"}
    answered = line(option("pen", "suitable", depth=[depth("cheeks", (1.0, 1.5), (1.0, 1.5)), pores]))
    assert cells(answered)["top_depth"] == "acne-scars cheeks 1-1.5 mm; large-pores nose 0.5 mm"


def test_an_answer_without_a_variant_of_the_header_leaves_its_cell_empty() -> None:
    assert [cell for name, cell in cells(line()).items() if name.startswith(("top", "verdict_"))] == [""] * 8


@given(st.text(st.characters(exclude_categories=[])), st.text(st.characters(exclude_categories=[])))
def test_a_row_is_one_line_that_is_read_back_whatever_was_written(ref: str, note: str) -> None:
    written = row(line(ref=ref, unrecognised=[note, note]), VARIANTS)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(written)
    encoded = out.getvalue().encode("utf-8")
    assert encoded.count(b"\n") == 1
    assert next(csv.reader(io.StringIO(encoded.decode()))) == list(written)


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "=cmd|' /C calc'!A0",
        "+SUM(A1)",
        "-SUM(A1)",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1+1",
        "\u3000=1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "-1-1",
        "--1",
        "+49 170 1234567",
        "-1\n",
        "-",
    ],
)
def test_what_a_spreadsheet_would_run_is_made_text(cell: str) -> None:
    assert excel_safe(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell", ["", "0", "12", "-1.5", "+3", "-1,5", "1e9", "-2E-3", "pen", "a=b", "1-2", "2026-11-23"]
)
def test_numbers_and_words_stay_as_they_are(cell: str) -> None:
    assert excel_safe(cell) == cell


@given(st.text())
def test_a_safe_cell_never_begins_as_a_formula_and_loses_nothing(cell: str) -> None:
    safe = excel_safe(cell)
    assert safe.removeprefix("'") == cell.removeprefix("'") or safe == f"'{cell}"
    assert excel_safe(safe) == safe
