"""Bodies and places that were not, or no longer, at the date spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Severity
from tiendo.checking.naming.districts import BODY, districts
from tiendo.checking.naming.ended import ended
from tiendo.checking.naming.looking_back import looks_back
from tiendo.checking.registry import Yielded, check
from tiendo.checking.saying import softened
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.lexicon import Row, rows
from tiendo.vocabulary.places import became, find_province, provinces

TABLES = "tiendo.checking.tables"


@check(
    id="body-name",
    group="documents",
    severity=Severity.ERROR,
    says="Cơ quan, địa bàn được nêu phải còn (hoặc đã có) vào ngày của văn bản.",
)
def body_name(draft: Draft) -> Iterator[Yielded]:
    """A body or place that is spoken of exists at the draft's date.

    There are no districts since 1 July 2025, merged provinces have ended, departments were
    merged in March 2025. Sentences that look back ("huyện … cũ", "trước khi sáp nhập", an
    earlier year) are left alone. Each name is told once.

    Sai:  NGHỊ QUYẾT
          Thành phố, ngày 10 tháng 10 năm 2025
          Giao UBND huyện Nam Pha tổ chức thực hiện.
    Đúng: NGHỊ QUYẾT
          Thành phố, ngày 10 tháng 10 năm 2025
          Giao UBND xã Nam Pha tổ chức thực hiện.
    """
    if draft.day is None:
        return
    told: set[str] = set()
    for finding in (
        *_provinces(draft, draft.day),
        *districts(draft, draft.day),
        *ended(draft, draft.day),
        *_early(draft, draft.day),
    ):
        if str(finding.stated) not in told:
            told.add(str(finding.stated))
            yield finding


@cache
def _ended_provinces() -> re.Pattern[str]:
    names = {
        name
        for province in provinces()
        if province.valid_to
        for name in (province.name, *province.aliases)
    }
    known = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return shaped(
        rf"\b(?P<lead>(?:{BODY})\s(?:tỉnh|thành phố)|[Tt]ỉnh|"
        r"{bodies.committees})\s(?P<name>" + known + r")(?!\w)"
    )


def _provinces(draft: Draft, day: date) -> Iterator[Finding]:
    for found in _ended_provinces().finditer(draft.text):
        if find_province(found["name"], day) is not None:
            continue
        ended = find_province(found["name"])
        if ended is None or ended.valid_to is None or ended.valid_to >= day:
            continue
        if looks_back(draft, found.start(), ended.valid_to):
            continue
        now = became(ended)
        into = f"; nay thuộc {now.name}" if now else ""
        yield _finding(
            found,
            f"{found.group()} không còn từ {_next(ended.valid_to):%d/%m/%Y}{into}",
            f"{found.group()} ended on {ended.valid_to}",
            softened(not draft.doubtful),
        )


def _next(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


@cache
def _new() -> tuple[re.Pattern[str], dict[str, Row]]:
    known = {word: row for row in rows(TABLES, "new_bodies") for word in row["words"]}
    named = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{named})(?!\w)"), known


def _early(draft: Draft, day: date) -> Iterator[Finding]:
    """Bodies that are spoken of before they were founded."""
    pattern, known = _new()
    founded = {
        found.group()
        for passage in draft.passages
        if words("bodies.founding").search(passage.text)
        for found in pattern.finditer(passage.text)
    }
    for found in pattern.finditer(draft.text):
        row = known[found.group()]
        if day < row["valid_from"] and found.group() not in founded:
            yield _finding(
                found,
                f"{found.group()} chỉ có từ {row['valid_from']:%d/%m/%Y}",
                f"{found.group()} exists only since {row['valid_from']}",
                softened(not draft.doubtful),
            )


def _finding(
    found: re.Match[str],
    message: str,
    english: str,
    severity: Severity | None,
) -> Finding:
    return Finding(
        start=found.start(),
        end=found.end(),
        message=message,
        message_en=english,
        stated=found.group(),
        severity=severity,
    )
