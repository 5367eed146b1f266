"""Cập nhật báo cáo đã lập theo sổ đăng ký: số nào đổi thì thay, tô vàng và liệt kê.

Câu chữ, bảng, đoạn do người sửa được giữ nguyên; số bị gõ đè bằng tay chỉ được báo lại, không
ghi đè. Tệp gốc không bị động tới, trừ khi chính nó được nêu ở -o.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tiendo.cli.putting import put
from tiendo.cli.read import day, load
from tiendo.errors import TiendoError

if TYPE_CHECKING:
    from tiendo.reporting.origin import Origin
    from tiendo.reporting.refreshing import Figure, Refreshed

EPILOG = """\
ví dụ:
  tiendo refresh bao-cao.docx
  tiendo refresh bao-cao.docx --as-of 2023-12-20 -o bao-cao-20-12.docx
  tiendo refresh bao-cao.docx --check            chỉ xem, không ghi; mã thoát 1 nếu có số cũ
"""
WORDS = {
    "updated": "ĐÃ ĐỔI",
    "typed": "GÕ TAY, GIỮ",
    "gone": "SỔ KHÔNG CÒN, GIỮ",
    "unknown": "SỔ KHÔNG CÓ MÃ NÀY, GIỮ",
}


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EPILOG
    parser.add_argument("report", metavar="BÁO-CÁO", help="tệp DOCX do tiendo report lập")
    parser.add_argument(
        "-o", "--output", metavar="TỆP", help="tệp ra (mặc định: thêm “-cap-nhat” vào tên)"
    )
    parser.add_argument(
        "--as-of", type=day, metavar="NGÀY", help="theo những gì đã biết đến ngày (hôm nay)"
    )
    parser.add_argument("--check", action="store_true", help="chỉ liệt kê, không ghi tệp nào")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(options: argparse.Namespace) -> int:
    from tiendo.cli.django import setup

    setup()
    from django.utils import timezone

    from tiendo.reporting.gathering import gather_again
    from tiendo.reporting.refreshing import refreshed

    data = load(options.report)
    origin = origin_in(data, options.report)
    now = gather_again(origin, options.as_of or timezone.localdate())
    done = refreshed(data, now)
    path = "" if options.check else options.output or beside(options.report)
    if path:
        put({path: done.data})
    show(done, path, form=options.format)
    return int(options.check and done.stale)


def origin_in(data: bytes, name: str) -> Origin:
    """What the report was made of. Raises NotOurReport."""
    from tiendo.reporting.errors import NotOurReport
    from tiendo.reporting.package import opened, origin_of

    try:
        opened(data)
    except TiendoError as error:
        raise error.at(name) from error.__cause__
    found = origin_of(data)
    if found is None:
        raise NotOurReport(
            "Tệp không còn ghi báo cáo lập từ kế hoạch nào, kỳ nào",
            where=name,
            do="Chọn tệp do tiendo report lập, hoặc lập lại",
        )
    return found[1]


def beside(name: str) -> str:
    path = Path(name)
    return str(path.with_name(f"{path.stem}-cap-nhat{path.suffix}"))


def show(done: Refreshed, path: str, *, form: str) -> None:
    from tiendo.reporting.refreshing import State

    changed = [one for one in done.figures if one.state is not State.SAME]
    if form == "json":
        print(json.dumps([as_json(one) for one in done.figures], ensure_ascii=False, indent=1))
        return
    for one in changed:
        print(f"{WORDS[one.state]}: đoạn {one.paragraph}, {one.name or one.ref}")
        told = f" → “{one.now}”" if one.state is State.UPDATED else ""
        told = f"; sổ ghi “{one.now}”" if one.state is State.TYPED and one.now else told
        print(f"    “{one.text}”{told}")
        for source in one.sources[:1] if one.state is State.UPDATED else ():
            print(f"    căn cứ: {source.document}: “{' '.join(source.quote.split())}”")
    same = len(done.figures) - len(changed)
    told = ", ".join(
        f"{count} {words.lower()}"
        for state, words in WORDS.items()
        if (count := len(done.of(State(state))))
    )
    print(f"{len(done.figures)} số: {same} còn đúng{', ' if told else ''}{told}.")
    if any(one.form in ("percent", "n-percent") for one in done.of(State.UPDATED)):
        print("Biểu đồ vẫn vẽ theo số cũ: lập lại báo cáo để có biểu đồ mới.")
    if path:
        print(f"Đã ghi {path}")


def as_json(one: Figure) -> dict[str, Any]:
    return {
        "state": one.state.value,
        "ref": one.ref,
        "form": one.form,
        "name": one.name,
        "paragraph": one.paragraph,
        "text": one.text,
        "now": one.now,
        "sources": [
            {
                "ref": source.ref,
                "document": source.document,
                "slug": source.slug,
                "quote": source.quote,
                "place": source.place,
            }
            for source in one.sources
        ],
    }
