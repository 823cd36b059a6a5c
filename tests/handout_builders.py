"""Hand-outs of the shipped pack for tests: one client a variant, with everything asked."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any

from needlecli.advice import Recommendation, recommend
from needlecli.client import Client, read_client
from needlecli.files import load_pack
from needlecli.handout import Clinic, Handout, at, option_of, refusal, write
from needlecli.knowledge import Pack
from needlecli.source import Document

ON = date(2026, 11, 23)
DAY = date(2027, 6, 7)
ASKED: Mapping[str, Any] = {"concerns": ["acne-scars"], "areas": ["cheeks"], "others": "no", "operator": "physician"}
OWN: Mapping[str, Mapping[str, Any]] = {
    "pen": {"skin_type": "II"},
    "roller": {"skin_type": "II"},
    "prp": {"skin_type": "III", "sex": "male"},
    "radiofrequency": {"skin_type": "III", "face-volume": "full"},
    "chemical-peel": {"skin_type": "II", "peel-solution": "glycolic", "peel-timing": "alternating"},
}
VARIANTS = tuple(OWN)


@cache
def core() -> Pack:
    """Give the shipped pack, read once."""
    return load_pack()


def client_of(variant: str, on: date = ON, **record: Any) -> Client:
    """Give a client for whom a variant may be done; facts that are given are added to that client's own."""
    facts = {"age": 34, **OWN[variant], **record.pop("facts", {})}
    told = {**ASKED, **record, "facts": facts}
    checked = read_client(Document("record", "", told), core(), on)
    assert checked.value is not None, [d.says for d in checked.diagnostics]
    return checked.value


def advice_of(client: Client) -> Recommendation:
    """Give the advice of the shipped pack."""
    return recommend(core(), client)


def sheet(variant: str, day: date | None = DAY, clinic: Clinic | None = None, **record: Any) -> Handout:
    """Write the hand-out of a variant as the command does."""
    client = client_of(variant, **record)
    advice = advice_of(client)
    then = advice_of(at(client, day)) if day else None
    assert refusal(advice, variant, day, then) is None
    told = (then or advice)._replace(client=client)
    return write(told, option_of(told, variant), clinic or Clinic(), day)


Sheet = Callable[..., Handout]
