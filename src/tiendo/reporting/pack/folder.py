"""A pack as files: a Word file each, workbooks, the drafts as they were, the page and the PDF."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from tiendo.reporting.docx.write import as_docx
from tiendo.reporting.errors import OfficeMissing
from tiendo.reporting.pack.book import as_book, as_book_pdf
from tiendo.reporting.pack.items import Item
from tiendo.reporting.pack.making import Pack, origin_of
from tiendo.reporting.pack.page import as_page
from tiendo.reporting.pack.says import table
from tiendo.reporting.sheets import as_xlsx

WHOLE = "tai-lieu-hop"
EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """By name; ``fault``: why there is no PDF, and its pages are a Word file instead."""

    files: Mapping[str, bytes]
    fault: str = ""


def as_files(made: Pack, *, pdf: bool = True) -> Files:
    """Everything of a pack; without ``pdf`` nothing needs LibreOffice."""
    files = {f"{WHOLE}.html": as_page(made)}
    fault = ""
    try:
        if pdf:
            files[f"{WHOLE}.pdf"] = as_book_pdf(made)
        else:
            files[f"{WHOLE}.docx"] = as_book(made)
    except OfficeMissing as error:
        files[f"{WHOLE}.docx"] = as_book(made)
        fault = str(error)
    for item in made.items:
        files |= dict(of_item(made, item))
    return Files(files=files, fault=fault)


def of_item(made: Pack, item: Item) -> Iterator[tuple[str, bytes]]:
    name = f"{made.number(item):02}-{table('paper')[item.id]['file']}"
    if item.draft is not None:
        origin = origin_of(made.facts, made.asked) if item.live else None
        yield f"{name}.docx", as_docx(item.draft, origin)
    if item.sheet is not None:
        yield f"{name}.xlsx", as_xlsx(item.sheet)
    if item.given is not None:
        yield f"{name}-{PurePath(item.given.name).name}", item.given.data


def as_zip(found: Files, folder: str) -> bytes:
    """The files in one folder of a zip, without a clock."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in sorted(found.files.items()):
            info = zipfile.ZipInfo(f"{folder}/{name}", date_time=EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(info, data)
    return out.getvalue()
