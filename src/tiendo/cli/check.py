"""Soát dự thảo: số học, nhất quán, văn bản, con người, cơ quan; “-” đọc từ đầu vào chuẩn.

Lỗi (error) là chỗ không thể đúng; cảnh báo (warning) là chỗ cần người xem lại. Mỗi chỗ có vị trí,
số tính lại, chỗ khác trong văn bản mà nó mâu thuẫn, và cách sửa khi biết chắc.
Có sổ đăng ký thì so cả với sổ, tính đến ngày của dự thảo. Cái gì chưa soát được thì nói rõ.
Mã thoát: 0 không có lỗi, 1 có lỗi (với --strict: cả cảnh báo), 2 có dự thảo không đọc được.
"""

from __future__ import annotations

import argparse
import json
import sys
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

from tiendo.checking import Report, check_document
from tiendo.checking.registry import Check, chosen
from tiendo.cli import checked, knowing
from tiendo.cli.read import day, fault, load
from tiendo.errors import DocumentUnreadable, TiendoError
from tiendo.facts.known import Known
from tiendo.reading import read
from tiendo.reading.formats import open_bytes

EPILOG = """\
ví dụ:
  tiendo check du-thao.docx
  tiendo check --format json bao-cao.pdf > ket-qua.json
  tiendo check --select ratio,date --ignore layout *.docx
  tiendo check --explain ratio-percent
  tiendo check --no-register thu-muc/
  cat tin.txt | tiendo check - --as-of 2023-10-14
"""
FORMATS = ("text", "json", "jsonl")


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EPILOG
    parser.add_argument(
        "drafts", nargs="*", metavar="DỰ-THẢO", help="tệp hoặc thư mục; “-” là đầu vào chuẩn"
    )
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="text: cho người đọc (mặc định)"
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
        "--as-of", type=day, metavar="NGÀY", help="ngày để soát, khi dự thảo không ghi ngày"
    )


def run(options: argparse.Namespace) -> int:
    if options.explain:
        checked.explain(options.explain)
        return 0
    checks = chosen(names(options.select), names(options.ignore))
    if not options.drafts:
        raise TiendoError("Chưa có dự thảo nào", do="Viết tên tệp, thư mục, hoặc “-”")
    files, failures = list(drafts_in(options.drafts)), 0
    output = OUTPUTS[options.format](many=len(files) > 1)
    found: list[Report] = []
    for name in files:
        try:
            report = checked_report(name, checks, options)
        except DocumentUnreadable as error:
            print(f"tiendo: {error}", file=sys.stderr)
            failures += 1
            continue
        except Exception as error:
            if len(files) == 1:
                raise
            print(f"tiendo: {fault_of(name, error)}", file=sys.stderr)
            failures += 1
            continue
        output.add(report)
        found.append(report)
    output.close()
    return 2 if failures else status(found, strict=options.strict)


def status(reports: Sequence[Report], *, strict: bool) -> int:
    """1 where an error was found, or with ``strict`` anything at all."""
    wrong = any(report.findings if strict else report.errors for report in reports)
    return int(bool(wrong))


def names(written: Sequence[str]) -> list[str]:
    """ "ratio,date" as names."""
    return [name.strip() for words in written for name in words.split(",") if name.strip()]


def drafts_in(written: Sequence[str]) -> Iterator[str]:
    """The files named; of a folder its files by name, without hidden ones."""
    for name in written:
        path = Path(name)
        if name != "-" and path.is_dir():
            inside = sorted(one for one in path.iterdir() if one.is_file())
            yield from (str(one) for one in inside if not one.name.startswith("."))
        else:
            yield name


def checked_report(name: str, checks: Sequence[Check], options: argparse.Namespace) -> Report:
    """The report on one draft, beside the register as of its day where there is one."""
    document = open_bytes(load(name), Path(name).name)
    reading = read(document)
    stated = reading.identity.issued_on or reading.published_on or options.as_of
    known = Known()
    if not options.no_register and knowing.has_register():
        known = knowing.known(reading, as_of=stated)
    return check_document(
        document, reading=reading, known=known, checks=checks, as_of=options.as_of
    )


def fault_of(name: str, error: Exception) -> TiendoError:
    from tiendo.cli.many import Job

    return error if isinstance(error, TiendoError) else fault(Job(name=name, form="json"), error)


class Lines:
    """A JSON line for each draft."""

    def __init__(self, *, many: bool) -> None:
        self.many = many

    def add(self, report: Report) -> None:
        print(json.dumps(report.as_json(), ensure_ascii=False, separators=(",", ":")), flush=True)

    def close(self) -> None:
        """Nothing is open."""


class Objects(Lines):
    """One object for one draft, a list for several."""

    written = False

    def add(self, report: Report) -> None:
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

    def add(self, report: Report) -> None:
        checked.show(report)


OUTPUTS = {"text": Text, "json": Objects, "jsonl": Lines}
