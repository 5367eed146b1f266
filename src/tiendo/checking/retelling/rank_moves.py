"""Ranks beside those that they moved from: "xếp thứ 24/63, tăng 6 bậc so với năm 2021 (thứ 32)"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.checking.draft import Draft
from tiendo.checking.wordlists import shaped, words

BY = r"(?P<way>{retelling.rank_rises}|{retelling.rank_falls})\s(?P<by>\d{1,2})\s(?:bậc|hạng)"
MOVED = shaped(
    r"(?:thứ|hạng)\s(?P<now>\d{1,3})(?:/\d{2,3})?(?:\s[^;.\d()]{1,40})?,?\s\(?"
    + BY
    + r"[^;.]{0,40}?"
    r"(?:\(|thứ|hạng)\s?(?:xếp\s)?(?:thứ\s|hạng\s)?(?P<then>\d{1,3})(?:/\d{2,3})?\)"
)
FROM_TO = (
    r"\btừ\s(?:{retelling.rank_places}\s){1,2}(?P<then>\d{1,3})(?:/\d{2,3})?(?:\snăm\s\d{4})?"
    r"\s{retelling.rank_to}\s(?:{retelling.rank_places}\s){1,2}(?P<now>\d{1,3})(?!\d|,\d)"
)
# "tăng 7 bậc so với năm trước, từ hạng 19 lên hạng 12", and the other way round.
BEFORE_MOVE = shaped(BY + r"(?:\sso với năm (?:trước|\d{4}))?,?\s\(?" + FROM_TO)
BEHIND_MOVE = shaped(FROM_TO + r"(?:/\d{2,3})?(?:\snăm\s\d{4})?,?\s\(?" + BY)


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
            rises = words("retelling.rank_rises").fullmatch(found["way"]) is not None
            right = then - now if rises else now - then
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
