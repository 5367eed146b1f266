"""A sentence as spans: quantities, times, cue words; the rest is plain words.

One walk over the words. A number that is no figure leaves a named reason, so
that ``tiendo explain`` can say why it was passed over.
"""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from operator import sub

from tiendo.errors import NumberUnreadable
from tiendo.reading.rules.figures.labels import label_of
from tiendo.reading.rules.figures.quantity import Quantity, read_quantity
from tiendo.reading.rules.figures.shapes import shaped
from tiendo.reading.rules.figures.words import (
    Cue,
    cue_book,
    dated_places,
    lasting_after,
    numbered_book,
    stop_words,
    weakly_numbered_book,
)
from tiendo.vocabulary.lexicon import WORDS
from tiendo.vocabulary.numbers import words_as_number
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.times import Time, as_year
from tiendo.vocabulary.timewords import first_words, read_time
from tiendo.vocabulary.units import noun_book

# Each word with the space before it: the lengths of the pieces are the offsets of the words.
PIECES = regex(rf"\s*(?:{WORDS.pattern})")
QUANTITY, TIME, CUE, JUNK = "quantity", "time", "cue", "junk"
DIGITS = frozenset("0123456789")
QUOTES = frozenset("“\"'‘«")
TIME_MARKS = frozenset(("/", "-", "tháng"))
GROUPS = frozenset(("nhóm", "tốp", "top", "các", "những", "người"))
RANKING = frozenset(("rank", "group", "ordinal"))
SCOPE_STARTS = frozenset(word.split()[0] for word in stop_words("scope"))
SUMS = frozenset(("tổng", "là", "với", "dân", "doanh", "con", "hệ", "tham", "chỉ"))
PER = frozenset(("trên", "mỗi", "quân", "/"))
PER_ONE = frozenset(("ha", "vạn", "đơn", "km", "m", "lao", "người", "hộ", "sào", "hecta", "nghìn"))
# "Số ca mắc trên 100.000 dân là 41": what opens such a rate, how far before, and what tells it.
RATES, RATE_WORDS = frozenset(("số", "tỷ", "tỉ")), 10
RATE_TELLS = frozenset(("đạt", "là", "còn", "ở", "giảm", "tăng", "ước", "khoảng", "từ", ":"))
DATED = frozenset(("năm", "quý", "tháng"))
# A slogan has no more words than this.
SLOGAN = 9
GENERATIONS = frozenset("GDRTK")
SYMBOL_STOPS = frozenset(",.;)")
LASTING, WHOLE = stop_words("lasting"), stop_words("whole")
WHOLE_LABELS = stop_words("whole-label")
# Marks and words before a number by which shapes.py may know it.
SHAPING = frozenset((":", "(", ")", "+", "/", "giờ", "h", "trực"))
JOINTS = frozenset((",", "và"))
NAMED_DAYS = frozenset(("ngày", "sáng", "chiều", "tối", "trưa", "đêm", "hôm"))
RANKED_BY = frozenset(("thứ", "hạng", "trí", "bằng"))
COUNTED_TIMES = frozenset(("lần", "khóa", "khoá", "kỳ", "họp", "tuần"))
# Units that settle what a number is; the loose ones open other nouns too ("điểm trường").
MEASURED = frozenset(
    ("%", "tỷ", "tỉ", "triệu", "nghìn", "ngàn", "ha", "tấn", "km", "điểm", "giờ", "m")
)
SURE = MEASURED - {"điểm", "giờ"}
STRONG = SURE - {"m", "km"}
COUNTED_BY_WORD = frozenset(("mười", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"))
# "Năm" is nearly always a year; before these it can only count.
OPENERS = frozenset((":", ";", ".", "-", "–", ")"))
FIVE_OF = (["chỉ", "tiêu"], ["mục", "tiêu"])
LABELS = stop_words("label-noun")


class Span:
    """``words[i:j]`` and what they are."""

    __slots__ = ("i", "j", "kind", "value")

    def __init__(self, kind: str, i: int, j: int, value: object) -> None:
        self.kind, self.i, self.j, self.value = kind, i, j, value

    def __repr__(self) -> str:
        return f"{self.kind}[{self.i}:{self.j}]{self.value}"


class Sentence:
    """The words of ``text[start:end]`` with their offsets, and the spans found."""

    __slots__ = ("ends", "spans", "starts", "text", "times", "words")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        lowered = text[start:end].lower()
        if len(lowered) != end - start:  # a letter whose small form is two
            lowered = "".join(c if len(c.lower()) != 1 else c.lower() for c in text[start:end])
        pieces = PIECES.findall(lowered)
        ends = list(accumulate(map(len, pieces), initial=start))
        del ends[0]
        self.words: list[str] = list(map(str.lstrip, pieces))
        self.ends: list[int] = ends
        self.starts: list[int] = list(map(sub, ends, map(len, self.words)))
        self.spans: list[Span] = []
        self.times = 0  # how many it states, once figures are looked for

    def written(self, index: int) -> str:
        """Word ``index`` as written."""
        return self.text[self.starts[index] : self.ends[index]]

    def glued(self, index: int) -> bool:
        """Whether word ``index`` follows the one before it without a space."""
        return 0 < index < len(self.words) and self.starts[index] == self.ends[index - 1]

    def capital(self, index: int) -> bool:
        """Whether word ``index`` is written with a capital inside the sentence."""
        return 0 < index < len(self.words) and self.text[self.starts[index]].isupper()

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
    # words before it are taken: "+ Tổng đàn bò" is an item, "+5%" a rise
    free = 1 if words[:1] == ["+"] and not sentence.glued(1) else 0
    for at in [i for i, word in enumerate(words) if word in triggers or word[0] in DIGITS]:
        if at < free:
            continue
        word = words[at]
        if word[0] in DIGITS:
            span = _number(sentence, at)
        elif word in times and (time := _time(sentence, at)) is not None:
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
    if length > 1 and words[end - 1] in DATED and end < len(words) and words[end][0] in DIGITS:
        end -= 1  # "dự toán năm" before 2025: the year is a time
    if cue.row == "role.order":
        end = at + (1 if words[at] == "giao" else length)  # "giao Sở Y tế": the body is no cue
    return Span(CUE, at, end, cue)


def _time(sentence: Sentence, at: int) -> tuple[int, Time] | None:
    words = sentence.words
    if words[at] == "vụ" and at and words[at - 1][0].isdigit():
        return None
    time = read_time(words, at)
    if time is not None and time[1].form == "this-month" and sentence.capital(at + time[0] - 1):
        return None  # "Trong Tháng Thanh niên"
    return time


def _number(sentence: Sentence, at: int) -> Span:
    words = sentence.words
    glued = _glued_reason(sentence, at)
    if glued:
        return Span(JUNK, at, glued[1], glued[0])
    if words[at - 1] in SHAPING or not at:
        outside = shaped(sentence, at)
        if outside:
            return Span(JUNK, at, at + 1, outside)
    time = read_time(words, at) if _may_be_time(words, at) else None
    if time is not None and _place_named(words, at, time[1]):
        return Span(JUNK, at, at + time[0], "name")
    if time is not None and _is_time(sentence, at, time):
        return Span(TIME, at, at + time[0], time[1])
    reason = _reason_before(sentence, at)
    if reason:
        return Span(JUNK, at, at + 1, reason)
    try:
        quantity = read_quantity(sentence, at)
    except NumberUnreadable as error:
        return Span(JUNK, at, at + 1, shaped(sentence, at) or error)
    if isinstance(quantity, str):
        return Span(JUNK, at, at + 1, quantity)
    return Span(QUANTITY, at, quantity.j, quantity)


def _may_be_time(words: list[str], at: int) -> bool:
    """Dates go on with a mark or hold dots; months are named behind their count."""
    following = words[at + 1] if at + 1 < len(words) else ""
    return following in TIME_MARKS or words[at].count(".") == 2


def _glued_reason(sentence: Sentence, at: int) -> tuple[str, int] | None:
    """Numbers inside names and symbols: Covid-19, 5G, 58/NQ-HĐND, 28-NQ/TW."""
    joined, joins = sentence.glued(at), sentence.glued(at + 1)
    if not joined and not joins:
        return None
    words = sentence.words
    if joins and at + 2 < len(words) and words[at + 1] in "-/–":
        end = _symbol_end(sentence, at)
        if end:
            return "document-number", end
    if joined:
        before = sentence.written(at - 1)
        if before.isalpha() or (
            before in "-–."
            and at >= 2
            and sentence.glued(at - 1)
            and sentence.written(at - 2).isalpha()
        ):
            return "name", at + 1
    if joins and sentence.written(at + 1) in GENERATIONS:
        return "name", at + 2
    return None


def _symbol_end(sentence: Sentence, at: int) -> int:
    """Where the symbol that starts with the number at ``at`` ends; 0 where it is none."""
    words, after = sentence.words, at + 2
    if words[at + 1] == "/" and as_year(words[after]) and sentence.glued(at + 4):
        after = at + 4  # 156/2018/NĐ-CP
    if not sentence.glued(after) or not sentence.written(after)[0].isupper():
        return 0
    end = after + 1
    while sentence.glued(end) and words[end] not in SYMBOL_STOPS:
        end += 1
    return end


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
    if _noun_at(words, at + length):
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


def _place_named(words: list[str], at: int, said: Time) -> bool:
    """``Hội trường 19/8``, ``đường 30/4``: a day that is the name of a place."""
    if said.form != "day" or said.year is not None or not at:
        return False
    return dated_places().at(words[max(0, at - 4) : at][::-1], 0) is not None


def _noun_at(words: list[str], at: int) -> int:
    """How many words the counted noun at ``at`` takes; 0 where none stands there."""
    found = noun_book().at(words, at) if at < len(words) else None
    return found[0] if found else 0


def _reason_before(sentence: Sentence, at: int) -> str | None:
    words = sentence.words
    if not at:
        return _list_number(sentence)
    before, last = words[at - 1], sentence.spans[-1] if sentence.spans else None
    if last is not None and last.j == at and isinstance(last.value, Cue):
        verb = last.value.verb
        if verb in RANKING:
            return "ordinal" if verb == "ordinal" and not _ranks(sentence, at) else None
    if before in QUOTES or ("“" in words[max(0, at - SLOGAN) : at] and _in_slogan(words, at)):
        return "slogan"
    if before in PER and _denominates(words, at):
        return "per"
    if as_year(words[at]) and not _unit_follows(words, at):
        return "year"
    if before == "thứ" and at >= 2 and words[at - 2] in COUNTED_TIMES:
        return "ordinal"
    if before == "số" and at >= 2 and words[at - 2] in SUMS:
        return None
    if _numbered(sentence, at) or (before in JOINTS and _numbered_list(sentence, at)):
        return "numbered"
    if (before in WHOLE or (before == "đủ" and _label_follows(words, at))) and not _sure_unit(
        words, at
    ):
        return "whole"
    return "name" if _named(sentence, at) else None


def _denominates(words: list[str], at: int) -> bool:
    """``trên 1 vạn dân``; ``Số bác sĩ trên 10.000 dân đạt 12``: what each is counted among."""
    if words[at] == "1":
        return words[at + 1 : at + 2] != [] and words[at + 1] in PER_ONE
    if words[at].rstrip("0.") != "1" or RATES.isdisjoint(words[max(0, at - RATE_WORDS) : at]):
        return False
    told = at + 1 + max(1, _noun_at(words, at + 1))
    return told < len(words) and words[told] in RATE_TELLS


def _in_slogan(words: list[str], at: int) -> bool:
    """``“3 không, 2 tự”``: a few words in quotes, with numbers."""
    for start in range(at - 1, max(-1, at - SLOGAN), -1):
        if words[start] in '”"':
            return False
        if words[start] == "“":
            return "”" in words[at : start + SLOGAN] and words[start + 1][0] in DIGITS
    return False


def _numbered(sentence: Sentence, at: int) -> bool:
    """Whether the words before the number make it a name: Quốc lộ 37, lớp 9."""
    words = sentence.words
    before = words[at - 1]
    strong, weak = numbered_book(), weakly_numbered_book()
    if before not in strong.first_words and before not in weak.first_words:
        return False
    tail = words[max(0, at - 4) : at][::-1]
    if strong.at(tail, 0) is not None and not _strong_unit(words, at):
        return True
    named = weak.at(tail, 0)
    if named is None or not named[1] or _labelled(sentence, at):
        return False
    counted = _unit_follows(words, at) and not sentence.written(at + 1)[0].isupper()
    return not counted  # "Kết luận 21 Hội nghị …" is a name


def _labelled(sentence: Sentence, at: int) -> bool:
    """``Sản lượng cá (tấn): kế hoạch 4.500``: the unit stands with the label."""
    label = label_of(sentence)
    return label is not None and at > label.end


def _numbered_list(sentence: Sentence, at: int) -> bool:
    """``Điều 14, 15 và 16 Quy định số 37``: a list of names, with nothing counted behind it."""
    last = sentence.spans[-1] if sentence.spans else None
    if last is None or last.value != "numbered" or last.j != at - 1:
        return False
    words = sentence.words
    noun = at + 1 < len(words) and sentence.written(at + 1)[0].isupper()
    return noun or not _unit_follows(words, at)


def _named(sentence: Sentence, at: int) -> bool:
    """``Hải An 2``: a number behind a capitalised word, with nothing counted behind it."""
    if at < 2 or not sentence.text[sentence.starts[at - 1]].isupper():
        return False
    written, words = sentence.written(at - 1), sentence.words
    if written.isupper() or not written.isalpha() or words[at + 1 : at + 2] == ["/"]:
        return False
    return not _unit_follows(words, at)


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


def _label_follows(words: list[str], at: int) -> bool:
    """``đủ 3 thành phần``: a list with a label, where "đủ 340 giáo viên" counts."""
    noun = " ".join(words[at + 1 : at + 3])
    return not _noun_at(words, at + 1) or noun.startswith((*WHOLE_LABELS, *LABELS))


def _sure_unit(words: list[str], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1] in SURE


def _unit_follows(words: list[str], at: int) -> bool:
    return _sure_unit(words, at) or _noun_at(words, at + 1) > 0


def _strong_unit(words: list[str], at: int) -> bool:
    """A unit that settles it: numbers before %, tỷ, ha are never names."""
    for follow in words[at + 1 : at + 5]:
        if follow in ("-", "–", "đến", "/") or follow[0] in DIGITS:
            continue
        return follow in STRONG
    return False


def _worded(sentence: Sentence, at: int) -> Span | None:
    """``chín tháng``, ``mười hai đảng viên``."""
    time = read_time(sentence.words, at)
    if time is not None and not _lasts(time[1], sentence.words, at, time[0]):
        return Span(TIME, at, at + time[0], time[1])
    return _counted_by_word(sentence, at)


def _five(words: list[str], at: int) -> tuple[int, int] | None:
    """``Năm chỉ tiêu vượt kế hoạch``, where it opens a clause."""
    if words[at] != "năm" or words[at + 1 : at + 3] not in FIVE_OF:
        return None
    return (1, 5) if _opens_clause(words, at) or words[at - 1] == "," else None


def _opens_clause(words: list[str], at: int) -> bool:
    return not at or words[at - 1] in OPENERS


def _labels(words: list[str], at: int, length: int) -> bool:
    """Whether the noun labels a list: ``Ba nhiệm vụ trọng tâm``."""
    return " ".join(words[at : at + length]) in LABELS or words[at] in LABELS


def _counted_by_word(sentence: Sentence, at: int) -> Span | None:
    """``thêm hai xã``: a small number in words, between a verb and a counted noun."""
    words = sentence.words
    named = words_as_number(words, at) or _five(words, at)
    if named is None or (at and words[at - 1] == "thứ"):
        return None
    length, value = named
    noun = _noun_at(words, at + length)
    if not noun:
        return None
    if value > 1 and _opens_clause(words, at) and not _labels(words, at + length, noun):
        quantity = Quantity.counted(at, at + length, at + length + noun, value, sentence)
        return Span(QUANTITY, at, quantity.j, quantity)
    last = sentence.spans[-1] if sentence.spans else None
    said = last.value if last is not None and last.j == at and last.kind == CUE else None
    if _labels(words, at + length, noun):
        return None
    goal = words[at + length : at + length + 2] == ["chỉ", "tiêu"]
    if not goal and not (isinstance(said, Cue) and (said.verb or said.op)):
        return None
    if value == 1 and not (isinstance(said, Cue) and said.op in ("ge", "le")):
        return None  # an article, but for "ít nhất một đảng viên"
    quantity = Quantity.counted(at, at + length, at + length + noun, value, sentence)
    return Span(QUANTITY, at, quantity.j, quantity)
