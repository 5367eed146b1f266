"""How many targets came to what, told again with another number: "15/18 chỉ tiêu … đạt và vượt",
then "ghi nhận 16 chỉ tiêu đạt và vượt".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.ordinals import parse_ordinal
from tiendo.vocabulary.regexes import regex

BOTH = "both"

TALLY = shaped(
    r"(?<![\d/.,])(?P<count>\d{1,2}|\b{retelling.counts})(?:/(?P<of>\d{1,2}))?\s{tallies.goals}"
    r"(?:\s(?:{retelling.tally_words}|năm 20\d\d))*\s(?P<came>{retelling.tally_ends})\b",
    re.IGNORECASE,
)
# "12 chỉ tiêu vượt, 4 chỉ tiêu đạt": both together have come so far.
BEYOND = shaped(
    r"(?<![\d/.,])(?P<count>\d{1,2})(?:/\d{1,2})?\s{tallies.goals}\s(?:{retelling.tally_words}\s)*"
    r"(?:hoàn thành )?vượt(?: mức| kế hoạch)?(?:,|\svà|;)\s(?:có\s)?(?P<met>\d{1,2})(?:/\d{1,2})?\s"
    r"(?:{tallies.goals}\s)?(?:{retelling.tally_words}\s)*(?:đạt|hoàn thành)(?!,? và vượt|, vượt)",
    re.IGNORECASE,
)
# "hoàn thành vượt mức kế hoạch 10/25 chỉ tiêu; có 13 chỉ tiêu hoàn thành"
BEYOND_LED = shaped(
    r"\bvượt(?: mức)?(?: kế hoạch)? (?P<count>\d{1,2})(?:/\d{1,2})?\s{tallies.goals}(?:,|;|\svà)\s"
    r"(?:có\s)?(?P<met>\d{1,2})(?:/\d{1,2})?\s{tallies.goals}\s(?:{retelling.tally_words}\s)*"
    r"(?:đạt|hoàn thành)(?!,? và (?:hoàn thành )?vượt|, vượt)",
    re.IGNORECASE,
)
# "6/8 chỉ tiêu chủ yếu hoàn thành kế hoạch, trong đó 5 chỉ tiêu vượt": both that met and more.
WITH_BEYOND = shaped(
    r"(?<![\d/.,])(?P<count>\d{1,2})/(?P<of>\d{1,2})\s{tallies.goals}\s"
    r"(?:{retelling.tally_words}\s)*(?:đạt|hoàn thành)(?:\s[^\W\d_]+){0,5}[,;(]?\s?"
    r"(?:trong đó|có)\s(?:có\s)?\d{1,2}(?:/\d{1,2})?\s(?:{tallies.goals}\s)?"
    r"(?:{retelling.tally_words}\s)*(?:hoàn thành )?vượt",
    re.IGNORECASE,
)
# A headline: "Huyện Như Sơn: 25/27 chỉ tiêu đạt và vượt", "Xã An Hòa đạt và vượt 24/25 chỉ tiêu".
HEADLINE = shaped(
    r"(?:(?P<led>{retelling.tally_ends})(?: mức)?(?: kế hoạch)?\s)?"
    r"(?<![\d/.,])(?P<count>\d{1,2})/(?P<of>\d{1,2})\s{tallies.goals}"
    r"(?(led)|\s(?:{retelling.tally_words}\s)*(?P<came>{retelling.tally_ends}))\b",
    re.IGNORECASE,
)
LONGEST = 140
# "Đối với chỉ tiêu huyện giao", "Về các chỉ tiêu theo nghị quyết HĐND tỉnh": who set them.
OF_SET = shaped(
    r"(?:^|[.;]\s+){tallies.set_leads}\s(?:\d{1,3}\s)?(?:{tallies.set_all}\s)*{tallies.goals}\s"
    r"(?P<setter>[^.;:\d]{0,30}?{tallies.setters}\b[^.,;:\d]*)",
    re.IGNORECASE,
)
SIZES = regex(r"(?<![\d.,])\d{1,2}(?![\d.,])")
MISSED = shaped(r"(?:{retelling.tally_missed})", re.IGNORECASE)
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
    setter: str = ""

    def again(self, other: ToldTally) -> bool:
        """Whether an earlier count is of one set of targets, and no new time opens between."""
        if self.came != other.came or self.passage is other.passage:
            return False
        if self.setter and self.setter != other.setter:
            return False  # "Về chỉ tiêu tỉnh giao, 7 chỉ tiêu đạt và vượt": of another set
        if self.of is not None and other.of is not None and self.of != other.of:
            return False
        return self.years <= other.years


def tallies_apart(draft: Draft) -> Iterator[tuple[ToldTally, ToldTally]]:
    """The later and the earlier of two counts of one thing that differ; of a part none is told."""
    told, apart = list(_told(draft)), set[int]()
    for at, one in enumerate(told):
        same = [other for other in told[:at] if one.again(other)]
        if same and all(other.count != one.count for other in same):
            apart.add(one.start)
            yield one, same[0]
    yield from (pair for pair in _headline_apart(draft) if pair[1].start not in apart)


def _headline_apart(draft: Draft) -> Iterator[tuple[ToldTally, ToldTally]]:
    """A headline's count of targets met and exceeded, and the one sentence below that tells both
    of as many targets, where they come to another.
    """
    first = next(iter(draft.passages), None)
    head = HEADLINE.search(first.text) if first and len(first.text) <= LONGEST else None
    if first is None or head is None or _came(head["led"] or head["came"]) != BOTH:
        return
    told = _one(first, head, int(head["count"]), int(head["of"]), BOTH)
    below = [
        _one(passage, found, int(found["count"]) + int(found["met"]), told.of, BOTH)
        for passage in draft.passages[1:]
        if passage.may_say("tallies.goals") and head["of"] in SIZES.findall(passage.text)
        for shape in (BEYOND, BEYOND_LED)
        for found in shape.finditer(passage.text)
    ]
    if len(below) == 1 and below[0].count != told.count:
        yield told, below[0]


def _told(draft: Draft) -> Iterator[ToldTally]:
    for passage in draft.passages:
        if not passage.may_say("tallies.goals"):
            continue
        for found in WITH_BEYOND.finditer(passage.text):
            if words("tallies.parts").search(passage.text, 0, found.start()) is None:
                yield _one(passage, found, int(found["count"]), int(found["of"]), BOTH)
        if passage.says("tallies.parts"):
            continue
        for found in TALLY.finditer(passage.text):
            of = int(found["of"]) if found["of"] else None
            yield _one(passage, found, _number(found["count"]), of, _came(found["came"]))
        for found in BEYOND.finditer(passage.text):
            yield _one(passage, found, int(found["count"]) + int(found["met"]), None, BOTH)


def _one(
    passage: Passage, found: re.Match[str], count: int, of: int | None, came: str
) -> ToldTally:
    set_by = OF_SET.search(passage.text, 0, found.end())
    return ToldTally(
        count=count,
        of=of,
        came=came,
        years=frozenset(YEARS.findall(_clause(passage.text, found.start()))),
        passage=passage,
        start=passage.start + found.start(),
        end=passage.start + found.end(),
        setter=set_by["setter"].lower() if set_by else "",
    )


def _number(said: str) -> int:
    return int(said) if said.isdecimal() else parse_ordinal(said.lower()) or 0


def _came(said: str) -> str:
    """What came of targets, whatever it is called: "chưa hoàn thành", "không đạt"."""
    return "missed" if MISSED.fullmatch(said) else BOTH


def _clause(text: str, at: int) -> str:
    """The part of a sentence that holds the character ``at``, between semicolons."""
    return text[text.rfind(";", 0, at) + 1 :].split(";")[0]
