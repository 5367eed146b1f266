"""Moves of ranks in the other ways of telling them: "xếp thứ 28/63, tăng 8 bậc so với vị trí thứ 37
của năm trước", "thứ 14 (năm 2022 thứ 20), tăng năm bậc"; and those told the wrong way round, "từ
hạng 20 lên hạng 26".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.ranks.rank_moves import FIELD, FROM_TO, Move
from tiendo.checking.ranks.ranks_told import rank_of, ranks_of
from tiendo.checking.wordlists import shaped, words, words_of
from tiendo.vocabulary.numbers import words_as_number
from tiendo.vocabulary.regexes import regex

BY = (
    r"(?P<way>{ranks.rank_rises}|{ranks.rank_falls})(?:\s(?:{ranks.rank_steps}),?){0,4}"
    r"\s(?P<by>\d{1,2}|[^\W\d_]+(?:\s[^\W\d_]+)?)\s(?:bậc|hạng)\b"
)
RANKED = r"(?:thứ|hạng|vị trí)\s"
TIME = r"(?:{ranks.before}|năm\s(?:19|20)\d\d)"
NUMBER = r"(?!\d|[.,]\d|\s?(?:%|bậc\b|hạng\b|điểm\b|sao\b))"
# "xếp thứ 28/63 tỉnh, tăng 8 bậc so với vị trí thứ 37", "… so với năm trước (thứ 37)".
SO_FAR = shaped(
    RANKED + r"(?P<now>\d{1,3})(?:/\d{2,3})?(?P<among>(?:\s[^;.\d()]{1,40}?)?),?\s\(?" + BY
    + r"\s(?:so\svới|từ)\s(?:" + TIME + r"\s)?\(?(?:(?:{ranks.rank_opens}|ở|mức)\s){1,3}"
    + r"(?P<then>\d{1,3})" + NUMBER
)  # fmt: skip
# "đứng thứ 14/63 (năm 2022 đứng thứ 20), tăng 6 bậc".
BRACKETED = shaped(
    RANKED + r"(?P<now>\d{1,3})(?:/\d{2,3})?(?P<among>(?:\s[^;.\d()]{1,30}?)?)\s\((?:"
    + TIME + r"[^()\d;.]{0,25}?" + RANKED + r"(?P<then>\d{1,3})"
    + r"|" + RANKED + r"(?P<past>\d{1,3})(?:/\d{2,3})?\s(?:của\s|trong\s)?" + TIME
    + r")(?:/\d{2,3})?\),?\s" + BY + r"(?!\s(?:so\svới|từ)\b)"
)  # fmt: skip
# "Năm 2022 huyện đứng thứ 5, như vậy lên được ba bậc.": of the rank of the sentence before.
BEHIND = shaped(
    r"^\W*" + TIME + r"[^;.\d]{0,40}?" + RANKED + r"(?P<then>\d{1,3})(?:/\d{2,3})?[^;.\d]{0,30},\s"
    r"(?:như\svậy|tức\slà|tức|nghĩa\slà)\s(?:[^\W\d_]+\s){0,2}?" + BY,
    re.IGNORECASE,
)
TURNED = shaped(FROM_TO.replace("{ranks.rank_to}", "(?P<to>lên|xuống)") + NUMBER)
OTHER = regex(r"[A-ZĐ]{2,}")


def moves_worded(draft: Draft) -> Iterator[Move]:
    """Every such move, with how far apart the two ranks are."""
    for passage in draft.passages:
        if "bậc" in passage.text or "hạng" in passage.text:
            yield from _moves(draft, passage)


def _moves(draft: Draft, passage: Passage) -> Iterator[Move]:
    for way in (SO_FAR, BRACKETED):
        for found in way.finditer(passage.text):
            among = found["among"]
            field = FIELD.match(passage.text, found.end("now"))
            if field is not None and int(field["of"]) < int(found["now"]):
                continue  # "xếp thứ 73/63": no rank at all
            if OTHER.search(among) or words("ranks.ranked_nouns").search(among):
                continue  # "xếp thứ 28/63, chỉ số SIPAS tăng 8 bậc"
            yield from _move(passage, found, int(found["now"]), found.start("now"))
    behind = BEHIND.match(passage.text)
    for before in draft.before(passage) if behind else ():
        ranks = ranks_of(draft, before)
        if behind and len(ranks) == 1:
            at = before.start - passage.start + ranks[0].start()
            yield from _move(passage, behind, rank_of(ranks[0]), at)


def _move(passage: Passage, found: re.Match[str], now: int, at: int) -> Iterator[Move]:
    by = number_of(found["by"])
    if by is None:
        return
    past = "then" if found["then"] else "past"
    then = int(found[past])
    rises = words("ranks.rank_rises").fullmatch(found["way"]) is not None
    start = passage.start
    yield Move(
        start=start + found.start("by"),
        end=start + found.end("by"),
        by=by,
        right=then - now if rises else now - then,
        way=found["way"],
        ranks=(
            (start + found.start(past), start + found.end(past)),
            (start + at, start + at + len(str(now))),
        ),
    )


def number_of(said: str) -> int | None:
    """``3`` and ``ba`` are 3; what is no number is None."""
    if said.isdecimal():
        return int(said)
    read = words_as_number(words_of(said), 0)
    return read[1] if read and read[0] == len(said.split()) else None


def turned_ways(draft: Draft) -> Iterator[tuple[int, int, str, int, int]]:
    """Where a rank is said to have risen and fell, or the other way: the place, which way, from
    which to which.
    """
    for passage in draft.passages:
        if not passage.may_say("ranks.rank_places"):
            continue
        for found in TURNED.finditer(passage.text):
            then, now = int(found["then"]), int(found["now"])
            if (now < then) != (found["to"] == "lên"):
                start, end = (passage.start + at for at in found.span())
                yield start, end, found["to"], then, now
