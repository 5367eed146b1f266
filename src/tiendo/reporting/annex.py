"""The annex: every line in a table, and how far the added-up ones have come as bars. Pure."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from tiendo.facts.figure import Measure
from tiendo.reporting.amounts import scale_of, share
from tiendo.reporting.draft import Bar, Cell, Chart, Column, Row, Span, Table
from tiendo.reporting.facts import Facts, Line
from tiendo.reporting.grammar import says, table
from tiendo.reporting.periods import in_words
from tiendo.reporting.tallies import lower
from tiendo.reporting.told import told
from tiendo.scoring.rules.wording import number, percent_places, period_words
from tiendo.vocabulary.periods import parse_period

NOTHING: Cell = ()


def sheet(facts: Facts) -> Table:
    """TT, chỉ tiêu, đơn vị, năm trước, kế hoạch, thực hiện, so kế hoạch, so cùng kỳ, đánh giá.

    A column that no line fills is left out.
    """
    said = in_words(facts.period)
    plan = parse_period(facts.lines[0].score.target.period)
    words = {"last": plan.start.year - 1, "plan": period_words(plan), "short": said.short}
    columns = [row for row in table("column").values() if filled(facts, row.get("form", ""))]
    rows: list[Row] = []
    for count, line in enumerate(facts.lines, start=1):
        rows.append(Row(cells=tuple(cell(facts, line, count, row) for row in columns)))
    return Table(
        title=says("part", "annex"),
        note=f"(Tính đến ngày {facts.as_of:%d/%m/%Y}; theo {facts.source})",
        columns=tuple(
            Column(
                title=row["says"].format(**words),
                width=row["width"],
                align=row.get("align", "centre"),
            )
            for row in columns
        ),
        rows=tuple(rows),
    )


def filled(facts: Facts, form: str) -> bool:
    return not form or any(told(facts, line.ref, form) for line in facts.lines)


def cell(facts: Facts, line: Line, count: int, row: object) -> Cell:
    assert isinstance(row, dict)
    form = row.get("form", "")
    if form:
        said = told(facts, line.ref, form)
        return (Span(text=said.text, ref=line.ref, form=form),) if said else NOTHING
    plain = {"column-number": str(count), "column-name": named(line)}
    return (Span(text=plain.get(row["id"], scale_of(line).words)),)


def named(line: Line) -> str:
    """What a row is of: a movement is said to be one."""
    target = line.score.target
    if target.measure is not Measure.CHANGE or target.direction is None:
        return line.name
    return says("moved", target.direction.value).format(name=lower(line.name))


def chart(facts: Facts) -> Chart | None:
    """Percent of the plan of all sums, in the order of the plan; None without one."""
    bars = []
    for line in facts.lines:
        value = line.score.value
        if share(line) is None or value is None:
            continue
        exact = Fraction(value) / Fraction(line.score.target.value) * 100
        bars.append(Bar(name=line.name, value=percent_places(exact, Decimal("0.1"))))
    if not bars:
        return None
    told_bars = "; ".join(f"{bar.name}: {number(bar.value)}%" for bar in bars)
    return Chart(title=f"{says('part', 'chart')} (% kế hoạch)", says=told_bars, bars=tuple(bars))
