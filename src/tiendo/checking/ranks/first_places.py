"""Who is said to lead, with another rank told elsewhere: "Là đơn vị dẫn đầu thi đua khối công an
cấp huyện", and before "đứng thứ 2 trong 12 đơn vị công an cấp huyện".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.ranks.ranks_told import rank_of, ranks_of
from tiendo.checking.retelling.told_numbers import telling
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.letters import UPPER
from tiendo.vocabulary.regexes import regex

FIRST = shaped(
    r"(?P<lead>(?:[Ll]à|[Vv]ới tư cách là|[Vv]ới vị thế|[Gg]iữ vững vị trí|[Gg]iữ vị trí"
    r"|[Tt]iếp tục|[Vv]ươn lên)\s(?:(?:{ranks.ranked_bodies})\s)?)"
    r"(?P<claim>{ranks.first_place})\s(?P<about>[^.;:,()\d\n]{6,90})",
)
NAME = regex(rf"(?:[{UPPER}]\w+\s)+[{UPPER}]\w+")
CLAUSE = regex(r"[;:\n]\s?|\.\s")
LEAST, LONG = 3, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """The words of such a claim, and the rank told elsewhere."""

    start: int
    end: int
    rank: int
    place: tuple[int, int]


def first_places(draft: Draft) -> Iterator[First]:
    """Every such claim that all ranks of what it is of contradict."""
    for passage in draft.passages:
        if not passage.may_say("ranks.first_place"):
            continue
        for found in FIRST.finditer(draft.text, passage.start, passage.end):
            before = CLAUSE.split(draft.text[passage.start : found.start()])[-1]
            if words("superlatives.no_first").search(f"{before} {found['lead']}"):
                continue
            like = list(_of_it(draft, passage, found["about"]))
            if like and all(rank > 1 for rank, _ in like):
                rank, place = like[0]
                yield First(
                    start=found.start("claim"), end=found.end("claim"), rank=rank, place=place
                )


def _of_it(draft: Draft, passage: Passage, about: str) -> Iterator[tuple[int, tuple[int, int]]]:
    """The ranks of other sentences that say all that a claim is about."""
    said = telling(about)
    for other in draft.passages:
        if other is passage or not other.may_say("ranks.rank_opens", "ranks.first_place",
                                                  "retelling.ranks"):  # fmt: skip
            continue
        ranks = ranks_of(draft, other)
        if len(ranks) != 1:
            continue
        missing = said - telling(other.text)
        if len(said) >= LEAST and len(missing) <= (len(said) >= LONG):
            one = ranks[0]
            yield rank_of(one), (other.start + one.start(), other.start + one.end())
