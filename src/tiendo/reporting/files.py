"""A draft as the file that is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

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

    if form == "docx":
        return as_docx(draft, origin)
    from tiendo.reporting.paper import as_pdf

    return as_pdf(as_docx(draft, None, live=False), draft.head.day or draft.as_of)


def as_files(draft: Draft, origin: Origin, forms: Iterable[str]) -> dict[str, bytes]:
    """The report in several of ``TYPES``: LibreOffice lays the pages out while we write the rest.

    Raises OfficeMissing for a PDF without LibreOffice.
    """
    wanted = list(dict.fromkeys(forms))
    out: dict[str, bytes] = {}
    with ThreadPoolExecutor(max_workers=1) as beside:
        pages = beside.submit(as_file, draft, origin, "pdf") if "pdf" in wanted else None
        for form in wanted:
            if form != "pdf":
                out[form] = as_file(draft, origin, form)
        if pages is not None:
            out["pdf"] = pages.result()
    return out
