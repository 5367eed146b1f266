"""What a finding says of a value in the wrong unit."""

from __future__ import annotations

from decimal import Decimal

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place, Record, Severity
from tiendo.checking.gaps.changed_units import ChangedUnit
from tiendo.checking.numbers import Num
from tiendo.checking.retelling.scaled_again import Scaled
from tiendo.checking.saying import at, en, places, softened
from tiendo.checking.shares.products import Product
from tiendo.checking.sums.parts import Parts
from tiendo.checking.written import plain
from tiendo.facts.known import KnownValue
from tiendo.vocabulary.numbers import format_number


def out_of_size(amount: Amount, fitting: Decimal) -> Finding:
    return at(
        amount,
        message=f"{amount.said} không thể là {amount.figure.indicator}; "
        "xem lại đơn vị (nghìn, triệu, tỷ)",
        message_en=f"{amount.said} is out of any size for this indicator: check the unit",
        computed=fitting / amount.factor,
        severity=softened(amount.sure),
    )


def multiplied(draft: Draft, product: Product) -> Finding:
    count, each, total = product.count, product.each, product.total
    one, many, whole = (draft.text[num.start : num.end] for num in (each, count, total))
    return Finding(
        start=total.start,
        end=total.end,
        message=f"{many}, mỗi phần {one}, không thể là {whole}; xem lại đơn vị (nghìn, triệu, tỷ)",
        message_en=f"{many} of {one} each do not make {whole}: check the unit",
        stated=total.main.value / total.factor,
        computed=product.right / total.factor,
        see=tuple(Place(start=num.start, end=num.end) for num in (count, each)),
        severity=softened(not draft.doubtful),
    )


def changed(draft: Draft, one: ChangedUnit) -> Finding:
    earlier, later = (draft.text[num.start : num.end] for num in (one.earlier, one.later))
    return Finding(
        start=one.earlier.start,
        end=one.earlier.end,
        message=f"{earlier} và {later} chỉ khớp với các số bên cạnh khi cùng một đơn vị; "
        "xem lại đơn vị (nghìn, triệu, tỷ)",
        message_en=f"{earlier} and {later} fit the numbers beside them only in one unit",
        stated=one.earlier.main.value / one.earlier.factor,
        see=(Place(start=one.later.start, end=one.later.end),),
        severity=softened(not draft.doubtful),
    )


def part_off(found: Parts, part: Num, *, sure: bool) -> Finding:
    """``163 tỷ đồng, gồm 122 triệu đồng và 41.000 triệu đồng``: in the whole's unit it fits."""
    right = found.whole.main.value - (found.sum - part.main.value)
    return Finding(
        start=part.start,
        end=part.end,
        message=f"Các phần chỉ cộng đúng {found.whole.show(found.whole.main.value)} "
        f"{found.whole.unit_text} nếu phần này là {found.whole.show(right)} "
        f"{found.whole.unit_text}; xem lại đơn vị (nghìn, triệu, tỷ)",
        message_en="The parts add up only in another unit of this one: check the unit",
        stated=part.main.value / part.factor,
        computed=right / part.factor,
        see=(Place(start=found.whole.start, end=found.whole.end),),
        severity=softened(sure),
    )


def off(one: Amount, other: Amount, slip: Decimal, *, sure: bool) -> Finding:
    right = one.figure.value * slip
    times = plain(max(slip, 1 / slip), Decimal(1))
    return at(
        one,
        message=f"{one.said} lệch khoảng {format_number(times)} lần so với {other.said}; "
        "xem lại đơn vị (nghìn, triệu, tỷ)",
        message_en=f"{one.said} is about {times:,f} times off {other.said}: check the unit",
        stated=one.figure.value / one.factor,
        computed=right / one.factor,
        see=places(other),
        severity=softened(sure),
    )


def told_again(draft: Draft, num: Num, earlier: Scaled) -> Finding:
    said, before = (draft.text[one.start : one.end] for one in (num, earlier))
    return Finding(
        start=num.start,
        end=num.end,
        message=f"{said} ở đây, {before} ở chỗ khác; xem lại đơn vị (nghìn, triệu, tỷ)",
        message_en=f"{said} here, {before} elsewhere: check the unit",
        stated=num.main.value / num.factor,
        computed=earlier.value / num.factor,
        see=(Place(start=earlier.start, end=earlier.end),),
        severity=Severity.WARNING,
    )


def off_register(amount: Amount, known: KnownValue, slip: Decimal) -> Finding:
    times = plain(max(slip, 1 / slip), Decimal(1))
    right = amount.show(known.value)
    return at(
        amount,
        message=f"{amount.said} lệch khoảng {format_number(times)} lần so với {right} theo "
        f"{known.source}; xem lại đơn vị (nghìn, triệu, tỷ)",
        message_en=f"{amount.said} is about {en(times)} times off the register: check the unit",
        stated=amount.figure.value / amount.factor,
        computed=known.value / amount.factor,
        register=Record(kind=known.kind, ref=known.ref, source=known.source, quote=known.quote),
        severity=Severity.WARNING,
    )
