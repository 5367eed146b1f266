"""Lệnh quản trị cơ sở dữ liệu, của Django.

ví dụ:
  tiendo manage migrate                     cập nhật cấu trúc cơ sở dữ liệu
  tiendo manage dumpdata register > so.json sao chép sổ ra tệp
  tiendo manage help                        các lệnh khác
"""

from __future__ import annotations

import argparse

from tiendo.cli.django import execute


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs=argparse.REMAINDER, metavar="…", help="lệnh và tham số")


def run(options: argparse.Namespace) -> int:
    execute(options.words or ["help"])
    return 0
