"""Numbers that the part which judges a report's results tells as others: "2. Khám 2.315.600 lượt
người", and then "B. ĐÁNH GIÁ CHUNG … thể hiện ở 2.296.400 lượt người đến khám".

Such a part takes up what the parts before it have told, and brings hardly a number of its own:
on 1,300 clean pages none of its numbers comes near another of the same thing that is not it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from tiendo.checking.draft import Draft
from tiendo.checking.kin import people_alike
from tiendo.checking.periods.told_periods import heading_above
from tiendo.checking.retelling.differences import is_difference
from tiendo.checking.retelling.own_words import own_words, weight
from tiendo.checking.retelling.rare_words import of_one_rate
from tiendo.checking.retelling.recopying import digits, mistyped, same_noun
from tiendo.checking.retelling.retold import Retold, told_apart
from tiendo.checking.retelling.set_apart import of_two_years
from tiendo.checking.retelling.taken_again import one_time, swapped
from tiendo.checking.retelling.told_numbers import (
    LONG,
    RAISED,
    TWO_DIGITS,
    Told,
    bare_numbers,
    every_number,
)
from tiendo.checking.shares.proven import proven
from tiendo.checking.wordlists import shaped, words
from tiendo.checking.written import spelled
from tiendo.reading.document import Block
from tiendo.vocabulary.regexes import regex

JUDGES = shaped(r"\b{retelling.judging}\b", re.IGNORECASE)
# "Đánh giá, xếp loại đảng viên", "Đánh giá và nhiệm vụ": heads of what is told first.
TELLS = shaped(r"\b{retelling.judging_not}\b", re.IGNORECASE)
OPENS = shaped(r"\s*(?:[-–+*•]\s)?{retelling.judging_opens}\b", re.IGNORECASE)
# "Kết luận hội nghị, đồng chí …", "2. Tồn tại: …": how a paragraph of it begins.
OPENING = shaped(
    r"\s*(?:(?:[-–+*•]|[a-zđ]\)|[IVX]{1,5}[.)\-]|\d{1,2}(?:\.\d{1,2})*[.)]?[-–]?)\s)?"
    r"(?:[^\W\d_]+\s){0,2}{retelling.judging_first}\b[^:.,;\d]{0,40}[:.,]",
    re.IGNORECASE,
)
# "6. Nhiệm vụ năm 2025: đạt 9,8 bác sĩ/vạn dân": a line below such a head that goes on.
OF_YEAR_TO_COME = regex(r"[^:;]{0,40}\b20\d\d:")
PARTS = shaped(r"\b{retelling.judging_parts}\b", re.IGNORECASE)
COUNTS_OF = regex(r"\b[Ss]ố\s(?P<named>[^\d,;:.()]{4,70})\s(?:là|đạt|còn|lên|có|được)\s$")
RISEN = shaped(
    r"^(?!.*\b{retelling.goals}\b).*\b(?:tăng|nâng|đưa)\b[^;.,\d]*\slên\s(?:tới |đến )?$"
)
# "kế hoạch năm tới với mục tiêu tăng 9,5%, thu ngân sách đạt 7.200 tỷ đồng"; not "so với mục tiêu".
AIMED = regex(r"(?<!\bso )\bvới (?:các )?mục tiêu\b[^;.]*$")
CLAUSES = regex(r"[;.]\s")
LINE = 100
# An earlier version of a report is not further off than this.
NEAR, FEW = Decimal("0.07"), Decimal("0.33")
# How much the shared words must say: of a slip of the hand, and of any number near by; and which
# part of what the shorter of both says.
SLIPPED, OTHERWISE, SHORT, RATES, PART = 1.0, 2.0, 3.0, 4.0, 0.35
SHORT_PROVEN = 1.5
# … and of a percent that the numbers beside it give, in whatever form it is taken up.
BORNE_OUT = 2.0


def judged_again(draft: Draft) -> Iterator[Retold]:
    """The number of such a part, and the one that was told before."""
    told = [one for one in every_number(draft) if _exact(one)]
    told += counted_behind(draft, told)
    judged = [one for one in told if one.num.whole is None and judging(draft, one)]
    if not judged:
        return
    by_unit = _by_unit(told)
    now = Counter(_thing(one) for one in every_number(draft) if not one.another)
    whole = {one.num.whole.value for one in every_number(draft) if one.num.whole is not None}
    for one in judged:
        value = one.num.main.value  # told again of an earlier time it is no less odd
        if (
            now[_thing(one)] > 1
            or (value in whole and not _short(one))
            or one.num.start in proven(draft)
        ):
            continue
        found = {
            other.num.main.value: other
            for other in _near(by_unit[one.num.unit], one)
            if _one_thing(draft, other, one)
        }
        if len(found) == 1:
            yield Retold(odd=one.num, right=next(iter(found.values())).num, sure=False)


def counted_behind(draft: Draft, told: Sequence[Told]) -> Iterator[Told]:
    """``số tổ chức đảng được kiểm tra là 321``: a number behind what it counts, with that noun."""
    nouns = sorted({one.num.unit_text.lower() for one in told if one.num.unit == "count"}, key=len)
    for one in bare_numbers(draft) if nouns else ():
        found = COUNTS_OF.search(one.before)
        said = f"{found['named'].lower()} " if found and _exact(one) else ""
        noun = next((noun for noun in reversed(nouns) if said.startswith(f"{noun} ")), "")
        if noun.strip():
            yield replace(one, num=replace(one.num, unit="count", unit_text=noun))


def _thing(one: Told) -> tuple[object, ...]:
    """A value with what it is of, as far as its unit tells; long numbers are one whatever it is."""
    noun = one.num.noun if _short(one) else ""
    return one.num.unit, noun, one.num.main.value


def _exact(one: Told) -> bool:
    num = one.num
    return not (num.high or num.main.hedge) and len(digits(num.main.value)) >= TWO_DIGITS


def judging(draft: Draft, one: Told) -> bool:
    """Whether a number stands where results are judged, and is none of what is to come."""
    raised = one.another or RAISED.search(one.lead) is not None
    if (raised and not has_risen(one)) or words("retelling.judging_ahead").search(one.passage.text):
        return False
    if AIMED.search(one.passage.text, 0, one.num.start - one.passage.start):
        return False
    return in_judging_part(draft, one)


def in_judging_part(draft: Draft, one: Told) -> bool:
    """Whether a number stands below a heading that judges, or in a sentence that sums up."""
    text = one.passage.text
    if OPENS.match(text):
        return True
    if OF_YEAR_TO_COME.match(text):
        return False
    if opens_so(draft, one):
        return True
    above = _above(draft, one)
    return above is not None and bool(JUDGES.search(above.text)) and not TELLS.search(above.text)


def has_risen(one: Told) -> bool:
    """``số trường chuẩn tăng lên 258 trường``: not what it is to become, but what it is by now."""
    risen = RISEN.search(one.before) is not None
    return risen and words("retelling.unsettled").search(one.passage.text) is None


def opens_so(draft: Draft, one: Told) -> bool:
    """Whether the paragraph of a number begins as such a part: "2. Tồn tại: …", "Kết luận hội nghị,
    đồng chí …".
    """
    text = draft.document.blocks[one.passage.block].text
    return OPENING.match(text) is not None and TELLS.search(text[:LINE]) is None


def _above(draft: Draft, one: Told) -> Block | None:
    """The heading of a number's part, or a line that leads to it: "Kết luận của Bí thư:"."""
    lines = draft.kept("judging lines", lambda: [*filter(_leads, draft.document.blocks)])
    at = bisect_left(lines, one.num.start, key=_start) - 1
    line, head = lines[at] if at >= 0 else None, heading_above(draft, one.num.start)
    return line if line is not None and (head is None or line.start > head.start) else head


