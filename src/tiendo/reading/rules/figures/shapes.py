"""Numbers that are none by their shape: clock times, telephones, the numbers of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.units import noun_book

if TYPE_CHECKING:
    from tiendo.reading.rules.figures.sentence import Sentence

# 0258.3812.764, 02713.866.245, 1900.8099: more parts than an amount has, or a nought in front.
PHONE = regex(r"0\d{2,4}(?:\.\d{2,4}){1,3}|0\d{8,10}|1[89]00\.\d{4}")
SHORTEST_PHONE = len("1900.8099")
DAYS, DAY_WORDS = regex(r"\d{1,2}[-–]\d{1,2}/\d{1,2}/(?:19|20)\d\d"), 7
AREA = regex(r"0\d{2,3}")
LONGEST_PART = 4
HOURS = frozenset(("giờ", "h"))
LIST_MARKS = frozenset(("-", "/", "–"))
MINUTES, LAST_OF_LIST = 59, 40
PARTS_OF_DAY = frozenset(("sáng", "chiều", "tối", "trưa", "đêm", "ngày", "nay", "qua"))
DOTTED = regex(r"(?:[12]?\d|3[01])\.(?:1[0-2]|0?[1-9])")


def shaped(sentence: Sentence, at: int) -> str | None:
    """Why the number at ``at`` is none, told from the marks around it; None where nothing says."""
    words = sentence.words
    if _phone(words, at):
        return "phone"
    if _added(sentence, at):
        return "name"
    if _dotted_day(words, at):
        return "days"
    if not words[at].isdigit():
        return None
    if _clock(sentence, at):
        return "clock"
    if _days(words, at) or _days(words, at - 2):
        return "days"
    if _in_brackets(sentence, at) or _heads_line(sentence, at):
        return "list-number"
    return None


def _dotted_day(words: list[str], at: int) -> bool:
    """``Chiều 18.4, Ban Chỉ đạo họp``: a day whose month stands behind a stop."""
    if not at or words[at - 1] not in PARTS_OF_DAY or DOTTED.fullmatch(words[at]) is None:
        return False
    return words[at + 1 : at + 2] in ([","], [")"], ["("])


def _days(words: list[str], at: int) -> bool:
    """``(11 - 12/10/2021)``: two days of one month."""
    told = "".join(words[max(0, at) : at + DAY_WORDS]) if at >= 0 else ""
    return DAYS.fullmatch(told) is not None


def _phone(words: list[str], at: int) -> bool:
    long = len(words[at]) >= SHORTEST_PHONE
    if long and PHONE.fullmatch(words[at]):
        return True
    if at < 1:
        return False
    spaced = AREA.fullmatch(words[at - 1]) is not None  # "0257 3 822 115"
    spaced = spaced or any(_spaced_out(words, begin) for begin in (at, at - 1, at - 2))
    return spaced or _area_code(words, at) or _area_code(words, at - 2)


def _spaced_out(words: list[str], at: int) -> bool:
    """``0216 3845 113``: an area's number, and two parts behind it."""
    parts = words[at : at + 3] if at >= 0 else []
    if len(parts) < len("abc") or AREA.fullmatch(parts[0]) is None:
        return False
    return all(part.isdigit() and 2 < len(part) <= LONGEST_PART for part in parts[1:])


def _clock(sentence: Sentence, at: int) -> bool:
    """``16:45``, ``7 giờ 30``."""
    words = sentence.words
    if _round_the_clock(words, at) or _round_the_clock(words, at - 2):
        return True
    if _minutes(sentence, at + 2) and words[at + 1] == ":" and sentence.glued(at + 1):
        return sentence.glued(at + 2)
    if at < 2 or not _minutes(sentence, at) or not words[at - 2].isdigit():
        return False
    glued = words[at - 1] == ":" and sentence.glued(at) and sentence.glued(at - 1)
    closed = at + 1 == len(words) or noun_book().at(words, at + 1) is None
    return glued or (words[at - 1] in HOURS and closed)


def _round_the_clock(words: list[str], at: int) -> bool:
    return at >= 0 and words[at] == "24" and words[at + 1 : at + 3] in (["/", "24"], ["/", "7"])


def _area_code(words: list[str], at: int) -> bool:
    """``(0258) 3.812.764``."""
    if at < 1 or words[at - 1] != "(" or words[at + 1 : at + 2] != [")"]:
        return False
    return AREA.fullmatch(words[at]) is not None


def _added(sentence: Sentence, at: int) -> bool:
    """``Km 1254+300``, ``GMT+7``: a place on a road, a time zone."""
    words = sentence.words
    plus = at >= 2 and words[at - 1] == "+" and words[at - 2][0].isalnum()
    return plus and sentence.glued(at) and sentence.glued(at - 1)


def _minutes(sentence: Sentence, at: int) -> bool:
    words = sentence.words
    return (
        0 < at < len(words)
        and words[at].isdigit()
        and len(words[at]) == len("59")
        and int(words[at]) <= MINUTES
    )


def _in_brackets(sentence: Sentence, at: int) -> bool:
    """``(1) Tổng sản phẩm …; (2) thu ngân sách …``."""
    words = sentence.words
    around = words[max(0, at - 1) : at] == ["("] and words[at + 1 : at + 2] == [")"]
    named = at + 2 < len(words) and words[at + 2][0].isalpha()
    return around and named and int(words[at]) <= LAST_OF_LIST and _leads(words, at - 2)


def _leads(words: list[str], at: int) -> bool:
    return at < 0 or words[at] in (":", ";", ",", ".", "và", "là", "gồm")


def _heads_line(sentence: Sentence, at: int) -> bool:
    """``1- Kiểm tra 6 chi bộ``: the number of an item, with its mark."""
    words = sentence.words
    marked = at == 0 and len(words) > 2 and words[1] in LIST_MARKS and sentence.glued(1)
    return marked and not sentence.glued(2) and words[2][0].isalpha()
