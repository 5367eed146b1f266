"""XLSX, XLS and ODS to text: each sheet's titles as lines, its tables as tables.

python-calamine gives the values; ``xlsxmarks``, ``xlsmarks`` and ``odsmarks`` what it
leaves out: number formats, hidden sheets, formulas without a result, errors.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module

import python_calamine as calamine

from tiendo.facts.items import Remark
from tiendo.facts.reading import Source
from tiendo.reading.document import Document
from tiendo.reading.formats.amounts import shown
from tiendo.reading.formats.building import Builder
from tiendo.reading.formats.marks import Marks, Place, Survey
from tiendo.reading.formats.refusals import refuse
from tiendo.reading.formats.sheetgrid import JOINED, Title, parts_of, sheet_of
from tiendo.reading.formats.sniffing import Type
from tiendo.reading.segmenting import UNIT_LINE
from tiendo.vocabulary.text import nfc

SURVEYS = {Type.XLSX: "xlsxmarks", Type.XLS: "xlsmarks", Type.ODS: "odsmarks"}
TITLE = 20  # characters; "PHỤ LỤC I" and "Biểu số 2" are shorter
NAMED = 6  # cells that a warning names one by one


def read(data: bytes, source: Source) -> Document:
    """The document of a workbook. Raises DocumentUnreadable."""
    survey = survey_of(data, Type(source.media_type))
    builder = Builder()
    captions: list[str] = []
    with unpanicked(), calamine.load_workbook(io.BytesIO(survey.data)) as book:
        for marks in survey.sheets:
            if not marks.hidden:
                captions += write(builder, marks, values(book, marks))
    if not builder.taken and any(marks.hidden for marks in survey.sheets):
        raise refuse("hidden")
    title = next(filter(None, map(title_in, captions)), None)
    return builder.document(source, title=title, warnings=tuple(remarks(survey.sheets)))


def survey_of(data: bytes, kind: Type) -> Survey:
    found: Survey = import_module(f"tiendo.reading.formats.{SURVEYS[kind]}").survey(data)
    return found


@contextmanager
def unpanicked() -> Iterator[None]:
    """What calamine cannot read is a broken file, also where its Rust gives up in panic."""
    try:
        yield
    except calamine.PasswordError as error:
        raise refuse("encrypted") from error
    except calamine.CalamineError as error:
        raise refuse("truncated") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # no Exception, and of no importable class
            raise
        raise refuse("truncated") from error


def values(book: calamine.CalamineWorkbook, marks: Marks) -> dict[int, dict[int, str]]:
    """What the cells of a sheet show, by row and column; a sheet of charts shows nothing."""
    if not marks.filled:
        return {}
    sheet = book.get_sheet_by_name(marks.name)
    top, left = sheet.start or (0, 0)
    texts: dict[int, dict[int, str]] = {}
    for row, line in enumerate(sheet.to_python(), start=top):
        for column, value in enumerate(line, start=left):
            text = nfc(shown(value, marks.forms.get((row, column), ""))).strip()
            if text:
                texts.setdefault(row, {})[column] = text
    for (row, column), fault in marks.faults.items():  # what a person sees there
        texts.setdefault(row, {})[column] = fault
    return texts


def title_in(caption: str) -> str | None:
    """The line of a table's caption that names it, not its number, its unit or its decision."""
    lines = (line for line in caption.split(JOINED) if not line.startswith("("))
    return next((line for line in lines if len(line) >= TITLE and not UNIT_LINE.match(line)), None)


def write(builder: Builder, marks: Marks, texts: dict[int, dict[int, str]]) -> list[str]:
    """Add a sheet's lines and tables; gives the captions of its tables."""
    sheet, captions = Where(marks.name), []
    for part in parts_of(sheet_of(texts, marks.merged)):
        if isinstance(part, Title):
            for line in part.text.splitlines():
                builder.line(line, place=sheet.cell(part.row, part.column))
        else:
            where = Where(marks.name, part.rows, part.columns)
            builder.table(part.grid, header_rows=part.heads, caption=part.caption, place=where)
            captions.append(part.caption)
    return captions


@dataclass(frozen=True, slots=True)
class Where:
    """Places in a sheet as people name them: "trang tính KH2024, ô C7"."""

    name: str
    rows: list[int] | None = None
    columns: list[int] | None = None

    def row(self, row: int) -> str:
        return f"trang tính {self.name}, dòng {(self.rows[row] if self.rows else row) + 1}"

    def cell(self, row: int, column: int) -> str:
        row = self.rows[row] if self.rows else row
        column = self.columns[column] if self.columns else column
        return f"trang tính {self.name}, ô {reference((row, column))}"


def reference(place: Place) -> str:
    """A cell as the sheet names it.

    >>> reference((6, 2)), reference((0, 26))
    ('C7', 'AA1')
    """
    row, column = place
    letters = ""
    while column >= 0:
        letters = chr(ord("A") + column % 26) + letters
        column = column // 26 - 1
    return f"{letters}{row + 1}"


def remarks(sheets: Iterable[Marks]) -> Iterator[Remark]:
    """What a person should know before trusting a workbook's figures."""
    for marks in sheets:
        name = f"Trang tính {marks.name}"
        if marks.hidden:
            yield Remark(
                rule="hidden-sheet",
                message=f"{name} bị ẩn nên không đọc; bỏ ẩn nếu cần số liệu ở đó",
            )
        if marks.concealed:
            yield Remark(
                rule="hidden-cells",
                message=f"{name} có dòng hoặc cột bị ẩn; vẫn được đọc, cần xem lại",
            )
        if marks.hollow:
            yield Remark(
                rule="formula-without-value",
                message=f"{name}: công thức chưa có kết quả ở {named(marks.hollow)};"
                " mở bằng Excel, lưu lại rồi đọc",
            )
        if marks.faults:
            places = named(sorted(marks.faults))
            kinds = ", ".join(sorted(set(marks.faults.values())))
            yield Remark(
                rule="formula-error",
                message=f"{name}: ô báo lỗi {kinds} ở {places}; không đọc thành số",
            )


def named(places: list[Place]) -> str:
    """The first cells by name, the others by number: "ô C7, D9 và 12 ô khác"."""
    first = "ô " + ", ".join(map(reference, places[:NAMED]))
    rest = len(places) - NAMED
    return f"{first} và {rest} ô khác" if rest > 0 else first
