"""Rises of a sentence whose two values stand in a row of a table: "khu vực FDI nộp 1.460,5 tỷ đồng,
tăng 9,4% so với năm trước", of a row with 1.284,5 under "TH 2023" and 1.460,5 under "Ước TH 2024".

Below the table the row may be named alone: "Như vậy số lượt nội trú tăng 8,0%".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place, Severity
from tiendo.checking.numbers import Num
from tiendo.checking.retelling.recopying import digits
from tiendo.checking.retelling.table_rows import Entry, entries
from tiendo.checking.retelling.told_numbers import MANY, telling
from tiendo.checking.saying import as_written, en, vi
from tiendo.checking.wordlists import shaped
from tiendo.checking.written import HUNDRED, Range
from tiendo.vocabulary.regexes import regex

RISES = regex(r",?\s\(?(?P<way>tăng|giảm)\s$")
THAN = shaped(
    r"\s?%?\s(?:so với|so)\s(?:cùng kỳ\s)?(?:{pasts.named}|năm (?P<year>20\d\d))", re.IGNORECASE
)
# "Như vậy số lượt nội trú tăng 6,0%": a row of the table above by its name.
NAMED = regex(r"(?:^|[,;.:]\s)(?P<name>[^,;.:()\d%]{3,60}?)\s(?P<way>tăng|giảm)\s$")
OPENS = regex(r"^\s*(?:Như vậy|Theo đó|Qua đó|Nhờ đó)\s")
BRACKET = regex(r"\([^()]*\)")
BELOW, TWO = 3, 2
YEAR = regex(r"(?<!\d)20\d\d(?!\d)")


def changes_of_rows(draft: Draft) -> Iterator[Finding]:
    """Every such percent that the two cells do not give."""
    cells = [one for one in entries(draft) if not one.percent]
    yield from _named_alone(draft, cells)
    for passage in draft.passages if cells else ():
        numbers = draft.numbers(passage)
        for value, percent in pairwise(numbers):
            rises = (
                RISES.fullmatch(draft.text, value.end, percent.start) if percent.percent else None
            )
            than = THAN.match(draft.text, percent.main.end) if rises else None
            now = _cell(cells, value, passage.text) if than else None
            then = _before(cells, now) if now is not None else None
            if rises is None or than is None or now is None or then is None:
                continue
            if than["year"] and than["year"] not in then.head:
                continue
            found = _wrong(now, then, percent, rises["way"].lower())
            if found is not None:
                yield found


def _named_alone(draft: Draft, cells: Sequence[Entry]) -> Iterator[Finding]:
    """The percents of sentences right below a table that name a row of it, and no value."""
    tables = {one.table for one in cells}
    for table in tables:
        rows = _rows([one for one in cells if one.table == table])
        end = max(one.value.cell.end for one in cells if one.table == table)
        below = [one for one in draft.passages if end <= one.start][:BELOW]
        for passage in below if rows else ():
            for percent in draft.numbers(passage):
                led = NAMED.search(draft.text[passage.start : percent.start])
                if led is None or not percent.percent or percent.high or percent.main.hedge:
                    continue
                said = telling(led["name"])
                like = [pair for label, *pair in rows if label and label <= said]
                short = telling(OPENS.sub("", led["name"])) - {"lượt", "tổng", "mức"}
                like = like or [
                    pair for label, *pair in rows if len(short) >= TWO and short <= label
                ]
                found = (
                    _wrong(like[0][1], like[0][0], percent, led["way"]) if len(like) == 1 else None
                )
                if found is not None:
                    yield found


def _rows(cells: Sequence[Entry]) -> list[tuple[frozenset[str], Entry, Entry]]:
    """The rows of a table with two values, of one time and of a later one, by their names."""
    rows: dict[int, list[Entry]] = defaultdict(list)
    for one in cells:
        rows[one.row].append(one)
    found = []
    for row in rows.values():
        years = [YEAR.findall(one.head) for one in row]
        timed = len(row) == TWO and all(len(each) == 1 for each in years)
        if timed and years[0] < years[1] and not any(one.plan for one in row):
            found.append((telling(BRACKET.sub(" ", row[0].name)), row[0], row[1]))
    return found


def _cell(cells: Sequence[Entry], num: Num, said: str) -> Entry | None:
    """The one cell that a number tells again, of a row that its sentence names."""
    if num.percent or num.high or num.main.hedge or len(digits(num.main.value)) < MANY:
        return None
    bare = num.main.value / num.factor
    like = [one for one in cells if one.value.value == bare and one.of(num)]
    named = like[0].label & telling(said) if len(like) == 1 else ()
    return like[0] if named else None


def _before(cells: Sequence[Entry], now: Entry) -> Entry | None:
    """The cell of its row under the year before, where each head names one year; no plan."""
    years = YEAR.findall(now.head)
    if len(years) != 1 or now.plan:
        return None
    then = str(int(years[0]) - 1)
    row = [one for one in cells if (one.table, one.row) == (now.table, now.row) and not one.plan]
    found = [one for one in row if YEAR.findall(one.head) == [then]]
    return found[0] if len(found) == 1 else None


def _wrong(now: Entry, then: Entry, percent: Num, way: str) -> Finding | None:
    share = now.value.range.percent_of(then.value.range)
    if share is None:
        return None
    sign = -1 if way == "giảm" else 1
    half = percent.main.step / 2
    said = HUNDRED + sign * percent.main.value
    if share.meets(Range(said - half, said + half)):
        return None
    computed: Decimal = now.value.value / then.value.value * HUNDRED - HUNDRED
    points = abs(now.value.value - then.value.value) == percent.main.value
    if computed * sign <= 0 or points:
        return None
    shown = as_written(abs(computed), percent.main)
    return Finding(
        start=percent.start,
        end=percent.end,
        message=f"Bảng ghi {vi(then.value.value)} và {vi(now.value.value)}: {way} {vi(shown)}%",
        message_en=f"The table has {en(then.value.value)} and {en(now.value.value)}: {en(shown)}%",
        stated=percent.main.value,
        computed=shown,
        suggestion=f"{vi(shown)}%",
        see=tuple(Place(start=one.value.cell.start, end=one.value.cell.end) for one in (then, now)),
        severity=Severity.WARNING,
    )
