"""How fast needle batch is, as ratios to a floor and to a peer, whole processes in turn in one run; and its memory.

    python benchmarks/batch.py [RECORDS [ROUNDS]] [--memory COUNT ...]

The floor decodes every JSON line with msgspec and writes its reference and a constant.  The peer, zen-engine, decides
which cautions fire (yes or no, in one area), and writes their names: no ranking, no depth, no question.  It is put into
an environment of its own.  Records are made with a fixed seed; `typical` ones answer a form of forty questions, and
of the `different` ones no two are alike.  Shares are of processor time on one process, but for two cores, which are of
time on the wall.  `--memory` runs that many records and prints the largest memory any process held.
"""

import argparse
import csv
import itertools
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from _clients import ON, clients
from _zen import decide, model
from startup import NEEDLE

from needlecli.files import load_pack
from needlecli.knowledge import Pack

SEED = 20261123
DISTINCT = 200_000
"""How many records are made one by one; longer files repeat them under other references."""
FLOOR = """
import sys, msgspec
decoder, write = msgspec.json.Decoder(), sys.stdout.buffer.write
with open(sys.argv[1], "rb") as lines:
    for row, line in enumerate(lines, 1):
        write(b'{"ref":%b,"row":%d,"verdict":"suitable"}\\n' % (msgspec.json.encode(decoder.decode(line)["ref"]), row))
"""

WATCHED = """
import resource, subprocess, sys, time
started = time.perf_counter()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print(f"{most:,.0f} MB at most, exit {code}, {time.perf_counter() - started:,.0f} s")
"""
"""Started small, since what a process holds when it starts another counts as the other's."""


def main() -> None:
    """Measure everything and print it as shares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", nargs="?", type=int, default=200_000)
    parser.add_argument("rounds", nargs="?", type=int, default=3)
    parser.add_argument("--memory", nargs="*", type=int, default=[])
    wanted = parser.parse_args()
    pack = load_pack()
    with tempfile.TemporaryDirectory() as name:
        if wanted.memory:
            for count in wanted.memory:
                memory(Path(name), pack, count)
        else:
            speed(Path(name), pack, wanted.records, wanted.rounds)


def speed(folder: Path, pack: Pack, count: int, rounds: int) -> None:
    """Measure every way in turn and print the medians."""
    typical, different = list(made(pack, count, 1.0)), list(made(pack, count, 0.5))
    files = {
        "typical": lines(folder / "typical.jsonl", typical),
        "different": lines(folder / "different.jsonl", different),
        "csv": table(folder / "typical.csv", typical),
        "map": form(folder / "form.map.yaml", typical),
        "parquet": parquet(folder / "typical.parquet", typical),
        "zen": lines(folder / "typical.zen.jsonl", (model(record, pack) for record in typical[: count // 10])),
    }
    (folder / "pack.json").write_text(json.dumps(decide(pack)), "utf-8")
    peers = install(folder / "peers")
    batch = [NEEDLE, "batch", "--on", str(ON), "-j"]
    commands: dict[str, tuple[Sequence[str], float]] = {
        "floor": ([sys.executable, "-c", FLOOR, files["typical"]], 1),
        "jsonl": ([*batch, "1", files["typical"]], 1),
        "different": ([*batch, "1", files["different"]], 1),
        "csv through a map": ([*batch, "1", files["csv"], "--map", files["map"]], 1),
        "parquet": ([*batch, "1", files["parquet"]], 1),
        "zen-engine": (
            [str(peers), str(Path(__file__).with_name("_zen.py")), str(folder / "pack.json"), files["zen"]],
            10,
        ),
        "two processes": ([*batch, "2", files["typical"]], 1),
    }
    spent: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, (command, scale) in commands.items():
            spent[name].append(tuple(scale * seconds for seconds in timed(command, folder)))  # type: ignore[arg-type]
    _report(spent, count, same(folder, files["typical"]))


def _report(spent: Mapping[str, Sequence[tuple[float, float]]], count: int, alike: bool) -> None:
    def ratio(top: str, bottom: str, which: int = 0) -> list[float]:
        return [a[which] / b[which] for a, b in zip(spent[top], spent[bottom], strict=True)]

    print(f"{count:,} records, {len(spent['floor'])} rounds{'':12}{'median':>8}{'least':>8}{'most':>8}")
    for name, found, aim in (
        ("JSONL, share of the floor", ratio("floor", "jsonl"), "0.12"),
        ("JSONL / zen-engine, speed", ratio("zen-engine", "jsonl"), "8"),
        ("CSV through a map / JSONL", ratio("jsonl", "csv through a map"), "0.6"),
        ("Parquet / JSONL", ratio("jsonl", "parquet"), "1.5"),
        ("two processes / one", ratio("jsonl", "two processes", 1), "1.75"),
        ("all different / typical", ratio("jsonl", "different"), "0.33"),
    ):
        print(f"{name:36}{statistics.median(found):8.3f}{min(found):8.3f}{max(found):8.3f}   aim: {aim}")
    print(f"one process and two give the same bytes: {'yes' if alike else 'NO'}")


def memory(folder: Path, pack: Pack, count: int) -> None:
    """Run many records and print the largest memory a process held."""
    path = folder / f"{count}.jsonl"
    with path.open("wb") as out:
        for record, line in zip(range(count), itertools.cycle(made(pack, min(count, DISTINCT), 1.0)), strict=False):
            out.write(json.dumps({**line, "ref": f"R{record:09d}"}).encode() + b"\n")
    command = [NEEDLE, "batch", str(path), "--on", str(ON), "-j", "1"]
    told = subprocess.run([sys.executable, "-c", WATCHED, *command], capture_output=True, text=True, check=True).stdout
    print(f"{count:>12,} records: {told}", end="")
    path.unlink()


def made(pack: Pack, count: int, alike: float) -> Iterator[dict[str, Any]]:
    """Give records; with less than 1.0 alike, those that another is like are left out."""
    concerns = tuple(pack.vocabulary.concerns)
    found = clients(count, SEED, pack.vocabulary.facts, concerns, alike=alike)
    if alike == 1.0:
        yield from found
        return
    seen: set[str] = set()
    for record in found:
        key = json.dumps({**record, "ref": ""})
        if key not in seen:
            seen.add(key)
            yield record


def lines(path: Path, records: Iterator[Any] | Sequence[Any]) -> str:
    """Write JSON lines."""
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(record) + "\n" for record in records)
    return str(path)


def headers(records: Sequence[Mapping[str, Any]]) -> list[str]:
    """Name every fact the records answer."""
    return list(dict.fromkeys(name for record in records for name in record["facts"]))


def flat(
    records: Sequence[Mapping[str, Any]], names: Sequence[str], question: Callable[[str], str]
) -> Iterator[dict[str, str]]:
    """Lay records out as rows of a form."""
    for record in records:
        row = {"Response ID": record["ref"], "What would you like to treat?": ", ".join(record["concerns"])}
        row["Event on"] = record.get("event", "")
        yield row | {question(name): record["facts"].get(name, "") for name in names}


def table(path: Path, records: Sequence[Mapping[str, Any]]) -> str:
    """Write a form's export."""
    rows = list(flat(records, headers(records), lambda name: f"Tell us: {name}?"))
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return str(path)


