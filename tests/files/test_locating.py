"""Which files make a pack, in which order, and the digest they have together."""

import os
import sys
from pathlib import Path

import pytest

from needlecli.errors import DataError, PackError
from needlecli.files import folders, load_pack, read_bytes, shipped, texts
from needlecli.files.locating import digest_of


def test_the_shipped_folder_comes_first_and_is_named_the_same_everywhere(tmp_path: Path) -> None:
    assert folders([str(tmp_path)]) == (shipped(), tmp_path)
    assert {Path(name).parent.name for name, _ in texts([shipped()])} == {"protocols"}
    assert all(name.startswith("protocols/") for name, _ in texts([shipped()]))


def test_protocol_files_are_read_by_layer_then_name_and_others_are_left(tmp_path: Path) -> None:
    for name in ("b/z.yaml", "b/a.yml", "b/notes.txt", "b/.yaml", "a/m.yaml", "b/cases/c.yaml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    (tmp_path / "a" / "folder.yaml").mkdir()
    found = texts([tmp_path / "b", tmp_path / "a"])
    assert [(Path(name).relative_to(tmp_path).as_posix(), data.decode()) for name, data in found] == [
        ("b/a.yml", "b/a.yml"),
        ("b/z.yaml", "b/z.yaml"),
        ("a/m.yaml", "a/m.yaml"),
    ]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    missing = str(tmp_path / "missing")
    with pytest.raises(PackError) as stopped:
        load_pack([missing])
    assert (stopped.value.says, stopped.value.advice) == (
        f"there is no folder {missing}",
        "--protocols takes a folder of protocol files",
    )


def test_a_file_given_for_a_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "pen.yaml").touch()
    with pytest.raises(PackError, match="there is no folder"):
        folders([str(tmp_path / "pen.yaml")])


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ([("x/a.yaml", b"1"), ("x/b.yaml", b"2")], True),
        ([("y/a.yaml", b"1"), ("z/b.yaml", b"2")], True),  # the digest is of names and bytes, wherever they lie
        ([("x/a.yaml", b"1"), ("x/b.yaml", b"3")], False),
        ([("x/a.yaml", b"1"), ("x/c.yaml", b"2")], False),
        ([("x/b.yaml", b"2"), ("x/a.yaml", b"1")], False),
        ([("x/a.yaml", b"1")], False),
        ([("x/a.yaml", b"1b.yaml"), ("x/b.yaml", b"2")], False),
        ([("x/a.yaml1", b""), ("x/b.yaml", b"2")], False),
    ],
)
def test_the_digest_tells_packs_apart_by_what_they_say(other: list[tuple[str, bytes]], same: bool) -> None:
    assert (digest_of([("x/a.yaml", b"1"), ("x/b.yaml", b"2")]) == digest_of(other)) is same


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are text here")
def test_a_file_whose_name_is_no_text_is_still_read(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\xff.yaml")).write_bytes(b"a: 1")
    assert len(digest_of(texts([tmp_path]))) == 64


def test_a_file_is_read_as_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\xff\x00")
    assert read_bytes(str(tmp_path / "a")) == b"\xff\x00"


@pytest.mark.parametrize(
    ("name", "says", "advice"),
    [
        ("missing", "there is no file {}", "check the path"),
        ("folder", "{} is a folder", "name a file"),
        ("x" * 300, "{} cannot be read: File name too long", "check the path and its permissions"),
        ("a\0b", "{} cannot be read: the name cannot be used", "check the path and its permissions"),
    ],
)
def test_a_file_that_cannot_be_read_is_said(tmp_path: Path, name: str, says: str, advice: str) -> None:
    (tmp_path / "folder").mkdir()
    path = str(tmp_path / name)
    with pytest.raises(DataError) as stopped:
        read_bytes(path)
    assert (stopped.value.says, stopped.value.advice) == (says.format(path), advice)


def test_hidden_files_belong_to_other_programs(tmp_path: Path) -> None:
    for name in ("pen.yaml", ".pre-commit-config.yaml", "._pen.yaml"):
        (tmp_path / name).write_text("id: x\n", encoding="utf-8")
    assert [Path(name).name for name, _ in texts([tmp_path])] == ["pen.yaml"]
