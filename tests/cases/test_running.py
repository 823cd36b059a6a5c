"""What becomes of a case: passed, failed, not run because a person is still to speak, or a gap that is known."""

import pytest

from case_builders import ran

PASSES = "{cautions: []}"
FAILS = "{cautions: [pregnancy-stop]}"


@pytest.mark.parametrize(
    ("text", "state", "passed"),
    [
        (f"expect: {PASSES}", "passed", True),
        (f"expect: {FAILS}", "failed", False),
        ("expect:", "open", False),
        ("expect: {}", "open", False),
        ("client: {areas: [cheeks]}", "open", False),
        (f"confirmed: no\n    expect: {PASSES}", "unconfirmed", False),
        (f"confirmed: no\n    expect: {FAILS}", "unconfirmed", False),
        (f"confirmed: yes\n    expect: {PASSES}", "passed", True),
        (f"known_gap: nobody has looked\n    expect: {FAILS}", "gap", True),
        (f"known_gap: nobody has looked\n    expect: {PASSES}", "gap-closed", False),
        ("known_gap: nobody has looked", "open", False),
    ],
)
def test_a_case_ends_in(text: str, state: str, passed: bool) -> None:
    (outcome,) = ran(f"  - name: a case\n    {text}\n")
    assert (outcome.state, outcome.passed) == (state, passed)


def test_only_a_case_that_is_run_has_advice() -> None:
    outcomes = ran(
        f"  - {{name: run, expect: {PASSES}}}\n  - {{name: open}}\n  - {{name: new, confirmed: no, expect: {PASSES}}}\n"
    )
    assert [outcome.advice is not None for outcome in outcomes] == [True, False, False]
