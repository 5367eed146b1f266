"""One order in its place, and how firmly it is told."""

from __future__ import annotations

from dataclasses import dataclass

from tiendo.reading.rules.clauses import Clause, act_at
from tiendo.reading.rules.owners import Order, read_order, wholly_named
from tiendo.vocabulary.regexes import regex

# A number that stands beside an act tells what it reached.
NUMBER_NEAR = regex(r"[^\s,;]+(?:\s[^\s,;]+){0,4}?\s\d[\d.,]*(?:/\d[\d.,]*)?\s(?!giờ|ngày|tháng)")
# "Việc thống kê thiệt hại phải hoàn thành trước …": what must be done, with nobody named.
MUST = regex(r"\s(?:phải|cần)\s(?:được\s)?(?=\w)")
NO_ORDER_BEFORE = regex(
    r"(?<!\w)(?:đã|đang|để|nếu|khi|vì|do|mà|nên|không|như|nơi|nhưng|song|tuy|còn|bị|chưa|là)(?!\w)"
)
LONGEST_SUBJECT = 100
TO_ALL = ("các", "toàn", "mọi", "từng", "mỗi", "cấp")
HOUR_SET = regex(r"trước \d{1,2}(?: giờ|h)[\d ]*(?:phút )?(?:ngày|hằng|hàng|thứ)")
DAY_SET = ("trước ngày", "trong quý", "chậm nhất", "trong tháng")


@dataclass(slots=True)
class Part:
    """One order in its place: the span of its words, and the order read from them."""

    start: int
    end: int
    order: Order
    owners: tuple[str, ...]
    clause: Clause

    @property
    def whole(self) -> bool:
        """Whether it is told to bodies whose names hold no word that may be an act of its own."""
        return wholly_named(self.clause, self.order)

    @property
    def urged(self) -> bool:
        """Whether it urges, speaks to all, or sets a day, and so orders on behind an order."""
        return urges(self.clause, self.order)


def urges(clause: Clause, order: Order) -> bool:
    """Whether a sentence behind an order orders on: it urges, speaks to all, or sets a day.

    "Hội Phụ nữ tỉnh tổ chức nhiều hoạt động" tells; "Các cấp tăng cường …" orders.
    """
    found = act_at(clause, order.word, opening=True)
    before = clause.low[max(0, order.word - 2) : order.word]
    if "biểu" in clause.low[:3] and not {"cần", "phải"} & set(before):
        return False  # "các đại biểu" are told of
    if (found is not None and found[1] == "manner") or order.contributors:
        return True
    if not order.owners:
        return found is not None and (found[0] > 1 or found[1] != "verb")
    if NUMBER_NEAR.match(clause.text, order.act, clause.stop):
        return False
    if clause.low[0] in TO_ALL or "cần" in before or "phải" in before:
        return True
    if HOUR_SET.search(clause.text, order.act, clause.stop):
        return True
    told = clause.text[order.act : clause.limit]
    days = [word for word in DAY_SET if word in told]
    return bool(days) and any(map(clause.text[order.act : clause.stop].__contains__, days))


def needed_part(text: str, start: int, end: int) -> list[Part]:
    """What a part says must be done, with nobody named to do it."""
    must = MUST.search(text, start, min(end, start + LONGEST_SUBJECT))
    if must is None:
        return []
    before = text[start : must.start()].lower()
    if "được" in must.group():
        before = before.replace(" đã ", " ")  # "các vụ việc đã có kết luận phải được thi hành"
    clause = Clause.of(text, must.end(), end)
    order = None if NO_ORDER_BEFORE.search(before) else read_order(clause)
    if order is None or order.owners:
        return []
    return [Part(start, end, order, (), clause)]
