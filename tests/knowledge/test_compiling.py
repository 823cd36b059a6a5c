"""Documents in, a pack out: one mistake is one finding, at its place, with what to write instead."""

import copy
from collections.abc import Callable

import pytest

from builders import COMMON, PEN, SOURCES, VOCABULARY, compiled, small_files
from needlecli.knowledge import Pack
from needlecli.knowledge.compiling import compile_pack
from needlecli.logic import Has, Number
from needlecli.source import Checked, Diagnostic, Document, edited, walk
from needlecli.source.yaml import parse

NOTE = "{id: a, level: note, when: {pregnancy: yes}, says: x.}"
OWN = f"cautions:\n  - {NOTE}\n"
ROLLER = PEN.replace("id: pen", "id: roller").replace("Pen", "Roller")


def changed(file: str, old: str, new: str) -> dict[str, str]:
    """Give the files of a small pack with one change."""
    text = {"vocabulary": VOCABULARY, "sources": SOURCES, "common": COMMON, "pen": PEN}[file]
    assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
    return small_files(**{file: text.replace(old, new)})


def cautions(*entries: str) -> str:
    """Give the common file with these cautions, the first of them on line 4."""
    return COMMON.replace("cautions: []", "cautions:\n" + "".join(f"  - {entry}\n" for entry in entries))


def only(files: dict[str, str]) -> Diagnostic:
    """Give the one finding on a pack, which then must not be usable."""
    checked = compiled(files)
    assert not checked.usable
    (finding,) = checked.diagnostics
    return finding


def usable(files: dict[str, str]) -> Pack:
    checked = compiled(files)
    assert checked.diagnostics == ()
    assert checked.value is not None
    return checked.value


def told(finding: Diagnostic) -> str:
    """Write a finding as one line, without its file."""
    place = str(finding.where).partition(":")[2]
    return f"{place} {finding.name} | {finding.says} | {finding.help}"


def test_a_small_pack_compiles_without_a_finding() -> None:
    assert usable(small_files()).variants.keys() == {"pen"}


MAPPING = "a mapping (key: value) is wanted here"


