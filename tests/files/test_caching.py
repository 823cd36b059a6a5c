"""What is kept between starts can save time and do nothing else."""

import hashlib
import os
import pickle
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from builders import PEN
from needlecli.errors import PackError
from needlecli.files import load_pack
from needlecli.files.caching import load_cached, store
from needlecli.files.cellar import KEPT
from needlecli.knowledge import Pack

DIGEST = "d" * 64
OWN = PEN.replace("concern: scars", "concern: acne-scars").replace("face: 1.0", "cheeks: 1.0").replace("[study]", "[]")
CAUTION = "cautions: [{id: own, level: note, when: always, says: x.}]\n"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Set a cache folder of one's own, still to be made."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("NEEDLE_CACHE", str(folder))
    return folder


@pytest.fixture
def small(small_pack: Callable[..., Pack]) -> Pack:
    """Give a small pack under a digest."""
    pack = small_pack()
    return Pack(pack.common, pack.vocabulary, pack.sources, pack.variants, DIGEST)


@pytest.fixture
def kept(cache: Path, small: Pack) -> Path:
    """Give the one file in which the small pack is kept."""
    store(small, "place")
    (file,) = cache.iterdir()
    return file


def plant(file: Path, payload: bytes) -> None:
    """Write a payload as it is kept: behind its own checksum."""
    file.write_bytes(hashlib.sha256(payload).digest() + payload)


def found() -> Pack | None:
    return load_cached(DIGEST, "place")


def test_a_pack_that_was_kept_is_found_whole(kept: Path, small: Pack) -> None:
    assert kept.is_file()
    assert found() == small
    assert found() is not small


@pytest.mark.usefixtures("kept")
def test_a_pack_is_found_only_under_its_digest_and_place() -> None:
    assert load_cached("e" * 64, "place") is None
    assert load_cached(DIGEST, "elsewhere") is None


def test_a_pack_that_was_kept_is_used_in_place_of_the_files(cache: Path) -> None:
    pack = load_pack()
    (file,) = cache.iterdir()
    assert load_pack() == pack
    plant(file, pickle.dumps(Pack(pack.common, pack.vocabulary, {}, pack.variants, pack.digest)))
    assert load_pack().sources == {}
    file.write_bytes(file.read_bytes()[:-1])
    assert load_pack() == pack


def test_a_kept_pack_belongs_to_its_user_alone(kept: Path) -> None:
    assert kept.parent.stat().st_mode & 0o777 == 0o700
    assert kept.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:0],
        lambda data: data[:10],
        lambda data: data[:32],
        lambda data: data[:-1],
        lambda data: data[: len(data) // 2],
        lambda data: data + b"\0",
        lambda data: data[:500] + bytes([data[500] ^ 1]) + data[501:],
        lambda data: bytes([data[0] ^ 1]) + data[1:],
        lambda data: b"\x80\x05." + data,
    ],
    ids=["empty", "ten-bytes", "only-checksum", "one-short", "half", "one-more", "flipped-bit", "checksum", "in-front"],
)
def test_a_damaged_or_truncated_file_is_passed_over(kept: Path, damage: Callable[[bytes], bytes]) -> None:
    kept.write_bytes(damage(kept.read_bytes()))
    assert found() is None


@pytest.mark.parametrize(
    "content",
    [None, 5, "text", [], {"common": 1}, b"bytes", {"digest": "x"}],
    ids=repr,
)
def test_a_file_that_holds_something_else_is_passed_over(kept: Path, content: object) -> None:
    plant(kept, pickle.dumps(content))
    assert found() is None


@pytest.mark.parametrize("payload", [b"", b".", b"garbage", b"\x80\x05N.", b"\x80\xff", b"(" * 5_000 + b"."])
def test_a_payload_that_cannot_be_read_is_passed_over(kept: Path, payload: bytes) -> None:
    plant(kept, payload)
    assert found() is None


class Calls:
    """Pickles as a call: what an attacker would plant."""

    def __init__(self, function: Any, *arguments: object) -> None:
        self.call = (function, arguments)

    def __reduce__(self) -> tuple[Any, tuple[object, ...]]:
        return self.call


def named(module: str, name: str, *arguments: str) -> bytes:
    """Write a pickle that calls whatever a module calls by that name, its own or imported."""
    given = b"".join(b"\x8c" + bytes([len(a.encode())]) + a.encode() for a in arguments)
    return b"\x80\x04c" + f"{module}\n{name}\n".encode() + b"(" + given + b"tR."


def test_a_forged_file_runs_nothing(kept: Path, tmp_path: Path) -> None:
    victim = tmp_path / "made-by-the-forged-file"
    code = f"open({str(victim)!r}, 'w')"
    for forged in (
        pickle.dumps(Calls(os.system, f"touch {victim}")),
        pickle.dumps(Calls(eval, code)),
        pickle.dumps(Calls(os.mkdir, str(victim))),
        named("os", "system", f"touch {victim}"),
        named("needlecli.files.packs", "load_pack"),
        named("needlecli.knowledge.shaping", "TypeAdapter", code),
        named("needlecli.knowledge.compiling", "PurePath", str(victim)),
        named("needlecli.knowledge.compiling", "typing.get_type_hints", code),
        named("needlecli.logic.syntax", "re.compile", "x"),
        named("needlecli.logic.quantity", "__builtins__", "x"),
    ):
        plant(kept, forged)
        assert found() is None
    assert not victim.exists()


