"""Orders that nobody is said to give: duties, orders in the passive, plans for the time ahead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tiendo.reading.document import Block
from tiendo.reading.rules.clauses import Clause, opens_with_name
from tiendo.reading.rules.finding import places
from tiendo.reading.rules.orders import Part, further_orders, orders_in, read_part
from tiendo.reading.rules.owners import Order, read_order, wholly_named
from tiendo.reading.rules.people import named_in
from tiendo.reading.rules.sentences import parts
from tiendo.vocabulary.due import Today, find_due
from tiendo.vocabulary.text import single_spaced

DUTIES = ("có trách nhiệm", "có nhiệm vụ")
AHEAD = ("gian tới", "cuối năm", "năm tới", "quý tới", "tháng tới", "nay đến")
HINTS = (*DUTIES, *AHEAD)
# "Trong 6 tháng cuối năm 2018," before who will do what.
PLAN_LEAD = re.compile(
    r"(?!(?:Tính )?[Đđ]ến|Tới)[^,;:.]{0,40}?(?:thời gian tới|cuối năm|năm tới|quý tới|tháng tới|nay đến (?:hết|cuối) năm)"
    r"(?:\s(?:năm\s)?\d{4})?(?:[^,;:.]{0,40},)?\s",
    re.IGNORECASE,
)
# "Việc thống kê thiệt hại phải hoàn thành trước …": what must be done, with nobody named.
MUST = re.compile(r"\s(?:phải|cần)\s(?:được\s)?(?=\w)")
NO_ORDER_BEFORE = re.compile(
    r"(?<!\w)(?:đã|đang|để|nếu|khi|vì|do|mà|nên|không|như|nơi|nhưng|song|tuy|còn|bị|chưa|là)(?!\w)"
)
LONGEST_SUBJECT = 100


def hints_in(text: str) -> list[tuple[int, int]]:
    """The spans of the words by which a text may state duties or plans."""
    return [(at, at) for at in places(text, HINTS)]


def duty_orders(
    block: Block, start: int, end: int, hints: Sequence[tuple[int, int]]
) -> list[Part]:
    """The orders of "UBND xã có trách nhiệm …"."""
    at = next((at for at, _ in hints if block.text.startswith(DUTIES, at)), None)
    return _from_part(block, start, end, at) if at is not None else []


def passive_orders(
    block: Block, start: int, end: int, spoken: Sequence[tuple[int, int]], *, ordering: bool
) -> list[Part]:
    """The orders of "Sở A được giao rà soát …": where orders are given, or due on a day."""
    text = block.text
    for at, _ in spoken:
        if text.startswith("được ", max(0, at - 5)):
            found = _from_part(block, start, end, at)
            if found and (ordering or find_due(text, Today(year=1), start, end)):
                return found
    return []


def _from_part(block: Block, start: int, end: int, at: int) -> list[Part]:
    """The orders from the part of a sentence on that holds ``at``, where a duty is stated."""
    text = block.text
    spans = parts(text, start, end)
    index = next((i for i, span in enumerate(spans) if span[0] <= at < span[1]), None)
    if index is None:
        return []
    span = spans[index]
    found = read_part(text, *span, named=opens_with_name(text, *span), filler=True)
    if not found or not found[0].owners or found[0].order.act < at:
        found = _told_person(block, span, at)
    return found + further_orders(text, spans[index + 1 :], found[-1].owners) if found else []


def _told_person(block: Block, span: tuple[int, int], at: int) -> list[Part]:
    """The order to a person: "Bà A, Giám đốc Sở B được giao rà soát …"."""
    named = None
    for named in named_in(block, span[0], at):
        pass
    if named is None or len(block.text[named.span[1] : at].strip()) > len("được"):
        return []
    act = block.text.find(" ", at, span[1]) + 1
    clause = Clause.of(block.text, act, span[1])
    order = read_order(clause) if act else None
    if order is None or order.owners:
        return []
    owner = single_spaced(block.text[slice(*named.name)])
    told = Order((named.name,), order.contributors, order.word, order.act, named.span[0])
    return [Part(named.span[0], span[1], told, (owner,), clause)]


def planned_orders(text: str, start: int, end: int) -> list[Part]:
    """The orders of "Trong thời gian tới, ngành tiếp tục …"."""
    lead = PLAN_LEAD.match(text, start, end)
    found = orders_in(text, lead.end(), end, named=False, tight=True) if lead else []
    if found and found[0].owners and not wholly_named(found[0].clause, found[0].order):
        return []
    return found


def needed_orders(text: str, start: int, end: int) -> list[Part]:
    """What must be done, behind orders, with nobody named to do it."""
    found = []
    for first, last in parts(text, start, end):
        must = MUST.search(text, first, min(last, first + LONGEST_SUBJECT))
        if must is None or NO_ORDER_BEFORE.search(text[first : must.start()].lower()):
            continue
        clause = Clause.of(text, must.end(), last)
        order = read_order(clause)
        if order is not None and not order.owners:
            found.append(Part(first, last, order, (), clause))
    return found
