"""Contradictions as rows: what is said of one thing by whom, open or settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from tiendo.register.access import Viewer
from tiendo.register.models import Settlement
from tiendo.register.selectors import contradictions as asking
from tiendo.register.selectors import contradictions_listed as listed
from tiendo.register.selectors.contradictions import Contradiction
from tiendo.register.selectors.contradictions_listed import Narrowed, Place
from tiendo.web import links, words
from tiendo.web.links import Link
from tiendo.web.pages.counting import how_many
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
    pager: Pager
    views: tuple[Link, ...] = ()


def page(asked: QueryDict, path: str, to: Viewer) -> ListPage:
    """Open contradictions, or those that were settled, as the address asks for."""
    done = asked.get("xem") == SETTLED
    made = settled(asked, to) if done else waiting(asked, to)
    return replace(made, views=views(asked, path, done=done))


def narrowed(asked: QueryDict) -> Narrowed:
    return Narrowed(
        body=asked.get("co-quan", ""),
        indicator=asked.get("chi-tieu", ""),
        period=asked.get("ky", ""),
    )


def waiting(asked: QueryDict, to: Viewer) -> ListPage:
    """Open ones; fetched whole for the page that is shown."""
    on, part = shown_day(), page_asked(asked)
    keys = listed.open_ones(narrowed(asked), to=to, on=on)
    chosen = listed.keys_of(keys, part.start, part.end + 1)
    number, told = len(chosen), str(len(chosen))
    if part.start or number > part.end:  # not all on the first page
        number, told = how_many(keys, "key")
    chosen = chosen[: part.end - part.start]
    rows = asking.contradictions(to=to, on=on, keys=chosen) if chosen else []
    says = ngettext("%s mâu thuẫn chờ xử lý.", "%s mâu thuẫn chờ xử lý.", number)
    return ListPage(
        says=says % told,
        rows=tuple(map(open_row, rows)),
        filter=filters(listed.places_open(to=to, on=on), asked),
        pager=pager(part, number, asked),
    )


def settled(asked: QueryDict, to: Viewer) -> ListPage:
    on, part = shown_day(), page_asked(asked)
    found = listed.settled_ones(narrowed(asked), to=to, on=on)
    number, told = how_many(found)
    says = ngettext("%s mâu thuẫn đã xử lý.", "%s mâu thuẫn đã xử lý.", number)
    return ListPage(
        says=says % told,
        rows=tuple(map(settled_row, found[part.start : part.end])),
        filter=filters(listed.places_settled(to=to, on=on), asked),
        pager=pager(part, number, asked),
    )


def open_row(one: Contradiction) -> Row:
    record = one.record
    own = [f"{observed(record)} · {one.document.label}"]
    return Row(
        name=words.capital(one.indicator.name),
        href=links.to_contradiction(one.key),
        meta=meta(one.body.name, record.period, record.subject),
        values=tuple(own + [f"{value_words(p.item)} · {p.document.label}" for p in one.against]),
    )


def settled_row(one: Settlement) -> Row:
    """Of one whose value is still in the register; of others the trail tells."""
    record = one.observation or one.target
    assert record is not None
    told = {"what": outcome_words(one.outcome), "who": one.by,
            "day": words.day(timezone.localdate(one.at))}  # fmt: skip
    return Row(
        name=words.capital(record.indicator.name),
        href=links.to_contradiction(record.key),
        meta=meta(record.body.name, record.period, record.subject),
        values=tuple(f"{side['said']} · {side['label']}" for side in one.sides),
        settled=gettext("%(what)s; %(who)s, %(day)s") % told,
        reason=one.reason,
    )


def meta(body: str, period: str, subject: str) -> str:
    return " · ".join(part for part in (body, words.period(period), subject) if part)


def filters(every: Sequence[Place], asked: QueryDict) -> Filter:
    """Selects over what contradicts."""
    bodies = sorted({(slug, name) for slug, name, *_ in every}, key=lambda pair: pair[1])
    named = {(slug, words.capital(name)) for _, _, slug, name, _ in every}
    indicators = sorted(named, key=lambda pair: pair[1])
    periods = sorted({period for *_, period in every})
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
