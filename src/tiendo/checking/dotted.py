"""Decimals with a dot in a text that writes them with a comma: "6.52", "77.8%"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiendo.checking.draft import Draft
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.regexes import regex

COMMA = regex(r"(?<![\w.,/])\d+,\d{1,2}(?![\w.,/])")
DECIMAL = shaped(
    r"(?<![\w.,/:\-–])(?P<number>\d{1,3}\.\d{1,2})(?![\d]|[.,/:\-–]\d|\.[^\s])(?P<unit>\s?%|"
    r"\s?(?:{dotted.units}|‰|(?:ha|mm|cm|ca)\b))?"
)
# What stands before numbers with a dot that are no decimals: parts of a text, days, versions.
NO_DECIMAL = shaped(r"(?:{dotted.no_decimal}|[,;])\s?$", re.IGNORECASE)
# What stands not far before a value, where its digits could be a day's.
VALUE = shaped(r"\b{dotted.values}\b[^,;.:]{0,24}$", re.IGNORECASE)
# "Tỷ trọng kinh tế số (%) | 12.4 |": a cell of a row of rates.
RATE_CELL = regex(r"\(%\)[^\n]*\|\s*$")
# "LGSP 2.15": a version of what a short name stands for.
VERSION = regex(r"\b[A-Z]{2,}[A-Za-z0-9]*\s$")
# A day and a month.
DAYS, MONTHS = 31, 12


def dotted(draft: Draft) -> Iterator[re.Match[str]]:
    """Numbers that can only be decimals; nothing where the draft writes none with a comma."""
    if COMMA.search(draft.text) is None:
        return
    for found in DECIMAL.finditer(draft.text):
        whole, part = found["number"].split(".")
        line = draft.text.rfind("\n", 0, found.start()) + 1
        before = draft.text[line : found.start()]
        if not before.strip(" -–+*•|("):
            continue  # "1.2 Kết quả": a heading's number
        day = int(whole) <= DAYS and int(part) <= MONTHS
        valued = VALUE.search(before) is not None or RATE_CELL.search(before) is not None
        day = (day and not valued) or (VERSION.search(before) is not None and not valued)
        if found["unit"] is None and (day or NO_DECIMAL.search(before) or part.endswith("0")):
            continue
        if found["unit"] and part == "0" and "%" not in found["unit"]:
            continue
        yield found
