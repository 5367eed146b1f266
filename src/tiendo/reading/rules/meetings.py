"""Meetings that the text tells of: conferences, sessions, congresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from tiendo.errors import Unreadable
from tiendo.facts.items import Meeting
from tiendo.reading.document import Block, Document, Kind
from tiendo.reading.rules.names import without_person
from tiendo.reading.rules.people import named_in
from tiendo.reading.rules.sentences import sentence_around, today
from tiendo.vocabulary.bodies import body_at
from tiendo.vocabulary.dates import StatedDate, find_dates
from tiendo.vocabulary.due import Today
from tiendo.vocabulary.letters import UPPER
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.ordinals import ORDINAL, parse_ordinal
from tiendo.vocabulary.text import fold

PATTERNS = "tiendo.reading.patterns"
NOUN = re.compile(
    r"(?:[Hh]ội nghị|[Kk]ỳ họp|[Pp]hiên (?:họp|thường kỳ|bế mạc)|[Cc]uộc họp|[Đđ]ại hội|"
    r"HỘI NGHỊ|KỲ HỌP|PHIÊN HỌP|ĐẠI HỘI|[Hh]ọp (?=giao ban|dưới sự chủ trì|phiên|thường kỳ|"
    r"đánh giá|bàn|về|xem xét|nghe|trực tuyến|rà soát|khẩn|Ban|HĐND))"
)
TRIGGERS = ("ội nghị", " họp", "ọp ", "Họp", "ại hội", "HỘI NGHỊ", "KỲ HỌP", "ĐẠI HỘI", "phiên")
# The noun inside a document's name, or a meeting that is only spoken of.
INSIDE_NAME = re.compile(
    r"(?:[Nn]ghị quyết|NQ|[Kk]ết luận|[Vv]ăn kiện|[Vv]ăn bản(?:\smới)?|[Cc]hương trình hành động|"
    r"[Bb]áo cáo [Cc]hính trị|nội dung|kết quả|tinh thần|chỉ tiêu|mục tiêu|nhiệm kỳ)"
    r"(?:\s(?:của|số\s\S+|tại|các|thực hiện|trình|cho|phục vụ))?\s$"
)
# "Hội nghị Trung ương 6" names the central plenum whose papers a text speaks of.
PLENUM = re.compile(
    r"\s(?:lần thứ\s\S+\s(?:Ban Chấp hành\s)?)?Trung ương(?:\s\d|\s(?:bốn|năm|sáu|bảy|tám)\b)"
)
MANY = re.compile(
    r"(?:\d+|các|những|nhiều|mỗi|từng|lớp,|cuộc,|tiến tới|chuẩn bị|hướng tới|chào mừng|sau|"
    r"[Ss]ang|trước)\s$"
)
# "tuần thứ 34" counts weeks, no meetings.
OTHER_COUNT = re.compile(r"(?:tuần|tháng|ngày|năm|quý|đợt|giai đoạn|nước|hàng)\s$")
TERM = re.compile(r"(?:khóa|khoá|KHÓA|Khóa)\s(?P<term>[IVXLC]+)(?![^\W\d_])")
# How far behind the noun its ordinal, body and term may stand.
REACH = 140
CLAUSE = re.compile(
    r"[;.:!?\n(|]|,\s(?!khóa|khoá|nhiệm kỳ|mở rộng|kỳ họp|lần thứ|quán triệt|triển khai|chống)|"
    r"\s(?:đã|để|nhằm|thảo luận|chủ trì|với sự|do đồng chí|do|sáng|chiều|diễn ra|được|"
    r"thống nhất|thông qua|quyết nghị|sẽ|vừa|cho biết|tại hội trường|dưới sự)\s"
)
EXTENDED = re.compile(r"mở\s+rộng", re.IGNORECASE)
MODES = (
    (
        "hybrid",
        re.compile(r"trực tiếp (?:và|kết hợp(?: với)?|kết nối) trực tuyến|trực tiếp,? trực tuyến"),
    ),
    ("online", re.compile(r"trực tuyến|điểm cầu")),
    ("in_person", re.compile(r"hình thức trực tiếp")),
)
# Who chairs is said within this many characters behind the meeting.
CHAIRED_WITHIN = 1500
CHAIRING = re.compile(r"chủ trì|chủ tọa|chủ toạ|điều hành")
MONTH_OF = re.compile(r"thường kỳ\stháng\s\d{1,2}")
BODY_BEFORE = re.compile(
    r"(?:^|[,.;:]\s|\s(?:của|do)\s)(?P<body>[^,.;:]{3,70}?)(?:\s(?:khóa|"
    r"khoá)\s[IVXLC]+)?(?:,\snhiệm kỳ\s[\d\s–-]+)?\s(?:vừa |đã |long trọng )?(?:tổ chức|họp|"
    r"khai mạc|tiến hành|triệu tập)\s"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a meeting is named, and all its words say."""

    block: Block
    start: int
    end: int
    meeting: Meeting

    @property
    def key(self) -> tuple[str, int | None]:
        kind = "session" if "ọp" in self.meeting.name[:12] else fold(self.meeting.name)[:7]
        return kind, self.meeting.ordinal

    @property
    def topic_words(self) -> str:
        return NOUN.sub("", self.meeting.name, count=1).strip()[:40]

    @property
    def topic(self) -> list[str]:
        """The first words of what the meeting is about, to know it again."""
        return fold(self.topic_words).split()[:2]


