"""All papers of a pack as the pages of one DOCX: a title page with the contents, then each paper.

From it LibreOffice makes the one PDF: its bookmarks are the outline levels of the headings
(pypdfium2 writes none), the page numbers of the contents are fields that it works out.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from tiendo.reporting.docx.head import line as head_line
from tiendo.reporting.docx.parts import core, section, styles
from tiendo.reporting.docx.write import Drawn, main_part, package, sections
from tiendo.reporting.docx.xml import Controls, looks, paragraph, run
from tiendo.reporting.draft import Chart, Draft
from tiendo.reporting.pack.items import Item, bare
from tiendo.reporting.pack.making import Pack
from tiendo.reporting.pack.says import line, phrase
from tiendo.reporting.paper import as_pdf


def as_book(made: Pack, *, printed: bool = False) -> bytes:
    """The pages as a DOCX without live figures; the same pack gives the same bytes.

    ``printed``: to be laid out as PDF, charts as pictures.
    """
    head = made.asked.head
    controls = Controls(made.facts.as_of, live=False)
    numbers = count(1)
    out = front(made)
    drafts = [pages(made, item) for item in made.items]
    for item, draft in zip(made.items, drafts, strict=True):
        last = item is made.items[-1]
        marked = heading(made, item)
        out += marked + sections(draft, controls, numbers, first=False, last=last, printed=printed)
    charts = tuple(one for draft in drafts for one in draft.annex if isinstance(one, Chart))
    drawn = Drawn(charts=charts, printed=printed)
    author = head.issuer[-1] if head.issuer else ""
    told = core(made.title, author, head.day or made.facts.as_of)
    return package(main_part(out), styles(head.system, book=True), told, head.system, drawn, None)


def as_book_pdf(made: Pack) -> bytes:
    """PDF/A with tags and bookmarks. Raises OfficeMissing without LibreOffice."""
    return as_pdf(as_book(made, printed=True), made.asked.head.day or made.facts.as_of)


def pages(made: Pack, item: Item) -> Draft:
    """What stands on a paper's pages; of one that could not be made the reason."""
    fault = (line(phrase("failed", why=item.fault)),) if item.fault else ()
    draft = item.pages
    if draft is None:
        return bare(item.title, fault, made.asked.head, made.facts.as_of)
    return draft


def front(made: Pack) -> str:
    """The title page: what conference, and where each paper begins."""
    draft = bare(made.title, (), made.asked.head, made.facts.as_of)
    out = paragraph("", style="Head", before=60)
    out += head_line(draft, "kind", made.title)
    made_on = phrase("made", day=f"{made.facts.as_of:%d/%m/%Y}")
    out += paragraph(run(made_on, looks(italic=True)), style="Head", align="centre", before=6)
    out += paragraph(
        run(phrase("contents").upper(), looks(bold=True)), style="Head", align="centre",
        before=30, after=6,
    )  # fmt: skip
    out += "".join(entries(made))
    return out + section(made.asked.head.system, wide=False, first=True, last=False)


def entries(made: Pack) -> Iterator[str]:
    for item in made.items:
        number = made.number(item)
        page = page_of(f"tl{number}")
        words = run(f"{number}. {item.title}")
        yield paragraph(f"{words}<w:r><w:tab/></w:r>{page}", style="Contents")
        if item.fault:
            why = phrase("failed", why=item.fault)
            yield paragraph(run(why, looks(italic=True)), style="Head", after=4)


def page_of(mark: str) -> str:
    """The number of the page on which a bookmark stands, as a field."""
    pieces = (
        '<w:fldChar w:fldCharType="begin" w:dirty="true"/>',
        f'<w:instrText xml:space="preserve"> PAGEREF {mark} \\h </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>0</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{one}</w:r>" for one in pieces)


def heading(made: Pack, item: Item) -> str:
    """The line over a paper's first page, which is its bookmark."""
    number = made.number(item)
    words = run(phrase("number", n=number, title=item.title))
    marked = (
        f'<w:bookmarkStart w:id="{number}" w:name="tl{number}"/>{words}'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )
    return paragraph(marked, style="Item")
