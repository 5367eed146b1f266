"""Figures that equal the last period's to the last digit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from tiendo.checking.amounts import RATES, Amount
from tiendo.checking.draft import Draft, Line, Passage
from tiendo.checking.finding import Finding, Place, Record, Severity
from tiendo.checking.pairs.pairing import period_of, results, same_unit, year_apart
from tiendo.checking.pairs.standing import is_past
from tiendo.checking.registry import Compared, Yielded, check
from tiendo.checking.retelling.against import known_index
from tiendo.checking.retelling.carried import held
from tiendo.checking.retelling.milestones import Milestone, milestones_mixed
from tiendo.checking.retelling.months_alike import months_alike
from tiendo.checking.retelling.stood_still import (
    STILL_SAID,
    Still,
    bases_of_now,
    in_two_spans,
    in_two_years,
    stood_still,
)
from tiendo.checking.retelling.table_columns import OtherColumn, other_columns
from tiendo.checking.retelling.table_differences import difference_wrong, table_differences
from tiendo.checking.retelling.told_numbers import telling
from tiendo.checking.saying import at, places
from tiendo.checking.shares.table_percents import misprinted, wrong_percents
from tiendo.checking.sums.table_cells import Value
from tiendo.checking.wordlists import words
from tiendo.errors import PeriodUnreadable
from tiendo.facts.known import KnownValue
from tiendo.vocabulary.lexicon import split_words
from tiendo.vocabulary.periods import Precision, parse_period
from tiendo.vocabulary.units import noun_book

# Fewer digits may repeat by chance.
DIGITS = 3
# Sums that are told beside each other end no further apart.
MOST_DAYS = 100
# Counts of these stand still from year to year.
THOUSAND = 1_000
MANY = 10_000  # so many do not stand still to the last one
STILL = ("places", "bodies", "documents", "works", "goals")


@check(
    id="stale-figure",
    group="consistency",
    severity=Severity.WARNING,
    says="Số liệu không giống hệt số của kỳ trước, khi chỉ tiêu ấy vốn thay đổi.",
)
def stale_figure(draft: Draft) -> Iterator[Yielded]:
    """A figure is not the last period's to the last digit, where its indicator moves.

    Looked at in rows of tables, in sentences that name both periods, and in the register; a row
    whose two values are one, and whose percent says otherwise, counts as well.
    Figures of three digits and more; counts of communes or offices may stand still.

    Sai:  Năm 2022 thu ngân sách đạt 4.123 tỷ đồng, năm 2023 thu ngân sách đạt 4.123 tỷ đồng.
    Đúng: Năm 2022 thu ngân sách đạt 4.123 tỷ đồng, năm 2023 thu ngân sách đạt 4.213 tỷ đồng.
    """
    told: set[frozenset[int]] = set()
    for found in _told_twice(draft):
        if isinstance(found, Finding):
            told.add(frozenset((found.start, *(place.start for place in found.see))))
        yield found
    for still in (
        *stood_still(draft),
        *in_two_years(draft),
        *in_two_spans(draft),
        *bases_of_now(draft),
    ):
        if frozenset((still.now.start, still.then.start)) not in told:
            yield _still(still)
    yield from map(_of_column, other_columns(draft))
    yield from map(_of_day, milestones_mixed(draft))
    for one in wrong_percents(draft):
        if one.kind == "stale" and frozenset(cell.start for cell in one.cells) not in told:
            yield misprinted(draft, one)
    for gap in table_differences(draft):
        if gap.stale and frozenset((gap.then.cell.start, gap.now.cell.start)) not in told:
            yield difference_wrong(draft, gap)
    yield from (_alike(*found) for found in months_alike(draft))
    yield from _against_register(draft)


def _alike(later: Value, earlier: Value) -> Finding:
    """Of two cells of one column, on two times."""
    return Finding(
        start=later.cell.start,
        end=later.cell.end,
        message=f"{later.cell.text} giống hệt số của dòng trước",
        message_en=f"{later.cell.text} equals the row before to the last digit",
        stated=later.value,
        see=(Place(start=earlier.cell.start, end=earlier.cell.end),),
    )


def _of_day(found: Milestone) -> Finding:
    num, right = found.num, found.right.show(found.right.main.value)
    said = num.show(num.main.value)
    return Finding(
        start=num.start,
        end=num.end,
        message=f"{said} là số của mốc trước; đến kỳ này là {right} {found.right.unit_text}",
        message_en=f"This is the figure of an earlier day; by then it was {right}",
        stated=num.main.value / num.factor,
        computed=found.right.main.value / num.factor,
        suggestion=f"{right} {found.right.unit_text}",
        see=tuple(Place(start=one.start, end=one.end) for one in (found.of, found.right)),
    )


def _of_column(found: OtherColumn) -> Finding:
    num, cell, right = found.num, found.cell.value.cell, found.right.value.cell
    said = num.show(num.main.value)
    return Finding(
        start=num.start,
        end=num.end,
        message=f"{said} trong bảng là của cột “{found.cell.head}”; cột “{found.right.head}” "
        f"ghi {right.text}",
        message_en=f"In the table this is of “{found.cell.head}”; “{found.right.head}” has "
        f"{right.text}",
        stated=num.main.value / num.factor,
        computed=found.right.value.value,
        suggestion=right.text,
        see=tuple(Place(start=one.start, end=one.end) for one in (cell, right)),
    )


def _told_twice(draft: Draft) -> Iterator[Yielded]:
    """The figures of two periods in a sentence or a row that are one to the last digit."""
    for passage in draft.passages:
        yield from _same_as_past(passage)
    groups = [line.amounts for line in draft.lines if not _said_still(draft, line)]
    groups += [
        passage.amounts
        for passage in draft.passages
        if len(passage.amounts) > 1 and not STILL_SAID.search(passage.text)
    ]
    for amounts in groups:
        told = [one for one in results(amounts) if _moves(one)]
        for later in told:
            for earlier in told:
                if (
                    earlier is not later
                    and same_unit(later, earlier)
                    and (year_apart(later, earlier) or _next(later, earlier))
                ):
                    if not _one_indicator(later, earlier):
                        continue
                    yield Compared((later, earlier))
                    if later.figure.value == earlier.figure.value:
                        yield _finding(later, earlier)


def _said_still(draft: Draft, line: Line) -> bool:
    """``Nhập khẩu trong tháng không đổi so với tháng 10`` of the row "Kim ngạch nhập khẩu"."""
    name = telling(line.name)
    still = draft.kept(
        "said still",
        lambda: [
            telling(one.text) for one in draft.passages
            if words("retelling.unmoved").search(one.text)
        ],
    )  # fmt: skip
    return any(len(name & said) > 1 for said in still)


def _still(found: Still) -> Finding:
    now, then = found.now, found.then
    first, last = sorted((now, then), key=lambda num: num.start)  # what was copied stands behind
    return Finding(
        start=last.start,
        end=last.end,
        message=f"{now.show(now.main.value)} {now.unit_text} bằng đúng số của kỳ trước",
        message_en="Equal to the earlier figure to the last digit",
        stated=now.main.value / now.factor,
        see=(Place(start=first.start, end=first.end),),
        severity=Severity.WARNING,
    )


def _same_as_past(passage: Passage) -> Iterator[Yielded]:
    """``khám 1.176.600 lượt, tăng mạnh so với năm 2021 (1.176.600 lượt)``."""
    told = [one for one in results(passage.amounts) if _moves(one)]
    for later, earlier in pairwise(told):
        if same_unit(later, earlier) and is_past(earlier, passage):
            yield Compared((later, earlier))
            if later.figure.value == earlier.figure.value:
                yield _finding(later, earlier)


def _one_indicator(later: Amount, earlier: Amount) -> bool:
    """Whether both are of one indicator; one that has no name of its own goes on with the other."""
    unnamed = later.figure.indicator.strip() == (later.figure.unit_text or "").strip()
    return later.figure.indicator_id == earlier.figure.indicator_id or unnamed


def _next(later: Amount, earlier: Amount) -> bool:
    """Whether one month or quarter follows the other."""
    now, then = period_of(later), period_of(earlier)
    if now is None or then is None:
        return False
    if now.precision is then.precision is Precision.DAY:
        return then.end < now.end <= then.end + timedelta(days=MOST_DAYS)  # sums up to two days
    if now.start == then.start and then.end < now.end <= then.end + timedelta(days=MOST_DAYS):
        return now.year == then.end.year  # the sums of five months and of six
    if now.precision is not then.precision:
        return False
    follows = now.start == then.end + timedelta(days=1)
    return follows and now.precision in (Precision.MONTH, Precision.QUARTER)


def _moves(amount: Amount) -> bool:
    figure = amount.figure
    if amount.cell is not None and figure.unit == "index" and figure.value >= THOUSAND:
        return figure.value == figure.value.to_integral_value()  # a count whose unit is not told
    if figure.unit in RATES or _digits(figure.value) < DIGITS or amount.main is None:
        return False
    found = noun_book().at(split_words(figure.unit_text or "") or ("",), 0)
    return found is None or found[1] not in STILL or figure.value >= MANY


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def _finding(later: Amount, earlier: Amount) -> Finding:
    first, last = sorted((later, earlier), key=lambda one: one.start)
    in_table = later.cell is not None
    return at(
        later if in_table else last,  # in a sentence, what was copied stands behind
        message=f"{later.figure.indicator}: {later.said} bằng đúng số của kỳ trước "
        f"({earlier.figure.period})",
        message_en=f"Equal to the figure of {earlier.figure.period} to the last digit",
        stated=later.figure.value / later.factor,
        see=places(earlier if in_table else first),
    )


def _against_register(draft: Draft) -> Iterator[Yielded]:
    """A figure that the register has, to the last digit, for an earlier period only."""
    if not draft.known.present:
        return
    earlier: dict[tuple[object, ...], list[KnownValue]] = {}
    for key, values in known_index(draft).items():
        for value in values:
            if value.kind == "observation" and value.measure == "level":
                earlier.setdefault((key[0], value.value, value.unit), []).append(value)
    for amount in results(draft.amounts):
        figure = amount.figure
        if not _moves(amount) or figure.indicator_id is None or figure.subject is not None:
            continue
        if held(draft, amount):
            continue
        same = earlier.get((figure.indicator_id, figure.value, figure.unit), [])
        before = [one for one in same if _before(one.period, amount)]
        if before and not any(one.period == figure.period for one in same):
            known = before[-1]
            yield at(
                amount,
                message=f"{figure.indicator}: {amount.said} bằng đúng số của kỳ {known.period} "
                f"theo {known.source}",
                message_en=f"Equal to the register's figure for {known.period} to the last digit",
                stated=figure.value / amount.factor,
                register=Record(
                    kind=known.kind, ref=known.ref, source=known.source, quote=known.quote
                ),
            )


def _before(written: str, amount: Amount) -> bool:
    now = period_of(amount)
    try:
        then = parse_period(written)
    except PeriodUnreadable:
        return False
    return (now is not None and then.end < now.end and then.end < now.start) or (
        now is not None and then.end < now.end and then.start == now.start
    )
