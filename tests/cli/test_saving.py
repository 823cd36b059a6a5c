"""`needle recommend --save-case`: what was seen becomes a case, for a person to confirm."""

from pathlib import Path

import pytest

from conftest import Run

CLIENT = ("-c", "acne-scars", "--others", "no", "--skin-type", "IV", "--has", "isotretinoin=2026-09-01")
SEEN = ("recommend", *CLIENT, "--on", "2026-11-22", "--save-case")


def confirmed(path: Path) -> str:
    """Take out the lines that say that nobody has read the cases yet."""
    return path.read_text(encoding="utf-8").replace("    confirmed: no\n", "")


class TestANewFile:
    def test_starts_with_its_schema_and_its_day(self, run: Run, tmp_path: Path) -> None:
        done = run(*SEEN, "clinic/cases/seen.yaml", cwd=tmp_path)
        assert done.returncode == 0
        assert done.stdout.startswith("Acne scars")
        assert done.stderr.startswith(
            "wrote a case to clinic/cases/seen.yaml, with all that was said about the client: "
        )
        told = (tmp_path / "clinic/cases/seen.yaml").read_text(encoding="utf-8").splitlines()
        assert told[:9] == [
            "# yaml-language-server: $schema=../schemas/case.schema.json",
            "on: 2026-11-22",
            "cases:",
            '  - name: "acne-scars, isotretinoin 2026-09-01, skin_type IV"',
            "    confirmed: no",
            "    client:",
            "      concerns: [acne-scars]",
            "      facts: {isotretinoin: 2026-09-01, skin_type: IV}",
            "      others: no",
        ]

    def test_fails_until_a_person_has_confirmed_it_and_then_passes(self, run: Run, tmp_path: Path) -> None:
        run(*SEEN, "seen.yaml", cwd=tmp_path)
        done = run("test", "seen.yaml", cwd=tmp_path)
        assert (done.returncode, done.stdout.splitlines()[-1]) == (1, "1 case in 1 file: 1 unconfirmed")
        (tmp_path / "seen.yaml").write_text(confirmed(tmp_path / "seen.yaml"), encoding="utf-8")
        done = run("test", "seen.yaml", cwd=tmp_path)
        assert (done.returncode, done.stdout) == (0, "1 case in 1 file: 1 passed\n")

    def test_does_not_change_what_is_printed(self, run: Run, tmp_path: Path) -> None:
        assert run(*SEEN, "seen.yaml", cwd=tmp_path).stdout == run(*SEEN[:-1]).stdout


