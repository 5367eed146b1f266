"""Chấm từng chỉ tiêu của một kế hoạch theo những gì biết đến một ngày, và nói vì sao.

Với --cases không cần cơ sở dữ liệu: mỗi dòng JSON một trường hợp, trả lời mỗi dòng một kết quả.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tiendo.cli import compared, forecasted, setwise
from tiendo.cli.read import day
from tiendo.errors import TiendoError

if TYPE_CHECKING:
    from tiendo.register.models import Plan
    from tiendo.scoring.selectors import Scoreboard

EPILOG = """\
ví dụ:
  tiendo score
  tiendo score --as-of 2023-10-20
  tiendo score --plan nghi-quyet-27-nq-tu --format json
  tiendo score --changed 2023-07-10 2023-10-20
  tiendo score --across budget-revenue 2023
  tiendo score --forecast
  tiendo score --body song-mai --period 2023 --format csv
  tiendo score --engine duckdb --format parquet -o diem.parquet
  tiendo score --data bo-du-lieu --keep
  tiendo score --data bo-du-lieu --add so-moi.jsonl
  tiendo score --cases evaluation/verdicts.jsonl
"""


class NothingToScore(TiendoError):
    code = "nothing-to-score"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EPILOG
    parser.add_argument("--plan", metavar="MÃ", help="kế hoạch (mặc định: nhiều chỉ tiêu nhất)")
    parser.add_argument(
        "--as-of", type=day, metavar="NGÀY", help="tính đến ngày (mặc định: hôm nay)"
    )
    parser.add_argument(
        "--format", choices=("table", "json", "jsonl", "csv", "parquet"), default="table"
    )
    parser.add_argument(
        "--changed",
        nargs=2,
        metavar=("TỪ", "ĐẾN"),
        help="những gì đã thay đổi giữa hai ngày, hoặc hai hội nghị (viết mã hội nghị)",
    )
    parser.add_argument(
        "--across",
        nargs=2,
        metavar=("CHỈ-SỐ", "KỲ"),
        help="một chỉ số (mã trong danh mục) của các đơn vị cùng cấp trong một kỳ",
    )
    parser.add_argument(
        "--forecast",
        action="store_true",
        help="dự báo đến hết kỳ: khoảng, khả năng đạt, sai số khi thử lại (cần make forecast)",
    )
    setwise.configure(parser)
    parser.add_argument("--cases", metavar="TỆP", help="chấm các trường hợp trong tệp JSONL")


def run(options: argparse.Namespace) -> int:
    if options.cases:
        return run_cases(options.cases)
    if setwise.wanted(options) and not (options.changed or options.across):
        return setwise.run(options)
    from tiendo.cli.django import setup

    setup()
    if options.changed:
        return compared.run_changes(find_plan(options.plan), options)
    if options.across:
        return compared.run_across(options)
    board = find_board(options.plan, options.as_of)
    if options.forecast:
        return forecasted.run(board, options.format)
    if options.format == "table":
        show(board)
    else:
        write(board, options.format)
    return 0


def run_cases(name: str) -> int:
    """Answer every line; status 2 when one of them was no case."""
    from tiendo.scoring.cases import run

    failed = False
    for answer in run(lines_of(name)):
        failed = failed or "error" in answer
        print(json.dumps(answer, ensure_ascii=False), flush=True)
    return 2 if failed else 0


def lines_of(name: str) -> Iterator[str]:
    if name == "-":
        yield from sys.stdin
        return
    try:
        yield from Path(name).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise TiendoError("Không đọc được tệp trường hợp", where=name, do="Kiểm tra tệp") from error


def find_board(slug: str | None, as_of: date | None) -> Scoreboard:
    """The scoreboard asked for. Raises NotFound, NothingToScore."""
    from django.utils import timezone

    from tiendo.scoring.selectors import scoreboard

    return scoreboard(find_plan(slug, as_of), as_of or timezone.localdate())


def find_plan(slug: str | None, as_of: date | None = None) -> Plan:
    """The plan asked for, else the main one. Raises NotFound, NothingToScore."""
    from tiendo.register import selectors as register

    plan = register.plan(slug, on=as_of) if slug else register.main_plan(on=as_of)
    if plan is None:
        raise nothing(as_of)
    return plan


def nothing(as_of: date | None) -> NothingToScore:
    if as_of is not None:
        what = f"Đến {as_of:%d/%m/%Y} chưa văn bản nào trong sổ giao chỉ tiêu"
        return NothingToScore(what, do="Chọn một ngày muộn hơn")
    return NothingToScore(
        "Sổ chưa có chỉ tiêu nào", do="Vào sổ một nghị quyết trước: tiendo register TỆP…"
    )


def show_scoreboard() -> None:
    """The main plan's scoreboard of today, for the demo."""
    show(find_board(None, None))


def show(board: Scoreboard) -> None:
    from tiendo.cli.tables import amount, console, table
    from tiendo.scoring.rules.scheme import says

    out = console()
    rows = table(
        f"{board.plan.name}, tính đến {board.as_of:%d/%m/%Y}",
        ["", "chỉ tiêu", "giao", "kết quả", "% so với giao", "đánh giá"],
        right=["", "% so với giao"],
    )
    for group in board.groups:
        rows.add_section()
        for judged in group.targets:
            score = judged.score
            rows.add_row(
                str(judged.record.ordinal),
                judged.record.name,
                judged.record.words,
                score.result,
                amount(score.percent_of_target),
                says("verdict", judged.verdict.value) + (" *" if judged.override else ""),
            )
    out.print(rows)
    out.print(board.tally.sentence)


def write(board: Scoreboard, form: str) -> None:
    from tiendo.scoring.told import as_json

    answers = [as_json(judged) for judged in board.targets]
    if form == "jsonl":
        for answer in answers:
            print(json.dumps(answer, ensure_ascii=False))
        return
    whole = {
        "plan": board.plan.slug,
        "as_of": board.as_of.isoformat(),
        "tally": {verdict.value: count for verdict, count in board.tally.counts.items()},
        "sentence": board.tally.sentence,
        "targets": answers,
    }
    print(json.dumps(whole, ensure_ascii=False, indent=1))
