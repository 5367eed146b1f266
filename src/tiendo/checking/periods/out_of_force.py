"""Documents that are cited at a time when they were not: before their day, or after their end.

"Tháng 3/2021, hội nghị quán triệt Nghị quyết số 08-NQ/HU ngày 15/7/2021"; a decision that the
draft itself says was repealed, and orders to be followed.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding, Place, Severity
from tiendo.checking.naming.mentions import Mention, mentions
from tiendo.checking.periods.parts_on_periods import ahead
from tiendo.checking.periods.told_periods import headings
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.dates import DateUnreadable, find_dates

# What was done on a day, told before the document that it was about.
OPENS = shaped(
    r"^[\s\-–+*•\d.)a-zđ]{0,6}?(?:{periods.opening} )?"
    r"(?:[Nn]gày\s|[Tt]háng\s(?P<month>\d{1,2})(?:/|\snăm\s)(?P<year>(?:19|20)\d\d))"
)
DONE = shaped(r"\b{periods.document_used}\b")
DRAFTED = shaped(r"\b{periods.document_drafted}\b")
ENDED = shaped(
    r"^[^.;\n]{0,60}?\b(?:(?:đã )?(?:bị |được ){periods.document_ended}"
    r"|(?:đã )?hết hiệu lực|không còn hiệu lực)\b"
)
FOLLOWED = shaped(r"\b(?:{periods.document_followed}|thực hiện )\b[^.;\n]{0,80}$")
CLAUSE = 200


def out_of_force(draft: Draft) -> Iterator[Finding]:
    """Documents told of before they were issued, and those ended that are to be followed."""
    found = mentions(draft)
    for mention in found:
        passage = draft.passage_at(mention.start)
        if passage is not None and mention.day is not None:
            told = _told_on(passage, mention)
            if told is not None and mention.day > told:
                yield _early(mention, told)
    ended = {one.key: one for one in reversed(found) if _ended(draft, one)}
    for mention in found:
        first = ended.get(mention.key)
        if first is not None and first.start < mention.start and _followed(draft, mention):
            yield _repealed(mention, first)


def _told_on(passage: Passage, mention: Mention) -> date | None:
    """The last day of the time with which a sentence opens, where it tells of what was done."""
    opened = OPENS.match(passage.text)
    before = passage.text[: mention.start - passage.start]
    if opened is None or len(before) > CLAUSE or DONE.search(before) is None:
        return None
    if ";" in before or DRAFTED.search(before):
        return None
    if opened["month"]:
        month = int(opened["month"])
        if not 1 <= month <= 12 or list(find_dates(before)):
            return None
        year = int(opened["year"])
        return date(year, month, monthrange(year, month)[1])
    days = list(find_dates(before))
    try:
        return days[0].on() if len(days) == 1 and days[0].start <= opened.end() + 1 else None
    except DateUnreadable:
        return None


def _ended(draft: Draft, mention: Mention) -> bool:
    """Whether a sentence says that a document is no longer in force."""
    return ENDED.match(draft.text[mention.end : mention.end + CLAUSE]) is not None


def _followed(draft: Draft, mention: Mention) -> bool:
    """Whether a sentence of what is to be done says to go by a document."""
    passage = draft.passage_at(mention.start)
    if passage is None or words("documents.past").search(passage.text):
        return False
    if FOLLOWED.search(passage.text[: mention.start - passage.start]) is None:
        return False
    part = None
    for heading in headings(draft):
        if heading.start < mention.start:
            part = heading
    coming = words("leftovers.ahead").search(passage.text) or "tiếp tục" in passage.text
    return bool(coming) or (part is not None and ahead(part.text))


def _early(mention: Mention, told: date) -> Finding:
    assert mention.stated is not None
    assert mention.day is not None
    return Finding(
        start=mention.stated.start,
        end=mention.stated.end,
        message=f"{mention.symbol.written} ghi ngày {mention.day:%d/%m/%Y}, sau việc được kể "
        f"({told:%m/%Y})",
        message_en=f"Dated {mention.day}, after what is told of it ({told:%Y-%m})",
        stated=mention.day.isoformat(),
        see=(Place(start=mention.start, end=mention.end),),
        severity=Severity.WARNING,
    )


def _repealed(mention: Mention, first: Mention) -> Finding:
    return Finding(
        start=mention.start,
        end=mention.end,
        message=f"{mention.symbol.written} đã hết hiệu lực theo chỗ khác trong văn bản",
        message_en=f"{mention.symbol.written} is no longer in force by this very draft",
        stated=mention.symbol.written,
        see=(Place(start=first.start, end=first.end),),
        severity=Severity.WARNING,
    )
