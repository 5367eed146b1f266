"""Wholes and their parts in a sentence: what follows "gồm", "trong đó", "trong tổng số"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.kin import of_people, one_thing, unknown
from tiendo.checking.numbers import Num
from tiendo.checking.sums.asides import goes_alike, is_aside
from tiendo.checking.sums.exhaustive import exhaustive, three_ways
from tiendo.checking.sums.labels import unlabelled
from tiendo.checking.sums.moves import NO_MOVE
from tiendo.checking.sums.named_parts import (
    MEN,
    SEXES,
    both_sexes,
    named_alike,
    opposed,
    with_others,
)
from tiendo.checking.sums.of_whole import of_whole
from tiendo.checking.sums.unread import hides, hides_first, inside_brackets, unread
from tiendo.checking.sums.whole_before import FAR, whole_before
from tiendo.checking.wordlists import shaped, words
from tiendo.checking.written import Range
from tiendo.vocabulary.lexicon import Row, rows
from tiendo.vocabulary.regexes import regex

TABLES = "tiendo.checking.tables"
# Between a cue and the first part stand at most this many characters.
REACH = 120
FEWEST, FEW = 2, 3  # numbers, a whole and its part; parts of one noun
# "Trong tổng số 150 nhiệm vụ, …"; "Tổng thu 4.200 tỷ đồng: …".
HINT = regex(r"[Tt]rong (?:tổng )?(?:số|\d)|\d[^.;]*[:(]")
OUT_OF = shaped(r"\btrong (?:{wholes.all} )?$")
HAVING = regex(r"[^\d.;:(]{0,70}\bcó\s$")
# What ends a list of things of one name: "9 khoản vượt tiến độ, 2 khoản đạt, 4 khoản không đạt".
APART = shaped(
    r"(?:{sums.apart}|{sums.apart_in_a_row}|chiếm(?! {sums.chiem_compounds}))\b", re.IGNORECASE
)
# … and in a list after a colon, whose items ";" sets apart.
LISTED_APART = shaped(r"{sums.apart}\b", re.IGNORECASE)
# "…, ngân sách hỗ trợ 19,0 tỷ đồng, còn lại là thu khác": a part whose size is not told.
UNSIZED = shaped(
    r"(?:[^.;,:\d\n]{0,30}(?:,\s|\svà\s|;\s))(?:{sums.rest_nouns}\s)?"
    r"{sums.rest}\b[^\d.;]*(?:\b{shares.degrees}\s\d\b[^\d.;]*)?(?:[.;]|$)"
)
STANDING = shaped(r"\b{sums.standing}\b")
RESTING = regex(r"\bcòn lại\b[^\d]*;")
# What opens behind ";" with a time of its own is no part.
OTHER_TIME = shaped(r";\s(?:{sums.of_time}|năm (?:19|20)\d\d)\b", re.IGNORECASE)
# "16 đồng chí; Đoàn đại biểu gồm 29 đồng chí": the cue has a subject of its own.
SUBJECT = regex(r";\s[^\d;:()]{6,}\b(?:bao gồm|gồm)\s?$")
# "4 dự án trong số đó còn vướng": some of those told before.
OF_THOSE = regex(r"\s[Tt]rong số (?:đó|này|ấy)\s?")
EACH = shaped(r"\b{sums.each}\s[^\d;.]{0,24}$", re.IGNORECASE)
# "kiến nghị xử lý khác (giảm quyết toán, loại khỏi giá trị thanh toán) 9.940 triệu đồng"
GLOSS = regex(r"\s\([^()\d]*\)(?=\s)")
# "18 cuộc theo kế hoạch, 7 cuộc đột xuất": a kind of part, and no plan.
BY_PLAN = regex(r"\b(?:theo|ngoài|trong) kế hoạch\b")
# "6 nhóm tăng giá so với tháng trước, 3 nhóm giảm giá": by the way.
COMPARED = shaped(r"\s{sums.compared}[^\d,;.]{0,30}(?=[,;])")
# "đạt 78,1% dự toán 8.350 tỷ đồng": what a percent is of.
OF_PLAN = shaped(r"\s?%?\s(?:so (?:với )?)?{parts.bracketed}(?:\s[^\W\d_]+){0,3}\s\(?")
RANKED = shaped(r"\b{sums.rank_leads}\s$")
LAST = regex(r"\svà\s(?:có\s)?$")
TOTAL = shaped(r"\btổng\b(?! {sums.tong_compounds})[^.;:]*$")
OPENED = regex(r"[^.;:(\d]{0,40}(?:(?P<mark>:)\s|\()")
# "78 giáo viên (kể cả Ban Giám hiệu 3 người là 81)": what is counted beside the whole.
WITH = shaped(r"\({sums.counted_in}\b")
# A sentence that goes on with the parts of the one before.
BEGINS = shaped(
    r"\s*{parts.opened}\b"
    r"|\s*(?:(?:Chia|Phân|Tính)(?:\sra)?\stheo\s[^.;:,\d]{2,40},\s)?"
    r"(?:Tổng|[Ss]ố)[^.;:,\d]{0,24}\s{sums.taken_up}\s(?:bao gồm|gồm)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A whole with the parts named behind it; ``all``: they are said to be all there are."""

    whole: Num
    parts: tuple[Num, ...]
    all: bool
    said: bool  # a word says that parts follow; else only a colon or a bracket does
    closed: bool  # the list of parts goes on to the end of its sentence
    alike: bool  # the parts bear names of one form: "thu nội địa", "thu xuất nhập khẩu"
    one_list: bool = False  # all that is told behind the whole is of it, to the last part
    doubted: bool = False  # which whole they are of no word tells

    @property
    def range(self) -> Range:
        """What the parts may add up to."""
        total = Range(Decimal(0), Decimal(0))
        for part in self.parts:
            total += part.main.range
        return total

    @property
    def sum(self) -> Decimal:
        return sum((part.main.value for part in self.parts), Decimal(0))

    @property
    def hedged(self) -> bool:
        return self.doubted or any(one.main.hedge or one.high for one in (self.whole, *self.parts))


