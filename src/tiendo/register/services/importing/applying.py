"""Entering a sheet: all of its rows or none, in one transaction, with one audit entry."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from tiendo.facts.items import Identity
from tiendo.facts.reading import Reading
from tiendo.reading.importing.filled import fill
from tiendo.register import audit
from tiendo.register.access import Viewer
from tiendo.register.errors import ImportRefused
from tiendo.register.locks import writing
from tiendo.register.models import Document
from tiendo.register.services.deciding import Desk
from tiendo.register.services.importing.entering import Entering
from tiendo.register.services.importing.judged import Judged, Kind
from tiendo.register.services.importing.options import Options, decides, issuer_for
from tiendo.register.services.importing.previewing import Preview, document_of, judge_as
from tiendo.register.slugs import document_slug, free_slug

SHOWN = 3  # wrong cells that a refusal names


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What an import did. ``document`` is empty where every row was known already."""

    document: str = ""
    new: bool = False
    counts: dict[str, int] = field(default_factory=dict)
    waits: bool = False

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def apply_import(
    data: bytes, name: str, *, options: Options, by: Viewer, digest: str = ""
) -> Applied:
    """Enter a sheet. ``digest``: of the preview that a person said yes to.

    The same bytes again, and a sheet whose rows are all known, change nothing. A result is
    put at its place in the chain of its key: what it replaces stays, superseded. Raises
    DocumentUnreadable, NotFound, NotAllowed; ImportRefused where a row is wrong, a reason
    is missing, or the register is no longer as the preview showed it.
    """
    filled = fill(data, name, period=options.stated_period())
    with writing():
        issuer = issuer_for(options, by)
        known = Document.objects.filter(sha256=filled.source.sha256).first()
        if known is not None:
            return Applied(document=known.slug)
        document = document_of(filled, options, issuer, by)
        preview = judge_as(filled, document, issuer, options, by)
        check(preview, digest, options, name)
        if not preview.writes:
            return Applied(counts=preview.counts)
        document.accepted_by = by.name if decides(by, issuer) else ""
        save(document, preview)
        entered = Entering(document, by=by.name).enter(preview.rows)
        done = Applied(
            document=document.slug, new=True, counts=preview.counts, waits=preview.waits
        )  # fmt: skip
        record(document, preview, options, by, done)
        look_again(entered)
    return done


def check(preview: Preview, digest: str, options: Options, name: str) -> None:
    wrong = [one for row in preview.rows for one in row.wrong]
    if wrong:
        first = "; ".join(str(one) for one in wrong[:SHOWN])
        more = f" và {len(wrong) - SHOWN} chỗ khác" if len(wrong) > SHOWN else ""
        raise ImportRefused(
            f"Có {preview.count(Kind.WRONG)} dòng sai nên không nhập dòng nào: {first}{more}",
            where=name, do="Sửa các ô đã nêu rồi nhập lại cả tệp",
        )  # fmt: skip
    if digest and digest != preview.digest:
        raise ImportRefused(
            "Sổ đã thay đổi từ lúc xem trước", where=name, do="Xem trước lại rồi xác nhận"
        )
    if preview.needs_reason and not options.note.strip():
        raise ImportRefused(
            "Có số trái với số chính thức hoặc với nguồn cao hơn đã có trong sổ", where=name,
            do="Ghi lý do chọn số trong tệp",
        )  # fmt: skip
    changed = any(row.kind is Kind.CHANGED and row.task for row in preview.rows)
    if preview.waits and changed:
        raise ImportRefused(
            "Sửa nhiệm vụ đã có cần người được nhận đề xuất", where=name,
            do="Chỉ gửi nhiệm vụ mới, hoặc nhờ người giữ sổ nhập",
        )  # fmt: skip


def save(document: Document, preview: Preview) -> None:
    """The document with its reading: the figures of all rows, as a reader would give them."""
    filled = preview.filled
    reading = Reading(
        source=filled.source,
        text=filled.text,
        title=document.title,
        identity=Identity(
            number=document.number or None, kind=document.kind, issued_on=document.issued_on,
            issuer=document.issuer_text, title=document.title,
        ),
        figures=tuple(value.figure for row in preview.rows for value in row.values),
        warnings=filled.remarks,
    )  # fmt: skip
    document.reading = {k: v for k, v in reading.as_json().items() if k != "text"}
    document.slug = free_slug(Document, document_slug(reading), filled.source.sha256)
    document.save()


def record(
    document: Document, preview: Preview, options: Options, by: Viewer, done: Applied
) -> None:
    """The entry: what the file was, and each row that changed something with before and after."""
    changed = [row for row in preview.rows if row.kind is Kind.CHANGED]
    audit.record(
        act=audit.APPLY_IMPORT,
        on=document,
        by=by.name,
        note=options.note.strip(),
        data={
            "sha256": document.sha256, "name": document.name, "rows": done.counts,
            "waits": done.waits, "changes": [said_of(row) for row in changed],
        },
    )  # fmt: skip


def said_of(row: Judged) -> dict[str, Any]:
    before = {v.cell.cell: v.before for v in row.values if v.kind is Kind.CHANGED}
    after = {v.cell.cell: v.after for v in row.values if v.kind is Kind.CHANGED}
    before |= {change.name: change.before for change in row.changes}
    after |= {change.name: change.after for change in row.changes}
    thing = row.task.slug if row.task else ""
    return {"row": row.row.number, "name": row.name, "slug": thing, "before": before,
            "after": after}  # fmt: skip


def look_again(entered: Entering) -> None:
    """What waited for these values, or for these names, may be clear now."""
    if entered.accepts:
        desk = Desk()
        desk.touched, desk.words = entered.touched, entered.words
        desk.look_again()
