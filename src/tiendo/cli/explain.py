"""Vì sao một số hay một chỗ trong văn bản được đọc như vậy, hoặc không được đọc.

Chọn chỗ bằng vị trí ký tự (như “start” trong kết quả của tiendo read), bằng dòng của
văn bản đọc được, hoặc bằng chính chữ trong đó. Với số liệu: từng trường, và dòng nào của
bảng kiến thức đã cho trường ấy. Với số không phải số liệu: lý do. Các số bên cạnh trong
câu cũng được nói tới. Không cần cơ sở dữ liệu.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tiendo.cli.read import day, load

if TYPE_CHECKING:
    from tiendo.reading.document import Document

EPILOG = """\
ví dụ:
  tiendo explain bao-cao.docx --text "4.200 tỷ"
  tiendo explain tin.html --at 1204
  tiendo explain bao-cao.pdf --line 31 --format json
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EPILOG
    parser.add_argument("file", metavar="TỆP", help="tệp cần hỏi; “-” là đầu vào chuẩn")
    place = parser.add_mutually_exclusive_group(required=True)
    place.add_argument("--at", type=int, metavar="N", help="ký tự thứ N của văn bản đọc được, từ 0")
    place.add_argument("--line", type=int, metavar="L", help="dòng thứ L của văn bản, từ 1")
    place.add_argument("--text", metavar="CHỮ", help="chữ cần tìm; lấy chỗ đầu tiên có chữ ấy")
    parser.add_argument(
        "--format",
        choices=("table", "json"),
        default="table",
        help="table: cho người đọc; json: cho chương trình (mặc định: table)",
    )
    parser.add_argument(
        "--published-on", type=day, metavar="NGÀY", help="ngày đăng, khi văn bản không ghi"
    )


def run(options: argparse.Namespace) -> int:
    from tiendo.reading.explaining import explain
    from tiendo.reading.formats import open_bytes

    document = open_bytes(load(options.file), Path(options.file).name)
    if options.published_on is not None:
        document = replace(document, published_on=options.published_on)
    places, others = asked(document, options)
    found = explain(document, places)
    if options.format == "json":
        answer = {"source": document.source.name, "others": others}
        answer["explanations"] = [one.as_json() for one in found]
        print(json.dumps(answer, ensure_ascii=False, indent=1))
        return 0
    from tiendo.cli.explained import show

    for one in found:
        show(one, document.source.name)
    if others:
        print("Chữ ấy còn ở: " + ", ".join(f"--at {at}" for at in others))
    return 0


def asked(document: Document, options: argparse.Namespace) -> tuple[list[int], list[int]]:
    """The places that the call asks about, and further ones with the same words."""
    from tiendo.reading.explaining import places_of_line, places_of_text

    if options.at is not None:
        return [options.at], []
    if options.line is not None:
        return places_of_line(document, options.line), []
    found = places_of_text(document, options.text)
    return found[:1], found[1:]
