"""A target's levels over time: what, by which document, from when; and the page to change them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext

from tiendo.register import selectors
from tiendo.register.access import Viewer, allowed, require
from tiendo.register.models import Amendment, Target
from tiendo.register.selectors.replacing import amending_documents
from tiendo.register.services.amending import EDIT
from tiendo.web import links, words
from tiendo.web.links import Link
from tiendo.web.pages.board_rows import name
from tiendo.web.pages.level_shown import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelPage:
    """``documents``: those that say that they amend this one, to choose from."""

    slug: str
    name: str
    href: str
    version: int
    levels: tuple[Level, ...]
    documents: tuple[tuple[str, str], ...]


def levels(target: Target, known: Sequence[Amendment], as_of: date) -> tuple[Level, ...]:
    """The level first set and those that came by the day, the first one first."""
    held = selectors.latest(known, as_of)
    later = [one for one in known if one.known_on <= as_of]
    return (first(target, now=held is None), *(level(one, now=one == held) for one in later))


def first(target: Target, *, now: bool) -> Level:
    document = target.plan.document
    return Level(
        shown=words.asked(selectors.facts_of(target)),
        document=Link(
            words=selectors.source_of(document),
            href=links.to_document(document.slug, target.evidence.start),
        ),
        since=words.day(document.dated),
        known="",
        reason=gettext("Mức giao ban đầu"),
        now=now,
    )


def level(one: Amendment, *, now: bool) -> Level:
    document, start = one.document, one.evidence.start if one.evidence else None
    same = one.known_on == one.holds_from
    return Level(
        shown=words.asked(selectors.facts_of(one.target, one)),
        document=Link(
            words=selectors.source_of(document), href=links.to_document(document.slug, start)
        ),
        since=words.day(one.holds_from),
        known="" if same else gettext("quyết định ngày %s") % words.day(one.known_on),
        reason=one.reason,
        now=now,
        slug=document.slug,
        ended=ended(one),
    )


def ended(one: Amendment) -> str:
    if one.withdrawn_at is None:
        return ""
    day = words.day(timezone.localdate(one.withdrawn_at))
    return f"{one.withdrawn_by}, {day}: {one.withdrawn_why}"


def may_edit(target: Target, to: Viewer) -> bool:
    return allowed(to, EDIT, target)


def page(slug: str, to: Viewer) -> LevelPage:
    """Raises NotFound, NotAllowed."""
    target = selectors.target(slug, to=to)
    require(to, EDIT, target)
    known = selectors.amendments_of([target], to=to)[target.pk]
    gone = [level(one, now=False) for one in selectors.withdrawn_of(target, to=to)]
    named = amending_documents(target.plan.document, to=to)
    return LevelPage(
        slug=slug,
        name=name(target),
        href=links.to_target(slug),
        version=target.version,
        levels=(*levels(target, known, date.max), *gone),
        documents=tuple((one.slug, selectors.source_of(one)) for one in named),
    )
