"""A pack that would cost too much, or has odd words, is told what was not decided: never silence, never a traceback."""

import time

import pytest

from builders import PEN, SOURCES, TODAY, small_files
from needlecli import lint
from needlecli.cli.proving import Prover, lines, unproved
from needlecli.findings import Findings, Stated
from proofs.chance import VOCAB

HEAD = """pack: {id: hostile, version: "1", name: Hostile, reviewed: 2026-01-01}
depths: {needle: {}, rf: {}, sources: [study]}
cautions:
"""
FLAGS = "".join(f"  f{n}: {{name: F{n}, kind: flag, group: safety, question: F?}}\n" for n in range(60))
PAIRS = ", ".join(f"{{any: [{{f{2 * n}: yes}}, {{f{2 * n + 1}: yes}}]}}" for n in range(30))
OPTIONS = ", ".join(f"o{n}" for n in range(300))
UNTREATED = VOCAB.replace("limits: {needle: 2.0 mm, rf: 2.5 mm}, ", "").replace(
    "limits: {needle: 1.0 mm, rf: 1.5 mm}, ", ""
)


def asking(fact: str) -> str:
    return VOCAB.replace("concerns:\n", f"  odd: {{name: Odd, group: safety, question: O?, {fact}}}\nconcerns:\n", 1)


def proved(vocabulary: str, *conditions: str, level: str = "defer") -> Prover:
    rows = (
        f"  - {{id: c{n}, level: {level}, when: {when}, says: S, sources: [study]}}\n"
        for n, when in enumerate(conditions)
    )
    files = small_files(vocabulary=vocabulary, sources=SOURCES, common=HEAD + "".join(rows), pen=PEN)
    prover = Prover()
    lint.check([(name, text.encode()) for name, text in files.items()], TODAY, prove=prover)
    return prover


def test_a_condition_of_a_thousand_million_boxes_is_given_up_in_time_and_said_to_be() -> None:
    before = time.process_time()
    prover = proved(VOCAB.replace("concerns:\n", f"{FLAGS}concerns:\n", 1), f"{{all: [{PAIRS}]}}")
    assert time.process_time() - before < 10
    stated = {one.name: (one.status, one.because) for one in prover.stated}
    assert stated["effect-not-monotone"] == ("undecided", "stopped after 1000000 steps")
    assert stated["question-ignored"] == ("proved", "")
    told = tuple(lines(prover.stated))
    half = Stated("space-gap", "nobody is left out", "refuted", 1, 9, "stopped after 9 steps")
    found = Findings("validate", (), "", {}, (*told, *lines([half])))
    assert [*unproved(found, ["sarif", "text"])] == []
    said = [*unproved(found, ["sarif"])]
    assert {line.split(",")[0] for line in said[:-1]} == {"not decided"}
    assert said[-1].startswith("refuted 1 time; stopped after 9 steps: space-gap")
    assert sum(line.startswith("not decided, stopped after 1000000 steps: ") for line in told) == sum(
        status == "undecided" for status, _ in stated.values()
    )


def test_too_many_ways_to_strike_options_are_said_to_be() -> None:
    bars = [f"{{odd: [o{n}], age: under {n + 1}}}" for n in range(12)]
    stated = proved(asking(f"kind: choice, chosen: true, options: [{OPTIONS}]"), *bars, level="contraindicated").stated
    assert ("undecided", "too many ways to strike options of odd") in {(one.status, one.because) for one in stated}


@pytest.mark.parametrize(
    ("vocabulary", "when"),
    [
        (UNTREATED, "{age: under 18}"),
        (asking("kind: number, unit: u"), "{odd: over 3}"),
        (asking("kind: number, unit: u, range: 5-5"), "{odd: under 4}"),
        (asking("kind: number, unit: u, range: 0-9999"), "{odd: over 9998.999}"),
        (asking("kind: dated"), "{odd: within 9999 years}"),
        (asking("kind: dated"), "{odd: over 150 years}"),
        (asking("kind: choice, options: [only]"), "{odd: only}"),
        (asking('kind: choice, options: ["unknown", unsure], safer: first'), "{odd: unsure}"),
        (asking('kind: choice, options: ["a,b", c]'), '{odd: ["a,b"]}'),
        (VOCAB, "{event: within 9999 years}"),
    ],
    ids=["no area", "no range", "one number", "large", "for ever", "long ago", "one", "unknown", "comma", "event"],
)
def test_odd_words_are_proved_of(vocabulary: str, when: str) -> None:
    assert len(proved(vocabulary, when).stated) == 10
