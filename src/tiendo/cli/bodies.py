"""Nạp danh mục cơ quan, địa bàn có hiệu lực theo thời gian; xem một cơ quan vào một ngày.

Danh mục của cơ quan là tệp YAML. --country nạp 63 tỉnh cũ và 34 tỉnh mới với mọi lần sáp
nhập; tệp JSON có danh sách xã (do cơ quan tự có) thì nạp cả xã. Danh mục của cơ quan luôn
đứng trước danh mục cả nước. --preview chỉ cho xem sẽ đổi gì, không ghi gì.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tiendo.cli.read import day
from tiendo.errors import TiendoError

if TYPE_CHECKING:
    from tiendo.register.services import Loaded
    from tiendo.register.services.body_lists import BodyList

EPILOG = """\
ví dụ:
  tiendo bodies load co-quan.yaml --preview    xem trước
  tiendo bodies load co-quan.yaml              nạp danh mục của cơ quan
  tiendo bodies load --country                 34 tỉnh, 63 tỉnh cũ và các lần sáp nhập
  tiendo bodies load xa-phuong.json            thêm xã, phường, đặc khu từ tệp của cơ quan
  tiendo bodies show ninh-binh --on 2025-06-30 tên, mã, cấp trên, cấp dưới ngày ấy
"""
# So many ids are named in a line; the count says how many more there are.
NAMED = 12


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EPILOG
    acts = parser.add_subparsers(dest="act", metavar="VIỆC", required=True)
    load = acts.add_parser("load", help="nạp danh mục; nạp lại không đổi gì thêm")
    load.add_argument("file", nargs="?", metavar="TỆP", help="danh mục YAML, hoặc tệp JSON có xã")
    load.add_argument("--country", action="store_true", help="danh mục tỉnh của cả nước")
    load.add_argument("--preview", action="store_true", help="chỉ xem sẽ đổi gì")
    load.add_argument(
        "--from",
        dest="valid_from",
        type=day,
        metavar="NGÀY",
        help="ngày các xã trong tệp JSON bắt đầu có hiệu lực (mặc định: 2025-07-01)",
    )
    load.add_argument("--by", metavar="TÊN", help="người nạp")
    show = acts.add_parser("show", help="một cơ quan vào một ngày")
    show.add_argument("slug", metavar="MÃ", help="mã cơ quan trong sổ")
    show.add_argument("--on", type=day, metavar="NGÀY", help="ngày (mặc định: hôm nay)")


def run(options: argparse.Namespace) -> int:
    from tiendo.cli.django import setup

    if options.act == "load" and bool(options.file) == options.country:
        raise TiendoError(
            "Nêu một tệp, hoặc --country", do="Viết ví dụ: tiendo bodies load co-quan.yaml"
        )
    setup()
    return show(options) if options.act == "show" else load(options)


def load(options: argparse.Namespace) -> int:
    from tiendo.cli.django import person
    from tiendo.register.access import keeper
    from tiendo.register.services import load_list

    listed = list_of(options)
    by = options.by or person()
    for line in lines(load_list(listed, by=keeper(by), preview=options.preview), options.preview):
        print(line)
    return 0


def list_of(options: argparse.Namespace) -> BodyList:
    from tiendo.register.services import country, read_list, with_communes
    from tiendo.register.services.country import TWO_LEVELS

    if options.country:
        return country()
    path = Path(options.file)
    if path.suffix.lower() == ".json":
        return with_communes(path, valid_from=options.valid_from or TWO_LEVELS)
    return read_list(path)


def lines(loaded: Loaded, preview: bool) -> list[str]:
    """What was done, or would be, for people."""
    told = [f"{loaded.count} cơ quan, địa bàn trong danh mục"]
    told += named("mới", loaded.created)
    told += named("đổi", loaded.changed)
    told += named("sự kiện", loaded.events)
    told += named("giữ theo danh mục của cơ quan", loaded.kept)
    told += [f"Lưu ý: {one}" for one in loaded.warnings]
    if not (loaded.created or loaded.changed or loaded.events):
        return [*told, "Sổ đã đúng như danh mục, không đổi gì"]
    return [*told, "Xem trước: chưa ghi gì vào sổ" if preview else "Đã ghi vào sổ"]


def named(label: str, ids: Sequence[str]) -> list[str]:
    if not ids:
        return []
    more = f" và {len(ids) - NAMED} mục nữa" if len(ids) > NAMED else ""
    return [f"  {label}: {len(ids)} ({', '.join(ids[:NAMED])}{more})"]


def show(options: argparse.Namespace) -> int:
    from django.utils import timezone

    from tiendo.register import selectors
    from tiendo.register.services.body_lists import event_kinds

    on = options.on or timezone.localdate()
    body = selectors.body(options.slug)
    stood = selectors.name_on(selectors.names_of(body), on)
    print(f"{on:%d/%m/%Y}: {stood or 'chưa có hoặc không còn tên này'} ({body.name})")
    for code in selectors.codes_of(body):
        print(f"  {code.get_system_display()} {code.code}{span(code.valid_from, code.valid_to)}")
    for label, found in (
        ("cấp trên", selectors.parents_on(body, on)),
        ("cấp dưới", selectors.children_on(body, on)),
    ):
        names = [one.name for one in found]
        if names:
            print(f"  {label}: {len(names)} ({', '.join(names)})")
    for event in selectors.events_of(body):
        sides = [
            ", ".join(p.body.name for p in event.parts.all() if p.side == side)
            for side in ("before", "after")
        ]
        kind = event_kinds()[event.kind]["says"]
        print(f"  {event.on:%d/%m/%Y} {kind}: {' → '.join(filter(None, sides))}. {event.act}")
    return 0


def span(start: date | None, end: date | None) -> str:
    """ " từ 01/07/2025", " đến 30/06/2025", or nothing."""
    begun = f" từ {start:%d/%m/%Y}" if start else ""
    return begun + (f" đến {end:%d/%m/%Y}" if end else "")
