"""The smallest Word file that holds some paragraphs."""

from __future__ import annotations

import io
import zipfile

URI = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SLIP = "Toàn Đảng bộ kết nạp 154/150 đảng viên (đạt 107,2%)."
OTHER = "Bế mạc ngày 25/6/2023 (thứ Bảy)."
NEVER = "Hội nghị tổ chức ngày 31/02/2023."


def word(*paragraphs: str) -> bytes:
    buffer = io.BytesIO()
    inside = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{URI}"><w:body>{inside}</w:body></w:document>',
        )
        archive.writestr("[Content_Types].xml", '<Types xmlns="x"/>')
    return buffer.getvalue()
