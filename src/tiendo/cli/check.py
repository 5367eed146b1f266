"""Soát dự thảo: số học, nhất quán, văn bản, con người, cơ quan; “-” đọc từ đầu vào chuẩn.

Lỗi (error) là chỗ không thể đúng; cảnh báo (warning) là chỗ cần người xem lại. Mỗi chỗ có vị trí,
số tính lại, chỗ khác trong văn bản mà nó mâu thuẫn, và cách sửa khi biết chắc.
Có sổ đăng ký thì so cả với sổ, tính đến ngày của dự thảo; số mang mã trong báo cáo do tiendo report
lập thì so với chính số ấy trong sổ hôm nay, hay vào ngày ở --as-of.
Cái gì chưa soát được thì nói rõ.
Mã thoát: 0 không có lỗi, 1 có lỗi (với --strict: cả cảnh báo), 2 có dự thảo không đọc được.
"""

from __future__ import annotations

import argparse
import json
import textwrap
from collections.abc import Callable, Sequence

from tiendo.checking import Report
from tiendo.checking.registry import chosen
from tiendo.cli import checked
from tiendo.cli.drafts import Output, Work, drafts_in, watched
from tiendo.cli.read import day
from tiendo.cli.returned import Page, Word
from tiendo.errors import TiendoError

EPILOG = """\
ví dụ:
  tiendo check du-thao.docx
  tiendo check --format json bao-cao.pdf > ket-qua.json
  tiendo check --select ratio,date --ignore layout *.docx
  tiendo check --explain ratio-percent
  tiendo check --no-register thu-muc/
  tiendo check --format docx -o du-thao-soat.docx du-thao.docx
  tiendo check --format docx --tracked -o ket-qua/ thu-muc/
  tiendo check --format html -o du-thao-soat.html du-thao.docx
  tiendo check --dismissals bo-qua.yaml du-thao.docx
  tiendo check --watch thu-muc/
  tiendo check --fix layout -o du-thao-sua.docx du-thao.docx
  cat tin.txt | tiendo check - --as-of 2023-10-14
"""
FORMATS = ("text", "json", "jsonl", "docx", "html")


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EPILOG
    parser.add_argument(
        "drafts", nargs="*", metavar="DỰ-THẢO", help="tệp hoặc thư mục; “-” là đầu vào chuẩn"
    )
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="text: cho người đọc (mặc định); docx: chính dự thảo ấy, có nhận xét; html: trang"
        " để đọc và in",
    )
    parser.add_argument(
        "-o", "--output", metavar="TỆP", help="tệp ra của docx, html, --fix; nhiều dự thảo: thư mục"
    )
    parser.add_argument(
        "--tracked",
        action="store_true",
        help="docx: cách sửa là thay đổi chờ duyệt (Track Changes)",
    )
    parser.add_argument(
        "--dismissals", metavar="TỆP", help="các chỗ đã xem và để nguyên, kèm lý do (YAML, JSON)"
    )
    parser.add_argument(
        "--watch", action="store_true", help="soát lại mỗi khi tệp được lưu; Ctrl-C để thôi"
    )
    parser.add_argument(
        "--select", action="append", default=[], metavar="TÊN,…", help="chỉ các phép soát này"
    )
    parser.add_argument(
        "--ignore", action="append", default=[], metavar="TÊN,…", help="trừ các phép soát này"
    )
    parser.add_argument(
        "--explain", metavar="TÊN", help="nói rõ một phép soát, với ví dụ; all: liệt kê tất cả"
    )
    parser.add_argument("--strict", action="store_true", help="cảnh báo cũng tính là lỗi")
    parser.add_argument("--no-register", action="store_true", help="chỉ soát trong chính dự thảo")
    parser.add_argument(
        "--fix", choices=("layout",), help="sửa thể thức trong một bản sao (-o), không đụng đến chữ"
    )
    parser.add_argument(
        "--as-of",
        type=day,
        metavar="NGÀY",
        help="ngày để soát, khi dự thảo không ghi ngày; ngày của sổ cho các số mang mã",
    )


def run(options: argparse.Namespace) -> int:
    if options.explain:
        checked.explain(options.explain)
        return 0
    checks = chosen(names(options.select), names(options.ignore))
    if not options.drafts:
        raise TiendoError("Chưa có dự thảo nào", do="Viết tên tệp, thư mục, hoặc “-”")
    if options.fix:
        from tiendo.cli import fixed

        return fixed.run(options, checks)
    files = list(drafts_in(options.drafts))
    output: Output = OUTPUTS[options.format](many=len(files) > 1, options=options)
    work = Work(options, checks, output, many=len(files) > 1)
    return watched(work) if options.watch else work.through(files)


def names(written: Sequence[str]) -> list[str]:
    """ "ratio,date" as names."""
    return [name.strip() for words in written for name in words.split(",") if name.strip()]


class Lines:
    """A JSON line for each draft."""

    def __init__(self, *, many: bool, options: argparse.Namespace) -> None:
        self.many, self.options = many, options

    def add(self, report: Report, _name: str, _data: bytes) -> None:
        print(json.dumps(report.as_json(), ensure_ascii=False, separators=(",", ":")), flush=True)

    def close(self) -> None:
        """Nothing is open."""


class Objects(Lines):
    """One object for one draft, a list for several."""

    written = False

    def add(self, report: Report, _name: str, _data: bytes) -> None:
        said = json.dumps(report.as_json(), ensure_ascii=False, indent=1)
        if not self.many:
            print(said)
            return
        print(",\n" if self.written else "[\n", textwrap.indent(said, " "), sep="", end="")
        self.written = True

    def close(self) -> None:
        if self.written:
            print("\n]")


class Text(Lines):
    """For people: each finding where it stands, then what could not be checked."""

    def add(self, report: Report, _name: str, _data: bytes) -> None:
        checked.show(report)


OUTPUTS: dict[str, Callable[..., Output]] = {
    "text": Text,
    "json": Objects,
    "jsonl": Lines,
    "docx": Word,
    "html": Page,
}
