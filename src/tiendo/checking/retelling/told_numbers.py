"""The numbers of a draft's sentences with the words that say what they are of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.periods.told_periods import headings
from tiendo.checking.retelling.recopying import digits
from tiendo.checking.sums.moves import moved
from tiendo.checking.wordlists import shaped, small, words
from tiendo.facts.figure import Figure, Measure
from tiendo.vocabulary.letters import CAPITALISED
from tiendo.vocabulary.numbers import scale_words
from tiendo.vocabulary.periods import Period, parse_period
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.units import noun_book

# How many letters before and behind a number are its own phrase, at most.
BEFORE, BEHIND = 90, 28
CLOSED = regex(r"[;:.\n]|,\s")
# "số tổ chức được kiểm tra tăng 6,7% (45 tổ chức)": what it was before.
BASE = regex(r"(?:so với\s[^();]{0,40}|(?:tăng|giảm)\s[^();]{0,12}\d[^();]{0,24})\($")
# "đã là 2.517 triệu USD thì sang năm ít nhất phải lên 3.000": what follows is of another.
ENDED = regex(r"[;:.,()\n]|\d|\sthì\s")
WORD = regex(r"[^\W\d_]+")
REST_OF_WORD = regex(r"\w*")
TIMES = shaped(r"\b{retelling.numbered}\s(?:thứ\s)?[\dIVX][\w/]*|\b\d+ tháng")
# "đến hết tháng 11" is of 11 months.
UP_TO = regex(r"\b(?:đến|hết|cuối) tháng (?P<month>\d{1,2})\b")
# "84 triệu đồng/năm như mục tiêu nêu trên": what stood before, and no other value.
AS_TOLD = shaped(
    r"\b{retelling.as}(?: đúng)?\s{retelling.as_told}\s(?:đã )?(?:{retelling.above}|đề ra)"
)
# "có thêm 642 doanh nghiệp", "từ 3 sao trở lên là 284 sản phẩm": all there are; "8.264 tỷ đồng
# tuy cao hơn năm trước": what it is held against.
NO_OTHER = shaped(
    r"\b{retelling.no_other}\b|\b{retelling.held_higher}\s[^,;.]*"
    r"|\b(?:GRDP|thu nhập) bình quân\b|\bđạt từ \d+ sao(?: trở lên)?\b"
    r"|\btừ \d+ \S+ trở lên(?=\s(?:là|có|đạt|được)\b)"
)
# "nhất là tay chân miệng (6 tháng đầu năm có 276 ca)": what is counted stands before the bracket.
TIMED = regex(
    r"\s*(?:cả |trong )?(?:\d{1,2} tháng|quý [IV]+|năm)(?: đầu năm| cuối năm)?(?: 20\d\d)?\s"
    r"(?:có|là|đạt|ghi nhận|được)?\s*"
)
WAY = shaped(r"\b(?P<way>[Tt]ăng|[Gg]iảm)(?:\s{retelling.turned_by})?\s$")
# "cả 33 chi bộ trực thuộc": all there are, and the words behind that must be the same.
DEFINITE = shaped(r"\b{retelling.definite}\s$")
# "Hải Đông đón 4,28 triệu lượt khách": whose value it is, and not what.
NAME = regex(rf"^\s*{CAPITALISED}(?:\s{CAPITALISED})+")
# "nâng tổng số giường lên 2.860 giường": what it is to become.
RAISED = shaped(r"\b(?:{retelling.raised})\b[^;.\d]*\s(?:lên|xuống|đến|thành)\s(?:\S+\s)?$")
OF_PLAN = (Measure.ATTAINMENT, Measure.SHARE, Measure.RATIO)
REACHED = regex(r"\bđạt\s$")
LONG_HEAD, LONG_NAME = 4, 7
TWO_DIGITS, LONG, MANY, EXACT, THOUSANDS = 2, 3, 4, 5, 10_000
# So many texts are kept with their words: a sentence is asked about for each of its numbers.
SENTENCES = 1 << 12


@dataclass(frozen=True, kw_only=True)
class Told:
    """A number in its sentence."""

    num: Num
    passage: Passage
    figure: Figure | None
    heading: str = ""  # of the part that it stands in

    @cached_property
    def lead(self) -> str:
        """What its sentence says right before it, brackets and all."""
        start = self.num.start - self.passage.start
        return self.passage.text[max(0, start - BEFORE) : start]

    @cached_property
    def before(self) -> str:
        """What its clause says before it."""
        start = self.num.start - self.passage.start
        before = self.passage.text[max(0, start - BEFORE) : start]
        inside = before.rpartition("(")[2]
        timed = TIMED.fullmatch(inside) is not None
        before = before.rstrip("( ") if ")" in inside or not inside.strip() or timed else inside
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
    def vague(self) -> bool:
        """Whether it is said to be rounded, and may be: not "hơn 155.225 tỷ đồng"."""
        return bool(self.num.main.hedge) and len(digits(self.num.main.value)) < EXACT

    @property
    def changes(self) -> bool:
        """Whether it is a rise or fall in percent: "IIP 6 tháng tăng 9,37%"."""
        return (
            self.num.percent and self.figure is not None and (self.figure.measure is Measure.CHANGE)
        )

    @cached_property
    def head(self) -> tuple[str, ...]:
        """The first words of what is counted: "chi bộ trực"."""
        last = self.num.whole or self.num.main
        after = self.passage.text[last.end - self.passage.start :][:BEFORE]
        said = WORD.findall(ENDED.split(after)[0].lower())
        empty = words("retelling.main").fullmatch
        return tuple(word for word in said if not empty(word))[:LONG_HEAD]

    @cached_property
    def named(self) -> tuple[str, ...]:
        """What is counted at length: "dự án được chấp thuận chủ trương đầu tư"."""
        after = self.passage.text[(self.num.whole or self.num.main).end - self.passage.start :]
        return tuple(WORD.findall(ENDED.split(after[:BEFORE])[0].lower()))[:LONG_NAME]

    @cached_property
    def another(self) -> bool:
        """Whether its words make it another value than the one told: a plan, an earlier one."""
        said = self.before if self.num.percent else self.phrase  # "85,2% kế hoạch"
        said = NO_OTHER.sub(" ", AS_TOLD.sub(" ", said))
        if DEFINITE.search(self.before):  # "cả 33 chi bộ đều kiểm tra ít nhất 2 đảng viên"
            said = f"{self.before} {' '.join(self.head)}"
        if self.num.per is not None:
            said = said.replace("bình quân", " ")
        start = self.num.start - self.passage.start
        if words("retold.other").search(said) or words("nation").search(self.before):
            return True
        if self.changes:
            return False
        opened = self.passage.text[:start].endswith("(")  # "tăng về lượng (21.640 việc)"
        if not opened and moved(self.passage.text, start):
            return True
        return BASE.search(self.passage.text[:start]) is not None

    @cached_property
    def way(self) -> str:
        """``tăng`` or ``giảm`` right before it: "giảm được 1.064 hộ nghèo"; "" where it is none."""
        found = WAY.search(self.before)
        return found["way"].lower() if found else ""

    @cached_property
    def bracketed(self) -> bool:
        """Whether a bracket says again, by the way, what it is: "(chiều dài 41,9 km)"."""
        before = self.passage.text[: self.num.start - self.passage.start]
        return before.rfind("(") > before.rfind(")") and len(before) - before.rfind("(") < BEFORE

    @cached_property
    def said(self) -> frozenset[str]:
        return telling(NAME.sub(" ", self.phrase)) - self.counted

    @cached_property
    def around(self) -> frozenset[str]:
        return telling(f"{self.heading} {self.passage.text}")

    @cached_property
    def counted(self) -> frozenset[str]:
        return frozenset(self.num.unit_text.lower().split())

    @cached_property
    def times(self) -> frozenset[str]:
        end = self.num.end - self.passage.start
        last = REST_OF_WORD.match(self.passage.text, end + BEHIND + len(" năm 2025"))
        behind = CLOSED.split(self.passage.text[end : last.end() if last else None])[0]
        said = f"{self.before} {behind}"
        upto = {f"{found['month']} tháng" for found in UP_TO.finditer(said)}
        return frozenset(found.lower() for found in TIMES.findall(said)) | upto

    @cached_property
    def period(self) -> Period | None:
        stated = self.figure.period if self.figure is not None else None
        period = parse_period(stated) if stated else None
        years = {time.split()[-1] for time in self.times if time.startswith("năm ")}
        if period and years and str(period.year) not in years:
            return None  # "từ mức 54,2 triệu đồng của năm 2021, phấn đấu năm 2022 …"
        return period if period and str(period.year) in self.passage.text else None


def two_measures(one: Told, other: Told) -> bool:
    """Whether one of two percents is a rise or fall, and the other what was reached of a plan."""
    pairs = ((one, other), (other, one))
    return one.num.percent and any(a.changes and _reached(b) for a, b in pairs)


def _reached(one: Told) -> bool:
    """``giải ngân đạt 19,2%``, and no growth by that name: "tăng trưởng đạt 8,6%"."""
    if one.changes:
        return False
    read = one.figure is not None and one.figure.measure in OF_PLAN
    grows = words("verdicts.changing").search(one.before) is not None
    return read or (REACHED.search(one.lead) is not None and not grows)


@lru_cache(SENTENCES)
def telling(text: str) -> frozenset[str]:
    """The words that say something, with their accents: "vận động" is no "đồng"."""
    bare = small("retold.empty").sub(" ", text.lower())
    return frozenset(found for found in WORD.findall(bare) if len(found) > 1)


def told_numbers(draft: Draft) -> list[Told]:
    """The counted and measured numbers outside tables that one slip could make another."""
    return draft.kept("told numbers", lambda: list(_told(draft)))


def every_number(draft: Draft) -> list[Told]:
    """All numbers of a unit outside tables, however few their digits."""
    return draft.kept("every number", lambda: list(_every(draft)))


def bare_numbers(draft: Draft) -> Iterator[Told]:
    """The numbers outside tables that stand behind their name: "hồ sơ tiếp nhận 3.105"."""
    for passage in draft.passages:
        for num in draft.numbers(passage):
            if num.unit is None and not num.high and num.whole is None:
                yield Told(num=num, passage=passage, figure=None)


def _told(draft: Draft) -> Iterator[Told]:
    for one in every_number(draft):
        num = one.num
        bare = num.high or _rounded(num)
        bare = bare or (num.unit == "count" and not (_known(num) or _large(num) or num.per))
        if not bare and len(digits(num.main.value)) >= (LONG if num.percent else TWO_DIGITS):
            yield one


def _every(draft: Draft) -> Iterator[Told]:
    parts = headings(draft)
    at = 0
    for passage in draft.passages:
        while at < len(parts) and parts[at].start <= passage.start:
            at += 1
        heading = parts[at - 1].text if at else ""
        figures = {one.main.start: one.figure for one in passage.amounts if one.main}
        for num in draft.numbers(passage):
            if num.unit is not None:
                yield Told(num=num, passage=passage, figure=figures.get(num.start), heading=heading)


def _rounded(num: Num) -> bool:
    """Whether a number is said to be rounded, and is: "trên 600", and not "ít nhất 442"."""
    return bool(num.main.hedge) and len(digits(num.main.value)) < LONG


def _large(num: Num) -> bool:
    """Whether so many are counted that their noun need not be known: "21.460 việc"."""
    return len(digits(num.main.value)) >= MANY and num.main.value >= THOUSANDS


def _known(num: Num) -> bool:
    """Whether a counted noun is one: "Đoạn 12 nói" counts nothing."""
    said = num.unit_text.lower().replace(",", " ").split()
    words = [word for word in said if word not in scale_words()]
    if words[:1] == ["vị"]:  # "83 vị ủy viên"
        return True
    return bool(words) and noun_book().at(words, 0) is not None
