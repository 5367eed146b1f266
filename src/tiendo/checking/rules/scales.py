"""Units off by a thousand: tỷ for triệu, triệu for nghìn."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from tiendo.checking.amounts import RATES, Amount
from tiendo.checking.draft import Draft
from tiendo.checking.finding import Severity
from tiendo.checking.gaps.changed_units import changed_units, changes_by
from tiendo.checking.gaps.scaled_rests import scaled_rests
from tiendo.checking.pairs.pairing import SLIPS, is_level, noun, relations
from tiendo.checking.pairs.topics import named, setting
from tiendo.checking.registry import Compared, Yielded, check
from tiendo.checking.retelling.against import same_body
from tiendo.checking.retelling.carried import held
from tiendo.checking.retelling.recopying import AGAIN
from tiendo.checking.retelling.scaled_again import scaled_again
from tiendo.checking.rules.scales_worded import (
    changed,
    multiplied,
    off,
    off_register,
    out_of_size,
    part_off,
    told_again,
)
from tiendo.checking.rules.sums import scaled_part
from tiendo.checking.shares.products import wrong_products
from tiendo.checking.shares.summed_months import summed_months
from tiendo.checking.sums.parts import parts_in
from tiendo.checking.wordlists import either, shaped
from tiendo.facts.figure import Measure
from tiendo.facts.known import KnownValue
from tiendo.vocabulary.lexicon import Row, rows
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

# How far a value may lie from the thousandfold of another, and still be its slip.
NEAR, FAR = Decimal("0.75"), Decimal("1.35")
ALMOST = Decimal("0.9")  # of what is counted or measured, not paid
POWERS = (Decimal(1000), Decimal(1000000))
UNITS = ("VND", "USD")
# A part that is so many times its whole stands in another unit.
GROWN = 50
DIGITS, BEFORE, TEN = 3, 60, 10
# Of so many digits, or said to stand above, two values need share only one word.
LONG, SHARED = 5, 2
TENTH = regex(r"(?<![\d,])10\s?%|một phần mười|1/10|(?<![\d,])90\s?%")
FOUR = 4  # one place of the decimal mark is off by chance in fewer digits
SUMMED = regex(r"\b(?:lũy kế|luỹ kế|cộng dồn|tính chung)\b", re.IGNORECASE)
TABLES = "tiendo.checking.tables"
TENFOLD = (Decimal("0.1"), Decimal(10))
CLAUSES = regex(r"[;.]\s")
ENGLISH = regex(r"\d{1,3}(?:,\d{3})+")
EACH = shaped(r"\b{scales.each}\b[^.;,]*$")
PART = shaped(r"\b{scales.parts}\b")


@check(
    id="unit-scale",
    group="consistency",
    severity=Severity.ERROR,
    says="Một số liệu không lệch nghìn lần, triệu lần so với chính chỉ tiêu ấy ở chỗ khác "
    "(tỷ, triệu, nghìn).",
)
def unit_scale(draft: Draft) -> Iterator[Yielded]:
    """A value is not a thousand or a million times the same indicator elsewhere.

    Beside a plan or an earlier value whose percent would agree in another unit it is an
    error; elsewhere in the draft, or in the register, a warning.

    Sai:  Thu ngân sách năm 2023 đạt 4.200 triệu đồng, bằng 105% dự toán (4.000 tỷ đồng).
    Đúng: Thu ngân sách năm 2023 đạt 4.200 tỷ đồng, bằng 105% dự toán (4.000 tỷ đồng).
    """
    told: set[int] = set()
    for relation in relations(draft):
        slip = relation.slip
        if slip is not None and relation.certain:
            told |= {id(relation.part), id(relation.whole)}
            yield off(relation.part, relation.whole, slip, sure=relation.sure)
    for part, whole in _parts_beyond(draft):
        told |= {id(part), id(whole)}
        yield off(whole, part, POWERS[0], sure=whole.sure and part.sure)
    for whole, part, apart in summed_months(draft):
        told |= {id(part), id(whole)}
        yield off(whole, part, apart, sure=whole.sure and part.sure)
    off_unit = (*changed_units(draft), *changes_by(draft), *scaled_rests(draft))
    yield from (changed(draft, one) for one in off_unit)
    for passage in draft.passages:
        for found in parts_in(draft, passage):
            scaled = scaled_part(found) if len(found.parts) > 1 else None
            if scaled is not None:
                yield part_off(found, scaled, sure=not (found.hedged or draft.doubtful))
    for amount in draft.amounts:
        fitting = _in_another_unit(amount) if id(amount) not in told else None
        if fitting is not None:
            told.add(id(amount))
            yield out_of_size(amount, fitting)
    for product in wrong_products(draft):
        yield multiplied(draft, product)
    for one, other in _same_digits(draft):
        if id(one) not in told:
            told |= {id(one), id(other)}
            apart = other.figure.value / one.figure.value
            yield off(one, other, apart, sure=apart in SLIPS or one.figure.unit not in UNITS)
    starts = {one.main.start for one in draft.amounts if id(one) in told and one.main}
    for num, earlier in scaled_again(draft):
        if not {num.start, earlier.start} & starts:
            starts.add(num.start)
            yield told_again(draft, num, earlier)
    told |= {id(one) for one in draft.amounts if one.main and one.main.start in starts}
    for amounts in _by_topic(draft).values():
        yield from _outliers([one for one in amounts if id(one) not in told])
    yield from _against_register(draft)


def _in_another_unit(amount: Amount) -> Decimal | None:
    """What a value would be in the unit in which it is possible: 52 triệu for "52 tỷ đồng"."""
    figure = amount.figure
    if not is_level(amount) or amount.main is None:
        return None
    for row in rows(TABLES, "sizes"):
        if row["indicator"] == figure.indicator_id and row["unit"] == figure.unit:
            if not _named(amount, row):
                return None
            if row["low"] <= figure.value <= row["high"]:
                return None
            tenfold = TENFOLD if figure.unit == "tonne" else ()  # "58,6 tấn/ha" for "tạ/ha"
            inside = [figure.value * slip for slip in (*SLIPS, *tenfold)]
            return next((one for one in inside if row["low"] <= one <= row["high"]), None)
    return None


def _named(amount: Amount, row: Row) -> bool:
    """Whether the line up to a value names what a row is of, where it must: of all crops only
    rice yields so much.
    """
    needs = row.get("needs")
    at = amount.main.start if amount.main is not None else amount.end
    head = amount.figure.indicator.split(" ")[0]
    named = amount.text.rfind(head, max(0, at - BEFORE), at)
    if named >= 0 and any(map(str.isdigit, amount.text[named:at])):
        return False  # "năng suất 40 tạ/ha, được 1.272 tấn": another number stands between
    if needs is None:
        return True
    line = amount.text[amount.text.rfind("\n", 0, amount.start) + 1 : amount.end].lower()
    clauses = CLAUSES.split(line)
    while len(clauses) > 1 and clauses[-1].startswith(head.lower()):
        clauses[-2:] = [" ".join(clauses[-2:])]  # "lúa 3.200 ha; năng suất 62 tạ/ha"
    told = either(needs).search(clauses[-1]) is not None
    return told and either(row["not"]).search(clauses[-1]) is None


def _parts_beyond(draft: Draft) -> Iterator[tuple[Amount, Amount]]:
    """``chi 1.926 triệu đồng, riêng nội trú 1.240 tỷ đồng``: a part of far more than its whole."""
    for passage in draft.passages:
        levels = [one for one in passage.amounts if is_level(one)]
        for whole, part in pairwise(passage.amounts):
            if whole.figure.unit not in UNITS or part.figure.unit != whole.figure.unit:
                continue
            if not (is_level(whole) and is_level(part)) or _of_larger(levels, whole, part):
                continue
            if whole.main is not None and "/" in draft.text[whole.main.end : whole.end]:
                continue  # "25 triệu đồng/căn, nên riêng nhà ở là 24,55 tỷ đồng"
            between = passage.text[whole.end - passage.start : part.start - passage.start]
            told = f"{between} {part.figure.evidence.quote}".lower()
            grown = part.figure.value / whole.figure.value
            if PART.search(told) and GROWN < grown <= POWERS[0]:
                yield part, whole


def _of_larger(levels: Sequence[Amount], whole: Amount, part: Amount) -> bool:
    """Whether a value before the whole is large enough: "thu nội địa 9.428 tỷ đồng, …, đóng góp
    6 tỷ đồng; riêng tiền sử dụng đất 2.307 tỷ đồng".
    """
    return any(
        one.start < whole.start
        and one.figure.unit == part.figure.unit
        and one.figure.value >= part.figure.value
        for one in levels
    )


def _same_digits(draft: Draft) -> Iterator[tuple[Amount, Amount]]:
    """``đảng phí 1.286 triệu đồng … đảng phí (1.286 tỷ đồng)``: one number in two units."""
    seen: dict[tuple[str, str], list[Amount]] = defaultdict(list)
    for amount in draft.amounts:
        weighed = amount.figure.unit in (*UNITS, "tonne", "ha")
        told = is_level(amount) or amount.figure.measure is Measure.CHANGE
        if not weighed or amount.main is None or not told or amount.figure.high is not None:
            continue
        digits = str(amount.figure.value.normalize()).split("E")[0].replace(".", "").rstrip("0")
        if len(digits) < DIGITS:
            continue
        for other in seen[amount.figure.unit, digits]:
            if other.figure.per != amount.figure.per or _other_mark(amount, other):
                continue  # "6.824 tỷ đồng/tháng" of 68.240 tỷ đồng
            apart = other.figure.value / amount.figure.value
            shared = _words(amount) & _words(other)
            again = AGAIN.search(draft.text, amount.end, amount.end + BEFORE) is not None
            long = len(digits) >= LONG or again or _open_alike(amount, other)
            slips = SLIPS if amount.figure.unit in (*UNITS, "ha") else TENFOLD
            if apart in slips and len(shared) >= (1 if long else SHARED):
                yield amount, other
                break
            summed = SUMMED.search(draft.text, other.end, amount.main.start) is not None
            if summed and amount.main.start - other.end < BEFORE:
                continue  # "tháng 10 đạt 128,4 triệu USD; lũy kế 1.284 triệu USD"
            if apart in TENFOLD and len(digits) >= FOUR and not _tenth(draft, amount, other):
                around = _words(amount) | _behind(amount)
                if len(around & (_words(other) | _behind(other))) >= SHARED:
                    yield amount, other
                    break
        seen[amount.figure.unit, digits].append(amount)


def _other_mark(one: Amount, other: Amount) -> bool:
    """``2,146 tỷ đồng``, ``2.146 tỷ đồng``: number-format's to say."""
    assert one.main is not None
    assert other.main is not None
    said, told = (each.text[each.main.start : each.main.end] for each in (one, other) if each.main)
    return said != told and said.replace(",", ".") == told.replace(",", ".")


