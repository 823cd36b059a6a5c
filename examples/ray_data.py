# ruff: noqa: INP001
"""Answer a Parquet table of records with Ray Data: each block is answered by a worker that is free.

    pip install 'needlecli[arrow]' 'ray[data]'
    python examples/ray_data.py RECORDS.parquet ANSWERS 2026-11-22

ANSWERS is a folder of Parquet files with the columns of `needlecli.arrow.SCHEMA`.
"""

import sys
from datetime import date
from importlib import import_module
from typing import Any

from needlecli.arrow import SCHEMA, Mapper, mapper

BLOCKS, ROWS = 8, 500


class Answer:
    """Answers a block, which Ray hands over as a table of Arrow."""

    def __init__(self, answer: Mapper) -> None:
        self.answer = answer

    def __call__(self, table: Any) -> Any:
        """Give the table of answers."""
        pa: Any = import_module("pyarrow")  # as `import pyarrow as pa`
        return pa.Table.from_batches(self.answer(table.to_batches()), schema=SCHEMA)


def main(records: str, answers: str, day: str) -> None:
    """Read, answer and write; on a cluster, ray.init finds it by itself."""
    ray: Any = import_module("ray")  # as `import ray`
    ray.init(num_cpus=2, include_dashboard=False)
    answer = Answer(mapper(today=date.fromisoformat(day)))
    table = ray.data.read_parquet(records).repartition(BLOCKS)
    table.map_batches(answer.__call__, batch_format="pyarrow", batch_size=ROWS).write_parquet(answers)
    ray.shutdown()


if __name__ == "__main__":
    main(*sys.argv[1:4])
