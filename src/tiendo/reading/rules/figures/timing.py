"""Which period a figure is for (CONVENTIONS.md, "period")."""

from __future__ import annotations

from tiendo.facts.figure import RESULT, TARGET
from tiendo.reading.context import WITHIN_YEAR, Context
from tiendo.reading.rules.figures.clause import Clause
from tiendo.reading.rules.figures.fragments import FILLERS
from tiendo.reading.rules.figures.sentence import TIME, Sentence, Span
from tiendo.reading.rules.figures.standing import (
    MARKS,
    TURNS,
    cites,
    compares,
    heads,
    leads,
    time_in_bracket,
)
from tiendo.reading.rules.figures.words import NAMING, Cue, stop_words
from tiendo.vocabulary.periods import DAY, DAYS, Period, whole_year
from tiendo.vocabulary.times import Time

BULLETS = frozenset("-–—+*•●▪")
# "… 3 khu tái định cư, hoàn thành trước ngày 30/6/2026": how far behind its comma a day stands.
FINISHING, FINISH = (["hoàn"], ["xong"], ["bàn"], ["thực"], ["do"]), 10
# What stands before a time by which something is to be done.
DUE = frozenset(("trước", "đến", "tới", "vào", "trong", "hết", "cuối", "nhất"))
# Times that leave their year to the text.
PARTS = frozenset(("months", "last-months", "quarter", "month"))
# "đánh giá năm 2022", "tổng kết công tác năm 2021": what is looked back on.
REVIEWING = frozenset(
    ("đánh", "giá", "tổng", "kết", "sơ", "nhiệm", "vụ", "công", "tác", "tình", "hình")
)
# "tính đến chiều 30/10".
DAYTIMES = frozenset(("sáng", "trưa", "chiều", "tối"))
NOW = stop_words("now")
# "hết nhiệm kỳ (": the words that may stand between "hết" and the years.
ENDING = 4
# What opens a clause whose time stands in a bracket: "Trong Tháng Thanh niên (tháng 3), …".
ADVERBS = ("trong", "tại", "qua", "nhân")
# What may come, by a forecast: its words stand near the time that is ahead.
FORECASTS = ("có thể", "dự báo", "khả năng", "nguy cơ", "nhận định")
FORECAST = frozenset(phrase.split()[0] for phrase in FORECASTS)
FORECAST_REACH = 12
PASSED, MONTH_LONG = (["qua"], ["sau"], ["trong"]), 30.4
# What a plan is called right before "cả năm", in two words.
YEARLY, PLAN_WORDS = stop_words("yearly-plan"), 2


def period_of(
    clause: Clause, context: Context, carried: Period | None
) -> tuple[Period | None, bool]:
    """The figure's period and whether its own words state it.

    Opening times go into ``context``; ``carried`` is the time in the noun
    phrase of an earlier figure, for one that goes on speaking of it.
    """
    own: Period | None = None
    for span in clause.before:
        if span.kind == TIME and _of_its_plan(clause.sentence.words, span):
            continue
        if span.kind == TIME:
            stated = _left_time(clause, span, context)
            if stated is not None and _opens(clause, span):
                context.period, own, carried = stated, None, None
                context.unclosed = context.now = context.ordered = False
                if stated.precision in WITHIN_YEAR and context.role is not TARGET:
                    context.told = stated
                if not context.role_said and context.role is TARGET and _present(span):
                    context.role = TARGET if _behind_told(stated, context) else RESULT
                context.opened_as = context.role
                form = span.value.form if isinstance(span.value, Time) else ""
                context.crop, context.harvest = form == "crop", form == "harvest"
            elif stated is not None:
                apart = ";" in clause.sentence.words[span.j : clause.fragment]
                inside = _bracketed(clause.sentence.words, span, clause.quantity.i)
                own = own if apart or (inside and own is not None) else stated
            elif _runs_on(span) or _undated(span, context):
                context.period, own, carried = None, None, None
                context.unclosed = True
            if (
                stated is not None
                and (
                    _ahead(clause.sentence, span, context)
                    or _to_come(clause, span, stated, context)
                )
                and not _foretold(clause.sentence, span)
            ):
                context.role, context.role_said = TARGET, True
        elif _heads_sentence(clause.sentence, span) and says_now(clause.sentence, span):
            if context.period is not None and context.period.precision is DAY:
                continue  # "Đến ngày 12/5, … Hiện còn 143 hộ": now is that day
            context.earlier = context.period or context.earlier
            context.period, own, carried, context.now = None, None, None, True
    right = _right_time(clause, context)
    own = right or own
    if own is not None:
        return own, True
    if clause.name is None and carried is not None:
        return carried, True
    return context.period, False


def _runs_on(span: Span) -> bool:
    """``từ năm 2021 đến nay``: until now, and when that is the document does not say."""
    return isinstance(span.value, Time) and span.value.form in ("since", "to-date")


