"""A draft's layout mended in a copy: ``tiendo check --fix layout DRAFT -o COPY``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from tiendo.checking import check_bytes
from tiendo.checking.layouts.fault import Fault
from tiendo.checking.layouts.mending import mend
from tiendo.checking.registry import Check
from tiendo.cli import checked
from tiendo.cli.read import load
from tiendo.errors import TiendoError
from tiendo.reading import read
from tiendo.reading.formats import open_bytes


def run(options: argparse.Namespace, checks: Sequence[Check]) -> int:
    """Write the mended copy, say what was mended and what is left; 1 where errors are left."""
    name, copy = target(options)
    data = load(name)
    reading = read(open_bytes(data, Path(name).name))
    day = reading.identity.issued_on or reading.published_on or options.as_of
    ids = [check.id for check in checks if check.group == "layout"]
    done = mend(data, Path(name).name, ids=ids, day=day)
    write(copy, done.data)
    print(f"{copy}: " + (f"đã sửa {len(done.done)} lỗi trình bày" if done.done else NOTHING))
    for fault in done.done:
        print(f"  • {said(fault)}")
    left = check_bytes(done.data, Path(name).name)
    kept = tuple(one for one in left.findings if one.check in ids)
    if kept:
        print(f"\nCòn {len(kept)} chỗ phải sửa bằng tay:")
    for finding in kept:
        print(f"  {checked.line(finding)}")
    severe = any(one.severity == "error" for one in kept)
    return int(severe or bool(kept and options.strict))


NOTHING = "bản sao y nguyên, không có lỗi trình bày nào máy sửa được"


def said(fault: Fault) -> str:
    places = f" ({len(fault.lines)} chỗ)" if len(fault.lines) > 1 else ""
    return f"{fault.style.name}{places}: {fault.stated} → {fault.wanted}"


def target(options: argparse.Namespace) -> tuple[str, Path]:
    """The draft and where its copy goes. Raises TiendoError: one draft, another name, not there."""
    if len(options.drafts) != 1 or Path(options.drafts[0]).is_dir():
        raise TiendoError(
            "Mỗi lần sửa một dự thảo", do="Viết một tên tệp DOCX, rồi -o và tên bản sao"
        )
    if not options.output:
        raise TiendoError("Chưa có tên bản sao", do="Thêm -o và tên tệp cho bản đã sửa")
    name, copy = options.drafts[0], Path(options.output)
    if copy.exists() and Path(name).exists() and copy.samefile(name):
        raise TiendoError(
            "Không sửa đè lên bản gốc", where=str(copy), do="Chọn tên khác cho bản sao"
        )
    if copy.exists():
        raise TiendoError(
            "Đã có tệp này", where=str(copy), do="Chọn tên khác, hoặc xóa tệp cũ trước"
        )
    return name, copy


def write(copy: Path, data: bytes) -> None:
    try:
        with copy.open("xb") as file:
            file.write(data)
    except OSError as error:
        raise TiendoError(
            f"Không ghi được bản sao ({error.strerror})", where=str(copy),
            do="Chọn thư mục ghi được",
        ) from None  # fmt: skip
