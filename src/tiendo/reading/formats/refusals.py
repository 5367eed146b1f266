"""Why a file cannot be read: what it is and what to do, in one place."""

from __future__ import annotations

from tiendo.errors import DocumentUnreadable

REFUSALS: dict[str, tuple[str, str]] = {
    "empty": ("Tệp rỗng", "Kiểm tra lại tệp gốc"),
    "blank": ("Tệp không có chữ nào", "Kiểm tra lại tệp gốc"),
    "huge": ("Tệp quá lớn, vượt mức {limit}", "Tách tệp thành nhiều phần rồi đọc lại"),
    "bomb": ("Tệp nén bất thường, có thể là bom nén", "Không mở tệp này; xin lại tệp từ nơi gửi"),
    "deep": ("Nội dung lồng nhau quá sâu", "Không mở tệp này; xin lại tệp từ nơi gửi"),
    "truncated": ("Tệp bị cắt cụt hoặc hỏng, không mở được", "Xin lại tệp từ nơi gửi"),
    "encrypted": ("Tệp có mật khẩu", "Bỏ mật khẩu (lưu lại không mã hóa) rồi đọc lại"),
    "binary": ("Tệp nhị phân, không phải văn bản", "Chọn tệp DOCX, PDF, trang web hoặc văn bản"),
    "legacy": (
        "Tệp Office kiểu cũ, không phải văn bản Word hay bảng tính Excel",
        "Lưu thành DOCX, XLSX hoặc PDF rồi đọc lại",
    ),
    "no-office": (
        "{kind} cần LibreOffice để đọc, máy này chưa có",
        "Cài libreoffice-writer-nogui (Debian), hoặc mở bằng Word, lưu thành DOCX rồi đọc lại",
    ),
    "office-failed": (
        "LibreOffice không chuyển được tệp này, tệp có thể bị hỏng",
        "Mở bằng Word, lưu thành DOCX rồi đọc lại",
    ),
    "office-slow": (
        "LibreOffice chuyển tệp này quá {seconds} giây chưa xong",
        "Mở bằng Word, lưu thành DOCX rồi đọc lại",
    ),
    "opendocument": (
        "Tệp OpenDocument không phải văn bản hay bảng tính",
        "Lưu thành DOCX, XLSX hoặc PDF rồi đọc lại",
    ),
    "xlsb": ("Bảng tính Excel kiểu nhị phân (.xlsb)", "Lưu thành XLSX rồi đọc lại"),
    "old-sheet": ("Bảng tính Excel kiểu rất cũ (trước 1997)", "Lưu thành XLSX rồi đọc lại"),
    "hidden": ("Mọi trang tính có số liệu đều bị ẩn", "Bỏ ẩn trang tính cần đọc, lưu rồi đọc lại"),
    "image": ("Tệp ảnh thuộc loại không đọc được", "Lưu thành PNG, JPEG hoặc TIFF rồi đọc lại"),
    "picture": ("Tệp ảnh bị cắt cụt hoặc hỏng, không mở được", "Xin lại tệp từ nơi gửi"),
    "scan": ("Bản chụp không có lớp chữ, cần nhận dạng chữ (OCR)", "{install}"),
    "unrecognised": (
        "Bản chụp không nhận dạng được: {why}",
        "Quét lại cho rõ và thẳng, từ 200 điểm mỗi inch trở lên, rồi đọc lại",
    ),
    "edxml": (
        "Văn bản điện tử edXML, một gói có tệp kèm theo",
        "Vào sổ cả gói: tiendo register, hoặc trang Nhập",
    ),
    "archive": ("Tệp nén, không phải văn bản hay bảng tính", "Giải nén rồi đọc từng tệp"),
    "mismatch": (
        "Đuôi tệp là {said} nhưng nội dung là {found}",
        "Đổi lại đúng đuôi tệp rồi đọc lại",
    ),
    "language": ("Văn bản không phải tiếng Việt", "Tiến Độ chỉ đọc văn bản tiếng Việt"),
    "encoding": ("Không nhận ra bảng mã của văn bản", "Lưu lại bằng bảng mã UTF-8 rồi đọc lại"),
}


def refuse(reason: str, **details: str) -> DocumentUnreadable:
    """The error for a known reason; the door fills in which file."""
    what, do = REFUSALS[reason]
    return DocumentUnreadable(what.format(**details), do=do.format(**details))
