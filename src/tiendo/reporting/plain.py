"""A draft as plain text: for golden files, and for those who only want to read it."""

from __future__ import annotations

from collections.abc import Iterator

from tiendo.reporting.draft import Block, Chart, Draft, Heading, Paragraph, Table


def as_text(draft: Draft) -> str:
    """Kind, title and blocks, a line each; cells of a table apart by ``|``."""
    lines = [draft.kind, draft.title, ""]
    for block in (*draft.body, *draft.annex):
        lines += of(block)
    return "\n".join(lines) + "\n"


def of(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * block.level} {block.text}"
    elif isinstance(block, Paragraph):
        yield "".join(span.text for span in block.spans)
    elif isinstance(block, Table):
        yield from ("", block.title, block.note)
        yield " | ".join(column.title for column in block.columns)
        for row in block.rows:
            yield " | ".join("".join(span.text for span in cell) for cell in row.cells)
    elif isinstance(block, Chart):
        yield from ("", block.title, block.says)
