"""Ranks told again in other words: "vị trí 27/63 của PCI 2023", "chỉ số năng lực cạnh tranh …".

What is ranked is known by its names (tables/ranked.yaml), wherever in the sentence they stand; two
ranks of one row, of one time and among one field, are one rank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.pairs.topics import PLACE
from tiendo.checking.periods.told_periods import AHEAD, LINES, TITLE
from tiendo.checking.ranks.ranks_told import (
    COMPARED,
    NOWADAYS,
    STANDING,
    last_months,
    rank_of,
    ranks_of,
)
from tiendo.checking.wordlists import either, shaped, small_of, words
from tiendo.vocabulary.lexicon import Row, rows
from tiendo.vocabulary.regexes import regex

TABLES = "tiendo.checking.tables"
CLAUSE = regex(r"[;:]\s|\.\s|\)\s|\(|,\s(?=(?:nhưng|song|đưa)\s)")
# "GRDP tăng 8,27% (6 tháng tăng 7,85%), đứng thứ 3": what a bracket says by the way.
ASIDE = regex(r"\s?\([^()\n]*\d[^()\n]*\)")
# Two ranks of one thing: "đứng thứ 3 vùng và thứ 14/63".
JOINED = shaped(r"[\s,]*(?:{ranks.rank_joins}[\s,]*)*")
# "từ vị trí thứ 21/34 của 9 tháng vào nhóm 10": the rank of a time that is named.
OF_TIME = regex(
    r"\scủa (?:\d{1,2} tháng|quý [IV]+)\b"
    r"|[^.;,]{0,50}?\s(?:năm nay|hiện nay|hiện tại|vừa rồi|vừa qua|năm (?:19|20)\d\d)\b"
)
YEAR = regex(r"(?<![\d/])(?:19|20)\d\d\b")
PART = regex(
    r"\b(?:quý\s(?:IV|I{1,3}|[1-4])|tháng\s\d{1,2}|\d{1,2}\stháng|học kỳ\s\w+|nửa đầu năm"
    r"|cả năm)\b",
    re.IGNORECASE,
)
WHOLE_YEAR = frozenset(("cả năm",))
DAY = regex(r"\b\d{1,2}/\d{1,2}(?:/\d{4})?\b")
VALUE = regex(r"(?<![\d,.])\d+(?:,\d*[1-9])?(?=(?:,?0+)?\s?%)")
NOW = regex(r"\bnăm nay\b", re.IGNORECASE)
# "đạt 53% kế hoạch, xếp thứ 11/34", "công bố hồi tháng 3": of no plan and no time of the rank.
BY_THE_WAY = shaped(
    r"%\s(?:so với\s)?(?:{pairs.plans})\b[^,;.]*,"
    r"|\bcông bố\s(?:(?:hồi|vào|trong)\s)?tháng\s\d{1,2}\b"
)
OF_PLACE = shaped(r"\b{ranks.of_place}\s(?:tỉnh\s)?[A-ZĐÂÊÔƯĂ][^\W\d_]+(?:\s[A-ZĐÂÊÔƯĂ][^\W\d_]+)+")
# What follows a rank goes on about something else here.
ENDS = shaped(r",\s|\s(?:{ranks.elsewhere}|so với|trong khi|(?:tăng|giảm)(?= \d))\b")
# Before a rank with which a sentence opens.
TAKEN_UP = regex(
    r"\W*(?:(?:Với|Từ|Tuy|Song|Nhưng)\s)?(?:[Vv]ị trí|[Tt]hứ hạng|[Vv]ị thứ|[Hh]ạng)?\s?"
)
# "20 sở, ngành về cải cách hành chính": among whom, in more words than one.
AMONG = shaped(
    r"^\s?{ranks.ranked_bodies}(?:(?:,\s|\svà\s){ranks.ranked_bodies}\b)*", re.IGNORECASE
)
# "3/9 huyện, thành phố", "5/21 xã": bodies of one province.
BELOW = regex(r"^\s?(?:huyện|thị xã|xã|phường|sở|ban|ngành|đơn vị|cơ quan)\b")
OFFICE = regex(r"\b(?:Sở|Ban|Cục|Chi cục)\s[A-ZĐ]")
DASH = regex(r"\s[-–]\s")
# "của PCI", "toàn tỉnh về chuyển đổi số": what is ranked.
OF_IT = regex(r"\s?(?:của|về)\s(?!năm|quý|tháng)", re.IGNORECASE)
AIMED_AT = regex(r"^[^,;.]*,?\s")
# "phấn đấu giữ vững vị trí thứ 4/13": the rank of now.
KEPT = shaped(r"\b{ranks.kept}\s(?:vững\s)?(?:được\s)?$", re.IGNORECASE)
AIMED = shaped(r"\s(?:[^\W\d_]+(?:, )?\s?){0,4}{ranks.onwards}")
# "tỷ lệ đỗ 99,1%, điểm trung bình đứng thứ 16": what was told before has its own number.
ITEM = regex(r"\d\s?%?,\s(?!\d)")
NATIONAL = frozenset((63, 34))
# No region of the country has so many provinces.
PROVINCE = "toàn tỉnh"
MANY, REGION = 20, ("vùng", "khu vực", "toàn vùng")
REACH = 130


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A rank, what is ranked, and what its clause says of the time and the place."""

    rank: int
    of: int | None
    field: str
    topic: str
    start: int
    end: int
    years: frozenset[str]
    parts: frozenset[str]
    days: frozenset[str]
    places: frozenset[str]
    passage: int
    values: frozenset[str] = frozenset()  # percents told beside it
    taken_up: bool = False  # of what the sentence before names, among a field told there
    around: frozenset[str] = frozenset()  # parts of a year that its whole sentence names
    bare: bool = False  # among whom is not told
    office: bool = False  # of an office, maybe
    lately: bool = False  # of the month that the draft is of, or the one before; or "hiện"
    below: bool = False  # among bodies of a province: "thứ 3/9 huyện, thành phố"

    def same(self, other: Standing) -> bool:
        """Whether two ranks are of one thing, one time and one field."""
        if self.topic != other.topic or self.passage == other.passage or not self._field(other):
            return False
        if self.values & other.values and not (self.days or other.days):
            return True  # "tăng 9,27%, xếp thứ 8/34 … tăng trưởng 9,27%, đứng thứ 6 cả nước"
        pairs = ((self.years, other.years), (self.parts, other.parts), (self.days, other.days))
        if any(one and two and not one & two for one, two in pairs):
            return False
        around = (self.parts & other.around) | (other.parts & self.around)
        told = self.years & other.years or around or (self.lately and other.lately)
        if bool(self.parts) != bool(other.parts) and not (told or self._of_year(other)):
            return False
        return not (self.places and other.places and not self.places & other.places)

    def _of_year(self, other: Standing) -> bool:
        """Whether nothing but "cả năm" is said of the part of the year of either."""
        return not (self.parts | other.parts | self.around | other.around) - WHOLE_YEAR

    def _field(self, other: Standing) -> bool:
        if (self.taken_up or other.taken_up) and self.years & other.years:
            return True  # "Vị trí thứ 14 của năm 2018 không cho phép chúng ta bằng lòng"
        both = (self, other)
        if self.of is not None and other.of is not None:
            return self.of == other.of
        if any(
            a.of is not None and a.of < MANY and b.field in REGION for a, b in (both, both[::-1])
        ):
            return True  # "trong 5 tỉnh Tây Nguyên", "trong vùng Tây Nguyên"
        if any(
            a.below and b.of is None and b.field == PROVINCE and not b.office
            for a, b in (both, both[::-1])
        ):
            return True  # "thứ 3/9 huyện", "thứ 3 toàn tỉnh"
        fields = {self.field or _named(self.of), other.field or _named(other.of)}
        if self.bare or other.bare:
            return fields <= {"", "nation"} and all(one.of is None or one.of > MANY for one in both)
        return len(fields) == 1 and "" not in fields