def unnumbered(text: str, found: Parts) -> bool:
    """Whether a list also names parts without their number, each of which counts as one: "14 chi
    bộ (9 chi bộ buôn; 3 chi bộ trường; chi bộ Công an và chi bộ Quân sự)".
    """
    noun = re.escape(found.whole.unit_text.strip())
    if found.whole.unit != "count" or not noun:
        return False
    last = max(part.end for part in found.parts)
    behind = re.split(r"[.\n)]", text[last:])[0]
    listed = text[found.parts[0].start : last] + behind
    return re.search(rf"(?:[;,]|\bvà)\s{noun}\b(?![^,;]*\d)", listed, re.IGNORECASE) is not None


@cache
def _cues() -> tuple[re.Pattern[str], dict[str, Row]]:
    known = {word: row for row in rows(TABLES, "parts") for word in row.get("between", ())}
    words = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    return re.compile(rf"(?:^|[\s,;:(])(?<!không )({words})(?=[\s:,;(]|$)", re.IGNORECASE), known


@cache
def _breaks() -> re.Pattern[str]:
    """Words that end a list of parts, or begin something of another kind."""
    words = [word for row in rows(TABLES, "parts") for word in row.get("ends", ())]
    return re.compile(
        r"(?:^|[\s,;(])(?:" + "|".join(map(re.escape, words)) + r")(?=[\s,:;]|$)", re.IGNORECASE
    )


def cue_of_parts(text: str) -> bool | None:
    """Whether words behind a whole say that all its parts follow, or some; None of neither.

    >>> cue_of_parts(", bao gồm:"), cue_of_parts(", trong đó:"), cue_of_parts(" như sau:")
    (True, False, None)
    """
    pattern, known = _cues()
    found = pattern.search(text)
    return bool(known[found[1].lower()]["all"]) if found is not None else None


def parts_in(draft: Draft, passage: Passage, following: Passage | None = None) -> Iterator[Parts]:
    """Every whole of a sentence with its parts; they may stand in the ``following`` sentence,
    where that begins with "Trong đó".
    """
    pattern, _ = _cues()
    numbers = draft.numbers(passage)
    goes_on = following is not None and BEGINS.match(following.text) is not None
    if following is not None and goes_on:
        numbers = [*numbers, *draft.numbers(following)]
    if len(numbers) < FEWEST:
        return
    if not goes_on and pattern.search(passage.text) is None and not HINT.search(passage.text):
        return
    yield from _wholes(draft.text, numbers)


