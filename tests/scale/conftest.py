"""Every engine of the project, once for all tests of it; facts judged once by the rules."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache

import pytest

from tests.scale.made import made
from tiendo.scale.answers import Answer
from tiendo.scale.building import DataSet, build
from tiendo.scale.engines import Engine, engine
from tiendo.scale.question import Question
from tiendo.scale.scoring import ruled

# PostgreSQL is there where the tests run on it (make test-postgres).
DATABASE = os.environ.get("TIENDO_DATABASE", "")
ENGINES = [
    "sqlite",
    "duckdb",
    "spark",
    *(["postgres"] if DATABASE.startswith("postgresql") else []),
]


@pytest.fixture(scope="session", params=ENGINES)
def any_engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Each engine in turn."""
    if request.param == "spark":
        yield from spark()
        return
    where = {"dsn": DATABASE} if request.param == "postgres" else {}
    found = engine(request.param, **where)
    yield found
    found.close()


def spark() -> Iterator[Engine]:
    """A real Spark where one is named (make spark), else Sail in this process."""
    remote = os.environ.get("TIENDO_SPARK")
    if remote:
        found = engine("spark", remote=remote)
        yield found
        found.close()
        return
    from pysail.spark import SparkConnectServer

    server = SparkConnectServer(ip="127.0.0.1", port=0)
    server.start(background=True)
    host, port = server.listening_address
    found = engine("spark", remote=f"sc://{host}:{port}")
    yield found
    found.close()
    server.stop()


@cache
def data_of(seed: int) -> DataSet:
    return build(made(seed))


@cache
def judged(seed: int, question: Question) -> tuple[Answer, ...]:
    """What the rules say of every target."""
    data = data_of(seed)
    return tuple(ruled(data, number, question) for number in range(len(data.targets)))
