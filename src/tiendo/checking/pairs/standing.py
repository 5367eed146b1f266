"""What the words before a value make it: a plan, or what stood at an earlier time."""

from __future__ import annotations

import re
from functools import cache

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Passage
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.regexes import regex

# A bracket that goes on with a part of the value holds no earlier one: "(riêng khai thác …".
PARTS = r"\s?{parts.aside}"
OPENED, OF_PARTS = rf"(?:\((?!{PARTS}))", shaped(rf"{PARTS}|từ\b")
GOES_ON = shaped(r"\b{pairs.with_part}\b")
# "vượt xa mục tiêu và nông thôn mới: 18 xã": the label is of what is named last.
AND_OF = regex(r"\svà\s[^,;:()]{4,}:\s?$")
NUMBERED = r"(?:1[0-2]|[1-9]|IV|I{1,3})(?:/(?:19|20)\d\d)?"
# "so với quý I năm 2024 (36,1%)", "so với năm học 2021 - 2022 (33 giải)": what a change is from.
COMPARED = shaped(
    r"\bso (?:với )?(?:(?!{pairs.plans}|\bhơn\b)(?:[^();,.\d]|\d(?![.,]\d))){2,40}\($",
    re.IGNORECASE,
)
# "giảm 1,3 điểm phần trăm so với mức 4,42% của cùng kỳ": so too, where no plan is told.
MEASURED_FROM = regex(r"\bso (?:với )?(?:mức |con số |số )?$")
OF_PLAN = shaped(r"[^.;,()\d]{0,24}\b(?:{pairs.plans}|{pairs.bounds})\b", re.IGNORECASE)
# "ngân sách tỉnh hỗ trợ có mục tiêu 12.500 triệu đồng": what money is for, and no plan.
AIM, EARMARKED = "mục tiêu", shaped(r"\b{pairs.earmarked}\s$", re.IGNORECASE)
AMONG_ALL, REACH = shaped(r"\b[Tt]rong\s(?:{wholes.all}\s)?$"), 24
TABLES = "tiendo.checking.tables"


def is_plan(amount: Amount, passage: Passage) -> bool:
    """Whether the words before a value make it a plan: "so với dự toán được giao 11.104 tỷ"."""
    return _led(_before(amount, passage), _plan_words())


def plan_led(before: str) -> bool:
    """Whether text that goes up to a number makes it a plan: "đạt 30,8% kế hoạch (".

    >>> plan_led("đạt 30,8% kế hoạch ("), plan_led("so với cùng kỳ (")
    (True, False)
    """
    return _led(before, _plan_words())


def among_all(text: str, at: int) -> bool:
    """Whether a number tells of all those some are of: "Trong 11 nhóm hàng, 6 nhóm tăng giá".

    >>> among_all("Trong tổng số 12 huyện", len("Trong tổng số "))
    True
    """
    return AMONG_ALL.search(text, max(0, at - REACH), at) is not None


# "đầu năm 1.340 hồ sơ, nay còn 526 hồ sơ", "từ đầu năm đến nay phát hiện 726 vụ"
# "6 tháng đầu năm, toàn tỉnh kỷ luật 62 đảng viên": the months themselves, and no time before.
MONTHS_OF = regex(r"\btháng đầu năm[^\d();]*$")
NOW = regex(r"[,;]\s(?:đến |hiện )?nay\b|\bđầu (?:năm|nhiệm kỳ|tháng)(?:\s\S+)?\s(?:đến|tới)\b")


def is_past(amount: Amount, passage: Passage) -> bool:
    """Whether the words before a value say that it is an earlier one: "cùng kỳ (3.800 tỷ)"."""
    return _measured_from(amount, passage) or any(
        _led(before, words)
        for before in (_before(amount, passage), _bracket(amount, passage))
        for words in (_past_words(), COMPARED)
    )


def _measured_from(amount: Amount, passage: Passage) -> bool:
    """Whether a change is told from it: "tăng 5% so với 4.095 tỷ đồng của năm trước"."""
    before = _before(amount, passage)
    if amount.main is None or MEASURED_FROM.search(before) is None:
        return False
    return OF_PLAN.match(passage.text, amount.main.end - passage.start) is None


def _led(before: str, words: re.Pattern[str]) -> bool:
    """Whether the words end a text; "so với năm học trước, trong đó có" goes on with a part."""
    found = words.search(before)
    if found is None or NOW.search(found.group()) or MONTHS_OF.search(before[: found.end()]):
        return False
    if found.group().lower().startswith(AIM) and EARMARKED.search(before, 0, found.start()):
        return False
    return GOES_ON.search(found.group()) is None and AND_OF.search(found.group()) is None


def _before(amount: Amount, passage: Passage) -> str:
    return passage.text[: amount.main.start - passage.start] if amount.main else ""


def _bracket(amount: Amount, passage: Passage) -> str:
    """What leads to the bracket that an amount stands in: all in it are of that time, as in
    "So với cùng kỳ (110 vụ, 58 người chết)"; "" where it stands in none, or in one of parts.
    """
    before = _before(amount, passage)
    opened = before.rfind("(")
    if opened < 0 or ")" in before[opened:] or OF_PARTS.match(before, opened + 1):
        return ""
    return before[: opened + 1]


@cache
def _plan_words() -> re.Pattern[str]:
    words = [word for row in rows(TABLES, "plans") for word in row["words"]]
    known = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return shaped(
        rf"\b(?:{known})\b(?:(?!:\s[^\W\d_])[^.;,\d()]){{0,28}}(?:\(|\blà |\b)?"
        r"[^.;,\d():]{0,8}:?\s?$"
        r"|\bgiao(?:\s{pairs.given_tails})*\s$",
        re.IGNORECASE,
    )


@cache
def _past_words() -> re.Pattern[str]:
    words = [word for row in rows(TABLES, "pasts") for word in row["words"]]
    known = "|".join(
        re.escape(word).replace(r"\{year\}", r"(?:19|20)\d\d").replace(r"\{n\}", NUMBERED)
        for word in words
    )
    return shaped(rf"(?:{known})[^.;\d()]{{0,12}}{OPENED}?[^.;\d()]{{0,14}}$", re.IGNORECASE)
