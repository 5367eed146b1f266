"""Where a draft says itself that two values are two: under heads of two years, in two kinds of
table, or side by side in a sentence that puts one right.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal
from itertools import pairwise

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.fitting import transposed
from tiendo.checking.periods.parts_on_periods import ahead
from tiendo.checking.periods.told_periods import heading_above
from tiendo.checking.retelling.recopying import digits
from tiendo.checking.sums.table_cells import head_of
from tiendo.checking.wordlists import shaped, words
from tiendo.reading.document import Block, Kind
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

YEARS = regex(r"\b(?:19|20)\d\d\b(?!\s?[-–/])")
# "Điều 1. Đánh giá kết quả năm 2025:" opens a part as a heading does.
OPENS = regex(r"\s*(?:Điều \d+\.?|\d{1,2}[.)]|[IVX]{1,5}[.)\-])\s")
LONGEST = 200
# Between a value and its change; values further apart are of two things.
RISEN = regex(r"[^.;:\d]{0,40}[,(]\s?(?:tăng|giảm)\s$")
MOST_APART = Decimal("1.2")
# Between two counts of one list.
JOINED = (", ", " và ", " với ", "; ")
# Right before a number of what is still wanted.
WANTING = shaped(r"\b{retelling.wanting}\s(?:[^\W\d_]+\s)?$", re.IGNORECASE)
NEAR, SENTENCES = 20, 2


def of_two_years(draft: Draft, one: Amount | Num, other: Amount | Num) -> bool:
    """Whether two values stand under heads of two years, and their sentences name neither."""
    first, second = (_years_above(draft, each.start) for each in (one, other))
    if not first or not second or first & second:
        return False
    return not any(
        (passage := draft.passage_at(each.start)) is not None and YEARS.search(passage.text)
        for each in (one, other)
    )


def planned_rounder(draft: Draft, one: Num, other: Num) -> bool:
    """Whether one of two numbers is the plan of a later time by its part and its noughts:
    ``đào tạo nghề 14.520 người``, ``V. Nhiệm vụ 2023: đào tạo nghề 14.500 người``.
    """
    plain, rounder = sorted((one, other), key=lambda num: -len(digits(num.main.value)))
    if len(digits(plain.main.value)) == len(digits(rounder.main.value)):
        return False
    if transposed(one.main.value, other.main.value):
        return False  # "15.703 thí sinh đỗ", "15.730 em đỗ tốt nghiệp"
    above = [heading_above(draft, num.start) for num in (plain, rounder)]
    return [head is not None and ahead(head.text) for head in above] == [False, True]


def _years_above(draft: Draft, at: int) -> frozenset[str]:
    heads = draft.kept("heads of years", lambda: _heads(draft))
    index = bisect_right([start for start, _ in heads], at) - 1
    above = (years for _, years in reversed(heads[: index + 1]) if years)
    return next(above, frozenset())


def _heads(draft: Draft) -> list[tuple[int, frozenset[str]]]:
    return [
        (block.start, frozenset(YEARS.findall(block.text)))
        for block in draft.document.blocks
        if _opens(block)
    ]


def _opens(block: Block) -> bool:
    if block.kind is Kind.HEADING:
        return True
    said = block.text.rstrip()
    return said.endswith(":") and len(said) <= LONGEST and OPENS.match(said) is not None


def beside_others(draft: Draft, one: int, other: int) -> bool:
    """``14 tổ chức, 261 đảng viên``, ``7 tổ chức, 251 đảng viên``: right before each of two counts,
    told by where they start, stands a number of one noun, and these are two.
    """
    first, second = (_beside(draft, start) for start in (one, other))
    if first is None or second is None or first.unit_text.lower() != second.unit_text.lower():
        return False
    return first.main.value != second.main.value


def _beside(draft: Draft, start: int) -> Num | None:
    """The count right before a count: "7 tổ chức, "."""
    passage = draft.passage_at(start)
    numbers = draft.numbers(passage) if passage is not None else ()
    for last, num in pairwise(numbers):
        if num.main.start == start or num.start == start:
            joined = draft.text[last.end : num.start] in JOINED
            return last if joined and last.unit == num.unit == "count" else None
    return None


def in_two_tables(draft: Draft, one: Amount, other: Amount) -> bool:
    """Whether two cells stand in tables whose rows are of two kinds: "Lĩnh vực", "Chủ đầu tư"."""
    if one.cell is None or other.cell is None or one.cell[0] == other.cell[0]:
        return False
    first, second = (_of_rows(draft, each.cell[0]) for each in (one, other) if each.cell)
    return bool(first and second) and first != second


def _of_rows(draft: Draft, number: int) -> str:
    table = draft.cells.tables[number]
    for column in range(max((cell.column for cell in table.cells), default=-1) + 1):
        head = head_of(table, column).strip()
        if head and words("columns.rows").fullmatch(head) is None:
            return fold(head)
    return ""


def put_right(draft: Draft, one: Decimal, other: Decimal) -> bool:
    """Whether a sentence names both values and says which is right."""
    return any({one, other} <= values for values in draft.kept("put right", lambda: _right(draft)))


def _right(draft: Draft) -> list[set[Decimal]]:
    return [
        {num.main.value for each in _with_before(draft, passage) for num in draft.numbers(each)}
        for passage in draft.passages
        if passage.says("conflicts.corrected")
    ]


def _with_before(draft: Draft, passage: Passage) -> list[Passage]:
    """``Báo cáo nêu 2,41 tỷ đồng. …; nay xin đính chính: kinh phí đúng là 2,14 tỷ đồng``."""
    before = draft.before(passage, SENTENCES) if passage.says("conflicts.set_right") else ()
    return [*before, passage]


def of_two_values(draft: Draft, one: int, other: int) -> bool:
    """Whether two rises or falls stand right behind values that are surely two things: "3.005 tổ
    chức đảng, tăng 18,1%", "28.925 tổ chức đảng (tăng 11,8%)"; or one number says what is still
    wanted: "chỉ tiêu kết nạp còn thiếu 14 đảng viên", "kết nạp 41 đảng viên".
    """
    if _wanting(draft, one, other) or _wanting(draft, other, one):
        return True
    first, second = (_risen(draft, at) for at in (one, other))
    if first is None or second is None or first.unit != second.unit:
        return False
    low, high = sorted((first.main.value, second.main.value))
    return high > low * MOST_APART


def _wanting(draft: Draft, at: int, other: int) -> bool:
    """Whether a number says how many are wanted, and the sentence of another nothing of it."""
    if WANTING.search(draft.text, max(0, at - NEAR), at) is None:
        return False
    passage = draft.passage_at(other)
    return passage is None or not passage.says("retelling.wanting")


def _risen(draft: Draft, at: int) -> Num | None:
    """The value that a rise or fall by so many percent stands right behind."""
    passage = draft.passage_at(at)
    numbers = draft.numbers(passage) if passage is not None else []
    behind = next((num for num in reversed(numbers) if num.end <= at), None)
    if behind is None or behind.percent or behind.unit is None or behind.high or behind.whole:
        return None
    return behind if RISEN.fullmatch(draft.text, behind.end, at) else None
