"""Totals that the numbers behind them come to, but for one slip of the hand.

"Kim ngạch xuất nhập khẩu 31,6 tỷ USD; trong đó xuất khẩu 14,2 tỷ USD, nhập khẩu 14,7 tỷ USD": by
no rule of language are these all the parts. But where two neighbouring digits of one number
exchanged make the sum exact, to the last of three digits or more, that is hardly chance.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.kin import of_people, one_thing
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.standing import COMPARED
from tiendo.checking.sums.closing import closed
from tiendo.checking.sums.exchanging import (
    by_exchange,
    by_figure,
    by_hand,
    digits,
    sharp,
    summed,
)
from tiendo.checking.sums.mistyped_sums import bare, out_of, shared, told_as_parts
from tiendo.checking.sums.runs import LED, MOST_PARTS, like, of_another, run_behind
from tiendo.checking.sums.unread import inside_brackets
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.regexes import regex

# The next sentence, and lines of a list, that tell the parts.
OPENED = shaped(
    r"\s*(?:[^\W\d_]+\s){0,6}(?:{sums.leads_to_parts})\b(?!\s*[^\d:]{0,40}(?:$|[.;]))"
    r"|\s*{sums.sorts}\b[^.;:\d]{0,40}(?::|\sthì)\s"
    r"|[^.;:\d]{2,40}\stheo\s[^.;:\d]{2,24}:\s",
    re.IGNORECASE,
)
LINES_OPENED = regex(r"(?:[^\d.;()]|\([^()\d]*\)){2,60}:\s*")
# The next sentence, that tells what is left of one part.
REST = shaped(
    r"\s*(?:Số\s{sums.left_behind}\s(?:là\s)?\d"
    r"|\d[\d.,]*(?:\s[^\W\d_]+){1,3}?\s{sums.left_behind}\b)"
)
MARK = regex(r"\s*(?:(?P<mark>[-+*•–])|(?P<letter>[a-zđ])\))\s*(?:[^\W\d_]|\d+\s[^\W\d_])")
SEMICOLON = regex(r"[;\n]")
JOINED = regex(r"^[^;,]*\svà\s(?:có\s)?$")
ALL_ABOVE = shaped(r"\btoàn bộ\s(?:số\s)?{changes.money}\s(?:nêu\s)?(?:trên|này)\b[^.;:]*:\s*$")
FEWEST = 2
DIGITS = 3
ABOUT = "about"

Slips = Callable[[str], frozenset[Decimal]]
# So far before a total stands what it is compared with; so many sentences behind it may hold its
# parts.
AGAINST, AHEAD = 90, MOST_PARTS + 3


@dataclass(frozen=True, slots=True)
class SlippedSum:
    """``odd``, written as ``right``, would make the parts come to their total."""

    total: Num
    parts: tuple[Num, ...]
    odd: Num
    right: Decimal
    sure: bool

    @property
    def sum(self) -> Decimal:
        return _sum(self.parts)


def slipped_sums(draft: Draft) -> Iterator[SlippedSum]:
    """Every total that one slip of the hand in a number keeps from its parts."""
    for at, passage in enumerate(draft.passages):
        numbers = [num for num in draft.numbers(passage) if _single(num)]
        following = draft.passages[at + 1 : at + 1 + AHEAD]
        for place, total in enumerate(numbers):
            if len(digits(draft.text, total)) < DIGITS:
                continue
            behind = [num for num in numbers[place + 1 :] if sharp(num)]
            run = _to_close(draft.text, run_behind(draft.text, passage, total, behind))
            if _comes_to(draft.text, run, total) or _clause_comes_to(draft, passage, total):
                continue
            if _of_told(numbers, total, run) or _compared(draft.text, total):
                continue
            found = _slipped(draft, passage, total, run)
            alone = all(num.unit != total.unit for num in numbers[:place])
            if found is None:
                found = _rest_in_next(draft, passage, total, run, following)
            if found is None:
                found = _in_next(draft, passage, total, following) or (
                    _in_lines(draft, passage, total, following)
                    if alone and not (place and total.percent)
                    else None
                )
            if found is not None:
                yield found
        yield from _of_all_above(draft, at)


def _to_close(text: str, run: Sequence[Num]) -> Sequence[Num]:
    """``214 ca, trong đó 61 ca … và 12 ca nhập cảnh; 168 ca đã ra viện``: "và" closes a list, and
    what stands behind the next mark is counted another way.
    """
    joined = False
    for at, (one, other) in enumerate(pairwise(run), 1):
        between = text[one.end : other.start]
        if joined and ";" in between and " còn " not in between:
            return run[:at]
        joined = JOINED.search(between) is not None
    return run


def _compared(text: str, total: Num) -> bool:
    return COMPARED.search(text, max(0, total.start - AGAINST), total.start) is not None


def _of_all_above(draft: Draft, at: int) -> Iterator[SlippedSum]:
    """``1. Tổng vốn: 4.900 triệu đồng, gồm … 2. Phân bổ toàn bộ số vốn trên cho bốn công trình:``
    with a line for each of them.
    """
    passage = draft.passages[at]
    if at == 0 or ALL_ABOVE.search(passage.text) is None:
        return
    above = [num for num in draft.numbers(draft.passages[at - 1]) if _single(num)]
    if above:
        found = _in_lines(draft, passage, above[0], draft.passages[at + 1 :])
        if found is not None:
            yield found


def _clause_comes_to(draft: Draft, passage: Passage, total: Num) -> bool:
    """``1.318 hồ sơ, gồm 1.309 đúng hạn, 9 trễ hạn; 8 hồ sơ …``: all that its clause tells."""
    end = draft.text.find(";", total.end, passage.end)
    told = [
        num.main.value
        for num in draft.numbers(passage)
        if total.end <= num.start < end and not (num.percent or num.high)
    ]
    return len(told) >= FEWEST and sum(told) == total.main.value


def _of_told(numbers: Sequence[Num], total: Num, run: Sequence[Num]) -> bool:
    """``kỷ luật 341 đảng viên, giảm so với năm 2023 (368), gồm: …``: the parts come to another
    number of the sentence; with the number itself they may: "1.114 chi đoàn: mạnh 512, khá 388, …".
    """
    sums = {_sum(run[:count]) for count in range(FEWEST, len(run) + 1)}
    told = [num for num in numbers if num.unit == total.unit and num is not total]
    above = {num.main.value - total.main.value for num in numbers if num.end <= total.start}
    return bool(above & sums) or any(
        num.main.value in sums and num.start < run[0].start for num in told
    )


def _single(num: Num) -> bool:
    """Whether a number may be a total: one value, or what came of a plan ("3.186 ha/3.000 ha"); so
    may one that is told as about: "khoảng 742 tấn/ngày, gồm đô thị 318 tấn và nông thôn 424 tấn".
    """
    told = "" if num.main.hedge == ABOUT else num.main.hedge
    return sharp(replace(num, whole=None, main=replace(num.main, hedge=told)))


def _in_next(
    draft: Draft, passage: Passage, total: Num, following: Sequence[Passage]
) -> SlippedSum | None:
    """Of parts that the next sentence tells: "Trong đó, vụ xuân 21.340 ha, vụ mùa 25.830 ha"."""
    if not following or total.percent:
        return None
    if inside_brackets(draft.text, passage.start, total.start):
        return None  # one of the parts of something else
    opened = OPENED.match(following[0].text) is not None
    numbers = [num for num in draft.numbers(following[0]) if sharp(num)]
    run = run_behind(draft.text, following[0], total, numbers, opened=opened)
    if not opened and not (len(run) >= FEWEST and _of_last(draft, passage, total, run)):
        return None
    passages = passage, following[0]
    return _slip_in(draft, passages, total, run, by_figure, sure=False, opened=opened)


def _rest_in_next(
    draft: Draft, passage: Passage, total: Num, run: Sequence[Num], following: Sequence[Passage]
) -> SlippedSum | None:
    """Of what is left of one part, told next: "126 kiến nghị; đã trả lời 109. Số còn lại 17 …"."""
    if len(run) != 1 or not following or REST.match(following[0].text) is None:
        return None
    rest = next((num for num in draft.numbers(following[0]) if sharp(num)), None)
    if rest is None or not like(rest, total, bare=True):
        return None
    return _slip_in(draft, (passage, following[0]), total, (*run, rest), sure=False)


def _of_last(draft: Draft, passage: Passage, total: Num, run: Sequence[Num]) -> bool:
    """Whether the next sentence tells two halves of what the sentence told last: "giải ngân 517,3
    tỷ đồng. Vốn đầu tư 389,6 tỷ đồng; vốn sự nghiệp 127,7 tỷ đồng".
    """
    text, start = draft.text, passage.start
    told = [
        num
        for num in draft.numbers(passage)
        if like(num, total, bare=False)
        and not inside_brackets(text, start, num.start, after_number=False)
        and not of_another(text, start, num, total)
    ]
    all_told = (len(run) == FEWEST and shared(text, total, run)) or closed(text, total, run)
    if not told or told[-1] is not total or not all_told:
        return False
    return total.unit != "count" or all(one_thing(num, total) for num in run)


def _in_lines(
    draft: Draft, passage: Passage, total: Num, following: Sequence[Passage]
) -> SlippedSum | None:
    """Of parts that the lines below tell, one each; a sentence without a number may open them:
    "Số thu gồm:".
    """
    opened = bool(following) and LINES_OPENED.fullmatch(following[0].text) is not None
    following = following[opened:]
    marked = MARK.match(following[0].text) if following else None
    own = MARK.match(passage.text)
    if marked is None or (own is not None and own["mark"] == marked["mark"]):
        return None
    run: list[Num] = []
    for line in following[: MOST_PARTS + 1]:
        mark = MARK.match(line.text)
        if mark is None or mark["mark"] != marked["mark"]:
            break
        numbers = [num for num in draft.numbers(line) if sharp(num)]
        alike = [num for num in numbers if like(num, total, bare=True)]
        first = alike[0] if alike else None
        if opened and len(alike) > 1:
            return None  # "giao 64, hoàn thành 47": of which of them the total is does not show
        if first is None or of_another(draft.text, line.start, first, total):
            break
        run.append(first)
    return _slip_in(draft, (passage, *following[: len(run)]), total, run, sure=False)


def _slipped(draft: Draft, passage: Passage, total: Num, run: Sequence[Num]) -> SlippedSum | None:
    led = len(run) >= FEWEST and _led(draft.text, total, run)
    alike = bool(run) and _alike(draft, passage, total, run)
    alike = alike or bare(total, run, draft.numbers(passage))
    if not (led or alike or _closed(draft, passage, total, run)):
        return None
    return _slip_in(draft, (passage,), total, run, sure=led)


def _closed(draft: Draft, passage: Passage, total: Num, run: Sequence[Num]) -> bool:
    """Whether the last number closes the parts of a total that is no part itself."""
    near = [num for num in draft.numbers(passage) if num.unit == total.unit]
    return closed(draft.text, total, run) and not summed(near, total)


def _slip_in(
    draft: Draft,
    passages: Sequence[Passage],
    total: Num,
    run: Sequence[Num],
    slips: Slips = by_hand,
    *,
    sure: bool,
    opened: bool = False,
) -> SlippedSum | None:
    """The one slip that makes a total exact, where nothing comes to it as it stands; the numbers
    are of ``passages``.
    """
    if len(run) < FEWEST or _comes_to(draft.text, run, total) or _nested(run):
        return None
    for count in range(FEWEST, len(run) + 1):
        found = _slip(draft.text, total, run[:count], by_exchange, DIGITS)
        if found is not None:
            sure = sure and not (draft.doubtful or total.main.hedge)
            return SlippedSum(total, tuple(run[:count]), *found, sure)
    if _of_two_things(total, run):
        return None
    around = [num for passage in passages for num in draft.numbers(passage)]
    for count in range(len(run), FEWEST - 1, -1):
        if told_as_parts(draft.text, total, run, count, around, opened=opened):
            found = _slip(draft.text, total, run[:count], slips, FEWEST)
            if found is not None:
                return SlippedSum(total, tuple(run[:count]), *found, False)
    return None


def _of_two_things(total: Num, run: Sequence[Num]) -> bool:
    """``318 tổ hội, trong đó năm 2020 lập mới 21 chi hội và 97 tổ hội``: one is of other things."""
    named = [num for num in run if num.unit == "count" and num.unit_text]
    return total.unit == "count" and any(
        not (one_thing(num, total) or of_people(num)) for num in named
    ) and any(one_thing(num, total) for num in named)  # fmt: skip


def _led(text: str, total: Num, run: Sequence[Num]) -> bool:
    """Whether something leads from a total to what follows, or two names share it."""
    led = LED.search(text, total.end, run[0].start) is not None
    return led or shared(text, total, run) or out_of(text, total)


def _alike(draft: Draft, passage: Passage, total: Num, run: Sequence[Num]) -> bool:
    """Whether a total and what follows are counted by one name, and it stands first."""
    text = draft.text
    if total.unit != "count" or LED.search(text, passage.start, total.start):
        return False
    if any(num.unit == "count" and num.start < total.start for num in draft.numbers(passage)):
        return False  # one of several told side by side
    named = all(num.unit_text in ("", total.unit_text) for num in run)
    return named and SEMICOLON.search(text, total.end, run[-1].start) is None


def _nested(run: Sequence[Num]) -> bool:
    """``đã có phương án 103 cơ sở: giáo dục 34, y tế 21, …``: parts of a part."""
    ends = range(1 + FEWEST, len(run) + 1)
    return any(run[0].main.value == _sum(run[1:end]) for end in ends)


def _comes_to(text: str, run: Sequence[Num], total: Num) -> bool:
    """Whether numbers come to a total, or to the plan behind it, as roughly as they are written."""
    ends = [one.value for one in (total.main, total.whole) if one is not None]
    roughly = _round_to(text, total) if total.main.hedge else Decimal(0)
    for count in range(FEWEST, len(run) + 1):
        steps = sum((num.main.step for num in run[:count] if not num.main.exact), Decimal(0))
        most = max(roughly, (steps + total.main.step * (steps > 0)) / 2)
        if any(abs(_sum(run[:count]) - end) <= most for end in ends):
            return True
    return False


def _round_to(text: str, num: Num) -> Decimal:
    """What one is worth in the last place of a number that tells: 10 of "khoảng 1.860"."""
    said = text[num.main.start : num.main.end]
    figures = re.sub(r"\D", "", said)
    return num.main.step * Decimal(10) ** (
        0 if "," in said else len(figures) - len(figures.rstrip("0"))
    )


def exchanged(text: str, total: Num, parts: Sequence[Num]) -> tuple[Num, Decimal] | None:
    """The number of a sum of which two digits exchanged make it exact, and what it would be."""
    return _slip(text, total, parts, by_exchange, DIGITS)


def _slip(
    text: str,
    total: Num,
    parts: Sequence[Num],
    slips: Slips,
    fewest: int,
) -> tuple[Num, Decimal] | None:
    """The number that a slip would make such that the sum is exact, and what it would be;
    ``fewest``: digits that it must have.
    """
    short = total.main.value - _sum(parts)
    for num, wanted in ((total, -short), *((part, short) for part in parts)):
        if len(digits(text, num)) >= fewest and wanted / num.factor in slips(
            text[num.main.start : num.main.end]
        ):
            return num, num.main.value + wanted
    return None


def _sum(numbers: Sequence[Num]) -> Decimal:
    return sum((num.main.value for num in numbers), Decimal(0))
