"""Values that cannot be: ranks beyond their field, shares over the whole, days that are none."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from functools import cache

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Severity
from tiendo.checking.ranks.no_such import no_hours, no_places, no_such_cells
from tiendo.checking.registry import Compared, Yielded, check
from tiendo.checking.saying import beyond, en, softened, stretch, vi
from tiendo.checking.shares.beyond_whole import Beyond, beyond_whole
from tiendo.checking.sums.table_cells import head_of
from tiendo.checking.wordlists import shaped
from tiendo.checking.wordlists import words as of_all
from tiendo.checking.written import HUNDRED, is_share
from tiendo.facts.figure import Direction, Measure, Role
from tiendo.vocabulary.lexicon import rows, split_words
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.units import noun_book

TABLES = "tiendo.checking.tables"
DAY = regex(
    r"(?<![\d/.,\-])(?P<day>\d{1,2})(?:(?P<mark>[/.\-])(?P<month>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)"
    r"|\stháng\s(?P<wmonth>\d{1,2})(?:\s?(?:năm|/)\s?(?P<wyear>(?:19|20)\d\d))?)(?![\d/]|[.,]\d|\s?%)"
)
LED_DAY = regex(
    r"\b(?:[Nn]gày|[Ss]áng|[Cc]hiều|[Tt]ối|[Đđ]ến|[Tt]rước|[Tt]ừ|[Hh]ết|[Cc]hậm nhất)\s"
    r"(?P<day>\d{1,2})(?P<mark>[/\-])(?P<month>(?<=ngày \d[/\-])\d{1,2}|(?<=ngày \d\d[/\-])\d{1,2}|"
    r"0?[1-9]|1[0-2])(?![\d/.,%\-])"
)
DAY_LED = len("chậm nhất ")
MONTH = regex(
    r"\b[Tt]háng\s(?P<month>\d{1,2})(?:\s?/\s?(?P<year>(?:19|20)\d\d)|\snăm\s(?:19|20)\d\d)"
)
QUARTER = regex(
    r"\b[Qq]uý\s(?P<quarter>V|VI|VII|VIII|IX|X|[5-9])\b(?:\s?/\s?(?:19|20)\d\d|\snăm\s)"
)
# "tỷ lệ học sinh hoàn thành chương trình": of people or things that are all counted.
PEOPLE_RATE = shaped(r"(?:đạt )?(?:tỷ|tỉ) lệ (?:số )?{impossible.rated}\b")
OF_TARGET = shaped(r"{impossible.of_target}")
THINGS = shaped(r"\s?%\s(?:số |tổng số )?{impossible.things}\b")
TAKES = shaped(
    r"\bchiếm\s(?:{impossible.taken} ){0,2}"
    r"(?P<whole>\d{3})(?P<more>,\d*[1-9]\d*)?\s?%"
    r"(?!\s(?:{impossible.before_held} )*{impossible.held})"
)
DAY_BEFORE = regex(r"\d\s$")
LEAP = 2024  # a day without a year may be of any
# Groups of nouns of which no more can be than there are.
FIXED = ("places", "goals")
# Words near a ratio that make its whole a plan: "thêm 12/10 xã", "đạt 120% kế hoạch".
PLANNED = shaped(r"{impossible.planned}|(?<!học )(?<!triệt )nghị quyết|(?<!nông thôn )mới")
# "187/178 trạm y tế đạt tiêu chí quốc gia": no more can reach a standard than there are.
STANDARD = shaped(r"^[^;.]{0,50}\b{impossible.standards}")
# "Có 37/34 chi bộ tổ chức sinh hoạt chuyên đề": no more can do so than there are.
BODIES, DOING = "bodies", shaped(r"^có\s\d+/\d+\s\S+(?:\s\S+){0,3}?\s{impossible.doing}\b")
OF_PLAN = shaped(
    r"{impossible.of_plan}"
    r"(?:[^.;]*\($|[^;()]{0,30}\)[\s,]*(?:đạt|bằng)?\s*$"
    r"|\s(?:là\s|được giao\s)?\d[^;()%,]{0,30},\s(?:đạt|bằng)?\s*$)"
)
# "Kết nạp 1.074 đảng viên, đạt 107,4%.": of a plan, named or not.
ATTAINED = regex(r"\d[^;.%]*,\s(?:ước |đã )?(?:đạt|bằng|hoàn thành)\s(?:tỷ lệ\s)?$")
CLOSED = regex(r"\s?%\s?(?:[.;,)]|và\b|$)")
RATE_TOLD = regex(r"[^.;,:\d]{0,40},\s(?:đạt\s)?(?:tỷ|tỉ) lệ\s")
REACH = 60


@check(
    id="impossible-value",
    group="arithmetic",
    severity=Severity.ERROR,
    says="Thứ hạng nằm trong số đơn vị xếp hạng, tỷ lệ không quá 100%, ngày tháng phải có "
    "trong lịch.",
)
def impossible_value(draft: Draft) -> Iterator[Yielded]:
    """A rank lies within its field, a share within its whole, a day in the calendar.

    A plan may be exceeded ("154/150 đảng viên"); communes that meet a standard are no more
    than there are communes. No month is the 13th, no quarter the fifth.

    Sai:  Chỉ số PAPI của tỉnh xếp thứ 64/63 tỉnh, thành phố.
    Đúng: Chỉ số PAPI của tỉnh xếp thứ 46/63 tỉnh, thành phố.
    """
    for amount in draft.amounts:
        yield from _value(draft, amount)
    yield from _shares(draft)
    yield from (_beyond(draft, one) for one in beyond_whole(draft))
    yield from _of_fewer(draft)
    yield from no_places(draft)
    yield from no_such_cells(draft)
    yield from no_hours(draft)
    yield from _days(draft)


def _shares(draft: Draft) -> Iterator[Finding]:
    """``chiếm 127% số phải thu``: what is a part of something is no more than all of it."""
    for found in TAKES.finditer(draft.text):
        if int(found["whole"]) > HUNDRED or (int(found["whole"]) == HUNDRED and found["more"]):
            yield Finding(
                start=found.start("whole"),
                end=found.end(),
                message="Một phần không thể chiếm hơn 100% của tổng",
                message_en="A part cannot be over 100% of its whole",
                stated=draft.text[found.start("whole") : found.end()],
                severity=softened(not draft.doubtful),
            )


def _of_fewer(draft: Draft) -> Iterator[Finding]:
    """``với 600 người bệnh: có 549 người hài lòng, tỷ lệ 195%``: of fewer than there are."""
    for passage in draft.passages:
        numbers = draft.numbers(passage)
        for whole, part, percent in zip(numbers, numbers[1:], numbers[2:], strict=False):
            over = percent.percent and percent.main.value > HUNDRED and not percent.high
            fewer = part.unit == whole.unit == "count" and part.main.value < whole.main.value
            told = RATE_TOLD.fullmatch(draft.text, part.end, percent.start) if over else None
            planned = OF_TARGET.search(passage.text) or PLANNED.search(passage.text)
            if told and fewer and not planned and CLOSED.match(draft.text, percent.main.end):
                yield Finding(
                    start=percent.start,
                    end=percent.end,
                    message=f"{vi(percent.main.value)}% quá 100%",
                    message_en=f"{en(percent.main.value)}% is over 100%",
                    stated=percent.main.value,
                    severity=Severity.WARNING,
                )


def _beyond(draft: Draft, one: Beyond) -> Finding:
    part, whole = one.part, one.whole
    place = stretch(draft.text, part, (whole,))
    return Finding(
        start=place.start,
        end=place.end,
        message=f"{part.show(part.main.value)} nhiều hơn tổng {whole.show(whole.main.value)}",
        message_en=f"{en(part.main.value)} is more than the whole, {en(whole.main.value)}",
        stated=part.main.value / part.factor,
        see=beyond(place, (whole,)),
        severity=softened(not (draft.doubtful or part.main.hedge or whole.main.hedge)),
    )


def _value(draft: Draft, amount: Amount) -> Iterator[Yielded]:
    figure = amount.figure
    if figure.measure is Measure.RANK and figure.of is not None:
        yield Compared((amount,))
        if figure.value > figure.of or figure.value <= 0:
            yield _said(
                amount, f"Hạng {vi(figure.value)} nằm ngoài {vi(figure.of)}", "beyond its field"
            )
    elif figure.measure in (Measure.RATIO, Measure.TALLY) and figure.of is not None:
        if figure.value > figure.of and _fixed(amount) and not _day(amount):
            message = f"{vi(figure.value)} nhiều hơn tổng {vi(figure.of)}"
            yield _said(amount, message, "more than the whole")
    elif figure.unit == "percent" and figure.value > HUNDRED and _whole_over(amount):
        if _reckoned(draft, amount):
            return
        yield _said(amount, f"{vi(figure.value)}% quá 100%", "over 100%")
    elif figure.value > HUNDRED and _falls(amount) and not _unmarked(draft, amount):
        message = f"Không thể giảm {vi(figure.value)}%"
        yield _said(amount, message, "a fall of over 100%", Severity.WARNING)


def _day(amount: Amount) -> bool:
    """``đến 23/5 huyện phải tiêu hủy 640 con``: a day, and no part of a whole."""
    at = amount.main.start if amount.main is not None else amount.start
    begin = max(0, at - DAY_LED)
    return any(one.start("day") == at for one in LED_DAY.finditer(amount.text, begin, amount.end))


def _reckoned(draft: Draft, amount: Amount) -> bool:
    """``hoàn thành 7/7 cuộc; tổng số 8 cuộc, đạt 114,3%``: what two numbers of it come to."""
    here = draft.passage_at(amount.start)
    if here is None or amount.main is None:
        return False
    told = [num for num in draft.numbers(here) if not (num.percent or num.high)]
    ones = [one for num in told for one in (num.main, num.whole) if one is not None]
    said = amount.main
    return any(is_share(said, part, whole) for part in ones for whole in ones if part is not whole)


def _of_whole(amount: Amount) -> bool:
    """A percent that cannot be over 100, and not one of a plan: "vượt dự toán năm (103,2%)"."""
    before = amount.text[max(0, amount.start - REACH) : amount.start].lower()
    return _bounded(amount) and not OF_PLAN.search(before) and not _attained(amount)


def _attained(amount: Amount) -> bool:
    """Whether a percent closes the clause of what was counted before it, and names no whole."""
    if amount.main is None or "tỷ lệ" in amount.figure.indicator.lower():
        return False
    at = amount.main
    before = amount.text[max(0, at.start - REACH) : at.start]
    return ATTAINED.search(before) is not None and CLOSED.match(amount.text, at.end) is not None


def _whole_over(amount: Amount) -> bool:
    return _of_whole(amount) or _of_things(amount)


def _of_things(amount: Amount) -> bool:
    """``số hóa 112% hồ sơ``: of things that are all counted, and no plan."""
    if amount.main is None or amount.figure.measure not in (Measure.LEVEL, Measure.SHARE):
        return False
    start = max(0, amount.main.start - REACH)
    before = re.split(r"[;\n]|\.\s|,\s", amount.text[start : amount.main.start])[-1]
    behind = re.split(r"[;\n]|\.\s", amount.text[amount.start : amount.end + REACH])[0]
    around = f"{before}{behind}".lower()
    return THINGS.match(amount.text, amount.main.end) is not None and not PLANNED.search(around)


def _falls(amount: Amount) -> bool:
    figure = amount.figure
    falls = figure.measure is Measure.CHANGE and figure.direction is Direction.DOWN
    return falls and figure.unit == "percent"


def _unmarked(draft: Draft, amount: Amount) -> bool:
    """``| -8.650 |`` below "Tăng (+)/giảm (-)": a cell that no sign makes a percent."""
    if amount.cell is None:
        return False
    number, _, column = amount.cell
    head = head_of(draft.cells.tables[number], column)
    return "%" not in f"{head} {amount.figure.evidence.quote}"


def _said(amount: Amount, message: str, english: str, severity: Severity | None = None) -> Finding:
    start, end = amount.span
    if amount.whole is not None:
        end = max(end, amount.whole.end)
    return Finding(
        start=start,
        end=end,
        message=message,
        message_en=f"{amount.figure.evidence.quote}: {english}",
        stated=amount.figure.value / amount.factor,
        severity=severity or softened(amount.legible),
    )


def _fixed(amount: Amount) -> bool:
    """Whether the whole is all there are, and no plan that may be exceeded."""
    figure = amount.figure
    if figure.measure is Measure.TALLY:
        return True
    if figure.role is Role.TARGET:
        return False
    found = noun_book().at(split_words(figure.unit_text or "") or ("",), 0)
    around = amount.text[amount.start : amount.end + REACH].lower()
    whole = (found is not None and found[1] in FIXED) or STANDARD.search(around) is not None
    whole = whole or (found is not None and found[1] == BODIES and DOING.search(around) is not None)
    return whole and not PLANNED.search(around)


@cache
def _rates() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = rows(TABLES, "bounded")
    inside = "|".join(re.escape(word) for row in table for word in row["words"])
    outside = "|".join(re.escape(word) for row in table for word in row.get("not", ()))
    return re.compile(rf"^(?:{inside})\b"), re.compile(rf"\b(?:{outside})\b")


def _bounded(amount: Amount) -> bool:
    """Whether it is a part of a whole: "tỷ lệ hộ nghèo", "chiếm"; a plan's percent is none."""
    figure = amount.figure
    words = f"{figure.indicator} {figure.evidence.quote}".lower()
    inside, outside = _rates()
    name = figure.indicator.lower()
    name = name[max(0, name.find("tỷ lệ")) :]  # "cho thấy tỷ lệ người bệnh hài lòng"
    level = figure.measure in (Measure.LEVEL, Measure.SHARE)
    if PEOPLE_RATE.match(name) and level:
        return not OF_TARGET.search(words)
    if of_all("impossible.of-all").search(name) and level:
        return not OF_TARGET.search(words)
    if outside.search(words):
        return False
    if figure.measure is Measure.SHARE:
        return True
    return figure.measure is Measure.LEVEL and inside.match(name) is not None