@pytest.mark.parametrize(
    ("file", "old", "new", "finding"),
    [
        ("pen", "summary:", "sumary:", "5:1 unknown-key | unknown key 'sumary' | did you mean 'summary'?"),
        ("pen", "discomfort: {typical: 3}", "discomfort: {tipical: 3}",
         "11:14 unknown-key | unknown key 'tipical' | did you mean 'typical'?"),
        ("pen", "{tier: 2}", "{tier: 2, zzz: 1}",
         "12:17 unknown-key | unknown key 'zzz' | known here: tier, confidence, sources, positions"),
        ("pen", "{tier: 2}", "{tier:2}",
         "12:8 unknown-key | unknown key 'tier:2' | put a space after the colon: tier: …"),
        ("pen", "summary: A pen.\n", "", "2:1 missing-key | the key 'summary' is missing here | add summary: …"),
        ("pen", "typical: 2 days", "typicl: 2 days",
         "10:29 unknown-key | unknown key 'typicl' | did you mean 'typical'?"),
        ("pen", ", typical: 2 days", "", "10:1 missing-key | the key 'typical' is missing here | add typical: …"),
        ("pen", "id: pen\n", "", "2:1 missing-key | the key 'id' is missing here | add id: …"),
        ("vocabulary", "groups:", "gruops:", "2:1 unknown-key | unknown key 'gruops' | did you mean 'groups'?"),
        ("common", "pack:", "pak:", "2:1 unknown-key | unknown key 'pak' | did you mean 'pack'?"),
        ("common", "cautions: []\n", "", "2:1 missing-key | the key 'cautions' is missing here | add cautions: …"),
        ("common", "depths: {needle: {scars: {forehead: 0.5-0.8 mm}}, rf: {}, sources: [study]}\n", "",
         "2:1 missing-key | the key 'depths' is missing here | add depths: …"),
        ("vocabulary", "face: {name: Face}", "face: {id: face, name: Face}",
         "15:10 unknown-key | the id is the key above | remove it"),
        ("pen", "1.0-1.5 mm", "1000-1500 um",
         "14:77 wrong-value | '1000-1500 um' is not a range | write it in mm, like 0.5-1.0 mm"),
        ("pen", "1.0-1.5 mm", "1.5",
         "14:77 wrong-value | 1.5 is not a range | write the unit too, like 0.5-1.0 mm"),
        ("pen", "1.0-1.5 mm", '"1,5 mm"',
         "14:77 wrong-value | '1,5 mm' is not a range | write 1.5 mm, with a point"),
        ("pen", "1.0-1.5 mm", "1.5-1.0 mm",
         "14:77 range-reversed | '1.5-1.0 mm' starts with the larger number | write the smaller first"),
        ("pen", "interval: 4-6 weeks", "interval: 4-6 wks",
         "15:16 wrong-value | '4-6 wks' is not a range of time | write 4-6 weeks"),
        ("pen", "typical: 2 days", "typical: 2",
         ("10:38 wrong-value | 2 is not a length of time | "
          "write the unit too, like 24 hours, 5 days, 6 weeks, 6 months or 2 years")),
        ("pen", "treatments: 3-6", "treatments: some",
         "14:102 wrong-value | 'some' is not a range | write it like 3-6 or 4"),
        ("vocabulary", "needle: 2.0 mm", "needle: 2.0",
         "16:57 wrong-value | 2.0 is not a length | write the unit too, like 0.5 mm"),
        ("common", "0.5-0.8 mm", "deep", "4:37 wrong-value | 'deep' is not a range | write it like 0.5-1.0 mm"),
        ("pen", "technique: needle", "technique: nedle",
         "7:12 wrong-value | 'nedle' is not one of the words allowed here | did you mean 'needle'?"),
        ("pen", "grade: A", "grade: D",
         "14:45 wrong-value | 'D' is not one of the words allowed here | write A, B, C or X"),
        ("pen", "tier: 2", "tier: 5",
         "12:14 wrong-value | 5 is not one of the words allowed here | write 1, 2, 3 or 4"),
        ("vocabulary", "{needle: 2.0 mm", "{neddle: 2.0 mm",
         "16:49 wrong-value | 'neddle' is not one of the words allowed here | did you mean 'needle'?"),
        ("vocabulary", "group: scars", "group: scar",
         "12:31 wrong-value | 'scar' is not one of the words allowed here | did you mean 'scars'?"),
        ("pen", "says: Softer.", "says: 5",
         '14:54 wrong-type | text is wanted here | put it in quotes: "5"'),
        ("pen", "says: Softer.", "says: [Softer]",
         "14:48 wrong-type | text is wanted here | write one text"),
        ("pen", "depth: {face: 1.0-1.5 mm}", "depth: [face]",
         "14:63 wrong-type | a mapping (key: value) is wanted here | write it as key: value"),
        ("pen", "weeks, sources: [study]", "weeks, sources: study",
         "15:36 wrong-type | a list is wanted here | put it in brackets: [study]"),
        ("pen", "typical: 3}", "typical: low}",
         "11:23 wrong-value | 'low' is not a whole number from 0 to 10 | write it in digits, without quotes"),
        ("pen", "reviewed: 2026-01-01", "reviewed: 2026-02-30",
         "6:11 wrong-value | '2026-02-30' is not a date of the calendar | write it like 2026-11-22"),
        ("pen", "cost: {tier: 2}", "cost: 2",
         "12:7 wrong-type | a mapping (key: value) is wanted here | write it like {tier: …}"),
        ("pen", "typical: 3}", "typical: 11}",
         "11:23 wrong-value | 11 is not a whole number from 0 to 10 | write one from 0 to 10"),
        ("pen", "typical: 3}", "typical: true}",
         "11:23 wrong-value | true is not a whole number from 0 to 10 | write it in digits, without quotes"),
        ("pen", "reviewed: 2026-01-01", "reviewed: 20260101",
         "6:11 wrong-value | 20260101 is not a date of the calendar | write it like 2026-11-22"),
        ("sources", "kind: rct", "kind: rct, year: 20018",
         "3:44 wrong-value | 20018 is not a whole number from 1500 to 2100 | write one from 1500 to 2100"),
        ("pen", "weeks, sources: [study]}\n", "weeks, sources: [study; recall]}\n",
         ("15:37 unknown-term | 'study; recall' is not a source of this pack | "
          "write commas between them: study, recall")),
        ("common", "cautions: []", "cautions: 5",
         "3:11 wrong-type | a list is wanted here | write it like [one, two]"),
        ("common", "cautions: []", "cautions:",
         "3:10 wrong-type | a list is wanted here | write the entries below, or [] for none"),
        ("sources", "verified: true", "verified: perhaps",
         "3:48 wrong-type | true or false is wanted here | write true or false"),
        ("pen", "weeks, sources: [study]", "weeks, sources: [studdy]",
         "15:37 unknown-term | 'studdy' is not a source of this pack | did you mean 'study'?"),
        ("pen", "weeks, sources: [study]", "weeks, sources: [study, elsewhere-1999]",
         "15:44 unknown-term | 'elsewhere-1999' is not a source of this pack | declare it, or see needle show sources"),
        ("pen", "{face: 1.0", "{faces: 1.0",
         "14:71 unknown-term | 'faces' is not an area of this pack | did you mean 'face'?"),
        ("pen", "concern: scars", "concern: scar",
         "14:15 unknown-term | 'scar' is not a concern of this pack | did you mean 'scars'?"),
        ("pen", "grade: A", "grade: A, positions: [{says: y, sources: [stdy]}]",
         "14:80 unknown-term | 'stdy' is not a source of this pack | did you mean 'study'?"),
        ("pen", "technique: needle", "technique: needle\nadds_to: penn",
         "8:10 unknown-term | 'penn' is not a variant of this pack | did you mean 'pen'?"),
        ("common", "{forehead: 0.5", "{foreheads: 0.5",
         "4:27 unknown-term | 'foreheads' is not an area of this pack | did you mean 'forehead'?"),
        ("sources", "title: From memory", "title: From memory, same_as: stuhdy",
         "4:41 unknown-term | 'stuhdy' is not a source of this pack | did you mean 'study'?"),
        ("vocabulary", "usual_areas: [cheeks], ", "usual_areas: [cheek], ",
         "12:52 unknown-term | 'cheek' is not an area of this pack | did you mean 'cheeks'?"),
        ("vocabulary", "eyelids: {name: Eyelids, within: face}", "eyelids: {name: Eyelids, within: fase}",
         "18:36 unknown-term | 'fase' is not an area of this pack | did you mean 'face'?"),
        ("vocabulary", "kind: dated, group: safety", "kind: dated, group: safty",
         "6:58 unknown-term | 'safty' is not a group of this pack | did you mean 'safety'?"),
        ("vocabulary", "options: [I, II, III, IV, V, VI]", "options: [I, II], none: III",
         "9:99 unknown-term | 'III' is not an option of this pack | did you mean 'II'?"),
        ("vocabulary", "options: [I, II, III, IV, V, VI]", "options: []",
         ("8:3 wrong-fact | skin_type: options belong to a choice, and a choice has options | "
          "write kind: choice with options: [...]")),
    ],
)  # fmt: skip
def test_one_mistake_is_one_finding_at_its_place(file: str, old: str, new: str, finding: str) -> None:
    assert told(only(changed(file, old, new))) == finding


