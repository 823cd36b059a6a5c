"""A whole consultation at a real pseudo-terminal: typed, corrected, explained, stopped and interrupted."""

import fcntl
import json
import os
import pty
import re
import select
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from conftest import Run
from forking import surroundings

BEGUN = ("consult", "--on", "2026-11-22", "--operator", "nurse", "--format", "json")
PATIENCE = 30.0
COLOUR = re.compile(r"\x1b\[\d*m")
INTERRUPT = "\x03"


class Terminal:
    """The other side of a pseudo-terminal: what is typed there, and what is seen."""

    def __init__(self, done: "subprocess.Popen[bytes]", side: int) -> None:
        self.process, self._side, self._at = done, side, 0
        self.screen = ""

    def wait(self, words: str) -> str:
        """Wait until words are seen that were not there before; give all that was seen up to them."""
        until = time.monotonic() + PATIENCE
        while words not in self.screen[self._at :]:
            left = until - time.monotonic()
            ready, _, _ = select.select([self._side], [], [], max(left, 0))
            assert ready, f"{words!r} was never seen after:\n{self.screen[self._at :]}"
            try:
                data = os.read(self._side, 65536)
            except OSError:
                data = b""
            assert data, f"the end came before {words!r}:\n{self.screen[self._at :]}"
            self.screen += COLOUR.sub("", data.decode()).replace("\r\n", "\n")
        start, self._at = self._at, self.screen.index(words, self._at) + len(words)
        return self.screen[start : self._at]

    def type(self, text: str, expect: str = "\n> ") -> str:
        """Type a line, wait for what comes of it, and give what was seen."""
        os.write(self._side, f"{text}\n".encode())
        return self.wait(expect)

    def press(self, key: str) -> None:
        """Press a key when the process waits for one: a Ctrl-C just before a read is not heard until the next."""
        state = Path(f"/proc/{self.process.pid}/stat")
        while state.exists() and state.read_text().rpartition(") ")[2][0] == "R":
            time.sleep(0.001)
        os.write(self._side, key.encode())

    def finish(self) -> tuple[int, str]:
        """Wait for the end; give the exit code and what went to standard output, which is a pipe."""
        assert self.process.stdout is not None
        out = b""
        while True:
            pipe = self.process.stdout.fileno()
            ready, _, _ = select.select([self._side, pipe], [], [], PATIENCE)
            assert ready, "it never ends"
            if self._side in ready:
                try:
                    self.screen += COLOUR.sub("", os.read(self._side, 65536).decode()).replace("\r\n", "\n")
                except OSError:  # nobody is left on the other side
                    break
            if pipe in ready:
                out += os.read(pipe, 65536)
        out += self.process.stdout.read()
        return self.process.wait(PATIENCE), out.decode()


@contextmanager
def terminal(home: Path, kept: str, *arguments: str, columns: int = 80) -> Iterator[Terminal]:
    """Run needle with a terminal of its own for questions and answers."""
    here, there = pty.openpty()
    termios.tcsetwinsize(here, (50, columns))
    process = subprocess.Popen(
        [sys.executable, "-m", "needlecli", *arguments],
        stdin=there,
        stdout=subprocess.PIPE,
        stderr=there,
        env=surroundings(home, NEEDLE_CACHE=kept, TERM="xterm"),
        cwd=home,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - so that Ctrl-C reaches it
    )
    os.close(there)
    try:
        yield Terminal(process, here)
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()
        os.close(here)


