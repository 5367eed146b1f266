"""Rows as Arrow tables and Parquet files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from tiendo.scale.building import Row
from tiendo.scale.columns import columns

TYPES = {"small": pa.int16(), "int": pa.int32(), "big": pa.int64(), "text": pa.string()}


def schema_of(table: str) -> pa.Schema:
    return pa.schema([(one.name, TYPES[one.type]) for one in columns(table)])


def table_of(table: str, rows: Sequence[Row | tuple[Any, ...]]) -> pa.Table:
    """Rows of a table of ``columns.yaml`` as Arrow."""
    schema = schema_of(table)
    listed = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [pa.array(one, type=at.type) for one, at in zip(listed, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def rows_in(directory: str, table: str) -> list[tuple[Any, ...]]:
    """The rows of a table of a data set on disk."""
    found = parquet.read_table(Path(directory) / f"{table}.parquet", columns=schema_of(table).names)
    return list(zip(*(one.to_pylist() for one in found.columns), strict=True))
