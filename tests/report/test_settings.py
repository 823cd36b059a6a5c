"""An adjustment in words, one setting at a time."""

from collections.abc import Callable

import pytest

from needlecli.knowledge import Pack
from needlecli.report.settings import settings


@pytest.mark.parametrize(
    ("adjust", "said"),
    [
        ("{max_depth: 1.0 mm}", "at most 1.0 mm"),
        ("{max_depth_in: {forehead: 0.5 mm, cheeks: 0.75 mm}}", "at most forehead 0.5 mm, cheeks 0.75 mm"),
        ("{max_depth_uncleared: 1.5 mm}", "deeper than 1.5 mm only once cleared"),
        ("{start_shallower: 0.25 mm}", "start 0.25 mm shallower"),
        ("{interval_add: 2 weeks}", "2 weeks longer between treatments"),
        ("{interval_add: 1 week}", "1 week longer between treatments"),
        ("{passes: 1}", "1 pass"),
        ("{passes: 2}", "2 passes"),
        ("{test_spot: true}", "test spot first"),
        ("{anaesthetic: none}", "no anaesthetic"),
        ("{energy: none}", "no heat"),
        ("{energy: lowest}", "lowest energy"),
        ("{needles: titanium}", "titanium needles"),
        ("{keep_out: the tattoo}", "keep out: the tattoo"),
        ("{margin: 10 mm}", "margin 10.0 mm"),
        ("{preparation: 4-6 weeks}", "prepare the skin for 4-6 weeks"),
        ("{sun_avoid: 14 days}", "no sun for 14 days before and after"),
        ("{max_depth: 1.0 mm, passes: 1, test_spot: true}", "at most 1.0 mm; 1 pass; test spot first"),
        ("{test_spot: true, max_depth: 1.0 mm}", "at most 1.0 mm; test spot first"),
    ],
)
def test_a_setting_is_read_out(small_pack: Callable[..., Pack], adjust: str, said: str) -> None:
    pack = small_pack(f"[{{id: c, level: adjust, when: always, says: Mind., adjust: {adjust}, sources: [study]}}]")
    assert settings(pack, pack.cautions["c"].adjust) == said


def test_an_adjustment_that_sets_nothing_says_nothing(small_pack: Callable[..., Pack]) -> None:
    pack = small_pack("[{id: c, level: note, when: always, says: Mind., sources: [study]}]")
    assert settings(pack, pack.cautions["c"].adjust) == ""


def test_every_setting_of_the_shipped_pack_is_read_out(pack: Pack) -> None:
    blank = type(next(iter(pack.cautions.values())).adjust)()
    silent = [c.id for c in pack.cautions.values() if c.adjust != blank and not settings(pack, c.adjust)]
    assert silent == []
