"""Try to crash the checks: mutated files of the shipped pack, and any files given, one after the other.

    python benchmarks/fuzz.py [COUNT [SEED]] [--files FOLDER]

Every text goes through reading, compiling over the shipped pack, every rule, the fixes, and every look.  Must hold:
no exception, every span inside its text, less than a second of processor time each, and mended text that can be read
again.  Ends with the number of texts tried and the slowest; a failure prints the text's origin and stops with exit
code 1.
"""

import argparse
import random
import sys
import time
import traceback
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

from needlecli import registry
from needlecli.files import load_pack, shipped
from needlecli.findings import Findings, Unit
from needlecli.knowledge import Pack
from needlecli.lint import check
from needlecli.page import Style
from needlecli.source import Location, edited

SLOWEST = 1.0
BATCH = 200
TOKENS = (
    *("&a", "*a", "<<: *a", "!!python/object:os.system x", "---\n", "...\n", "? [a]\n", "\t", "\r", "\ufeff", "\u202e"),
    *("1_5", "010", "1:30", ".nan", "no", "~", "9" * 5000, "{" * 70, "[" * 70, "- " * 70, '"', "'", "|\n", ">-\n"),
    *(": ", " #", "# needle: allow key-order because x", "\x1b[31m", "\x00", "0.5–1.0 mm", "1,5 mm", "within 6 months"),
)


@cache
def originals() -> tuple[tuple[str, str], ...]:
    return tuple((path.name, path.read_text(encoding="utf-8")) for path in sorted(shipped().glob("*.yaml")))


@cache
def pack() -> Pack:
    return load_pack()


def mutated(chance: random.Random) -> tuple[str, str]:
    """Take a piece of a shipped file and damage it in one to six places."""
    name, text = chance.choice(originals())
    lines = text.splitlines(keepends=True)
    start = chance.choice((0, 0, 0, chance.randrange(len(lines))))
    lines = lines[start : start + chance.randrange(5, 150)]
    for _ in range(chance.randrange(1, 7)):
        spot = chance.randrange(len(lines))
        line = lines[spot]
        column = chance.randrange(len(line) + 1)
        end = column + chance.randrange(8)
        lines[spot] = chance.choice(
            (
                line[:column] + line[end:],
                line[:column] + chance.choice(TOKENS) + line[end:],
                line + line,
                " " * chance.randrange(6) + line.lstrip(),
                line[:column] + chr(chance.choice((chance.randrange(32), chance.randrange(0x3000)))) + line[column:],
                line.rstrip("\n"),
                chance.choice(lines),
            )
        )
    return name, "".join(lines)


def holds(name: str, data: bytes) -> float:
    """Put one text through everything; give the seconds it took."""
    started = time.process_time()
    result = check([(f"fuzz/{name}", data)], behind=pack())
    spent = time.process_time() - started
    for one in result.found:
        for where in (one.where, *(place for _, place in one.related)):
            assert inside(where), f"{one.name} lies outside its text: {where}"
    for document in result.documents:
        fixes = [edit for d in result.found if d.where.name == document.name for edit in d.fix]
        if fixes:
            check([(document.name, edited(document.text, fixes).encode())], behind=pack())
    findings = Findings("validate", (Unit(name, name, result.found),), "done")
    for look in registry.names("needlecli.findings"):
        registry.load("needlecli.findings", look).write(findings, Style(width=80))
    assert spent < SLOWEST, f"took {spent:.2f} s"
    return spent


def inside(where: Location) -> bool:
    """Say whether a location lies in the text it is cut from."""
    lines = f"{where.text}.".splitlines()
    span = where.span
    return not where.text or (span[:2] <= span[2:] and span.end_line < len(lines) + 1 and span.line < len(lines))


def batch(seed: int) -> float:
    """Try one batch of mutated texts; give the slowest."""
    chance = random.Random(seed)  # noqa: S311 - chance, not a secret
    worst = 0.0
    for _ in range(BATCH):
        name, text = mutated(chance)
        data = text.encode("utf-8", "surrogatepass")
        try:
            worst = max(worst, holds(name, data))
        except Exception:
            Path("fuzz-failed.yaml").write_bytes(data)
            print(f"seed {seed}, a piece of {name}; kept as fuzz-failed.yaml")
            raise
    return worst


def main() -> None:
    """Run until the count is reached or something gives."""
    asked = argparse.ArgumentParser()
    asked.add_argument("count", nargs="?", type=int, default=2_000)
    asked.add_argument("seed", nargs="?", type=int, default=1)
    asked.add_argument("--files", type=Path)
    given = asked.parse_args()
    try:
        files = sorted(p for p in given.files.rglob("*") if p.is_file()) if given.files else []
        for path in files:
            for name in ("any.yaml", "_common.yaml", "_vocabulary.yaml"):
                holds(name, path.read_bytes())
        with ProcessPoolExecutor() as pool:
            seeds = range(given.seed, given.seed + -(-given.count // BATCH))
            worst = max(pool.map(batch, seeds), default=0.0)
    except Exception:  # noqa: BLE001 - this is what we are here to see
        traceback.print_exc()
        sys.exit(1)
    print(f"{given.count} mutated texts and {len(files)} files survived; the slowest took {worst:.3f} s")


if __name__ == "__main__":
    main()
