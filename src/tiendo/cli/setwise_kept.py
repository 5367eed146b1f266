"""Scores kept beside a data set: keep them, ask them, take in one observation more."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tiendo.cli.setwise_forms import Told, counted, write
from tiendo.errors import TiendoError

if TYPE_CHECKING:
    from tiendo.scale.kept import Kept

NOTHING_NEW = "Đã thêm vào bộ dữ liệu; không điểm nào đổi."
NOT_INSTALLED = "Máy này chưa cài duckdb, pyarrow"


def run(options: argparse.Namespace) -> int:
    """Keep the scores of a data set, or take in observations and tell what they made new."""
    try:
        return add(options) if options.add else keep(options)
    except ImportError as error:
        raise TiendoError(NOT_INSTALLED, do="Cài thêm: make setup-scale") from error


def keep(options: argparse.Namespace) -> int:
    """Judge all, also what was added since, and keep it beside the data set."""
    from tiendo.scale import store
    from tiendo.scale.keeping import keep

    folder = Path(options.data)
    data = store.read(folder)
    if isinstance(data.rows, list):  # made again from its facts, with what was added
        store.write(data, folder)
        data = store.read(folder)
    kept = keep(data, options.as_of or data.as_of or date.max, folder)
    try:
        by_rules = sum(one.by == "rules" for one in kept.by_answer.values())
        print(f"Đã giữ điểm đến ngày {kept.as_of:%d/%m/%Y} trong {folder}.")
        print(counted(len(data.rows), by_rules))
    finally:
        kept.close()
    return 0


def told(options: argparse.Namespace) -> Told | None:
    """The records asked for of what is kept; None where that is not of this day, data, settings."""
    from tiendo.cli.setwise import asked

    with opened(options) as kept:
        if kept is None:
            return None
        question = asked(kept, options, kept.as_of)
        rows, by_rules = kept.records(question)
        if options.reasons:
            from tiendo.scale.paged import explained

            rows = explained(kept, question, rows)
        return Told(rows, kept.as_of, by_rules, explained=options.reasons)


def add(options: argparse.Namespace) -> int:
    """Take in every line of a file; what it made new is written in the form asked for."""
    from tiendo.cli.score import lines_of
    from tiendo.scale.adding import Adding
    from tiendo.scale.answers import RULES
    from tiendo.scoring.case_reading import parse_line
    from tiendo.scoring.rules.scheme import scheme

    with opened(options) as kept:
        if kept is None:
            raise TiendoError(
                "Bộ dữ liệu chưa giữ điểm của ngày này", where=options.data,
                do="Chấm và giữ trước: tiendo score --data THƯ-MỤC --keep",
            )  # fmt: skip
        adding = Adding(kept, scheme())
        new: set[int] = set()
        for number, line in enumerate(lines_of(options.add), start=1):
            try:
                new |= set(adding.add(parse_line(line)))
            except TiendoError as error:
                raise error.at(f"{options.add}, dòng {number}") from error
        adding.close()
        if not new and options.format == "table":
            print(NOTHING_NEW)
            return 0
        rows = kept.records_of(new)
        by_rules = sum(row["by"] == RULES for row in rows)
        write(Told(rows, kept.as_of, by_rules), options.format, options.output)
    return 0


@contextmanager
def opened(options: argparse.Namespace) -> Iterator[Kept | None]:
    """What is kept of the data set, where it is of the day, program, settings and files asked."""
    try:
        from tiendo.scale.keeping import fresh
    except ImportError:
        yield None
        return
    from tiendo.scoring.rules.scheme import scheme

    kept = fresh(Path(options.data), options.as_of, scheme())
    try:
        yield kept
    finally:
        if kept is not None:
            kept.close()
