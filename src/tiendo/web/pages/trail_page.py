"""The trail as its auditor reads it: who, when, what, before and after, why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from tiendo.register.access import Viewer, allowed
from tiendo.register.audit import ACTS
from tiendo.register.selectors.trail import Asked, Entry, acts_present, entries_of, trail
from tiendo.web import kinds, words
from tiendo.web.links import kept
from tiendo.web.pages.counting import how_many
from tiendo.web.pages.days import day_written
from tiendo.web.pages.desk_fields import FIELDS
from tiendo.web.pages.forms import Field, Pager, field
from tiendo.web.pages.paging import page_asked, pager

# What acts are on, and what entries tell of it, by the names that the trail keeps.
KINDS: dict[str, Promise] = {
    "document": _("văn bản"),
    "target": _("chỉ tiêu"),
    "plan": _("kế hoạch"),
    "amendment": _("mức điều chỉnh"),
    "indicator": _("chỉ tiêu trong danh mục"),
    "body": _("cơ quan"),
    "account": _("tài khoản"),
    "trail": _("nhật ký"),
}
LABELS: dict[str, Promise] = {
    "active": _("mở"),
    "as_of": _("tính từ ngày"),
    "changes": _("dòng thay đổi"),
    "entry": _("mục nhật ký"),
    "into": _("sang"),
    "log": _("đã chuyển"),
    "merged_into": _("gộp vào"),
    "name": _("tên"),
    "rows": _("các dòng"),
    "undone": _("việc hoàn tác"),
    "waits": _("chờ thẩm tra"),
    "words": _("cách gọi"),
    "target": _("chỉ tiêu"),
    "by_document": _("theo văn bản"),
    "holds_from": _("từ ngày"),
    "plan": _("kế hoạch"),
    "successor": _("văn bản thay thế"),
    "on": _("từ ngày"),
    "whole": _("chỉ tiêu chung"),
    "part": _("chỉ tiêu của đơn vị"),
    "source": _("văn bản"),
    "named": _("văn bản được nêu"),
    "bodies": _("cơ quan thay đổi"),
    "body": _("cơ quan"),
    "clearance": _("mức mật được xem"),
    "document": _("văn bản"),
    "ends_on": _("đến hết ngày"),
    "factor": _("sai ở"),
    "from": _("từ máy"),
    "full_name": _("họ và tên"),
    "instead_of": _("máy chấm"),
    "left": _("mã dự phòng còn"),
    "password": _("có mật khẩu"),
    "proposals": _("chờ xem xét"),
    "observations": _("số thực hiện"),
    "role": _("vai trò"),
    "second_factor": _("có mã xác thực"),
    "secrecy": _("mức mật"),
    "starts_on": _("từ ngày"),
    "state": _("trạng thái"),
    "targets": _("chỉ tiêu"),
    "tasks": _("nhiệm vụ"),
    "verdict": _("đánh giá"),
    "way": _("cách"),
    "kind": _("loại"),
    "ordinal": _("mục số"),
    "match": _("so với sổ"),
    "taken": _("số mục nhận"),
    "passed": _("số mục để lại"),
    "items": _("số mục"),
    "parts": _("các phần"),
    "added": _("mục mới"),
    "changed": _("mục đổi"),
    "gone": _("mục không còn"),
}
# Fields of items, which corrections name.
FIELD_LABELS = {made.name: made.label for several in FIELDS.values() for made in several}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A particular of an entry, one value or two: before and after."""

    label: str
    words: str
    before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    number: int
    at: str
    by: str
    title: str
    act: str
    kind: str
    slug: str
    note: str
    hidden: bool
    lines: tuple[Line, ...]
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailPage:
    says: str
    rows: tuple[Row, ...]
    act: Field
    kind: Field
    asked: Asked
    first: str
    last: str
    on: bool
    exports: bool
    kept: tuple[tuple[str, str], ...]
    pager: Pager


def page(asked: QueryDict, to: Viewer) -> TrailPage:
    """The entries that the address asks for, the latest first, a page of them."""
    wanted = asked_of(asked)
    found = trail(wanted, to=to)
    part, (total, told) = page_asked(asked), how_many(found)
    entries = entries_of(found[part.start : part.end], to=to)
    return TrailPage(
        says=ngettext("%s mục, mới nhất trước.", "%s mục, mới nhất trước.", total) % told,
        rows=tuple(row(entry) for entry in entries),
        act=field("viec", gettext("Việc"), acts_present(), asked),
        kind=field("loai", gettext("Loại vật"), [(k, str(w)) for k, w in KINDS.items()], asked),
        asked=wanted,
        first=words.day(wanted.first),
        last=words.day(wanted.last),
        on=wanted != Asked(),
        exports=allowed(to, "trail.export"),
        kept=tuple(kept(asked, "trang")),
        pager=pager(part, total, asked),
    )


def asked_of(asked: QueryDict) -> Asked:
    return Asked(
        by=asked.get("ai", "").strip(),
        act=asked.get("viec", ""),
        kind=asked.get("loai", "").strip(),
        slug=asked.get("vat", "").strip(),
        first=day_written(asked.get("tu")),
        last=day_written(asked.get("den")),
    )


def row(entry: Entry) -> Row:
    return Row(
        number=entry.number,
        at=f"{timezone.localtime(entry.at):%d/%m/%Y %H:%M:%S}",
        by=entry.by,
        title=entry.title,
        act=entry.act,
        kind=str(KINDS.get(entry.kind, entry.kind)),
        slug=entry.slug,
        note=entry.note,
        hidden=entry.hidden,
        lines=tuple(lines(entry.data)),
        hash=entry.hash,
    )


def lines(data: dict[str, Any]) -> Iterator[Line]:
    """What changed, field by field, then the other particulars."""
    before, after = flat(data.get("before")), flat(data.get("after"))
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name):
            yield Line(label=label(name), before=before.get(name, "–"), words=after.get(name, "–"))
    for name, value in data.items():
        if name not in ("before", "after"):
            yield Line(label=label(name), words=said(value))


def label(name: str) -> str:
    kind, _space, number = name.partition(" ")
    if kind in kinds.ITEM and number.isdigit():  # one of several items
        return f"{kinds.item(kind)} {number}"
    return str(LABELS.get(name) or FIELD_LABELS.get(name, name))


def flat(value: Any) -> dict[str, str]:
    if isinstance(value, dict):
        return {str(name): said(one) for name, one in value.items()}
    return {} if value is None else {"": said(value)}


def said(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return {True: "✓", False: "✗", None: "–"}[value]
    if isinstance(value, list):
        return ", ".join(said(one) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{name}: {said(one)}" for name, one in value.items())
    text = str(value)
    if text in kinds.STATE:
        return kinds.state(text)
    return kinds.match(text) if text in kinds.MATCH else ACTS.get(text, text)
