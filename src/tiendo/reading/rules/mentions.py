"""Where a text names a meeting of its own: the nouns, and what the words around them say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from tiendo.facts.items import Meeting
from tiendo.reading.document import Block, Document, Kind
from tiendo.reading.rules.convened import (
    REACH,
    TERM,
    body_concluding,
    body_in,
    body_of_chair,
    holder_in,
    is_extended,
    is_name,
    mode_in,
    numbered_name,
    ordinal_in,
    own_words,
    pattern,
    phrase_at,
    words,
)
from tiendo.reading.rules.held import NEAR, day_behind, opening_day
from tiendo.reading.rules.sentences import sentence_around
from tiendo.reading.rules.signs import Signs
from tiendo.vocabulary.bodies import body_at
from tiendo.vocabulary.dates import find_dates
from tiendo.vocabulary.letters import UPPER
from tiendo.vocabulary.ordinals import ORDINAL
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

NOUN = regex(
    r"(?:[Hh]ội nghị|[Kk][ỳì] họp|[Pp]hiên (?:họp|thường kỳ|bế mạc)|[Cc]uộc họp|[Bb]uổi họp|"
    r"[Đđ]ại hội|HỘI NGHỊ|KỲ HỌP|PHIÊN HỌP|ĐẠI HỘI|"
    rf"[Hh]ọp (?={pattern('session').pattern})|[Hh]ọp(?=, ))"
)
NOUNS = Signs.of(
    NOUN,
    (
        "ội nghị", "ỳ họp", "ì họp", "hiên họp", "hiên thường kỳ", "hiên bế mạc", "uộc họp",
        "uổi họp", "ại hội", "ỘI NGHỊ", "Ỳ HỌP", "HIÊN HỌP", "ẠI HỘI", "ọp ", "ọp,",
    ),
)  # fmt: skip
# "Hội nghị Trung ương 6" names the central plenum whose papers a text speaks of.
PLENUM = regex(
    r"\s(?:lần thứ\s\S+\s(?:Ban Chấp hành\s)?)?Trung ương(?:\s\d|\s(?:bốn|năm|sáu|bảy|tám)\b)"
)
# A document's number and day may stand between its kind and the meeting that adopted it.
NUMBERED = regex(r"(?:\s(?:số\s)?\d\S*)?(?:,?\sngày\s[\d/.\-]+\d)?$")
LEADS = (" của", " các", " thực hiện", " trình", " cho", " phục vụ")
INSIDE_REACH = 60
DATED = regex(r"(?:sáng |chiều )?ngày\s\d")
HELD = regex(r"\b(?:[Ss]áng|[Cc]hiều|[Tt]ối|[Nn]gày)\s")
HELD_WORDS = ("sáng", "Sáng", "chiều", "Chiều", "tối", "Tối", "ngày", "Ngày")
# "Hội nghị được tổ chức vào sáng 15/3/2022".
TAKING_PLACE = regex(r"\s(?:được tổ chức|diễn ra|khai mạc)\s")
# "…, dự kiến tổ chức ngày 05/12/2012": a meeting of its own, though it is still to come.
TO_COME = regex(
    r"[^.;:|]{0,110}?[,\s(](?:dự kiến )?(?:được )?(?:tổ chức|diễn ra|khai mạc|họp) "
    r"(?:vào )?(?:sáng |chiều )?(?:ngày )?\d{1,2}[/.-]\d"
    r"|[^.;:|,]{0,90}(?<!trước)(?<!đến)(?<!hết)(?<!sau) ngày \d{1,2}/\d{1,2}/\d{4}"
)
# "Hội nghị tổng kết … do Ban Dân vận Huyện ủy tổ chức sáng 31/01/2024".
HELD_BY = regex(r"\sdo\s(?P<who>[^,;.:]{3,90}?)\s(?:phối hợp )?tổ chức(?=\s)")
# Minutes name their meeting in the line of their title, or in the next.
MINUTES, MINUTES_OPEN, FRONT = "BIÊN BẢN", 14, 12
PREPARED = ("trình ", "chuẩn bị ", "phục vụ ", "tới ")
AT = ("tại", "Tại", "sau", "Sau")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a meeting is named, and all its words say."""

    block: Block
    start: int
    end: int
    sentence: tuple[int, int]
    meeting: Meeting
    elsewhere: bool = False  # another meeting's sentence speaks of it
    told: bool = True  # False where the words only come back to it: "tại hội nghị tổng kết"
    minuted: bool = False  # the page is its minutes

    @property
    def kind(self) -> str:
        name = fold(self.meeting.name)
        return name[:6] if name.startswith(("ky hop", "hoi ng", "dai ho")) else "session"

    @property
    def topic_words(self) -> str:
        words = NOUN.sub("", self.meeting.name, count=1).strip()
        manner = pattern("manner").match(words)
        return (words[manner.end() :].strip() if manner else words)[:40]

    @property
    def topic(self) -> list[str]:
        """The first words of what the meeting is about, to know it again."""
        return fold(self.topic_words).split()[:2]


