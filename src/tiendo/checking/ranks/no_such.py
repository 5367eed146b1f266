"""Ranks beyond their field that the reading took for none, and hours that no clock has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding
from tiendo.checking.ranks.ranks_told import field_of, rank_of, ranks_in
from tiendo.checking.saying import softened
from tiendo.vocabulary.regexes import regex

# "lúc 7h75", "hồi 25 giờ 30 phút": led by what makes them a time, and no length.
HOUR = regex(
    r"\b(?:[Ll]úc|[Hh]ồi|[Vv]ào)\s(?P<hour>\d{1,2})(?:h|g|:|\sgiờ\s?)(?P<minute>\d{1,2})?(?![\d/%])"
)
HOURS, MINUTES = 24, 60
# A table of ranks holds so many of one field.
RANK, FEWEST = regex(r"(?P<rank>\d{1,3})/(?P<of>\d{2,3})"), 4


def no_places(draft: Draft) -> Iterator[Finding]:
    """ "đứng ở vị trí 65/63": beyond the field, or before its first."""
    for found in ranks_in(draft.text):
        field = field_of(found) or ""
        if field.isdecimal() and not 1 <= rank_of(found) <= int(field):
            yield Finding(
                start=found.start(),
                end=found.end(),
                message=f"Hạng {found['rank']} nằm ngoài {field}",
                message_en=f"{found.group()}: beyond its field",
                stated=found["rank"],
                severity=softened(not draft.doubtful),
            )


def no_such_cells(draft: Draft) -> Iterator[Finding]:
    """``PAR INDEX | 41/63 | 68/63``: a rank beyond its field in a table of such ranks."""
    for table in draft.cells.tables.values():
        ranks = [(cell, RANK.fullmatch(cell.text.strip())) for cell in table.cells]
        told = [(cell, int(one["rank"]), int(one["of"])) for cell, one in ranks if one is not None]
        fields = Counter(of for _, _, of in told)
        beyond = [one for one in told if one[1] > one[2] and fields[one[2]] >= FEWEST]
        for cell, rank, of in beyond if len(beyond) == 1 else ():
            yield Finding(
                start=cell.start,
                end=cell.end,
                message=f"Hạng {rank} nằm ngoài {of}",
                message_en=f"{cell.text}: beyond its field",
                stated=cell.text,
                severity=softened(not draft.doubtful),
            )


def no_hours(draft: Draft) -> Iterator[Finding]:
    """Hours over 24 and minutes over 59."""
    for found in HOUR.finditer(draft.text):
        if int(found["hour"]) > HOURS or int(found["minute"] or 0) >= MINUTES:
            yield Finding(
                start=found.start(),
                end=found.end(),
                message=f"Không có giờ “{found.group()}”",
                message_en=f"No clock shows “{found.group()}”",
                stated=found.group(),
                severity=softened(not draft.doubtful),
            )
