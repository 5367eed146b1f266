"""What the checks of layout look at: a sheet, its roles, the rules that hold for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tiendo.checking.wordlists import shaped
from tiendo.reading.layout import Line, Paragraph, Roles, Sheet, roles_of
from tiendo.vocabulary.layouts import Rulebook

# A paragraph of so many letters runs over more than one line: its sides can be seen.
LONG = 90
# What is set apart in the text, and may look otherwise: items, notes, sources, units.
APART = shaped(r"[-–+•*(\[“]|{layouts.notes}")
WHY = {
    "no-docx": "chỉ soát tệp DOCX",
    "broken": "phần ghi định dạng của tệp bị hỏng; mở bằng Word, lưu lại rồi soát",
    "no-heading": "dự thảo không có phần đầu của văn bản nhà nước hay của Đảng",
    "no-number": "dự thảo không có số, ký hiệu: có thể là đơn, hợp đồng hay phụ lục",
    "two-headings": "dự thảo có cả Quốc hiệu và tiêu đề của Đảng",
    "norm": "văn bản quy phạm pháp luật trình bày theo quy định khác",
    "not-in-force": "ngày của văn bản không thuộc thời gian áp dụng {act}",
}


@dataclass(frozen=True, kw_only=True)
class Layout:
    """A document whose rules are known."""

    sheet: Sheet
    roles: Roles
    rules: Rulebook

    def paragraph(self, line: Line) -> Paragraph:
        return self.sheet.paragraphs[line.paragraph]

    @property
    def text(self) -> list[Paragraph]:
        """Paragraphs of running text: longer than a line, not set apart, not a bold heading."""
        return [
            paragraph
            for paragraph in self.roles.body
            if len(paragraph.text) > LONG
            and not APART.match(paragraph.text)
            and not all(run.bold for run in paragraph.whole.said)
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutCoverage:
    """Whether the layout was checked: by which act, or why not."""

    system: str | None
    act: str | None
    why: str | None
    mendable: int = 0  # findings that ``tiendo check --fix layout`` mends

    def as_json(self) -> dict[str, object]:
        return {
            "checked": self.why is None, "system": self.system, "act": self.act, "why": self.why,
            "mendable": self.mendable,
        }  # fmt: skip


def layout_of(sheet: Sheet | None, day: date | None) -> tuple[Layout | None, LayoutCoverage]:
    """The layout of a document of ``day``, or None; with what to say of it."""
    if sheet is None:
        return None, LayoutCoverage(system=None, act=None, why=WHY["no-docx"])
    if sheet.broken:
        return None, LayoutCoverage(system=None, act=None, why=WHY["broken"])
    roles = roles_of(sheet)
    if roles.rules is None:
        return None, LayoutCoverage(system=None, act=None, why=WHY[roles.why])
    rules = roles.rules
    said = LayoutCoverage(system=rules.system, act=rules.act, why=None)
    if not rules.in_force(day):
        why = WHY["not-in-force"].format(act=rules.act)
        return None, LayoutCoverage(system=rules.system, act=rules.act, why=why)
    return Layout(sheet=sheet, roles=roles, rules=rules), said
