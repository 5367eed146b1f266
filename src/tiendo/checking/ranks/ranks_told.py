"""How ranks are told: "xếp thứ 14/63", "thứ hạng giải ngân, hiện là 19/63", "đứng thứ nhì vùng"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.wordlists import openings, shaped
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.regexes import regex

TABLES = "tiendo.checking.tables"
STANDING = shaped(
    r"\b{ranks.rank_opens}\s(?:ở |tại )?(?:(?:{retelling.ranks}|thứ|số)\s){0,3}"
    r"(?P<rank>\d{1,3})(?:\s?/\s?(?P<of>\d{1,3})(?![\d%]|[.,/]\d)"
    r"|\s{ranks.rank_among}\s(?:tổng số )?(?P<among>\d{1,3})\s(?=[^\W\d_])"
    r"|\s(?:trong |của |trên )?(?P<field>{ranks.rank_fields}))",
    re.IGNORECASE,
)
# "thứ hạng giải ngân, hiện là 19/63", "hạng PAPI giữ ở 12/63": what is ranked stands between.
HELD = shaped(
    r"\b{ranks.rank_nouns}\s"
    r"(?P<what>(?:[^\d;:.()\n]|\b(?:19|20)\d\d\b|\b\d{1,2}(?=\stháng)){2,60}?)"
    r"\b{ranks.rank_verbs}\s(?:(?:{ranks.rank_places}|mức|số)\s){0,2}"
    r"(?P<rank>\d{1,3})\s?/\s?(?P<of>\d{2,3})(?![\d%]|[.,/]\d)",
    re.IGNORECASE,
)
# "thứ hạng DTI năm 2023 (thứ 19)": what is ranked stands before the bracket.
IN_BRACKETS = shaped(
    r"\b{ranks.rank_nouns}\s(?P<what>(?:[^\d;:.()\n]|\b(?:19|20)\d\d\b){2,50}?)\s?"
    r"\((?:{ranks.rank_stands}\s)?(?:thứ|hạng)\s(?P<rank>\d{1,3})(?:/(?P<of>\d{2,3}))?\)",
    re.IGNORECASE,
)
# "đứng thứ nhì cả nước", "đứng thứ hai trong 9 huyện": a rank in words (tables/rank_words.yaml).
WORDED = shaped(
    r"\b(?:(?:{retelling.ranks}\s(?:(?:ở|{retelling.ranks})\s){0,2}|và\s|{ranks.superlatives}\s)thứ|hạng)\s"
    r"(?P<rank>(?:mười |hai mươi )?[^\W\d_]+)"
    r"(?:\s(?:trong |của |trên )?(?P<field>{ranks.rank_fields})"
    r"|\s?/\s?(?P<of>\d{1,3})(?![\d%]|[.,/]\d)"
    r"|\s{ranks.rank_among}\s(?:tổng số )?(?P<among>\d{1,3})\s(?=[^\W\d_]))",
    re.IGNORECASE,
)
# "đứng đầu 18 xã, phường", "đứng đầu cả nước": the first of so many.
LEADING = shaped(
    r"(?<!người )(?<!nhóm )\b{ranks.first_place}\s(?:(?:{ranks.rank_among}\s)?(?:tổng số )?"
    r"(?P<among>\d{1,3})\s(?={ranks.ranked_bodies}\b)"
    r"|(?:trong |của )?(?P<field>{ranks.rank_fields})\b)",
    re.IGNORECASE,
)
# "nằm trong nhóm 15 tỉnh dẫn đầu cả nước": one of the first, and not the first.
GROUPED = shaped(r"\b{ranks.groups}\s[^\W_]+(?:,?\s[^\W\d_]+){0,4}\s$", re.IGNORECASE)
# "PGI xếp thứ 11", "hạng 12 PGI": among how many is not told.
BARE = shaped(
    r"\b(?:{ranks.rank_stands}\s(?:{ranks.rank_places}\s|số\s){1,2}"
    r"|(?<=lên\s)thứ\s(?=\d)"
    r"|{ranks.rank_nouns}\s(?:thứ\s|số\s)?)"
    r"(?P<rank>\d{1,3}|(?:mười |hai mươi )?[^\W\d_]+)"
    r"(?![\d%]|[.,/]\d|\s?[-–/]|\s(?:trong|trên(?! bảng)|trở)\b)",
    re.IGNORECASE,
)

# "Vị trí thứ 14 của năm 2018": among how many is told elsewhere.
OF_A_YEAR = shaped(
    r"\b{ranks.rank_nouns}\s(?:thứ\s)?(?P<rank>\d{1,3})(?=\s(?:của|trong) năm (?:19|20)\d\d\b)",
    re.IGNORECASE,
)
# With a word of these begins each of the ways, but for "và thứ nhì".
OPENERS = (
    "ranks.rank_opens", "retelling.ranks", "ranks.rank_nouns", "ranks.rank_stands",
    "ranks.first_place", "ranks.superlatives",
)  # fmt: skip
# "so với cùng kỳ": what a value is compared with, and no time of the rank.
COMPARED = shaped(
    r"(?:so với|bằng)[^,;.]{0,20}(?:{retelling.rank_past}|năm (?:19|20)\d\d)"
    r"(?: năm (?:trước|(?:19|20)\d\d))?",
    re.IGNORECASE,
)

# "(hiện đứng thứ 14/34)": right before a rank.
NOWADAYS = shaped(
    r"(?<!thực )\b{ranks.nowadays}(?:\s(?:{ranks.rank_stands}|thứ))*\s*$", re.IGNORECASE
)

# "từ vị trí 11/63 lên 8/63", "tăng 5 bậc so với hạng 14 năm trước đó": a rank of before.
MOVED_FROM = regex(
    r"\b(?:[Tt]ừ|so với)\s(?:(?:vị trí|vị thứ|thứ hạng|hạng|xếp|đứng|thứ|mức)\s){0,3}$"
)
MOVED_TO = regex(
    r"[^,.;]{0,24}?\s(?:lên|xuống)\s(?:(?:vị trí|vị thứ|thứ hạng|hạng|thứ)\s){0,3}"
    r"(?P<rank>\d{1,3})(?:\s?/\s?(?P<of>\d{1,3}))?(?![\d%,])"
    r"|[^,.;]{0,12}\snăm trước"
)
AIMS = shaped(r"\b(?:{retelling.plan_aims}|đưa|nâng|cải thiện|phấn đấu|mục tiêu)\b")
LED, CLAUSE = 30, 90


def of_before(text: str, start: int, end: int) -> bool:
    """Whether a rank is that from which another one moved.

    >>> of_before("từ vị trí 11/63 lên 8/63", 3, 15), of_before("đứng vị trí 11/63", 5, 17)
    (True, False)
    """
    led = MOVED_FROM.search(text, max(0, start - LED), start)
    if led is None or MOVED_TO.match(text, end) is None:
        return False
    clause = text[max(0, start - CLAUSE) : start].rpartition(".")[2]
    return led.group().startswith("so với") or AIMS.search(clause.lower()) is None


def ranks_in(text: str) -> list[re.Match[str]]:
    """Every rank of a sentence in order, each by the first way in which it is told."""
    opened = [found.start() for found in _openers().finditer(text)]
    bare, held, in_brackets, of_a_year, standing, worded, leading = (
        list(_told(way, text, opened))
        for way in (BARE, HELD, IN_BRACKETS, OF_A_YEAR, STANDING, WORDED, LEADING)
    )
    told = {one.start("rank"): one for one in bare if _is_rank(one["rank"])}
    told |= {one.start("rank"): one for one in (*held, *in_brackets, *of_a_year, *standing)}
    for one in standing:  # "thứ 11 trên bảng xếp hạng 34 tỉnh": no rank of its own
        told.pop(one.start("among"), None)
    told |= {one.start("rank"): one for one in worded if one["rank"].lower() in _in_words()}
    told |= {one.start(): one for one in leading if not _grouped(text, one.start())}
    return [told[at] for at in sorted(told)]


@cache
def _openers() -> re.Pattern[str]:
    """The words with which a way may begin; a search skips to their first letters."""
    known = sorted(openings(*OPENERS))
    letters = "".join(sorted({each for word in known for each in (word[0], word[0].upper())}))
    rests = "|".join(rf"(?<={word[0]}){word[1:]}\b" for word in known)
    return re.compile(rf"[{letters}](?<!\w.)(?i:{rests}|(?<=v)à(?=\sthứ))")


def _told(way: re.Pattern[str], text: str, opened: Sequence[int]) -> Iterator[re.Match[str]]:
    """As ``way.finditer(text)``, tried only where it may begin."""
    end = 0
    for at in opened:
        found = way.match(text, at) if at >= end else None
        if found is not None:
            yield found
            end = found.end()


def ranks_of(draft: Draft, passage: Passage) -> list[re.Match[str]]:
    """The ranks of a sentence of a draft, looked for once."""
    if not passage.may_say(*OPENERS):
        return []
    return draft.kept(("ranks", passage.start), lambda: ranks_in(passage.text))


def _grouped(text: str, at: int) -> bool:
    return GROUPED.search(text, max(0, at - LED), at) is not None


def _is_rank(said: str) -> bool:
    return said.isdecimal() or said.lower() in _in_words()


def rank_of(found: re.Match[str]) -> int:
    """The number of a rank that ``ranks_in`` has found."""
    said = (found.groupdict().get("rank") or "nhất").lower()
    return int(said) if said.isdecimal() else _in_words()[said]


def last_months(draft: Draft) -> frozenset[str]:
    """``tháng 9`` and ``tháng 8`` for a draft of September: their ranks are the last known."""
    month = draft.day.month if draft.day is not None else 0
    return frozenset((f"tháng {month}", f"tháng {month - 1}"))


NATION = {"toàn quốc": "cả nước"}


def field_of(found: re.Match[str]) -> str | None:
    """Among how many, or among what, a rank is told; None where it is not said.

    >>> [field_of(one) for one in ranks_in("xếp thứ 9/34, xếp thứ 9 trong 34 tỉnh, nhất")]
    ['34', '34']
    """
    told = found.groupdict()
    field = told.get("of") or told.get("among") or told.get("field")
    return NATION.get(field.lower(), field.lower()) if field else None


def number_in_words(said: str) -> int | None:
    """The number of ``ba`` or ``10``, as ranks are told; None where it is neither."""
    return int(said) if said.isdecimal() else _in_words().get(said.lower())


@cache
def _in_words() -> dict[str, int]:
    return {word: row["rank"] for row in rows(TABLES, "rank_words") for word in row["words"]}
