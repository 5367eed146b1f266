"""The few tags that templates need."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

import tiendo
from tiendo.register.access import NOBODY
from tiendo.register.selectors.desk import Progress
from tiendo.register.selectors.settling import to_settle
from tiendo.web import verdicts, words
from tiendo.web.links import with_choice
from tiendo.web.rights import knows_days, opens, viewer
from tiendo.web.when import DAY, shown_day, within

register = template.Library()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    words: str
    href: str
    current: bool
    count: int = 0


@register.inclusion_tag("web/verdict.html")
def verdict(identifier: str) -> dict[str, str]:
    """A verdict as icon and word."""
    return {"id": identifier, "words": verdicts.words(identifier)}


@register.inclusion_tag("web/desk_bar.html")
def desk_bar(progress: Progress) -> dict[str, Any]:
    """How far a review has come, as a bar and in words."""
    total, at, bar = max(progress.total, 1), Decimal(0), []
    for name in ("accepted", "corrected", "rejected", "pending"):
        width = Decimal(100 * getattr(progress, name)) / total
        if width:
            bar.append({"name": name, "x": f"{at:.2f}", "width": f"{width:.2f}"})
        at += width
    return {"progress": progress, "bar": bar}


@register.simple_tag(takes_context=True)
def main_nav(context: dict[str, Any]) -> list[Link]:
    """The main pages that open to who asks; the one shown is marked."""
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    here = SECTIONS.get(match.url_name if match else "", "")
    who = viewer(request) if request is not None else NOBODY
    names = {
        "scoreboard": gettext("Bảng điểm"),
        "across": gettext("So sánh"),
        "coverage": gettext("Triển khai"),
        "documents": gettext("Văn bản"),
        "desk": gettext("Bàn duyệt"),
        "drafts": gettext("Soát"),
        "tasks": gettext("Nhiệm vụ"),
        "meetings": gettext("Hội nghị"),
        "bodies": gettext("Cơ quan"),
        "catalogue": gettext("Danh mục"),
        "contradictions": gettext("Mâu thuẫn"),
        "import": gettext("Nhập"),
        "people": gettext("Người dùng"),
        "trail": gettext("Nhật ký"),
    }
    waiting = 0 if who.is_guest else to_settle(to=who)
    return [
        Link(
            words=title,
            href=dated_url(f"web:{name}"),
            current=name == here,
            count=waiting if name == "contradictions" else 0,
        )
        for name, title in names.items()
        if opens(name, who) and (name != "contradictions" or waiting or name == here)
    ]


@register.simple_tag
def dated_url(name: str, *args: str) -> str:
    """The address of a page, within the day that is shown where the page knows days."""
    address = reverse(name, args=args)
    return within(address) if knows_days(name.removeprefix("web:")) else address


@register.simple_tag
def day_field() -> SafeString:
    """What a form that asks must carry on so that its answer is of the same day."""
    day = shown_day()
    return SafeString("") if day is None else format_html(HIDDEN, DAY, day.isoformat())


HIDDEN = '<input type="hidden" name="{}" value="{}">'


@register.simple_tag(takes_context=True)
def known_by(context: dict[str, Any]) -> dict[str, str]:
    """The day that the page is shown for, in words, and the same page of today; else empty."""
    day, request = shown_day(), context.get("request")
    if day is None or request is None:
        return {}
    return {
        "day": words.day(day),
        "today": with_choice(request.path, request.GET, **{DAY: None, "trang": None}),
    }


@register.simple_tag(takes_context=True)
def signed_in(context: dict[str, Any]) -> str:
    """The name of who is signed in; empty for a guest."""
    request = context.get("request")
    return viewer(request).name if request is not None else ""


# Which main page a page belongs to.
SECTIONS = {
    "scoreboard": "scoreboard",
    "plan": "scoreboard",
    "target": "scoreboard",
    "plan-end": "scoreboard",
    "target-levels": "scoreboard",
    "handing": "scoreboard",
    "handing-edit": "scoreboard",
    "forecast": "scoreboard",
    "target-trajectory": "scoreboard",
    "across": "across",
    "coverage": "coverage",
    "document-links": "documents",
    "documents": "documents",
    "document": "documents",
    "desk": "desk",
    "desk-document": "desk",
    "drafts": "drafts",
    "draft": "drafts",
    "draft-settings": "drafts",
    "schedules": "drafts",
    "tasks": "tasks",
    "meetings": "meetings",
    "bodies": "bodies",
    "body": "bodies",
    "catalogue": "catalogue",
    "indicator": "catalogue",
    "indicator-merge": "catalogue",
    "indicator-split": "catalogue",
    "wordings": "catalogue",
    "contradictions": "contradictions",
    "contradiction": "contradictions",
    "import": "import",
    "import-preview": "import",
    "people": "people",
    "person": "people",
    "trail": "trail",
}


@register.simple_tag
def version() -> str:
    return str(getattr(tiendo, "__version__", ""))
