"""Orders that nobody is said to give: duties, orders in the passive, plans for the time ahead."""

from __future__ import annotations

from collections.abc import Sequence

from tiendo.reading.document import Block
from tiendo.reading.rules.clauses import Clause, act_at, opens_with_name, words
from tiendo.reading.rules.dated import LIMITS
from tiendo.reading.rules.finding import places
from tiendo.reading.rules.orders import (
    further_orders,
    listed_orders,
    orders_in,
    read_part,
)
from tiendo.reading.rules.owners import Order, read_order, wholly_named
from tiendo.reading.rules.part import LONGEST_SUBJECT, Part, needed_part
from tiendo.reading.rules.people import named_in
from tiendo.reading.rules.sentences import parts
from tiendo.vocabulary.due import Today, find_due
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import single_spaced

DUTIES = ("có trách nhiệm", "có nhiệm vụ")
# Times that are still to come, whenever the text speaks.
COMING = ("gian tới", "năm tới", "quý tới", "tháng tới", "nay đến")
AHEAD = ("gian tới", "cuối năm", "năm tới", "quý tới", "tháng tới", "nay đến")
SO_FAR = "năm tới nay"  # "từ đầu năm tới nay"
ASSIGNED = "Theo phân công,"
THEREBY = ("Theo đó,", ASSIGNED)
WILL = " sẽ "
URGED = (" cần ", WILL)
HINTS = (*DUTIES, *AHEAD, *THEREBY, *URGED, *LIMITS)
# "Trong 6 tháng cuối năm 2018," before who will do what: from the hint on, and how far before it.
PLAN_LEAD = regex(
    rf"(?:{'|'.join(AHEAD[:-1])}|nay đến (?:hết|cuối) năm)(?:\s(?:năm\s)?\d{{4}})?"
    r"(?:[^,;:.]{0,40},)?\s"
)
LEAD_REACH = 40
LONGEST_URGE = 6
# A list of bodies before "cần" holds no more commas.
MOST_COMMAS = 4
BREAK = regex(r"[,;:.]")
UNTIL = ("đến", "Đến", "tính đến", "Tính đến", "tới")
# "… các nhiệm vụ trọng tâm: …" with what is to be done behind the colon.
LISTED_ON = ("iệm vụ", "iải pháp", "hương hướng")
TASK_LIST = regex(r"[^.;:\n]{0,80}:\s(?!\n)")
# What opens a list of targets.
AIMS = ("phấn đấu", "Phấn đấu", "đạt ")
# "Về phương hướng", "Một số nhiệm vụ": no more characters stand before the hint.
LONGEST_OPENING = 12
FORMULA = ("chịu trách nhiệm thi hành", "thi hành")


def hints_in(text: str) -> list[tuple[int, int]]:
    """The spans of the words by which a text may state duties or plans, in order."""
    found = [(at, at) for at in places(text, HINTS)]
    lists = [
        (at, hit.end()) for at in places(text, LISTED_ON) if (hit := TASK_LIST.match(text, at))
    ]
    return sorted(found + lists) if lists else found


def duty_orders(block: Block, start: int, end: int, hints: Sequence[tuple[int, int]]) -> list[Part]:
    """The orders of "UBND xã có trách nhiệm …"."""
    at = next((at for at, _ in hints if block.text.startswith(DUTIES, at)), None)
    return _from_part(block, start, end, at) if at is not None else []


def urged_orders(text: str, start: int, end: int, hints: Sequence[tuple[int, int]]) -> list[Part]:
    """The orders of "…, Sở A cần rà soát …": what a body named whole needs to do."""
    for at, _ in hints:
        if not text.startswith(URGED, at):
            continue
        stop = next((b for _, b in parts(text, start, end) if b > at), end)
        for begin in _openings(text, start, at):
            clause = Clause.of(text, begin, stop)
            order = read_order(clause)
            if order is None or not at < order.act <= at + LONGEST_URGE:
                continue
            act = act_at(clause, order.word, opening=True)
            if text.startswith(WILL, at) and (act is None or act[1] != "manner"):
                continue
            if wholly_named(clause, order):
                found = read_part(text, begin, stop, named=False)
                rest = [span for span in parts(text, start, end) if span[0] > stop]
                return found + further_orders(text, rest, found[-1].owners) if found else []
    return []


def _openings(text: str, start: int, at: int) -> list[int]:
    """Where the name that ends at ``at`` may open: at the start, behind one of the last commas."""
    found = [stop.end() + 1 for stop in BREAK.finditer(text, start, at)][-MOST_COMMAS:]
    return [start, *found] if not found or at - start < LONGEST_SUBJECT else found


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
    people = list(named_in(block, span[0], at))
    if not people:
        return []
    named = people[-1]
    if len(block.text[named.span[1] : at].strip()) > len("được"):
        return []
    act = block.text.find(" ", at, span[1]) + 1
    clause = Clause.of(block.text, act, span[1])
    order = read_order(clause) if act else None
    if order is None or order.owners:
        return []
    owner = single_spaced(block.text[slice(*named.name)])
    told = Order((named.name,), order.contributors, order.word, order.act, named.span[0])
    return [Part(named.span[0], span[1], told, (owner,), clause)]


