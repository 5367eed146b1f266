"""How many targets came to what, told again with another number: "15/18 chỉ tiêu … đạt và vượt",
then "ghi nhận 16 chỉ tiêu đạt và vượt".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

TALLY = shaped(
    r"(?<![\d/.,])(?P<count>\d{1,2})(?:/(?P<of>\d{1,2}))?\s(?:chỉ tiêu|mục tiêu)"
    r"(?:\s(?:{retelling.tally_words}|năm 20\d\d))*\s(?P<came>{retelling.tally_ends})\b",
    re.IGNORECASE,
)
YEARS = regex(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class ToldTally:
    """A count of targets that came to one thing, and where it stands."""

    count: int
    of: int | None
    came: str
    years: frozenset[str]
    passage: Passage
    start: int
    end: int

    def again(self, other: ToldTally) -> bool:
        """Whether an earlier count is of one set of targets, and no new time opens between."""
        if self.came != other.came or self.passage is other.passage:
            return False
        if self.of is not None and other.of is not None and self.of != other.of:
            return False
        return self.years <= other.years


def tallies_apart(draft: Draft) -> Iterator[tuple[ToldTally, ToldTally]]:
    """The later and the earlier of two counts of one thing that differ; of a part none is told."""
    told = list(_told(draft))
    for at, one in enumerate(told):
        same = [other for other in told[:at] if one.again(other)]
        if same and all(other.count != one.count for other in same):
            yield one, same[0]


def _told(draft: Draft) -> Iterator[ToldTally]:
    for passage in draft.passages:
        if words("tallies.parts").search(passage.text):
            continue
        for found in TALLY.finditer(passage.text):
            yield ToldTally(
                count=int(found["count"]),
                of=int(found["of"]) if found["of"] else None,
                came=fold(found["came"]).replace(",", " va").replace("hoac", "va"),
                years=frozenset(YEARS.findall(_clause(passage.text, found.start()))),
                passage=passage,
                start=passage.start + found.start(),
                end=passage.start + found.end(),
            )


def _clause(text: str, at: int) -> str:
    """The part of a sentence that holds the character ``at``, between semicolons."""
    return text[text.rfind(";", 0, at) + 1 :].split(";")[0]
