"""Logos and templates from the disk: told by what is in them, small, and never something that runs."""

from pathlib import Path

import pytest

from needlecli.errors import UsageError
from needlecli.files import read_logo, read_templates

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">%s</svg>'


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\nrest", "png"),
        (b"\xff\xd8\xff\xe0rest", "jpg"),
        (SVG % b'<rect width="9" height="9"/>', "svg"),
        (SVG % b'<defs><path id="a"/></defs><rect fill="url(#a)"/>', "svg"),
    ],
)
def test_a_logo_is_told_by_what_is_in_it(tmp_path: Path, data: bytes, kind: str) -> None:
    path = tmp_path / "logo.bin"
    path.write_bytes(data)
    assert read_logo(str(path)) == (data, kind)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"%PDF-1.7",
        b"<html></html>",
        b"<svg>",
        SVG % b"<script>x</script>",
        SVG % b"<foreignObject/>",
        SVG % b'<rect onload="x"/>',
        SVG % b'<image href="https://example.org/x.png"/>',
        SVG % b'<rect fill="url(https://example.org/x)"/>',
        SVG % b"<style>@import 'x';</style>",
        b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG % b"",
    ],
)
def test_what_is_no_picture_or_more_than_one_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "logo.svg"
    path.write_bytes(data)
    with pytest.raises(UsageError, match="is no PNG, JPEG or SVG"):
        read_logo(str(path))


def test_a_logo_of_ten_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(10_000_000))
    with pytest.raises(UsageError, match="larger than 512 KB"):
        read_logo(str(path))


@pytest.mark.parametrize("name", ["missing.png", ".", "a\x00b"])
def test_a_logo_that_is_no_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match=r"the logo .* (cannot be read|is no file)"):
        read_logo(str(tmp_path / name))


def test_templates_are_read_by_their_names(tmp_path: Path) -> None:
    (tmp_path / "handout.html").write_text("a", encoding="utf-8")
    (tmp_path / "piece.html").write_text("b", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("c", encoding="utf-8")
    assert read_templates(str(tmp_path)) == {"handout.html": "a", "piece.html": "b"}


def test_a_folder_without_a_first_template_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"has no handout\.html"):
        read_templates(str(tmp_path))
    with pytest.raises(UsageError, match="cannot be read"):
        read_templates(str(tmp_path / "missing"))


@pytest.mark.parametrize(("data", "says"), [(b"\xff\xfe", "is not UTF-8"), (bytes(300_000), "larger than 256 KB")])
def test_a_template_that_is_no_text_or_too_much_is_refused(tmp_path: Path, data: bytes, says: str) -> None:
    (tmp_path / "handout.html").write_bytes(data)
    with pytest.raises(UsageError, match=says):
        read_templates(str(tmp_path))
