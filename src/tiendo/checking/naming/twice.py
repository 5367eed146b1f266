"""One document cited twice: with two dates, titles or issuers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place, Severity
from tiendo.checking.naming.issuers import other_level, unlike
from tiendo.checking.naming.mentions import Mention
from tiendo.checking.saying import softened
from tiendo.vocabulary.text import fold

# Codes of the Party's centre, whose numbers run through a term.
CENTRAL = ("TW", "VPTW", "BTCTW", "UBKTTW")
NATIONAL = ("CP", "TTG", "QH13", "QH14", "QH15")
YEARS_OF_TERM = 5
# The first numbers of a year are given on the same days each year: 01/NQ-CP.
FIRST = 5
# Of two titles of one document at least this part of the shorter one's words is shared.
SHARED = 0.5


def two_dates(draft: Draft, same: Sequence[Mention]) -> Iterator[Finding]:
    """One number with two dates; in another year it may be another document of that number."""
    dated = [one for one in same if one.day is not None]
    for at, mention in enumerate(dated):
        for other in dated[:at]:
            if other.day == mention.day or not _one(other, mention):
                continue
            assert mention.day is not None
            assert other.day is not None
            right = _majority(dated)
            named, seen = (mention, other) if right != mention.day else (other, mention)
            assert named.day is not None
            assert named.stated is not None
            assert seen.stated is not None
            yield Finding(
                start=named.stated.start,
                end=named.stated.end,
                message=f"{named.symbol.written} ghi ngày {named.day:%d/%m/%Y} ở đây, "
                f"{seen.day:%d/%m/%Y} ở chỗ khác",
                message_en=f"Dated {named.day} here, {seen.day} elsewhere",
                stated=named.day.isoformat(),
                computed=seen.day.isoformat() if seen.day else None,
                see=(Place(start=seen.stated.start, end=seen.stated.end),),
                severity=softened(not draft.doubtful),
            )
            return


def _majority(dated: Sequence[Mention]) -> date | None:
    days = [one.day for one in dated if one.day]
    return max(days, key=lambda day: (days.count(day), -days.index(day))) if days else None


def _one(one: Mention, other: Mention) -> bool:
    """Whether two mentions with different dates are surely of one document."""
    assert one.day is not None
    assert other.day is not None
    first, second = (each.issuer or each.led_by for each in (one, other))
    if first and second and unlike(first, second):
        return False
    short, long = sorted((fold(first), fold(second)), key=len)
    if (one.led_by or other.led_by) and not long.startswith(short):
        return False  # "Ngày 20/6, UBND xã Hòa An ban hành …", "Ngày 22/6, UBND xã Tân Hà ban hành"
    if returns(one, other.day):
        titled = bool(one.title and other.title) and alike(one.title, other.title)
        return titled or (_year_alone(one.day, other.day) and one.symbol.number > FIRST)
    return True


def returns(mention: Mention, day: date) -> bool:
    """Whether another document may bear the number on another ``day``.

    The State begins anew each year, the Party's centre with each congress; local committees
    of the Party do as they please.
    """
    assert mention.day is not None
    body = (mention.symbol.body or "").upper().replace("Ư", "U").split("-")[0]
    if mention.symbol.year is not None or mention.day.year == day.year:
        return False
    return body not in CENTRAL or term(mention.day) != term(day)


def term(day: date) -> int:
    """Which term of the Party's centre a day is in; congresses meet early in a year.

    >>> term(date(2022, 11, 17)) == term(date(2024, 12, 22)), term(date(2013, 11, 4))
    (True, 402)
    """
    return (day.year - 1) // YEARS_OF_TERM


def _year_alone(one: date, other: date) -> bool:
    """Whether two dates differ by their years alone: a slip, and hardly two documents."""
    return (one.day, one.month) == (other.day, other.month)


def alike(one: str, other: str) -> bool:
    first, second = set(fold(one).split()), set(fold(other).split())
    if not first or not second:
        return False
    return len(first & second) >= SHARED * min(len(first), len(second))


def _may_be_one(one: Mention, other: Mention) -> bool:
    """Whether two mentions are of one day; of the Party's centre only where both tell it."""
    if one.day is not None and other.day is not None:
        return one.day == other.day
    body = (one.symbol.body or "").upper().split("-")[0]
    if one.issuer and other.issuer and unlike(one.issuer, other.issuer):
        return False
    if body in CENTRAL or body in NATIONAL:
        return False
    # The committee of a province numbers through its term; a council begins anew each year.
    return one.day is other.day is None or one.symbol.system == "party"


def two_titles(same: Sequence[Mention]) -> Iterator[Finding]:
    titled = [one for one in same if one.title]
    for at, mention in enumerate(titled):
        other = next((one for one in titled[:at] if not alike(one.title, mention.title)), None)
        if other is not None and _may_be_one(other, mention):
            yield Finding(
                start=mention.start,
                end=mention.end,
                message=f"{mention.symbol.written} về “{mention.title}” ở đây, "
                f"về “{other.title}” ở chỗ khác",
                message_en=f"{mention.symbol.written} has two titles",
                stated=mention.title,
                computed=other.title,
                see=(Place(start=other.start, end=other.end),),
                severity=Severity.WARNING,
            )
            return


def two_issuers(draft: Draft, same: Sequence[Mention]) -> Iterator[Finding]:
    """One number of one day that is said to be of bodies at two levels."""
    named = [one for one in same if one.issuer and one.day is not None]
    for at, mention in enumerate(named):
        other = next((one for one in named[:at] if one.day == mention.day), None)
        if other is not None and other_level(one=mention.issuer, other=other.issuer):
            yield Finding(
                start=mention.issuer_start,
                end=mention.issuer_start + len(mention.issuer),
                message=f"{mention.symbol.written} là của {mention.issuer} ở đây, "
                f"của {other.issuer} ở chỗ khác",
                message_en=f"{mention.symbol.written} has two issuers",
                stated=mention.issuer,
                computed=other.issuer,
                suggestion=other.issuer,
                see=(Place(start=other.start, end=other.end),),
                severity=softened(not draft.doubtful),
            )
            return