@pytest.mark.parametrize(
    ("caution", "finding"),
    [
        ("{id: a, level: note, when: {pregnanci: yes}, says: x.}",
         "4:33 unknown-term | 'pregnanci' is not a fact of the vocabulary | did you mean 'pregnancy'?"),
        ("{id: a, level: note, when: {shoe_size: over 9}, says: x.}",
         "4:33 unknown-term | 'shoe_size' is not a fact of the vocabulary | declare it there, or use one that is"),
        ("{id: a, level: note, when: {skin_type: [I, IIV]}, says: x.}",
         "4:48 unknown-term | 'IIV' is not one of the options this accepts | did you mean 'IV'?"),
        ("{id: a, level: note, when: {area: cheek}, says: x.}",
         "4:39 unknown-term | 'cheek' is not one of the areas this accepts | did you mean 'cheeks'?"),
        ("{id: a, level: note, when: {concern: liness}, says: x.}",
         "4:42 unknown-term | 'liness' is not one of the concerns this accepts | did you mean 'lines'?"),
        ("{id: a, level: note, when: {isotretinoin: within 6 moons}, says: x.}",
         "4:47 wrong-condition | '6 moons' is not a length of time | write it like within 6 months"),
        ("{id: a, level: note, when: {any: [{pregnancy: yes}, {age: 18}]}, says: x.}",
         "4:63 wrong-condition | age is a number | write it like under 18, at least 22, over 1.5 or 18 to 21"),
        ("{id: a, level: note, when: never, says: x.}",
         ("4:32 wrong-condition | a condition is a mapping of facts to tests | "
          "write it like {pregnancy: yes}, or always")),
        ("{id: a, level: note, says: x.}",
         "4:5 missing-key | the key 'when' is missing here | add when: {fact: yes}, or always"),
        ("{id: a, when: {pregnancy: yes}, says: x.}",
         ("4:5 missing-key | the key 'level' is missing here | "
          "add level: contraindicated, defer, clearance, adjust or note")),
        ("{id: a, level: warn, when: {pregnancy: yes}, says: x.}",
         ("4:20 wrong-value | 'warn' is not one of the words allowed here | "
          "write contraindicated, defer, clearance, adjust or note")),
        ("{id: a, level: note, when: {pregnancy: yes}, sayz: x.}",
         "4:50 unknown-key | unknown key 'sayz' | did you mean 'says'?"),
        ("{id: a, level: note, when: {pregnancy: yes}, says: x., except: [penn]}",
         "4:69 unknown-term | 'penn' is not a variant of this pack | did you mean 'pen'?"),
        ("{id: a, level: note, when: {pregnancy: yes}, says: x., except_: [pen]}",
         "4:60 unknown-key | unknown key 'except_' | did you mean 'except'?"),
        ("{id: a, level: note, when: {pregnancy: yes}, says: x., origin: here}",
         ("4:60 unknown-key | unknown key 'origin' | "
          "known here: id, level, when, says, except, adjust, too_shallow_for, shorten, confidence, sources, "
           "positions")),
        ("{id: a, level: adjust, when: {pregnancy: yes}, says: x., adjust: {max_depth: 1}}",
         "4:82 wrong-value | 1 is not a length | write the unit too, like 0.5 mm"),
        ("{id: a, level: adjust, when: {pregnancy: yes}, says: x., adjust: {max_depth_in: {cheek: 1.0 mm}}}",
         "4:86 unknown-term | 'cheek' is not an area of this pack | did you mean 'cheeks'?"),
    ],
)  # fmt: skip
def test_one_mistake_in_a_caution_is_one_finding_at_its_place(caution: str, finding: str) -> None:
    assert told(only(small_files(common=cautions(caution)))) == finding