def meetings(document: Document) -> Iterator[Meeting]:
    """Every meeting the text tells of, once: the mention that says most, completed by others."""
    mentions = [m for block in document.blocks for m in _mentions(block)]
    if not mentions:
        return
    now = today(document)
    yield from _once_a_day([_complete(group, now) for group in _grouped(mentions)])


def _once_a_day(found: list[Meeting]) -> Iterator[Meeting]:
    """Sessions without a number on one day are one meeting, whatever the words."""
    by_day: dict[date, int] = {}
    kept: list[Meeting] = []
    for meeting in found:
        day = meeting.held_on
        session = meeting.ordinal is None and "ọp" in meeting.name
        if not session or day is None or day not in by_day:
            if session and day is not None:
                by_day[day] = len(kept)
            kept.append(meeting)
            continue
        known = kept[by_day[day]]
        body, chairs = known.body or meeting.body, known.chairs or meeting.chairs
        kept[by_day[day]] = replace(known, body=body, chairs=chairs)
    yield from kept


def _grouped(mentions: list[Mention]) -> list[list[Mention]]:
    """Mentions of one meeting together: same kind, ordinal and term, or the same topic.

    A heading without an ordinal, or a mention that only repeats the body, joins
    the first meeting of its kind.
    """
    groups: dict[tuple[object, ...], list[Mention]] = {}
    loose: list[Mention] = []
    for mention in mentions:
        if mention.meeting.ordinal is None:
            loose.append(mention)
        else:
            groups.setdefault(mention.key, []).append(mention)
    for mention in loose:
        kind = mention.key[0]
        known = next((group for key, group in groups.items() if key[0] == kind), None)
        only_body = bool(mention.meeting.body) and mention.topic_words.startswith(
            mention.meeting.body or "-"
        )
        apart = mention.block.text[max(0, mention.start - 1) : mention.start] == "("
        if known is not None and (mention.block.kind is Kind.HEADING or only_body or apart):
            known.append(mention)
        else:
            groups.setdefault((kind, *mention.topic), []).append(mention)
    return list(_with_headings(groups).values())


def _with_headings(
    groups: dict[tuple[object, ...], list[Mention]],
) -> dict[tuple[object, ...], list[Mention]]:
    """A meeting that only a heading names is the first of its kind that the text tells of."""
    for key, group in list(groups.items()):
        if all(m.block.kind is Kind.HEADING for m in group):
            other = next(
                (
                    o
                    for o in groups
                    if o != key and o[0] == key[0] and groups[o][0].meeting.ordinal is None
                ),
                None,
            )
            if other is not None:
                groups[other] += groups.pop(key)
    return groups


def _mentions(block: Block) -> Iterator[Mention]:
    text = block.text
    if not any(trigger in text for trigger in TRIGGERS):
        return
    for noun in NOUN.finditer(text):
        before = text[max(0, noun.start() - 40) : noun.start()]
        if INSIDE_NAME.search(before) or (MANY.search(before) and not _numbered(text, noun.end())):
            continue
        if PLENUM.match(text, noun.end()):
            continue
        mention = _mention(block, noun)
        if mention is not None:
            yield mention


def _numbered(text: str, at: int) -> bool:
    return ORDINAL.match(text, at + 1) is not None


