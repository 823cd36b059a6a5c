"""Writing files: whole or not at all, byte for byte."""

import os
from pathlib import Path

import pytest

from needlecli.errors import OutputError
from needlecli.files import write_text


def test_a_text_is_written_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "pen.yaml"
    write_text(path, "a: “½”\r\nb: 1\n")
    assert path.read_bytes() == "a: “½”\r\nb: 1\n".encode()


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    write_text(tmp_path / "my" / "cases" / "scars.yaml", "x\n")
    assert (tmp_path / "my" / "cases" / "scars.yaml").read_text() == "x\n"


def test_nothing_but_the_file_is_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "pen.yaml"
    write_text(path, "old")
    write_text(path, "new")
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="file modes are POSIX")
def test_a_file_keeps_who_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "pen.yaml"
    path.write_text("old")
    path.chmod(0o640)
    write_text(path, "new")
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_through_a_link_the_file_is_written_and_the_link_stays(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    real.write_text("old")
    link.symlink_to(real)
    write_text(link, "new")
    assert link.is_symlink()
    assert real.read_text() == "new"


def test_where_nothing_can_be_written_it_says_so_and_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old")
    with pytest.raises(OutputError) as stop:
        write_text(tmp_path / "file" / "pen.yaml", "new")
    assert "cannot be written" in stop.value.says
    assert (tmp_path / "file").read_text() == "old"


def test_a_file_that_cannot_be_written_is_no_fault_of_what_was_read(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as stop:
        write_text(tmp_path, "new")
    assert stop.value.exit_code == 74
    assert stop.value.says == f"{tmp_path} cannot be written: Is a directory"


@pytest.mark.skipif(os.name == "nt", reason="devices are POSIX")
def test_a_device_is_written_to_and_stays_one() -> None:
    write_text(Path(os.devnull), "new")
    assert Path(os.devnull).is_char_device()
