"""Tasks: orders with an act of their own, who has them, until when, given by whom.

One task for each part of an order that a full stop, a semicolon or a change of
owners ends. An owner carries inside its sentence; whoever gives the first order
of a paragraph or list gives the others.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from tiendo.errors import Unreadable
from tiendo.facts.items import Task, Unread
from tiendo.reading.document import Block, Document, Kind
from tiendo.reading.rules.finding import by_block
from tiendo.reading.rules.giving import Given, given_in, giving_words, phrases
from tiendo.reading.rules.owners import Clause, Order, act_at, may_open, read_order, words
from tiendo.reading.rules.sentences import parts, today, trimmed
from tiendo.reading.rules.speech import LABEL, Speech, turns
from tiendo.reading.rules.task_tables import table_tasks
from tiendo.vocabulary.due import Due, Today, find_due

# Words before an order's first owner or act: "thời gian tới,", "ngay từ đầu năm,".
FILLER_WORDS = 16
# Names of owners told of behind a comma are no longer than this.
LONGEST_OWNER = 80
PRODUCT = re.compile(
    r"(?:^|,\s|;\s|\svà\s|\sđể\s)(?P<product>(?:báo cáo|trình|gửi)\s(?!tiến độ)[^,;]+?)"
    r"(?=\s(?:trước|trong|chậm nhất|theo quy định|để|định kỳ|hằng|hàng)\s|[,;.]|$)"
)
# A colon after one of these lists topics, not orders.
TOPICS = re.compile(
    r"(?:lĩnh vực|nội dung|phương châm|tinh thần|quan điểm|mặt công tác|khâu|trụ cột):"
)
JOIN = re.compile(
    r"(?:(?:đồng thời|và|trong đó|riêng|cùng với đó|bên cạnh đó|"
    r"ngoài ra),?\s)?(?P<giving>(?:giao|yêu cầu|đề nghị|kiến nghị|phân công)\s)?",
    re.IGNORECASE,
)
# A time that stands before the owners: "năm 2025 toàn ngành cần …".
TIME_LEAD = re.compile(
    r"(?:trong\s|ngay\s|từ\s|sau\s)*(?:năm\s\d{4}|quý\s[IV1-4]+(?:/\d{4})?|"
    r"tháng\s\d{1,2}(?:/\d{4})?|thời gian tới|"
    r"những tháng cuối năm|\d tháng cuối năm|nay đến cuối năm|hội nghị|trước mắt|"
    r"đầu năm)(?:\s\d{4})?,?\s",
    re.IGNORECASE,
)
CHANGE = re.compile(
    r",\s(?:đồng thời\s)?(?:(?P<giving>giao|yêu cầu|đề nghị)\s)?(?=[A-ZĐỦ])|(?:,|\svà|"
    r"\sđồng thời)\s(?P<more>giao|yêu cầu|đề nghị)\s"
)


def tasks(document: Document) -> Iterator[Task | Unread]:
    """Every order of the text, in reading order, then those of its tables."""
    if document.tables:
        yield from table_tasks(document)
    text = document.text
    given = giving_words(text)
    if not given and "HIỆM VỤ" not in text and "HỰC HIỆN" not in text:
        return
    spoken = _by_block(document, given)
    now = cache(lambda: today(document))  # asked for only where a day leaves its year open
    speech = Speech()
    for index, block in enumerate(document.blocks):
        if block.kind is Kind.ROW or turns(block, speech):
            continue
        if index in spoken or speech.listing or speech.closing:
            yield from _block_tasks(block, spoken.get(index, []), speech, now)


def _by_block(
    document: Document, words: list[tuple[int, int]]
) -> dict[int, list[tuple[int, int]]]:
    """The spans of giving words inside their blocks, by the blocks' index."""
    after = dict(words)
    found = by_block(document, after)
    return {
        index: [(at, after[at + (start := document.blocks[index].start)] - start) for at in places]
        for index, places in found.items()
    }


def _block_tasks(
    block: Block,
    spoken: list[tuple[int, int]],
    speech: Speech,
    now: Callable[[], Today],
) -> Iterator[Task | Unread]:
    text = block.text
    for start, end in block.sentences():
        words = spoken[bisect_left(spoken, (start,)) : bisect_left(spoken, (end,))]
        if not (words or speech.speaking or speech.listing or speech.closing):
            continue
        label = LABEL.match(text, start, end)
        begin = label.end() if label else start
        if begin < end:
            yield from _sentence_tasks(block, begin, end, words, speech, now)


