"""Run the examples on local engines with several partitions, and hold their answers against those of `needle batch`.

    python benchmarks/engines.py [RECORDS]

It makes an environment of its own with pip, which takes a few minutes; Spark needs Java 17.  The records are made from
a fixed seed: good ones, some that cannot be read, and some with text that a person must read.  The last line says
whether every answer was the same; the exit code is 1 when one was not, or when an engine could not be run.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
ON = "2026-11-23"
ENGINES = (("Spark", "spark.py"), ("Ray Data", "ray_data.py"))
NEEDED = (f"{ROOT}[arrow]", "pyspark>=4", "pandas", "ray[data]")
LEAST = 2_001
ODD = (
    ("isotretinoin", "2026-13-45"),
    ("isotretinoin", "6 weeks ago"),
    ("age", "thirty"),
    ("pregnancy", "perhaps"),
    ("concerns", "no such concern"),
    ("on", "yesterday"),
    ("notes", "gets cold sores; takes zorblaxine"),
    ("notes", "\x1b[31m=1+1 \u202eבית"),
    ("notes", ""),
    ("skin_type", "VII"),
)


def records(count: int) -> Iterator[dict[str, str | None]]:
    """Give rows of a table: each cell is text or not there, and about one row in five is odd in one of ten ways."""
    from _clients import clients

    from needlecli import load_pack

    vocabulary, chance = load_pack().vocabulary, random.Random(4)  # noqa: S311 - the same records each time
    for record in clients(count, 4, vocabulary.facts, tuple(vocabulary.concerns)):
        row = {"ref": record["ref"], "concerns": ", ".join(record["concerns"]), "event": record.get("event")}
        row |= {"on": None, "notes": None, **record["facts"]}
        if chance.random() < 0.2:
            name, text = chance.choice(ODD)
            row[name] = text
        yield row


def inside(folder: Path, count: int) -> int:
    """Make the records, answer them with needle and with each engine, and compare; run in the new environment."""
    pa, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    parquet.write_table(pa.Table.from_pylist(list(records(count))), folder / "records.parquet", row_group_size=500)
    needle = str(Path(sys.executable).with_name("needle"))
    done = subprocess.run(
        [needle, "batch", "records.parquet", "--on", ON], cwd=folder, capture_output=True, check=False
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    if not lines or not lines[-1].get("complete"):
        print(f"needle batch did not end: {done.stderr.decode(errors='replace')}")
        return 1
    wanted = dict(_known(line) for line in lines[1:-1])
    print(f"needle batch: {len(wanted)} answers, {_kinds(wanted)}")
    bad = len(wanted) != count
    for name, script in ENGINES:
        found = _answered(folder, script)
        bad |= _differ(name, wanted, found)
    print("DIFFERENT: see above" if bad else f"the same: {count} answers from needle batch and {len(ENGINES)} engines")
    return int(bad)


def _answered(folder: Path, script: str) -> list[tuple[str, dict[str, Any]]]:
    """Run an example; give its answers by reference, in order of reference."""
    out = folder / f"{script}.answers"
    env = {**os.environ, "PYSPARK_PYTHON": sys.executable, "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0"}
    command = [sys.executable, str(ROOT / "examples" / script), str(folder / "records.parquet"), str(out), ON]
    started = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{script} did not run:\n{done.stderr[-3000:]}")
        return []
    parquet = import_module("pyarrow.parquet")
    files = sorted(out.glob("*.parquet"))
    rows = [row for file in files for row in parquet.read_table(file).to_pylist()]
    print(f"{script}: {len(rows)} answers in {len(files)} files, {time.perf_counter() - started:.0f} s with its start")
    for row in rows:
        line = json.loads(row["line"])
        if (row["ref"], row["verdict"]) != (line["ref"], line.get("verdict", "rejected")):
            print(f"{script}: the columns of {row['ref']} are not those of its line")
            return []
    return sorted((_known(json.loads(row["line"])) for row in rows), key=lambda pair: pair[0])


def _known(line: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Give a line by its reference, without its place in a file, which an engine may choose."""
    return line["ref"], {name: value for name, value in line.items() if name not in ("row", "source")}


def _kinds(lines: dict[str, dict[str, Any]]) -> str:
    counts = Counter(line.get("verdict", "rejected") for line in lines.values())
    return ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items()))


def _differ(name: str, wanted: dict[str, dict[str, Any]], found: list[tuple[str, dict[str, Any]]]) -> bool:
    """Say which answers of an engine are missing, twice, or others than those of needle."""
    other = [ref for ref, line in found if wanted.get(ref) != line]
    missing = wanted.keys() - {ref for ref, _ in found}
    twice = len(found) - len({ref for ref, _ in found})
    if other or missing or twice:
        print(f"{name}: {len(other)} answers differ, {len(missing)} are missing, {twice} are there twice; {other[:5]}")
    return bool(other or missing or twice)


def main() -> int:
    """Make an environment, and run this file in it."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 3 * LEAST
    if shutil.which("java") is None:
        print("not run: Spark needs Java 17, and there is no java on the path")
        return 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        python = str(folder / "environment" / "bin" / "python")
        subprocess.run([sys.executable, "-m", "venv", str(folder / "environment")], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *NEEDED], check=True)
        again = [python, __file__, "--inside", str(folder), str(max(count, LEAST))]
        return subprocess.run(again, env={**os.environ, "HOME": name}, check=False).returncode


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        sys.exit(inside(Path(sys.argv[2]), int(sys.argv[3])))
    sys.exit(main())
