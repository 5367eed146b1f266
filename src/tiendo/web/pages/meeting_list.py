"""Meetings as rows: who met when, and which documents tell of it."""

from __future__ import annotations

from django.http import QueryDict
from django.utils.translation import ngettext

from tiendo.register import selectors
from tiendo.register.access import Viewer
from tiendo.register.models import Meeting
from tiendo.web import kinds, links, words
from tiendo.web.pages.counting import how_many
from tiendo.web.pages.forms import Filter
from tiendo.web.pages.lists import ListPage, MeetingRow
from tiendo.web.pages.paging import page_asked, pager
from tiendo.web.when import shown_day


def row(meeting: Meeting) -> MeetingRow:
    """The selector gives each meeting with at least one visible place that tells of it."""
    first = meeting.mentions.all()[0]
    return MeetingRow(
        name=words.capital(meeting.name),
        href=links.to_document(first.document.slug, first.evidence.start),
        body=meeting.body.name if meeting.body else meeting.body_text,
        chairs=", ".join(meeting.chairs),
        meta=" · ".join(p for p in (words.day(meeting.held_on), kinds.mode(meeting.mode)) if p),
        document=first.document.label,
    )


def page(asked: QueryDict, to: Viewer) -> ListPage:
    """Meetings, newest first, a page of them."""
    found = selectors.meetings(to=to, on=shown_day())
    part, (total, told) = page_asked(asked), how_many(found)
    says = ngettext("%s hội nghị, mới nhất trước.", "%s hội nghị, mới nhất trước.", total) % told
    rows = [row(meeting) for meeting in found[part.start : part.end]]
    return ListPage(
        says=says, rows=tuple(rows), filter=Filter(fields=()), pager=pager(part, total, asked)
    )
