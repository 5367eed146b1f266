"""Đếm lại những con số giữ sẵn cho trang web, và dựng sẵn các dòng của bảng điểm.

Số đếm (mỗi kế hoạch mấy chỉ tiêu, mỗi văn bản còn mấy mục chờ) do cơ sở dữ liệu tự giữ; lệnh
này đếm lại từ đầu. --boards dựng sẵn dòng của các bảng điểm: cần ở sổ lớn (nhiều tỉnh, số
liệu theo tháng), chạy mỗi đêm. Dòng nào có số mới thì tự dựng lại khi có người mở trang.
"""

from __future__ import annotations

import argparse


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--boards", nargs="?", const="now", metavar="KỲ",
        help="dựng sẵn bảng điểm của các kế hoạch đang trong kỳ, hoặc của một kỳ (2026), hoặc all",
    )  # fmt: skip


def run(options: argparse.Namespace) -> int:
    from tiendo.cli.django import setup

    setup()
    from tiendo.register.keeping import keep_all

    keep_all()
    print("Đã đếm lại kế hoạch và văn bản.")
    if options.boards:
        keep_boards(options.boards)
    return 0


def keep_boards(wanted: str) -> None:
    from django.utils import timezone

    from tiendo.register.models import Plan
    from tiendo.web.pages.board_kept import keep_rows

    today = timezone.localdate()
    plans = Plan.objects.order_by("pk")
    if wanted == "now":
        plans = plans.filter(starts_on__lte=today, ends_on__gte=today)
    elif wanted != "all":
        plans = plans.filter(period=wanted)
    rows = sum(keep_rows(plan, today) for plan in plans.iterator())
    print(f"Đã dựng {rows} dòng của {plans.count()} bảng điểm.")