def _wholes(text: str, numbers: Sequence[Num]) -> Iterator[Parts]:
    """For each cue between numbers: the whole before it and the parts behind it."""
    for at, num in enumerate(numbers[:-1]):
        behind = unlabelled(text, num, numbers[at + 1 :])
        yield from _of(text, numbers[: at + 1], behind)
        if len(behind) < len(numbers) - at - 1:  # "(trong đó 92 dự án với 15,4 tỷ USD; …)"
            yield from _of(text, numbers[: at + 1], numbers[at + 1 :])


def _of(text: str, before: Sequence[Num], behind: Sequence[Num]) -> Iterator[Parts]:
    num, following = before[-1], behind[0]
    found = _cue(text, num, following)
    if found is None or following.start - found[0] > REACH:
        return
    end, all_named, said = found
    if (
        not said
        and (
            STANDING.search(text, end, following.start)  # "746 đảng viên (đến 30/9 còn 743 …)"
            or (
                words("parts.bracketed").search(text, num.end, end)
                and not (":" in text[num.end : end] and _of_its_noun(num, behind))
            )
        )
    ):
        return
    if _breaks().search(text[end : following.start]) or WITH.search(text, num.end, following.start):
        return
    whole = whole_before(text, before, following, end)
    if whole is None or SUBJECT.search(text, whole.end, end):
        return
    if OF_THOSE.fullmatch(text, whole.end, end) or _of_bare(whole, num):
        return
    if whole.whole is not None and RANKED.search(text, max(0, whole.start - REACH), whole.start):
        return  # "xếp thứ 24/63 tỉnh, trong đó …"
    parts, closed = _run(text, whole, behind, end, every=said and all_named)
    rest = bool(parts) and UNSIZED.match(text, parts[-1].end) is not None
    closed = closed and not rest and not (parts and unread(text, parts[-1], (*before, *behind)))
    if parts and (hides(text, parts, (*before, *behind)) or hides_first(text, whole, end, parts)):
        return
    if parts:
        yield Parts(
            whole=whole,
            parts=tuple(parts),
            all=(all_named and len(parts) > 1 and not rest)
            or both_sexes(text, end, parts)
            or (said and exhaustive(text, end, whole, parts))
            or with_others(text, parts),
            said=said,
            closed=closed,
            alike=named_alike(text, end, parts)
            or opposed(text, end, parts)
            or "gồm" in text[whole.end : end],
            one_list=len(parts) == FEW and three_ways(text, parts),
        )


def _of_its_noun(num: Num, behind: Sequence[Num]) -> bool:
    """``tiến độ của 16 xã so với kế hoạch: 7 xã vượt, 6 xã đạt, 3 xã chậm``: no plan follows."""
    first = behind[:FEW]
    return (
        num.unit == "count"
        and len(first) == FEW
        and all(one.unit_text == num.unit_text and one.whole is None for one in first)
    )


def _of_bare(whole: Num, last: Num) -> bool:
    """``4 di tích cấp tỉnh; nâng số di tích lên 217, gồm …``: of the bare number before "gồm"."""
    return last.unit is None and last is not whole and last.main.value > whole.main.value


def _cue(text: str, num: Num, following: Num) -> tuple[int, bool, bool] | None:
    """Where a cue between two numbers ends, whether it says that all parts are named, and
    whether it is a word.
    """
    pattern, known = _cues()
    cue = pattern.search(text, num.end, following.start + 1)
    if cue is not None and cue.end() <= following.start:
        return cue.end(), bool(known[cue[1].lower()]["all"]), True
    before = text[max(0, num.start - 60) : num.start].lower()
    if OUT_OF.search(before) and num.unit is not None:
        between = text[num.end : following.start]
        if HAVING.fullmatch(between):
            return following.start, False, True
        if text.startswith((",", ":"), num.end):
            return num.end, False, True
    opened = OPENED.match(text, num.end)
    if opened is None or opened.end() > following.start:
        return None
    return opened.end(), True, opened["mark"] == ":" and TOTAL.search(before) is not None


