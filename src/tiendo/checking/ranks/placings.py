"""Ranks as the words say them, with what is ranked: "đứng thứ 19/63 về điểm trung bình các môn"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.pairs.topics import PLACE
from tiendo.checking.ranks.ranks_told import (
    COMPARED,
    NOWADAYS,
    field_of,
    last_months,
    of_before,
    rank_of,
    ranks_of,
)
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.letters import CAPITALISED
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

# What is ranked, behind the rank.
ABOUT = shaped(
    r"^(?:\s?tỉnh, thành(?: phố)?)?[^,.;:\n]{0,40}?\s"
    r"{ranks.ranked_in}\s(?P<about>[^,.;:()\n]{3,80})"
)
ENDS = shaped(r"\s(?:{ranks.elsewhere}|{ranks.about_ends})\b")
CLAUSES = regex(r"[;:(]|\.\s")
# "Hạ Khê (cũ) xếp thứ 33/63": what a closed bracket says by the way ends no clause.
ASIDE = regex(r"\s?\([^()\n]*\)")
# Where the name of what is ranked begins, the last in its clause.
NOUN = shaped(r"\b{ranks.ranked_nouns}\b", re.IGNORECASE)
TIME = shaped(
    r"\b{ranks.dated}\s(?:\d{1,4}(?:\s?[-–/]\s?\d{4})?|IV|I{1,3})\b"
    r"|\b\d{1,2}\stháng\b|\b{ranks.to_day}\s\d{1,2}/\d{1,2}\b",
    re.IGNORECASE,
)
MONTH = regex(r"\btháng \d{1,2}\b", re.IGNORECASE)
NUMBER = regex(r"\d[\d.,]*\s?(?:%|điểm|bậc)?")
# "môn Ngữ văn của kỳ thi tốt nghiệp THPT": what the thing that is ranked belongs to.
OF_WHAT = regex(r"\scủa\s(?:kỳ thi|kỳ)\b")
# A body or place by its own name, with or without its level.
NAME = regex(rf"(?<!\w){CAPITALISED}(?:\s{CAPITALISED})+")
LEAST = 2
REACH = 80


@dataclass(frozen=True, slots=True)
class Placing:
    """A rank in a field, what is ranked by its telling words, and the times of its clause."""

    rank: int
    of: str
    start: int
    end: int
    topic: tuple[str, ...]
    about: bool  # told behind the rank, and shortened so
    times: frozenset[str]
    places: frozenset[str]  # whose rank it is
    owners: frozenset[str] = frozenset()  # whom the sentence names before it

    def same(self, other: Placing) -> bool:
        """Whether both rank one thing in one field, as far as their words say."""
        nation = {self.of, other.of} in ({"cả nước", "34"}, {"cả nước", "63"})
        if not (self.of == other.of or nation) or not self.topic or not other.topic:
            return False
        if self.times and other.times and not self.times & other.times:
            return False
        if self.places and other.places and not self.places & other.places:
            return False
        if self.owners and other.owners and not self.owners & other.owners:
            return False  # "TP Hồ Chí Minh …; xã hội số thứ 4/63. Hà Nội …, xã hội số thứ 30/63"
        if self.topic == other.topic:
            return True
        short, long = sorted((self, other), key=lambda one: len(one.topic))
        opens = long.topic[: len(short.topic)] == short.topic
        return short.about and opens and len(short.topic) >= LEAST


def placings(draft: Draft) -> Iterator[Placing]:
    """Every rank that tells its field, but for those of other times and of plans."""
    for passage in draft.passages:
        last = 0
        for found in ranks_of(draft, passage):
            if field_of(found) is None or of_before(passage.text, *found.span()):
                continue
            before = CLAUSES.split(ASIDE.sub("", passage.text[last : found.start()]))[-1]
            behind = ABOUT.match(passage.text[found.end() :])
            of_it = behind["about"] if behind else ""
            about = ENDS.split(of_it)[0]
            last = found.end()
            before = COMPARED.sub(" ", before)
            if words("ranks.other").search(f"{before} {about}"):
                continue
            yield _placing(passage, found, before, about, of_it)


def clause_before(draft: Draft, at: int) -> str:
    """The clause of a sentence up to the character ``at``."""
    passage = draft.passage_at(at)
    start = passage.start if passage is not None else max(0, at - REACH)
    return CLAUSES.split(ASIDE.sub("", draft.text[start:at]))[-1]


def apart(draft: Draft, one: int, other: int) -> bool:
    """Whether the clauses before two ranks name two times, or one is a part's or a plan's."""
    clauses = [clause_before(draft, at) for at in (one, other)]
    first, second = ({fold(t.group()) for t in TIME.finditer(clause)} for clause in clauses)
    if first and second and not first & second:
        return True
    months = [{part.lower() for part in MONTH.findall(clause)} for clause in clauses]
    now = [NOWADAYS.search(clause) is not None for clause in clauses]
    if any(now[at] and months[1 - at] - last_months(draft) for at in (0, 1)):
        return True  # "hết tháng 6 xếp thứ 31/63", "hiện xếp thứ 13/63" in December
    marked = [words("ranks.other").search(clause) is not None for clause in clauses]
    return marked[0] != marked[1]


def _placing(
    passage: Passage, found: re.Match[str], before: str, about: str, of_it: str
) -> Placing:
    named = [before[one.start() :] for one in NOUN.finditer(before)]
    subject = OF_WHAT.split(next(filter(_telling, reversed(named)), before))[0]
    told = (
        COMPARED.sub(" ", of_it),
        before,
        passage.text,
    )  # "Năm 2023, từ vị trí thứ 32/63 về PAPI năm 2022"
    times = next(filter(None, (list(TIME.finditer(text)) for text in told)), [])
    return Placing(
        rank=rank_of(found),
        of=field_of(found) or "",
        start=passage.start + found.start(),
        end=passage.start + found.end(),
        topic=_telling(about) or _telling(subject),
        about=bool(_telling(about)),
        times=frozenset(fold(one.group()) for one in times),
        places=frozenset(PLACE.findall(before)),
        owners=frozenset(NAME.findall(passage.text[: found.start()])),
    )


def _telling(text: str) -> tuple[str, ...]:
    """The words that tell what is ranked; without times, numbers and words of any sentence."""
    plain = NUMBER.sub(" ", TIME.sub(" ", text))
    plain = words("ranks.empty").sub(" ", plain)
    return tuple(re.findall(r"[^\W\d_]+", fold(plain)))
