"""Parts beside their whole: in sentences, in shares, in columns of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise, zip_longest

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Severity
from tiendo.checking.gaps.slipped_gaps import gaps_wrong
from tiendo.checking.kin import kin, of_people, one_thing
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.fitting import transposed
from tiendo.checking.pairs.pairing import SLIPS
from tiendo.checking.registry import Compared, Yielded, check
from tiendo.checking.retelling.row_cells import row_wrong, wrong_rows
from tiendo.checking.shares.proven import proven
from tiendo.checking.sums.carried_over import carried_over
from tiendo.checking.sums.closed_shares import closed_shares
from tiendo.checking.sums.columns import summed_columns
from tiendo.checking.sums.divided import divided
from tiendo.checking.sums.exclusive import exclusive_shares
from tiendo.checking.sums.funding import fundings, paid_shares
from tiendo.checking.sums.graded import graded
from tiendo.checking.sums.insured import of_several_insurances
from tiendo.checking.sums.listed import listed
from tiendo.checking.sums.moved_sums import moved_sums
from tiendo.checking.sums.named_places import named_places
from tiendo.checking.sums.other_wholes import (
    is_part,
    of_another,
    of_earlier,
    other_level,
    own_clause,
)
from tiendo.checking.sums.outcomes import outcomes
from tiendo.checking.sums.parts import Parts, parts_in, unnumbered
from tiendo.checking.sums.plain_columns import wrong_columns
from tiendo.checking.sums.points import points_added
from tiendo.checking.sums.remainders import remainders
from tiendo.checking.sums.rest_told import rests_told
from tiendo.checking.sums.rests import rests
from tiendo.checking.sums.slipped_sums import slipped_sums
from tiendo.checking.sums.structure_shares import structure_shares
from tiendo.checking.sums.tables_led import tables_led
from tiendo.checking.sums.three_ends import three_ends
from tiendo.checking.sums.told_before import told_before
from tiendo.checking.sums.totalled import totalled
from tiendo.checking.sums.two_kinds import two_kinds
from tiendo.checking.sums.worded import (
    closed_wrong,
    column_wrong,
    left_wrong,
    more,
    plain_column_wrong,
    remainder_wrong,
    slipped_wrong,
    unequal,
    unpaid,
)
from tiendo.checking.wordlists import shaped
from tiendo.checking.written import Range
from tiendo.vocabulary.regexes import regex

# Parts that are more than their whole by no more than this make it up for sure.
CLOSE = Decimal("1.3")
# … so of people who are told by several names.
MANY = Decimal("1.12")
# "một văn bản có thể mắc nhiều lỗi": what is counted may be of several parts.
# "7 chi cục đạt chỉ tiêu về việc, 3 chi cục đạt về tiền": one may reach both.
OVERLAP = shaped(
    r"{totals.overlap}|\bđạt\s[^,;.\d]{0,40}?\bvề\s[^,;.\d]{2,30},\s(?:và\s)?\d+\s[^,;.\d]{2,40}?"
    r"\bđạt\s[^,;.\d]{0,40}?\bvề\s"
)
GOALS = shaped(r"{tallies.goals}")
# "7 chỉ tiêu đạt từ 50% trở lên": how far targets have come, not what came of them.
HOW_FAR = shaped(r"{tallies.goals}\s(?:đạt|thực hiện)(?:\s{totals.how_far})+\s\d")
# "cụm 1 có 8 tổ, cụm 2 có 7 tổ, hai cụm còn lại mỗi cụm 6 tổ": more is to come.
AND_REST = shaped(r"[^.;\n]{0,40}\b{sums.rest_each}\b")
# Before the last of a list.
LAST = regex(r"[^\d.;:(]{0,40}\svà\s")
# "cảnh cáo 270 đảng viên": one list of what came of those disciplined.
PENALTY, APART = shaped(r"\b{sums.penalties}\s(?:\(|là |có )?$", re.IGNORECASE), 30
MONEY = "VND"
# Wholes and parts that no "gồm" or "trong đó" of their sentence tells.
ELSEWHERE = (
    moved_sums, outcomes, listed, totalled, named_places, two_kinds, points_added, told_before,
    carried_over, three_ends,
)  # fmt: skip
SEVERAL, FULL, BARELY, TWO = 3, Decimal("1.2"), Decimal("1.06"), 2
BOTH, NEXT_TO = regex(r"\b(?:có|mắc|bị|vừa|thuộc) cả (?:hai|ba|2|3)\b"), 80


@check(
    id="sum-of-parts",
    group="arithmetic",
    severity=Severity.ERROR,
    says="Các phần không lớn hơn tổng; khi đã kể hết các phần thì cộng lại phải bằng tổng.",
)
def sum_of_parts(draft: Draft) -> Iterator[Yielded]:
    """Parts are not more than their whole, and add up to it where they are said to be all.

    In sentences after "gồm", "bao gồm" (all) and "trong đó" (some), in tables the row of the
    total; the shares of one whole are not over 100%. Roundings of the parts are allowed for.

    Sai:  Toàn tỉnh có 15 xã miền núi, gồm 9 xã vùng thấp và 7 xã vùng cao.
    Đúng: Toàn tỉnh có 15 xã miền núi, gồm 9 xã vùng thấp và 6 xã vùng cao.
    """
    found = list(_every(draft))
    yield from found
    yield from _slipped(draft, [one for one in found if isinstance(one, Finding)])
    yield from gaps_wrong(draft, found, rest=True)
    yield from tables_led(draft)


def _slipped(draft: Draft, found: Sequence[Finding]) -> Iterator[Yielded]:
    """Sums that one exchange of digits would make exact, where nothing else was found."""
    for one in slipped_sums(draft):
        start, end = one.total.start, one.parts[-1].end
        if one.odd is one.total and one.odd.start in proven(draft):
            continue  # "418 người (3,7%), 96 người …": its percent bears it out
        if not any(other.start < end and start < other.end for other in found):
            yield slipped_wrong(draft, one)


def _every(draft: Draft) -> Iterator[Yielded]:
    for passage, following in zip_longest(draft.passages, draft.passages[1:]):
        near = following if following and following.block == passage.block else None
        told = passage.amounts or draft.numbers(passage) or (near and draft.numbers(near))
        if not told or OVERLAP.search(passage.text):
            continue
        for found in parts_in(draft, passage, near):
            goals = _of_goals(found) and not HOW_FAR.search(passage.text)
            if HOW_FAR.search(passage.text):  # "5 chỉ tiêu từ 40 đến dưới 50%": bounds are no parts
                named = tuple(part for part in found.parts if part.unit_text)
                found = replace(found, parts=named) if named else found
            if not found.all and goals:
                continue  # "trong 26 chỉ tiêu, có 13 chỉ tiêu vượt …": tally-sum's to say
            yield Compared(_of(passage.amounts, found) + (_of(near.amounts, found) if near else ()))
            yield from _judged(draft, found)
        yield from structure_shares(passage)
        closed = (*closed_shares(draft, passage), *paid_shares(draft, passage))
        for one in closed:
            yield Compared(_at(passage.amounts, one.shares))
            if not one.holds:
                yield closed_wrong(draft, one)
        yield from (closed_wrong(draft, one) for one in exclusive_shares(draft, passage))
        for found in graded(draft, passage):
            if not found.range.meets(found.whole.main.range):
                yield unequal(draft, found)
        for found in divided(draft, passage):
            yield Compared(_of(passage.amounts, found))
            yield from _judged(draft, found)
    for found in (one for each in ELSEWHERE for one in each(draft)):
        yield Compared(_of(draft.amounts, found))
        yield from _judged(draft, found)
    for paid in fundings(draft):
        if not paid.holds:
            yield unpaid(paid)
    for left in remainders(draft):
        yield Compared(left.amounts)
        if not left.holds:
            yield remainder_wrong(left)
    yield from (left_wrong(draft, one) for one in (*rests(draft), *rests_told(draft)))
    for plain_one in wrong_columns(draft):
        yield plain_column_wrong(draft, plain_one)
    yield from map(row_wrong, wrong_rows(draft))
    for column in summed_columns(draft):
        yield Compared((column.total, *column.parts))
        if not column.adds_up:
            yield column_wrong(column)


def _of_goals(found: Parts) -> bool:
    """Whether targets are counted, and not groups of them: "16 nhóm chỉ tiêu, có 13 nhóm đạt"."""
    bare = found.parts[0].unit_text.lower()
    named = not bare or GOALS.search(bare) is not None
    return named and GOALS.search(found.whole.unit_text.lower()) is not None


def _of(amounts: Sequence[Amount], found: Parts) -> tuple[Amount, ...]:
    return _at(amounts, (found.whole, *found.parts))


def _at(amounts: Sequence[Amount], numbers: Sequence[Num]) -> tuple[Amount, ...]:
    """The amounts that some numbers are."""
    starts = {one.main.start for one in numbers}
    return tuple(one for one in amounts if one.main and one.main.start in starts)


def _judged(draft: Draft, found: Parts) -> Iterator[Finding]:
    whole, total = found.whole.main.range, found.range
    if _overlaps(draft.text, found):
        return
    if (_prefix(found) and not _goes_on(draft.text, found)) or _nested(draft.text, found):
        return
    if of_several_insurances(draft.text, found):
        return
    if found.whole.per is not None and found.whole.unit != "count":
        return  # "65,7 tạ/ha: phía Bắc 63,5 tạ/ha": what is told for each adds up to nothing
    if found.whole.whole is not None and total.meets(found.whole.whole.range):
        return  # "183/185 cơ sở, gồm 17 … và 168 …": parts of all there are
    if not found.said:
        near = (
            len(found.parts) > 1
            and found.closed
            and (_close(found) or (len(found.parts) > SEVERAL and _swapped(found)))
        )
        if near and not total.meets(whole) and not unnumbered(draft.text, found):
            yield unequal(draft, found)
        return
    if of_another(draft, found):
        return
    over = [part for part in found.parts if part.main.range.low > whole.high]
    if over and all(other_level(found.whole, part) for part in over):
        return  # "94 xã, 10 phường; trong đó 94 xã", "3 huyện, trong đó 7 xã"
    if over and not found.all and own_clause(draft.text, found, over[0]):
        return
    if over and (is_part(draft, found) or of_earlier(draft, found, over)):
        return  # "18,72 tỷ đồng, gồm: …, thiếu nhi 3,35 tỷ đồng. Trong đó xã hội hóa 12,9 tỷ đồng"
    if over:
        if not any(_unit_slip(found.whole.main.value, part.main.value) for part in over):
            yield more(draft, found, over[0].main.value, (over[0],), sure=not found.hedged)
    elif found.all and not total.meets(whole):
        if (
            AND_REST.match(draft.text, found.parts[-1].end)
            or unnumbered(draft.text, found)
            or (_of_many_names(found) and not _close(found, MANY))
        ):
            return
        if scaled_part(found) is None and (found.closed or total.low > whole.high):
            yield unequal(draft, found)
    elif not found.all and len(found.parts) > 1 and total.low > whole.high:
        if of_people(found.whole) and not found.alike and not _fills(found):
            return
        turned = len(found.parts) >= SEVERAL and _swapped(found)
        if (found.alike and (_close(found) or found.one_list)) or _fills(found) or turned:
            yield more(draft, found, found.sum, found.parts, sure=not found.hedged)


def _of_many_names(found: Parts) -> bool:
    """``4.862 người, gồm 1.146 bác sĩ, …``: people by what they are, and one may be two things."""
    return of_people(found.whole) and any(
        part.unit_text and not kin(found.whole, part) for part in found.parts
    )


def _close(found: Parts, times: Decimal = CLOSE) -> bool:
    """Whether the parts come near the whole: then they are all of it."""
    whole = found.whole.main.value
    return whole / times <= found.sum <= whole * times


def _swapped(found: Parts) -> bool:
    """Whether two digits of one of several parts stand the wrong way round: then all add up."""
    left = found.whole.main.value - found.sum
    return any(
        transposed(part.main.value, part.main.value + left)
        for part in found.parts
        if part.main.value + left > 0
    )


def _fills(found: Parts) -> bool:
    """Whether parts are hardly more than their whole: of people, who are counted by more than
    one thing, three and more; of things also two that are measured.
    """
    people, whole = of_people(found.whole), found.whole.main.value
    if len(found.parts) >= SEVERAL:
        return found.sum <= whole * (BARELY if people else CLOSE if _paid(found) else FULL)
    return found.whole.unit != "count" and found.sum <= whole * FULL


def _paid(found: Parts) -> bool:
    """Whether the parts are what so many pay: "ngân sách tỉnh 8,6 tỷ đồng, …, nhân dân 3,2"."""
    return found.whole.unit == MONEY


def _unit_slip(whole: Decimal, part: Decimal) -> bool:
    """Whether a part is a thousandfold: then its unit is wrong, and unit-scale's to say."""
    return any(part * scale <= whole and part >= whole * 100 for scale in SLIPS)


