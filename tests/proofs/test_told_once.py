"""One mistake is told once: what a rule has said, a proof does not say again; and what only a proof sees, it says."""

import pytest

from builders import PEN, SOURCES, TODAY, small_files
from needlecli import lint
from needlecli.cli.proving import Prover
from proofs.chance import VOCAB
from proofs.test_budgets import HEAD

WIDE = "{id: wide, level: defer, when: {pregnancy: yes}, says: S, sources: [study]}"
BY_ONE = "{pregnancy: yes, age: over 30}"
BY_ONE_IN_OTHER_WORDS = "{all: [{not: {pregnancy: no}}, {pregnancy: yes}, {age: over 30}]}"


@pytest.mark.parametrize("when", [BY_ONE, BY_ONE_IN_OTHER_WORDS])
def test_a_caution_that_one_other_covers_is_told_once(when: str) -> None:
    narrow = f"{{id: narrow, level: defer, when: {when}, says: S, sources: [study]}}"
    files = small_files(vocabulary=VOCAB, sources=SOURCES, common=f"{HEAD}  - {WIDE}\n  - {narrow}\n", pen=PEN)
    found = lint.check([(name, text.encode()) for name, text in files.items()], TODAY, prove=Prover()).found
    told = [one for one in found if one.name in ("caution-subsumed", "caution-masked")]
    assert len(told) == 1
    assert "narrow" in told[0].says
