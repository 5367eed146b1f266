"""Ranks that name nothing, where the draft has told but one of their field: "giải ngân …, đứng thứ
4/14 tỉnh trong vùng", and later "kết quả 9 tháng có cải thiện, đứng thứ 6 trong vùng".

Who names no subject takes up the rank that was told; so does who tells again from which rank it
moved, "từ hạng 7 vươn lên hạng 3", or gives the rank of before as the one of now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.naming.heads import title_of
from tiendo.checking.pairs.topics import PLACE
from tiendo.checking.periods.told_periods import heading_above
from tiendo.checking.ranks.moves_worded import BY, number_of
from tiendo.checking.ranks.own_names import own_names, without_own
from tiendo.checking.ranks.placings import MONTH, NAME, TIME
from tiendo.checking.ranks.ranks_told import (
    COMPARED,
    NOWADAYS,
    field_of,
    last_months,
    of_before,
    rank_of,
    ranks_of,
)
from tiendo.checking.ranks.standings import (
    AIMED,
    BELOW,
    BY_THE_WAY,
    OF_TIME,
    PROVINCE,
    YEAR,
    topic_in,
)
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

# Where the clause of a rank begins, and where what follows it ends.
BEGINS = regex(r"[;:(]\s?|\.\s|\)\s|,\s(?=(?:nhưng|song|đưa|và)\s)|\s(?:rằng|với|với việc)\s")
ENDS = shaped(r"[,;:.()]|\s(?:{ranks.elsewhere}|là|so với|trong khi|nếu)\s")
REGION = shaped(r"^[^.;\d]{0,40}?{ranks.regions}\b", re.IGNORECASE)
# "So với các tỉnh trong khu vực, tỷ lệ trường chuẩn của tỉnh xếp thứ 5/14".
IN_REGION = shaped(r"\b(?:tỉnh|địa phương)\s(?:trong|của|thuộc)\s{ranks.regions}\b[^.;]*$")
GROUP = shaped(r"^[^.;,\d]{0,15}?\b(?P<group>(?:khối|cụm)\s[^\W\d_]+)\b", re.IGNORECASE)
# "tăng 4 bậc so với năm trước (thứ 25)", "(năm 2020: hạng 7)", "từ hạng 7 vươn lên hạng 3".
WAS_BEHIND = shaped(
    r"^(?:/\d{1,3})?[^.;\d]{0,40}?[,(]\s?(?:(?!cùng)[^.;,\d]{2,20}\s\d{1,2}\sbậc\s)?[^.;,()]{0,40}?"
    r"(?:từ|so với|{ranks.before}|năm\s(?:19|20)\d\d|(?:cuối|hết)\stháng\s\d{1,2})[^.;,\d]{0,25}?"
    r"(?:thứ|hạng|vị trí)\s(?P<was>\d{1,3})(?![.,]?\d|\s?%)"
)
WAS_BEFORE = shaped(
    r"\b[Tt]ừ\s(?:chỗ\s)?(?:(?:{ranks.rank_opens}|ở)\s){1,3}(?P<was>\d{1,3})(?:/\d{1,3})?"
    r"\s(?:[^.;,\d]{0,25}\s)?(?:lên|xuống)\s$"
)
# "thấp thứ 21 toàn quốc, tiến 7 bậc so với năm trước": how far it moved.
MOVED_BY = shaped(
    r"^(?:/\d{1,3})?[^.;\d]{0,40}?[,(]\s?" + BY + r"(?:\sso với\s{ranks.before}|[.;)])"
)
GAUGE = regex(r"\b(?:mức|tốc độ|tỷ lệ)\s(?:tăng trưởng|tăng|giảm)\b", re.IGNORECASE)
VALUE = regex(r"\d\s?(?:%|điểm)|\d,\d")
PARTS = regex(r"[,;:()]\s?")
NATION, REACH, NEAR, LEAST, SENTENCES = ("63", "34"), 110, 60, 2, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """A rank with its field and what its clause says."""

    rank: int
    field: str  # "63", "34", "nation", "region", "below", "khối huyện"; empty: not told
    start: int
    end: int
    passage: Passage
    topic: str | None  # in its own sentence
    own: frozenset[str]  # all topics of its own sentence
    context: frozenset[str]  # topics of its sentence, the ones before it and its heading
    said: frozenset[str]
    around: frozenset[str]  # words of its whole sentence
    times: frozenset[str]
    names: frozenset[str]
    was: int | None
    by: int | None  # how many places it moved
    measured: bool  # it names a measure: "diện tích đứng thứ hai"
    valued: bool  # its clause tells a value that is ranked
    now: bool  # "hiện đứng thứ 18/63"
    old: bool  # of a month that is over
    other: bool  # of a part, a plan or another time
    gauge: str = ""  # "mức giảm": how much it fell is ranked
    below: bool = False  # among bodies of a province: "đứng thứ ba trong 9 huyện"

    def same_field(self, other: Alone) -> bool:
        fields = {self.field, other.field}
        if fields > {PROVINCE} and (self.below or other.below):
            return True  # "đứng thứ ba trong 9 huyện", "xếp thứ tư toàn tỉnh"
        nation = "nation" in fields and fields <= {"nation", *NATION}
        return "" not in fields and (len(fields) == 1 or nation)


def ranks_alone(draft: Draft) -> Iterator[tuple[Alone, Alone]]:
    """The later and the earlier of two ranks that can be of nothing but one thing."""
    told = ranks_told(draft)
    was = {(one.passage.start, one.was) for one in told if one.was not in (None, one.rank)}
    now = [one for one in told if (one.passage.start, one.rank) not in was]
    for later in told:
        before = [
            one for one in now if one.start < later.start and one.passage is not later.passage
        ]
        if later.other or any(one.rank == later.rank and _fits(one, later) for one in before):
            continue
        earlier = _retold(before, later) or _only(before, later)
        if earlier is not None:
            yield later, earlier


def ranks_told(draft: Draft) -> list[Alone]:
    """Every rank of a draft with what its clause says."""
    return draft.kept(
        "ranks told", lambda: [one for each in draft.passages for one in _told(draft, each)]
    )


def _fits(one: Alone, later: Alone) -> bool:
    return one.same_field(later) or not (one.field and later.field)


def _only(before: list[Alone], later: Alone) -> Alone | None:
    """The one rank of the field of a later one that names nothing, or what this one names."""
    like = [one for one in before if _like(one, later) and not one.other]
    if not like or len({one.rank for one in like}) > 1 or later.valued:
        return None
    one = like[0]
    gauged = bool(one.gauge) and one.gauge == later.gauge and not (one.own or one.said)
    if not _one_time(one, later) or later.names - one.names:
        return None
    if not (gauged or _one_topic(one, later)):
        return None
    shared = later.said & (one.around | one.said)
    nameless = not later.said and not later.measured
    named = len(shared) >= LEAST or (later.topic is not None and later.topic in one.context)
    return one if nameless or named or gauged else None


def _like(one: Alone, later: Alone) -> bool:
    """Whether two ranks are of one field; of one topic a later one need not tell it again: "đã ở
    hạng 16 về năng lực cạnh tranh rồi thì chỉ được tiến".
    """
    topic = later.topic is not None and later.topic == one.topic
    bare = not later.field and words("ranks.regions").search(later.passage.text) is None
    return one.same_field(later) or (topic and bool(one.field) and bare)


def _one_time(one: Alone, later: Alone) -> bool:
    """Whether a later rank names no time but that of the one, or a part of a year not told of it:
    "tính đến ngày 30/9 … đứng thứ 4/14", "kết quả 9 tháng …, đứng thứ 6 trong vùng".
    """
    if later.now and one.old:
        return False  # "hết tháng 6 xếp thứ 31/63", "hiện xếp thứ 13/63"
    apart = later.times - one.times
    return not apart or not (one.times or any(YEAR.search(time) for time in apart))


def _one_topic(one: Alone, later: Alone) -> bool:
    """Whether what a later rank names may be what the one is of."""
    if one.own and later.own and not one.own & later.own:
        return False  # "PCI năm 2022 xếp thứ 24/63. PAR INDEX năm 2022 xếp thứ 28/63"
    return later.topic is None or later.topic in one.context


def _retold(before: list[Alone], later: Alone) -> Alone | None:
    """A rank that moved from the same rank, or whose rank of before this one is."""
    like = [one for one in before if _fits(one, later) and not one.other and one.was is not None]
    like = [one for one in like if _one_topic(one, later) and _one_time(one, later)]
    pair = [one for one in like if later.was == one.was]
    past = [one for one in like if later.rank == one.was and later.said & one.around]
    moved = [one for one in like if one.was is not None and later.by == abs(one.was - one.rank)]
    if not pair and later.was is None and len(moved) == 1 and not later.names - moved[0].names:
        return moved[0] if moved[0].same_field(later) else None
    found = pair or ([] if later.was is not None else past)
    return found[0] if len(found) == 1 else None


def _told(draft: Draft, passage: Passage) -> Iterator[Alone]:
    text = passage.text
    for found in ranks_of(draft, passage):
        if of_before(text, *found.span()) or AIMED.match(text, found.end()):
            continue
        led = text[max(0, found.start() - REACH) : found.start()]
        led = BY_THE_WAY.sub(" ", COMPARED.sub(" ", WAS_BEFORE.sub(" ", led)))
        clause = BEGINS.split(led)[-1]
        behind = ENDS.split(text[found.end() : found.end() + NEAR])[0]
        said = f"{clause} {found.groupdict().get('what') or ''} {behind}"
        marked = any(words(name).search(said) for name in ("ranks.other", "ranks.narrowed"))
        own = _topics(text)
        yield Alone(
            rank=rank_of(found),
            field=_field(text, found),
            start=passage.start + found.start(),
            end=passage.start + found.end(),
            passage=passage,
            topic=topic_in(said, last=True) or topic_in(text),
            own=own,
            context=own | _context(draft, passage),
            said=_telling(without_own(draft, said)),
            around=_telling(text) | _heading(draft, passage),
            times=frozenset(fold(one.group()) for one in TIME.finditer(said)) - _own_year(draft),
            names=frozenset((*PLACE.findall(said), *NAME.findall(said))) - own_names(draft, said),
            was=_was(text, found),
            by=_by(text, found),
            measured=words("ranks.measures").search(said) is not None,
            valued=VALUE.search(led) is not None,
            now=NOWADAYS.search(clause) is not None,
            old=bool({one.lower() for one in MONTH.findall(clause)} - last_months(draft)),
            other=marked and not OF_TIME.match(text, found.end()),
            gauge=_gauge(said),
            below=BELOW.match(text[found.end() :]) is not None,
        )


def _gauge(said: str) -> str:
    found = GAUGE.search(said)
    return found.group().lower() if found is not None else ""


def _own_year(draft: Draft) -> frozenset[str]:
    """``năm 2022`` in a report on it: what is told of that year is told of now."""
    years = YEAR.findall(title_of(draft)[1])
    return frozenset({f"nam {years[0]}"} if years else ())


def _field(text: str, found: re.Match[str]) -> str:
    """Among what a rank is told, so that two ways of telling it come out alike."""
    of, behind = field_of(found), text[found.end() : found.end() + NEAR]
    group = GROUP.match(behind)
    if group is not None:
        return fold(group["group"])
    if of is None or of in NATION:
        return of or ""
    if words("nation").fullmatch(of):
        return "nation"
    if not of.isdecimal():
        return "region" if words("ranks.regions").fullmatch(of) else of
    within = REGION.match(behind) or IN_REGION.search(text, 0, found.start())
    return "region" if within else f"of {of}"


def _was(text: str, found: re.Match[str]) -> int | None:
    """The rank from which a rank moved."""
    before = WAS_BEFORE.search(text, 0, found.start())
    behind = WAS_BEHIND.match(text[found.end() : found.end() + REACH])
    told = before or behind
    return int(told["was"]) if told is not None else None


def _by(text: str, found: re.Match[str]) -> int | None:
    """How many places a rank is said to have moved."""
    moved = MOVED_BY.match(text[found.end() : found.end() + REACH])
    return number_of(moved["by"]) if moved is not None else None


def _context(draft: Draft, passage: Passage) -> frozenset[str]:
    """What the sentences before one in its paragraph name, and its heading."""
    told = [_topics(one.text) for one in draft.before(passage, SENTENCES)]
    head = heading_above(draft, passage.start)
    return frozenset().union(*told, _topics(head.text) if head is not None else ())


def _heading(draft: Draft, passage: Passage) -> frozenset[str]:
    head = heading_above(draft, passage.start)
    return _telling(head.text) if head is not None else frozenset()


def _topics(text: str) -> frozenset[str]:
    """What a sentence names that is ranked, in each of its clauses."""
    named = (topic_in(part) for part in PARTS.split(text))
    return frozenset(topic for topic in named if topic is not None)


def _telling(text: str) -> frozenset[str]:
    """The words that say what is ranked."""
    plain = TIME.sub(" ", text)
    for name in ("ranks.praise", "ranks.measures", "ranks.empty"):
        plain = words(name).sub(" ", plain)
    return frozenset(one for one in re.findall(r"[^\W\d_]{2,}", plain.lower()))
