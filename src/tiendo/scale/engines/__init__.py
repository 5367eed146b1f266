"""The engines that the one SQL text runs on; each is imported only when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any, Protocol

from tiendo.errors import TiendoError
from tiendo.scale.building import Row
from tiendo.scale.question import Question
from tiendo.scoring.rules.scheme import Scheme

Scored = tuple[Any, ...]

# Engine, its module, what must be installed for it.
ENGINES = {
    "duckdb": ("tiendo.scale.engines.duck", "duckdb, pyarrow"),
    "sqlite": ("tiendo.scale.engines.lite", ""),
    "postgres": ("tiendo.scale.engines.postgres", "psycopg"),
    "spark": ("tiendo.scale.engines.spark", "pyspark-client, pyarrow"),
}


class EngineMissing(TiendoError):
    """An engine that this machine does not have."""

    code = "engine-missing"


class Engine(Protocol):
    """Holds the rows of a data set and answers questions with rows of ``scores``."""

    def load(self, observations: Sequence[Row], targets: Sequence[Row]) -> None: ...

    def read(self, directory: str) -> None:
        """Take the Parquet files of a data set in place of rows."""

    def scores(self, question: Question, scheme: Scheme) -> list[Scored]: ...

    def close(self) -> None: ...


def engine(name: str, **where: str) -> Engine:
    """The engine of a name, empty. ``where``: what it is reached by (``dsn``, ``remote``).

    Raises EngineMissing.
    """
    if name not in ENGINES:
        raise EngineMissing(f"Không có máy “{name}”", do=f"Chọn: {', '.join(ENGINES)}")
    module, needs = ENGINES[name]
    try:
        found: Engine = import_module(module).Engine(**where)
    except ImportError as error:
        raise EngineMissing(
            f"Máy này chưa cài {name}", do=f"Cài thêm: {needs} (make setup-scale)"
        ) from error
    return found


def in_order(found: Iterable[Sequence[Any]]) -> list[Scored]:
    """Rows of scores by target."""
    return sorted((tuple(row) for row in found), key=lambda row: row[0])
