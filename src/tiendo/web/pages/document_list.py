"""Documents as rows: what each is, and what the register took from it."""

from __future__ import annotations

from django.http import QueryDict
from django.utils.translation import gettext, ngettext

from tiendo.register.access import Viewer
from tiendo.web import kinds, links, words
from tiendo.web.pages import asking
from tiendo.web.pages.asking import Counted, Present
from tiendo.web.pages.counting import how_many
from tiendo.web.pages.document_page import title
from tiendo.web.pages.forms import Filter, field, useful
from tiendo.web.pages.lists import DocumentRow, ListPage
from tiendo.web.pages.paging import page_asked, pager
from tiendo.web.when import shown_day


def row(counted_one: Counted) -> DocumentRow:
    document = counted_one.document
    issuer = document.issuer.name if document.issuer else document.issuer_text
    named = " ".join(
        p for p in (kinds.of(document.kind, document.media_type), document.number) if p
    )
    told = [named, words.day(document.dated)]
    return DocumentRow(
        title=title(document),
        href=links.to_document(document.slug),
        issuer=issuer,
        meta=" · ".join(t for t in told if t),
        counts=counted(counted_one.targets, counted_one.observations, counted_one.tasks),
    )


def counted(targets: int, observations: int, tasks: int) -> str:
    """What came of a document: "33 chỉ tiêu, 4 nhiệm vụ"."""
    parts = (
        (targets, ngettext("%s chỉ tiêu", "%s chỉ tiêu", targets)),
        (observations, ngettext("%s số thực hiện", "%s số thực hiện", observations)),
        (tasks, ngettext("%s nhiệm vụ", "%s nhiệm vụ", tasks)),
    )
    return ", ".join(words_ % n for n, words_ in parts if n)


def filters(present: Present, asked: QueryDict) -> Filter:
    """Selects over what the register has."""
    fields = (
        field("loai", gettext("Loại"), [(k, kinds.document(k)) for k in present.kinds], asked),
        field("co-quan", gettext("Cơ quan ban hành"), present.issuers, asked),
        field("nam", gettext("Năm"), [(str(y), str(y)) for y in present.years], asked),
    )
    return Filter(fields=useful(fields))


def page(asked: QueryDict, to: Viewer) -> ListPage:
    """The documents that the address asks for, a page of them."""
    found = asking.documents(asked, to, on=shown_day())
    part, (total, told) = page_asked(asked), how_many(found)
    says = ngettext("%s văn bản, mới nhất trước.", "%s văn bản, mới nhất trước.", total) % told
    return ListPage(
        says=says,
        rows=tuple(row(document) for document in asking.with_counts(found, part, shown_day())),
        filter=filters(asking.present(to, on=shown_day()), asked),
        pager=pager(part, total, asked),
    )
