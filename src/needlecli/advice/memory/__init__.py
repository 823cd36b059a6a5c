"""Memory is advice for many clients: what was decided once is kept, under no more than what decided it.

There is one engine.  `hold` and `settle` decide here as they do in `recommend`; this package only keeps what they gave,
and knows when the same question has come again:

1. a client becomes a row of classes (`columns`, `classes`), and the row a few numbers, put together from remembered
   pieces (`ledger`, `flags`, `pieces`);
2. what one area of a variant comes to is kept under the outcomes its cautions give, what moves its depth, and the
   classes of the facts that `particular` cautions look at (`standings`);
3. what a variant comes to is kept under its areas, and what all of them come to under the same things together.

Dates are never kept with a client: the day a window closes is computed from the answer it hangs on (`endings`).
"""

from needlecli.advice.memory.remembering import Memory

__all__ = ["Memory"]
