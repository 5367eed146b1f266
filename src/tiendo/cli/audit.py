"""Nhật ký: kiểm chuỗi dấu, hoặc tải ra tệp.

Mỗi mục mang dấu (sha256) của chính nó và của mục trước. `verify` đi dọc cả chuỗi: sửa một
byte, xóa, chèn hay cắt đuôi đều hiện ra ở mục đầu tiên không đúng (mã thoát 1). Giữ dấu cuối ở
nơi khác và đưa lại bằng --expect thì viết lại cả chuỗi cũng hiện ra.
"""

from __future__ import annotations

import argparse
import sys

from tiendo.cli.read import day

EPILOG = """\
ví dụ:
  tiendo audit verify
  tiendo audit verify --expect 5f0c…              dấu cuối đã chép hôm trước
  tiendo audit export --format csv > nhat-ky.csv
  tiendo audit export --by nguyen.an --from 2025-01-01
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EPILOG
    acts = parser.add_subparsers(dest="act", metavar="VIỆC", required=True)
    verify = acts.add_parser("verify", help="kiểm cả chuỗi")
    verify.add_argument("--expect", default="", metavar="DẤU", help="dấu cuối đã giữ ở nơi khác")
    export = acts.add_parser("export", help="in nhật ký ra")
    export.add_argument("--format", choices=("jsonl", "csv"), default="jsonl")
    export.add_argument("--by", default="", metavar="AI", help="của người này")
    export.add_argument("--act", dest="what", default="", metavar="VIỆC", help="ví dụ: role.give")
    export.add_argument("--kind", default="", metavar="LOẠI", help="loại vật: document, account…")
    export.add_argument("--slug", default="", metavar="MÃ", help="mã của vật")
    export.add_argument("--from", dest="first", type=day, metavar="NGÀY", help="từ ngày")
    export.add_argument("--to", dest="last", type=day, metavar="NGÀY", help="đến hết ngày")


def run(options: argparse.Namespace) -> int:
    from tiendo.cli.django import setup

    setup()
    return verified(options.expect) if options.act == "verify" else exported(options)


def verified(expect: str) -> int:
    from tiendo.register.chain import verify

    found = verify(expect=expect)
    if found.broken:
        print(f"Nhật ký KHÔNG còn nguyên, từ mục {found.broken}: {found.why}.")
        print(f"Trước đó {found.entries} mục còn nguyên.")
        return 1
    print(f"Nhật ký còn nguyên: {found.entries} mục, dấu cuối {found.head}")
    return 0


def exported(options: argparse.Namespace) -> int:
    from tiendo.cli.django import person
    from tiendo.people.services.exporting import export_trail
    from tiendo.register.access import operator
    from tiendo.register.selectors.trail import Asked

    asked = Asked(
        by=options.by,
        act=options.what,
        kind=options.kind,
        slug=options.slug,
        first=options.first,
        last=options.last,
    )
    by = operator(f"{person()} (máy chủ)")
    for line in export_trail(asked, form=options.format, to=by):
        sys.stdout.write(line)
    return 0
