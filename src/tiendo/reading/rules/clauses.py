"""The words of a clause that may order something, and what the tables say of each.

A clause is taken apart only as far as it is asked: most orders open in its first words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from tiendo.vocabulary.bodies import heads
from tiendo.vocabulary.letters import UPPER
from tiendo.vocabulary.lexicon import Phrasebook, rows, split_words, words_in
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import single_spaced

TABLES = "tiendo.vocabulary.tables"
PATTERNS = "tiendo.reading.patterns"
# Small words before the first body, and before each further one.
LEADS = frozenset(
    "các toàn toàn_thể những mọi từng mỗi cho là cả tập_thể đối_với riêng tất_cả cùng như".split()
)
PAIRS = frozenset({("toàn", "thể"), ("toàn", "bộ"), ("đối", "với"), ("tất", "cả")})
FIRST_LEADS = LEADS | {first for first, _ in PAIRS}
# A name of two capitals or more, with at most three small words between the first two.
TWO_CAPITALS = regex(rf"[{UPPER}]\w*(?:\s[^\W\d_A-Z]\w*){{0,3}}?[\s\-][{UPPER}]")
# An owner list with its act is no longer than this many words.
MOST_WORDS = 90
MOST_CHARACTERS = 700
# Most orders open in this many characters; no phrase of the tables is longer than this many words.
AT_ONCE = 80
LOOK_AHEAD = 10


@cache
def phrases(id: str) -> tuple[str, ...]:
    """The words of a row of ``orders``."""
    return next(tuple(row["words"]) for row in rows(PATTERNS, "orders") if row["id"] == id)


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


@cache
def compounds() -> Phrasebook[bool]:
    """What names of bodies hold with a capital on its first word only: "Xây dựng"."""
    table = next(row for row in rows(TABLES, "body_words") if row["id"] == "compounds")
    return Phrasebook((phrase, True) for phrase in table["words"])


@cache
def name_words() -> frozenset[str]:
    """The words, in small letters, that names and lists of bodies are made of."""
    tables = (*rows(TABLES, "bodies"), *rows(TABLES, "body_words"))
    entries = (split_words(phrase) for row in tables for phrase in row["words"])
    inside = {word for entry in entries for word in entry}
    return FIRST_LEADS | {",", "và", ";", "của", "thuộc"} | inside


def may_open(word: str, *, named: bool) -> bool:
    """Whether an order can start with a word: asked before the clause is taken apart."""
    return (named and word[0].isupper()) or word.lower() in openers()


def opens_with_name(text: str, start: int, end: int) -> bool:
    """Whether the capital that opens a sentence is a name's: a second one stands near.

    >>> text = "Bến xe Trung tâm niêm yết giá vé"
    >>> opens_with_name(text, 0, len(text)), opens_with_name("Nâng chất lượng chi bộ", 0, 22)
    (True, False)
    """
    return TWO_CAPITALS.match(text, start, end) is not None and not text.startswith(
        phrases("no-owner"), start
    )


def act_at(clause: Clause, index: int, *, opening: bool = False) -> tuple[int, str] | None:
    """The length and kind of the act that starts at a word; a capital only opens a clause."""
    if index >= len(clause.low):
        return None
    found = acts().at(clause.low, index)
    if found is None or opening or not clause.capital(index):
        return found
    return found if found[1] == "noun" else None


def head_length(clause: Clause, index: int) -> int:
    """How many words of a body, a group of bodies or a post are named at a word; 0 for none.

    Names of one word need their capital: "ban" and "bộ" are words of the language.
    """
    found = heads().at(clause.low, index) if index < len(clause.low) else None
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


def words(clause: Clause, spans: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """The text of spans, as written, spaces made single."""
    return tuple([single_spaced(clause.text[start:end]) for start, end in spans])
