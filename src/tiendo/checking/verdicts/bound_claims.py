"""Values that are said to lie above, below or on a bound that a sentence names, and do not.

"Với kết quả đó, chúng ta đã vượt con số 15.000 tỷ đồng mà HĐND tỉnh giao": the words compare two
numbers of the draft, whatever they call the bound (tables/words.yaml, ``claims.…``). The value
stands before the words in the same sentence, or in the one before. Where several values may be
meant the claim must be wrong of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding, Place
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.reckoned_pairs import alike
from tiendo.checking.saying import softened
from tiendo.checking.sums.moves import moved
from tiendo.checking.verdicts.joined import joined_to
from tiendo.checking.wordlists import shaped, words
from tiendo.checking.written import HUNDRED
from tiendo.vocabulary.regexes import regex

# Between the words and their bound stands no more than this, and no comma.
REACH = 110
EACH = regex(r"\b(?:đều|cả hai|cả ba|lần lượt)(?:\s[^\W\d_]+){0,2}\s$")
AND = regex(r"\s?(?:,|và|;)\s")
UNSETTLED = shaped(r"\b{retelling.unsettled}\s[^,;.]{0,70}$", re.IGNORECASE)
NEXT_TO = shaped(r"\s(?:{verdicts.to_bound}\s){0,3}")
# An earlier time, or others, whose value stands in the bracket behind.
THEN = regex(r"\b(?:cùng kỳ|bình quân)\b")
NEW = shaped(r"\b{verdicts.new_clause}\b")
# "cao hơn mức 76,9% của quý I", "giảm từ mức 2,12 con": what a value was, or is held against.
COMPARED_WITH = shaped(r"\b(?:{verdicts.compared_with})\s(?:mức\s|con số\s)?$", re.IGNORECASE)
# "6/7 xã đạt tiêu chuẩn (16.000 người trở lên)": of each that is counted.
COUNTED = regex(r"\d/\d{1,3}\s[^\W\d_]+(?:\s[^\W\d_]+)?\s(?:đều |đã |cùng )?$")
# "cùng với 6.835 lao động đã có việc làm": a part of what is to come.
TOGETHER = regex(r"\b(?:cùng với|cộng với)\s$")
NEGATED = regex(r"\b(?:không|chưa)(?:\shề|\sthể)?\s$", re.IGNORECASE)
# The way a bound is to be read, right before its number.
AT_MOST = shaped(r"(?:{verdicts.at_most}|không vượt quá|≤|<)\s?$", re.IGNORECASE)
AT_LEAST = shaped(r"(?:{verdicts.at_least}|không dưới|≥|>)\s?$", re.IGNORECASE)
# "chỉ tiêu đưa hộ nghèo xuống dưới 3% coi như đã cán đích": the verdict behind the bound.
VERDICT = shaped(
    r"^[^.;\d]{0,40}?\b(?P<not>không |chưa )?{verdicts.arrived}"
    r"(?=\s*(?:[.;,]|$|và\b|trước\b|sớm\b))",
    re.IGNORECASE,
)
NAMED = shaped(r"\b{retelling.goals}\b", re.IGNORECASE)
OTHER_VALUE = shaped(
    r"\b{verdicts.moves}(?:\s{retelling.moved_by})*\s$"
    r"|\b(?:{retelling.goals}|dự toán|kịch bản)\b[^.;,\d]{0,30}$",
    re.IGNORECASE,
)
# "hụt dự toán 200 tỷ đồng" may be by how much: a bound is no less of the value than this.
MOST = 5
BY, BY_GAP = Decimal("0.5"), Decimal("0.8")
GAP = shaped(r"^{verdicts.gaps}\b", re.IGNORECASE)
GOES_BACK = shaped(r"^\s*(?:\S+\)?\s)?{verdicts.goes_back}\b", re.IGNORECASE)


NOT_BARE = regex(r"[(\d]")
# Between a percent in a bracket and the words that hold it against a bound.
IN_BRACKET = regex(r"\),?\s(?:(?:đã|đều|và|vẫn|song|nhưng)\s)*")
# "…, giữ hồ sơ trực tuyến không thấp hơn mức 83%": what is to be kept, and no value before it.
KEPT = shaped(r"(?:^|[,;.]\s)(?:{verdicts.keeping})\s[^,;.\d]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundClaim:
    """``said`` is told of ``value`` and ``bound``, and is not so."""

    said: str
    start: int
    end: int
    value: Num
    bound: Num
    sure: bool


def bound_claims(draft: Draft) -> Iterator[BoundClaim]:
    """Every claim of a bound that no value near by bears out."""
    for passage in draft.passages:
        numbers = draft.numbers(passage)
        if not numbers or not passage.says("claims.bounds"):
            continue
        for at, bound in enumerate(numbers):
            claim = _claim(draft, passage, numbers, at)
            if claim is None:
                continue
            start, end, way = claim
            in_turn = list(_in_turn(draft, numbers, at, start))
            if in_turn:
                yield from _wrong_in_turn(draft, in_turn, claim)
                continue
            values, beside = _values(draft, passage, bound, start)
            if not values or any(_true(value, bound, way) for value in values):
                continue
            said = draft.text[start:end]
            if any(_by(value, bound, said) for value in values):
                continue
            if _true(_with_joined(draft, passage, values[-1]), bound, way):
                continue
            yield BoundClaim(
                said=said, start=start, end=end, value=values[-1], bound=bound,
                sure=beside and not draft.doubtful,
            )  # fmt: skip


def _in_turn(
    draft: Draft, numbers: Sequence[Num], at: int, start: int
) -> Iterator[tuple[Num, Num]]:
    """``nhẹ cân 11,2%, thấp còi 19,7%; cả hai đều thấp hơn mức trần (11,5% và 20%)``: the values
    before a claim with the bounds of its bracket, one after another.
    """
    bounds = [numbers[at]]
    for one in numbers[at + 1 :]:
        between = draft.text[bounds[-1].end : one.start]
        if AND.fullmatch(between) is None or not alike(one, bounds[-1]):
            break
        bounds.append(one)
    opened = draft.text[: numbers[at].start].endswith("(")
    closed = opened and draft.text[bounds[-1].end :].startswith(")")
    together = EACH.search(draft.text, max(0, start - REACH), start)
    values = [one for one in numbers[:at] if one.end <= start and _may_be(draft, one, bounds[0])]
    if len(bounds) > 1 and (closed or together) and len(values) == len(bounds):
        yield from zip(values, bounds, strict=True)


def _wrong_in_turn(
    draft: Draft, pairs: Sequence[tuple[Num, Num]], claim: tuple[int, int, str]
) -> Iterator[BoundClaim]:
    start, end, way = claim
    for value, bound in pairs:
        if not _true(value, bound, way):
            said = draft.text[start:end]
            yield BoundClaim(
                said=said, start=start, end=end, value=value, bound=bound, sure=False
            )  # fmt: skip
            return


def _with_joined(draft: Draft, passage: Passage, value: Num) -> Num:
    """The value together with what "và" joins to it."""
    more = joined_to(draft, passage, value.start)
    return replace(value, main=replace(value.main, value=value.main.value + more))


def _claim(
    draft: Draft, passage: Passage, numbers: Sequence[Num], at: int
) -> tuple[int, int, str] | None:
    """Where the words of a claim stand, and what they say of the value: ">", "<", ">=", "<="."""
    bound, text = numbers[at], draft.text
    if bound.high or bound.whole is not None or bound.main.value <= 0:
        return None
    if bound.percent and bound.main.value >= HUNDRED:
        return None  # "vượt cả dự toán năm (103,2%)": what was reached
    begin = numbers[at - 1].end if at else passage.start
    before = text[max(begin, bound.start - REACH) : bound.start]
    cut = max(before.rfind(mark) for mark in ",;.")
    shift = bound.start - len(before) + cut + 1
    before = before[cut + 1 :]
    for name, way in (("claims.above", ">"), ("claims.below", "<"), ("claims.reached", ">=")):
        found = next(iter(words(name).finditer(before)), None)
        if found is None or not _names_bound(before[found.end() :]):
            continue
        if bound.unit == "percentage_point":
            return None  # "cao hơn cùng kỳ 4,5 điểm phần trăm": by so much
        if words("claims.in_turn").search(before, found.end()):
            return None  # "98,7% …, 94,2% …, vượt mục tiêu lần lượt 95% và 90%"
        if THEN.search(before[found.end() :]) and not before.endswith("("):
            continue
        head = text[passage.start : shift + found.start()]
        if UNSETTLED.search(head) or COUNTED.search(head) or KEPT.search(head):
            return None
        negated = NEGATED.search(head)
        if way == ">=":
            way = "<=" if AT_MOST.search(before) else way
            if _lower(passage) and not (AT_MOST.search(before) or AT_LEAST.search(before)):
                return None
        elif _lower(passage) and way == ">" and "vượt" in found.group().lower():
            return None  # "tỷ lệ hộ nghèo 3,8%, vượt mục tiêu 4%": less is better
        if negated:
            way = {">": "<=", "<": ">=", ">=": "<", "<=": ">"}[way]
        start = shift + (negated.start() - len(head) + found.start() if negated else found.start())
        return start, bound.end, way
    return _behind(passage, text, bound, before, shift)


def _names_bound(between: str) -> bool:
    """Whether right behind the words a bound is named, and nothing new begins before its number."""
    named = words("claims.bounds").search(between)
    if named is None or NEW.search(between, named.end()):
        return False
    return NEXT_TO.fullmatch(between[: named.start()]) is not None


def _behind(
    passage: Passage, text: str, bound: Num, before: str, shift: int
) -> tuple[int, int, str] | None:
    """The verdict behind a bound that says which way it is to be read."""
    named = NAMED.search(before)
    most, least = AT_MOST.search(before), AT_LEAST.search(before)
    found = VERDICT.match(text[bound.end : passage.end])
    if named is None or found is None or not (most or least):
        return None
    if UNSETTLED.search(text[passage.start : bound.start]):
        return None
    way = "<=" if most else ">="
    if found["not"]:
        way = ">" if most else "<"
    return shift + named.start(), bound.end + found.end(), way


def _lower(passage: Passage) -> bool:
    return words("claims.lower").search(passage.text) is not None


def _values(draft: Draft, passage: Passage, bound: Num, start: int) -> tuple[list[Num], bool]:
    """The numbers that a claim may be of: of its clause, its sentence, or the sentence before."""
    inside = [num for num in draft.numbers(passage) if num.end <= start]
    if inside and _of_its_own(draft, inside[-1], bound, start):
        return [], False
    if (
        inside
        and alike(inside[-1], bound)
        and _in_own_bracket(draft.text, inside[-1], start, bound)
    ):
        return inside[-1:], True
    for begin in (draft.text.rfind(";", passage.start, start) + 1 or passage.start, passage.start):
        found = [num for num in inside if num.start >= begin and _may_be(draft, num, bound)]
        if found and _rounded_nearer(draft.text, inside, found[-1], bound):
            return [], False
        if found:
            return found[-1:], True
        if any(alike(num, bound) for num in inside if num.start >= begin):
            return [], False
    if inside and not GOES_BACK.match(passage.text):
        return [], False
    if any(alike(num, bound) for num in draft.numbers(passage) if num.start >= bound.end):
        return [], False  # "vượt mốc 6.000 tỷ đồng, đạt 6.042 tỷ đồng"
    for before in draft.before(passage):
        found = [num for num in draft.numbers(before) if _may_be(draft, num, bound)]
        return [num for num in found if _of_one_size(num, bound)], False
    return [], False


def _of_its_own(draft: Draft, last: Num, bound: Num, start: int) -> bool:
    """``3 dự án chưa đủ thủ tục 68 tỷ đồng, 2 dự án quyết toán thấp hơn dự toán 44 tỷ đồng``: what
    is said of the two is not held against what the three have.
    """
    opens = draft.text[: last.start].rstrip().endswith((",", ";", ":"))
    goes_on = not any(mark in draft.text[last.end : start] for mark in ",;:")
    return opens and goes_on and last.unit == "count" and not alike(last, bound)


def _rounded_nearer(text: str, inside: Sequence[Num], value: Num, bound: Num) -> bool:
    """``với 2,68 triệu lượt, … cả năm sẽ đón khoảng 2,9 triệu lượt, vượt mục tiêu``: a rounded
    number nearer to the claim, outside brackets, may be the one that it is of.
    """
    return any(
        num.main.hedge and alike(num, bound) and num.start > value.start
        for num in inside
        if (before := text[value.end : num.start]).rfind("(") <= before.rfind(")")
    )


def _in_own_bracket(text: str, value: Num, start: int, bound: Num) -> bool:
    """``1.146 người hài lòng (91,7%), cao hơn mục tiêu 95%``: a percent alone in the bracket."""
    led = text[max(0, value.start - REACH) : value.start].rstrip(" (")
    if NOT_BARE.search(text, start, bound.start) or OTHER_VALUE.search(led):
        return False
    if words("turned.held_to").search(re.split(r"[,;]\s", led)[-1]):
        return False  # "thấp hơn 0,28 điểm phần trăm so với số ước (7,21%) và không đạt mục tiêu"
    alone = text[: value.start].endswith("(") and value.percent and not value.main.hedge
    return alone and IN_BRACKET.fullmatch(text, value.end, start) is not None


def _of_one_size(num: Num, bound: Num) -> bool:
    """Whether a number of another sentence may be the bound's value by its size."""
    low, high = sorted((num.main.value, bound.main.value))
    return high <= low * MOST


