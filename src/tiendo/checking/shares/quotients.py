"""Quotients with a named unit beside the two numbers that they are of: "198.640 em học ở 5.820
lớp, bình quân 34,1 học sinh/lớp"; "51.820 ha, năng suất 61,4 tạ/ha, sản lượng 318.175 tấn".

Which two numbers a quotient is of the words do not always tell. So nothing is said where any two
of the sentence give it; of the others only what one slip of the hand makes of it is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding, Place
from tiendo.checking.kin import kin, of_people
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.reckoned_pairs import plain_number
from tiendo.checking.pairs.reckoning import slipped
from tiendo.checking.saying import as_written, en, softened, vi
from tiendo.checking.sums.moves import moved
from tiendo.checking.wordlists import lists, shaped
from tiendo.checking.written import Range, plain
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

MEASURED = {"ha": Decimal(1), "km2": Decimal(1_000_000)}
SCALE = regex(r"(?:(?P<digits>1[.\d]*)|(?P<word>vạn|nghìn|ngàn|triệu))\s(?P<noun>.+)")
SCALES = {"vạn": 10_000, "nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000}
# Right before a quotient: of the two numbers that its sentence tells.
LED = shaped(r"\b{shares.quotient_leads}(?:\s(?!{shares.quotient_goals}\b)[^\W\d_]+){0,5}?\s$")
LED_REACH = 45
# A yield, a density of so few digits may be another one's by chance.
DIGITS, FEW = 3, 2
BEFORE = 1  # sentences, in which the two numbers may stand
HUNDREDTH = Decimal("0.01")
# "1.064 bác sĩ trên 1.120.000 dân": the unit of one stands before "trên".
OUT_OF = regex(r"\d\s(?:[^\W\d_]+\s){1,3}trên\s$")
JOINED = regex(r"\strên\s(?:diện tích\s)?")
AVERAGE = regex(
    r"(?:\s[^\W\d_]+){0,4}(?:\s\d)?\s?,\s(?:bình quân|trung bình|năng suất)(?:\sđạt)?\s"
)


@dataclass(frozen=True, slots=True)
class Quotient:
    """``stated`` is said to be ``part`` per ``whole``, and is not."""

    part: Num
    whole: Num
    stated: Num
    computed: Decimal
    sure: bool


def quotients(draft: Draft) -> Iterator[Quotient]:
    """Every quotient of a draft that is none of the two numbers beside it."""
    for passage in draft.passages:
        if "/" not in passage.text:
            continue
        numbers = draft.numbers(passage)
        for stated in numbers:
            if stated.per is not None and not stated.high and stated.whole is None:
                found = _judged(draft, passage, numbers, stated)
                if found is not None:
                    yield found


def _judged(draft: Draft, passage: Passage, numbers: Sequence[Num], stated: Num) -> Quotient | None:
    if _loose(draft.text, stated) or fold(stated.per or "") in lists()["shares.times_of_unit"]:
        return None
    pairs = _told_beside(draft.text, _pairs(draft, numbers, stated), stated)
    own = bool(pairs)
    for earlier in () if own else reversed(draft.before(passage, BEFORE)):
        pairs = _pairs(draft, [*draft.numbers(earlier), *numbers], stated)
    if not pairs or any(_of(*pair, stated).meets(stated.main.range) for pair in pairs):
        return None
    led = LED.search(draft.text, max(passage.start, stated.start - LED_REACH), stated.start)
    if not own and (led is None or " " in led.group().strip()):
        return None  # "Năng suất tôm thẻ 6,4 tấn/ha": of what is named, and not of all before
    alone = led is not None and len(pairs) == 1 and own
    wrong = [pair for pair in pairs if _slip(*pair, stated, digits=FEW if alone else DIGITS)]
    exchanged = [pair for pair in wrong if _exchanged(*_written(*pair, stated))]
    if not alone:
        wrong = exchanged
    if len(wrong) != 1:
        return None
    part, whole = wrong[0]
    return Quotient(
        part=part,
        whole=whole,
        stated=stated,
        computed=_right(part, whole, stated),
        sure=led is not None and bool(exchanged) and not draft.doubtful,
    )


def _pairs(draft: Draft, numbers: Sequence[Num], stated: Num) -> list[tuple[Num, Num]]:
    """The numbers that a quotient may be of, by what they count or measure."""
    plain = [
        num
        for num in numbers
        if num is not stated and plain_number(num) and num.per is None
        if num.unit is not None and not _loose(draft.text, num)
        if not moved(draft.text, num.start)
    ]
    wholes = [num for num in plain if _is_unit(num, stated)]
    parts = [num for num in plain if _is_counted(num, stated)] if wholes else []
    return [(part, whole) for part in parts for whole in wholes if part is not whole]


def _told_beside(text: str, pairs: list[tuple[Num, Num]], stated: Num) -> list[tuple[Num, Num]]:
    """``thu hoạch 672 tấn trên 112 ha đã thả, bình quân 6,0 tấn/ha``: the pair that "trên" joins
    right before the quotient, whatever others the sentence has; else all.
    """
    near = [
        (part, whole)
        for part, whole in pairs
        if JOINED.fullmatch(text, part.end, whole.start)
        and AVERAGE.fullmatch(text, whole.end, stated.start)
    ]
    return near if len(near) == 1 else pairs


def _is_unit(num: Num, stated: Num) -> bool:
    """Whether a number counts what the quotient is for each of: "5.820 lớp" of "/lớp"."""
    name = _unit_name(stated)
    words = num.unit_text.lower().split()
    if name in MEASURED:
        return bool(words) and words[-1] == name
    if num.unit != "count" or not words:
        return False
    if name in ("dân", "người"):
        return words[-1] in ("dân", "người")
    return " ".join(words).startswith(name) and stated.noun != num.noun


def _is_counted(num: Num, stated: Num) -> bool:
    """Whether a number counts what the quotient has of each: "198.640 em" of "học sinh/lớp"."""
    if num.unit != stated.unit:
        return False
    if num.unit != "count":
        return True
    first = num.unit_text.lower().split()[:1] == stated.unit_text.lower().split()[:1]
    return first or kin(stated, num) or (of_people(stated) and of_people(num))


def _unit_name(stated: Num) -> str:
    per = (stated.per or "").lower()
    scaled = SCALE.fullmatch(per)
    return scaled["noun"] if scaled else per


def _each(stated: Num) -> Decimal:
    """How many of its unit a quotient is for: 10.000 of "vạn dân"."""
    scaled = SCALE.fullmatch((stated.per or "").lower())
    if scaled is None:
        return MEASURED.get(_unit_name(stated), Decimal(1))
    return Decimal(
        scaled["digits"].replace(".", "") if scaled["digits"] else SCALES[scaled["word"]]
    )


def _of(part: Num, whole: Num, stated: Num) -> Range:
    share = part.main.range.percent_of(whole.main.range)
    return (share or Range(Decimal(0), Decimal(0))).times(_each(stated) * HUNDREDTH)


def _right(part: Num, whole: Num, stated: Num) -> Decimal:
    return as_written(part.main.value / whole.main.value * _each(stated), stated.main)


def _written(part: Num, whole: Num, stated: Num) -> tuple[str, str]:
    """What follows and what is stated, with the decimals of what is stated."""
    right = _right(part, whole, stated) / stated.factor
    step = (stated.main.step / stated.factor).normalize()
    return f"{plain(right, step):f}", f"{plain(stated.main.value / stated.factor, step):f}"


def _slip(part: Num, whole: Num, stated: Num, *, digits: int) -> bool:
    right, said = _written(part, whole, stated)
    if _exchanged(right, said):
        return True
    return slipped(Decimal(right), Decimal(said), digits=digits)


def _exchanged(one: str, other: str) -> bool:
    """Whether two neighbouring digits stand in each other's place: "39,0" and "30,9"."""
    a, b = one.replace(".", ""), other.replace(".", "")
    places = [at for at in range(min(len(a), len(b))) if a[at] != b[at]]
    if len(one) != len(other) or len(places) != len("ab") or places[1] - places[0] != 1:
        return False
    return (a[places[0]], a[places[1]]) == (b[places[1]], b[places[0]])


def _loose(text: str, num: Num) -> bool:
    """Whether a number is told roughly; "1.064 bác sĩ trên 1.120.000 dân" is not."""
    return bool(num.main.hedge) and OUT_OF.search(text, 0, num.start) is None


def misdivided(draft: Draft, one: Quotient) -> Finding:
    """The finding at a quotient that its two numbers do not give."""
    text, stated = draft.text, one.stated
    part, whole = (text[num.start : num.end] for num in (one.part, one.whole))
    right, wrong = one.computed / stated.factor, stated.main.value / stated.factor
    said = text[stated.start : stated.end]
    unit = text[stated.main.end : stated.end].strip()
    return Finding(
        start=stated.start,
        end=stated.end,
        message=f"{part} trên {whole} là {vi(right)} {unit}, không phải {said}",
        message_en=f"{part} for {whole} is {en(right)}, not {en(wrong)}",
        stated=wrong,
        computed=right,
        suggestion=f"{vi(right)} {unit}",
        see=tuple(Place(start=num.start, end=num.end) for num in (one.part, one.whole)),
        severity=softened(one.sure),
    )
