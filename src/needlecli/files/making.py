"""Make new files for a trainer: from the templates that come with needle, and from the shipped pack."""

import os
import re
from collections.abc import Mapping
from pathlib import Path, PurePath

from needlecli.errors import UsageError
from needlecli.files.bundles import bundles, in_cases
from needlecli.files.writing import write_text

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
SCHEMAS = "schemas"
SCHEMA_LINE = re.compile(r"^(# yaml-language-server: \$schema=)\S*?([\w.-]+)$", flags=re.MULTILINE)


def template(name: str) -> str:
    """Give the text of a template."""
    return (TEMPLATES / f"{name}.yaml").read_text(encoding="utf-8")


def shipped_texts() -> Mapping[PurePath, str]:
    """Give every file of the shipped pack and of its cases, by its path inside the pack."""
    (bundle,) = bundles((), ())
    return {PurePath(*PurePath(name).parts[1:]): data.decode() for name, data in (*bundle.files, *bundle.cases)}


def schemas_for(path: Path, name: str) -> Path:
    """Give the folder of the schemas for a new file: its pack's, or where that has none, the one around the pack's."""
    pack = home_of(path)
    around = pack.absolute().parent / SCHEMAS
    here = pack / SCHEMAS
    return around if (around / name).is_file() and not (here / name).is_file() else here


def home_of(path: Path) -> Path:
    """Give the folder of the pack that a file belongs to: for a case in a folder `cases`, the one around that."""
    return path.parent.parent if in_cases(path) else path.parent


def pointing(text: str, path: Path, schemas: Path) -> str:
    """Let the schema line of a text lead from the file it is written to into a folder of schemas."""
    way = PurePath(os.path.relpath(schemas.absolute(), path.absolute().parent)).as_posix()
    return SCHEMA_LINE.sub(lambda line: f"{line[1]}{way}/{line[2]}", text, count=1)


def refuse_taken(path: Path) -> None:
    """Raise UsageError when something stands where a new file or folder is to go; an empty folder is free."""
    if path.is_dir() and not any(path.iterdir()):
        return
    if path.exists() or path.is_symlink():
        what = "folder" if path.is_dir() else "file"
        raise UsageError(f"the {what} {path} is there already", "nothing was written; give another name")


def make(files: Mapping[Path, str]) -> None:
    """Write new files, with the folders they stand in."""
    for path, text in files.items():
        write_text(path, text)
