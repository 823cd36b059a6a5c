"""Ask a small pack for advice: cautions as YAML, further files, and the keys of an intake record."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from builders import TODAY
from needlecli.advice import Recommendation, recommend
from needlecli.client import read_client
from needlecli.knowledge import Pack
from needlecli.source import Document


@pytest.fixture(scope="session")
def ask(small_pack: Callable[..., Pack]) -> Callable[..., Recommendation]:
    """Give what a small pack advises for a client with scars of whom everything else was denied, unless said."""

    def build(cautions: str = "[]", files: Mapping[str, str] | None = None, **record: Any) -> Recommendation:
        pack = small_pack(cautions, **(files or {}))
        full = {"concerns": ["scars"], "others": "no"} | record
        checked = read_client(Document("record", "", full), pack, TODAY)
        assert checked.value is not None, [d.says for d in checked.diagnostics]
        return recommend(pack, checked.value)

    return build
