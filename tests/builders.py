"""Texts of a small pack, and the way from texts to a pack."""

from collections.abc import Mapping
from datetime import date

from hypothesis import settings

from needlecli.knowledge import Pack
from needlecli.knowledge.compiling import compile_texts
from needlecli.source import Checked

TODAY = date(2026, 11, 22)
EXAMPLES = 60
"""How many examples a property is tried with unless it says otherwise."""


def examples(count: int) -> settings:
    """Try a property with so many examples, and with as many times more as the profile that is loaded tries others."""
    loaded = settings.default
    assert loaded is not None
    return settings(max_examples=count * loaded.max_examples // EXAMPLES)


def compiled(files: Mapping[str, str]) -> Checked[Pack]:
    """Compile a pack from texts, as the shipped one is compiled from files."""
    return compile_texts(tuple(files.items()))[1]


VOCABULARY = """# yaml-language-server: $schema=schemas/vocabulary.schema.json
groups:
  safety: {step: 1, ask: Anything to know?}
facts:
  pregnancy: {name: Pregnancy, kind: flag, group: safety, question: Are you pregnant?, synonyms: [pregnant]}
  isotretinoin: {name: Isotretinoin, kind: dated, group: safety, question: When was the last dose?}
  wound: {name: Wound, kind: flag, group: safety, question: Is there a wound in the area?, local: true}
  skin_type:
    {name: Skin type, kind: choice, group: safety, question: Which type?, options: [I, II, III, IV, V, VI]}
  age: {name: Age, kind: number, group: safety, question: How old?, unit: years, range: 0-120}
concerns:
  scars: {name: Scars, group: scars, usual_areas: [cheeks], synonyms: [marks]}
  lines: {name: Lines, group: rejuvenation, usual_areas: [cheeks, forehead]}
areas:
  face: {name: Face}
  cheeks: {name: Cheeks, within: face, limits: {needle: 2.0 mm, rf: 2.5 mm}, sources: [study]}
  forehead: {name: Forehead, within: face, limits: {needle: 1.0 mm, rf: 1.5 mm}, sources: [study]}
  eyelids: {name: Eyelids, within: face}
"""
SOURCES = """# yaml-language-server: $schema=schemas/sources.schema.json
sources:
  study: {title: A study, kind: rct, verified: true}
  recall: {title: From memory, kind: recall, verified: false}
"""
COMMON = """# yaml-language-server: $schema=schemas/common.schema.json
pack: {id: small, version: "1", name: A small pack, reviewed: 2026-01-01}
cautions: []
depths: {needle: {scars: {forehead: 0.5-0.8 mm}}, rf: {}, sources: [study]}
"""
PEN = """# yaml-language-server: $schema=schemas/protocol.schema.json
id: pen
name: Pen
short: Pen
summary: A pen.
reviewed: 2026-01-01
technique: needle
operator: esthetician
depth: 0.2-2.5 mm
downtime: {range: 1-3 days, typical: 2 days, sources: [study]}
discomfort: {typical: 3}
cost: {tier: 2}
indications:
  - {concern: scars, effect: marked, grade: A, says: Softer., depth: {face: 1.0-1.5 mm}, treatments: 3-6,
     interval: 4-6 weeks, sources: [study]}
"""


def small_files(**replaced: str) -> dict[str, str]:
    """Give the texts of a small pack; replace one by name (vocabulary, sources, common, pen) or add a variant."""
    files = {"vocabulary": VOCABULARY, "sources": SOURCES, "common": COMMON, "pen": PEN} | replaced
    return {
        f"p/{'_' if name in ('vocabulary', 'sources', 'common') else ''}{name}.yaml": text
        for name, text in files.items()
    }
