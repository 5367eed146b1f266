"""The orders of a sentence: cut into parts, each with who has it and what it is.

One order for each part that a semicolon or a change of owners ends; owners carry to
the parts that name nobody.
"""

from __future__ import annotations

from dataclasses import replace

from tiendo.reading.rules.clauses import Clause, act_at, may_open, opens_with_name, phrases, words
from tiendo.reading.rules.openings import (
    DUE,
    JOINING,
    TIME_LEAD,
    past_condition,
    past_joint,
    timed_need,
)
from tiendo.reading.rules.owners import NO_ACT, Order, bodies_alone, lacking, read_order
from tiendo.reading.rules.part import Part, needed_part, urges
from tiendo.reading.rules.sentences import parts, trimmed
from tiendo.vocabulary.lexicon import WORDS
from tiendo.vocabulary.regexes import regex

# Words before an order's first owner or act: "thời gian tới,", "ngay từ đầu năm,".
FILLER_WORDS = 16
# A topic before a colon is no longer than this.
TOPIC_REACH = 100
# Names of owners told of behind a comma are no longer than this.
LONGEST_OWNER = 80
# A colon after one of these lists topics, not orders; after "nội dung" where no act follows.
TOPICS = regex(
    r"(?:lĩnh vực|phương châm|tinh thần|quan điểm|mặt công tác|khâu|trụ cột|(?P<acts>nội dung)):"
)
DIGIT = regex(r"\d")
# What an act reached stands this near.
REACH = 80
# An act that was done, by what stands behind it.
REACHED = regex(
    r"[^\s,;]+(?:\s[^\s,;]+){0,3}?\sđược\s(?:hơn\s|trên\s|gần\s|khoảng\s)?\d|"
    r"[^\s,;]+\s(?:[^\s,;]+\s){0,2}\d[^,;]{0,60}\sso với\s|"
    r"[^\s,;]+(?:\s[^\s,;]+){0,2}?\s\d[\d.,]*/\d[\d.,]*\s[^,;(]{1,40}\(\d"
)
GIVEN_ON = ("giao", "yêu cầu", "đề nghị")
CHANGE = regex(
    r",\s(?:đồng thời\s)?(?:(?P<giving>giao|yêu cầu|đề nghị)\s)?(?=[A-ZĐỦ])|(?:,|\svà|"
    r"\sđồng thời)\s(?P<more>giao|yêu cầu|đề nghị)\s"
)
# What is left of CHANGE where none of its giving words stand.
NEXT_BODY = regex(r",\s(?:đồng thời\s)?(?=[A-ZĐỦ])")
LISTED = regex(r"(?:với|cho|gửi|trình|báo cáo|hướng dẫn|đề nghị|của|các|tại)\s[A-ZĐỦ][^,]*$")


def orders_in(
    text: str,
    start: int,
    end: int,
    *,
    named: bool,
    tight: bool = False,
    listed: bool = False,
    filler: bool = True,
) -> list[Part]:
    """The orders in ``text[start:end]``, one a part; owners carry to parts that name none.

    ``tight``: only what urges, unless ``listed``. ``filler``: words may stand before it.
    """
    while start < end and text[start] in ' :,“"':
        start += 1
    if tight and not named and not _may_begin(text, start, end):
        return []
    begin, owners = _addressed(text, start, end)
    spans = [trimmed(text, begin, end)] if _topics(text, begin, end) else parts(text, begin, end)
    told = _told_before(text, spans) if named else ()
    spans = spans[len(told) :]
    first = read_part(
        text, *spans[0], named=named, filler=filler and not tight, tight=tight and not listed
    )
    if first and told:
        first[0].start, first[0].owners = begin, (*sum(told, ()), *first[0].owners)
    if owners and not first:
        first = unknown_act(text, *spans[0])  # "Văn phòng: phát giấy mời, …"
    for part in first:
        part.owners = part.owners or owners
    return first + further_orders(text, spans[1:], first[-1].owners) if first else []


def _told_before(text: str, spans: list[tuple[int, int]]) -> list[tuple[str, ...]]:
    """The bodies of the parts before an act: "các sở, ngành; UBND các xã; Công an tỉnh rà soát"."""
    found: list[tuple[str, ...]] = []
    for span in spans[:-1]:
        bodies = bodies_alone(text, *span)
        if not bodies or read_part(text, *span, named=True):
            break
        found.append(bodies)
    return found


def _may_begin(text: str, start: int, end: int) -> bool:
    """Whether the first words let a sentence order, before it is taken apart."""
    first = WORDS.search(text, start, end)
    if first is None:
        return False
    word = first.group()
    if word.lower() not in JOINING and not word[0].isdigit():
        return may_open(word, named=False)
    start, told = past_joint(text, start, end)
    timed = TIME_LEAD.match(text, start, end)
    first = WORDS.search(text, timed.end() if timed else start, end)
    return told or (first is not None and may_open(first.group(), named=False))


def _addressed(text: str, start: int, end: int) -> tuple[int, tuple[str, ...]]:
    """Past "các bộ, ngành, địa phương:" with the bodies that it names; else where it was."""
    colon = text.find(":", start, min(end, start + TOPIC_REACH))
    bodies = bodies_alone(text, start, colon) if colon > 0 else ()
    if not bodies:
        return start, ()
    while colon < end and text[colon] in ' :,“"':
        colon += 1
    return colon, bodies


