"""Scores as records, one a target: the same fields on the terminal, in files and in the API."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import IO, Any

from tiendo.scale.answers import Answer
from tiendo.scale.building import DataSet
from tiendo.scale.facts import Assigned
from tiendo.scale.scoring import Scores
from tiendo.scoring.plain import plain

# The fields of an answer in every form, with their heads in a table.
FIELDS = {
    "target": "mã", "plan": "kế hoạch", "body": "đơn vị", "name": "chỉ tiêu", "due": "kỳ giao",
    "verdict": "đánh giá", "decided": "người đánh giá", "rule": "quy tắc",
    "value": "kết quả", "unit": "đơn vị tính",
    "period": "kỳ", "status": "loại số", "percent_of_target": "% so với giao",
    "gap": "chênh lệch", "due_value": "mức phải có", "change": "so cùng kỳ",
    "change_unit": "",
    "rank": "hạng", "shared": "đồng hạng", "among": "số được xếp", "by": "chấm bởi",
}  # fmt: skip
DECIMALS = ("value", "percent_of_target", "gap", "due_value", "change")
WHOLE = ("rank", "shared", "among")
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Label:
    """What a record says of its target besides the answer; ``ref`` is the target's id."""

    ref: str
    plan: str
    body: str
    name: str
    due: str
    unit: str
    decided: str


def label_of(one: Assigned) -> Label:
    return Label(
        ref=one.target.ref,
        plan=one.plan,
        body=one.body,
        name=one.name or one.target.indicator.name,
        due=one.target.period,
        unit=one.target.unit,
        decided=one.decided,
    )


def records(data: DataSet, found: Scores) -> Iterator[Record]:
    """One answer a target, in the order of the data set; amounts as exact decimals."""
    for number in sorted(found.answers):
        yield record(label_of(data.targets[number]), found.answers[number])


def record(one: Label, answer: Answer) -> Record:
    return {
        "target": one.ref,
        "plan": one.plan,
        "body": one.body,
        "name": one.name,
        "due": one.due,
        "verdict": answer.verdict.value,
        "decided": one.decided or None,
        "rule": answer.rule,
        "value": answer.value,
        "unit": one.unit,
        "period": answer.period,
        "status": answer.status.value if answer.status else None,
        "percent_of_target": answer.percent_of_target,
        "gap": answer.gap,
        "due_value": answer.due_value,
        "change": answer.change,
        "change_unit": answer.change_unit,
        "rank": answer.rank,
        "shared": answer.shared,
        "among": answer.among,
        "by": answer.by,
    }


def told(row: Mapping[str, Any]) -> Record:
    """A record for JSON: amounts as numbers where these are exact."""
    return {**row, **{name: plain(row[name]) for name in DECIMALS}}


def as_csv(rows: Iterable[Mapping[str, Any]], names: Iterable[str], into: IO[str]) -> None:
    written = csv.DictWriter(into, fieldnames=list(names), lineterminator="\n")
    written.writeheader()
    for row in rows:
        written.writerow({name: as_text(value) for name, value in row.items()})


def as_table(rows: list[Record], names: Iterable[str]) -> Any:
    """An Arrow table: amounts as text, which every reader takes exactly; counts as numbers.

    Raises ImportError where pyarrow is not there.
    """
    import pyarrow as pa

    return pa.table(
        {
            name: pa.array([row[name] for row in rows], type=pa.int32())
            if name in WHOLE
            else pa.array([as_text(row[name]) for row in rows], type=pa.string())
            for name in names
        }
    )


def as_text(value: Any) -> str | None:
    if value is None:
        return None
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