def _open_alike(one: Amount, other: Amount) -> bool:
    """Whether two names open with the same two words: "tổng thu", "doanh thu"."""
    first, second = (fold(each.figure.indicator).split()[:SHARED] for each in (one, other))
    return first == second and len(first) == SHARED


def _words(amount: Amount) -> set[str]:
    """What an amount is said of: its indicator's words, and those right before it."""
    assert amount.main is not None
    before = amount.text[max(0, amount.main.start - BEFORE) : amount.main.start]
    return {
        word
        for word in named(f"{amount.figure.indicator} {before}").split()
        if word.isalpha() and len(word) > 1
    }


def _tenth(draft: Draft, *amounts: Amount) -> bool:
    """Whether a tenth is spoken of: "tiết kiệm 10% … 1.356,5 tỷ đồng" of 13.565 tỷ đồng."""
    near = (draft.passage_at(one.start) for one in amounts)
    return any(one is not None and TENTH.search(one.text) for one in near)


def _behind(amount: Amount) -> set[str]:
    """The words right behind an amount: "4.123 tỷ đồng kinh phí sự nghiệp"."""
    behind = re.split(r"[.;,]", amount.text[amount.span[1] : amount.span[1] + BEFORE])[0]
    return {word for word in named(behind).split() if word.isalpha() and len(word) > 1}


