"""Numbers in a notation that is not the Vietnamese one, or beside another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from tiendo.checking.dotted import COMMA, dotted
from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place, Severity
from tiendo.checking.registry import Yielded, check
from tiendo.checking.wordlists import shaped
from tiendo.errors import NumberUnreadable
from tiendo.vocabulary.numbers import format_number, read_number
from tiendo.vocabulary.regexes import regex

MONTH = regex(r"\b[Tt]háng\s$")
FOREIGN = "figures.foreign-notation"
THREE = regex(r"(?<![\w.,/])\d{1,3}(?P<mark>[.,])\d{3}(?![\w.,/]|\s?%)")
# "1,486.5 triệu kWh": a comma groups thousands, and a dot opens decimals; no Vietnamese number.
MIXED = regex(r"(?<![\w.,/])\d{1,3}(?:,\d{3})+\.\d+(?![\w/]|[.,]\d)")
# "tại 1,062 điểm": places are whole, and no thousandths of one.
PLACES = shaped(
    r"\b(?:tại|ở)\s(?:hơn\s|trên\s|gần\s)?(?P<number>\d{1,3},\d{3})(?=\s{notation.places}\b)"
)
PERCENT_OF_MONEY = shaped(r"(?P<number>\d[\d.,]*)\s?%(?=\s{notation.scales}\s(?:đồng|USD)\b)")
LARGER, BESIDE = regex(r"\s(?P<unit>tỷ|triệu) đồng"), 60
MEASURED = shaped(
    r"(?<![\w.,/])(?P<number>\d[\d.,]*\d|\d)\s"
    r"(?P<unit>{notation.scales} (?:đồng|USD)|{notation.measures})(?!\w)"
)


@check(
    id="number-format",
    group="consistency",
    severity=Severity.WARNING,
    says="Dấu chấm ngăn hàng nghìn, dấu phẩy mở phần lẻ, thống nhất trong toàn văn bản.",
)
def number_format(draft: Draft) -> Iterator[Yielded]:
    """A dot groups thousands and a comma opens the decimals, everywhere in a draft.

    Remarked on: a number in English notation; the same digits once with a dot and once with
    a comma; a percent sign before "tỷ đồng".

    Sai:  Quý I tăng trưởng 3.08%, 6 tháng tăng trưởng 3,42%.
    Đúng: Quý I tăng trưởng 3,08%, 6 tháng tăng trưởng 3,42%.
    """
    yield from _foreign(draft)
    yield from _dotted(draft)
    yield from _mixed(draft)
    yield from _doubled(draft)
    yield from _of_columns(draft)
    yield from _grouped(draft)
    for found in PERCENT_OF_MONEY.finditer(draft.text):
        yield Finding(
            start=found.start(),
            end=found.end(),
            message=f"“{found.group()}” thừa dấu % trước đơn vị tiền",
            message_en=f"“{found.group()}” has a stray % before a unit of money",
            stated=found.group(),
            suggestion=found["number"],
            severity=Severity.ERROR,
        )


def _foreign(draft: Draft) -> Iterator[Finding]:
    """What the reader has read as English notation."""
    comma = COMMA.search(draft.text)
    for remark in draft.reading.warnings:
        if remark.rule != FOREIGN or remark.end is None:
            continue
        written = draft.text[remark.start : remark.end]
        if MONTH.search(draft.text, max(0, remark.start - 8), remark.start):
            continue  # "trong tháng 10.2020"
        right = _vietnamese(written)
        yield Finding(
            start=remark.start,
            end=remark.end,
            message=f"“{written}” viết theo lối Anh; viết {right}" if right else remark.message,
            message_en=f"“{written}” is in English notation",
            stated=written,
            suggestion=right,
            see=(Place(start=comma.start(), end=comma.end()),) if comma else (),
        )


def _dotted(draft: Draft) -> Iterator[Finding]:
    """What the reader took for no figure: "Điểm trung bình các môn 6.52"."""
    told = {one.start for one in draft.reading.warnings if one.rule == FOREIGN}
    comma = COMMA.search(draft.text)
    for found in dotted(draft):
        if comma is None or found.start() in told:
            continue
        written = found["number"]
        right = written.replace(".", ",")
        yield Finding(
            start=found.start(),
            end=found.end("number"),
            message=f"“{written}” viết theo lối Anh; viết {right}",
            message_en=f"“{written}” is in English notation",
            stated=written,
            suggestion=right,
            see=(Place(start=comma.start(), end=comma.end()),),
        )


def _mixed(draft: Draft) -> Iterator[Finding]:
    """English numbers of which the reader has made no figure, or one of a measure."""
    told = {one.start for one in draft.reading.warnings if one.rule == FOREIGN}
    places = [found.span("number") for found in PLACES.finditer(draft.text)]
    for start, end in (*(found.span() for found in MIXED.finditer(draft.text)), *places):
        if start in told:
            continue
        written = draft.text[start:end]
        right = written.translate(str.maketrans(",.", ".,"))
        yield Finding(
            start=start,
            end=end,
            message=f"“{written}” viết theo lối Anh; viết {right}",
            message_en=f"“{written}” is in English notation",
            stated=written,
            suggestion=right,
        )


def _vietnamese(written: str) -> str | None:
    if THREE.fullmatch(written) and "," in written:
        return written.replace(",", ".")  # of what is counted: 1,240 households
    try:
        return format_number(read_number(written).value)
    except NumberUnreadable:
        return None


def _doubled(draft: Draft) -> Iterator[Finding]:
    """ "4,200" beside "4.200": one of the two means a thousandth of the other."""
    seen: dict[str, int] = {}
    for found in THREE.finditer(draft.text):
        if found["mark"] == ".":
            seen.setdefault(found.group(), found.start())
    for found in THREE.finditer(draft.text):
        other = found.group().replace(",", ".")
        if found["mark"] == "," and other in seen:
            at = seen[other]
            if _in_larger_unit(draft.text, found, at):
                continue
            yield Finding(
                start=found.start(),
                end=found.end(),
                message=f"“{found.group()}” ở đây, “{other}” ở chỗ khác: dấu chấm ngăn hàng nghìn",
                message_en=f"“{found.group()}” here and “{other}” elsewhere",
                stated=found.group(),
                suggestion=other,
                see=(Place(start=at, end=at + len(other)),),
            )


def _of_columns(draft: Draft) -> Iterator[Finding]:
    """``612.480 | 748.310`` over ``513.871 | 683,207``: the one cell of its row and column."""
    for table in draft.cells.tables.values():
        told = [(cell, THREE.fullmatch(cell.text.strip())) for cell in table.cells]
        cells = [(cell, found["mark"]) for cell, found in told if found is not None]
        commas = [cell for cell, mark in cells if mark == ","]
        for odd in commas if len(commas) == 1 else ():
            beside = [cell for cell, _ in cells if cell is not odd]
            alike = any(cell.row == odd.row for cell in beside)
            if alike and any(cell.column == odd.column for cell in beside):
                right = odd.text.strip().replace(",", ".")
                yield Finding(
                    start=odd.start,
                    end=odd.end,
                    message=f"“{odd.text.strip()}” giữa các số viết dấu chấm; viết {right}",
                    message_en=f"“{odd.text.strip()}” among numbers with dots",
                    stated=odd.text.strip(),
                    suggestion=right,
                )


def _in_larger_unit(text: str, found: re.Match[str], at: int) -> bool:
    """``52,736 tỷ đồng`` of the total 52.736 below "triệu đồng"."""
    unit = LARGER.match(text, found.end())
    if unit is None:
        return False
    smaller = {"tỷ": "triệu", "triệu": "nghìn"}[unit["unit"]]
    begin = text.rfind("\n\n", 0, at) + 1
    return f"{smaller} đồng" in text[begin : at + BESIDE] or f"{smaller} đồng" in text[at : at + 24]


def _grouped(draft: Draft) -> Iterator[Finding]:
    """ "18,650 triệu đồng" among "2.340 triệu đồng": three digits that no decimals stand for.

    Silent where the draft writes decimals of that unit, unless the last digit is a nought, or a
    grouped number of that unit stands in the same sentence.
    """
    measured = list(MEASURED.finditer(draft.text))
    by_unit: dict[str, list[str]] = defaultdict(list)
    for found in measured:
        by_unit[found["unit"]].append(found["number"])
    thousands = {
        unit for unit, told in by_unit.items() if any(THREE.fullmatch(n) and "." in n for n in told)
    }
    commas = {unit: sum("," in number for number in told) for unit, told in by_unit.items()}
    told = {one.start for one in draft.reading.warnings if one.rule == FOREIGN}
    for found in measured:
        if not THREE.fullmatch(found["number"]) or "," not in found["number"]:
            continue
        dotted = found["unit"] in thousands
        broken = commas[found["unit"]] > 1
        nought = found["number"].endswith("0")
        if found["unit"].startswith("tỷ") and (broken or not nought):
            continue  # "96,128 tỷ đồng": to the million
        sure = nought or _beside_grouped(draft, found)
        if not dotted or (broken and not sure) or found.start() in told:
            continue
        right = found["number"].replace(",", ".")
        yield Finding(
            start=found.start(),
            end=found.end("number"),
            message=f"“{found['number']}” giữa các số viết dấu chấm: có thể là {right}",
            message_en=f"“{found['number']}” among grouped numbers may be {right}",
            stated=found["number"],
            suggestion=right,
        )


def _beside_grouped(draft: Draft, found: re.Match[str]) -> bool:
    """``4,216 ha rừng, cao hơn năm 2018 (4.016 ha)``: of one unit and size in one sentence."""
    here = draft.passage_at(found.start())
    return here is not None and any(
        other["unit"] == found["unit"]
        and THREE.fullmatch(other["number"]) is not None
        and other["number"].partition(".")[0] == found["number"].partition(",")[0]
        for other in MEASURED.finditer(here.text)
        if "." in other["number"]
    )