def _sentence_tasks(
    block: Block,
    start: int,
    end: int,
    spoken: list[tuple[int, int]],
    speech: Speech,
    now: Callable[[], Today],
) -> Iterator[Task | Unread]:
    if speech.listing and not OPENS_GIVING.match(block.text, start, end):
        orders = list(_orders(block, start, end, named=True, tight=True, listed=True))
        if orders:
            yield from _emit(block, orders, speech.giver, now)
            return
    for given in given_in(block, start, end, spoken, known=speech.speaking) if spoken else ():
        named = _names_anybody(block, given)
        if _noun(block, given) or (given.giver is None and not named):
            continue
        orders = list(_orders(block, given.after, end, named=named))
        if orders:
            speech.speaking = True
            speech.giver = given.giver or speech.giver or speech.last
            speech.last = speech.giver
            yield from _emit(block, orders, speech.giver, now)
            return
    if speech.speaking or speech.listing:
        begin = _past_opening(block.text, start, end)
        orders = list(_orders(block, begin, end, named=False, tight=True, listed=speech.listing))
        yield from _emit(block, orders, speech.giver, now)
    elif speech.closing:
        orders = [
            part for part in _orders(block, start, end, named=False, tight=True) if part.owners
        ]
        speech.closing = bool(orders)
        yield from _emit(block, orders, speech.giver, now)


def _noun(block: Block, given: Given) -> bool:
    """ "yêu cầu nhiệm vụ", "theo yêu cầu": no verb."""
    before = block.text[max(0, given.start - 12) : given.start].rstrip().lower()
    return before.endswith(("theo", "đáp ứng", "những", "các", "yêu", "được", "mọi"))


def _names_anybody(block: Block, given: Given) -> bool:
    """After these words a capitalised name is an owner, whatever the table knows."""
    word = block.text[given.start : given.after].lower()
    return word.startswith(("giao", "yêu cầu", "đề nghị", "kiến nghị", "phân công"))


def _past_opening(text: str, start: int, end: int) -> int:
    for opening in phrases("openings"):
        if text.startswith(opening, start):
            at = start + len(opening)
            while at < end and text[at] in " ,:":
                at += 1
            return at
    return start


OPENS_GIVING = re.compile(r"(?:Giao|Yêu cầu|Đề nghị|Phân công|Chỉ đạo)\s")
# An amount to reach, with nobody told to reach it: a target.
AMOUNT = re.compile(r"(?:từ|trên|ít nhất|tối thiểu|thêm|đạt)\s\d|\d\S*\s[^,;]{0,40}trở lên")


@dataclass(frozen=True, slots=True)
class Part:
    """One order in its place: the span of its words, and the order read from them."""

    start: int
    end: int
    order: Order
    owners: tuple[str, ...]
    clause: Clause


def _orders(
    block: Block, start: int, end: int, *, named: bool, tight: bool = False, listed: bool = False
) -> Iterator[Part]:
    """The orders in ``block.text[start:end]``, one a part; owners carry to parts that name none."""
    text = block.text
    while start < end and text[start] in ' :,“"':
        start += 1
    if TOPICS.search(text, start, end):
        spans = [trimmed(text, start, end)]
    else:
        spans = parts(text, start, end)
    pending: list[Part] = []
    for index, span in enumerate(spans):
        found = _read_part(
            text,
            *span,
            named=named or index > 0,
            filler=index == 0 and not tight,
            tight=tight and index == 0 and not listed,
        )
        if not found:
            if not pending:
                return
            continue  # a part without an act of its own: a topic, or something told
        for part in found:
            carried = pending[-1].owners if pending and not part.owners else part.owners
            pending.append(replace(part, owners=carried))
    yield from pending


