"""Who is told to do something: the bodies between an order's opening and its first act.

"các sở, ngành; Sở Giao thông vận tải hoàn tất …": the names end where a word
of the table ``task_verbs`` opens the act. A clause whose words hold no such
opening names nobody and orders nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from tiendo.vocabulary.bodies import body_at, heads
from tiendo.vocabulary.lexicon import Phrasebook, rows, words_in
from tiendo.vocabulary.text import single_spaced

TABLES = "tiendo.vocabulary.tables"
# Small words before the first body, and before each further one.
LEADS = frozenset(
    "các toàn toàn_thể những mọi từng mỗi cho là cả tập_thể đối_với riêng tất_cả cùng như".split()
)
PAIRS = frozenset({("toàn", "thể"), ("toàn", "bộ"), ("đối", "với"), ("tất", "cả")})
FIRST_LEADS = LEADS | {first for first, _ in PAIRS}
# Words that open a circumstance between the owners and the act: "sau Hội nghị tiếp tục …".
CIRCUMSTANCE = frozenset(
    "là sau ngay trong từ căn theo trên tại khi trước để nhằm vừa trên_cơ_sở trên_địa_bàn".split()
)
JOINTS = frozenset({",", "và", "cùng", "hoặc", ";"})
CLOSING = frozenset((",", ";", "và", "cần", "đã", "được", "phải", "-", "–", "là"))
ACTING = ("verb", "manner", "modal")
LEVELS = frozenset(
    (
        "sở",
        "ban",
        "ngành",
        "đoàn thể",
        "huyện",
        "thị xã",
        "thành phố",
        "quận",
        "xã",
        "phường",
        "thị trấn",
        "đặc khu",
    )
)
LAST_OF_LEVEL = frozenset(word for level in LEVELS for word in level.split()[-1:])
STOPS = frozenset(";:.!?(")
TOLD = frozenset(("đã", "đang", "vừa", "được", "bị", "từng"))
# Words behind a name that open no act.
NO_ACT = frozenset(
    "có là gồm và của do tại trong ở với theo về cho hoặc như nơi nêu trên này giao".split()
)
# An owner list with its act is no longer than this many words.
MOST_WORDS = 90
MOST_CHARACTERS = 700
# Most orders open in this many characters; no phrase of the tables is longer than this many words.
AT_ONCE = 80
LOOK_AHEAD = 10


@dataclass(slots=True)
class Clause:
    """``text[offset:limit]`` as words in small letters, taken and placed as they are asked."""

    text: str
    offset: int
    limit: int
    small: str = ""  # what is taken, in small letters
    low: tuple[str, ...] = ()  # its words
    starts: list[int] = field(default_factory=list)  # of the first of them, in ``small``

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Clause:
        return cls(text, start, min(end, start + MOST_CHARACTERS))

    def has(self, index: int) -> bool:
        """Whether there is such a word; those behind it that a look at it may need are taken."""
        while index + LOOK_AHEAD > len(self.low) and self._take():
            pass
        return index < len(self.low)

    def _take(self) -> bool:
        """Take the next words, up to a space; false if there are none."""
        at = self.offset + len(self.small)
        if at >= self.limit or len(self.low) >= MOST_WORDS:
            return False
        space = self.text.find(" ", at + AT_ONCE, self.limit)
        part = self.text[at : space if space >= 0 else self.limit]
        small = part.lower()
        if len(small) != len(part):  # a letter whose small form is longer; Vietnamese has none
            small = part
        self.small += small
        self.low = (*self.low, *words_in(small))[:MOST_WORDS]
        return True

    def start(self, index: int) -> int:
        """The offset of a word in the text."""
        starts = self.starts
        while len(starts) <= index:
            after = starts[-1] + len(self.low[len(starts) - 1]) if starts else 0
            starts.append(self.small.index(self.low[len(starts)], after))
        return self.offset + starts[index]

    def end(self, index: int) -> int:
        return self.start(index) + len(self.low[index])

    @property
    def stop(self) -> int:
        """The offset where the words read end."""
        return self.end(MOST_WORDS - 1) if self.has(MOST_WORDS - 1) else self.limit

    def capital(self, index: int) -> bool:
        return self.text[self.start(index)].isupper()


@dataclass(slots=True)
class Order:
    """Who does what: spans of the owners and contributors, and where the act starts."""

    owners: tuple[tuple[int, int], ...]
    contributors: tuple[tuple[int, int], ...]
    word: int  # the act's first word in the clause
    act: int  # its offset
    start: int  # offset where the order's own words start


@cache
def acts() -> Phrasebook[str]:
    """The words inside an order and what each is: verb, manner, modal, giving, noun."""
    return Phrasebook(
        (phrase, row["gives"]) for row in rows(TABLES, "task_verbs") for phrase in row["words"]
    )


@cache
def openers() -> frozenset[str]:
    """The words that an order can start with."""
    return known_words() | FIRST_LEADS


@cache
def known_words() -> frozenset[str]:
    """The words that acts and names of bodies start with."""
    return acts().first_words | heads().first_words


def may_open(word: str, *, named: bool) -> bool:
    """Whether an order can start with a word: asked before the clause is taken apart."""
    return (named and word[0].isupper()) or word.lower() in openers()


def act_at(clause: Clause, index: int, *, opening: bool = False) -> tuple[int, str] | None:
    """The length and kind of the act that starts at a word; a capital only opens a clause."""
    found = acts().at(clause.low, index)
    if found is None or opening or not clause.capital(index):
        return found
    return found if found[1] == "noun" else None


def head_length(clause: Clause, index: int) -> int:
    """How many words of a body, a group of bodies or a post are named at a word; 0 for none.

    Names of one word need their capital: "ban" and "bộ" are words of the language.
    """
    found = heads().at(clause.low, index)
    if found is None or found[1].form == "none":
        return 0
    if found[1].form == "name" and found[0] == 1 and not clause.capital(index):
        return 0
    return found[0]


def skip_leads(clause: Clause, index: int) -> int:
    while clause.has(index) and clause.low[index] in FIRST_LEADS:
        if clause.low[index : index + 2] in PAIRS:
            index += 2
        elif clause.low[index] in LEADS and not is_longer_head(clause, index):
            index += 1
        else:
            break
    return index


def is_longer_head(clause: Clause, index: int) -> bool:
    """ "toàn Đảng bộ" is a head of the table itself."""
    found = heads().at(clause.low, index)
    return found is not None and found[0] > 1


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
        if act and act[1] in ACTING and act[0] >= head and not is_post(clause, first):
            return _order(clause, first, _past_modal(clause, first))
    if not head and not (named and clause.capital(first)):
        return None
    found = _find_act(clause, first + (head or 1))
    if found is None and named:
        found = _behind_name(clause, first)
    if found is None:
        return None
    return _order(clause, index, found, split_bodies(clause, first, found))


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
    return None if clause.low[index] in TOLD | NO_ACT else index


def is_post(clause: Clause, index: int) -> bool:
    """ "lãnh đạo các sở" names people, "lãnh đạo thực hiện" is an act."""
    if clause.low[index : index + 2] != ("lãnh", "đạo"):
        return False
    led = skip_leads(clause, index + 2)
    return clause.has(led) and head_length(clause, led) > 0


def _past_modal(clause: Clause, index: int) -> int:
    found = act_at(clause, index)
    while found is not None and found[1] == "modal" and clause.has(index + found[0]):
        index += found[0]
        found = act_at(clause, index)
    return index


def _find_act(clause: Clause, index: int) -> int | None:
    """The word from ``index`` on where the first act after the names starts."""
    known = known_words()
    while clause.has(index):
        word = clause.low[index]
        if word not in known:
            if word in STOPS:
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
        elif clause.low[index - 1] in TOLD:
            return None  # "đã hoàn thành", "được bố trí" tell, they do not order
        else:
            return _past_modal(clause, index)
    return None


def split_bodies(clause: Clause, first: int, end: int) -> tuple[tuple[int, int], ...]:
    """The spans of the bodies named in words ``first`` to ``end``, one each."""
    end = _before_circumstance(clause, first, end)
    spans: list[tuple[int, int]] = []
    start, index = first, first + head_length(clause, first)
    while index < end:
        if clause.low[index] in JOINTS:
            with_whom = clause.low[index : index + 2] == ("cùng", "với")
            after = skip_leads(clause, index + 1 + with_whom)
            if after >= end:
                _close(clause, start, index, spans)
                start = index = after
                continue
            head = head_length(clause, after)
            if head and not _same_level(clause, index, after, after + head, end):
                _close(clause, start, index, spans)
                start, index = after, after + head
                continue
        index += 1
    _close(clause, start, min(end, len(clause.low)), spans)
    return tuple(spans)


def _same_level(clause: Clause, joint: int, after: int, alone: int, end: int) -> bool:
    """ "UBND các huyện, thành phố" and "các sở, ngành" are one name each."""
    if (
        clause.low[joint - 1] not in LAST_OF_LEVEL
        or " ".join(clause.low[after:alone]) not in LEVELS
    ):
        return False
    return alone >= end or clause.low[alone] in JOINTS


def _before_circumstance(clause: Clause, first: int, end: int) -> int:
    for index in range(first + 1, end):
        if clause.low[index] in CIRCUMSTANCE and not clause.capital(index):
            return index
    return end


def _close(clause: Clause, start: int, stop: int, spans: list[tuple[int, int]]) -> None:
    while stop > start and clause.low[stop - 1] in CLOSING:
        stop -= 1
    if stop > start:
        spans.append((clause.start(start), clause.end(stop - 1)))


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
    if not clause.has(first):
        return act, ()
    head = head_length(clause, first)
    if not head and not clause.capital(first):
        return act, ()
    found = _find_act(clause, first + (head or 1))
    if found is None:
        return act, ()
    return found, split_bodies(clause, first, found)


def words(clause: Clause, spans: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """The text of spans, as written, spaces made single."""
    return tuple([single_spaced(clause.text[start:end]) for start, end in spans])
