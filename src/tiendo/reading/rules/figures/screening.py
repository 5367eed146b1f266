"""Which sentences may hold a figure: told from the characters around each digit.

Most numbers of ordinary news are dates, document numbers and names. Sentences
with nothing else are not taken apart into words, only searched for times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.units import noun_book

NUMBER = regex(r"\d[\d.,]*")
# A date or a symbol goes on behind its first digits: 5/12/2022, 28-12, 41-NQ/TU.
DATED = regex(
    r"[/.-](?:0?[1-9]|1[0-2])(?!\d)(?:[/.-]\d{4})?(?![\d,])(?!\s*(?:%|[a-zà-ỹđ]))|/\d{4}\b"
)
SYMBOL = regex(r"(?:[-/]\d{4})?[-/][A-ZĐ]")
NAMED = frozenset(("số", "điều", "khoản", "khóa", "khoá", "tháng", "quý", "lộ", "thị", "ương"))
# Ranks in words; looked for before anything is taken apart.
RANKED = ("đứng đầu", "dẫn đầu", "thứ nhì", "đứng thứ", "xếp thứ", "vị trí thứ")
RANK_SIGNS = ("thứ ", "n đầu", "g đầu")
COUNTED = (
    "nhất một ",
    "thiểu một ",
    "hai ",
    "ba ",
    "bốn ",
    "sáu ",
    "bảy ",
    "tám ",
    "chín ",
    "mười ",
    "năm chỉ ",
)
# Those at the head of a sentence or a clause; looked for where the document holds one at all.
HEADS = (
    "Hai ", "Ba ", "Bốn ", "Sáu ", "Bảy ", "Tám ", "Chín ", "Mười ", "Năm chỉ ", "Năm mục ",
)  # fmt: skip
# Times without a digit that open a sentence.
OPENING = (
    "Trong tháng", "Trong quý", "Trong năm", "Tháng qua", "Cả năm", "Nửa đầu năm", "Nửa cuối năm",
    "Chín tháng", "Sáu tháng", "Ba tháng", "Năm nay", "Năm qua",
)  # fmt: skip
# Without one of these a sentence dates nothing but itself.
TIMED = (
    "đoạn 20",
    "ĐOẠN 20",
    "năm",
    "Năm",
    "NĂM",
    "tháng",
    "Tháng",
    "THÁNG",
    "quý",
    "Quý",
    "QUÝ",
    "/20",
    "-20",
    ".20",
    "hiệm kỳ",
)
# What stands before a place among others: "xếp hạng 9/12".
RANKED_BY = ("hạng ", "thứ ", "vị trí ")
# Characters before a number in which its time stands.
WINDOW = 48


def may_hold_figure(text: str, start: int, end: int, digit: int) -> bool:
    """Whether some number of ``text[start:end]`` is neither date, year, symbol nor name.

    ``digit``: where its first digit stands.
    """
    for match in NUMBER.finditer(text, digit, end):  # noqa: SIM110 - a generator costs as much
        if not _passes(text, match, start):
            return True
    return False


def may_tell_time(text: str, start: int, end: int) -> bool:
    """Whether a sentence without figures may state a year or a period that others rest on."""
    if text[end - 1] == ":":
        return True
    return any(text.find(word, start, end) >= 0 for word in TIMED)


def _passes(text: str, match: re.Match[str], start: int) -> bool:
    at, stop = match.span()
    written = match.group().rstrip(".,")
    stop = at + len(written)
    following = text[stop : stop + 1]
    if following in ("/", "-") and SYMBOL.match(text, stop):
        return True
    if len(written) == 4 and written[:2] in ("19", "20") and written.isdigit():
        return text[stop : stop + 2] not in (" %", "ha") and not _counts(text, stop)
    if at > start and text[at - 1] in "-/." and at >= 2 and text[at - 2].isalnum():
        return text[at - 2].isalpha() or _in_date(text, at, start)
    if following in ("/", "-", ".") and DATED.match(text, stop) and len(written) <= 2:
        return not text.endswith(RANKED_BY, start, at)
    return _named(text, at, start) and written.isdigit() and not _measured(text, stop)


def _in_date(text: str, at: int, start: int) -> bool:
    """The second or third part of a date whose first part passed."""
    before = NUMBER.search(text, max(start, at - 6))
    return before is not None and before.start() < at and bool(DATED.match(text, before.end()))


def _named(text: str, at: int, start: int) -> bool:
    if at <= start or text[at - 1] != " ":
        return False
    space = text.rfind(" ", start, at - 1)
    return text[max(space + 1, start) : at - 1].lower() in NAMED


def _counts(text: str, stop: int) -> bool:
    """A counted noun behind what looks like a year: "2000 hộ"."""
    following = text[stop : stop + 12].split(" ", 2)
    return len(following) > 1 and following[0] == "" and following[1] in _nouns()


@cache
def _nouns() -> frozenset[str]:
    return noun_book().first_words


def _measured(text: str, stop: int) -> bool:
    return text[stop : stop + 1] == "%" or text[stop : stop + 3].strip()[:1] in ("%", "t", "n")


class Worded:
    """Whether a stretch may hold numbers or times without a digit.

    Of the words for them only those are looked for that its text holds at all; capitals open a
    number only where the document, as it stands, holds such a head.
    """

    __slots__ = ("counted", "ranked")

    def __init__(self, text: str, *, heads: bool = True) -> None:
        self.ranked = [phrase for phrase in RANKED if phrase in text]
        self.counted = [word for word in COUNTED + HEADS * heads if word in text]

    def holds(self, text: str, start: int, end: int) -> bool:
        """Whether ranks, counts or times stand in words in ``text[start:end]``."""
        if text.startswith(OPENING, start):
            return True
        if self.ranked and any(text.find(sign, start, end) >= 0 for sign in RANK_SIGNS):
            for phrase in self.ranked:
                if text.find(phrase, start, end) >= 0:
                    return True
        for word in self.counted:
            at = text.find(word, start, end)
            if at >= 0 and _counted(text, word, at, end):
                return True
        return False


def counts_at_heads(text: str) -> bool:
    """Whether a number in words may open a sentence somewhere in a document."""
    return any(map(text.__contains__, HEADS))


def _counted(text: str, word: str, start: int, end: int) -> bool:
    at = text.find(word, start, end)
    while at >= 0:
        following = text[at + len(word) : at + len(word) + 24].split(" ", 3)
        if any(w.rstrip(",.;") in _nouns() for w in following[:3]):
            return True
        at = text.find(word, at + 1, end)
    return False


def windows(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches around the numbers, cut at spaces; neighbours are joined."""
    begin = stop = -1
    for match in NUMBER.finditer(text, start, end):
        left = text.rfind(" ", start, max(start, match.start() - WINDOW)) + 1
        left = max(left, start)
        right = text.find(" ", min(end, match.end() + WINDOW // 2), end)
        right = end if right < 0 else right
        if begin >= 0 and left <= stop:
            stop = right
            continue
        if begin >= 0:
            yield begin, stop
        begin, stop = left, right
    if begin >= 0:
        yield begin, stop
