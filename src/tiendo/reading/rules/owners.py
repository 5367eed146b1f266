"""Who is told to do something: the bodies between an order's opening and its first act.

"các sở, ngành; Sở Giao thông vận tải hoàn tất …": the names end where a word
of the table ``task_verbs`` opens the act. A clause whose words hold no such
opening names nobody and orders nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from tiendo.reading.rules.clauses import (
    Clause,
    act_at,
    compounds,
    head_length,
    known_words,
    name_words,
    skip_leads,
    words,
)
from tiendo.reading.rules.naming import split_bodies
from tiendo.vocabulary.bodies import body_at
from tiendo.vocabulary.regexes import regex

SPANS = frozenset(("ngày", "tuần", "tháng", "quý", "năm"))
RECURRING = (("hằng",), ("hàng",), ("mỗi",))
ACTING = ("verb", "manner", "modal")
# The levels that a name may end with: "Thanh tra tỉnh".
PLACES = frozenset("tỉnh huyện thành thị xã sở bộ quận nhà phường".split())
# "Các ông (bà) trưởng thôn".
TITLES = regex(r"(?:[Cc]ác\s)?(?:[Ôô]ng|[Đđ]ồng chí)\s?(?:\([Bb]à\)|,?\s[Bb]à)?:?\s")
STOPS = frozenset(";:.!?(")
# "Ban Thường vụ Huyện ủy thiếu kiểm tra", "vi phạm quy chế": what a body lacks or breaks is not
# told to it. "thiếu nhi" is another word.
LACKING = "thiếu"
NO_LACK = frozenset(("nhi", "niên", "tướng", "tá", "úy"))
BREAKING = frozenset(("vi", "phạm", word) for word in ("nguyên", "quy", "kỷ"))
TOLD = frozenset(("đã", "đang", "vừa", "được", "bị", "từng"))
FORETOLD = frozenset((("dự", "kiến"), ("ước", "tính")))
# Words behind a name that open no act.
NO_ACT = frozenset(
    "có là gồm và của do tại trong ở với theo về cho hoặc như nơi nêu trên này giao các những việc "
    "tỷ số vì nhất đặc tình công đến từ để nhằm nếu khi sau trước còn chưa đã đang không".split()
)
# A line that only names bodies is no longer than this many words.
LONGEST_LIST = 40
# A group that no table knows is named by at most so many words.
LONGEST_GROUP = 6
# Names hold few words that no table knows: behind more of them nobody is told.
MOST_STRANGE = 6


@dataclass(slots=True)
class Order:
    """Who does what: spans of the owners and contributors, and where the act starts."""

    owners: tuple[tuple[int, int], ...]
    contributors: tuple[tuple[int, int], ...]
    word: int  # the act's first word in the clause
    act: int  # its offset
    start: int  # offset where the order's own words start


def read_order(clause: Clause, index: int = 0, *, named: bool = False) -> Order | None:
    """The order that the clause states from word ``index``: owners, then an act.

    With ``named`` (after "giao", "yêu cầu") any capitalised name may be an owner.
    None if no act follows.
    """
    first = skip_leads(clause, index)
    if not clause.has(first):
        return None
    head = head_length(clause, first)
    if first == index:
        act = act_at(clause, first, opening=True)
        if act and act[1] in ACTING and act[0] >= head and not _is_name(clause, first, head):
            return _order(clause, first, _past_modal(clause, first))
    grouped = named and first > index  # "mỗi học viên": a group that no table knows
    if not head and not (named and clause.capital(first)) and not grouped:
        return None
    found = _find_act(clause, first + (head or 1))
    if grouped and not head and not _groups(clause, first, found):
        return None
    if found is None and named:
        found = _behind_name(clause, first)
    if found is None:
        return None
    owners = split_bodies(clause, first, _before_time(clause, found))
    return _order(clause, index, _past_modal(clause, found), owners)


def _before_time(clause: Clause, act: int) -> int:
    """``tổ hòa giải các ấp hằng tháng gặp gỡ dân``: the name ends before how often."""
    if clause.low[act - 2 : act - 1] not in RECURRING or clause.low[act - 1] not in SPANS:
        return act
    return act - 4 if clause.low[act - 4 : act - 2] == ("định", "kỳ") else act - 2


def bodies_told(text: str, start: int, end: int, *, named: bool = True) -> tuple[str, ...]:
    """The bodies named right behind a giving word, before any act.

    >>> bodies_told("giao Sở Y tế, Công an tỉnh tập trung vào", 5, 40)
    ('Sở Y tế', 'Công an tỉnh')
    """
    clause = Clause.of(text, start, end)
    order = read_order(clause, named=named)
    return words(clause, order.owners) if order else bodies_alone(text, start, end)


def bodies_alone(text: str, start: int, end: int) -> tuple[str, ...]:
    """The bodies that ``text[start:end]`` names, where all else it says is that they have duties.

    >>> bodies_alone("Sở Y tế có trách nhiệm", 0, 22)
    ('Sở Y tế',)
    """
    titled = TITLES.match(text, start, end)
    clause = Clause.of(text, titled.end() if titled else start, end)
    first = skip_leads(clause, 0)
    head = head_length(clause, first)
    if not head or clause.has(LONGEST_LIST):
        return ()
    act = _find_act(clause, first + head)
    if act is None:
        if any(word in TOLD or word in STOPS for word in clause.low):
            return ()
        if any(lacking(clause, index) for index in range(first, len(clause.low))):
            return ()
        return words(clause, split_bodies(clause, first, len(clause.low)))
    found = act_at(clause, act)
    modal = found is not None and found[1] == "modal"
    if modal or clause.low[act : act + 2] == ("chủ", "trì") or clause.low[act - 1] == "nhiệm":
        return words(clause, split_bodies(clause, first, act))
    return ()


def _order(clause: Clause, begin: int, act: int, owners: tuple[tuple[int, int], ...] = ()) -> Order:
    act, contributors = _contributors(clause, act)
    return Order(owners, contributors, act, clause.start(act), clause.start(begin))


def _behind_name(clause: Clause, first: int) -> int | None:
    """The word behind a body's full name: an act that the table does not hold ("phun hóa chất")."""
    end = body_at(clause.text, clause.start(first))
    if end is None:
        return None
    index = first
    while clause.has(index) and clause.start(index) < end:
        index += 1
    if not clause.has(index) or not clause.low[index].isalpha() or clause.capital(index):
        return None
    known = act_at(clause, index)
    if known is not None and known[1] in ("giving", "noun"):
        return None
    return None if clause.low[index] in TOLD | NO_ACT or lacking(clause, index) else index


