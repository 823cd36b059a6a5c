"""How long needle takes to start, as ratios to importing its libraries, measured in turn in one run.

    python benchmarks/startup.py [ROUNDS]

The anchor is a Python that imports typer, yaml, rich and pydantic and does nothing with them.  Every round runs the
anchor and each command once, whole processes, output read and thrown away; the table shows the median of the ratios
round by round, so that a machine whose speed drifts does not matter.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ANCHOR = "import typer, yaml, rich.console, rich.table; from pydantic import BaseModel"
NEEDLE = shutil.which("needle", path=str(Path(sys.executable).parent)) or "needle"
COMPLETION = {"_NEEDLE_COMPLETE": "complete_bash", "COMP_WORDS": "needle recommend --concern ac", "COMP_CWORD": "3"}
COMMANDS: tuple[tuple[str, Sequence[str], Mapping[str, str], float], ...] = (
    ("recommend, as a table", [NEEDLE, "recommend", "--concern", "acne-scars"], {}, 1.4),
    ("recommend, as JSON", [NEEDLE, "recommend", "--concern", "acne-scars", "--format", "json"], {}, 1.15),
    ("completion of a pack word", [NEEDLE], COMPLETION, 0.8),
    ("--version", [NEEDLE, "--version"], {}, 0.6),
)


def seconds(command: Sequence[str], env: Mapping[str, str], folder: str, *, check: bool = True) -> float:
    """Run one process to its end; give the processor time it took, in seconds."""
    before = os.times()
    started = time.perf_counter()
    subprocess.run(command, env={**os.environ, **env}, cwd=folder, capture_output=True, check=check)
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return spent or time.perf_counter() - started


def main() -> None:
    """Measure every command beside the anchor and print the median ratios with their spread."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        env = {"NEEDLE_CACHE": str(Path(folder) / "cache"), "HOME": folder}
        anchor = [sys.executable, "-c", ANCHOR]
        ratios: dict[str, list[float]] = {name: [] for name, *_ in COMMANDS}
        for turn in range(rounds + 2):
            base = seconds(anchor, env, folder)
            for name, command, more, _ in COMMANDS:
                ratio = seconds(command, {**env, **more}, folder) / base
                if turn >= 2:  # the first two rounds warm the disk and the cache
                    ratios[name].append(ratio)
    print(f"{'':28}{'median':>8}{'least':>8}{'most':>8}{'aim':>8}   × the anchor, {rounds} rounds")
    for name, _, _, aim in COMMANDS:
        found = ratios[name]
        print(f"{name:28}{statistics.median(found):8.2f}{min(found):8.2f}{max(found):8.2f}{aim:8.2f}")


if __name__ == "__main__":
    main()
