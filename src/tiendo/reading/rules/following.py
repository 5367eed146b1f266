"""Sentences behind an order: those that order on, and those that only tell."""

from __future__ import annotations

from dataclasses import dataclass

from tiendo.reading.rules.clauses import phrases
from tiendo.reading.rules.duties import needed_orders
from tiendo.reading.rules.orders import orders_in
from tiendo.reading.rules.owners import bodies_told
from tiendo.reading.rules.part import NUMBER_NEAR, Part
from tiendo.vocabulary.regexes import regex

# Words that give an order to a body, and that else tell what somebody led.
LEADING = ("chỉ đạo", "đôn đốc", "quán triệt", "kết luận")
# How a last urge opens that names nobody.
MODAL = ("cần ", "phải ", "Cần ", "Phải ")
# "tổ chức nhiều hoạt động" tells of what was done.
FEATS = regex(r"[^\s,;]+(?:\s[^\s,;]+){0,2}?\s(?:nhiều|hàng (?:trăm|nghìn|chục)|một số|hơn)\s")
# What bodies do at a ceremony, or did before.
CEREMONY = (
    "tặng",
    "trao",
    "thăm",
    "đón",
    "tổ chức lễ",
    "công bố",
    "khen",
    "tôn vinh",
    "tuyên dương",
)
# "Giám đốc Sở chủ trì; Phó Chủ tịch dự, phát biểu chỉ đạo": who was there, and what they did.
PRESIDING = regex(
    r"(?:đồng )?(?:chủ trì|chủ tọa|dự|tham dự|phát biểu|điều hành|khai mạc|bế mạc)"
    r"(?:\s(?:hội nghị|cuộc họp|phiên họp|buổi|và|chỉ đạo|kỳ họp|đại hội|tại)|\s*[.;,]|\s*$)"
)
# What a closing order is about.
THIS = regex(
    r"(?:[Kk]ết luận|[Tt]hông báo|[Nn]ghị quyết|[Cc]hỉ thị|[Kk]ế hoạch|[Vv]ăn bản|[Qq]uyết định|"
    r"[Cc]hương trình|[Nn]ội dung|[Nn]hiệm vụ)\s(?:này|trên|nêu trên)"
)


@dataclass(frozen=True, slots=True)
class Following:
    """A sentence read as one that goes on from orders before it."""

    text: str
    start: int  # behind the words that only join it
    end: int
    orders: list[Part]

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Following:
        begin = _past_opening(text, start, end)
        orders = orders_in(text, begin, end, named=False, tight=True, listed=True)
        return cls(text, begin, end, orders)

    def going_on(self, *, listed: bool) -> list[Part]:
        """The orders in a paragraph or list of orders."""
        if self.orders and (listed or self.orders[0].urged or self._followed()):
            return self.orders
        return needed_orders(self.text, self.start, self.end)

    def closing(self) -> list[Part]:
        """The orders in the first paragraph behind one, or behind a list."""
        found = self.orders if self.orders and self.orders[0].urged else []
        if found and not self.text.startswith(MODAL, self.start):
            found = [part for part in found if part.owners]
        found = found or needed_orders(self.text, self.start, self.end)
        if not found and self.orders and THIS.search(self.text, self.start, self.end):
            return [part for part in self.orders if part.whole]
        return found

    def telling_on(self, at: int, after: int) -> list[Part]:
        """The orders to those who tell others on by the giving word at ``at``.

        "Các đơn vị quán triệt, yêu cầu cán bộ …"; "Bộ Công Thương chỉ đạo bảo đảm …",
        which leads nobody.
        """
        if not self.orders or not self.orders[0].whole:
            return []
        act = self.orders[0].order.act
        if act == at and self.text.startswith(LEADING, at):
            leads = bodies_told(self.text, after, self.end)
            return self.orders if not leads and self._followed() else []
        between = self.text[act : max(0, at)]
        begun = "," in between and self.orders[0].urged
        return self.orders if begun or (";" in between and self._followed()) else []

    def _followed(self) -> bool:
        """Whether "Sở A hướng dẫn …" right behind an order is one: its bodies are named whole.

        What has a number beside its act, or is an act of ceremony, tells what was done.
        """
        first = self.orders[0]
        if not first.whole or "biểu" in first.clause.low[:3]:  # "các đại biểu" are told of
            return False
        text, act, end = self.text, self.orders[0].order.act, self.end
        told = FEATS.match(text, act, end) or NUMBER_NEAR.match(text, act, end)
        told = told or PRESIDING.match(text, act, end)
        return not told and not text.startswith(CEREMONY, act)


def _past_opening(text: str, start: int, end: int) -> int:
    if not text.startswith(phrases("openings"), start):
        return start
    at = start + next(len(word) for word in phrases("openings") if text.startswith(word, start))
    while at < end and text[at] in " ,:":
        at += 1
    return at