# -- one mistake, and what follows from it ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "old", "new", "finding"),
    [
        ("sources", "sources:\n", "sourcs:\n", "2:1 unknown-key | unknown key 'sourcs' | did you mean 'sources'?"),
        ("sources", SOURCES, "\nsources: [study, recall]\n",
         f"2:1 wrong-type | {MAPPING} | write sources: {{id: …}}"),
        ("vocabulary", "\nareas:", "\narea:", "14:1 unknown-key | unknown key 'area' | did you mean 'areas'?"),
        ("pen", "id: pen\n", "idd: pen\n", "2:1 unknown-key | unknown key 'idd' | did you mean 'id'?"),
        ("pen", "technique: needle", "technique needle",
         ("7:1 not-yaml | a colon is missing here | "
          "write key: value, or indent the line deeper if it goes on with the text above")),
    ],
)  # fmt: skip
def test_what_a_mistake_hides_is_not_missed_at_each_mention(file: str, old: str, new: str, finding: str) -> None:
    common = cautions("{id: a, level: note, when: {area: face}, says: x., except: [pen], sources: [study]}")
    assert told(only(changed(file, old, new) | {"p/_common.yaml": common})) == finding


@pytest.mark.parametrize("role", ["vocabulary", "sources", "common"])
def test_a_shared_file_that_is_no_yaml_is_not_said_to_be_missing(role: str) -> None:
    finding = only(small_files(**{role: "a: [b\n"}))
    assert (finding.where.name, finding.name) == (f"p/_{role}.yaml", "not-yaml")


def test_the_shapes_of_the_other_files_are_checked_even_where_the_vocabulary_is_wrong() -> None:
    files = small_files(vocabulary=VOCABULARY.replace("\nareas:", "\narea:"), pen=PEN.replace("grade: A", "grade: Z"))
    assert [d.name for d in compiled(files).diagnostics] == ["unknown-key", "wrong-value"]


def test_a_caution_whose_condition_cannot_be_read_is_left_out_and_its_id_still_known() -> None:
    own = "cautions:\n  - {id: own, level: note, when: {agee: under 1}, says: x.}\n"
    events = COMMON + "adverse_events: [{event: Marks., reported: Often., cautions: [a, own]}]\n"
    files = small_files(
        common=events.replace("cautions: []", f"cautions: [{NOTE.replace('yes', 'perhaps')}]"), pen=PEN + own
    )
    checked = compiled(files)
    assert [d.name for d in checked.diagnostics] == ["wrong-condition", "unknown-term"]
    assert checked.value is not None
    assert list(checked.value.cautions) == []


