"""What the numbers of a document say of each other: ratios, plans, sums.

Nothing here decides which number is wrong; it finds the places where they cannot
all be right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tiendo.facts.figure import Figure
from tiendo.reading.document import Document
from tiendo.reading.rules.arithmetic.contradiction import Contradiction
from tiendo.reading.rules.arithmetic.grouping import Cells, by_row, by_sentence
from tiendo.reading.rules.arithmetic.ratios import row_ratios, sentence_ratios, stated_ratios
from tiendo.reading.rules.arithmetic.sums import column_sums, sentence_sums


def contradictions(figures: Sequence[Figure], document: Document) -> Iterator[Contradiction]:
    """Every place where figures of a document contradict each other."""
    cells = Cells(document)
    yield from stated_ratios(figures)
    for row in by_row(figures, cells):
        yield from row_ratios(row)
    for sentence in by_sentence(figures, document, cells):
        yield from sentence_ratios(sentence)
        yield from sentence_sums(sentence, document.text)
    yield from column_sums(figures, cells)


__all__ = ["Contradiction", "contradictions"]
