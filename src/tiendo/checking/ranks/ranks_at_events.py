"""Ranks of one team at one contest, told twice: "xếp thứ 6/15 đoàn", then "vị trí thứ 8 mà đoàn
học sinh tỉnh nhà đạt được ở Đại hội Thể thao học sinh khu vực".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.checking.draft import Draft
from tiendo.checking.ranks.placings import TIME
from tiendo.checking.ranks.ranks_shared import RANK
from tiendo.checking.wordlists import shaped, words, words_of
from tiendo.vocabulary.text import fold

EVENT = shaped(r"\b{ranks.contests}(?:\s[^\W\d_]+){1,9}", 0)
TEAM = shaped(r"\b[Đđ]oàn(?:\s[^\W\d_]+){2}")
LEAST = 4  # words of a contest's name


@dataclass(frozen=True, slots=True, kw_only=True)
class AtEvent:
    """A rank in a sentence that names one contest and a team."""

    rank: int
    start: int
    end: int
    events: tuple[tuple[str, ...], ...]
    teams: frozenset[str]
    times: frozenset[str]

    def same(self, other: AtEvent) -> bool:
        """Whether both are of one team at one contest."""
        timed = self.times and other.times and not self.times & other.times
        named = any(
            one[:LEAST] == another[:LEAST] for one in self.events for another in other.events
        )
        return not timed and named and bool(self.teams & other.teams)


def ranks_at_events(draft: Draft) -> Iterator[tuple[AtEvent, AtEvent]]:
    """The later and the earlier of two such ranks that differ."""
    seen: list[AtEvent] = []
    for one in _ranks(draft):
        like = [known for known in seen if known.same(one)]
        seen.append(one)
        if like and all(known.rank != one.rank for known in like):
            yield one, like[0]


def _ranks(draft: Draft) -> Iterator[AtEvent]:
    for passage in draft.passages:
        if "đoàn" not in passage.words or not passage.may_say("ranks.rank_opens"):
            continue
        found = list(RANK.finditer(passage.text))
        if len(found) != 1 or words("ranks.of_contest").search(passage.text):
            continue
        names = [tuple(words_of(one.group())) for one in EVENT.finditer(passage.text)]
        names = [name for name in names if len(name) >= LEAST]
        teams = frozenset(fold(one.group()) for one in TEAM.finditer(passage.text))
        if not names or not teams or words("ranks.other").search(passage.text):
            continue
        yield AtEvent(
            rank=int(found[0]["rank"]),
            start=passage.start + found[0].start(),
            end=passage.start + found[0].end(),
            events=tuple(names),
            teams=teams,
            times=frozenset(fold(one.group()) for one in TIME.finditer(passage.text)),
        )
