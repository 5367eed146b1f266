"""Wholes beside their parts: the total row of a table, "gồm" and "trong đó" in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tiendo.facts.figure import Figure, Measure, Op
from tiendo.reading.document import Table
from tiendo.reading.rules.arithmetic.contradiction import Contradiction, contradiction
from tiendo.reading.rules.arithmetic.grouping import Cells
from tiendo.reading.rules.arithmetic.precision import span
from tiendo.reading.rules.arithmetic.ratios import RATES
from tiendo.reading.sumwords import phrases, said
from tiendo.vocabulary.lexicon import split_words
from tiendo.vocabulary.numbers import format_number

Column = dict[int, Figure]  # by row


def column_sums(figures: Sequence[Figure], cells: Cells) -> Iterator[Contradiction]:
    """Columns whose total row is not the sum of the other rows."""
    columns: dict[tuple[int, int], Column] = {}
    for figure in figures:
        where = cells.of(figure)
        if where is not None and adds_up(figure):
            columns.setdefault((where[0], where[2]), {})[where[1]] = figure
    for (number, _), column in columns.items():
        total = total_row(cells.tables[number])
        if total in column and len({figure.unit for figure in column.values()}) == 1:
            yield from summed(column, total, cells.tables[number])


def adds_up(figure: Figure) -> bool:
    return (
        figure.measure is Measure.LEVEL
        and figure.op is Op.EQ
        and figure.unit not in RATES
        and figure.per is None
    )


def total_row(table: Table) -> int | None:
    """The one row that is the sum of all others: the first or the last below the header.

    Where rows stand below others that count them already, no sum is looked for.
    """
    body = [row for row in table.rows() if not any(cell.header for cell in row)]
    names = [name_of([cell.text for cell in row]) for row in body]
    if any(said("part", name, begins=True) for name in names):
        return None
    totals = [at for at, name in enumerate(names) if said("row", name)]
    if len(totals) != 1 or totals[0] not in (0, len(body) - 1) or len(body) < 3:
        return None
    return body[totals[0]][0].row


def name_of(texts: Sequence[str]) -> str:
    """A row's first words; its number is none."""
    return next((text for text in texts if any(map(str.isalpha, text)) and len(text) > 2), "")


def summed(column: Column, total: int, table: Table) -> Iterator[Contradiction]:
    parts = [figure for row, figure in column.items() if row != total]
    others = {cell.row for cell in table.cells if not cell.header} - {total}
    if len(parts) < 2 or others - column.keys():
        return
    yield from compared(column[total], parts, whole=True)


def sentence_sums(sentence: Sequence[Figure], text: str) -> Iterator[Contradiction]:
    """A whole and the parts that follow "gồm" (all of them) or "trong đó" (some)."""
    for at, figure in enumerate(sentence[:-1]):
        row = part_words(text[figure.evidence.end : sentence[at + 1].evidence.start])
        if row is None or not adds_up(figure):
            continue
        parts = parts_after(figure, sentence[at + 1 :], text)
        if row["all"] and len(parts) > 1:
            yield from compared(figure, parts, whole=True)
        elif not row["all"] and parts:
            yield from compared(figure, parts[:1], whole=False)
        return


def parts_after(total: Figure, following: Sequence[Figure], text: str) -> list[Figure]:
    """The figures that may be parts of a total: up to a semicolon, or until they fill it."""
    parts: list[Figure] = []
    at = total.evidence.end
    for figure in following:
        filled = len(parts) > 1 and not any(compared(total, parts, whole=True))
        if filled or ";" in text[at : figure.evidence.start]:
            break
        at = figure.evidence.end
        if same_things(figure, total):
            parts.append(figure)
    return parts


def same_things(one: Figure, other: Figure) -> bool:
    return adds_up(one) and (one.unit, one.unit_text) == (other.unit, other.unit_text)


def compared(total: Figure, parts: Sequence[Figure], *, whole: bool) -> Iterator[Contradiction]:
    """A contradiction where the parts are not the whole, or are more than it."""
    spans = [span(part.value, part) for part in parts]
    known = span(total.value, total)
    low = sum((one.low for one in spans), Decimal(0))
    high = sum((one.high for one in spans), Decimal(0))
    if low <= known.high and (high >= known.low or not whole):
        return
    found = format_number(sum((part.value for part in parts), Decimal(0)))
    stated = format_number(total.value)
    what = "Cộng các phần được" if whole else "Một phần đã là"
    yield contradiction([total, *parts], f"{what} {found}, tổng ghi {stated}")


def part_words(between: str) -> dict[str, bool] | None:
    """The row whose words stand between a whole and its first part."""
    words = split_words(between)
    for known, row in phrases("between"):
        length = len(known)
        if any(words[at : at + length] == known for at in range(len(words) - length + 1)):
            return row
    return None