def _may_be(draft: Draft, num: Num, bound: Num) -> bool:
    """Whether a number may be the value that is held against a bound."""
    if (
        num.high
        or num.main.hedge
        or not alike(num, bound)
        or num.main.value <= 0
        or num.whole is not None
        or risen(draft, num)
    ):
        return False
    before = draft.text[max(0, num.start - REACH) : num.start]
    clause = re.split(r"[,;:]|\.\s", before)[-1]
    if (
        TOGETHER.search(clause)
        or COMPARED_WITH.search(clause)
        or OTHER_VALUE.search(clause)
        or words("reckoned.past").search(clause)
    ):
        return False
    return before.rfind("(") <= before.rfind(")")


def risen(draft: Draft, num: Num) -> bool:
    """``đạt 49,6 triệu đồng, tăng 21,8 triệu đồng so với năm 2015``: by how much it has risen."""
    compared = draft.text[num.end :].lstrip().startswith("so với ")
    return not num.percent and compared and moved(draft.text, num.start)


def _true(value: Num, bound: Num, way: str) -> bool:
    """Whether a claim may be so, as exactly as both are written."""
    one, two = value.main.range, bound.main.value
    return {
        ">": one.high >= two, "<": one.low <= two, ">=": one.high >= two, "<=": one.low <= two,
    }[way]  # fmt: skip