def _groups(clause: Clause, first: int, act: int | None) -> bool:
    """Whether words no table knows name a group: few of them, none that joins nouns."""
    if act is None or act > first + LONGEST_GROUP:
        return False
    return not NO_ACT.intersection(clause.low[first:act])


def _is_name(clause: Clause, index: int, head: int) -> bool:
    """ "lãnh đạo các sở" names people, "lãnh đạo thực hiện" is an act; "Thanh tra Sở" is a name."""
    if head and clause.capital(index) and clause.has(index + head):
        return clause.capital(index + head) or clause.low[index + head] in PLACES
    return clause.low[index : index + 2] == ("lãnh", "đạo") and (
        head_length(clause, skip_leads(clause, index + 2)) > 0
    )


def _past_modal(clause: Clause, index: int) -> int:
    found = act_at(clause, index)
    while found is not None and found[1] == "modal" and clause.has(index + found[0]):
        index += found[0]
        found = act_at(clause, index)
    return index


def _find_act(clause: Clause, index: int) -> int | None:
    """The word from ``index`` on where the first act after the names starts, or its modal."""
    known, names, inner = known_words(), name_words(), compounds().first_words
    strange = 0
    while clause.has(index):
        word = clause.low[index]
        inside = compounds().at(clause.low, index) if word in inner else None
        if inside and clause.capital(index):
            index += inside[0]  # "Sở Xây dựng", "Ban Chỉ huy Phòng, chống thiên tai"
            continue
        if word not in known:
            strange += word not in names and not clause.capital(index)
            if word in STOPS or strange > MOST_STRANGE or lacking(clause, index):
                return None
            index += 1
            continue
        found, head = act_at(clause, index), head_length(clause, index)
        if found is None or head > found[0]:
            index += head or 1
        elif found[1] == "giving":
            return None  # these words name who gives the order, not who has it
        elif found[1] == "noun":
            index += found[0]
        elif clause.low[index - 1] in TOLD or tuple(clause.low[index - 2 : index]) in FORETOLD:
            return None  # "đã hoàn thành", "dự kiến hoàn thành" tell, they do not order
        else:
            return index
    return None


def lacking(clause: Clause, index: int) -> bool:
    """Whether the word says that something is wanting: told, not ordered."""
    low = clause.low
    if low[index] == LACKING:
        return clause.has(index + 1) and low[index + 1] not in NO_LACK
    return low[index] == "vi" and low[index : index + 3] in BREAKING


def wholly_named(clause: Clause, order: Order) -> bool:
    """Whether an order has owners, and their names hold no word that may be an act of its own.

    "Ban Thường vụ Huyện ủy Thạch Bình buông lỏng lãnh đạo" tells, with an act unknown.
    """
    if not order.owners:
        return False
    last, known = order.owners[-1][1], name_words()
    for index in range(order.word):
        word = clause.low[index]
        if word in known or word.isdigit() or clause.capital(index):
            continue
        at = clause.start(index)
        if order.owners[0][0] <= at < last:
            return False
        if at >= last:
            break
    return True


def _contributors(clause: Clause, act: int) -> tuple[int, tuple[tuple[int, int], ...]]:
    """Past "chủ trì, phối hợp với …": the bodies to work with, and where the act itself starts."""
    index = act
    if clause.low[index] == "cùng":
        return _past_companions(
            clause, act, index + (clause.low[index + 1 : index + 2] == ("với",))
        )
    if clause.low[index : index + 2] == ("chủ", "trì") and clause.low[index + 2 : index + 3] in (
        (",",),
        ("phối",),
        ("cùng",),
    ):
        index += 3 if clause.low[index + 2] == "," else 2
    if clause.low[index : index + 2] != ("phối", "hợp"):
        return act, ()
    index += 1
    while clause.low[index + 1 : index + 2] in (("chặt",), ("chẽ",), ("với",), ("cùng",), ("và",)):
        index += 1
    return _past_companions(clause, act, index)


def _past_companions(
    clause: Clause, act: int, index: int
) -> tuple[int, tuple[tuple[int, int], ...]]:
    """The bodies named behind word ``index``, and the act behind them; else ``act`` as it was."""
    first = skip_leads(clause, index + 1)
    head = head_length(clause, first)
    if not head and not (clause.has(first) and clause.capital(first)):
        return act, ()
    found = _find_act(clause, first + (head or 1))
    if found is None:
        return act, ()
    return _past_modal(clause, found), split_bodies(clause, first, found)
