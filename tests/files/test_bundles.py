"""What is named is gathered with the files it makes a pack with, over the folders that lie behind."""

from pathlib import Path

import pytest

from needlecli.errors import PackError
from needlecli.files import LayerDocuments, bundles, shipped


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """Give a folder with two protocol files, a case, and things that are neither."""
    folder = tmp_path / "clinic"
    (folder / "cases").mkdir(parents=True)
    for name in ("pen.yaml", "mask.yml", "cases/scars.yaml", "notes.txt", "cases/readme.md"):
        (folder / name).write_text(f"id: {Path(name).stem}\n", encoding="utf-8")
    return folder


def names(files: tuple[tuple[str, bytes], ...]) -> list[str]:
    return [Path(name).name for name, _ in files]


def test_without_a_path_it_is_the_pack_in_use(clinic: Path) -> None:
    (bundle,) = bundles([], [str(clinic)])
    assert bundle.whole
    assert bundle.named is None
    assert {"_common.yaml", "roller.yaml", "mask.yml"} <= set(names(bundle.files))
    assert "scars.yaml" in names(bundle.cases)


def test_a_folder_lies_over_the_shipped_pack(clinic: Path) -> None:
    (bundle,) = bundles([str(clinic)], [])
    assert bundle.behind == (shipped(),)
    assert names(bundle.files) == ["mask.yml", "pen.yaml"]
    assert names(bundle.cases) == ["scars.yaml"]


def test_a_folder_in_use_lies_over_those_before_it(clinic: Path, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (bundle,) = bundles([str(clinic)], [str(clinic), str(tmp_path / "more")])
    assert bundle.behind == (shipped(),)
    (own,) = bundles([str(shipped())], [])
    assert own.whole


def test_two_folders_are_two_packs(clinic: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "pen.yaml").write_text("id: pen\n", encoding="utf-8")
    assert [names(b.files) for b in bundles([str(clinic), str(other)], [])] == [["mask.yml", "pen.yaml"], ["pen.yaml"]]


def test_a_file_is_checked_with_its_folder_and_alone_reported(clinic: Path) -> None:
    (bundle,) = bundles([str(clinic / "pen.yaml")], [])
    assert names(bundle.files) == ["mask.yml", "pen.yaml"]
    assert bundle.named == frozenset({str(clinic / "pen.yaml")})


def test_files_of_one_folder_are_one_pack(clinic: Path) -> None:
    (bundle,) = bundles([str(clinic / "pen.yaml"), str(clinic / "mask.yml"), str(clinic / "cases/scars.yaml")], [])
    assert sorted(names(bundle.files)) == ["mask.yml", "pen.yaml"]
    assert names(bundle.cases) == ["scars.yaml"]
    assert bundle.named is not None
    assert len(bundle.named) == 3


def test_a_folder_named_beside_its_files_is_reported_whole(clinic: Path) -> None:
    for paths in ([str(clinic), str(clinic / "pen.yaml")], [str(clinic / "pen.yaml"), str(clinic)]):
        (bundle,) = bundles(paths, [])
        assert bundle.named is None


def test_a_case_file_goes_with_the_pack_around_its_folder(clinic: Path) -> None:
    (bundle,) = bundles([str(clinic / "cases/scars.yaml")], [])
    assert names(bundle.files) == ["mask.yml", "pen.yaml"]
    assert names(bundle.cases) == ["scars.yaml"]


@pytest.mark.parametrize("missing", ["nowhere", "nowhere/pen.yaml", "clinic/none.yaml"])
def test_a_path_that_is_not_there_is_said(clinic: Path, tmp_path: Path, missing: str) -> None:
    assert clinic.exists()
    with pytest.raises(PackError, match="there is no file or folder"):
        bundles([str(tmp_path / missing)], [])


def test_a_folder_without_protocol_files_is_said(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="holds no protocol files"):
        bundles([str(tmp_path)], [])


def test_the_documents_behind_are_read_with_their_places() -> None:
    documents = LayerDocuments([shipped()])
    assert len(documents) == 8
    assert documents[0].text
