"""A sentence as spans: quantities, times, cue words; the rest is plain words.

One walk over the words. A number that is no figure leaves a named reason, so
that ``tiendo explain`` can say why it was passed over.
"""

from __future__ import annotations

from functools import cache

from tiendo.errors import NumberUnreadable
from tiendo.reading.rules.figures.named_numbers import glued_reason, reason_before
from tiendo.reading.rules.figures.quantity import Quantity, read_quantity
from tiendo.reading.rules.figures.sentence import (
    CUE,
    DIGITS,
    JUNK,
    QUANTITY,
    TIME,
    Sentence,
    Span,
    noun_at,
)
from tiendo.reading.rules.figures.shapes import shaped
from tiendo.reading.rules.figures.worded_numbers import counted_by_word
from tiendo.reading.rules.figures.words import (
    Cue,
    cue_book,
    dated_places,
    lasting_after,
    stop_words,
)
from tiendo.vocabulary.times import Time, as_year
from tiendo.vocabulary.timewords import first_words, read_time

TIME_MARKS = frozenset(("/", "-", "tháng"))
# A line with a number of its own has more words than this.
LISTED = 4
GROUPS = frozenset(("nhóm", "tốp", "top", "các", "những", "người"))
SCOPE_STARTS = frozenset(word.split()[0] for word in stop_words("scope"))
HAVING = (["điều"], ["nguy"], ["nhu"])
DATED = frozenset(("năm", "quý", "tháng"))
LASTING, WHOLE = stop_words("lasting"), stop_words("whole")
# Marks and words before a number by which shapes.py may know it.
SHAPING = frozenset((":", "(", ")", "+", "/", "giờ", "h", "trực"))
# "(2021 tăng 5,1%; 2022 tăng 8,5%)": years in turn, without the word.
YEAR_OPENS, YEAR_TOLD = frozenset("(;"), (["tăng"], ["giảm"], ["đạt"], ["là"], ["ước"])
# "Về chỉ tiêu 2017, hội nghị nhất trí", "Kế hoạch 2017:": the year of a plan, without the word.
PLAN_OPENS = 5
PLANS, PLAN_ENDS = (["chỉ", "tiêu"], ["kế", "hoạch"], ["mục", "tiêu"], ["dự", "toán"]), (":", ",")
CLOCK = 3  # words of "09:40"
NAMED_DAYS = frozenset(("ngày", "sáng", "chiều", "tối", "trưa", "đêm", "hôm"))
RANKED_BY = frozenset(("thứ", "hạng", "trí", "bằng"))
# Units that settle what a number is; the loose ones open other nouns too ("điểm trường").
MEASURED = frozenset(
    ("%", "tỷ", "tỉ", "triệu", "nghìn", "ngàn", "ha", "tấn", "km", "điểm", "giờ", "m")
)
COUNTED_BY_WORD = frozenset(("mười", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"))


@cache
def _triggers() -> frozenset[str]:
    """Words at which a time, a cue or a number in words may begin."""
    return cue_book().first_words | first_words() | COUNTED_BY_WORD


def lex(text: str, start: int, end: int) -> Sentence:
    """The sentence at ``text[start:end]`` with its spans, from left to right."""
    sentence = Sentence(text, start, end)
    words, spans = sentence.words, sentence.spans
    span: Span | None
    cues, times, triggers = cue_book(), first_words(), _triggers()
    # words before it are taken: "+ Tổng đàn bò" is an item, "+5%" a rise
    free = 1 if words[:1] == ["+"] and not sentence.glued(1) else 0
    if _numbers_a_list(sentence):
        spans.append(Span(JUNK, 0, 1, "list-number"))
        free = 2
    for at in [i for i, word in enumerate(words) if word in triggers or "0" <= word < ":"]:
        if at < free:
            continue
        word = words[at]
        if "0" <= word < ":":
            span = _number(sentence, at)
        elif word in times and (time := _time(sentence, at)) is not None:
            span = Span(TIME, at, at + time[0], time[1])
        elif (found := cues.at(words, at)) is not None:
            if found[1].link == "neutral":
                free = at + found[0]
                continue
            if at and found[0] == 1 and found[1].verb is not None and _in_name(sentence, at):
                continue
            span = _cue(sentence, at, found[0], found[1])
        elif word in COUNTED_BY_WORD:
            span = _worded(sentence, at)
        else:
            continue
        if span is not None:
            spans.append(span)
            free = span.j
    return sentence


def _in_name(sentence: Sentence, at: int) -> bool:
    """``Chi cục Thuế khu vực Hạ Lang``: a word of a name, and no verb."""
    if at + 1 >= len(sentence.words) or not sentence.capital(at + 1):
        return False
    return all(sentence.written(place).istitle() for place in (at, at + 1))


def _numbers_a_list(sentence: Sentence) -> bool:
    """``1- 9/11 trường đạt chuẩn``: the dash stands by the number, and apart from what follows."""
    words = sentence.words
    if len(words) < LISTED or words[1] != "-" or not words[0].isdigit() or len(words[0]) > 2:
        return False
    return sentence.glued(1) and not sentence.glued(2)


def _cue(sentence: Sentence, at: int, length: int, cue: Cue) -> Span:
    """A cue; a place said in words ("đứng thứ nhì khu vực") is a quantity of its own."""
    words = sentence.words
    end = at + length
    if cue.value is not None and end < len(words) and words[end] in SCOPE_STARTS:
        if any(w in GROUPS for w in words[max(0, at - 6) : at]):
            return Span(CUE, at, end, cue)
        return Span(QUANTITY, at, end, Quantity.place(at, end, cue))
    if length > 1 and words[end - 1] in DATED and end < len(words) and words[end][0] in DIGITS:
        end -= 1  # "dự toán năm" before 2025: the year is a time
    if words[end - 1] == "có" and length > 1 and cue.link and words[end : end + 1] in HAVING:
        end -= 1  # "trong đó có điều kiện thi hành 7.905 việc"
    if cue.row == "role.order":
        end = at + (1 if words[at] == "giao" else length)  # "giao Sở Y tế": the body is no cue
    return Span(CUE, at, end, cue)


def _time(sentence: Sentence, at: int) -> tuple[int, Time] | None:
    words = sentence.words
    if words[at] == "vụ" and at and words[at - 1][0].isdigit():
        return None
    if words[at : at + 3] == ["trong", "năm", "học"]:
        return None  # "Trong năm học 2023 - 2024": the school year's own words follow
    time = read_time(words, at)
    if time is not None and time[1].form == "this-month" and sentence.capital(at + time[0] - 1):
        return None  # "Trong Tháng Thanh niên"
    return time


def _number(sentence: Sentence, at: int) -> Span:
    words = sentence.words
    glued = glued_reason(sentence, at)
    if glued:
        return Span(JUNK, at, glued[1], glued[0])
    if words[at - 1] in SHAPING or not at:
        outside = shaped(sentence, at)
        if outside:
            return Span(JUNK, at, at + 1, outside)
    opened = words[at - 1] in YEAR_OPENS and words[at + 1 : at + 2] in YEAR_TOLD
    if (opened or _plan_of_year(words, at)) and as_year(words[at]):
        return Span(TIME, at, at + 1, Time(form="year", year=int(words[at])))
    time = read_time(words, at) if _may_be_time(words, at) else None
    if time is not None and _place_named(words, at, time[1]):
        return Span(JUNK, at, at + time[0], "name")
    if time is not None and _stamps(words, at, at + time[0]):
        return Span(JUNK, at, at + time[0] + CLOCK, "clock")
    if time is not None and _is_time(sentence, at, time):
        return Span(TIME, at, at + time[0], time[1])
    reason = reason_before(sentence, at)
    if reason:
        return Span(JUNK, at, at + 1, reason)
    try:
        quantity = read_quantity(sentence, at)
    except NumberUnreadable as error:
        return Span(JUNK, at, at + 1, shaped(sentence, at) or error)
    if isinstance(quantity, str):
        return Span(JUNK, at, at + 1, quantity)
    return Span(QUANTITY, at, quantity.j, quantity)


def _stamps(words: list[str], at: int, end: int) -> bool:
    """``(28/02/2024 09:40)``: when a page was put up, and not what it tells of."""
    clock = words[end : end + CLOCK]
    opened = words[at - 1 : at] == ["("]
    return opened and len(clock) == CLOCK and clock[0].isdigit() and clock[1] == ":"


def _may_be_time(words: list[str], at: int) -> bool:
    """Dates go on with a mark or hold dots; months are named behind their count."""
    following = words[at + 1] if at + 1 < len(words) else ""
    return following in TIME_MARKS or words[at].count(".") == 2


def _is_time(sentence: Sentence, at: int, time: tuple[int, Time]) -> bool:
    """Whether ``8/3`` is a date: a counted noun after it, or rank words before it, say no."""
    words = sentence.words
    length, said = time
    before = words[at - 1] if at else ""
    if _lasts(said, words, at, length):
        return False
    if said.form != "day" or said.year is not None:
        return not (said.form == "months" and before == "điểm")
    if before in NAMED_DAYS or words[max(0, at - 2) : at] == ["tính", "đến"]:
        return True
    if before in RANKED_BY:
        return False
    if words[at + 1] == "-" and not sentence.glued(at + 1):
        return False
    if noun_at(words, at + length):
        return False
    return not (at + length < len(words) and words[at + length] in MEASURED)


def _lasts(said: Time, words: list[str], at: int, length: int) -> bool:
    """``trước ba tháng``, ``từ 6 tháng trở lên``: a duration, no months of a year."""
    end = at + length
    if said.form != "months" or words[end - 1] != "tháng":
        return False
    if at and words[at - 1] in LASTING:
        return True
    return end < len(words) and lasting_after().at(words, end) is not None


def _plan_of_year(words: list[str], at: int) -> bool:
    named = 2 <= at <= PLAN_OPENS and words[at - 2 : at] in PLANS
    return named and at + 1 < len(words) and words[at + 1] in PLAN_ENDS


def _place_named(words: list[str], at: int, said: Time) -> bool:
    """``Hội trường 19/8``, ``đường 30/4``: a day that is the name of a place."""
    if said.form != "day" or said.year is not None or not at:
        return False
    return dated_places().at(words[max(0, at - 4) : at][::-1], 0) is not None


def _worded(sentence: Sentence, at: int) -> Span | None:
    """``chín tháng``, ``mười hai đảng viên``."""
    time = read_time(sentence.words, at)
    if time is not None and not _lasts(time[1], sentence.words, at, time[0]):
        return Span(TIME, at, at + time[0], time[1])
    return counted_by_word(sentence, at)
