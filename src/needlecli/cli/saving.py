"""Keep what was just seen as a case, with what it expects left for a person to confirm."""

from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Any

from needlecli.advice import Recommendation
from needlecli.cases import added, is_case_file, name_of, read_cases, seen, started
from needlecli.errors import UsageError
from needlecli.files import pointing, read_bytes, schemas_for, write_text
from needlecli.source import Document
from needlecli.source.yaml import parse

SCHEMA = "case.schema.json"
FIRST_LINE = f"# yaml-language-server: $schema={SCHEMA}\n"
ENDINGS = (".yaml", ".yml")
MARK = "\ufeff"
"""The byte order mark, which some editors put at the start of a file."""


def save_case(file: str, record: Mapping[str, Any], advice: Recommendation) -> str:
    """Add a case to a file, or start the file with it; give the name of the case.

    Raises UsageError where the file is no case file, or the client would not be read back from it as it was.
    """
    path = Path(file)
    if path.suffix.casefold() not in ENDINGS:
        raise UsageError(
            f"--save-case does not write to {file!r}", "name a file that ends in .yaml, as cases/seen.yaml"
        )
    told = {key: value for key, value in record.items() if key not in ("schema", "on") and value is not None}
    if path.exists():
        name, text = _longer(file, told, advice)
    else:
        name = name_of(told)
        text = f"{FIRST_LINE}{started(str(advice.client.on), seen(told, advice, name))}"
        text = pointing(text, path, schemas_for(path, SCHEMA))
    _check(file, text.removeprefix(MARK), advice)
    write_text(path, text)
    return name


def _longer(file: str, told: Mapping[str, Any], advice: Recommendation) -> tuple[str, str]:
    """Give the name of the new case and the text of a case file that holds it as well."""
    data = read_bytes(file)
    parsed = parse(file, data)
    document = parsed.value
    if document is None or parsed.diagnostics or not is_case_file(document):
        raise UsageError(f"{file} is not a case file, so nothing was written", "name another file, or a new one")
    written: Any = document.data
    base = written.get("client")
    client = {**dict.fromkeys(base if isinstance(base, dict) else ()), **told}
    if written.get("on") != str(advice.client.on):
        client = {"on": str(advice.client.on), **client}
    names = [case.get("name") for case in written["cases"] or () if isinstance(case, dict)]
    plain = name_of(told)
    name = next(name for n in count(1) if (name := plain if n == 1 else f"{plain} ({n})") not in names)
    case = seen(client, advice, name)
    if "variants" in written:  # every variant was seen, whichever the file looks at
        case = {"name": name, "variants": list(advice.pack.variants), **case}
    text = added(document, case)
    if text is None:
        says = f"there is no place in {file} where a case can be added, so nothing was written"
        raise UsageError(says, "let cases be the last key of the file, with the cases one below the other")
    return name, f"{MARK}{text}" if data.startswith(MARK.encode()) else text


def _check(file: str, text: str, advice: Recommendation) -> None:
    """Raise UsageError unless the client of the new case is read back from the text as the one advised."""
    document = parse(file, text).value
    data: Any = document.data if document is not None else {}
    last = Document(file, text, {**data, "cases": data["cases"][-1:]})
    checked = read_cases(last, advice.pack)
    if checked.value is None or checked.value[0].client != advice.client:
        says = f"this client cannot be told in {file}, where every case starts from the client at its top"
        raise UsageError(f"{says}; nothing was written", "name another file, or a new one")