def test_a_source_that_was_refused_for_its_shape_is_not_missed_at_each_mention() -> None:
    finding = only(changed("sources", "title: A study", "titel: A study"))
    assert told(finding) == "3:11 unknown-key | unknown key 'titel' | did you mean 'title'?"


def test_a_variant_that_was_refused_for_its_shape_is_not_missed_at_each_mention() -> None:
    excepted = cautions("{id: a, level: note, when: {pregnancy: yes}, says: x., except: [pen]}")
    finding = only(small_files(common=excepted, pen=PEN.replace("technique: needle", "technique: nedle")))
    assert finding.name == "wrong-value"


@pytest.mark.parametrize("section", ["facts:", "facts: [pregnancy]", "facts: pregnancy", "facts: 5"])
def test_a_section_that_is_no_mapping_is_said_once(section: str) -> None:
    finding = only(small_files(vocabulary=f"groups: {{}}\n{section}\nconcerns: {{}}\nareas: {{}}\n"))
    assert told(finding) == f"2:1 wrong-type | {MAPPING} | write facts: {{id: …}}"


@pytest.mark.parametrize("text", ["just words\n", "[a, b]\n", "5\n"])
def test_a_protocol_that_is_no_mapping_is_said_once(text: str) -> None:
    assert (
        told(only(small_files(pen=text)))
        == f"1:1 wrong-type | {MAPPING} | write it like {{id: …, name: …, short: …, …}}"
    )


@pytest.mark.parametrize("role", ["vocabulary", "sources", "common"])
def test_a_pack_needs_its_three_shared_files(role: str) -> None:
    files = small_files()
    del files[f"p/_{role}.yaml"]
    finding = only(files)
    assert (finding.where.name, finding.name) == ("p", "missing-file")
    assert (finding.says, finding.help) == (f"the pack has no _{role}.yaml", "copy it from the shipped pack")


def test_no_documents_at_all_are_three_findings_and_no_pack() -> None:
    checked = compile_pack([])
    assert checked.value is None
    assert [d.name for d in checked.diagnostics] == ["missing-file"] * 3


def test_mistakes_in_several_files_come_back_together_in_order() -> None:
    checked = compiled(
        small_files(
            common=cautions("{id: a, level: note, when: {pregnanci: yes}, says: x.}"),
            pen=PEN.replace("summary:", "sumary:").replace("weeks, sources: [study]", "weeks, sources: [studdy]"),
            roller=ROLLER.replace("rade: A", "rade: Z"),
        )
    )
    assert [str(d.where) for d in checked.diagnostics] == [
        "p/_common.yaml:4:33",
        "p/pen.yaml:5:1",
        "p/pen.yaml:15:37",
        "p/roller.yaml:14:45",
    ]


@pytest.mark.parametrize(
    ("files", "place", "says"),
    [
        (small_files(common=cautions(NOTE, NOTE)), "p/_common.yaml:5:10", "'a' is given twice"),
        (small_files(common=cautions(NOTE), pen=PEN + OWN), "p/pen.yaml:17:10", "'a' is given twice"),
        (small_files(pen=PEN + PEN[PEN.index("  - {concern") :]), "p/pen.yaml:16:15", "'scars' is given twice"),
        (small_files(pencil=PEN + OWN), "p/pencil.yaml:2:5", "'pen' is given twice"),
    ],
    ids=["caution", "caution-in-two-files", "concern", "variant"],
)  # fmt: skip
def test_an_id_given_twice_in_one_folder_is_an_error(files: dict[str, str], place: str, says: str) -> None:
    finding = only(files)
    assert (str(finding.where), finding.name, finding.says) == (place, "id-twice", says)
    assert finding.help == "give each its own id, or make them one"


# -- what is mended unasked ----------------------------------------------------------------------------------------

WHEN = "{{id: a, level: note, when: {}, says: x.}}"


def mended(file: str, text: str) -> str:
    """Give a file of the small pack as it is after every fix of its findings."""
    return edited(text, [edit for one in compiled(small_files(**{file: text})).diagnostics for edit in one.fix])


