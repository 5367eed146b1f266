"""Whatever a file holds: blocks and cells stand at their offsets, and the words table is sound."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tiendo.errors import DocumentUnreadable
from tiendo.facts.reading import Source
from tiendo.reading.formats import open_bytes
from tiendo.reading.formats.building import Builder, GridCell, header_rows
from tiendo.reading.formats.numbering import to_roman, written
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.text import fold

SOURCE = Source(name="a", media_type="text/plain", sha256="0")
TAGS = ["p", "div", "td", "tr", "table", "h1", "ul", "li", "a", "b", "span", "br", "nav", "th"]
WORDS = [
    "Thu ngân sách đạt 4.200 tỷ đồng, tăng 8,5% so với cùng kỳ",
    "Lượt xem: 5",
    "|",
    " ",
    "&nbsp;",
]
PIECES = st.one_of(
    st.sampled_from(TAGS).map("<{}>".format),
    st.sampled_from(TAGS).map("</{}>".format),
    st.sampled_from(['<td colspan="3">', '<td rowspan="2">', '<div class="menu">', "<!--", "<"]),
    st.sampled_from(WORDS),
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_tangle_of_tags_is_read_in_place_or_refused(body: str) -> None:
    try:
        document = open_bytes(f"<html><body>{body}</body></html>".encode(), "a.html")
    except DocumentUnreadable:
        return
    assert all(document.text[b.start : b.end] == b.text for b in document.blocks)
    assert all(
        document.text[c.start : c.end] == c.text for table in document.tables for c in table.cells
    )


@st.composite
def grids(draw: st.DrawFn) -> list[list[GridCell]]:
    """Tables of up to 4 by 4 places, some merged to the right or downwards."""
    width, height = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    grid: dict[tuple[int, int], GridCell] = {}
    for row in range(height):
        for column in range(width):
            if (row, column) in grid:
                continue
            text = draw(st.sampled_from(["", "Thu", "4.200", "a | b", "  x  y "]))
            down, across = draw(st.integers(1, 2)), draw(st.integers(1, 2))
            for r in range(row, min(row + down, height)):
                for c in range(column, min(column + across, width)):
                    grid.setdefault((r, c), GridCell(text=text, origin=(row, column)))
    return [[grid[r, c] for c in range(width)] for r in range(height)]


@given(grids(), grids())
def test_every_cell_stands_at_its_offsets_once(
    one: list[list[GridCell]], two: list[list[GridCell]]
) -> None:
    builder = Builder()
    for grid in (one, two):
        builder.table(grid, header_rows=header_rows(grid))
    builder.line("Hết")
    document = builder.document(SOURCE)
    cells = [cell for table in document.tables for cell in table.cells]
    assert all(document.text[c.start : c.end] == c.text for c in cells)
    assert document.text.count("Thu") == len({c.start for c in cells if c.text == "Thu"})


@pytest.mark.parametrize("row", rows("tiendo.reading.patterns", "clutter"), ids=lambda r: r["id"])
def test_a_row_of_clutter_has_a_known_kind_and_words_of_its_own(row: dict[str, object]) -> None:
    kinds = {"attribute", "stem", "line", "end", "counter", "dateline", "site", "box"}
    words = row["words"]
    assert row["kind"] in kinds
    assert isinstance(words, list)
    assert len({fold(word) for word in words}) == len(words) > 0


@pytest.mark.parametrize(
    ("count", "form", "label"),
    [(4, "upperRoman", "IV"), (49, "lowerRoman", "xlix"), (27, "lowerLetter", "a"), (7, "?", "7")],
)
def test_a_count_is_written_as_its_list_writes(count: int, form: str, label: str) -> None:
    assert written(count, form) == label


@given(st.integers(1, 3999))
def test_roman_numbers_hold_no_letter_four_times(count: int) -> None:
    assert not any(letter * 4 in to_roman(count) for letter in "IXC")
