"""Whether two numbers with two digits exchanged between them are one by how both are told.

A total and what takes it up as a whole, a plan and the plan again, a fall and the fall again.
"""

from __future__ import annotations

import re
from decimal import Decimal

from tiendo.checking.pairs.fitting import transposed
from tiendo.checking.retelling.recopying import digits
from tiendo.checking.retelling.told_numbers import LONG, Told, two_measures
from tiendo.checking.wordlists import shaped, words
from tiendo.checking.written import scientific, spelled
from tiendo.vocabulary.regexes import regex

TOTAL = shaped(r"\b{retelling.totals}\s$", re.IGNORECASE)
WHOLE = shaped(r"\b{retelling.wholes}\s$", re.IGNORECASE)
# "dự toán (28.600 tỷ đồng)", "vượt dự toán 28.600 tỷ đồng", "chỉ tiêu năm 2026 là 95,5%".
PLAN = shaped(
    r"\b(?P<plan>{retelling.plans})"
    r"(?:\s(?!{retelling.attaining}\b)(?:[^\W\d_]+|20\d\d)){0,9}\s\(?$",
    re.IGNORECASE,
)
LISTED = regex(r"\s*(?:[-–+*•]|[a-zđ]\)|\d{1,2}[.)\-])\s")
OF_YEAR = regex(r"\s\(?(?:của )?năm (?P<year>(?:19|20)\d\d)\b")
# "Từ nền tảng 321 trường", "với 184.600 ngày công đã góp lại": what is had is taken up.
TAKEN = shaped(r"\b{retelling.grounds}(?:\s(?!\d)\S+){0,4}\s?$", re.IGNORECASE)
HAD = shaped(r"^[^.;:\d]{0,40}?\b{retelling.had}\b", re.IGNORECASE)
# "còn 225 tỷ đồng", "225 tỷ đồng vốn còn lại", "diện tích còn lại 36,4 ha".
LEFT = regex(
    r"\bcòn(?: lại)?(?:\s[^\W\d_]+){0,2}\s#|#(?:\s[^\W\d_]+){0,3}\scòn lại\b|\bcòn lại\b[^#]*#"
)
GREW = shaped(r"\b{retelling.grew}\s(?:{retelling.moved_by}\s)?$", re.IGNORECASE)
OF_PART = regex(r"\b[Rr]iêng\b")
GOAL = shaped(r"\b{retelling.plan_aims}\b", re.IGNORECASE)
CLAUSE, BEHIND = regex(r"[,;.(]"), 40
# So many digits have no such neighbour by chance.
SURELY, NEVER = 4, 5
TWO_DIGITS, SHARED = 2, 2


def swapped(one: Decimal, other: Decimal) -> bool:
    """Whether two digits of a number stand in each other's place: 28,65 and 25,68."""
    a, b = spelled(one), spelled(other)
    if len(a) != len(b) or len(digits(one)) < LONG:
        return transposed(one, other)
    apart = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(apart) == TWO_DIGITS and apart[0] == apart[1][::-1]


def total_again(one: Told, later: Told) -> bool:
    """``tổng số 4.215 đảng viên … toàn bộ 4.251 đảng viên``: a total taken up as a whole."""
    same = one.num.unit_text.lower() == later.num.unit_text.lower()
    if not same or len(digits(later.num.main.value)) < LONG or WHOLE.search(later.before) is None:
        return False
    long = len(digits(later.num.main.value)) > SURELY
    return long or TOTAL.search(one.before) is not None


def had_again(one: Told, later: Told) -> bool:
    """``312 trường … Từ nền tảng 321 trường đã có``: what is had is the ground of what is to come.

    So too where the digits are too many to be neighbours by chance.
    """
    first, second = one.num.main.value, later.num.main.value
    if two_measures(one, later):
        return False  # "chế biến tăng 13,1%", "giải ngân đạt 11,3%"
    if _exchanged(first, second) and (_left(one, later) or _plan_again(one, later)):
        return True
    had = HAD.match(later.passage.text[later.num.end - later.passage.start :]) is not None
    ground = TAKEN.search(later.before) is not None
    if one.num.main.hedge or (later.num.main.hedge and not had):
        return False
    if not one_time(one, later) or (later.another and not (had and ground)):
        return False
    long, shared = len(digits(second)), later.said & one.around
    if not _exchanged(first, second):
        return had and ground and long >= SURELY and len(shared - one.counted) >= SHARED
    far = not transposed(first, second) and not one.another and one.num.unit != "count"
    if far and long >= SURELY and len(shared - one.counted) >= SHARED:
        return True  # two digits far apart change places hardly by chance
    if long >= NEVER and transposed(first, second) and not one.num.percent:
        return True
    if _of_one_indicator(one, later) and long >= LONG:
        return True
    if transposed(first, second) and not one.another and not one.num.percent:
        counted = one.num.unit == "count"
        if counted and long >= LONG and str(first)[0] == str(second)[0]:
            return True
        if not counted and long >= SURELY and shared:
            return True
    part = words("nation").search(one.passage.text) or words("nation").search(later.passage.text)
    if one.changes and long >= LONG and len(later.said) <= SHARED and not (one.another or part):
        grew = GREW.search(later.before) is not None and not OF_PART.search(later.before)
        return grew and str(first)[0] == str(second)[0] and not _of_named_part(one, later)
    if not (had or ground):
        return False
    if one.num.unit == "count":
        return long >= LONG
    return long >= SURELY or bool(shared)


