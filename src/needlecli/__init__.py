"""needle: which micro-needling treatment suits this client, how deep, and what to beware of.

    from needlecli import advise, load_pack
    pack = load_pack()
    answer = advise({"concerns": ["acne-scars"], "facts": {"pregnancy": "no"}}, pack, today=date(2026, 11, 22))

`advise` gives the same document that `needle recommend --format json` prints.
"""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from needlecli.knowledge import Pack

__version__ = "0.1.0"
__all__ = ["__version__", "advise", "load_pack"]


def load_pack(*protocols: str) -> "Pack":
    """Give the shipped pack, with the given folders laid over it.

    Raises needlecli.errors.PackError when a protocol file has an error.
    """
    from needlecli.files import load_pack as load

    return load(protocols)


def advise(record: Mapping[str, Any], pack: "Pack", *, today: date) -> Mapping[str, object]:
    """Give the recommendation for one intake record (`needle.intake/1`) as `needle.recommendation/1`.

    `today` is the day the advice is for when the record names none.  Raises needlecli.errors.DataError, which names
    keys and never their values, when the record cannot be read.
    """
    from needlecli.advice import recommend
    from needlecli.client import read_client
    from needlecli.errors import DataError
    from needlecli.report.contract import document
    from needlecli.source import Document

    checked = read_client(Document("<record>", "", dict(record)), pack, today)
    if checked.value is None:
        raise DataError(
            "the record cannot be read", "; ".join(d.says for d in checked.diagnostics), checked.diagnostics
        )
    return document(recommend(pack, checked.value))
