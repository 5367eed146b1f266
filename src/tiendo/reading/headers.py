"""What the columns of a table hold, by the words of their headers.

The words stand in ``patterns/columns.yaml``; a header states its column's time and unit
too, and what it leaves open is the table's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from tiendo.facts.figure import Basis
from tiendo.reading.context import Context
from tiendo.vocabulary.lexicon import Row, rows, split_words
from tiendo.vocabulary.numbers import scale_words
from tiendo.vocabulary.periods import Period, Precision, previous_year, whole_year
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.times import Time, as_year, month_and_year
from tiendo.vocabulary.timewords import read_time
from tiendo.vocabulary.units import noun_book, unit_book

PATTERNS = "tiendo.reading.patterns"
# "6T/2025", "QII/2025": columns have no room for more.
MONTHS = regex(r"(?<![\w,.])(\d{1,2})\s?T(?=[\s/.,)]|$)")
QUARTER = regex(r"\bQ\.?\s?(IV|I{1,3}|[1-4])(?=[\s/.,)]|$)")
# "31/12/2023" alone, and two years on end: of schools, of harvests.
DAY = regex(r"\s*(?=\d{1,2}/\d{1,2}/(?:19|20)\d\d\s*$)")
SPAN = regex(r"(?<!\w)(?P<years>(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d)(?![\w/])")
BRACKETED = regex(r"\(([^()]*)\)")
ENDS_BRACKETED = regex(r"\(([^()]*)\)\s*$")
UNIT_STATED = regex(
    r"(?P<surely>ĐVT|[Đđ]ơn vị tính|[Đđ]ơn vị)\s*:\s*(?P<unit>[^\n;)]+)"
    r"|[,(]\s*đơn vị(?: tính)?\s(?P<bare>[^\n;,:)]+)\)"
)
YEAR = "{year}"  # stands in a phrase for any year
TIME_JOINTS = ("năm", "/", "đầu", "cả", "của", "-")
# "Giải ngân đến 30/6": the day up to which a column is told.
UP_TO = (("đến",), ("hết",), ("ngày",))
RATES = ("%", "lần", "điểm %", "điểm phần trăm")
YEARLY = ("year", "this-year")
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What a column holds; ``period`` and ``unit`` are what its header states."""

    kind: str
    header: str
    estimated: bool = False
    basis: Basis | None = None
    period: Period | None = None
    unit: str = ""
    absolute: bool = False  # a change in the row's unit, not in percent
    names: str = ""  # what it measures, where its header says so and the rows do not


@dataclass(frozen=True, slots=True)
class Pattern:
    gives: Row
    phrases: tuple[Words, ...]
    beside: tuple[Words, ...]

    def fits(self, words: Words, bare: Words) -> bool:
        if self.gives.get("whole"):
            return bare in self.phrases
        if self.beside and not any(holds(words, phrase) for phrase in self.beside):
            return False
        return any(holds(words, phrase) for phrase in self.phrases)


@cache
def _patterns() -> tuple[Pattern, ...]:
    return tuple(
        Pattern(row["gives"], _phrases(row["words"]), _phrases(row.get("beside", ())))
        for row in rows(PATTERNS, "columns")
    )


def _phrases(written: Sequence[str]) -> tuple[Words, ...]:
    return tuple(
        tuple(YEAR if word == "0000" else word for word in split_words(words.replace(YEAR, "0000")))
        for words in written
    )


def column_of(header: str, context: Context, fallback: Period | None) -> Column:
    """The column under ``header``; ``fallback`` is the table's own time.

    >>> column_of("Ước TH 2023", Context(), None).kind
    'result'
    """
    said = spelled_out(f"tháng {header}" if month_and_year(header) else header)
    words, bare = split_words(said), split_words(ENDS_BRACKETED.sub("", said))
    found = next((pattern for pattern in _patterns() if pattern.fits(words, bare)), None)
    gives: Row = found.gives if found else {"column": "result" if only_time(bare) else "unknown"}
    unit = unit_in(header)
    measured = gives["column"] == "change" and bool(unit) and unit not in RATES
    return Column(
        kind=gives["column"],
        header=header,
        estimated=gives.get("estimated", False),
        basis=Basis(gives["basis"]) if "basis" in gives else None,
        period=_period(words, gives.get("time"), context, fallback),
        unit=unit,
        absolute=gives.get("absolute", False) or measured,  # "Tăng, giảm (tấn)"
    )


