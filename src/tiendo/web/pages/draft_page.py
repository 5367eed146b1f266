"""A draft's page: its text with marks, what was found beside it, what became of each slip."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from tiendo.checking.finding import Severity
from tiendo.drafts.access import draft_of
from tiendo.drafts.choosing import blocks, modes_of
from tiendo.drafts.files import COMMENTS, FORMS, PLAIN, TRACKED, is_word
from tiendo.drafts.models import Draft, Slip, State, Version
from tiendo.register.access import Viewer
from tiendo.web.links import Link
from tiendo.web.marking import Span, anchor, marked_lines
from tiendo.web.pages.account_page import secrecy_name
from tiendo.web.pages.draft_history import Done, Past, done, past, spoken, version_words
from tiendo.web.paper import paper

SETTLED = "dismissed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A finding beside the text; ``number`` is that of its mark, ``row`` its slip's key."""

    number: int
    row: int
    kind: str
    kind_words: str
    rule: str
    message: str
    quote: str
    href: str
    suggestion: str
    mends: bool
    blocks: bool
    see: tuple[Link, ...]
    register: str
    reason: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPage:
    slug: str
    title: str
    meta: str
    version: int
    says: str
    blocked: str
    text: SafeString
    items: tuple[Item, ...]
    history: tuple[Past, ...]
    versions: tuple[str, ...]
    files: tuple[Link, ...]
    coverage: str
    done: Done | None = None  # of a report of ours: what a person did to it


def page(slug: str, to: Viewer) -> DraftPage:
    """Raises NotFound, also for a draft that ``to`` may not see."""
    draft = draft_of(slug, to=to)
    versions = list(draft.versions.order_by("-number").defer("data", "report"))
    version = versions[0]
    report = Version.objects.values_list("report", flat=True).get(pk=version.pk)
    slips = {slip.pk: slip for slip in draft.slips.all()}
    modes = modes_of(draft.body)
    found = report["findings"]
    held = tuple(
        item(number, one, slips[one["row"]], report["text"], blocks(slips[one["row"]], modes))
        for number, one in enumerate(found, 1)
    )
    return DraftPage(
        slug=slug,
        title=draft.name,
        meta=meta(draft, version),
        version=version.number,
        says=says(held),
        blocked=blocked(held),
        text=marked(report, held),
        items=held,
        history=tuple(past(slip, version.number) for slip in slips.values()),
        versions=tuple(map(version_words, versions)),
        files=tuple(files(draft, version)),
        coverage=coverage(report["coverage"]),
        done=done(version),
    )


def meta(draft: Draft, version: Version) -> str:
    secret = secrecy_name(draft.secrecy) if draft.secrecy != "open" else ""
    number = gettext("bản %s") % version.number
    return " · ".join(filter(None, (draft.body.name, number, secret)))


def marked(report: Mapping[str, Any], held: Sequence[Item]) -> SafeString:
    """The text as it looks: headings, tables, findings marked with their numbers."""
    spans = [
        Span(start=one["start"], end=one["end"], kind=item.kind, note=item.number)
        for one, item in zip(report["findings"], held, strict=True)
    ]
    lines = list(marked_lines(report["text"], spans))
    return paper(lines, {}, frozenset(report.get("headings", ())))


def item(number: int, one: Mapping[str, Any], slip: Slip, text: str, keeps_back: bool) -> Item:
    """A finding of the newest version with what is known of its slip."""
    dismissed, register = slip.state == State.DISMISSED, one["register"]
    quote = " ".join(text[one["start"] : one["end"]].split())
    return Item(
        number=number, row=slip.pk,
        kind=SETTLED if dismissed else one["severity"],
        kind_words=gettext("Để nguyên") if dismissed else severity(one["severity"]),
        rule=one["check"], message=spoken(one["message"], one["message_en"]), quote=quote,
        href=f"#{anchor(one['start'])}", suggestion=one["suggestion"] or "",
        mends=bool(one["mends"]), blocks=keeps_back and not dismissed,
        see=tuple(seen(one["see"], text)),
        register=f"{register['source']}: “{register['quote']}”" if register else "",
        reason=slip.reason, by=slip.by,
    )  # fmt: skip


def seen(places: Sequence[Mapping[str, int]], text: str) -> Iterator[Link]:
    for place in places:
        quote = " ".join(text[place["start"] : place["end"]].split())
        if quote:
            yield Link(words=quote, href="")


def severity(name: str) -> str:
    return gettext("Lỗi") if name == Severity.ERROR else gettext("Cảnh báo")


def says(items: Sequence[Item]) -> str:
    errors = sum(one.kind == Severity.ERROR for one in items)
    warnings = sum(one.kind == Severity.WARNING for one in items)
    if not errors + warnings:
        return gettext("Không còn chỗ nào phải xem.")
    told = ngettext("%(e)s lỗi, %(w)s cảnh báo.", "%(e)s lỗi, %(w)s cảnh báo.", errors)
    return told % {"e": errors, "w": warnings}


def blocked(items: Sequence[Item]) -> str:
    count = sum(one.blocks for one in items)
    if not count:
        return ""
    return ngettext(
        "Chưa gửi được: còn %s lỗi thuộc phép soát mà cơ quan đặt là chặn gửi.",
        "Chưa gửi được: còn %s lỗi thuộc phép soát mà cơ quan đặt là chặn gửi.",
        count,
    ) % (count,)


def files(draft: Draft, version: Version) -> Iterator[Link]:
    names = {
        PLAIN: gettext("Tải bản này"),
        COMMENTS: gettext("Tải bản Word có nhận xét"),
        TRACKED: gettext("Tải bản Word có cách sửa chờ duyệt"),
    }
    for form in FORMS if is_word(version.name) else (PLAIN,):
        yield Link(words=names[form], href=reverse("web:draft-file", args=[draft.slug, form]))


def coverage(known: Mapping[str, Any]) -> str:
    figures, checked = known["figures"], known["checked"]
    if not figures:
        return gettext("Dự thảo không có số liệu nào để soát.")
    return gettext("Đã so %(c)s trong %(f)s số liệu với một số khác.") % {
        "c": checked, "f": figures,
    }  # fmt: skip
