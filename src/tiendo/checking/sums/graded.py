"""Grades that everybody has one of.

"Xếp loại 78 tổ chức cơ sở đảng: 14 hoàn thành xuất sắc, 59 hoàn thành tốt, 4 hoàn thành, 1 không
hoàn thành nhiệm vụ".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.sums.parts import Parts
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.regexes import regex

GRADE = shaped(
    r"(?:\s(?:tổ chức|đồng chí|đảng viên|chi bộ|đơn vị|người|em|học sinh|cán bộ))?"
    r"\s(?:xếp loại\s|đạt loại\s|loại\s)?(?P<grade>{sums.marks})(?:\snhiệm vụ)?"
    r"(?:\s\(\d[^()]*\))?(?=\s*(?:[,;.]|và\b|$))",
    re.IGNORECASE,
)
JOINED = regex(r"\s?(?:,|;|,?\svà)\s(?:có\s)?")
OPENED = regex(r"[^\d.;:]{0,60}(?::|,\strong đó|,\sgồm)\s(?:có\s)?")
FEWEST = 3


def graded(draft: Draft, passage: Passage) -> Iterator[Parts]:
    """Every count with all its grades behind it, the lowest among them."""
    numbers = [num for num in draft.numbers(passage) if not num.percent]
    for at, whole in enumerate(numbers[:-FEWEST]):
        if whole.unit != "count" or whole.whole or whole.high or whole.main.hedge:
            continue
        parts, grades = _run(draft.text, numbers[at + 1 :])
        opened = parts and OPENED.fullmatch(draft.text, whole.end, parts[0].start)
        if opened and len(parts) >= FEWEST and grades[-1].startswith(("không", "chưa")):
            yield Parts(
                whole=whole, parts=tuple(parts), all=True, said=True, closed=True, alike=True
            )


def _run(text: str, behind: list[Num]) -> tuple[list[Num], list[str]]:
    """The counts that each have a grade of their own behind them, one after another."""
    parts: list[Num] = []
    grades: list[str] = []
    end = None
    for num in behind:
        if end is not None and JOINED.fullmatch(text, end, num.start) is None:
            break
        found = GRADE.match(text, num.main.end)
        if found is None or num.whole or num.high or found["grade"].lower() in grades:
            break
        parts.append(num)
        grades.append(found["grade"].lower())
        end = found.end()
    return parts, grades
