"""What a tired trainer gets wrong in the shipped files: each is one finding, at the very words, with what to write.

The words marked are those between ›‹ in the new text.
"""

from collections.abc import Sequence

import pytest

from needlecli.files import shipped, texts
from needlecli.lint import check
from needlecli.source import Diagnostic, Location

Texts = Sequence[tuple[str, bytes]]


@pytest.fixture(scope="module")
def files() -> Texts:
    """Give the shipped files."""
    return texts([shipped()])


@pytest.fixture(scope="module")
def before(files: Texts) -> frozenset[tuple[str, str]]:
    """Give what is found in the shipped files as they are."""
    return frozenset((d.name, d.says) for d in check(files).found)


def mistaken(files: Texts, file: str, old: str, new: str) -> Texts:
    """Give the files with the first such words of one replaced."""
    changed = []
    for name, data in files:
        text = data.decode()
        if name.endswith(f"/{file}.yaml"):
            assert old in text, f"{file} does not say {old!r}"
            text = text.replace(old, new, 1)
        changed.append((name, text.encode()))
    return changed


def meant(where: Location) -> str:
    """Give the words a finding points at."""
    lines = where.text.splitlines()[where.span.line : where.span.end_line + 1]
    return lines[0][where.span.column : where.span.end_column if len(lines) == 1 else None]


