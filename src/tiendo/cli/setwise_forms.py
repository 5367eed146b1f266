"""Scores of many targets as a table, JSON, CSV or Parquet."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tiendo.errors import TiendoError

SHOWN = ("body", "name", "due", "value", "percent_of_target", "change", "rank", "verdict")


@dataclass(frozen=True, slots=True)
class Told:
    """Records of one day, and how many of them the pure rules judged."""

    rows: list[dict[str, Any]]
    as_of: date
    by_rules: int
    explained: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        from tiendo.scale.explaining import EXPLAINED
        from tiendo.scale.records import FIELDS

        return EXPLAINED if self.explained else tuple(FIELDS)


def write(found: Told, form: str, output: str | None) -> None:
    """The scores in a form, to a file or the terminal. Raises TiendoError."""
    from tiendo.scale.records import as_csv

    rows = found.rows
    if form == "parquet":
        as_parquet(found, output)
        return
    if form == "table":
        show(found)
        return
    try:
        with opened(output) as into:
            if form == "csv":
                as_csv(rows, found.names, into)
            else:
                as_json(found, form, into)
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


def show(found: Told) -> None:
    from tiendo.cli.tables import amount, console, table
    from tiendo.scale.records import FIELDS

    out = console()
    made = table(
        f"{len(found.rows)} chỉ tiêu, tính đến {found.as_of:%d/%m/%Y}",
        [FIELDS[name] for name in SHOWN],
        right=[FIELDS["value"], FIELDS["percent_of_target"], FIELDS["change"], FIELDS["rank"]],
    )
    for row in found.rows:
        rank = f"{row['rank']}/{row['among']}" if row["rank"] else ""
        change = amount(row["change"])
        made.add_row(
            row["body"], row["name"], row["due"], amount(row["value"]),
            amount(row["percent_of_target"]), change, rank, verdict(row),
        )  # fmt: skip
    out.print(made)
    out.print(counted(len(found.rows), found.by_rules))


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


def as_json(found: Told, form: str, into: Any) -> None:
    from tiendo.scale.records import told

    listed = [told(row) for row in found.rows]
    if form == "jsonl":
        into.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in listed)
        return
    whole = {
        "as_of": found.as_of.isoformat(),
        "setwise": len(found.rows) - found.by_rules,
        "by_rules": found.by_rules,
        "scores": listed,
    }
    into.write(json.dumps(whole, ensure_ascii=False, indent=1) + "\n")


def as_parquet(found: Told, output: str | None) -> None:
    """A Parquet file. Raises TiendoError."""
    from tiendo.scale.records import as_table

    if not output:
        raise TiendoError("Parquet cần một tệp ra", do="Thêm -o diem.parquet")
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise TiendoError("Máy này chưa cài pyarrow", do="Cài thêm: make setup-scale") from error
    try:
        parquet.write_table(as_table(found.rows, found.names), Path(output))
    except OSError as error:
        raise TiendoError(
            "Không ghi được tệp", where=output, do="Kiểm tra thư mục và quyền ghi"
        ) from error
