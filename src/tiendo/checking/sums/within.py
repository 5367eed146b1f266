"""A part that stands beside its whole in a sentence, with the percent that it is of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.kin import kin, of_people
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.ratio import Ratio, amounts_at
from tiendo.checking.sums.moves import moved
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.regexes import regex

BRACKET = shaped(r"[^\d.;,()]{0,60}\((?:{sums.says_share} )*")
DEGREE = shaped(r"\b(?:mức|{shares.degrees})\s$", re.IGNORECASE)
LEFT = regex(r"\b(?:còn|xuống|lên|đến)\s$")
INSIDE = regex(r"\btrong (?:đó|số đó)\b")
# Between a part and its percent, where a word says that the percent is its share.
TOLD = shaped(
    r"[^\d.;(),]{0,60}?(?:,\s|\s)(?:chỉ |mới )?(?:{sums.says_share}|tương đương)"
    r"(?: {sums.says_share_tails})?\s$",
    re.IGNORECASE,
)
SHARED = regex(r"\bchiếm\b[^\d]*$", re.IGNORECASE)
# "giải quyết 6.517 hồ sơ, đúng hạn 6.431 hồ sơ": words that name a part of what stands before.
PART_OF = shaped(
    r"^[^\d;.()]{0,40}[,;(]\s?(?:{sums.part_leads} |qua (?:đó|kiểm tra),? )?"
    r"(?:{sums.part_verbs} )*"
    r"(?:trước(?: hạn)?(?:,| và) (?:đúng|trong) hạn|{sums.part_names})[^\d;.()]{0,30}$",
    re.IGNORECASE,
)
# "Trong 64 dự án khởi công mới có 41 dự án …": the whole and the part by their words.
AMONG = shaped(r"\b[Tt]rong (?P<all>{wholes.all} )?$")
HAVING = regex(r"(?:\bcó|\bvới|,)\s(?:tới |đến |gần )?$")
# "42 trên 56 trường", "3.415 giấy trên tổng số 4.120 hồ sơ": the whole behind the part.
OUT_OF, OUT_OF_ALL = (
    regex(r"^\s(?:trên|trong)\s$"),
    regex(r"^[^\d;.()]{0,40}\b(?:trên|trong) (?:tổng )?số\s$"),
)
# "chiếm 45,2% trong tổng số 3.120 doanh nghiệp": the whole stands behind the percent.
BEHIND = shaped(r"^\s?\)?\s?{sums.out_of}?\s?tổng số\s$")
# "chiếm 90% tổng thu ngân sách 1.245 tỷ đồng": the whole with its own name.
NAMED_BEHIND = shaped(r"^\s?(?:{sums.out_of} )?tổng [^\d.;,()]{2,40}\s\(?$")
# What follows a percent that is of something else.
OF_OTHER = shaped(r"\s?\)?\s?(?:{sums.out_of} |tổng |mức )*{sums.other_wholes}\b")
BOUND = shaped(r"[^\d.;(),]{1,50}\s{sums.bounds}\s")
TAKES = shaped(r"[^\d.;()]{0,24},\s{sums.takes}\s(?:tỷ lệ\s)?")
# … and of the very whole before it, as all that was given: "tương đương 48,0% kế hoạch".
OF_GIVEN = shaped(
    r"\s?\)?\s?(?:so với |tổng |của )*{sums.given}(?:\s{sums.given_tails})*\s*(?:[.;,)\n]|$)"
)


def within(draft: Draft, passage: Passage, numbers: list[Num]) -> Iterator[Ratio]:
    """Every part, whole and percent that follow each other, in whatever order words put them."""
    text = draft.text
    for one, two, three in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if any(num.whole is not None or num.high for num in (one, two, three)):
            continue
        if ")" in (between := text[one.end : two.start]) and "(" not in between:
            continue  # "tăng 12,1% so với năm 2018 (36.845 tỷ đồng); trong đó …": not of that
        if three.percent and not (one.percent or two.percent):
            if OF_OTHER.match(text, three.end):
                if OF_GIVEN.match(text, three.end) and _of_all(text, one, two, three):
                    yield _ratio(draft, passage, part=one, whole=two, percent=three)
                continue
            if _holds_part(text, passage, one, two, three):
                yield _ratio(draft, passage, part=two, whole=one, percent=three)
            elif _out_of(text, one, two, three):
                yield _ratio(draft, passage, part=one, whole=two, percent=three)
        elif two.percent and not (one.percent or three.percent):
            between = text[two.end : three.start]
            behind = BEHIND.match(between) or (
                NAMED_BEHIND.match(between) and SHARED.search(text[one.end : two.start])
            )
            if behind and _alike(one, three) and one.main.value <= three.main.value:
                yield _ratio(draft, passage, part=one, whole=three, percent=two)


def over_bound(draft: Draft, passage: Passage, numbers: list[Num]) -> Iterator[Ratio]:
    """``21/48 chủ đầu tư giải ngân trên 75%, chiếm 43,8% tổng số chủ đầu tư``: the share of a ratio
    behind the bound that those counted have come to.
    """
    text = draft.text
    for ratio, bound, percent in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if ratio.whole is None or not (bound.percent and percent.unit == "percent"):
            continue
        if BOUND.fullmatch(text[ratio.end : bound.start]) and TAKES.fullmatch(
            text[bound.end : percent.start]
        ):
            yield Ratio(
                part=ratio.main,
                whole=ratio.whole,
                percent=percent.main,
                said=text[ratio.start : ratio.whole.end],
                amounts=amounts_at(passage, ratio.main, percent.main),
                sure=not (draft.doubtful or percent.main.hedge),
            )


def _alike(one: Num, other: Num) -> bool:
    alike = one.noun == other.noun or kin(one, other) or kin(other, one)
    return one.unit == other.unit and alike


def _holds_part(text: str, passage: Passage, whole: Num, part: Num, percent: Num) -> bool:
    """``giải quyết 141.908 hồ sơ, trong đó đúng hạn 139.602 hồ sơ, đạt 98,4%``."""
    told = text[part.end : percent.start]
    if moved(text, part.start):
        return False  # "97 vụ, tăng 31 vụ, chiếm 18,9% tổng số vụ"
    if not (TOLD.fullmatch(told) or BRACKET.fullmatch(told)) or part.main.value > whole.main.value:
        return False
    between = text[whole.end : part.start]
    if LEFT.search(between) and text[: whole.start].endswith("từ "):
        return False  # "từ 402 hộ đầu năm giảm còn 341 hộ, chiếm 32,6%"
    among = AMONG.search(text[passage.start : whole.start])
    if among is not None and among["all"] and HAVING.search(between) and "." not in between:
        return _alike(part, whole) or (of_people(part) and of_people(whole))
    first, second = part.unit_text.lower().split()[:1], whole.unit_text.lower().split()[:1]
    same = part.unit == whole.unit and bool(first) and (part.noun == whole.noun or first == second)
    if INSIDE.search(between):
        return same or (part.unit == whole.unit and kin(part, whole))
    if not same:
        return False
    if PART_OF.match(between) or (SHARED.search(told) and ";" not in between):
        return True
    return among is not None and HAVING.search(between) is not None and "." not in between


def _of_all(text: str, part: Num, whole: Num, percent: Num) -> bool:
    """Whether a part stands before the sum that it is out of: "trên tổng số 640 tỷ đồng"."""
    given = OUT_OF_ALL.match(text[part.end : whole.start]) is not None
    alike = part.unit is not None and part.unit == whole.unit and part.noun == whole.noun
    return given and alike and _out_of(text, part, whole, percent)


def _out_of(text: str, part: Num, whole: Num, percent: Num) -> bool:
    between, told = text[part.end : whole.start], text[whole.end : percent.start]
    if part.unit is None and DEGREE.search(text, max(0, part.start - 12), part.start):
        return False  # "tài khoản mức 2 được kích hoạt, trên tổng số 781.000 công dân"
    bare = part.unit is None
    if part.main.value * (whole.factor if bare else 1) > whole.main.value:
        return False
    like = part.unit is None or (part.unit == whole.unit and part.unit_text == whole.unit_text)
    joined = like and OUT_OF.match(between) is not None
    if not joined and OUT_OF_ALL.match(between) is None:
        return False
    return TOLD.fullmatch(told) is not None or BRACKET.fullmatch(told) is not None


def _scaled(part: Num, whole: Num) -> Num:
    """``1.536 trên 9.640 tỷ đồng``: a bare part is of the unit of its whole."""
    value, step = (one * whole.factor for one in (part.main.value, part.main.step))
    return replace(part, main=replace(part.main, value=value, step=step), factor=whole.factor)


def _ratio(draft: Draft, passage: Passage, *, part: Num, whole: Num, percent: Num) -> Ratio:
    out_of = OUT_OF.match(draft.text[part.end : whole.start]) is not None
    all_ = replace(whole.main, hedge="") if out_of else whole.main  # "trên" is no "over" there
    part = _scaled(part, whole) if part.unit is None else part
    return Ratio(
        part=part.main,
        whole=all_,
        percent=percent.main,
        said=f"{draft.text[part.start : part.main.end]}/{part.show(whole.main.value)}",
        amounts=amounts_at(passage, part.main, percent.main, whole.main),
        sure=not (draft.doubtful or any(one.hedge for one in (part.main, percent.main, all_))),
    )
