"""Importing as pages: the form for a file, and its rows before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from tiendo.register import selectors
from tiendo.register.access import Viewer, allowed
from tiendo.register.models import Upload
from tiendo.register.services.importing import Preview
from tiendo.register.services.importing.judged import RANK, Judged, Kind
from tiendo.register.services.importing.options import IMPORT, Options
from tiendo.web import words
from tiendo.web.links import Link, with_choice
from tiendo.web.pages.forms import Pager
from tiendo.web.pages.paging import page_asked, pager

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """Where a file is chosen; ``issuers`` are the bodies that the viewer may report for."""

    issuers: Choices
    today: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    number: str
    name: str
    kind: str
    says: str
    changes: tuple[Change, ...]
    wrong: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewPage:
    """``counts``: a link a kind of row, with how many; ``ready``: it may be confirmed."""

    name: str
    issuer: str
    dated: str
    says: str
    counts: tuple[Link, ...]
    rows: tuple[Row, ...]
    remarks: tuple[str, ...]
    digest: str
    ready: bool
    waits: bool
    needs_reason: bool
    note: str
    pager: Pager


def form(to: Viewer) -> FormPage:
    found = [body for body in selectors.bodies() if allowed(to, IMPORT, body)]
    return FormPage(
        issuers=tuple((body.slug, body.name) for body in found),
        today=f"{timezone.localdate():%d/%m/%Y}",
    )


def kind_words(kind: Kind) -> str:
    return {
        Kind.NEW: gettext("mới"),
        Kind.CHANGED: gettext("thay đổi"),
        Kind.UNCHANGED: gettext("như cũ"),
        Kind.WRONG: gettext("sai"),
    }[kind]


def preview(upload: Upload, found: Preview, options: Options, asked: QueryDict) -> PreviewPage:
    """A page of the rows that the address asks for, the wrong ones first."""
    chosen = asked.get("loai", "")
    listed = [row for row in found.rows if not chosen or row.kind == chosen]
    listed.sort(key=lambda row: -RANK[row.kind])
    part = page_asked(asked)
    issuer = next((b.name for b in selectors.bodies() if b.slug == options.issuer), "")
    return PreviewPage(
        name=upload.name,
        issuer=issuer,
        dated=words.day(options.dated),
        says=says(found),
        counts=counts(found, asked, chosen),
        rows=tuple(row_of(row) for row in listed[part.start : part.end]),
        remarks=tuple(remark.message for remark in found.filled.remarks) + empty(found),
        digest=found.digest,
        ready=found.ready,
        waits=found.waits,
        needs_reason=found.needs_reason,
        note=options.note,
        pager=pager(part, len(listed), asked),
    )


def empty(found: Preview) -> tuple[str, ...]:
    count = found.filled.empty
    if not count:
        return ()
    return (
        ngettext("%s dòng không có số, bỏ qua.", "%s dòng không có số, bỏ qua.", count) % count,
    )


def says(found: Preview) -> str:
    """What would happen, in a sentence."""
    wrong = found.count(Kind.WRONG)
    if wrong:
        return ngettext(
            "%s dòng sai. Sửa các ô đã nêu rồi tải lên lại: còn dòng sai thì không nhập dòng nào.",
            "%s dòng sai. Sửa các ô đã nêu rồi tải lên lại: còn dòng sai thì không nhập dòng nào.",
            wrong,
        ) % wrong  # fmt: skip
    if not found.writes:
        return gettext("Mọi dòng đều như trong sổ: không có gì để nhập.")
    if found.waits:
        return gettext("Chưa ghi gì. Khi xác nhận, các mục chờ người thẩm tra nhận.")
    return gettext("Chưa ghi gì. Khi xác nhận, mọi dòng vào sổ cùng một lúc; số cũ vẫn được giữ.")


def counts(found: Preview, asked: QueryDict, chosen: str) -> tuple[Link, ...]:
    everything = Link(
        words=gettext("Tất cả: %s") % len(found.rows),
        href=with_choice("", asked, loai=None, trang=None) or "?",
        current=not chosen,
    )
    return (
        everything,
        *(
            Link(
                words=f"{words.capital(kind_words(kind))}: {found.count(kind)}",
                href=with_choice("", asked, loai=kind.value, trang=None),
                current=chosen == kind,
            )
            for kind in (Kind.WRONG, Kind.CHANGED, Kind.NEW, Kind.UNCHANGED)
            if found.count(kind)
        ),
    )


def row_of(row: Judged) -> Row:
    sheet = f"{row.row.sheet}, " if row.row.sheet else ""
    return Row(
        number=f"{sheet}{row.row.number}",
        name=row.name,
        kind=row.kind.value,
        says=kind_words(row.kind),
        changes=(*of_values(row), *of_task(row)),
        wrong=tuple(str(one) for one in row.wrong),
        notes=tuple(row.notes),
    )


def of_values(row: Judged) -> Sequence[Change]:
    return [
        Change(label=f"{v.cell.cell} · {v.cell.header}", before=v.before, after=v.after)
        for v in row.values
    ]


def of_task(row: Judged) -> Sequence[Change]:
    return [Change(label=one.name, before=one.before, after=one.after) for one in row.changes]