def further_orders(text: str, spans: list[tuple[int, int]], owners: tuple[str, ...]) -> list[Part]:
    """The orders of parts behind one that is an order: its owners have those that name nobody.

    A part whose first word is no act of the table is one where orders stand on both sides.
    """
    found: list[Part] = []
    between: list[Part] = []
    for span in spans:
        read = _further(text, *span)
        for part in read:
            part.owners = owners = part.owners or owners
        read = read or needed_part(text, *span)
        if read:
            found += between + read
            between = []
        else:
            between += [replace(part, owners=owners) for part in unknown_act(text, *span)]
    return found


def _further(text: str, start: int, end: int) -> list[Part]:
    """The orders of a part, also behind a condition or a time that opens it.

    "khi cần thiết, đề xuất …", "chậm nhất 15 ngày sau kết luận phải có kế hoạch …".
    """
    found = read_part(text, start, end, named=True)
    begin = 0 if found else past_condition(text, start, end) or timed_need(text, start, end)
    if begin:
        found = read_part(text, begin, end, named=True)
        for part in found[:1]:
            part.start = start
    return found


def unknown_act(text: str, start: int, end: int) -> list[Part]:
    """A part taken for an order although no table knows its first word as an act."""
    clause = Clause.of(text, start, end)
    if not clause.has(1) or not clause.low[0].isalpha() or clause.low[0] in NO_ACT:
        return []
    if clause.capital(1) or text.startswith(phrases("no-owner"), start):
        return []
    return [Part(start, end, Order((), (), 0, start, start), (), clause)]


def _topics(text: str, start: int, end: int) -> bool:
    """Whether a colon lists topics, not orders: no act stands behind it."""
    if text.find(":", start, end) < 0:
        return False
    topics = TOPICS.search(text, start, end)
    if topics is None or topics["acts"] is None:
        return topics is not None
    clause = Clause.of(text, topics.end(), end)
    return not (clause.has(0) and act_at(clause, 0, opening=True))


def read_part(
    text: str, start: int, end: int, *, named: bool, filler: bool = False, tight: bool = False
) -> list[Part]:
    """The orders of a part; none if it has no act of its own: a topic, or something told."""
    whole = start
    first, timed = WORDS.search(text, start, end), None
    if first and (first.group().lower() in JOINING or first.group()[0].isdigit()):
        start, told = past_joint(text, start, end)
        timed = TIME_LEAD.match(text, start, end)
        begin = start
        start, named = timed.end() if timed else start, named or told
        first = WORDS.search(text, start, end)
    if start > whole and first and not (timed or may_open(first.group(), named=named)):
        start = whole  # "phân công rõ trách nhiệm" is an act of its own
        first = WORDS.search(text, start, end)
    if first is None or not (filler or timed or may_open(first.group(), named=named)):
        return []
    clause = Clause.of(text, start, end)
    order = read_order(clause, 0, named=named)
    if order is None and filler:
        order = _past_filler(clause, named)
    if order is None or order.act >= end or _reached(text, order.act, end):
        return []
    if not named and order.owners and not _ordered(clause, order):
        return []
    if tight and not urges(clause, order):
        return []
    found = _split_owners(clause, order, end)
    if timed and DUE.search(timed.group()):
        found[0].start = begin
    return found


def _reached(text: str, act: int, end: int) -> bool:
    """Whether an act tells what was reached: "thu được 520 tỷ đồng", "giảm 2% so với cùng kỳ"."""
    near = min(end, act + REACH)
    return DIGIT.search(text, act, near) is not None and REACHED.match(text, act, end) is not None


def _ordered(clause: Clause, order: Order) -> bool:
    """Whether a part that opens with a body orders it, and does not tell what it did."""
    low = clause.text[order.start : order.act].lower()
    return not low.rstrip().endswith((" đã", " đang", " được")) and " đã " not in low


def _past_filler(clause: Clause, named: bool) -> Order | None:
    """The order behind "nhiệm vụ trọng tâm thời gian tới, …" or "…: "."""
    clause.has(FILLER_WORDS)
    for index, word in enumerate(clause.low[:FILLER_WORDS]):
        if lacking(clause, index):
            return None
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


def listed_orders(text: str, start: int, end: int, *, prose: bool = False) -> list[Part]:
    """The orders of a sentence in a list, or behind the topic that opens it with a colon.

    In ``prose`` only a sentence that opens with a body's whole name orders.
    """
    begin = 0 if prose else past_condition(text, start, end)
    if begin:
        found = _listed(text, begin, end)
        for part in found[:1]:
            part.start = start
        return found
    found = _listed(text, start, end)
    colon = text.find(": ", start, min(end, start + TOPIC_REACH)) if not found else -1
    if colon >= 0:
        found = _listed(text, colon + 2, end)
    if prose and found and not _ordered_in_prose(found[0]):
        return []
    return found


def _listed(text: str, start: int, end: int) -> list[Part]:
    named = opens_with_name(text, start, end)
    return orders_in(text, start, end, named=named, tight=True, listed=True)


def _ordered_in_prose(part: Part) -> bool:
    """Whether a paragraph orders: a finding may open with a body too, or say who answers for it."""
    answers = part.clause.text.startswith("chịu trách nhiệm", part.order.act)
    return not answers and part.whole