@pytest.mark.parametrize(
    ("old", "new", "after"),
    [
        ("concern: scars", "concern: scar", "concern: scars"),
        ("{face: 1.0", "{faces: 1.0", "{face: 1.0"),
        ("[study]}\n", "['stuhdy']}\n", "['study']}\n"),
        ("summary:", "sumary:", "summary:"),
        ("1.0-1.5 mm", "1.0\N{EN DASH}1.5mm", "1.0-1.5 mm"),
        ("1.0-1.5 mm", '"1.0 to 1.5 MM"', '"1.0-1.5 mm"'),
        ("interval: 4-6 weeks", "interval: 4 - 6 Weeks", "interval: 4-6 weeks"),
        ("treatments: 3-6", "treatments: 3 to 6", "treatments: 3-6"),
    ],
)
def test_a_slip_in_an_id_and_the_form_of_a_quantity_are_mended(old: str, new: str, after: str) -> None:
    assert mended("pen", PEN.replace(old, new)) == PEN.replace(old, after)


@pytest.mark.parametrize(
    ("when", "after"),
    [
        ("{pregnanci: yes}", "{pregnancy: yes}"),
        ("{any: [{area: [cheek]}]}", "{any: [{area: [cheeks]}]}"),
        ("{concern: 'scar'}", "{concern: 'scars'}"),
        ("{isotretinoin: Within 6months}", "{isotretinoin: within 6 months}"),
        ("{age: 18-21}", "{age: 18 to 21}"),
        ("{depth: over 1.5mm}", "{depth: over 1.5 mm}"),
    ],
)
def test_a_slip_in_a_condition_is_mended(when: str, after: str) -> None:
    assert mended("common", cautions(WHEN.format(when))) == cautions(WHEN.format(after))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("grade: A", "grade: a"),
        ("effect: marked", "effect: markd"),
        ("technique: needle", "technique: needl"),
        ("operator: esthetician", "operator: estheticia"),
        ("1.0-1.5 mm", "1.5-1.0 mm"),
        ("1.0-1.5 mm", '"1,5 mm"'),
        ("1.0-1.5 mm", "1000-1500 um"),
        ("1.0-1.5 mm", "1.0-1.5"),
        ("interval: 4-6 weeks", "interval: 4-6 wks"),
        ("reviewed: 2026-01-01", "reviewed: 2026-1-1"),
        ("summary: A pen.", "summary: A pen.\nsumary: A pen."),  # the right key is there already
        ("{tier: 2}", "{tier:2}"),
    ],
)
def test_what_might_be_meant_otherwise_is_left_to_the_author(old: str, new: str) -> None:
    text = PEN.replace(old, new)
    assert not compiled(small_files(pen=text)).usable
    assert mended("pen", text) == text


@pytest.mark.parametrize(
    "when",
    [
        "{skin_type: VII}",
        "{skin_type: [I, IIV]}",
        "{pregnancy: Yes}",
        "{age: 21 to 18}",
        "{age: < 18}",
        "{isotretinoin: within 6 mths}",
        "{isotretinoin: within 6 months ago}",
        "{pregnancy: yes, pregnanci: no}",
    ],
)
def test_no_answer_and_no_figure_of_a_condition_is_mended(when: str) -> None:
    text = cautions(WHEN.format(when))
    assert not compiled(small_files(common=text)).usable
    assert mended("common", text) == text


def test_an_option_that_means_no_is_never_mended() -> None:
    text = VOCABULARY.replace("options: [I, II, III, IV, V, VI]", "options: [never, daily], none: nevr")
    assert mended("vocabulary", text) == text


# -- folders laid over each other ---------------------------------------------------------------------------------


def test_a_later_folder_replaces_a_variant_by_id_and_adds_a_new_one() -> None:
    over = {"q/our-pen.yaml": PEN.replace("summary: A pen.", "summary: Our pen."), "q/roller.yaml": ROLLER}
    pack = usable(small_files() | over)
    assert {name: variant.summary for name, variant in pack.variants.items()} == {"pen": "Our pen.", "roller": "A pen."}


def test_a_later_folder_replaces_a_caution_by_id_keeps_the_others_and_adds() -> None:
    base = cautions(NOTE, "{id: b, level: note, when: {wound: yes}, says: y.}")
    over = "cautions:\n  - {id: a, level: defer, when: {wound: yes}, says: z.}\n"
    over += "  - {id: c, level: note, when: always, says: w.}\n"
    pack = usable(small_files(common=base) | {"q/_common.yaml": over})
    assert [(c.id, c.level, c.says) for c in pack.common.cautions] == [
        ("a", "defer", "z."),
        ("b", "note", "y."),
        ("c", "note", "w."),
    ]
    assert pack.common.pack.id == "small"  # what the later folder does not say stays as it was


