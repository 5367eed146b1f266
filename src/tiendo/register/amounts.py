"""Exact values in the database: scaled 64-bit integers (STACK.md, finding 1)."""

from __future__ import annotations

from decimal import Decimal

from tiendo.register.errors import ValueNotExact
from tiendo.vocabulary.numbers import format_number

LARGEST = 2**63 - 1


def to_scaled(value: Decimal, scale: int) -> int:
    """``value`` as an integer of ``scale`` decimal places. Raises ValueNotExact.

    >>> to_scaled(Decimal("13.3"), 6)
    13300000
    """
    scaled = value.scaleb(scale)
    if scaled != scaled.to_integral_value():
        raise ValueNotExact(
            f"Sổ không ghi chính xác được số {format_number(value)}: quá {scale} chữ số thập phân",
            do="Ghi giá trị với ít chữ số thập phân hơn hoặc đơn vị nhỏ hơn",
        )
    if abs(scaled) > LARGEST:
        raise ValueNotExact(
            f"Số {format_number(value)} quá lớn, sổ không ghi chính xác được",
            do="Kiểm tra lại đơn vị của giá trị",
        )
    return int(scaled)


def from_scaled(amount: int, scale: int) -> Decimal:
    """The value that was stored, without needless zeros.

    >>> from_scaled(13300000, 6), from_scaled(4200000000000, 2)
    (Decimal('13.3'), Decimal('42000000000'))
    """
    value = Decimal(amount).scaleb(-scale)
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()
