"""The few tags that templates need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext

import tiendo
from tiendo.web import verdicts

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
    """The main pages; the one shown is marked."""
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    here = SECTIONS.get(match.url_name if match else "", "")
    names = {
        "scoreboard": gettext("Bảng điểm"),
        "documents": gettext("Văn bản"),
        "tasks": gettext("Nhiệm vụ"),
        "meetings": gettext("Hội nghị"),
        "bodies": gettext("Cơ quan"),
    }
    return [
        Link(words=words, href=reverse(f"web:{name}"), current=name == here)
        for name, words in names.items()
    ]


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
}


@register.simple_tag
def version() -> str:
    return str(getattr(tiendo, "__version__", ""))
