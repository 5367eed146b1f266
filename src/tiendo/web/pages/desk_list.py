"""The batch: the documents that wait on the review desk, and how far they are."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext, ngettext

from tiendo.register.access import Viewer
from tiendo.register.selectors.bounds import MOST_COUNTED
from tiendo.register.selectors.desk import Batch, Progress, Waiting
from tiendo.web import kinds, links, words
from tiendo.web.pages.counting import at_least
from tiendo.web.pages.document_page import title
from tiendo.web.pages.forms import Pager
from tiendo.web.pages.paging import page_asked, pager


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    title: str
    href: str
    meta: str
    progress: Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchPage:
    says: str
    progress: Progress
    first: str
    rows: tuple[Row, ...]
    pager: Pager


def page(asked: QueryDict, to: Viewer) -> BatchPage:
    part = page_asked(asked)
    batch = Batch(to)
    rows = [row(one) for one in batch.part(part.start, part.end)]
    progress = batch.overall()
    first = next((one.href for one in rows if one.progress.pending), "")
    return BatchPage(
        says=says(progress, batch.open_ones, batch.total),
        progress=progress,
        first=first,
        rows=tuple(rows),
        pager=pager(part, batch.total, asked),
    )


def says(progress: Progress, waiting: int, documents: int) -> str:
    if not documents:
        return gettext("Chưa có văn bản nào chờ anh chị.")
    if not progress.pending:
        return gettext("Không còn mục nào chờ: cả lô đã xong.")
    told = ngettext(
        "%(n)s mục còn chờ trong %(d)s văn bản.",
        "%(n)s mục còn chờ trong %(d)s văn bản.",
        progress.pending,
    )
    return told % {
        "n": at_least(progress.pending, 0 if waiting >= MOST_COUNTED else progress.pending + 1),
        "d": at_least(waiting),
    }


def row(one: Waiting) -> Row:
    document = one.document
    told = (
        kinds.of(document.kind, document.media_type),
        document.number,
        words.day(document.dated),
    )
    return Row(
        title=title(document),
        href=links.to_desk(document.slug),
        meta=" · ".join(part for part in told if part),
        progress=one.progress,
    )
