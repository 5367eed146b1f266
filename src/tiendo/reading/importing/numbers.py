"""One cell to one quantity, exact: what a number is in its unit, or why it is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from tiendo.errors import TiendoError
from tiendo.facts.figure import Op
from tiendo.reading.cellvalues import quantity_in, with_unit
from tiendo.reading.importing.cells import Cell, Noted, Wrong
from tiendo.vocabulary.lexicon import rows, split_words
from tiendo.vocabulary.numbers import format_number, read_number
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold
from tiendo.vocabulary.units import INDEX, families

WRITTEN = regex(r"\d[\d.,\u00a0]*\d|\d")
MARKS = regex(r"[\s()%–\-/~+]+")
ADVICE = "cột {column} ghi số như 1.234,5"
THREE = regex(r"\d{1,3},\d{3}")  # 1,234: a decimal here, a thousand elsewhere


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitSaid:
    """A unit as written, with its code; a value times ``factor`` is in it."""

    text: str
    code: str
    factor: Decimal
    per: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A quantity in the base unit of its code. ``negative``: the cell has a minus."""

    value: Decimal
    unit: UnitSaid
    op: Op = Op.EQ
    high: Decimal | None = None
    of: Decimal | None = None
    negative: bool = False


@lru_cache(maxsize=2048)
def unit_said(written: str) -> UnitSaid | None:
    """The unit of some words; None where they are none, or more than one.

    >>> unit_said("tỷ đồng").factor, unit_said("xã").code, unit_said("tr.đ")
    (Decimal('1000000000'), 'count', None)
    """
    if not written:
        return UnitSaid(text="", code=INDEX.code, factor=Decimal(1))
    found = quantity_in(f"1 {written}")
    if isinstance(found, str) or found[0].unit is None or found[0].of is not None:
        return None
    quantity = found[0]
    said = split_words(quantity.unit_text or "")
    words = split_words(written)
    covered = words[: len(said)] == said and (len(words) == len(said) or bool(quantity.per))
    if not covered or quantity.unit is None:
        return None
    return UnitSaid(
        text=written, code=quantity.unit.code, factor=quantity.value, per=quantity.per
    )  # fmt: skip


@cache
def bounds() -> re.Pattern[str]:
    """Words that may stand beside a number, the longest first."""
    listed = {w for row in rows("tiendo.reading.patterns", "operators") for w in row["words"]}
    listed |= {"từ", "đến"}
    return regex("|".join(map(re.escape, sorted(listed, key=len, reverse=True))))


def amount_of(cell: Cell, unit: UnitSaid, column: str) -> tuple[Amount | Wrong, list[Noted]]:
    """The quantity of a cell under the header ``column``, with what to know of it."""
    wrong = broken(cell, column)
    if wrong is not None:
        return wrong, []
    if isinstance(cell.value, Decimal):
        return typed_amount(cell, cell.value, unit)
    return written_amount(cell, unit, column)


def broken(cell: Cell, column: str) -> Wrong | None:
    """Why a cell holds no value at all."""
    advice = ADVICE.format(column=column)
    if cell.hollow:
        return Wrong(
            cell=cell.name, what="công thức chưa có kết quả", do="mở bằng Excel, lưu lại rồi nhập"
        )
    if cell.fault:
        return Wrong(cell=cell.name, what=f"công thức báo lỗi {cell.text}", do="sửa công thức")
    if cell.scaled:
        return Wrong(
            cell=cell.name, what=f"định dạng rút gọn hàng nghìn, hiện {cell.text}",
            do="đặt lại định dạng số thường để thấy đúng giá trị",
        )  # fmt: skip
    if not isinstance(cell.value, Decimal | str):
        return Wrong(cell=cell.name, what=f"“{cell.text}” không phải số", do=advice)
    return None


def typed_amount(cell: Cell, value: Decimal, unit: UnitSaid) -> tuple[Amount | Wrong, list[Noted]]:
    notes = []
    if cell.percent and families().get(unit.code) != "rate":
        return unlike(cell, unit), []
    if cell.seen is not None and cell.held is not None and cell.seen != cell.held:
        shown, held = format_number(cell.seen), format_number(plain(cell.held))
        taken = "số ô hiện" if value == cell.seen else "số ô lưu"
        what = f"ô hiện {shown}, lưu {held}; nhập {taken}"
        notes.append(Noted(cell=cell.name, what=what))
    if cell.computed:
        notes.append(Noted(cell=cell.name, what=f"công thức, lấy kết quả đã lưu {cell.text}"))
    amount = Amount(value=abs(value) * unit.factor, unit=unit, negative=value < 0)
    return amount, notes


def unlike(cell: Cell, unit: UnitSaid) -> Wrong:
    said = f"đơn vị “{unit.text}”" if unit.text else "dòng không có đơn vị"
    return Wrong(
        cell=cell.name, what=f"“{cell.text}” không hợp với {said}", do="sửa số hoặc đơn vị"
    )  # fmt: skip


def plain(value: Decimal) -> Decimal:
    """Without idle zeros, and without a power of ten."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def written_amount(cell: Cell, unit: UnitSaid, column: str) -> tuple[Amount | Wrong, list[Noted]]:
    """A number, a bound, a range or a ratio that stands as text."""
    text, advice = cell.text, ADVICE.format(column=column)
    nothing = Wrong(cell=cell.name, what=f"“{text}” không phải số", do=advice)
    numbers = WRITTEN.findall(text)
    if not numbers:
        return nothing, []
    try:
        foreign = any(read_number(number).foreign for number in numbers)
    except TiendoError as error:
        return Wrong(cell=cell.name, what=error.what, do=advice), []
    if leftover(text, unit):
        return nothing, []
    if "%" in text and families().get(unit.code) != "rate":
        return unlike(cell, unit), []
    found = quantity_in(text if says_unit(text, unit) else with_unit(text, unit.text))
    if isinstance(found, str):
        return nothing, []
    quantity, op = found
    notes = [Noted(cell=cell.name, what=f"“{text}” viết theo lối Anh")] if foreign else []
    if any(THREE.fullmatch(number) for number in numbers):
        notes.append(Noted(cell=cell.name, what=f"“{text}” đọc là số lẻ, không phải hàng nghìn"))
    code = quantity.unit.code if quantity.unit else INDEX.code
    if code != unit.code:
        return unlike(cell, unit), []
    op = Op.RANGE if quantity.high is not None else op
    return Amount(
        value=quantity.value, high=quantity.high, of=quantity.of, op=op, unit=unit,
        negative=quantity.plus == "-",
    ), notes  # fmt: skip


def says_unit(text: str, unit: UnitSaid) -> bool:
    return bool(unit.text) and fold(unit.text) in fold(text)


def leftover(text: str, unit: UnitSaid) -> str:
    """What remains of a cell without its numbers, bounds and unit."""
    rest = text.lower()
    if unit.text:
        rest = rest.replace(unit.text.lower(), " ")
    rest = bounds().sub(" ", WRITTEN.sub(" ", rest))
    return MARKS.sub("", rest)
