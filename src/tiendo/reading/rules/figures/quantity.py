"""A quantity: number, range or fraction, with its scale, unit and per."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tiendo.errors import NumberUnreadable
from tiendo.reading.rules.figures.per_behind import take_per
from tiendo.reading.rules.figures.scaling import SIZES, add_smaller_unit, may_go_on, read_scales
from tiendo.reading.rules.figures.words import after_book, cue_book, stop_words
from tiendo.vocabulary.numbers import read_number, scale_words, unreadable
from tiendo.vocabulary.times import as_year
from tiendo.vocabulary.units import COUNT, Unit, noun_book, unit_book

if TYPE_CHECKING:
    from tiendo.reading.rules.figures.sentence import Sentence
    from tiendo.reading.rules.figures.words import Cue

RANGE_MARKS = frozenset("-–—")
JOINTS = RANGE_MARKS | {"đến", "tới"}
ONE = Decimal(1)
DONG = unit_book().at(("đồng",), 0)
FUNCTION, POINT_PLACES = stop_words("function"), stop_words("point-place")
# A noun phrase is cut after this many words when no noun of the table opens it.
UNKNOWN_NOUN = 2
LEADING = 5  # words of a name before its number
# … and in quotation marks they close within so many.
QUOTED_NOUN = 7
QUOTES = frozenset("“”\"'‘’«»")


class Quantity:
    """Words ``i`` to ``j`` of a sentence as a value in a unit.

    ``unit`` is None for a bare number, until its neighbours lend it one;
    ``noun`` is the end of the counted noun, ``numbers`` the end of the digits.
    """

    __slots__ = (
        "cue", "foreign", "high", "i", "j", "known", "label", "noun", "of", "per", "plus", "scale",
        "unit", "unit_text", "value",
    )  # fmt: skip

    def __init__(self, i: int) -> None:
        self.i = i
        self.j = self.noun = i
        self.value = Decimal(0)
        self.high: Decimal | None = None
        self.of: Decimal | None = None
        self.unit: Unit | None = None
        self.unit_text: str | None = None
        self.per: str | None = None
        self.scale = ONE
        self.known = False  # the counted noun stands in the table
        self.plus: str | None = None  # the sign written before the number
        self.foreign: str | None = None
        self.label = ""  # of the line that lends it its unit
        self.cue: Cue | None = None  # the verb, where it is one word with the value

    @classmethod
    def counted(cls, i: int, numbers: int, j: int, value: int, sentence: Sentence) -> Quantity:
        out = cls(i)
        out.value, out.unit, out.j, out.noun, out.known = Decimal(value), COUNT, j, j, True
        out.unit_text = sentence.slice(numbers, j)
        return out

    @classmethod
    def place(cls, i: int, j: int, cue: Cue) -> Quantity:
        """A rank in words: ``đứng đầu``; the cue names the place."""
        out = cls(i)
        out.value, out.j, out.noun, out.cue = Decimal(cue.value or 0), j, j, cue
        return out

    @property
    def percent(self) -> bool:
        return self.unit is not None and self.unit.code in ("percent", "percentage_point")

    @property
    def count(self) -> bool:
        return self.unit is COUNT

    def __repr__(self) -> str:
        code = self.unit.code if self.unit else "?"
        return f"<{self.value} {self.high or ''}/{self.of or ''} {code} {self.unit_text}>"


def read_quantity(sentence: Sentence, at: int) -> Quantity | str:
    """The quantity at ``at``, or the reason why there is none.

    Raises NumberUnreadable for what looks like a number and is not.
    """
    words = sentence.words
    out = Quantity(at)
    out.value, end = _value(sentence, at, out)
    first_scale, first_end = _scale(words, end)
    mixed = None
    if first_scale is not ONE and may_go_on(words, end + 1):
        mixed = read_scales(words, out, end)
    if mixed is None:
        first_unit = unit_book().at(words, first_end) if first_end < len(words) else None
        second = _second(sentence, out, end, first_end, first_unit)
        if second == end:
            out.scale, end = first_scale, first_end
        else:
            out.scale, end = _scale(words, second)
        if out.scale == ONE and first_scale != ONE and out.high is None and out.of is None:
            out.scale = first_scale
    reason = _unit(sentence, out, mixed or end)
    if reason:
        return reason
    _apply(sentence, out)
    if out.high is not None and out.high < out.value:
        raise NumberUnreadable(
            f"Khoảng “{sentence.slice(at, out.j)}” có đầu trên nhỏ hơn đầu dưới",
            do="Viết đầu nhỏ trước, đầu lớn sau",
        )
    return out


def _value(sentence: Sentence, at: int, out: Quantity) -> tuple[Decimal, int]:
    words = sentence.words
    word = words[at]
    end = at + 1
    if word.isdigit() and len(word) <= 3 and word[0] != "0":
        while _thousands(sentence, end):
            word += words[end]
            end += 1
    number = read_number(word)
    if number.foreign:
        out.foreign = word
    return number.value, end


def _thousands(sentence: Sentence, at: int) -> bool:
    """``1 246``: three digits after a single space go on with the number."""
    words = sentence.words
    if at >= len(words) or not (words[at].isdigit() and len(words[at]) == 3):
        return False
    return sentence.text[sentence.ends[at - 1] : sentence.starts[at]] in (" ", "\u00a0", "\u202f")


def _second(
    sentence: Sentence, out: Quantity, end: int, scaled: int, unit: tuple[int, Unit] | None
) -> int:
    """Read the upper end of a range or the denominator; return where it ends."""
    words = sentence.words
    slash = end + 1 < len(words) and words[end] == "/" and words[end + 1][0].isdigit()
    if slash and (unit is None or scaled == end):
        out.of, denominated = _value(sentence, end + 1, out)
        return denominated
    whole = _whole(words, end)
    if whole:
        out.of, denominated = _value(sentence, whole, out)
        return denominated
    last = scaled + unit[0] if unit else scaled
    for join in (end, scaled, last) if end < scaled < last else (end, last):
        if join + 1 < len(words) and words[join] in JOINTS:
            after = _upper(sentence, out, join)
            if after:
                return after
    return end


def _whole(words: list[str], at: int) -> int:
    """Where the whole stands in ``20 trên tổng số 24 chỉ tiêu``, ``20 trong số 24``; 0 if none."""
    if at + 2 >= len(words) or words[at] not in ("trên", "trong", "/"):
        return 0
    after = at + 1 + (words[at + 1] == "tổng")
    after += after < len(words) and words[after] == "số"
    told = after > at + 1 and after < len(words) and words[after][0].isdigit()
    return after if told else 0


def _upper(sentence: Sentence, out: Quantity, join: int) -> int | None:
    words = sentence.words
    dash = words[join] in RANGE_MARKS
    if not words[join + 1][0].isdigit():
        return None
    if sentence.glued(join + 1) != sentence.glued(join) and dash and sentence.glued(join + 1):
        return None  # "đạt 5 -3%": a sign, not a range
    if as_year(words[join + 1]) and as_year(words[join - 1]):
        return None
    out.high, after = _value(sentence, join + 1, out)
    return after


def _scale(words: list[str], at: int) -> tuple[Decimal, int]:
    scales = scale_words()
    if at >= len(words) or words[at] not in scales:
        return ONE, at
    scale = ONE
    while at < len(words) and words[at] in scales:
        if words[at] == "vạn" and at + 1 < len(words) and words[at + 1] == "dân":
            break
        scale *= scales[words[at]]
        at += 1
    return scale, at


def _unit(sentence: Sentence, out: Quantity, at: int) -> str | None:
    """Give ``out`` its unit and end; answer the reason when it has none to be had."""
    words = sentence.words
    out.j = out.noun = at
    start = at - _scale_length(out, words, at)
    if at >= len(words):
        return _bare(sentence, out, start)
    found = unit_book().at(words, at)
    if found is not None and not _counted_point(sentence, at, found, out):
        length, unit = found
        out.unit, out.j = unit, at + length
        out.unit_text = sentence.slice(start, out.j)
        if unit.code in SIZES:
            add_smaller_unit(words, out)
        take_per(sentence, out)
        out.noun = out.j
        return None
    stopped = after_book().at(words, at) if out.scale == ONE else None
    if stopped is not None and not _longer_noun(words, at, stopped[0]):
        return "duration-or-name"
    return _counted(sentence, out, at, start)


def _counted_point(sentence: Sentence, at: int, found: tuple[int, Unit], out: Quantity) -> bool:
    """``12 điểm cầu``, ``20 điểm đen``, ``165 đồng chí``: a longer counted noun is no unit."""
    words = sentence.words
    if _longer_noun(words, at, found[0]):
        return True
    if words[at] != "điểm" or found[0] > 1 or at + 1 >= len(words):
        return False
    whole = out.value == out.value.to_integral_value() and out.of is None
    placed = words[at + 1] == "trên" and not POINT_PLACES.isdisjoint(words[at + 2 : at + 3])
    return whole and (placed or _nominal(sentence, at + 1))


def _longer_noun(words: list[str], at: int, length: int) -> bool:
    """``6 mặt hàng``: the word that stops a number only opens a counted noun."""
    noun = noun_book().at(words, at)
    return noun is not None and noun[0] > length


def _scale_length(out: Quantity, words: list[str], at: int) -> int:
    scales, length = scale_words(), 0
    while at - length - 1 > out.i and words[at - length - 1] in scales:
        length += 1
    return length


def _counted(sentence: Sentence, out: Quantity, at: int, start: int) -> str | None:
    words = sentence.words
    known = noun_book().at(words, at)
    if known is None:
        end = at
        while end < len(words) and end - at < UNKNOWN_NOUN and _nominal(sentence, end):
            end += 1
        end = end if end > at else _quoted(sentence, at)
        if end == at:
            return _bare(sentence, out, start)
    else:
        end = at + known[0]
        while _listed(sentence, end, known[1]):
            found = noun_book().at(words, end + 1)
            end += 1 + (found[0] if found else 1)
    out.unit, out.j, out.known = COUNT, end, known is not None
    out.unit_text = sentence.slice(start, end)
    take_per(sentence, out)
    out.noun = out.j
    return None


def _quoted(sentence: Sentence, at: int) -> int:
    """Where the noun in quotation marks at ``at`` ends: ``03 “vùng lõm” sóng``; ``at`` if none."""
    words = sentence.words
    if words[at] not in QUOTES or at + 1 >= len(words) or not _nominal(sentence, at + 1):
        return at
    for end in range(at + 2, min(len(words), at + QUOTED_NOUN)):
        if words[end] in QUOTES:
            return end + 1
    return at


def _listed(sentence: Sentence, at: int, group: str) -> bool:
    """``102 xã, phường``: bare nouns of one list, and of one group, share the number."""
    words = sentence.words
    if at + 1 >= len(words) or words[at] not in (",", "và", "-", "–"):
        return False
    found = noun_book().at(words, at + 1)
    if found is None or found[1] != group:
        return False
    return not _leads_on(sentence, at + 1 + found[0])


def _leads_on(sentence: Sentence, at: int) -> bool:
    """``386 người, điều dưỡng - hộ sinh 1.870 người``: the noun is the next number's name."""
    words, end = sentence.words, at
    while end < len(words) and end - at < LEADING:
        if not (words[end] in ("-", "–", "và") or _nominal(sentence, end)):
            break
        end += 1
    return end < len(words) and words[end][0].isdigit() and words[end - 1] != "và"


