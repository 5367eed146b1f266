"""Persons and offices in two cells of a row: "Số 2 | Phan Thị Lan | Trưởng Ban Tổ chức"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tiendo.checking.draft import Draft
from tiendo.checking.naming.offices import Office, office_of
from tiendo.checking.wordlists import shaped, words
from tiendo.reading.document import ROW, Block
from tiendo.vocabulary.letters import CAPITALISED

CELL = " | "
PERSON = shaped(rf"\s*(?:{{naming.titles}}\s)?(?P<name>(?:{CAPITALISED}\s){{2,3}}{CAPITALISED})\s*")


def in_tables(draft: Draft) -> Iterator[tuple[str, Office, int, int]]:
    """A name, an office in the cell behind it, and where both stand; none of tables on changes."""
    head: Block | None = None
    for block in draft.document.blocks:
        if block.kind is not ROW:
            head = None
            continue
        head = head or block
        if head is not block and not words("positions.changing").search(head.text):
            yield from _in_row(block)


def _in_row(block: Block) -> Iterator[tuple[str, Office, int, int]]:
    cells = block.text.split(CELL)
    at = block.start
    for cell, behind in pairwise(cells):
        person = PERSON.fullmatch(cell)
        if person is not None and office_of(person["name"]) is None:
            end = at + len(cell) + len(CELL) + len(behind)
            for said in behind.split(","):
                office = office_of(" ".join(said.split()))
                if office is not None:
                    yield person["name"], office, at + person.start("name"), end
        at += len(cell) + len(CELL)
