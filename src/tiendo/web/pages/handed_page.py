"""Who was given which part of a target, what it comes to together, and the page to link them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext

from tiendo.register import selectors
from tiendo.register.access import Viewer, allowed, require
from tiendo.register.models import Target, TargetPart
from tiendo.register.selectors.parts import candidates_for, wholes_of
from tiendo.register.services.amending import EDIT
from tiendo.scoring.handed import HandedDown, handed_down
from tiendo.scoring.rules.handed import Against, Together, reason
from tiendo.scoring.rules.over_bodies import How, weight_name
from tiendo.scoring.selectors import Judged, judged_targets
from tiendo.web import links, words
from tiendo.web.links import Link
from tiendo.web.pages.board_rows import name
from tiendo.web.pages.days import day_asked
from tiendo.web.pages.handed_shown import Handed, Share, Sum


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    slug: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedPage:
    slug: str
    name: str
    body: Link
    href: str
    edit_href: str
    asked: str
    due: str
    as_of: str
    verdict: str
    version: int
    handed: Handed
    wholes: tuple[Link, ...]
    candidates: tuple[Candidate, ...]


def page(slug: str, asked: QueryDict, today: date, to: Viewer, *, edits: bool) -> HandedPage:
    """``edits``: with what could be linked too. Raises NotFound, NotAllowed."""
    target = selectors.target(slug, to=to)
    if edits:
        require(to, EDIT, target)
    as_of = day_asked(asked.get("ngay"), today)
    (judged,) = judged_targets([target], as_of=as_of, to=to)
    found = handed_down(judged, as_of=as_of, to=to)
    may = allowed(to, EDIT, target)
    return HandedPage(
        slug=slug,
        name=name(target),
        body=Link(words=target.body.name, href=links.to_body(target.body.slug)),
        href=links.to_target(slug),
        edit_href=links.to_handing(slug, edits=True) if may else "",
        asked=words.asked(judged.target),
        due=words.period(target.period),
        as_of=words.day(as_of) if as_of != today else "",
        verdict=judged.verdict.value,
        version=target.version,
        handed=handed(found),
        wholes=tuple(whole(one) for one in wholes_of(target, to=to)),
        candidates=candidates(target, to) if edits else (),
    )


def candidates(target: Target, to: Viewer) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(
            slug=one.slug,
            words=f"{one.body.name}: {words.asked(selectors.facts_of(one))}"
            f" ({one.plan.document.label})",
        )
        for one in candidates_for(target, to=to)
    )


def whole(one: Target) -> Link:
    said = f"{one.body.name}: {words.asked(selectors.facts_of(one))} ({one.plan.document.label})"
    return Link(words=said, href=links.to_target(one.slug))


def handed(found: HandedDown) -> Handed:
    return Handed(
        href=links.to_handing(found.whole.record.slug),
        shares=tuple(share(one, link) for one, link in zip(found.shares, found.links, strict=True)),
        sum=summed(found.together, found.whole) if found.together else None,
        without=tuple(Link(words=one.name, href=links.to_body(one.slug)) for one in found.without),
    )


def share(one: Judged, link: TargetPart) -> Share:
    target = one.record
    day = words.day(timezone.localdate(link.linked_at))
    return Share(
        body=Link(words=target.body.name, href=links.to_body(target.body.slug)),
        asked=words.asked(one.target),
        target=Link(words=target.plan.document.label, href=links.to_target(target.slug)),
        got=words.got(one.score),
        percent=words.percent_of_target(one.score),
        verdict=one.verdict.value,
        amended=one.level is not None,
        slug=target.slug,
        linked=f"{link.linked_by}, {day}: {link.reason}",
    )


def summed(found: Together, judged: Judged) -> Sum:
    return Sum(
        label=label(found),
        shown=shown(found, judged),
        against=against(found, judged),
        kind=found.against.value if found.against else "",
        why=reason(found, english=words.english()),
    )


def label(found: Together) -> str:
    if found.total is None:
        return gettext("Chưa tính được mức chung")
    if found.over.how is How.MEAN:
        name = weight_name(found.over.weight, english=words.english())
        return gettext("Bình quân các đơn vị theo %s") % name
    return gettext("Cộng các đơn vị")


def shown(found: Together, judged: Judged) -> str:
    """The total, or the ends between which the mean lies."""
    low, high = found.total, found.high
    if low is None:
        if found.least is None or found.greatest is None or found.least == found.greatest:
            return ""
        low, high = found.least, found.greatest
    target = judged.target
    said = words.quantity(low, target.unit, high=high, unit_text=target.unit_text, per=target.per)
    return f"≈ {said}" if found.near else said


def against(found: Together, judged: Judged) -> str:
    """What the shares are to the whole, with the difference where it is known."""
    if found.against is None:
        return ""
    if found.against is Against.EQUAL:
        return gettext("bằng chỉ tiêu chung")
    if found.difference is None:
        least = found.against is Against.LESS
        return gettext("thấp hơn chỉ tiêu chung") if least else gettext("cao hơn chỉ tiêu chung")
    unit = "percentage_point" if judged.target.unit == "percent" else judged.target.unit
    gap = words.quantity(abs(found.difference), unit, unit_text=judged.target.unit_text)
    if found.against is Against.LESS:
        return gettext("ít hơn chỉ tiêu chung %s") % gap
    return gettext("nhiều hơn chỉ tiêu chung %s") % gap
