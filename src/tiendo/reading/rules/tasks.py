"""Tasks: orders with an act of their own, who has them, until when, given by whom.

One task for each part of an order that a full stop, a semicolon or a change of
owners ends. An owner carries inside its sentence; whoever gives the first order
of a paragraph or list gives the others.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.errors import Unreadable
from tiendo.facts.items import Task, Unread
from tiendo.reading.document import Block, Document, Kind
from tiendo.reading.rules.giving import given_in, giving_words, phrases
from tiendo.reading.rules.owners import Clause, Order, act_at, may_open, read_order, words
from tiendo.reading.rules.sentences import Speaking, parts, trimmed
from tiendo.reading.rules.speech import LABEL, Speech, turns
from tiendo.reading.rules.task_tables import table_tasks
from tiendo.vocabulary.due import Due, find_due
from tiendo.vocabulary.lexicon import WORDS
from tiendo.vocabulary.text import single_spaced

# Words before an order's first owner or act: "thời gian tới,", "ngay từ đầu năm,".
FILLER_WORDS = 16
# Names of owners told of behind a comma are no longer than this.
LONGEST_OWNER = 80
SENDING = ("báo cáo ", "trình ", "gửi ")
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
# The first words of JOIN and of TIME_LEAD: without one, neither is tried.
JOINING = frozenset(
    "đồng và trong riêng cùng bên ngoài giao yêu đề kiến phân "
    "ngay từ sau năm quý tháng thời những nay hội trước đầu".split()
)
# A time that stands before the owners: "năm 2025 toàn ngành cần …".
TIME_LEAD = re.compile(
    r"(?:trong\s|ngay\s|từ\s|sau\s)*(?:năm\s\d{4}|quý\s[IV1-4]+(?:/\d{4})?|"
    r"tháng\s\d{1,2}(?:/\d{4})?|thời gian tới|"
    r"những tháng cuối năm|\d tháng cuối năm|nay đến cuối năm|hội nghị|trước mắt|"
    r"đầu năm)(?:\s\d{4})?,?\s",
    re.IGNORECASE,
)
GIVEN_ON = ("giao", "yêu cầu", "đề nghị")
CHANGE = re.compile(
    r",\s(?:đồng thời\s)?(?:(?P<giving>giao|yêu cầu|đề nghị)\s)?(?=[A-ZĐỦ])|(?:,|\svà|"
    r"\sđồng thời)\s(?P<more>giao|yêu cầu|đề nghị)\s"
)
# What is left of CHANGE where none of its giving words stand.
NEXT_BODY = re.compile(r",\s(?:đồng thời\s)?(?=[A-ZĐỦ])")
LISTED = re.compile(r"(?:với|cho|gửi|trình|báo cáo|hướng dẫn|đề nghị|của|các|tại)\s[A-ZĐỦ][^,]*$")
# After these words a capitalised name is an owner, whatever the table knows.
TELLING = (*GIVEN_ON, "kiến nghị", "phân công")
NOUN_LEADS = ("theo", "đáp ứng", "những", "các", "yêu", "được", "mọi")
OPENS_GIVING = re.compile(r"(?:Giao|Yêu cầu|Đề nghị|Phân công|Chỉ đạo)\s")
# An amount to reach, with nobody told to reach it: a target.
AMOUNT = re.compile(
    r"\d(?:(?<=từ\s\d)|(?<=trên\s\d)|(?<=ít nhất\s\d)|(?<=tối thiểu\s\d)|(?<=thêm\s\d)|"
    r"(?<=đạt\s\d))"
)
AT_LEAST = "trở lên"
AMOUNT_AT_LEAST = re.compile(rf"\d\S*\s[^,;]{{0,40}}{AT_LEAST}")
TO_ALL = ("các", "toàn", "mọi", "từng", "mỗi", "cấp")
DAY_SET = ("trước ngày", "trong quý", "chậm nhất", "trong tháng")


def tasks(document: Document) -> Iterator[Task | Unread]:
    """Every order of the text, in reading order, then those of its tables."""
    if document.tables:
        yield from table_tasks(document)
    text = document.text
    given = giving_words(text)
    if not given and "HIỆM VỤ" not in text and "HỰC HIỆN" not in text:
        return
    now = Speaking(document)
    speech = Speech()
    for block in document.blocks:
        if block.kind is Kind.ROW or turns(block, speech):
            continue
        first = bisect_left(given, (block.start,))
        spoken = given[first : bisect_left(given, (block.end,), first)]
        if spoken or speech.listing or speech.closing:
            yield from _block_tasks(block, spoken, speech, now)


def _block_tasks(
    block: Block, spoken: list[tuple[int, int]], speech: Speech, now: Speaking
) -> Iterator[Task | Unread]:
    """The orders of a block; ``spoken`` are the giving words, placed in the document."""
    text = block.text
    places = [(at - block.start, after - block.start) for at, after in spoken]
    for start, end in block.sentences():
        words = places[bisect_left(places, (start,)) : bisect_left(places, (end,))]
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
    now: Speaking,
) -> Iterator[Task | Unread]:
    text = block.text
    if speech.listing and not OPENS_GIVING.match(text, start, end):
        orders = _orders(text, start, end, named=True, tight=True, listed=True)
        if orders:
            return _emit(block, orders, speech.giver, now)
    for given in given_in(block, start, end, spoken, known=speech.speaking) if spoken else ():
        named = text[given.start : given.after].lower().startswith(TELLING)
        if _noun(text, given.start) or (given.giver is None and not named):
            continue
        orders = _orders(text, given.after, end, named=named)
        if orders:
            speech.speaking = True
            speech.giver = given.giver or speech.giver or speech.last
            speech.last = speech.giver
            return _emit(block, orders, speech.giver, now)
    if speech.speaking or speech.listing:
        begin = _past_opening(text, start, end)
        orders = _orders(text, begin, end, named=False, tight=True, listed=speech.listing)
    elif speech.closing:
        orders = _orders(text, start, end, named=False, tight=True)
        orders = [part for part in orders if part.owners]
        speech.closing = bool(orders)
    else:
        orders = []
    return _emit(block, orders, speech.giver, now) if orders else iter(())


def _noun(text: str, at: int) -> bool:
    """ "yêu cầu nhiệm vụ", "theo yêu cầu": no verb."""
    return text[max(0, at - 12) : at].rstrip().lower().endswith(NOUN_LEADS)


def _past_opening(text: str, start: int, end: int) -> int:
    if not text.startswith(phrases("openings"), start):
        return start
    at = start + next(len(word) for word in phrases("openings") if text.startswith(word, start))
    while at < end and text[at] in " ,:":
        at += 1
    return at


@dataclass(slots=True)
class Part:
    """One order in its place: the span of its words, and the order read from them."""

    start: int
    end: int
    order: Order
    owners: tuple[str, ...]
    clause: Clause


def _orders(
    text: str, start: int, end: int, *, named: bool, tight: bool = False, listed: bool = False
) -> list[Part]:
    """The orders in ``text[start:end]``, one a part; owners carry to parts that name none."""
    while start < end and text[start] in ' :,“"':
        start += 1
    if text.find(":", start, end) >= 0 and TOPICS.search(text, start, end):
        spans = [trimmed(text, start, end)]
    else:
        spans = parts(text, start, end)
    first = _read_part(text, *spans[0], named=named, filler=not tight, tight=tight and not listed)
    found = first
    for span in spans[1:] if first else ():
        for part in _read_part(text, *span, named=True):
            part.owners = part.owners or found[-1].owners
            found.append(part)
    return found


def _read_part(
    text: str, start: int, end: int, *, named: bool, filler: bool = False, tight: bool = False
) -> list[Part]:
    """The orders of a part; none if it has no act of its own: a topic, or something told."""
    first, timed = WORDS.search(text, start, end), None
    if first and (first.group().lower() in JOINING or first.group()[0].isdigit()):
        start, told = _past_joint(text, start, end)
        timed = TIME_LEAD.match(text, start, end)
        start, named = timed.end() if timed else start, named or told
        first = WORDS.search(text, start, end)
    if first is None or not (filler or timed or may_open(first.group(), named=named)):
        return []
    clause = Clause.of(text, start, end)
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


def _past_joint(text: str, start: int, end: int) -> tuple[int, bool]:
    """Where a part goes on behind "đồng thời", "và giao", and whether these words give orders."""
    joined = JOIN.match(text, start, end)
    return (joined.end(), joined["giving"] is not None) if joined else (start, False)


def _ordered(clause: Clause, order: Order) -> bool:
    """Whether a part that opens with a body orders it, and does not tell what it did."""
    low = clause.text[order.start : order.act].lower()
    return not low.rstrip().endswith((" đã", " đang", " được")) and " đã " not in low


def _urged(clause: Clause, order: Order) -> bool:
    """Whether a sentence behind an order orders on: it urges, speaks to all, or sets a day.

    "Hội Phụ nữ tỉnh tổ chức nhiều hoạt động" tells; "Các cấp tăng cường …" orders.
    """
    found = act_at(clause, order.word, opening=True)
    if found is not None and found[1] == "manner":
        return True
    if not order.owners:
        return found is not None and (found[0] > 1 or found[1] != "verb")
    before = clause.low[max(0, order.word - 2) : order.word]
    if clause.low[0] in TO_ALL or "cần" in before or "phải" in before:
        return True
    told = clause.text[order.act : clause.limit]
    days = [word for word in DAY_SET if word in told]
    return bool(days) and any(map(clause.text[order.act : clause.stop].__contains__, days))


def _past_filler(clause: Clause, named: bool) -> Order | None:
    """The order behind "nhiệm vụ trọng tâm thời gian tới, …" or "…: "."""
    clause.has(FILLER_WORDS)
    for index, word in enumerate(clause.low[:FILLER_WORDS]):
        if word in (",", ":") or (word in ("là", "rằng") and index < 6):
            order = read_order(clause, index + 1, named=named)
            if order is not None:
                return order
    return None


def _split_owners(clause: Clause, order: Order, end: int) -> list[Part]:
    """Cut a part where, behind a comma, another body is told another act."""
    text, act = clause.text, order.act
    current = Part(order.start, end, order, words(clause, order.owners), clause)
    found = [current]
    given = any(map(text[act:end].__contains__, GIVEN_ON))
    for change in (CHANGE if given else NEXT_BODY).finditer(text, act, end):
        told = change.lastgroup is not None
        if change.start() < current.order.act:
            continue
        rest = Clause.of(text, change.end(), end)
        other = read_order(rest, 0, named=told)
        if other is None or not other.owners or other.act <= change.end():
            continue
        if told or _opens(text, current.order.act, change.span(), other.act):
            current.end = change.start()
            current = Part(other.start, end, other, words(rest, other.owners), rest)
            found.append(current)
    return found


def _opens(text: str, act: int, comma: tuple[int, int], other: int) -> bool:
    """Whether the words behind a comma open another body's order, with nobody giving it."""
    owner = text[comma[1] : other]
    return "," not in owner and len(owner) <= LONGEST_OWNER and not _listing(text, act, comma[0])


