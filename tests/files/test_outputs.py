"""A file of answers has its name only when it is whole, and what is read is never written over."""

from pathlib import Path

import pytest

from needlecli.errors import OutputError, UsageError
from needlecli.files.outputs import go_on, keep_apart, left_behind, to_file


def test_a_file_gets_its_name_when_it_is_whole(tmp_path: Path) -> None:
    out = to_file(str(tmp_path / "new/a.jsonl"))
    out.write(b"one\n")
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["a.jsonl.part"]
    out.write(b"two\n")
    out.finish()
    assert [(path.name, path.read_bytes()) for path in (tmp_path / "new").iterdir()] == [("a.jsonl", b"one\ntwo\n")]


def test_what_stood_there_stays_until_then_and_so_do_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"before\n")
    path.chmod(0o640)
    out = to_file(str(path))
    out.write(b"after\n")
    assert path.read_bytes() == b"before\n"
    out.finish()
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"after\n", 0o640)


def test_a_link_stays_and_the_file_it_stands_for_is_written(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    out = to_file(str(tmp_path / "link"))
    out.write(b"x\n")
    out.finish()
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"x\n"


@pytest.mark.parametrize(
    ("left", "lines"),
    [(b"", []), (b"one\ntw", [b"one\n"]), (b"one\ntwo\n", [b"one\n", b"two\n"]), (b"\0\0", [])],
)
def test_only_whole_lines_are_left_behind(tmp_path: Path, left: bytes, lines: list[bytes]) -> None:
    (tmp_path / "a.jsonl.part").write_bytes(left)
    assert list(left_behind(str(tmp_path / "a.jsonl"))) == lines
    out = go_on(str(tmp_path / "a.jsonl"), sum(map(len, lines)))
    out.write(b"end\n")
    out.finish()
    assert (tmp_path / "a.jsonl").read_bytes() == b"".join(lines) + b"end\n"


def test_nothing_is_left_behind_where_nothing_was_begun(tmp_path: Path) -> None:
    assert list(left_behind(str(tmp_path / "a.jsonl"))) == []


def test_a_second_run_waits_its_turn_in_vain_and_spoils_nothing(tmp_path: Path) -> None:
    first = to_file(str(tmp_path / "a.jsonl"))
    first.write(b"one\n")
    with pytest.raises(UsageError, match="another run is writing"):
        to_file(str(tmp_path / "a.jsonl"))
    first.write(b"two\n")
    first.finish()
    assert (tmp_path / "a.jsonl").read_bytes() == b"one\ntwo\n"


def test_a_run_that_was_left_makes_room_for_the_next(tmp_path: Path) -> None:
    first = to_file(str(tmp_path / "a.jsonl"))
    first.write(b"one\n")
    first.leave()
    second = to_file(str(tmp_path / "a.jsonl"))
    second.finish()
    assert (tmp_path / "a.jsonl").read_bytes() == b""


@pytest.mark.parametrize("name", ["", ".", "folder", "/dev/null"])
def test_what_is_no_file_is_refused(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    with pytest.raises(UsageError, match="-o takes the name of a file"):
        to_file(name)


def test_a_place_that_cannot_be_written_promises_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot be written") as found:
        to_file(str(tmp_path / "file/a.jsonl"))
    assert found.value.advice == "make room or mend the path"


def test_inputs_and_outputs_are_kept_apart(tmp_path: Path) -> None:
    names = {name: str(tmp_path / name) for name in ("a.jsonl", "b.jsonl", "link.jsonl", "map.yaml", "c.jsonl.part")}
    for name in ("a.jsonl", "map.yaml", "c.jsonl.part"):
        Path(names[name]).write_bytes(b"{}\n")
    Path(names["link.jsonl"]).symlink_to(names["a.jsonl"])
    keep_apart([names["b.jsonl"]], [names["a.jsonl"], "-"], [names["map.yaml"]])
    for written, given in (
        ([names["a.jsonl"]], [names["a.jsonl"]]),
        ([names["link.jsonl"]], [names["a.jsonl"]]),
        ([names["a.jsonl"]], [str(tmp_path)]),
        ([names["a.jsonl"]], [str(tmp_path / "*.jsonl")]),
        ([names["map.yaml"]], ["-"]),
        ([str(tmp_path / "c.jsonl")], [names["c.jsonl.part"]]),
    ):
        with pytest.raises(UsageError, match="would be written over what is read"):
            keep_apart(written, given, [names["map.yaml"]])
    with pytest.raises(UsageError, match="would be written twice"):
        keep_apart([names["b.jsonl"], names["b.jsonl"]], ["-"])
