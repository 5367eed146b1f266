"""Search: what the register has on some words or a number, in groups.

Words are compared without accents, đ as d; a number is looked for as it is
written in the sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from tiendo.register import selectors
from tiendo.register.access import Viewer
from tiendo.register.models import Document, Evidence, Meeting, Target, Task
from tiendo.register.selectors import Hit as Found
from tiendo.web import kinds, links, words
from tiendo.web.pages import asking
from tiendo.web.pages.board_rows import name
from tiendo.web.pages.document_page import title
from tiendo.web.pages.lists import Hit, HitGroup, SearchPage
from tiendo.web.pages.trend import observed

GROUPS: dict[str, Promise] = {
    "target": _("Chỉ tiêu"),
    "document": _("Văn bản"),
    "task": _("Nhiệm vụ"),
    "meeting": _("Hội nghị"),
}


def page(query: str, to: Viewer) -> SearchPage:
    if not query:
        advice = gettext("Gõ vài chữ, không cần dấu: “thu ngan sach”, “27-NQ/TU”, “2.412”.")
        return SearchPage(says=advice, groups=())
    groups = tuple(group for group in groups_of(query, to) if group.hits)
    total = sum(group.count for group in groups)
    told = ngettext("%s kết quả.", "%s kết quả.", total) % total
    nothing = gettext("Sổ không có gì khớp. Thử ít chữ hơn, hoặc chỉ một con số.")
    return SearchPage(says=told if groups else nothing, groups=groups)


def groups_of(query: str, to: Viewer) -> list[HitGroup]:
    """Sentences with the number first, where a number was typed; then each kind of record."""
    sentences = [sentence_hit(one) for one in asking.with_number(query, to)]
    found = selectors.search(query, to=to, kinds=tuple(GROUPS))
    return [
        group(gettext("Câu có con số này"), sentences),
        *(
            group(str(heading), [HITS[kind](hit) for hit in found if hit.kind == kind])
            for kind, heading in GROUPS.items()
        ),
    ]


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
    "task": task_hit,
    "meeting": meeting_hit,
}
