"""The library, which is there only where its extra is installed."""

from importlib import import_module
from typing import Any

try:
    pa: Any = import_module("pyarrow")
except ImportError:
    raise ImportError("needlecli.arrow needs pyarrow: pip install 'needlecli[arrow]'") from None

Batch = Any
"""A pyarrow.RecordBatch; pyarrow says nothing of its types."""

MOST_ROWS = 50_000
"""How many rows are answered at a time: what is said of them must fit one column of text."""
