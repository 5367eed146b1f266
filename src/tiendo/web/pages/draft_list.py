"""Drafts that are being checked: where one is sent, and those that the viewer may see."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count
from django.http import QueryDict
from django.urls import reverse
from django.utils.timezone import localdate

from tiendo.drafts.access import bodies_to_check, drafts_of, levels_at
from tiendo.drafts.acts import CHOOSE
from tiendo.drafts.models import Draft, Slip, State
from tiendo.register.access import Viewer, allowed
from tiendo.web import words
from tiendo.web.links import Link, to_draft
from tiendo.web.pages.account_page import secrecy_name
from tiendo.web.pages.forms import Pager
from tiendo.web.pages.paging import page_asked, pager

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    name: str
    href: str
    meta: str
    open: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftListPage:
    """``levels``: how secret a draft may be, one where there is no choice."""

    bodies: Choices
    levels: Choices
    rows: tuple[Row, ...]
    settings: tuple[Link, ...]
    pager: Pager


def page(asked: QueryDict, to: Viewer) -> DraftListPage:
    bodies = bodies_to_check(to)
    levels = max((levels_at(body, to=to) for body in bodies), key=len, default=())
    found, part = drafts_of(to), page_asked(asked)
    shown = list(found[part.start : part.end])
    still = Slip.objects.filter(draft__in=shown, state=State.OPEN).order_by()
    counts = Counter(dict(still.values_list("draft").annotate(Count("pk"))))
    return DraftListPage(
        bodies=tuple((body.slug, body.name) for body in bodies),
        levels=tuple((level, secrecy_name(level)) for level in levels),
        rows=tuple(row(draft, counts[draft.pk]) for draft in shown),
        settings=tuple(
            Link(words=body.name, href=reverse("web:draft-settings", args=[body.slug]))
            for body in bodies
            if allowed(to, CHOOSE, body)
        ),
        pager=pager(part, found.count(), asked),
    )


def row(draft: Draft, still: int) -> Row:
    secret = secrecy_name(draft.secrecy) if draft.secrecy != "open" else ""
    said = (draft.body.name, draft.created_by, words.day(localdate(draft.created_at)), secret)
    return Row(
        name=draft.name, href=to_draft(draft.slug), meta=" · ".join(filter(None, said)), open=still
    )
