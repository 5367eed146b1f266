"""Outcomes that a draft tells as one group: the rows of a table, the items of a list, a paragraph.

"Các khoản lớn: a) Thuế ngoài quốc doanh …; b) Tiền sử dụng đất …; c) Lệ phí trước bạ …" is a group
of three, each with its plan; a verdict on "cả ba khoản thu lớn" is of it (groups_reached.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.checking.draft import Draft
from tiendo.checking.periods.told_periods import heading_above
from tiendo.checking.retelling.told_numbers import telling
from tiendo.checking.verdicts.outcomes import Outcome, outcomes
from tiendo.checking.wordlists import words
from tiendo.reading.document import Cell, Kind, Table
from tiendo.vocabulary.regexes import regex

ITEM = regex(r"\s*(?P<mark>[-–+*•]|\d{1,2}(?:\.\d{1,2})*[.)-]|[a-zđ]\))\s?\S")
# A list of fewer is none, and a table of fewer rows names no group.
LEAST = 2
# A percent told so near behind a pair is of it: "31 tỷ đồng, dự toán 34 tỷ đồng, đạt 91% dự toán".
NEAR = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """``sizes``: how many it may be said to have; ``about``: the words of what stands above it."""

    outcomes: tuple[Outcome, ...]
    sizes: frozenset[int]
    about: frozenset[str]
    start: int
    end: int
    of_table: bool = False


def groups(draft: Draft) -> list[Group]:
    """Every group of outcomes of a draft."""
    return draft.kept("outcome groups", lambda: [*_of_tables(draft), *_of_lists(draft)])


def _of_tables(draft: Draft) -> Iterator[Group]:
    known = {one.place.start: one for one in outcomes(draft)}
    for table in draft.document.tables:
        rows = [row for row in table.rows() if _tells(row)]
        found = [[known[cell.start] for cell in row if cell.start in known] for row in rows]
        told = [each[0] for each in found if each]
        if len(told) < LEAST:
            continue
        start, end = rows[0][0].start, rows[-1][-1].end
        yield Group(
            outcomes=tuple(told), sizes=frozenset({len(rows), len(told)}), start=start, end=end,
            about=telling(f"{table.caption} {_heading(draft, start)} {_heads(table)}"),
            of_table=True,
        )  # fmt: skip


def _heads(table: Table) -> str:
    """The words of the first row, where it is one of heads: "Nguồn vốn | Kế hoạch"."""
    first = next(iter(table.rows()), [])
    return " ".join(cell.text for cell in first) if not _tells(first) else ""


def _tells(row: list[Cell]) -> bool:
    """Whether a row is of one thing with numbers, and no head or total."""
    named = [cell.text for cell in row if not any(map(str.isdigit, cell.text))]
    counted = len(row) - len(named)
    total = any(words("verdicts.total_rows").match(text.strip()) for text in named)
    return bool(row) and counted >= LEAST and not total and not row[0].header


def _heading(draft: Draft, at: int) -> str:
    above = heading_above(draft, at)
    return above.text if above is not None else ""


def _of_lists(draft: Draft) -> Iterator[Group]:
    told = _merged([one for one in outcomes(draft) if one.told and not one.worded])
    run: list[list[Outcome]] = []
    mark, lead, start, end = "", "", 0, 0
    for block in draft.document.blocks:
        here = [
            one for one in told if block.start <= one.place.start < block.start + len(block.text)
        ]
        found = ITEM.match(block.text) if block.kind is not Kind.ROW else None
        kind = _kind(found["mark"]) if found is not None else ""
        if run and (not kind or kind != mark or not here):
            yield from _of_run(draft, run, lead, start, end)
            run = []
        if kind and here:
            if not run:
                start = block.start
            run.append(here)
            mark, end = kind, block.start + len(block.text)
        elif not kind:
            lead = block.text
        if len(here) >= LEAST:
            yield _group(draft, here, {len(here)}, block.text.partition(":")[0], block.start,
                         block.start + len(block.text))  # fmt: skip
    if run:
        yield from _of_run(draft, run, lead, start, end)


def _of_run(
    draft: Draft, run: list[list[Outcome]], lead: str, start: int, end: int
) -> Iterator[Group]:
    every = [one for each in run for one in each]
    if len(run) >= LEAST and len(every) == len(run):
        yield _group(draft, every, {len(run)}, lead, start, end)


def _group(
    draft: Draft, told: list[Outcome], sizes: set[int], lead: str, start: int, end: int
) -> Group:
    about = telling(f"{lead} {_heading(draft, start)}")
    return Group(outcomes=tuple(told), sizes=frozenset(sizes), about=about, start=start, end=end)


def _kind(mark: str) -> str:
    return "1" if mark[0].isdigit() else "a" if mark[0].isalpha() else mark


def _merged(told: list[Outcome]) -> list[Outcome]:
    """Outcomes in order, with one where a pair and its percent are told together."""
    found: list[Outcome] = []
    for one in sorted(told, key=lambda each: (each.place.start, -each.place.end)):
        last = found[-1] if found else None
        if last is not None and one.place.start < last.place.end:
            continue
        if last is not None and _percent_of(one, last):
            continue
        found.append(one)
    return found


def _percent_of(one: Outcome, pair: Outcome) -> bool:
    """Whether a percent is that of the pair told right before it."""
    near = one.place.start - pair.place.end < NEAR
    return near and pair.percent is None and one.percent is not None and one.met == pair.met
