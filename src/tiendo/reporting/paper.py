"""The report's pages as PDF/A with tags, laid out by LibreOffice from the DOCX itself.

So that the printed page is the one that Word's file gives. The times and ids that it puts
in are those of the report, so that the same report gives the same bytes.
"""

from __future__ import annotations

import shutil
import tempfile
from datetime import date
from pathlib import Path

from tiendo.errors import DocumentUnreadable
from tiendo.reading.formats.converting import PROGRAMS, run, write_settings
from tiendo.reporting.errors import OfficeMissing
from tiendo.reporting.timeless import timeless

# PDF/A-2b with its structure (ISO 19005-2), as LibreOffice's export filter names them.
FILTER = (
    'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"}}'
)


def office() -> str | None:
    """The LibreOffice of this machine; None where there is none."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def as_pdf(docx: bytes, day: date) -> bytes:
    """The pages of a DOCX. Raises OfficeMissing where no LibreOffice is there or it fails."""
    program = office()
    if program is None:
        raise OfficeMissing(
            "Máy này chưa có LibreOffice để dàn trang PDF",
            do="Cài libreoffice-writer, hoặc xuất DOCX rồi lưu PDF bằng Word",
        )
    with tempfile.TemporaryDirectory(prefix="tiendo-", ignore_cleanup_errors=True) as place:
        try:
            made = convert(docx, program, Path(place))
        except (DocumentUnreadable, OSError) as error:
            raise OfficeMissing(
                "LibreOffice không dàn được trang của báo cáo",
                do="Thử lại, hoặc xuất DOCX rồi lưu PDF bằng Word",
            ) from error
    return timeless(made, docx, day)


def convert(docx: bytes, program: str, place: Path) -> bytes:
    given, profile = place / "bao-cao.docx", place / "profile"
    given.write_bytes(docx)
    write_settings(profile, program)
    run(
        [program, "--headless", "--norestore", "--nolockcheck", "--nodefault",
         f"-env:UserInstallation={profile.as_uri()}", "--convert-to", FILTER,
         "--outdir", str(place / "out"), str(given)],
        home=place,
    )  # fmt: skip
    return (place / "out" / "bao-cao.pdf").read_bytes()
