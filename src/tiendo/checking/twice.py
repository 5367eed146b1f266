"""One document cited twice: with two dates, or with two titles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place, Severity
from tiendo.checking.mentions import Mention
from tiendo.checking.saying import softened
from tiendo.vocabulary.text import fold

# Codes of the centre, whose numbers do not return each year.
CENTRAL = ("TW", "CP", "TTG", "VPTW", "BTCTW", "UBKTTW")
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
    body = (one.symbol.body or "").upper().replace("Ư", "U")
    if body.split("-")[0] in CENTRAL or one.day.year == other.day.year:
        return not (one.issuer and other.issuer and fold(one.issuer) != fold(other.issuer))
    return bool(one.title and other.title) and alike(one.title, other.title)


def alike(one: str, other: str) -> bool:
    first, second = set(fold(one).split()), set(fold(other).split())
    if not first or not second:
        return False
    return len(first & second) >= SHARED * min(len(first), len(second))


def two_titles(same: Sequence[Mention]) -> Iterator[Finding]:
    titled = [one for one in same if one.title]
    for at, mention in enumerate(titled):
        other = next((one for one in titled[:at] if not alike(one.title, mention.title)), None)
        if other is not None and (other.day == mention.day and mention.day is not None):
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
