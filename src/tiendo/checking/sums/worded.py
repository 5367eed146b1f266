"""What is said of a list, a rest or a column that does not come to its whole."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place, Severity
from tiendo.checking.numbers import Num
from tiendo.checking.saying import at, beyond, en, places, softened, stretch, vi
from tiendo.checking.sums.closed_shares import ClosedShares
from tiendo.checking.sums.columns import Column
from tiendo.checking.sums.funding import Funding
from tiendo.checking.sums.parts import Parts
from tiendo.checking.sums.plain_columns import PlainColumn
from tiendo.checking.sums.remainders import Remainder
from tiendo.checking.sums.rests import Rest
from tiendo.checking.sums.slipped_sums import SlippedSum, exchanged
from tiendo.checking.written import plain
from tiendo.vocabulary.numbers import format_number
from tiendo.vocabulary.regexes import regex

PERCENT = regex(r"\d[\d,]*\s?%")


def closed_wrong(draft: Draft, one: ClosedShares) -> Finding:
    last = one.shares[-1]
    place = stretch(draft.text, last, one.shares)
    return Finding(
        start=place.start,
        end=place.end,
        message=f"Các phần kể hết cộng lại được {vi(one.sum)}%, không phải 100%",
        message_en=f"The shares, with the rest, add up to {en(one.sum)}%, not 100%",
        stated=last.main.value,
        see=beyond(place, one.shares),
        severity=softened(not draft.doubtful and not any(n.main.hedge for n in one.shares)),
    )


def unpaid(paid: Funding) -> Finding:
    """The sources that a list names for a total do not come to it."""
    total = sum((one.main.value for one in paid.sources), Decimal(0))
    shown, whole = paid.total.show(total), paid.total
    said = f"{whole.show(whole.main.value)} {whole.unit_text}"
    return Finding(
        start=paid.sources[0].start,
        end=paid.sources[-1].end,
        message=f"Các nguồn cộng lại được {shown} {whole.unit_text}, tổng mức là {said}",
        message_en=f"The sources come to {en(total / whole.factor)}, the total is another",
        stated=whole.main.value / whole.factor,
        computed=total / whole.factor,
        see=(Place(start=whole.start, end=whole.end),),
    )


def remainder_wrong(left: Remainder) -> Finding:
    rest = left.rest
    value = left.value
    plainly = all(one.legible and one.plain for one in left.amounts)
    taken = ", ".join(one.said for one in (*left.more, left.part))
    return at(
        rest,
        message=f"{left.whole.said} trừ {taken} còn {rest.show(value)}, không phải {rest.said}",
        message_en=f"{left.whole.said} less {taken} leaves {rest.show(value)}",
        stated=rest.figure.value / rest.factor,
        computed=value / rest.factor,
        suggestion=rest.show(value),
        see=places(left.whole, left.part),
        severity=softened(plainly and value > 0),
    )


def left_wrong(draft: Draft, one: Rest) -> Finding:
    value = one.whole.value - one.part.value
    left, shown = one.left, one.left.show(value)
    return Finding(
        start=left.start,
        end=left.end,
        message=f"Còn {shown} {left.unit_text}, không phải {draft.text[left.start : left.end]}",
        message_en=f"{en(value / left.factor)} are left, not {en(left.main.value / left.factor)}",
        stated=left.main.value / left.factor,
        computed=value / left.factor,
        suggestion=f"{shown} {left.unit_text}".strip(),
        see=tuple(Place(start=each.start, end=each.end) for each in (one.whole, one.part)),
        severity=Severity.WARNING,
    )


def plain_column_wrong(draft: Draft, column: PlainColumn) -> Finding:
    shown = format_number(column.sum.normalize() + 0)
    return Finding(
        start=column.total.start,
        end=column.total.end,
        message=f"Cộng cột được {shown}, dòng tổng ghi {column.total.text}",
        message_en=f"The column adds up to {en(column.sum)}, the total says {en(column.stated)}",
        stated=column.stated,
        computed=column.sum,
        see=tuple(Place(start=cell.start, end=cell.end) for cell in column.parts),
        severity=softened(not draft.doubtful),
    )


def column_wrong(column: Column) -> Finding:
    total, found = column.total, column.sum
    assert total.main is not None
    shown = total.show(found)
    return at(
        total,
        message=f"Cộng cột được {shown}, dòng tổng ghi {total.said}",
        message_en=f"The column adds up to {en(plain(found / total.factor, Decimal('0.01')))}, "
        f"the total says {en(total.main.value / total.factor)}",
        stated=total.main.value / total.factor,
        computed=found / total.factor,
        suggestion=shown,
        see=places(*column.parts),
        severity=softened(total.legible and not column.hedged),
    )


def slipped_wrong(draft: Draft, one: SlippedSum) -> Finding:
    total, odd = one.total, one.odd
    place = stretch(draft.text, odd, (total, *one.parts))
    come = f"{total.show(one.sum)} {total.unit_text}".strip()
    said = draft.text[total.start : total.end]
    return Finding(
        start=place.start,
        end=place.end,
        message=f"Cộng các phần được {come}, không phải {said}{_fits(draft, odd, one.right)}",
        message_en=f"The parts come to {en(one.sum / total.factor)}; "
        f"with {en(one.right / odd.factor)} they fit",
        stated=total.main.value / total.factor,
        computed=one.sum / total.factor,
        see=beyond(place, (total, *one.parts)),
        severity=softened(one.sure),
    )


def unequal(draft: Draft, found: Parts) -> Finding:
    """All the parts that are named do not come to their whole."""
    whole = found.whole
    shown, said = whole.show(found.sum), whole.show(whole.main.value)
    unit = f" {whole.unit_text}" if whole.unit_text else ""
    place = stretch(draft.text, whole, found.parts)
    odd = exchanged(draft.text, whole, found.parts)
    fits = _fits(draft, *odd) if odd is not None else ""
    of_part = odd is not None and odd[0] is not whole
    return Finding(
        start=place.start,
        end=place.end,
        message=f"Cộng các phần được {shown}{unit}, không phải {said}{unit}{fits}",
        message_en=f"The parts add up to {en(found.sum / whole.factor)}, not "
        f"{en(whole.main.value / whole.factor)}",
        stated=whole.main.value / whole.factor,
        computed=found.sum / whole.factor,
        suggestion=None if of_part else f"{shown}{unit}" if _borne(draft, whole) else shown,
        see=beyond(place, found.parts),
        severity=softened(not found.hedged and not draft.doubtful),
    )


def _fits(draft: Draft, odd: Num, right: Decimal) -> str:
    """Which number, with two of its digits exchanged, would make a sum exact."""
    written = draft.text[odd.main.start : odd.main.end]
    return f"; {written} viết là {odd.show(right)} thì khớp"


def _borne(draft: Draft, whole: Num) -> bool:
    """Whether the unit of a whole stands behind it: "phải thi hành là 123, trong đó 53 việc"."""
    return draft.text[whole.main.end : whole.end + 1].lstrip().startswith(whole.unit_text)


def _afar(draft: Draft, whole: Num, parts: Sequence[Num]) -> bool:
    """Whether something is told between a whole and the one part that is more than it."""
    between = draft.text[whole.end : parts[0].start]
    told = any(map(str.isdigit, PERCENT.sub("", between)))
    return len(parts) == 1 and (";" in between or told)


def more(
    draft: Draft, found: Parts, value: Decimal, parts: Sequence[Num], *, sure: bool
) -> Finding:
    """The parts are more than their whole; of one part alone the words are as often misread."""
    whole = found.whole
    what = "Một phần đã là" if len(parts) == 1 else "Cộng các phần được"
    what_en = "One part is" if len(parts) == 1 else "The parts add up to"
    place = stretch(draft.text, whole, parts)
    return Finding(
        start=place.start,
        end=place.end,
        message=f"{what} {whole.show(value)}, nhiều hơn tổng {whole.show(whole.main.value)}",
        message_en=f"{what_en} {en(value / whole.factor)}, more than the whole "
        f"{en(whole.main.value / whole.factor)}",
        stated=whole.main.value / whole.factor,
        computed=value / whole.factor,
        see=beyond(place, parts),
        severity=softened(sure and not _afar(draft, whole, parts) and not draft.doubtful),
    )
