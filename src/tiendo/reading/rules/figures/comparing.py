"""What a change or an attainment is measured against (CONVENTIONS.md, "basis")."""

from __future__ import annotations

from tiendo.facts.figure import AVERAGE, OTHER, PLAN, PREVIOUS_YEAR, SAME_PERIOD, Basis
from tiendo.reading.rules.figures.clause import Clause
from tiendo.reading.rules.figures.sentence import QUANTITY
from tiendo.reading.rules.figures.words import Cue, stop_words
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.times import as_year
from tiendo.vocabulary.timewords import PARTS, read_time

YEAR_BEFORE = stop_words("year-before")
# Between "so với" and a value: "mức", "con số"; between them and its time stand no more words.
LEADING = tuple(said.split()[2:] for said in stop_words("base-leading"))
VALUE_WORDS = 6
DAYS = frozenset(("thời", "ngày"))
YEAR_ENDS = regex(r"31 [/.-] 12 [/.-] (?P<ended>\d{4})|(?<!\d)0?1 [/.-] 0?1 [/.-] (?P<begun>\d{4})")


def compared_basis(clause: Clause, year: int | None) -> Basis | None:
    """What ``so với`` compares with: a year, a plan, an average, or something else."""
    span = clause.right_basis or clause.basis
    if span is None and clause.times and clause.verb is not None and clause.verb.verb == "change":
        return _beyond(clause, year)
    if span is None or not isinstance(span.value, Cue) or span.value.basis is None:
        return None
    if span.value.basis != "compare":
        return Basis(span.value.basis)
    return compare_with(clause.sentence.words, span.j, year)


def _since_day(words: list[str], year: int | None) -> Basis:
    """``so với thời điểm 31/12/2024``: the end of a year is that year; another day is another."""
    said = " ".join(words)
    if "cuối năm" in said or "đầu năm" in said:
        return PREVIOUS_YEAR
    day = YEAR_ENDS.search(said)
    if day is None:
        return OTHER
    ended = int(day["ended"] or 0) or int(day["begun"]) - 1
    return PREVIOUS_YEAR if year is None or ended == year - 1 else OTHER


def _beyond(clause: Clause, year: int | None) -> Basis | None:
    """``thấp hơn năm 2022 tới 6,3%``: the year that the verb itself compares with."""
    words = clause.sentence.words
    for span in clause.times:
        if 0 < span.i < clause.quantity.i and words[span.i - 1] == "hơn":
            return compare_with(words, span.i, year)
    return None


def opening_basis(clause: Clause, year: int | None) -> Basis | None:
    """``So với thời điểm trước hợp nhất, toàn tỉnh …``: stated at the head of the sentence.

    Or before its list: ``Nhiều sản phẩm tăng khá so với cùng kỳ: xi măng tăng 12%; …``.
    """
    words = clause.sentence.words
    listed = words.index(":") if ":" in words[: clause.quantity.i] else 0
    for span in clause.sentence.spans:
        if span.i >= clause.quantity.i or span.kind == QUANTITY:
            return None
        heads = (span.i == 0 and not clause.zone) or span.j <= listed
        if isinstance(span.value, Cue) and span.value.basis and heads:
            if span.value.basis != "compare":
                return Basis(span.value.basis)
            return compare_with(clause.sentence.words, span.j, year)
    return None


def _same_time(words: list[str], at: int, year: int | None) -> bool:
    """``so với 9 tháng năm 2024``, said in 2025: part of the year before."""
    told = read_time(words, at)
    if told is None or told[1].form not in PARTS or year is None:
        return False
    return told[1].shift == -1 or told[1].year == year - 1


def _past_value(words: list[str], at: int) -> int:
    """Where the time of a value begins: ``so với mức 4.095 tỷ đồng của cùng kỳ``; else ``at``."""
    start = at + max(len(led) for led in LEADING if words[at : at + len(led)] == led)
    if not words[start : start + 1] or not words[start][0].isdigit():
        return at
    for place in range(start + 1, min(len(words), start + VALUE_WORDS)):
        if words[place] == "của":
            return place + 1
        if not (words[place][0].isalpha() or words[place] == "%"):
            return at
    return at


def compare_with(words: list[str], at: int, year: int | None) -> Basis:
    """The basis that the words after ``so với`` name.

    >>> compare_with(["năm", "2022"], 0, 2023)
    <Basis.PREVIOUS_YEAR: 'previous_year'>
    """
    at = _past_value(words, at)
    following = words[at : at + 6]
    if following[:2] == ["cùng", "kỳ"]:
        return SAME_PERIOD
    if " ".join(following[:2]) in YEAR_BEFORE:
        return PREVIOUS_YEAR
    if at < len(words) and _same_time(words, at, year):
        return SAME_PERIOD
    if following[:1] and (following[0] in DAYS or following[0][0].isdigit()):
        return _since_day(words[at : at + 9], year)
    years = [y for w in following if (y := as_year(w))]
    school = following[:2] == ["năm", "học"]  # "năm học 2021 - 2022": known by its second year
    named = next(iter(years[-1:] if school else years), None)
    dated = following[:1] and following[0] in ("năm", "cuối", "đầu", "ước", "thực", "mức", "số")
    if dated and named:
        recent = year is None or named in (year, year - 1)
        return PREVIOUS_YEAR if recent else OTHER
    if any(w in ("hoạch", "toán") for w in following[:4]) or following[:2] in (
        ["chỉ", "tiêu"], ["nghị", "quyết"], ["mục", "tiêu"], ["tiến", "độ"], ["lộ", "trình"],
    ):  # fmt: skip
        return PLAN
    return AVERAGE if "quân" in following[:4] else OTHER
