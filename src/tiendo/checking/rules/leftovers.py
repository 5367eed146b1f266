"""Periods left over from the report before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding, Place, Severity
from tiendo.checking.periods.adopted import adopted
from tiendo.checking.periods.carried_out import carried_out
from tiendo.checking.periods.coming_times import coming_times
from tiendo.checking.periods.due_dates import due
from tiendo.checking.periods.in_limits import in_limits
from tiendo.checking.periods.judged_times import judged_times
from tiendo.checking.periods.month_reports import of_months
from tiendo.checking.periods.overdue import deadlines_over, overdue
from tiendo.checking.periods.parts_on_periods import ahead, of_paper, of_parts
from tiendo.checking.periods.passed_by import passed_by
from tiendo.checking.periods.planned_again import planned_again
from tiendo.checking.periods.school_years import school_years
from tiendo.checking.periods.spoken import spoken
from tiendo.checking.periods.summed_up import closed_otherwise, summed_otherwise
from tiendo.checking.periods.taken_up import taken_up
from tiendo.checking.periods.terms import of_other_terms
from tiendo.checking.periods.told_periods import (
    MONTHS_OF_QUARTER,
    QUARTERS_OF_YEAR,
    ROMAN,
    USUAL,
    Told,
    heading_above,
    headings,
    own_period,
    told,
)
from tiendo.checking.periods.untimely import untimely
from tiendo.checking.periods.year_left import rest_of_year
from tiendo.checking.periods.years_on_parts import of_years
from tiendo.checking.registry import Yielded, check
from tiendo.checking.retelling.months_of_columns import months_of_columns
from tiendo.checking.retelling.retold_periods import retold_periods
from tiendo.checking.wordlists import shaped, words
from tiendo.reading.document import Block
from tiendo.vocabulary.regexes import regex

SUMMED = regex(r"\b(?:lũy|luỹ) kế\s$", re.IGNORECASE)
SUMMED_MONTHS = regex(r"\b(?:lũy|luỹ) kế (?P<months>\d{1,2}) tháng\b", re.IGNORECASE)
# Other times by which a sentence shows that it compares.
OTHER_TIME = regex(r"tháng \d|năm (?:19|20)\d\d")
# "chậm trên 3 tháng", "quá 6 tháng": how long, and not when.
LASTING = shaped(r"\b{leftovers.lasting}\s$")
# "tỉnh xếp thứ 9/34; quý I/2025, tỉnh xếp thứ 22/63": told beside the value of this period.
BESIDE = regex(r"\d[^;]*[;(]\s?(?:trong |còn |của |riêng )?$")
# "84 tấn phân bón (quý II 112 tấn)", "0,21%, cuối quý II là 0,26%": then, beside now.
# "IIP tăng 9,3%, trong khi 6 tháng chỉ tăng 7,8%".
ASIDE = regex(r"\d\s?%?\s?\($|\d[^;.()]{0,40}\($|\d[^;]{0,30},\s(?:cuối|đầu|hết)\s$|\btrong khi\s$")
# "đạt 87,5%; quý II tỷ lệ này là 81,4%": the same of an earlier time.
RATE_THEN = shaped(r"\s{leftovers.same_thing}\s(?:là|đạt)\s\d", re.IGNORECASE)
LOOKED_BACK = shaped(r"\b{leftovers.looked_back}\b")
AGAINST = shaped(r"\b{leftovers.against}\b|\(|\d+(?:,\d+)?\s?%")
LABEL = regex(r"[^.;:]{4,80}:\s*")
# A period that a text names as often is no leftover.
OFTEN = 3
# "Quý III, ngành đạt": it opens the sentence, and a result follows.
OPENS = 3
# "họp đánh giá tình hình 9 tháng năm 2023": in the first lines of what tells of a meeting.
MET, MET_ON = 2, shaped(r"\b{leftovers.met_on}\b[^.;]*$", re.IGNORECASE)
# "Theo báo cáo, 6 tháng năm 2023 giá trị sản xuất …": what may stand before the time.
OPENED_BY = shaped(
    r"\s*(?:[-–+•]\s)?(?:{leftovers.by_report}[^.,;\d]{0,40},\s)?(?:(?:trong|qua|hết)\s)?",
    re.IGNORECASE,
)
# "(quý I/2026 | quý I/2025)": the heads of two columns.
COLUMNS = regex(r"\b20\d\d\s?[|/]\s$")
OVER_ALREADY = shaped(r"đầu năm\b[^.;]*?\s{leftovers.already}\s")
RESULT = shaped(r",?\s(?:[^\W\d_]+\s){0,4}{leftovers.resulted}\b")


@check(
    id="period-leftover",
    group="consistency",
    severity=Severity.WARNING,
    says="Báo cáo nói về kỳ của mình; một kỳ khác chỉ xuất hiện đôi lần có thể là sót lại "
    "từ báo cáo trước.",
)
def period_leftover(draft: Draft) -> Iterator[Yielded]:
    """A report speaks of its own period; another one, once or twice, may be left over.

    The report's period is the one in its title. What a sentence compares with, plans or names
    beside another time is meant; only a bare "trong 6 tháng" in a report on nine months is
    remarked on, and the own period with another year.

    Sai:  BÁO CÁO
          Kết quả thực hiện nhiệm vụ 9 tháng đầu năm 2023
          Trong 9 tháng, kinh tế tăng trưởng khá. Công tác giảm nghèo trong 6 tháng được quan tâm.
    Đúng: BÁO CÁO
          Kết quả thực hiện nhiệm vụ 9 tháng đầu năm 2023
          Trong 9 tháng, kinh tế tăng trưởng khá. Công tác giảm nghèo trong 9 tháng được quan tâm.
    """
    yield from overdue(draft)
    yield from deadlines_over(draft)
    yield from untimely(draft)
    yield from of_other_terms(draft)
    yield from of_years(draft)
    yield from of_months(draft)
    yield from due(draft)
    yield from taken_up(draft)
    yield from passed_by(draft)
    yield from spoken(draft)
    yield from judged_times(draft)
    yield from adopted(draft)
    yield from in_limits(draft)
    yield from coming_times(draft)
    yield from carried_out(draft)
    yield from retold_periods(draft)
    yield from school_years(draft)
    yield from planned_again(draft)
    yield from months_of_columns(draft)
    own = own_period(draft)
    if own is None:
        yield from closed_otherwise(draft)
        yield from _beside_meeting(draft)
        return
    yield from of_parts(draft, own)
    yield from rest_of_year(draft, own)
    yield from summed_otherwise(draft, own)
    times = list(told(draft.text, own.end, len(draft.text)))
    others = [one for one in times if _other(one, own) and not _lagging(one, own)]
    times = [one for one in times if one.kind == own.kind]
    for one in others:
        often = sum(other.same(one) for other in others) >= OFTEN
        said = not often and not _meant(draft, one, own) and not _planned(draft, one, own)
        if said or _yet_to_come(draft, one, own) or _opens_judging(draft, one, own):
            yield _finding(one, own, str(own.number))
    for one in times:
        last = one.year is not None and own.year is not None and one.year == own.year - 1
        if one.same(own) and last and not _compared(draft, one):
            yield _finding(one, own, "")
    yield from _last_years(draft, own)


def _beside_meeting(draft: Draft) -> Iterator[Finding]:
    """``Theo báo cáo, 6 tháng năm 2023 giá trị sản xuất đạt …`` where the news opens with a meeting
    on nine months, and tells of these again.
    """
    own = _met_on(draft)
    times = list(told(draft.text, own.end, len(draft.text))) if own else []
    if own is None or not any(one.same(own) for one in times):
        return
    for one in times:
        passage = draft.passage_at(one.start)
        if one.kind != "months" or one.same(own) or passage is None or not passage.amounts:
            continue
        if one.year not in (None, own.year) or len(list(told(passage.text, 0, passage.end))) > 1:
            continue
        alone = sum(other.same(one) for other in times) == 1
        opens = OPENED_BY.fullmatch(passage.text[: one.start - passage.start]) is not None
        if alone and opens and not draft.text.startswith(":", one.end):
            yield _finding(one, own, str(own.number))


def _met_on(draft: Draft) -> Told | None:
    """The one time that a meeting in the first lines of a draft looks back on."""
    for block in draft.document.blocks[:MET]:
        found = [one for one in told(block.text, 0, len(block.text)) if one.kind == "months"]
        alike = found and all(one.same(found[0]) for one in found)
        if alike and MET_ON.search(block.text, 0, found[0].start):
            first = found[0]
            return replace(first, start=first.start + block.start, end=first.end + block.start)
    return None


def _last_years(draft: Draft, own: Told) -> Iterator[Finding]:
    """``kinh tế quý I năm 2025 tiếp tục tăng; GRDP quý I năm 2026 tăng 8,9%``: a part of the year
    that the draft tells elsewhere, with the year before.
    """
    times = list(told(draft.text, own.end, len(draft.text)))
    for one in times:
        if one.year is None or own.year is None or one.year != own.year - 1 or one.same(own):
            continue
        passage = draft.passage_at(one.start)
        near = times if passage is None else told(draft.text, passage.start, passage.end)
        twin = any(other.same(one) and other.year == own.year for other in near)
        alone = sum(other.same(one) and other.year == one.year for other in times) == 1
        if passage is None or not alone or LOOKED_BACK.search(passage.text):
            continue
        if not twin and (passage.start + OPENS < one.start or not _told_now(draft, one)):
            continue
        if not _beside(passage, one):
            yield _finding(one, own, "" if twin else str(own.number))


def _told_now(draft: Draft, one: Told) -> bool:
    """Whether a part that judges what the draft reports opens with a time: "Quý III năm 2025 kinh
    tế của tỉnh giữ được nhịp tăng khá" below "NHẬN XÉT".
    """
    above = heading_above(draft, one.start)
    return above is not None and words("leftovers.judging").search(above.text) is not None


def _opens_judging(draft: Draft, one: Told, own: Told) -> bool:
    """``Trong 9 tháng đầu năm 2025, ngành đã bám sát kịch bản`` below "Đánh giá chung" of a report
    on six months.
    """
    passage = draft.passage_at(one.start)
    if passage is None or one.kind != own.kind or one.year not in (None, own.year):
        return False
    opens = OPENED_BY.fullmatch(passage.text[: one.start - passage.start]) is not None
    goes_on = draft.text.startswith(",", one.end) and not list(
        told(draft.text, one.end, passage.end)
    )
    return opens and goes_on and one.months > own.months and _told_now(draft, one)


def _beside(passage: Passage, one: Told) -> bool:
    """Whether the clause of a time compares with it, or gives its value by the way."""
    at = one.start - passage.start
    before, behind = re.split(r"[;:]", passage.text[:at])[-1], passage.text[at:].split(";")[0]
    return (
        AGAINST.search(f"{before} {behind}") is not None
        or BESIDE.search(passage.text[:at]) is not None
    )


def _other(one: Told, own: Told) -> bool:
    """Whether a time is another than the report's: a quarter has the months up to its end."""
    if one.kind == own.kind == "quarter" and one.number == own.number % QUARTERS_OF_YEAR + 1:
        return False  # what is to be done in the quarter ahead
    if one.kind == own.kind:
        return not one.same(own)
    return own.kind == "quarter" and one.number not in (own.months, MONTHS_OF_QUARTER)


