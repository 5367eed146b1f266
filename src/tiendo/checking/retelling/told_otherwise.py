"""Whether a value is another on purpose by its own sentence: put right, planned, of then."""

from __future__ import annotations

import re

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft
from tiendo.checking.pairs.standing import is_past, is_plan
from tiendo.checking.wordlists import shaped
from tiendo.facts.figure import Role
from tiendo.vocabulary.regexes import regex

# "số người bị thương giảm 7,6% (171 người)", "nhưng so với năm 2019 (17.860 người) …".
BASE = shaped(r"{conflicts.based}\s[^();]{0,40}\($")
# "Cùng kỳ 9 tháng năm 2021 xuất khẩu đạt 498,7 triệu USD": a sentence on an earlier time.
PAST_OPENS = shaped(r"(?:^|[;.]\s)\s*{conflicts.past_opens}\b[^;]*$", re.IGNORECASE)
# "Dự kiến đến hết thời hạn giải ngân 98%": no value that has been.
FORECAST = regex(r"\b(?:[Dd]ự kiến|[Pp]hấn đấu|[Dd]ự báo|[Ss]ẽ)\b")
# "điện sản xuất (tăng 9,6%)": of the label before the bracket.
BRACKETED = regex(r"\((?:tăng|giảm)\s$")
# "từ 34 xuống 31 người": what it was. "Sau bổ sung, vốn là 6.760 tỷ đồng": what it becomes.
CAME_FROM = shaped(r"\b[Tt]ừ\s\S+(?:\s[^\W\d_]+){0,3}\s(?:xuống|lên|còn)\s\d", re.IGNORECASE)
AFTER = shaped(r"\b{conflicts.after_change}\b[^.;]*$", re.IGNORECASE)


def told_otherwise(draft: Draft, amount: Amount) -> bool:
    """Whether a value is another on purpose: put right, or told as that of an earlier time."""
    passage = draft.passage_at(amount.start)
    if passage is None or amount.cell is not None or amount.main is None:
        return False
    if passage.says("conflicts.corrected"):
        return True
    before = passage.text[: amount.main.start - passage.start]
    if BRACKETED.search(before) or AFTER.search(before):
        return True
    if CAME_FROM.match(passage.text, max(0, len(before) - len("từ "))):
        return True
    if is_plan(amount, passage) and amount.figure.role is Role.RESULT:
        return True  # "được giao dự toán thu nội địa 11.250 tỷ đồng"
    if FORECAST.search(before.rpartition(". ")[2]) and amount.figure.role is Role.RESULT:
        return True
    opened = PAST_OPENS.search(before) is not None
    return opened or is_past(amount, passage) or BASE.search(before) is not None


def of_two_times(draft: Draft, one: int, other: int) -> bool:
    """Whether one of two numbers alone is of a sentence that opens with an earlier time:
    ``Cùng kỳ năm trước, chín tháng kết nạp 139 đảng viên``.
    """
    return _on_past(draft, one) != _on_past(draft, other)


def _on_past(draft: Draft, at: int) -> bool:
    passage = draft.passage_at(at)
    return passage is not None and (
        PAST_OPENS.search(passage.text[: at - passage.start]) is not None
    )
