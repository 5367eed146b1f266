"""Pictures set straight, and ruled tables found in them without a library for it."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw
from scanned import drawn

from benchmarks.spoiling import LEVELS, Spoiling, noise, spoiled
from tiendo.reading.formats.ocr.bitmap import askew, bitonal, cleared, straightened
from tiendo.reading.formats.ocr.grid import RuledTable
from tiendo.reading.formats.ocr.ruled import ruled_tables, strokes_of

DPI = 200
PAGE = (1654, 2339)
Line = tuple[int, int, int, int]
ROWS, COLUMNS = [400, 480, 560, 700, 760], [200, 700, 900, 1100, 1400]


def sheet(lines: list[Line], words: bool = True) -> Image.Image:
    page = Image.new("L", PAGE, 255)
    draw = ImageDraw.Draw(page)
    for line in lines:
        draw.line(line, fill=40, width=3)
    if words:
        for row, top in enumerate(ROWS[:-1]):
            for left in COLUMNS[:-1]:
                draw.text((left + 20, top + 20), f"{row}1.265", fill=0, font_size=28)
        for at in range(900, 2200, 50):
            draw.text((200, at), "thu ngan sach nha nuoc tren dia ban " * 2, fill=0, font_size=28)
    return page


def ruled() -> list[Line]:
    level = [(COLUMNS[0], at, COLUMNS[-1], at) for at in ROWS]
    return level + [(at, ROWS[0], at, ROWS[-1]) for at in COLUMNS]


def tables(page: Image.Image) -> list[RuledTable]:
    straight = straightened(page)
    return ruled_tables(straight, *strokes_of(straight, DPI), DPI)


def shape(page: Image.Image) -> list[tuple[int, int, int]]:
    return [(len(t.cells), len(t.rows) - 1, len(t.columns) - 1) for t in tables(page)]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("degrees", [-2.5, -0.4, 0, 0.9, 3])
def test_a_ruled_table_is_found_however_the_sheet_lies(level: str, degrees: float) -> None:
    known = LEVELS[level]
    how = Spoiling(degrees or 0.01, known.blur, known.noise, known.quality)
    assert shape(spoiled(sheet(ruled()), how, DPI, 1)) == [(16, 4, 4)]


@pytest.mark.parametrize("degrees", [-3.2, -1, -0.2, 0, 0.3, 2.7])
def test_a_page_is_set_straight(degrees: float) -> None:
    turned = sheet([]).rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255)
    assert askew(turned) == pytest.approx(-degrees, abs=0.21)


def test_a_blank_page_lies_straight() -> None:
    assert askew(Image.new("L", PAGE, 255)) == 0


def test_text_underlined_words_and_a_frame_are_no_table() -> None:
    underlined = [(200, 950, 700, 950), (900, 950, 1400, 950)]
    frame = [(150, 880, 1450, 880), (150, 2250, 1450, 2250), (150, 880, 150, 2250)]
    frame.append((1450, 880, 1450, 2250))
    assert shape(sheet(underlined)) == []
    assert shape(sheet(frame)) == []
    assert shape(drawn(level="clean").crop((0, 0, 1654, 500))) == []


def test_a_merged_cell_covers_its_rows_and_columns() -> None:
    without = [line for line in ruled() if line[0] != 700 or line[0] != line[2]]
    split = [(700, 480, 700, 760)]  # the first row's first two cells are one
    (table,) = tables(sheet([*without, *split], words=False))
    wide = [cell for cell in table.cells if len(table.covered(cell)[1]) == 2]
    assert [(table.covered(cell)[0], table.covered(cell)[1]) for cell in wide] == [
        (range(1), range(2))
    ]


def test_a_ruling_that_broke_off_runs_no_numbers_together() -> None:
    broken = [line for line in ruled() if line[1] != 560 or line[1] != line[3]]
    broken.append((200, 560, 1100, 560))  # the last column's ruling is missing
    assert shape(sheet(broken)) == [(16, 4, 4)]


def test_a_corner_that_did_not_close_is_a_cell_all_the_same() -> None:
    torn = [line for line in ruled() if line[0] != 1400 or line[0] != line[2]]
    torn.append((1400, 400, 1400, 700))  # the last row's right side is missing
    (table,) = tables(sheet(torn))
    assert sum(len(table.covered(cell)[0]) for cell in table.cells) == 16


def test_a_photograph_and_noise_hold_no_table() -> None:
    dots = random.Random(7).randbytes(165 * 234)
    photograph = Image.frombytes("L", (165, 234), dots).resize(PAGE, Image.Resampling.BICUBIC)
    assert tables(photograph) == []
    assert tables(noise(PAGE, 120, 3)) == []
    assert tables(Image.new("L", PAGE, 0)) == []


def test_paper_ruled_in_squares_costs_no_more_than_a_table() -> None:
    squares = [(0, at, 1653, at) for at in range(9, 2330, 16)]
    squares += [(at, 0, at, 2338) for at in range(9, 1650, 16)]
    started = time.monotonic()
    assert tables(sheet(squares)) == []
    assert time.monotonic() - started < 20


def test_noise_on_empty_paper_is_cleared_and_ink_is_kept() -> None:
    page = spoiled(sheet(ruled()), LEVELS["bad"], DPI, 2)
    clear = cleared(page)
    empty, written = (1450, 850, 1640, 2200), (200, 900, 1400, 2200)
    assert clear.crop(empty).getextrema()[0] > 200
    assert bitonal(clear).crop(written).getextrema() == (0, 255)


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 60), st.integers(1, 60), st.binary(max_size=64))
def test_a_picture_of_any_kind_gives_no_error(width: int, height: int, dots: bytes) -> None:
    body = (dots * (width * height) + bytes(width * height))[: width * height]
    picture = Image.frombytes("L", (width, height), body)
    assert tables(cleared(picture)) == []
