"""Contradictions as rows: what is said of one thing by whom, open or settled."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from tiendo.register.access import Viewer
from tiendo.register.models import Settlement
from tiendo.register.selectors import contradictions as asking
from tiendo.register.selectors.contradictions import Contradiction
from tiendo.register.selectors.settlements import settlements
from tiendo.web import links, words
from tiendo.web.links import Link
from tiendo.web.pages.forms import Filter, Pager, field, useful
from tiendo.web.pages.notes import value_words
from tiendo.web.pages.paging import page_asked, pager
from tiendo.web.pages.settled_rows import outcome_words
from tiendo.web.pages.trend import observed
from tiendo.web.when import shown_day

SETTLED = "da-xu-ly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    name: str
    href: str
    meta: str
    values: tuple[str, ...]
    settled: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    says: str
    rows: tuple[Row, ...]
    filter: Filter
    views: tuple[Link, ...]
    pager: Pager


def page(asked: QueryDict, path: str, to: Viewer) -> ListPage:
    """Open contradictions, or those that were settled, as the address asks for."""
    done = asked.get("xem") == SETTLED
    every = settled_rows(to) if done else open_rows(to)
    kept = [one for one in every if fits(one, asked)]
    part = page_asked(asked)
    told = (
        ngettext("%s mâu thuẫn đã xử lý.", "%s mâu thuẫn đã xử lý.", len(kept))
        if done
        else ngettext("%s mâu thuẫn chờ xử lý.", "%s mâu thuẫn chờ xử lý.", len(kept))
    )
    return ListPage(
        says=told % len(kept),
        rows=tuple(one.row for one in kept[part.start : part.end]),
        filter=filters(every, asked),
        views=views(asked, path, done=done),
        pager=pager(part, len(kept), asked),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A row with what it is filtered by: slug and name of indicator and body, the period."""

    row: Row
    indicator: tuple[str, str]
    body: tuple[str, str]
    period: str


def fits(one: Found, asked: QueryDict) -> bool:
    pairs = (
        ("co-quan", one.body[0]), ("chi-tieu", one.indicator[0]), ("ky", one.period),
    )  # fmt: skip
    return all(asked.get(name, "") in ("", value) for name, value in pairs)


def open_rows(to: Viewer) -> list[Found]:
    return [open_row(one) for one in asking.contradictions(to=to, on=shown_day())]


def open_row(one: Contradiction) -> Found:
    record = one.record
    own = [f"{observed(record)} · {one.document.label}"]
    row = Row(
        name=words.capital(one.indicator.name),
        href=links.to_contradiction(one.key),
        meta=meta(one.body.name, record.period, record.subject),
        values=tuple(own + [f"{value_words(p.item)} · {p.document.label}" for p in one.against]),
    )
    return found(row, one.record)


def settled_rows(to: Viewer) -> list[Found]:
    return [
        made for one in settlements(to=to, on=shown_day()) if (made := settled_row(one)) is not None
    ]


def settled_row(one: Settlement) -> Found | None:
    """None for one whose value left the register since; the trail keeps it."""
    record = one.observation or one.target
    if record is None:
        return None
    told = {"what": outcome_words(one.outcome), "who": one.by,
            "day": words.day(timezone.localdate(one.at))}  # fmt: skip
    row = Row(
        name=words.capital(record.indicator.name),
        href=links.to_contradiction(record.key),
        meta=meta(record.body.name, record.period, record.subject),
        values=tuple(f"{side['said']} · {side['label']}" for side in one.sides),
        settled=gettext("%(what)s; %(who)s, %(day)s") % told,
        reason=one.reason,
    )
    return found(row, record)


def found(row: Row, record: asking.Record) -> Found:
    return Found(
        row=row,
        indicator=(record.indicator.slug, words.capital(record.indicator.name)),
        body=(record.body.slug, record.body.name),
        period=record.period,
    )


def meta(body: str, period: str, subject: str) -> str:
    return " · ".join(part for part in (body, words.period(period), subject) if part)


def filters(every: list[Found], asked: QueryDict) -> Filter:
    """Selects over what contradicts."""
    bodies = sorted({one.body for one in every}, key=lambda pair: pair[1])
    indicators = sorted({one.indicator for one in every}, key=lambda pair: pair[1])
    periods = sorted({one.period for one in every})
    fields = (
        field("co-quan", gettext("Cơ quan, địa bàn"), bodies, asked),
        field("chi-tieu", gettext("Chỉ tiêu"), indicators, asked),
        field("ky", gettext("Kỳ"), [(one, words.period(one)) for one in periods], asked),
    )
    return Filter(fields=useful(fields))


def views(asked: QueryDict, path: str, *, done: bool) -> tuple[Link, ...]:
    return (
        Link(
            words=gettext("Chờ xử lý"),
            href=links.with_choice(path, asked, xem=None, trang=None),
            current=not done,
        ),
        Link(
            words=gettext("Đã xử lý"),
            href=links.with_choice(path, asked, xem=SETTLED, trang=None),
            current=done,
        ),
    )
