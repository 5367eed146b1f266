"""What a verdict without a number rests on: the value and plan told elsewhere in other words.

"Trồng rừng tập trung thực hiện 6.120 ha/6.500 ha, bằng 94,2% kế hoạch … Điểm được: trồng rừng tập
trung đã vượt kế hoạch cả năm". What the verdict is of may stand behind it too: "đã vượt chỉ tiêu
kết nạp đảng viên được giao". Where no sentence tells it, the row of a table may.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft, Passage
from tiendo.checking.pairs.pairing import same_unit
from tiendo.checking.pairs.standing import is_plan
from tiendo.checking.pairs.topics import PLACE, named
from tiendo.checking.periods.told_periods import headings
from tiendo.checking.retelling.told_numbers import telling
from tiendo.checking.verdicts.claimed import Ground, attains, row_ground
from tiendo.checking.verdicts.grounds_apart import set_apart
from tiendo.checking.verdicts.outcome_names import names_of
from tiendo.checking.verdicts.plans_first import pairs_of
from tiendo.checking.wordlists import lists, shaped, words
from tiendo.checking.written import HUNDRED
from tiendo.facts.figure import Direction, Measure, Op, Role
from tiendo.vocabulary.indicators import match_indicator
from tiendo.vocabulary.regexes import regex

# How many words a subject has at least where a clause need only have them all.
WORDS = 3
BEFORE = 90
# A growth is of a plan where it comes so near.
MOST = 3
LEVELS = {Measure.LEVEL, Measure.SHARE}
# "Điểm sáng là độ che phủ rừng", "nhất là giải ngân": what stands before the name itself.
OPENED = regex(r".*[,;:(–]\s?|.*\s-\s|.*\b(?:là|[Rr]iêng|[Nn]hất là|rằng)\s")
# "đã vượt chỉ tiêu kết nạp đảng viên được giao": the name behind the verdict.
BEHIND = shaped(
    r"^\s(?P<name>[^,;.:()\d]{6,70}?)(?:\s(?:{verdicts.setting}|được giao|do|trong|của|theo|so)\b"
    r"[^,;.:()]{0,40}|\snăm(?: nay| \d{4})?)?\s*(?=[,;.:)]|$)",
    re.IGNORECASE,
)
# Who has done it, before the verdict: nobody that may be another than the draft is on.
ACTORS = shaped(
    r"\s*(?:(?:{verdicts.actors}|{verdicts.verdict_leads}|ta|trong năm|năm nay|đến nay"
    r"|{verdicts.opens_judgement})\s*)*",
    re.IGNORECASE,
)
# "Hai khoản vượt dự toán năm là …": so many of several, each with its own value; "năm thứ ba liên
# tiếp thu ngân sách vượt dự toán": of whole years.
COUNTED = shaped(
    r"(?:\b\d{1,2}|\b{sums.cardinals}|\bcác|\bnhững|\bnhiều|\bmột số)\s[^\W\d_]+(?:\s[^\W\d_]+)?\s*"
    r"(?:(?:đã|đều|cũng)\s*)*$|\bliên tiếp\b",
    re.IGNORECASE,
)
# "Về chỉ tiêu quan trọng nhất là số xã đạt chuẩn, tỉnh đã …": what it is of, and who did it.
LED = shaped(r"\b{verdicts.of_what}\s(?P<name>[^,;:()\d]{6,90}),(?P<who>[^,;:()]*)$", re.IGNORECASE)
# "Kết quả của khối đầu tư nước ngoài, dù vượt dự toán, …": by the way, of what stands before.
CONCEDED = shaped(r",\s(?:{verdicts.conceding})(?:\s{verdicts.verdict_leads})*\s*$", re.IGNORECASE)
# "số xã đạt chuẩn cũng đã": what stands around the name itself.
AROUND = shaped(r"^\s*(?:tổng số|số)\s|(?:\s{verdicts.verdict_leads})+\s*$", re.IGNORECASE)
LEADS = shaped(
    r"^\s*(?:(?:{verdicts.opens_judgement}|{verdicts.therefore}|{verdicts.undertakings})\s)+",
    re.IGNORECASE,
)
# "Tại các doanh nghiệp, số lao động …": of a part of what the row of a table tells.
WITHIN = shaped(r"\s*{verdicts.within}\b", re.IGNORECASE)
UNIT = regex(r"\([^()]*\)")
# Words that a unit says: "diện tích trồng rừng mới" of "trồng mới 3.485 ha rừng".
MEASURED = {
    "ha": "verdicts.of_area", "tonne": "verdicts.of_yield", "percent": "verdicts.of_rate",
    "VND": "verdicts.of_money",
}  # fmt: skip
# "các chỉ tiêu về hiến máu, phát triển đoàn viên và giới thiệu đoàn viên đều".
SEVERAL = shaped(
    r"\b(?:[Cc]ác|[Cc]ả \w+|\w+) (?:chỉ tiêu|mục tiêu|lĩnh vực)(?: về|:)?\s"
    r"(?P<names>[^.;:()\d]{10,160}?)\s(?:đã )?đều(?: đã)?\s*$"
)
# "mức độ hài lòng ở khối nội trú và ngoại trú đều": of each what both share.
BOTH = regex(
    r"(?:^|[,;:]\s)(?P<first>[^,;:()\d]{12,60})\svà\s(?P<second>\S+\s\S+)\s(?:đã )?đều(?: đã)?\s*$"
)
OF_THE_YEAR = regex(r"\b(?:(?:trong|cả) năm|năm (?:nay|qua))\b")
# "tăng trưởng năm nay đã": of the whole economy, where nothing else is named.
GROWTH = shaped(
    r"(?:tốc độ\s)?tăng trưởng(?:\skinh tế)?(?:\s(?:của )?(?:năm nay|tỉnh|toàn tỉnh|cả năm))*"
    r"(?:\s{verdicts.verdict_leads})*\s*",
    re.IGNORECASE,
)
# "vượt dự toán HĐND huyện giao": whose plan it is.
GIVER = shaped(
    r"\s(?P<giver>{pairs.givers}(?:\s(?:Chính phủ|tỉnh|huyện|thành phố|thị xã|xã))?)\sgiao\b"
)
GIVEN_REACH = 60
PLAN_OPENS = regex(r"\s*(?:Kế hoạch|Mục tiêu|Chỉ tiêu|Nghị quyết)\b[^.;\d]{0,60}\d")
AMONG = regex(r",\s(?:và\s)?|\svà\s")
# A row's name may have so many words more than a verdict's subject.
LEAST, LEFT_OUT = 2, 2
YEAR = regex(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Told:
    """A ground with the words of its clause."""

    ground: Ground
    words: frozenset[str]
    passage: Passage | None  # None: a row of a table
    indicator: str | None
    name: frozenset[str]  # of the value itself
    called: frozenset[str] = frozenset()  # the names of the value and of the plan


def told_elsewhere(draft: Draft, subject: str) -> Ground | None:
    """``Xuất khẩu … vẫn vượt kế hoạch``: by the one percent that the draft gives of it."""
    if COUNTED.search(subject):
        return None
    said, years = f" {named(subject)} ", set(YEAR.findall(subject))
    found = [
        one
        for one in draft.amounts
        if attains(one)
        and one.figure.measure is Measure.ATTAINMENT
        and len(named(one.figure.indicator).split()) > 1
        and f" {named(one.figure.indicator)} " in said
    ]
    if len({one.figure.value for one in found}) != 1:
        return None
    if years and not any(year in (found[0].figure.period or "") for year in years):
        return None  # "Năm 2022, thu ngân sách vượt dự toán" in a report on 2023
    ground = Ground(found[0].figure.value, (found[0],), f"{found[0].said} kế hoạch")
    return None if set_apart(draft, ground, subject, "") else ground


def told_in_other_words(
    draft: Draft, passage: Passage, subject: str, behind: str = ""
) -> Ground | None:
    """The one ground of the draft whose clause has all words of a verdict's subject; of several
    plans that whose giver the words ``behind`` the verdict name.
    """
    several = SEVERAL.search(subject)
    if several is not None:
        return _least(draft, passage, AMONG.split(several["names"]), subject)
    both = BOTH.search(subject)
    if both is not None:
        first, second = both["first"].split(), both["second"].split()
        named = " ".join([*first[: -len(second)], *second])
        return _least(draft, passage, (both["first"], named), subject)
    counted = COUNTED.search(OF_THE_YEAR.sub(" ", subject))
    if counted or words("verdicts.to_come").match(subject.lstrip()):
        return None
    led = LED.search(subject)
    name = led["name"] if led and ACTORS.fullmatch(led["who"]) else CONCEDED.sub("", subject)
    giver = GIVER.match(behind)
    given = giver["giver"].lower() if giver is not None else ""
    return _of_name(draft, passage, OPENED.sub("", name, count=1), subject, given)


def _least(draft: Draft, passage: Passage, names: Sequence[str], clause: str) -> Ground | None:
    """Of several goals of one verdict the one that is furthest from its plan."""
    found = [_of_name(draft, passage, name.strip(), clause) for name in names]
    return min(filter(None, found), key=lambda one: one.percent, default=None)


def told_of_what_follows(draft: Draft, passage: Passage, before: str, behind: str) -> Ground | None:
    """The one ground of what a verdict names behind it, where nobody else stands before it."""
    found = BEHIND.match(behind)
    who = re.split(r"[,;:]\s", before)[-1]
    if found is None or COUNTED.search(who) or ACTORS.fullmatch(who) is None:
        return None
    return _of_name(draft, passage, found["name"], f"{who} {found.group()}")


def _of_name(
    draft: Draft, passage: Passage, name: str, clause: str, giver: str = ""
) -> Ground | None:
    name = LEADS.sub("", name)
    said = telling(words("verdicts.words").sub(" ", name.lower()))
    known, called = match_indicator(name), named(AROUND.sub("", name))
    if GROWTH.fullmatch(name):
        known, said = "grdp-growth", frozenset(("tăng", "trưởng"))
    grounds = draft.kept("grounds", lambda: list(_grounds(draft)))
    found = [
        one
        for one in grounds
        if one.passage is not passage and _one_year(draft, one, clause)
        if not set_apart(draft, one.ground, clause, giver)
        if (
            known is not None
            and known == one.indicator
            and len(said) > 1
            and _of_no_others(known, name, one)
        )
        or (len(said) >= WORDS and said <= one.words)
        or (len(said) > 1 and said <= one.name)
        or (" " in called and called in one.called)
    ]
    if giver and len({one.ground.percent for one in found}) > 1:
        found = [one for one in found if _given_by(draft, one, giver)]
    if not found and not (PLACE.search(clause) or WITHIN.match(clause)):
        rows = draft.kept("grounds in rows", lambda: list(_in_rows(draft)))
        around = telling(passage.text)
        found = [
            one
            for one in rows
            if _of_row(one, said, known, around) and _one_year(draft, one, clause)
        ]
    return found[0].ground if len({one.ground.percent for one in found}) == 1 else None


def _of_no_others(known: str, name: str, one: Told) -> bool:
    """Whether nothing in a name sets it apart from an indicator: "kết nạp đoàn viên" is another."""
    told = one.words | names_of(known)
    return all(telling(said) <= told for said in words("verdicts.set_apart").findall(name.lower()))


def _given_by(draft: Draft, one: Told, giver: str) -> bool:
    """Whether a percent is told of the plan that somebody gave: "96% dự toán HĐND huyện giao"."""
    amount = one.ground.amounts[0]
    at = amount.main.start if amount.main is not None else amount.start
    behind = draft.text[at : at + GIVEN_REACH].lower()
    return f"dự toán {giver} giao" in behind or f"kế hoạch {giver} giao" in behind


def _of_row(one: Told, said: frozenset[str], known: str | None, around: frozenset[str]) -> bool:
    """Whether words are the name of a row, or nearly; or the sentence ``around`` has the rest."""
    if len(said) < LEAST or not said <= one.name:
        return False
    more = len(one.name - said)
    return one.name <= around or (known == one.indicator is not None and more <= LEFT_OUT)


def _in_rows(draft: Draft) -> Iterator[Told]:
    """What the rows of tables tell: a value beside its plan of the same time."""
    for line in draft.lines:
        ground = row_ground(line)
        if ground is None or not _of_one_time(ground):
            continue
        value = ground.amounts[0].figure
        if value.indicator_id is None and words("verdicts.may_fall").search(line.name):
            continue
        name = telling(UNIT.sub(" ", line.name))
        yield Told(replace(ground, loose=True), name, None, value.indicator_id, name)


def _of_one_time(ground: Ground) -> bool:
    """Whether a value is of the plan's time, or of a part of it that has not come so far."""
    if len(ground.amounts) == 1:
        return True
    value, plan = (one.figure.period for one in ground.amounts)
    short = ground.percent < HUNDRED and plan is not None and len(plan) == len("2026")
    return value == plan or (short and (value or "").startswith(f"{plan}-"))


