"""The few tags that templates need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext

import tiendo
from tiendo.register.access import NOBODY
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


@register.simple_tag(takes_context=True)
def main_nav(context: dict[str, Any]) -> list[Link]:
    """The main pages that open to who asks; the one shown is marked."""
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    here = SECTIONS.get(match.url_name if match else "", "")
    who = viewer(request) if request is not None else NOBODY
    names = {
        "scoreboard": gettext("Bảng điểm"),
        "documents": gettext("Văn bản"),
        "tasks": gettext("Nhiệm vụ"),
        "meetings": gettext("Hội nghị"),
        "bodies": gettext("Cơ quan"),
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
    "documents": "documents",
    "document": "documents",
    "tasks": "tasks",
    "meetings": "meetings",
    "bodies": "bodies",
    "body": "bodies",
    "people": "people",
    "person": "people",
    "trail": "trail",
}


@register.simple_tag
def version() -> str:
    return str(getattr(tiendo, "__version__", ""))
