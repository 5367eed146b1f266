"""Builds PDF files with typst and its own fonts, the same bytes every time."""

from collections.abc import Sequence
from datetime import UTC, datetime, time

import typst

from maker.source import Source, column_widths

PAGE = """
#set document(title: {title}, author: {author}, date: none)
#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm),
  header: context {{ let n = counter(page).get().first()
    if n > 1 {{ align(center, str(n)) }} }})
#set text(font: "Libertinus Serif", size: 13pt, lang: "vi", hyphenate: false)
#set par(justify: true, first-line-indent: (amount: 10mm, all: true), spacing: 0.9em)
#let plain(body) = par(first-line-indent: 0mm, justify: false, body)
#let under(body) = underline(offset: 4.5pt, evade: false, body)
#let mid(..lines) = align(center, for line in lines.pos() {{ plain(line) }})
"""


def pdf_bytes(source: Source) -> bytes:
    """The finished PDF of one source."""
    parts = [_page(source), _heading(source), _title(source)]
    last = len(source.blocks) - 1  # the signature never stands alone on a page
    parts += [_block(*block, sticky=n == last) for n, block in enumerate(source.blocks)]
    parts.append(_signature(source))
    if source.annex:
        parts.append("#pagebreak()")
        parts += [_block(*block, sticky=False) for block in source.annex]
    moment = datetime.combine(source.date, time(8), tzinfo=UTC)
    compiler = typst.Compiler("\n".join(parts).encode(), ignore_system_fonts=True)
    built = compiler.compile(format="pdf", timestamp=moment)
    if not isinstance(built, bytes):
        raise TypeError(f"{source.name}: typst gave no single PDF")
    return built


def _quoted(text: str) -> str:
    """A typst string, so that no sign of the text is taken for markup."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _styled(text: str, *, size: int = 13, bold: bool = False, italic: bool = False) -> str:
    weight = "bold" if bold else "regular"
    style = "italic" if italic else "normal"
    return f'text(size: {size}pt, weight: "{weight}", style: "{style}", {_quoted(text)})'


def _page(source: Source) -> str:
    title = f"{source.kind} {source.number}"
    return PAGE.format(title=_quoted(title), author=_quoted(source.issuer[-1]))


def _heading(source: Source) -> str:
    """The block of two columns: issuer and number left, motto, place and date right."""
    *upper, issuer = source.issuer
    left = [_styled(line) for line in upper] + [_styled(issuer, bold=True)]
    if source.layout == "party":
        left.append(_styled("*"))
        right = [f"under({_styled('ĐẢNG CỘNG SẢN VIỆT NAM', size=14, bold=True)})"]
    else:
        motto = _styled("Độc lập - Tự do - Hạnh phúc", bold=True)
        right = [_styled("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=11, bold=True)]
        right.append(f"under({motto})")
    left.append(_styled(source.numbered))
    right.append(_styled(source.dated, italic=True))
    columns = f"mid({', '.join(left)}), mid({', '.join(right)})"
    return f"#grid(columns: (4fr, 5fr), column-gutter: 4mm, {columns})\n#v(6mm)"


def _title(source: Source) -> str:
    kind, summary = _styled(source.kind, size=15, bold=True), _styled(source.title, bold=True)
    return f"#mid({kind}, {summary})\n#align(center, line(length: 25mm, stroke: 0.5pt))\n#v(3mm)"


def _block(kind: str, content: str | Sequence[Sequence[str]], *, sticky: bool) -> str:
    """One heading, bullet, centred line, paragraph or table of the body."""
    if not isinstance(content, str):
        return _table(content)
    if kind == "centre":
        return f"#mid({_styled(content, italic=True)})"
    text = f"- {content}" if kind == "bullet" else content
    heading = kind in ("h1", "h2")
    keep = str(heading or sticky).lower()
    return f"#block(sticky: {keep}, par({_styled(text, bold=heading)}))"


def _table(rows: Sequence[Sequence[str]]) -> str:
    """A ruled table; its first row is bold and repeated on every page."""
    cells = [[_cell(cell, bold=not n) for cell in row] for n, row in enumerate(rows)]
    widths = ", ".join(f"{width}fr" for width in column_widths(rows))
    body = ",\n  ".join(", ".join(row) for row in cells[1:])
    head = f"table.header({', '.join(cells[0])})"
    return f"#table(columns: ({widths}), stroke: 0.5pt, inset: 4pt,\n  {head},\n  {body})"


def _cell(text: str, *, bold: bool) -> str:
    return f"plain({_styled(text, size=11, bold=bold)})"


def _signature(source: Source) -> str:
    """Recipients left, power, post and name of the signer right."""
    left = [_styled("Nơi nhận:", size=11, bold=True, italic=True)]
    left += [_styled(f"- {line}", size=10) for line in source.recipients]
    right = [_styled(line, bold=True) for line in (source.power, source.post) if line]
    name = _styled(source.signer, bold=True)
    plain = " ".join(f"plain({line});" for line in left)
    signed = f"{{ mid({', '.join(right)}); v(18mm); mid({name}) }}"
    grid = f"grid(columns: (1fr, 1fr), {{ {plain} }}, {signed})"
    return f"#v(5mm)\n#block(breakable: false, width: 100%, {grid})"
