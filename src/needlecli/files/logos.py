"""A clinic's logo from the disk: a small picture of a known kind, told by what is in it and not by its name."""

from pathlib import Path
from xml.etree.ElementTree import ParseError

from needlecli.errors import UsageError

MOST = 512 * 1024
"""How many bytes a logo may have: it is put into every hand-out."""
PNG, JPG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"


def read_logo(name: str) -> tuple[bytes, str]:
    """Read a logo and tell its kind: png, jpg or svg.

    Raises UsageError for one that is not there, too large, or of another kind.
    """
    path = Path(name)
    try:
        if path.stat().st_size > MOST or not path.is_file():
            what = "larger than 512 KB" if path.is_file() else "no file"
            raise UsageError(f"the logo {name} is {what}", "save it as a smaller PNG, JPEG or SVG")
        data = path.read_bytes()
    except (OSError, ValueError):
        raise UsageError(f"the logo {name} cannot be read", "check the path and its permissions") from None
    if data.startswith(PNG):
        return data, "png"
    if data.startswith(JPG):
        return data, "jpg"
    if _is_svg(data):
        return data, "svg"
    raise UsageError(
        f"the logo {name} is no PNG, JPEG or SVG", "SVG logos are plain drawings, without scripts or links"
    )


def _is_svg(data: bytes) -> bool:
    """Say whether data is a drawing that neither runs nor fetches anything, and has no entities that could grow."""
    from xml.etree.ElementTree import fromstring

    if any(word in data.lower() for word in (b"<!doctype", b"<!entity", b"<?xml-stylesheet")):
        return False
    try:
        root = fromstring(data)  # noqa: S314 - without a document type there are no entities
    except (ParseError, ValueError, RecursionError):
        return False
    return root.tag == "{http://www.w3.org/2000/svg}svg" and not any(map(_active, root.iter()))


def _active(element: object) -> bool:
    tag = str(getattr(element, "tag", "")).rpartition("}")[2].casefold()
    if tag in ("script", "foreignobject", "iframe", "style"):
        return True
    given: dict[str, str] = getattr(element, "attrib", {})
    return any(
        key.casefold().startswith("on")
        or (key.rpartition("}")[2] == "href" and not value.strip().startswith(("#", "data:image/")))
        or "url(" in value.replace("url(#", "")
        for key, value in given.items()
    )
