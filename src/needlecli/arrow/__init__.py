"""Answers by columns: one pure function from an Arrow record batch to an Arrow record batch, for engines to carry.

    from needlecli.arrow import SCHEMA, answers, mapper
    answered = answers(batch, pack=load_pack(), today=date(2026, 11, 22))
    frame.mapInArrow(mapper(today=date(2026, 11, 22)), schema)    # Spark; docs/scale.md has the others

It needs the extra `[arrow]`.  There is no scheduler here: an engine cuts the table, starts workers and puts the answers
together; each row is answered by the very engine of `needle batch`.
"""

from needlecli.arrow.answering import answers
from needlecli.arrow.columns import SCHEMA
from needlecli.arrow.sending import Mapper, mapper

__all__ = ["SCHEMA", "Mapper", "answers", "mapper"]
