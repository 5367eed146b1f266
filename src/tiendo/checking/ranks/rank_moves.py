"""Ranks beside those that they moved from: "xếp thứ 24/63, tăng 6 bậc so với năm 2021 (thứ 32)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

# "tăng 6 bậc", "tăng mạnh nhất, tới 43 bậc".
BY = (
    r"(?P<way>{ranks.rank_rises}|{ranks.rank_falls})"
    r"(?:\s(?:{ranks.rank_steps}),?){0,4}\s(?P<by>\d{1,2})\s(?:bậc|hạng)"
)
MOVED = shaped(
    r"(?:thứ|hạng)\s(?P<now>\d{1,3})(?:/\d{2,3})?(?:\s[^;.\d()]{1,40})?,?\s\(?"
    + BY
    + r"[^;.]{0,40}?"
    r"(?:\(|thứ|hạng)\s?(?:xếp\s)?(?:thứ\s|hạng\s)?(?P<then>\d{1,3})(?:/\d{2,3})?\)"
)
OF_YEAR = r"(?:/\d{2,3})?(?:\s(?:của\s|trong\s)?năm\s\d{4})?"
FROM_TO = (
    r"\b[Tt]ừ\s(?:{ranks.rank_places}\s){1,2}(?P<then>\d{1,3})"
    + OF_YEAR
    + r"(?:,\s[^\W\d_]+(?:\s[^\W\d_]+)?)?\s(?:{ranks.rank_moved}\s)?{ranks.rank_to}"
    r"\s(?:{ranks.rank_places}\s){0,2}(?P<now>\d{1,3})(?!\d|,\d|\s?(?:%|bậc\b|hạng\b|điểm\b))"
)
# "tăng 7 bậc so với năm trước, từ hạng 19 lên hạng 12", and the other way round.
BEFORE_MOVE = shaped(BY + r"(?:\sso với (?:năm (?:trước|\d{4})|cùng kỳ))?,?\s\(?" + FROM_TO)
BEHIND_MOVE = shaped(
    FROM_TO + OF_YEAR + r"(?:\s(?:về|trong|của)\s[^,;.()\d]{2,40})?,?\s\(?(?:tức\s|như vậy\s)?" + BY
)
# "năm 2021 lên thứ 48; đến năm 2022 vươn lên thứ 35/63 tỉnh, tăng 13 bậc so với năm 2021".
RANK = r"\s(?:{ranks.rank_places}\s){1,2}"
TWO_YEARS = shaped(
    r"(?:^|(?<=\s))[Nn]ăm\s(?P<year>\d{4})(?P<what>[^;.\d]{0,40}?)"
    + RANK
    + r"(?P<then>\d{1,3})(?P<of>/\d{2,3})?(?P<among>(?:\s[^;.,\d]{0,30})?)[,;]\s"
    r"(?P<between>[^;.\d]{0,20}\bnăm\s\d{4}[^;.\d]{0,40}?)"
    + RANK
    + r"(?P<now>\d{1,3})(?P<of_now>/\d{2,3})?(?P<among_now>(?:\s[^;.\d]{0,40})?),?\s\(?"
    + BY
    + r"\sso với năm\s(?P=year)\b"
)
FIELD = regex(r"/(?P<of>\d{2,3})\b")
LETTERS = regex(r"[A-ZĐ]{2,}")


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
        yield from _moves(passage)


def _moves(passage: Passage) -> Iterator[Move]:
    patterns = (MOVED, BEFORE_MOVE, BEHIND_MOVE)
    told = [(each, one) for each in patterns for one in each.finditer(passage.text)]
    told += [(TWO_YEARS, one) for one in TWO_YEARS.finditer(passage.text) if _of_one_thing(one)]
    for each, found in told:
        span = passage.start + found.start(), passage.start + found.end()
        now, then = int(found["now"]), int(found["then"])
        field = FIELD.match(passage.text, found.end("now"))
        if field is not None and int(field["of"]) < now:
            continue  # "xếp thứ 73/63": no rank at all, which is told of itself
        rises = words("ranks.rank_rises").fullmatch(found["way"]) is not None
        yield Move(
            start=passage.start + found.start("by"),
            end=passage.start + found.end("by"),
            by=int(found["by"]),
            right=then - now if rises else now - then,
            way=found["way"],
            between=span if each in (BEFORE_MOVE, BEHIND_MOVE) else None,
            ranks=tuple(
                (passage.start + found.start(name), passage.start + found.end(name))
                for name in ("then", "now")
            ),
        )


def _of_one_thing(found: re.Match[str]) -> bool:
    """Whether two ranks of two years are of one index and among one field, as far as they say."""
    if LETTERS.search(found["between"]) or (found["of"] or found["of_now"]) != (
        found["of_now"] or found["of"]
    ):
        return False
    fields = [
        frozenset(each.lower() for each in words("ranks.rank_fields").findall(found[name]))
        for name in ("among", "among_now")
    ]
    if fields[0] != fields[1] and any(fields):
        return False
    return not (LETTERS.search(found["among"]) or LETTERS.search(found["among_now"]))