def _lagging(one: Told, own: Told) -> bool:
    """Whether a report on seven months names the six of which there are numbers, by their year."""
    by_name = one.year is not None or "đầu năm" in one.words.lower()
    return own.kind == "months" and own.number not in USUAL and by_name


def _meant(draft: Draft, one: Told, own: Told) -> bool:
    """Whether the sentence speaks of that time on purpose."""
    passage = draft.passage_at(one.start)
    if passage is None or (one.year is not None and one.year != own.year):
        return True
    if words("leftovers.gathered").search(passage.text):
        return True
    day = draft.day
    if (
        one.year is not None
        and day is not None
        and one.last(one.year) > day
        and one.months > own.months
        and not _thanked(draft, one)
    ):
        return True  # "báo cáo Ban Thường vụ Tỉnh ủy trong quý III/2024": it is still to come
    at = one.start - passage.start
    if of_paper(draft.text, passage.start, one.start) or _summed_twice(draft, passage, one, own):
        return True
    if LASTING.search(passage.text[:at]) or passage.text[at + len(one.words) :].startswith(":"):
        return True  # "nợ trên 6 tháng"; "(quý I/2025: 3 tàu)"
    if ASIDE.search(passage.text[:at]) or RATE_THEN.match(passage.text, at + len(one.words)):
        return True  # "tăng 7,86% (6 tháng tăng 7,31%)"
    rest = _this_year(passage.text[:at] + " " + passage.text[at + len(one.words) :], own)
    return (
        _says_so(passage.text, at, at + len(one.words))
        or bool(OTHER_TIME.search(rest.lower()))
        or bool(list(told(rest, 0, len(rest))))
    )


