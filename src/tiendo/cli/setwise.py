"""Set-wise scoring for the terminal and programs: by plan, body and all below it, period, day."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tiendo.errors import TiendoError

if TYPE_CHECKING:
    from tiendo.cli.setwise_forms import Told
    from tiendo.scale.building import DataSet
    from tiendo.scale.engines import Engine
    from tiendo.scale.kept import Kept
    from tiendo.scale.question import Question
    from tiendo.scale.records import Record


def configure(parser: argparse.ArgumentParser) -> None:
    found = parser.add_argument_group("chấm cả tập (mọi kế hoạch, nhiều đơn vị)")
    found.add_argument(
        "--engine", choices=("duckdb", "sqlite", "postgres", "spark"),
        help="máy chấm; mọi máy cho cùng kết quả đến chữ số cuối",
    )  # fmt: skip
    found.add_argument("--body", default="", metavar="MÃ", help="một đơn vị và mọi đơn vị bên dưới")
    found.add_argument("--period", metavar="KỲ", help="chỉ các chỉ tiêu của kỳ: 2023, 2021/2025…")
    found.add_argument("--data", metavar="THƯ-MỤC", help="bộ dữ liệu đã xuất, không cần sổ đăng ký")
    found.add_argument(
        "--keep",
        action="store_true",
        help="chấm cả bộ dữ liệu một lần rồi giữ điểm bên cạnh: hỏi lại thì không chấm nữa",
    )
    found.add_argument(
        "--add",
        metavar="TỆP",
        help="thêm số liệu (JSONL) vào bộ đã giữ điểm, chỉ chấm lại phần liên quan",
    )
    found.add_argument(
        "--reasons", action="store_true", help="kèm câu giải thích của từng chỉ tiêu (json, csv…)"
    )
    found.add_argument("--where", default="", metavar="ĐỊA-CHỈ", help="máy chủ của postgres, spark")
    found.add_argument("-o", "--output", metavar="TỆP", help="tệp ra (cần với parquet)")


def wanted(options: argparse.Namespace) -> bool:
    """Whether the call asks for anything that only set-wise scoring answers."""
    return bool(
        options.engine or options.body or options.period or options.data
        or options.keep or options.add or options.reasons or options.format in ("csv", "parquet")
    )  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Score what was asked for; the count of what the pure rules judged goes to the last line."""
    from tiendo.cli import setwise_forms

    if options.keep or options.add:
        if not options.data:
            raise TiendoError("Chưa biết bộ dữ liệu nào", do="Thêm --data THƯ-MỤC")
        from tiendo.cli import setwise_kept

        return setwise_kept.run(options)
    setwise_forms.write(told(options), options.format, options.output)
    return 0


def told(options: argparse.Namespace) -> Told:
    """The records asked for: as they are kept, where they are, else judged."""
    from tiendo.cli.setwise_forms import Told
    from tiendo.scale import store
    from tiendo.scale.records import records
    from tiendo.scale.scoring import scored

    if options.data and not options.engine:
        from tiendo.cli import setwise_kept

        kept = setwise_kept.told(options)
        if kept is not None:
            return kept
    data = store.read(Path(options.data)) if options.data else of_register(options.as_of)
    question = asked(data, options, options.as_of or data.as_of or date.max)
    machine = loaded(data, options)
    try:
        found = scored(data, machine, question)
    finally:
        machine.close()
    rows = list(records(data, found))
    if options.reasons:
        rows = explained(data, sorted(found.answers), rows, question.as_of)
    return Told(rows, question.as_of, found.by_rules, explained=options.reasons)


def explained(
    data: DataSet, numbers: Sequence[int], rows: Sequence[Record], as_of: date
) -> list[Record]:
    """The records with the sentences of the rules."""
    from tiendo.scale.explaining import words_of

    listed = [(data.targets[number], row) for number, row in zip(numbers, rows, strict=True)]
    return [
        row | words_of(one, data.known.get(one.subject, ()), as_of, data.scheme)
        for one, row in listed
    ]


def loaded(data: DataSet, options: argparse.Namespace) -> Engine:
    """The engine asked for with the rows of the data set in it; SQLite is always there."""
    from tiendo.scale.engines import engine

    name = options.engine or "sqlite"
    where = {"postgres": {"dsn": options.where}, "spark": {"remote": options.where}}.get(name, {})
    if name == "spark" and not options.where:
        raise TiendoError("Chưa biết máy chủ Spark ở đâu", do="Thêm --where sc://máy:cổng")
    machine = engine(name, **where)
    if isinstance(data.rows, list):
        machine.load(data.observations, data.rows)
    else:  # as it lies on disk
        machine.read(options.data)
    return machine


def asked(data: DataSet | Kept, options: argparse.Namespace, day: date) -> Question:
    """The question of the call. Raises TiendoError for a body or plan that is not there."""
    from tiendo.scale.question import Question
    from tiendo.vocabulary.periods import parse_period

    bodies = None
    if options.body:
        if options.body not in data.bodies:
            raise TiendoError(
                "Không đơn vị nào có mã này giao hay nhận chỉ tiêu", where=options.body,
                do="Xem mã bằng tiendo bodies",
            )  # fmt: skip
        bodies = (data.bodies[options.body].number, data.bodies[options.body].last)
    if options.plan and options.plan not in data.plans:
        raise TiendoError("Không có kế hoạch này", where=options.plan, do="Xem mã trên bảng điểm")
    return Question(
        as_of=day,
        bodies=bodies,
        period=parse_period(options.period) if options.period else None,
        plan=data.plans[options.plan] if options.plan else None,
    )


def of_register(as_of: date | None) -> DataSet:
    """What the register knew on a day, as a data set; only what is open."""
    from tiendo.cli.django import setup

    setup()
    from django.utils import timezone

    from tiendo.web.api.gathering import gathered

    return gathered(as_of or timezone.localdate())
