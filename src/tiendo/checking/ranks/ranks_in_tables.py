"""Ranks told again of a table's row: "Chỉ số | Năm 2022 (hạng) | Năm 2023 (hạng)" above
"PAPI | 19 | 27", and in the prose "PAPI năm 2023 xếp thứ 29/63".

Of one index and one year, among the whole country; a cell holds a rank where it says among how
many, or where its column or the caption says that ranks are told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.checking.draft import Draft
from tiendo.checking.ranks.standings import NATIONAL, YEAR, Standing, standings, topic_in
from tiendo.checking.wordlists import shaped
from tiendo.reading.document import Cell, Table
from tiendo.vocabulary.regexes import regex

CELL = regex(r"\s*(?:[Tt]hứ\s|[Hh]ạng\s)?(?P<rank>\d{1,2})(?:\s?/\s?(?P<of>\d{1,2}))?\s*")
RANKS = shaped(r"\b{ranks.columns}\b")
Told = dict[tuple[str, str], list["RankCell"]]


@dataclass(frozen=True, slots=True)
class RankCell:
    """A rank in a table, and where its cell stands."""

    rank: int
    start: int
    end: int


def ranks_in_tables(draft: Draft) -> Iterator[tuple[Standing, RankCell]]:
    """Every rank of the prose that the one cell of its index and year does not have."""
    cells: Told = defaultdict(list)
    for table in draft.document.tables:
        for key, cell in _of_years(table):
            cells[key].append(cell)
    for one in standings(draft) if cells else ():
        if len(one.years) != 1 or one.parts or one.days or one.places or not _nation(one):
            continue
        told = cells.get((one.topic, next(iter(one.years))), [])
        if len(told) == 1 and told[0].rank != one.rank:
            yield one, told[0]


def _nation(one: Standing) -> bool:
    """Whether a rank is told among all provinces, or without saying among whom."""
    return (one.of is None or one.of in NATIONAL) and one.field in ("", "nation")


def _of_years(table: Table) -> Iterator[tuple[tuple[str, str], RankCell]]:
    """The ranks of a table whose columns are years, by index and year."""
    rows = [{cell.column: cell for cell in row} for row in table.rows()]
    for at, head in rows[0].items() if rows else ():
        years = YEAR.findall(head.text)
        named = RANKS.search(f"{head.text} {table.caption}".lower()) is not None
        for row in rows[1:] if len(years) == 1 else ():
            topic = topic_in(row[0].text) if 0 in row else None
            rank = _rank(row[at], named=named) if at in row and at else None
            if topic is not None and rank is not None:
                yield (topic, years[0]), rank


def _rank(cell: Cell, *, named: bool) -> RankCell | None:
    found = CELL.fullmatch(cell.text)
    if found is None or not (named or found["of"]):
        return None
    if found["of"] and int(found["of"]) not in NATIONAL:
        return None
    return RankCell(int(found["rank"]), cell.start, cell.end)
