"""The numbers of a sentence with their units, whether or not the reader made figures of them.

"trong đó cấp tỉnh 1.949, cấp huyện 534": bare parts are no figures, and count here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from tiendo.checking.hedges import hedge_after, hedge_before
from tiendo.checking.wordlists import shaped
from tiendo.checking.written import ONE, Written
from tiendo.errors import NumberUnreadable
from tiendo.reading.rules.figures.lexing import lex
from tiendo.reading.rules.figures.quantity import Quantity
from tiendo.reading.rules.figures.sentence import QUANTITY, Sentence
from tiendo.vocabulary.numbers import format_number, read_number
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

AGAINST = regex(r"/\s?(?P<number>\d[\d.,]*\d|\d)(?P<unit>\s[^\d/]+)$")
# "cả 33 chi bộ trực thuộc": for the reader no figure of its own, and a number like any here.
ALL_OF = regex(r"\b[Cc]ả(?=\s(?:\d{2,3}|\d{1,3}\.\d{3})\s[^\W\d_])")
NOT_DONE = shaped(r"(?<=\d\s)không(?=\s{numbers.done}\b)")
AGE = regex(r"\d+(?:\s?[-–]\s?\d+|\sđến \d+)?\s(?:tháng )?tuổi\b")
SPAN_OF_LIFE = shaped(r"{numbers.spans_of_life}", re.IGNORECASE)
AGAIN = regex(r"\s(?P<noun>[^,;\d]+),\s(?P=noun)")
# "6,42 triệu lượt khách, khách quốc tế tăng": a noun ends where the next clause says it again.
SAID_AGAIN = regex(r"(?P<noun>[^,;\d]*?(?P<last>[^\W\d_]+)),\s(?P=last)\b")
DIGIT = regex(r"\d")
NEAR = 50
PERCENTS = ("percent", "percentage_point")


@dataclass(frozen=True, slots=True, kw_only=True)
class Num:
    """A number with its unit: ``unit`` is None for a bare one; ``noun`` what is counted."""

    main: Written
    end: int  # with its unit
    unit: str | None
    unit_text: str = ""
    whole: Written | None = None  # of "78/204"
    high: bool = False  # the lower end of a range
    factor: Decimal = ONE  # what one of the written unit is worth
    per: str | None = None

    @property
    def start(self) -> int:
        return self.main.start

    @property
    def percent(self) -> bool:
        return self.unit in PERCENTS

    @property
    def noun(self) -> str:
        """The word that is counted, to compare: "xã", "viên"."""
        words = fold(self.unit_text).replace(",", " ").split()
        return words[-1] if words else ""

    def show(self, value: Decimal) -> str:
        """``value`` in this number's unit, with as many decimals as are needed."""
        shown = (value / self.factor).normalize()
        exponent = shown.as_tuple().exponent
        if isinstance(exponent, int) and exponent > 0:
            shown = shown.quantize(ONE)
        return format_number(shown)


def countable(text: str) -> str:
    """The text, letter by letter, with another word where "cả" would hide a number.

    So where "không" behind one would make it a slogan: "5 hoàn thành, 1 không hoàn thành".

    >>> countable("cả 33 chi bộ"), countable("cả 3 cấp"), countable("1 không hoàn thành")
    ('có 33 chi bộ', 'cả 3 cấp', '1 chưa  hoàn thành')
    """
    return NOT_DONE.sub("chưa ", ALL_OF.sub("có", text))


def numbers_in(text: str, start: int, end: int) -> list[Num]:
    """The numbers of ``text[start:end]`` in order; times and names are none."""
    if DIGIT.search(text, start, end) is None:
        return []
    sentence = lex(text, start, end)
    found = []
    for span in sentence.spans:
        if span.kind == QUANTITY and isinstance(span.value, Quantity):
            num = _num(text, sentence, span.value)
            if num is not None and not _age(text, num):
                found.append(num)
    return found


def _age(text: str, num: Num) -> bool:
    """Whether a number says of what age somebody is: "15.820 trẻ dưới 1 tuổi"; no life span."""
    return (
        AGE.match(text, num.start) is not None
        and SPAN_OF_LIFE.search(text, max(0, num.start - NEAR), num.start) is None
    )


def _num(text: str, sentence: Sentence, quantity: Quantity) -> Num | None:
    at = sentence.starts[quantity.i]
    if not text[at].isdigit():
        return None
    main = _written(text, sentence, quantity.i, quantity.value, quantity)
    if main is None:
        return None
    end, unit_text = sentence.ends[quantity.j - 1], quantity.unit_text or ""
    again = AGAIN.fullmatch(text, main.end, end)
    if again is not None:  # "14.043 hồ sơ, hồ sơ tồn 2.191": the noun of the next clause
        end, unit_text = again.end("noun"), again["noun"]
    elif (said := SAID_AGAIN.match(text, main.end, end)) is not None:
        end, unit_text = said.end("noun"), unit_text.partition(",")[0]
    num = Num(
        main=main,
        end=end,
        unit=quantity.unit.code if quantity.unit else None,
        unit_text=unit_text,
        high=quantity.high is not None,
        factor=_factor(text, main),
        per=quantity.per,
    )
    if quantity.of is None:
        return replace(num, whole=_against(text, num)) if quantity.per else num
    slash = next(
        (i for i in range(quantity.i + 1, quantity.j) if sentence.words[i][0].isdigit()), None
    )
    whole = _written(text, sentence, slash, quantity.of, quantity) if slash is not None else None
    return replace(num, whole=whole)


def _against(text: str, num: Num) -> Written | None:
    """The whole of "3.250 tỷ đồng/5.000 tỷ đồng", where the lexer sees "for each 5.000"."""
    found = AGAINST.search(text, num.main.end, num.end)
    if found is None or not num.unit_text:
        return None
    counted = num.unit == "count" and num.factor == ONE  # "18.426 chị/21.350 phụ nữ"
    if found["unit"].strip() != num.unit_text.strip() and not counted:
        return None
    try:
        bare = read_number(found["number"]).value
    except NumberUnreadable:
        return None
    if counted and bare < num.main.value:
        return None  # "12 hồ sơ/1 cán bộ"
    exponent = bare.as_tuple().exponent
    step = ONE.scaleb(exponent if isinstance(exponent, int) else 0) * num.factor
    return Written(
        start=found.start("number"),
        end=found.end("number"),
        value=bare * num.factor,
        step=step,
        exact=num.main.exact,
    )


def _factor(text: str, main: Written) -> Decimal:
    bare = read_number(text[main.start : main.end].replace("\u202f", " ")).value
    return main.value / bare if bare else ONE


def _written(
    text: str, sentence: Sentence, at: int, value: Decimal, quantity: Quantity
) -> Written | None:
    start, end = sentence.starts[at], sentence.ends[at]
    while at + 1 < quantity.j and sentence.words[at + 1].isdigit() and len(text[start:end]) <= 3:
        at += 1
        end = sentence.ends[at]
    try:
        bare = read_number(text[start:end].replace("\u202f", " ")).value
    except NumberUnreadable:
        return None
    factor = value / bare if bare else ONE
    exponent = bare.as_tuple().exponent
    step = ONE.scaleb(exponent if isinstance(exponent, int) else 0) * factor
    counted = quantity.unit is None or quantity.unit.code == "count"
    return Written(
        start=start,
        end=end,
        value=value,
        step=step,
        exact=counted and factor == ONE and bare == bare.to_integral_value(),
        hedge=hedge_before(text, start) or hedge_after(text, end),
    )
