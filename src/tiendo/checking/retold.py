"""Values that a draft tells again, with a slip of the hand between: "(168 vụ)" of "186 vụ".

A later part of a report takes up what an earlier one has told: in brackets, behind "với" or
"trong", in other words. What is taken up rightly has its equal in the draft; a number without
one, that is nearly one told before in the same words, was copied wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.fitting import transposed
from tiendo.checking.numbers import Num
from tiendo.checking.parts import moved
from tiendo.checking.recopying import digits, mistyped, same_noun, slips
from tiendo.checking.told_periods import headings
from tiendo.checking.wordlists import words
from tiendo.facts.figure import Figure, Measure, Role
from tiendo.vocabulary.periods import Period, parse_period
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.units import noun_book

# How many letters before and behind a number are its own phrase, at most.
BEFORE, BEHIND = 90, 28
CLOSED = regex(r"[;:.\n]|,\s")
# "số tổ chức được kiểm tra tăng 6,7% (45 tổ chức)": what it was before.
BASE = regex(r"(?:so với\s[^();]{0,40}|(?:tăng|giảm)\s[^();]{0,12}\d[^();]{0,24})\($")
ENDED = regex(r"[;:.,()\n]|\d")
WORD = regex(r"[^\W\d_]+")
TIMES = regex(r"\b(?:quý|tháng|năm|kỳ|đợt|lần|giai đoạn)\s(?:thứ\s)?[\dIVX][\w/]*|\b\d+ tháng")
# "Trong số 247 hộ nghèo còn lại của xã": what was counted before is taken up whole.
TAKEN_UP = regex(r"\s*(?:\S+\s)?(?:[Tt]rong(?! đó| khi| tháng| năm)(?: số)?|[Vv]ới|[Cc]ả)\s")
# "mức 61,3 triệu đồng/người mà ta đạt được": a value of so much for each, told before.
TAKEN_AS = regex(r"\b(?:mức|con số|với|chỉ số)\s$")
# "cả 33 chi bộ trực thuộc": all there are, and the words behind that must be the same.
DEFINITE = regex(r"\b(?:cả|toàn bộ|tất cả|với|trong(?: tổng)?(?: số)?|đủ|ghi nhận|có đủ)\s$")
OF_THEM = regex(r"\b(?:của|đối với|cho|số)\s$")
LONG_HEAD = 4
HEAD, MAIN = 3, frozenset("chủ yếu cơ bản chính cụ thể".split())
SAME_RATE = (2, 0.75)
TWO_DIGITS, LONG = 2, 3
# Words that must be shared, and which part of the later phrase they must be: by how sure the
# slip itself is.
SWAPPED, CHANGED, SHORT, RATES = (1, 0.4), (2, 0.5), (3, 0.75), (3, 0.6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Retold:
    """The number that stands alone, and the one that it should be: the first, or told twice."""

    odd: Num
    right: Num
    sure: bool


@dataclass(frozen=True, kw_only=True)
class Told:
    """A number in its sentence."""

    num: Num
    passage: Passage
    figure: Figure | None
    heading: str = ""  # of the part that it stands in

    @cached_property
    def before(self) -> str:
        """What its clause says before it."""
        start = self.num.start - self.passage.start
        before = self.passage.text[max(0, start - BEFORE) : start]
        inside = before.rpartition("(")[2]
        before = before.rstrip("( ") if ")" in inside or not inside.strip() else inside
        cuts = [found.end() for found in CLOSED.finditer(before)]
        return before[cuts[-1] if cuts else 0 :]

    @cached_property
    def phrase(self) -> str:
        """Its own words: before it in its clause, and what goes on behind its noun."""
        end = self.num.end - self.passage.start
        behind = self.passage.text[end : end + BEHIND]
        cut = ENDED.search(behind)
        return f"{self.before} {behind[: cut.start()] if cut else behind}"

    @property
    def changes(self) -> bool:
        """Whether it is a rise or fall in percent: "IIP 6 tháng tăng 9,37%"."""
        return (
            self.num.percent and self.figure is not None and (self.figure.measure is Measure.CHANGE)
        )

    @cached_property
    def head(self) -> tuple[str, ...]:
        """The first words of what is counted: "chi bộ trực"."""
        after = self.passage.text[self.num.main.end - self.passage.start :][:BEFORE]
        said = (word for word in WORD.findall(ENDED.split(after)[0].lower()) if word not in MAIN)
        return tuple(said)[:LONG_HEAD]

    @cached_property
    def another(self) -> bool:
        """Whether its words make it another value than the one told: a plan, an earlier one."""
        said = self.before if self.num.percent else self.phrase  # "85,2% kế hoạch"
        if DEFINITE.search(self.before):  # "cả 33 chi bộ đều kiểm tra ít nhất 2 đảng viên"
            said = f"{self.before} {' '.join(self.head)}"
        if self.num.per is not None:
            said = said.replace("bình quân", " ")
        start = self.num.start - self.passage.start
        if words("retold.other").search(said):
            return True
        if self.changes:
            return False
        if moved(self.passage.text, start):
            return True
        return BASE.search(self.passage.text[:start]) is not None

    @cached_property
    def bracketed(self) -> bool:
        """Whether a bracket says again, by the way, what it is: "(chiều dài 41,9 km)"."""
        before = self.passage.text[: self.num.start - self.passage.start]
        return before.rfind("(") > before.rfind(")") and len(before) - before.rfind("(") < BEFORE

    @cached_property
    def said(self) -> frozenset[str]:
        return telling(self.phrase) - self.counted

    @cached_property
    def around(self) -> frozenset[str]:
        return telling(f"{self.heading} {self.passage.text}")

    @cached_property
    def counted(self) -> frozenset[str]:
        return frozenset(self.num.unit_text.lower().split())

    @cached_property
    def times(self) -> frozenset[str]:
        end = self.num.end - self.passage.start
        behind = CLOSED.split(self.passage.text[end : end + BEHIND + len(" năm 2025")])[0]
        said = f"{self.before} {behind}"
        return frozenset(found.lower() for found in TIMES.findall(said))

    @cached_property
    def period(self) -> Period | None:
        stated = self.figure.period if self.figure is not None else None
        period = parse_period(stated) if stated else None
        return period if period and str(period.year) in self.passage.text else None


def telling(text: str) -> frozenset[str]:
    """The words that say something, with their accents: "vận động" is no "đồng"."""
    bare = words("retold.empty").sub(" ", text.lower())
    return frozenset(found for found in WORD.findall(bare) if len(found) > 1)


def retold(draft: Draft) -> Iterator[Retold]:
    """Every number that was copied wrong from an earlier sentence."""
    told = list(_told(draft))
    near, equal = _by_slips(told), _by_value(told)
    for odd in told:
        if odd.another or _twice(odd, equal):
            continue
        like = {id(one): one for key in _keys(odd) for one in near[key]}
        found = [
            one
            for one in sorted(like.values(), key=lambda one: one.num.start)
            if (one.num.start < odd.num.start or _twice(one, equal))
            and _slipped(one, odd)
            and _of_one_thing(one, odd)
        ]
        if found:
            best = max(found, key=lambda one: len(odd.said & one.around))
            sure = swapped(best.num.main.value, odd.num.main.value) and not draft.doubtful
            yield Retold(odd=odd.num, right=best.num, sure=sure)


def _keys(told: Told) -> list[tuple[str | None, str]]:
    return [(told.num.unit, key) for key in slips(told.num.main.value)]


def _by_slips(told: Sequence[Told]) -> Mapping[tuple[str | None, str], list[Told]]:
    found: dict[tuple[str | None, str], list[Told]] = defaultdict(list)
    for one in told:
        for key in _keys(one):
            found[key].append(one)
    return found


def _by_value(told: Sequence[Told]) -> Mapping[Decimal, list[Told]]:
    """Each number by its value, and by the whole that it is of."""
    found: dict[Decimal, list[Told]] = defaultdict(list)
    for one in told:
        found[one.num.main.value].append(one)
        if one.num.whole is not None:
            found[one.num.whole.value].append(one)
    return found


def _twice(one: Told, equal: Mapping[Decimal, list[Told]]) -> bool:
    """Whether a number is told at another place as well."""
    return any(other is not one and _alike(other, one) for other in equal[one.num.main.value])


def _told(draft: Draft) -> Iterator[Told]:
    """The counted and measured numbers outside tables that one slip could make another."""
    parts = headings(draft)
    at = 0
    for passage in draft.passages:
        while at < len(parts) and parts[at].start <= passage.start:
            at += 1
        heading = parts[at - 1].text if at else ""
        figures = {one.main.start: one.figure for one in passage.amounts if one.main}
        for num in draft.numbers(passage):
            bare = num.unit is None or num.high or bool(num.main.hedge)
            bare = bare or (num.unit == "count" and not _known(num))
            if not bare and len(digits(num.main.value)) >= (LONG if num.percent else TWO_DIGITS):
                yield Told(num=num, passage=passage, figure=figures.get(num.start), heading=heading)


def _known(num: Num) -> bool:
    """Whether a counted noun is one: "Đoạn 12 nói" counts nothing."""
    words = num.unit_text.lower().split()
    if words[:1] == ["vị"]:  # "83 vị ủy viên"
        return True
    return bool(words) and noun_book().at(words, 0) is not None


PER_HEAD = {None, "người"}


def _alike(one: Told, other: Told) -> bool:
    pers = {one.num.per, other.num.per}
    if one.num.unit != other.num.unit or (len(pers) > 1 and pers != PER_HEAD):
        return False
    return one.num.unit != "count" or same_noun(one.num.unit_text, other.num.unit_text)


def _slipped(one: Told, later: Told) -> bool:
    if one.passage is later.passage or not _alike(one, later):
        return False
    first, second = one.num.main.value, later.num.main.value
    return mistyped(first, second) or _one_digit(first, second) or swapped(first, second)


def swapped(one: Decimal, other: Decimal) -> bool:
    """Whether two digits of a number stand in each other's place: 28,65 and 25,68."""
    a, b = f"{one.normalize():f}", f"{other.normalize():f}"
    if len(a) != len(b) or len(digits(one)) < LONG:
        return transposed(one, other)
    apart = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(apart) == TWO_DIGITS and apart[0] == apart[1][::-1]