def _undated(span: Span, context: Context) -> bool:
    """``6 tháng đầu năm`` in a text that nowhere says of which year."""
    time = span.value
    return context.year is None and isinstance(time, Time) and time.form in PARTS and not time.year


def _heads_sentence(sentence: Sentence, span: Span) -> bool:
    """At its head, or behind a semicolon; behind a comma the time before goes on."""
    return span.i <= 1 or sentence.words[span.i - 1] == ";"


def says_now(sentence: Sentence, span: Span) -> bool:
    """Whether a cue says how things stand now: ``đến nay``, ``hiện nay``."""
    cue = span.value
    return (
        isinstance(cue, Cue)
        and cue.role == "result"
        and " ".join(sentence.words[span.i : span.j]) in NOW
    )


def _behind_told(stated: Period, context: Context) -> bool:
    """``II. Chỉ tiêu: quý II kết nạp 12 đảng viên``, where the first quarter was told of."""
    told = context.told or context.reviewed
    return told is not None and told.precision in WITHIN_YEAR and stated.start > told.end


def _ahead(sentence: Sentence, span: Span, context: Context) -> bool:
    """``Đến năm 2030: …`` said in 2025: what follows is still to be reached."""
    time = span.value
    assert isinstance(time, Time)
    if time.form not in ("year", "years") or context.year is None or not leads(sentence, span):
        return False
    told = context.headline if context.heading_role is RESULT else None
    last = max(context.year, told.end.year if told is not None else 0)
    return (time.last_year or time.year or 0) > last  # "KẾT QUẢ NHIỆM KỲ 2019 - 2024"


def _to_come(clause: Clause, span: Span, stated: Period, context: Context) -> bool:
    """``Năm 2026, tỉnh tổ chức 12 lớp``, said on a day of 2025: nothing of it is reached yet."""
    if not _begins_behind(span, stated, context):
        return False
    return context.period is stated or _is_due(clause.sentence, span)


def _foretold(sentence: Sentence, span: Span) -> bool:
    """``tháng 3/2026 ranh mặn có thể vào sâu 55 km``: a forecast, which nobody is to reach."""
    near = sentence.words[max(0, span.i - FORECAST_REACH) : span.j + FORECAST_REACH]
    return not FORECAST.isdisjoint(near) and any(
        f" {phrase} " in f" {' '.join(near)} " for phrase in FORECASTS
    )


def comes(clause: Clause, context: Context, *, limited: bool = False) -> Period | None:
    """``hoàn thành 40 km trước ngày 30/6/2026``: a time behind the number that is to come;
    ``limited``: a bound makes it one.
    """
    set_ahead = context.day is None and (limited or context.role is TARGET)
    if (context.day is None and not set_ahead) or (context.role is RESULT and context.role_said):
        return None
    sentence, end = clause.sentence, clause.right
    if sentence.words[end : end + 1] == [","] and sentence.words[end + 1 : end + 2] in FINISHING:
        end += FINISH
    for span in sentence.spans:
        if span.kind != TIME or not clause.quantity.j <= span.i < end:
            continue
        if compares(sentence, span):
            continue
        stated = context.resolve(span.value) if isinstance(span.value, Time) else None
        behind = stated is not None and (set_ahead or _begins_behind(span, stated, context))
        if behind:
            return stated if _is_due(sentence, span) else None
    return None


def _begins_behind(span: Span, stated: Period, context: Context) -> bool:
    """Whether a time begins behind the day of the page; one without its year, among targets."""
    year = span.value.year if isinstance(span.value, Time) else None
    sure = year is not None or context.role is TARGET
    return context.day is not None and sure and stated.start > context.day


def _is_due(sentence: Sentence, span: Span) -> bool:
    return any(word in DUE for word in sentence.words[max(0, span.i - 2) : span.i + 1])


def _left_time(clause: Clause, span: Span, context: Context) -> Period | None:
    time = span.value
    assert isinstance(time, Time)
    sentence = clause.sentence
    if _belongs_left(clause, span) or compares(clause.sentence, span):
        return None
    if cites(sentence, span):
        return None
    horizon = leads(sentence, span)
    aside = _past_aside(clause, span, context)
    context.note(time, horizon=aside or (horizon and time.form in ("year", "years")))
    if time.form == "years" and sentence.words[span.i] == "nhiệm":
        context.note_term(time)
    if time.form == "day" and not horizon:
        return None
    if time.form == "years" and time.last_year and _ends_by(sentence.words, span.i):
        return whole_year(time.last_year)
    period = _same_months(sentence.words, span, context) or context.resolve(time)
    cumulative = any(
        w in ("lũy", "luỹ", "chung") for w in sentence.words[max(0, span.i - 5) : span.i]
    )
    if period is not None and cumulative and time.form == "month" and horizon:
        return Time(form="months", first=time.first, year=time.year).resolve(context.year)
    return period


