"""Where orders stand: under headings, behind lead-ins, in a speech; and who gives them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from tiendo.reading.document import Block, Document, Kind
from tiendo.reading.rules.giving import given_in, giver_at, phrases

LABEL = re.compile(
    r"\s*(?:Điều\s\d+\s?[.:]|(?:\d{1,2}\.)*\d{1,2}[.)/]?(?=\s)|[-–—+*•●▪]|[a-zđ]\)|"
    r"[IVXLC]+\s?[.\-–])\s*"
)
# Behind these words stands who receives the document: nothing below is an order.
RECIPIENTS = ("Nơi nhận", "NƠI NHẬN")


@dataclass(slots=True)
class Speech:
    """Who has been giving orders so far, in a paragraph or a list."""

    giver: str | None = None
    last: str | None = None  # who gave the last order of an earlier paragraph
    listing: bool = False  # under a lead-in or a heading, every item is an order
    speaking: bool = False  # an order was given in this paragraph
    level: int = 0
    ended: bool = False  # the list of recipients has begun
    closing: bool = (
        False  # the paragraph right behind a list: a last order with an owner may stand there
    )


def turns(block: Block, speech: Speech) -> bool:
    """Note a line that opens or closes a list of orders; true if it holds none itself."""
    text = block.text
    if speech.ended or text.startswith(RECIPIENTS):
        speech.ended, speech.listing, speech.closing = True, False, False
        return True
    if block.kind is Kind.HEADING:
        _heading(block, speech)
        return True
    if not text.endswith(":"):
        goes_on = speech.listing or speech.closing or speech.giver is not None
        if goes_on and block.kind is Kind.PARAGRAPH and not LABEL.match(text):
            speech.closing = speech.listing and speech.level == 0
            speech.listing = speech.listing and speech.level > 0
            speech.giver = speech.giver if speech.listing or speech.closing else None
        speech.speaking = False
        return False
    low = text.lower()
    if _holds(low, "no-list"):
        speech.listing = False
        return True
    lead = _holds(low, "list-lead")
    if lead and (block.kind is Kind.PARAGRAPH or not speech.listing):
        speech.listing, speech.giver = True, _giver_of_lead(block) or speech.giver
        return True
    return lead and speech.listing


def _holds(low: str, id: str) -> bool:
    return any(map(low.__contains__, phrases(id)))


def ordering(document: Document) -> Callable[[int], bool]:
    """Whether orders stand at a block, asked in reading order; followed only as far as asked."""
    speech = Speech()
    ahead = iter(document.blocks)
    seen = 0

    def ordered(index: int) -> bool:
        nonlocal seen
        for block in islice(ahead, index + 1 - seen):
            turns(block, speech)
        seen = index + 1
        return speech.listing or speech.closing or speech.ended

    return ordered


def _heading(block: Block, speech: Speech) -> None:
    low = block.text.lower()
    labelled = LABEL.match(block.text) is not None
    if _holds(low, "no-list"):
        speech.listing, speech.level = False, 0
    elif (labelled or len(low) < 50) and block.start > 0 and _holds(low, "heading"):
        speech.listing, speech.level, speech.giver = True, block.level or 1, None
    elif block.level <= speech.level or not labelled:
        speech.listing, speech.level, speech.giver = False, 0, None


def _giver_of_lead(block: Block) -> str | None:
    for given in given_in(block, 0, len(block.text)):
        if given.giver:
            return given.giver
    for word in ("kết luận", "chỉ đạo", "yêu cầu", "giao"):
        at = block.text.find(" " + word)
        if at > 0:
            giver = giver_at(block, 0, at)
            if giver:
                return giver
    return None
