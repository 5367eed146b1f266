"""The words a fact was read from, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from tiendo.errors import EvidenceMismatch


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A slice of a reading's text.

    ``start`` and ``end`` count code points of the reading's NFC text, end
    exclusive. ``quote`` is that slice, unchanged, so that a person can find it
    again after the file was re-saved and the offsets have moved.
    """

    start: int
    end: int
    quote: str
    place: str = ""  # for people: "Điều 1, khoản 2", "bảng 3, dòng 4, cột 2", "trang 5"

    def __post_init__(self) -> None:
        if not self.quote or self.start < 0 or self.end - self.start != len(self.quote):
            raise EvidenceMismatch(
                f"“{self.quote}” không khớp đoạn {self.start}-{self.end}",
                where=self.place,
                do="Lấy trích dẫn từ chính văn bản đã đọc",
            )

    @classmethod
    def of(cls, text: str, start: int, end: int, place: str = "") -> Evidence:
        """The evidence for ``text[start:end]``."""
        return cls(start=start, end=end, quote=text[start:end], place=place)
