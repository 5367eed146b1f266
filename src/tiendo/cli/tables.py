"""Tables for people on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from rich.console import Console
from rich.table import Table

from tiendo.facts.figure import Figure, Op, Role
from tiendo.facts.reading import Reading
from tiendo.vocabulary.numbers import format_number, scale_words
from tiendo.vocabulary.units import COUNT, unit_words

# How each operator stands before a value in a table.
OPERATORS = {Op.EQ: "", Op.GE: "≥ ", Op.GT: "> ", Op.LE: "≤ ", Op.LT: "< ", Op.RANGE: ""}
ROLES = {Role.RESULT: "kết quả", Role.TARGET: "chỉ tiêu"}


def console() -> Console:
    """The terminal; what documents say is shown as it is, never as markup or as emoji."""
    return Console(highlight=False, markup=False, emoji=False)


def table(title: str, columns: Sequence[str], right: Sequence[str] = ()) -> Table:
    """An empty table; columns named in ``right`` hold numbers."""
    made = Table(title=title, title_justify="left", title_style="bold", header_style="dim")
    for column in columns:
        if column in right:
            made.add_column(column, justify="right", no_wrap=True)
        else:
            made.add_column(column, overflow="fold")
    return made


def amount(value: Decimal | None) -> str:
    return "" if value is None else format_number(value)


def stated(figure: Figure) -> str:
    """A figure's value as a person would note it: “> 7”, “2 - 2,5”, “78/204”."""
    text = OPERATORS[figure.op] + amount(figure.value)
    if figure.high is not None:
        text += f" - {amount(figure.high)}"
    if figure.of is not None:
        text += f"/{amount(figure.of)}"
    return text


def unit_of(figure: Figure) -> str:
    """The words of the unit that the value is in: “đồng” for a sum written in tỷ đồng."""
    if figure.unit == COUNT.code:
        words = (figure.unit_text or "").split()
        return " ".join(word for word in words if word.lower() not in scale_words())
    return unit_words().get(figure.unit, "")


def show_reading(reading: Reading) -> None:
    """What was read in one document, figures first, and what could not be."""
    out = console()
    out.print(f"\n{reading.title or reading.source.name}", style="bold")
    figures = table(
        f"{len(reading.figures)} số liệu",
        ["vai trò", "chỉ tiêu", "số đo", "giá trị", "đơn vị", "kỳ", "câu trích dẫn"],
        right=["giá trị"],
    )
    for figure in reading.figures:
        figures.add_row(*figure_row(figure))
    if reading.figures:
        out.print(figures)
    for line in other_lines(reading):
        out.print(line)


def figure_row(figure: Figure) -> list[str]:
    return [
        ROLES[figure.role],
        named(figure),
        figure.measure.value,
        stated(figure),
        unit_of(figure),
        figure.period or "",
        figure.evidence.quote,
    ]


def named(figure: Figure) -> str:
    """What a figure measures, and the part that these words do not name."""
    part = figure.subject
    known = part is None or part.lower() in figure.indicator.lower()
    return figure.indicator if known else f"{figure.indicator} ({part})"


def other_lines(reading: Reading) -> list[str]:
    """One line for each other item, named by its kind."""
    lines = [f"văn bản    {d.number or d.title}" for d in reading.documents]
    lines += [f"cuộc họp   {m.name}" for m in reading.meetings]
    lines += [
        f"nhiệm vụ   {', '.join(t.owners) or '(chưa rõ ai)'}: {t.action}"
        + (f" (hạn {t.due:%d/%m/%Y})" if t.due else "")
        for t in reading.tasks
    ]
    lines += [f"hạn chế    {s.text}" for s in reading.shortcomings]
    lines += [f"khen       {c.award}: {', '.join(c.recipients)}" for c in reading.commendations]
    lines += [f"người      {p.name}: {', '.join(p.positions)}" for p in reading.people]
    lines += [f"không đọc  “{u.evidence.quote}”: {u.reason}" for u in reading.unread]
    return lines + [f"lưu ý      {w.message}" for w in reading.warnings]
