"""The few tags that templates need."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

import tiendo
from tiendo.register.access import NOBODY
from tiendo.register.selectors.desk import Progress
from tiendo.register.selectors.settling import to_settle
from tiendo.web import verdicts, words
from tiendo.web.links import with_choice
from tiendo.web.masthead import QUERY, SECTIONS, dated_reverse, headed, opened
from tiendo.web.pages.lists import Piece
from tiendo.web.rights import viewer
from tiendo.web.when import DAY, shown_day

register = template.Library()


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


@register.simple_tag
def dated_url(name: str, *args: str) -> str:
    """The address of a page, within the day that is shown where the page knows days."""
    return dated_reverse(name, args)


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


@register.simple_tag
def version() -> str:
    return str(getattr(tiendo, "__version__", ""))
