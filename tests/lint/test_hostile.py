"""Hostile files: each is refused with a place, at once and in bounded memory, and none ends the process."""

import subprocess
import sys
from dataclasses import replace

import pytest

from needlecli.knowledge import Pack
from needlecli.lint import check
from needlecli.logic import Depth
from needlecli.source import Severity

HOSTILE = {
    "nested lists": "a: " + "[" * 200_000,
    "nested mappings": "{a: " * 100_000,
    "nested items": "- " * 50_000,
    "merge keys": "a: &a {x: 1}\n" + "".join(f"k{n}:\n  <<: [*a, *a]\n" for n in range(25)),
    "alias bomb": "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)),
    "alias to its parent": "a: &a [*a]\n",
    "python tag": "a: !!python/object/apply:os.system [true]\n",
    "binary": "a: !!binary aGVsbG8=\n",
    "five thousand digits": f"age: {'9' * 5000}\n",
    "not a number": "depth: .nan\n",
    "infinite": "depth: -.inf\n",
    "too large": "depth: 1e400\n",
    "underscore": "depth: 1_5\n",
    "octal": "depth: 010\n",
    "sixty": "at: 1:30\n",
    "key twice": "depth: 1\ndepth: 2\n",
    "number as key": "1: x\n",
    "null as key": "~: x\n",
    "list as key": "? [a, b]\n: c\n",
    "two documents": "a: 1\n---\nb: 2\n",
    "unclosed quote": 'a: "never closed\n',
    "unclosed bracket": "a: [1, 2\nb: 3\n",
    "tab": "a:\n\tb: 1\n",
    "no space": "{min:3}\n",
    "no": "no\n",
    "empty": "",
    "comment only": "# nothing\n",
    "carriage returns": "a: 1\ra: 2\r",
    "long line": "says: " + "x" * 900_000 + "\n",
    "many values": "a: [" + "1, " * 60_000 + "]\n",
}
BYTES = {
    "null byte": b"a: \x00\n",
    "utf-16": "a: 1\n".encode("utf-16"),
    "utf-16 without a mark": "a: 1\n".encode("utf-16-le"),
    "lone surrogate": b"a: \xed\xa0\x80\n",
    "latin-1": "a: é\n".encode("latin-1"),
    "two marks": b"\xef\xbb\xbf\xef\xbb\xbfa: 1\n",
    "escape": b'a: "x\x1b[31m"\n',
    "over a mebibyte": b"a: 1\n" * 300_000,
}


@pytest.mark.parametrize("name", ["mask.yaml", "_common.yaml", "_vocabulary.yaml", "_sources.yaml"])
@pytest.mark.parametrize(
    "data", [*(text.encode() for text in HOSTILE.values()), *BYTES.values()], ids=[*HOSTILE, *BYTES]
)
def test_what_is_hostile_is_refused_at_its_place(pack: Pack, name: str, data: bytes) -> None:
    found = [d for d in check([(f"p/{name}", data)], behind=pack).found if d.severity is Severity.ERROR]
    assert found
    for diagnostic in found:
        assert diagnostic.where.name == f"p/{name}"
        assert diagnostic.where.span.line <= max(len(diagnostic.where.text.splitlines()), 1)
        assert len(diagnostic.says) < 400
        assert "\x1b" not in diagnostic.says


FIVE = "depth: 1_5\ndepth: 2\nstart: 010\nat: 1:30\nok: no\nwhen: .nan\n"


def test_every_number_with_two_readings_is_found(pack: Pack) -> None:
    found = check([("p/mask.yaml", FIVE.encode())], behind=pack).found
    at = [(d.name, d.where.span.line + 1) for d in found if d.name in ("two-readings", "key-twice")]
    assert at == [("two-readings", 1), ("key-twice", 2), ("two-readings", 3), ("two-readings", 4), ("two-readings", 6)]


PROGRAM = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (700 << 20, 700 << 20))
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
from needlecli.source.yaml import parse
for text in sys.stdin.buffer.read().split(b"\\0next\\0"):
    assert parse("f.yaml", text).diagnostics, text[:40]
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are a thing of Unix")
def test_all_of_them_together_stay_within_little_memory_and_time() -> None:
    data = b"\0next\0".join([*(t.encode() for n, t in HOSTILE.items() if n not in ("no space", "no", "long line"))])
    done = subprocess.run([sys.executable, "-c", PROGRAM], input=data, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_a_file_that_is_refused_is_not_taken_for_the_one_behind_it(pack: Pack) -> None:
    """Nothing is found in a refused file but why it was refused, whatever is wrong with its namesake behind."""
    thin = pack.variants["pen"]._replace(depth=Depth(2.0, 2.1))
    behind = replace(pack, variants={**pack.variants, "pen": thin})
    text = "# yaml-language-server: $schema=x\nid: pen\nname: Pen\n"
    found = check([("p/pen.yaml", text.encode())], behind=behind).found
    assert {d.name for d in found} == {"missing-key"}
