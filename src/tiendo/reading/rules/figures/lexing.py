"""A sentence as spans: quantities, times, cue words; the rest is plain words.

One walk over the words. A number that is no figure leaves a named reason, so
that ``tiendo explain`` can say why it was passed over.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate

from tiendo.errors import NumberUnreadable
from tiendo.reading.rules.figures.quantity import Quantity, read_quantity
from tiendo.reading.rules.figures.words import (
    Cue,
    cue_book,
    numbered_book,
    stop_words,
    weakly_numbered_book,
)
from tiendo.vocabulary.lexicon import WORDS
from tiendo.vocabulary.numbers import words_as_number
from tiendo.vocabulary.times import Time, as_year, first_words, read_time
from tiendo.vocabulary.units import noun_book

QUANTITY, TIME, CUE, JUNK = "quantity", "time", "cue", "junk"
PIECES = re.compile(r"\s+|" + WORDS.pattern)
DIGITS = frozenset("0123456789")
QUOTES = frozenset("“\"'‘«")
TIME_MARKS = frozenset(("/", "-", "tháng"))
GROUPS = frozenset(("nhóm", "tốp", "top", "các", "những", "người"))
RANKING = frozenset(("rank", "group", "ordinal"))
SCOPE_STARTS = frozenset(word.split()[0] for word in stop_words("scope"))
SUMS = frozenset(("tổng", "là", "với", "dân", "doanh", "con", "hệ", "tham", "chỉ"))
PER_ONE = frozenset(("ha", "vạn", "đơn", "km", "m", "lao", "người", "hộ", "sào", "hecta", "nghìn"))
COUNTED_BY_WORD = frozenset(("mười", "một", "hai", "ba", "bốn", "sáu", "bảy", "tám", "chín"))


class Span:
    """``words[i:j]`` and what they are."""

    __slots__ = ("i", "j", "kind", "value")

    def __init__(self, kind: str, i: int, j: int, value: object) -> None:
        self.kind, self.i, self.j, self.value = kind, i, j, value

    def __repr__(self) -> str:
        return f"{self.kind}[{self.i}:{self.j}]{self.value}"


class Sentence:
    """The words of ``text[start:end]`` with their offsets, and the spans found."""

    __slots__ = ("_raw", "ends", "spans", "starts", "text", "words")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        lowered = text[start:end].lower()
        if len(lowered) != end - start:  # a letter whose small form is two
            lowered = "".join(c if len(c.lower()) != 1 else c.lower() for c in text[start:end])
        pieces = PIECES.findall(lowered)  # words and the space between them: nothing is left out
        ends = list(accumulate(map(len, pieces), initial=start))
        kept = [i for i, piece in enumerate(pieces) if not piece.isspace()]
        self.words: list[str] = [pieces[i] for i in kept]
        self.starts: list[int] = [ends[i] for i in kept]
        self.ends: list[int] = [ends[i + 1] for i in kept]
        self.spans: list[Span] = []
        self._raw: list[str] | None = None

    @property
    def raw(self) -> list[str]:
        """The words as written."""
        if self._raw is None:
            self._raw = [self.text[s:e] for s, e in zip(self.starts, self.ends, strict=True)]
        return self._raw

    def glued(self, index: int) -> bool:
        """Whether word ``index`` follows the one before it without a space."""
        return index > 0 and index < len(self.words) and self.starts[index] == self.ends[index - 1]

    def slice(self, i: int, j: int) -> str:
        """The text of words ``i`` to ``j``, as written."""
        return self.text[self.starts[i] : self.ends[j - 1]] if i < j else ""


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
    free = 0  # words before it are taken
    for at in [i for i, word in enumerate(words) if word in triggers or word[0] in DIGITS]:
        if at < free:
            continue
        word = words[at]
        if word[0] in DIGITS:
            span = _number(sentence, at)
        elif word in times and (time := _time(words, at)) is not None:
            span = Span(TIME, at, at + time[0], time[1])
        elif (found := cues.at(words, at)) is not None:
            if found[1].link == "neutral":
                free = at + found[0]
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


def _cue(sentence: Sentence, at: int, length: int, cue: Cue) -> Span:
    """A cue; a place said in words ("đứng thứ nhì khu vực") is a quantity of its own."""
    words = sentence.words
    end = at + length
    if cue.value is not None and end < len(words) and words[end] in SCOPE_STARTS:
        if any(w in GROUPS for w in words[max(0, at - 6) : at]):
            return Span(CUE, at, end, cue)
        return Span(QUANTITY, at, end, Quantity.place(at, end, cue))
    if cue.row == "role.order":
        end = at + (1 if words[at] == "giao" else length)  # "giao Sở Y tế": the body is no cue
    return Span(CUE, at, end, cue)


def _time(words: list[str], at: int) -> tuple[int, Time] | None:
    if words[at] == "vụ" and at and words[at - 1][0].isdigit():
        return None
    return read_time(words, at)


def _number(sentence: Sentence, at: int) -> Span:
    words = sentence.words
    glued = _glued_reason(sentence, at)
    if glued:
        return Span(JUNK, at, glued[1], glued[0])
    time = read_time(words, at) if _may_be_time(words, at) else None
    if time is not None and _is_time(sentence, at, time):
        return Span(TIME, at, at + time[0], time[1])
    reason = _reason_before(sentence, at)
    if reason:
        return Span(JUNK, at, at + 1, reason)
    try:
        quantity = read_quantity(sentence, at)
    except NumberUnreadable as error:
        return Span(JUNK, at, at + 1, error)
    if isinstance(quantity, str):
        return Span(JUNK, at, at + 1, quantity)
    return Span(QUANTITY, at, quantity.j, quantity)


def _may_be_time(words: list[str], at: int) -> bool:
    """Dates go on with a mark or hold dots; months are named behind their count."""
    following = words[at + 1] if at + 1 < len(words) else ""
    return following in TIME_MARKS or words[at].count(".") == 2


def _glued_reason(sentence: Sentence, at: int) -> tuple[str, int] | None:
    """Numbers inside names and symbols: Covid-19, 5G, 58/NQ-HĐND, 28-NQ/TW."""
    words, ends, starts = sentence.words, sentence.ends, sentence.starts
    joined = at > 0 and starts[at] == ends[at - 1]
    joins = at + 1 < len(words) and starts[at + 1] == ends[at]
    if not joined and not joins:
        return None
    raw = sentence.raw
    if at + 2 < len(words) and words[at + 1] in "-/–" and joins:
        after = at + 2
        if words[at + 1] == "/" and as_year(words[after]) and sentence.glued(at + 4):
            after = at + 4  # 156/2018/NĐ-CP
        if after < len(raw) and sentence.glued(after) and raw[after][0].isupper():
            end = after + 1
            while (
                end < len(words) and sentence.glued(end) and words[end] not in (",", ".", ";", ")")
            ):
                end += 1
            return "document-number", end
    if joined:
        before = raw[at - 1]
        if before.isalpha() or (
            before in "-–." and at >= 2 and sentence.glued(at - 1) and raw[at - 2].isalpha()
        ):
            return "name", at + 1
    if joins and raw[at + 1] in ("G", "D", "R", "T", "K"):
        return "name", at + 2
    return None


def _is_time(sentence: Sentence, at: int, time: tuple[int, Time]) -> bool:
    """Whether ``8/3`` is a date: a counted noun after it, or rank words before it, say no."""
    words = sentence.words
    length, said = time
    before = words[at - 1] if at else ""
    if _lasts(said, before, words[at : at + length]):
        return False
    if said.form != "day" or said.year is not None:
        return not (said.form == "months" and before in ("điểm",))
    following = words[at + length] if at + length < len(words) else ""
    if before in ("ngày", "sáng", "chiều", "tối", "trưa", "đêm", "hôm"):
        return True
    if before in ("thứ", "hạng", "trí", "bằng"):
        return False
    if words[at + 1] == "-" and not sentence.glued(at + 1):
        return False
    if noun_book().at([*words[at + length : at + length + 6], ""], 0) is not None:
        return False
    return not _measured(following)


def _lasts(said: Time, before: str, written: list[str]) -> bool:
    """``trước ba tháng``, ``chậm 6 tháng``: a duration, no months of a year."""
    return said.form == "months" and before in stop_words("lasting") and written[-1] == "tháng"


def _measured(word: str) -> bool:
    return word in (
        "%",
        "tỷ",
        "tỉ",
        "triệu",
        "nghìn",
        "ngàn",
        "ha",
        "tấn",
        "km",
        "điểm",
        "chỉ",
        "giờ",
        "m",
    )


def _reason_before(sentence: Sentence, at: int) -> str | None:
    words = sentence.words
    if not at:
        return _list_number(sentence)
    before = words[at - 1]
    last = sentence.spans[-1] if sentence.spans else None
    if (
        last is not None
        and last.j == at
        and isinstance(last.value, Cue)
        and last.value.verb in RANKING
    ):
        return "ordinal" if last.value.verb == "ordinal" and not _ranks(sentence, at) else None
    if before in QUOTES:
        return "slogan"
    if (
        words[at] == "1"
        and before in ("trên", "mỗi")
        and words[at + 1 : at + 2]
        and words[at + 1] in PER_ONE
    ):
        return "per"
    if as_year(words[at]) and not _unit_follows(words, at):
        return "year"
    if (
        before == "thứ"
        and at >= 2
        and words[at - 2] in ("lần", "khóa", "khoá", "kỳ", "họp", "tuần")
    ):
        return "ordinal"
    tail = words[max(0, at - 4) : at][::-1]
    if before == "số" and at >= 2 and words[at - 2] in SUMS:
        return None
    if numbered_book().at(tail, 0) is not None and not _strong_unit(words, at):
        return "numbered"
    if weakly_numbered_book().at(tail, 0) is not None and not _unit_follows(words, at):
        return "numbered"
    if before in stop_words("whole") and not _unit_follows(words, at, strict=True):
        return "whole"
    written = sentence.text[sentence.starts[at - 1] : sentence.ends[at - 1]]
    if written[0].isupper() and not written.isupper() and at >= 2 and written.isalpha():
        known = noun_book().at([*words[at + 1 : at + 6], ""], 0)
        if known is None and not _unit_follows(words, at) and words[at + 1 : at + 2] != ["/"]:
            return "name"
    return None


def _ranks(sentence: Sentence, at: int) -> bool:
    """``xếp thứ 9``, and ``… và thứ 7`` after it."""
    last = sentence.spans[-1] if sentence.spans else None
    if last is not None and last.j == at and last.i < at - 1:
        return True
    ranked = any(isinstance(s.value, Cue) and s.value.verb == "rank" for s in sentence.spans)
    return ranked and at >= 2 and sentence.words[at - 2] in ("và", ",")


def _list_number(sentence: Sentence) -> str | None:
    words = sentence.words
    if len(words) > 1 and words[1] in (".", ")") and sentence.glued(1):
        return "list-number"
    if as_year(words[0]) and not _unit_follows(words, 0):
        return "year"
    return None


def _unit_follows(words: list[str], at: int, *, strict: bool = False) -> bool:
    following = words[at + 1] if at + 1 < len(words) else ""
    if _measured(following) and following not in ("điểm", "chỉ", "giờ"):
        return True
    return not strict and noun_book().at([*words[at + 1 : at + 6], ""], 0) is not None


def _strong_unit(words: list[str], at: int) -> bool:
    """A unit that settles it: numbers before %, tỷ, ha are never names."""
    for follow in words[at + 1 : at + 5]:
        if follow in ("-", "–", "đến", "/") or follow[0].isdigit():
            continue
        return _measured(follow) and follow not in ("điểm", "chỉ", "giờ", "m", "km")
    return False


def _worded(sentence: Sentence, at: int) -> Span | None:
    """``chín tháng``, ``mười hai đảng viên``."""
    time = read_time(sentence.words, at)
    before = sentence.words[at - 1] if at else ""
    if time is not None and not _lasts(time[1], before, sentence.words[at : at + time[0]]):
        return Span(TIME, at, at + time[0], time[1])
    return _counted_by_word(sentence, at)


def _counted_by_word(sentence: Sentence, at: int) -> Span | None:
    """``thêm hai xã``: a small number in words, between a verb and a counted noun."""
    words = sentence.words
    named = words_as_number(words, at)
    if named is None or named[1] == 1 or (at and words[at - 1] == "thứ"):
        return None
    length, value = named
    found = noun_book().at([*words[at + length : at + length + 6], ""], 0)
    if found is None:
        return None
    last = sentence.spans[-1] if sentence.spans else None
    said = last.value if last is not None and last.j == at and last.kind == CUE else None
    goal = words[at + length : at + length + 2] == ["chỉ", "tiêu"]
    if not goal and not (isinstance(said, Cue) and (said.verb or said.op)):
        return None
    quantity = Quantity.counted(at, at + length, at + length + found[0], value, sentence)
    return Span(QUANTITY, at, quantity.j, quantity)