def _by_topic(draft: Draft) -> dict[tuple[str, ...], list[Amount]]:
    """Levels of money and of counted things by what they are of."""
    found: dict[tuple[str, ...], list[Amount]] = defaultdict(list)
    for amount in draft.amounts:
        figure = amount.figure
        if is_level(amount) and figure.unit not in RATES and amount.main is not None:
            if ENGLISH.fullmatch(amount.text, amount.main.start, amount.main.end):
                continue  # "13,250 tấn": number-format's to say
            if EACH.search(amount.text, max(0, amount.main.start - 30), amount.main.start):
                continue  # "mỗi căn hỗ trợ 60 triệu đồng, tổng 69 tỷ đồng"
            name = figure.indicator_id or fold(figure.indicator)
            if name and (figure.indicator_id or figure.unit in UNITS):
                counted = noun(figure.unit_text or "") if figure.unit == "count" else ""
                key = (name, figure.unit, counted, figure.per or "", figure.subject or "")
                found[key].append(amount)
    return found


def _outliers(amounts: Sequence[Amount]) -> Iterator[Yielded]:
    """Amounts that lie a thousandfold from half of the others and more."""
    values = sorted(one.figure.value for one in amounts)
    if len(values) < 2 or values[-1] < values[0] * POWERS[0] * NEAR:
        return
    yield Compared(tuple(amounts))
    least, most = (NEAR, FAR) if amounts[0].figure.unit in UNITS else (ALMOST, 1 / ALMOST)
    for one in amounts:
        if one.figure.unit == "count" and one.figure.value < TEN:
            continue  # "4 chi bộ có dưới 5 đảng viên"
        for slip in SLIPS:
            low, high = one.figure.value * slip / most, one.figure.value * slip / least
            count = bisect_right(values, high) - bisect_left(values, low)
            if count * 2 < len(values) - 1 or not count:
                continue
            other = next(x for x in amounts if low <= x.figure.value <= high)
            if _odd(one, other, count) and not _of_next_clause(one, other):
                yield off(one, other, slip, sure=False)
            break


