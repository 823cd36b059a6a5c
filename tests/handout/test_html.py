"""The hand-out in HTML: one file that fetches nothing and runs nothing, which a screen reader can walk."""

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from itertools import pairwise
from xml.etree.ElementTree import fromstring

import pytest

from handout_builders import VARIANTS, sheet
from needlecli.handout import Clinic, Logo, to_html
from needlecli.page import clean

VOID = {"meta", "img", "br", "hr"}


class Tree(HTMLParser):
    """What a page is made of: every element with its attributes, and the texts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.headings: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and re.fullmatch(r"h[1-6]", self.open[-1]):
            self.headings.append((self.open[-1], data))
        if "style" not in self.open:
            self.texts.append(data)

    def named(self, tag: str) -> list[dict[str, str]]:
        return [given for name, given in self.tags if name == tag]


@pytest.fixture(scope="module", params=VARIANTS)
def page(request: pytest.FixtureRequest) -> str:
    return to_html(sheet(request.param))


class TestEveryVariant:
    def test_its_elements_are_closed_in_order_and_its_ids_meet_nobody(self, page: str) -> None:
        tree = Tree(page)
        assert tree.open == []
        ids = [given["id"] for _, given in tree.tags if "id" in given]
        assert len(ids) == len(set(ids))
        pointed = [i for _, g in tree.tags for i in g.get("aria-labelledby", "").split()]
        assert set(pointed) <= set(ids)

    def test_its_headings_step_down_one_at_a_time(self, page: str) -> None:
        levels = [int(name[1]) for name, _ in Tree(page).headings]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(later - former <= 1 for former, later in pairwise(levels))

    def test_every_table_has_heads_for_its_columns_and_its_rows(self, page: str) -> None:
        for table in re.findall(r"<table.*?</table>", page, re.DOTALL):
            columns = len(re.findall(r'<th role="columnheader" scope="col">', table))
            rows = re.findall(r'<tr role="row"><th role="rowheader" scope="row".*?</tr>', table)
            assert columns >= 2
            assert len(rows) == table.count("<tr") - 1 > 0
            assert {row.count("<td") for row in rows} == {columns - 1}

    def test_it_runs_nothing_and_fetches_nothing(self, page: str) -> None:
        tree = Tree(page)
        names = {name for name, _ in tree.tags}
        assert not names & {"script", "link", "iframe", "object", "embed", "form", "a", "base"}
        assert not {key for _, given in tree.tags for key in given if key.startswith("on") or key in ("href", "src")}
        assert "http" not in page.replace("http://www.w3.org/2000/svg", "").replace("http-equiv", "")
        assert not re.search(r"url\((?!#)|@import", page)

    def test_its_policy_comes_before_its_styles_and_allows_no_script(self, page: str) -> None:
        (policy,) = [g["content"] for g in Tree(page).named("meta") if g.get("http-equiv") == "Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; ")
        assert "script" not in policy
        assert page.index("Content-Security-Policy") < page.index("<style>")
        assert '<html lang="en">' in page

    def test_its_pictures_are_whole_and_told(self, page: str) -> None:
        pictures = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
        assert len(pictures) == 2
        for picture in pictures:
            parsed = fromstring(picture)  # noqa: S314 - our own picture
            assert parsed.get("role") == "img"
            assert len(picture) < 30_000

    def test_it_is_made_alike_twice(self, page: str) -> None:
        title = next(text for name, text in Tree(page).headings if name == "h1")
        again = [to_html(sheet(variant)) for variant in VARIANTS]
        assert page in again
        assert title

    def test_print_keeps_letters_large_and_rows_whole(self, page: str) -> None:
        style = page[page.index("<style>") : page.index("</style>")]
        printed = style[style.index("@media print") :]
        assert "font-size: 12pt" in printed
        sizes = [float(size) for size in re.findall(r"font-size: ([\d.]+)pt", printed)]
        assert min(sizes) >= 12
        assert re.search(r"tr, li[^{]*\{ break-inside: avoid", printed)
        assert "{ display: table-header-group" in printed


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><script>x</script>",
    "{{ 7 * 7 }}{% for %}",
    "javascript:alert(1)",
    "a\u202eb\u200bc\x00d",
    "#show: x => none",
    "| a | b |\n# c",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_clinic_calls_itself_is_shown_and_never_obeyed(text: str) -> None:
    page = to_html(sheet("pen", clinic=Clinic(text, text)))
    tree = Tree(page)
    assert tree.open == []
    assert not {name for name, _ in tree.tags} & {"script", "img"}
    assert clean(text) in "".join(tree.texts)
    assert not set("\u202e\u200b\x00") & set(page)


def test_a_logo_is_inside_the_page() -> None:
    page = to_html(sheet("pen", clinic=Clinic("Studio", logo=Logo(b"\x89PNG", "png"))))
    (image,) = Tree(page).named("img")
    assert image == {"class": "logo", "src": "data:image/png;base64,iVBORw==", "alt": "Studio"}


def test_the_clinics_colour_is_the_accent() -> None:
    assert "--accent: #7a1f5c;" in to_html(sheet("pen", clinic=Clinic(colour="#7a1f5c")))
    assert "--accent: #0b4f7a;" in to_html(sheet("pen"))
