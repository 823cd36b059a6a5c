"""Memory is advice for many clients: what was decided once is kept, under no more than what decided it.

There is one engine.  `hold` and `settle` decide here as they do in `recommend`; this package only keeps what they gave,
and knows when the same question has come again:

1. a client becomes a row of classes (`columns`, `classes`), cut into groups of columns that no caution ties to others;
   what a group comes to is kept as one number, and these are joined (`pieces`, `layout`, `groups`);
2. plain records of a block are classed column by column, and looked up group by group (`sheets`);
3. clients for whom one number says the same of all variants are seen alike (`kept.Sight`); where that is new, what one
   area of a variant comes to is kept under the outcomes its cautions give, what moves its depth, and the
   classes of the facts that `particular` cautions look at; what the variant comes to, under its areas (`standings`);
4. what fires and what is open are told in parts that come again for other clients (`firing`, `weighing`).

Dates are never kept with a client: the day a window closes is computed from the answer it hangs on (`endings`).
"""

from needlecli.advice.memory.remembering import Memory

__all__ = ["Memory"]
