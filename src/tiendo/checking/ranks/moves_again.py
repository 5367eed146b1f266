"""How many places a rank has moved, told twice: "SIPAS … tăng 8 bậc", "SIPAS tăng 9 bậc"; or told
and given by two ranks: "PCI đứng thứ 22; nhiệm kỳ trước là thứ 36", "PCI tăng 16 bậc".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.ranks.moves_worded import BY, number_of
from tiendo.checking.ranks.standings import CLAUSE, YEAR, topic_in
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

MOVED_BY = shaped(rf"\b{BY}")
# "đứng thứ 22; nhiệm kỳ trước là thứ 36", "xếp thứ 34/63 (năm 2021 thứ 31)".
TWO_RANKS = shaped(
    r"\b{ranks.rank_stands}\s(?:ở\s)?(?:thứ|hạng|vị trí(?:\sthứ)?)\s(?P<now>\d{1,3})(?:/\d{2,3})?"
    r"(?:\s(?:toàn quốc|cả nước))?[;,]?\s\(?"
    r"(?P<base>{ranks.before}|năm\s(?:19|20)\d\d)\s"
    r"(?:(?:là|ở|thì|{ranks.rank_stands})\s){0,2}(?:thứ|hạng|vị trí(?:\sthứ)?)\s(?P<then>\d{1,3})"
    r"(?!\d|[.,]\d|\s?%)"
)
# "đi từ vị trí 31 năm trước lên vị trí 27": a move that two ranks give, without a year of either.
FROM_TO = shaped(
    r"\b[Tt]ừ\s(?:chỗ\s)?(?:(?:{ranks.rank_stands}|ở|{ranks.rank_places})\s){1,3}"
    r"(?P<then>\d{1,3})(?:/\d{2,3})?(?P<base>(?:\s(?:của\s)?{ranks.before})?)"
    r"(?:\s{ranks.rank_moved})?\s(?:lên|xuống|còn)\s(?:{ranks.rank_places}\s){1,2}"
    r"(?P<now>\d{1,3})(?!\d|[.,]\d|\s?(?:%|bậc|hạng|điểm)|(?:/\d+)?\snăm\s)"
)
# "tăng 4 bậc so với năm 2021, tăng 6 bậc so với năm 2020": no other thing stands between.
NOTHING = regex(r"(?:.*[,;(]|\svà)\s", re.DOTALL)
# From when on a move is told, where it is not from the year before.
SINCE = regex(r"[^,;.]{0,45}")
SPAN = regex(
    r"\b(?:nhiệm kỳ|giai đoạn|đầu năm|(?:\d{1,2}|hai|ba|bốn|năm) năm\b(?! (?:19|20)\d\d)|quý|tháng)"
)
OVERALL = shaped(r"^\W*(?:(?:song|nhưng|và)\s)?{ranks.overall}\s(?:[^\W\d_]+\s)?$", re.IGNORECASE)
# "chuyển đổi số (DTI) năm 2022 tụt 3 bậc": the bracket ends no clause.
SHORT = regex(r"\((?P<name>[A-ZĐ][A-ZĐa-z -]{1,12})\)")
REACH = 130


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveTold:
    """By how many places something known has moved, and which way."""

    topic: str
    rises: bool
    by: int
    way: str
    start: int
    end: int
    passage: int
    years: frozenset[str]
    since: frozenset[str] = frozenset()  # "nhiệm kỳ", "quý": of what time the move is
    bases: frozenset[str] = frozenset()  # years with which it is compared
    given: bool = False  # by two ranks
    anew: bool = False  # from one rank to the other, of no year

    @property
    def told(self) -> str:
        """``tăng 8 bậc``."""
        return f"{self.way} {self.by} bậc"

    @property
    def up(self) -> str:
        return "up" if self.rises else "down"

    def same(self, other: MoveTold) -> bool:
        """Whether both are of one thing and maybe one time, in two sentences."""
        if self.topic != other.topic or self.passage == other.passage:
            return False
        if self.since != other.since and (self.given or other.given or self.rises != other.rises):
            return False
        return all(
            not (one and two) or bool(one & two)
            for one, two in ((self.years, other.years), (self.bases, other.bases))
        )

    def against(self, other: MoveTold) -> bool:
        """Whether two such moves differ: one way by more or less, or as far the other way."""
        return (self.rises == other.rises) != (self.by == other.by)


def moves_again(draft: Draft) -> Iterator[tuple[MoveTold, MoveTold]]:
    """The later and the earlier of two such moves that differ."""
    seen: list[MoveTold] = []
    for one in _moves(draft):
        like = [known for known in seen if known.same(one)]
        seen.append(one)
        told = like if not one.given else [known for known in like if one.anew and not known.given]
        if told and all(known.against(one) for known in told):
            yield one, told[0]


def _moves(draft: Draft) -> Iterator[MoveTold]:
    for number, passage in enumerate(draft.passages):
        if passage.may_say("ranks.rank_places"):
            yield from _given(draft, number, passage)
        if "bậc" in passage.text:
            yield from _told(number, passage)


def _told(number: int, passage: Passage) -> Iterator[MoveTold]:
    text = passage.text
    found = [one for one in MOVED_BY.finditer(text) if number_of(one["by"]) is not None]
    if _of_one(text, found):
        return
    for at, one in enumerate(found):
        clause = _clause(text, one.start())
        if at:
            clause = clause.rpartition(", ")[2]
        topic = topic_in(clause, last=True)
        if topic is None and not at and OVERALL.match(clause):
            topic = topic_in(text[: one.start()], last=True)
        behind = text[one.end() : one.end() + REACH]
        other = words("ranks.other").search(clause) or words("retelling.unsettled").search(
            f"{clause} {behind if len(found) == 1 else ''}"
        )
        by = number_of(one["by"])
        if topic is None or by is None or other:
            continue
        since = SINCE.match(behind)
        said = since.group() if since else ""
        yield MoveTold(
            topic=topic,
            rises=words("ranks.rank_rises").fullmatch(one["way"]) is not None,
            by=by,
            way=one["way"].lower(),
            start=passage.start + one.start("by"),
            end=passage.start + one.end(),
            passage=number,
            years=frozenset(YEAR.findall(clause)),
            since=frozenset(SPAN.findall(said)),
            bases=frozenset(YEAR.findall(said)),
        )


def _clause(text: str, end: int) -> str:
    return CLAUSE.split(SHORT.sub(r"\g<name>", text[max(0, end - REACH) : end]))[-1]


def _of_one(text: str, found: Sequence[re.Match[str]]) -> bool:
    """Whether several moves of a sentence may be of one thing, since two times."""
    return any(NOTHING.fullmatch(text, one.end(), two.start()) for one, two in pairwise(found))


def _given(draft: Draft, number: int, passage: Passage) -> Iterator[MoveTold]:
    """Moves that a rank gives beside the one of before."""
    text = passage.text
    told = [(found, way is FROM_TO) for way in (TWO_RANKS, FROM_TO) for found in way.finditer(text)]
    for found, anew in told:
        clause = _clause(passage.text, found.start())
        topic, base = topic_in(clause, last=True), found["base"]
        now, then = int(found["now"]), int(found["then"])
        years, bases = frozenset(YEAR.findall(clause)), frozenset(YEAR.findall(base))
        latest = max(years) if years else str(draft.day.year if draft.day else 0)
        if topic is None or now == then or words("ranks.other").search(clause):
            continue
        if any(year >= latest for year in bases):
            continue
        yield MoveTold(
            topic=topic,
            rises=now < then,
            by=abs(then - now),
            way="lên" if now < then else "xuống",
            start=passage.start + found.start("then" if anew else "now"),
            end=passage.start + found.end(),
            passage=number,
            years=years,
            since=frozenset(SPAN.findall(base)),
            bases=bases,
            given=True,
            anew=anew,
        )
