"""`needle recommend --receipt` keeps an answer, and `needle receipt verify` gives it again or says what changed."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from forking import surroundings

CANARY = "Zaphod"
ASKED = ("recommend", "-c", "acne-scars", "--skin-type", "IV", "--has", "isotretinoin=6 weeks ago", "--others", "no")
DAY = ("--on", "2026-11-22")
KEPT = (*ASKED, *DAY, "--cleared", "anticoagulant", "--receipt", "a.json")


@pytest.fixture
def shelf(run: Run, tmp_path: Path) -> Path:
    """Write a receipt; give the folder it lies in."""
    assert run(*KEPT, cwd=tmp_path).returncode == 0
    return tmp_path


def edited(folder: Path, name: str, old: str, new: str) -> None:
    """Write a receipt that differs from the first one in one place."""
    text = (folder / "a.json").read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


class TestKeeping:
    def test_shows_the_answer_as_ever_and_says_where_the_receipt_is(self, run: Run, tmp_path: Path) -> None:
        done = run(*KEPT, cwd=tmp_path)
        assert done.stdout == run(*KEPT[:-2]).stdout
        assert done.stderr == "wrote a receipt to a.json; to verify it: needle receipt verify a.json\n"

    def test_keeps_the_answer_that_is_printed_as_json(self, run: Run, shelf: Path) -> None:
        made = json.loads((shelf / "a.json").read_text(encoding="utf-8"))
        assert made["answer"] == json.loads(run(*KEPT[:-2], "--format", "json").stdout)
        assert made["record"] == {
            "schema": "needle.intake/1",
            "on": "2026-11-22",
            "concerns": ["acne-scars"],
            "facts": {"isotretinoin": "2026-10-11", "skin_type": "IV"},
            "others": "no",
            "cleared": ["anticoagulant"],
        }

    def test_writes_the_same_bytes_each_time_over_what_is_there(self, run: Run, shelf: Path) -> None:
        before = (shelf / "a.json").read_bytes()
        (shelf / "a.json").write_text("another one", encoding="utf-8")
        assert run(*KEPT, cwd=shelf).returncode == 0
        assert (shelf / "a.json").read_bytes() == before
        assert [path.name for path in shelf.iterdir()] == ["a.json"]

    def test_without_a_day_keeps_the_day_it_was_asked(self, run: Run, tmp_path: Path) -> None:
        assert run(*ASKED, "--receipt", "a.json", cwd=tmp_path).returncode == 0
        assert run("receipt", "verify", "a.json", cwd=tmp_path).returncode == 0

    def test_keeps_settings_and_an_intake_record_with_options_over_it(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "needle.toml").write_text('operator = "nurse"\nmax_depth = "1.0 mm"\n', encoding="utf-8")
        record = "ref: A17\nconcerns: {Wrinkles: 2, acne scars: 1}\nnotes: cold sores now and then\nevent: no\n"
        (tmp_path / "a.yaml").write_text(record, encoding="utf-8")
        asked = ("recommend", "--intake", "a.yaml", "--has", "age=34", "--notes", "banana", *DAY)
        done = run(*asked, "--format", "json", "--receipt", "a.json", cwd=tmp_path)
        made = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
        assert made["answer"] == json.loads(done.stdout)
        assert made["record"] == {
            "schema": "needle.intake/1",
            "ref": "A17",
            "on": "2026-11-22",
            "concerns": {"wrinkles": 2.0, "acne-scars": 1.0},
            "facts": {"age": "34"},
            "event": "no",
            "operator": "nurse",
            "max_depth": "1.0 mm",
            "notes": "cold sores now and then\nbanana",
        }
        (tmp_path / "needle.toml").unlink()  # settings of another day do not matter
        assert run("receipt", "verify", "a.json", cwd=tmp_path).returncode == 0

    @pytest.mark.parametrize("file", ["/proc/none/a.json", "a.yaml/a.json", "folder"])
    def test_that_cannot_be_written_still_shows_the_answer(self, run: Run, tmp_path: Path, file: str) -> None:
        (tmp_path / "folder").mkdir()
        (tmp_path / "a.yaml").write_text("{}", encoding="utf-8")
        done = run(*KEPT[:-1], file, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (74, run(*KEPT[:-2]).stdout)
        assert done.stderr.startswith(f"error: {file} cannot be written: ")
        assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.yaml", "folder"]

    @pytest.mark.parametrize(
        ("file", "says"),
        [
            ("", "--receipt takes the name of a file"),
            ("-", "--receipt takes the name of a file"),
            ("./a.yaml", "./a.yaml would be written over the intake record"),
        ],
    )
    def test_goes_to_a_file_of_its_own(self, run: Run, tmp_path: Path, file: str, says: str) -> None:
        (tmp_path / "a.yaml").write_text("concerns: [acne-scars]\n", encoding="utf-8")
        done = run("recommend", "--intake", "a.yaml", "--receipt", file, cwd=tmp_path)
        assert (done.returncode, done.stdout, done.stderr.splitlines()[0]) == (2, "", f"error: {says}")
        assert (tmp_path / "a.yaml").read_text(encoding="utf-8") == "concerns: [acne-scars]\n"

    def test_is_not_the_case_file_too(self, run: Run, tmp_path: Path) -> None:
        done = run(*KEPT[:-1], "a.yaml", "--save-case", "a.yaml", cwd=tmp_path)
        assert (done.returncode, done.stderr.splitlines()[0]) == (2, "error: a.yaml would be written twice")

    def test_is_kept_though_nobody_reads_the_answer(self, run: Run, tmp_path: Path) -> None:
        command = f'"{sys.executable}" -m needlecli {" ".join(f"{word!r}" for word in KEPT)} | head -c 1'
        env = surroundings(tmp_path, NEEDLE_CACHE="off")
        subprocess.run(["/bin/bash", "-c", command], cwd=tmp_path, env=env, check=False, capture_output=True)
        assert run("receipt", "verify", "a.json", cwd=tmp_path).returncode == 0


class TestVerifying:
    def test_a_receipt_as_it_was_written(self, run: Run, shelf: Path) -> None:
        done = run("receipt", "verify", "a.json", cwd=shelf)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.splitlines()[1:] == ["✓ a.json: reproduced, byte for byte"]

    def test_a_receipt_from_standard_input(self, run: Run, shelf: Path) -> None:
        done = run("receipt", "verify", "-", stdin=(shelf / "a.json").read_bytes())
        assert (done.returncode, done.stdout.splitlines()[1]) == (0, "✓ <stdin>: reproduced, byte for byte")

    def test_several_and_the_worst_decides(self, run: Run, shelf: Path) -> None:
        edited(shelf, "b.json", '"verdict": "defer"', '"verdict": "suitable"')
        (shelf / "c.json").write_text(f'{{"name": "{CANARY}"', encoding="utf-8")
        assert run("receipt", "verify", "a.json", "b.json", cwd=shelf).returncode == 1
        done = run("receipt", "verify", "a.json", "b.json", "c.json", "d.json", cwd=shelf)
        until = " until 2027-04-11, defer if clear"
        assert done.returncode == 4
        assert done.stdout.splitlines()[1:] == [
            "✓ a.json: reproduced, byte for byte",
            "✕ b.json: edited since it was written",
            "  • its checksum does not hold: something in it was changed after it was written",
            f"  • Pen: verdict on cheeks: “suitable{until}” in the receipt, “defer{until}” now",
            "✕ c.json: cannot be verified, for this is not JSON",
            "✕ d.json: cannot be verified, for there is no file d.json",
            "1 of 4 receipts reproduced, byte for byte",
        ]
        assert done.stderr.splitlines() == [
            "error: c.json: this is not JSON",
            "  help: name a file that recommend --receipt wrote",
            "error: there is no file d.json",
            "  help: check the path",
        ]

    def test_with_another_pack(self, run: Run, shelf: Path) -> None:
        own = shelf / "own"
        own.mkdir()
        pen = Path(__file__).parents[2].joinpath("protocols/pen.yaml").read_text(encoding="utf-8")
        (own / "pen.yaml").write_text(pen + "# ours\n", encoding="utf-8")
        done = run("receipt", "verify", "a.json", "--protocols", "own", cwd=shelf)
        assert done.returncode == 1
        assert done.stdout.splitlines()[1] == "! a.json: the same answer, from another pack"
        assert done.stdout.splitlines()[2].startswith("  • it was written with another pack: core ")
        (own / "pen.yaml").write_text(pen.replace("\ncost: {tier: 2", "\ncost: {tier: 4"), encoding="utf-8")
        done = run("receipt", "verify", "a.json", "--protocols", "own", cwd=shelf)
        assert (done.returncode, done.stdout.splitlines()[1]) == (1, "! a.json: the answer is another one now")
        assert "  • Pen: cost: “tier 2/4” in the receipt, “tier 4/4” now" in done.stdout.splitlines()

    def test_for_programs(self, run: Run, shelf: Path) -> None:
        edited(shelf, "b.json", '"needle": "', '"needle": "0.0.')
        done = run("receipt", "verify", "a.json", "b.json", "none.json", "--format", "json", cwd=shelf)
        told: dict[str, Any] = json.loads(done.stdout)
        assert (done.returncode, told["schema"], told["reproduced"]) == (4, "needle.verification/1", False)
        assert [(one["file"], one["status"], one["same_answer"], one["same_needle"]) for one in told["receipts"]] == [
            ("a.json", "reproduced", True, True),
            ("b.json", "edited", True, False),
            ("none.json", "unreadable", None, None),
        ]
        assert len({tuple(sorted(one)) for one in told["receipts"]}) == 1

    def test_a_pack_that_cannot_be_used(self, run: Run, shelf: Path) -> None:
        assert run("receipt", "verify", "a.json", "--protocols", "nowhere", cwd=shelf).returncode == 3

    @pytest.mark.parametrize("form", ["table", "markdown", "html", "json"])
    def test_never_says_what_the_client_said(self, run: Run, tmp_path: Path, form: str) -> None:
        """The reference and the notes are in the receipt; whatever becomes of it, they are not in what is said."""
        (tmp_path / "a.yaml").write_text(
            f"ref: {CANARY}-ref\nconcerns: [acne-scars]\nnotes: {CANARY}-note has cold sores\n", encoding="utf-8"
        )
        run("recommend", "--intake", "a.yaml", *DAY, "--receipt", "a.json", cwd=tmp_path)
        text = (tmp_path / "a.json").read_text(encoding="utf-8")
        assert CANARY in text
        for number, (old, new) in enumerate(
            [
                ('"facts": {}', f'"facts": {{"pregnancy": "{CANARY}"}}'),
                ('"concerns": ["acne-scars"], "notes"', f'"concerns": ["{CANARY}"], "notes"'),
                ('"on": "2026-11-22", "ref"', f'"on": "{CANARY}", "ref"'),
                ('"acne-scars"', "NaN"),
                ('"needle"', f'"{CANARY}": 1, "{CANARY}": 2, "needle"'),
                ("cold sores", "hot sores"),
                (f"{CANARY}-ref", f"{CANARY}-other"),
                ("}", ""),
            ]
        ):
            (tmp_path / f"{number}.json").write_text(text.replace(old, new, 1), encoding="utf-8")
        files = [f"{number}.json" for number in range(8)]
        done = run("receipt", "verify", "a.json", *files, "--format", form, cwd=tmp_path)
        assert done.returncode == 4
        assert CANARY not in done.stdout + done.stderr

    def test_what_a_receipt_says_cannot_steer_a_terminal(self, run: Run, shelf: Path) -> None:
        edited(shelf, "b.json", '"verdict": "defer"', '"verdict": "\\u001b[31mred\\u202e"')
        done = run("receipt", "verify", "b.json", cwd=shelf)
        assert "\x1b" not in done.stdout
        assert "\u202e" not in done.stdout
        assert "red" in done.stdout

    def test_ten_megabytes_are_refused(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "a.json").write_text('{"schema": "needle.receipt/1", "x": "' + "a" * 10_000_000, encoding="utf-8")
        done = run("receipt", "verify", "a.json", cwd=tmp_path)
        assert (done.returncode, done.stderr.splitlines()[0]) == (
            4,
            "error: a.json: this is larger than a receipt may be, 8,388,608 bytes",
        )
