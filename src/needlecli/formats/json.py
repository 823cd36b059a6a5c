"""The result as data: one JSON document that names its schema; the same input gives the same bytes."""

import json

from needlecli.page import Page, Style


def render(page: Page, _style: Style) -> str:
    """Write the page's data with sorted keys, in ASCII, so that no terminal or pipe can change it."""
    return json.dumps(page.data, indent=1, sort_keys=True, allow_nan=False) + "\n"