def _leads(block: Block) -> bool:
    said = block.text.rstrip()
    return said.endswith(":") and len(said) <= LINE and JUDGES.search(said) is not None


def _start(block: Block) -> int:
    return block.start


def _by_unit(told: Sequence[Told]) -> Mapping[str | None, list[Told]]:
    found: dict[str | None, list[Told]] = defaultdict(list)
    for one in sorted(told, key=_value):
        found[one.num.unit].append(one)
    return found


def _value(one: Told) -> Decimal:
    return one.num.main.value


def _near(told: Sequence[Told], one: Told) -> Iterator[Told]:
    """The numbers that one may be an earlier version or a slip of: those before it, or any where
    it stands in an opening that sums up.
    """
    value = one.num.main.value
    near = FEW if _short(one) else NEAR
    for other in told[bisect_left(told, value / 10, key=_value) :]:
        if other.num.main.value > value * 10:
            return
        first = other.num.start < one.num.start or OPENS.match(one.passage.text) is not None
        if first and other.num.main.value != value:
            low, high = sorted((value, other.num.main.value))
            if high - low <= near * high or slip_of(one, other):
                yield other


def _short(one: Told) -> bool:
    return not one.num.percent and len(digits(one.num.main.value)) < LONG


def slip_of(one: Told, other: Told) -> bool:
    """Whether one slip of the hand lies between two numbers."""
    first, second = one.num.main.value, other.num.main.value
    return mistyped(first, second) or (not one.num.percent and swapped(first, second))


