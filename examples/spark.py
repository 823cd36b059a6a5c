# ruff: noqa: INP001
"""Answer a Parquet table of records with Spark: each partition is answered by its own worker.

    pip install 'needlecli[arrow]' 'pyspark>=4' pandas       # and Java 17
    python examples/spark.py RECORDS.parquet ANSWERS 2026-11-22

ANSWERS is a folder of Parquet files with the columns of `needlecli.arrow.SCHEMA`.
"""

import sys
from datetime import date
from importlib import import_module
from typing import Any

from needlecli.arrow import mapper

COLUMNS = """
    row bigint, ref string, verdict string, until date, review boolean, top string,
    options array<struct<variant: string, verdict: string, if_clear: string, until: date, fit: bigint, rank: bigint,
                         cautions: array<string>>>,
    cautions array<string>, questions array<string>, unrecognised array<string>,
    rejected array<struct<field: string, name: string, says: string, help: string>>, line string
"""
PARTITIONS = 8


def main(records: str, answers: str, day: str) -> None:
    """Read, answer and write; on a cluster, the master comes from spark-submit and not from here."""
    sql: Any = import_module("pyspark.sql")  # as `from pyspark.sql import SparkSession`
    spark = sql.SparkSession.builder.master("local[2]").appName("needle").getOrCreate()
    answer = mapper(today=date.fromisoformat(day))
    table = spark.read.parquet(records).repartition(PARTITIONS)
    table.mapInArrow(answer, COLUMNS).write.mode("overwrite").parquet(answers)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:4])
