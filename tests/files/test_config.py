"""Settings: the environment before ./needle.toml before the user's own file, and what cannot be is refused."""

import os
from pathlib import Path

import pytest

from needlecli.errors import UsageError
from needlecli.files import Config, load_config


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder, with an empty home and no settings in the environment."""
    for name in [name for name in os.environ if name.startswith(("NEEDLE_", "XDG_"))]:
        monkeypatch.delenv(name)
    folder = tmp_path / "clinic"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return folder


def settle(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def user_file(here: Path) -> Path:
    return here.parent / "home" / ".config" / "needle" / "config.toml"


@pytest.mark.usefixtures("here")
def test_without_settings_nothing_is_set() -> None:
    assert load_config() == Config((), (), None, None, None)


def test_every_setting_is_read(here: Path) -> None:
    settle(
        here / "needle.toml",
        'protocols = ["ours"]\navailable = ["pen", " prp "]\noperator = "nurse"\n'
        'max_depth = "1.0 mm"\nmax_downtime = "3 days"\n',
    )
    assert load_config() == Config(("ours",), ("pen", "prp"), "nurse", "1.0 mm", "3 days")


USER, FOLDER, ENVIRONMENT = "esthetician", "nurse", "physician"


@pytest.mark.parametrize(
    ("user", "folder", "environment", "in_force"),
    [
        (False, False, False, None),
        (True, False, False, USER),
        (False, True, False, FOLDER),
        (True, True, False, FOLDER),
        (False, False, True, ENVIRONMENT),
        (True, False, True, ENVIRONMENT),
        (True, True, True, ENVIRONMENT),
    ],
)
def test_the_nearest_setting_wins(
    here: Path, monkeypatch: pytest.MonkeyPatch, user: bool, folder: bool, environment: bool, in_force: str | None
) -> None:
    if user:
        settle(user_file(here), f'operator = "{USER}"\n')
    if folder:
        settle(here / "needle.toml", f'operator = "{FOLDER}"\n')
    if environment:
        monkeypatch.setenv("NEEDLE_OPERATOR", ENVIRONMENT)
    assert load_config().operator == in_force


def test_a_nearer_file_replaces_single_settings_and_leaves_the_others(here: Path) -> None:
    settle(user_file(here), 'operator = "nurse"\nmax_depth = "1.0 mm"\n')
    settle(here / "needle.toml", 'max_depth = "0.5 mm"\n')
    assert load_config() == Config(operator="nurse", max_depth="0.5 mm")


def test_an_empty_variable_sets_nothing(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(here / "needle.toml", 'operator = "nurse"\n')
    monkeypatch.setenv("NEEDLE_OPERATOR", "")
    assert load_config().operator == "nurse"


@pytest.mark.usefixtures("here")
def test_lists_in_the_environment_are_written_as_the_environment_writes_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEEDLE_AVAILABLE", "pen, prp")
    monkeypatch.setenv("NEEDLE_PROTOCOLS", os.pathsep.join(["/one, two", "three"]))
    assert load_config() == Config(protocols=("/one, two", "three"), available=("pen", "prp"))


def test_folders_in_a_file_are_beside_that_file(here: Path) -> None:
    absolute = here.parent / "elsewhere"
    settle(user_file(here), f'protocols = ["ours", "{absolute.as_posix()}", "~/packs"]\n')
    home = here.parent / "home"
    assert load_config().protocols == (
        str(user_file(here).parent / "ours"),
        str(absolute),
        str(home / "packs"),
    )


def test_the_user_file_is_where_xdg_says(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(user_file(here), 'operator = "nurse"\n')
    settle(here.parent / "xdg" / "needle" / "config.toml", 'operator = "physician"\n')
    monkeypatch.setenv("XDG_CONFIG_HOME", str(here.parent / "xdg"))
    assert load_config().operator == "physician"


@pytest.mark.parametrize(
    ("text", "says", "advice"),
    [
        ("operater = 1", "needle.toml: unknown setting 'operater'", "did you mean 'operator'?"),
        (
            "zeta = 1\nalpha = 2",
            "needle.toml: unknown setting 'alpha'",
            "known here: protocols, available, operator, max_depth, max_downtime, clinic",
        ),
        ("[available]\npen = true", "the setting available has the wrong form", 'write available = ["…"]'),
        ('available = "pen"', "the setting available has the wrong form", 'write available = ["…"]'),
        ("available = [1]", "the setting available has the wrong form", 'write available = ["…"]'),
        ('protocols = "ours"', "the setting protocols has the wrong form", 'write protocols = ["…"]'),
        ("operator = 5", "the setting operator has the wrong form", 'write operator = "…"'),
        ('operator = ["nurse"]', "the setting operator has the wrong form", 'write operator = "…"'),
        ("max_depth = 1.0", "the setting max_depth has the wrong form", 'write max_depth = "…"'),
    ],
)
def test_a_setting_that_cannot_be_is_refused(here: Path, text: str, says: str, advice: str) -> None:
    settle(here / "needle.toml", text)
    with pytest.raises(UsageError) as refused:
        load_config()
    assert (refused.value.says, refused.value.advice) == (says, advice)


def test_a_file_that_is_not_toml_is_refused_with_the_place(here: Path) -> None:
    settle(here / "needle.toml", "operator = nurse\n")
    with pytest.raises(UsageError, match=r"needle.toml is not TOML: .*line 1, column 12") as refused:
        load_config()
    assert refused.value.advice == 'write it like operator = "nurse"'


def test_a_file_that_is_no_text_is_refused(here: Path) -> None:
    (here / "needle.toml").write_bytes(b'operator = "\xff"')
    with pytest.raises(UsageError) as refused:
        load_config()
    assert refused.value.says == "needle.toml cannot be read"
    assert refused.value.advice == "check its permissions, and save it as UTF-8"


def test_a_folder_in_the_place_of_the_file_is_no_setting(here: Path) -> None:
    (here / "needle.toml").mkdir()
    assert load_config() == Config()