def _summed_twice(draft: Draft, passage: Passage, one: Told, own: Told) -> bool:
    """``Lũy kế 10 tháng thu 296,8 tỷ đồng. … Lũy kế 9 tháng là 265,2 tỷ đồng``."""
    begin = passage.text[: one.start - passage.start]
    if SUMMED.search(begin) is None or one.months >= own.months:
        return False
    block = draft.document.blocks[passage.block].text
    sums = [int(found["months"]) for found in SUMMED_MONTHS.finditer(block)]
    return own.months in sums and one.months in sums


def _this_year(text: str, own: Told) -> str:
    """A sentence without the report's own months of the year before, with which it compares:
    "Qua 9 tháng …, kết quả cao hơn 6 tháng đầu năm 2023" in a report on six months.
    """
    last = own.year - 1 if own.year is not None else None
    for one in reversed(list(told(text, 0, len(text)))):
        if one.same(own) and one.year is not None and one.year == last:
            text = text[: one.start] + text[one.end :]
    return text


def _says_so(text: str, start: int, end: int) -> bool:
    """Whether a sentence has words of another time; those that compare count in one clause with
    the time alone: "trong quý III tiếp tục ổn định, khởi sắc hơn cùng kỳ" compares something else.
    """
    text = words("leftovers.at_meetings").sub(lambda said: " " * len(said.group()), text)
    for found in words("leftovers.meant").finditer(text):
        if found.start() >= end or found.end() <= start:
            between = text[min(end, found.end()) : max(start, found.start())]
            compares = words("leftovers.comparing").fullmatch(found.group())
            if not (compares and re.search(r"[,;]\s", between)):
                return True
    return False


