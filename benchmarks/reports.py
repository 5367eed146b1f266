"""How fast reports are written: ``python -m benchmarks.reports``.

A report of 100 pages and more with 20 tables, 10 charts and some thousand live figures:
composed, as DOCX, as PDF, and both in one go. Beside it the bare cost of the libraries for
the same pages: python-docx writing the same paragraphs and cells without a figure in them,
and LibreOffice laying out that file. No charts are in it: python-docx draws none.
"""

from __future__ import annotations

import io
import random
from dataclasses import replace
from datetime import date
from decimal import Decimal

import docx
import pypdfium2

from benchmarks.measuring import interleaved
from tiendo.facts.figure import Basis, Direction, Measure, Op
from tiendo.facts.series import Adds, Better, Indicator, Observation, Status, Target
from tiendo.reporting.annex import chart, sheet
from tiendo.reporting.asked import Asked, Head
from tiendo.reporting.compose import report
from tiendo.reporting.docx.write import as_docx
from tiendo.reporting.draft import Block, Chart, Draft, Heading, Paragraph
from tiendo.reporting.draft import Table as Sheet
from tiendo.reporting.facts import Facts, Group, Line, Source
from tiendo.reporting.files import as_file, as_files
from tiendo.reporting.origin import Origin
from tiendo.reporting.paper import as_pdf
from tiendo.scoring import judge
from tiendo.scoring.rules.score import Change
from tiendo.vocabulary.periods import parse_period

GROUPS, LINES, TABLES, CHARTS = 20, 33, 20, 10
AS_OF, PERIOD = date(2023, 10, 20), "2023-9M"
ORIGIN = Origin(plan="ke-hoach", period=PERIOD, as_of=AS_OF)
NAMES = "Sản lượng thóc|Diện tích rừng trồng|Số căn nhà sửa chữa|Số lớp học xây mới".split("|")
UNITS = "tấn|ha|căn|phòng".split("|")


def facts() -> Facts:
    """A plan of so many lines, each with a value, a plan and a move on last year."""
    draw = random.Random(7)
    lines = [line(draw, group, at) for group in range(1, GROUPS + 1) for at in range(LINES)]
    return Facts(
        plan="ke-hoach", source="Nghị quyết số 12-NQ/TU ngày 05/12/2022", body="tỉnh Mẫu",
        issuer="Tỉnh ủy Mẫu", system="party", place="Mẫu", code="TU", as_of=AS_OF,
        period=parse_period(PERIOD),
        groups=tuple(Group(ordinal=g, title=f"Lĩnh vực {g}") for g in range(1, GROUPS + 1)),
        lines=tuple(lines),
    )  # fmt: skip


def line(draw: random.Random, group: int, at: int) -> Line:
    kind = draw.randrange(len(NAMES))
    plan = Decimal(draw.randrange(100, 9000))
    ref = f"12-nq-tu-2022-{group:02}-{at:02}"
    indicator = Indicator(
        id=f"i-{group}-{at}", name=f"{NAMES[kind]} (vùng {group}.{at + 1})", unit="count",
        better=Better.HIGHER, adds=Adds.SUM,
    )  # fmt: skip
    target = Target(
        indicator=indicator, measure=Measure.LEVEL, value=plan, unit="count", period="2023",
        op=Op.EQ, unit_text=UNITS[kind], ref=ref,
    )  # fmt: skip
    done = Observation(
        period=PERIOD, measure=Measure.LEVEL, value=plan * draw.randrange(40, 120) // 100,
        unit="count", known_on=date(2023, 10, 5), status=Status.OFFICIAL, ref=f"{ref}-s1",
    )  # fmt: skip
    moved = replace(
        done, measure=Measure.CHANGE, value=Decimal(draw.randrange(1, 90)) / 10, unit="percent",
        direction=Direction.UP, basis=Basis.SAME_PERIOD, ref=f"{ref}-s2",
    )  # fmt: skip
    source = Source(ref=done.ref, document="Báo cáo số 9-BC/TU", slug="9-bc-tu", quote="đạt")
    score = judge(target, [done, moved], as_of=AS_OF)
    return Line(
        ref=ref, group=group, name=indicator.name, score=score, verdict=score.verdict,
        unit_text=UNITS[kind], goal_sources=(source,), sources=(source,),
        change=Change(value=moved.value, unit="percent", since="2022-9M"),
        change_sources=(source,),
    )  # fmt: skip


def large(known: Facts) -> Draft:
    """The whole report, its annex a table a group, and a chart each second one."""
    made = report(known, Asked(head=Head(system="party", issuer=("Tỉnh ủy Mẫu",))))
    annex: list[Block] = []
    for group in range(1, TABLES + 1):
        part = replace(known, lines=tuple(x for x in known.lines if x.group == group))
        drawn = chart(part)
        annex.append(sheet(part))
        if group % 2 and drawn is not None and group < 2 * CHARTS:
            annex.append(drawn)
    return replace(made, annex=tuple(annex))


def bare(draft: Draft) -> bytes:
    """The same words by python-docx, nothing else."""
    made = docx.Document()
    for block in (*draft.body, *draft.annex):
        if isinstance(block, Heading):
            made.add_heading(block.text, block.level)
        elif isinstance(block, Paragraph):
            made.add_paragraph("".join(span.text for span in block.spans))
        elif isinstance(block, Sheet):
            grid = made.add_table(len(block.rows), len(block.columns))
            for row, told in zip(grid.rows, block.rows, strict=True):
                for cell, spans in zip(row.cells, told.cells, strict=True):
                    cell.text = "".join(span.text for span in spans)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def both(known: Facts) -> dict[str, bytes]:
    """What a person asks for in one go: composed, as DOCX and as PDF."""
    return as_files(large(known), ORIGIN, ("docx", "pdf"))


def bare_both(draft: Draft) -> bytes:
    """The same words by the libraries alone, one after the other as they are used."""
    return as_pdf(bare(draft), AS_OF)


def main() -> None:
    known = facts()
    draft = large(known)
    made = both(known)
    ours, pdf, plain = made["docx"], made["pdf"], bare(draft)
    pages = len(pypdfium2.PdfDocument(pdf))
    charts = sum(isinstance(one, Chart) for one in draft.annex)
    tables = sum(isinstance(one, Sheet) for one in draft.annex)
    print(f"{pages} trang, {tables} biểu, {charts} biểu đồ; "
          f"{len(ours) // 1024} KB DOCX, {len(pdf) // 1024} KB PDF")  # fmt: skip
    works = {
        "compose": lambda: large(known),
        "DOCX": lambda: as_docx(large(known), ORIGIN),
        "python-docx, words alone": lambda: bare(draft),
        "PDF": lambda: as_file(large(known), ORIGIN, "pdf"),
        "LibreOffice, words alone": lambda: as_pdf(plain, AS_OF),
        "DOCX and PDF": lambda: both(known),
        "libraries, words alone": lambda: bare_both(draft),
    }
    for name, took in interleaved(works, rounds=3).items():
        print(f"{name:28} {took:.2f} giây")


if __name__ == "__main__":
    main()
