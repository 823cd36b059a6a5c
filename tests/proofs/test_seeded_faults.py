"""A fault that is put into a clean pack is refuted by its own property alone, at its place, by a client who has it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

import pytest

from builders import PEN, SOURCES, TODAY
from needlecli.advice import recommend
from needlecli.proofs import Everyone, Proof, client_of, prove
from proofs.chance import VOCAB
from proofs.packs import LINES, compiled_files

HEAD = """pack: {id: clean, version: "1", name: Clean, reviewed: 2026-01-01}
depths: {needle: {scars: {forehead: 0.5-0.8 mm}}, rf: {}, sources: [study]}
cautions:
"""
CLEAN = {
    "young": "level: contraindicated, when: {age: under 18}",
    "tablets": "level: defer, when: {isotretinoin: within 6 months}",
    "dark": "level: adjust, when: {skin_type: [V, VI]}, adjust: {max_depth: 1.2 mm}",
    "sugar": "level: clearance, when: {diabetes: yes}",
    "deep": "level: clearance, when: {operator: [esthetician], depth: over 1.2 mm},"
    " adjust: {max_depth_uncleared: 1.2 mm}",
}
STAMP = (PEN + LINES).replace("id: pen", "id: stamp").replace("Pen", "Stamp").replace("A pen", "A stamp")
"""Level with the pen but for what is replaced in it."""
CHEAP = STAMP.replace("tier: 2", "tier: 1").replace("effect: marked", "effect: moderate")


OWN = """cautions:
  - {{id: {id}, level: contraindicated, when: {{pregnancy: yes}}, says: S, sources: [study]}}
"""
NOTHING: Mapping[str, str] = MappingProxyType({})


class Fault(NamedTuple):
    """What is written otherwise, in which property it shows, and under which caution, variant or concern.

    `also` is another property that cannot hold then.
    """

    name: str
    where: str
    cautions: Mapping[str, str] = NOTHING
    files: Mapping[str, str] = NOTHING
    also: str = ""


def caution(name: str, text: str) -> dict[str, str]:
    return {name: text}


FAULTS = (
    Fault("no-depth-left", "dark", caution("dark", CLEAN["dark"].replace("1.2", "0.1")), also="space-gap"),
    Fault(
        "no-depth-left",
        "dark",
        caution("dark", CLEAN["dark"].replace("max_depth: 1.2 mm", "max_depth_in: {cheeks: 0.9 mm}")),
        also="space-gap",
    ),
    Fault("unknown-not-safe", "scarring", caution("scarring", "level: contraindicated, when: {keloids: [some]}")),
    Fault(
        "unknown-not-safe",
        "scarring",
        caution("scarring", "level: adjust, when: {keloids: [some]}, adjust: {max_depth: 1.0 mm}"),
    ),
    Fault(
        "effect-not-monotone",
        "tablets",
        caution(
            "tablets", "level: defer, when: {all: [{isotretinoin: over 1 month}, {isotretinoin: within 6 months}]}"
        ),
    ),
    Fault("effect-not-monotone", "sugar", caution("sugar", "level: clearance, when: {diabetes: [controlled]}")),
    Fault("effect-not-monotone", "fit", caution("fit", "level: adjust, when: {fitness: over 5}, adjust: {passes: 1}")),
    Fault(
        "effect-not-monotone",
        "deep",
        caution("deep", CLEAN["deep"].replace("operator: [esthetician]", "pregnancy: no")),
    ),
    Fault(
        "caution-masked",
        "grown",
        {
            "early": "level: defer, when: {age: under 40}",
            "late": "level: defer, when: {age: over 30}",
            "grown": "level: defer, when: {age: 20 to 60}",
        },
    ),
    Fault(
        "caution-masked",
        "narrow",
        {
            "wide": "level: defer, when: {pregnancy: yes}",
            "narrow": "level: defer, when: {pregnancy: yes, age: over 30}",
        },
    ),
    Fault(
        "caution-masked",
        "shared",
        {"shared": "level: defer, when: {pregnancy: yes, age: over 30}"},
        {"pen": PEN + LINES + OWN.format(id="own"), "stamp": CHEAP + OWN.format(id="other")},
    ),
    Fault(
        "caution-contradiction",
        "fine",
        {
            "fine": "level: adjust, when: {pregnancy: yes}, adjust: {needles: fine}",
            "coarse": "level: adjust, when: {wart: yes}, adjust: {needles: coarse}",
        },
    ),
    Fault(
        "caution-contradiction",
        "cold",
        {
            "cold": "level: adjust, when: {pregnancy: yes}, adjust: {energy: none}",
            "cool": "level: adjust, when: {wart: yes}, adjust: {energy: lowest}",
        },
    ),
    Fault("space-gap", "lines", files={"pen": PEN}),
    Fault("rank-tie", "stamp", files={"stamp": STAMP}, also="never-recommended"),
    Fault(
        "never-recommended",
        "stamp",
        files={"stamp": STAMP.replace("tier: 2", "tier: 3").replace("effect: marked", "effect: moderate")},
    ),
    Fault(
        "fact-without-effect",
        "youth",
        caution("youth", "level: defer, when: {any: [{age: under 30}, {age: under 20, pregnancy: yes}]}"),
    ),
    Fault(
        "fact-without-effect",
        "never",
        caution("never", "level: defer, when: {all: [{pregnancy: yes}, {pregnancy: no}]}"),
    ),
    Fault(
        "question-ignored",
        "stamp",
        files={
            "stamp": CHEAP,
            "pen": PEN + LINES + OWN.format(id="own"),
        },
    ),
)
UNSEEN = ("fact-without-effect", "question-ignored")
"""What is seen in the files alone: there is nobody to show."""


def proofs(cautions: Mapping[str, str], **files: str) -> tuple[Everyone, dict[str, Proof]]:
    rows = (f"  - {{id: {name}, {text}, says: S, sources: [study]}}\n" for name, text in {**CLEAN, **cautions}.items())
    texts = {"vocabulary": VOCAB, "sources": SOURCES, "common": HEAD + "".join(rows), "pen": PEN + LINES} | files
    documents, checked = compiled_files(**texts)
    assert checked.value is not None, [d.says for d in checked.diagnostics]
    everyone = Everyone(checked.value, documents, TODAY)
    return everyone, {proof.name: proof for proof in prove(everyone)}


@pytest.mark.parametrize("files", [{}, {"stamp": CHEAP}], ids=["one variant", "two variants"])
def test_a_clean_pack_is_proved_in_everything(files: dict[str, str]) -> None:
    assert {(proof.status, proof.refutations) for proof in proofs({}, **files)[1].values()} == {("proved", ())}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.name} {fault.where}")
def test_a_fault_is_refuted_by_its_own_property_at_its_place(fault: Fault) -> None:
    everyone, found = proofs(fault.cautions, **fault.files)
    assert {name for name, proof in found.items() if proof.status != "proved"} == {fault.name, fault.also} - {""}
    refuted = found[fault.name].refutations
    assert all(fault.where in one.says for one in refuted)
    for one in refuted:
        assert bool(one.witnesses) is (fault.name not in UNSEEN)
        for witness in one.witnesses:
            client = client_of(witness.record, everyone.pack)
            assert client is not None
            said = {
                f"{option.variant.id}: {option.verdict.word}" for option in recommend(everyone.pack, client).options
            }
            assert any(witness.says.startswith(one) for one in said) or fault.name == "space-gap"