def mentions(document: Document) -> Iterator[Mention]:
    """Every place where the text names a meeting of its own."""
    minuted = _minuted(document)
    for block, offsets in NOUNS.by_block(document):
        for noun in _nouns(block.text, offsets):
            if _only_spoken_of(block.text, noun):
                continue
            titled = block.start == minuted and noun.start() <= MINUTES_OPEN
            mention = _mention(block, noun, minuted=titled)
            if mention is not None:
                yield mention


def _minuted(document: Document) -> int | None:
    """Where the block starts that names what minutes are of: "BIÊN BẢN" or the line behind it."""
    front = document.blocks[:FRONT]
    for block, below in pairwise(front):
        if block.text.startswith(MINUTES):
            return below.start if len(block.text) <= MINUTES_OPEN else block.start
    return None


def _nouns(text: str, offsets: list[int]) -> Iterator[re.Match[str]]:
    done = 0
    for at in offsets:
        noun = NOUN.match(text, at) if at >= done else None
        if noun is not None:
            # "họp phiên thường kỳ" is one: the verb's own noun opens no other.
            done = noun.end() + _is_verb(noun)
            yield noun


def _only_spoken_of(text: str, noun: re.Match[str]) -> bool:
    """Whether the noun is part of a document's name, or counts meetings, or names a plenum."""
    before = text[max(0, noun.start() - INSIDE_REACH) : noun.start()]
    if before.endswith(PREPARED) and TO_COME.match(text, noun.end()):
        return False
    if before[-1:].isspace():
        before = before.rstrip()
        if _inside_name(before):
            return True
        many = before[-1:].isdecimal() or _ends_in(before, "many")
        if many and ORDINAL.match(text, noun.end() + 1) is None:
            return True
    return PLENUM.match(text, noun.end()) is not None


def _inside_name(before: str) -> bool:
    """Whether ``before`` ends in a document's kind, as "Nghị quyết số 5 của" does."""
    if before.endswith(LEADS):
        before = before[: before.rindex(" ")]
        before = before.removesuffix(" tổ chức")
    numbered = NUMBERED.search(before)
    return _ends_in(before[: numbered.start()] if numbered else before, "inside")


def _ends_in(text: str, id: str) -> bool:
    """Whether a word of the table's row ends ``text``, whatever its first letter."""
    return f" {text.lower()}".endswith(_endings(id))


@cache
def _endings(id: str) -> tuple[str, ...]:
    return tuple(f" {word.lower()}" for word in words(id))


def _mention(block: Block, noun: re.Match[str], *, minuted: bool = False) -> Mention | None:
    """What a noun names; ``minuted``: in the title of minutes."""
    text, at = block.text, noun.start()
    if not (minuted or _may_name(block, noun)):
        return None
    first, last = sentence_around(block, at)
    phrase = phrase_at(text, noun, last)
    own = own_words(phrase, len(noun.group()))
    number = ordinal_in(own)
    told = minuted or number is not None or _told(block, noun, phrase, first)
    if not told and not _spoken(text, noun, phrase):
        return None
    head, verb = text[first:at], not _is_verb(noun)
    body = body_in(text, noun, own)
    if body is None or body in words("generic"):
        body = holder_in(head, verb=verb) or holder_in(head, verb=False) or body
    by = HELD_BY.match(text, at + len(phrase)) if body is None else None
    if by and (stop := body_at(text, by.start("who"), by.end("who"))):
        body = text[by.start("who") : stop]
    if body is None and "ọp" in noun.group():
        body = body_of_chair(text[first:last]) or body_concluding(text[first:last])
    if phrase.startswith("họp dưới") or phrase.lower() == "họp":
        held_by = holder_in(head, verb=False)
        if held_by is None:
            return None
        at = text.rindex(held_by, first, at)
        phrase = f"{held_by} họp"
    elif number is not None:
        phrase = numbered_name(phrase, body)
    term = TERM.search(phrase) or (TERM.search(head[-120:]) if number is not None else None)
    meeting = Meeting(
        evidence=block.evidence((at, at + len(phrase))),
        name=" ".join(phrase.split()),
        body=body,
        ordinal=number,
        extended=is_extended(text[noun.start() : noun.start() + len(phrase) + 14]),
        term=term["term"] if term else None,
        mode=mode_in(text[first:last]) or mode_in(_sequel(text, last)),
    )
    around = (first, last) if at == noun.start() else sentence_around(block, at)
    before = text[max(0, at - INSIDE_REACH) : at].rstrip()
    elsewhere = _ends_in(before, "elsewhere")
    return Mention(block, at, at + len(phrase), around, meeting, elsewhere, told, minuted)