def _nominal(sentence: Sentence, at: int) -> bool:
    word = sentence.words[at]
    if not word[0].isalpha() or word in FUNCTION:
        return False
    if cue_book().at(sentence.words, at) is None:
        return True
    return sentence.text[sentence.starts[at]].isupper()


def _bare(sentence: Sentence, out: Quantity, start: int) -> str | None:
    """Scaled money without đồng ("4.200 tỷ") or a number still without a unit."""
    if out.scale >= 1_000_000 and DONG is not None:
        out.unit = DONG[1]
        out.unit_text = sentence.slice(start, out.j)
    return None


def _apply(sentence: Sentence, out: Quantity) -> None:
    """Bring the value to the unit of the contract; refuse what cannot be counted."""
    factor = out.scale * (out.unit.factor if out.unit else ONE)
    if out.unit is COUNT and out.scale == ONE:
        _whole_count(sentence, out)
    if factor != ONE:
        out.value = times(out.value, factor)
        out.high = times(out.high, factor) if out.high is not None else None
        out.of = times(out.of, factor) if out.of is not None else None


def times(value: Decimal, factor: Decimal) -> Decimal:
    """The product, without the zeros that the scale leaves behind the point."""
    product = value * factor
    whole = product.to_integral_value()
    return whole if whole == product else product


def _whole_count(sentence: Sentence, out: Quantity) -> None:
    """Nouns come whole: "20.00 hợp tác xã" is no number, "12,345 người" is English."""
    written = sentence.words[out.i]
    if (out.foreign and out.value != out.value.to_integral_value()) or written.endswith(".00"):
        raise unreadable(written)
    head, comma, tail = written.partition(",")
    if comma and len(tail) == 3 and head.isdigit() and head != "0" and out.known:
        out.value, out.foreign = Decimal(head + tail), written