def _run(
    text: str, whole: Num, following: Sequence[Num], at: int, *, every: bool
) -> tuple[list[Num], bool]:
    """The parts: numbers of the same things, up to the first of another kind; and whether
    the sentence held no more.

    Percents in between, and what stands in brackets behind a part, are passed over; a
    further "trong đó" opens parts of a part and ends the list. ``every``: a word says that all
    parts are named; then people are counted by what they are: "gồm 46 bác sĩ, 19 dược sĩ".
    """
    parts: list[Num] = []
    begin, passed, joined, aside, told = at, False, False, False, False
    held = inside_brackets(text, max(0, whole.start - FAR), whole.start, after_number=False)
    held = held and ")" not in text[whole.end : at]
    opened = text.rfind("(", whole.end, begin) > text.rfind(")", whole.end, begin)
    listed = text[begin : begin + 1] == ":" and ";" in text[begin : begin + FAR]
    for num in following:
        clause = text[at : num.start]
        between = GLOSS.sub(" ", clause)
        at = num.end
        if held and ")" in text[whole.end : num.start]:
            return parts, True  # "(8.420 tỷ đồng, trong đó 620 tỷ đồng …), tăng …"
        if opened and ")" in text[begin : num.start]:
            return parts, True  # the bracket that held the parts is closed
        if inside_brackets(text, begin, num.start) or num.percent:
            if not parts:
                return parts, False
            passed = True
            continue
        if passed and OF_PLAN.fullmatch(between):
            continue
        if parts and is_aside(text, whole, parts[-1], num, clause, again=told):
            aside = passed = told = True
            continue
        if aside and (";" not in clause or not goes_alike(text, begin, parts, num)):
            return parts, False
        aside = False
        if passed:  # what is said of the percent ends with its clause
            between = re.split(r"[,;]", between, maxsplit=1)[-1]
        passed = False
        if EACH.search(between):
            continue  # "88 nhà xây mới (mỗi nhà 50 triệu đồng, thành tiền 4,4 tỷ đồng)"
        if parts and ";" in clause and _larger_other(whole, parts, num, clause, listed=listed):
            return parts, True  # "16 cuộc, trong đó 6 cuộc quá hạn; 22 vụ khiếu nại"
        like = whole.unit == "count" and num.unit_text in (whole.unit_text, "đơn vị")
        if parts and one_thing(whole, num) and one_thing(parts[-1], num):
            like, between = True, COMPARED.sub("", between)
        if parts and OTHER_TIME.search(between):
            return parts, True  # "trong đó rừng tự nhiên 12,9 ha; năm 2020 bị phá 30,2 ha"
        if joined and ";" in between:
            return parts, True  # "gồm 1.097 hồ sơ … và 178 hồ sơ …; đã giải quyết 1.196 hồ sơ"
        apart = LISTED_APART if listed else APART
        plain = BY_PLAN.sub("#", NO_MOVE.sub("#", between))
        ends = (apart if like or num.unit is None else _breaks()).search(plain)
        women = SEXES.fullmatch(between) and MEN.search(text[begin : parts[0].start])
        if parts and ends and not women:
            return parts, ";" in between[: ends.start()] or joined
        if parts and RESTING.search(between):
            return parts, False  # "…, số còn lại là ốm đau, thai sản; chi trả cho 31.700 người"
        people = of_people(whole) and of_people(num) and num.unit == whole.unit
        others = len(parts) > 1 and whole.unit == num.unit == "count" and unknown(num)
        by_kind = every and (people or others) and num.main.value <= whole.main.value
        named = by_kind or (listed and people) or of_whole(whole, num, text)
        if num.whole is not None or not named:
            return parts, ";" in between or joined
        joined = bool(parts) and LAST.search(between) is not None
        parts.append(num)
    return parts, True


def _larger_other(
    whole: Num, parts: Sequence[Num], num: Num, between: str, *, listed: bool
) -> bool:
    """Whether a number is more than the whole, no part yet is, and it is of other things: "ngô
    5.430 ha, trong đó ngô sinh khối 2.115 ha; lạc 3.276 ha; rau các loại 6.842 ha", where no colon
    opens a list.
    """
    opens = num.unit != "count" and between.rpartition(";")[2].strip() == ""  # "; 31.400 ha rừng"
    counted = num.unit == "count" and num.unit_text != "" and num.noun != parts[-1].noun
    most = whole.main.value
    other = counted or opens or (not listed and num.unit != "count")
    return other and num.main.value > most >= max(part.main.value for part in parts)