def _sequel(text: str, at: int) -> str:
    """The next sentence, if it goes on to speak of the meeting: "Hội nghị được truyền hình …"."""
    at += len(text[at : at + 2]) - len(text[at : at + 2].lstrip())
    if NOUN.match(text, at) is None:
        return ""
    return text[at : text.find(". ", at)]


def _is_verb(noun: re.Match[str]) -> bool:
    return noun.group().lower().startswith("họp")


def _may_name(block: Block, noun: re.Match[str]) -> bool:
    """Whether the words around the noun can name a meeting: the cheapest look at them."""
    text = block.text
    if "thứ" in text[noun.end() : noun.end() + REACH].lower():
        return True
    if _is_verb(noun):
        return block.kind is not Kind.HEADING
    return _naming().match(text, noun.end()) is not None or _convened(text, noun)


@cache
def _naming() -> re.Pattern[str]:
    """What stands behind the noun of a meeting that has no ordinal: a topic, a body or a day."""
    topic = pattern("topic").pattern
    return re.compile(rf"\s*(?:{topic}|{DATED.pattern}|(?:của |\()?[{UPPER}])")


def _convened(text: str, noun: re.Match[str]) -> bool:
    return text[: noun.start()].endswith(_verbs())


@cache
def _verbs() -> tuple[str, ...]:
    return tuple(f" {verb} " for verb in words("convening"))


def _told(block: Block, noun: re.Match[str], phrase: str, first: int) -> bool:
    """Whether a mention without an ordinal tells of a meeting of its own."""
    head = block.text[first : noun.start()]
    if _is_verb(noun):
        if block.kind is Kind.HEADING:
            return False
        if block.text[noun.end()] == ",":  # "Ban Chấp hành họp, biểu quyết"
            return opening_day(block.text, (first, noun.start()), noun.start()) is not None
        name = (noun.start(), noun.start() + len(phrase))
        return _is_held(head) or day_behind(block.text, (first, name[1] + NEAR), name) is not None
    rest = phrase[len(noun.group()) :].lstrip()
    if DATED.match(rest):
        return True
    if noun.group().lower() == "đại hội" and pattern("general").search(rest):
        return False
    if not _has_topic(rest):
        if TAKING_PLACE.match(block.text, noun.end()):
            sentence = (first, len(block.text))
            return day_behind(block.text, sentence, noun.span()) is not None
        day = opening_day(block.text, (first, noun.start()), noun.start())
        return day is not None and _convened(block.text, noun)
    if block.kind is Kind.HEADING or _is_held(head):
        return True
    end = noun.start() + len(phrase)
    by = HELD_BY.match(block.text, end)
    soon = find_dates(block.text, noun.end(), (by.end() if by else end + len(noun.group())) + 24)
    return next(soon, None) is not None


def _has_topic(rest: str) -> bool:
    if pattern("topic").match(rest):
        return True
    body = rest.removeprefix("của ")
    end = body_at(body, 0)
    return end is not None and is_name(body[:end])


def _spoken(text: str, noun: re.Match[str], phrase: str) -> bool:
    """Whether the words come back to a meeting, or name one in passing: "tại hội nghị tổng kết"."""
    before = text[max(0, noun.start() - 5) : noun.start()].rstrip()
    return before.endswith(AT) and _has_topic(phrase[len(noun.group()) :].lstrip())


def _is_held(head: str) -> bool:
    """Whether the words before the noun hold the meeting, or say when."""
    if pattern("holding").search(head[-90:]):
        return True
    return any(word in head for word in HELD_WORDS) and HELD.search(head) is not None