def _by(value: Num, bound: Num, said: str) -> bool:
    """Whether the number may be by how much, and no bound: "hụt dự toán 200 tỷ đồng"."""
    part = BY_GAP if GAP.match(said) else BY
    return bound.main.value < value.main.value * part


def unborne(draft: Draft, one: BoundClaim) -> Finding:
    """The finding at a claim that its value and bound do not bear out."""
    value, bound = (draft.text[num.start : num.end] for num in (one.value, one.bound))
    where = "trước đó" if one.value.start < one.start else "sau đó"
    return Finding(
        start=one.start,
        end=one.end,
        message=f"Ghi “{one.said}”, nhưng số {where} là {value}, mốc là {bound}",
        message_en=f"The words compare {value} with {bound} wrongly",
        stated=one.said,
        see=(Place(start=one.value.start, end=one.value.end),),
        severity=softened(one.sure),
    )


def told_otherwise(draft: Draft, claim: re.Match[str], ground: Place) -> Finding:
    """The finding at a verdict, group "claim", that words at ``ground`` contradict."""
    said, told = claim["claim"], draft.text[ground.start : ground.end]
    return Finding(
        start=claim.start("claim"),
        end=claim.end("claim"),
        message=f"Ghi “{said}”, nhưng đã nêu {told}",
        message_en=f"“{said}” is said, yet the text tells of {told}",
        stated=said,
        see=(ground,),
        severity=softened(not draft.doubtful),
    )
