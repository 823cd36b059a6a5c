"""Case files are found in files, folders and packs, and each runs against the pack it lies in."""

from pathlib import Path

import pytest

from needlecli.errors import PackError
from needlecli.files import case_files, shipped

CASES = "on: 2026-11-22\ncases: []\n"


def write(*paths: Path, text: str = CASES) -> None:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """Make a folder of protocol files with two case files."""
    home = tmp_path / "clinic"
    write(home / "pen.yaml", text="id: pen\n")
    write(home / "cases" / "two.yaml", home / "cases" / "one.yml", home / "cases" / "notes.txt")
    return home


def test_with_no_path_they_are_those_of_the_shipped_pack() -> None:
    (group,) = case_files((), ())
    assert group.layers == (shipped(),)
    assert [name for name, _ in group.files] == [f"protocols/cases/{p.name}" for p in sorted(shipped().glob("cases/*"))]


def test_with_no_path_every_layer_brings_its_own_which_run_against_the_layers_up_to_it(clinic: Path) -> None:
    first, second = case_files((), (str(clinic),))
    assert (first.layers, second.layers) == ((shipped(),), (shipped(), clinic))
    assert [name for name, _ in second.files] == [f"{clinic}/cases/one.yml", f"{clinic}/cases/two.yaml"]


def test_a_pack_brings_the_files_in_its_folder_cases(clinic: Path) -> None:
    (group,) = case_files((str(clinic),), ())
    assert group.layers == (shipped(), clinic)
    assert len(group.files) == 2


def test_a_file_runs_against_the_pack_around_it(clinic: Path) -> None:
    name = str(clinic / "cases" / "two.yaml")
    (group,) = case_files((name,), ())
    assert group.layers == (shipped(), clinic)
    assert group.files == ((name, CASES.encode()),)


def test_a_folder_cases_runs_against_the_pack_around_it(clinic: Path) -> None:
    (group,) = case_files((str(clinic / "cases"),), ())
    assert group.layers == (shipped(), clinic)


def test_a_file_inside_cases_is_told_by_where_it_lies_not_by_how_it_is_spelt(
    clinic: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(clinic / "cases")
    (group,) = case_files(("two.yaml",), ())
    assert [layer.resolve() for layer in group.layers] == [shipped(), clinic]


def test_a_file_that_lies_in_no_pack_runs_against_the_pack_in_use(tmp_path: Path, clinic: Path) -> None:
    write(tmp_path / "loose.yaml")
    (group,) = case_files((str(tmp_path / "loose.yaml"),), (str(clinic),))
    assert group.layers == (shipped(), clinic)


def test_a_loose_folder_brings_only_what_holds_cases(tmp_path: Path) -> None:
    write(tmp_path / "mixed" / "a.yaml")
    write(tmp_path / "mixed" / "needle.yaml", text="concerns: [acne-scars]\n")
    (group,) = case_files((str(tmp_path / "mixed"),), ())
    assert [Path(name).name for name, _ in group.files] == ["a.yaml"]
    assert group.layers == (shipped(),)


def test_files_of_one_pack_are_one_group_and_each_is_read_once(clinic: Path, tmp_path: Path) -> None:
    write(tmp_path / "loose.yaml")
    one = str(clinic / "cases" / "two.yaml")
    groups = case_files((one, str(tmp_path / "loose.yaml"), str(clinic), one), ())
    assert [len(group.files) for group in groups] == [2, 1]


@pytest.mark.parametrize("name", ["nowhere", "nowhere.yaml"])
def test_a_path_that_is_not_there_is_said(name: str, tmp_path: Path) -> None:
    with pytest.raises(PackError, match="there is no file or folder"):
        case_files((str(tmp_path / name),), ())


def test_a_folder_without_cases_is_said(tmp_path: Path) -> None:
    write(tmp_path / "pack" / "pen.yaml", text="id: pen\n")
    for folder in (tmp_path, tmp_path / "pack"):
        with pytest.raises(PackError, match="holds no case files"):
            case_files((str(folder),), ())


def test_a_pack_with_an_empty_folder_cases_has_none(tmp_path: Path) -> None:
    (tmp_path / "pack" / "cases").mkdir(parents=True)
    with pytest.raises(PackError, match="holds no case files"):
        case_files((str(tmp_path / "pack"),), ())


def test_case_files_are_no_protocol_files_and_do_not_change_the_pack(clinic: Path) -> None:
    from needlecli.files import texts
    from needlecli.files.locating import digest_of

    before = digest_of(texts([clinic]))
    write(clinic / "cases" / "three.yaml")
    assert [Path(name).name for name, _ in texts([clinic])] == ["pen.yaml"]
    assert digest_of(texts([clinic])) == before
