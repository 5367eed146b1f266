"""Lệnh quản trị của Django, ví dụ: tiendo manage migrate."""

from __future__ import annotations

import argparse

from tiendo.cli.django import execute


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs=argparse.REMAINDER, metavar="…", help="lệnh và tham số")


def run(options: argparse.Namespace) -> int:
    execute(options.words or ["help"])
    return 0
