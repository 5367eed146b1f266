"""Where a text names a meeting of its own: the nouns, and what the words around them say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tiendo.facts.items import Meeting
from tiendo.reading.document import Block, Document, Kind
from tiendo.reading.rules.names import without_person
from tiendo.reading.rules.sentences import sentence_around
from tiendo.reading.rules.signs import Signs
from tiendo.vocabulary.bodies import body_at
from tiendo.vocabulary.dates import find_dates
from tiendo.vocabulary.letters import UPPER
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.ordinals import ORDINAL, parse_ordinal
from tiendo.vocabulary.text import fold
from tiendo.vocabulary.tries import pattern_of

PATTERNS = "tiendo.reading.patterns"
NOUN = re.compile(
    r"(?:[Hh]ội nghị|[Kk]ỳ họp|[Pp]hiên (?:họp|thường kỳ|bế mạc)|[Cc]uộc họp|[Đđ]ại hội|"
    r"HỘI NGHỊ|KỲ HỌP|PHIÊN HỌP|ĐẠI HỘI|[Hh]ọp (?=giao ban|dưới sự chủ trì|phiên|thường kỳ|"
    r"đánh giá|bàn|về|xem xét|nghe|trực tuyến|rà soát|khẩn|Ban|HĐND))"
)
NOUNS = Signs.of(
    NOUN,
    (
        "ội nghị", "ỳ họp", "hiên họp", "hiên thường kỳ", "hiên bế mạc", "uộc họp", "ại hội",
        "ỘI NGHỊ", "Ỳ HỌP", "HIÊN HỌP", "ẠI HỘI", "ọp ",
    ),
)  # fmt: skip
# The noun inside a document's name, or a meeting that is only spoken of.
INSIDE_NAME = re.compile(
    r"(?:[Nn]ghị quyết|NQ|[Kk]ết luận|[Vv]ăn kiện|[Vv]ăn bản(?:\smới)?|[Cc]hương trình hành động|"
    r"[Bb]áo cáo [Cc]hính trị|nội dung|kết quả|tinh thần|chỉ tiêu|mục tiêu|nhiệm kỳ)"
    r"(?:\s(?:của|số\s\S+|tại|các|thực hiện|trình|cho|phục vụ))?\s$"
)
# What such a name ends with, before the noun.
NAMED_BY = (
    "quyết", "NQ", "luận", "kiện", "bản", "mới", "động", "trị", "dung", "quả", "thần", "tiêu", "kỳ",
    "của", "tại", "các", "hiện", "trình", "cho", "vụ",
)  # fmt: skip
# "Hội nghị Trung ương 6" names the central plenum whose papers a text speaks of.
PLENUM = re.compile(
    r"\s(?:lần thứ\s\S+\s(?:Ban Chấp hành\s)?)?Trung ương(?:\s\d|\s(?:bốn|năm|sáu|bảy|tám)\b)"
)
# Words before the noun of more meetings than one, or of one that is only spoken of.
MANY = (
    "các", "những", "nhiều", "mỗi", "từng", "lớp,", "cuộc,", "tiến tới", "chuẩn bị", "hướng tới",
    "chào mừng", "sau", "sang", "Sang", "trước",
)  # fmt: skip
# "tuần thứ 34" counts weeks, no meetings.
OTHER_COUNT = ("tuần", "tháng", "ngày", "năm", "quý", "đợt", "giai đoạn", "nước", "hàng")
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
# Verbs by which a body holds a meeting.
CONVENING = ("tổ chức", "họp", "khai mạc", "tiến hành", "triệu tập")
BODY_BEFORE = re.compile(
    r"(?:^|[,.;:]\s|\s(?:của|do)\s)(?P<body>[^,.;:]{3,70}?)(?:\s(?:khóa|"
    r"khoá)\s[IVXLC]+)?(?:,\snhiệm kỳ\s[\d\s–-]+)?\s(?:vừa |đã |long trọng )?"
    rf"(?:{'|'.join(CONVENING)})\s"
)
DATED = re.compile(r"ngày\s\d")
HELD = re.compile(r"\b(?:[Ss]áng|[Cc]hiều|[Tt]ối|[Nn]gày)\s")
HELD_WORDS = ("sáng", "Sáng", "chiều", "Chiều", "tối", "Tối", "ngày", "Ngày")
CAPITAL = re.compile(rf"\s(?:của\s)?(?=[{UPPER}])")
SUBJECT_AT_END = re.compile(r"(?:^|, )(?P<body>[^,.;:]{3,70}) $")
BODY_OF_CHAIR = re.compile(
    r"[Cc]hủ tịch (?:Thường trực )?(?=UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân)"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a meeting is named, and all its words say."""

    block: Block
    start: int
    end: int
    sentence: tuple[int, int]
    meeting: Meeting

    @property
    def kind(self) -> str:
        name = self.meeting.name
        return "session" if "ọp" in name[:12] else fold(name)[:7]

    @property
    def topic_words(self) -> str:
        return NOUN.sub("", self.meeting.name, count=1).strip()[:40]

    @property
    def topic(self) -> list[str]:
        """The first words of what the meeting is about, to know it again."""
        return fold(self.topic_words).split()[:2]