def _one_year(draft: Draft, one: Told, clause: str) -> bool:
    """Whether a ground and a clause may be of one year; what names none is of the draft's."""
    years = set(YEAR.findall(clause))
    period = one.ground.amounts[0].figure.period
    text = one.passage.text if one.passage is not None else ""
    told = set(YEAR.findall(text)) or {period[:4] if period else ""}
    if told == {""}:
        told = {str(draft.day.year)} if draft.day is not None else years
    return not years or bool(years & told)


def _grounds(draft: Draft) -> Iterator[Told]:
    """Every percent of a plan, and every value beside its plan, outside tables."""
    heads, last = headings(draft), -1
    for passage in draft.passages:
        while last + 1 < len(heads) and heads[last + 1].start <= passage.start:
            last += 1
        above = heads[last].text if last >= 0 else ""
        first = {one.main.start: one for one in passage.amounts if one.main is not None}
        planned = {
            value.start: _ground(first[value.start], first[plan.start])
            for plan, value in pairs_of(draft, passage)
            if {plan.start, value.start} <= first.keys()
        }
        for at, amount in enumerate(passage.amounts):
            start = amount.main.start if amount.main is not None else -1
            ground = planned.get(start) or _percent(amount) or _pair(passage, at)
            ground = ground or _next_plan(draft, passage, at)
            if ground is not None:
                begin = max(passage.start, ground.amounts[0].start - BEFORE)
                clause = re.split(r"[;:]|\.\s", draft.text[begin : ground.amounts[0].end])[-1]
                value = ground.amounts[0].figure
                said = telling(f"{above} {clause} {value.indicator} {_of_plan(passage, ground)}")
                said |= frozenset(lists().get(MEASURED.get(value.unit or "", ""), ()))
                name = telling(ground.amounts[0].figure.indicator)
                called = frozenset(named(one.figure.indicator) for one in ground.amounts)
                yield Told(ground, said, passage, amount.figure.indicator_id, name, called)


