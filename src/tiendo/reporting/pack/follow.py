"""What the last conclusion ordered, and what became of it by the day of the pack."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from tiendo.reporting.asked import Head
from tiendo.reporting.draft import Cell, Draft
from tiendo.reporting.facts import Source
from tiendo.reporting.pack.given import Given
from tiendo.reporting.pack.items import bare
from tiendo.reporting.pack.says import grid, phrase, said, says, setting, table


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A task of a conclusion; ``reported``: later documents of its owners that name it."""

    ref: str
    text: str
    owners: tuple[str, ...]
    due: date | None
    recurs: str
    source: Source
    reported: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Concluded:
    """A conclusion by name, with its tasks in its order."""

    source: str
    orders: tuple[Order, ...]


def follow(found: Concluded, given: Given, head: Head, as_of: date) -> Draft:
    states = [state(one, given, as_of) for one in found.orders]
    counts = Counter(id for id, _ in states)
    tally = ", ".join(
        str(row["counts"]).format(n=counts[id]) for id, row in table("state").items() if counts[id]
    )
    lead = phrase(
        "follow-lead", source=found.source, n=len(found.orders), day=f"{as_of:%d/%m/%Y}",
        tally=tally,
    )  # fmt: skip
    cells = [
        row(number, one, words)
        for number, (one, (_, words)) in enumerate(
            zip(found.orders, states, strict=True), start=1
        )
    ]  # fmt: skip
    title = says("paper", "follow")
    return bare(title, (), head, as_of, (grid("follow", cells, title=title, note=lead),))


def row(number: int, one: Order, words: str) -> tuple[Cell, ...]:
    text = one.text[:1].upper() + one.text[1:]
    due = f"{one.due:%d/%m/%Y}" if one.due else ""
    return said(str(number)), said(text), said("; ".join(one.owners)), said(due), said(words)


def state(one: Order, given: Given, as_of: date) -> tuple[str, str]:
    """The id of a state and its words: as a person told, as documents do, else by the day due."""
    if one.ref in given.progress:
        return "told", given.progress[one.ref]
    if one.reported:
        return "told", f"đã báo cáo: {'; '.join(one.reported)}"
    if one.recurs:
        return "recurs", says("state", "recurs", recurs=one.recurs)
    if one.due is None:
        return "open", says("state", "open")
    left = (one.due - as_of).days
    if left < 0:
        return "late", says("state", "late", n=-left)
    if left <= setting("soon"):
        return "soon", says("state", "soon", n=left)
    return "running", says("state", "running")
