"""Titles after a number, and documents that have only a name: congress resolutions, laws."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tiendo.vocabulary.letters import UPPER

ISSUER = re.compile(r"(?:,?\scủa\s[^,;.():]{2,70}?(?:\s\([^)]{1,24}\))?)(?=\svề\s)")
ABOUT = re.compile(
    r"(?:,?\s(?:\([^)]{1,40}\)\s?)?|\s?[-–:]\s|\)\s)?(?P<title>(?:về(?: việc)?|V/v|Về|quy định|"
    r"ban hành)\s)"
)
# A title ends at a stop, at a bracket or another document, or where a comma opens a new clause.
STOP = re.compile(
    r"[;.:“”\"\n(]|(?<!\d)\.\s|,\s(?:gồm|bao gồm|đề ra|trong đó|với|xác định|tỉnh|Tỉnh|"
    r"thành phố|đã|đến nay|các|từ|trên|do|theo|qua|"
    r"nhất là|để|nhằm|và|đồng thời|đồng chí|tập trung|ông|bà|yêu cầu|giao|Ban|UBND|HĐND|Sở|"
    r"Ủy ban|Ngày|ngày|năm|ngành|"
    r"toàn|kết quả|Hướng dẫn|"
    r"Nghị|Kế|Kết|Chỉ|Quyết|Quy|thực hiện|kết hợp|góp phần)|"
    r"\svà\s(?:[Nn]ghị quyết|[Kk]ế hoạch|[Kk]ết luận|[Cc]hỉ thị|[Qq]uyết định|[Hh]ướng dẫn|gồm|"
    r"các|đề ra)|"
    r"\s(?:đã được|được các|gắn với|đề ra|nêu rõ|xác định|đặt mục tiêu|trình|trước ngày|"
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
    r"(?:lần thứ\s[\wIVXLC]+(?:\s(?:hai|ba|mươi|một|nhất|tư|năm|lăm|sáu|bảy|tám|chín))?|"
    r"[IVXLC]+|\d{1,2})"
)
_LETTER = r"[^\W\d_]"
CONGRESS = re.compile(
    r"(?P<name>(?:Nghị quyết|NQ)\s(?:của\s)?Đại hội\s(?:(?!Nghị quyết|lần thứ|,|;|\.|đã\s|"
    r"và\s(?:Nghị|các)).){0,80}?"
    rf"(?:{_NTH})(?:(?:\scủa)?\s(?:của\s)?(?:Đảng bộ\s(?:tỉnh|huyện|thành phố|xã|phường|"
    rf"thị xã)?|Đảng)(?:\s[{UPPER}]{_LETTER}+)*)?{_TERM})"
)
PLENUM = re.compile(
    r"(?P<name>Nghị quyết\s(?:Hội nghị\s)?(?:lần thứ\s[\wđ]+\s"
    r"(?:Ban Chấp hành\s)?Trung ương(?:\sĐảng)?|Trung ương\s(?:\d{1,2}|bốn|năm|sáu|bảy|tám))"
    r"(?:\s?\([^)]{2,20}\)|,?\s(?:khóa|khoá)\s[IVXLC]+)?)"
)
LAW = re.compile(
    rf"(?P<name>(?:Bộ luật|Luật|"
    rf"Pháp lệnh)\s(?:sửa đổi, bổ sung một số điều của Luật\s)?[{UPPER}]{_LETTER}+(?:(?:,|"
    rf"\svà)?\s(?!(?:năm|số|được|đã|có|quy|cho|các|và|của|theo|trên|trong|để|tại|là|này|do|với|"
    rf"về|ngày)\b){_LETTER}+){{0,9}}?"
    rf"(?:\snăm\s\d{{4}}|\s(?:19|20)\d\d|\s\(sửa đổi\))?)(?=[,.;:)]|\s\(|\s(?:và|có|được|quy|đã|"
    rf"số|cho|các|của|theo|trên|trong|để|tại|là|này|do|với|về|gồm|ngày|năm)\b|$)"
)
_SPAN = (
    r"(?:giai đoạn|thời kỳ|nhiệm kỳ|đến năm)\s\d{4}(?:\s?[-–]\s?\d{4})?"
    r"(?:,?\s(?:và\s)?tầm nhìn(?:\sđến)?(?:\snăm)?\s\d{4})?"
)
TITLED = re.compile(
    r"(?P<name>(?P<kind>Nghị quyết|Quy hoạch|Chiến lược)\s(?!Đại hội|Trung ương|"
    r"Hội nghị|số|này|trên|năm|đã|đề|của)"
    rf"(?:(?![;.:“”\"]|,\s|Nghị quyết).){{6,110}}?\s{_SPAN})"
)
# The years of such a name stand among these words, so far behind its first word at most.
SPANS = ("giai đoạn", "thời kỳ", "nhiệm kỳ", "đến năm")
TITLED_WITHIN = 140
NUMBER_NEXT = re.compile(r"\s?\((?:số\s)?\d")
# The words that open names, with the document's kind, and the forms of the names.
KINDS = {
    "Nghị quyết": "resolution",
    "NQ": "resolution",
    "Luật": "law",
    "Bộ luật": "law",
    "Pháp lệnh": "other",
    "Quy hoạch": "other",
    "Chiến lược": "other",
}
FORMS = (
    (CONGRESS, frozenset({"Nghị quyết", "NQ"})),
    (PLENUM, frozenset({"Nghị quyết"})),
    (LAW, frozenset({"Luật", "Bộ luật", "Pháp lệnh"})),
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
    for pattern, words in FORMS:
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
            if all(done <= start or end <= at for start, end in spans):
                spans.append((at, done))
                # An ordinance that stands beside laws goes with them.
                yield (at, done), "law" if pattern is LAW and "uật " in text else KINDS[word]


def _with_years(text: str, openings: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """The openings of names that can end in years: a cheap look before the pattern."""
    if " 20" not in text:
        return []
    return [
        (at, word)
        for at, word in openings
        if any(span in text[at : at + TITLED_WITHIN] for span in SPANS)
    ]