def _listing(text: str, act: int, comma: int) -> bool:
    """Whether a comma stands inside a list of bodies ("hướng dẫn Sở A, Sở B thực hiện")."""
    last = text[max(act, comma - 120) : comma].rsplit(",", 1)[-1].strip()
    return last[:1].isupper() or LISTED.search(last) is not None


def _amounts(action: str) -> bool:
    """Whether an act is an amount to reach."""
    return AMOUNT.search(action) is not None or (
        AT_LEAST in action and AMOUNT_AT_LEAST.search(action) is not None
    )


def _emit(
    block: Block, orders: list[Part], giver: str | None, now: Speaking
) -> Iterator[Task | Unread]:
    text = block.text
    for part in orders:
        span = start, end = part.start, part.end
        action = single_spaced(text[part.order.act : end])
        if not action or (not part.owners and _amounts(action)):
            continue
        evidence = block.evidence(span)
        due: Due | None = None
        try:
            due = find_due(text, now, start, end)
        except Unreadable as error:
            yield Unread(evidence=evidence, rule="task.due", reason=str(error))
        sent = any(map(action.__contains__, SENDING))
        product = PRODUCT.search(action) if sent else None
        yield Task(
            evidence=evidence,
            action=action,
            owners=part.owners,
            contributors=words(part.clause, part.order.contributors),
            due=due.on if due else None,
            recurs=due.recurs if due else None,
            product=product["product"] if product else None,
            assigned_by=giver,
        )
