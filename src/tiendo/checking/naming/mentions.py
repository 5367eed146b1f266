"""Every mention of a numbered document in a draft: kind, date, issuer and title beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tiendo.checking.draft import Draft
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.bodies import body_at
from tiendo.vocabulary.dates import DateUnreadable, StatedDate, find_dates
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.symbols import Symbol, find_symbols, kind_names

# Between a number and its date: ", ngày 5/12/2022", "(ngày …", "ban hành ngày".
TO_DATE = shaped(r"^[\s,(]{0,3}(?:được\s)?{naming.issued}?\s?(?:ngày|Ngày)\s")
# "Ngày 14/6/2024, UBND tỉnh đã ký ban hành Báo cáo số 225/BC-UBND": by whom, and on what day.
ON_DAY = regex(r"(?:^|(?<=[.;\n]))\s*[Nn]gày\s(?=\d)[^\n.;]{5,140}$")
LED_TO = shaped(r",?\s(?:đã\s)?(?:ký\s)?{naming.issued_led}\s$")
# "Ngày 15/8/2025, Đại hội thông qua Nghị quyết số 01-NQ/ĐH".
MEETING = regex(r"(?:Đại hội|Hội nghị|hội nghị|[Kk]ỳ họp)[^,.;\d]{0,60}")
ISSUED_BEHIND = shaped(r"[^.;\n]{0,120}?\sđược\s(?:ký\s)?{naming.issued_led}\b")
TO_ISSUER = regex(r"^\)?,?\s{1,2}(?:do\s|của\s)")
# "của Kho bạc Nhà nước tỉnh": a body of the State, whatever its code.
OF_STATE = shaped(r"^\)?,?\s{1,2}(?:do\s|của\s){naming.state_issuers}\b")
# "do Sở Nội vụ tham mưu": who prepared it, and not who issued it.
PREPARES = shaped(r"[^.;,()\n]{0,40}?\s{naming.preparing}\b")
TO_TITLE = regex(r"^\)?,?\s[Vv]ề\s(?:việc\s)?")
TITLE_END = shaped(r"[;.,()“”\n]|\s(?:và\s{naming.kinds_issued}|ngày\s\d|số\s\d)")
# "của UBND tỉnh và Kế hoạch này": what follows is another document, and no part of the name.
NEXT = shaped(r"\s{naming.joining}\s{naming.kinds_joined}")
KIND_BEFORE = regex(r"([^\W\d_]+(?:\s[^\W\d_]+){0,7})\s*$")
# "Báo cáo của UBND tỉnh số 187/BC-UBND": whose it is stands between.
WHOSE = shaped(r"\scủa\s(?:{naming.state_issuers})(?:\s[^\W\d_]+){0,3}$", re.IGNORECASE)
# "Báo cáo thẩm tra số 75/BC-KTNS": what kind of its kind it is.
TAIL = shaped(r"\s{naming.kind_tails}$", re.IGNORECASE)
NUMBERED = regex(r"(?:\sliên tịch)?\s(?:[Ss]ố:?\s*)?$")
# "PHÒNG TÀI CHÍNH - KẾ HOẠCH", and below it "Số: 86/TTr-TCKH": the office, and no kind.
OFFICE_ABOVE = shaped(r"(?:^|\n)\s*{naming.offices_above}\s[^\n]*$")
MARKS = ("/", "-", "–")
DATE_REACH, ISSUER_REACH, TITLE_REACH, LED_REACH = 60, 80, 160, 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A number as it is cited; what is not said beside it is None or ""."""

    symbol: Symbol
    start: int
    end: int
    word: str = ""  # the kind's name before it: "Nghị quyết"
    word_start: int = 0
    day: date | None = None
    stated: StatedDate | None = None
    issuer: str = ""
    issuer_start: int = 0
    title: str = ""
    prepared: bool = False  # a body stands at ``issuer_start`` that prepared it: "do … tham mưu"
    led_by: str = ""  # who issued it on the day before it: "Ngày 14/6/2024, UBND tỉnh ban hành"
    of_state: bool = False  # the body named behind it is one of the State
    own: bool = False  # the draft's own number in its heading

    @property
    def key(self) -> tuple[str, int | None]:
        return self.symbol.canonical.upper(), self.symbol.year


def mentions(draft: Draft) -> tuple[Mention, ...]:
    """All of them, in order of the text."""
    return draft.kept("mentions", lambda: tuple(_all(draft)))


def _all(draft: Draft) -> Iterator[Mention]:
    own = draft.reading.identity.number
    for block in draft.document.blocks:  # what has no mark of a symbol costs no more than a look
        if any(mark in block.text for mark in MARKS):
            for symbol in find_symbols(draft.text, block.start, block.end):
                yield _mention(draft, symbol, own)


