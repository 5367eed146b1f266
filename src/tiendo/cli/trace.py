"""Truy nguồn: mỗi số trong báo cáo đã lập dựa vào câu nào, của văn bản nào, ở chỗ nào.

Theo sổ vào ngày mà báo cáo được lập. Số gõ đè bằng tay được nêu riêng: không có căn cứ.
"""

from __future__ import annotations

import argparse
import json

from tiendo.cli.read import load
from tiendo.cli.refresh import as_json, origin_in

EPILOG = """\
ví dụ:
  tiendo trace bao-cao.docx
  tiendo trace bao-cao.docx --format json > nguon.json
"""
SHOWN = 4  # sentences of one figure; a count of a whole plan has one for each target


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EPILOG
    parser.add_argument("report", metavar="BÁO-CÁO", help="tệp DOCX do tiendo report lập")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(options: argparse.Namespace) -> int:
    """Status 1 where a figure stands on nothing."""
    from tiendo.cli.django import setup

    setup()
    from tiendo.reporting.gathering import gather_again
    from tiendo.reporting.refreshing import State, traced

    data = load(options.report)
    origin = origin_in(data, options.report)
    figures = traced(data, gather_again(origin, origin.as_of))
    loose = [one for one in figures if one.state is not State.SAME or not one.sources]
    if options.format == "json":
        print(json.dumps([as_json(one) for one in figures], ensure_ascii=False, indent=1))
        return int(bool(loose))
    for one in figures:
        print(f"đoạn {one.paragraph}: “{one.text}” ({one.name or one.ref})")
        if one.state is not State.SAME:
            said = f", sổ ghi “{one.now}”" if one.now else ""
            print(f"    KHÔNG CÓ CĂN CỨ: khác với sổ{said}")
            continue
        for source in one.sources[:SHOWN]:
            place = f", {source.place}" if source.place else ""
            print(f"    {source.document}{place}: “{' '.join(source.quote.split())}”")
        if len(one.sources) > SHOWN:
            print(f"    và {len(one.sources) - SHOWN} câu khác")
        if not one.sources:
            print("    KHÔNG CÓ CĂN CỨ trong sổ")
    print(f"{len(figures)} số, {len(figures) - len(loose)} có căn cứ.")
    return int(bool(loose))
