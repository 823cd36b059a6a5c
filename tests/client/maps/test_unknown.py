"""Unknown in so many words stays unknown, whatever else would follow for this client."""

from datetime import date

from builders import TODAY
from needlecli.client import read_client
from needlecli.client.maps import plain_form
from needlecli.knowledge import Pack
from needlecli.source import Document

COLUMNS = ("sex", "age", "pregnancy")


def test_a_cell_that_says_unknown_keeps_the_question_open_where_a_no_would_follow(pack: Pack) -> None:
    """That a man is not asked whether he is pregnant does not make a no of an answer that was left open."""
    bound = plain_form(COLUMNS, pack).bound(COLUMNS)
    for cell, known in (("unknown", False), ("not sure", False), ("", True), ("N/A", True)):
        record = bound.record({"sex": "male", "age": "40", "pregnancy": cell}, date(2026, 11, 22)).record
        client = read_client(Document("row", "", record), pack, TODAY).value
        assert client is not None
        assert ("pregnancy" in client.answers) is known, cell