def _within_others(text: str) -> bool:
    """Whether a sentence names another field than the whole country."""
    fields = words("ranks.rank_fields").findall(text)
    return any(words("nation").fullmatch(field) is None for field in fields)


def _named(of: int | None) -> str:
    return "nation" if of in NATIONAL else ""


@cache
def _names() -> tuple[re.Pattern[str], dict[str, Row]]:
    """A pattern of the names of what is ranked, in small letters, and the row of each."""
    known = {word.lower(): row for row in rows(TABLES, "ranked") for word in row["words"]}
    return small_of(known), known


@cache
def _not(topic: str) -> re.Pattern[str] | None:
    row = next(row for row in rows(TABLES, "ranked") if row["id"] == topic)
    return either(row["not"]) if row.get("not") else None


def standings(draft: Draft) -> Iterator[Standing]:
    """Every rank of a known thing, but for those of plans and of earlier times."""
    for number, passage in enumerate(draft.passages):
        last = opens = 0
        for found in ranks_of(draft, passage):
            if not JOINED.fullmatch(passage.text, last, found.start()):
                opens = last
            one = _standing(draft, passage, found, opens, number)
            last = found.end()
            if one is not None:
                yield one


def _standing(
    draft: Draft, passage: Passage, found: re.Match[str], last: int, number: int
) -> Standing | None:
    text = passage.text
    before = text[max(last, found.start() - REACH) : found.start()]
    before = STANDING.sub(" ", ASIDE.sub("", before))
    told = found.groupdict()
    before = f"{before} {told.get('what') or ''}"
    behind = DASH.split(CLAUSE.split(text[found.end() : found.end() + REACH])[0])[0]
    below = BELOW.match(behind) is not None
    behind = AMONG.sub("", behind)
    behind = ENDS.split(STANDING.split(behind)[0])[0]
    clause = BY_THE_WAY.sub(" ", COMPARED.sub(" ", CLAUSE.split(before)[-1]))
    if AIMED.match(text, found.end()):
        return None
    kept = KEPT.search(text, 0, found.start()) if "what" not in told else None
    now = OF_TIME.match(text, found.end()) or kept
    if words("ranks.other").search(f"{clause} {behind}") and not now:
        return None
    named = topic_in(behind) if OF_IT.match(behind) else None
    named = named or topic_in(clause, last=True) or topic_in(behind) or topic_in(before, last=True)
    named = named or topic_in(found.group())
    taken_up = named is None and TAKEN_UP.fullmatch(text, 0, found.start()) is not None
    for one in draft.before(passage) if taken_up else ():
        named = topic_in(one.text, last=True)
    if named is None and taken_up:  # "Từ vị trí thứ 23/63 của năm 2021, phấn đấu PCI năm 2022 …"
        named = topic_in(CLAUSE.split(AIMED_AT.sub("", text[found.end() :]))[0])
    if named is None:
        return None
    topic = _meant(draft, named)
    said = f"{clause} {behind}"
    behind_it = frozenset(YEAR.findall(COMPARED.sub(" ", behind)))
    own = behind_it if topic_in(behind) == named else frozenset()
    years = own or frozenset(YEAR.findall(clause)) or behind_it
    years = years or frozenset(YEAR.findall(ASIDE.sub("", text[: found.start()]))[-1:])
    if not years and NOW.search(said) and draft.day:
        years = frozenset((str(draft.day.year),))
    of = told.get("of") or told.get("among")
    field = (told.get("field") or "").lower()
    if not (of or field):
        within = words("ranks.rank_fields").findall(clause)
        field = within[-1].lower() if within else ""  # "trong vùng ta đứng thứ ba"
        if not field and _within_others(text):
            return None
    parts = frozenset(part.lower() for part in PART.findall(said))
    return Standing(
        rank=rank_of(found),
        of=int(of) if of else None,
        taken_up=taken_up,
        field="nation" if words("nation").fullmatch(field) else field,
        topic=topic,
        bare=not (of or field),
        below=below,
        office=OFFICE.search(text) is not None,
        start=passage.start + found.start(),
        end=passage.start + found.end(),
        years=years,
        parts=parts,
        lately=parts <= last_months(draft) if parts else NOWADAYS.search(clause) is not None,
        around=frozenset(part.lower() for part in PART.findall(_own_clause(text, found)))
        or _titled(draft),
        days=frozenset(day.split("/2")[0] for day in DAY.findall(said)),
        places=frozenset((*PLACE.findall(clause), *OF_PLACE.findall(clause))),
        passage=number,
        values=frozenset(VALUE.findall(clause)),
    )