def _mention(block: Block, noun: re.Match[str]) -> Mention | None:
    text = block.text
    first, last = sentence_around(block, noun.start())
    stop = CLAUSE.search(text, noun.end(), min(last, noun.end() + REACH))
    end = stop.start() if stop else min(last, noun.end() + REACH)
    while end < last and stop is None and text[end - 1].isalnum() and text[end : end + 1].isalnum():
        end += 1
    phrase = text[noun.start() : end].rstrip(" ,;:-")
    ordinal = ORDINAL.search(phrase)
    counted = ordinal is not None and not OTHER_COUNT.search(phrase[: ordinal.start()])
    number = parse_ordinal(ordinal["number"]) if ordinal and counted else None
    if number is None and not _named(block, noun, phrase, first):
        return None
    head = text[first : noun.start()]
    at, held_by = noun.start(), None
    if phrase.startswith("họp dưới"):
        subject = SUBJECT_AT_END.search(head)
        if subject is None or body_at(subject["body"], 0) is None:
            return None
        at, phrase = first + subject.start("body"), f"{subject['body']} họp"
        held_by = subject["body"]
    around = text[first:last]
    term = TERM.search(phrase) or (TERM.search(head[-120:]) if number is not None else None)
    body = held_by or _body(text, noun, phrase) or _body_before(text, first, noun)
    if body is None and "ọp" in noun.group():
        body = _body_of_chair(text[first:last])
    meeting = Meeting(
        evidence=block.evidence((at, at + len(phrase))),
        name=" ".join(phrase.split()),
        body=body,
        ordinal=number,
        extended=True
        if EXTENDED.search(text[noun.start() : noun.start() + len(phrase) + 14])
        else None,
        term=term["term"] if term else None,
        mode=next((mode for mode, pattern in MODES if pattern.search(around)), None),
    )
    return Mention(block, at, at + len(phrase), meeting)


@cache
def _words(id: str) -> tuple[str, ...]:
    return next(tuple(row["words"]) for row in rows(PATTERNS, "meetings") if row["id"] == id)


DAY_LEAD = re.compile(r"(?:\(|\s)(?:(?:sáng |chiều )?ngày|sáng|chiều) $")
OTHER_DAY = re.compile(r"(?:đến|hết|từ|trước|TU|TW|HĐND|UBND|CP) ngày $")
OPENING = re.compile(
    r"[“\"\s]*(?:(?:[Ss]áng|[Cc]hiều|[Tt]ối|[Tt]rưa|[Nn]gày|[Tt]rong|[Vv]ào|qua|nay|nay|hai|ba|"
    r"0?[23]|các|[Tt]ừ|"
    r"[Hh]ôm|[Hh]ội nghị|\(|,)\s?)*"
)
SUBJECT_AT_END = re.compile(r"(?:^|, )(?P<body>[^,.;:]{3,70}) $")
HELD = re.compile(
    r"(?:^|\b)(?:[Ss]áng|[Cc]hiều|[Tt]ối|[Nn]gày|[Tt]rong hai ngày|[Tt]ại cuộc họp ngày|họp ngày)\s"
)


def _named(block: Block, noun: re.Match[str], phrase: str, first: int) -> bool:
    """Whether a mention without an ordinal names a meeting of its own."""
    rest = phrase[len(noun.group()) :].lstrip()
    dated = re.match(r"ngày\s\d", rest) is not None
    if noun.group().lower().startswith("họp"):
        return block.kind is not Kind.HEADING and _is_held(block, noun, first)
    topic = any(rest.startswith(word) for word in _words("topic")) or body_at(rest, 0) is not None
    if not topic and not dated:
        return False
    soon = next(find_dates(block.text, noun.end(), noun.end() + len(phrase) + 24), None) is not None
    return dated or soon or _is_held(block, noun, first) or block.kind is Kind.HEADING


def _is_held(block: Block, noun: re.Match[str], first: int) -> bool:
    head = block.text[first : noun.start()]
    near = head[-90:]
    return HELD.search(head) is not None or any(word in near for word in _words("holding"))


def _body(text: str, noun: re.Match[str], phrase: str) -> str | None:
    """The body whose meeting it is, named behind the noun: "Hội nghị Ban Chấp hành …"."""
    for name in re.finditer(rf"\s(?:của\s)?(?=[{UPPER}])", phrase[len(noun.group()) :]):
        at = noun.end() + name.end()
        end = body_at(text, at, noun.start() + len(phrase))
        if end is not None:
            return text[at:end]
    return None


