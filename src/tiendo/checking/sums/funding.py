"""Who pays: the sources of a total named before them, "Nguồn vốn: ngân sách tỉnh 20 tỷ đồng, …",
and what share each bears, "Ngân sách tỉnh bảo đảm 50%, quỹ 30%, xã hội hóa 20%".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.sums.closed_shares import ClosedShares
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

# A list of sources that is whole, and how many sentences before it the total may stand.
SOURCES = regex(
    r"(?:[-–+*•]\s|\w{1,3}[.)]\s)?(?:Cơ cấu )?[Nn]guồn (?:vốn|kinh phí)(?: đầu tư)?\s?:\s"
)
NAMED = shaped(r"{sums.sources}")
# "Ngân sách tỉnh bảo đảm 50%, Quỹ Vì người nghèo 30%, xã hội hóa 20%.": what each pays of all.
ITEM = regex(r"\s*(?:(?:[-–+*•]|\w{1,3}[.)])\s)?")
PAID = shaped(
    r"(?:%?\s?[,;]\s|%\svà\s)?{sums.sources}(?:\s[^\W\d_]+|\s[“\"][^\d”\"]{2,30}[”\"]){0,6}?"
    r"(?P<pays>\s{sums.pays})?\s",
    re.IGNORECASE,
)
FAR, MONEY, FEWEST = 4, "VND", 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding:
    """A total and the sources that are said to pay for it."""

    total: Num
    sources: tuple[Num, ...]

    @property
    def holds(self) -> bool:
        paid = self.sources[0].main.range
        for source in self.sources[1:]:
            paid += source.main.range
        return paid.meets(self.total.main.range)


def fundings(draft: Draft) -> Iterator[Funding]:
    """Every list of sources with the total that stands before it."""
    for at, passage in enumerate(draft.passages):
        opened = SOURCES.match(passage.text.lstrip())
        if opened is None:
            continue
        sources = draft.numbers(passage)
        total = _total(draft, draft.passages[max(0, at - FAR) : at])
        if total is not None and len(sources) > 1 and _all_sources(passage, sources):
            yield Funding(total=total, sources=tuple(sources))


def _total(draft: Draft, before: tuple[Passage, ...]) -> Num | None:
    """The first sum of money of the last sentence that opens with a total investment."""
    for passage in reversed(before):
        found = list(words("funding.total").finditer(passage.text))
        for num in draft.numbers(passage) if found else ():
            behind = num.start - passage.start - found[0].end()
            if num.unit == MONEY and 0 <= behind <= FAR * FAR and not num.high:
                return num
    return None


def _all_sources(passage: Passage, sources: list[Num]) -> bool:
    """Whether the list holds nothing but sources, each one sum of money."""
    begin = passage.start
    for source in sources:
        named = passage.text[begin - passage.start : source.start - passage.start]
        if source.unit != MONEY or source.high or NAMED.search(named) is None or "(" in named:
            return False
        begin = source.end
    return "%" not in passage.text


def paid_shares(draft: Draft, passage: Passage) -> Iterator[ClosedShares]:
    """A sentence of nothing but who pays what percent, one at least with its verb."""
    if passage.text.count("%") < FEWEST:
        return
    shares = draft.numbers(passage)
    opened = SOURCES.match(passage.text) or ITEM.match(passage.text)
    at = passage.start + (opened.end() if opened is not None else 0)
    pays = False
    for num in shares:
        led = PAID.fullmatch(draft.text, at, num.start)
        if led is None or num.unit != "percent" or num.high or num.whole is not None:
            return
        pays, at = pays or led["pays"] is not None, num.end
    if pays and len(shares) >= FEWEST and not draft.text[at : passage.end].strip(" %.;"):
        yield ClosedShares(tuple(shares))
