"""Nhập số liệu, nhiệm vụ từ tệp Excel (.xlsx, .xls), ODS hoặc CSV theo mẫu; nhận cả edXML.

Mỗi dòng được xem trước: mới, thay đổi, như cũ hay sai (nêu rõ ô). Có một dòng sai thì
không dòng nào được nhập. Số cũ không bị ghi đè: số mới thay nó, số cũ vẫn còn trong sổ.
Tải mẫu: tiendo export chi-tieu --template.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tiendo.cli.read import day, load
from tiendo.errors import TiendoError

if TYPE_CHECKING:
    from tiendo.register.services.importing import Options, Preview

EPILOG = """\
ví dụ:
  tiendo import so-lieu.xlsx --preview --issuer so-tai-chinh --date 2023-12-18
  tiendo import so-lieu.xlsx --issuer so-tai-chinh --date 2023-12-18
  tiendo import nhiem-vu.csv
  tiendo import van-ban.edxml

mã thoát: 0 đã nhập hoặc không có gì mới; 1 (với --preview) có dòng sai; 2 không nhập được
"""
KINDS = {"new": "mới", "changed": "thay đổi", "unchanged": "như cũ", "wrong": "sai"}
SHOWN = 60  # rows that a terminal shows of each kind


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EPILOG
    parser.add_argument("file", metavar="TỆP", help="tệp theo mẫu")
    parser.add_argument("--preview", action="store_true", help="chỉ xem trước, không ghi gì")
    parser.add_argument(
        "--issuer", default="", metavar="CƠ-QUAN",
        help="cơ quan báo cáo, mã hoặc tên (mặc định: cơ quan đầu danh mục)",
    )  # fmt: skip
    parser.add_argument("--date", type=day, metavar="NGÀY", help="ngày số liệu (mặc định: hôm nay)")
    parser.add_argument("--number", default="", metavar="SỐ", help="số của văn bản, nếu có")
    parser.add_argument(
        "--period", default="", metavar="KỲ", help="kỳ của số không ghi kỳ: 2023-9M"
    )
    parser.add_argument("--note", default="", metavar="LÝ-DO", help="lý do, khi trái với số đã có")
    parser.add_argument(
        "--new-indicators", action="store_true", help="lập chỉ tiêu mà danh mục chưa có"
    )
    parser.add_argument("--by", metavar="TÊN", help="người nhập")
    parser.add_argument("--format", choices=("table", "json"), default="table")


def run(options: argparse.Namespace) -> int:
    from tiendo.cli.django import person, setup
    from tiendo.reading.edxml import is_edxml

    data = load(options.file)
    setup()
    from tiendo.register.access import keeper
    from tiendo.register.services.importing import apply_import, preview_import

    by, name = options.by or person(), Path(options.file).name
    if is_edxml(data):
        return envelope(data, name, by=by, preview=options.preview)
    stated = options_of(options)
    viewer = keeper(by)
    preview = preview_import(data, name, options=stated, by=viewer)
    if options.format == "table":
        show(preview, name)
    if options.preview:
        if options.format == "json":
            print(json.dumps(as_json(preview), ensure_ascii=False, indent=1))
        return 1 if preview.counts["wrong"] else 0
    done = apply_import(data, name, options=stated, by=viewer)
    if options.format == "json":
        print(json.dumps(done.as_json(), ensure_ascii=False))
    else:
        print(said(done.document, new=done.new))
    return 0


def options_of(given: argparse.Namespace) -> Options:
    """Raises NotFound for a body that the register does not know."""
    from django.utils import timezone

    from tiendo.register.matching import Bodies
    from tiendo.register.services.importing import Options

    bodies = Bodies()
    on: date = given.date or timezone.localdate()
    found = bodies.by_slug(given.issuer) or bodies.find(given.issuer, on)
    if not given.issuer:
        found = bodies.root
    if found is None:
        raise TiendoError(
            f"Sổ không có cơ quan “{given.issuer}”" if given.issuer else "Sổ chưa có cơ quan nào",
            do="Nạp danh mục cơ quan: tiendo register --bodies co-quan.yaml",
        )
    return Options(
        issuer=found.slug, dated=on, number=given.number, period=given.period, note=given.note,
        new_indicators=given.new_indicators,
    )  # fmt: skip


def said(document: str, *, new: bool) -> str:
    if new:
        return f"Đã nhập; tệp vào sổ là văn bản {document}"
    if document:
        return f"Tệp này đã nhập rồi (văn bản {document}), không ghi thêm gì"
    return "Mọi dòng đều như trong sổ, không ghi thêm gì"


def show(preview: Preview, name: str) -> None:
    from tiendo.cli.tables import console, table

    rows = table(name, ["dòng", "mục", "là", "trước", "sau", "ghi chú"], right=["dòng"])
    listed = [row for row in preview.rows if row.kind != "unchanged"]
    for row in listed[:SHOWN]:
        before = "; ".join(filter(None, (v.before for v in row.values)))
        after = "; ".join(v.after for v in row.values)
        before = before or "; ".join(f"{c.name}: {c.before or '–'}" for c in row.changes)
        after = after or "; ".join(f"{c.name}: {c.after or '–'}" for c in row.changes)
        notes = "; ".join([*(str(one) for one in row.wrong), *row.notes])
        rows.add_row(str(row.row.number), row.name, KINDS[row.kind], before, after, notes)
    console().print(rows)
    if len(listed) > SHOWN:
        console().print(f"… và {len(listed) - SHOWN} dòng nữa")
    counts = preview.counts
    console().print(", ".join(f"{words}: {counts[kind]}" for kind, words in KINDS.items()))
    for remark in preview.filled.remarks:
        print(remark.message, file=sys.stderr)


def as_json(preview: Preview) -> dict[str, Any]:
    return {
        "counts": preview.counts,
        "ready": preview.ready,
        "needs_reason": preview.needs_reason,
        "remarks": [remark.message for remark in preview.filled.remarks],
        "rows": [
            {
                "row": row.row.number, "sheet": row.row.sheet, "name": row.name,
                "kind": row.kind.value, "wrong": [str(one) for one in row.wrong],
                "notes": row.notes,
                "values": [{"cell": v.cell.cell, "before": v.before, "after": v.after}
                           for v in row.values],
                "changes": [{"field": c.name, "before": c.before, "after": c.after}
                            for c in row.changes],
            }
            for row in preview.rows
        ],
    }  # fmt: skip


def envelope(data: bytes, name: str, *, by: str, preview: bool) -> int:
    """An electronic document: its header, and with leave its files into the register."""
    from tiendo.register.services.envelopes import register_envelope, unpack

    header = unpack(data, name).header
    print(f"{header.number or '(không số)'} · {header.issued_on or ''} · {header.issuer or ''}")
    print(header.title or "")
    if preview:
        return 0
    for one in register_envelope(data, name, by=by):
        print(said(one.document, new=one.new))
    return 0
