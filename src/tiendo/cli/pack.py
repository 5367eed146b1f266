"""Gói tài liệu hội nghị: chương trình, báo cáo, biểu, giải trình, thực hiện kết luận, so sánh.

Ra một thư mục (hay tệp .zip) gồm tệp Word, Excel, một PDF có mục lục và dấu trang, một trang web
đọc ngoại tuyến. Mọi tài liệu được soát; cái nào không làm được thì nêu tên, không chặn cái khác.
Mã thoát: 0 xong, 1 có tài liệu không làm được hoặc có lỗi soát, 2 không lập được gói.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tiendo.cli import report_options
from tiendo.cli.putting import put, put_in
from tiendo.cli.read import load
from tiendo.cli.report import asked, gathered
from tiendo.errors import TiendoError

if TYPE_CHECKING:
    from tiendo.reporting.pack.given import Given, Paper
    from tiendo.reporting.pack.making import Pack, Sources

EPILOG = """\
ví dụ:
  tiendo pack --period 2023-9M --as-of 2023-10-20 -o hoi-nghi
  tiendo pack --period 2023-9M --given hoi-nghi.yaml --draft nghi-quyet.docx -o hoi-nghi.zip
  tiendo pack --period 2023 --compare ban-1.docx ban-2.docx --no-pdf -o hoi-nghi
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EPILOG
    report_options.add_what(parser)
    parser.add_argument(
        "-o", "--output", required=True, metavar="THƯ-MỤC", help="thư mục ra, hoặc tệp .zip"
    )
    parser.add_argument(
        "--given", metavar="TỆP", help="về hội nghị: tên, giờ, chương trình, giải trình… (YAML)"
    )
    parser.add_argument(
        "--draft", action="append", default=[], metavar="TỆP", help="dự thảo xin ý kiến; nhiều lần"
    )
    parser.add_argument(
        "--compare", action="append", default=[], nargs=2, metavar=("CŨ", "MỚI"),
        help="so sánh hai bản của một dự thảo; nhiều lần",
    )  # fmt: skip
    parser.add_argument("--no-pdf", action="store_true", help="không cần PDF (LibreOffice)")
    report_options.add_content(parser)
    report_options.add_head(parser)
    parser.set_defaults(groups="", responsible="", target="")


def run(options: argparse.Namespace) -> int:
    from tiendo.cli.django import setup

    given = about(options)
    setup()
    from tiendo.reporting.pack.folder import as_files, as_zip
    from tiendo.reporting.pack.making import pack

    made = pack(sources(options, given))
    found = as_files(made, pdf=not options.no_pdf)
    path = Path(options.output)
    if path.suffix.lower() == ".zip":
        put({options.output: as_zip(found, path.stem)})
    else:
        put_in(options.output, found.files)
    return told(made, found.fault, sorted(found.files), str(path))


def sources(options: argparse.Namespace, given: Given) -> Sources:
    from tiendo.reporting.pack.gathering import sources_of

    facts = gathered(options.plan, options.period, options.as_of)
    return sources_of(facts, asked(options, facts), given)


def about(options: argparse.Namespace) -> Given:
    """What a person gave, with the bytes of the files that it names. Raises PackGivenWrong."""
    from tiendo.reporting.pack.given import Given, parse_given

    given, beside = Given(), Path()
    if options.given:
        beside = Path(options.given).parent
        try:
            given = parse_given(load(options.given).decode(), where=options.given)
        except UnicodeDecodeError:
            raise TiendoError(
                "Tệp không phải UTF-8", where=options.given, do="Lưu lại bằng UTF-8"
            ) from None
    inside = {*given.drafts, *(name for pair in given.compared for name in pair)}
    own = {*options.draft, *(name for pair in options.compare for name in pair)}
    papers = {name: paper(name, Path()) for name in own}
    papers |= {name: paper(name, beside) for name in inside}
    return replace(
        given,
        drafts=(*given.drafts, *options.draft),
        compared=(*given.compared, *((old, new) for old, new in options.compare)),
        papers=papers,
    )


def paper(name: str, beside: Path) -> Paper:
    """A file of a person; one that cannot be opened is named in the pack."""
    from tiendo.reporting.pack.given import Paper

    try:
        return Paper(name=name, data=(beside / name).read_bytes())
    except FileNotFoundError:
        return Paper(name=name, fault="không có tệp này")
    except OSError:
        return Paper(name=name, fault="không mở được tệp")


def told(made: Pack, fault: str, names: list[str], path: str) -> int:
    for note in made.notes:
        print(f"tiendo: {note}", file=sys.stderr)
    for name in names:
        print(f"  {name}")
    print(f"Đã ghi {len(names)} tệp vào {path}: {made.checked_words}")
    for item in made.faults:
        print(f"tiendo: chưa làm được “{item.title}”: {item.fault}", file=sys.stderr)
    if fault:
        print(f"tiendo: chưa có PDF: {fault}", file=sys.stderr)
    return int(bool(made.faults or made.errors or fault))