def _own_clause(text: str, found: re.Match[str]) -> str:
    """The part of a sentence up to the next semicolons around a rank."""
    begin, end = text.rfind(";", 0, found.start()) + 1, text.find(";", found.end())
    return text[begin : end if end >= 0 else len(text)]


def _titled(draft: Draft) -> frozenset[str]:
    """The parts of a year of which the title says that the draft reports on them."""
    return draft.kept(
        "titled parts",
        lambda: frozenset(
            part.lower()
            for block in draft.document.blocks[:LINES]
            if len(block.text) <= TITLE and words("leftovers.reporting").search(block.text)
            for part in PART.findall(AHEAD.split(block.text)[0])
        ),
    )


def _meant(draft: Draft, topic: str) -> str:
    """What a name is short for, where the text has only a longer one of another row:
    "năng lực cạnh tranh" in a draft on "năng lực cạnh tranh du lịch", and none on PCI.
    """
    pattern, known = _names()
    told = draft.kept("ranked", lambda: frozenset(pattern.findall(draft.text.lower())))
    own = {name for name in told if known[name]["id"] == topic}
    longer = {
        str(known[name]["id"])
        for name in told - own
        if own and all(name.startswith(f"{short} ") for short in own)
    }
    return longer.pop() if len(longer) == 1 else topic


def named_in(text: str) -> frozenset[str]:
    """All that is ranked anywhere and that a text names, of whatever part or level.

    >>> sorted(named_in("Giải ngân và PCI cấp huyện"))
    ['disbursement', 'pci']
    """
    pattern, known = _names()
    return frozenset(str(known[name]["id"]) for name in pattern.findall(text.lower()))


def topic_in(text: str, *, last: bool = False) -> str | None:
    """What is ranked in a clause: the nearest name, unless words beside it make it another."""
    pattern, known = _names()
    found = list(pattern.finditer(text.lower()))
    if not found:
        return None
    named = found[-1 if last else 0]
    topic = str(known[named.group()]["id"])
    other = _not(topic)
    items = [one.end() for one in ITEM.finditer(text, 0, named.start())]
    own = text[items[-1] if items else 0 :]
    return None if other is not None and other.search(own) else topic
