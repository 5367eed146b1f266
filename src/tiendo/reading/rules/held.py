"""When a meeting is held, and who chairs it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tiendo.reading.document import Block, Kind
from tiendo.reading.rules.convened import pattern
from tiendo.reading.rules.finding import places
from tiendo.reading.rules.names import name_before, title_before
from tiendo.reading.rules.people import named_in
from tiendo.reading.rules.sentences import sentence_around
from tiendo.vocabulary.dates import StatedDate, find_dates
from tiendo.vocabulary.letters import UPPER
from tiendo.vocabulary.regexes import regex

Span = tuple[int, int]
# A day that opens the sentence or a clause of it is the meeting's, so far behind it.
OPENED_WITHIN = 330
# A day behind the meeting's name stands this near.
NEAR = 60
FAR = 220
# Words that show a bare 4-7 to be a date, and the most letters that one has.
SHOWN = regex(
    r"(?:(?:nay|[Hh]ôm qua|(?:[Ss]áng|[Cc]hiều|[Tt]ối) qua),? \(?|(?:ngày|làm việc) \()(?=\d)"
)
DATE_REACH = 30
# What stands before the day: "(BBNĐT) Ngày ", "PHÚ SƠN - Sáng ", "…, chiều nay (".
PART = r"(?:[Ss]áng|[Cc]hiều|[Tt]ối|[Tt]rưa|[Đđ]êm)"
SOURCE = (
    r"(?:\([^()]{2,20}\)\s?[-–]\s?|"
    rf"\(?[{UPPER}\d.]{{2,}}(?:\s[{UPPER}]{{2,}}){{0,3}}\)?\s?[-–:]?\s?)"
)
OPENING = regex(
    rf"[“\"\s\-–*+•]*(?:{SOURCE})?(?:(?:[Vv]ào|[Tt]rong|[Qq]ua|[Ss]au|[Hh]ội nghị)\s)?"
    rf"(?:(?:{PART}|[Nn]gày|[Hh]ôm|qua|nay|nửa|một|hai|ba|bốn|0?[1-5]|rưỡi|các|làm việc|"
    r"[Tt]ừ|\(|,)\s?)*"
)
TODAY = regex(rf"[“\"\s\-–*+•]*(?:{SOURCE})?(?:{PART}|[Hh]ôm) nay\b(?!\s?\()")
CLAUSE = regex(
    rf"(?:,|;|–|-)\s(?:vào |trong )?(?:{PART}(?:\s(?:nay|qua|ngày|cùng ngày))*|ngày|"
    r"hôm (?:nay|qua)|(?:trong )?(?:hai|2|02) ngày)[ ,(]*$"
)
BEHIND = regex(
    rf"(?:\s|\(|,\s)(?:(?:vào|tổ chức|diễn ra|họp|trong)\s)*(?:(?:hai|2|02)\sngày|"
    rf"{PART}(?:\sngày)?|ngày|hôm nay)[ ,(]*$"
)
TAKES_PLACE = regex(
    rf"(?:\s(?:diễn ra|được tổ chức)|,\s(?:dự kiến )?tổ chức)\s(?:vào\s)?"
    rf"(?:{PART}\s)?(?:(?:trong )?\w{{1,3}}\s)?(?:ngày\s)?$"
)
SPAN_BEHIND = regex(r"(?:\(|diễn ra |tổ chức )(?:[Tt]ừ )(?:ngày )?$")
# The day of a document, or a due day.
OTHER = regex(r"(?:đến|hết|từ|trước|sau|\w[/-][A-ZĐ][\w-]*),? ngày $")
# A line that holds only the day is no longer.
DATE_LINE = 40
# "Hôm nay, hồi 14 giờ 00 phút ngày 24", "1. Thời gian: 14 giờ 00, ngày 03": of minutes.
MINUTED = regex(
    r"(?:(?:\d{1,2}|[IVX]+)[.)]\s|-\s)?"
    r"(?:[Hh]ôm nay|[Tt]hời gian(?: họp| bắt đầu)?|[Vv]ào|[Hh]ồi)[:,]?\s"
    r"(?:(?:hồi|vào|lúc|từ|bắt đầu)\s)*"
    r"(?:\d{1,2}\s?(?:giờ|h)\s?(?:\d{1,2}(?:\s?phút)?)?,?\s)?"
    r"(?:(?:sáng|chiều|tối)\s)?(?:thứ \w+,?\s)?(?:ngày\s)?"
)
# "(Mường Kha, ngày 16 tháng 3 năm 2018)": under the title of a speech.
PLACED = regex(rf"\((?:(?:tại|Tại)\s)?(?:[{UPPER}][^\W\d_]*\s?){{1,5}},\s(?:ngày\s)?")
HEARD = regex(r"sau khi nghe|kết luận|chủ trì|dự họp|tại cuộc họp|tại phòng họp|tại hội nghị")
CHAIRED_WITHIN = 1500
FOLLOWING_WITHIN = 400
CHAIRING = ("chủ trì", "chủ tọa", "chủ toạ", "điều hành", "Chủ trì", "Chủ tọa", "Chủ toạ")
# "Chủ trì hội nghị có các đồng chí:", "dưới sự chủ trì của ông".
CHAIRED_BY = regex(
    rf"(?:chủ (?:trì|tọa|toạ)|điều hành)\s{{0,8}}(?:{pattern('kind').pattern}\s?)?"
    r"(?:,?\s?(?:của|có|là|gồm|:))+\s?:?\s?(?=(?:các )?(?:đồng chí|đ/c|ông|bà|đại tá|thiếu tướng))",
    re.IGNORECASE,
)
# "chủ trì, phối hợp với": a body is told to lead the work.
LEADING_WORK = regex(r"[^.;:]{0,4}(?:phối hợp|tham mưu|thực hiện|xây dựng|rà soát|theo dõi)")
ATTENDING = regex(r"[.;]\s?(?:[Cc]ùng |[Tt]ham )?[Dd]ự\s")


def opening_day(text: str, sentence: Span, at: int) -> StatedDate | None:
    """The day that opens the sentence, or a clause of it before ``at``."""
    first, last = sentence
    if at - first >= OPENED_WITHIN:
        return None
    found = list(_dates(text, first, min(last, at)))
    for stated in reversed(found):
        if CLAUSE.search(text, max(first, stated.start - NEAR), stated.start):
            return stated
    return found[0] if found and OPENING.fullmatch(text, first, found[0].start) else None


def opens_today(text: str, start: int) -> bool:
    """Whether a sentence opens with "Sáng nay": the day of the page."""
    return TODAY.match(text, start) is not None


def _dates(text: str, start: int, end: int) -> Iterator[StatedDate]:
    """Every date, also one that only a word or a bracket shows: "Trong 2 ngày (5 và 6/9)"."""
    found = {stated.start: stated for stated in find_dates(text, start, end)}
    for shown in SHOWN.finditer(text, start, end):
        at = shown.end()
        if at not in found:
            for stated in find_dates(f"ngày {text[at : min(end, at + DATE_REACH)]}"):
                if stated.start == len("ngày "):
                    shift = at - len("ngày ")
                    found[at] = replace(stated, start=at, end=stated.end + shift)
                break
    yield from (found[at] for at in sorted(found))


def day_behind(text: str, sentence: Span, name: Span) -> StatedDate | None:
    """ "cuộc họp ngày 14/3/2024", "Hội nghị lần thứ 23 … (từ 9 đến 11-7-2024)"."""
    start, end = name
    for stated in _dates(text, start, min(sentence[1], end + FAR)):
        lead = text[max(start, stated.start - 30) : stated.start]
        near = stated.start < end + NEAR
        if near and (SPAN_BEHIND.search(lead) or (BEHIND.search(lead) and not OTHER.search(lead))):
            return stated
        if TAKES_PLACE.search(lead):
            return stated
    return None


def day_below(blocks: Sequence[Block]) -> StatedDate | None:
    """The day of a meeting that a title names: in the line under it, or where the text opens.

    "(ngày 16/7/2026)"; "Ngày 04/02/2026, sau khi nghe báo cáo, Phó Chủ tịch kết luận …".
    """
    for block in blocks:
        text = block.text
        found = next(iter(find_dates(text, 0, min(len(text), OPENED_WITHIN))), None)
        if found is None:
            continue
        opens = (OPENING, PLACED, MINUTED)
        if not any(opening.fullmatch(text, 0, found.start) for opening in opens):
            continue
        alone = len(text) <= DATE_LINE and text[found.end :].strip(" ).") == ""
        alone = alone or MINUTED.fullmatch(text, 0, found.start) is not None
        if alone or HEARD.search(text, found.end, found.end + FAR):
            return found
    return None


def chairs_of(
    blocks: Sequence[Block], start: int, end: int, *, minuted: bool = False
) -> tuple[str, ...]:
    """Who chairs: the persons named with the word in the meeting's sentence, or in the next ones.

    ``blocks``: the meeting's own, where its sentence opens at ``start`` and its name
    ends at ``end``, and those that follow; minutes name who chaired under a heading.
    """
    for index, block in enumerate(blocks):
        if block.kind is Kind.HEADING and not minuted:
            return ()
        first, last = (0, FOLLOWING_WITHIN) if index else (start, end + CHAIRED_WITHIN)
        for at in places(block.text, CHAIRING, first, last):
            names = _chairing(block, at)
            if names:
                text = (" ".join(block.text[slice(*name)].split()) for name in names)
                return tuple(dict.fromkeys(text))
    return ()


def _chairing(block: Block, at: int) -> list[Span]:
    """The names of those who chair by the word at ``at``."""
    text = block.text
    if LEADING_WORK.match(text, at + len("chủ trì")):
        return []
    around = sentence_around(block, at)
    named = [n.name for n in named_in(block, *around)]
    before = [name for name in named if name[0] < at]
    if before:
        return before
    if behind := CHAIRED_BY.match(text, at):
        stop = ATTENDING.search(text, at, around[1])
        last = stop.start() if stop else around[1]
        return [n for n in named if at < n[0] < last][: 1 if " của" in behind.group() else None]
    alone = name_before(text, at - 1) if not named else None
    return [alone] if alone and title_before(text, alone[0]) is not None else []