def test_a_whole_consultation_from_hello_to_a_record(run: Run, tmp_path: Path, kept: str) -> None:
    with terminal(tmp_path, kept, *BEGUN) as at:
        at.wait("\n> ")
        assert "this is not a concern of this pack; did you mean acne-scars" in at.type("acne-scrs")
        assert "noted: Acne scars" in at.type("pock marks")
        assert "noted: the usual areas" in at.type("")
        assert "contraindicated: Do not treat anyone under 18" in at.type("?")
        assert "Enter alone leaves a question open" in at.type("h")
        assert "noted: Age: 43" in at.type("43")
        assert "How old are you, in years?" in at.type("b")
        assert "noted: Age: 34" in at.type("34")
        assert "noted: Sex: female" in at.type("female")
        assert "noted: Keloid" not in at.type("? 7")
        assert "noted: 9 no" in at.type("none")
        assert "noted: 10 not known" in at.type("")
        seen = ""
        for _ in range(12):
            if "Roaccutane" in seen:
                break
            seen = at.type("none" if "none. Enter" in at.screen[-400:] else "3")
        else:
            pytest.fail("isotretinoin is never asked about")
        number = re.search(r"(\d+)  Have you taken isotretinoin", seen)
        assert number is not None
        assert "of which year? write a month like 2026-11" in at.type(f"{number[1]}=last March")
        seen = at.type(number[1])
        assert re.search(r"noted: Isotretinoin; \d+ no", seen)
        assert "When was it last? Have you taken isotretinoin" in seen
        seen = at.type("6 weeks ago")
        assert "noted: Isotretinoin: 2026-10-11" in seen
        assert "all 5 variants: defer until 2027-04-11" in seen
        assert "Keep the answers in a file?" in at.type("q")
        assert "name a file that ends in .yaml" in at.type("client.txt")
        at.type("client.yaml", "kept in client.yaml")
        code, out = at.finish()
    assert code == 0
    assert json.loads(out)["options"][0]["until"] == "2027-04-11"
    assert "next: needle plan pen --intake client.yaml" in at.screen
    assert "next: needle handout pen --intake client.yaml -o handout.html" in at.screen
    assert run("recommend", "--intake", str(tmp_path / "client.yaml"), "--format", "json").stdout == out


@pytest.mark.parametrize("save", [True, False])
def test_ctrl_c_recommends_nothing_and_says_what_is_kept(run: Run, tmp_path: Path, kept: str, *, save: bool) -> None:
    file = tmp_path / "client.yaml"
    arguments = ("--save", str(file)) if save else ()
    with terminal(tmp_path, kept, *BEGUN, "-c", "melasma", "-a", "cheeks", *arguments, columns=160) as at:
        at.wait("\n> ")
        at.type("34")
        at.press(INTERRUPT)
        code, out = at.finish()
    assert (code, out, file.exists()) == (130, "", save)
    assert "Traceback" not in at.screen
    if save:
        assert "Interrupted: nothing was recommended.\nThe answers so far are kept in" in at.screen
        assert json.loads(run("recommend", "--intake", str(file), "--format", "json").stdout)["on"] == "2026-11-22"
    else:
        assert "Interrupted: nothing was recommended, and nothing was written." in at.screen


def test_ctrl_c_leaves_another_file_as_it_was(tmp_path: Path, kept: str) -> None:
    file = tmp_path / "client.yaml"
    file.write_text("mine", encoding="utf-8")
    with terminal(tmp_path, kept, *BEGUN, "-c", "melasma", "-a", "cheeks", "--save", "client.yaml", "--force") as at:
        at.wait("\n> ")
        at.type("34")
        at.press(INTERRUPT)
        code, out = at.finish()
    assert (code, out, file.read_text(encoding="utf-8")) == (130, "", "mine")
    assert "Interrupted: nothing was recommended, and client.yaml is as it was." in at.screen


def test_the_end_of_what_is_typed_stops_with_what_is_known(tmp_path: Path, kept: str) -> None:
    with terminal(tmp_path, kept, *BEGUN, "-c", "melasma", "-a", "cheeks") as at:
        at.wait("\n> ")
        at.type("34")
        at.press("\x04")
        code, out = at.finish()
    assert code == 0
    assert "The input ended after 1 question" in at.screen
    assert json.loads(out)["options"][0]["verdict"] == "ask-first"


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(tmp_path: Path, kept: str, columns: int) -> None:
    with terminal(tmp_path, kept, *BEGUN, "-c", "melasma", columns=columns) as at:
        at.wait("\n> ")
        for answer in ("", "34", "f", "?", "1 4@cheeks", "h"):
            at.type(answer)
        at.press(INTERRUPT)
        at.finish()
    assert max(map(len, at.screen.splitlines())) < columns
