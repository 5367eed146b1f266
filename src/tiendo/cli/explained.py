"""An explanation on a terminal: the sentence with its place marked, then what and why."""

from __future__ import annotations

from tiendo.cli.tables import ROLES, console, stated, unit_of
from tiendo.reading.explaining.explanation import (
    Became,
    Explanation,
    Field,
    Item,
    Number,
    Said,
)

# Characters of the sentence on either side of the place.
AROUND = 240
# A field whose note says its rows in words.
WEIGHED = "confidence"


def show(found: Explanation, name: str) -> None:
    """All of one explanation."""
    out = console()
    place = f" · {found.sentence.place}" if found.sentence.place else ""
    out.print(f"\n{name} · ký tự {found.at}, dòng {found.line}{place}", soft_wrap=True)
    out.print(f"\n  {marked(found)}\n", soft_wrap=True)
    if found.says:
        out.print(found.says, soft_wrap=True)
    for number in found.here:
        show_number(number)
    for item in found.items:
        show_item(item)
    if found.beside:
        out.print("Các số bên cạnh trong câu:", style="bold")
        for number in found.beside:
            out.print(f"  “{number.quote}”: {brief(number)}", soft_wrap=True)


def marked(found: Explanation) -> str:
    """The sentence with the place between marks, cut where it is long."""
    sentence = found.sentence
    spans = [(n.start, n.end) for n in found.here if n.start <= found.at < n.end]
    start, end = spans[0] if spans else (found.at, found.at + 1)
    start, end = start - sentence.start, end - sentence.start
    left, right = sentence.quote[:start], sentence.quote[end:]
    lead = left if len(left) <= AROUND else "…" + left[-AROUND:]
    tail = right if len(right) <= AROUND else right[:AROUND] + "…"
    return f"{lead}»{sentence.quote[start:end]}«{tail}"


def show_number(number: Number) -> None:
    out = console()
    out.print(number.says, soft_wrap=True, style="bold")
    if not number.fields:
        out.print(f"  {reason(number)}", soft_wrap=True)
    for field in number.fields:
        show_field(field)


def show_field(field: Field) -> None:
    rows = () if field.name == WEIGHED else field.rows
    why = [row_said(said) for said in rows] + ([field.note] if field.note else [])
    told = f"  {field.label}: {field.says}" + (f"  ← {'; '.join(why)}" if why else "")
    console().print(told, soft_wrap=True)


def show_item(item: Item) -> None:
    out = console()
    out.print(
        f"{item.label.capitalize()}: “{item.evidence.quote}”",
        markup=False,
        soft_wrap=True,
        style="bold",
    )
    out.print(f"  {item.says} (luật {item.rule}; {item.source})", soft_wrap=True)
    for field in item.fields:
        show_field(field)
    for said in item.rows:
        out.print(f"  {row_said(said)}", soft_wrap=True)


def row_said(said: Said) -> str:
    """A row and its words: “phấn đấu” → roles: role.target."""
    words = f"“{said.words}” → " if said.words else ""
    return f"{words}{said.table}: {said.row} ({said.source})"


def brief(number: Number) -> str:
    """One line for a neighbour."""
    if number.became is Became.FIGURE and number.figure is not None:
        figure = number.figure
        told = f"“{figure.indicator}” {stated(figure)} {unit_of(figure)}".rstrip()
        return f"số liệu ({ROLES[figure.role]}): {told}"
    return f"{number.says} ({reason(number)})"


def reason(number: Number) -> str:
    """The reason's name, the words beside the number, and the source."""
    said = [row_said(one) for one in number.rows] or [number.source]
    return f"{number.reason}: " + "; ".join(said)
