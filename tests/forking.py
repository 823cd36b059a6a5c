"""Runs of the command line without its imports: a process that has made them once forks for each run.

A fork is a process like any other: it has its own arguments, environment, folder, pipes, signals, exit code and end.
Only what the interpreter reads as it starts (PYTHON…, LANG, LC_…) cannot be told to it any more: see `forkable`.
"""

import atexit
import contextlib
import gc
import importlib
import json
import os
import pkgutil
import runpy
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from typing import NoReturn

PATIENCE = 60
"""How many seconds a run may take."""

TREE = Path(__file__).parents[1] / "src"
"""The tree that these tests stand in: no run may take another that happens to be installed."""

LIBRARIES = ("icalendar", "jinja2", "markupsafe", "msgspec", "pydantic", "rich.console", "rich.table", "yaml")


def surroundings(home: object, **more: str) -> dict[str, str]:
    """Give the environment of a run: nothing of the caller's but where programs are, and the tree under test."""
    mine = {"HOME": str(home), "PATH": os.environ["PATH"], "PYTHONPATH": str(TREE), "PYTHONUTF8": "1"}
    return mine | more


def forkable(env: Mapping[str, str]) -> bool:
    """Tell whether a run can have this environment without an interpreter that starts in it."""
    starting = {name: value for name, value in env.items() if name.startswith(("PYTHON", "LANG", "LC_"))}
    return sys.platform == "linux" and starting == {"PYTHONPATH": str(TREE), "PYTHONUTF8": "1"}


class Forks:
    """The side of the tests: each call is a run, and gives its exit code and what it wrote."""

    def __init__(self, env: Mapping[str, str], cwd: Path) -> None:
        self._env, self._cwd = env, cwd
        self._threads, self._turn = ThreadPoolExecutor(2), Lock()
        self._started: tuple[socket.socket, subprocess.Popen[bytes]] | None = None

    def _start(self) -> tuple[socket.socket, subprocess.Popen[bytes]]:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            command = [sys.executable, __file__, str(theirs.fileno())]
            server = subprocess.Popen(
                command,
                pass_fds=[theirs.fileno()],
                env={**self._env},
                cwd=self._cwd,
                stdin=subprocess.PIPE,  # so that its streams are made for pipes, which each fork has of its own
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
        return ours, server

    def close(self) -> None:
        """End the process that forks."""
        self._threads.shutdown()
        if self._started is not None:
            door, server = self._started
            door.close()
            server.communicate(timeout=PATIENCE)

    def __call__(
        self, arguments: Sequence[str], data: bytes, env: Mapping[str, str], cwd: str
    ) -> subprocess.CompletedProcess[bytes]:
        """Run needle with these arguments, this standard input, exactly this environment and in this folder.

        There is one run at a time, or an answer could be taken for that of another.
        """
        with self._turn:
            return self._run(arguments, data, env, cwd)

    def _run(
        self, arguments: Sequence[str], data: bytes, env: Mapping[str, str], cwd: str
    ) -> subprocess.CompletedProcess[bytes]:
        door, server = self._started = self._started or self._start()
        (in_, feed), (read_out, out), (read_err, err) = os.pipe(), os.pipe(), os.pipe()
        asked = json.dumps({"arguments": arguments, "env": dict(env), "cwd": cwd})
        socket.send_fds(door, [asked.encode("utf-8", "surrogatepass")], [in_, out, err])
        for descriptor in (in_, out, err):
            os.close(descriptor)
        feeding = self._threads.submit(_feed, feed, data)
        told: Future[bytes] = self._threads.submit(_drain, read_out)
        complaint = _drain(read_err)
        feeding.result()
        answer = door.recv(100)
        assert answer, server.communicate(timeout=PATIENCE)[1].decode()
        code = int(answer)
        if code == -signal.SIGALRM:
            raise subprocess.TimeoutExpired([*arguments], PATIENCE, told.result(), complaint)
        return subprocess.CompletedProcess([*arguments], code, told.result(), complaint)


def _feed(descriptor: int, data: bytes) -> None:
    with contextlib.suppress(BrokenPipeError), os.fdopen(descriptor, "wb", buffering=0) as stream:
        left = memoryview(data)
        while left:
            left = left[stream.write(left) or 0 :]


def _drain(descriptor: int) -> bytes:
    with os.fdopen(descriptor, "rb") as stream:
        return stream.read()


def _modules() -> Iterator[str]:
    """Name every module of needle but the one that is run, and the libraries that a run imports when it must."""
    import needlecli

    yield from LIBRARIES
    for found in pkgutil.walk_packages(needlecli.__path__, "needlecli."):
        if not found.name.endswith("__main__"):
            yield found.name


def _wait_for_a_run(door: socket.socket) -> None:
    """Fork for each run that is asked for; return in the fork only, where everything is as the run wants it."""
    while True:
        message, pipes, _, _ = socket.recv_fds(door, 1 << 20, 3)
        if not message:
            sys.exit(0)
        process = os.fork()
        if not process:
            break
        for descriptor in pipes:
            os.close(descriptor)
        _, status = os.waitpid(process, 0)
        door.send(str(os.waitstatus_to_exitcode(status)).encode())
    door.close()
    for standard, descriptor in enumerate(pipes):
        os.dup2(descriptor, standard)
        os.close(descriptor)
    asked = json.loads(message)
    os.environ.clear()
    os.environ.update(asked["env"])
    os.chdir(asked["cwd"])
    time.tzset()
    signal.alarm(PATIENCE)
    sys.argv = ["needle", *asked["arguments"]]
    sys.path[0] = asked["cwd"]


def _end(code: object) -> NoReturn:
    """End as an interpreter does, but leave its memory to the system: to take that apart outlasts a run."""
    atexit._run_exitfuncs()
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except OSError:
        os._exit(120)
    os._exit(code if isinstance(code, int) else 0 if code is None else 1)


if __name__ == "__main__":
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # as `needlecli.__main__` does before anything is imported
    sys.path[0] = os.getcwd()  # noqa: PTH109 - what `python -m` puts there
    for _name in _modules():
        importlib.import_module(_name)
    gc.freeze()
    _wait_for_a_run(socket.socket(fileno=int(sys.argv[1])))
    try:
        runpy.run_module("needlecli", run_name="__main__", alter_sys=True)
    except SystemExit as _stop:
        _end(_stop.code)
    _end(0)
