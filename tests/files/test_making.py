"""New files: where their schemas are, and how their first line leads there."""

from pathlib import Path, PurePath

import pytest

from needlecli.errors import UsageError
from needlecli.files import home_of, pointing, refuse_taken, schemas_for, shipped, shipped_texts

LINE = "# yaml-language-server: $schema=../schemas/protocol.schema.json\n"


@pytest.mark.parametrize(
    ("file", "way"),
    [("pen.yaml", "schemas"), ("cases/scars.yaml", "../schemas"), ("a/cases/scars.yaml", "../../schemas")],
)
def test_the_schema_line_leads_from_the_file_to_the_schemas(file: str, way: str) -> None:
    written = pointing(f"{LINE}id: pen\n", Path("mine", file), Path("mine/schemas"))
    assert written == f"# yaml-language-server: $schema={way}/protocol.schema.json\nid: pen\n"


def test_a_text_without_a_schema_line_stays_as_it_is() -> None:
    assert pointing("id: pen\n", Path("pen.yaml"), Path("schemas")) == "id: pen\n"


def test_a_case_belongs_to_the_folder_around_its_folder_of_cases() -> None:
    assert home_of(Path("mine/cases/scars.yaml")) == Path("mine")
    assert home_of(Path("mine/pen.yaml")) == Path("mine")


def test_the_schemas_of_the_pack_come_before_those_around_it(tmp_path: Path) -> None:
    pack, around, name = tmp_path / "mine", tmp_path / "schemas", "protocol.schema.json"
    assert schemas_for(pack / "pen.yaml", name) == pack / "schemas"
    around.mkdir()
    (around / name).touch()
    assert schemas_for(pack / "pen.yaml", name) == around
    assert schemas_for(pack / "cases" / "scars.yaml", name) == around
    (pack / "schemas").mkdir(parents=True)
    (pack / "schemas" / name).touch()
    assert schemas_for(pack / "pen.yaml", name) == pack / "schemas"


def test_only_what_is_not_there_and_an_empty_folder_are_free(tmp_path: Path) -> None:
    refuse_taken(tmp_path / "new")
    refuse_taken(tmp_path)
    (tmp_path / "file").touch()
    for taken in (tmp_path, tmp_path / "file"):
        with pytest.raises(UsageError, match="is there already"):
            refuse_taken(taken)


def test_the_shipped_pack_is_given_file_by_file_with_its_cases() -> None:
    assert set(shipped_texts()) == {PurePath(path.relative_to(shipped())) for path in shipped().rglob("*.yaml")}