def test_a_later_folder_replaces_a_word_by_id_keeps_the_others_and_adds() -> None:
    over = (
        "areas:\n  cheeks: {name: Cheeks, limits: {needle: 0.5 mm}}\n  hand: {name: Hand, limits: {needle: 1.0 mm}}\n"
    )
    areas = usable(small_files() | {"q/_vocabulary.yaml": over}).vocabulary.areas
    assert areas.keys() == {"face", "cheeks", "forehead", "eyelids", "hand"}
    assert str(areas["cheeks"].limits["needle"]) == "0.5 mm"
    assert areas["cheeks"].within == ""  # an entry is replaced as a whole


def test_a_later_folder_may_use_words_of_the_earlier_one_and_its_own() -> None:
    over = {"q/_sources.yaml": "sources:\n  ours: {title: Ours, kind: clinic, verified: true}\n"}
    over["q/roller.yaml"] = ROLLER.replace("[study]", "[study, ours]")
    assert usable(small_files() | over).sources.keys() == {"study", "recall", "ours"}


PREGNANCY = "facts:\n  pregnancy: {name: Pregnancy, kind: flag, group: safety, question: Now?%s}\n"


@pytest.mark.parametrize("before", ["", ", only_when: {age: under 60}"])
@pytest.mark.parametrize(
    ("after", "whom"),
    [("", None), (", only_when: {age: under 50}", Number("age", float("-inf"), 50, high_included=False))],
)
def test_whom_a_question_is_for_is_what_the_last_folder_says(before: str, after: str, whom: Number | None) -> None:
    first = VOCABULARY.replace("question: Are you pregnant?", f"question: Are you pregnant?{before}")
    pack = usable(small_files(vocabulary=first) | {"q/_vocabulary.yaml": PREGNANCY % after})
    assert pack.vocabulary.facts["pregnancy"].question == "Now?"
    assert pack.vocabulary.facts["pregnancy"].only_when == whom


@pytest.mark.parametrize(
    ("entry", "place", "says"),
    [
        (", only_when: {agee: under 60}", "q/_vocabulary.yaml:2:87", "'agee' is not a fact of the vocabulary"),
        (", none: II", "q/_vocabulary.yaml:2:81", "'II' is not an option of this pack"),
    ],
)
def test_a_mistake_in_a_later_folder_is_one_finding_in_that_folder(entry: str, place: str, says: str) -> None:
    finding = only(small_files() | {"q/_vocabulary.yaml": PREGNANCY % entry})
    assert (str(finding.where), finding.says) == (place, says)


def test_the_same_id_in_two_folders_is_no_duplicate() -> None:
    base, over = cautions(NOTE), f"cautions:\n  - {NOTE}\n"
    assert usable(small_files(common=base) | {"q/_common.yaml": over}).cautions.keys() == {"a"}


# -- which cautions apply -----------------------------------------------------------------------------------------

EXCEPTED = "{id: b, level: note, when: {wound: yes}, says: y., except: [pen]}"


def test_a_new_variant_is_covered_by_every_common_caution_that_does_not_except_it() -> None:
    files = small_files(
        common=cautions(NOTE, EXCEPTED), pen=f"{PEN}cautions:\n  - {NOTE.replace('id: a', 'id: own')}\n"
    )
    pack = usable(files | {"q/roller.yaml": ROLLER})
    applied = {name: [c.id for c in found] for name, found in pack.cautions_by_variant.items()}
    assert applied == {"pen": ["a", "own"], "roller": ["a", "b"]}
    assert list(pack.cautions) == ["a", "b", "own"]


def test_an_event_gap_becomes_a_caution_of_its_variant() -> None:
    pack = usable(small_files(pen=f"{PEN}event: {{minimum: 7 days, recommended: 14-30 days}}\n"))
    (gap,) = pack.cautions_by_variant["pen"]
    assert (gap.id, gap.level) == ("pen-event-gap", "adjust")
    assert gap.says == (
        "The event is closer than the 7 days this variant needs at least (14-30 days recommended); "
        "the skin may still show the treatment."
    )


def test_a_caution_knows_the_file_and_line_it_was_written_on() -> None:
    block = "cautions:\n  - id: c\n    level: note\n    when: {pregnancy: yes}\n    says: z.\n"
    pack = usable(small_files(common=cautions(NOTE, EXCEPTED)) | {"q/roller.yaml": ROLLER + block})
    assert {c.id: c.origin for c in pack.all_cautions()} == {
        "a": "p/_common.yaml:4",
        "b": "p/_common.yaml:5",
        "c": "q/roller.yaml:17",
    }