def scaled_part(found: Parts) -> Num | None:
    """The one part in a unit a thousand times too small or large, where then all add up."""
    whole = found.whole.main.range
    for part in found.parts:
        rest = found.sum - part.main.value
        if rest >= whole.low:
            continue  # nothing is left for this part: it belongs to something else
        for scale in SLIPS:
            if whole.low <= rest + part.main.value * scale <= whole.high:
                return part
    return None


def _overlaps(text: str, found: Parts) -> bool:
    """``17 hồ sơ sai sót, trong đó 11 hồ sơ …, 8 hồ sơ …; 2 hồ sơ có cả hai sai sót``."""
    last = found.parts[-1].end
    return BOTH.search(text, found.parts[0].start, last + NEXT_TO) is not None


def _prefix(found: Parts) -> bool:
    """Whether the first parts make up the whole: what follows is said of something else."""
    total = Range(Decimal(0), Decimal(0))
    for at_, part in enumerate(found.parts):
        total += part.main.range
        if at_ and total.meets(found.whole.main.range):
            return True
    return False


def _goes_on(text: str, found: Parts) -> bool:
    """``36 chi bộ, trong đó 28 chi bộ thôn, 8 chi bộ trường và 3 chi bộ cơ quan``: one list."""
    if found.one_list or len(found.parts) < SEVERAL:
        return found.one_list
    ends = (found.parts[0].start, found.parts[-1].start)
    if all(PENALTY.search(text, max(0, at - APART), at) for at in ends):
        return True
    if not found.said:
        return False
    one, last = found.parts[-TWO:]
    joined = LAST.fullmatch(text[one.end : last.start]) is not None
    listed = found.all and _one_mark(text, found.parts)
    return (joined or listed) and all(one_thing(found.whole, part) for part in found.parts)


def _one_mark(text: str, parts: Sequence[Num]) -> bool:
    """``19 chi bộ thôn, 6 chi bộ trường học, 3 chi bộ cơ quan, 2 chi bộ quân sự``: one list."""
    between = [text[one.end : other.start] for one, other in pairwise(parts)]
    return all(re.fullmatch(r"[^\d.;:()]{0,30}, ", said) for said in between)


def _nested(text: str, found: Parts) -> bool:
    """Whether the last parts make up one before them: "(đã xử lý 58; năm 2025 31, quý I 27)"."""
    values = [part.main.value for part in found.parts]
    if all(part.unit is not None for part in found.parts):
        return False  # "9 nghị quyết, gồm 5 nghị quyết …, 3 nghị quyết …, 2 nghị quyết …"
    if len({text[one.end] for one in found.parts[:-1]}) == 1 and found.all:
        return False  # "gồm khiển trách 04, cảnh cáo 02, khai trừ 02": one like the other
    return any(values[at] == sum(values[at + 1 :], Decimal(0)) for at in range(len(values) - TWO))