def _of_named_part(one: Told, later: Told) -> bool:
    """``IIP tăng 8,65%, gồm: chế biến, chế tạo tăng 9,42%``: what grew is named, and another."""
    named = later.said - one.around
    return len(named) >= SHARED and not later.said & one.said


def _left(one: Told, later: Told) -> bool:
    """``còn 225 tỷ đồng chưa phân bổ … phân bổ 225 tỷ đồng còn lại``."""
    behind = (one.passage.text[one.num.end - one.passage.start :][:BEHIND] for one in (one, later))
    told = [
        LEFT.search(f"{each.before} # {CLAUSE.split(text)[0]}")
        for each, text in zip((one, later), behind, strict=True)
    ]
    return all(told) and len(digits(later.num.main.value)) >= LONG


def _plan_again(one: Told, later: Told) -> bool:
    """``bằng 54,1% dự toán (9.650 tỷ đồng) … phấn đấu thu không dưới 9.650 tỷ đồng``."""
    first, second = one.num.main.value, later.num.main.value
    if PLAN.search(one.lead) is None or not transposed(first, second):
        return False
    if PLAN.search(later.lead) is None and GOAL.search(later.before) is None:
        return False
    shared = (later.said & one.around) - one.counted
    return len(digits(second)) >= (LONG if len(shared) >= SHARED else SURELY)


def _of_one_indicator(one: Told, later: Told) -> bool:
    """Whether the reader knows both by one name of the catalogue, of one body and one time."""
    a, b = one.figure, later.figure
    if a is None or b is None or a.indicator_id is None or one.another:
        return False
    same = a.indicator_id == b.indicator_id and a.subject == b.subject
    return same and a.role is b.role and (bool(one.times & later.times) or not one.times)


def _exchanged(one: Decimal, other: Decimal) -> bool:
    """Whether two digits are exchanged, and nothing else is."""
    return swapped(one, other) and len(scientific(one)) == len(scientific(other))


def of_one_kind(one: Told, later: Told) -> bool:
    """Whether both are plans, rises, falls, or dated alike, of one thing and one time."""
    first, second = one.num.main.value, later.num.main.value
    if not swapped(first, second) or one.num.per != later.num.per:
        return False
    if _of_one_year(one, later):
        return True
    if not one_time(one, later):
        return False
    if one.way and one.way == later.way:
        return one.num.unit == "count" and len(digits(second)) >= LONG
    plans = [PLAN.search(each.lead) for each in (one, later)]
    if plans[0] is None or plans[1] is None:
        return False
    if plans[0]["plan"].lower() != plans[1]["plan"].lower() or not transposed(first, second):
        return False
    if LISTED.match(one.passage.text) and LISTED.match(later.passage.text):
        return False  # plans of two things, each with its own line
    shared = len(one.around & later.around)
    return len(digits(second)) >= (SURELY if shared < SHARED else LONG)


def _of_one_year(one: Told, later: Told) -> bool:
    """``năm 2023 đạt 2,84 triệu lượt … so với 2,48 triệu lượt của năm 2023``."""
    year = OF_YEAR.match(later.passage.text, later.num.end - later.passage.start)
    if year is None or one.another or f"năm {year['year']}" not in one.times:
        return False
    if one.num.unit_text.lower() != later.num.unit_text.lower():
        return False
    shared = (one.around & later.around) - one.counted
    return len(digits(later.num.main.value)) >= LONG and bool(shared)


def one_time(one: Told, later: Told) -> bool:
    if one.times and later.times and not one.times & later.times:
        return False
    first, second = one.period, later.period
    if first is None or second is None:
        return True
    return first.start <= second.end and second.start <= first.end