def planned_orders(text: str, start: int, end: int, hints: Sequence[tuple[int, int]]) -> list[Part]:
    """The orders of "Trong thời gian tới, ngành tiếp tục …" and of "… các nhiệm vụ sau: …"."""
    for at, after in hints:
        begin = after if after > at else _past_lead(text, start, end, at)
        if begin is None or " đã " in text[start:at] or text.startswith(SO_FAR, at):
            continue
        if text.startswith("và ", begin):
            continue  # "hội nghị triển khai nhiệm vụ 6 tháng cuối năm và quán triệt Nghị quyết …"
        sure = text.startswith((*COMING, ASSIGNED), at)
        # "Nhiệm vụ tháng 11: Sở A …; Sở B …", but not "Giải pháp đã triển khai: …"
        leading = after > at and _opens(text, start, at) and " đã " not in text[at:after]
        listed = sure or leading or text.startswith(THEREBY, at)
        found = orders_in(text, begin, end, named=False, tight=True, listed=listed)
        if after > at:
            _give(found, _before(text, start, at))
        if (
            found
            and _firm(found[0], sure=sure or leading)
            and not text.startswith(AIMS, found[0].order.act)
        ):
            return found
    return []


def _opens(text: str, start: int, at: int) -> bool:
    """Whether the words that lead a list open their sentence: "Phương hướng", "Một số nhiệm vụ"."""
    return at - start <= LONGEST_OPENING and "," not in text[start:at]


def _before(text: str, start: int, at: int) -> tuple[str, ...]:
    """Who has the duties listed behind ``at``: "Năm tới, Đoàn thực hiện các nhiệm vụ: …"."""
    for begin in _openings(text, start, at):
        clause = Clause.of(text, begin, at)
        order = read_order(clause)
        if order is not None and wholly_named(clause, order):
            return words(clause, order.owners)
    return ()


def _give(found: list[Part], owners: tuple[str, ...]) -> None:
    for part in found:
        part.owners = part.owners or owners


def _past_lead(text: str, start: int, end: int, at: int) -> int | None:
    """Where a sentence goes on behind the time ahead that it names at ``at``."""
    if text.startswith(THEREBY, at):
        return text.index(",", at) + 1 if at == start else None
    lead = PLAN_LEAD.match(text, at, end)
    begin = start
    for stop in BREAK.finditer(text, start, at):
        begin = stop.end() + 1
    if lead is None or at - begin > LEAD_REACH or text.startswith(UNTIL, begin):
        return None
    return lead.end()


def _firm(part: Part, *, sure: bool) -> bool:
    """Whether it is told to bodies whose names are whole, in words that urge if it may be past."""
    clause, order = part.clause, part.order
    if not order.owners:
        act = act_at(clause, order.word, opening=True)
        return not sure or (act is not None and (act[0] > 1 or act[1] != "verb"))
    if sure:
        return wholly_named(clause, order)
    act = act_at(clause, order.word, opening=True)
    before = clause.low[max(0, order.word - 2) : order.word]
    urged = (act is not None and act[1] == "manner") or {"cần", "phải", "sẽ"} & set(before)
    leads = clause.text.startswith("chủ trì", order.owners[-1][1] + 1)
    return (bool(urged) or leads) and wholly_named(clause, order)


def article_orders(text: str, start: int, end: int) -> list[Part]:
    """What an article says that bodies do: "Điều 3. Thường trực HĐND tỉnh giám sát …".

    Who answers for carrying a decision out is its formula, no order of its own.
    """
    found = listed_orders(text, start, end, prose=True)
    return [part for part in found if not text.startswith(FORMULA, part.order.act)]


def provided_orders(text: str, start: int, end: int) -> list[Part]:
    """What a body is to do if something happens: "…, nếu có thay đổi thì UBND tỉnh báo cáo …"."""
    then = text.find(" thì ", start, end)
    found = orders_in(text, then + 5, end, named=True) if then >= 0 else []
    return found if found and found[0].whole else []


def needed_orders(text: str, start: int, end: int) -> list[Part]:
    """What must be done, behind orders, with nobody named to do it."""
    if text.find(" phải ", start, end) < 0 and text.find(" cần ", start, end) < 0:
        return []
    spans = parts(text, start, end)
    for index, span in enumerate(spans):
        found = needed_part(text, *span)
        if found:
            return found + further_orders(text, spans[index + 1 :], ())
    return []
