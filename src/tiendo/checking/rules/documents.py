"""Documents that are cited with two dates, titles or issuers, or at a time when they were not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place, Record, Severity
from tiendo.checking.naming.issuers import issued_by_other, other_department
from tiendo.checking.naming.mentions import Mention, mentions
from tiendo.checking.naming.numbering import wrong_number
from tiendo.checking.naming.renumbered import two_numbers
from tiendo.checking.naming.twice import alike, returns, two_dates, two_issuers, two_titles
from tiendo.checking.periods.out_of_force import out_of_force
from tiendo.checking.registry import Yielded, check
from tiendo.checking.saying import softened
from tiendo.checking.wordlists import words
from tiendo.facts.known import KnownDocument
from tiendo.vocabulary.lexicon import Row, rows

TABLES = "tiendo.checking.tables"
REACH = 90


@check(
    id="document-conflict",
    group="documents",
    severity=Severity.ERROR,
    says="Một văn bản chỉ có một ngày, một cơ quan ban hành, một tên, và chỉ được dẫn sau "
    "khi đã ban hành.",
)
def document_conflict(draft: Draft) -> Iterator[Yielded]:
    """One document has one number, date, issuer and title, and is cited after it was issued.

    The year inside a number is that of its date. Known documents of the centre, and those of
    the register, are held to their own dates; those replaced by then are remarked on.

    Sai:  Nghị quyết số 58/2023/NQ-HĐND ngày 08/12/2022 của HĐND tỉnh.
    Đúng: Nghị quyết số 58/2023/NQ-HĐND ngày 08/12/2023 của HĐND tỉnh.
    """
    found = mentions(draft)
    told: set[int] = set()
    for mention in found:
        for finding in _alone(draft, mention):
            told.add(mention.start)
            yield finding
    by_key: dict[str, list[Mention]] = {}
    for mention in found:
        by_key.setdefault(mention.key[0], []).append(mention)
    for same in by_key.values():
        yield from two_dates(draft, [one for one in same if one.start not in told])
        yield from two_titles(same)
        yield from two_issuers(draft, same)
    yield from two_numbers(draft, found)
    yield from out_of_force(draft)


def _alone(draft: Draft, mention: Mention) -> Iterator[Finding]:
    """What one mention contradicts by itself."""
    day, sure = mention.day, not draft.doubtful
    year = mention.symbol.year
    if day is not None and year is not None and day.year != year:
        message = f"Số {mention.symbol.written} mang năm {year}, ngày ghi {day:%d/%m/%Y}"
        yield _dated(mention, message, f"The number says {year}, the date {day}", None, sure=sure)
    elif year is not None and draft.day and year > draft.day.year and _issued(draft, mention):
        yield Finding(
            start=mention.start,
            end=mention.end,
            message=f"Số {mention.symbol.written} mang năm {year}, sau năm của văn bản",
            message_en=f"The number says {year}, after this draft's {draft.day.year}",
            stated=mention.symbol.written,
            severity=softened(sure and not mention.own),
        )
    elif day is not None and _after(draft, day) and not mention.own and _issued(draft, mention):
        message = f"{mention.symbol.written} ghi ngày {day:%d/%m/%Y}, sau ngày của văn bản"
        english = f"Dated {day}, after this draft's {draft.day}"
        yield _dated(mention, message, english, None, sure=sure)
    yield from _against_central(draft, mention)
    yield from _against_register(draft, mention)
    if wrong_number(mention) is not None:
        return  # document-number tells it: one slip, one finding
    other = issued_by_other(mention)
    if other or other_department(mention.symbol.body or "", mention.issuer):
        whose = other or "cơ quan khác"
        yield Finding(
            start=mention.issuer_start,
            end=mention.issuer_start + len(mention.issuer),
            message=f"Số {mention.symbol.written} là của {whose}, không phải của {mention.issuer}",
            message_en=f"{mention.symbol.written} is no number of {mention.issuer}",
            stated=mention.issuer,
            suggestion=other,
            see=(Place(start=mention.start, end=mention.end),),
            severity=softened(sure),
        )


def _after(draft: Draft, day: date) -> bool:
    return draft.day is not None and day > draft.day


def _issued(draft: Draft, mention: Mention) -> bool:
    """Whether a document is spoken of as issued, and not as still to come."""
    around = draft.text[max(0, mention.start - REACH) : mention.end + REACH]
    return words("documents.to-come").search(around) is None


def _present(draft: Draft, mention: Mention) -> bool:
    """Whether a document is spoken of as in force, and not as replaced or drafted."""
    around = draft.text[max(0, mention.start - REACH) : mention.end + REACH]
    around = words("documents.in-force").sub(" ", around)
    return words("documents.past").search(around) is None


def _dated(
    mention: Mention, message: str, english: str, right: date | None, *, sure: bool,
    record: Record | None = None,
) -> Finding:  # fmt: skip
    stated = mention.stated
    assert stated is not None
    assert mention.day is not None
    return Finding(
        start=stated.start,
        end=stated.end,
        message=message,
        message_en=english,
        stated=mention.day.isoformat(),
        computed=right.isoformat() if right else None,
        suggestion=f"{right:%d/%m/%Y}" if right else None,
        see=(Place(start=mention.start, end=mention.end),),
        register=record,
        severity=softened(sure),
    )


@cache
def _central() -> dict[str, Row]:
    return {row["number"].upper(): row for row in rows(TABLES, "central_documents")}


def _against_central(draft: Draft, mention: Mention) -> Iterator[Finding]:
    row = _central().get(mention.symbol.canonical.upper())
    if row is None:
        return
    issued = row.get("issued_on")
    if issued and mention.day and mention.day != issued and not _another(mention, issued):
        message = (
            f"{row['number']} ban hành ngày {issued:%d/%m/%Y}, không phải {mention.day:%d/%m/%Y}"
        )
        english = f"{row['number']} was issued on {issued}, not {mention.day}"
        yield _dated(mention, message, english, issued, sure=not draft.doubtful)
    until = row.get("replaced_on")
    if until is None or draft.day is None or draft.day < until or not _present(draft, mention):
        return
    if mention.day is not None and mention.day >= until:
        return  # a later document of that number
    new = row["replaced_by"]
    yield Finding(
        start=mention.start,
        end=mention.end,
        message=f"{row['number']} đã được {new} thay thế từ {until:%d/%m/%Y}",
        message_en=f"{row['number']} was replaced by {new} on {until}",
        stated=mention.symbol.written,
        suggestion=new,
        severity=Severity.WARNING,
    )


def _another(mention: Mention, issued: date) -> bool:
    """Whether a number of another term is meant: not where the years alone differ."""
    assert mention.day is not None
    alone = (mention.day.day, mention.day.month) == (issued.day, issued.month)
    return returns(mention, issued) and not alone


def _against_register(draft: Draft, mention: Mention) -> Iterator[Finding]:
    """The date that the register has of the same number, in the same year."""
    known = [
        one
        for one in draft.known.documents
        if one.number.upper() == mention.symbol.canonical.upper()
    ]
    known = [one for one in known if one.issued_on is not None]
    if mention.day is None or not known or any(one.issued_on == mention.day for one in known):
        return
    near = [one for one in known if _same_document(one, mention)]
    if near:
        issued = near[0].issued_on
        message = (
            f"{mention.symbol.written} trong sổ ghi ngày {issued:%d/%m/%Y}, "
            f"không phải {mention.day:%d/%m/%Y}"
        )
        english = f"The register dates {mention.symbol.written} {issued}"
        record = Record(
            kind="document", ref=near[0].ref, source=near[0].title, quote=mention.symbol.written
        )
        yield _dated(mention, message, english, issued, sure=not draft.doubtful, record=record)


def _same_document(known: KnownDocument, mention: Mention) -> bool:
    assert known.issued_on is not None
    assert mention.day is not None
    same_year = known.issued_on.year == mention.day.year
    titles = bool(known.title and mention.title) and alike(known.title, mention.title)
    return same_year or titles