def _of_plan(passage: Passage, ground: Ground) -> str:
    """The plan's own clause before its value: "kế hoạch trồng mới 3.600 ha rừng"."""
    value, *plan = ground.amounts
    if not plan or plan[0].start > value.start or plan[0].start < passage.start:
        return ""
    between = passage.text[: value.start - passage.start]
    at = plan[0].start - passage.start
    return between[between.rfind(". ", 0, at) + 1 :]


def _next_plan(draft: Draft, passage: Passage, at: int) -> Ground | None:
    """``Tốc độ tăng GRDP ước 4,6%. Kế hoạch HĐND tỉnh giao từ đầu năm là 7,5% trở lên``."""
    value = passage.amounts[at]
    if value.figure.indicator_id != "grdp-growth" or at > 0:
        return None
    index = bisect_right(draft.passages, passage.start, key=lambda one: one.start)
    behind = draft.passages[index] if index < len(draft.passages) else None
    if behind is None or behind.block != passage.block or not behind.amounts:
        return None
    if PLAN_OPENS.match(behind.text) is None:
        return None
    plan = behind.amounts[0]
    least = plan.figure.unit == "percent" and plan.figure.high is None and plan.figure.value > 0
    return _ground(value, plan) if least and value.plain else None


def _percent(amount: Amount) -> Ground | None:
    if not attains(amount):
        return None
    figure = amount.figure
    if figure.measure is Measure.RATIO:
        assert figure.of is not None
        said = figure.evidence.quote
        return Ground(figure.value / figure.of * HUNDRED, (amount,), said, loose=True)
    return Ground(figure.value, (amount,), f"{amount.said} kế hoạch", loose=True)


