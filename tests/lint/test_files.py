"""Rules on a file as a whole: its name, and the line that names its schema."""

import pytest

from builders import COMMON, PEN, TODAY, VOCABULARY, small_files
from lint_builders import findings
from needlecli.lint import check
from needlecli.source import edited

LINE = PEN.splitlines(keepends=True)[0]


@pytest.mark.parametrize(
    ("name", "schema"),
    [("pen", "protocol"), ("common", "common"), ("sources", "sources"), ("vocabulary", "vocabulary")],
)
def test_the_line_for_each_kind_of_file_is_written_on_top(name: str, schema: str) -> None:
    text = small_files()[f"p/{'' if name == 'pen' else '_'}{name}.yaml"]
    bare = "# What this is.\n" + text.partition("\n")[2]
    others = {"sources": "sources:\n  study: {title: A, kind: rct, verified: true}\n"} if name != "sources" else {}
    bare_found = [
        d for d in findings("schema-line-missing", TODAY, **(others | {name: bare})) if _stem(d.where.name) == name
    ]
    assert [edited(bare, d.fix) for d in bare_found] == [
        f"# yaml-language-server: $schema=schemas/{schema}.schema.json\n{bare}"
    ]


def _stem(name: str) -> str:
    return name.removeprefix("p/").removeprefix("_").removesuffix(".yaml")


def test_the_folder_of_schemas_is_that_of_the_files_beside_it() -> None:
    away = {name: text.replace("=schemas/", "=../schemas/") for name, text in small_files().items()}
    away["p/pen.yaml"] = PEN.replace(LINE, "")
    found = check([(name, text.encode()) for name, text in away.items()], TODAY).found
    (missing,) = (d for d in found if d.name == "schema-line-missing")
    assert missing.fix[0].text == "# yaml-language-server: $schema=../schemas/protocol.schema.json\n"


def test_the_ends_of_lines_stay_as_they_are() -> None:
    (found,) = findings("schema-line-missing", pen=PEN.replace(LINE, "").replace("\n", "\r\n"))
    assert found.fix[0].text.endswith(".schema.json\r\n")


@pytest.mark.parametrize("above", ["", "# What this is.\n\n", "---\n"])
def test_the_line_may_stand_anywhere_above_the_first_key(above: str) -> None:
    assert findings("schema-line-missing", pen=above + PEN) == ()


def test_a_line_below_the_first_key_is_too_late() -> None:
    assert (
        len(findings("schema-line-missing", common=COMMON.partition("\n")[2] + COMMON.partition("\n")[0] + "\n")) == 1
    )


@pytest.mark.parametrize(
    ("name", "count"), [("p/pen.yaml", 0), ("pen.yml", 0), ("<stdin>", 0), ("p/Pen.yaml", 1), ("p/pan.yaml", 1)]
)
def test_an_id_is_the_name_of_its_file(name: str, count: int) -> None:
    files = {key: text for key, text in small_files().items() if key != "p/pen.yaml"} | {name: PEN}
    found = check([(key, text.encode()) for key, text in files.items()], TODAY).found
    assert len([d for d in found if d.name == "id-not-file-name"]) == count


def test_the_files_that_variants_share_have_no_id() -> None:
    assert findings("id-not-file-name", vocabulary=f"{VOCABULARY}id: other\n") == ()
