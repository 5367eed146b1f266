"""What each act of ``tiendo user`` takes."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from tiendo.cli.read import day


def named(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("username", metavar="TÊN", help="tên đăng nhập")


def reasoned(parser: argparse.ArgumentParser) -> None:
    named(parser)
    parser.add_argument("--why", required=True, metavar="LÝ-DO", help="lý do, một câu")


def add_options(parser: argparse.ArgumentParser) -> None:
    named(parser)
    parser.add_argument("--name", default="", metavar="HỌ-TÊN", help="họ và tên")
    parser.add_argument("--role", metavar="VAI-TRÒ", help="cấp luôn vai trò này")
    parser.add_argument("--at", metavar="CƠ-QUAN", help="ở cơ quan này (mặc định: toàn sổ)")
    password_options(parser)
    parser.add_argument(
        "--provider", action="store_true", help="không mật khẩu: chỉ qua nơi xác thực chung"
    )


def password_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--random", action="store_true", help="tạo mật khẩu ngẫu nhiên và in ra")


def set_options(parser: argparse.ArgumentParser) -> None:
    named(parser)
    password_options(parser)


def give_options(parser: argparse.ArgumentParser) -> None:
    reasoned(parser)
    parser.add_argument("role", metavar="VAI-TRÒ")
    parser.add_argument("--at", metavar="CƠ-QUAN", help="mã cơ quan (mặc định: toàn sổ)")
    parser.add_argument(
        "--clearance",
        default="open",
        choices=("open", "secret", "top", "absolute"),
        help="được xem đến mức mật nào",
    )
    parser.add_argument("--from", dest="first", type=day, metavar="NGÀY", help="từ ngày")
    parser.add_argument("--to", dest="last", type=day, metavar="NGÀY", help="đến hết ngày")


def end_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("membership", type=int, metavar="SỐ", help="số của vai trò")
    parser.add_argument("--why", required=True, metavar="LÝ-DO", help="lý do, một câu")


SUMMARIES = {
    "add": "lập tài khoản",
    "list": "mọi tài khoản và vai trò",
    "give": "cấp vai trò",
    "end": "thu vai trò",
    "close": "đóng tài khoản",
    "reopen": "mở lại tài khoản",
    "unlock": "mở khóa đăng nhập",
    "password": "đặt mật khẩu",
    "factor-off": "bỏ mã xác thực khi mất điện thoại",
}
OPTIONS: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "add": add_options,
    "list": lambda _: None,
    "give": give_options,
    "end": end_options,
    "close": reasoned,
    "reopen": reasoned,
    "unlock": named,
    "password": set_options,
    "factor-off": reasoned,
}
