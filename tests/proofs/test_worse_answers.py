"""A worse answer never gets a milder verdict: what cautions ask only beyond a depth is asked only beyond it."""

import pytest

from builders import PEN, TODAY, small_files
from needlecli.proofs import Everyone, Proof, prove
from needlecli.source.yaml import parse
from proofs.packs import COMMON, LINES, VOCAB, made

LICENCES = VOCAB.replace("{name: Operator, kind: choice,", "{name: Operator, kind: choice, safer: last,")
NURSE = "{id: nurse, level: clearance, when: {operator: nurse}, says: S., adjust: {max_depth_uncleared: 1.2 mm}}"
BEGINNER = (
    "{id: beginner, level: clearance, when: {operator: esthetician}, says: S., adjust: {max_depth_uncleared: 0.9 mm}}"
)


def monotone(*cautions: str) -> Proof:
    """Prove, or refute, for a small pack with these cautions that no worse answer gets a milder verdict."""
    start, rest = COMMON.split("cautions:\n")
    written = "".join(f"  - {caution[:-1]}, sources: [study]}}\n" for caution in cautions)
    common = start + "cautions:\n" + written + rest[rest.index("depths:") :]
    replaced = {"vocabulary": LICENCES, "common": common, "pen": PEN + LINES}
    documents = [parse(name, text.encode()).value for name, text in small_files(**replaced).items()]
    everyone = Everyone(made(**replaced), [document for document in documents if document is not None], TODAY)
    return next(proof for proof in prove(everyone) if proof.name == "effect-not-monotone")


def test_licences_in_steps_of_depth_are_in_order_where_no_step_is_reached() -> None:
    assert monotone(NURSE, BEGINNER).status == "proved"


@pytest.mark.parametrize("caution", [NURSE, NURSE.replace("1.2 mm", "0.6 mm")])
def test_a_limit_for_nurses_alone_is_a_step_the_wrong_way(caution: str) -> None:
    assert monotone(caution).status == "refuted"
