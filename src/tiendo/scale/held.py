"""A data set as it lies on disk: rows stay in Parquet, a fact is read when somebody asks for it.

``places.parquet`` says where in ``facts.jsonl`` the line of each target stands and that of what is
known of its subject, and holds a seal: where program, settings or facts are others than those that
the rows were made of, nothing of it is believed, and the data set is made again from its facts.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from hashlib import sha256
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, TypeVar, overload

from tiendo import __version__
from tiendo.facts.series import Observation
from tiendo.scale.bodies import numbered
from tiendo.scale.building import DataSet, Row
from tiendo.scale.columns import OBSERVATIONS, TARGETS
from tiendo.scale.facts import Body
from tiendo.scale.lines import as_assigned, as_known
from tiendo.scale.records import Label, label_of
from tiendo.scoring.case_reading import parse_line
from tiendo.scoring.rules.scheme import Scheme

PLACES, FACTS, ADDED = "places", "facts.jsonl", "added.jsonl"
# What is read to find facts by; columns of PLACES.
FOUND_BY = ("scale", "at", "subject", "known_at")
LABELS = tuple(one.name for one in fields(Label))
# Rows of a group, so that those of a unit are found.
GROUP = 8192
KEY = b"tiendo"
NOWHERE = -1
T = TypeVar("T")


class Lazy(Sequence[T]):
    """A sequence of so many, each made when it is asked for."""

    def __init__(self, many: int, make: Callable[[int], T]) -> None:
        self.many, self.make = many, make

    def __len__(self) -> int:
        return self.many

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> list[T]: ...
    def __getitem__(self, at: int | slice) -> T | list[T]:
        if isinstance(at, slice):
            return [self.make(one) for one in range(*at.indices(self.many))]
        if not -self.many <= at < self.many:
            raise IndexError(at)
        return self.make(at % self.many)


class Known(Mapping[str, Sequence[Observation]]):
    """What is known of a subject, from its line."""

    def __init__(self, places: Mapping[str, int], make: Callable[[int], list[Observation]]) -> None:
        self.places, self.make = places, make

    def __len__(self) -> int:
        return len(self.places)

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __getitem__(self, subject: str) -> Sequence[Observation]:
        return self.make(self.places[subject])


def sealed(facts: bytes | mmap, scheme: Scheme) -> str:
    """A sign of all that the rows were made of."""
    made = sha256(f"{__version__} {scheme!r} ".encode())
    made.update(facts)
    return made.hexdigest()


def write_places(
    data: DataSet, at: Sequence[int], known_at: Mapping[str, int], facts: bytes, directory: Path
) -> None:
    """``at``: where in ``facts`` the line of each target begins; ``known_at`` by subject."""
    import pyarrow as pa
    from pyarrow import parquet

    told = {"seal": sealed(facts, data.scheme), "plans": dict(data.plans)}
    labels = [label_of(one) for one in data.targets]
    columns = {
        "target": pa.array(range(len(labels)), type=pa.int32()),
        "scale": pa.array(data.scales, type=pa.int16()),
        "at": pa.array(at, type=pa.int64()),
        "subject": pa.array([one.subject for one in data.targets], type=pa.string()),
        "known_at": pa.array(
            [known_at.get(one.subject, NOWHERE) for one in data.targets], type=pa.int64()
        ),
        **{
            f"{name}_id" if name in ("plan", "body") else name: pa.array(
                [getattr(one, name) for one in labels], type=pa.string()
            )
            for name in LABELS
        },
    }
    table = pa.table(columns).replace_schema_metadata({KEY: json.dumps(told).encode()})
    parquet.write_table(
        table, directory / f"{PLACES}.parquet", compression="zstd", row_group_size=GROUP
    )


def held(directory: Path, scheme: Scheme) -> DataSet | None:
    """The data set of a directory; None where it must be made again from its facts."""
    try:
        from pyarrow import parquet
    except ImportError:
        return None
    if not all(
        (directory / f"{name}.parquet").exists() for name in (PLACES, OBSERVATIONS, TARGETS)
    ):
        return None
    if (directory / ADDED).exists():
        return None
    places = parquet.read_table(directory / f"{PLACES}.parquet", columns=list(FOUND_BY))
    told = json.loads((places.schema.metadata or {}).get(KEY, b"{}"))
    facts = opened(directory)
    if told.get("seal") != sealed(facts, scheme):
        return None
    return _data(directory, places, told["plans"], facts, scheme)


def opened(directory: Path) -> mmap:
    """The facts of a data set, as bytes that are read when they are looked at."""
    with (directory / FACTS).open("rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)


def _data(
    directory: Path, places: Any, plans: Mapping[str, int], facts: mmap, scheme: Scheme
) -> DataSet:
    at, subjects, known_at = (places[name].to_pylist() for name in ("at", "subject", "known_at"))
    day, bodies = _head(facts)
    where = dict(zip(subjects, known_at, strict=True))
    return DataSet(
        observations=_rows(directory, OBSERVATIONS),
        rows=_rows(directory, TARGETS),
        targets=Lazy(len(at), lambda number: as_assigned(line_at(facts, at[number]))),
        scales=places["scale"].to_pylist(),
        bodies=numbered(bodies),
        plans=plans,
        known=Known(
            {subject: place for subject, place in where.items() if place != NOWHERE},
            lambda place: as_known(line_at(facts, place)),
        ),
        scheme=scheme,
        as_of=day,
    )


def _rows(directory: Path, name: str) -> Sequence[Row]:
    """The rows of a table, read when the first is asked for."""
    from pyarrow import parquet

    from tiendo.scale.arrow import schema_of

    path = directory / f"{name}.parquet"
    found: list[list[Any]] = []

    def row(number: int) -> Row:
        if not found:
            table = parquet.read_table(path, columns=schema_of(name).names)
            found.extend(column.combine_chunks() for column in table.columns)
        return tuple(column[number].as_py() for column in found)

    return Lazy(parquet.read_metadata(path).num_rows, row)


def line_at(facts: mmap, at: int) -> dict[str, Any]:
    end = facts.find(b"\n", at)
    return parse_line(facts[at : len(facts) if end < 0 else end].decode())


def _head(facts: mmap) -> tuple[date | None, list[Body]]:
    """The day and the bodies, which stand first."""
    first = line_at(facts, 0)
    bodies: list[Body] = []
    place = facts.find(b"\n") + 1
    while 0 < place < len(facts) and "parent" in (one := line_at(facts, place)):
        bodies.append(Body(id=one["id"], name=one["name"], parent=one["parent"]))
        place = facts.find(b"\n", place) + 1
    day = first.get("as_of")
    return (date.fromisoformat(day) if day else None), bodies
