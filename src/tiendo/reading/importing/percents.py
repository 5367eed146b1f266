"""The percent of a row beside its own plan and result: noted where they differ, never entered."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from tiendo.facts.figure import Op, Role
from tiendo.reading.importing import fields
from tiendo.reading.importing.cells import Noted
from tiendo.reading.importing.drafting import Draft, taken
from tiendo.reading.importing.numbers import UnitSaid
from tiendo.reading.importing.rows import CellValue
from tiendo.vocabulary.numbers import format_number

PERCENT = UnitSaid(text="%", code="percent", factor=Decimal(1))


def check_percent(draft: Draft, said: tuple[CellValue, ...]) -> None:
    """Note a percent that the row's own plan and result do not give."""
    percent = next((h for h in draft.layout.headings.values() if h.gives == "percent"), None)
    cell = draft.cells.get(percent.column) if percent else None
    if cell is None or percent is None or cell.text.lower() in fields.NOTHING:
        return
    amount = taken(draft, cell, PERCENT, percent)
    plan = next((one for one in said if one.role is Role.TARGET), None)
    result = next((one for one in reversed(said) if one.role is Role.RESULT), None)
    if amount is None:
        return
    if plan is None or result is None:
        what = "có phần trăm mà thiếu kế hoạch hoặc thực hiện, không nhập"
        draft.notes.append(Noted(cell=cell.name, what=what))
    elif Op.EQ is plan.amount.op is result.amount.op and plan.value:
        places = max(0, -int(amount.value.as_tuple().exponent))
        right = (result.value / plan.value * 100).quantize(
            Decimal(1).scaleb(-places), ROUND_HALF_UP
        )
        if abs(right - amount.value) > Decimal(1).scaleb(-places):
            what = (
                f"ghi {format_number(amount.value)}%, tính từ {plan.cell} và {result.cell}"
                f" được {format_number(right)}%"
            )
            draft.notes.append(Noted(cell=cell.name, what=what))
