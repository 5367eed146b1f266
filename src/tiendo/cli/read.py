"""Đọc văn bản: trang web, DOCX, PDF, bảng tính, ảnh hoặc văn bản thuần; “-” đọc từ đầu vào chuẩn.

Mỗi số liệu, chỉ tiêu, nhiệm vụ, văn bản, cuộc họp đọc được đều kèm câu trích dẫn.
Cái gì giống số liệu mà không đọc được thì nằm trong mục “unread”, không bị bỏ qua.
Tệp nào không đọc được thì báo một dòng, các tệp còn lại vẫn được đọc.
Bản chụp (PDF ảnh, PNG, JPEG, TIFF) đọc được khi máy có tesseract-ocr và tesseract-ocr-vie.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from tiendo.cli.progress import pages
from tiendo.errors import DocumentUnreadable
from tiendo.facts.reading import Reading
from tiendo.reading import read_bytes

EPILOG = """\
ví dụ:
  tiendo read bao-cao.docx phu-luc.xlsx
  tiendo read --format json trang.html > trang.json
  tiendo read --format jsonl *.pdf | jq .figures
  cat tin.txt | tiendo read - --published-on 2023-10-14
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EPILOG
    parser.add_argument("files", nargs="+", metavar="TỆP", help="tệp cần đọc; “-” là đầu vào chuẩn")
    parser.add_argument(
        "--format",
        choices=("table", "json", "jsonl"),
        help="table: cho người đọc; json: một đối tượng; jsonl: mỗi dòng một đối tượng"
        " (mặc định: table trên màn hình, json hoặc jsonl khi chuyển tiếp)",
    )
    parser.add_argument(
        "--published-on", type=day, metavar="NGÀY", help="ngày đăng, khi văn bản không ghi"
    )


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}” không phải là ngày; viết như 2023-10-14"
        ) from None


def run(options: argparse.Namespace) -> int:
    readings, failures = [], 0
    form = options.format or default_format(len(options.files))
    for name in options.files:
        try:
            with pages():
                reading = read_bytes(load(name), Path(name).name, published_on=options.published_on)
        except DocumentUnreadable as error:
            print(f"tiendo: {error}", file=sys.stderr)
            failures += 1
        else:
            readings.append(reading)
            if form == "jsonl":
                print(as_line(reading), flush=True)
    if form == "json":
        write_json(readings, many=len(options.files) > 1)
    elif form == "table":
        write_tables(readings)
    return 2 if failures else 0


def default_format(files: int) -> str:
    if sys.stdout.isatty():
        return "table"
    return "json" if files == 1 else "jsonl"


def load(name: str) -> bytes:
    """The bytes of a file, or of standard input for ``-``."""
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except FileNotFoundError:
        raise DocumentUnreadable(
            "Không có tệp này", where=name, do="Kiểm tra lại đường dẫn"
        ) from None
    except IsADirectoryError:
        raise DocumentUnreadable(
            "Đây là một thư mục", where=name, do=f"Viết {name}/* để đọc các tệp trong đó"
        ) from None
    except OSError as error:
        raise DocumentUnreadable(
            f"Không mở được tệp ({error.strerror})", where=name, do="Kiểm tra quyền đọc tệp"
        ) from None


def as_line(reading: Reading) -> str:
    return json.dumps(reading.as_json(), ensure_ascii=False, separators=(",", ":"))


def write_json(readings: list[Reading], *, many: bool) -> None:
    """One object for one file, a list for several; nothing when nothing was read."""
    objects = [reading.as_json() for reading in readings]
    if objects:
        print(json.dumps(objects if many else objects[0], ensure_ascii=False, indent=1))


def write_tables(readings: Iterable[Reading]) -> None:
    from tiendo.cli.tables import show_reading

    for reading in readings:
        show_reading(reading)