def _one_thing(draft: Draft, other: Told, one: Told) -> bool:
    if other.another or not of_one_rate(other.num.per, one.num.per):
        return False
    if not apart_in_parts(draft, other, one):
        return False
    if one.num.unit == "count" and not _same_things(other, one):
        return False
    if told_apart(draft, other, one) or not one_time(other, one):
        return False
    if of_two_years(draft, other.num, one.num) or is_difference(draft, one.num):
        return False
    return _counted_alike(draft, other, one) or _worded_alike(draft, other, one)


def apart_in_parts(draft: Draft, other: Told, one: Told) -> bool:
    """Whether a number was told in another part than the one that judges, or before what sums up;
    an opening that sums up also takes up what is told behind it.
    """
    opens = OPENS.match(one.passage.text) is not None
    if other.passage is one.passage:
        return False
    if opens:
        return True
    own = opens_so(draft, one) and not opens_so(draft, other)
    apart = other.passage.block != one.passage.block if own else False
    return other.num.start < one.num.start and (apart or _part(draft, other) != _part(draft, one))


def _same_things(other: Told, one: Told) -> bool:
    """Whether two nouns count the same: "11.436 người" of teachers, "11.368 thầy, cô giáo"."""
    nouns = (one.num.unit_text, other.num.unit_text)
    if same_noun(*nouns) or all(words("retelling.cases").match(noun) for noun in nouns):
        return True
    long = min(len(spelled(each.num.main.value)) for each in (one, other)) > LONG
    return long and people_alike(one.num, other.num)


def _counted_alike(draft: Draft, other: Told, one: Told) -> bool:
    """Whether both count one noun, so long that it is not by chance, or borne out at one place."""
    nouns = sorted((one.num.unit_text.lower(), other.num.unit_text.lower()), key=len)
    alike = one.num.unit == "count" and nouns[1].startswith(nouns[0])
    if not alike or _short(one) or _short(other) or PARTS.search(one.lead):
        return False
    long = min(len(digits(each.num.main.value)) for each in (one, other)) > LONG
    return long or slip_of(one, other) or other.num.start in proven(draft)


def _worded_alike(draft: Draft, other: Told, one: Told) -> bool:
    first, second = (own_words(draft, each).words | each.counted for each in (other, one))
    if same_noun(one.num.unit_text, other.num.unit_text):
        first, second = first - other.counted, second - one.counted
    shared = weight(draft, first & second)
    if PARTS.search(one.lead) and not slip_of(one, other):
        return False
    if one.num.percent:
        needed = _of_rates(draft, other, one)
    elif _short(one) or _short(other):
        sure = slip_of(one, other) and other.num.start in proven(draft)
        needed = SHORT_PROVEN if sure else SHORT
    else:
        needed = SLIPPED if slip_of(one, other) else OTHERWISE
    least = min(weight(draft, first), weight(draft, second))
    part = 0.0 if needed == SLIPPED else PART * least
    return needed is not None and shared >= max(needed, part)


def _of_rates(draft: Draft, other: Told, one: Told) -> float | None:
    """How much the words must say of two percents: less where the first follows from its numbers:
    ``giải ngân 2.164,8 tỷ đồng, đạt 54,9%``; None where they are of two kinds.
    """
    if other.num.start in proven(draft) and not (other.changes or one.changes):
        return BORNE_OUT if other.way == one.way and not of_extremes(one) else None
    return RATES if one_rate(other, one) else None


def of_extremes(one: Told) -> bool:
    """Whether the clause of a number tells of the best or the worst: "thấp nhất, chỉ 51,6%"."""
    return words("shares.extremes").search(CLAUSES.split(one.lead)[-1]) is not None


def one_rate(one: Told, other: Told) -> bool:
    """Whether the reader knows two percents as of one kind, with one base and one way."""
    a, b = one.figure, other.figure
    if a is None or b is None:
        return False
    return (a.measure, a.direction, a.basis, a.role) == (b.measure, b.direction, b.basis, b.role)


def _part(draft: Draft, one: Told) -> int:
    above = _above(draft, one)
    return above.start if above is not None else -1
