"""How fast needle validates, as ratios to other checkers and to importing its own libraries, in turn in one run.

    python benchmarks/validate.py [ROUNDS]

One file of some 300 lines, with the shipped pack behind it, is held against the anchor of benchmarks/startup.py.  A
hundred such files are held against check-jsonschema with our schema and yamllint with its default rules, which are
installed into an environment of their own.  Findings kept from an earlier run are taken away before each command, but
for the rows that say that the files were checked before.  The table shows the median of the ratios round by round.
"""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from startup import ANCHOR, NEEDLE, seconds

ROOT = Path(__file__).resolve().parent.parent
LINES, FILES = 300, 100
PEERS = ("check-jsonschema", "yamllint")


def write_files(folder: Path, count: int) -> list[str]:
    """Write variants that differ in their id alone: the first indications of the shipped pen, about 300 lines each."""
    lines = (ROOT / "protocols" / "pen.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    ends = [n for n, line in enumerate(lines[:LINES]) if line.startswith("  - concern:")]
    text = "".join(lines[: ends[-1]])
    folder.mkdir()
    for number in range(count):
        own = text.replace("id: pen\n", f"id: pen-{number}\n", 1).replace("\nname: ", f"\nname: {number} ", 1)
        own = re.sub(r"^synonyms: .*\n", f"synonyms: [pen {number}]\n", own, count=1, flags=re.MULTILINE)
        (folder / f"pen-{number}.yaml").write_text(own, "utf-8")
    return [str(path) for path in sorted(folder.iterdir())]


def install_peers(folder: Path) -> Path:
    """Install the checkers to compare with; give the folder of their commands."""
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([programs / "python", "-m", "pip", "install", "-q", *PEERS], check=True, stderr=subprocess.DEVNULL)
    return programs


def main() -> None:
    """Measure in turn and print the median ratios with their spread."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        programs = install_peers(folder / "peers")
        (one,), many = write_files(folder / "one", 1), write_files(folder / "many", FILES)
        schema = str(ROOT / "schemas" / "protocol.schema.json")
        env = {"NEEDLE_CACHE": str(folder / "cache"), "HOME": name}
        commands = {
            "anchor": [sys.executable, "-c", ANCHOR],
            "one": [NEEDLE, "validate", one],
            "many": [NEEDLE, "validate", *many],
            "many again": [NEEDLE, "validate", *many],
            "check-jsonschema": [str(programs / "check-jsonschema"), "--schemafile", schema, *many],
            "yamllint": [str(programs / "yamllint"), *many],
        }
        taken: dict[str, list[float]] = {key: [] for key in commands}
        for turn in range(rounds + 1):
            for key, command in commands.items():
                for kept in Path(env["NEEDLE_CACHE"]).glob("*-findings.kept") if key != "many again" else ():
                    kept.unlink()
                spent = seconds(command, env, name, check=key != "yamllint")  # its rules find our files ugly
                if turn:  # the first round warms the disk and the cache
                    taken[key].append(spent)
    report("one file / the anchor", taken["one"], taken["anchor"], "at most 1.4")
    report("check-jsonschema / 100 files", taken["check-jsonschema"], taken["many"], "at least 4")
    report("the same, 100 files checked before", taken["check-jsonschema"], taken["many again"], "")
    report("yamllint / 100 files", taken["yamllint"], taken["many"], "at least 12")
    report("the same, 100 files checked before", taken["yamllint"], taken["many again"], "")


def report(name: str, top: list[float], bottom: list[float], aim: str) -> None:
    """Print one ratio: median, least and most over the rounds."""
    found = [a / b for a, b in zip(top, bottom, strict=True)]
    print(f"{name:36}{statistics.median(found):8.2f}{min(found):8.2f}{max(found):8.2f}   aim: {aim}")


if __name__ == "__main__":
    main()
