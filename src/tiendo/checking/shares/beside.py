"""Ratios and the percents that stand beside them, in figures, in sentences, in lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import AGE, Num
from tiendo.checking.pairs.ratio import Ratio, amounts_at
from tiendo.checking.sums.partitions import parted, stop
from tiendo.checking.sums.within import over_bound
from tiendo.checking.wordlists import shaped, words
from tiendo.checking.written import Written
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.regexes import regex

TABLES = "tiendo.checking.tables"
SLASH = shaped(r"\s?/\s?(?:(?:{plans.given}|KH)\s)?$")
# "96,8% đúng và trước hạn (46.530/47.105 hồ sơ)": what is so of those counted in the bracket.
OPENS = shaped(r"^\s?(?:(?:so với |tổng )?{shares.wholes}[^\d();.]{0,34}|{shares.in_time}\s)?\($")
# "4/9 huyện đạt tiến độ; huyện Đạ Ròn thấp nhất (14,7%)": a clause of its own.
ELSEWHERE = shaped(r";\s(?!{shares.goes_on})")
THRESHOLD = shaped(r"\s?%\s?(?:{shares.plans}|trở|nghị quyết|KH\b)")
# "165/170 trạm (kế hoạch 95%)": the plan of that share.
PLANNED = shaped(r"\((?:{shares.plans}|KH)\b[^\d)]*$", re.IGNORECASE)
# "đứng thứ 21/34 tỉnh, bằng 60,2% kế hoạch": a rank is no part of its field.
# "Đạt 91,4% so với kế hoạch năm.": a sentence of nothing else.
ALONE = shaped(
    r"\s*Đạt (?:tỷ lệ )?\d[\d,]*\s?%(?:\s(?:so với )?(?:{shares.plans}|KH)"
    r"(?: năm| đề ra| được giao| huyện giao| tỉnh giao)?)?\s*[.;]?\s*",
)
RANKED, LED = shaped(r"\b(?:thứ|{retelling.ranks})\s(?:thứ\s)?$"), 20
# "tiếp nhận ở mức độ 3, mức độ 4": numbers that name a degree.
DEGREE = shaped(r"\b{shares.degrees}\s\d{1,2}\b", re.IGNORECASE)
# "51/52 tổ chức được đánh giá, kết quả: vững mạnh 27 (52,9%)": the percent is of the nearer.
NEARER = regex(r"[^\W\d_]\s\d[\d.]*\s\($")
# "đạt tỷ lệ bao phủ 97,4%": a rate with its name.
RATE = shaped(r"\b(?:đạt|chiếm|tương ứng)\s(?:tỷ|tỉ) lệ(?:\s[^\W\d_]+){1,3}\s*$", re.IGNORECASE)
# No percent stands further behind its ratio than this many characters.
REACH = 90


def ratios_of(draft: Draft) -> Iterator[Ratio]:
    """Every ratio with a percent beside it."""
    done: set[int] = set()
    for amount in draft.amounts:
        part, whole, percent = amount.main, amount.whole, amount.percent
        if part and whole and percent and amount.figure.high is None:
            end = max(whole.end, percent.start)
            apart = ELSEWHERE.search(draft.text, whole.end, end)
            apart = apart or words("shares.extremes").search(draft.text, whole.end, end)
            apart = apart or PLANNED.search(draft.text, whole.end, percent.start)
            apart = apart or NEARER.search(draft.text, whole.end, percent.start)
            apart = apart or RANKED.search(draft.text, max(0, part.start - LED), part.start)
            if apart or _threshold(draft.text, percent) or draft.text[percent.end] == "/":
                continue
            done.add(percent.start)
            yield Ratio(
                part=part,
                whole=whole,
                percent=percent,
                said=_slash(draft.text, part, whole),
                amounts=(amount,),
                sure=amount.legible and not (part.hedge or percent.hedge),
            )
    for ratio in _in_next(draft):
        done.add(ratio.percent.start)
        yield ratio
    for passage in draft.passages:
        if "%" in passage.text and passage.amounts:
            for ratio in _in_sentence(draft, passage):
                if ratio.percent.start not in done:
                    done.add(ratio.percent.start)
                    yield ratio


def _in_next(draft: Draft) -> Iterator[Ratio]:
    """``Lúa gieo cấy 115/116 ha. Đạt 99,14% so với kế hoạch.``: the percent in its own sentence."""
    for one, two in pairwise(draft.passages):
        told = ALONE.fullmatch(two.text) if one.block == two.block else None
        if told is None:
            continue
        before, percents = draft.numbers(one), draft.numbers(two)
        ratio = before[-1] if before else None
        if ratio is None or ratio.whole is None or ratio.high or len(percents) != 1:
            continue
        if not percents[0].percent or RANKED.search(draft.text, ratio.start - LED, ratio.start):
            continue
        yield Ratio(
            part=ratio.main,
            whole=ratio.whole,
            percent=percents[0].main,
            said=_slash(draft.text, ratio.main, ratio.whole),
            amounts=amounts_at(one, ratio.main),
            sure=not (draft.doubtful or ratio.main.hedge or percents[0].main.hedge),
        )


def _threshold(text: str, percent: Written) -> bool:
    """Whether it is a bound that each of those counted has: "13/17 … đạt trên 50% kế hoạch"."""
    return bool(percent.hedge) and THRESHOLD.match(text, percent.end) is not None


def _slash(text: str, part: Written, whole: Written) -> str:
    return f"{text[part.start : part.end]}/{text[whole.start : whole.end]}"


def _in_sentence(draft: Draft, passage: Passage) -> Iterator[Ratio]:
    numbers = draft.numbers(passage)
    if len(numbers) < 2:
        return
    yield from _written_out(draft, passage, numbers)
    yield from parted(draft, passage, numbers)
    yield from over_bound(draft, passage, numbers)


def _written_out(draft: Draft, passage: Passage, numbers: list[Num]) -> Iterator[Ratio]:
    """ "78/204 xã, chiếm 38,2%"; "38,2% (78/204 xã)"; "3.250 tỷ đồng/5.000 tỷ đồng, đạt 65%"."""
    text = draft.text
    for at, (part, whole, first, last) in _fractions(text, numbers):
        after = numbers[last + 1] if last + 1 < len(numbers) else None
        before = numbers[first - 1] if first else None
        percent = None
        if after is not None and after.percent and _leads(text[numbers[at].end : after.start]):
            percent = after
        elif before is not None and before.percent and OPENS.match(text[before.end : part.start]):
            percent = before
        if percent is None or percent.high or percent.whole or _threshold(text, percent.main):
            continue
        yield Ratio(
            part=part,
            whole=whole,
            percent=percent.main,
            said=_slash(text, part, whole),
            amounts=amounts_at(passage, part, percent.main),
            sure=not (part.hedge or whole.hedge or percent.main.hedge) and not draft.doubtful,
        )


def _fractions(
    text: str, numbers: list[Num]
) -> Iterator[tuple[int, tuple[Written, Written, int, int]]]:
    """Parts with their wholes: the index of the last number, then part, whole, first, last."""
    for at, num in enumerate(numbers):
        if RANKED.search(text, max(0, num.start - LED), num.start):
            continue
        if num.whole is not None and not num.high:
            yield at, (num.main, num.whole, at, at)
        elif at and SLASH.search(text[numbers[at - 1].end : num.start]):
            before = numbers[at - 1]
            if before.unit == num.unit and not before.percent and before.whole is None:
                yield at, (before.main, num.main, at - 1, at)


@cache
def _lead() -> re.Pattern[str]:
    words = sorted((w for row in rows(TABLES, "shares") for w in row["words"]), key=len)[::-1]
    known = "|".join(map(re.escape, words))
    return re.compile(rf"[^.;:%\d]{{0,{REACH}}}?(?:[(,]|\s)\s?(?:{known})?\s*$", re.IGNORECASE)


def _leads(between: str) -> bool:
    """Whether the words between a ratio and a percent make the one the other's."""
    between = DEGREE.sub("", AGE.sub("", between))
    if ")" in between.partition("(")[0] and "(" in between:
        return False  # "(thực hiện 1/2 xã), tỷ lệ bao phủ bảo hiểm y tế (đạt 89,8%"
    if len(between) > REACH or stop().search(between) or ELSEWHERE.search(between):
        return False
    return bool(_lead().match(between)) and (between.rstrip().endswith("(") or _says_share(between))


@cache
def _share_words() -> re.Pattern[str]:
    words = sorted((w for row in rows(TABLES, "shares") for w in row["words"]), key=len)[::-1]
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\s*$", re.IGNORECASE)


def _says_share(between: str) -> bool:
    return _share_words().search(between) is not None or RATE.search(between) is not None