def _yet_to_come(draft: Draft, one: Told, own: Told) -> bool:
    """``Quý III, ngành đạt tăng trưởng 4,05%`` in a report on the first quarter: it is ahead."""
    passage = draft.passage_at(one.start)
    if passage is None or one.kind != "quarter" or one.year is not None:
        return False
    if one.months <= own.months + MONTHS_OF_QUARTER or passage.start + OPENS < one.start:
        return False
    found = RESULT.match(draft.text, one.end)
    said = draft.text[one.start : found.end()] if found else ""
    ahead_of = ("leftovers.coming", "leftovers.ahead", "reckoned.past")
    return bool(said) and not any(words(name).search(said) for name in ahead_of)


def _planned(draft: Draft, one: Told, own: Told) -> bool:
    """Whether a later time is told in a part on what is to be done."""
    part = None
    heads = headings(draft)
    top = min((heading.level for heading in heads), default=1)
    for heading in heads:
        if heading.level == top and heading.start < one.start:
            part = heading
    part = _label_above(draft, one, part) or part
    if part is None or one.months <= own.months or not ahead(part.text):
        return False
    passage = draft.passage_at(one.start)  # "Bốn tháng đầu năm, sản xuất … đã khởi sắc"
    if _thanked(draft, one):
        return False
    return passage is None or not OVER_ALREADY.search(passage.text)


def _thanked(draft: Draft, one: Told) -> bool:
    """The closing looks back: ``ghi nhận nỗ lực của các khoa trong 9 tháng đầu năm``."""
    passage = draft.passage_at(one.start)
    if passage is None or not passage.text.rstrip().endswith("./."):
        return False
    said = words("leftovers.thanks").search(passage.text[: one.start - passage.start])
    return said is not None


def _label_above(draft: Draft, one: Told, part: Block | None) -> Block | None:
    """A short line with a colon that opens a part of plans: "Nhiệm vụ quý II:"."""
    after = part.start if part is not None else 0
    labels = (
        block
        for block in reversed(draft.document.blocks)
        if after < block.start < one.start and LABEL.fullmatch(block.text)
    )
    return next((block for block in labels if ahead(block.text)), None)


def _compared(draft: Draft, one: Told) -> bool:
    passage = draft.passage_at(one.start)
    if passage is None or words("leftovers.compared").search(passage.text) is not None:
        return True
    end = one.start - passage.start + len(one.words)
    before = passage.text[: one.start - passage.start]
    if BESIDE.search(before) or COLUMNS.search(before):
        return True
    return passage.text[:end].endswith(f"({one.words}") and passage.text[end:].startswith(":")


def _finding(one: Told, own: Told, number: str) -> Finding:
    """A finding at a leftover; without a number its year is the last report's."""
    right = one.words.replace(str(one.year), str(own.year))
    if number and one.kind == "months":
        right = re.sub(r"^\S+", str(own.months), right)
    elif number:
        right = re.sub(r"\b(IV|I{1,3}|[1-4])\b", ROMAN[own.number], right, count=1)
    return Finding(
        start=one.start,
        end=one.start + len(one.words),
        message=f"“{one.words}” trong báo cáo về {own.words}: có thể sót lại từ kỳ trước",
        message_en=f"“{one.words}” in a report on “{own.words}” may be left over",
        stated=one.words,
        suggestion=right,
        see=(Place(start=own.start, end=own.end),),
    )
