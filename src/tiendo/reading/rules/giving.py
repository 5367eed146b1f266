"""Who gives an order, and where in a sentence it is given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tiendo.reading.document import Block
from tiendo.reading.rules.finding import places
from tiendo.reading.rules.names import TITLE_AT_END, name_before, without_person
from tiendo.reading.rules.people import named_in
from tiendo.vocabulary.bodies import body_at, office_at
from tiendo.vocabulary.letters import UPPER
from tiendo.vocabulary.lexicon import rows

PATTERNS = "tiendo.reading.patterns"
# The giver's own words stand no further back than this.
REACH = 160
CANDIDATE = re.compile(
    rf"(?<![^\W\d_])(?:[{UPPER}]|[bp]í thư|chủ tịch|phó |giám đốc|thường trực|ban |"
    rf"lãnh đạo )"
)
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
def _giving() -> re.Pattern[str]:
    known = "|".join(f"[{w[0]}{w[0].upper()}]{w[1:]}" for w in phrases("giving"))
    return re.compile(rf"(?<![^\W\d_])(?:{known})(?![^\W\d_])")


@cache
def triggers() -> tuple[str, ...]:
    """Literals of which every text with an order holds one."""
    tails = sorted({word[1:] for word in phrases("giving")}, key=len)
    return tuple(t for i, t in enumerate(tails) if not any(t.startswith(s) for s in tails[:i]))


def given_in(block: Block, start: int, end: int, *, known: bool = False) -> Iterator[Given]:
    """The places in ``block.text[start:end]`` where an order is given.

    ``known``: a giver stands earlier in the paragraph, so that "…, yêu cầu" needs none.
    """
    text = block.text
    for place in places(text, triggers(), start, end):
        word = _giving().match(text, place - 1, end) if place > start else None
        if word is None:
            continue
        near = max(start, word.start() - REACH)
        before = _without_adverbs(text[near : word.start()].rstrip())
        if before == "" and near == start and word.group()[0].isupper():
            yield Given(None, word.start(), word.end())
            continue
        giver = giver_at(block, start, near + len(before)) or _by_paper(text, start, word.start())
        if giver is not None:
            yield Given(giver, word.start(), word.end())
            known = True
            continue
        opened = near == start and before.rstrip(" ,:") in ("", *phrases("openings"))
        if opened or (known and before.endswith((",", ";", "và"))):
            yield Given(None, word.start(), word.end())


PAPER = re.compile(
    r"(?:văn bản|[Cc]ông văn|[Cc]ông điện|[Cc]hỉ thị|[Tt]hông báo|[Kk]ế hoạch|[Qq]uyết định)\s"
)


def _by_paper(text: str, start: int, end: int) -> str | None:
    """Who orders by a paper: "Chủ tịch UBND tỉnh vừa có văn bản số … chỉ đạo các sở"."""
    if end - start > REACH or PAPER.search(text, start, end) is None or "," in text[start:end]:
        return None
    stop = office_at(text, start, end) or body_at(text, start, end)
    return " ".join(text[start:stop].split()) if stop else None


def _without_adverbs(before: str) -> str:
    changed = True
    while changed:
        changed = False
        for adverb in phrases("adverbs"):
            if before.endswith(" " + adverb):
                before, changed = before[: -len(adverb)].rstrip(), True
    return before


def giver_at(block: Block, start: int, end: int) -> str | None:
    """The person, office or body whose name ends at ``end``, as written.

    A person is given by name; else the office ("Bí thư Tỉnh ủy"); else the body.
    """
    text = block.text
    while end > start and text[end - 1] in " ,":
        end -= 1
    first = max(start, end - REACH)
    for named in named_in(block, first, end):
        if named.span[1] >= end - 1:
            return " ".join(text[slice(*named.name)].split())
    name = name_before(text, end)
    if name is not None and TITLE_AT_END.search(text[max(0, name[0] - 16) : name[0]]):
        return " ".join(text[slice(*name)].split())
    for found in CANDIDATE.finditer(text, first, end):
        stop = office_at(text, found.start(), end) or body_at(text, found.start(), end)
        if stop == end and " " in text[found.start() : end]:
            return without_person(" ".join(text[found.start() : end].split()))
    holder = HOLDERS.search(text[first:end])
    return holder.group() if holder else None