def _same_months(words: list[str], span: Span, context: Context) -> Period | None:
    """``từ ngày 01/12/2020 đến ngày 31/01/2021 … Qua hai tháng, xảy ra 14 vụ``: the days told."""
    time, told = span.value, context.period or context.earlier
    if not isinstance(time, Time) or time.form != "months" or time.year or told is None:
        return None
    if told.precision is not DAYS or words[span.i - 1 : span.i] not in PASSED:
        return None
    months = round((told.end - told.start).days / MONTH_LONG)
    return told if months == time.first[0] else None


def _past_aside(clause: Clause, span: Span, context: Context) -> bool:
    """``PAPI năm 2024 xếp thứ 21/63``, said in 2025: the year of one noun, not of what follows."""
    time = span.value
    assert isinstance(time, Time)
    if time.year is None or context.year is None or context.day is None:
        return False
    return time.year < context.year and (clause.bracket or not _opens(clause, span))


def _ends_by(words: list[str], at: int) -> bool:
    """``hết nhiệm kỳ 2025 - 2030``, ``đến hết nhiệm kỳ (2025 - 2030)``: by its last year."""
    return any(word in ("hết", "cuối") for word in words[max(0, at - ENDING) : at])


def _belongs_left(clause: Clause, span: Span) -> bool:
    """Directly behind the quantity before it: that one's time, unless it heads a list."""
    if not clause.zone or span.i - clause.zone > 2:
        return False
    words = clause.sentence.words
    if time_in_bracket(clause.sentence, clause.zone) is span.value:
        return True
    if any(w in MARKS or w in TURNS for w in words[clause.zone : span.i]):
        return False
    return not heads(clause.sentence, span)


def _present(span: Span) -> bool:
    """A month, quarter or day at the head of a sentence reports; targets are for years."""
    return isinstance(span.value, Time) and span.value.form in ("month", "months", "day", "quarter")


def _opens(clause: Clause, span: Span) -> bool:
    """Whether a time opens its clause or heads a list, rather than dating one noun."""
    sentence = clause.sentence
    words = sentence.words
    if _bracketed(words, span, clause.quantity.i):
        closed = words[span.j : span.j + 2] == [")", ","]
        return closed and not clause.zone and _adverbial(words, span.i)
    if heads(sentence, span):
        return True
    if any(w in (",", ":") for w in words[span.j : clause.fragment]):
        return True
    at = span.i
    ends = {s.j: s for s in clause.before}
    while at > clause.zone:
        before = ends.get(at)
        if before is not None and isinstance(before.value, Cue) and _passes(before.value):
            at = before.i
        elif words[at - 1] in FILLERS or words[at - 1] in REVIEWING or words[at - 1] in DAYTIMES:
            at -= 1
        else:
            return words[at - 1] in MARKS or (at == 1 and words[0] in BULLETS)
    return at == 0


def _adverbial(words: list[str], at: int) -> bool:
    """``Theo báo cáo nhanh, trong kỳ nghỉ Tết (từ ngày 15 đến ngày 23/02/2015), …``."""
    begin = max((i + 1 for i in range(at) if words[i] == ","), default=0)
    return words[begin] in ADVERBS


def _passes(cue: Cue) -> bool:
    """Whether a cue before a time leaves it at the head of its clause."""
    return not cue.plan and cue.verb not in NAMING and cue.link != "only"


def _bracketed(words: list[str], span: Span, end: int) -> bool:
    """Inside a bracket that closes before the number."""
    return ")" in words[span.j : min(span.j + 6, end)] and "(" in words[max(0, span.i - 8) : span.i]


def _percent_of(clause: Clause) -> bool:
    verb = clause.verb.verb if clause.verb else None
    return verb in ("attain", "equal") and clause.quantity.percent and clause.right_plan is None


def _right_time(clause: Clause, context: Context) -> Period | None:
    if _percent_of(clause):
        return None  # "bằng 97,1% số thu cả năm 2023": what it is a percent of
    beside = time_in_bracket(clause.sentence, clause.quantity.j)
    if beside is not None:
        context.note(beside, horizon=True)
        return context.resolve(beside)
    for span in clause.times:
        if span.i >= clause.quantity.j and not compares(clause.sentence, span):
            time = span.value
            assert isinstance(time, Time)
            if time.form == "day" and not leads(clause.sentence, span):
                continue
            if cites(clause.sentence, span) or _of_its_plan(clause.sentence.words, span):
                continue
            context.note(time, horizon=True)
            return context.resolve(time)
    return None


def _of_its_plan(words: list[str], span: Span) -> bool:
    """``bằng 82,8% chỉ tiêu cả năm``: the plan's time, and not that of what was reached."""
    time, at = span.value, span.i - PLAN_WORDS
    yearly = isinstance(time, Time) and time.form == "this-year" and time.year is None
    return yearly and at > 0 and words[at - 1] == "%" and " ".join(words[at : span.i]) in YEARLY
