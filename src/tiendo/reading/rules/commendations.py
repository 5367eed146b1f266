"""Commendations: which award, to whom, by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tiendo.facts.items import Commendation
from tiendo.reading.document import Block, Document, Kind
from tiendo.reading.rules.people import named_in
from tiendo.reading.rules.sentences import parts, sentence_around
from tiendo.reading.rules.signs import Signs
from tiendo.vocabulary.bodies import body_at
from tiendo.vocabulary.letters import UPPER
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.offices import office_at
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.tries import pattern_of

PATTERNS = "tiendo.reading.patterns"
LETTER = r"[^\W\d_]"
# The verb of giving stands no further before the award.
VERB_REACH = 110
# What follows an award's first words: a quoted name, a class, a level.
QUOTED = regex(r"\s?[“\"][^”\"]{2,70}[”\"]")
LEVEL = regex(r"\s(?:hạng\s(?:Nhất|Nhì|Ba|nhất|nhì|ba|I{1,3})|xuất sắc|cấp\s\w+|cơ sở|toàn quốc)")
TITLE = regex(
    rf"\s(?:vinh dự\s)?(?:Nhà nước\s)?[{UPPER}]{LETTER}*"
    rf"(?:\s(?!(?:cho|vì|năm|của|do|và|nhân)\b){LETTER}+){{0,7}}"
)
OF_PLACE = regex(rf"(?:\s(?!(?:cho|vì|của|do|nhân)\b){LETTER}+){{1,7}}")
BY = regex(r"\s(?:của|do)\s")
TO = regex(r"^[^,;.:]{0,90}?\s(?:cho|tới|đối với)\s(?P<who>[^;.:()]+)")
GIVEN_TO = regex(r"\s(?:cho\s)?(?P<who>(?:\d|các\s)[^;.:()]{3,120}?)\s$")
FOR = regex(r"(?:[Tt]hừa (?:ủy|uỷ) quyền(?: của)?|được (?:ủy|uỷ) quyền của|[Tt]hay mặt)\s")
# What a colon or a list behind it only proposes.
PROPOSAL = regex(r"(?:đề nghị|đề xuất|kiến nghị)(?:[^,;.:]{0,40}:|[^.:]{0,200}tặng)")
ON_ORDER = regex(r"theo đề nghị", re.IGNORECASE)
# Between two awards of one row.
JOINED = regex(r"\s*(?:,|;|và|cùng|,\svà)\s*")
NEXT = regex(r"(?:,|,?\s(?:và|cùng))\s$")
COUNTED = regex(
    r"\s(?:cho\s)?(?P<who>(?:\d|các tập thể|các cá nhân|các hộ|nhiều tập thể)[^;.:()]*)"
)
PRAISED = regex(
    r"(?P<who>[^\s,;:.](?:[^,;:.]|,(?=\s(?:\d|cá nhân))){2,120}?)\s(?:(?P<done>đã|vừa)\s)?"
    r"được\s(?:(?P<by>[^,;.]{3,60}?)\s)?$"
)
# What opens the words of who receives and is no part of them.
OPENS_WHO = regex(
    r"^(?:(?:Dịp này|Nhân dịp này|Tại hội nghị|Tại buổi lễ|Năm \d{4}|Kết quả),\s)?"
    r"(?:.*?(?<!\w)(?:có|đã có)\s(?=\d))?"
)
ENDS_WHO = regex(
    r",?\s(?:vì|có|có thành tích|đã có|đạt|tại|trong|nhân dịp|do|với|thuộc|về|hoàn thành|"
    r"tổ chức|đã tổ chức)(?:\s|$)"
)
PARTING = regex(r",\s(?=\d|[A-ZĐỦ])|\s(?:và|cùng)\s(?=\d|[A-ZĐỦ]|các\s|nhiều\s)")
NOT_RECIPIENT = regex(r"^(?:đã|có|nhiều thành tích|vì|về|và|đón|nhận|trao|tặng|được|vinh dự|vừa)\b")


def _words(gives: str, *ids: str) -> list[str]:
    return [
        word
        for row in rows(PATTERNS, "awards")
        if row["gives"] == gives and (not ids or row["id"] in ids)
        for word in row["words"]
    ]


# Behind a title that so many are to have.
AIMED = regex(
    r"[^,;.:()\d]{0,40}\s(?:đạt|trên|còn|là)\s(?:từ\s|trên\s|tối thiểu\s)?\d[\d.,]*\s?(?:%|đến|-)"
)


@cache
def awards() -> Signs:
    """Where an award is named, or given by the verb alone."""
    known = [*_words("award"), *_words("praise")]
    return Signs.of(re.compile(pattern_of(known)), (word[1:] for word in known))


@cache
def _praise() -> frozenset[str]:
    return frozenset(_words("praise"))


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"(?<!{LETTER})(?:{pattern_of(_words('verb'))})(?!{LETTER})")


@cache
def _taken() -> re.Pattern[str]:
    """Who receives, before a verb of taking, or before "được … tặng"."""
    given = pattern_of(_words("verb", "giving"))
    taking = pattern_of(_words("verb", "taking"))
    return re.compile(
        rf"(?P<who>[^\s,;:.](?:[^,;:.]|,(?=\s\d)){{2,120}}?)(?<!đón)(?<!vinh dự)(?<!được)\s"
        rf"(?:vinh dự\s)?"
        rf"(?:{taking}|được\s(?P<by>[^,;.]{{3,60}}?)\s{given})(?!{LETTER})"
    )


@cache
def _not_given(id: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!{LETTER})(?:{pattern_of(_words('not-given', id))})(?!{LETTER})")


@cache
def _giver() -> re.Pattern[str]:
    """What may stand between the giver's name and the verb."""
    return re.compile(r"\s*(?:(?:đã|quyết định|ký quyết định|cũng|vừa)\s*)*")


