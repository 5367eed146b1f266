"""Which words of a draft a suggestion takes the place of, where that is sure.

A finding may stand on more words than are to be changed: of "78/204 xã, chiếm 83,2%" only the
percent. What is not sure is left to the person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from tiendo.checking.finding import Finding
from tiendo.errors import NumberUnreadable
from tiendo.vocabulary.numbers import parse_number
from tiendo.vocabulary.regexes import regex

NUMBER = regex(r"(?<![\w.,/])\d+(?:[.,]\d+)*(?![\w/]|[.,]\d)")
LAYOUT = "layout-"
CELLS = ("|", "\t")  # between the cells of a row
DIGIT = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mending:
    """``text[start:end]`` is to be ``new``."""

    start: int
    end: int
    new: str


def mending(text: str, finding: Finding) -> Mending | None:
    """What to exchange for the suggestion of a finding; None where there is none, or no sure place.

    Raises nothing: a suggestion that does not fit its words is for a person to read.
    """
    new = finding.suggestion
    if not new:
        return None
    quote = text[finding.start : finding.end]
    if isinstance(finding.stated, Decimal):
        return number(text, finding, finding.stated, new)
    if finding.check.startswith(LAYOUT):  # says how words look, not which words
        whole = finding.stated == quote
        return Mending(start=finding.start, end=finding.end, new=new) if whole else None
    if finding.stated is not None and quote.count(finding.stated) == 1:
        start = finding.start + quote.index(finding.stated)
        return Mending(start=start, end=start + len(finding.stated), new=new)
    if shape(quote) == shape(new) and any(map(str.isdigit, new)):
        return Mending(start=finding.start, end=finding.end, new=new)
    return tail(quote, finding, new)


def number(text: str, finding: Finding, stated: Decimal, new: str) -> Mending | None:
    """The one number of the words that is the stated one, before the unit of the suggestion."""
    said = NUMBER.match(new)
    if said is None:
        return None
    unit = new[said.end() :].strip()
    found = [
        match
        for match in NUMBER.finditer(text, finding.start, finding.end)
        if is_number(match.group(), stated) and bears(text, match.end(), unit)
    ]
    if len(found) != 1:
        return None
    return Mending(start=found[0].start(), end=found[0].end(), new=said.group())


def bears(text: str, at: int, unit: str) -> bool:
    """Whether a unit follows; in a cell it may stand in the head of the column instead."""
    line = text[at:].partition("\n")[0].lstrip(" ")
    alone = not line.strip() or line.startswith(CELLS)
    row = text[text.rfind("\n", 0, at) + 1 : at]
    return line.lstrip().startswith(unit) or (alone and any(mark in row for mark in CELLS))


def is_number(written: str, stated: Decimal) -> bool:
    try:
        return parse_number(written) == stated
    except NumberUnreadable:
        return False


def tail(quote: str, finding: Finding, new: str) -> Mending | None:
    """A count in words before the same noun: "Bốn giải pháp"."""
    count, space, noun = new.partition(" ")
    if not (count.isdigit() and noun and quote.endswith(space + noun)):
        return None
    end = len(quote) - len(space + noun)
    if not end > 0 or not quote[:end].replace(" ", "").isalpha():
        return None
    return Mending(start=finding.start, end=finding.start + end, new=count)


def shape(text: str) -> str:
    """Text with each number as one sign: a date and a date have one shape."""
    return DIGIT.sub("0", text)
