"""Tasks as rows: who does what by when, and where it was said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext, ngettext

from tiendo.register.access import Viewer
from tiendo.register.models import Task
from tiendo.web import links, words
from tiendo.web.pages import asking
from tiendo.web.pages.counting import how_many
from tiendo.web.pages.forms import Filter, field, useful
from tiendo.web.pages.lists import ListPage, TaskRow
from tiendo.web.pages.paging import page_asked, pager
from tiendo.web.when import shown_day


def row(task: Task, *, today: date) -> TaskRow:
    start = task.evidence.start
    return TaskRow(
        action=task.action,
        href=links.to_document(task.document.slug, start),
        owners=", ".join(task.owners_text),
        contributors=", ".join(task.contributors_text),
        due=words.day(task.due) or task.recurs,
        overdue=task.due is not None and task.due < today,
        product=task.product,
        document=task.document.label,
    )


def filters(owners: Iterable[tuple[str, str]], asked: QueryDict) -> Filter:
    due: Sequence[tuple[str, str]] = (
        ("co", gettext("Có hạn")),
        ("khong", gettext("Không nêu hạn")),
        ("qua", gettext("Hạn đã qua")),
        ("sap", gettext("Đến hạn trong 30 ngày")),
    )
    fields = (
        field("chu-tri", gettext("Chủ trì"), owners, asked),
        field("han", gettext("Thời hạn"), due, asked),
    )
    return Filter(fields=useful(fields))


def page(asked: QueryDict, today: date, to: Viewer) -> ListPage:
    """The tasks that the address asks for, a page of them, as seen on the day that is shown."""
    on = shown_day()
    today = on or today
    found = asking.tasks(asked, today, to, on=on)
    part, (total, told) = page_asked(asked), how_many(found)
    says = ngettext(
        "%s nhiệm vụ, hạn sớm nhất trước; việc không nêu hạn ở cuối.",
        "%s nhiệm vụ, hạn sớm nhất trước; việc không nêu hạn ở cuối.",
        total,
    )
    return ListPage(
        says=says % told,
        rows=tuple(row(task, today=today) for task in found[part.start : part.end]),
        filter=filters(asking.task_owners(to, on=on), asked),
        pager=pager(part, total, asked),
    )
