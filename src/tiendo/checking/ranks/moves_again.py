"""How many places a rank has moved, told twice: "SIPAS … tăng 8 bậc", "SIPAS tăng 9 bậc"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.checking.draft import Draft
from tiendo.checking.ranks.rank_moves import BY
from tiendo.checking.ranks.standings import CLAUSE, YEAR, topic_in
from tiendo.checking.wordlists import shaped, words

MOVED_BY = shaped(rf"\b{BY}")
REACH = 130
FEW = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveTold:
    """By how many places something known has moved, and which way."""

    topic: str
    rises: bool
    by: int
    start: int
    end: int
    passage: int
    years: frozenset[str]

    def same(self, other: MoveTold) -> bool:
        """Whether both are of one thing, one way and maybe one time, in two sentences."""
        if (self.topic, self.rises) != (other.topic, other.rises):
            return False
        one_time = not (self.years and other.years) or bool(self.years & other.years)
        return self.passage != other.passage and one_time


def moves_again(draft: Draft) -> Iterator[tuple[MoveTold, MoveTold]]:
    """The later and the earlier of two such moves that differ."""
    seen: list[MoveTold] = []
    for one in _moves(draft):
        like = [known for known in seen if known.same(one)]
        seen.append(one)
        if like and all(known.by != one.by for known in like):
            yield one, like[0]


def _moves(draft: Draft) -> Iterator[MoveTold]:
    for number, passage in enumerate(draft.passages):
        if "bậc" not in passage.text:
            continue
        found = list(MOVED_BY.finditer(passage.text))
        if len(found) >= FEW:
            continue  # "tăng 4 bậc so với năm 2021, tăng 6 bậc so với năm 2020"
        for one in found:
            clause = CLAUSE.split(passage.text[max(0, one.start() - REACH) : one.start()])[-1]
            topic = topic_in(clause, last=True)
            said = f"{clause} {passage.text[one.end() : one.end() + REACH]}"
            other = words("ranks.other").search(clause) or words("retelling.unsettled").search(said)
            if topic is None or other:
                continue
            yield MoveTold(
                topic=topic,
                rises=words("ranks.rank_rises").fullmatch(one["way"]) is not None,
                by=int(one["by"]),
                start=passage.start + one.start("by"),
                end=passage.start + one.end(),
                passage=number,
                years=frozenset(YEAR.findall(clause)),
            )
