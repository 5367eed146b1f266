"""Search: what the register has on some words or a number, in groups.

Words are compared without accents, đ as d; a number as it is written, a value with its
unit also as what it is worth.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from tiendo.register import selectors
from tiendo.register.access import Viewer
from tiendo.register.asking import terms_of
from tiendo.register.models import (
    Document,
    Evidence,
    Meeting,
    Observation,
    PersonMention,
    Target,
    Task,
)
from tiendo.register.selectors import Hit as Found
from tiendo.web import kinds, links, words
from tiendo.web.pages.board_rows import name
from tiendo.web.pages.document_page import title
from tiendo.web.pages.lists import Hit, HitGroup, SearchPage
from tiendo.web.pages.trend import observed
from tiendo.web.when import shown_day

GROUPS: dict[str, Promise] = {
    "target": _("Chỉ tiêu"),
    "observation": _("Số liệu"),
    "document": _("Văn bản"),
    "task": _("Nhiệm vụ"),
    "person": _("Người"),
    "meeting": _("Hội nghị"),
}
# What a list under the search box shows of each kind.
FEW = 4


def page(query: str, to: Viewer) -> SearchPage:
    if not query:
        advice = gettext("Gõ vài chữ, không cần dấu: “thu ngan sach”, “32 NQ TU”, “955 tỷ”.")
        return SearchPage(says=advice, groups=())
    groups = tuple(group for group in groups_of(query, to) if group.hits)
    total = sum(group.count for group in groups)
    told = ngettext("%s kết quả.", "%s kết quả.", total) % total
    nothing = gettext("Sổ không có gì khớp. Thử ít chữ hơn, hoặc chỉ một con số.")
    return SearchPage(says=told if groups else nothing, groups=groups)


def suggestions(query: str, to: Viewer) -> SearchPage:
    """The first few of each kind, for the list under the search box."""
    kinds_ = tuple(GROUPS)
    found = selectors.search(query, to=to, kinds=kinds_, most=FEW, snippets=False, on=shown_day())
    groups = tuple(group for group in grouped(found, query) if group.hits)
    nothing = gettext("Chưa có gì khớp.")
    total = sum(group.count for group in groups)
    told = ngettext("%s gợi ý.", "%s gợi ý.", total) % total
    return SearchPage(says=told if groups else nothing, groups=groups)


def groups_of(query: str, to: Viewer) -> list[HitGroup]:
    """Sentences with the number first, where a number was typed; then each kind of record."""
    sentences = [sentence_hit(one) for one in selectors.sentences(query, to=to, on=shown_day())]
    found = selectors.search(query, to=to, kinds=tuple(GROUPS), on=shown_day())
    return [
        group(gettext("Câu có con số này"), marked(sentences, query)),
        *grouped(found, query),
    ]


def grouped(found: Sequence[Found], query: str) -> list[HitGroup]:
    return [
        group(str(heading), marked([HITS[kind](hit) for hit in found if hit.kind == kind], query))
        for kind, heading in GROUPS.items()
    ]


def marked(hits: Sequence[Hit], query: str) -> list[Hit]:
    """Hits that know what was asked for; of people and places said twice, the first."""
    asked = tuple(word for term in terms_of(query) for word in term.words if len(word) > 1)
    once = {(hit.words, hit.href if not hit.by_name else ""): hit for hit in reversed(hits)}
    return [replace(hit, asked=asked) for hit in reversed(once.values())]


def group(heading: str, hits: Sequence[Hit]) -> HitGroup:
    return HitGroup(title=heading, count=len(hits), hits=tuple(hits))


def joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def sentence_hit(evidence: Evidence) -> Hit:
    return Hit(
        words=evidence.quote,
        href=links.to_document(evidence.document.slug, evidence.start),
        more=joined(evidence.document.label, evidence.place),
    )


def target_hit(hit: Found) -> Hit:
    target = hit.record
    assert isinstance(target, Target)
    more = joined(observed(target), words.period(target.period), target.plan.name)
    return Hit(words=name(target), href=links.to_target(target.slug), more=more)


def document_hit(hit: Found) -> Hit:
    document = hit.record
    assert isinstance(document, Document)
    told = joined(
        kinds.of(document.kind, document.media_type), document.number, words.day(document.dated)
    )
    return Hit(
        words=title(document),
        href=links.to_document(document.slug),
        more=told,
        snippet=hit.snippet if hit.snippet != document.title else "",
    )


def task_hit(hit: Found) -> Hit:
    task = hit.record
    assert isinstance(task, Task)
    return Hit(
        words=task.action,
        href=links.to_document(task.document.slug, task.evidence.start),
        more=joined(", ".join(task.owners_text), words.day(task.due), task.document.label),
    )


def observation_hit(hit: Found) -> Hit:
    one = hit.record
    assert isinstance(one, Observation)
    value = words.stated(
        measure=one.measure, value=one.value, unit=one.unit, high=one.high_value,
        of=one.of_value, op=one.op, direction=one.direction or None,
        unit_text=one.unit_text or None, per=one.per or None,
    )  # fmt: skip
    more = joined(words.period(one.period), words.status(one.status), one.subject, one.body.name)
    return Hit(
        words=f"{one.name}: {value}",
        href=links.to_document(one.document.slug, one.evidence.start),
        more=joined(more, one.document.label),
    )


def person_hit(hit: Found) -> Hit:
    one = hit.record
    assert isinstance(one, PersonMention)
    return Hit(
        words=one.name,
        href=links.to_document(one.document.slug, one.evidence.start),
        more=joined(", ".join(one.positions), one.document.label),
        by_name=True,
    )


def meeting_hit(hit: Found) -> Hit:
    meeting = hit.record
    assert isinstance(meeting, Meeting)
    first = meeting.mentions.all()[0]
    return Hit(
        words=words.capital(meeting.name),
        href=links.to_document(first.document.slug, first.evidence.start),
        more=words.day(meeting.held_on),
    )


HITS: dict[str, Callable[[Found], Hit]] = {
    "target": target_hit,
    "document": document_hit,
    "observation": observation_hit,
    "task": task_hit,
    "person": person_hit,
    "meeting": meeting_hit,
}