def _mention(draft: Draft, symbol: Symbol, own: str | None) -> Mention:
    text = draft.text
    stated, after = _date_after(text, symbol.end)
    issuer_start, issuer_end = _issuer_after(text, after)
    prepared = text.startswith("do ", issuer_start - 3) and _prepares(text, issuer_end)
    word_start, word = word_before(text, symbol.start)
    led_by = ""
    if stated is None:
        stated, led_by = _date_before(text, word_start)
    if stated is None:
        stated = _issued_on(text, word_start, symbol.end)
    is_own = own is not None and " ".join(symbol.written.split()) == own
    heading = is_own and text.find(symbol.written) == symbol.start
    return Mention(
        symbol=symbol,
        start=symbol.start,
        end=symbol.end,
        word=word,
        word_start=word_start,
        stated=stated,
        day=_day(stated),
        issuer="" if prepared else text[issuer_start:issuer_end],
        issuer_start=issuer_start,
        prepared=prepared,
        led_by=led_by,
        of_state=not prepared and OF_STATE.match(text[after : after + ISSUER_REACH]) is not None,
        title=_title_after(text, max(after, issuer_end)),
        own=heading,
    )


def _date_after(text: str, at: int) -> tuple[StatedDate | None, int]:
    led = TO_DATE.match(text[at : at + DATE_REACH])
    if led is None:
        return None, at
    for stated in find_dates(text, at, min(len(text), at + DATE_REACH)):
        if stated.start <= at + led.end() + 1:
            return stated, stated.end
    return None, at


def _date_before(text: str, at: int) -> tuple[StatedDate | None, str]:
    """The day that opens a sentence, where a body and nothing else issues the document then."""
    begin = max(0, at - LED_REACH)
    if "gày " not in text[begin:at] or (led := LED_TO.search(text, begin, at)) is None:
        return None, ""
    opened = ON_DAY.search(text[begin:at])
    if opened is None:
        return None, ""
    for stated in find_dates(text, begin + opened.start(), at):
        start = stated.end + 2 if text.startswith(", ", stated.end) else stated.end + 1
        if MEETING.fullmatch(text, start, led.start()):
            return stated, ""
        end = body_at(text, start, led.start())
        return (stated, text[start:end]) if end == led.start() else (None, "")
    return None, ""


def _issued_on(text: str, at: int, end: int) -> StatedDate | None:
    """``ngày 21/11/2022, Nghị quyết số 24-NQ/TU … được ban hành``: the day right before it."""
    begin = max(0, at - LED_REACH)
    if not text.endswith(", ", begin, at) or ISSUED_BEHIND.match(text, end) is None:
        return None
    days = [stated for stated in find_dates(text, begin, at) if stated.end == at - len(", ")]
    led = days and text[: days[0].start].lower().endswith("ngày ")
    return days[0] if led or (days and text[days[0].start :].lower().startswith("ngày")) else None


def _day(stated: StatedDate | None) -> date | None:
    try:
        return stated.on() if stated is not None else None
    except DateUnreadable:
        return None


def _issuer_after(text: str, at: int) -> tuple[int, int]:
    led = TO_ISSUER.match(text[at : at + 12])
    if led is None:
        return at, at
    start = at + led.end()
    end = body_at(text, start, min(len(text), start + ISSUER_REACH))
    cut = NEXT.search(text, start, end + ISSUER_REACH) if end else None
    if end and cut and cut.start() < end:
        end = cut.start()
    return (start, end) if end else (at, at)


def _prepares(text: str, at: int) -> bool:
    return PREPARES.match(text, at) is not None


def _title_after(text: str, at: int) -> str:
    led = TO_TITLE.match(text[at : at + 12])
    if led is None:
        return ""
    start = at + led.end()
    rest = text[start : start + TITLE_REACH]
    end = TITLE_END.search(rest)
    return (rest[: end.start()] if end else rest).strip()


def word_before(text: str, at: int) -> tuple[int, str]:
    """The kind's name right before a number, with where it starts."""
    first = max(0, at - 60)
    led = NUMBERED.search(text, first, at)
    if led is not None and "\n" in led.group() and OFFICE_ABOVE.search(text, 0, led.start()):
        return at, ""
    found = KIND_BEFORE.search(text, first, led.start()) if led else None
    if found is None:
        return at, ""
    assert led is not None
    said = WHOSE.sub("", found[1]) if "ố" in led.group() else found[1]
    words = TAIL.sub("", said).lower()
    for name in kind_names():
        if words == name or words.endswith(f" {name}"):
            start = found.start(1) + len(words) - len(name)
            return start, text[start : start + len(name)]
    return at, ""
