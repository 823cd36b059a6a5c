"""Lines are put together from pieces that were written before, whatever stands in them."""

import json
from datetime import date

import pytest

from builders import TODAY
from case_builders import small
from needlecli.advice import Decided, Ending, Parts, Ranking, Struck, Verdict
from needlecli.batch.lines import Writer
from needlecli.client import Rereader

PACK = small()
VARIANTS = tuple(PACK.variants)
DAY = date(2027, 1, 9)


def decided(variant: str) -> Decided:
    struck = (Struck("peel-solution", "TCA 35 %b", "a%%b"),)
    return Decided(variant, Verdict.DEFER, Verdict.DEFER, 7, (), ("100 %", "%b", "%"), struck)


@pytest.mark.parametrize(
    ("ends", "waits", "days"),
    [
        ([], (None, None), [(None, False), (None, False)]),
        ([(DAY, True)], (0, None), [("2027-01-09", True), (None, False)]),
        ([(DAY, False)], (None, 0), [(None, False), ("2027-01-09", False)]),
        ([(None, False), (DAY, True)], (1, 0), [("2027-01-09", True), (None, False)]),
    ],
)
def test_each_option_has_its_day_and_signs_that_mean_something_in_a_template_mean_nothing(
    ends: list[Ending], waits: tuple[int | None, ...], days: list[tuple[str | None, bool]]
) -> None:
    writer, plain = Writer(PACK), Rereader(PACK, TODAY).plain({"ref": "100%b"})
    assert plain is not None
    assert len(VARIANTS) == len(waits)
    parts = Parts(Ranking(tuple(map(decided, VARIANTS)), waits), ends, [], [])
    for _ in range(2):  # written, and put together again
        told = json.loads(writer.line(1, b'"s"', plain, parts, parts.ranking.verdict))
        assert [(option["until"], option["until_moves"]) for option in told["options"]] == days
        assert told["until"] == days[0][0]
        assert told["ref"] == "100%b"
        assert [option["reasons"] for option in told["options"]] == [["100 %", "%b", "%"]] * 2
        assert told["options"][0]["struck"] == [{"fact": "peel-solution", "option": "TCA 35 %b", "caution": "a%%b"}]