def test_what_our_modules_merely_import_is_not_ours(kept: Path) -> None:
    for module, name in (("needlecli.knowledge.compiling", "PurePath"), ("needlecli.knowledge.linking", "Counter")):
        plant(kept, named(module, name, "x"))
        assert found() is None


def test_a_pack_kept_under_the_digest_of_another_is_passed_over(kept: Path, small: Pack) -> None:
    plant(kept, pickle.dumps(Pack(small.common, small.vocabulary, small.sources, small.variants, "e" * 64)))
    assert found() is None


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no owners and modes here")
@pytest.mark.parametrize("mode", [0o602, 0o620, 0o666])
def test_a_file_that_others_may_write_is_passed_over(kept: Path, mode: int) -> None:
    kept.chmod(mode)
    assert found() is None


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no owners and modes here")
@pytest.mark.parametrize("mode", [0o777, 0o1777, 0o770, 0o702])
def test_a_folder_that_others_may_write_is_passed_over(kept: Path, mode: int) -> None:
    kept.parent.chmod(mode)
    assert found() is None
    kept.parent.chmod(0o700)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_a_file_of_another_user_is_passed_over(kept: Path) -> None:
    os.chown(kept, 65_534, 65_534)
    assert found() is None


@pytest.mark.parametrize("place", ["a-file", "a-file/below", "x" * 300])
def test_a_cache_that_cannot_be_written_costs_only_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small: Pack, place: str
) -> None:
    (tmp_path / "a-file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("NEEDLE_CACHE", str(tmp_path / place))
    store(small, "place")
    assert found() is None
    assert [p.read_text(encoding="utf-8") for p in tmp_path.iterdir()] == ["in the way"]


def test_a_read_only_cache_folder_does_not_stop_a_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "read-only"
    folder.mkdir(mode=0o500)
    monkeypatch.setenv("NEEDLE_CACHE", str(folder))
    assert load_pack().sources


@pytest.mark.parametrize("off", ["off", "OFF", "0", "no"])
def test_the_cache_can_be_turned_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small: Pack, off: str) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NEEDLE_CACHE", off)
    store(small, "place")
    assert found() is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"NEEDLE_CACHE": "{}/mine", "XDG_CACHE_HOME": "{}/xdg"}, "mine"),
        ({"XDG_CACHE_HOME": "{}/xdg", "HOME": "{}/home"}, "xdg/needle"),
        ({"HOME": "{}/home"}, "home/.cache/needle"),
    ],
)
def test_packs_are_kept_where_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small: Pack, environment: Mapping[str, str], folder: str
) -> None:
    for name in ("NEEDLE_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value.format(tmp_path))
    store(small, "place")
    assert found() == small
    (kept,) = (tmp_path / folder).iterdir()
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == [kept]


def test_only_the_latest_are_kept(cache: Path, small: Pack) -> None:
    for n in range(KEPT + 3):
        store(small, f"place-{n}")
    assert len(list(cache.iterdir())) == KEPT
    assert load_cached(DIGEST, f"place-{KEPT + 2}") == small


# -- an edit always counts ----------------------------------------------------------------------------------------


def test_an_edit_is_seen_at_the_next_start(cache: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    file = own / "pen.yaml"
    file.write_text(OWN, encoding="utf-8")
    before = load_pack([str(own)])
    stamp = file.stat()
    file.write_text(OWN.replace("summary: A pen.", "summary: B pen."), encoding="utf-8")
    os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))  # even with the same size and time
    after = load_pack([str(own)])
    assert (before.variants["pen"].summary, after.variants["pen"].summary) == ("A pen.", "B pen.")
    assert before.digest != after.digest
    assert len(list(cache.iterdir())) == 2


def test_an_edit_that_breaks_the_pack_gives_no_advice_from_the_cache(cache: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "pen.yaml").write_text(OWN, encoding="utf-8")
    load_pack([str(own)])
    (own / "pen.yaml").write_text(OWN.replace("summary:", "sumary:"), encoding="utf-8")
    with pytest.raises(PackError) as stopped:
        load_pack([str(own)])
    assert [str(d.where) for d in stopped.value.diagnostics] == [f"{own / 'pen.yaml'}:5:1"]
    assert len(list(cache.iterdir())) == 1


def test_the_same_bytes_in_another_folder_tell_their_own_place(cache: Path, tmp_path: Path) -> None:
    origins, digests = [], set()
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "pen.yaml").write_text(OWN + CAUTION, encoding="utf-8")
        pack = load_pack([str(folder)])
        origins.append(pack.cautions["own"].origin)
        digests.add(pack.digest)
    assert origins == [f"{tmp_path / name / 'pen.yaml'}:16" for name in ("one", "two")]
    assert len(digests) == 1  # the same pack, by what it says
    assert len(list(cache.iterdir())) == 2
