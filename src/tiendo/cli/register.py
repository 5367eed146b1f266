"""Đọc văn bản rồi vào sổ đăng ký; chạy lại cùng tệp không ghi thêm gì.

Người chạy lệnh là người vào sổ (--by, mặc định là tên đăng nhập máy). Mục nào
không chắc thì để ở dạng đề xuất, kèm lý do. Tệp nào không đọc được thì báo một
dòng và không để lại gì; các tệp khác vẫn vào sổ.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from tiendo.cli.progress import track
from tiendo.errors import TiendoError

if TYPE_CHECKING:
    from tiendo.facts.reading import Reading
    from tiendo.register.services import Registered

ENVELOPES = (".edxml", ".xml")
EPILOG = """\
ví dụ:
  tiendo register nghi-quyet.docx bao-cao-*.docx
  tiendo register --bodies co-quan.yaml van-ban/*
  tiendo register --propose tin-bai/*.html
  tiendo register --again bao-cao-*.docx
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EPILOG
    parser.add_argument("files", nargs="*", metavar="TỆP", help="văn bản cần vào sổ")
    parser.add_argument("--bodies", metavar="YAML", help="nạp danh mục cơ quan trước")
    parser.add_argument("--by", metavar="TÊN", help="người vào sổ")
    parser.add_argument("--propose", action="store_true", help="chỉ đề xuất, không vào sổ mục nào")
    parser.add_argument(
        "--secrecy",
        default="open",
        choices=("open", "secret", "top", "absolute"),
        help="mức mật của các văn bản này (mặc định: không mật)",
    )
    parser.add_argument(
        "--again",
        action="store_true",
        help="đọc lại văn bản đã có trong sổ; mục người đã sửa hay quyết định thì giữ nguyên",
    )
    parser.add_argument("--format", choices=("table", "jsonl"), default="table")


def run(options: argparse.Namespace) -> int:
    if not options.files and not options.bodies:
        raise TiendoError("Chưa nêu tệp nào", do="Viết ví dụ: tiendo register van-ban/*.docx")
    from tiendo.cli.django import person, setup

    setup()
    by = options.by or person()
    if options.bodies:
        load_bodies(Path(options.bodies), by=by)
    if options.again:
        return run_again(options.files, by=by, lines=options.format == "jsonl")
    from tiendo.cli.coming_back import keep_reports

    files = keep_reports(options.files, by=by)
    done, failures = register_files(
        files, by=by, accept=not options.propose, secrecy=options.secrecy
    )
    show = show_jsonl if options.format == "jsonl" else show_table
    show(done)
    for error in failures:
        print(f"tiendo: {error}", file=sys.stderr)
    return 2 if failures else 0


def load_bodies(path: Path, *, by: str) -> None:
    """Load a list of bodies; what is doubtful in it is said on standard error."""
    from tiendo.register.access import keeper
    from tiendo.register.services import load_list, read_list

    for warning in load_list(read_list(path), by=keeper(by)).warnings:
        print(f"tiendo: {path}: {warning}", file=sys.stderr)


def register_files(
    names: Sequence[str], *, by: str, accept: bool = True, secrecy: str = "open"
) -> tuple[list[Registered], list[TiendoError]]:
    """Read the files that the register does not hold yet and enter them, oldest first.

    A file that fails is set apart with its error and leaves nothing behind.
    """
    from tiendo.register.services import register_readings

    done, left, broken = register_envelopes(names, by=by, accept=accept, secrecy=secrecy)
    readings, failures = read_new(left)
    failures = broken + failures
    entered = register_readings(readings, by=by, accept=accept, secrecy=secrecy)
    outcomes = list(track("Vào sổ", entered, total=len(readings)))
    failures += [one for one in outcomes if isinstance(one, TiendoError)]
    return done + [one for one in outcomes if not isinstance(one, TiendoError)], failures


def register_envelopes(
    names: Sequence[str], *, by: str, accept: bool, secrecy: str
) -> tuple[list[Registered], list[str], list[TiendoError]]:
    """Enter the electronic documents (edXML) among the files; the names of the others."""
    from tiendo.cli.read import load
    from tiendo.reading.edxml import is_edxml
    from tiendo.register.services.envelopes import register_envelope

    done: list[Registered] = []
    left: list[str] = []
    failures: list[TiendoError] = []
    for name in names:
        if Path(name).suffix.lower() not in ENVELOPES:
            left.append(name)
            continue
        try:
            data = load(name)
            if not is_edxml(data):
                left.append(name)
                continue
            found = register_envelope(data, Path(name).name, by=by, accept=accept, secrecy=secrecy)
            done += [one for one in found if one.new]
        except TiendoError as error:
            failures.append(error)
    return done, left, failures


def run_again(names: Sequence[str], *, by: str, lines: bool) -> int:
    """Read files that the register has once more, and say what is different."""
    from tiendo.cli.read import load
    from tiendo.reading import read_bytes
    from tiendo.register.services import read_again

    failed = False
    for name in track("Đọc lại", names, total=len(names)):
        try:
            done = read_again(read_bytes(load(name), Path(name).name), by=by)
        except TiendoError as error:
            print(f"tiendo: {error.at(name)}", file=sys.stderr)
            failed = True
            continue
        if lines:
            print(json.dumps(asdict(done), ensure_ascii=False))
        else:
            print(
                f"{done.document}: {done.added} mục mới, {done.changed} đổi, {done.gone} không còn,"
                f" {done.kept} của người giữ nguyên"
            )
    return 2 if failed else 0


def read_new(names: Sequence[str]) -> tuple[list[Reading], list[TiendoError]]:
    """Readings of the files whose bytes the register has not seen."""
    from tiendo.cli.read import load
    from tiendo.reading import read_bytes
    from tiendo.register.selectors import holds

    readings: list[Reading] = []
    failures: list[TiendoError] = []
    for name in track("Đọc", names, total=len(names)):
        try:
            data = load(name)
            if not holds(sha256(data).hexdigest()):
                readings.append(read_bytes(data, Path(name).name))
        except TiendoError as error:
            failures.append(error)
    return readings, failures


def show_jsonl(done: Sequence[Registered]) -> None:
    for one in done:
        print(json.dumps(one.as_json(), ensure_ascii=False))


def show_table(done: Sequence[Registered]) -> None:
    from tiendo.cli.tables import console, table

    rows = table(
        f"{len(done)} văn bản mới vào sổ",
        ["văn bản", "chỉ tiêu", "số liệu", "nhiệm vụ", "chờ xem xét"],
        right=["chỉ tiêu", "số liệu", "nhiệm vụ", "chờ xem xét"],
    )
    for one in done:
        counts = (one.targets, one.observations, one.tasks, one.proposals)
        rows.add_row(one.label, *(str(count) for count in counts))
    console().print(rows)
    scans = [one.label for one in done if one.recognised]
    if scans:
        console().print(f"Đọc từ bản chụp, mọi mục chờ người đối chiếu: {', '.join(scans)}")