def _read_part(
    text: str, start: int, end: int, *, named: bool, filler: bool, tight: bool = False
) -> list[Part]:
    joined = JOIN.match(text, start, end)
    begin = joined.end() if joined else start
    named = named or bool(joined and joined["giving"])
    timed = TIME_LEAD.match(text, begin, end)
    if not filler and not timed and not may_open(text, begin, end, named=named):
        return []
    clause = Clause.of(text, timed.end() if timed else begin, end)
    order = read_order(clause, 0, named=named)
    if order is None and filler:
        order = _past_filler(clause, named)
    if order is None or order.act >= end:
        return []
    if not named and order.owners and not _ordered(clause, order):
        return []
    if tight and not _urged(clause, order):
        return []
    return _split_owners(clause, order, end)


def _ordered(clause: Clause, order: Order) -> bool:
    """Whether a part that opens with a body orders it, and does not tell what it did."""
    low = clause.text[order.start : order.act].lower()
    return not low.rstrip().endswith((" đã", " đang", " được")) and " đã " not in low


def _urged(clause: Clause, order: Order) -> bool:
    """Whether a sentence behind an order orders on: it urges, speaks to all, or sets a day.

    "Hội Phụ nữ tỉnh tổ chức nhiều hoạt động" tells; "Các cấp tăng cường …" orders.
    """
    opening = order.word
    found = act_at(clause, opening, opening=True)
    if found is not None and found[1] == "manner":
        return True
    if not order.owners:
        return found is not None and (found[0] > 1 or found[1] != "verb")
    before = clause.low[max(0, opening - 2) : opening]
    low = clause.low[0]
    return (
        low in ("các", "toàn", "mọi", "từng", "mỗi", "cấp")
        or "cần" in before
        or "phải" in before
        or any(
            word in clause.text[order.act : clause.end(len(clause.low) - 1)]
            for word in ("trước ngày", "trong quý", "chậm nhất", "trong tháng")
        )
    )


def _past_filler(clause: Clause, named: bool) -> Order | None:
    """The order behind "nhiệm vụ trọng tâm thời gian tới, …" or "…: "."""
    for index, word in enumerate(clause.low[:FILLER_WORDS]):
        if word in (",", ":") or (word in ("là", "rằng") and index < 6):
            order = read_order(clause, index + 1, named=named)
            if order is not None:
                return order
    return None


def _split_owners(clause: Clause, order: Order, end: int) -> list[Part]:
    """Cut a part where, behind a comma, another body is told another act."""
    text = clause.text
    found: list[Part] = []
    current = Part(order.start, end, order, words(clause, order.owners), clause)
    for change in CHANGE.finditer(text, order.act, end):
        told = bool(change["giving"] or change["more"])
        if change.start() < current.order.act:
            continue
        rest = Clause.of(text, change.end(), end)
        other = read_order(rest, 0, named=told)
        if other is None or not other.owners or other.act <= change.end():
            continue
        between = text[change.end() : other.act]
        if not told and (
            "," in between
            or len(between) > LONGEST_OWNER
            or _listing(text, current.order.act, change.start())
        ):
            continue
        found.append(replace(current, end=change.start()))
        current = Part(other.start, end, other, words(rest, other.owners), rest)
    return [*found, current]


def _listing(text: str, act: int, comma: int) -> bool:
    """Whether a comma stands inside a list of bodies ("hướng dẫn Sở A, Sở B thực hiện")."""
    last = text[max(act, comma - 120) : comma].rsplit(",", 1)[-1].strip()
    return (
        last[:1].isupper()
        or re.search(
            r"(?:với|cho|gửi|trình|báo cáo|hướng dẫn|đề nghị|của|các|tại)\s[A-ZĐỦ][^,]*$", last
        )
        is not None
    )


def _emit(
    block: Block, orders: list[Part], giver: str | None, now: Callable[[], Today]
) -> Iterator[Task | Unread]:
    for part in orders:
        text = block.text
        start, end = part.start, part.end
        action = " ".join(text[part.order.act : end].split())
        if not action or (not part.owners and AMOUNT.search(action)):
            continue
        due: Due | None = None
        try:
            due = find_due(text, now, start, end)
        except Unreadable as error:
            yield Unread(evidence=block.evidence((start, end)), rule="task.due", reason=str(error))
        product = PRODUCT.search(action)
        yield Task(
            evidence=block.evidence((start, end)),
            action=action,
            owners=part.owners,
            contributors=words(part.clause, part.order.contributors),
            due=due.on if due else None,
            recurs=due.recurs if due else None,
            product=product["product"] if product else None,
            assigned_by=giver,
        )
