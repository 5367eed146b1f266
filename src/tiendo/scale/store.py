"""A data set on disk: Parquet files for engines, and the facts that it was made of.

``observations.parquet`` and ``targets.parquet`` as ``columns.yaml`` has them, sorted by body;
``facts.jsonl`` in the form of the hand-worked cases: the day, the bodies, what is known of each
subject, the targets. A data set can so be read, checked and made again without a database.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from tiendo.errors import TiendoError
from tiendo.facts.series import Indicator, Observation
from tiendo.scale.building import DataSet, build
from tiendo.scale.columns import OBSERVATIONS, TARGETS
from tiendo.scale.facts import Assigned, Body, Facts
from tiendo.scoring.case_reading import parse_line, read_milestone, read_observation, read_target

FACTS = "facts.jsonl"


def write(data: DataSet, directory: Path) -> None:
    """Write a data set. Raises TiendoError where the directory cannot be written to."""
    from pyarrow import parquet

    from tiendo.scale.arrow import table_of

    try:
        directory.mkdir(parents=True, exist_ok=True)
        for name, rows in ((OBSERVATIONS, data.observations), (TARGETS, data.rows)):
            parquet.write_table(
                table_of(name, rows), directory / f"{name}.parquet", compression="zstd"
            )
        text = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in lines(data))
        (directory / FACTS).write_text(text, encoding="utf-8")
    except OSError as error:
        raise TiendoError(
            "Không ghi được bộ dữ liệu", where=str(directory), do="Kiểm tra thư mục và quyền ghi"
        ) from error


def read(directory: Path) -> DataSet:
    """The data set of a directory, made again from its facts. Raises TiendoError, InvalidFact."""
    try:
        text = (directory / FACTS).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise TiendoError(
            "Không đọc được bộ dữ liệu",
            where=str(directory),
            do="Chọn thư mục do tiendo export tạo",
        ) from error
    day: date | None = None
    bodies: list[Body] = []
    targets: list[Assigned] = []
    known: dict[str, list[Observation]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            one = parse_line(line)
            if "body_of" in one:
                targets.append(assigned(one))
            elif "known" in one:
                known[one["subject"]] = [observation(each) for each in one["known"]]
            elif "parent" in one:
                bodies.append(Body(id=one["id"], name=one["name"], parent=one["parent"]))
            elif one.get("as_of"):
                day = date.fromisoformat(one["as_of"])
        except TiendoError as error:
            raise error.at(f"{directory / FACTS}, dòng {number}") from error
    return build(Facts(bodies=bodies, targets=targets, known=known, as_of=day))


def lines(data: DataSet) -> Iterator[dict[str, Any]]:
    """The facts of a data set, one JSON object a line."""
    yield {"as_of": None if data.as_of is None else data.as_of.isoformat()}
    parents = {one.number: one.id for one in data.bodies.values()}
    for one in data.bodies.values():
        yield {"id": one.id, "name": one.name, "parent": parents.get(one.parent, "")}
    for subject, seen in data.known.items():
        yield {"subject": subject, "known": [stated(each) for each in seen]}
    for target in data.targets:
        yield {
            "body_of": target.body,
            "subject": target.subject,
            "plan": target.plan,
            "name": target.name,
            "part": target.part,
            "indicator": stated(target.target.indicator),
            "target": stated(target.target),
            "trajectory": [stated(each) for each in target.trajectory],
            "decided": target.decided,
        }


def stated(fact: Any) -> dict[str, Any]:
    """The fields of a fact that say something, numbers and days as text."""
    found = {one.name: getattr(fact, one.name) for one in fields(fact)}
    return {
        name: value.isoformat() if isinstance(value, date) else f"{value:f}"
        if isinstance(value, Decimal) else value
        for name, value in found.items()
        if value not in (None, "") and not isinstance(value, Indicator)
    }  # fmt: skip


def assigned(one: Mapping[str, Any]) -> Assigned:
    target = read_target(one["target"], one["indicator"])
    return Assigned(
        target=replace(target, ref=one["target"].get("ref", "")),
        body=one["body_of"],
        subject=one["subject"],
        plan=one["plan"],
        name=one["name"],
        part=one["part"],
        trajectory=tuple(read_milestone(each) for each in one["trajectory"]),
        decided=one.get("decided", ""),
    )


def observation(one: Mapping[str, Any]) -> Observation:
    return read_observation(one, one["measure"])
