"""Groups of the first so many in which a rank does not lie: "xếp thứ 4/12 huyện", and later "đưa
huyện vào tốp ba của tỉnh".

Who aims at such a group is not in it; who is said to stand there has no lower rank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.periods.parts_on_periods import ahead
from tiendo.checking.periods.told_periods import heading_above
from tiendo.checking.ranks.ranks_alone import NATION, Alone, ranks_told
from tiendo.checking.ranks.ranks_told import number_in_words
from tiendo.checking.ranks.standings import YEAR, named_in
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

GROUP = shaped(
    r"\b{ranks.stands_in}\s{ranks.groups}\s(?P<number>\d{1,2}|[^\W\d_]+)"
    r"(?!\s?%|[.,/-]\d|\s[-–]\s?\d)(?=[\s,.;)])"
    r"(?:\s{ranks.ranked_bodies})?(?:\s{ranks.group_first})?"
    r"(?P<among>\s(?:của\s|trong\s)?(?:{ranks.own_level}|{ranks.regions}|{nation})\b)?",
    re.IGNORECASE,
)
CLAUSE = regex(r";\s|\.\s")
BELOW = "of "


@dataclass(frozen=True, slots=True, kw_only=True)
class InGroup:
    """A claim to stand among the first so many, and the rank that does not."""

    start: int
    end: int
    first: int
    rank: Alone


def ranks_in_groups(draft: Draft) -> Iterator[InGroup]:
    """Every group that all ranks told of the same thing lie outside of."""
    for passage in draft.passages:
        for found in GROUP.finditer(passage.text) if passage.may_say("ranks.groups") else ():
            first = number_in_words(found["number"])
            if first is None or _aimed(draft, passage, found):
                continue
            like = [one for one in ranks_told(draft) if _of_it(passage, found, one)]
            if like and all(one.rank > first for one in like):
                start = passage.start
                yield InGroup(
                    start=start + found.start(), end=start + found.end(), first=first, rank=like[0]
                )


def _aimed(draft: Draft, passage: Passage, found: re.Match[str]) -> bool:
    """Whether a group is that of a plan, of another time or of a part."""
    head = heading_above(draft, passage.start)
    if words("ranks.group_aims").search(passage.text) or (head is not None and ahead(head.text)):
        return True
    clause = CLAUSE.split(passage.text[: found.start()])[-1]
    rest = CLAUSE.split(passage.text[found.end() :])[0]
    said = f"{clause} {found.group()} {rest}"
    return any(words(name).search(said) for name in ("ranks.other", "ranks.narrowed"))


def _of_it(passage: Passage, found: re.Match[str], one: Alone) -> bool:
    """Whether a rank is of what a sentence claims a group for."""
    if one.passage is passage or one.other or one.old:
        return False
    years = {*YEAR.findall(passage.text)}
    told = {year for time in one.times for year in YEAR.findall(time)}
    if years and told and not years & told:
        return False
    named = named_in(passage.text)
    return len(named) == 1 and named == named_in(one.passage.text) and _among(found, one)


def _among(found: re.Match[str], one: Alone) -> bool:
    """Whether a group is of those among whom a rank is told: "tốp ba của tỉnh", "thứ 4/12"."""
    among = found["among"] or ""
    if words("ranks.own_level").search(among):
        return one.field.startswith(BELOW) or words("ranks.own_level").search(one.field) is not None
    if words("ranks.regions").search(among):
        return one.field == "region"
    return one.field in (*NATION, "nation")
