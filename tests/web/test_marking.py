"""Every character of a text comes out once, whatever is marked in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.web.marking import CELLS, Line, Mark, Run, Span, marked_lines

TEXTS = st.lists(st.sampled_from(["đạt", " ", "8,5%", ".", "\n", CELLS, "<b>"]), max_size=24).map(
    "".join
)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(TEXTS)
    ends = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(ends, ends), max_size=6))
    spans = [
        Span(start=min(p), end=max(p), kind="figure", note=n)
        for n, p in enumerate(pairs, 1)
        if p[0] != p[1]
    ]
    return text, spans


def plain(nodes: Run) -> str:
    return "".join(n if isinstance(n, str) else plain(n.inside) for n in nodes)


def written(line: Line) -> str:
    return CELLS.join(plain(cell) for cell in line.cells)


def marks(nodes: Run) -> list[Mark]:
    found = []
    for node in nodes:
        if isinstance(node, Mark):
            found += [node, *marks(node.inside)]
    return found


def all_marks(text: str, spans: list[Span]) -> list[Mark]:
    return [m for line in marked_lines(text, spans) for cell in line.cells for m in marks(cell)]


@given(marked_texts())
def test_no_character_is_lost_or_said_twice(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    kept = [line for line in text.split("\n") if line.strip()]
    assert [written(line) for line in marked_lines(text, spans)] == kept


@given(marked_texts())
def test_an_anchor_stands_once(case: tuple[str, list[Span]]) -> None:
    anchors = [m.anchor for m in all_marks(*case) if m.anchor]
    assert len(anchors) == len(set(anchors))


@given(marked_texts())
def test_no_note_is_lost_unless_its_mark_holds_no_text(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    shown = {n for m in all_marks(text, spans) for n in m.notes}
    for span in spans:
        seen = text[span.start : span.end].replace(CELLS, "").strip(" |\n")
        assert span.note in shown or not seen


@pytest.mark.parametrize(
    ("spans", "nested"),
    [
        ([(0, 3), (0, 3)], "[đạt:1,2] 8,5% và 9%"),
        ([(0, 8), (4, 8)], "[đạt [8,5%:2]:1] và 9%"),
        ([(0, 8), (4, 11)], "[đạt [8,5%:2]:1][ và:] 9%"),
        ([(4, 8), (12, 14)], "đạt [8,5%:1] và [9%:2]"),
    ],
    ids=["equal", "nested", "crossing", "apart"],
)
def test_marks_nest_and_never_cross(spans: list[tuple[int, int]], nested: str) -> None:
    made = [Span(start=a, end=b, kind="figure", note=n) for n, (a, b) in enumerate(spans, 1)]
    (line,) = marked_lines("đạt 8,5% và 9%", made)

    def draw(nodes: Run) -> str:
        return "".join(
            n if isinstance(n, str) else f"[{draw(n.inside)}:{','.join(map(str, n.notes))}]"
            for n in nodes
        )

    assert draw(line.cells[0]) == nested


def test_a_mark_over_cells_stands_in_each_with_one_anchor() -> None:
    text = "Thu" + CELLS + "2.350" + CELLS + "2.412"
    (line,) = marked_lines(text, [Span(start=0, end=len(text), kind="target", note=1)])
    found = [marks(cell)[0] for cell in line.cells]
    assert [m.anchor for m in found] == ["t-0", "", ""]
    assert line.notes == (1,)