def test_a_caution_replaced_by_a_later_folder_tells_where_it_now_stands() -> None:
    pack = usable(small_files(common=cautions(NOTE)) | {"q/_common.yaml": f"\n\ncautions: [{NOTE}]\n"})
    assert pack.cautions["a"].origin == "q/_common.yaml:3"
    assert pack.cautions["a"].when == Has("pregnancy")


def test_every_caution_of_the_shipped_pack_has_an_origin_and_its_own_id(pack: Pack) -> None:
    written = list(pack.all_cautions())
    assert len({c.id for c in written}) == len({c.origin for c in written}) == len(written)
    assert all(c.origin.startswith("protocols/") for c in written)


def test_care_steps_leave_out_the_excepted_variant() -> None:
    care = "care: {after: [{says: All., from: 0 hours}, {says: Not pens., from: 1 day, except: [pen]}]}\n"
    own = "care: {after: [{says: Own., from: 2 days}]}\n"
    pack = usable(small_files(common=COMMON + care, pen=PEN + own, roller=ROLLER))
    assert [step.says for step in pack.care("pen").after] == ["All.", "Own."]
    assert [step.says for step in pack.care("roller").after] == ["All.", "Not pens."]


# -- nothing in a file ends the program ---------------------------------------------------------------------------

ODD: list[object] = [
    None,
    5,
    -1.5,
    True,
    "",
    "x",
    [],
    {},
    [None],
    ["x"],
    {"x": None},
    {"id": 1},
    [[1]],
    {"when": {}, "level": 1},
]


def with_value(document: Document, path: tuple[str | int, ...], value: object) -> Document:
    data: object = copy.deepcopy(document.data)
    owner: Callable[..., object] | object = data
    for part in path[:-1]:
        owner = owner[part]  # type: ignore[index]
    if not path:
        data = value
    else:
        owner[path[-1]] = value  # type: ignore[index]
    return Document(document.name, document.text, data, document.spot)


@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_any_value_replaced_by_an_odd_one_is_survived(odd: object) -> None:
    texts = small_files(
        common=cautions(
            "{id: a, level: adjust, when: {any: [{age: under 18}]}, says: x., except: [pen], adjust: {passes: 1}}"
        )
        + "care: {after: [{says: All., from: 0 hours}]}\n",
        pen=f"{PEN}cautions:\n  - {NOTE.replace('id: a', 'id: own')}\n",
    )
    documents = [d for name, text in texts.items() if (d := parse(name, text).value) is not None]
    assert len(documents) == 4
    for index, document in enumerate(documents):
        for path, _ in walk(document.data):
            mutant = [*documents[:index], with_value(document, path, odd), *documents[index + 1 :]]
            checked: Checked[Pack] = compile_pack(mutant)
            assert checked.value is not None or checked.diagnostics, (document.name, path)


def test_a_caution_cannot_have_the_id_of_one_that_is_made_by_itself() -> None:
    event = "event: {minimum: 7 days, recommended: 14-30 days}\n"
    finding = only(small_files(pen=PEN + event + "cautions:\n  - " + NOTE.replace("id: a", "id: pen-event-gap") + "\n"))
    assert told(finding) == (
        "18:10 id-taken | the id 'pen-event-gap' is already that of the caution made for pen by itself | "
        "give it an id of its own"
    )


def test_a_variant_cannot_hide_a_common_caution_under_its_id() -> None:
    common = COMMON.replace(
        "cautions: []", "cautions: [{id: with-child, level: defer, when: {pregnancy: yes}, says: Wait.}]"
    )
    mild = PEN + "cautions: [{id: with-child, level: note, when: always, says: Fine.}]\n"
    files = small_files(common=common) | {"theirs/pen.yaml": mild}
    assert "id-taken" in [d.name for d in compiled(files).diagnostics]


def test_a_new_radiofrequency_variant_takes_on_the_cautions_of_the_others() -> None:
    heat = PEN.replace("technique: needle", "technique: rf")
    bars = "cautions: [{id: implant, level: contraindicated, when: {wound: yes}, says: No., sources: [study]}]\n"
    pack = compiled(small_files(pen=heat + bars, other=heat.replace("id: pen", "id: other"))).value
    assert pack is not None
    assert "implant" in [c.id for c in pack.cautions_by_variant["other"]]
