"""The sides of a comparison: folders, files, and revisions that are read with git and never checked out."""

import os
import subprocess
from pathlib import Path

import pytest

from builders import small_files
from needlecli.errors import NeedleError, PackError, UsageError
from needlecli.files import load_side, sides

CASE = "on: 2026-11-22\ncases: []\n"


def git(folder: Path, *arguments: str) -> str:
    plain = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PATH": os.environ["PATH"]}
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main")
    done = subprocess.run(
        ["/usr/bin/env", "git", *who, *arguments], cwd=folder, env=plain, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository whose folder p is a pack, edited since, and go there."""
    for name, text in small_files().items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "p" / "cases").mkdir()
    (tmp_path / "p" / "cases" / "some.yaml").write_text(CASE, encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "one")
    pen = tmp_path / "p" / "pen.yaml"
    pen.write_text(pen.read_text(encoding="utf-8").replace("A pen.", "The pen."), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", "p"),
        ("HEAD:p", "p"),
        ("HEAD:p/", "p/"),
        ("main:p", "p"),
        ("HEAD", "p"),
        ("HEAD:./p", "p"),
        ("HEAD:p", "./p"),
    ],
)
def test_a_revision_is_read_as_it_was(repository: Path, old: str, new: str) -> None:
    before, after = sides(old, new, ())
    assert [load_side(side).variants["pen"].summary for side in (before, after)] == ["A pen.", "The pen."]
    assert (before.alone, after.alone) == (True, True)
    assert [name.rpartition("/")[2] for name, _ in before.cases] == ["some.yaml"]
    assert git(repository, "status", "--porcelain") == " M p/pen.yaml\n"


def test_a_path_is_taken_from_here_where_there_is_none_from_the_top(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository / "p")
    assert load_side(sides("HEAD:.", ".", ())[0]).variants["pen"].summary == "A pen."
    assert load_side(sides("", ".", ())[0]).variants["pen"].summary == "A pen."
    assert load_side(sides("HEAD:pen.yaml", "pen.yaml", ())[0]).variants["pen"].summary == "A pen."


def test_a_file_goes_with_its_folder_where_that_is_a_pack(repository: Path) -> None:
    before, after = sides("", "p/pen.yaml", ())
    assert [load_side(side).variants["pen"].summary for side in (before, after)] == ["A pen.", "The pen."]
    assert (repository / "p" / "pen.yaml").exists()


def test_what_is_no_pack_by_itself_is_laid_over_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "some").mkdir()
    text = small_files()["p/pen.yaml"].replace("concern: scars", "concern: acne-scars").replace("study", "recall")
    (tmp_path / "some" / "pen.yaml").write_text(text, encoding="utf-8")
    for name in (str(tmp_path / "some"), str(tmp_path / "some" / "pen.yaml")):
        side, _ = sides(name, name, ())
        assert not side.alone
        assert load_side(side).variants["pen"].summary == "A pen."
        assert "roller" in load_side(side).variants


def test_a_whole_pack_is_laid_over_the_shipped_one_when_asked(repository: Path) -> None:
    assert (repository / "p").is_dir()
    assert [side.alone for side in sides("HEAD:p", "p", (), laid_over=True)] == [False, False]


@pytest.mark.parametrize(
    ("old", "new", "says", "advice"),
    [
        ("nope:p", "p", "there is no revision 'nope'", "git log --oneline"),
        ("HEAD:q", "p", "there is no folder or file 'q' in revision HEAD", "git ls-tree"),
        ("HEAD:p/cases/..", "p", "there is no folder or file", "git ls-tree"),
        ("HEAD", "HEAD", "which folder of revision HEAD?", "HEAD:protocols"),
        ("p", "q", "'q' is no file or folder here, and no revision", "REVISION:PATH"),
        ("", "q", "there is no file or folder q", "name OLD and NEW"),
        ("--upload-pack=evil:p", "p", "there is no revision '--upload-pack=evil'", "git log"),
        ("HEAD^{/x}:p", "p", "there is no revision", "git log"),
        ("HEAD\0:p", "p", "there is no revision", "git log"),
        ("HEAD:p/cases", "p", "has errors", "needle validate"),
        (":p", "p", "there is no revision", "git log"),
    ],
)
def test_what_is_not_there_is_refused_with_what_to_write(
    repository: Path, old: str, new: str, says: str, advice: str
) -> None:
    assert repository.is_dir()
    with pytest.raises(NeedleError) as stop:
        list(map(load_side, sides(old, new, ())))
    assert says in stop.value.says
    assert advice in stop.value.advice


def test_a_folder_that_is_no_repository_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "pen.yaml").write_text(small_files()["p/pen.yaml"], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    for old in ("", "HEAD:p"):
        with pytest.raises(UsageError, match="lies in no git repository"):
            sides(old, "p", ())


def test_without_git_folders_are_named_instead(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    with pytest.raises(UsageError, match="git was not found") as stop:
        sides("HEAD:p", "p", ())
    assert stop.value.advice == "name two folders instead"


def test_a_link_in_a_revision_is_not_followed(repository: Path) -> None:
    (repository / "p" / "more.yaml").symlink_to(repository / "secret.yaml")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "two")
    with pytest.raises(PackError, match=r"HEAD:p/more\.yaml is a link"):
        sides("HEAD:p", "HEAD:p", ())


def test_names_of_files_may_be_odd(repository: Path) -> None:
    odd = 'ro"l\n ler\\é.yaml'
    text = small_files()["p/pen.yaml"].replace("id: pen", "id: roller").replace("name: Pen", "name: Roller")
    (repository / "p" / odd).write_text(text, encoding="utf-8")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "two")
    assert "roller" in load_side(sides("HEAD:p", "p", ())[0]).variants


def test_an_error_in_a_side_is_shown_by_its_first_finding(repository: Path) -> None:
    (repository / "p" / "pen.yaml").write_text("id: pen\n", encoding="utf-8")
    with pytest.raises(PackError) as stop:
        load_side(sides("", "p", ())[1])
    assert stop.value.says == "p has errors, so that it cannot be compared"
    assert len(stop.value.diagnostics) == 1
