"""What may stand before the owners or the act of an order: joining words, times, conditions."""

from __future__ import annotations

import re

from tiendo.vocabulary.regexes import regex

JOIN = regex(
    r"(?:(?:đồng thời|và|trong đó|riêng|đặc biệt là|đặc biệt|nhất là|cũng như|trước hết|"
    r"cùng với đó|bên cạnh đó|"
    r"ngoài ra|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là),?\s)?"
    r"(?P<giving>(?:giao|yêu cầu|đề nghị|kiến nghị|phân công)\s)?",
    re.IGNORECASE,
)
# The first words of JOIN and of TIME_LEAD: without one, neither is tried.
JOINING = frozenset(
    "đồng và trong riêng đặc nhất cũng cùng bên ngoài một hai ba bốn năm sáu bảy tám chín mười "
    "giao yêu đề kiến phân ngay từ sau quý tháng thời những nay hội trước đầu định hằng hàng đến "
    "hết chậm cuối mỗi từng nửa sáng chiều tối đêm thứ chủ".split()
)
_COUNTED = r"(?:\d{1,2}|một|hai|ba|bốn|năm|sáu|nửa)"
_SPAN = r"(?:ngày|tuần|tháng|quý|năm)"
# A time that stands before the owners or the act: "năm 2025 toàn ngành cần …", "hằng quý báo cáo".
TIME_LEAD = regex(
    r"(?:trong\s|ngay\s|từ\s|sau\s|đến\s|hết\s|trước\s|cuối\s|chậm nhất\s(?:là\s)?)*"
    r"(?:năm\s\d{4}|quý\s[IV1-4]+(?:/\d{4})?|ngày\s\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?|"
    r"tháng\s\d{1,2}(?:/\d{4})?|thời gian tới|"
    r"ngày\s\d{1,2}\s(?:hằng|hàng|mỗi)\s(?:tháng|quý)|"
    r"(?:(?:sáng\s|chiều\s|tối\s|đêm\s)?(?:thứ\s\w+|chủ nhật)\s)?"
    rf"(?:định kỳ\s)?(?:hằng|hàng|mỗi|từng)\s{_SPAN}(?:\s{_COUNTED}\slần)?|"
    rf"{_COUNTED}\s{_SPAN}\s{_COUNTED}\slần|"
    rf"định kỳ(?:\s{_COUNTED}\s(?:tháng|tuần|quý|năm))?|"
    r"những tháng cuối năm|\d tháng cuối năm|nay đến cuối năm|hội nghị|trước mắt|(?<=hết\s)năm|"
    r"(?<=cuối\s)năm|đầu năm)(?:\s(?:năm\s)?\d{4})?,?\s",
    re.IGNORECASE,
)
# In such a lead stands when the order is due.
DUE = regex(r"[/\d]|quý|định kỳ|hằng|hàng|\slần|từng|mỗi|(?:hết|cuối)\snăm", re.IGNORECASE)
# "khi cần thiết, đề xuất …", "trường hợp không chấp hành thì lập …", "sau đó báo cáo …".
CONDITION = regex(
    r"(?:(?:khi|nếu|trong trường hợp|trường hợp|sau khi|trước khi|trong quá trình|"
    r"qua (?:kiểm tra|rà soát|giám sát))\s[^,;:.]{1,90}?(?:,(?:\sthì)?|\sthì)\s|"
    r"(?:sau đó|tiếp đó|tiếp theo|trên cơ sở đó),?\s)",
    re.IGNORECASE,
)
CONDITIONS = tuple(
    form
    for word in "khi,nếu,trong trường hợp,trường hợp,sau,trước khi,trong quá trình,qua,tiếp,"
    "trên cơ sở đó".split(",")
    for form in (f"{word} ", f"{word[0].upper()}{word[1:]} ")
)
# "chậm nhất 15 ngày sau kết luận phải có kế hoạch …": a time, and what must be done by then.
TIMED_NEED = regex(
    r"(?:chậm nhất|muộn nhất|sau|trước|trong|trong vòng|hết|cuối)\s[^,;:.]{1,60}?\s"
    r"(?:cần\s)?(?:phải|cần)\s"
)
TIMES = ("chậm nhất ", "muộn nhất ", "sau ", "trước ", "trong ", "hết ", "cuối ")


def past_joint(text: str, start: int, end: int) -> tuple[int, bool]:
    """Where a part goes on behind "đồng thời", "và giao", and whether these words give orders."""
    joined = JOIN.match(text, start, end)
    if joined is None:
        return start, False
    giving = joined["giving"]
    if (
        giving
        and giving.lower().startswith("phân công")
        and not text[joined.end() : joined.end() + 1].isupper()
    ):
        return joined.start("giving"), False  # "phân công cán bộ trực" is an act of its own
    return joined.end(), giving is not None


def past_condition(text: str, start: int, end: int) -> int:
    """Where a part goes on behind a condition that opens it; 0 if none does.

    >>> text = "nếu có tranh chấp thì hòa giải"
    >>> text[past_condition(text, 0, len(text)):]
    'hòa giải'
    """
    if not text.startswith(CONDITIONS, start):
        return 0
    found = CONDITION.match(text, start, end)
    return found.end() if found else 0


def timed_need(text: str, start: int, end: int) -> int:
    """Where a part goes on behind a time and "phải"; 0 if it opens otherwise."""
    if not text.startswith(TIMES, start):
        return 0
    found = TIMED_NEED.match(text, start, end)
    return found.end() if found else 0