@cache
def _words(id: str) -> str:
    """The words of a row of the table, as one pattern."""
    return pattern_of(next(row["words"] for row in rows(PATTERNS, "meetings") if row["id"] == id))


@cache
def _topic() -> re.Pattern[str]:
    return re.compile(_words("topic"))


@cache
def _naming() -> re.Pattern[str]:
    """What stands behind the noun of a meeting that has no ordinal: a topic, a body or a day."""
    return re.compile(rf"\s*(?:{_words('topic')}|{DATED.pattern}|[{UPPER}])")


@cache
def _holding() -> re.Pattern[str]:
    return re.compile(_words("holding"))


def mentions(document: Document) -> Iterator[Mention]:
    """Every place where the text names a meeting of its own."""
    for block, offsets in NOUNS.by_block(document):
        for noun in _nouns(block.text, offsets):
            mention = None if _only_spoken_of(block.text, noun) else _mention(block, noun)
            if mention is not None:
                yield mention


def _nouns(text: str, offsets: list[int]) -> Iterator[re.Match[str]]:
    done = 0
    for at in offsets:
        noun = NOUN.match(text, at) if at >= done else None
        if noun is not None:
            done = noun.end()
            yield noun


def _only_spoken_of(text: str, noun: re.Match[str]) -> bool:
    """Whether the noun is part of a document's name, or counts meetings, or names a plenum."""
    before = text[max(0, noun.start() - 40) : noun.start()]
    if before[-1:].isspace():
        if ("số" in before or _ends_in(before, NAMED_BY)) and INSIDE_NAME.search(before):
            return True
        many = before[-2:-1].isdecimal() or _ends_in(before, MANY)
        if many and ORDINAL.match(text, noun.end() + 1) is None:
            return True
    return PLENUM.match(text, noun.end()) is not None


def _ends_in(text: str, words: tuple[str, ...]) -> bool:
    """Whether one of ``words`` and a space end ``text``."""
    return text[-1:].isspace() and text.endswith(words, 0, len(text) - 1)


def _mention(block: Block, noun: re.Match[str]) -> Mention | None:
    text, at = block.text, noun.start()
    if not _may_name(block, noun):
        return None
    first, last = sentence_around(block, at)
    phrase = _phrase(text, noun, last)
    number = _ordinal(phrase)
    if number is None and not _named(block, noun, phrase, first):
        return None
    head = text[first:at]
    held_by = None
    if phrase.startswith("họp dưới"):
        subject = SUBJECT_AT_END.search(head)
        if subject is None or body_at(subject["body"], 0) is None:
            return None
        held_by = subject["body"]
        at, phrase = first + subject.start("body"), f"{held_by} họp"
    sentence = text[first:last]
    term = TERM.search(phrase) or (TERM.search(head[-120:]) if number is not None else None)
    body = held_by or _body(text, noun, phrase) or _body_before(head)
    if body is None and "ọp" in noun.group():
        body = _body_of_chair(sentence)
    meeting = Meeting(
        evidence=block.evidence((at, at + len(phrase))),
        name=" ".join(phrase.split()),
        body=body,
        ordinal=number,
        extended=_extended(text[noun.start() : noun.start() + len(phrase) + 14]),
        term=term["term"] if term else None,
        mode=_mode(sentence),
    )
    around = (first, last) if at == noun.start() else sentence_around(block, at)
    return Mention(block, at, at + len(phrase), around, meeting)