def _one_digit(one: Decimal, other: Decimal) -> bool:
    """``47`` and ``57``: by themselves two numbers, in the same words one."""
    a, b = f"{one.normalize():f}", f"{other.normalize():f}"
    return len(a) == len(b) == TWO_DIGITS and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _of_one_thing(one: Told, later: Told) -> bool:
    if one.another or not _one_time(one, later):
        return False
    turned = swapped(one.num.main.value, later.num.main.value)
    again = later.bracketed or words("retold.again").search(later.phrase) is not None
    if TAKEN_AS.search(later.before) and later.num.per and later.num.per == one.num.per:
        return len(digits(later.num.main.value)) >= LONG and _role(one) is _role(later)
    if one.num.percent and not turned and not _moved(one, later):
        return _same_rate(one, later)
    if _moved(one, later):
        return False
    if _all_there_are(one, later):
        return True
    if not (turned or again) and _role(one) is not _role(later):
        return False
    long = len(digits(later.num.main.value)) >= LONG
    if turned and long and TAKEN_UP.match(later.phrase) and len(later.said) <= SHORT[0]:
        return later.counted <= one.counted or one.counted <= later.counted
    near = transposed(one.num.main.value, later.num.main.value)
    least, part = RATES if one.num.percent else _needed(turned=near, long=long)
    if turned and not near and len(digits(later.num.main.value)) > LONG:
        part = SWAPPED[1]  # two digits of four in each other's place: hardly by chance
    if not (turned or again or one.num.unit_text.lower() == later.num.unit_text.lower()):
        return False  # "113 học viên", "163 đồng chí": two chances at once
    shared = later.said & (one.around | one.counted)
    if len(shared) >= least and len(shared) >= part * len(later.said):
        return True
    return near and long and not one.num.percent and _named_whole(one, later)


