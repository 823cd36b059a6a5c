"""A suggestion is a case file with clients who do what no case does yet, and nothing said of what must come of it."""

from datetime import date

from builders import VOCABULARY, compiled
from case_builders import CAUTIONS, ROLLER, documents, ran, small, texts
from needlecli.advice import recommend
from needlecli.cases import Case, Coverage, as_yaml, measure, read_cases, run, seen, suggest
from needlecli.cases.coverage import KINDS
from needlecli.knowledge import Pack
from needlecli.source.yaml import parse

ON = date(2026, 11, 22)
MORE = """
  - {id: both, level: note, when: {all: [{age: 18 to 21}, {wound: yes}]}, says: S., sources: [study]}
  - {id: label, level: note, when: {any: [{not: {concern: scars}}, {concern: lines}]}, says: S., sources: [study]}
  - {id: brow, level: adjust, when: {area: forehead, skin_type: [V, VI]}, says: S., sources: [study],
     adjust: {max_depth: 0.6 mm}}
  - {id: letter, level: clearance, when: {depth: over 1.2 mm, isotretinoin: over 6 months}, says: S., sources: [study],
     adjust: {max_depth_uncleared: 1.2 mm}}
"""
EVENT = "event: {minimum: 3 days, recommended: 3-7 days}\n"
PLANNED = "  planned-depth: {name: Plan, kind: number, group: safety, question: How deep?, unit: mm, range: 0-10}\n"


def cases(text: str, pack: Pack) -> tuple[Case, ...]:
    """Read a case file as `needle test` does."""
    document = parse("cases/more.yaml", text).value
    assert document is not None
    checked = read_cases(document, pack)
    assert checked.diagnostics == ()
    return checked.value or ()


def confirmed(skeletons: tuple[Case, ...], pack: Pack) -> tuple[Case, ...]:
    """Fill in what is said of every client, as if a person had agreed to all of it."""
    written = []
    for case in skeletons:
        told = seen(case.record, recommend(pack, case.client), case.name)
        written.append({key: value for key, value in told.items() if key != "confirmed"})
    return cases(f"on: {ON}\ncases:\n{as_yaml(written, '  ')}", pack)


def test_once_confirmed_the_skeletons_reach_everything() -> None:
    vocabulary = VOCABULARY.replace("concerns:\n", f"{PLANNED}concerns:\n", 1)
    files = {**texts(CAUTIONS + MORE, ROLLER + EVENT), "p/_vocabulary.yaml": vocabulary}
    pack = compiled(files).value
    assert pack is not None
    nothing = measure((), pack, documents(files))
    assert {figure.kind for figure in nothing.figures if figure.done == 0 < figure.total} == set(KINDS)
    agreed = confirmed(cases(suggest(nothing, pack, ON), pack), pack)
    outcomes = tuple(run(case, pack) for case in agreed)
    assert all(outcome.passed for outcome in outcomes)
    left = measure(outcomes, pack, documents(files))
    assert [found.says for found in left.uncovered] == []
    assert left.percent == 100


def test_a_skeleton_expects_nothing_and_is_not_run() -> None:
    pack = small()
    found = cases(suggest(measure((), pack, documents(texts())), pack, ON), pack)
    assert found
    assert {run(case, pack).state for case in found} == {"open"}


def test_a_client_who_shows_several_things_is_written_once() -> None:
    pack = small()
    text = suggest(measure((), pack, documents(texts())), pack, ON)
    clients = [(case.variants, str(sorted(case.record.items()))) for case in cases(text, pack)]
    assert len(set(clients)) == len(clients)
    case = text[text.index("  # fired: pregnancy-stop") :].split("\n\n")[0]
    assert case.splitlines() == [
        "  # fired: pregnancy-stop",
        "  # decided alone as yes: clause 1 of pregnancy-stop",
        '  - name: "TO BE NAMED: pregnancy-stop, fired"',
        "    variants: [pen]",
        "    client:",
        "      facts: {pregnancy: yes}",
        "    expect: null",
    ]


def test_a_comment_names_some_of_many_things_and_counts_the_rest() -> None:
    many = "".join(
        f"\n  - {{id: c{n}, level: note, when: {{pregnancy: yes}}, says: S., sources: [study]}}" for n in range(15)
    )
    text = suggest(measure((), small(many), documents(texts(many))), small(many), ON)
    (line,) = (line for line in text.splitlines() if line.startswith("  # fired: c0"))
    assert line.endswith("c11 and 3 more")


def test_only_what_is_missing_is_suggested() -> None:
    pack = small()
    outcomes = ran("  - {name: a, client: {facts: {pregnancy: yes}}, expect: {cautions: [pregnancy-stop]}}\n")
    text = suggest(measure(outcomes, pack, documents(texts())), pack, ON)
    assert "fired: isotretinoin-wait" in text
    assert "fired: pregnancy-stop" not in text


def test_it_says_for_what_no_client_was_found() -> None:
    never = "\n  - {id: never, level: note, when: {pregnancy: yes, not: {pregnancy: yes}}, says: S., sources: [study]}"
    text = suggest(measure((), small(never), documents(texts(never))), small(never), ON)
    assert text.splitlines()[-3:] == [
        "# No client was found: fired: never",
        "# No client was found: decided alone as yes: clause 1 of never",
        "# No client was found: decided alone as no: clause 2 of never",
    ]
    assert cases(text, small(never))


def test_nothing_is_suggested_where_all_is_reached() -> None:
    assert suggest(Coverage((), {}), small(), ON) == ""
