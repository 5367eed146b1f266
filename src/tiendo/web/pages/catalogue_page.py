"""The catalogue as pages: the list, one indicator with its series, words without one."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext, ngettext

from tiendo.register import selectors
from tiendo.register.access import Viewer, everywhere
from tiendo.register.audit import MERGE_INDICATORS
from tiendo.register.models import AuditEvent, Indicator
from tiendo.register.selectors import catalogue
from tiendo.register.selectors.bounds import MOST_OF_EACH
from tiendo.register.selectors.contradictions import open_proposals
from tiendo.register.services.catalogue.rights import EDIT
from tiendo.web import links, words
from tiendo.web.links import Link
from tiendo.web.pages.catalogue_series import Series, series
from tiendo.web.pages.catalogue_words import (
    Fields,
    adds_words,
    better_words,
    choices,
    over_words,
    unit_name,
)
from tiendo.web.pages.counting import at_least, how_many
from tiendo.web.pages.forms import Pager
from tiendo.web.pages.paging import page_asked, pager
from tiendo.web.when import shown_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    name: str
    href: str
    code: str
    unit: str
    better: str
    adds: str
    counts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    says: str
    query: str
    rows: tuple[Row, ...]
    pager: Pager
    edits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A merge or split that can be taken back."""

    number: int
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorPage:
    """``merged_into`` leads on, where another took this one in."""

    slug: str
    name: str
    origin: str
    facts: Fields
    method: str
    method_source: str
    wordings: tuple[str, ...]
    given: tuple[str, ...]
    targets: tuple[Link, ...]
    series: tuple[Series, ...]
    pager: Pager
    edits: bool
    in_use: bool
    acts: tuple[Act, ...]
    fields: dict[str, str]
    choices: dict[str, Fields]


# So many targets of an indicator stand on its page, the newest.
MOST_TARGETS = 50


def index(asked: QueryDict, to: Viewer) -> ListPage:
    query = asked.get("q", "").strip()
    found = catalogue.catalogue_list(query, to=to, on=shown_day())
    part = page_asked(asked)
    total = len(found)
    return ListPage(
        says=ngettext("%s chỉ tiêu.", "%s chỉ tiêu.", total) % total,
        query=query,
        rows=tuple(row(one) for one in found[part.start : part.end]),
        pager=pager(part, total, asked),
        edits=everywhere(to, EDIT),
    )


def row(one: catalogue.Listed) -> Row:
    indicator = one.indicator
    targets = ngettext("%s số giao", "%s số giao", one.targets) % at_least(
        one.targets, MOST_OF_EACH
    )
    seen = ngettext("%s số liệu", "%s số liệu", one.observations) % at_least(
        one.observations, MOST_OF_EACH
    )
    counted = [said for said, n in ((targets, one.targets), (seen, one.observations)) if n]
    return Row(
        name=words.capital(indicator.name),
        href=links.to_indicator(indicator.slug),
        code=indicator.code,
        unit=unit_name(indicator.unit),
        better=better_words(indicator.better),
        adds=adds_words(indicator.adds),
        counts=", ".join(counted),
    )


def page(indicator: Indicator, asked: QueryDict, to: Viewer) -> IndicatorPage:
    known = catalogue.described(indicator)
    own, given = catalogue.wordings_of(indicator)
    found = selectors.observations_of(indicator.slug, to=to, on=shown_day())
    part, (total, _) = page_asked(asked), how_many(found)
    edits = everywhere(to, EDIT) and shown_day() is None
    targets = selectors.targets(to=to, on=shown_day()).filter(indicator=indicator.pk)
    newest = targets.order_by("-ends_on", "slug")[:MOST_TARGETS] if indicator.pk else ()
    return IndicatorPage(
        slug=indicator.slug,
        name=words.capital(indicator.name),
        origin=indicator.origin,
        facts=facts(indicator, known),
        method=known.method,
        method_source=known.source,
        wordings=tuple(own),
        given=tuple(one.words for one in given),
        targets=tuple(
            Link(
                words=f"{t.words} ({t.plan.document.label}, {words.period(t.period)})",
                href=links.to_target(t.slug),
            )
            for t in newest
        ),
        series=tuple(series(list(found[part.start : part.end]), disputed(indicator, to))),
        pager=pager(part, total, asked),
        edits=edits,
        in_use=indicator.pk is not None,
        acts=tuple(act(event) for event in catalogue.catalogue_acts(indicator.slug))
        if edits
        else (),
        fields=fields(indicator),
        choices=choices(),
    )  # fmt: skip


def disputed(indicator: Indicator, to: Viewer) -> set[str]:
    """The keys of the indicator's values that something unsettled speaks against."""
    if indicator.pk is None:
        return set()
    found = open_proposals(to=to, on=shown_day()).filter(indicator=indicator).order_by()
    return set(found.values_list("key", flat=True))


def facts(indicator: Indicator, known: catalogue.Description) -> Fields:
    """What is known, label and words; what is not known is left out."""
    code = known.code
    official = f"{code.code} ({code.system.document})" if code else indicator.code
    validity = " – ".join(words.day(day) or "…" for day in (known.valid_from, known.valid_to))
    said = (
        (gettext("Mã"), indicator.slug),
        (gettext("Mã trong hệ thống chỉ tiêu"), official),
        (gettext("Đơn vị tính"), unit_name(indicator.unit)),
        (gettext("Hướng"), better_words(indicator.better)),
        (gettext("Theo thời gian"), adds_words(indicator.adds)),
        (gettext("Theo đơn vị"), over_words(known.over_bodies)),
        (gettext("Kỳ công bố"), known.frequency),
        (gettext("Nguồn số liệu"), known.source_body),
        (gettext("Hiệu lực"), validity if known.valid_from or known.valid_to else ""),
    )
    return tuple((label, value) for label, value in said if value)


def act(event: AuditEvent) -> Act:
    into = event.data["into"]
    names = {"slug": event.slug, "into": into, "why": event.note}
    says = (
        gettext("Gộp %(slug)s vào %(into)s: %(why)s")
        if event.act == MERGE_INDICATORS
        else gettext("Tách %(into)s từ %(slug)s: %(why)s")
    )
    return Act(number=event.pk, says=says % names)


def fields(indicator: Indicator) -> dict[str, str]:
    """What the form of the description holds now."""
    names = ("name", "code", "better", "adds", "over_bodies", "method", "source_body", "frequency")
    days = ("valid_from", "valid_to")
    return {name: getattr(indicator, name) for name in names} | {
        name: words.day(getattr(indicator, name)) for name in days
    }
