"""Builders shared by all tests: the shipped pack, clients, answers, and runs of the command line."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import settings

from builders import COMMON, EXAMPLES, TODAY, compiled, small_files
from forking import PATIENCE, TREE, Forks, forkable, surroundings
from needlecli.advice import Recommendation, recommend
from needlecli.client import Client, read_client
from needlecli.files import load_pack
from needlecli.knowledge import Pack
from needlecli.source import Document
from needlecli.source.yaml import parse

os.environ["PYTHONPATH"] = str(TREE)  # for what a test starts in the environment of the tests

settings.register_profile("needle", derandomize=True, deadline=None, max_examples=EXAMPLES)
settings.register_profile("thorough", derandomize=False, deadline=None, max_examples=20 * EXAMPLES)
settings.load_profile("needle")

Ask = Callable[..., Recommendation]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session", autouse=True)
def _read_once() -> Iterator[None]:
    """Read a text once, however many packs it is part of: a document is a value, and nothing may change one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("needlecli.knowledge.compiling.parse", lru_cache(maxsize=256)(parse))
        yield


@pytest.fixture(scope="session")
def pack() -> Pack:
    """Give the shipped pack."""
    return load_pack()


@pytest.fixture(scope="session")
def client(pack: Pack) -> Callable[..., Client]:
    """Build a client of the shipped pack from the keys of an intake record."""

    def build(**record: Any) -> Client:
        checked = read_client(Document("record", "", record), pack, TODAY)
        assert checked.value is not None, [d.says for d in checked.diagnostics]
        return checked.value

    return build


@pytest.fixture(scope="session")
def advice(pack: Pack, client: Callable[..., Client]) -> Ask:
    """Ask the shipped pack for advice on an intake record."""
    return lambda **record: recommend(pack, client(**record))


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the folder where compiled packs are kept between runs, so that each is compiled once."""
    return str(tmp_path_factory.mktemp("kept"))


@pytest.fixture(scope="session")
def forks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forks]:
    """Give the process that forks for each run."""
    home = tmp_path_factory.mktemp("forks")
    made = Forks(surroundings(home), home)
    yield made
    made.close()


@pytest.fixture
def run(tmp_path_factory: pytest.TempPathFactory, kept: str, forks: Forks) -> Run:
    """Run needle as a user would, in an empty folder, with a plain environment of its own.

    A run forks from a process that has imported needle, or is started anew where it must be or where that is the point.
    """
    home = tmp_path_factory.mktemp("home")

    def call(
        *arguments: str,
        stdin: str | bytes = "",
        env: Mapping[str, str] | None = None,
        cwd: os.PathLike[str] | None = None,
        fresh: bool = False,
    ) -> subprocess.CompletedProcess[str]:
        own = surroundings(home, NEEDLE_CACHE=kept) | {**(env or {})}
        data = stdin if isinstance(stdin, bytes) else stdin.encode()
        if fresh or not forkable(own):
            command = [sys.executable, "-m", "needlecli", *arguments]
            done = subprocess.run(
                command, input=data, capture_output=True, env=own, cwd=cwd or home, timeout=PATIENCE, check=False
            )
        else:
            done = forks(arguments, data, own, str(cwd or home))
        out, err = (stream.decode("utf-8", "replace") for stream in (done.stdout, done.stderr))
        return subprocess.CompletedProcess(done.args, done.returncode, out, err)

    return call


@pytest.fixture(scope="session")
def small_pack() -> Callable[..., Pack]:
    """Build a small pack; `cautions` is the YAML of the common cautions, further names replace or add files."""

    def build(cautions: str = "[]", **replaced: str) -> Pack:
        common = COMMON.replace("cautions: []", f"cautions: {cautions}")
        checked = compiled(small_files(**({"common": common} | replaced)))
        assert checked.usable, [f"{d.where} {d.says} {d.help}" for d in checked.diagnostics]
        assert checked.value is not None
        return checked.value

    return build


@pytest.fixture(scope="session")
def ask(small_pack: Callable[..., Pack]) -> Callable[..., Recommendation]:
    """Give what a small pack advises for a client with scars of whom everything else was denied, unless said."""

    def build(cautions: str = "[]", files: Mapping[str, str] | None = None, **record: Any) -> Recommendation:
        pack = small_pack(cautions, **(files or {}))
        full = {"concerns": ["scars"], "others": "no"} | record
        checked = read_client(Document("record", "", full), pack, TODAY)
        assert checked.value is not None, [d.says for d in checked.diagnostics]
        return recommend(pack, checked.value)

    return build