def commendations(document: Document) -> Iterator[Commendation]:
    """Every award that the text says was given or received, in reading order."""
    for block, offsets in awards().by_block(document):
        taken, last = 0, None  # the last award read, and where its words end
        for at in offsets if block.kind is not Kind.ROW else ():
            award = awards().words.match(block.text, at) if at >= taken else None
            item = _commendation(block, award, taken, last) if award else None
            if item is not None:
                taken, last = item.evidence.end - block.start, item
                yield item


def _commendation(
    block: Block, award: re.Match[str], taken: int, before: Commendation | None
) -> Commendation | None:
    text = block.text
    sentence = sentence_around(block, award.start())
    start, end = _part(text, sentence, award.start())
    start = max(start, taken)
    while start < award.start() and text[start] in " ,;:":
        start += 1
    if _is_only_wished(text, sentence[0], start, award.start()):
        return None
    if award.group() in _praise():
        return _praised(block, award, start, end)
    if AIMED.match(text, award.end()):
        return None  # "danh hiệu Tổ dân phố văn hóa đạt 75%": a rate to be reached
    verbs = list(_verb().finditer(text, max(start, award.start() - VERB_REACH), award.start()))
    named = _award_end(text, award, end)
    if named is None:
        return None
    to = TO.match(text[named : _before_next(text, named, end)])
    if not verbs:
        joined = before if JOINED.fullmatch(text, taken, award.start()) else None
        return _in_row(block, (award.start(), named), to, joined)
    between = GIVEN_TO.match(text, verbs[-1].end(), award.start())
    received = None if to or between else _taken().search(text, start, award.start())
    told = to or between or received
    who = told["who"] if told else ""
    first = received.start("who") if received else verbs[-1].start()
    last = named + to.end("who") if to else max(named, _by_end(text, named, end))
    giver = received["by"] if received else None
    return Commendation(
        evidence=block.evidence((first, last)),
        award=" ".join(text[award.start() : named].split()),
        recipients=_person(block, received, who) if received else _split(who),
        awarded_by=giver
        or _by(text, named, end)
        or _for(text, start, verbs[-1].start())
        or (None if received else _giver_before(text, start, verbs[-1].start())),
    )


def _in_row(
    block: Block, award: tuple[int, int], to: re.Match[str] | None, before: Commendation | None
) -> Commendation | None:
    """The next award of a row, given by the verb of the one before it."""
    if to is None or before is None:
        return None
    return Commendation(
        evidence=block.evidence((award[0], award[1] + to.end("who"))),
        award=" ".join(block.text[slice(*award)].split()),
        recipients=_split(to["who"]),
        awarded_by=before.awarded_by,
    )


def _before_next(text: str, start: int, end: int) -> int:
    """Where the next award of a row begins: "tặng Cờ cho 6 tập thể, Bằng khen cho 11 cá nhân"."""
    other = awards().words.search(text, start, end)
    joint = NEXT.search(text, start, other.start()) if other else None
    return joint.start() if joint else end