def spelled_out(header: str) -> str:
    """Times that columns have no room for, as the text would say them.

    >>> spelled_out("Ước TH 6T/2025"), spelled_out("TH QII/2025"), spelled_out("6 tấn")
    ('Ước TH 6 tháng/2025', 'TH quý II/2025', '6 tấn')
    >>> spelled_out("31/12/2023"), spelled_out("Vụ 2023 - 2024")
    ('đến ngày 31/12/2023', 'Vụ giai đoạn 2023 - 2024')
    """
    said = DAY.sub("đến ngày ", header, count=1)
    if "giai đoạn" not in said.lower():
        said = SPAN.sub(r"giai đoạn \g<years>", said)
    return QUARTER.sub(r"quý \1", MONTHS.sub(r"\1 tháng", said))


def holds(words: Words, phrase: Words) -> bool:
    length = len(phrase)
    return any(
        all(
            word == wanted or (wanted == YEAR and as_year(word))
            for word, wanted in zip(words[at : at + length], phrase, strict=True)
        )
        for at in range(len(words) - length + 1)
    )


def _period(
    words: Words, meant: str | None, context: Context, fallback: Period | None
) -> Period | None:
    """The time of a column: stated, or the table's, or that a year before.

    "Cùng kỳ 2023" in a table of six months is six months; "kế hoạch năm" is the year's.
    """
    stated = stated_time(words, context)
    if meant == "same-period" and fallback is not None:
        if stated is None:
            return previous_year(fallback)
        if stated.precision is Precision.YEAR and fallback.precision is not Precision.YEARS:
            return _in_year(fallback, stated.year)
    if stated is not None:
        return stated
    year = context.year or (fallback.year if fallback else None)
    if meant == "year" and year:
        return whole_year(year)
    if meant == "previous-year" and year:
        return whole_year(year - 1)
    return fallback


def _in_year(period: Period, year: int) -> Period:
    while period.year > year:
        period = previous_year(period)
    return period


def stated_time(words: Words, context: Context) -> Period | None:
    """The time that words state, the finer before the year: "Năm 2024, ước 6 tháng"."""
    times = list(_times(words))
    year = next((y for w in words if (y := as_year(w))), None)
    fine = next((time for time in times if time.form not in YEARLY), None)
    if fine is not None:
        return context.resolve(replace(fine, year=fine.year or year))
    if times:
        return context.resolve(times[0])
    return whole_year(year) if year else None


def only_time(words: Words) -> bool:
    """Whether a header states a time and nothing else: "6 tháng 2025", "Quý I/2024"."""
    at = 0
    while at < len(words):
        read = read_time(words, at)
        if read is None and words[at] not in TIME_JOINTS and not as_year(words[at]):
            return False
        at += read[0] if read is not None else 1
    return bool(words)


def _times(words: Words) -> Iterator[Time]:
    at = 0
    while at < len(words):
        read = read_time(words, at)
        if read is not None and (read[1].form != "day" or words[at - 1 : at] in UP_TO):
            yield read[1]
        at += read[0] if read is not None else 1


def unit_in(header: str) -> str:
    """The unit that a header has in brackets: "Kế hoạch (tỷ đồng)"."""
    inside = (str(found).strip() for found in BRACKETED.findall(header))
    return next((words for words in inside if is_unit(words)), "")


def is_unit(written: str) -> bool:
    """Whether words are a unit, or a noun that is counted, and nothing else.

    >>> is_unit("tỷ đồng"), is_unit("nghìn lượt khách"), is_unit("xã"), is_unit("cam, bưởi")
    (True, True, True, False)
    """
    words = split_words(written)
    if not words:
        return False
    at = next((at for at, word in enumerate(words) if word not in scale_words()), 0)
    noun = noun_book().at(words, at)
    return begins_with_unit(words) or (noun is not None and at + noun[0] == len(words))


def begins_with_unit(words: Words) -> bool:
    """Whether words begin with a unit, before which its scale may stand: "tỷ đồng", "tỷ"."""
    at = next((at for at, word in enumerate(words) if word not in scale_words()), len(words))
    return 0 < at == len(words) or (at < len(words) and unit_book().at(words, at) is not None)


def unit_stated(caption: str) -> str:
    """The unit of a whole table: "ĐVT: tỷ đồng", "(khối xã, đơn vị tỷ đồng)", "3. Kinh phí (triệu
    đồng)"; "Đơn vị: Sở Tài chính" states none.
    """
    for stated in UNIT_STATED.finditer(caption):
        unit = str(stated["unit"] or stated["bare"]).strip()
        surely = stated["unit"] and stated["surely"].lower() != "đơn vị"
        if surely or is_unit(unit):
            return unit
    at_end = ENDS_BRACKETED.search(caption)
    return str(at_end[1]) if at_end and is_unit(at_end[1]) else ""
