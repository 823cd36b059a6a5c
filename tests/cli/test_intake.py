"""An intake record from a file or a pipe: read strictly, refused at its place, and never quoted back."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from conftest import Run

REF, NOTES = "CANARY-NAME", "CANARY-NOTES"
RECORD = f"""\
ref: {REF}
on: 2026-11-22
concerns: [acne-scars]
facts:
  isotretinoin: 2026-09-01
  pregnancy: no
notes: {NOTES}
"""


def test_yaml_and_json_on_standard_input_give_the_same_bytes(run: Run) -> None:
    record = {
        "ref": REF,
        "on": "2026-11-22",
        "concerns": ["acne-scars"],
        "facts": {"isotretinoin": "2026-09-01", "pregnancy": False},
        "notes": NOTES,
    }
    yaml = run("recommend", "--intake", "-", "--format", "json", stdin=RECORD)
    as_json = run("recommend", "--intake", "-", "--format", "json", stdin=json.dumps(record))
    assert yaml.returncode == as_json.returncode == 0
    assert yaml.stdout == as_json.stdout
    answer = json.loads(yaml.stdout)
    assert (answer["ref"], answer["on"], answer["unrecognised"]) == (REF, "2026-11-22", [NOTES])


def test_a_file_and_a_pipe_give_the_same_answer(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(RECORD, encoding="utf-8-sig")
    assert run("recommend", "--intake", str(path)).stdout == run("recommend", "--intake", "-", stdin=RECORD).stdout


def test_an_option_wins_over_the_record(run: Run) -> None:
    done = run("recommend", "--intake", "-", "--format", "json", "-c", "dullness", "--on", "2026-12-01", stdin=RECORD)
    answer = json.loads(done.stdout)
    assert (answer["on"], answer["concerns"]) == ("2026-12-01", ["dullness"])


def test_an_option_may_add_to_what_a_record_says_of_the_client_but_never_contradict_it(run: Run) -> None:
    added = run("recommend", "--intake", "-", "--format", "json", "--has", "pacemaker", stdin=RECORD)
    cautions = {c["id"] for option in json.loads(added.stdout)["options"] for c in option["cautions"] if c["fired"]}
    assert {"isotretinoin-6-months", "rf-electronic-implant"} <= cautions
    done = run("recommend", "--intake", "-", "--has", "accutane=no", stdin=RECORD)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "error: isotretinoin is answered in the intake record, and differently on the command line\n"
        "  help: correct the one that is wrong\n"
    )


def test_an_answer_that_cannot_be_read_is_named_by_key_and_line_and_never_repeated(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(RECORD.replace("pregnancy: no", "pregnancy: maybe"), encoding="utf-8")
    done = run("recommend", "--intake", "a.yaml", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr == (
        "error: the intake record a.yaml cannot be read, so no advice is given\n"
        "a.yaml:6:14: error[wrong-answer] this answer to pregnancy cannot be read\n"
        "  help: write yes, no or unknown\n"
    )


BROKEN: Iterable[tuple[str, str | bytes, str]] = [
    ("nothing at all", "", "<stdin>:1:1: error[empty-file]"),
    ("only a comment", f"# {REF}\n", "<stdin>:1:1: error[empty-file]"),
    ("binary", b"\x00\x01\x02" + REF.encode() + b"\xff\xfe\x00", "error[not-text]"),
    (
        "a broken encoding",
        f"ref: {REF}\nnotes: ".encode() + b"\xff",
        "<stdin>:2:8: error[not-text] a byte here is not UTF-8 text",
    ),
    ("UTF-16", RECORD.encode("utf-16"), "error[not-text]"),
    (
        "a control character",
        f"ref: {REF}\x1b[31m\n",
        "<stdin>:1:17: error[not-text] the control character U+001B stands here",
    ),
    ("twenty megabytes", f"ref: {REF}\nnotes: " + "x " * 10_000_000, "the file is larger than 1024 KiB"),
    ("a key twice", f"ref: {REF}\nref: {REF}2\n", "<stdin>:2:1: error[key-twice]"),
    ("an answer twice", RECORD.replace("  pregnancy: no", "  accutane: no"), "isotretinoin is answered twice"),
    ("an open bracket", f"ref: {REF}\nconcerns: [acne-scars\nfacts: {{", "error[not-yaml]"),
    ("an open quotation", f'ref: "{REF}\nfoo: b', "error[not-yaml]"),
    ("a colon too many", f"ref: {REF}: {REF}\n", "a colon appears where no key can stand"),
    ("a list of records", f"- ref: {REF}\n", "does not hold one intake record"),
    ("one word", REF, "does not hold one intake record"),
    ("two documents", f"ref: {REF}\n---\nref: {REF}\n", "error[second-document]"),
    ("an alias", f"ref: &a {REF}\nnotes: *a\n", "error[alias]"),
    ("a tag", f"ref: !{REF} x\n", "error[tag]"),
    ("a key that is no text", f"? [{REF}]\n: 1\n", "error[key-not-text]"),
    ("a number as a key", f"0123456: {REF}\n", "error[key-not-text]"),
    ("a number of two readings", "ref: 0123456\n", "error[two-readings]"),
    ("an unknown key", f"{REF}: 1\n", "<stdin>:1:1: error[unknown-key]"),
    ("a fact at the top", f"ref: {REF}\npregnancy: {NOTES}\n", "write it under facts: as pregnancy"),
    ("an unknown fact", f"facts: {{{REF}: yes}}\n", "<stdin>:1:9: error[unknown-fact]"),
    ("facts as a list", f"facts: [{REF}]\n", "facts are a mapping"),
    ("a list as an answer", f"facts: {{pregnancy: [{REF}]}}\n", "this answer to pregnancy cannot be read"),
    ("an unknown concern", f"concerns: [{REF}]\n", "error[unknown-concern]"),
    ("an unknown concern with a weight", f"concerns: {{{REF}: 2}}\n", "error[unknown-concern]"),
    ("a weight that is no number", f"concerns: {{acne-scars: {REF}}}\n", "the weight of acne-scars is a number"),
    ("an unknown area", f"areas: [{REF}]\n", "error[unknown-area]"),
    ("an unknown variant", f"available: {REF}\n", "error[unknown-variant]"),
    ("an unknown caution", f"cleared: [{REF}]\n", "error[unknown-caution]"),
    ("a wrong day", f"on: {REF}\n", "on is not a date of the calendar"),
    ("a wrong event", f"event: {REF}\n", "event is not a date of the calendar"),
    ("a wrong word", f"operator: {REF}\nprefer: {REF}\nothers: {REF}\n", "operator takes one of a few words"),
    ("a wrong length", f"max_depth: {REF}\nmax_downtime: {REF}\n", "max_depth cannot be read"),
    ("notes that are a list", f"notes: [{REF}]\n", "notes is text"),
    ("another schema", f"schema: {REF}\n", "this is another kind of document"),
    ("an area nobody knows", f"facts: {{open-wound: yes@{REF}}}\n", "an area after @ is not known"),
    ("a date to come", "facts: {isotretinoin: 9999-03-03}\n", "the date lies after "),
]


@pytest.mark.parametrize(("record", "said"), [(r, s) for _, r, s in BROKEN], ids=[name for name, _, _ in BROKEN])
def test_a_record_that_cannot_be_read_gets_no_advice_and_is_never_quoted(
    run: Run, record: str | bytes, said: str
) -> None:
    done = run("recommend", "--intake", "-", stdin=record)
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr.startswith("error: ")
    assert said in done.stderr
    assert "  help: " in done.stderr
    for secret in (REF, NOTES, "0123456", "9999-03-03", "Traceback"):
        assert secret.casefold() not in done.stderr.casefold()


@pytest.mark.parametrize(
    "arguments",
    [
        ("-c", "acne-scrs"),
        ("--has", "pregnnancy"),
        ("--on", "2026-02-30"),
        ("--format", "tabel"),
        ("--operator", "nurs"),
        ("--protocols", "nowhere"),
        ("--color", "blue"),
        ("--has", "pregnancy=perhaps"),
        ("--event", "2020-01-01"),
        ("--cleared", "pregnancy"),
    ],
)
def test_an_error_elsewhere_says_nothing_of_the_record(run: Run, arguments: tuple[str, ...]) -> None:
    done = run("recommend", "--intake", "-", *arguments, stdin=RECORD)
    assert done.returncode in (2, 3, 4)
    assert done.stdout == ""
    for secret in (REF, NOTES, "2026-09-01", "Traceback"):
        assert secret not in done.stderr


def test_a_record_that_is_read_leaves_standard_error_empty(run: Run) -> None:
    for form in ("table", "json", "markdown"):
        done = run("recommend", "--intake", "-", "--format", form, stdin=RECORD)
        assert (done.returncode, done.stderr) == (0, "")
        assert REF in done.stdout.replace("\\", "")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nowhere.yaml", "error: there is no file nowhere.yaml\n  help: check the path\n"),
        (".", "error: . is a folder\n  help: name a file\n"),
        ("a\x00b", "cannot be read"),
    ],
)
def test_a_file_that_is_not_there_is_said_so(run: Run, name: str, said: str) -> None:
    if "\x00" in name:
        name = "x" * 5000
    done = run("recommend", "--intake", name)
    assert (done.returncode, done.stdout) == (4, "")
    assert said in done.stderr


def test_nothing_of_a_record_is_left_on_the_disk(run: Run, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    done = run("recommend", "--intake", "-", stdin=RECORD, env={"HOME": str(home), "NEEDLE_CACHE": ""})
    assert done.returncode == 0
    kept = [path.read_bytes() for path in home.rglob("*") if path.is_file()]
    assert kept != [], "the pack itself is kept"
    assert not any(secret.encode() in data for data in kept for secret in (REF, NOTES))


def test_json_as_writers_escape_it_is_read(run: Run) -> None:
    record = json.dumps({"concerns": ["acne-scars"], "notes": "ask 😀 \\ud83d / again", "ref": 'a"\\😀'})
    done = run("recommend", "--intake", "-", "--format", "json", stdin=record)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["ref"] == 'a"\\😀'
    assert answer["unrecognised"] == ["ask 😀 \\ud83d / again"]
