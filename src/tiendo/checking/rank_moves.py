"""Ranks beside those that they moved from: "xếp thứ 24/63, tăng 6 bậc so với năm 2021 (thứ 32)"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.checking.draft import Draft
from tiendo.vocabulary.regexes import regex

MOVED = regex(
    r"(?:thứ|hạng)\s(?P<now>\d{1,3})(?:/\d{2,3})?(?:\s[^;.\d()]{1,40})?,?\s"
    r"\(?(?P<way>tăng|giảm|lên|tụt|thăng|xuống)\s(?P<by>\d{1,2})\s(?:bậc|hạng)[^;.]{0,40}?"
    r"(?:\(|thứ|hạng)\s?(?:xếp\s)?(?:thứ\s|hạng\s)?(?P<then>\d{1,3})(?:/\d{2,3})?\)"
)
RISES = ("tăng", "lên", "thăng")


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """How far a rank is said to have moved, and how far it did."""

    start: int
    end: int
    by: int
    right: int
    way: str

    @property
    def holds(self) -> bool:
        return self.by == self.right


def rank_moves(draft: Draft) -> Iterator[Move]:
    for passage in draft.passages:
        for found in MOVED.finditer(passage.text) if "bậc" in passage.text else ():
            now, then = int(found["now"]), int(found["then"])
            right = then - now if found["way"] in RISES else now - then
            yield Move(
                start=passage.start + found.start("by"),
                end=passage.start + found.end("by"),
                by=int(found["by"]),
                right=right,
                way=found["way"],
            )
