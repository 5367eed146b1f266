"""Clean documents from templates, and the same with one slip planted in each of some sentences."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from evaluation.planting.drawing import WEEKDAYS, Draw, Fields, shown, swapped, wrong_percent
from tiendo.vocabulary.numbers import parse_number

HERE = Path(__file__).resolve().parent
FIELD = re.compile(r"\{([^{}]+)\}")
# Sentences of one document must not speak of one thing twice: of these words each stands in one.
TOPICS = (
    "thu nội địa", "kim ngạch xuất khẩu", "tổng mức bán lẻ", "thu ngân sách", "hộ nghèo", "việc làm",
    "đảng viên", "trồng rừng", "chỉ tiêu", "PAPI", "lao động", "nhiệm vụ", "giải pháp", "Đồng chí",
    "Giám đốc", "Nghị quyết", "hợp tác xã", "Trồng rừng", "Sở Tài chính", "| TT",
)  # fmt: skip
SENTENCES = 11


@dataclass(frozen=True, slots=True)
class Slip:
    """A planted slip: which check must find it, and where it stands."""

    check: str
    kind: str
    start: int
    end: int


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


def pages(count: int, seed: int, planted: int) -> Iterator[Page]:
    """``count`` documents with ``planted`` slips each; the same for the same seed."""
    dice = random.Random(seed)
    for number in range(count):
        nine_months, late = number % 3 == 1, number % 3 == 2
        year = 2025 if late else 2023
        yield page(dice, year, planted, nine_months=nine_months, late=late)


def page(dice: random.Random, year: int, planted: int, *, nine_months: bool, late: bool) -> Page:
    day = date(year, 10, 5) if nine_months else date(year, 12, 20)
    rows = chosen(dice, nine_months=nine_months, late=late)
    draw = Draw(dice, year, day)
    wrong = set(dice.sample(range(len(rows)), planted))
    pieces = [
        spoilt(row, draw, dice) if at in wrong else Piece(row, draw.fields(kind_of(row)))
        for at, row in enumerate(rows)
    ]
    period = "9 tháng đầu năm" if nine_months else "năm"
    head = (
        f"TỈNH ỦY SÔNG MAI\n*\nSố {dice.randint(100, 499)}-BC/TU\nSông Mai, ngày {day.day:02} tháng "
        f"{day.month} năm {year}\n\nBÁO CÁO\nKết quả thực hiện nhiệm vụ {period} {year}\n\n"
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


def spoilt(row: dict[str, Any], draw: Draw, dice: random.Random) -> Piece:
    """A sentence with one of its slips."""
    slip = dice.choice(row["plant"])
    while True:
        fields = draw.fields(kind_of(row))
        field, value = planted_in(row, slip, fields, draw, dice)
        if value != fields.get(field, field):
            return Piece(row, fields | {field: value}, field, slip)


def planted_in(
    row: dict[str, Any], slip: str, fields: Fields, draw: Draw, dice: random.Random
) -> tuple[str, str]:
    """The field that goes wrong, and what stands in it then."""
    if "swap" in row:
        field = next(
            name for name in FIELD.findall(row["text"] + row.get("later", "")) if is_word(name)
        )
        return field, str(row["swap"])
    name, _, how = slip.partition("-")
    if how == "swap":
        return name, swapped(fields[name], dice)
    if how == "up":
        return name, shown(parse_number(fields[name]) + dice.randint(3, 30), places(fields[name]))
    if how == "one":
        return name, str(int(fields[name]) + dice.choice((1, 2)))
    if how == "over":
        if name == "r":
            return name, str(dice.randint(64, 69))
        return name, shown(
            parse_number(fields["s"] if "s" in fields else "100") + dice.randint(5, 80)
        )
    return SPECIAL.get(slip, changed_percent)(slip, fields, draw, dice)


def is_word(name: str) -> bool:
    """Whether a field is the words themselves ("{vượt kế hoạch}"), and no name of a number."""
    return any(letter in name for letter in " -/") or name[0].isupper()


def places(written: str) -> int:
    return len(written.partition(",")[2])


def changed_percent(slip: str, fields: Fields, _: Draw, dice: random.Random) -> tuple[str, str]:
    if slip in ("d", "k"):
        off = dice.choice((1, -1, 2)) if slip == "k" else dice.randint(11, 40)
        return slip, shown(parse_number(fields[slip]) + off)
    return slip, wrong_percent(fields[slip], dice)


def turned(_: str, fields: Fields, __: Draw, ___: random.Random) -> tuple[str, str]:
    """The two ends change places: written through the second, which becomes the smaller."""
    if "hi" in fields:
        fields["lo"], high = fields["hi"], fields["lo"]
        return "hi", high
    fields["w"], low = fields["v"], fields["w"]
    return "v", low


def other_day(slip: str, fields: Fields, draw: Draw, dice: random.Random) -> tuple[str, str]:
    if slip == "day":
        return "date", f"31/{dice.choice((2, 4, 6, 9, 11)):02}/{draw.year}"
    if slip == "future":
        later = draw.day + timedelta(days=dice.randint(20, 200))
        return "date", draw.written_day(later)
    if slip == "year":
        return "year", str(int(fields["year"]) - 1)
    day, month, year = fields["date2"].split("/")
    other = int(day) % 28 + 1
    return "date2", f"{other:02}/{month}/{year}"


def other_word(slip: str, fields: Fields, _: Draw, dice: random.Random) -> tuple[str, str]:
    if slip == "name":
        return "weekday", dice.choice([one for one in WEEKDAYS if one != fields["weekday"]])
    if slip == "unit":
        return "tỷ", "triệu"
    if slip == "same":
        return "v", fields["w"]
    if slip == "dot":
        return "p", fields["p"].replace(",", ".")
    if slip == "spelling":
        *first, given = fields["name"].split()
        return "name2", " ".join((*first, given + "h" if given[-1] == "n" else given[:-1] + "n"))
    return "r2", str(int(fields["r"]) + dice.choice((1, 2, 10)))


SPECIAL = dict.fromkeys(("turn",), turned)
SPECIAL |= dict.fromkeys(("day", "future", "year", "date2"), other_day)
SPECIAL |= dict.fromkeys(("name", "unit", "same", "dot", "spelling", "r2"), other_word)


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
