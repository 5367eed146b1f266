"""The layout of the end: who signs, and who gets the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tiendo.checking.layouts.fault import Fault, layout_check
from tiendo.checking.layouts.judging import judged
from tiendo.checking.layouts.layout import Layout
from tiendo.checking.rules.layout_head import rewritten


@layout_check(
    id="layout-signature",
    says="Quyền hạn, chức vụ, họ tên người ký đúng cỡ và kiểu chữ, đúng cách viết tắt.",
)
def layout_signature(layout: Layout) -> Iterator[Fault]:
    """Powers, position and name of who signs have their look; powers are written as the rule says.

    The State writes "TM.", the Party "T/M".

    Sai:  Họ tên người ký: chữ nghiêng
    Đúng: Họ tên người ký: chữ đứng
    """
    for role in ("powers", "position", "signatory"):
        yield from judged(layout, role)
    style = layout.rules["powers"]
    for line in layout.roles.of("powers"):
        first, _, rest = line.text.partition(" ")
        if first in style.words or layout.rules.system != "state":
            continue
        right = first.replace("/", "").rstrip(".") + "."
        yield rewritten(style, line, f"“{first}”", f"{right} {rest}")


@layout_check(
    id="layout-recipients",
    says="Nơi nhận có dấu hai chấm, đúng cỡ và kiểu chữ; danh sách kết thúc bằng dòng “Lưu”.",
)
def layout_recipients(layout: Layout) -> Iterator[Fault]:
    """The words "Nơi nhận:" and the list under them have their look; the last says who keeps it.

    Sai:  Danh sách nơi nhận: cỡ chữ 14
    Đúng: Danh sách nơi nhận: cỡ chữ 11
    """
    yield from judged(layout, "recipients")
    yield from judged(layout, "recipient")
    style, items = layout.rules["recipients"], layout.roles.of("recipient")
    for line in layout.roles.of("recipients"):
        if not line.text.startswith(style.words[0]):
            yield rewritten(style, line, f"“{line.text}”", style.words[0])
    if items and not any("lưu" in line.text.lower() for line in items):
        listed = layout.rules["recipient"]
        missing = rewritten(listed, items[-1], "không có dòng “Lưu”", "- Lưu: VT, …")
        yield replace(missing, certain=False, words=None, stated_en="nobody keeps it")
