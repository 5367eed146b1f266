"""One indicator, body and time with two values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place, Severity
from tiendo.checking.pairs.fitting import PERCENTS, transposed
from tiendo.checking.pairs.pairing import SLIPS
from tiendo.checking.pairs.setters_apart import setters_apart
from tiendo.checking.pairs.topics import apart, by_key, named, same_words
from tiendo.checking.registry import Compared, Yielded, check
from tiendo.checking.retelling.against import contradicted
from tiendo.checking.retelling.all_done import all_done
from tiendo.checking.retelling.carried import carried, wrong
from tiendo.checking.retelling.counted_again import counted_again
from tiendo.checking.retelling.counts_by_bound import CountedBy, counts_apart
from tiendo.checking.retelling.in_words import in_words
from tiendo.checking.retelling.named_above import named_above
from tiendo.checking.retelling.own_counts import of_own_counts
from tiendo.checking.retelling.plans_to_come import (
    by_a_slip,
    of_plans_to_come,
    of_two_parts_by_year,
)  # fmt: skip
from tiendo.checking.retelling.recopying import copied_wrong, of_one_size
from tiendo.checking.retelling.remarks import less_done, remark, with_unit, worded_otherwise
from tiendo.checking.retelling.retold import Retold
from tiendo.checking.retelling.set_apart import (
    beside_others,
    in_two_tables,
    of_two_values,
    of_two_years,
    put_right,
)
from tiendo.checking.retelling.table_retold import OfTable, retold_cells
from tiendo.checking.retelling.table_slips import slipped_cells
from tiendo.checking.retelling.tallies_retold import ToldTally, tallies_apart
from tiendo.checking.retelling.told_numbers import RAISED
from tiendo.checking.retelling.told_otherwise import of_two_times, told_otherwise
from tiendo.checking.saying import at, en, places, softened
from tiendo.checking.shares.proven import both_proven, proven
from tiendo.checking.weighing.told_again import told_again
from tiendo.checking.wordlists import lists, words
from tiendo.facts.figure import Measure, Op, Role
from tiendo.vocabulary.units import noun_book

RAISED_REACH = 90
APART = Decimal("0.1")
RATES_OF = (Measure.ATTAINMENT, Measure.SHARE)
MEASURES = (
    Measure.LEVEL, Measure.CHANGE, Measure.SHARE, Measure.ATTAINMENT, Measure.RATIO, Measure.TALLY,
)  # fmt: skip


@check(
    id="figure-conflict",
    group="consistency",
    severity=Severity.ERROR,
    says="Một chỉ tiêu, một cơ quan, một kỳ chỉ có một số, trong dự thảo cũng như trong "
    "sổ đăng ký.",
)
def figure_conflict(draft: Draft) -> Iterator[Yielded]:
    """One indicator has one value for one body and one period, in the draft and in the register.

    Roundings of one value are no conflict. An error where both places use the same words for
    the indicator; else a warning. A figure that a report carries with its record is held
    against that record: it is wrong where the register says otherwise, or it was typed over.
    A headline, and a sentence below a table, are held to what they tell again.

    Sai:  Năm 2023, thu ngân sách đạt 4.200 tỷ đồng.
          Kết quả nổi bật năm 2023: thu ngân sách đạt 4.020 tỷ đồng.
    Đúng: Năm 2023, thu ngân sách đạt 4.200 tỷ đồng.
          Kết quả nổi bật năm 2023: thu ngân sách đạt 4.200 tỷ đồng.
    """
    again = told_again(draft)
    for yielded in _of_figures(draft):
        if isinstance(yielded, Finding):
            same = [one for one in again if _same_pair(one, yielded)]
            if yielded.severity is Severity.WARNING and any(one.sure for one in same):
                continue
            again = [one for one in again if one not in same]
        yield yielded
    yield from map(remark, again)
    yield from map(less_done, all_done(draft))
    yield from (worded_otherwise(draft, one) for one in in_words(draft))
    cells = {one.num.start: one for one in (*slipped_cells(draft), *retold_cells(draft))}
    yield from map(_of_table, cells.values())
    yield from (_tally(later, earlier) for later, earlier in tallies_apart(draft))
    yield from (_tally(later, earlier) for later, earlier in counts_apart(draft))
    yield from (_tally(later, earlier) for later, earlier in named_above(draft))
    yield from contradicted(draft, MEASURES)


def _same_pair(one: Retold, other: Finding) -> bool:
    """Whether a finding tells of the same two numbers."""
    starts = {other.start, *(place.start for place in other.see)}
    return {one.odd.start, one.right.start} <= starts


def _of_figures(draft: Draft) -> Iterator[Yielded]:
    """What the figures of the draft contradict of each other."""
    yield from carried(draft, "amount")
    told = wrong(draft)
    for amounts in by_key([one for one in draft.amounts if one.span[0] not in told]).values():
        if len(amounts) > 1 and amounts[0].figure.measure in MEASURES:
            yield from _conflicts(draft, amounts)
    for amount, other in counted_again(draft):
        yield Compared((amount, other))
        if _may_be_one(amount, other):
            yield _finding(amount, other, sure=False)
    for amount, other in copied_wrong(draft):
        if put_right(draft, amount.figure.value, other.figure.value) or _raised(draft, amount):
            continue
        if of_two_times(draft, amount.span[0], other.span[0]):
            continue
        if of_two_parts_by_year(draft, amount, other):
            continue  # "Phần hai. NĂM 2020 … thu nhập 46,2 triệu"
        if {amount.start, other.start} & proven(draft) and _in_ratio(amount, other):
            continue  # "347/429 trường, đạt 80,9%", "437 trường mầm non, phổ thông"
        if of_two_values(draft, amount.span[0], other.span[0]):
            continue
        if both_proven(draft, amount, other) or beside_others(draft, amount.span[0], other.span[0]):
            continue
        if _of_nation(amount) != _of_nation(other):
            continue  # "GRDP 9 tháng tăng 7,46%; GRDP cả nước tăng 7,64%"
        yield Compared((amount, other))
        yield _finding(amount, other, sure=amount.sure and other.sure)


def _raised(draft: Draft, amount: Amount) -> bool:
    """``đưa tổng diện tích lên 275.300 ha``: what a value is to become."""
    at = amount.main.start if amount.main is not None else amount.start
    return RAISED.search(draft.text, max(0, at - RAISED_REACH), at) is not None


def _in_ratio(one: Amount, other: Amount) -> bool:
    """Whether one of two numbers is the part of a ratio, the other a number alone."""
    return (one.figure.of is None) != (other.figure.of is None)


def _of_nation(amount: Amount) -> bool:
    return words("nation").search(amount.figure.indicator) is not None


def _tally(later: ToldTally | CountedBy, earlier: ToldTally | CountedBy) -> Finding:
    return Finding(
        start=later.start,
        end=later.end,
        message=f"{later.count} ở đây, {earlier.count} ở chỗ khác: cùng một số đếm",
        message_en=f"{later.count} here, {earlier.count} elsewhere, of one outcome",
        stated=Decimal(later.count),
        computed=Decimal(earlier.count),
        see=(Place(start=earlier.start, end=earlier.end),),
        severity=Severity.WARNING,
    )


def _of_table(found: OfTable) -> Finding:
    num, cell = found.num, found.cell.cell
    said, right = num.show(num.main.value), abs(found.cell.value)
    return Finding(
        start=num.start,
        end=num.end,
        message=f"{with_unit(said, num)} ở đây, {cell.text} trong bảng",
        message_en=f"{en(num.main.value / num.factor)} here, {en(right)} in the table",
        stated=num.main.value / num.factor,
        computed=right,
        suggestion=cell.text.lstrip("+-− "),
        see=(Place(start=cell.start, end=cell.end),),
        severity=softened(found.sure),
    )


def _conflicts(draft: Draft, amounts: Sequence[Amount]) -> Iterator[Yielded]:
    """Each value that differs from the one said most often, or first."""
    counts = Counter(one.figure.value for one in amounts)
    leading = max(amounts, key=lambda one: (counts[one.figure.value], -one.start))
    for amount in amounts:
        if amount is leading or apart(draft, amount, leading):
            continue
        if not _comparable(amount, leading) or _two_states(draft, amount, leading):
            continue
        if not same_words(amount, leading) or _only_counted(amount):
            continue
        if any(told_otherwise(draft, one) for one in (amount, leading)):
            continue
        if of_two_years(draft, amount, leading) or in_two_tables(draft, amount, leading):
            continue
        if of_two_values(draft, amount.span[0], leading.span[0]):
            continue
        if put_right(draft, amount.figure.value, leading.figure.value):
            continue
        if _named_otherwise(amount, leading) or _of_nation(amount) != _of_nation(leading):
            continue
        if _other_things(amount, leading) or _of_other_events(draft, amount, leading):
            continue
        if both_proven(draft, amount, leading) or of_own_counts(draft, amount, leading):
            continue
        yield Compared((amount, leading))
        if _bare_deeds(amount, leading):
            continue
        if of_plans_to_come(draft, amount, leading) or _two_plans(draft, amount, leading):
            continue
        if differ(amount, leading) and _may_be_one(amount, leading):
            yield _finding(amount, leading)


def _two_plans(draft: Draft, one: Amount, other: Amount) -> bool:
    """``dự toán Trung ương giao 17.200``, ``Kế hoạch | 18.500``: no slip lies between them."""
    slip = by_a_slip(one.figure.value, other.figure.value)
    return not slip and setters_apart(draft, one, other)


def _bare_deeds(one: Amount, other: Amount) -> bool:
    """``giải ngân đạt 54,1%``, ``đã giải ngân 2.215 tỷ đồng, đạt 83,9%``: of whatever was paid."""
    deeds = {named(deed) for deed in lists()["conflicts.deeds"]}
    bare = all(named(each.figure.indicator) in deeds for each in (one, other))
    return bare and not by_a_slip(one.figure.value, other.figure.value)


def _of_other_events(draft: Draft, one: Amount, other: Amount) -> bool:
    """``phạm pháp xảy ra 618 vụ, bị thương 147 người``, ``tai nạn giao thông …, bị thương 96``."""
    first, second = (_events(draft, each) for each in (one, other))
    return bool(first and second) and not first & second


def _events(draft: Draft, amount: Amount) -> set[str]:
    passage = draft.passage_at(amount.start)
    found = words("conflicts.events").finditer(passage.text) if passage is not None else ()
    return {each.group().lower() for each in found}


def _other_things(one: Amount, other: Amount) -> bool:
    """``khiển trách 12 tổ chức đảng``, ``khiển trách 9 đảng viên``: counts of two things."""
    if one.figure.unit != "count" or transposed(one.figure.value, other.figure.value):
        return False
    counted = [(each.figure.unit_text or "").lower().split() for each in (one, other)]
    groups = [noun_book().at(nouns, 0) for nouns in counted if nouns]
    known = [found[1] for found in groups if found is not None]
    return len(known) > 1 and (known[0] == "people") != (known[1] == "people")


def _named_otherwise(one: Amount, other: Amount) -> bool:
    """``1.126 đảng viên``, ``số đảng viên được phân công 1.119``: counts or rates of two things."""
    rates = one.figure.measure in (Measure.ATTAINMENT, Measure.SHARE)
    if (one.figure.unit != "count" and not rates) or named(one.figure.indicator) == named(
        other.figure.indicator
    ):
        return False
    return not transposed(one.figure.value, other.figure.value)


def _comparable(one: Amount, other: Amount) -> bool:
    """Whether two amounts state one value each, or are targets with one bound of one name."""
    if one.plain and other.plain:
        return True
    a, b = one.figure, other.figure
    bound = a.op is b.op is not Op.EQ and a.high is None and b.high is None
    return bound and a.role is Role.TARGET and named(a.indicator) == named(b.indicator)


def _only_counted(amount: Amount) -> bool:
    """``145 học viên``, ``138 học viên``: named by nothing but what is counted."""
    figure = amount.figure
    name = named(figure.indicator)
    if figure.unit == "count":
        return name == named(figure.unit_text or "")
    if figure.unit not in PERCENTS or figure.indicator_id:
        return False
    said = figure.indicator.lower().split()  # "đảng viên: 94,5%"
    found = noun_book().at(said, 0) if said else None
    return found is not None and found[0] == len(said)


def _two_states(draft: Draft, one: Amount, other: Amount) -> bool:
    """Whether a draft gives official values beside its estimates."""
    told = one.figure.estimated != other.figure.estimated or (one.cell is None) != (
        other.cell is None
    )
    return told and draft.kept(
        "official", lambda: words("conflicts.official").search(draft.text) is not None
    )


def differ(one: Amount, other: Amount) -> bool:
    """Whether two amounts cannot be one value, however rounded; a slip of the unit is another's."""
    a, b = one.main, other.main
    if a is None or b is None or one.figure.high is not None or other.figure.high is not None:
        return False
    if not of_one_size(one, other):
        return False
    if one.figure.of != other.figure.of and one.figure.of and other.figure.of:
        return True
    if a.range.meets(b.range):
        return False
    return not any(a.value * scale == b.value for scale in SLIPS)


def _may_be_one(one: Amount, other: Amount) -> bool:
    """Whether two values are near, or one slip apart: else they are of two things."""
    low, high = sorted((abs(one.figure.value), abs(other.figure.value)))
    return high - low < high * APART or by_a_slip(one.figure.value, other.figure.value)


def _finding(amount: Amount, other: Amount, *, sure: bool | None = None) -> Finding:
    assert amount.main is not None
    assert other.main is not None
    if sure is None:
        same = named(amount.figure.indicator) == named(other.figure.indicator)
        tables = amount.cell is not None and other.cell is not None  # annexes repeat their rows
        slip = by_a_slip(amount.figure.value, other.figure.value)
        sure = same and slip and amount.sure and other.sure and not tables
    return at(
        amount,
        message=f"{amount.figure.indicator}: {amount.said} ở đây, {other.said} ở chỗ khác",
        message_en=f"{en(amount.main.value / amount.factor)} here, "
        f"{en(other.main.value / other.factor)} elsewhere for the same indicator and time",
        stated=amount.main.value / amount.factor,
        computed=other.main.value / amount.factor,
        suggestion=amount.show(other.main.value),
        see=places(other),
        severity=None if sure else Severity.WARNING,
    )
