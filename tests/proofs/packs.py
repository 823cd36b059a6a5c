"""Small packs for proofs: one with everything that is hard about conditions, and a way to make more."""

from builders import PEN, SOURCES, VOCABULARY, compiled, small_files
from needlecli.knowledge import Pack
from needlecli.knowledge.compiling import compile_texts
from needlecli.source import Checked, Document

FACTS = """
  operator:
    {name: Operator, kind: choice, group: safety, question: Who?, options: [esthetician, nurse, physician]}
  planned-depth: {name: Depth, kind: number, group: safety, question: How deep?, unit: mm, range: 0-10}
  diabetes:
    {name: Diabetes, kind: choice, group: safety, question: Which?, options: [none, controlled, uncontrolled],
     none: none}
  solution:
    {name: Solution, kind: choice, group: safety, question: Which?, options: [mild, strong, oily], chosen: true}
  nuts: {name: Nuts, kind: flag, group: safety, question: An allergy to nuts?}
concerns:
"""

CAUTIONS = """
cautions:
  - {id: young, level: contraindicated, when: {age: under 18}, says: S., sources: [study]}
  - {id: tablets, level: defer, when: {isotretinoin: within 6 months}, says: S., sources: [study]}
  - {id: tablets-lately, level: clearance, when: {isotretinoin: within 2 weeks, not: {pregnancy: yes}}, says: S.,
     sources: [study]}
  - {id: dark, level: adjust, when: {any: [{skin_type: [V, VI]}, {concern: lines, area: forehead}]}, says: S.,
     adjust: {max_depth: 0.6 mm}, sources: [study]}
  - {id: old, level: adjust, when: {age: over 70}, adjust: {max_depth: 1.2 mm}, says: S., sources: [study]}
  - {id: deep, level: clearance, when: {operator: [esthetician, nurse], depth: over 0.9 mm}, says: S.,
     adjust: {max_depth_uncleared: 0.9 mm}, sources: [study]}
  - {id: deeper, level: contraindicated, when: {depth: over 1.4 mm, skin_type: [VI]}, says: S.,
     sources: [study]}
  - {id: sugar, level: defer, when: {diabetes: [uncontrolled]}, says: S., sources: [study]}
  - {id: strong-in-children, level: contraindicated, when: {solution: [strong], age: under 22}, says: S.,
     sources: [study]}
  - {id: oil-and-nuts, level: contraindicated, when: {solution: [oily], nuts: yes}, says: S., sources: [study]}
  - {id: mild-is-mild, level: note, when: {solution: [mild]}, says: S., sources: [study]}
"""

COMMON = (
    'pack: {id: tricky, version: "1", name: A tricky pack, reviewed: 2026-01-01}'
    + CAUTIONS
    + "depths: {needle: {scars: {forehead: 0.5-0.8 mm}}, rf: {}, sources: [study]}\n"
)
EVENT = "event: {minimum: 7 days, recommended: 14-30 days, sources: [study]}\n"
LINES = """  - {concern: lines, effect: moderate, grade: B, says: Finer., depth: {face: 0.3-0.7 mm}, treatments: 3-6,
     interval: 4-6 weeks, sources: [study]}
"""
VOCAB = VOCABULARY.replace("concerns:\n", FACTS.lstrip("\n"), 1)


def compiled_files(**replaced: str) -> tuple[tuple[Document, ...], Checked[Pack]]:
    """Compile the small pack with some files replaced, and give its documents, too."""
    documents, checked = compile_texts(tuple(small_files(**replaced).items()))
    return tuple(documents), checked


def made(**replaced: str) -> Pack:
    """Compile the small pack with some files replaced, or variants added."""
    checked = compiled(small_files(**replaced))
    assert checked.usable, [(str(d.where), d.says) for d in checked.diagnostics]
    assert checked.value is not None
    return checked.value


def nurse(pen: str) -> str:
    return pen.replace("id: pen", "id: stamp").replace("operator: esthetician", "operator: nurse")


CHOOSING = """
cautions:
  - {id: never-plain, level: contraindicated, when: {not: {solution: [oily]}, nuts: yes}, says: S, sources: [study]}
  - {id: no-oil, level: contraindicated, when: {solution: [oily], age: under 18}, says: S, sources: [study]}
  - {id: strong, level: clearance, when: {solution: [strong]}, says: S, sources: [study]}
  - {id: not-mild, level: defer, when: {not: {solution: [mild]}, diabetes: yes}, says: S, sources: [study]}
"""
CLOSED = made(vocabulary=VOCAB, sources=SOURCES, common=COMMON.replace(CAUTIONS, CHOOSING), pen=PEN)
"""Bars that strike options they do not name, and together every option."""
TRICKY = made(vocabulary=VOCAB, sources=SOURCES, common=COMMON, pen=PEN + LINES + EVENT, stamp=nurse(PEN + LINES))
