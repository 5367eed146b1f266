"""Values beside what they were: from a to b, this year and the last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Line, Passage
from tiendo.checking.pairs.fitting import PERCENTS
from tiendo.checking.pairs.pairing import (
    EARLIER,
    Relation,
    nearest,
    period_of,
    results,
    same_topic,
    same_unit,
    year_apart,
)
from tiendo.checking.pairs.standing import among_all, is_past, is_plan
from tiendo.checking.wordlists import shaped, words
from tiendo.facts.figure import Basis, Measure, Role
from tiendo.vocabulary.regexes import regex

PAIR = 2
# "bình quân mỗi năm giảm 2,07%": of one year among several.
AVERAGED = shaped(
    r"(?:[Bb]ình quân|[Tt]rung bình)(?:\s{pairs.each})?(?:\s{pairs.stretches})?[^,;.]{0,30}$"
)
# "thấp hơn 5,2% so với cùng kỳ (92,3%)": a gap between two rates.
GAP = shaped(r"\b{pairs.gaps}\b[^%]*%")
THAN = shaped(
    r"\b{pairs.more} (?:so với |cả )?(?:mức |con số )?{pairs.bounds}[^\d.;,()]{0,40}\(?$",
    re.IGNORECASE,
)
THAN_REACH = 80
# A year that a change is told against, and an earlier time that is named by no year.
AGAINST_YEAR = regex(r"\s?(?:so (?:với )?)?(?:cùng kỳ )?năm (?P<year>(?:19|20)\d\d)\b")
BY_NAME = shaped(r"\b{pasts.named}\s?\($")
SHARE = regex(r"(?:^|[,;:.]\s)(?P<led>[^,;:.()\d]*)\d[\d.]*(?:\s[^\W\d_]+){0,3}\s\($")
OF_POINTS = (Measure.LEVEL, Measure.SHARE, Measure.ATTAINMENT)
# "so với nhiệm kỳ trước: 21 tổ chức so với 15 tổ chức": what stands behind it is the earlier.
TO_BASE = regex(r"(?:\s[^\W\d_]+){0,4}\sso (?:với )?(?:mức |con số |số )?")
# A second change behind a first, with the value that it is against.
SECOND = shaped(
    r"^[^;.(]{0,12}\b(?:nhưng|song|và)\s{pairs.gaps}\s[^;.(]*\d[^;.(]*\sso với\s[^;.(\d]*"
    r"(?:\d{1,2}\s?)?\(\s?$",
    re.IGNORECASE,
)
FROM = regex(r"(?:\b[Tt]ừ|\b[Tt]ừ mức|\b[Tt]ừ khoảng)\s*$")
IN_BRACKET = regex(r"\s?%[^;()%]{0,60}\(\s?từ\s(?:mức\s)?")
TO = shaped(r"^[^.;]{0,40}?\b{pairs.to}(?:\s{pairs.to_tails})?\s*$")


def says_of_past(amount: Amount) -> bool:
    """Whether it is a rise, a fall or a percent against an earlier time."""
    figure = amount.figure
    if figure.high is not None or figure.role is Role.TARGET or _share_behind(amount):
        return False
    if figure.measure is Measure.CHANGE:
        return figure.basis in (*EARLIER, None) and not compared_with(amount)
    multiple = figure.unit == "times" and figure.basis is None  # "gấp 1,4 lần năm 2022"
    return figure.measure is Measure.ATTAINMENT and (figure.basis in EARLIER or multiple)


def of_the_second(text: str, change_end: int, base: int) -> bool:
    """Whether a value behind a change is that of a second one between them: "cao hơn đầu năm 2,9 tỷ
    đồng nhưng thấp hơn gần 4 tỷ đồng so với cuối tháng 2 (41,1 tỷ đồng)".
    """
    return SECOND.search(text[change_end:base]) is not None


def _share_behind(amount: Amount) -> bool:
    """``khiển trách 158 (73,8%)``: in a bracket right behind what has no word of a change."""
    at = amount.main.start if amount.main is not None else amount.start
    if amount.text.find("(", max(0, at - 2), at) < 0:
        return False
    found = SHARE.search(amount.text, max(0, at - THAN_REACH), at)
    return found is not None and words("pasts.moved").search(found["led"]) is None


def compared_with(amount: Amount) -> bool:
    """``đều thấp hơn yêu cầu 95%``: what is named before the number is another value."""
    at = amount.main.start if amount.main is not None else amount.start
    return THAN.search(amount.text, max(0, at - THAN_REACH), at) is not None


def moves(passage: Passage) -> Iterator[tuple[Amount, Amount]]:
    """Pairs "từ a lên b" in a sentence: the earlier value and the later."""
    found = list(passage.amounts)
    for one, two in pairwise(found):
        if one.main is None or two.main is None or one.figure.unit != two.figure.unit:
            continue
        before = passage.text[: one.main.start - passage.start]
        between = passage.text[one.main.end - passage.start : two.main.start - passage.start]
        if FROM.search(before) and TO.match(between):
            yield one, two


def passage_pasts(passage: Passage) -> Iterator[Relation]:
    """What a sentence says of the change between two values that it names."""
    pairs = list(moves(passage))
    for stated in filter(says_of_past, passage.amounts):
        at = stated.main.start if stated.main is not None else stated.start
        if AVERAGED.search(passage.text, 0, at - passage.start) or is_plan(stated, passage):
            continue  # "bình quân mỗi năm giảm 2%", "vượt kế hoạch (giảm 1,5%)"
        moved = [
            (a, b)
            for a, b in pairs
            if same_topic(b, stated) and stated not in (a, b) and usable(stated, b)
        ]
        moved = [(a, b) for a, b in moved if not _of_parts(passage, b, stated)]
        if moved:
            earlier, later = min(moved, key=lambda pair: abs(pair[1].start - stated.start))
            yield Relation(kind="past", stated=stated, part=later, wholes=(earlier,))
            continue
        yield from _based(stated, passage)
    yield from _aims(passage, pairs)


def _aims(passage: Passage, pairs: Sequence[tuple[Amount, Amount]]) -> Iterator[Relation]:
    """``phấn đấu tăng 12,5% so với ước năm 2025 (từ 570,7 lên 642 tỷ đồng)``: aims as well."""
    for stated in passage.amounts:
        figure = stated.figure
        if figure.role is not Role.TARGET or figure.measure is not Measure.CHANGE or figure.high:
            continue
        for one, two in pairs:
            if one.main is None or stated.main is None or one.start < stated.main.end:
                continue
            between = passage.text[stated.main.end - passage.start : one.main.start - passage.start]
            if IN_BRACKET.fullmatch(between) and usable(stated, two):
                yield Relation(kind="past", stated=stated, part=two, wholes=(one,))


def _of_parts(passage: Passage, later: Amount, stated: Amount) -> bool:
    """``từ 186 lên 204 tỷ đồng, trong đó giảm 6,2 tỷ đồng của 3 dự án``: a change of a part."""
    between = passage.text[later.end - passage.start : max(0, stated.start - passage.start)]
    return "trong đó" in between or "gồm" in between


def _only_pair(stated: Amount, passage: Passage) -> Iterator[Relation]:
    """``So với năm 2023 (1.112 tỷ đồng), thu ngân sách đạt 1.245 tỷ đồng, tăng 14%``: the one
    change of a sentence with the one value and the one of an earlier time, whatever their names.
    """
    levels = [one for one in results(passage.amounts) if not _among_all(one)]
    changes = [one for one in passage.amounts if says_of_past(one)]
    if len(levels) != PAIR or changes != [stated] or not same_unit(*levels):
        return
    past = [one for one in levels if is_past(one, passage)]
    if len(past) == 1 and usable(stated, levels[0]):
        part = next(one for one in levels if one is not past[0])
        if part.start < stated.start and not is_plan(part, passage):
            yield Relation(kind="past", stated=stated, part=part, wholes=(past[0],), certain=False)


def _own_base(stated: Amount, past: Sequence[Amount], passage: Passage) -> Amount | None:
    """``chỉ bằng 65,9% tháng 1 (1.539 tỷ đồng)``: the earlier value right behind a change."""
    following = next((one for one in past if one.start > stated.start), None)
    if following is None or following.main is None:
        return None
    between = passage.text[stated.end - passage.start : following.main.start - passage.start]
    return following if not any(mark in between for mark in ",;%") else None


def _of_year_unnamed(stated: Amount, past: Sequence[Amount], passage: Passage) -> bool:
    """``gấp 3,9 lần năm trước (80 nghìn lượt), song bằng 64% so với năm 2019``: none is of 2019."""
    named = AGAINST_YEAR.match(passage.text, stated.end - passage.start)
    if named is None or not past:
        return False
    told = passage.text[: named.start("year")]
    return named["year"] not in told and all(
        one.start < stated.start and BY_NAME.search(passage.text, 0, one.start - passage.start)
        for one in past
    )


def _of_another(base: Amount, stated: Amount, passage: Passage) -> bool:
    """``đàn lợn tăng 6,9% so với cùng kỳ (43.320 con); đàn bò 12.100 con, giảm 2,1%``."""
    before = [one for one in passage.amounts if says_of_past(one) and one.start < base.start]
    between = [one for one in results(passage.amounts) if base.end <= one.start < stated.start]
    if base.start > stated.start:
        return bool(before) and before[-1].start > stated.start
    return bool(before and between) and before[-1] is not stated


def usable(stated: Amount, value: Amount) -> bool:
    """Whether a change in these units can be reckoned from such values; points only of rates."""
    figure = stated.figure
    if figure.unit == "percentage_point" and value.figure.unit not in PERCENTS:
        return False  # "giảm 5,8 điểm phần trăm, từ 5.316 hộ còn 4.628 hộ"
    multiple = figure.unit == "times" and figure.measure is Measure.ATTAINMENT
    return figure.unit in PERCENTS or multiple or same_unit(stated, value)


def _based(stated: Amount, passage: Passage) -> Iterator[Relation]:
    """A change beside its value and the value of the year before."""
    told = [one for one in _values(passage, stated) if same_topic(one, stated)]
    told = [one for one in told if usable(stated, one) and not is_plan(one, passage)]
    if len(told) < PAIR:
        yield from _only_pair(stated, passage)
        return
    behind = (_base_behind(one, told, passage) for one in told if is_past(one, passage))
    past = list({id(one): one for one in behind}.values())
    if _of_year_unnamed(stated, past, passage):
        return
    own = _own_base(stated, past, passage)
    bases = [own] if own else [one for one in past if not _of_another(one, stated, passage)]
    values = [one for one in told if one not in past]
    if not bases:
        bases = [one for one in told if any(year_apart(other, one) for other in told)]
        bases = [one for one in bases if not _of_another(one, stated, passage)]
        values = [one for one in told if any(year_apart(one, other) for other in bases)]
    part = nearest(stated, values)
    if part is None or not bases or _other_time(stated, part):
        return
    wholes = [one for one in bases if same_unit(one, part) and not _opens(one, part)]
    if wholes:
        near = sorted(wholes, key=lambda one: abs(one.start - stated.start))
        certain = len(wholes) == 1 or year_apart(part, near[0])
        yield Relation(kind="past", stated=stated, part=part, wholes=tuple(near), certain=certain)


def _base_behind(one: Amount, told: Sequence[Amount], passage: Passage) -> Amount:
    """The value that another, which seems an earlier one, is itself compared with; else that."""
    after = next((other for other in told if other.start > one.start), None)
    if after is None or after.main is None or one.main is None:
        return one
    between = passage.text[one.main.end - passage.start : after.main.start - passage.start]
    return after if TO_BASE.fullmatch(between) else one


def _opens(one: Amount, part: Amount) -> bool:
    """``9 tháng 312 tỷ, tăng 12,6%; 6 tháng đầu năm là 203 tỷ``: the first part of the sum."""
    first, whole = period_of(one), period_of(part)
    if first is None or whole is None:
        return False
    return first.start == whole.start and first.end < whole.end


def _other_time(stated: Amount, part: Amount) -> bool:
    """``9 tháng đạt 7,42%, …; riêng quý III tăng 8,05%``: a change of another time."""
    one, two = stated.figure.period, part.figure.period
    return one is not None and two is not None and one != two


def _values(passage: Passage, stated: Amount) -> list[Amount]:
    """The values that a change may be between: of points, percents of any kind too."""
    found = results(passage.amounts)
    told_as_gap = GAP.search(stated.figure.evidence.quote) is not None and len(found) < PAIR
    if stated.figure.unit == "percentage_point" or told_as_gap:
        found = [
            one
            for one in passage.amounts
            if one.figure.unit == "percent" and one.figure.measure in OF_POINTS
        ]
    return [one for one in found if one is not stated and not _among_all(one)]


def _among_all(one: Amount) -> bool:
    return one.main is not None and among_all(one.text, one.main.start)


def line_pasts(line: Line) -> Iterator[Relation]:
    """A row's changes and percents against the year before, beside the values of both."""
    told = results(line.amounts)
    for stated in filter(says_of_past, line.amounts):
        if stated.figure.basis not in (Basis.SAME_PERIOD, Basis.PREVIOUS_YEAR):
            continue
        pairs = [(a, b) for a in told for b in told if same_unit(a, b) and year_apart(a, b)]
        pairs = [(a, b) for a, b in pairs if usable(stated, a)]
        if not pairs:
            continue
        found = [
            Relation(
                kind="past",
                stated=stated,
                part=later,
                wholes=(earlier,),
                certain=later.figure.unit not in PERCENTS,
            )
            for later, earlier in reversed(_latest(pairs))
        ]
        yield next((one for one in found if one.holds()), found[0])


def _latest(pairs: Sequence[tuple[Amount, Amount]]) -> list[tuple[Amount, Amount]]:
    """The pairs with the latest period last."""
    return sorted(pairs, key=lambda pair: str(period_of(pair[0])))
