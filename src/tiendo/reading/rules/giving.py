"""Who gives an order, and where in a sentence it is given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from tiendo.reading.document import Block
from tiendo.reading.rules.finding import rare_first
from tiendo.reading.rules.names import TITLE_AT_END, name_before, without_person
from tiendo.reading.rules.people import named_in
from tiendo.vocabulary.bodies import body_at, office_at
from tiendo.vocabulary.letters import LOWER, UPPER
from tiendo.vocabulary.lexicon import rows

PATTERNS = "tiendo.reading.patterns"
TABLES = "tiendo.vocabulary.tables"
# The giver's own words stand no further back than this.
REACH = 160
CANDIDATE = re.compile(
    rf"(?<![^\W\d_])(?:[{UPPER}]|[bp]í thư|chủ tịch|phó |giám đốc|thường trực|ban |"
    rf"lãnh đạo )"
)
# Without two capitalised words in a row no person is named; a name stands this near its office.
CAPITALS = re.compile(rf"[{UPPER}]['’]?[{UPPER}]?[{LOWER}]* [{UPPER}]")
NAME_REACH = 100
HOLDERS = re.compile(
    r"(?:Hội nghị|\bĐoàn|Đại hội|Kỳ họp|Phiên họp|hội nghị|đại hội|Đoàn giám sát|Đoàn kiểm tra|"
    r"lãnh đạo tỉnh|Lãnh đạo tỉnh)$"
)


@dataclass(frozen=True, slots=True)
class Given:
    """An order is given here: by whom (None: the words name nobody), and where."""

    giver: str | None
    start: int  # of the giving word
    after: int


@cache
def phrases(id: str) -> tuple[str, ...]:
    return next(tuple(row["words"]) for row in rows(PATTERNS, "orders") if row["id"] == id)


@cache
def _giving() -> tuple[frozenset[str], re.Pattern[str]]:
    """The words by which orders are given, in both cases, and what to look for: all but a letter."""
    words = phrases("giving")
    known = frozenset((*words, *(word[0].upper() + word[1:] for word in words)))
    return known, re.compile(rf"(?:{rare_first(word[1:] for word in words)})(?![^\W\d_])")


def giving_words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The spans of the words in ``text[start:end]`` by which an order may be given.

    >>> giving_words("Phân công Sở Y tế; giao cho UBND xã")
    [(0, 9), (19, 27)]
    """
    found: list[tuple[int, int]] = []
    known, pattern = _giving()
    for hit in pattern.finditer(text, start, len(text) if end is None else end):
        at, after = hit.span()
        while at > start and text[at - 1].isalpha():  # the pattern starts at a rare letter
            at -= 1
        if text[at:after] in known:
            found.append((at, after))
    return found


def given_in(
    block: Block,
    start: int,
    end: int,
    spoken: Iterable[tuple[int, int]] | None = None,
    *,
    known: bool = False,
) -> Iterator[Given]:
    """The places in ``block.text[start:end]`` where an order is given.

    ``spoken``: the giving words there, if found before. ``known``: a giver stands
    earlier in the paragraph, so that "…, yêu cầu" needs none.
    """
    text = block.text
    for at, after in giving_words(text, start, end) if spoken is None else spoken:
        near = max(start, at - REACH)
        before = _without_adverbs(text[near:at].rstrip())
        if before == "" and near == start and text[at].isupper():
            yield Given(None, at, after)
            continue
        giver = giver_at(block, start, near + len(before)) or _by_paper(text, start, at)
        if giver is not None:
            yield Given(giver, at, after)
            known = True
            continue
        opened = near == start and before.rstrip(" ,:") in ("", *phrases("openings"))
        if opened or (known and before.endswith((",", ";", "và"))):
            yield Given(None, at, after)


PAPER = re.compile(
    r"(?:văn bản|[Cc]ông văn|[Cc]ông điện|[Cc]hỉ thị|[Tt]hông báo|[Kk]ế hoạch|[Qq]uyết định)\s"
)


def _by_paper(text: str, start: int, end: int) -> str | None:
    """Who orders by a paper: "Chủ tịch UBND tỉnh vừa có văn bản số … chỉ đạo các sở"."""
    if end - start > REACH or text.find(",", start, end) >= 0 or not PAPER.search(text, start, end):
        return None
    stop = office_at(text, start, end) or body_at(text, start, end)
    return " ".join(text[start:stop].split()) if stop else None


@cache
def _adverbs() -> tuple[str, ...]:
    return tuple(" " + adverb for adverb in phrases("adverbs"))


def _without_adverbs(before: str) -> str:
    while before.endswith(_adverbs()):
        for adverb in _adverbs():
            if before.endswith(adverb):
                before = before[: -len(adverb)].rstrip()
    return before


def giver_at(block: Block, start: int, end: int) -> str | None:
    """The person, office or body whose name ends at ``end``, as written.

    A person is given by name; else the office ("Bí thư Tỉnh ủy"); else the body.
    """
    text = block.text
    while end > start and text[end - 1] in " ,":
        end -= 1
    first = max(start, end - REACH)
    earliest = _name_start(text, first, end)
    if earliest == end:
        return None
    if CAPITALS.search(text, max(0, first - NAME_REACH), end + NAME_REACH):
        for named in named_in(block, first, end):
            if named.span[1] >= end - 1:
                return " ".join(text[slice(*named.name)].split())
        name = name_before(text, end)
        if name is not None and TITLE_AT_END.search(text[max(0, name[0] - 16) : name[0]]):
            return " ".join(text[slice(*name)].split())
    for found in CANDIDATE.finditer(text, earliest, end):
        stop = office_at(text, found.start(), end) or body_at(text, found.start(), end)
        if stop == end and " " in text[found.start() : end]:
            return without_person(" ".join(text[found.start() : end].split()))
    holder = HOLDERS.search(text[first:end])
    return holder.group() if holder else None


def _name_start(text: str, first: int, end: int) -> int:
    """The furthest that a name ending at ``end`` may reach back; ``end`` if none may end there.

    A name is made of capitalised words and of few others; the bracket or colon
    behind it does not count.
    """
    start = end
    for word in reversed(text[first:end].split()):
        named = word[0].isupper() or word.rstrip(",") in small_words()
        if start == end and not (named or word[:-1] in small_words() or word.endswith("Đoàn")):
            return end
        start = text.rfind(word, first, start)
        if not named:
            break
    return start


@cache
def small_words() -> frozenset[str]:
    """The words in small letters that names of bodies, offices and holders are made of."""
    names = [row["words"] for row in rows(TABLES, "body_words") + rows(TABLES, "positions")]
    known = " ".join(chain(*names)).lower()
    known += " nghị hội họp sát tra tỉnh phụ trách dự khuyết thường trực và - – &"
    return frozenset((known + " " + known.replace("ủy", "uỷ")).split())
