"""What came of the scanned pages of a file: pages to read on, and what a person must know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tiendo.errors import DocumentUnreadable
from tiendo.facts.items import Remark
from tiendo.facts.reading import RECOGNISED
from tiendo.reading.formats.paper import Page, PaperTable
from tiendo.reading.formats.refusals import refuse


@dataclass(slots=True)
class Recognition:
    """What came of the scanned pages of a file, by page number."""

    pages: dict[int, Page] = field(default_factory=dict)
    tables: dict[int, list[PaperTable]] = field(default_factory=dict)
    failed: dict[int, str] = field(default_factory=dict)
    holes: dict[int, int] = field(default_factory=dict)  # cells with ink and no word
    strays: list[int] = field(default_factory=list)  # pages with ink and no word around a table
    engine: str = ""  # its name and version
    twice: bool = True  # whether numbers were read by two models
    hidden: list[int] = field(default_factory=list)  # recognised by another program
    missing: str = ""  # what to do, where there is no engine

    def refusal(self) -> DocumentUnreadable:
        """Why a file of nothing but pictures gave no text."""
        if self.missing:
            return refuse("scan", install=self.missing)
        reason = next(iter(self.failed.values()), "")
        return refuse("unrecognised", why=reason) if reason else refuse("blank")

    def remarks(self) -> tuple[Remark, ...]:
        """What a person must know of it: who read, what was not read."""
        return (*self._who(), *self._others(), *self._failures(), *self._holes())

    def _who(self) -> list[Remark]:
        if not self.pages:
            return []
        once = "" if self.twice else "; số chỉ được đọc một lượt"
        return [
            Remark(
                rule=RECOGNISED,
                message=f"Trang {ranges(sorted(self.pages))} là ảnh, đọc bằng nhận dạng chữ"
                f" ({self.engine}{once}); đối chiếu với bản chụp trước khi dùng",
            )
        ]

    def _others(self) -> list[Remark]:
        if not self.hidden:
            return []
        return [
            Remark(
                rule=RECOGNISED,
                message=f"Trang {ranges(self.hidden)} là ảnh có lớp chữ ẩn do máy khác nhận dạng,"
                " không rõ chắc đến đâu; đối chiếu với bản chụp trước khi dùng",
            )
        ]

    def _failures(self) -> list[Remark]:
        reasons: dict[str, list[int]] = {}
        for number, reason in self.failed.items():
            reasons.setdefault(reason, []).append(number)
        return [
            Remark(
                rule="scanned-pages",
                message=f"Trang {ranges(numbers)} là ảnh chụp, chưa đọc được: {reason}",
            )
            for reason, numbers in reasons.items()
        ]

    def _holes(self) -> list[Remark]:
        found = {
            number: f"{count} ô của bảng có nét chữ mà không nhận ra chữ nào"
            for number, count in sorted(self.holes.items())
        }
        around = "ngoài bảng có nét chữ mà không nhận ra chữ nào"
        said = [*found.items(), *((number, around) for number in self.strays)]
        return [Remark(rule="ocr-ink", message=f"Trang {n}: {what}") for n, what in said]


def ranges(numbers: Sequence[int]) -> str:
    """Page numbers as people write them.

    >>> ranges([1, 2, 3, 5, 7, 8])
    '1-3, 5, 7, 8'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [f"{run[0]}-{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs]
    return ", ".join(parts)