def _part(text: str, sentence: tuple[int, int], at: int) -> tuple[int, int]:
    """The part of the sentence that the award stands in."""
    return next((p for p in parts(text, *sentence) if p[0] <= at < max(p[1], p[0] + 1)), sentence)


def _is_only_wished(text: str, first: int, start: int, at: int) -> bool:
    """Whether the award is proposed, or hoped for."""
    before = ON_ORDER.sub("", text[max(start, at - VERB_REACH) : at])
    listed = PROPOSAL.search(text, first, start)
    return listed is not None or any(
        _not_given(id).search(before.lower()) for id in ("proposed", "wished")
    )


def _praised(block: Block, verb: re.Match[str], start: int, end: int) -> Commendation | None:
    """ "Chủ tịch UBND huyện đã khen thưởng 12 tập thể": the verb itself names the award."""
    to = COUNTED.match(block.text, verb.end(), end)
    if to is None:
        return _was_praised(block, verb, start)
    return Commendation(
        evidence=block.evidence((verb.start(), to.end("who"))),
        award=verb.group(),
        recipients=_split(to["who"]),
        awarded_by=_giver_before(block.text, start, verb.start()),
    )


def _was_praised(block: Block, verb: re.Match[str], start: int) -> Commendation | None:
    """ "Chi bộ 2 đã được Đảng ủy xã khen thưởng": told as done, or by whom, or of how many."""
    told = PRAISED.search(block.text, start, verb.start())
    if told is None or not (told["done"] or told["by"] or told["who"][0].isdigit()):
        return None
    return Commendation(
        evidence=block.evidence((told.start("who"), verb.end())),
        award=verb.group(),
        recipients=_split(told["who"]),
        awarded_by=told["by"],
    )


def _award_end(text: str, award: re.Match[str], end: int) -> int | None:
    """Where the award's whole name ends; None for a title without a name."""
    at = award.end()
    if award.group() == "danh hiệu":
        name = QUOTED.match(text, at, end) or TITLE.match(text, at, end)
        return name.end() if name else None
    if award.group().lower() == "bằng công nhận":
        name = OF_PLACE.match(text, at, end)
        return name.end() if name else at
    for more in (LEVEL, QUOTED, LEVEL):
        found = more.match(text, at, end)
        at = found.end() if found else at
    return at


def _person(block: Block, received: re.Match[str], who: str) -> tuple[str, ...]:
    """Who received: the person whose office stands before the verb, or the words themselves."""
    start, end = received.span("who")
    for named in named_in(block, *sentence_around(block, start)):
        if named.span[0] <= end and start < named.span[1] <= end + 1:
            return (" ".join(block.text[slice(*named.name)].split()),)
    return _split(who)


def _split(words: str) -> tuple[str, ...]:
    """The recipients, parted at "và" and commas before a number or capital."""
    words = OPENS_WHO.sub("", words.strip())
    cut = ENDS_WHO.split(words, maxsplit=1)[0]
    found = (" ".join(part.split()).strip(" ,") for part in PARTING.split(cut))
    return tuple(part for part in found if part and not NOT_RECIPIENT.match(part))


def _by_end(text: str, at: int, end: int) -> int:
    """Where "của Thủ tướng Chính phủ" behind the award ends, or 0."""
    by = BY.match(text, at, end)
    if by is None:
        return 0
    return office_at(text, by.end(), end) or body_at(text, by.end(), end) or 0


def _by(text: str, at: int, end: int) -> str | None:
    stop, by = _by_end(text, at, end), BY.match(text, at, end)
    return text[by.end() : stop] if stop and by else None


def _for(text: str, start: int, end: int) -> str | None:
    """In whose name it is given: "Thừa ủy quyền của Chủ tịch nước, đồng chí …"."""
    found = FOR.search(text, start, end)
    if found is None:
        return None
    stop = office_at(text, found.end(), end) or body_at(text, found.end(), end)
    return text[found.end() : stop] if stop else None


def _giver_before(text: str, start: int, end: int) -> str | None:
    """The office or body that gives, before the verb: "Chủ tịch UBND tỉnh tặng"."""
    for at in range(start, end):
        if text[at].isupper() and (at == start or not text[at - 1].isalpha()):
            stop = office_at(text, at, end) or body_at(text, at, end)
            if stop is not None and stop - at > 4 and _giver().fullmatch(text, stop, end):
                return text[at:stop]
    return None
