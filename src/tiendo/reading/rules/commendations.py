"""Commendations: which award, to whom, by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tiendo.facts.items import Commendation
from tiendo.reading.document import Block, Document, Kind
from tiendo.reading.rules.sentences import parts, sentence_around
from tiendo.reading.rules.signs import Signs
from tiendo.vocabulary.bodies import body_at
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.offices import office_at
from tiendo.vocabulary.tries import pattern_of

PATTERNS = "tiendo.reading.patterns"
GIVE = re.compile(
    r"(?:trao tặng|tặng thưởng|truy tặng|tặng|trao|quyết định khen|công nhận|nhận|đón nhận|được|"
    r"phong tặng|đạt|tuyên dương|khen thưởng)\b"
)
RECEIVE = re.compile(
    r"(?P<who>[^\s,;:.][^,;:.]{2,120}?)\s(?:vinh dự\s)?(?:được\s(?:nhận|tặng|trao|đón nhận|"
    r"[^,;.]{0,60}?tặng)|nhận|đón nhận|vinh dự nhận)\b"
)
BY = re.compile(r"\s(?:hạng\s\w+\s)?(?:của|do)\s")
TO = re.compile(r"^[^,;.:]{0,90}?\scho\s(?P<who>[^;.:()]+)")
GIVER = re.compile(
    r"(?:^|,\s|:\s)(?P<who>[^,;:.]{4,90}?)\s(?:đã\s|quyết định\s|ký quyết định\s|"
    r"cũng\s)*(?:trao tặng|tặng thưởng|truy tặng|phong tặng|tặng|trao|khen thưởng)\s"
)
GIVEN_BY = re.compile(r"được\s(?P<by>[^,;.]{3,60}?)\s(?:trao tặng|tặng thưởng|tặng|trao|khen)\b")
LEVEL = re.compile(r"\s(?:hạng\s(?:Nhất|Nhì|Ba)|xuất sắc|cấp\s\w+)")
NOT_RECIPIENT = re.compile(r"^(?:đã|có|nhiều thành tích|vì|về)\b")


@cache
def awards() -> Signs:
    known = [word for row in rows(PATTERNS, "awards") for word in row["words"]]
    return Signs.of(re.compile(pattern_of(known)), (word[1:] for word in known))


def commendations(document: Document) -> Iterator[Commendation]:
    """Every award that the text says was given or received, in reading order."""
    for block, offsets in awards().by_block(document):
        taken = 0
        for at in offsets if block.kind is not Kind.ROW else ():
            award = awards().words.match(block.text, at) if at >= taken else None
            item = _commendation(block, award, taken) if award else None
            if item is not None:
                taken = item.evidence.end - block.start
                yield item


def _commendation(block: Block, award: re.Match[str], taken: int) -> Commendation | None:
    text = block.text
    sentence = sentence_around(block, award.start())
    start, end = next(
        (p for p in parts(text, *sentence) if p[0] <= award.start() < max(p[1], p[0] + 1)), sentence
    )
    start = max(start, taken)
    while start < award.start() and text[start] in " ,;:":
        start += 1
    before, after = text[start : award.start()], text[award.end() : end]
    given = list(GIVE.finditer(before[-90:]))
    if not given:
        return None
    opened = len(before) - len(before[-90:]) + given[-1].start()
    to = TO.match(after)
    received = RECEIVE.search(before)
    recipients = _split(to["who"]) if to else _split(received["who"]) if received else ()
    level = LEVEL.match(after)
    first = start + (received.start("who") if received and not to else opened)
    last = award.end() + (to.end("who") if to else level.end() if level else 0)
    passive = GIVEN_BY.search(before)
    giver = (
        (passive["by"] if passive else None)
        or _by(text, award.end(), end)
        or (_giver(text, start, start + opened) if not received or to else None)
    )
    by_end = _by_end(text, award.end(), end)
    return Commendation(
        evidence=block.evidence((first, max(last, by_end))),
        award=award.group() + (level.group() if level else ""),
        recipients=recipients,
        awarded_by=giver,
    )


def _split(words: str) -> tuple[str, ...]:
    """The recipients, parted at "và" and commas before a number or capital."""
    cut = re.split(r"\s(?:vì|có thành tích|đã có|tại|trong|nhân dịp)\s", words.strip(), maxsplit=1)[
        0
    ]
    cut = re.sub(r"^(?:Dịp này|Tại hội nghị|Tại buổi lễ),\s", "", cut)
    found = re.split(r",\s(?=\d|[A-ZĐỦ])|\s(?:và|cùng)\s(?=\d|[A-ZĐỦ]|các\s|nhiều\s)", cut)
    return tuple(" ".join(f.split()) for f in found if f.strip() and not NOT_RECIPIENT.match(f))


def _by_end(text: str, at: int, end: int) -> int:
    """Where "của Thủ tướng Chính phủ" behind the award ends, or 0."""
    level = LEVEL.match(text, at, end)
    by = BY.match(text, level.end() if level else at, end)
    if by is None:
        return 0
    return office_at(text, by.end(), end) or body_at(text, by.end(), end) or 0


def _by(text: str, at: int, end: int) -> str | None:
    stop = _by_end(text, at, end)
    level = LEVEL.match(text, at, end)
    by = BY.match(text, level.end() if level else at, end)
    return text[by.end() : stop] if stop and by else None


def _giver(text: str, start: int, end: int) -> str | None:
    """The office or body that gives, before the verb: "Chủ tịch UBND tỉnh tặng"."""
    for at in range(start, end):
        if text[at].isupper() and (at == start or not text[at - 1].isalpha()):
            stop = office_at(text, at, end) or body_at(text, at, end)
            if (
                stop is not None
                and stop - at > 4
                and text[stop:end].strip() in ("", "đã", "quyết định", "ký quyết định", "cũng")
            ):
                return text[at:stop]
    return None