def _odd(one: Amount, other: Amount, count: int) -> bool:
    """Of two that disagree the later is named; of more, the one that stands alone."""
    return count > 1 or one.start > other.start


def _of_next_clause(one: Amount, other: Amount) -> bool:
    """``bán lẻ từ 5.240 tỷ đồng lên 5.905 tỷ đồng; chợ đầu tư 4,8 tỷ đồng``: of another thing."""
    first, last = sorted((one, other), key=lambda each: each.start)
    between = first.text[first.end : last.start]
    return ";" in between and "\n" not in between and ". " not in between


def factor(a: Decimal, b: Decimal) -> Decimal | None:
    """The power of ten that ``a`` must be multiplied by to come near ``b``; None for none."""
    for power in POWERS:
        if NEAR <= a * power / b <= FAR:
            return power
        if NEAR <= a / power / b <= FAR:
            return 1 / power
    return None


def _against_register(draft: Draft) -> Iterator[Yielded]:
    """A level that is a thousandfold of all that the register has of its indicator."""
    known: dict[tuple[str, str], list[KnownValue]] = defaultdict(list)
    for one in draft.known.values:
        if one.measure == Measure.LEVEL and one.value > 0:
            known[one.indicator, one.unit].append(one)
    for amount in draft.amounts:
        figure = amount.figure
        if held(draft, amount):
            continue
        if not is_level(amount) or figure.unit in RATES or figure.subject or amount.main is None:
            continue
        same = known.get((figure.indicator_id or "", figure.unit), [])
        same = [one for one in same if same_body(draft, one, setting(draft, amount)[0])]
        same = [one for one in same if one.period == figure.period] or same
        slips = {factor(figure.value, one.value) for one in same}
        slip = slips.pop() if len(slips) == 1 else None
        if slip is not None:
            yield Compared((amount,))
            yield off_register(amount, same[-1], slip)
