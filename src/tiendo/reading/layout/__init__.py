"""A Word file as it is laid out: paper, headers, paragraphs and runs with their effective look."""

from tiendo.reading.layout.roles import Roles, roles_of
from tiendo.reading.layout.sheet import Laid, lay, sheet_of
from tiendo.reading.layout.values import Line, PageNumber, Paragraph, Run, Section, Sheet

__all__ = [
    "Laid", "Line", "PageNumber", "Paragraph", "Roles", "Run", "Section", "Sheet", "lay",
    "roles_of", "sheet_of",
]  # fmt: skip