def _days(draft: Draft) -> Iterator[Finding]:
    text = draft.text
    for found in DAY.finditer(text):
        month = int(found["month"] or found["wmonth"])
        year = int(found["year"] or found["wyear"] or LEAP)
        if not _exists(int(found["day"]), month, year) and _is_date(text, found):
            yield _no_day(draft, found)
    for found in LED_DAY.finditer(text):
        if not _exists(int(found["day"]), int(found["month"]), LEAP):
            yield _no_day(draft, found)
    for found in MONTH.finditer(text):
        if not 1 <= int(found["month"]) <= 12 and not DAY_BEFORE.search(text[: found.start()][-4:]):
            yield _no_day(draft, found)
    for found in QUARTER.finditer(text):
        yield _no_day(draft, found)


def _is_date(text: str, found: re.Match[str]) -> bool:
    """Whether digits with dots, or without a year, are a date: those led by "ngày"."""
    plain = found["mark"] in ("/", "-") or bool(found["wyear"])
    return plain or text[max(0, found.start() - 5) : found.start()].lower() == "ngày "


def _exists(day: int, month: int, year: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _no_day(draft: Draft, found: re.Match[str]) -> Finding:
    return Finding(
        start=found.start(),
        end=found.end(),
        message=f"Lịch không có “{found.group()}”",
        message_en=f"The calendar has no “{found.group()}”",
        stated=found.group(),
        severity=softened(not draft.doubtful),
    )
