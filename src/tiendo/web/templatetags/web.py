"""The few tags that templates need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

import tiendo
from tiendo.register.access import NOBODY, Viewer
from tiendo.register.selectors.desk import Progress
from tiendo.register.selectors.settling import to_settle
from tiendo.web import verdicts, words
from tiendo.web.links import reverse, with_choice
from tiendo.web.pages.lists import Piece
from tiendo.web.rights import knows_days, opens, viewer
from tiendo.web.when import DAY, shown_day, within

register = template.Library()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    words: str
    href: str
    current: bool
    count: int = 0


@register.simple_tag
def verdict(identifier: str) -> SafeString:
    """A verdict as icon and word."""
    return spoken_verdict(identifier, translation.get_language())


@cache
def spoken_verdict(identifier: str, _language: str | None) -> SafeString:
    shown = {"id": identifier, "words": verdicts.words(identifier)}
    return render_to_string("web/verdict.html", shown)


@register.simple_tag
def desk_bar(progress: Progress) -> SafeString:
    """How far a review has come, as a bar and in words."""
    total, at, bar = max(progress.total, 1), Decimal(0), []
    for name in ("accepted", "corrected", "rejected", "pending"):
        width = Decimal(100 * getattr(progress, name)) / total
        if width:
            bar.append(BAR % (name, at, width))
        at += width
    done = gettext("%(d)s trên %(t)s mục đã xong") % {"d": progress.done, "t": progress.total}
    told = gettext("<b>%(p)s</b> chờ · %(a)s nhận · %(c)s sửa · %(r)s bỏ") % {
        "p": progress.pending, "a": progress.accepted, "c": progress.corrected,
        "r": progress.rejected,
    }  # fmt: skip
    return SafeString(PROGRESS % (escape(done), "".join(bar), told))


# Numbers and words of ours: nothing in them comes from anybody.
BAR = '<rect class="p-%s" x="%.2f" y="0" width="%.2f" height="10"/>'
PROGRESS = (
    '<div class="progress"><svg class="tally-bar" viewBox="0 0 100 10" preserveAspectRatio="none"'
    ' role="img" aria-label="%s">%s</svg>\n<p class="small muted">%s</p></div>'
)


@register.simple_tag
def pieces(parts: Sequence[Piece]) -> SafeString:
    """A line with the words that were asked for marked."""
    return SafeString(
        "".join(
            f"<mark>{escape(one.words)}</mark>" if one.met else escape(one.words) for one in parts
        )
    )


@register.simple_tag
def quoted(row: Any) -> SafeString:
    """A quote in its sentence, with the way to it: of whatever has ``href`` and ``quoted``."""
    said = row.quoted
    return format_html(QUOTED, row.href, said.before, said.quote, said.after)


QUOTED = '<a class="said" href="{}" lang="vi">{}<b>{}</b>{}</a>'


@register.simple_tag
def kept(template: str) -> SafeString:
    """A template that says the same on every page of a language: made once."""
    if settings.DEBUG:  # who writes it wants to see it
        return render_to_string(template)
    return kept_in(template, translation.get_language(), settings.STATIC_URL)


@cache
def kept_in(template: str, _language: str | None, _static: str) -> SafeString:
    return render_to_string(template)


@register.simple_tag(takes_context=True)
def masthead(context: dict[str, Any]) -> SafeString:
    """The name, the main pages that open to who asks, the search box."""
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    here = SECTIONS.get(match.url_name if match else "", "")
    who = viewer(request) if request is not None else NOBODY
    waiting = 0 if who.is_guest else to_settle(to=who)
    open_ones = opened(who, settings.TIENDO_PUBLIC)
    made = headed(open_ones, here, waiting, shown_day(), translation.get_language())
    return SafeString(made.replace(QUERY, conditional_escape(context.get("query") or "")))


# Stands where the words that were searched for will.
QUERY = "⟦query⟧"


@lru_cache(maxsize=256)
def opened(who: Viewer, _public: bool) -> tuple[str, ...]:
    """The names of the main pages that open to somebody."""
    return tuple(name for name in dict.fromkeys(SECTIONS.values()) if opens(name, who))


@lru_cache(maxsize=256)
def headed(
    open_ones: tuple[str, ...], here: str, waiting: int, _day: date | None, _language: str | None
) -> str:
    links = main_nav(open_ones, here, waiting)
    return render_to_string("web/masthead.html", {"links": links, "query": QUERY}).rstrip()


def main_nav(open_ones: tuple[str, ...], here: str, waiting: int) -> list[Link]:
    """The main pages; the one shown is marked."""
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
    return [
        Link(
            words=title,
            href=dated_url(f"web:{name}"),
            current=name == here,
            count=waiting if name == "contradictions" else 0,
        )
        for name, title in names.items()
        if name in open_ones and (name != "contradictions" or waiting or name == here)
    ]


@register.simple_tag
def dated_url(name: str, *args: str) -> str:
    """The address of a page, within the day that is shown where the page knows days."""
    address = reverse(name, args)
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