MISTAKES = [
    # words of the pack
    ("a concern misspelt", "pen", "- concern: acne-scars", "- concern: ›acne-scar‹", "unknown-term",
     "did you mean 'acne-scars'?"),
    ("an area misspelt", "pen", "depth: {cheeks:", "depth: {›cheks‹:", "unknown-term", "did you mean 'cheeks'?"),
    ("a fact misspelt", "_common", "{pregnancy: yes}", "{›pregnacy‹: yes}", "unknown-term",
     "did you mean 'pregnancy'?"),
    ("a fact by its brand", "_common", "{isotretinoin: within", "{›accutane‹: within", "unknown-term",
     "did you mean 'isotretinoin'?"),
    ("a source misspelt", "pen", "[drpen-depth-chart,", "[›drpen-depht-chart‹,", "unknown-term",
     "did you mean 'drpen-depth-chart'?"),
    ("a comma forgotten", "pen", "[drpen-depth-chart, graham-blog-2016]", "[›drpen-depth-chart graham-blog-2016‹]",
     "unknown-term", "write commas between them: drpen-depth-chart, graham-blog-2016"),
    ("an option that there is not", "_common", "{skin_type: [IV, V, VI]}", "{skin_type: [IV, V, ›IIV‹]}",
     "unknown-term", "did you mean 'IV'?"),
    # words of the format
    ("a key misspelt", "_common", "    says: >-", "    ›syas‹: >-", "unknown-key", "did you mean 'says'?"),
    ("a section misspelt", "_sources", "\nsources:\n", "\n›sourcs‹:\n", "unknown-key", "did you mean 'sources'?"),
    ("a level misspelt", "_common", "level: contraindicated", "level: ›contra-indicated‹", "wrong-value",
     "did you mean 'contraindicated'?"),
    ("a level that there is not", "_common", "level: contraindicated", "level: ›stop‹", "wrong-value",
     "write contraindicated, defer, clearance, adjust or note"),
    ("an effect misspelt", "pen", "effect: marked", "effect: ›markd‹", "wrong-value", "did you mean 'marked'?"),
    ("a grade in small letters", "pen", "grade: A", "grade: ›a‹", "wrong-value", "did you mean 'A'?"),
    ("a technique misspelt", "pen", "technique: needle", "technique: ›needles‹", "wrong-value",
     "did you mean 'needle'?"),
    # quantities
    ("a range the wrong way round", "pen", "depth: 0.2-2.5 mm", "depth: ›2.5-0.2 mm‹", "range-reversed",
     "write the smaller first"),
    ("a unit forgotten", "pen", "depth: 0.2-2.5 mm", "depth: ›0.2-2.5‹", "wrong-value",
     "write the unit too, like 0.5-1.0 mm"),
    ("another unit", "_common", "max_depth: 0.5 mm", "max_depth: ›500 um‹", "wrong-value",
     "write it in mm, like 0.5 mm"),
    ("a comma for a point", "pen", "depth: 0.2-2.5 mm", "depth: ›0,2-2,5 mm‹", "wrong-value",
     "write 0.2-2.5 mm, with a point"),
    ("a long dash", "pen", "depth: 0.2-2.5 mm", "depth: ›0.2–2.5 mm‹", "wrong-value", "write 0.2-2.5 mm"),
    ("weeks cut short", "pen", "interval: 4-6 weeks", "interval: ›4-6 wks‹", "wrong-value", "write 4-6 weeks"),
    ("pain beyond its scale", "pen", "discomfort: {typical: 3", "discomfort: {typical: ›30‹", "wrong-value",
     "write one from 0 to 10"),
    ("a date of another country", "pen", "reviewed: 2026-11-22", "reviewed: ›22.11.2026‹", "wrong-value",
     "write it like 2026-11-22"),
    # conditions
    ("a flag with a time", "_common", "{pregnancy: yes}", "{pregnancy: ›within 9 months‹}", "wrong-condition",
     "write yes or no"),
    ("a dated fact with a number", "_common", "isotretinoin: within 6 months", "isotretinoin: ›6‹", "wrong-condition",
     "write it like within 6 months, current, yes or no"),
    ("a time that is ago", "_common", "within 6 months", "›within 6 months ago‹", "wrong-condition",
     "write within 6 months"),
    ("a number with a sign", "_common", "{age: under 18}", "{age: ›< 18‹}", "wrong-condition", "write under 18"),
    ("ages the wrong way round", "_common", "{age: 18 to 21}", "{age: ›21 to 18‹}", "range-reversed",
     "write the smaller first"),
    ("a list where a mapping is wanted", "_common", "    when: {pregnancy: yes}", "    ›when‹: [pregnancy: yes]",
     "wrong-condition", "write it like {pregnancy: yes}, or always"),
    # entries
    ("a caution without id", "_common", "  - id: age-under-18\n    level:", "  - ›level‹:", "missing-key", "add id: …"),
    ("a caution without level", "_common", "  - id: age-under-18\n    level: contraindicated\n",
     "  - ›id‹: age-under-18\n", "missing-key", "add level: contraindicated, defer, clearance, adjust or note"),
    ("a caution without when", "_common", "  - id: age-18-21\n    level: note\n    when: {age: 18 to 21}\n",
     "  - ›id‹: age-18-21\n    level: note\n", "missing-key", "add when: {fact: yes}, or always"),
    ("an id given twice", "_common", "- id: age-18-21", "- id: ›age-under-18‹", "id-twice",
     "give each its own id, or make them one"),
    ("one source without brackets", "pen", "sources: [cost-clinic-pages]", "sources: ›cost-clinic-pages‹", "wrong-type",
     "put it in brackets: [cost-clinic-pages]"),
    # YAML
    ("a key given twice", "pen", "operator: esthetician", "operator: esthetician\n›operator‹: nurse", "key-twice",
     "keep one of them"),
    ("no blank after a colon", "pen", "{tier: 2", "{›tier:2‹", "unknown-key", "put a space after the colon: tier: …"),
    ("an entry without its dash", "_common", "  - id: age-18-21", "    ›id‹: age-18-21", "key-twice",
     "keep one of each; if a new entry begins here, write - before it"),
    ("one blank too many", "pen", "  typical: 2 days", "   ›typical‹: 2 days", "not-yaml", "begin it 2 spaces in"),
    ("one blank too few", "_common", "    level: contraindicated", "   ›level: contraindicated‹", "not-yaml",
     "begin it 4 spaces in"),
    ("a tab", "pen", "  typical: 2 days", "›\t‹typical: 2 days", "not-yaml", "indent with spaces"),
    ("a quote never closed", "pen", "name: SkinPen Precision", 'name: ›"SkinPen Precision‹', "not-yaml",
     'write " at the end of the text'),
    ("a bracket never closed", "pen", "sources: [drpen-depth-chart, graham-blog-2016]",
     "sources: ›[drpen-depth-chart, graham-blog-2016‹", "not-yaml", "write ] at its end"),
    ("a colon forgotten", "pen", "technique: needle", "›technique needle‹", "not-yaml",
     "write key: value, or indent the line deeper if it goes on with the text above"),
    ("a colon in a text", "pen", "summary: A motor", "summary: Note›:‹ a motor", "not-yaml",
     'put the text in quotes: says: "one: two"'),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "name", "advice"), [m[1:] for m in MISTAKES], ids=[m[0] for m in MISTAKES]
)
def test_a_mistake_is_one_finding_at_the_very_words(
    files: Texts, before: frozenset[tuple[str, str]], file: str, old: str, new: str, name: str, advice: str
) -> None:
    words = new.partition("›")[2].partition("‹")[0]
    found = check(mistaken(files, file, old, new.replace("›", "").replace("‹", ""))).found
    added: list[Diagnostic] = [d for d in found if (d.name, d.says) not in before]
    assert [(d.name, meant(d.where), d.help) for d in added] == [(name, words, advice)]
    assert added[0].where.name.endswith(f"/{file}.yaml")
