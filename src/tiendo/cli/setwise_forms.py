"""Scores of many targets as a table, JSON, CSV or Parquet."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tiendo.errors import TiendoError

if TYPE_CHECKING:
    from tiendo.scale.building import DataSet
    from tiendo.scale.question import Question
    from tiendo.scale.scoring import Scores

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
SHOWN = ("body", "name", "due", "value", "percent_of_target", "change", "rank", "verdict")


def write(data: DataSet, question: Question, found: Scores, form: str, output: str | None) -> None:
    """The scores in a form, to a file or the terminal. Raises TiendoError."""
    rows = list(records(data, found))
    if form == "parquet":
        as_parquet(rows, output)
        return
    if form == "table":
        show(rows, question, found)
        return
    try:
        with opened(output) as into:
            (as_csv if form == "csv" else as_json)(rows, question, found, form, into)
    except OSError as error:
        raise TiendoError(
            "Không ghi được tệp", where=output or "", do="Kiểm tra thư mục và quyền ghi"
        ) from error


@contextmanager
def opened(output: str | None) -> Iterator[Any]:
    """The file, or the terminal, which stays open."""
    if output is None:
        yield sys.stdout
        return
    with Path(output).open("w", encoding="utf-8", newline="") as into:
        yield into


def records(data: DataSet, found: Scores) -> Iterator[dict[str, Any]]:
    """One answer a target, amounts as exact decimals."""
    for number in sorted(found.answers):
        one, answer = data.targets[number], found.answers[number]
        yield {
            "target": one.target.ref,
            "plan": one.plan,
            "body": one.body,
            "name": one.name or one.target.indicator.name,
            "due": one.target.period,
            "verdict": answer.verdict.value,
            "decided": one.decided or None,
            "rule": answer.rule,
            "value": answer.value,
            "unit": one.target.unit,
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


def show(rows: list[dict[str, Any]], question: Question, found: Scores) -> None:
    from tiendo.cli.tables import amount, console, table

    out = console()
    made = table(
        f"{len(rows)} chỉ tiêu, tính đến {question.as_of:%d/%m/%Y}",
        [FIELDS[name] for name in SHOWN],
        right=[FIELDS["value"], FIELDS["percent_of_target"], FIELDS["change"], FIELDS["rank"]],
    )
    for row in rows:
        rank = f"{row['rank']}/{row['among']}" if row["rank"] else ""
        change = amount(row["change"])
        made.add_row(
            row["body"], row["name"], row["due"], amount(row["value"]),
            amount(row["percent_of_target"]), change, rank, verdict(row),
        )  # fmt: skip
    out.print(made)
    out.print(counted(len(rows), found.by_rules))


def verdict(row: dict[str, Any]) -> str:
    """What counts: a person's verdict, marked as one, else the rules'."""
    from tiendo.scoring.rules.scheme import says

    if row["decided"]:
        return f"{says('verdict', row['decided'])} (người đánh giá)"
    return says("verdict", row["verdict"])


def counted(total: int, by_rules: int) -> str:
    """How many were judged set-wise, and how many one by one."""
    return (
        f"{total - by_rules} chỉ tiêu chấm cả tập, {by_rules} chấm từng chỉ tiêu theo quy tắc, "
        "không bỏ sót chỉ tiêu nào."
    )


def as_csv(
    rows: list[dict[str, Any]], _question: Question, _found: Scores, _form: str, into: Any
) -> None:
    written = csv.DictWriter(into, fieldnames=list(FIELDS), lineterminator="\n")
    written.writeheader()
    for row in rows:
        written.writerow({name: _text(value) for name, value in row.items()})


def as_json(
    rows: list[dict[str, Any]], question: Question, found: Scores, form: str, into: Any
) -> None:
    from tiendo.scoring.plain import plain

    decimals = ("value", "percent_of_target", "gap", "due_value", "change")
    told = [row | {name: plain(row[name]) for name in decimals} for row in rows]
    if form == "jsonl":
        into.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in told)
        return
    whole = {
        "as_of": question.as_of.isoformat(),
        "setwise": len(rows) - found.by_rules,
        "by_rules": found.by_rules,
        "scores": told,
    }
    into.write(json.dumps(whole, ensure_ascii=False, indent=1) + "\n")


def as_parquet(rows: list[dict[str, Any]], output: str | None) -> None:
    """Amounts as text, which every reader takes exactly; counts as whole numbers."""
    if not output:
        raise TiendoError("Parquet cần một tệp ra", do="Thêm -o diem.parquet")
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise TiendoError("Máy này chưa cài pyarrow", do="Cài thêm: make setup-scale") from error
    whole = ("rank", "shared", "among")
    arrays = {
        name: pa.array([row[name] for row in rows], type=pa.int32())
        if name in whole
        else pa.array([_text(row[name]) for row in rows], type=pa.string())
        for name in FIELDS
    }
    try:
        parquet.write_table(pa.table(arrays), Path(output))
    except OSError as error:
        raise TiendoError(
            "Không ghi được tệp", where=output, do="Kiểm tra thư mục và quyền ghi"
        ) from error


def _text(value: Any) -> str | None:
    if value is None:
        return None
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