def _all_there_are(one: Told, later: Told) -> bool:
    """``31 chi bộ trực thuộc … cả 33 chi bộ trực thuộc``: by the words behind both."""
    sure = DEFINITE.search(later.before) is not None
    if not sure and OF_THEM.search(later.before) is None:
        return False
    words_ = HEAD if sure else LONG_HEAD
    return len(later.head) >= words_ and one.head[:words_] == later.head[:words_]


def _same_rate(one: Told, later: Told) -> bool:
    """Whether two percents with one digit between them are of one thing and of one time, by the
    words of their own clauses.
    """
    if not one.times & later.times or one.figure is None or later.figure is None:
        return False
    a, b = one.figure, later.figure
    if a.measure is not b.measure or a.direction is not b.direction:
        return False
    if a.role is b.role and a.indicator_id is not None and a.indicator_id == b.indicator_id:
        return a.subject == b.subject
    least, part = SAME_RATE
    shared = later.said & one.said
    if a.role is not b.role and len(shared) <= least:
        return False
    return len(shared) >= least and len(shared) >= part * min(len(later.said), len(one.said))


def _named_whole(one: Told, later: Told) -> bool:
    """Whether all that the first says of its number the later one says as well."""
    if len(one.said) >= len(("trồng", "rừng")):
        return one.said <= later.said
    return bool(one.said) and one.said <= later.said and bool(one.times & later.times)


def _needed(*, turned: bool, long: bool) -> tuple[int, float]:
    return (SWAPPED if long else CHANGED) if turned else (CHANGED if long else SHORT)


def _one_time(one: Told, later: Told) -> bool:
    if one.times and later.times and not one.times & later.times:
        return False
    first, second = one.period, later.period
    if first is None or second is None:
        return True
    return first.start <= second.end and second.start <= first.end


def _role(told: Told) -> Role | None:
    return told.figure.role if told.figure is not None else Role.RESULT


def _moved(one: Told, later: Told) -> bool:
    """Whether a change between the two is told: "còn 247 hộ, giảm 27 hộ"."""
    moved: Decimal = abs(one.num.main.value - later.num.main.value)
    beside: Sequence[Passage] = (one.passage, later.passage)
    return any(
        amount.figure.value == moved and amount.figure.direction is not None
        for passage in beside
        for amount in passage.amounts
    )
