"""A draft as the file that is asked for."""

from __future__ import annotations

from tiendo.reporting.draft import Draft
from tiendo.reporting.origin import Origin

# The forms by their endings, with the types that a browser knows them by.
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "text": "text/plain; charset=utf-8",
}


def as_file(draft: Draft, origin: Origin, form: str) -> bytes:
    """The report in one of ``TYPES``. Raises OfficeMissing for a PDF without LibreOffice."""
    if form == "text":
        from tiendo.reporting.plain import as_text

        return as_text(draft).encode()
    if form == "html":
        from tiendo.reporting.pages import as_html

        return as_html(draft)
    if form == "xlsx":
        from tiendo.reporting.sheets import as_xlsx

        return as_xlsx(draft)
    from tiendo.reporting.docx.write import as_docx

    docx = as_docx(draft, origin, live=form == "docx")
    if form == "docx":
        return docx
    from tiendo.reporting.paper import as_pdf

    return as_pdf(docx, draft.head.day or draft.as_of)