def _may_name(block: Block, noun: re.Match[str]) -> bool:
    """Whether the words behind the noun can name a meeting: the cheapest look at them."""
    if "thứ" in block.text[noun.end() : noun.end() + REACH].lower():
        return True
    if noun.group().lower().startswith("họp"):
        return block.kind is not Kind.HEADING
    return _naming().match(block.text, noun.end()) is not None


def _phrase(text: str, noun: re.Match[str], last: int) -> str:
    """The words that name the meeting: from the noun to where the clause ends."""
    limit = min(last, noun.end() + REACH)
    stop = CLAUSE.search(text, noun.end(), limit)
    end = stop.start() if stop else limit
    while end < last and stop is None and text[end - 1].isalnum() and text[end : end + 1].isalnum():
        end += 1
    return text[noun.start() : end].rstrip(" ,;:-")


def _ordinal(phrase: str) -> int | None:
    found = ORDINAL.search(phrase) if "thứ" in phrase.lower() else None
    if found is None or _ends_in(phrase[: found.start()], OTHER_COUNT):
        return None
    return parse_ordinal(found["number"])


def _extended(phrase: str) -> bool | None:
    return True if "rộng" in phrase.lower() and EXTENDED.search(phrase) else None


def _mode(sentence: str) -> str | None:
    if "trực t" not in sentence and "điểm cầu" not in sentence:
        return None
    return next((mode for mode, pattern in MODES if pattern.search(sentence)), None)


def _named(block: Block, noun: re.Match[str], phrase: str, first: int) -> bool:
    """Whether a mention without an ordinal names a meeting of its own."""
    head = block.text[first : noun.start()]
    if noun.group().lower().startswith("họp"):
        return block.kind is not Kind.HEADING and _is_held(head)
    rest = phrase[len(noun.group()) :].lstrip()
    if DATED.match(rest):
        return True
    if _topic().match(rest) is None and body_at(rest, 0) is None:
        return False
    if block.kind is Kind.HEADING or _is_held(head):
        return True
    soon = find_dates(block.text, noun.end(), noun.end() + len(phrase) + 24)
    return next(soon, None) is not None


def _is_held(head: str) -> bool:
    """Whether the words before the noun hold the meeting, or say when."""
    if _holding().search(head[-90:]):
        return True
    return any(word in head for word in HELD_WORDS) and HELD.search(head) is not None


def _body(text: str, noun: re.Match[str], phrase: str) -> str | None:
    """The body whose meeting it is, named behind the noun: "Hội nghị Ban Chấp hành …"."""
    for name in CAPITAL.finditer(phrase, len(noun.group())):
        at = noun.start() + name.end()
        end = body_at(text, at, noun.start() + len(phrase))
        if end is not None:
            return text[at:end]
    return None


def _body_before(head: str) -> str | None:
    """The body that holds it: "Ban Chấp hành Đảng bộ tỉnh khóa XIV tổ chức Hội nghị …"."""
    if not any(verb in head for verb in CONVENING):
        return None
    for found in reversed(list(BODY_BEFORE.finditer(head))):
        body = found["body"]
        end = body_at(body, 0)
        if end is not None:
            return body[:end]
    return None


def _body_of_chair(sentence: str) -> str | None:
    """A session that the chairman of a committee holds is the committee's."""
    found = BODY_OF_CHAIR.search(sentence) if "hủ tịch" in sentence else None
    end = body_at(sentence, found.end()) if found else None
    return without_person(sentence[found.end() : end]) if found and end else None
