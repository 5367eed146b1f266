"""Shares of which nothing bears two: grades and sectors, told one after another.

"Xếp loại tốt 45%, khá 38%, trung bình 19%" come to more than all there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.sums.closed_shares import ClosedShares
from tiendo.checking.wordlists import lists, shaped, words
from tiendo.checking.written import HUNDRED, Range
from tiendo.vocabulary.regexes import regex

GRADED = shaped(r"\b{sums.grading}\b", re.IGNORECASE)
NEXT = shaped(r"\s?%?\)?\s?[,;]\s[^\d.:()%]{1,60}\s\(?$|\s?%?\)?\svà\s[^\d.:()%]{1,60}\s\(?$")
# "Tỷ lệ phân luồng: xanh 61,8%, vàng 34,5%, đỏ 5,7%"
RATE, MOST = regex(r"\b[Tt]ỷ (?:lệ|trọng)\s[^:;%\d]{2,40}:\s[^:;%\d]{1,24}$"), 106
FEWEST, SECTORS = 3, "sums.sectors"


def exclusive_shares(draft: Draft, passage: Passage) -> Iterator[ClosedShares]:
    """Every run of shares of grades or of the three sectors that come to over a hundred."""
    if passage.text.count("%") < FEWEST or words("sums.overlapping").search(passage.text):
        return
    for run, named in _runs(draft, passage):
        low = Range(HUNDRED, HUNDRED).low
        total = sum((num.main.range.low for num in run), start=HUNDRED - HUNDRED)
        led = draft.text[passage.start : run[0].start]
        graded = GRADED.search(led) or (total < MOST and RATE.search(led))
        if total > low and (graded or _sectors(named)):
            yield ClosedShares(tuple(run))


def _runs(draft: Draft, passage: Passage) -> Iterator[tuple[list[Num], str]]:
    run: list[Num] = []
    for num in draft.numbers(passage):
        led = draft.text[run[-1].end if run else passage.start : num.start]
        plain = num.unit == "percent" and not (num.whole or num.high or num.main.hedge)
        plain = plain and num.main.value < HUNDRED  # "…, yếu 2,3%; cộng chưa tròn 100%"
        own = led.rpartition(":")[2]
        other = words("parts.moved").search(own) or words("sums.of_others").search(own)
        if run and plain and NEXT.fullmatch(led) and not other:
            run.append(num)
            continue
        if len(run) >= FEWEST:
            yield run, _named(draft, passage, run)
        run = [num] if plain and not other else []
    if len(run) >= FEWEST:
        yield run, _named(draft, passage, run)


def _named(draft: Draft, passage: Passage, run: list[Num]) -> str:
    return draft.text[max(passage.start, run[0].start - 60) : run[-1].end].lower()


def _sectors(named: str) -> bool:
    return all(sector in named for sector in lists()[SECTORS]) and "chiếm" in named