def form(path: Path, records: Sequence[Mapping[str, Any]]) -> str:
    """Write the map of that form."""
    columns = {"Response ID": "ref", "What would you like to treat?": "concerns", "Event on": "event"}
    columns |= {f"Tell us: {name}?": name for name in headers(records)}
    told = "".join(f"  {json.dumps(header)}: {{is: {what}}}\n" for header, what in columns.items())
    path.write_text(f"schema: needle.map/1\ndates: YYYY-MM-DD\ncolumns:\n{told}", "utf-8")
    return str(path)


def parquet(path: Path, records: Sequence[Mapping[str, Any]]) -> str:
    """Write records as Parquet: a column a fact."""
    from pyarrow import Table, parquet  # type: ignore[import-untyped]

    names = headers(records)
    kept = [
        {k: v for k, v in record.items() if k != "facts"} | {"facts": {n: record["facts"].get(n) for n in names}}
        for record in records
    ]
    parquet.write_table(Table.from_pylist(kept), path)
    return str(path)


def install(folder: Path) -> Path:
    """Install the peer; give its Python."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", "zen-engine"], check=True, stderr=subprocess.DEVNULL)
    return python


def timed(command: Sequence[str], folder: Path) -> tuple[float, float]:
    """Run one process to its end; give its processor time and the time on the wall, in seconds."""
    before, started = os.times(), time.perf_counter()
    with Path(os.devnull).open("wb") as nowhere:
        subprocess.run(command, cwd=folder, stdout=nowhere, check=True)
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return spent, time.perf_counter() - started


def same(folder: Path, records: str) -> bool:
    """Say whether one process and two write the same bytes."""
    outs = [folder / f"{count}.out" for count in (1, 2)]
    for count, out in zip((1, 2), outs, strict=True):
        subprocess.run(
            [NEEDLE, "batch", records, "--on", str(ON), "-j", str(count), "-o", out],
            check=True,
            stderr=subprocess.DEVNULL,
        )
    return outs[0].read_bytes() == outs[1].read_bytes()


if __name__ == "__main__":
    main()
