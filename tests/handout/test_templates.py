"""A clinic's templates: what they may change, and that they neither get out, nor go on, nor hide a warning."""

import pytest

from handout_builders import sheet
from needlecli.errors import UsageError
from needlecli.handout import Clinic, to_html

BASE = '{% extends "needle/handout.html" %}\n'


def drawn(text: str, **more: str) -> str:
    files = {f"{name.replace('_', '.')}": body for name, body in more.items()}
    return to_html(sheet("pen", clinic=Clinic("Skin & Co")), {"handout.html": text, **files})


def refused(text: str, **more: str) -> str:
    with pytest.raises(UsageError) as stop:
        drawn(text, **more)
    assert stop.value.advice
    return stop.value.says


@pytest.mark.parametrize(
    ("block", "shown"),
    [
        (
            "{% block greeting %}<p>Welcome to {{ handout.clinic.name }}</p>{% endblock %}",
            "<p>Welcome to Skin &amp; Co</p>",
        ),
        ("{% block closing %}<p>See you soon</p>{% endblock %}", "<p>See you soon</p>"),
        ("{% block colours %}{{ super() }} --accent: #333;{% endblock %}", "--tint: #f3f5f6; --accent: #333;"),
        ("{% block style %}h1 { letter-spacing: 1px }{% endblock %}", "h1 { letter-spacing: 1px }"),
        ("{% block heading %}<h1>Your plan</h1>{% endblock %}", "<h1>Your plan</h1>"),
        ("{% block use %}<p>Ask us.</p>{% endblock %}", "<p>Ask us.</p>"),
        ("{% block call %}<p>Dear client</p>{{ super() }}{% endblock %}", "<p>Dear client</p>"),
        ("{% block footer %}{% for line in handout.footer %}[{{ loop.index }}]{% endfor %}{% endblock %}", "[1][2]"),
        ("{% macro twice(x) %}{{ x }}{{ x }}{% endmacro %}{% block closing %}{{ twice('ab') }}{% endblock %}", "abab"),
    ],
)
def test_a_template_replaces_blocks_by_name(block: str, shown: str) -> None:
    assert shown in drawn(BASE + block)


def test_a_template_may_be_in_pieces() -> None:
    assert "<b>hi</b>" in drawn(
        BASE + '{% block closing %}{% include "piece.html" %}{% endblock %}', piece_html="<b>hi</b>"
    )


@pytest.mark.parametrize(
    ("block", "says"),
    [
        ("{% block closing %}\n{% if %}{% endblock %}", "handout.html:3: "),
        ("{% block closing %}\n{{ clinc.name }}{% endblock %}", "handout.html:3: 'clinc' is undefined"),
        ("{% block closing %}\n\n{{ handout.nam }}{% endblock %}", "handout.html:4: "),
        (
            '{% block closing %}{% include "/etc/passwd" %}{% endblock %}',
            "handout.html:2: there is no template '/etc/passwd'",
        ),
        ('{% block closing %}{% include "../needle.toml" %}{% endblock %}', "handout.html:2: there is no template"),
        ("{% block closing %}{{ ''.__class__.__mro__ }}{% endblock %}", "handout.html:2: "),
        ("{% block closing %}{{ handout._replace(title='x') }}{% endblock %}", "handout.html:2: "),
        ("{% block closing %}{{ handout.title.format(1) }}{% endblock %}", "handout.html:2: "),
        ("{% block closing %}{{ self.closing() }}{% endblock %}", "handout.html:2: the template "),
        (
            "{% macro f() %}{{ f() }}{% endmacro %}{% block closing %}{{ f() }}{% endblock %}",
            "handout.html:2: the template ",
        ),
        (
            "{% block closing %}{% for a in range(900) %}{% for b in range(90) %}{% endfor %}{% endfor %}{%endblock%}",
            "handout.html:2: the template does not come to an end within 50,000 rounds",
        ),
        (
            "{% block closing %}{% for a in range(10 ** 9) %}x{% endfor %}{% endblock %}",
            "handout.html:2: ** works on small",
        ),
        ("{% block closing %}{% for a in range(99999) %}x{% endfor %}{% endblock %}", "handout.html:2: range gives"),
        ("{% block closing %}{{ 'x' * 999999999 }}{% endblock %}", "handout.html:2: * works on small numbers"),
        ("{% block closing %}{{ 'x' ~ 'y' }}{% endblock %}", "handout.html:2: ~ is not known here"),
        ("{% block closing %}{{ '%999999999d' % 1 }}{% endblock %}", "handout.html:2: % works on small numbers"),
        ("{% block closing %}{{ 'x'|center(999999999) }}{% endblock %}", "handout.html:2: No filter named 'center'"),
        ("{% block closing %}{{ lipsum(n=999) }}{% endblock %}", "handout.html:2: 'lipsum' is undefined"),
        (
            "{% block closing %}{{ 1 / 0 }}{% endblock %}",
            "handout.html:2: the template cannot be run (ZeroDivisionError)",
        ),
    ],
)
def test_a_template_that_fails_is_named_with_its_line(block: str, says: str) -> None:
    assert refused(BASE + block).startswith(says)


def test_a_text_that_doubles_without_end_is_stopped() -> None:
    doubled = "{% set a %}xxxxxxxxxxxxxxxx{% endset %}" + "{% set a %}{{ a }}{{ a }}{% endset %}" * 60
    assert "writes more than 4,000,000 letters" in refused(f"{BASE}{{% block closing %}}{doubled}{{% endblock %}}")


def test_a_loop_over_much_text_is_stopped() -> None:
    body = "{% for a in range(900) %}" + "x" * 20_000 + "{% endfor %}"
    assert "writes more than 4,000,000 letters" in refused(f"{BASE}{{% block closing %}}{body}{{% endblock %}}")


@pytest.mark.parametrize(
    "block",
    [
        "<script>alert(1)</script>",
        "<img src='https://example.org/logo.png'>",
        "<img src='logo.png'>",
        "<link rel=stylesheet href=x.css>",
        "<p onclick='x()'>a</p>",
        "<iframe srcdoc='x'></iframe>",
        "<form action='/x'></form>",
        "<a href='https://example.org'>us</a>",
        "<p style='background: url(https://example.org/x.png)'>a</p>",
        "<meta http-equiv='refresh' content='0;url=https://example.org'>",
        "<style>@import 'x.css';</style>",
        "<svg><image xlink:href='https://example.org/x.png'/></svg>",
    ],
)
def test_a_page_that_would_run_or_fetch_is_not_written(block: str) -> None:
    says = refused(f"{BASE}{{% block closing %}}{block}{{% endblock %}}")
    assert says.startswith("the clinic's template makes a page that would run or fetch something: ")


@pytest.mark.parametrize("name", ["call", "after", "before", "what"])
def test_a_template_cannot_leave_out_what_a_client_has_to_know(name: str) -> None:
    assert refused(f"{BASE}{{% block {name} %}}{{% endblock %}}").startswith("the clinic's template leaves out a line")


def test_a_page_of_ones_own_has_to_keep_the_policy() -> None:
    assert "content policy" in refused("<!DOCTYPE html><html><body>{{ handout.title }}</body></html>")
