"""Orders that only their day gives away: "Sở Y tế xây dựng phương án trước ngày 15/11/2025"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tiendo.errors import Unreadable
from tiendo.reading.rules.clauses import act_at, opens_with_name
from tiendo.reading.rules.orders import further_orders, read_part
from tiendo.reading.rules.owners import wholly_named
from tiendo.reading.rules.part import Part
from tiendo.reading.rules.sentences import parts
from tiendo.vocabulary.due import Now, find_due
from tiendo.vocabulary.regexes import regex

# The words before a day that ends a task; a time alone may as well tell when something was done.
LIMITS = ("trước ngày", "chậm nhất", "xong trước", "muộn nhất", "trước 1", "trước 2", "trước 3")
# What stands before the body: "Căn cứ Luật Thanh tra, Thanh tra tỉnh rà soát …".
LEADS = regex(r"(?:Căn cứ|Trên cơ sở|Theo|Sau khi|Khi|Từ nay|Đồng thời|Riêng|riêng)\s")
COMMA = regex(r",\s")
MOST_COMMAS = 6
# Acts that are told of what happens by itself, or is only planned by who tells it.
TOLD = (" đã ", " đang ", " vừa ", " được ", " bị ", " dự kiến ", " sẽ ")


def dated_orders(
    text: str, start: int, end: int, limits: Sequence[tuple[int, int]], now: Now
) -> list[Part]:
    """The orders of a sentence in which a body named whole has an act, to be done by a day ahead.

    ``limits``: where words stand that end a task. A day that is past, or that nothing
    compares with, tells of what was done.
    """
    spans = parts(text, start, end)
    for index, span in enumerate(spans):
        if not any(span[0] <= at < span[1] for at, _ in limits):
            continue
        for begin in _openings(text, *span):
            found = _read(text, begin, span[1])
            if found and _ahead(text, begin, span[1], now):
                found[0].start = begin
                return found + further_orders(text, spans[index + 1 :], found[-1].owners)
    return []


def _openings(text: str, start: int, end: int) -> Iterator[int]:
    yield start
    if LEADS.match(text, start, end):
        for count, comma in enumerate(COMMA.finditer(text, start, end)):
            if count < MOST_COMMAS:
                yield comma.end()


def _read(text: str, start: int, end: int) -> list[Part]:
    found = read_part(text, start, end, named=opens_with_name(text, start, end))
    if not found or not found[0].owners:
        return []
    part = found[0]
    clause, order = part.clause, part.order
    told = f" {text[order.start : order.act]} "
    if any(word in told for word in TOLD) or not wholly_named(clause, order):
        return []
    act = act_at(clause, order.word, opening=True)
    return found if act is not None and act[1] != "giving" else []


def _ahead(text: str, start: int, end: int, now: Now) -> bool:
    """Whether the part is due on a day behind that on which the document speaks."""
    today = now() if callable(now) else now
    try:
        due = find_due(text, now, start, end)
    except Unreadable:
        return False
    if due is None or due.on is None:
        return False
    speaks = today.day or today.after
    return speaks is not None and due.on > speaks