class TestAFileThatIsThere:
    def test_gets_one_more_case_and_keeps_every_other_byte(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "seen.yaml"
        before = (
            b"# ours\r\non: 2026-11-22 # a day\r\ncases:\r\n- name:   first # mine\r\n  client: {areas: [face]}\r\n"
        )
        path.write_bytes(before)
        assert run(*SEEN, "seen.yaml", cwd=tmp_path).returncode == 0
        after = path.read_bytes()
        assert after.startswith(before + b'- name: "acne-scars, ')
        assert after.count(b"\n") == after.count(b"\r\n")

    def test_names_no_two_cases_alike_and_keeps_another_day(self, run: Run, tmp_path: Path) -> None:
        for day in ("2026-11-22", "2026-11-22", "2026-11-23"):
            assert run("recommend", *CLIENT, "--on", day, "--save-case", "seen.yaml", cwd=tmp_path).returncode == 0
        told = confirmed(tmp_path / "seen.yaml")
        assert [line for line in told.splitlines() if "name:" in line or " on:" in line] == [
            '  - name: "acne-scars, isotretinoin 2026-09-01, skin_type IV"',
            '  - name: "acne-scars, isotretinoin 2026-09-01, skin_type IV (2)"',
            '  - name: "acne-scars, isotretinoin 2026-09-01, skin_type IV (3)"',
            "      on: 2026-11-23",
        ]
        (tmp_path / "seen.yaml").write_text(told, encoding="utf-8")
        assert run("test", "seen.yaml", cwd=tmp_path).stdout == "3 cases in 1 file: 3 passed\n"

    def test_that_is_no_case_file_stays_as_it_is(self, run: Run, tmp_path: Path) -> None:
        for text in ("concerns: [acne-scars]\n", "a: b: c\n", ""):
            (tmp_path / "other.yaml").write_text(text, encoding="utf-8")
            done = run(*SEEN, "other.yaml", cwd=tmp_path)
            assert (done.returncode, done.stdout) == (2, "")
            assert "other.yaml is not a case file, so nothing was written" in done.stderr
            assert (tmp_path / "other.yaml").read_text(encoding="utf-8") == text

    def test_whose_cases_have_no_plain_end_stays_as_it_is(self, run: Run, tmp_path: Path) -> None:
        text = "cases:\n  - name: first\non: 2026-11-22\n"
        (tmp_path / "seen.yaml").write_text(text, encoding="utf-8")
        done = run(*SEEN, "seen.yaml", cwd=tmp_path)
        assert done.returncode == 2
        assert "let cases be the last key of the file" in done.stderr
        assert (tmp_path / "seen.yaml").read_text(encoding="utf-8") == text

    def test_that_starts_from_a_client_takes_one_that_can_be_told_over_it(self, run: Run, tmp_path: Path) -> None:
        text = "on: 2026-11-22\nclient: {concerns: [lines], operator: nurse, facts: {skin_type: II}}\ncases: []\n"
        (tmp_path / "seen.yaml").write_text(text, encoding="utf-8")
        assert run(*SEEN, "seen.yaml", cwd=tmp_path).returncode == 0
        assert "      operator: null\n" in confirmed(tmp_path / "seen.yaml")
        (tmp_path / "seen.yaml").write_text(confirmed(tmp_path / "seen.yaml"), encoding="utf-8")
        assert run("test", "seen.yaml", cwd=tmp_path).stdout == "1 case in 1 file: 1 passed\n"

    def test_that_looks_at_some_variants_gets_a_case_that_looks_at_all(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "seen.yaml").write_text("on: 2026-11-22\nvariants: [pen]\ncases: []\n", encoding="utf-8")
        assert run(*SEEN, "seen.yaml", cwd=tmp_path).returncode == 0
        (tmp_path / "seen.yaml").write_text(confirmed(tmp_path / "seen.yaml"), encoding="utf-8")
        assert run("test", "seen.yaml", cwd=tmp_path).stdout == "1 case in 1 file: 1 passed\n"

    def test_that_starts_from_a_client_refuses_one_that_cannot(self, run: Run, tmp_path: Path) -> None:
        text = "on: 2026-11-22\nclient: {facts: {pregnancy: yes}}\ncases: []\n"
        (tmp_path / "seen.yaml").write_text(text, encoding="utf-8")
        done = run(*SEEN, "seen.yaml", cwd=tmp_path)
        assert done.returncode == 2
        assert "this client cannot be told in seen.yaml" in done.stderr
        assert (tmp_path / "seen.yaml").read_text(encoding="utf-8") == text


def test_an_intake_record_is_saved_as_it_was_given(run: Run, tmp_path: Path) -> None:
    record = '{"concerns": {"acne-scars": 2}, "facts": {"accutane": "6 weeks ago", "age": 34}, "notes": "a dog: #1"}'
    done = run("recommend", "--intake", "-", "--on", "2026-11-22", "--save-case", "s.yaml", stdin=record, cwd=tmp_path)
    assert done.returncode == 0
    told = confirmed(tmp_path / "s.yaml")
    assert "      facts: {accutane: 6 weeks ago, age: 34}\n" in told
    assert '      notes: "a dog: #1"\n' in told
    (tmp_path / "s.yaml").write_text(told, encoding="utf-8")
    assert run("test", "s.yaml", cwd=tmp_path).stdout == "1 case in 1 file: 1 passed\n"


@pytest.mark.parametrize("name", ["seen.txt", "-", "cases"])
def test_a_file_of_another_kind_is_refused(run: Run, tmp_path: Path, name: str) -> None:
    done = run(*SEEN, name, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "name a file that ends in .yaml" in done.stderr


def test_a_file_that_cannot_be_written_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    done = run(*SEEN, "taken/seen.yaml", cwd=tmp_path)
    assert done.returncode == 74
    assert "taken/seen.yaml cannot be written" in done.stderr
