"""Notes for the chair: the figures of the report on one page, each with its source. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from tiendo.reporting.asked import Head
from tiendo.reporting.draft import Block, Cell, Draft, Span
from tiendo.reporting.facts import Facts, Line, Source
from tiendo.reporting.pack.items import bare
from tiendo.reporting.pack.says import grid, line, phrase, said, says, setting, table
from tiendo.reporting.parts import SLOW
from tiendo.reporting.told import told
from tiendo.scoring.rules.score import REACHED, UNJUDGED, Verdict

FORMS = ("value", "percent", "course", "goal")
SIZE = 1.9  # millimetres that a letter of the table takes, on the average
# What the chair is told first: what went wrong worst, then what went well, then the rest.
ORDER = (Verdict.MISSED, Verdict.OFF_COURSE, Verdict.BEHIND, Verdict.EXCEEDED, Verdict.MET)


def chair(facts: Facts, head: Head) -> Draft:
    """As many lines as one page holds, in the order of the plan; the rest is counted."""
    lines = chosen(facts)
    cells = [overall(facts), *(row(facts, one) for one in lines)]
    left = len(facts.lines) - len(lines)
    body: list[Block] = [
        line(phrase("chair-lead", day=f"{facts.as_of:%d/%m/%Y}"), "italic"),
        grid("chair", cells),
    ]
    if left:
        body.append(line(phrase("chair-rest", n=left), "italic"))
    return bare(says("paper", "chair"), tuple(body), head, facts.as_of)


def chosen(facts: Facts) -> list[Line]:
    ranked = sorted(
        (one for one in facts.lines if told(facts, one.ref, "value")),
        key=lambda one: ORDER.index(one.verdict) if one.verdict in ORDER else len(ORDER),
    )
    room, taken = setting("chair-rows") - height(overall(facts)), []
    for one in ranked:
        needs = height(row(facts, one))
        if needs <= room:
            room -= needs
            taken.append(one)
    return [one for one in facts.lines if one in taken]


def height(cells: tuple[Cell, ...]) -> int:
    """How many lines the tallest cell of a row takes."""
    widths = [row["width"] for row in table("column").values() if row["of"] == "chair"]
    letters = (sum(len(span.text) for span in cell) for cell in cells)
    pairs = zip(letters, widths, strict=True)
    return max(-(-int(n * SIZE) // int(width)) for n, width in pairs)


def overall(facts: Facts) -> tuple[Cell, ...]:
    count = told(facts, facts.plan, "total")
    tally = told(facts, facts.plan, "tally")
    assert count is not None
    assert tally is not None
    live = (
        Span(text="Trong "), Span(text=count.text, ref=facts.plan, form="total"),
        Span(text=" chỉ tiêu có "),
        Span(text=tally.text, ref=facts.plan, form="tally"),
    )  # fmt: skip
    return said(facts.source, "bold"), live, said(facts.source)


def row(facts: Facts, one: Line) -> tuple[Cell, ...]:
    look = "bold" if one.verdict in SLOW else ""
    return said(one.name, look), tuple(figures(facts, one)), said(source_of(one.sources))


def figures(facts: Facts, one: Line) -> Iterator[Span]:
    """“ước đạt 1.806,4 tỷ đồng, bằng 76,9%, bảo đảm tiến độ; kế hoạch: …”."""
    forms = FORMS if one.verdict not in UNJUDGED else ("value",)
    between = {"goal": "; kế hoạch "}
    first = True
    for form in forms:
        if form == "goal" and one.verdict in REACHED and len(forms) > 1:
            continue
        found = told(facts, one.ref, form)
        if found is None:
            continue
        if not first:
            yield Span(text=between.get(form, ", "))
        yield Span(text=found.text, ref=one.ref, form=form)
        first = False


def source_of(sources: tuple[Source, ...]) -> str:
    return sources[0].document if sources else ""
