"""Ghi đánh giá của người có thẩm quyền thay cho kết quả máy chấm; cả hai cùng hiện.

Phải nêu lý do. Rút lại bằng --withdraw: kết quả máy chấm lại có hiệu lực.
"""

from __future__ import annotations

import argparse
from datetime import date

from tiendo.cli.read import day
from tiendo.scoring import Verdict

EPILOG = """\
ví dụ:
  tiendo override ty-le-ho-ngheo-2023 --verdict met --reason "Rà soát bổ sung tháng 1"
  tiendo override ty-le-ho-ngheo-2023 --withdraw
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EPILOG
    parser.add_argument("target", metavar="CHỈ-TIÊU", help="mã chỉ tiêu (xem bằng tiendo score)")
    act = parser.add_mutually_exclusive_group(required=True)
    act.add_argument("--verdict", choices=[v.value for v in Verdict], help="đánh giá thay vào")
    act.add_argument("--withdraw", action="store_true", help="rút đánh giá đã ghi")
    parser.add_argument("--reason", default="", metavar="LÝ-DO", help="lý do, một câu")
    parser.add_argument("--as-of", type=day, metavar="NGÀY", help="có hiệu lực từ ngày")
    parser.add_argument("--by", metavar="TÊN", help="người đánh giá")


def run(options: argparse.Namespace) -> int:
    from tiendo.cli.django import person, setup

    setup()
    by = options.by or person()
    act = withdraw if options.withdraw else override
    print(act(options, by))
    return 0


def override(options: argparse.Namespace, by: str) -> str:
    from tiendo.register.access import decider
    from tiendo.scoring.services import override_verdict

    verdict = Verdict(options.verdict)
    since: date | None = options.as_of
    made = override_verdict(
        target=options.target, verdict=verdict, reason=options.reason, by=decider(by), as_of=since
    )
    return f"Đã ghi: {options.target} là “{made.verdict}” thay cho “{made.instead_of}”"


def withdraw(options: argparse.Namespace, by: str) -> str:
    from tiendo.register.access import decider
    from tiendo.scoring.services import withdraw_override

    withdraw_override(target=options.target, by=decider(by), note=options.reason)
    return f"Đã rút đánh giá thay máy chấm của {options.target}"
