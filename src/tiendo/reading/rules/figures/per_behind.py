"""What a value is for each of, by the words behind its unit: ``/người``, ``trên 1 vạn dân``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tiendo.reading.rules.figures.words import compounds, cue_book, stop_words
from tiendo.vocabulary.numbers import scale_words
from tiendo.vocabulary.units import noun_book, unit_book

if TYPE_CHECKING:
    from tiendo.reading.rules.figures.quantity import Quantity
    from tiendo.reading.rules.figures.sentence import Sentence

FUNCTION = stop_words("function")
ONE = ("1", "một")


def take_per(sentence: Sentence, out: Quantity) -> None:
    """``/người``, ``/1.000 dân``, ``trên 1 vạn dân`` after a unit."""
    words = sentence.words
    at = out.j + _matter_before(words, out)
    if at >= len(words) or _either(words, at) or _plan_behind(words, at):
        return
    if words[at] == "/" or (
        words[at] in ("trên", "mỗi", "một", "trong") and _denominator(words, at)
    ):
        end = at + 1
        begin = end
        if end < len(words) and (words[end][0].isdigit() or words[at : end + 1] == ["trên", "một"]):
            end += 1
            begin = end if words[end - 1] in ONE else begin
        if end < len(words) and words[end] in scale_words():
            end += 1
        noun = noun_book().at(words, end) if end < len(words) else None
        unit = unit_book().at(words, end) if end < len(words) else None
        if noun or unit:
            end += max(noun[0] if noun else 0, unit[0] if unit else 0)
        elif end < len(words) and words[end][0].isalpha():
            end += 1
        end += words[end - 1 : end + 1] == ["ngày", "đêm"]
        if end == begin:
            return
        out.per, out.j = sentence.slice(begin, end), end
        if (
            end + 1 < len(words)
            and words[end] == "/"
            and words[end + 1] in ("năm", "tháng", "ngày", "vụ")
        ):
            out.j = end + 2


def _matter_before(words: list[str], out: Quantity) -> int:
    """``29,4 tạ nhân/ha``: the word between a mass and its stroke, of which it is one."""
    weighed = out.unit is not None and out.unit.family == "mass"
    if not weighed or words[out.j + 1 : out.j + 2] != ["/"] or out.j + 2 >= len(words):
        return 0
    area = unit_book().at(words, out.j + 2) if words[out.j].isalpha() else None
    return int(area is not None and area[1].family == "area" and words[out.j] not in FUNCTION)


def _either(words: list[str], slash: int) -> bool:
    """``6 huyện/thị xã``: of two kinds that are named together, and not so many each."""
    pair = tuple(words[slash - 1 : slash + 2 : 2])
    return words[slash] == "/" and pair in compounds()


def _plan_behind(words: list[str], slash: int) -> bool:
    """``2.940 tỷ đồng / dự toán 3.050 tỷ đồng``: beside its plan, and not so much for each."""
    goes_on = words[slash] == "/" and slash + 1 < len(words)
    found = cue_book().at(words, slash + 1) if goes_on else None
    return found is not None and (found[1].plan or found[1].role == "aim")


def _denominator(words: list[str], at: int) -> bool:
    if words[at : at + 2] == ["trên", "một"]:  # "trên một triệu đồng" is more than that
        return words[at + 2 : at + 3] == ["vạn"]
    return words[at] == "trên" and words[at + 1 : at + 2] == ["1"]
