"""The few tags that templates need."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext

import tiendo
from tiendo.register.access import NOBODY
from tiendo.register.selectors.desk import Progress
from tiendo.web import verdicts
from tiendo.web.rights import opens, viewer

register = template.Library()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    words: str
    href: str
    current: bool


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
        "coverage": gettext("Triển khai"),
        "documents": gettext("Văn bản"),
        "desk": gettext("Bàn duyệt"),
        "tasks": gettext("Nhiệm vụ"),
        "meetings": gettext("Hội nghị"),
        "bodies": gettext("Cơ quan"),
        "catalogue": gettext("Danh mục"),
        "import": gettext("Nhập"),
        "people": gettext("Người dùng"),
        "trail": gettext("Nhật ký"),
    }
    return [
        Link(words=words, href=reverse(f"web:{name}"), current=name == here)
        for name, words in names.items()
        if opens(name, who)
    ]


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
    "coverage": "coverage",
    "document-links": "documents",
    "documents": "documents",
    "document": "documents",
    "desk": "desk",
    "desk-document": "desk",
    "tasks": "tasks",
    "meetings": "meetings",
    "bodies": "bodies",
    "body": "bodies",
    "catalogue": "catalogue",
    "indicator": "catalogue",
    "indicator-merge": "catalogue",
    "indicator-split": "catalogue",
    "wordings": "catalogue",
    "import": "import",
    "import-preview": "import",
    "people": "people",
    "person": "people",
    "trail": "trail",
}


@register.simple_tag
def version() -> str:
    return str(getattr(tiendo, "__version__", ""))
