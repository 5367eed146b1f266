"""Reads the text sources: YAML front matter, then headings, bullets, paragraphs, tables.

The markup is small on purpose. ``# `` and ``## `` open headings, ``- `` a bullet, ``> `` a
centred line, ``| a | b |`` a row of a ruled table whose second line is ``|---|---|``. Blank
lines part paragraphs. ``=====`` ends the document proper: the signature follows, then the
annex on a page of its own. Everything else is a paragraph, taken as it stands.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

import yaml

Form = Literal["NFC", "NFD"]
Block = tuple[str, Any]
"""A kind (h1, h2, bullet, centre, para, table) and its text; a table holds rows of cells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One document as it is written: what stands in its heading, and its blocks."""

    name: str
    output: str  # docx, pdf, txt
    layout: str  # party, state
    issuer: tuple[str, ...]  # upper body first, the issuing body last
    number: str
    date: date
    place: str
    kind: str
    title: str
    power: str
    post: str
    signer: str
    recipients: tuple[str, ...]
    encoding: str = "utf-8"
    form: Form = "NFC"
    blocks: tuple[Block, ...] = ()
    annex: tuple[Block, ...] = ()

    @property
    def file_name(self) -> str:
        """The name of the built file."""
        return f"{self.name}.{self.output}"

    @property
    def dated(self) -> str:
        """Place and date as the heading writes them: a zero before days 1-9 and months 1, 2."""
        day, month = self.date.day, self.date.month
        month_text = f"{month:02d}" if month < 3 else str(month)
        return f"{self.place}, ngày {day:02d} tháng {month_text} năm {self.date.year}"

    @property
    def numbered(self) -> str:
        """The number line: Party documents write "Số 27-NQ/TU", State ones "Số: 64/BC-UBND"."""
        return f"Số {self.number}" if self.layout == "party" else f"Số: {self.number}"


def read_source(path: Path) -> Source:
    """Read one source file; every field of the front matter is required unless it has a default."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    data = yaml.safe_load(front)
    form: Form = data.get("form", "NFC")
    signature = data["signature"]
    body, _, annex = unicodedata.normalize(form, body).partition("\n=====\n")
    return Source(
        name=path.stem,
        output=data["output"],
        layout=data["layout"],
        issuer=tuple(_text(part, form) for part in data["issuer"]),
        number=_text(data["number"], form),
        date=data["date"],
        place=_text(data["place"], form),
        kind=_text(data["kind"], form),
        title=_text(data["title"], form),
        power=_text(signature["power"], form),
        post=_text(signature.get("post", ""), form),
        signer=_text(signature["name"], form),
        recipients=tuple(_text(line, form) for line in data["recipients"]),
        encoding=data.get("encoding", "utf-8"),
        form=form,
        blocks=tuple(_blocks(body)),
        annex=tuple(_blocks(annex)),
    )


def _text(value: object, form: Form) -> str:
    return unicodedata.normalize(form, str(value))


def _blocks(body: str) -> list[Block]:
    """Split the body at blank lines and name each piece."""
    blocks: list[Block] = []
    for piece in body.split("\n\n"):
        lines = [line.strip() for line in piece.strip().splitlines() if line.strip()]
        if lines and lines[0].startswith("|"):
            rows = [_cells(line) for line in lines]
            blocks.append(("table", [rows[0], *rows[2:]]))
        else:
            blocks.extend(_line(line) for line in lines)
    return blocks


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def _line(line: str) -> Block:
    """Name one line by its mark."""
    for mark, kind in (("## ", "h2"), ("# ", "h1"), ("- ", "bullet"), ("> ", "centre")):
        if line.startswith(mark):
            return kind, line.removeprefix(mark)
    return "para", line


def column_widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """Relative widths for a table's columns: by the longest cell, none too thin or too wide."""
    longest = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [max(2, min(14, length // 3)) for length in longest]
