"""A report as one page: the draft with marks, the findings beside it; needs no other file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files
from itertools import groupby
from string import Template

from tiendo.checking import Report
from tiendo.checking.finding import Finding, Severity
from tiendo.cli.checked import WORDS, coverage, line_of, summary
from tiendo.web.marking import Line, Mark, Run, Span, marked_lines


def page_of(report: Report) -> str:
    """The whole page of a report."""
    template = Template((files("tiendo.cli") / "page.html").read_text(encoding="utf-8"))
    return template.substitute(
        name=escape(report.source.name),
        summary=escape(summary(report)),
        text="\n".join(text(report)),
        found="\n".join(item(report, at, one) for at, one in enumerate(report.findings, 1)),
        dismissed="\n".join(dismissed(report)),
        coverage=escape(coverage(report)).replace("\n", "<br>"),
    )


def kind_of(finding: Finding) -> str:
    return (finding.severity or Severity.WARNING).value


def text(report: Report) -> Iterator[str]:
    """The draft: lines as paragraphs, rows as tables, findings marked and numbered."""
    spans = [
        Span(start=one.start, end=one.end, kind=kind_of(one), note=number)
        for number, one in enumerate(report.findings, 1)
    ]
    for is_row, group in groupby(marked_lines(report.text, spans), key=lambda line: line.is_row):
        lines = list(group)
        prose = (paragraph(line, heading=line.start in report.headings) for line in lines)
        yield table(lines) if is_row else "\n".join(prose)


def paragraph(line: Line, *, heading: bool) -> str:
    kind = ' class="head"' if heading else ""
    return f"<p{kind}>{run(line.cells[0])}</p>"


def table(rows: Sequence[Line]) -> str:
    body = "".join(
        "<tr>" + "".join(f"<td>{run(cell)}</td>" for cell in row.cells) + "</tr>" for row in rows
    )
    return f'<div class="scroll" tabindex="0"><table>{body}</table></div>'


def run(nodes: Run) -> str:
    return "".join(escape(node) if isinstance(node, str) else mark(node) for node in nodes)


def mark(node: Mark) -> str:
    """A marked stretch with the numbers of its findings; its first part can be jumped to."""
    anchor = f' id="{node.anchor}"' if node.anchor else ""
    numbers = "".join(
        f'<a class="no" href="#f{number}" aria-label="chỗ {number}">{number}</a>'
        for number in node.notes
    )
    return f'<mark class="{" ".join(node.kinds)}"{anchor}>{run(node.inside)}{numbers}</mark>'


def item(report: Report, number: int, finding: Finding) -> str:
    """A finding beside the text: what is wrong, what to write, what it rests on."""
    kind, anchor = kind_of(finding), f"t-{finding.start}"
    quote = " ".join(report.text[finding.start : finding.end].split())
    word = WORDS[finding.severity or Severity.WARNING]
    lines = [
        f'<p class="kind">{number}. <b>{word}</b> {escape(finding.check)}</p>',
        f"<p>{escape(finding.message)}</p>",
        f'<p><a href="#{anchor}">“{escape(quote)}”</a></p>',
        *rest(report, finding),
    ]
    return f'<li id="f{number}" class="{kind}" data-mark="{anchor}">{"".join(lines)}</li>'


def rest(report: Report, finding: Finding) -> Iterable[str]:
    if finding.suggestion:
        yield f'<p class="mend">Sửa thành: <b>{escape(finding.suggestion)}</b></p>'
    for place in finding.see:
        quote = " ".join(report.text[place.start : place.end].split())
        if quote:
            line = line_of(report.text, place.start)
            yield f'<p class="small">Xem dòng {line}: “{escape(quote)}”</p>'
    if finding.register:
        said = f"{finding.register.source}: “{finding.register.quote}”"
        yield f'<p class="small">Theo sổ: {escape(said)}</p>'


def dismissed(report: Report) -> Iterator[str]:
    """What was looked at and let stand, with the reason."""
    if report.dismissed:
        yield "<h2>Đã xem, để nguyên</h2>"
    for finding, by in report.dismissed:
        quote = " ".join(report.text[finding.start : finding.end].split())
        said = f"[{finding.check}] “{quote}”: {by.reason}" + (f" ({by.by})" if by.by else "")
        yield f'<p class="small">{escape(said)}</p>'
