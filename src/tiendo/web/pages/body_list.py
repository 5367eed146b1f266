"""Bodies as rows: the office's own in the order of its list, those of the country behind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.http import QueryDict
from django.utils.translation import gettext, ngettext

from tiendo.register import selectors
from tiendo.register.models import Body
from tiendo.web import links, words
from tiendo.web.links import Link
from tiendo.web.pages.body_kinds import body_kind
from tiendo.web.pages.days import day_asked
from tiendo.web.pages.forms import Field, Pager, field
from tiendo.web.pages.paging import page_asked, pager

LONGEST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRow:
    name: str
    href: str
    kind: str
    span: str
    ended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyListPage:
    """``day`` is empty where bodies of all times are listed; ``under`` the body above."""

    says: str
    rows: tuple[BodyRow, ...]
    query: str
    day: str
    kind: Field
    under: Link | None
    under_slug: str
    on: bool  # whether anything is filtered
    pager: Pager


def page(asked: QueryDict, today: date) -> BodyListPage:
    """The bodies that the address asks for, a page of them."""
    query = asked.get("q", "").strip()[:LONGEST]
    day = day_asked(asked.get("ngay"), today) if asked.get("ngay") else None
    kind = field("loai", gettext("Loại"), kind_choices(), asked)
    under = asked.get("tren", "")
    above = selectors.body(under) if under else None
    found = selectors.bodies_found(query=query, kind=kind.chosen, under=under, on=day)
    part, total = page_asked(asked), found.count()
    told = ngettext("%s cơ quan, địa bàn.", "%s cơ quan, địa bàn.", total)
    says = told % words.number(Decimal(total))
    return BodyListPage(
        says=says,
        rows=tuple(row(one, day or today) for one in found[part.start : part.end]),
        query=query,
        day=f"{day:%d/%m/%Y}" if day else "",
        kind=kind,
        under=Link(words=above.name, href=links.to_body(above.slug)) if above else None,
        under_slug=under,
        on=bool(query or day or kind.chosen or above),
        pager=pager(part, total, asked),
    )


def kind_choices() -> list[tuple[str, str]]:
    return [(kind, words.capital(body_kind(kind))) for kind in selectors.kinds_present()]


def row(body: Body, day: date) -> BodyRow:
    begun = gettext("từ %s") % words.day(body.valid_from) if body.valid_from else ""
    until = gettext("đến %s") % words.day(body.valid_to) if body.valid_to else ""
    return BodyRow(
        name=words.capital(body.name),
        href=links.to_body(body.slug),
        kind=body_kind(body.kind),
        span=" ".join(part for part in (begun, until) if part),
        ended=body.valid_to is not None and body.valid_to < day,
    )