def _pair(passage: Passage, at: int) -> Ground | None:
    """``đạt 58,7% (chỉ tiêu năm 2024 là 80%)``, ``2.486 người; chỉ tiêu cả năm 2.700 người``."""
    value, plan = passage.amounts[at], next(iter(passage.amounts[at + 1 :]), None)
    if plan is None or value.figure.role is not Role.RESULT or not value.plain:
        return None
    sets = plan.figure.role is Role.TARGET or is_plan(plan, passage)
    kept = plan.figure.op in (Op.EQ, Op.GE) or (
        plan.figure.op in (Op.LE, Op.LT) and words("claims.lower").search(value.figure.indicator)
    )
    measures = {value.figure.measure, plan.figure.measure}
    grows = value.figure.measure is Measure.CHANGE and value.figure.direction is Direction.UP
    levels = measures <= LEVELS | ({Measure.CHANGE} if grows else set())
    if plan.figure.high is not None or plan.figure.value <= 0:
        return None
    if grows and value.figure.value * MOST < plan.figure.value:
        return None  # "92% (tăng 0,73%)": the plan is of the level
    return _ground(value, plan) if sets and kept and levels and same_unit(value, plan) else None


def _ground(value: Amount, plan: Amount) -> Ground:
    percent = value.figure.value / plan.figure.value * HUNDRED
    return Ground(percent, (value, plan), f"{value.said}, kế hoạch {plan.said}", loose=True)
