"""Clean documents from templates, and the same with one slip planted in each of some sentences."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from evaluation.planting.drawing import Draw, Fields
from evaluation.planting.slips import FIELD, Case, planted

HERE = Path(__file__).resolve().parent
# Sentences of one document must not speak of one thing twice: of these words each stands in one.
TOPICS = (
    "thu nội địa", "kim ngạch xuất khẩu", "tổng mức bán lẻ", "thu ngân sách", "hộ nghèo",
    "việc làm", "đảng viên", "trồng rừng", "chỉ tiêu", "PAPI", "lao động", "nhiệm vụ",
    "giải pháp", "Đồng chí", "Giám đốc", "Nghị quyết", "hợp tác xã", "Sở Tài chính", "| TT",
)  # fmt: skip
SENTENCES = 11


@dataclass(frozen=True, slots=True)
class Slip:
    """A planted slip: which check must find it, and where it stands."""

    check: str
    kind: str
    start: int
    end: int
    also: tuple[tuple[int, int], ...] = ()  # the other place, where either may be the wrong one


@dataclass(frozen=True, slots=True)
class Page:
    text: str
    slips: tuple[Slip, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence with its fields filled; ``wrong`` names the field with the slip."""

    row: dict[str, Any]
    fields: Fields
    wrong: str = ""
    slip: str = ""


@cache
def templates() -> tuple[dict[str, Any], ...]:
    return tuple(yaml.safe_load((HERE / "templates.yaml").read_text(encoding="utf-8")))


def pages(count: int, seed: int, slips: int) -> Iterator[Page]:
    """``count`` documents with ``slips`` slips each; the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311 - the same documents for the same seed
    for number in range(count):
        nine_months, late = number % 3 == 1, number % 3 == 2
        year = 2025 if late else 2023
        yield page(dice, year, slips, nine_months=nine_months, late=late)


def page(dice: random.Random, year: int, slips: int, *, nine_months: bool, late: bool) -> Page:
    day = date(year, 10, 5) if nine_months else date(year, 12, 20)
    rows = chosen(dice, nine_months=nine_months, late=late)
    draw = Draw(dice, year, day)
    wrong = set(dice.sample(range(len(rows)), slips))
    pieces = [
        spoilt(row, draw) if at in wrong else Piece(row, draw.fields(kind_of(row)))
        for at, row in enumerate(rows)
    ]
    period = "9 tháng đầu năm" if nine_months else "năm"
    head = (
        f"TỈNH ỦY SÔNG MAI\n*\nSố {dice.randint(100, 499)}-BC/TU\n"
        f"Sông Mai, ngày {day.day:02} tháng {day.month} "
        f"năm {year}\n\nBÁO CÁO\nKết quả thực hiện nhiệm vụ {period} {year}\n\n"
    )
    return written(head, pieces)


def kind_of(row: dict[str, Any]) -> str:
    return "day_" if row["kind"] == "day" else str(row["kind"])


def chosen(dice: random.Random, *, nine_months: bool, late: bool) -> list[dict[str, Any]]:
    """Templates for one document, no two of one topic."""
    found: list[dict[str, Any]] = []
    taken: set[str] = set()
    for row in dice.sample(templates(), len(templates())):
        if (row["kind"] == "leftover") != nine_months and row["kind"] == "leftover":
            continue
        if row["kind"] == "body" and not late:
            continue
        topics = {word.lower() for word in TOPICS if word.lower() in row["text"].lower()}
        if not topics & taken and len(found) < SENTENCES:
            found.append(row)
            taken |= topics
    return found


def spoilt(row: dict[str, Any], draw: Draw) -> Piece:
    """A sentence with one of its slips."""
    slip = draw.dice.choice(row["plant"])
    while True:
        fields = draw.fields(kind_of(row))
        field, value = planted(row, Case(slip, fields, draw))
        if value != fields.get(field, field):
            return Piece(row, fields | {field: value}, field, slip)


def written(head: str, pieces: list[Piece]) -> Page:
    """The text with every sentence, later mentions at the end, and where the slips stand."""
    text, slips = head, []
    for later in ("text", "later"):
        for piece in pieces:
            if later not in piece.row:
                continue
            start = len(text)
            text += filled(piece, later)
            if piece.wrong and f"{{{piece.wrong}}}" in piece.row[later]:
                slips.append(place(piece, later, start))
            text += "\n"
    return Page(text, tuple(slips))


def filled(piece: Piece, part: str) -> str:
    return FIELD.sub(lambda found: piece.fields.get(found[1], found[1]), piece.row[part])


def place(piece: Piece, part: str, start: int) -> Slip:
    """Where the wrong field stands in the filled sentence: its last mention there."""
    pattern = piece.row[part]
    at = pattern.rindex(f"{{{piece.wrong}}}")
    before = FIELD.sub(lambda found: piece.fields.get(found[1], found[1]), pattern[:at])
    begin = start + len(before)
    return Slip(
        piece.row["check"],
        piece.slip,
        begin,
        begin + len(piece.fields.get(piece.wrong, piece.wrong)),
    )
