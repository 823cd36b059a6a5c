"""The result as data: one JSON document that names its schema; the same input gives the same bytes."""

import json
from collections.abc import Mapping


def write(data: Mapping[str, object]) -> str:
    """Write data with sorted keys, in ASCII, so that no terminal or pipe can change it."""
    return json.dumps(data, sort_keys=True, allow_nan=False) + "\n"