def _body_before(text: str, first: int, noun: re.Match[str]) -> str | None:
    """The body that holds it: "Ban Chấp hành Đảng bộ tỉnh khóa XIV tổ chức Hội nghị …"."""
    head = text[first : noun.start()]
    for found in reversed(list(BODY_BEFORE.finditer(head))):
        body = found["body"]
        end = body_at(body, 0)
        if end is not None:
            return body[:end]
    return None


BODY_OF_CHAIR = re.compile(
    r"[Cc]hủ tịch (?:Thường trực )?(?=UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân)"
)


def _body_of_chair(sentence: str) -> str | None:
    """A session that the chairman of a committee holds is the committee's."""
    found = BODY_OF_CHAIR.search(sentence)
    end = body_at(sentence, found.end()) if found else None
    return without_person(sentence[found.end() : end]) if found and end else None


def _complete(group: list[Mention], now: Today) -> Meeting:
    """The meeting that several mentions name: the dated one in prose is its evidence."""
    group.sort(key=lambda m: m.meeting.ordinal is None)
    held = [(mention, _held_on(mention, now)) for mention in group]
    names = sorted((m.meeting.name for m in group if ")" not in m.meeting.name), key=len)
    if group[0].meeting.ordinal is not None:
        names = [n for n in names if any(n == m.meeting.name and m.meeting.ordinal for m in group)]
    sure = group[0].meeting.ordinal
    best = next((m for m, day in held if day is not None and m.meeting.ordinal == sure), None)
    best = best or next(
        (m for m in group if m.block.kind is not Kind.HEADING and m.meeting.ordinal == sure),
        group[0],
    )
    meeting = best.meeting
    chairs = next((c for c in (_chairs(m) for m in group) if c), ())
    first = next(iter(m.meeting.body for m in group if m.meeting.body), None)
    return replace(
        meeting,
        name=names[-1] if names and len(names[-1]) <= REACH else meeting.name,
        body=meeting.body or first,
        extended=True if any(m.meeting.extended for m in group) else None,
        term=next((m.meeting.term for m in group if m.meeting.term), None),
        mode=next((m.meeting.mode for m in group if m.meeting.mode), None),
        held_on=next((day for _, day in held if day is not None), None),
        chairs=chairs,
    )


def _held_on(mention: Mention, now: Today) -> date | None:
    """The first day of the meeting, where its sentence states one and the year is stated."""
    text = mention.block.text
    first, last = sentence_around(mention.block, mention.start)
    near = _near_day(text, mention, last)
    opening = next(find_dates(text, first, min(last, first + 60)), None)
    if opening is not None and not _opens(text, first, opening.start):
        opening = None
    stated = near or (opening if mention.start - first < 330 else None)
    if stated is None:
        return None
    try:
        return stated.on(now.year)
    except Unreadable:
        return None


def _near_day(text: str, mention: Mention, last: int) -> StatedDate | None:
    """ "cuộc họp ngày 14/3/2024", "Hội nghị lần thứ 23 … (ngày 9-7-2024)"."""
    window_end = min(last, mention.end + 32)
    for stated in find_dates(text, mention.start, window_end):
        lead = text[max(mention.start, stated.start - 12) : stated.start]
        if DAY_LEAD.search(lead) and not OTHER_DAY.search(lead):
            return stated
    return None


def _opens(text: str, first: int, at: int) -> bool:
    """Whether only words of time stand between the sentence's start and a date."""
    return OPENING.fullmatch(text, first, at) is not None


def _chairs(mention: Mention) -> tuple[str, ...]:
    """Who chairs: the persons named before the word in the same sentence, or in the next ones."""
    block = mention.block
    if block.kind is Kind.HEADING:
        return ()
    first, _ = sentence_around(block, mention.start)
    for verb in CHAIRING.finditer(block.text, first, mention.end + CHAIRED_WITHIN):
        start, end = sentence_around(block, verb.start())
        named = list(named_in(block, start, end))
        chairs = [n for n in named if n.name[0] < verb.start()]
        if not chairs and block.text[verb.end() : verb.end() + 20].lstrip().startswith(
            ("của đồng chí", "của ông", "của bà")
        ):
            chairs = named[:1]
        if chairs:
            return tuple(" ".join(block.text[slice(*n.name)].split()) for n in chairs)
    return ()
