"""A plan that was replaced: the notice on its scoreboard, and the page where that is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tiendo.register import selectors
from tiendo.register.access import Viewer, allowed, require
from tiendo.register.models import Document, Plan
from tiendo.register.selectors import replacing
from tiendo.register.services.amending import EDIT
from tiendo.web import links, words
from tiendo.web.links import Link
from tiendo.web.pages.board import End
from tiendo.web.pages.plan_title import title


@dataclass(frozen=True, slots=True, kw_only=True)
class EndPage:
    """``offers``: documents (slug, words) that say that they replace the plan's."""

    title: str
    href: str
    source: Link
    version: int
    end: End | None
    offers: tuple[tuple[str, str], ...]


def notice(plan: Plan, to: Viewer) -> dict[str, Any]:
    """What a scoreboard says of the end of its plan; two queries."""
    end = ended(plan, to)
    may = allowed(to, EDIT, plan)
    saying = replacing.said_replaced(plan, to=to) if end is None else []
    return {
        "end": end,
        "says_replaced": tuple(offer(one.source) for one in saying),
        "end_href": links.to_plan_end(plan.slug) if may else "",
    }


def ended(plan: Plan, to: Viewer) -> End | None:
    found = replacing.end_of(plan, to=to)
    if found is None:
        return None
    document = found.document
    return End(
        on=words.day(found.on),
        document=offer(document),
        plan=Link(words=title(found.plan), href=links.to_plan(found.plan.slug))
        if found.plan
        else None,
        why=found.why,
    )


def offer(document: Document) -> Link:
    return Link(words=selectors.source_of(document), href=links.to_document(document.slug))


def page(slug: str, to: Viewer) -> EndPage:
    """Raises NotFound, NotAllowed."""
    plan = selectors.plan(slug, to=to)
    require(to, EDIT, plan)
    saying = replacing.said_replaced(plan, to=to)
    return EndPage(
        title=title(plan),
        href=links.to_plan(slug),
        source=offer(plan.document),
        version=plan.version,
        end=ended(plan, to),
        offers=tuple((one.source.slug, selectors.source_of(one.source)) for one in saying),
    )
