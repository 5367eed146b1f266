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
BY = r"(?P<way>tăng|giảm|lên|tụt|thăng|xuống)\s(?P<by>\d{1,2})\s(?:bậc|hạng)"
PLACE = r"(?:(?:hạng|thứ|vị trí)\s){1,2}"
FROM_TO = (
    rf"\btừ\s{PLACE}(?P<then>\d{{1,3}})(?:/\d{{2,3}})?(?:\snăm\s\d{{4}})?\s(?:lên|xuống|còn|đến)\s"
    rf"{PLACE}(?P<now>\d{{1,3}})(?!\d|,\d)"
)
# "tăng 7 bậc so với năm trước, từ hạng 19 lên hạng 12", and the other way round.
BEFORE_MOVE = regex(rf"{BY}(?:\sso với năm (?:trước|\d{{4}}))?,?\s\(?{FROM_TO}")
BEHIND_MOVE = regex(rf"{FROM_TO}(?:/\d{{2,3}})?(?:\snăm\s\d{{4}})?,?\s\(?{BY}")
RISES = ("tăng", "lên", "thăng")


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """How far a rank is said to have moved, and how far it did."""

    start: int
    end: int
    by: int
    right: int
    way: str
    ranks: tuple[tuple[int, int], ...] = ()  # where the two ranks stand
    between: tuple[int, int] | None = None  # all of it, where it is told in one phrase

    @property
    def holds(self) -> bool:
        return self.by == self.right


def rank_moves(draft: Draft) -> Iterator[Move]:
    for passage in draft.passages:
        if "bậc" not in passage.text and "hạng" not in passage.text:
            continue
        patterns = (MOVED, BEFORE_MOVE, BEHIND_MOVE)
        told = ((each, one) for each in patterns for one in each.finditer(passage.text))
        for each, found in told:
            span = passage.start + found.start(), passage.start + found.end()
            now, then = int(found["now"]), int(found["then"])
            right = then - now if found["way"] in RISES else now - then
            yield Move(
                start=passage.start + found.start("by"),
                end=passage.start + found.end("by"),
                by=int(found["by"]),
                right=right,
                way=found["way"],
                between=None if each is MOVED else span,
                ranks=tuple(
                    (passage.start + found.start(name), passage.start + found.end(name))
                    for name in ("then", "now")
                ),
            )
