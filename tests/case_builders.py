"""Case files for a small pack with a few cautions: the way from texts to cases and outcomes."""

from collections.abc import Mapping
from functools import cache

from builders import COMMON, VOCABULARY, compiled, small_files
from needlecli.cases import Case, Outcome, read_cases, run
from needlecli.knowledge import Pack
from needlecli.source import Checked, Document
from needlecli.source.yaml import parse

CAUTIONS = """
  - {id: isotretinoin-wait, level: defer, when: {isotretinoin: within 6 months}, says: Wait., sources: [study]}
  - {id: pregnancy-stop, level: contraindicated, when: {pregnancy: yes}, says: Never., sources: [study]}
  - id: wound-cap
    level: adjust
    when: {wound: yes}
    says: Less, and later.
    adjust: {max_depth: 1.2 mm, interval_add: 1 week}
    sources: [study]
  - {id: for-all, level: note, when: always, says: Say it., sources: [study]}
"""
ROLLER = """
id: roller
name: Roller
short: Roller
summary: A roller.
reviewed: 2026-01-01
technique: needle
operator: esthetician
depth: 0.2-1.5 mm
downtime: {range: 1-3 days, typical: 2 days}
discomfort: {typical: 4}
cost: {tier: 1}
indications:
  - {concern: scars, effect: minimal, grade: B, says: Softer., depth: {face: 0.5-1.0 mm}, sources: [study]}
cautions:
  - {id: roller-drag, level: note, when: {skin_type: [V, VI]}, says: Mind it., sources: [study]}
"""
HEAD = "on: 2026-11-22\nclient: {concerns: [scars], others: no, facts: {age: 34, skin_type: II}}\n"


@cache
def small(cautions: str = CAUTIONS, roller: str = ROLLER, areas: str = "") -> Pack:
    """Give a small pack of two variants; `areas` are more areas for its vocabulary."""
    checked = compiled(texts(cautions, roller, areas))
    assert checked.usable, [f"{d.where} {d.says}" for d in checked.diagnostics]
    assert checked.value is not None
    return checked.value


def texts(cautions: str = CAUTIONS, roller: str = ROLLER, areas: str = "") -> Mapping[str, str]:
    """Give the texts of its files."""
    common = COMMON.replace("cautions: []", f"cautions:{cautions}")
    return small_files(common=common, roller=roller, vocabulary=VOCABULARY + areas)


def documents(files: Mapping[str, str]) -> tuple[Document, ...]:
    """Parse files that are as they should be."""
    parsed = [parse(name, text) for name, text in files.items()]
    return tuple(one.value for one in parsed if one.value is not None)


def read(text: str, pack: Pack | None = None) -> Checked[tuple[Case, ...]]:
    """Read a case file for the small pack."""
    parsed = parse("cases/scars.yaml", text)
    assert parsed.value is not None, [f"{d.where} {d.says}" for d in parsed.diagnostics]
    return read_cases(parsed.value, pack or small())


def ran(cases: str, pack: Pack | None = None, head: str = HEAD) -> tuple[Outcome, ...]:
    """Run the cases of a file, written below its head."""
    pack = pack or small()
    checked = read(f"{head}cases:\n{cases}", pack)
    assert checked.value is not None, [f"{d.where} {d.says}" for d in checked.diagnostics]
    return tuple(run(case, pack) for case in checked.value)


def one(expect: str, client: str = "{}", more: str = "", pack: Pack | None = None) -> Outcome:
    """Run one case with this client, laid over a healthy adult with scars, and this expectation."""
    (outcome,) = ran(f"  - name: a case\n    client: {client}\n{more}    expect: {expect}\n", pack)
    return outcome
