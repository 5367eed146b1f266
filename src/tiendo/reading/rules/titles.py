"""Titles after a number, and documents that have only a name: congress resolutions, laws."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tiendo.vocabulary.letters import UPPER
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.tries import pattern_of

TABLES = "tiendo.vocabulary.tables"

ISSUER = regex(r"(?:,?\scủa\s[^,;.():]{2,70}?(?:\s\([^)]{1,24}\))?)(?=\svề\s)")
ABOUT = regex(
    r"(?:,?\s(?:\([^)]{1,40}\)\s?)?|\s?[-–:]\s|\)\s)?(?P<title>(?:về(?: việc)?|V/v|Về|quy định|"
    r"ban hành)\s)"
)
# A title ends at a stop, at a bracket or another document, or where a comma opens a new clause.
STOP = regex(
    r"[;.:“”\"\n(]|(?<!\d)\.\s|,\s(?:gồm|bao gồm|đề ra|trong đó|với|xác định|tỉnh|Tỉnh|"
    r"thành phố|đã|đến nay|các|từ|trên|do|theo|qua|căn cứ|Căn cứ|sau khi|Sau khi|"
    r"nhất là|để|nhằm|và|đồng thời|đồng chí|tập trung|ông|bà|yêu cầu|giao|Ban|UBND|HĐND|Sở|"
    r"Ủy ban|Ngày|ngày|năm|ngành|"
    r"toàn|kết quả|Hướng dẫn|"
    r"Nghị|Kế|Kết|Chỉ|Quyết|Quy|thực hiện|kết hợp|góp phần)|"
    r"\svà\s(?:[Nn]ghị quyết|[Kk]ế hoạch|[Kk]ết luận|[Cc]hỉ thị|[Qq]uyết định|[Hh]ướng dẫn|gồm|"
    r"các|đề ra)|"
    r"\s(?:đã được|được các|gắn với|đề ra|nêu rõ|xác định|đặt mục tiêu|trước ngày|"
    r"trình\s(?:HĐND|UBND|Hội đồng|Ủy ban|Quốc hội|Chính phủ|Thủ tướng|Ban|Bộ|Tỉnh|cấp|kỳ họp|các)|"
    r"đã đề ra|do\s[A-ZĐ])"
)
MOST = 260


def title_after(text: str, at: int, end: int) -> str | None:
    """The words "về …" that say what a document is about, as written; None if none follow.

    >>> title_after("số 68-NQ/TW về phát triển kinh tế tư nhân, gồm 5 phần", 11, 52)
    'về phát triển kinh tế tư nhân'
    """
    issuer = ISSUER.match(text, at, end)
    at = issuer.end() if issuer else at
    lead = ABOUT.match(text, at, end)
    if lead is None:
        return None
    stop = STOP.search(text, lead.end(), min(end, at + MOST))
    last = stop.start() if stop else min(end, at + MOST)
    title = text[lead.start("title") : last].rstrip(" ,.;:")
    return title if len(title) > len("về việc") else None


_TERM = r"(?:,?\snhiệm kỳ\s\d{4}\s?[-–]\s?\d{4})?"
_NTH = (
    r"lần thứ\s[\wIVXLC]+(?:\s(?:hai|ba|mươi|một|nhất|tư|năm|lăm|sáu|bảy|tám|chín)){0,2}|"
    r"(?:[IVXLC]+|\d{1,2})(?!\w)"
)
_LETTER = r"[^\W\d_]"
CONGRESS = regex(
    r"(?P<name>(?:[Nn]ghị quyết|NQ)\s(?:của\s)?(?:[Đđ]ại hội|ĐHĐB|ĐHĐ|ĐH)\s(?:"
    rf"(?:(?!Nghị quyết|lần thứ|,|;|\.|đã\s|đề ra|các cấp|và\s(?:Nghị|các)|\d).){{0,80}}?(?:{_NTH})"
    rf"(?:(?:\scủa)?\s(?:của\s)?(?:Đảng bộ\s(?:tỉnh|huyện|thành phố|xã|phường|thị xã)?|Đảng)"
    rf"(?:\s[{UPPER}]{_LETTER}+)*)?{_TERM}|"
    r"(?:(?!Nghị quyết|,|;|\.|đã\s|đề ra|các cấp|và\s).){3,60}?,?\snhiệm kỳ\s\d{4}\s?[-–]\s?\d{4}))"
)
PLENUM = regex(
    r"(?P<name>Nghị quyết\s(?:Hội nghị\s)?(?:lần thứ\s[\wđ]+\s"
    r"(?:Ban Chấp hành\s)?Trung ương(?:\sĐảng)?|Trung ương\s(?:\d{1,2}|bốn|năm|sáu|bảy|tám))"
    r"(?:\s?\([^)]{2,20}\)|,?\s(?:khóa|khoá)\s[IVXLC]+)?)"
)
# Words that end the name of a law that the table lacks.
_NOT_IN_LAW = "năm|số|được|đã|có|quy|cho|các|và|của|theo|trên|trong|để|tại|là|này|do|với|về|ngày"
# A law's number may stand behind its name: then the name is the title of the numbered one.
LAW_NUMBER = regex(r",?\s\(?(?:Luật\s)?(?:số:?\s)?(?=\d{1,3}/(?:19|20)\d\d/)")


@cache
def _law() -> re.Pattern[str]:
    names = [name for row in rows(TABLES, "laws") for name in row["words"]]
    known = pattern_of((*names, *(name[0].lower() + name[1:] for name in names)))
    year = r"(?:\snăm\s\d{4}|\s(?:19|20)\d\d|\s\(sửa đổi\))?"
    return re.compile(
        r"(?P<name>(?:Bộ luật|Luật|Pháp lệnh)\s(?:[Ss]ửa đổi, bổ sung một số điều của Luật\s)?"
        rf"(?:{known}(?!{_LETTER}){year}(?!\s[{UPPER}])|"
        rf"[{UPPER}]{_LETTER}+(?:(?:,|\svà)?\s(?!(?:{_NOT_IN_LAW})\b){_LETTER}+){{0,9}}?{year}"
        rf"(?=[,.;:)]|\s\(|\s(?:{_NOT_IN_LAW}|gồm)\b|$)))"
    )


_SPAN = (
    r"(?:giai đoạn|thời kỳ|nhiệm kỳ|đến năm)\s\d{4}(?:\s?[-–]\s?\d{4})?"
    r"(?:,?\s(?:và\s)?tầm nhìn(?:\sđến)?(?:\snăm)?\s\d{4})?"
)
TITLED = regex(
    r"(?P<name>(?P<kind>Nghị quyết|Quy hoạch|Chiến lược)\s(?!Đại hội|Trung ương|"
    r"Hội nghị|số|này|trên|năm|đã|đề|của)"
    rf"(?:(?![;.:“”\"]|,\s|Nghị quyết).){{6,110}}?\s{_SPAN})"
)
# The years of such a name stand among these words, so far behind its first word at most.
SPANS = ("giai đoạn", "thời kỳ", "nhiệm kỳ", "đến năm")
TITLED_WITHIN = 140
LAW_REACH = 120
NUMBER_NEXT = regex(r"\s?\((?:số\s)?\d")
# The words that open names, with the document's kind, and the forms of the names.
KINDS = {
    "Nghị quyết": "resolution",
    "nghị quyết": "resolution",
    "NQ": "resolution",
    "Luật": "law",
    "Bộ luật": "law",
    "Pháp lệnh": "other",
    "Quy hoạch": "other",
    "Chiến lược": "other",
}


@cache
def _forms() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    return (
        (CONGRESS, frozenset({"Nghị quyết", "nghị quyết", "NQ"})),
        (PLENUM, frozenset({"Nghị quyết"})),
        (_law(), frozenset({"Luật", "Bộ luật", "Pháp lệnh"})),
        (TITLED, frozenset({"Nghị quyết", "Quy hoạch", "Chiến lược"})),
    )


Span = tuple[int, int]


def numberless(
    text: str, openings: Sequence[tuple[int, str]], taken: Sequence[Span]
) -> Iterator[tuple[Span, str]]:
    """Documents with a proper name only, and their kinds, outside the spans already ``taken``.

    ``openings``: where the words stand that open names, and the words.
    """
    spans = list(taken)
    for pattern, words in _forms():
        if pattern is TITLED:
            openings = _with_years(text, openings)
        done = 0
        for at, word in openings:
            match = pattern.match(text, at) if word in words and at >= done else None
            if match is None:
                continue
            done = match.end()
            if pattern is TITLED and NUMBER_NEXT.match(text, done):
                continue  # only the title of the number in brackets behind it
            if pattern is _law() and LAW_NUMBER.match(text, done):
                continue
            if all(done <= start or end <= at for start, end in spans):
                spans.append((at, done))
                # An ordinance that stands beside laws goes with them.
                yield (at, done), "law" if pattern is _law() and "uật " in text else KINDS[word]


def law_before(text: str, at: int) -> str | None:
    """The name of the law whose number's mention opens at ``at``: "Luật Đầu tư công số …"."""
    start = text.rfind("uật ", max(0, at - LAW_REACH), at)
    while start > 0:
        match = _law().match(text, start - 1) or _law().match(text, max(0, start - 4))
        number = LAW_NUMBER.match(text, match.end()) if match else None
        if match is not None and number is not None and number.end() >= at:
            return match["name"]
        start = text.rfind("uật ", max(0, at - LAW_REACH), start)
    return None


def _with_years(text: str, openings: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """The openings of names that can end in years: a cheap look before the pattern."""
    if " 20" not in text:
        return []
    return [
        (at, word)
        for at, word in openings
        if any(span in text[at : at + TITLED_WITHIN] for span in SPANS)
    ]
